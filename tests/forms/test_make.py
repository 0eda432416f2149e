"""The forms of a catalogue: which files, and what an untouched one says."""

from __future__ import annotations

from pathlib import Path

from scorecard.calculate.measures import Measures
from scorecard.forms import form_files
from scorecard.forms.workbook import make_file
from tests.forms.material import form, forms, saved
from tests.making import Q2, collected, loaded
from tests.sources.material import read


def test_forms_are_bytes_by_file_name() -> None:
    """One for each directorate that has a measure due; nothing is written."""
    catalogue = loaded({"1": "kind: flow", "2": "kind: flow, directorate: Place"}).catalogue
    files = form_files(catalogue, "c" * 64, Measures(catalogue.indicators, collected("")), Q2)
    assert list(files) == ["people-2022-23-Q2.xlsx", "place-2022-23-Q2.xlsx"]
    assert files == {
        made.file_name: make_file(made) for made in forms({"1": "kind: flow", "2": "kind: flow, directorate: Place"})
    }


def test_a_directorate_with_nothing_due_gets_no_form() -> None:
    """An annual measure is not due in quarter 2."""
    made = forms({"1": "kind: flow, directorate: Place", "2": "frequency: annual"})
    assert [(each.directorate, len(each.asked)) for each in made] == [("Place", 1)]


def test_an_untouched_form_says_nothing(tmp_path: Path) -> None:
    """No figure, no reason, no comment, no sign-off, and nothing wrong with it."""
    made = form({"2.1a": "kind: ratio, unit: percent", "2.8a": "kind: flow", "3.1": "frequency: quarterly, arrears: 1"})
    reading, problems = read(saved(made, tmp_path))
    assert not problems
    assert not [*reading.observations, *reading.comments, *reading.sign_offs]
