"""The catalogue and what earlier returns say -> a form for each directorate that has something to return."""

from __future__ import annotations

from scorecard.calculate.measures import Measures
from scorecard.catalogue import Catalogue
from scorecard.forms.asked import asked_of
from scorecard.forms.model import Form
from scorecard.forms.workbook import make_file
from scorecard.period import Period
from scorecard.sentences import slugs


def form_files(catalogue: Catalogue, catalogue_sha256: str, measures: Measures, quarter: Period) -> dict[str, bytes]:
    """Return the forms of a quarter by file name; ``measures`` holds what earlier returns say."""
    return {form.file_name: make_file(form) for form in forms_of(catalogue, catalogue_sha256, measures, quarter)}


def forms_of(catalogue: Catalogue, catalogue_sha256: str, measures: Measures, quarter: Period) -> tuple[Form, ...]:
    """Return the form of each directorate that has a measure due."""
    forms = []
    for directorate, name in slugs(catalogue.directorates).items():
        own = (indicator for indicator in catalogue.indicators if indicator.directorate == directorate)
        asked = asked_of(own, quarter)
        if asked:
            file_name = f"{name}-{quarter.slug}.xlsx"
            forms.append(Form(catalogue, catalogue_sha256, measures, quarter, directorate, asked, file_name))
    return tuple(forms)
