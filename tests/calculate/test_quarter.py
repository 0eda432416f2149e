"""How months become a quarter, kind by kind (contract section 4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.calculate import calculate
from scorecard.calculate.quarter import annualise
from scorecard.collect import merge
from scorecard.period import Period
from tests.making import Q1, Q2, Q4, findings, loaded, readings, result

PERCENT = "unit: percent, decimals: 1"


@pytest.mark.parametrize(
    ("settings", "months", "printed", "basis"),
    [
        ("kind: flow", "Jul=39; Aug=31; Sep=48", "118", "sum of the months"),
        ("kind: stock", "Jul=763; Aug=762; Sep=730", "730", "figure of the last month"),
        (f"kind: ratio, {PERCENT}", "Jul=1/2; Aug=1/1; Sep=0/1", "50.0%", "2 of 4, summed over the months"),
        ("kind: ratio, unit: rate, per: 1000, decimals: 1", "Jul=1/300; Aug=2/300; Sep=3/400", "6.0", "6 of 1,000"),
        ("kind: mean, unit: days, decimals: 1", "Jul=10; Aug=20; Sep=33", "21.0 days", "plain mean of the months"),
        (f"kind: cumulative, {PERCENT}", "Jul=38.4; Aug=48.4; Sep=57.7", "57.7%", "figure of the last month"),
        (f"kind: rolling, {PERCENT}", "Jul=16.0; Aug=14.9; Sep=15.1", "15.1%", "figure of the last month"),
        ("kind: annualised, decimals: 2", "Jul=3.73; Aug=4.74; Sep=5.79", "11.58", "5.79 x 12 / 6 months elapsed"),
        (f"kind: supplied, {PERCENT}", "Jul=24.2; Aug=26.6; Sep=28.4; Q2=34.2", "34.2%", "as the return gives it"),
    ],
)
def test_each_kind_makes_its_quarter(settings: str, months: str, printed: str, basis: str) -> None:
    """The rule of the kind's table gives the quarter, and says how."""
    quarter = result(settings, months).quarter.current
    assert (str(quarter.figure), quarter.amount.complete) == (printed, True)
    assert basis in quarter.amount.basis


def test_a_ratio_is_not_the_mean_of_its_percentages() -> None:
    """Sum over sum gives 20 of 200 = 10.0%, where the mean of 50%, 50% and 5.3% would be 35.1%."""
    amount = result(f"kind: ratio, {PERCENT}", "Jul=2/4; Aug=3/6; Sep=15/190").quarter.current.amount
    assert amount.value == pytest.approx(10)
    assert (amount.numerator, amount.denominator) == (20, 200)


def test_a_ratio_without_denominators_is_not_calculated_and_says_why() -> None:
    """Three monthly percentages make no quarter; the reason names the months."""
    amount = result(f"kind: ratio, {PERCENT}", "Jul=64; Aug=83; Sep=65").quarter.current.amount
    assert amount.value is None
    assert amount.missing == (
        "The numerators and denominators of Jul 2022, Aug 2022 and Sep 2022 were not returned, and percentages are "
        "never averaged."
    )


def test_one_month_without_a_denominator_stops_the_ratio() -> None:
    """Two months with parts and one without are no quarter either."""
    amount = result(f"kind: ratio, {PERCENT}", "Jul=1/2; Aug=83; Sep=1/2").quarter.current.amount
    assert amount.value is None
    assert "of Aug 2022 were not returned" in (amount.missing or "")


def test_a_ratio_takes_the_percentage_given_for_the_quarter() -> None:
    """Without denominators the given percentage is shown, with the reason why it was not recalculated."""
    amount = result(f"kind: ratio, {PERCENT}", "Jul=64; Aug=83; Sep=65; Q2=70").quarter.current.amount
    assert (amount.value, amount.calculated) == (70, False)
    assert amount.basis.startswith("as the return gives it; the numerators and denominators of Jul 2022")


def test_a_ratio_divides_the_parts_given_for_the_quarter() -> None:
    """Numerator and denominator of the quarter itself are divided: 26 of 27 is 96.30%."""
    quarter = result("kind: ratio, unit: percent, decimals: 2", "Q2=96.42 26/27").quarter.current
    assert (str(quarter.figure), quarter.amount.given, quarter.amount.calculated) == ("96.30%", 96.42, True)


def test_supplied_parts_are_shown_as_the_return_gives_them() -> None:
    """Under the rule supplied, parts are divided and called the return's own."""
    amount = result(f"kind: supplied, {PERCENT}", "Q2=26/27").quarter.current.amount
    assert amount.value == pytest.approx(96.2963, abs=1e-4)
    assert amount.basis == "26 of 27, as the return gives them"


def test_supplied_without_a_quarter_is_missing_though_months_are_known() -> None:
    """Months alone never become a supplied quarter."""
    amount = result("kind: supplied", "Jul=1; Aug=2; Sep=3").quarter.current.amount
    assert (amount.value, amount.missing) == (None, "The return gives no figure for the quarter.")


@pytest.mark.parametrize(
    ("kind", "expected"), [("flow", 80.0), ("stock", 50.0), ("mean", 40.0), ("cumulative", 50.0), ("rolling", 50.0)]
)
def test_a_quarter_with_a_missing_month_is_partial(kind: str, expected: float) -> None:
    """What is known is shown and flagged "2 of 3 months"; the gap is neither zero nor interpolated."""
    amount = result(f"kind: {kind}", "Jul=30; Aug=50").quarter.current.amount
    assert (amount.value, amount.coverage, amount.complete) == (expected, "2 of 3 months", False)


def test_a_partial_ratio_keeps_the_parts_that_are_known() -> None:
    """Two months with parts give 3 of 8, flagged."""
    amount = result(f"kind: ratio, {PERCENT}", "Jul=1/4; Sep=2/4").quarter.current.amount
    assert (amount.value, amount.coverage) == (37.5, "2 of 3 months")


def test_a_partial_annualised_quarter_counts_the_months_elapsed() -> None:
    """At the end of August five months have passed: 4.74 x 12 / 5."""
    amount = result("kind: annualised", "Jul=3.73; Aug=4.74").quarter.current.amount
    assert amount.value == pytest.approx(11.376)
    assert amount.coverage == "2 of 3 months"


def test_an_annualised_figure_of_the_first_month_is_times_twelve() -> None:
    """April is one month elapsed, March twelve."""
    assert annualise(2, Period.of_year(2022).months[0]) == 24
    assert annualise(11, Period.of_year(2022).months[-1]) == 11


def test_an_annualised_quarter_without_months_is_missing() -> None:
    """No month, no rate."""
    assert result("kind: annualised", "").quarter.current.amount.missing == "No figure was returned."


def test_a_quarter_without_months_takes_the_figure_given() -> None:
    """A quarterly flow has no months; its quarter is as given, and complete."""
    amount = result("kind: flow, frequency: quarterly", "Q2=109").quarter.current.amount
    assert (amount.value, amount.complete, amount.coverage) == (109, True, None)


@pytest.mark.parametrize("kind", ["flow", "mean", "ratio"])
def test_a_quarterly_measure_with_some_months_is_partial(kind: str) -> None:
    """A sum over August alone is no quarter, however often the measure is reported."""
    amount = result(
        f"kind: {kind}, frequency: quarterly", "Aug=4/8" if kind == "ratio" else "Aug=4"
    ).quarter.current.amount
    assert (amount.complete, amount.coverage) == (False, "1 of 3 months")


@pytest.mark.parametrize("kind", ["stock", "cumulative", "rolling", "annualised"])
def test_the_month_at_the_end_is_enough_for_a_quarterly_position(kind: str) -> None:
    """September's position is the quarter's; a monthly measure still owes July and August."""
    amount = result(f"kind: {kind}, frequency: quarterly", "Sep=4").quarter.current.amount
    assert (amount.complete, amount.coverage) == (True, None)
    assert result(f"kind: {kind}", "Sep=4").quarter.current.amount.coverage == "1 of 3 months"


def test_a_given_quarter_stands_in_place_of_some_months() -> None:
    """Where the months that are known come to something else; where they come to the same, one is missing still."""
    for settings in ("kind: flow", "kind: flow, frequency: quarterly"):
        given = result(settings, "Jul=39; Aug=31; Q2=118").quarter.current.amount
        assert (given.value, given.complete, given.calculated, given.coverage) == (118, True, False, None)
        assert findings(settings, "Jul=39; Aug=31; Q2=118") == []
        same = result(settings, "Jul=39; Aug=31; Q2=70").quarter.current.amount
        assert (same.value, same.complete, same.coverage) == (70, False, "2 of 3 months")


def test_the_fourth_quarter_ends_in_march_of_the_next_year() -> None:
    """January to March 2023 belong to 2022-23 Q4."""
    assert result("kind: flow", "Jan=1; Feb=2; Mar=3; Dec=100", Q4).quarter.current.amount.value == 6


def test_a_rule_set_by_hand_replaces_that_of_the_kind() -> None:
    """A stock whose quarter is the mean of its months."""
    assert result("kind: stock, quarter: mean", "Jul=1; Aug=2; Sep=6").quarter.current.amount.value == 3


def test_a_missing_figure_gives_the_reason_of_the_return() -> None:
    """The reason beside the empty cell becomes a sentence."""
    amount = result("kind: flow", "Q2=?(contract changed hands)").quarter.current.amount
    assert (amount.value, amount.missing) == (None, "Contract changed hands.")


def test_the_reason_of_the_latest_month_stands_for_the_quarter() -> None:
    """With no reason for the quarter, September's comes before July's."""
    assert result("kind: flow", "Jul=?(early); Sep=?(late)").quarter.current.amount.missing == "Late."


def test_a_figure_withheld_at_source_is_suppressed() -> None:
    """A return that hides a small number has no missing figure but a suppressed one."""
    current = result("kind: flow", "Q2=[c]").quarter.current
    assert (current.amount.suppressed, current.figure, current.text) == (True, None, "[c]")


@pytest.mark.parametrize("typed", ["suppressed at source", "suppressed", "suppressed at source (small numbers)"])
def test_words_alone_suppress_nothing(typed: str) -> None:
    """A reason is only a reason; the symbol [c] suppresses."""
    amount = result("kind: flow", f"Q2=?({typed})").quarter.current.amount
    assert (amount.suppressed, (amount.missing or "").startswith("Suppressed")) == (False, True)


def test_a_denominator_of_zero_gives_no_figure() -> None:
    """Nothing divided by nothing is no percentage, and no zero."""
    assert result(f"kind: ratio, {PERCENT}", "Q2=0/0").quarter.current.figure is None


def test_the_quarter_names_every_cell_it_comes_from() -> None:
    """Months and the given quarter: four cells in order."""
    sources = result("kind: flow", "Jul=39; Aug=31; Sep=48; Q2=118").quarter.current.amount.sources
    assert [source.cell for source in sources] == ["C2", "C3", "C4", "C5"]


def test_one_provisional_month_makes_the_quarter_provisional() -> None:
    """A mark on a part is a mark on the whole."""
    assert result("kind: flow", "Jul=39; Aug=31; Sep=48p").quarter.current.amount.provisional
    assert not result("kind: flow", "Jul=39; Aug=31; Sep=48").quarter.current.amount.provisional


def test_a_figure_is_rounded_half_away_from_zero() -> None:
    """0.5 prints 1 and -0.5 prints -1, as in the spreadsheet the reader holds."""
    assert str(result("kind: flow", "Q1=0.5", Q1).quarter.current.figure) == "1"
    assert str(result("kind: flow", "Q1=-0.5", Q1).quarter.current.figure) == "-1"


@pytest.mark.parametrize("part", ["numerator", "denominator"])
def test_a_part_withheld_suppresses_the_figure_and_its_rating(part: str) -> None:
    """Half a ratio is no ratio, and the reason is that the other half must not be shown."""
    file, reading = readings("Q2=26/27")[0]
    shown, hidden = reading.observations if part == "denominator" else reversed(reading.observations)
    blank = replace(hidden, value=None, no_data_reason="suppressed", suppressed=True)
    gathered, _ = merge(((file, replace(reading, observations=(shown, blank))),), Q2)
    settings = f"kind: ratio, {PERCENT}, target: {{2022-23: 90}}"
    ((found,), _) = calculate(loaded(settings), gathered, Q2)
    assert (found.quarter.current.text, found.verdict.rating.value) == ("[c]", "suppressed")


def test_a_sign_for_no_figure_is_quoted() -> None:
    """A dash is no sentence."""
    assert result("kind: flow", "Q2=?(n/a)").quarter.verdict.reason == (
        "No figure for 2022-23 Q2. The return says 'n/a'."
    )


def test_the_last_month_of_a_stock_decides_although_another_is_missing() -> None:
    """A figure given for the quarter contradicts it; it does not stand in its place."""
    found = result("kind: stock", "Aug=4; Sep=6; Q2=5").quarter.current.amount
    assert (found.value, found.given, found.coverage) == (6, 5, "2 of 3 months")
    assert findings("kind: stock", "Aug=4; Sep=6; Q2=5") == ["SC301 2022-23 Q2"]
    assert result("kind: stock", "Jul=3; Aug=4; Q2=5").quarter.current.amount.value == 5
