"""Words that officers typed stay words: no formula, no link, no broken file, nothing lost without a sentence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.formats.xlsx.text import LONGEST, clean
from tests.formats.xlsx.opened import bytes_of, cell_of, cells, file_of, opened, report_of
from tests.making import report

HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://example.org","Click")',
    "+44 20 7946 0000",
    "-2+3",
    "@SUM(A1)",
    "'=1",
    "\t=1",
    "https://example.org/payload",
    "=cmd|' /C calc'!A0",
    "<b>&amp;</b>",
    "]]>",
    "  spaces  ",
    "Ŵyr, 12 °C, 🚲",
)


def commented(text: str) -> bytes:
    """Return the workbook of an indicator with a comment."""
    made = report("kind: flow", "Q2=5", words={"1": "Words."})
    (entry,) = made.entries
    changed = replace(entry, commentary=(text,))
    sections = tuple(replace(each, entries=(changed,)) if each.entries else each for each in made.sections)
    return file_of(replace(made, entries=(changed,), sections=sections))


@pytest.mark.parametrize("text", HOSTILE)
def test_words_stay_as_they_were_typed(text: str) -> None:
    """As text; a sign that begins a formula is prefixed, so that it is none when somebody edits the cell."""
    cell = cell_of(commented(text), "Commentary", "Commentary")
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert cell.quotePrefix == (text[0] in "=+-@'")


def test_words_that_stand_for_a_letter_in_xml_stay_words() -> None:
    """Spreadsheets read _x003D_ as =, but for this sign before it."""
    assert cell_of(commented("_x003D_1 and _x3D_"), "Commentary", "Commentary").value == "_x005F_x003D_1 and _x3D_"


@pytest.mark.parametrize("text", [" ", "\n \n", "\x00", "\x07\t"])
def test_words_that_show_nothing_are_not_applicable(text: str) -> None:
    """A cell is never blank."""
    assert cell_of(commented(text), "Commentary", "Commentary").value == "[z]"


@given(st.text(min_size=1))
@settings(max_examples=30, deadline=None)
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    """Control characters, halves of pairs, whatever a keyboard or a database may give."""
    cell = cell_of(commented(f"x{text}"), "Commentary", "Commentary")
    assert cell.value == re.sub("\r", "\n", clean(f"x{text}"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\x00b\x0bc", "a b c"), ("a\r\nb", "a\nb"), ("a\rb", "a b"), ("\ud800", " "), ("\ufffe", " "), ("£🚲", "£🚲")],
)
def test_what_no_file_can_hold_is_a_space(text: str, kept: str) -> None:
    """And a line break of any system is one."""
    assert clean(text) == kept


@pytest.mark.parametrize("letter", ["a", "é", "🚲"])
def test_a_text_too_long_for_a_cell_ends_with_a_sentence(letter: str) -> None:
    """Counted as spreadsheets count; one that just fits is whole."""
    units = len(letter.encode("utf-16-le")) // 2
    fits = letter * (LONGEST // units)
    assert clean(fits) == fits
    cut = clean(fits + letter)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert cut.endswith("The whole text is in scorecard.json.)")
    assert cell_of(commented(fits + letter), "Commentary", "Commentary").value == cut


def test_names_that_look_like_formulas_stay_names() -> None:
    """Of the council, the report, a measure and its officers: in cells, headings and properties."""
    made = replace(report('title: "=1+1", owner: "@home", caveat: "-1"', "Q2=5"), council="=2+2\x07", title="+3")
    book = opened(file_of(made))
    assert not [cell for sheet in book.worksheets for cell in cells(sheet) if cell.data_type == "f"]
    assert (book.properties.creator, book["Cover"]["A1"].value) == ("=2+2 ", "+3, 2022-23 Q2: data")


@pytest.mark.parametrize("name", ["the repository's own quarter", "every state"])
def test_there_is_no_formula_at_all(name: str) -> None:
    """Nor an error value, nor anything but text and numbers."""
    kinds = {cell.data_type for sheet in opened(bytes_of(name)).worksheets for cell in cells(sheet)}
    assert kinds == {"s", "n"}
    assert report_of(name).entries
