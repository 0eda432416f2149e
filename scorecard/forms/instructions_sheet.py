"""The instructions: what to do, by when, what the cells mean, and the lists that other sheets offer."""

from __future__ import annotations

from typing import NamedTuple

from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.forms.checks import NO_DATA_REASONS, PROVISIONAL_ANSWERS
from scorecard.forms.look import ASKED, GUIDANCE, LABEL, NOT_NEEDED, OPTIONAL, TITLE, WORDS, put
from scorecard.forms.model import Form
from scorecard.forms.page import name_cells
from scorecard.period import date_in_words
from scorecard.sources.form import COMMENTARY, FIGURES, NOT_ASKED, OTHER_PERIODS, SIGN_OFF

PROVISIONAL_WORDS = ("Yes", "No")
REASONS = (
    "Not yet available",
    "Not collected for this period",
    "Suppressed: the numbers are too small to be published",
    "Not applicable",
)

_WIDTHS = {"A": 24, "B": 100}  # characters
_TITLE_HEIGHT = 24  # points


class _Line(NamedTuple):
    """A label and what is said of it; the label of a cell's look is written in that look."""

    label: str
    text: str
    style: str = WORDS


_MEANINGS = (
    _Line("Solid edge, pale yellow", "Needed: type the figure, or the words where a target is missed.", ASKED),
    _Line("Dashed edge, cream", "May be given too. A quarter beside its months is checked against them.", OPTIONAL),
    _Line(NOT_ASKED, "Grey and in words: no figure is asked for here.", NOT_NEEDED),
)
_HOW = (
    _Line("Percentages", "Type 75 for 75% and 0.8 for 0.8%, without the % sign."),
    _Line("Millions of pounds", "Type 7.6 for £7,600,000 where the unit is £ million; otherwise type pounds."),
    _Line("Ratios", "Type numerator and denominator. Months need both, since percentages are never averaged."),
    _Line(
        "No months", "A figure for the whole quarter will do in their place; of a ratio the value alone, if need be."
    ),
    _Line("Provisional", "Choose Yes where a figure may still change. The report will mark it."),
    _Line("Signs", "[x] stands for a figure that is not available, [c] for a number too small to be published."),
    _Line(
        "Other periods", f"To correct an earlier figure, or to give a later one early, use the sheet {OTHER_PERIODS}."
    ),
)
_NONE = (
    _Line(
        "No figure", "Leave the cell empty and choose a No data reason, or type your own: it is printed as it stands."
    ),
    _Line("Some months only", "A reason explains the empty cells of its row and says nothing of the filled ones."),
    _Line("Small numbers", "Choose the reason that begins with Suppressed, or type [c] in the cell itself."),
)
_ABOUT = (
    _Line("Protection", "Everything but the pale cells is locked, so that no row is lost. There is no password."),
    _Line("Saving", "Save it as .xlsx under any name. LibreOffice may save it as .ods too."),
    _Line("Next quarter", "Do not use this form again: each quarter has its own."),
)


def write_instructions(sheet: Worksheet, form: Form) -> None:
    """Write the sheet that opens first."""
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    put(sheet, 1, 1, form.title, TITLE)
    put(sheet, 2, 1, f"{form.catalogue.council}: {form.catalogue.report.title}, {form.quarter.span}", GUIDANCE)
    row = 4
    for heading, lines in (
        ("When and to whom", _when(form)),
        ("What to do", _steps(form)),
        ("What the cells mean", _MEANINGS),
        ("How to type a figure", _HOW),
        ("Where there is no figure", _NONE),
        ("The form itself", _ABOUT),
    ):
        row = _write_section(sheet, row, heading, lines)
    row = _write_list(sheet, row, "Answers for Provisional", PROVISIONAL_ANSWERS, PROVISIONAL_WORDS)
    _write_list(sheet, row, "Reasons for no figure", NO_DATA_REASONS, REASONS)


def _when(form: Form) -> tuple[_Line, ...]:
    due = form.catalogue.returns.due(form.quarter)
    contact = form.catalogue.returns.contact or "whoever sent this form"
    by = f"By {date_in_words(due)}." if due else f"The day is set by {contact}."
    return (_Line("Send it back", by), _Line("Send it to", contact), _Line("Questions", contact))


def _steps(form: Form) -> tuple[_Line, ...]:
    rows = f"{len(form.asked)} measure{'s are' if len(form.asked) > 1 else ' is'} due."
    return (
        _Line(f"1. {FIGURES}", f"{rows} Fill in each figure that the column To do names, or give a reason."),
        _Line(f"2. {COMMENTARY}", "Say why each figure is what it is, and what will be done where a target is missed."),
        _Line(f"3. {SIGN_OFF}", "Whoever answers for the figures gives name, role and date."),
        _Line(
            "4. Save and send",
            "The return is ready when no To do column asks for anything that applies to you.",
        ),
    )


def _write_section(sheet: Worksheet, row: int, heading: str, lines: tuple[_Line, ...]) -> int:
    """Write a heading and its lines; returns the row at which the next section begins."""
    put(sheet, row, 1, heading, LABEL)
    for number, line in enumerate(lines, row + 1):
        put(sheet, number, 1, line.label, line.style).protection = Protection(locked=True)
        put(sheet, number, 2, line.text, WORDS)
    return row + len(lines) + 2


def _write_list(sheet: Worksheet, row: int, heading: str, name: str, answers: tuple[str, ...]) -> int:
    """Write a list that cells of other sheets offer under a name; returns the row after it."""
    put(sheet, row, 1, heading, LABEL)
    for number, answer in enumerate(answers, row):
        put(sheet, number, 2, answer, WORDS)
    name_cells(sheet, name, f"$B${row}:$B${row + len(answers) - 1}")
    return row + len(answers) + 1
