"""The column that says what is still to do, as LibreOffice calculates it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from scorecard.calculate import calculate
from scorecard.calculate.owed import missing_periods
from scorecard.collect import merge
from scorecard.observations import Part, SourceFile
from scorecard.period import parse_period
from scorecard.sources import read_return
from scorecard.sources.form import COMMENTARY, FIGURES, SIGN_OFF
from tests.forms.material import SOFFICE, convert, form, saved
from tests.forms.officer import FiguresSheet, Typed, enter
from tests.making import Q2, loaded

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

FLOW, RATIO, LATE = "kind: flow", "kind: ratio, unit: percent", "frequency: quarterly, arrears: 1"
REASON = "No data reason=Late"
_PARTS = {"n": Part.NUMERATOR, "d": Part.DENOMINATOR}

CASES = [
    (FLOW, "", "Jul, Aug, Sep"),
    (FLOW, "Jul=0; Aug=[c]", "Sep"),
    (FLOW, "Jul=1; Aug=2; Sep=3", ""),
    (FLOW, "Q2=6", ""),
    (FLOW, REASON, ""),
    (FLOW, f"Jul=1; {REASON}", ""),
    (FLOW, "YTD=6", "Jul, Aug, Sep"),
    ("kind: flow, frequency: quarterly", "", "Q2"),
    (RATIO, "", "Jul, Aug, Sep"),
    (RATIO, "Jul n=26; Jul d=27; Aug n=20; Aug d=23; Sep n=20; Sep d=23", ""),
    (RATIO, "Jul n=26; Jul d=27; Aug n=20; Aug d=23", "Sep"),
    (RATIO, "Jul n=26; Jul d=27; Aug n=20; Aug d=23; Sep=[x]", ""),
    (
        RATIO,
        "Jul=75; Aug=80; Sep=90",
        ", ".join(f"numerator and denominator of {name}" for name in ("Jul", "Aug", "Sep")),
    ),
    (RATIO, "Jul=75; Aug=80; Sep=90; Q2=81.2", ""),
    (RATIO, "Jul=75; Q2 n=26; Q2 d=27", ""),
    (RATIO, f"Jul=75; {REASON}", ""),
    ("kind: ratio, unit: percent, quarter: supplied", "Jul=75", "Q2"),
    ("kind: ratio, unit: percent, quarter: supplied", "Q2=75", ""),
    ("kind: ratio, unit: percent, frequency: quarterly", "Q2=75", ""),
    ("kind: supplied", "Jul=1; Aug=2; Sep=3", "Q2"),
    ("kind: supplied", "Q2=1", ""),
    ("kind: supplied, frequency: quarterly, rate: year_to_date", "", "Q2, YTD"),
    ("kind: supplied, frequency: quarterly, rate: year_to_date", "Q2=1", "YTD"),
    ("kind: supplied, frequency: quarterly, rate: year_to_date", "Q2=1; YTD=3", ""),
    (LATE, "", "Q1"),
    (LATE, "Q1=5", ""),
    (f"kind: supplied, rate: year_to_date, {LATE}", "Q1=5", "Q1 YTD"),
    ("arrears: 1", "Apr=1; May=2", "Jun"),
    ("arrears: 1", "Q1=5", ""),
]
HALVES = [
    ("Jul n=26; Aug=[x]; Sep=[x]", "denominator of Jul"),
    (f"Jul d=27; {REASON}", "numerator of Jul"),
    (f"Q2 n=27; {REASON}", "denominator of Q2"),
    ("Q2=75; YTD d=90", "numerator of YTD"),
    ("Jul n=26; Jul=96", "denominator of Jul, Aug, Sep"),
]


def test_it_names_what_is_missing_and_agrees_with_status(tmp_path: Path) -> None:
    """It says nothing if and only if the quarter's status misses nothing of the indicator."""
    path = _filled(tmp_path, [(settings, typed) for settings, typed, _ in CASES])
    assert _to_do(path, len(CASES)) == [expected for _, _, expected in CASES]
    catalogue = loaded({str(number): settings for number, (settings, _, _) in enumerate(CASES)})
    file = SourceFile("inputs/2022-23-Q2/people.xlsx", "0" * 64, Q2)
    reading, _ = read_return(path, file, {each.ref: each.style for each in catalogue.catalogue.indicators})
    results, _ = calculate(catalogue, merge(((file, reading),), Q2)[0], Q2)
    missing = [bool(missing_periods(result)) for result in results]
    assert missing == [bool(expected) for _, _, expected in CASES]


def test_half_a_ratio_is_never_enough(tmp_path: Path) -> None:
    """Whatever else is typed, and whatever the reason; it would refuse the return."""
    path = _filled(tmp_path, [(RATIO, typed) for typed, _ in HALVES])
    assert _to_do(path, len(HALVES)) == [expected for _, expected in HALVES]


def test_commentary_is_asked_for_where_a_target_may_be_missed(tmp_path: Path) -> None:
    """Only if it is, since status asks for no other; an action that is begun is asked for as a whole."""
    target = "target: {2022-23: 10}"
    settings = {
        "1": target,
        "2": target,
        "3": f"{target}, rating: none",
        "4": "kind: flow",
        "5": f"{target}, arrears: 1",
        "6": target,
        "7": target,
    }
    path = saved(form(settings), tmp_path)
    book = load_workbook(path)
    sheet = book[COMMENTARY]
    for cell in ("C5", "C9", "D9", "E10", "F10"):
        enter(sheet[cell], "Words.")
    book.save(path)
    sheet = _calculated(path)[COMMENTARY]
    asked = "If the target is missed: Commentary"
    expected = [asked, "", "", "", asked, "By whom, By when", "Commentary, Action"]
    assert [sheet.cell(row, 7).value or "" for row in range(4, 11)] == expected


def test_one_sign_off_is_asked_for(tmp_path: Path) -> None:
    """The rows below the first are, once they are begun."""
    path = saved(form(FLOW), tmp_path)
    book = load_workbook(path)
    enter(book[SIGN_OFF]["A5"], "A. Director")
    book.save(path)
    sheet = _calculated(path)[SIGN_OFF]
    assert [sheet.cell(row, 4).value or "" for row in (4, 5, 6)] == ["Name, Role, Date", "Role, Date", ""]


def _filled(folder: Path, cases: Sequence[tuple[str, str]]) -> Path:
    """Return a form in which indicators 0, 1, … are filled in like this: ``Jul=5; Q2 n=26; Note=fine``."""
    path = saved(form({str(number): settings for number, (settings, _) in enumerate(cases)}), folder)
    book = load_workbook(path)
    sheet = FiguresSheet(book[FIGURES])
    for number, (settings, typed) in enumerate(cases):
        quarter = Q2 - ("arrears: 1" in settings)
        for said in filter(None, typed.split("; ")):
            name, _, value = said.partition("=")
            heading, _, part = name.partition(" ") if name[-2:] in (" n", " d") else (name, "", "")
            where = heading if heading.startswith("No") else parse_period(heading, quarter)
            enter(sheet.cell(str(number), where, _PARTS.get(part, Part.VALUE)), _typed(value))
    book.save(path)
    return path


def _typed(value: str) -> Typed:
    return float(value) if value[0].isdigit() else value


def _to_do(path: Path, count: int) -> list[object]:
    """Return the to-do text of the first row of each indicator."""
    sheet = FiguresSheet(_calculated(path)[FIGURES])
    parts = [Part.NUMERATOR if (str(number), "numerator") in sheet.rows else Part.VALUE for number in range(count)]
    return [sheet.cell(str(number), "To do", part).value or "" for number, part in enumerate(parts)]


def _calculated(path: Path) -> Workbook:
    """Return a form with the results of its formulas."""
    (path,) = convert([path], "xlsx", path.parent / "calculated")
    return load_workbook(path, data_only=True)
