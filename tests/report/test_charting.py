"""The data of a card's charts, as the pages draw them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scorecard.charts import ControlChart, describe, draw
from scorecard.charts.control import Limits, Pattern, Sign
from scorecard.period import parse_period
from tests.making import entry

AVERAGE = "kind: mean, decimals: 1, spc: {baseline: 12}"
STEADY = [0, 3] * 6  # mean 1.5, limits -6.48 and 9.48


def charted(values: Sequence[float | None], settings: str = AVERAGE) -> ControlChart | None:
    """The control chart of a measure with these months, the last of them September 2022; None is a gap."""
    first = parse_period("Sep 2022") - (len(values) - 1)
    months = ((first + place, value) for place, value in enumerate(values) if value is not None)
    return entry(settings, "; ".join(f"{month.label}={value}" for month, value in months)).control_chart


def drawn(values: Sequence[float | None], settings: str = AVERAGE) -> ControlChart:
    """The control chart, which there is, and which can be drawn and described."""
    chart = charted(values, settings)
    assert chart is not None
    assert draw(chart).startswith("<svg ")
    assert describe(chart).startswith("Control chart: Visits, by ")
    return chart


def test_figures_are_the_printed_ones_and_limits_are_exact() -> None:
    """A limit is drawn where it lies; where no figure is below 0, it is not drawn below 0."""
    chart = drawn([*STEADY, 3])
    assert [str(point.figure) for point in chart.points[-2:]] == ["3.0", "3.0"]
    assert chart.points[-1].limits == Limits(1.5, 0.0, 9.48)


def test_a_limit_below_0_is_drawn_where_figures_are() -> None:
    """Money may be overspent."""
    chart = drawn([*STEADY, -1])
    assert chart.points[-1].limits == Limits(1.5, -6.48, 9.48)


def test_no_limit_lies_above_100_per_cent() -> None:
    """Where no figure does."""
    chart = drawn([97, 100] * 7, "kind: mean, unit: percent, decimals: 1")
    assert chart.points[-1].limits == Limits(98.5, 90.52, 100.0)


@pytest.mark.parametrize(
    ("direction", "latest", "sign", "upwards"),
    [
        ("higher", 20, Sign.IMPROVEMENT, True),
        ("higher", -20, Sign.CONCERN, False),
        ("lower", 20, Sign.CONCERN, True),
        ("lower", -20, Sign.IMPROVEMENT, False),
        ("none", 20, Sign.CHANGE, True),
        ("none", -20, Sign.CHANGE, False),
    ],
)
def test_a_signal_has_its_sign_and_its_way(direction: str, latest: float, sign: Sign, *, upwards: bool) -> None:
    """Better, worse or merely different, up or down."""
    points = drawn([*STEADY, latest], f"{AVERAGE}, direction: {direction}").points
    assert (points[-1].sign, points[-1].pattern, points[-1].upwards) == (sign, Pattern.OUTSIDE, upwards)
    assert (points[-2].sign, points[-2].pattern, points[-2].upwards) == (Sign.USUAL, None, False)


def test_the_words_of_a_signal_are_those_of_the_card() -> None:
    """The alternative text and the line beside the chart say the same."""
    months = "; ".join(
        f"{(parse_period('Sep 2022') - place).label}={value}" for place, value in enumerate([20, *STEADY])
    )
    card = entry(AVERAGE, months)
    assert card.control_chart is not None
    assert "above the usual range" in describe(card.control_chart)
    assert "above the usual range" in card.certainty.pattern


@pytest.mark.parametrize(
    ("values", "settings"),
    [
        ([3] * 5, "kind: mean"),
        ([3] * 14, "kind: mean"),
        ([*STEADY, 3], "kind: cumulative"),
        ([*STEADY, 3], "kind: flow, frequency: annual"),
        ([], "kind: mean"),
    ],
)
def test_without_a_usual_range_there_is_no_chart(values: Sequence[float], settings: str) -> None:
    """Too few figures, none that varies, figures that overlap or come once a year, or none."""
    assert charted(values, settings) is None


def test_a_figure_in_question_has_no_control_chart() -> None:
    """The latest point would tell it."""
    returned = "; ".join(f"2018-19 Q{number}=88.{number}" for number in range(1, 5))
    years = "; ".join(
        f"{year}-{year % 100 + 1} Q{number}=88.{number}" for year in (2019, 2020, 2021) for number in range(1, 5)
    )
    settings = "kind: supplied, unit: percent, decimals: 1, frequency: quarterly, target: {2022-23: 90}"
    figures = f"{returned}; {years}; Q1=88.4; Q2=90.1"
    assert entry(settings, figures, draft=True).control_chart is not None
    assert entry(settings, f"{figures}; YTD=88.4", draft=True).control_chart is None


def test_the_latest_three_years_of_months_are_shown() -> None:
    """More would run together; the limits still come from all of them."""
    chart = drawn([0, 3] * 30, "kind: mean, decimals: 1")
    assert (len(chart.points), chart.points[0].period.label) == (36, "Oct 2019")


def test_each_period_has_the_target_of_its_year() -> None:
    """A target of this year is no target of last year; a range is no line."""
    chart = drawn([*STEADY, 3], "kind: mean, decimals: 1, target: {2021-22: 2, 2022-23: 4}")
    assert [point.target for point in chart.points] == [2] * 7 + [4] * 6
    ranged = drawn([*STEADY, 3], "kind: mean, direction: range, target: {2022-23: {between: [1, 4]}}")
    assert {point.target for point in ranged.points} == {None}


def test_where_lower_is_better_the_target_is_the_most_that_meets_it() -> None:
    """Its line is drawn there."""
    chart = drawn([*STEADY, 3], "kind: mean, direction: lower, target: {2022-23: 4}")
    assert chart.points[-1].target == 4


def test_limits_begin_anew_and_ghosts_are_left_out() -> None:
    """As the catalogue says; a ghost of a quarter is each of its months."""
    values = [*STEADY, 3, 0, *(number + 10 for number in STEADY), 13]
    settings = "rebase: [{from: Sep 2021, reason: New contract}], ghosts: [2022-23 Q1], run: 5"
    chart = drawn(values, f"kind: mean, decimals: 1, spc: {{{settings}}}")
    averages = {point.limits.average for point in chart.points if point.limits}
    assert len(averages) == 1  # the new segment has too few figures without the ghosts
    assert [point.period.label for point in chart.points if point.is_ghost] == ["Apr 2022", "May 2022", "Jun 2022"]
    assert chart.run == 5


def test_a_missing_month_is_a_gap() -> None:
    """Neither figure nor sign."""
    chart = drawn([*STEADY[:6], None, *STEADY[6:], 3])
    assert chart.points[6].figure is None
