"""What the pages say about each state of an indicator, and how they are built for those who cannot see them."""

from __future__ import annotations

import dataclasses
import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from scorecard.formats.columns import column_tables
from scorecard.formats.parts import Parts
from scorecard.formats.templating import PACKAGED, render
from scorecard.report import Report
from scorecard.report.model import Glance, Notes
from scorecard.workspace import Workspace
from tests import making
from tests.formats.sample import LONG_TITLE, SENTENCE, make_report, sample_report, write_workspace


def html_of(report: Report) -> str:
    """Return the packaged pages of a report."""
    html, problems = render("report.html", report, Workspace(Path("/nowhere")))
    assert problems == ()
    assert html is not None
    return html


@pytest.fixture(scope="module")
def html() -> str:
    """Return the sample's pages."""
    return html_of(sample_report())


def words(part: str) -> str:
    """Return the text of a piece of HTML, its white space run together."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split())


def card(html: str, ref: str) -> str:
    """Return the text of an indicator's card."""
    anchor = ref.replace(".", "-")
    found = re.search(rf'<article class="card[^"]*" id="indicator-{anchor}">.*?</article>', html, re.DOTALL)
    assert found
    return words(found[0])


def test_a_card_says_figure_rating_target_and_change(html: str) -> None:
    """A figure well above its target, with last quarter's beside it."""
    text = card(html, "1.1")
    assert "450 2022-23 Q2 Well above target 150 above the target" in text
    assert "Target 300 (better to be: higher)" in text
    assert "Improving: up 180 on Q1 (270)" in text
    assert "No commentary was returned." in text


def test_a_card_of_a_miss_says_why_and_who_acts(html: str) -> None:
    """A red card carries reason, commentary, action, owner and date."""
    text = card(html, "1.3")
    assert "Off target 60 against a target of 30: missed by 30" in text
    assert text.count(SENTENCE) == 40
    assert "Action: Hire four drivers Head of Waste, by 31 January 2023" in text


def test_a_card_of_a_miss_without_action_says_so(html: str) -> None:
    """An amber card without action is not silent; a provisional figure is marked."""
    text = card(html, "1.2")
    assert "Action: none was returned." in text
    assert "Provisional [p]" in text
    assert "95% interval 83.8% to 91.2%" in text
    assert "England 88.5% in 2022-23 Q2 : similar: the difference may be chance" in text


def test_a_card_without_a_figure_says_why(html: str) -> None:
    """The return's reason stands where the figure would be, and the chart's place has words."""
    text = card(html, "2.1")
    assert "No figure 2022-23 Q2 No data The system was replaced in July." in text
    assert "There is no figure to chart for Repairs finished." in text


def test_cards_of_other_states_say_what_they_are(html: str) -> None:
    """Trend, arrears and a partial quarter are told in words."""
    assert "Not rated by decision" in card(html, "1.4")
    assert "New this year." in card(html, "1.4")
    assert "In arrears: 2022-23 Q1 is the latest" in card(html, "2.2")
    assert "Partial: 2 of 3 months" in card(html, "2.3")


def test_a_long_title_is_never_cut(html: str) -> None:
    """Card, detailed scorecard and definitions print it whole."""
    assert html.count(LONG_TITLE.strip()) == 3


def test_long_commentary_gets_the_width_of_the_page(html: str) -> None:
    """Forty sentences stand below the figures, not beside them."""
    assert 'class="card long" id="indicator-1-3"' in html
    assert html.count('class="card long"') == 1


def test_the_covering_report_is_numbered(html: str) -> None:
    """Sections 1 to 8, their paragraphs and the implications have their numbers."""
    text = words(html[: html.index('<section class="appendix">')])
    for heading in (
        "1. Purpose of report 1.1",
        "3. Recommendations 3.1",
        "7.7 Community impact 7.7.1",
        "8. Background",
    ):
        assert heading in text
    assert "Section 151 officer Finance team Open" in text
    assert "Monitoring officer Not named 21 November 2022" in text


def test_the_glance_has_every_red_with_action_owner_and_date(html: str) -> None:
    """The page that is read first needs no other page."""
    glance = words(html[html.index('id="at-a-glance"') : html.index('id="priorities"')])
    assert "1.3 Missed bins 60 against a target of 30: missed by 30" in glance
    assert "Hire four drivers. Head of Waste, by 31 January 2023." in glance
    assert "1.3 Missed bins On target, now off target" in glance
    assert "No figure 2.1 Repairs finished" in glance


def test_the_detailed_scorecard_has_a_column_for_each_period_and_comparator(html: str) -> None:
    """Seven periods, the year to date and the comparators that are used stand beside the target."""
    table = html[html.index('id="detailed-scorecard"') : html.index('id="notes"')]
    head = words(table[table.index("<thead>") : table.index("</thead>")])
    assert head == (
        "Ref Measure Directorate Better to be Target Jul Aug Sep Q1 Q2 Q3 Q4 Year to date England Rating "
        "Direction of travel"
    )
    assert table.count("<thead>") == 2


def test_project_updates_follow_the_cards(html: str) -> None:
    """Their paragraphs are paragraphs."""
    assert "<p>The depot opened.</p>\n<p>It holds 40 vehicles.</p>" in html


def test_no_heading_skips_a_level(html: str) -> None:
    """A reader who walks through the headings finds each inside its own part."""
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_header_cell_has_a_scope_and_every_picture_its_words(html: str) -> None:
    """What sight gives for free is said."""
    assert len(re.findall(r"<th\b", html)) == len(re.findall(r'<th scope="(?:row|col)"', html))
    assert all(re.search(r'alt="[^"]{10,}"', image) for image in re.findall(r"<img[^>]+>", html))


def test_every_link_leads_to_a_place_on_the_page(html: str) -> None:
    """There is no dead link, and no name twice."""
    names = re.findall(r'\bid="([^"]+)"', html)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(names)


def test_a_page_asks_for_nothing_from_elsewhere(html: str) -> None:
    """Pictures are data URIs; there is no script, no frame, no address on the network."""
    sources = re.findall(r'\bsrc="([^"]{0,20})', html)
    assert sources
    assert all(source.startswith("data:") for source in sources)
    assert "http" not in re.sub(r"xmlns='[^']+'", "", html)


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    """The footer and the cover of a draft name it, and a mark lies behind the pages."""
    html = html_of(make_report(write_workspace(tmp_path), draft=True))
    assert 'data-footer="Draft, Anytown Council' in html
    assert 'content: "Draft"' in html
    assert "Draft. A figure in question" in html


def test_a_quarter_with_nothing_to_tell_says_so() -> None:
    """No reds, no gaps, no changes, no earlier quarter: each is a sentence, not an empty place."""
    report = sample_report()
    glance = Glance(report.glance.overall, None, (), (), (), (), (), (), (), ())
    notes = Notes((), (), (), (), (), (), "1", "0" * 64)
    sections = (dataclasses.replace(report.sections[1], entries=(), projects=()),)
    facts = report.facts.model_copy(
        update={"meeting_date": None, "portfolio_holder": None, "author": None, "contributors": ()}
    )
    quiet = dataclasses.replace(
        report, glance=glance, notes=notes, sections=sections, facts=facts, as_at=None, entries=()
    )
    text = words(html_of(quiet))
    for sentence in (
        "No measure is off target.",
        "There is no earlier quarter to compare colours with.",
        "No figure is missing, late or provisional.",
        "No contradiction was found.",
        "No figure of an earlier period was changed.",
        "There are no measures for this priority.",
        "Date of meeting To be confirmed",
        "Data as returned",
    ):
        assert sentence in text


def test_a_decision_changes_the_issues_and_choices() -> None:
    """Where a decision is asked for, the report does not say that there is none."""
    facts = sample_report().facts.model_copy(update={"decision_needed": True, "recommendations": ("Agree the plan.",)})
    text = words(html_of(dataclasses.replace(sample_report(), facts=facts)))
    assert "6.1 A decision is asked for: see section 3." in text
    assert "Agree the plan." in text


def test_columns_of_the_scorecard_are_as_wide_as_their_longest_figure() -> None:
    """Shares add up to the page, and a column of seven figures is wider than one of none."""
    (columns,) = column_tables(sample_report())
    widths = {column.heading: column.width for column in columns}
    assert sum(widths.values()) == pytest.approx(100, abs=0.2)
    assert widths["Q4"] < widths["Jul"] <= widths["Year to date"]
    assert max(widths.values()) == widths["Measure"]


def test_columns_that_do_not_fit_side_by_side_make_a_further_table() -> None:
    """Which says again what its rows are of; no figure is torn. On screen a table may be wider than the page."""
    settings = "kind: flow, unit: pounds, decimals: 2, target: {2022-23: 1234567890.12}"
    wide = making.report(settings, "Q1=1234567890.12; Jul=1123456789.12; Aug=1223456789.12; Sep=1323456789.12")
    tables = column_tables(wide)
    assert [[column.heading for column in columns[:2]] for columns in tables] == [["Ref", "Measure"]] * len(tables)
    names = [column.heading for columns in tables for column in columns[2:]]
    (whole,) = column_tables(wide, one=True)
    assert len(tables) > 1
    assert names == [column.heading for column in whole[2:]]
    assert "part 2" in html_of(wide)


def test_a_negative_sum_of_money_stays_in_one_line() -> None:
    """Its minus would else be left at the end of the line before; markup and other text stay as they are."""
    html = html_of(making.report("kind: flow, unit: pounds", "Q1=5; Q2=-60"))
    assert 'At <span class="unbroken">-£60</span> in Q2' in html
    assert html.count('<span class="unbroken">') == len(re.findall(r"-£\d", re.sub(r"<[^>]*>", "", html)))


def test_a_measure_rated_on_its_year_to_date_is_compared_with_last_years() -> None:
    """Also where the quarter has no figure of its own."""
    settings = "kind: supplied, rate: year_to_date, unit: percent"
    text = card(html_of(making.report(settings, "2021-22 Q2 YTD=70; YTD=75")), "1")
    assert "On last year Improving: up 5 points on April to September 2021 (70%)" in text


def test_a_chart_can_be_drawn_in_its_usual_size(tmp_path: Path) -> None:
    """Without a size, a template gets the chart as it is usually drawn."""
    chart = sample_report().entries[0].chart
    assert chart
    parts = Parts(tmp_path, PACKAGED)
    assert parts.chart(chart) != parts.chart(chart, 60, 30)
    assert parts.chart(chart).startswith("data:image/svg+xml;base64,")
