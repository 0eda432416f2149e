"""A small workspace, and what is said about it: the material of the tests beside this module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from scorecard.catalogue import Catalogue, Indicator, load_catalogue
from scorecard.period import Period
from scorecard.problems import Problem
from scorecard.workspace import Workspace

Q2 = Period.quarter(2022, 2)
HEAD = """\
council: Anyshire
comparators: {national: England, regional: East Midlands}
priorities: [{id: 1, name: Green and clean}, {id: 2, name: Improved life chances}]
directorates: [Place and Economy, People]
"""
REQUIRED = {
    "title": "Fly-tips cleared",
    "priority": "1",
    "directorate": "People",
    "unit": "percent",
    "direction": "higher",
    "kind": "flow",
}


def indicator(settings: str = "", changed: Mapping[str, str | None] | None = None) -> str:
    """Return the text of one indicator, from line 6: the required settings, changed or left out (None), then more.

    Each setting has a line: ref 6, title 7, priority 8, directorate 9, unit 10, direction 11, kind 12, more from 13.
    """
    lines = [f"{name}: {value}" for name, value in {**REQUIRED, **(changed or {})}.items() if value is not None]
    return "\n    ".join(['  - ref: "1.1"', *lines, *settings.splitlines()]) + "\n"


def text(*indicators: str, defaults: str = "") -> str:
    """Return a catalogue; ``defaults`` would stand before the indicators, in line 5."""
    return HEAD + (f"defaults: {defaults}\n" if defaults else "") + "indicators:\n" + "".join(indicators)


def workspace(folder: Path, **files: str) -> Workspace:
    """Return a workspace with a catalogue and what else is given: ``report``, ``queries``, ``wording``."""
    homes = {"report": "inputs/2022-23-Q2", "queries": "inputs/2022-23-Q2", "wording": "templates"}
    for name, content in ({"indicators": text(indicator())} | files).items():
        home = folder / homes.get(name, "")
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{name}.yaml").write_text(content, encoding="utf-8")
    return Workspace(folder)


def problems_of(folder: Path, catalogue: str) -> list[str]:
    """Return the printed problems of a catalogue."""
    _, problems = load_catalogue(workspace(folder, indicators=catalogue))
    return printed(problems)


def loaded(folder: Path, catalogue: str) -> Catalogue:
    """Return a catalogue that has no problem at all."""
    found, problems = load_catalogue(workspace(folder, indicators=catalogue))
    assert printed(problems) == []
    assert found is not None
    return found.catalogue


def only(
    folder: Path, settings: str = "", changed: Mapping[str, str | None] | None = None, defaults: str = ""
) -> Indicator:
    """Return the one indicator of a catalogue that has no problem at all."""
    return loaded(folder, text(indicator(settings, changed), defaults=defaults)).indicators[0]


def printed(problems: Sequence[Problem]) -> list[str]:
    """Return the problems as they are printed."""
    return [str(problem) for problem in problems]
