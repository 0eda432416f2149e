"""The figures of a scorecard -> the unit and the decimals, with what is doubtful about them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.importing import line, only


@pytest.mark.parametrize(
    ("content", "unit", "decimals"),
    [
        ((0.751, "0.0%"), "unit: percent  # format 0.0% in Scorecard!C2", 1),
        ((0.75, "0%"), "unit: percent  # format 0% in Scorecard!C2", 0),
        ((75.1, '0.0"%"'), 'unit: percent  # format 0.0"%" in Scorecard!C2', 1),
        ("75%", 'unit: percent  # "75%" in Scorecard!C2', 0),
        ("96.42 %", 'unit: percent  # "96.42 %" in Scorecard!C2', 2),
        ("96% (p)", 'unit: percent  # "96% (p)" in Scorecard!C2', 0),
        ((1200, "£#,##0"), "unit: pounds  # format £#,##0 in Scorecard!C2", 0),
        ((1200, "[$£-809]#,##0.00"), "unit: pounds  # format [$£-809]#,##0.00 in Scorecard!C2", 2),
        ((1200, "£General"), "unit: pounds  # a plain number (1200) in Scorecard!C2", 0),
        ("£1,200.50", 'unit: pounds  # "£1,200.50" in Scorecard!C2', 2),
        ((1.2e6, '£0.0,,"m"'), 'unit: pounds_million  # format £0.0,,"m" in Scorecard!C2', 1),
        ((1.2, '£0.0"m"'), 'unit: pounds_million  # format £0.0"m" in Scorecard!C2', 1),
        ("£1.2m", 'unit: pounds_million  # "£1.2m" in Scorecard!C2', 1),
        ((1200, "£#,##0,"), "unit: todo  # format £#,##0, in Scorecard!C2", 0),
        ((1200, '£0.0,"m"'), 'unit: todo  # format £0.0,"m" in Scorecard!C2', 1),
        ((75, "0.0,%"), "unit: todo  # format 0.0,% in Scorecard!C2", 1),
        ((1200, "[$€-2] #,##0.00"), "unit: todo  # format [$€-2] #,##0.00 in Scorecard!C2", 2),
        ((1200, "$#,##0"), "unit: todo  # format $#,##0 in Scorecard!C2", 0),
        ((1200, '_-"€"* #,##0.00_-'), 'unit: todo  # format _-"€"* #,##0.00_- in Scorecard!C2', 2),
        ((1200, '#,##0 "EUR"'), 'unit: todo  # format #,##0 "EUR" in Scorecard!C2', 0),
        ((1200, "€General"), "unit: todo  # format €General in Scorecard!C2", "todo"),
        ((1200, "[$-809]#,##0"), "unit: number  # format [$-809]#,##0 in Scorecard!C2", 0),
        ((1200, "_-£* #,##0_-"), "unit: pounds  # format _-£* #,##0_- in Scorecard!C2", 0),
        ((1200, '£#,##0,"k"'), 'unit: todo  # format £#,##0,"k" in Scorecard!C2', 0),
        ("£300k", 'unit: todo  # "£300k" in Scorecard!C2', 0),
        ((1.2e6, "0.0,,"), "unit: todo  # format 0.0,, in Scorecard!C2", 1),
        (42, "unit: number  # a plain number (42) in Scorecard!C2", 0),
        (4.25, "unit: number  # a plain number (4.25) in Scorecard!C2", 2),
        ((4.256, "#,##0.0;[Red]-#,##0.0"), "unit: number  # format #,##0.0 in Scorecard!C2", 1),
        ((4, "0.00E+00"), "unit: number  # a plain number (4) in Scorecard!C2", 0),
        ((4.5, "# ?/?"), "unit: number  # a plain number (4.5) in Scorecard!C2", 1),
        ((4.5, "0.00000000"), "unit: number  # format 0.00000000 in Scorecard!C2", 6),
        (1 / 3, "unit: number  # a plain number (0.333333333333333) in Scorecard!C2", "todo"),
        ("2,386.30", 'unit: number  # "2,386.30" in Scorecard!C2', 2),
        ("12 days", 'unit: days  # "12 days" in Scorecard!C2', 0),
        ((12, '0.0 "days"'), 'unit: days  # format 0.0 "days" in Scorecard!C2', 1),
        ("3.5 hrs", 'unit: hours  # "3.5 hrs" in Scorecard!C2', 1),
        ("12 weeks", 'unit: todo  # "12 weeks" in Scorecard!C2', 0),
        ((dt.timedelta(hours=30), "[h]:mm"), "unit: hours  # a time ([h]:mm) in Scorecard!C2", "todo"),
        ((dt.time(3, 30), "h:mm"), "unit: todo  # a time (h:mm) in Scorecard!C2", "todo"),
        ("awaited", "unit: todo  # no figure shows it", "todo"),
        (True, "unit: todo  # no figure shows it", "todo"),
        (None, "unit: todo  # no figure shows it", "todo"),
    ],
)
def test_the_unit_of_a_figure(tmp_path: Path, content: Any, unit: str, decimals: int | str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """By its number format, or by the signs that were typed; what is hidden or unusual is left open."""
    lines = only(tmp_path, ["Ref", "Title", "Q1", "Owner"], ["1.1", "Fly-tips cleared", content, "Head of Waste"])
    assert unit in lines
    assert f"decimals: {decimals}" in lines


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (
            {"Q1": (0.5, "0%"), "Q2": 6},
            "unit: todo  # format 0% in Scorecard!C2, but a plain number (6) in Scorecard!D2",
        ),
        ({"Title": "Share of calls in %", "Q1": 6}, "unit: todo  # *, but the title speaks of a percentage"),
        ({"Title": "Debt (£m)", "Q1": 6}, "unit: todo  # *, but the title speaks of pounds"),
        ({"Title": "Days lost", "Q1": 6}, "unit: todo  # *, but the title speaks of a length of time"),
        ({"Title": "Points per 1000", "Q1": 6}, "unit: todo  # *, but the title speaks of a rate"),
        (
            {"Title": "Debt (£m)", "Q1": (6.2, "£#,##0.0")},
            "unit: todo  # *, but the title speaks of thousands or millions",
        ),
        (
            {"Title": "Debt, £000", "Q1": 620, "Unit": "£"},
            'unit: todo  # the sheet says "£", but the title speaks of thousands or millions',
        ),
        ({"Title": "Debt (£m)", "Q1": "£6.2m"}, 'unit: pounds_million  # "£6.2m" in Scorecard!C2'),
        ({"Title": "Average re-let time", "Q1": 6}, "unit: todo  # *, but the title speaks of a length of time"),
        ({"Title": "Void time (weeks)", "Q1": 6}, "unit: todo  # *, but the title speaks of a length of time"),
        ({"Title": "Void time (weeks)", "Unit": "Number", "Q1": 6}, 'unit: number  # the sheet says "Number"'),
        ({"Title": "Crimes per thousand", "Q1": 6}, "unit: todo  # *, but the title speaks of a rate"),
        ({"Title": "Cost per head", "Q1": 6}, "unit: todo  # *, but the title speaks of a rate"),
        ({"Title": "Agency spend", "Q1": 6}, "unit: todo  # *, but the title speaks of money"),
        ({"Title": "Visits (000s)", "Q1": 6}, "unit: todo  # *, but the title speaks of thousands or millions"),
        ({"Title": "Satisfaction score", "Q1": 6}, "unit: todo  # *, but the title speaks of a score"),
        ({"Title": "Number of debt cases", "Q1": 6}, "unit: number  # a plain number (6) in Scorecard!C2"),
        ({"Title": "First time entrants", "Q1": 6}, "unit: number  # a plain number (6) in Scorecard!C2"),
        ({"Title": "Repeat calls in 12 months", "Q1": 6}, "unit: number  # a plain number (6) in Scorecard!C2"),
        ({"Title": "Contracts above 10,000", "Q1": "£6"}, 'unit: pounds  # "£6" in Scorecard!C2'),
        ({"Title": "Days lost", "Unit": "Days", "Q1": 6}, 'unit: days  # the sheet says "Days"'),
        ({"Unit": "%", "Q1": 96.5}, 'unit: percent  # the sheet says "%"'),
        ({"Unit": "furlongs", "Q1": 6}, 'unit: todo  # the sheet says "furlongs"'),
        ({"Unit": "£", "Q1": (0.5, "0%")}, 'unit: todo  # format 0% in Scorecard!D2, but the sheet says "£"'),
        ({"Unit": "%", "Q1": (0.5, "0%")}, "unit: percent  # format 0% in Scorecard!D2"),
        ({"Unit": "%", "Q1": None}, 'unit: percent  # the sheet says "%"'),
        ({"Actual": (0.5, "0%")}, "unit: percent  # format 0% in Scorecard!C2"),
        ({"Target": (0.5, "0%")}, "unit: percent  # format 0% in Scorecard!C2"),
    ],
)
def test_a_unit_that_several_cells_tell(tmp_path: Path, cells: dict[str, Any], unit: str) -> None:
    """Figures that differ, a title that speaks of another unit, or a column for it."""
    found = line(tmp_path, "unit", cells)
    start, _, end = unit.partition("*")
    assert found == unit or (end and found.startswith(start) and found.endswith(end))


def test_a_fraction_in_a_column_of_percentages(tmp_path: Path) -> None:
    """How many decimals its percentage has cannot be told."""
    assert line(tmp_path, "decimals", {"Unit": "%", "Q1": 0.965}) == "decimals: todo"
