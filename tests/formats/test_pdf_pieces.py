"""A page in pieces: where it is divided, and when it is not."""

from __future__ import annotations

import pytest

from scorecard.formats.pdf.laid import Laid
from scorecard.formats.pdf.pieces import Divided, divide

HEAD = '<html lang="en-GB"><head><title>T</title>{styles}</head>\n<body data-footer="F">\n<main id="report">'
TAIL = "\n</main>\n</body>\n</html>\n"
STYLES = "<style>/* @page :first */ body { string-set: footer attr(data-footer) }</style><style>p { margin: 0 }</style>"
COVERING = '<section class="covering"><p>Words</p></section>'
COVER = '<section class="cover" id="cover"><nav class="contents"><a href="#reds">Reds</a></nav></section>'
GLANCE = '<section class="glance" id="glance"><section id="reds"><p>Red</p></section></section>'
NOTES = '<section class="notes" id="notes"><p><a href="#glance">Back</a></p></section>'


def page(*sections: str, styles: str = STYLES, before: str = COVERING) -> str:
    """Return a page of these sections in its appendix."""
    appendix = f'<section class="appendix">{"".join(sections)}</section>' if sections else ""
    return HEAD.format(styles=styles) + before + appendix + TAIL


def divided(*sections: str) -> Divided:
    """Return such a page in pieces."""
    made = divide(page(*sections))
    assert made is not None
    return made


def laid(pages: int, **places: int) -> Laid:
    """Return a piece laid out on so many pages."""
    return Laid(b"", ((595.28, 841.89),) * pages, places, ())


def test_the_covering_report_and_each_section_of_the_appendix_are_pieces() -> None:
    """What stands after a section belongs to it; a section inside another is none."""
    pieces = divided(COVER, GLANCE, "<p>After</p>", NOTES).pieces
    assert [piece.html for piece in pieces] == [COVERING, COVER, f"{GLANCE}<p>After</p>", NOTES]
    assert [piece.wrapper for piece in pieces] == ["", *['<section class="appendix">'] * 3]
    assert [piece.is_contents for piece in pieces] == [False, True, False, False]


def test_a_page_without_a_covering_report_has_the_appendix_alone() -> None:
    """Nothing is made of nothing."""
    made = divide(page(COVER, NOTES, before="\n"))
    assert made is not None
    assert [piece.html for piece in made.pieces] == [COVER, NOTES]


def test_a_piece_knows_its_ids_and_links() -> None:
    """Both are needed to lead links across pieces."""
    _, cover, glance, notes = divided(COVER, GLANCE, NOTES).pieces
    assert [sorted(names) for names in (cover.ids, cover.links)] == [["cover"], ["reds"]]
    assert [sorted(names) for names in (glance.ids, notes.links)] == [["glance", "reds"], ["glance"]]


def test_a_piece_has_a_page_of_its_own() -> None:
    """Head and wrapper are around it; the styles are handed on as one text."""
    made = divided(COVER, NOTES)
    alone = HEAD.format(styles="") + f'<section class="appendix">{NOTES}</section>' + TAIL.lstrip()
    assert made.page(made.pieces[2]) == alone
    assert made.styles == "/* @page :first */ body { string-set: footer attr(data-footer) }\np { margin: 0 }"


def test_a_piece_that_starts_no_page_is_joined_to_the_one_before() -> None:
    """Styles decide what starts a page."""
    made = divided(COVER, GLANCE, NOTES).joined([True, True, True, False])
    assert made is not None
    assert [piece.html for piece in made.pieces] == [COVERING, COVER, GLANCE + NOTES]


def test_an_appendix_that_starts_no_page_cannot_be_joined() -> None:
    """The tag around it would be lost."""
    assert divided(COVER, NOTES).joined([True, False, True]) is None


def test_the_frame_keeps_the_contents_and_as_many_empty_pages_as_each_piece_has() -> None:
    """An id that the contents name stands on its page."""
    frame = divided(COVER, GLANCE).frame([laid(2), None, laid(2, glance=0, reds=1)])
    assert '<section class="covering" data-pages><div></div><div></div></section>' in frame
    assert f'{COVER}<section class="glance" data-pages><div></div><div><i id="reds"></i></div></section>' in frame


@pytest.mark.parametrize(
    "whole",
    [
        page(),
        "<p>Words</p>",
        page(COVER, NOTES).replace("<main", "<p>Before</p><main"),
        page(COVER, NOTES, NOTES.replace("<p>", '<p class="short contents">')),
        page(COVER, NOTES, styles="<style>@page :first { margin: 0 }</style>"),
        page(COVER, NOTES, styles="<style>h2 { counter-increment: part }</style>"),
        page(COVER, NOTES, styles="<style>header { position: running(head) }</style>"),
        page(COVER, NOTES, styles="<style>h2 { string-set: part content() }</style>"),
        page(COVER, NOTES, styles="<style>@import 'more.css';</style>"),
        page(COVER, NOTES, styles='<style media="print">p { margin: 0 }</style>'),
        page(COVER, NOTES, styles='<link rel="stylesheet" href="more.css">'),
        page(COVER, NOTES, before="<section><style>p { margin: 0 }</style></section>"),
    ],
    ids=[
        "no appendix",
        "no shell",
        "words outside",
        "two lists",
        "first page",
        "counter",
        "running head",
        "string",
        "import",
        "medium",
        "link",
        "body",
    ],
)
def test_a_page_that_cannot_be_divided_stays_whole(whole: str) -> None:
    """Another shape of page, or styles by which one piece would depend on another."""
    assert divide(whole) is None
