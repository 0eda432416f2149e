"""How the council stands to a comparator (method section 7)."""

from __future__ import annotations

import pytest

from scorecard.calculate import Comparison
from tests.making import result


def comparison(figures: str, benchmark: str, settings: str = "kind: ratio, unit: percent, decimals: 1") -> Comparison:
    """The comparison with England."""
    text = f"{settings}, benchmark: {{national: {{source: Table 1, {benchmark}}}}}"
    (only,) = result(text, figures).comparisons
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
        ("value: 64.1, period: 2021-22", "another period"),
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


def test_an_indicator_without_benchmarks_has_no_comparisons() -> None:
    """None is an empty tuple."""
    assert result("kind: flow", "Q2=1").comparisons == ()
