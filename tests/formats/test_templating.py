"""How templates are found and run, and what a mistake in one of them becomes."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.formats.placeholders import PlaceholderError, fill
from scorecard.formats.templating import paragraphs, render
from scorecard.problems import Problem
from scorecard.sentences import lower_first
from scorecard.workspace import Workspace
from tests.formats.sample import sample_report, write_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return an empty workspace with a folder for templates."""
    workspace = write_workspace(tmp_path)
    workspace.templates.mkdir()
    return workspace


def page(workspace: Workspace, text: str) -> str:
    """Return what a template of the workspace renders to."""
    (workspace.templates / "page.html").write_text(text, encoding="utf-8")
    html, problems = render("page.html", sample_report(), workspace)
    assert problems == ()
    assert html is not None
    return html


def problem(workspace: Workspace, text: str) -> Problem:
    """Return the one problem of a template of the workspace."""
    (workspace.templates / "page.html").write_text(text, encoding="utf-8")
    html, (found,) = render("page.html", sample_report(), workspace)
    assert html is None
    assert found.code == "SC401"
    return found


def test_the_council_replaces_a_block_of_the_packaged_report(workspace: Workspace) -> None:
    """What the council's report.html does not replace stays as it is packaged."""
    own = '{% extends "default/report.html" %}{% block at_a_glance %}<p>Our own glance</p>{% endblock %}'
    (workspace.templates / "report.html").write_text(own, encoding="utf-8")
    html, _ = render("report.html", sample_report(), workspace)
    assert html is not None
    assert "Our own glance" in html
    assert "How many measures have which rating" not in html
    assert "Detailed scorecard" in html


def test_a_page_of_ones_own_that_shows_the_appendix_is_no_covering_report(workspace: Workspace) -> None:
    """One that was written before there was such a thing; it would be taken for one."""
    (workspace.templates / "report.html").write_text('<section id="at-a-glance">Our glance</section>', encoding="utf-8")
    html, problems = render("report.html", replace(sample_report(), covering_only=True), workspace)
    assert html is None
    assert "The page shows the appendix, though the covering report alone was asked for." in str(problems[0])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>At -£60 (-£5)</p>", '<p>At <span class="unbroken">-£60</span> <span class="unbroken">(-£5)</span></p>'),
        ("<td>-£60</td>", '<td><span class="unbroken">-£60</span></td>'),
        ("<title>Saving -£5m</title>", "<title>Saving -£5m</title>"),
        ("<style>a > b { content: '-£5' }</style>", "<style>a > b { content: '-£5' }</style>"),
        ("<option>-£5</option>", "<option>-£5</option>"),
        ('<img alt="-£5">', '<img alt="-£5">'),
    ],
)
def test_a_negative_sum_is_kept_together_in_text_alone(workspace: Workspace, text: str, shown: str) -> None:
    """Where an element may stand; titles, style sheets and attributes stay as they are."""
    assert page(workspace, text) == shown


def test_a_page_without_spaces_takes_no_longer(workspace: Workspace) -> None:
    """A word of a hundred thousand letters beside a negative sum is passed once."""
    before = time.process_time()
    page(workspace, f"<p>{'x' * 100_000} -£5</p>")
    assert time.process_time() - before < 2


def test_the_council_replaces_one_component(workspace: Workspace) -> None:
    """A component of the same name in templates/ stands in for the packaged one wherever it is used."""
    (workspace.templates / "components").mkdir()
    (workspace.templates / "components/card.html").write_text("{% macro card(entry) %}<p>My card</p>{% endmacro %}")
    html, _ = render("report.html", sample_report(), workspace)
    assert html is not None
    assert html.count("My card") == len(sample_report().entries)


def test_a_workspace_without_templates_uses_the_packaged_ones(tmp_path: Path) -> None:
    """No folder templates/ is needed."""
    html, problems = render("report.html", sample_report(), write_workspace(tmp_path))
    assert problems == ()
    assert html is not None


def test_the_look_of_the_council_comes_after_the_packaged_one(workspace: Workspace) -> None:
    """theme.css can override every rule, and cannot close the element that it stands in."""
    (workspace.templates / "theme.css").write_text(":root { --accent: teal } /* </style> */", encoding="utf-8")
    html = page(workspace, '{% extends "default/report.html" %}')
    assert html.index("--accent: #12436d") < html.index("--accent: teal")
    assert "/* <\\/style> */" in html


def test_words_of_officers_are_neither_markup_nor_template(workspace: Workspace) -> None:
    """Commentary is escaped and never rendered."""
    html, _ = render("report.html", sample_report(), workspace)
    assert html is not None
    assert "{{ 7 * 7 }} &lt;script&gt;alert(1)&lt;/script&gt; &amp; so on" in html
    assert "<script" not in html


def test_a_misspelt_name_is_told_with_its_line(workspace: Workspace) -> None:
    """An unknown name is a problem at its line, not an empty place in the report."""
    found = problem(workspace, "<p>\n{{ reprot.title }}\n</p>")
    assert str(found.place) == "templates/page.html:2"
    assert found.wrong == "A name is not known here: 'reprot' is undefined."


def test_a_broken_template_is_told_with_its_line(workspace: Workspace) -> None:
    """A missing end tag is a problem at the line where the template breaks off."""
    found = problem(workspace, "<p>\n{% if report.draft %}\n{% endfor %}")
    assert str(found.place) == "templates/page.html:3"
    assert found.wrong.startswith("The template breaks off here: ")


def test_a_missing_template_is_told(workspace: Workspace) -> None:
    """A template that is not there is named."""
    found = problem(workspace, '{% include "nowhere.html" %}')
    assert str(found.place) == "templates/page.html:1"
    assert found.wrong == "There is no template 'nowhere.html'."


def test_a_template_that_does_not_exist_at_all_is_told(workspace: Workspace) -> None:
    """The page itself may be missing."""
    _, (found,) = render("absent.html", sample_report(), workspace)
    assert str(found.place) == "templates/absent.html"


def test_a_fault_in_a_packaged_template_names_it_by_its_prefix(workspace: Workspace) -> None:
    """A component called wrongly fails inside the package, which is named as a template would name it."""
    found = problem(workspace, '{% from "components/card.html" import card %}{{ card(report) }}')
    assert found.place.file == "default/components/card.html"


def test_a_failing_expression_is_told(workspace: Workspace) -> None:
    """Any other failure is a problem too, never a traceback."""
    found = problem(workspace, "\n\n{{ 1 / 0 }}")
    assert str(found.place) == "templates/page.html:3"
    assert found.wrong == "The template fails here: division by zero."


@pytest.mark.parametrize(
    "expression",
    ["{{ ''.__class__.__mro__ }}", "{{ report.__class__ }}", "{{ report.entries.__getitem__(0) }}"],
)
def test_a_template_reaches_nothing_behind_the_report(workspace: Workspace, expression: str) -> None:
    """Python's inner attributes are refused by the sandbox."""
    found = problem(workspace, expression)
    assert "unsafe" in found.wrong


def test_a_template_reads_no_file_outside_its_folder(workspace: Workspace, tmp_path: Path) -> None:
    """A link that leads out of templates/ is not found."""
    (tmp_path / "secret.html").write_text("secret")
    (workspace.templates / "link.html").symlink_to(tmp_path / "secret.html")
    found = problem(workspace, '{% include "link.html" %}')
    assert found.wrong == "There is no template 'link.html'."


def test_a_picture_of_the_council_becomes_part_of_the_page(workspace: Workspace) -> None:
    """A page carries its pictures, so that it needs no other file."""
    (workspace.templates / "mark.svg").write_text("<svg/>")
    assert page(workspace, '{{ picture("mark.svg") }}') == "data:image/svg+xml;base64,PHN2Zy8+"


@pytest.mark.parametrize("name", ["absent.svg", "../indicators.yaml", "../inputs/mark.svg", "page.html"])
def test_a_picture_lies_in_the_templates_folder(workspace: Workspace, name: str) -> None:
    """A missing picture, a file elsewhere and a file that is no picture are refused."""
    found = problem(workspace, f'{{{{ picture("{name}") }}}}')
    assert found.wrong == f"There is no picture '{name}' in templates/."


def test_a_style_sheet_that_is_not_text_is_told(workspace: Workspace) -> None:
    """A theme.css saved in another encoding is a problem."""
    (workspace.templates / "theme.css").write_bytes(b"\xff\xfe\xff")
    found = problem(workspace, '{{ stylesheet("theme.css") }}')
    assert found.remedy == "Save it as UTF-8 text."


def test_standing_words_are_filled_in() -> None:
    """Placeholders take what the report knows; other braces stay."""
    words = "{council} for {quarter}, {months} of {year}, at {committee} on {meeting}: {title} { }"
    assert fill(words, sample_report()) == (
        "Anytown Council for 2022-23 Q2, July to September 2022 of 2022-23, at Cabinet on 6 December 2022: "
        "Performance report { }"
    )


def test_an_unknown_placeholder_is_told() -> None:
    """A misspelt placeholder is not printed."""
    with pytest.raises(PlaceholderError, match=r"use \{counsel\}, which cannot be filled in"):
        fill("{counsel}", sample_report())


def test_an_unknown_placeholder_in_a_page_is_a_problem(workspace: Workspace) -> None:
    """It is told with the placeholders that there are."""
    found = problem(workspace, '{{ "{counsel}" | fill }}')
    assert found.remedy.startswith("There are {council}, {committee}")


def test_blank_lines_part_paragraphs() -> None:
    """Lines with spaces count as blank; single line ends do not part."""
    assert paragraphs("One\nline.\n \n\nTwo.\n") == ("One\nline.", "Two.")


def test_a_phrase_moves_into_a_sentence() -> None:
    """Only its first letter changes."""
    assert lower_first("On Target") == "on Target"


def test_a_style_sheet_outside_its_folder_is_refused(workspace: Workspace) -> None:
    """Neither by its name nor by a link."""
    found = problem(workspace, '{{ stylesheet("../../../etc/passwd") }}')
    assert found.wrong == "The style sheet '../../../etc/passwd' lies outside its folder."


def test_a_look_that_is_a_link_out_of_the_folder_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    """theme.css must lie in templates/ itself."""
    (tmp_path / "secret.css").write_text("secret")
    (workspace.templates / "theme.css").symlink_to(tmp_path / "secret.css")
    found = problem(workspace, '{{ stylesheet("theme.css") }}')
    assert found.wrong == "The style sheet 'theme.css' lies outside its folder."
