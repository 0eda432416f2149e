"""The HTML page: the words of the PDF, in one file that is safe, complete and built for those who cannot see it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pytest

from scorecard.catalogue import ReportFacts
from scorecard.formats import FORMATS
from scorecard.formats.html import write_html
from scorecard.formats.templating import render
from scorecard.problems import Problem
from scorecard.report import Report
from scorecard.workspace import Workspace
from tests.formats.sample import make_report, sample_report, write_workspace
from tests.making import report

HOSTILE = """'"><img src=x onerror=alert(1)></script></style><script>alert(2)</script>{{ 7 * 7 }}<b onclick='a'>"""
MARK = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def written(told: Report, workspace: Workspace) -> str:
    """Return the page of a report."""
    path = Path(mkdtemp()) / "cabinet-report.html"
    assert write_html(told, workspace, path) == ()
    return path.read_text(encoding="utf-8")


@cache
def sample() -> str:
    """Return the sample's page, written once."""
    return written(sample_report(), Workspace(Path("/nowhere")))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with a council's own page and look, of which each test writes what it needs."""
    own = write_workspace(tmp_path)
    own.templates.mkdir()
    return own


def problems_of(workspace: Workspace) -> tuple[Problem, ...]:
    """Return why the page could not be made; then nothing is written."""
    path = workspace.root / "page.html"
    problems = write_html(sample_report(), workspace, path)
    assert path.exists() == (not problems)
    return problems


def words(part: str) -> list[str]:
    """Return the words of a piece of HTML."""
    return unescape(re.sub(r"<[^>]+>", " ", part)).split()


def main_of(html: str) -> str:
    """Return the report itself, without what stands around it."""
    return html[html.index("<main") : html.index("</main>")]


def test_the_page_has_the_words_of_the_paper() -> None:
    """They differ in the list of contents and in the figures below the charts, and in nothing else."""
    paper, _ = render("report.html", sample_report(), Workspace(Path("/nowhere")))
    assert paper is not None
    on_paper = re.sub(r'<nav class="contents">.*?</nav>', "", main_of(paper), flags=re.DOTALL)
    on_screen = re.sub(r'<details class="chart-figures">.*?</details>', "", main_of(sample()), flags=re.DOTALL)
    assert words(on_screen) == words(on_paper)


def test_it_is_one_of_the_formats() -> None:
    """It stands after the PDF, whose twin it is."""
    assert list(FORMATS)[:2] == ["pdf", "html"]
    assert FORMATS["html"] == ("cabinet-report.html", write_html)


def test_it_asks_for_nothing() -> None:
    """Pictures are part of the file, and there is no address in a style or on a tag."""
    html = sample()
    assert all(address.startswith("data:") for address in re.findall(r'\s(?:src|srcset)="([^"]*)', html))
    assert not re.findall(r"url\((?!.data:)", html)
    assert "<link" not in html


def test_only_the_script_of_the_page_may_run() -> None:
    """The policy names the fingerprint of the one script, and allows no address."""
    html = sample()
    (script,) = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; img-src data:;")
    fingerprint = re.search(r"script-src 'sha256-([^']+)'", unescape(policy[1]))
    assert fingerprint
    assert b64decode(fingerprint[1]) == sha256(script.encode()).digest()


def test_headings_begin_with_the_title_and_skip_no_level() -> None:
    """There is one heading of the first level, and it comes first."""
    levels = [int(level) for level in re.findall(r"<h([1-6])", sample())]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_sections_and_tables_have_names() -> None:
    """Each section is named by its heading; each table by a caption, a label or the heading above it."""
    html = sample()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-labelledby="([^"]+)"', html)) <= set(ids)
    for tag in ("<header", "<nav aria-label=", "<main", "<footer", '<form id="filter" aria-label='):
        assert tag in html
    sections = re.findall(r"<section[^>]*>", html)
    assert [tag for tag in sections if "aria-label" not in tag] == ['<section class="appendix">']
    for tag, after in re.findall(r"(<table[^>]*>)\s*(<\w+)", html):
        assert "aria-label" in tag or after == "<caption", tag


def test_each_chart_has_its_figures_in_a_table() -> None:
    """Each is named by its indicator or group, so that no two sound alike."""
    html = sample()
    names = re.findall(r'Figures of this chart<span class="unseen">: ([^<]+)</span>', html)
    assert len(names) == len(set(names)) == html.count("<img class=")
    assert "1.1 Visits to parks" in names
    table = html[html.index('<caption class="unseen">Figures of the chart: 1.1 Visits to parks') :]
    assert words(table[table.index("<thead") : table.index("</thead>")]) == ["Period", "2022-23", "Target"]
    assert '<th scope="row">July 2022</th><td class="number">150</td>' in table


def test_cards_and_rows_say_what_the_filter_asks() -> None:
    """A card and a row for each indicator, with rating, directorate and priority."""
    marked = re.findall(r'<(article|tr)[^>]* data-rating="red" data-directorate="Place" data-priority="1"', sample())
    assert marked == ["article", "tr"]
    assert sample().count("data-rating=") == 2 * len(sample_report().entries)


def test_a_draft_says_so_at_the_top(workspace: Workspace) -> None:
    """In words, before everything else."""
    html = written(make_report(workspace, draft=True), workspace)
    assert "<strong>Draft</strong>" in html[: html.index("<nav")]
    assert "<strong>Draft</strong>" not in sample()


def test_nothing_of_the_paper_is_left() -> None:
    """No page numbers, no page footer, no mark behind the pages."""
    assert not re.search(r"target-counter|string-set|counter\(page", sample())


class Structure(HTMLParser):
    """The tags of a page, each with the names of its attributes."""

    def __init__(self) -> None:
        """Start with no tags."""
        super().__init__()
        self.tags: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, *(name for name, _ in attrs)))


def structure(told: Report, workspace: Workspace) -> list[tuple[str, ...]]:
    """Return the structure of a report's page."""
    parser = Structure()
    parser.feed(written(told, workspace))
    return parser.tags


def worded(said: str) -> Report:
    """Return a report with the same words wherever people type words."""
    quoted = "'" + said.replace("'", "''") + "'"
    typed = ", ".join(f"{field}: {quoted}" for field in ("title", "short_title", "owner", "definition", "caveat"))
    facts = ReportFacts.model_validate(
        {
            "portfolio_holder": said,
            "author": {"name": said, "role": said},
            "contributors": [{"role": said, "name": said}],
            "appendices": [said],
            "recommendations": [said],
            "background_papers": [said],
            "projects": [{"priority": "1", "title": said, "text": said}],
        }
    )
    comment = "|".join([said.replace("|", "")] * 4)
    made = report(
        f"kind: flow, target: {{2022-23: 90}}, {typed}", "Jul=10; Aug=12; Sep=9", words={"1": comment}, facts=facts
    )
    return replace(made, council=said, title=said, committee=said)


def test_words_that_people_type_make_no_tag_and_no_attribute() -> None:
    """Hostile words in every place that takes words leave the page built as harmless ones do."""
    nowhere = Workspace(Path("/nowhere"))
    hostile = structure(worded(HOSTILE), nowhere)
    assert hostile == structure(worded("Plain words"), nowhere)
    assert hostile.count(("script",)) == 1


def test_pictures_and_typefaces_of_the_council_become_part_of_the_page(workspace: Workspace) -> None:
    """Wherever its page or its look names a file of its folder; what stands in a comment is left alone."""
    for name in ("mark.svg", "face.woff2", "a b.svg"):
        (workspace.templates / name).write_bytes(MARK)
    (workspace.templates / "theme.css").write_text(
        "/* url(absent.svg) */ .a { background: url( 'a%20b.svg' ) } @font-face { src: url(face.woff2) }"
    )
    (workspace.templates / "report.html").write_text(
        '{% extends "default/report.html" %}{% block crest %}'
        '<img src="mark.svg" alt=""><p style="background: url(mark.svg)"><a href="https://www.gov.uk/">Law</a></p>'
        "{% endblock %}"
    )
    html = written(sample_report(), workspace)
    data = b64encode(MARK).decode()
    assert f'<img src="data:image/svg+xml;base64,{data}" alt="">' in html
    assert f'<p style="background: url(data:image/svg+xml;base64,{data})">' in html
    assert f"url( 'data:image/svg+xml;base64,{data}' )" in html
    assert f"src: url(data:font/woff2;base64,{data})" in html
    assert "/* url(absent.svg) */" in html
    assert '<a href="https://www.gov.uk/">' in html


@pytest.mark.parametrize(
    ("file", "content", "address"),
    [
        ("theme.css", ".a { background: url(https://example.org/a.png) }", "https://example.org/a.png"),
        ("theme.css", ".a { background: url('absent.svg') }", "absent.svg"),
        ("theme.css", "@import 'more.css';", "more.css"),
        ("theme.css", "@import url(more.css);", "more.css"),
        ("report.html", "<img src='../indicators.yaml'>", "../indicators.yaml"),
        ("report.html", '<script async src="https://example.org/a.js"></script>', "https://example.org/a.js"),
        ("report.html", '<link rel="stylesheet" href="more.css">', "more.css"),
    ],
)
def test_a_page_that_asks_for_more_is_not_written(workspace: Workspace, file: str, content: str, address: str) -> None:
    """What lies elsewhere, is missing, or is neither picture nor typeface is a problem that names it."""
    page = "{% extends 'default/report.html' %}{% block crest %}" + content + "{% endblock %}"
    (workspace.templates / file).write_text(page if file == "report.html" else content)
    (found,) = problems_of(workspace)
    assert (found.code, found.place.file) == ("SC401", "templates")
    assert found.wrong == f"The page asks for {address}, which is no picture or typeface in templates/."


def test_a_mistake_in_a_page_is_told(workspace: Workspace) -> None:
    """A template that fails is a problem, and nothing is written."""
    (workspace.templates / "report.html").write_text("{{ reprot }}")
    (found,) = problems_of(workspace)
    assert found.wrong == "A name is not known here: 'reprot' is undefined."
