"""What a reason in a form is about, in this quarter and in later ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard.calculate import calculate
from scorecard.calculate.owed import missing_periods
from scorecard.collect import merge
from scorecard.figures import Style
from scorecard.observations import SourceFile
from scorecard.sources import read_return
from scorecard.sources.form import FIGURES
from tests.forms.material import form, saved
from tests.forms.officer import FiguresSheet, enter
from tests.making import Q1, Q2, Q3, loaded


@pytest.mark.parametrize("settings", ["frequency: quarterly, arrears: 1", "kind: flow, arrears: 1"])
def test_a_late_measures_reason_is_about_the_period_that_is_due(tmp_path: Path, settings: str) -> None:
    """Given for Q1 in the form of Q2, it explains Q1, and not Q2 when that is due a quarter later."""
    path = saved(form(settings), tmp_path)
    book = load_workbook(path)
    enter(FiguresSheet(book[FIGURES]).cell("1", "No data reason"), "Late")
    book.save(path)
    file = SourceFile("inputs/2022-23-Q2/people.xlsx", "0" * 64, Q2)
    reading, _ = read_return(path, file, {"1": Style()})
    assert {item.period.quarter_of for item in reading.observations} == {Q1}
    readings = ((file, reading),)
    (then,), (later,) = (calculate(loaded(settings), merge(readings, each)[0], each)[0] for each in (Q2, Q3))
    assert missing_periods(then) == ()
    assert missing_periods(later) == (Q2,)
