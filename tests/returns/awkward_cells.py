"""Writes one awkward cell into a real workbook, OpenDocument spreadsheet or CSV file, and reads it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml
from openpyxl import Workbook

from scorecard.figures import Style, Unit
from scorecard.observations import SourceFile
from scorecard.period import Period
from scorecard.sources import read_return
from tests.sources.material import ods

Case = Mapping[str, Any]

CASES = Path(__file__).with_name("cells.yaml")
STYLES = {unit.value: Style(unit, 1) for unit in Unit}  # the reference of an indicator is its unit
HEADINGS = ("Ref", "Period", "Value", "No data reason")

_QUARTER = Period.quarter(2022, 2)
_STYLES = (
    '<number:time-style xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" style:name="N1" '
    'number:truncate-on-overflow="false"/><style:style style:name="long" style:data-style-name="N1"/>'
)


def cases() -> list[Case]:
    """Return the table of awkward cells."""
    return list(yaml.safe_load(CASES.read_text(encoding="utf-8")))


def name(case: Case) -> str:
    """Return what a test of this cell is called."""
    return " ".join(str(case[key]) for key in ("period", "typed", "kind", "format", "unit", "history") if key in case)


def suffixes(case: Case) -> Iterator[str]:
    """Yield the kinds of file that can hold such a cell: a CSV file knows neither formats nor formulas."""
    yield ".xlsx"
    if case.get("only") == "xlsx" or case.get("kind") == "formula" or case.get("format", "0%") != "0%":
        return
    yield ".ods"
    if case.get("only") != "spreadsheets" and "kind" not in case and "format" not in case:
        yield ".csv"


def outcome(case: Case, suffix: str, folder: Path) -> dict[str, object]:
    """Return what is read from the cell, in the words of the table."""
    path = folder / f"return{suffix}"
    _WRITERS[suffix](case, path)
    earlier = case.get("history", ())
    low = {case["unit"]: 0.0} if any(earlier) and all(value < 1.5 for value in earlier) else {}
    reading, problems = read_return(path, SourceFile(path.name, "", _QUARTER), STYLES, low)
    if problems:
        (problem,) = problems
        return {"says": str(problem).replace(path.name, "return").replace("!return!", "!Figures!").split(": error ")[1]}
    (item,) = reading.observations
    found = {
        "reads": None if item.value is None else float(item.value),
        "repair": item.source.repair,
        "provisional": item.provisional or None,
        "reason": item.no_data_reason,
        "suppressed": item.suppressed or None,
        "of": item.period.label if "period" in case else None,
    }
    return {key: value for key, value in found.items() if value is not None} or {"reads": None}


def _value(case: Case) -> object:
    """Return what is typed, as the libraries take it."""
    typed = case["typed"]
    if case.get("kind") not in ("duration", "clock"):
        return typed
    hours, minutes = typed.removeprefix("-").split(":")
    length = dt.timedelta(hours=int(hours), minutes=int(minutes))
    return -length if typed.startswith("-") else length


def _write_xlsx(case: Case, path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Figures"
    sheet.append(list(HEADINGS))
    sheet.append([case["unit"], case.get("period", "Jul 2022")])
    cell = sheet.cell(2, 3)
    value = _value(case)
    cell.value = value / dt.timedelta(days=1) if isinstance(value, dt.timedelta) else value  # type: ignore[assignment]  # any kind
    if isinstance(value, str) and case.get("kind") != "formula" and value.startswith("="):
        cell.data_type = "s"
    shown: dict[str, str] = {"duration": "[h]:mm", "clock": "h:mm"}
    cell.number_format = shown.get(str(case.get("kind"))) or str(case.get("format", "General"))
    if isinstance(value, dt.date):
        cell.number_format = "dd/mm/yyyy"
    book.save(path)


def _write_csv(case: Case, path: Path) -> None:
    cells = [case["unit"], case.get("period", "Jul 2022"), _as_text(case["typed"])]
    quoted = (f'"{cell}"' for cell in cells)
    path.write_text(f"{','.join(HEADINGS)}\n{','.join(quoted)}\n", encoding="utf-8", newline="")


def _as_text(typed: object) -> str:
    return str(typed).upper() if isinstance(typed, bool) else str(typed)


def _write_ods(case: Case, path: Path) -> None:
    rows = [[_ods_cell(heading) for heading in HEADINGS]]
    rows.append([_ods_cell(case["unit"]), _ods_cell(case.get("period", "Jul 2022")), _ods_cell(_value(case), case)])
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    path.write_bytes(ods(f'<table:table table:name="Figures">{body}</table:table>', _STYLES))


def _ods_cell(value: object, case: Case | None = None) -> str:
    case = case or {}
    if isinstance(value, bool):
        kind = f'boolean" office:boolean-value="{str(value).lower()}'
    elif isinstance(value, int | float):
        kind = f'{"percentage" if "format" in case else "float"}" office:value="{value}'
    elif isinstance(value, dt.timedelta):
        seconds = int(abs(value).total_seconds())
        sign = "-" if value < dt.timedelta() else ""
        kind = f'time" office:time-value="{sign}PT{seconds // 3600:02}H{seconds // 60 % 60:02}M00S'
        kind += '" table:style-name="long' if case["kind"] == "duration" else ""
    elif isinstance(value, dt.date):
        kind = f'date" office:date-value="{value.isoformat()}'
    else:
        kind = "string"
    return f'<table:table-cell office:value-type="{kind}"><text:p>{escape(_as_text(value))}</text:p></table:table-cell>'


_WRITERS = {".xlsx": _write_xlsx, ".ods": _write_ods, ".csv": _write_csv}
