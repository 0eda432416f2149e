"""Return forms: a workbook for each directorate that asks for what is due and is read back as a return."""

from scorecard.forms.make import forms_of, make_forms, write_forms

__all__ = ["forms_of", "make_forms", "write_forms"]
