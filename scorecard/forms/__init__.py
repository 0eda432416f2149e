"""Return forms: a workbook for each directorate that asks for what is due and is read back as a return."""

from scorecard.forms.blank import is_blank_form
from scorecard.forms.make import form_files

__all__ = ["form_files", "is_blank_form"]
