"""The figures of a chart as a table."""

from __future__ import annotations

from decimal import Decimal

from scorecard.charts import ControlChart, TallyBar, TrendChart
from scorecard.charts.control import ControlPoint, Limits, Pattern, Sign
from scorecard.figures import Figure, Style, Unit
from scorecard.formats.chart_table import ChartTable, chart_table
from tests.making import Q1, Q2, Q3, Q4

PERCENT = Style(Unit.PERCENT, 1)
QUARTERS = (Q1, Q2, Q3, Q4)


def figures(*numbers: float | None) -> tuple[Figure | None, ...]:
    """Return figures as they are printed."""
    return tuple(None if number is None else PERCENT.figure(number) for number in numbers)


def test_a_trend_has_a_row_for_each_period() -> None:
    """This year, a year earlier and the target; what is missing is said."""
    targets = (Decimal(90), Decimal(90), Decimal(95), None)
    chart = TrendChart(
        "Bins", PERCENT, QUARTERS, figures(91.25, 92, None, None), figures(88, None, 89, 90), targets, None, "higher"
    )
    assert chart_table(chart) == ChartTable(
        ("Period", "2022-23", "A year earlier", "Target"),
        (
            ("2022-23 Q1", "91.3%", "88.0%", "90.0%"),
            ("2022-23 Q2", "92.0%", "No figure", "90.0%"),
            ("2022-23 Q3", "No figure", "89.0%", "95.0%"),
            ("2022-23 Q4", "No figure", "90.0%", "None"),
        ),
    )


def test_a_column_without_figures_is_left_out() -> None:
    """Nothing a year earlier and no target: only the figures stand there. Months have their full names."""
    months = Q1.months[:2]
    chart = TrendChart("Bins", PERCENT, months, figures(91, None), (None, None), (None, None))
    assert chart_table(chart) == ChartTable(("Period", "2022-23"), (("April 2022", "91.0%"), ("May 2022", "No figure")))


def test_a_target_range_has_both_ends() -> None:
    """They hold for each period."""
    band = (Decimal(80), Decimal("92.5"))
    chart = TrendChart("Beds", PERCENT, (Q1, Q2), figures(91, 92), (None, None), (None, None), band, "range")
    assert chart_table(chart).rows == (
        ("2022-23 Q1", "91.0%", "80.0% to 92.5%"),
        ("2022-23 Q2", "92.0%", "80.0% to 92.5%"),
    )


def test_a_control_chart_tells_the_range_and_the_sign_of_each_figure() -> None:
    """A figure outside the range says so; one left out of the limits, or without limits, is not judged."""
    first, *later = figures(50, 70, 52, 53)
    limits = Limits(51, 45, 57)
    points = (
        ControlPoint(Q1, first),
        ControlPoint(Q2, later[0], Decimal(60), limits, Sign.CONCERN, Pattern.OUTSIDE, upwards=True),
        ControlPoint(Q3, later[1], Decimal(60), limits, is_ghost=True),
        ControlPoint(Q4, later[2], Decimal(60), limits),
    )
    assert chart_table(ControlChart("Bins", PERCENT, points)) == ChartTable(
        ("Period", "Figure", "Average", "Usual from", "Usual to", "Target", "Sign of"),
        (
            ("2022-23 Q1", "50.0%", "None", "None", "None", "None", "None"),
            ("2022-23 Q2", "70.0%", "51.0%", "45.0%", "57.0%", "60.0%", "concern: above the usual range"),
            ("2022-23 Q3", "52.0%", "51.0%", "45.0%", "57.0%", "60.0%", "Left out"),
            ("2022-23 Q4", "53.0%", "51.0%", "45.0%", "57.0%", "60.0%", "usual variation"),
        ),
    )


def test_a_bar_of_ratings_is_counted_out() -> None:
    """Every rating with its number, nought included."""
    assert chart_table(TallyBar.of("All", 3, 0, 1, 2)) == ChartTable(
        ("Rating", "Measures"), (("On target", "3"), ("Just off target", "0"), ("Off target", "1"), ("Not rated", "2"))
    )
