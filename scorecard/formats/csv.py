"""``scorecard.csv``: what ``scorecard.json`` holds, one row an indicator, flat, with the same names.

Nested names are joined by an underscore (``year_to_date_text``); lists of periods become a column each by position
(``month_1_text``), benchmarks a column each by comparator; longer lists are counted.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from scorecard.formats.json import entry_data
from scorecard.problems import Problem
from scorecard.report import Report
from scorecard.workspace import Workspace

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MONTHS = 3
_COUNTED = ("restated", "queries", "sources")


def write_csv(report: Report, workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    """Write one row for each indicator; UTF-8 with a mark, so that spreadsheets show the pound sign."""
    del workspace
    comparators = list(dict.fromkeys(line.comparator for entry in report.entries for line in entry.benchmarks))
    rows = [_flat(entry_data(entry), comparators) for entry in report.entries]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    return ()


def _flat(data: dict[str, Any], comparators: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in data.items():
        if name == "months":
            row |= _months(value)
        elif name == "benchmarks":
            row |= _benchmarks(value, comparators)
        elif name in _COUNTED:
            row[name] = len(value)
        elif isinstance(value, dict):
            row |= {f"{name}_{key}": _cell(part) for key, part in value.items()}
        else:
            row[name] = _cell(value)
    return row


def _months(months: list[dict[str, Any]]) -> dict[str, Any]:
    padded = [*months, *([{}] * (_MONTHS - len(months)))]
    return {
        f"month_{index}_{key}": _cell(month.get(key))
        for index, month in enumerate(padded, start=1)
        for key in ("period", "value", "text")
    }


def _benchmarks(lines: list[dict[str, Any]], comparators: list[str]) -> dict[str, Any]:
    given = {line["comparator"]: line for line in lines}
    keys = ("value", "text", "period", "comparison")
    return {f"benchmark_{name}_{key}": _cell(given.get(name, {}).get(key)) for name in comparators for key in keys}


def _cell(value: object) -> object:
    """Return a cell's content; typed words that a spreadsheet would run as a formula are led by an apostrophe."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA) and not _is_number(value):
        return f"'{value}"
    return value


def _is_number(text: str) -> bool:
    """Whether a text such as -60, -£1,235 or -0.4% is a printed figure, not a formula."""
    number = re.sub(r"[£%m,.]| (days?|hours?)$", "", text.removeprefix("-"))
    return text.startswith("-") and number.isdigit()
