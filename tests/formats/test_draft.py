"""A draft on paper: its word lies behind every page, is seen and not read aloud, and hides nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from scorecard.formats.pdf import write_pdf
from scorecard.formats.templating import PACKAGED, Medium, render
from tests.formats.pdf_marks import marks
from tests.formats.sample import make_report, write_workspace
from tests.pdf_text import page_lines


class Made(NamedTuple):
    """A draft's PDF, and the marked pieces of each page, as their tag and what is said of them."""

    path: Path
    pieces: list[list[tuple[str, dict[str, str]]]]


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return the sample as a draft."""
    folder = tmp_path_factory.mktemp("draft")
    workspace = write_workspace(folder)
    path = folder / "report.pdf"
    assert write_pdf(make_report(workspace, draft=True), workspace, path) == ()
    with pikepdf.open(path) as pdf:
        return Made(path, [list(marks(page)) for page in pdf.pages])


def test_the_word_lies_under_every_page(draft: Made) -> None:
    """Upright, across and wide: it is text, once, and painted before anything else."""
    with pikepdf.open(draft.path) as pdf:
        sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages}
    assert sizes == {(595, 842), (842, 595)}
    assert {lines[0] for lines in page_lines(draft.path)} == {"Draft"}
    for pieces in draft.pieces:
        marks = [place for place, (_, said) in enumerate(pieces) if said.get("/Subtype") == "/Watermark"]
        assert marks == [0]


def test_the_word_is_not_read_aloud(draft: Made) -> None:
    """It is page furniture, so that no tag leads to it."""
    for pieces in draft.pieces:
        tag, said = pieces[0]
        assert (tag, str(said["/Type"])) == ("/Artifact", "/Pagination")
        assert "/MCID" not in said


def test_a_footer_is_furniture_but_no_watermark(draft: Made) -> None:
    """Only what lies under the page is one."""
    for pieces in draft.pieces:
        furniture = [said for tag, said in pieces if tag == "/Artifact" and said.get("/Type") == "/Pagination"]
        assert len(furniture) > 1
        assert ["/Subtype" in said for said in furniture] == [True] + [False] * (len(furniture) - 1)


def test_the_title_of_the_file_says_that_it_is_a_draft(draft: Made) -> None:
    """Whoever opens it without eyes hears it first."""
    with pikepdf.open(draft.path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Performance report 2022-23 Q2 (draft), Anytown Council"


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_both_headings_say_that_it_is_a_draft(tmp_path: Path, medium: Medium) -> None:
    """In words that are read aloud, on the covering report and on the cover of its appendix."""
    workspace = write_workspace(tmp_path)
    html, _ = render("report.html", make_report(workspace, draft=True), workspace, medium)
    final, _ = render("report.html", make_report(workspace), workspace, medium)
    headings = [
        '<h1 id="covering-title">Performance report, 2022-23 Q2 (draft)</h1>',
        ' id="appendix-title">Appendix A: Performance report, 2022-23 Q2 (draft)</h',
    ]
    assert [heading for heading in headings if heading not in str(html)] == []
    assert "draft" not in re.sub(r"<style>.*?</style>|<script>.*?</script>", "", str(final), flags=re.DOTALL).lower()


def test_words_over_the_mark_can_be_read() -> None:
    """Text keeps a contrast above 7:1 in ink, and 4.5:1 in soft ink; the mark shows on paper all the same."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", (PACKAGED / "css" / "report.css").read_text("utf-8")))
    (mark,) = re.findall(r"color: (#[0-9a-f]{6})", (PACKAGED / "css" / "draft.css").read_text("utf-8"))
    assert contrast(colours["ink"], mark) > 7
    assert contrast(colours["accent"], mark) > 7
    assert contrast(colours["ink-soft"], mark) > 4.5
    assert contrast("#ffffff", mark) > 1.2


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
