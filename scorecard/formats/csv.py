"""``scorecard.csv``: what ``scorecard.json`` holds, one row an indicator, flat, with the same names.

Nested names are joined by an underscore (``year_to_date_text``); lists of periods become a column each by position
(``month_1_text``), benchmarks a column each by comparator; longer lists are counted.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from scorecard.formats.json import entry_data
from scorecard.problems import Problem
from scorecard.report import Report
from scorecard.workspace import Workspace

# What begins a formula for some spreadsheet, after signs that it does not show; wide ones do in East Asian settings.
_FORMULA = re.compile(
    r"[\t\r\n]|[\s\x00-\x20\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]"
)
_MONTHS = 3
_COUNTED = ("restated", "queries", "sources", "places")
_MAY_BE_NULL = {  # and what they hold where they are not
    "limits": ("centre", "lower", "upper"),
    "trend": ("result", "judgement"),
    "outturn": ("period", "value", "text", "low", "low_text", "high", "high_text", "rating"),
}


def write_csv(report: Report, workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    """Write one row for each indicator."""
    del workspace
    path.write_bytes(csv_bytes(report))
    return ()


def csv_bytes(report: Report) -> bytes:
    """Return the file; UTF-8 with a mark, so that spreadsheets show the pound sign."""
    comparators = list(dict.fromkeys(line.comparator for entry in report.entries for line in entry.benchmarks))
    rows = [_flat(entry_data(entry), comparators) for entry in report.entries]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _flat(data: dict[str, Any], comparators: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in data.items():
        if name == "months":
            row |= _months(value)
        elif name == "benchmarks":
            row |= _benchmarks(value, comparators)
        elif name in _COUNTED:
            row[name] = len(value)
        elif name in _MAY_BE_NULL:
            row |= {f"{name}_{key}": _cell((value or {}).get(key)) for key in _MAY_BE_NULL[name]}
        else:
            row |= _nested(name, value)
    return row


def _nested(name: str, value: object) -> dict[str, Any]:
    """Return a cell, or those of a group of names, which may hold groups of its own."""
    if not isinstance(value, dict):
        return {name: _cell(value)}
    return {column: cell for key, part in value.items() for column, cell in _nested(f"{name}_{key}", part).items()}


def _months(months: list[dict[str, Any]]) -> dict[str, Any]:
    padded = [*months, *([{}] * (_MONTHS - len(months)))]
    return {
        f"month_{index}_{key}": _cell(month.get(key))
        for index, month in enumerate(padded, start=1)
        for key in ("period", "value", "text")
    }


def _benchmarks(lines: list[dict[str, Any]], comparators: list[str]) -> dict[str, Any]:
    given = {line["comparator"]: line for line in lines}
    keys = ("value", "text", "period", "comparison", "significant")
    return {f"benchmark_{name}_{key}": _cell(given.get(name, {}).get(key)) for name in comparators for key in keys}


def _cell(value: object) -> object:
    """Return a cell's content; typed words that a spreadsheet would run as a formula are led by an apostrophe."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and _FORMULA.match(value) and not _is_number(value):
        return f"'{value}"
    return value


def _is_number(text: str) -> bool:
    """Whether a text such as -60, -£1,235 or -0.4% is a printed figure, not a formula."""
    number = re.sub(r"[£%m,.]| (days?|hours?)$", "", text.removeprefix("-"))
    return text.startswith("-") and number.isdigit()
