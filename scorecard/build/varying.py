"""Variants of a report, made from the finished whole: a part of it, its covering report alone, or both.

A variant has a folder of its own beside that of its quarter, so that it is never taken for what the quarter published.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from scorecard.period import Kind, Period, PeriodError, parse_period
from scorecard.report import Material, Report
from scorecard.report.cut import CutKind, VariantError, find_cut
from scorecard.report.narrowing import cut_report, narrow
from scorecard.workspace import Workspace


@dataclass(frozen=True)
class Variant:
    """What of a report is made: ``part`` is what it is cut by and the name typed, None for the whole."""

    part: tuple[CutKind, str] | None = None
    covering_only: bool = False


WHOLE = Variant()


def vary(report: Report, material: Material, variant: Variant) -> tuple[Report, Material]:
    """Return the report asked for and what it is made from; raises ``VariantError`` where there is no such part."""
    if variant.part is not None:
        material = narrow(material, find_cut(material.catalogue, *variant.part))
        report = cut_report(report, material)
    return replace(report, covering_only=variant.covering_only), material


def folder_name(report: Report) -> str:
    """Return the name of the folder of a report: ``2022-23-Q2``, and of a variant ``2022-23-Q2-people-covering``."""
    part = report.cut.slug if report.cut else ""
    covering = "covering" if report.covering_only else ""
    return "-".join(name for name in (report.quarter.slug, part, covering) if name)


def refuse_published(folder: Path, workspace: Workspace, quarter: Period) -> None:
    """Refuse a folder in which a quarter's whole report stands, or will stand; raises ``VariantError``."""
    outputs, folder = workspace.outputs.resolve(), folder.resolve()
    inside = folder.relative_to(outputs).parts[:1] if folder.is_relative_to(outputs) else ()
    if any(map(_is_quarter, inside)) or folder.is_relative_to(workspace.output(quarter.slug).resolve()):
        raise VariantError(f"{folder} is where a whole report stands, and this is not one. Name another folder.")


def _is_quarter(name: str) -> bool:
    try:
        return parse_period(name).kind is Kind.QUARTER
    except PeriodError:
        return False
