"""How the council stands to a comparator (method section 7)."""

from __future__ import annotations

import pytest

from scorecard.calculate import Amount, Comparison, PeriodFigure
from scorecard.calculate.comparison import compare_benchmarks
from scorecard.period import Period, parse_span
from scorecard.statistics import Interval
from tests.making import Q2, loaded, result


def comparison(figures: str, benchmark: str, settings: str = "kind: ratio, unit: percent, decimals: 1") -> Comparison:
    """The comparison with England."""
    text = f"{settings}, benchmark: {{national: {{source: Table 1, {benchmark}}}}}"
    (only,) = result(text, figures).comparisons
    return only


def beside(benchmark: str, interval: Interval | None, direction: str = "higher", period: Period = Q2) -> Comparison:
    """The comparison of 70%, for a period and with its interval, with England."""
    settings = f"kind: ratio, unit: percent, decimals: 1, direction: {direction}"
    (indicator,) = loaded(f"{settings}, benchmark: {{national: {{source: T, {benchmark}}}}}").catalogue.indicators
    amount = Amount(period, 70.0)
    (only,) = compare_benchmarks(indicator, PeriodFigure(amount, indicator.style.figure(70.0), interval), {})
    return only


@pytest.mark.parametrize(
    ("direction", "value", "standing"),
    [
        ("higher", 64.1, "better"),
        ("higher", 80.1, "worse"),
        ("lower", 64.1, "worse"),
        ("lower", 80.1, "better"),
        ("none", 64.1, "higher"),
        ("none", 80.1, "lower"),
        ("range", 64.1, "higher"),
        ("higher", 70.04, "similar"),
    ],
)
def test_direction_turns_higher_and_lower_into_better_and_worse(direction: str, value: float, standing: str) -> None:
    """Published figures are compared; what prints the same is similar."""
    settings = f"kind: ratio, unit: percent, decimals: 1, direction: {direction}"
    found = comparison("Q2=70", f"value: {value}, period: 2021-22, comparable: true", settings)
    assert (found.standing.value, found.name, found.comparator) == (standing, "England", "national")


@pytest.mark.parametrize(
    ("benchmark", "reason"),
    [
        ("value: 64.1, period: 2021-22", "for 2021-22, one year before"),
        ("value: 64.1, period: 2020-21", "for 2020-21, two years before"),
        ("value: 64.1, period: 2022-23 Q2, comparable: false", "not comparable"),
        ("value: 64.1, period: 2021-22, comparable: false", "not comparable"),
    ],
)
def test_a_benchmark_that_is_not_like_is_shown_and_not_compared(benchmark: str, reason: str) -> None:
    """Another period, or a decision of the catalogue, with its reason; the figure is still there."""
    found = comparison("Q2=70", benchmark)
    assert (found.standing.value, found.why_not, found.figure.text) == ("not_compared", reason, "64.1%")


def test_a_benchmark_of_the_same_period_is_compared_unasked() -> None:
    """Nothing stands in the way of a figure of 2022-23 Q2."""
    assert comparison("Q2=70", "value: 64.1, period: 2022-23 Q2").standing.value == "better"


def test_nothing_is_compared_without_a_figure_of_our_own() -> None:
    """The benchmark is still shown."""
    found = comparison("", "value: 64.1, period: 2021-22, comparable: true")
    assert (found.standing.value, found.why_not) == ("not_compared", "no figure of our own")


def test_a_partial_figure_is_not_compared() -> None:
    """Two months of three are not the quarter."""
    found = comparison("Jul=1/2; Aug=1/2", "value: 64.1, period: 2021-22, comparable: true")
    assert (found.standing.value, found.why_not) == ("not_compared", "our figure covers 2 of 3 months")


def test_the_year_to_date_is_compared_where_it_is_rated_and_the_quarter_is_missing() -> None:
    """31.1% since April against 21.3% in England: worse, where lower is better."""
    settings = "kind: ratio, unit: percent, direction: lower, year_to_date: supplied, rate: year_to_date"
    found = comparison("Jul=31; YTD=31.1", "value: 21.3, period: 2021-22, comparable: true", settings)
    assert found.standing.value == "worse"


@pytest.mark.parametrize(
    ("benchmark", "ours", "words"),
    [
        ("2021-22 Q2", "2022-23 Q2", "for 2021-22 Q2, one year before"),
        ("2022-23 Q1", "2022-23 Q2", "for 2022-23 Q1, one quarter before"),
        ("2021-22 Q4", "2022-23 Q2", "for 2021-22 Q4, two quarters before"),
        ("2022-23 Q3", "2022-23 Q2", "for 2022-23 Q3, one quarter after"),
        ("2010-11", "2022-23 Q2", "for 2010-11, 12 years before"),
        ("2013-14", "2022-23", "for 2013-14, nine years before"),
        ("2023-24", "2022-23", "for 2023-24, one year after"),
        ("2022-23", "2022-23 Q2", "for 2022-23, ours is for 2022-23 Q2"),
        ("2022-23 Q2", "2022-23 Q2 YTD", "for 2022-23 Q2, ours is for 2022-23 Q2 year to date"),
        ("2022-23 Q1 YTD", "2022-23 Q2 YTD", "for 2022-23 Q1 year to date, one quarter before"),
        ("Jun 2022", "Aug 2022", "for Jun 2022, two months before"),
        ("Aug 2020", "Aug 2022", "for Aug 2020, two years before"),
    ],
)
def test_a_benchmark_of_another_period_says_how_far_it_lies(benchmark: str, ours: str, words: str) -> None:
    """In years where they are whole or the periods differ in length, otherwise in quarters or months."""
    found = beside(f"value: 64.1, period: {benchmark}", None, period=parse_span(ours))
    assert (found.standing.value, found.why_not) == ("not_compared", words)


@pytest.mark.parametrize(
    ("direction", "value", "standing", "significant"),
    [
        ("higher", 64.9, "better", True),
        ("higher", 65.0, "similar", False),
        ("higher", 70.0, "similar", False),
        ("higher", 75.0, "similar", False),
        ("higher", 75.1, "worse", True),
        ("lower", 64.9, "worse", True),
        ("lower", 75.1, "better", True),
        ("none", 64.9, "higher", True),
        ("range", 75.1, "lower", True),
        ("range", 75.0, "similar", False),
    ],
)
def test_an_interval_tests_the_difference(direction: str, value: float, standing: str, significant: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """65 to 75%: a benchmark outside differs, one inside or exactly at an end is similar."""
    found = beside(f"value: {value}, period: 2022-23 Q2", Interval(65.0, 75.0), direction)
    assert (found.standing.value, found.significant) == (standing, significant)


def test_without_an_interval_nothing_is_beside() -> None:
    """Published figures are compared all the same."""
    found = beside("value: 69.9, period: 2022-23 Q2", None)
    assert (found.standing.value, found.significant) == ("better", None)


def test_an_interval_makes_no_unlike_benchmark_comparable() -> None:
    """What is not compared is not tested."""
    found = beside("value: 10, period: 2022-23 Q2, comparable: false", Interval(65.0, 75.0))
    assert (found.standing.value, found.significant, found.why_not) == ("not_compared", None, "not comparable")


@pytest.mark.parametrize("comparable", ["true", "false"])
def test_a_caveat_stays_with_its_benchmark(comparable: str) -> None:
    """Whether it is compared or only shown."""
    found = beside(f"value: 64.1, period: 2021-22, comparable: {comparable}, caveat: Excludes hotels", None)
    assert found.caveat == "Excludes hotels"


def test_an_indicator_without_benchmarks_has_no_comparisons() -> None:
    """None is an empty tuple."""
    assert result("kind: flow", "Q2=1").comparisons == ()
