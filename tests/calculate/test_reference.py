"""The real quarter: every figure that the published scorecard prints is reproduced to its printed decimals."""

from __future__ import annotations

import csv
import functools
import re
from decimal import Decimal
from pathlib import Path

import pytest

from scorecard.calculate import Result, calculate
from scorecard.catalogue import load_catalogue, load_queries
from scorecard.collect import merge, read_returns
from scorecard.figures import Figure, round_half_away
from scorecard.period import Period
from scorecard.problems import Problem
from scorecard.progress import Progress
from scorecard.workspace import Workspace

ROOT = Path(__file__).parents[2]
Q2 = Period.quarter(2022, 2)
COLUMNS = ("Q1", "Q2", "YTD")
# Where we print something else, the finding that explains it; each is answered in queries.yaml.
EXCEPTIONS = {
    ("4.6", "Q2"): ("SC301", "96.30%"),  # 26 of 27 is not 96.42%
    ("3.6", "YTD"): ("SC304", "89.1%"),  # 88.4% is quarter 1 alone; 833 of 935 is 89.1%
}
# Cells that the published table leaves blank and the rule of the measure fills: the last position of the quarter
# (stock, cumulative, annualised, rolling) stands for it, and for the year to date; 5.5b's quarter 1 is the year so far.
# Quarter 1 of 4.7b, 5.4b, 5.4c, 6.4 and 6.7b comes from the words of the published report.
FILLED = {
    "Q1": {"4.7b", "5.4b", "5.4c", "6.7b", "6.4"},
    "Q2": {
        *("3.5b", "3.5c", "2.9", "2.16a", "2.16b", "4.7b", "5.4a", "5.4b", "5.4c"),
        *("6.7a", "6.7b", "6.7c", "6.7d", "6.7e", "6.4"),
    },
    "YTD": {"3.5b", "3.5c", "2.9", "2.4", "5.5b"},
}


def printed() -> list[tuple[str, str, str]]:
    """Reference, column and text of every cell of the published table."""
    path = ROOT / "tests/reference/scorecard_2022_23_q2.csv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(row["ref"], column, row[column]) for row in csv.DictReader(lines) for column in COLUMNS]


@functools.cache
def real_run() -> tuple[dict[str, Result], tuple[Problem, ...]]:
    """The results and findings of the workspace at the root of the repository."""
    workspace = Workspace.at(ROOT)
    loaded, _ = load_catalogue(workspace)
    assert loaded is not None
    readings, _ = read_returns(workspace, loaded.catalogue, Q2, Progress())
    results, findings = calculate(loaded, merge(readings, Q2)[0], Q2)
    return {result.indicator.ref: result for result in results}, findings


def ours(ref: str, column: str) -> Figure | None:
    """What a run prints in this cell."""
    result = real_run()[0][ref]
    figures = {
        "Q1": result.quarters[0].figure,
        "Q2": result.quarters[1].figure,
        "YTD": result.year_to_date.current.figure,
    }
    return figures[column]


def number(text: str) -> Decimal:
    """A printed figure as a number, with its decimals."""
    return Decimal(re.sub(r"[^0-9.-]", "", text))


def test_the_table_holds_59_indicators() -> None:
    """Every indicator of the catalogue, each once, in three columns."""
    cells = printed()
    assert len(cells) == 3 * 59
    assert {ref for ref, _, _ in cells} == set(real_run()[0])


@pytest.mark.parametrize(
    ("ref", "column", "text"),
    [cell for cell in printed() if cell[2] and cell[:2] not in EXCEPTIONS],
    ids=lambda part: part or "blank",
)
def test_a_printed_figure_is_reproduced(ref: str, column: str, text: str) -> None:
    """To the decimals it is printed with."""
    figure = ours(ref, column)
    assert figure is not None
    decimals = max(-int(number(text).as_tuple().exponent), 0)
    assert round_half_away(figure.value, decimals) == number(text)


@pytest.mark.parametrize(("cell", "explained"), EXCEPTIONS.items(), ids="-".join)
def test_an_exception_is_explained_by_an_answered_query(cell: tuple[str, str], explained: tuple[str, str]) -> None:
    """Where the published figure is wrong, a finding says so and a query answers it; both figures are in it."""
    (ref, column), (code, text) = cell, explained
    published = next(each for *key, each in printed() if tuple(key) == cell)
    (finding,) = [problem for problem in real_run()[1] if problem.ref == ref and problem.code == code]
    answers, _ = load_queries(Workspace.at(ROOT), Q2)
    assert str(ours(ref, column)) == text != published
    assert published in finding.wrong
    assert text in finding.wrong
    assert (ref, code) in [(answer.ref, answer.code) for answer, _ in answers.answers]


@pytest.mark.parametrize("column", COLUMNS)
def test_blank_cells_stay_blank_but_for_the_listed_ones(column: str) -> None:
    """No figure appears from nowhere."""
    blank = [ref for ref, named, text in printed() if named == column and not text]
    assert {ref for ref in blank if ours(ref, column) is not None} == FILLED[column]


def test_the_real_quarter_has_exactly_the_findings_that_are_answered() -> None:
    """Nothing else in the published figures contradicts itself by these checks."""
    errors = {(problem.ref, problem.code) for problem in real_run()[1] if problem.severity.value == "error"}
    assert errors == {("2.6a", "SC305"), ("2.6a", "SC316"), ("3.6", "SC304"), ("4.6", "SC301"), ("6.7e", "SC303")}
