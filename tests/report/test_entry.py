"""The entry of an indicator: what card, table, sheet and file all show."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.calculate import calculate
from scorecard.rating import Rating
from scorecard.report.entry import build_entry
from tests.making import Q1, Q2, Q4, WORDING, collected, entry, loaded, report

SUPPLIED = "kind: supplied, unit: percent, decimals: 1, frequency: quarterly, target: {2022-23: 90}"
CONTRADICTORY = "Q1=88.4; Q2=90.1; YTD=88.4"


def test_a_card_shows_figure_target_rating_and_period() -> None:
    """The four that a member looks for first."""
    card = entry(SUPPLIED, "Q2=90.1")
    assert (card.value_text, card.target_text, card.rating, card.rating_word, card.period_text) == (
        "90.1%",
        "90.0%",
        Rating.GREEN,
        "On target",
        "2022-23 Q2",
    )


def test_the_figure_that_is_rated_is_the_large_one() -> None:
    """Rated by year to date, the card shows April to September."""
    card = entry(f"{SUPPLIED}, rate: year_to_date", "Q1=88.4; Q2=90.1; YTD=89.1")
    assert (card.value_text, card.period_text, card.rating) == ("89.1%", "April to September 2022", Rating.RED)


@pytest.mark.parametrize(
    ("settings", "figures", "text"),
    [
        ("rate: year_to_date", "Q1=88.4; Q2=90.1; YTD=89.1", "90.1%"),
        ("rate: quarter", "Q1=88.4; Q2=90.1; YTD=89.1", None),
        ("rate: year_to_date", "Q1=88.4; Q2=[c]; YTD=89.1", "[c]"),
        ("rate: year_to_date", "Q1=88.4; YTD=89.1", None),
    ],
)
def test_beside_a_year_to_date_that_is_rated_stands_the_quarter(settings: str, figures: str, text: str | None) -> None:
    """Where the quarter is rated it is the large figure already."""
    assert entry(f"{SUPPLIED}, {settings}", figures).quarter_text == text


def test_a_draft_does_not_tell_the_quarter_of_a_figure_in_question() -> None:
    """Which may be the very one that is wrong."""
    card = entry(f"{SUPPLIED}, rate: year_to_date", CONTRADICTORY, draft=True)
    assert (card.value_text, card.quarter_text) == ("query", None)


def test_a_missing_figure_says_why() -> None:
    """No text, and the reason."""
    card = entry("kind: flow", "Q2=?(contract changed)")
    assert (card.value_text, card.missing, card.rating) == (None, "Contract changed.", Rating.NO_DATA)


def test_a_draft_shows_query_where_a_finding_is_open() -> None:
    """The figure in question is not shown, nor its rating; the reason says so."""
    card = entry(SUPPLIED, CONTRADICTORY, draft=True)
    assert (card.value_text, card.year_to_date_text, card.rating) == ("query", "query", Rating.NOT_RATED)
    assert card.sentence == card.reason == "In question: a finding about this figure is still open."
    assert card.marks == ("In question",)
    assert [label.text for label in card.quarters] == ["88.4%", "query", "", ""]


def test_a_draft_does_not_tell_a_figure_in_question_by_another_way() -> None:
    """Neither change, comparison nor chart lets a reader work it out, and it is no biggest improvement."""
    benchmark = "benchmark: {national: {value: 79.1, period: 2021-22, source: Table 1, comparable: true}}"
    made = report(f"{SUPPLIED}, {benchmark}", f"2021-22 Q2=80; {CONTRADICTORY}", draft=True)
    (card,) = made.entries
    assert card.travel_text == card.year_on_year_text == "Not compared: the figure is in question"
    assert [line.words for line in card.benchmarks] == ["not compared (the figure is in question)"]
    assert card.chart is not None
    assert [str(figure) for figure in card.chart.this_year] == ["88.4%", "None", "None", "None"]
    assert made.glance.improvements == ()


def test_a_draft_does_not_rate_a_year_to_date_in_question() -> None:
    """Its colour would tell on which side of the target the figure lies."""
    settings, returns = "kind: flow, target: {2022-23: 5}", "Q1=3; Jul=1; Aug=1; Sep=1; Q2=4"
    assert report(settings, returns, draft=True).entries[0].year_to_date_word is None
    assert entry(settings, "Q1=3; Q2=3").year_to_date_word == "Off target"


def test_a_draft_leaves_other_figures_alone() -> None:
    """Only the indicator with an open finding is in question."""
    first, second = report({"1": SUPPLIED, "2": "kind: flow"}, f"1: {CONTRADICTORY}\n2: Q2=5", draft=True).entries
    assert (first.value_text, second.value_text, second.marks) == ("query", "5", ())


def test_an_answered_finding_is_no_longer_in_question() -> None:
    """Finding and answer stand with the indicator, and the figure is shown."""
    (card,) = report(SUPPLIED, CONTRADICTORY, draft=True, answers={"SC304": "Repeated by mistake."}).entries
    assert (card.value_text, card.marks) == ("90.1%", ())
    assert [(query.finding.code, query.answer.answer) for query in card.queries] == [("SC304", "Repeated by mistake.")]


def test_a_missing_year_to_date_is_not_queried() -> None:
    """There is nothing to question."""
    card = entry("kind: ratio, unit: percent, year_to_date: none, frequency: quarterly", "Q2=27/26", draft=True)
    assert (card.value_text, card.year_to_date_text) == ("query", None)


@pytest.mark.parametrize(
    ("settings", "figures", "marks"),
    [
        ("kind: supplied, arrears: 1", "Q1=5", ("In arrears: 2022-23 Q1 is the latest",)),
        ("kind: flow", "Jul=5; Aug=5", ("Partial: 2 of 3 months (no Sep)",)),
        ("kind: flow", "Jul=5; Aug=5; Sep=?(new contract)", ("Partial: 2 of 3 months (no Sep: new contract)",)),
        ("kind: flow", "Jul=5", ("Partial: 1 of 3 months (no Aug, Sep)",)),
        ("kind: flow", "Q2=5p", ("Provisional [p]",)),
        ("kind: flow", "Q2=5", ()),
    ],
)
def test_marks_say_what_a_reader_must_know(settings: str, figures: str, marks: tuple[str, ...]) -> None:
    """In arrears, partial, provisional."""
    assert entry(settings, figures).marks == marks


def test_a_restated_figure_is_marked_with_its_period() -> None:
    """Each period once, though two parts changed."""
    card = entry("kind: ratio, unit: percent", {"2022-23-Q1/a.xlsx": "Q1=1/2", "2022-23-Q2/a.xlsx": "Q1=2/3; Q2=1/2"})
    assert card.marks == ("Restated [r]: 2022-23 Q1",)


def test_the_table_has_the_months_of_the_runs_quarter() -> None:
    """Known, missing and not applicable are told apart."""
    assert [label.text for label in entry("kind: flow", "Jul=5; Sep=7").months] == ["5", "[x]", "7"]
    assert [label.text for label in entry("kind: flow, frequency: quarterly", "Q2=7").months] == ["[z]"] * 3


def test_quarters_to_come_are_empty() -> None:
    """Not missing: they have not happened."""
    assert [label.text for label in entry("kind: flow", "Q2=7").quarters] == ["[x]", "7", "", ""]
    assert [label.text for label in entry("kind: flow", "Q4=7", Q4).quarters] == ["[x]", "[x]", "[x]", "7"]


def test_previous_and_last_year_have_their_periods() -> None:
    """A missing one is marked as not available."""
    card = entry("kind: flow", "2021-22 Q2=90; Q2=118")
    assert (card.previous.text, card.last_year.text, card.last_year.period.label) == ("[x]", "90", "2021-22 Q2")


def test_benchmarks_carry_their_period_source_and_words() -> None:
    """A line for each comparator."""
    benchmark = "benchmark: {national: {value: 79.1, period: 2021-22, source: Table 1, comparable: true}}"
    (line,) = entry(f"{SUPPLIED}, {benchmark}", "Q2=73.1").benchmarks
    assert (line.name, line.text, line.period, line.source) == ("England", "79.1%", "2021-22", "Table 1")
    assert line.words == "worse, not tested"


def test_commentary_is_in_paragraphs_and_unchanged() -> None:
    """A blank line begins a new one; words are data, brackets and all."""
    card = entry("kind: flow", "Q2=7", words="First <b>.\r\n\r\nSecond.\n \n|More staff|Director|1 March")
    assert card.commentary == ("First <b>.", "Second.")
    assert (card.action, card.by_whom, card.by_when) == ("More staff", "Director", "1 March")


def test_an_indicator_without_commentary_has_none() -> None:
    """Empty, not invented."""
    card = entry("kind: flow", "Q2=7")
    assert (card.commentary, card.action, card.by_whom, card.by_when) == ((), None, None, None)


def test_an_anchor_is_made_of_the_reference() -> None:
    """Letters, digits and hyphens only."""
    (card,) = report({"HOU 3.1 (b)": "kind: flow"}, "").entries
    assert card.anchor == "indicator-hou-3-1-b"


def test_the_chart_shows_this_year_last_year_and_the_target() -> None:
    """One series each, from the same figures."""
    chart = entry("kind: flow, frequency: quarterly, target: {2022-23: {annual: 400}}", "2021-22 Q2=90; Q2=118").chart
    assert chart is not None
    assert [str(figure) for figure in chart.this_year] == ["None", "118", "None", "None"]
    assert [str(figure) for figure in chart.last_year] == ["None", "90", "None", "None"]
    assert list(chart.target) == [100] * 4


def test_the_chart_leaves_out_what_came_after_the_quarter() -> None:
    """A later return's figures are no part of an earlier quarter's report."""
    (made,), _ = calculate(loaded("kind: flow, frequency: quarterly"), collected("Q1=5; Q2=7", Q2), Q1)
    chart = build_entry(made, WORDING, (), in_question=False).chart
    assert chart is not None
    assert [str(figure) for figure in chart.this_year] == ["5", "None", "None", "None"]


def test_a_chart_where_lower_is_better_has_the_upper_end_as_its_target() -> None:
    """The line is drawn at the target whichever way is better."""
    chart = entry("kind: stock, frequency: quarterly, direction: lower, target: {2022-23: 11}", "Q2=10").chart
    assert chart is not None
    assert list(chart.target) == [11] * 4


def test_a_range_is_a_band() -> None:
    """No line, but both ends."""
    settings = "kind: stock, frequency: quarterly, direction: range, target: {2022-23: {between: [14, 18]}}"
    chart = entry(settings, "Q2=15").chart
    assert chart is not None
    assert (chart.target_band, set(chart.target)) == ((Decimal(14), Decimal(18)), {None})


def test_without_figures_there_is_no_chart_and_the_words_say_so() -> None:
    """The alternative text is a sentence either way."""
    card = entry("kind: flow, short_title: Library visits", "")
    assert (card.chart, card.chart_words) == (None, "There is no figure to chart for Library visits.")


def test_the_year_to_date_stands_beside_the_quarter() -> None:
    """With its target and its rating's word."""
    card = entry("kind: flow, target: {2022-23: {annual: 400}}", "Q1=114; Q2=118")
    assert (card.year_to_date_text, card.year_to_date_target, card.year_to_date_word) == ("232", "200", "On target")
    assert entry("kind: flow", "Q1=114; Q2=118").year_to_date_word is None


def test_an_annual_measure_has_no_quarters_and_no_chart() -> None:
    """Quarters are not applicable, and the words say why nothing is drawn."""
    card = entry("kind: stock, frequency: annual, short_title: Tree cover", "2022-23=5", Q4)
    assert [label.text for label in (*card.months, *card.quarters)] == ["[z]"] * 7
    assert (card.chart, card.chart_words) == (None, "Tree cover has one figure a year, which is not charted.")


def test_a_suppressed_figure_is_printed_c_everywhere() -> None:
    """In the figure, the months, the quarters and last year's."""
    card = entry("kind: flow, target: {2022-23: 5}", "2021-22 Q2=[c]; Q1=[c]; Jul=[c]; Q2=[c]")
    texts = (card.value_text, card.months[0].text, card.previous.text, card.last_year.text)
    assert (texts, card.rating.value) == (("[c]",) * 4, "suppressed")
    assert [label.text for label in card.quarters] == ["[c]", "[c]", "", ""]


def test_a_draft_does_not_tell_the_quarter_of_a_late_figure_in_question() -> None:
    """What is shown is an earlier quarter than that of the run."""
    settings = "kind: ratio, unit: percent, decimals: 1, year_to_date: none, frequency: quarterly, arrears: 1"
    card = entry(settings, "Q1=140/120", draft=True)
    assert card.value_text == "query"
    assert [label.text for label in card.quarters][:1] == ["query"]
    assert card.chart is None
