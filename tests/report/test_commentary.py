"""Words against figures: what is caught, and what real officers may write undisturbed."""

from __future__ import annotations

import pytest

from scorecard.problems import Problem
from scorecard.report import check_words
from tests.making import claims, result

SHARE = (
    "kind: supplied, unit: percent, decimals: 1, frequency: quarterly, target: {2022-23: 90}, "
    "benchmark: {national: {value: 79.1, period: 2021-22, source: Table 1}}"
)
SHARES = "2021-22 Q2=87; Q1=98.3; Q2=97.9; YTD=98.1"
COUNT = "kind: flow, frequency: quarterly, target: {2022-23: {annual: 400}}"
COUNTS = "Q1=114; Q2=118"


def of_share(words: str) -> list[str]:
    """What is wrong with words about a percentage: 98.3%, then 97.9%, 98.1% to date; target 90%, England 79.1%."""
    return claims(SHARE, SHARES, words)


def of_count(words: str) -> list[str]:
    """What is wrong with words about a count: 114, then 118, 232 to date; target 100 a quarter."""
    return claims(COUNT, COUNTS, words)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (
            "Reviews show an increase from 98.3% in quarter 1 to 97.9% in quarter 2.",
            "The commentary says 'increase', but the figure falls from 98.3% to 97.9%.",
        ),
        (
            "The rate rose slightly from 98.3% to 97.9%.",
            "The commentary says 'rose', but the figure falls from 98.3% to 97.9%.",
        ),
        (
            "A fall of 0.4 points from 97.9% to 98.3% is expected in summer.",
            "The commentary says 'fall', but the figure rises from 97.9% to 98.3%.",
        ),
        (
            "Uptake is up 0.4 points from 98.3% to 97.9%.",
            "The commentary says 'up', but the figure falls from 98.3% to 97.9%.",
        ),
        (
            "Uptake went down slightly from 97.9% to 98.3%.",
            "The commentary says 'down', but the figure rises from 97.9% to 98.3%.",
        ),
        (
            "Despite more staff, growth was seen in the share, from 1,098 cases in spring to 1,097 in summer.",
            "The commentary says 'growth', but the figure falls from 1,098 to 1,097.",
        ),
        ("The year to date is 97.1%.", "The commentary puts the year to date at 97.1%, but it is 98.1%."),
        ("This brings the year to date to 98.9%.", "The commentary puts the year to date at 98.9%, but it is 98.1%."),
        (
            "In short, 98.3% in quarter 2.",
            "The commentary gives 98.3% for 2022-23 Q2, but the figure is 97.9%.",
        ),
        (
            "We reached 97.9% during the first quarter.",
            "The commentary gives 97.9% for 2022-23 Q1, but the figure is 98.3%.",
        ),
        (
            "There was 99.5% compliance in Q2 2022-23.",
            "The commentary gives 99.5% for 2022-23 Q2, but the figure is 97.9%.",
        ),
        ("We are above the target of 95%.", "The commentary gives a target of 95%, but the target is 90.0%."),
        ("The target is 85.0%.", "The commentary gives a target of 85.0%, but the target is 90.0%."),
        ("The national average is 79.2%.", "The commentary gives 79.2% for England, but the benchmark is 79.1%."),
        ("England rate of 82% leaves room.", "The commentary gives 82% for England, but the benchmark is 79.1%."),
    ],
)
def test_a_wrong_claim_about_a_percentage_is_caught(words: str, wrong: str) -> None:
    """One finding, with what was said and what is so."""
    assert of_share(words) == [wrong]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (
            "The council kept 118 households from becoming homeless in quarter 1.",
            "The commentary gives 118 for 2022-23 Q1, but the figure is 114.",
        ),
        (
            "We helped 114 households in the second quarter.",
            "The commentary gives 114 for 2022-23 Q2, but the figure is 118.",
        ),
        ("This takes the year to date to 226.", "The commentary puts the year to date at 226, but it is 232."),
        (
            "The year to date stands at 118 households.",
            "The commentary puts the year to date at 118, but it is 232.",
        ),
        (
            "Waits fell from 2 weeks to 3 weeks.",
            "The commentary says 'fell', but the figure rises from 2 to 3.",
        ),
        (
            "Arrears rose from £1.2m to £950,000.",
            "The commentary says 'rose', but the figure falls from £1.2m to £950,000.",
        ),
        ("Above the target of 110.", "The commentary gives a target of 110, but the target is 100."),
    ],
)
def test_a_wrong_claim_about_a_count_is_caught(words: str, wrong: str) -> None:
    """One finding, with what was said and what is so."""
    assert of_count(words) == [wrong]


@pytest.mark.parametrize(
    "words",
    [
        "Performance fell from 98.3% in quarter 1 to 97.9% in quarter 2.",
        "The rate is 97.9%, a reduction of 0.4 points from 98.3%.",
        "In quarter 2, 97.9% of reviews were on time, against a target of 90.0%.",
        "The year to date is 98.1%, well above the target of 90%.",
        "The year to date is 98%, in round figures.",
        "The same quarter last year was 87.0%, when clinics were closed.",
        "There was 87% in quarter 2 of last year.",
        "Only 87% were seen in Q2 2021-22.",
        "The national average is 79.1% and the national target of 95% is not ours.",
        "We aim for a target of 95% by 2025.",
        "An increase in staff reduced the share of late visits from 12% to 9%.",
        "Visits to mothers increased from 95 to 96 per cent in the south.",
        "Of babies due a review, 3 in 100 missed it in quarter 2.",
        "August was the best month, at 99.2%, and July the lowest at 95.5%.",
        "Two thirds (67%) of those missed in quarter 2 were seen within a week.",
        "The share of reviews done at home rose from one in three to one in two.",
    ],
)
def test_innocent_words_about_a_percentage_pass(words: str) -> None:
    """True claims, and claims about something else, are left alone."""
    assert of_share(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "We helped 118 households in quarter 2, after 114 in quarter 1.",
        "In quarter 2, 118 households were helped, more than the target of 100 for a quarter.",
        "The year to date is 232, ahead of half the annual target of 400.",
        "Of these, 45 families came to us in quarter 2 from private rentals.",
        "Footfall at the housing desk increased from 1,200 to 1,350 a month.",
        "Claims fell from 1 July to 30 September while the office moved.",
        "There was a fall in requests from 16 to 18 year olds.",
        "We increased our opening hours, from 9am to 5pm on weekdays.",
        "The number at risk went from 60 at the start of August to 48 at its end.",
        "Follow-up visits went from 10 a week to 8 a week as planned.",
        "The council rose from 12th to 9th place in the region.",
        "The year to date is affected by the closure of 2 hostels.",
        "Spending is down on last year, and 3 new officers start in quarter 3.",
        "Prevention work grew by 4 cases; relief fell by 12.",
        "A total of 230 households were helped in quarter 2 under both duties.",
        "Waiting times dropped from 10.5 to 9 days.",
        "The wait fell from 3 weeks in May to 10 days in September.",
        "Rent arrears fell from £1.2m to £950,000.",
        "Refusals fell from 1 in 10 to 8%.",
        "Last year's target of 360 for the whole year was met.",
        "We spent £118,000 on deposits in quarter 2 and the budget of £400,000 will be used in full.",
        "Everyone eligible is helped, whatever their priority need or local connection.",
        "",
    ],
)
def test_innocent_words_about_a_count_pass(words: str) -> None:
    """Words about a count may count many other things."""
    assert of_count(words) == []


def test_a_finding_stands_at_the_cell_of_the_words() -> None:
    """Code, place, reference and period; an answer may settle it."""
    (problem,) = check_words([result(COUNT, COUNTS, words="The year to date is 226.")])
    assert isinstance(problem, Problem)
    assert (problem.code, str(problem.place), problem.ref, problem.period, problem.answerable) == (
        "SC402",
        "inputs/2022-23-Q2/words.xlsx!Commentary!B2",
        "1",
        "2022-23 Q2",
        True,
    )


def test_two_wrong_claims_are_two_findings() -> None:
    """Each is said on its own."""
    assert len(of_share("The year to date is 97.1%, against a target of 95%.")) == 2


def test_line_breaks_do_not_hide_a_claim() -> None:
    """Words are read as one line."""
    assert len(of_share("The year\n to date\nis 97.1%.")) == 1


def test_a_claim_agrees_if_it_is_rounded_to_its_own_decimals() -> None:
    """98% is 98.1% in round figures; 97% is not."""
    assert of_share("The year to date is 98%.") == []
    assert len(of_share("The year to date is 97%.")) == 1


def test_a_loss_in_words_has_no_minus() -> None:
    """The figure -16 is "a net loss of 16"."""
    assert claims("kind: flow, frequency: quarterly", "Q1=44; Q2=-60", "The year to date is 16 fewer trees.") == []


def test_without_a_figure_nothing_can_be_contradicted() -> None:
    """A claim about a missing year to date, target, quarter or benchmark passes."""
    assert claims("kind: flow", "", "The year to date is 5, the target is 6 and 7 came in quarter 2.") == []


def test_an_indicator_without_commentary_has_no_claims() -> None:
    """No words, no finding."""
    assert check_words([result(COUNT, COUNTS)]) == ()


def test_a_target_for_one_quarter_only_is_known_in_all() -> None:
    """Numbers of the target's setting count, though this quarter has none of its own."""
    settings = "kind: cumulative, decimals: 1, target: {2022-23: {quarters: [24, null, 82.5, null]}}"
    assert claims(settings, "Q2=50", "The target is 82.5.") == []
    assert claims(settings, "Q2=50", "The target is 70.") == [
        "The commentary gives a target of 70, but the target is 24.0."
    ]
