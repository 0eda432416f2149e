"""What figures say once some are hidden: nothing of their own, and nothing of their parts."""

from __future__ import annotations

import pytest

from scorecard.calculate import PeriodFigure
from tests.making import findings, report, result

FLOW = "kind: flow, suppress_below: 5, target: {2022-23: 50}"
MONTHS = "Jul=3; Aug=20; Sep=30"
TOO_SMALL = "Suppressed, because the numbers are too small to be shown."


def said(figure: PeriodFigure) -> tuple[str | None, str, str, float | None, list[str]]:
    """Return a figure's text, its working, its basis, what is given beside it, and its cells as typed."""
    amount = figure.amount
    return figure.text, amount.working, amount.basis, amount.given, [source.raw for source in amount.sources]


def test_a_hidden_month_says_nothing() -> None:
    """Its cell is named, and not quoted."""
    july, august, september = result(FLOW, MONTHS).months
    assert said(july) == said(august) == ("[c]", "", "", None, ["[c]"])
    assert (july.amount.value, july.amount.numerator, july.amount.suppressed) == (None, None, True)
    assert july.amount.missing == TOO_SMALL
    assert said(september) == ("30", "", "as the return gives it", None, ["C4"])


def test_a_total_of_hidden_months_is_shown_without_its_sum() -> None:
    """It is the true total, and is rated."""
    found = result(FLOW, MONTHS)
    basis = "sum of the months, some of them suppressed"
    assert said(found.quarter.current) == ("53", "", basis, None, ["[c]", "[c]", "C4"])
    assert (found.verdict.rating.value, found.quarter.current.amount.complete) == ("green", True)
    later = result(FLOW, {"2022-23-Q1/a.csv": "Q1=70", "2022-23-Q2/a.csv": MONTHS})
    basis = "sum of the quarters, some of them suppressed"
    assert said(later.year_to_date.current)[:4] == ("123", "", basis, None)


def test_a_total_that_is_the_last_month_is_no_sum() -> None:
    """Nothing is said of the others."""
    found = result("kind: stock, suppress_below: 5", MONTHS).quarter.current
    assert said(found) == ("30", "", "figure of the last month", None, ["[c]", "C3", "C4"])


def test_a_ratio_of_hidden_months_keeps_its_own_parts() -> None:
    """Since they are safe, as the total is."""
    settings = "kind: ratio, unit: percent, suppress_below: 5"
    found = result(settings, "Jul=3/40; Aug=20/50; Sep=30/60").quarter.current
    assert said(found)[:3] == ("35%", "", "53 of 150, summed over the months, some of them suppressed")
    assert (found.amount.numerator, found.amount.denominator) == (53, 150)


@pytest.mark.parametrize(("given", "raw"), [(53, "C5"), (50, "[c]")])
def test_what_is_given_beside_a_total_is_quoted_only_if_it_is_the_total(given: int, raw: str) -> None:
    """Another number might be the total without a small one."""
    found = result(FLOW, f"{MONTHS}; Q2={given}").quarter.current
    assert said(found) == ("53", "", "sum of the months, some of them suppressed", None, ["[c]", "[c]", "C4", raw])


def test_a_given_quarter_stands_beside_a_withheld_month() -> None:
    """It is shown as it was given."""
    found = result(FLOW, "Jul=[c]; Aug=20; Sep=30; Q2=53")
    assert said(found.quarter.current) == ("53", "", "as the return gives it", 53, ["C5"])
    assert [month.text for month in found.months] == ["[c]", "[c]", "30"]


def test_a_withheld_figure_keeps_the_reason_that_the_return_gives() -> None:
    """What cannot be shown was not there."""
    assert result(FLOW, "Q2=[c]").quarter.current.amount.missing == "Suppressed."


def test_a_hidden_quarter_is_not_compared() -> None:
    """Nor is one before it."""
    found = result(FLOW, {"2022-23-Q1/a.csv": "Q1=3", "2022-23-Q2/a.csv": MONTHS})
    assert (found.previous.text, found.travel.amount, found.verdict.rating.value) == ("[c]", None, "green")
    hidden = result(FLOW, {"2022-23-Q1/a.csv": "Q1=80", "2022-23-Q2/a.csv": "Q2=3"})
    assert (hidden.quarter.current.text, hidden.travel.amount, hidden.verdict.rating.value) == (
        "[c]",
        None,
        "suppressed",
    )


def test_a_hidden_figure_in_arrears_is_the_latest() -> None:
    """An earlier one does not take its place."""
    found = result(f"{FLOW}, arrears: 1", {"2022-23-Q1/a.csv": "2021-22 Q4=80", "2022-23-Q2/a.csv": "Q1=3; Q2=4"})
    assert (found.quarter.current.period.label, found.quarter.current.text) == ("2022-23 Q2", "[c]")


@pytest.mark.parametrize("given", ["Q2=50", "Q1=60; YTD=110", "Q1=60; Q2=50; YTD=110"])
def test_a_given_total_is_not_held_against_hidden_months(given: str) -> None:
    """The finding would tell both numbers."""
    assert findings(FLOW, f"{MONTHS}; {given}") == []
    assert findings(FLOW.replace("suppress_below: 5, ", ""), f"{MONTHS}; {given}") != []


@pytest.mark.parametrize("ref", ["1", "2"])
def test_no_restatement_is_told_of_a_measure_that_hides_figures(ref: str) -> None:
    """Nor of one that hides them for another's sake."""
    settings = {"1": 'kind: flow, equals: ["2", "3"]', "2": "kind: flow, suppress_below: 5", "3": "kind: flow"}
    returns = {"2022-23-Q1/a.csv": "3: Q1=70", "2022-23-Q2/a.csv": "1: Q1=84; Q2=83\n2: Q1=4; Q2=3\n3: Q1=80; Q2=80"}
    notes = report(settings, returns).notes.restatements
    assert [note.ref for note in notes if note.ref == ref] == []
