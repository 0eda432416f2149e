"""A form as a workbook, and the workbook as a file that is the same whenever it is made from the same."""

from __future__ import annotations

import datetime as dt
import io

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from scorecard.forms.commentary_sheet import write_commentary
from scorecard.forms.figures_sheet import write_figures
from scorecard.forms.instructions_sheet import write_instructions
from scorecard.forms.look import add_styles
from scorecard.forms.model import Form
from scorecard.forms.other_periods_sheet import write_other_periods
from scorecard.forms.page import finish_sheet
from scorecard.forms.sign_off_sheet import write_sign_off
from scorecard.sources.form import (
    CATALOGUE_NAME,
    COMMENTARY,
    DIRECTORATE_NAME,
    FIGURES,
    INSTRUCTIONS,
    OTHER_PERIODS,
    QUARTER_NAME,
    SIGN_OFF,
    VERSION,
    VERSION_NAME,
)
from scorecard.steady import steady

SHEETS = {
    INSTRUCTIONS: write_instructions,
    FIGURES: write_figures,
    COMMENTARY: write_commentary,
    OTHER_PERIODS: write_other_periods,
    SIGN_OFF: write_sign_off,
}


def make_file(form: Form) -> bytes:
    """Return the form as the bytes of an .xlsx file."""
    made = io.BytesIO()
    make_workbook(form).save(made)
    return steady(made.getvalue(), form.quarter.end)


def make_workbook(form: Form) -> Workbook:
    """Return the form with all its sheets and its identity."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    for name, write in SHEETS.items():
        sheet = book.create_sheet(name)
        write(sheet, form)
        head, wide = f"{form.catalogue.council}: {form.title}", name == FIGURES
        finish_sheet(sheet, head, landscape=name != INSTRUCTIONS, pages_wide=2 if wide else 1)
    book.calculation.fullCalcOnLoad = True
    _identify(book, form)
    return book


def _identify(book: Workbook, form: Form) -> None:
    """Write which form it is into the properties of the document."""
    core = book.properties
    core.title, core.subject, core.language = form.title, form.catalogue.report.title, "en-GB"
    core.creator, core.keywords = form.catalogue.council, f"return form, {form.quarter.label}, {form.directorate}"
    added = book.custom_doc_props  # type: ignore[attr-defined]  # reason: the stubs lack what openpyxl 3.1 has
    core.created = dt.datetime.combine(form.quarter.end, dt.time())
    for name, value in (
        (VERSION_NAME, VERSION),
        (QUARTER_NAME, form.quarter.label),
        (DIRECTORATE_NAME, form.directorate),
        (CATALOGUE_NAME, form.catalogue_sha256),
    ):
        added.append(StringProperty(name=name, value=value))
