"""What is wrong with the figures of other areas."""

from __future__ import annotations

import pytest

from scorecard.calculate.checks.benchmarks import check_benchmarks
from scorecard.problems import Problem
from tests.calculate.neighbours import SHARE, areas
from tests.making import loaded, material


def findings(rows: str, benchmark: str = "", comparator: str = "national") -> tuple[Problem, ...]:
    """What is wrong with areas of 2021-22, beside a benchmark of the catalogue."""
    settings = f"{SHARE}, benchmark: {{{comparator}: {{source: T, {benchmark}}}}}" if benchmark else SHARE
    catalogue = loaded(settings)
    return tuple(check_benchmarks(catalogue, catalogue.catalogue.indicators[0], areas(rows, "2021-22", comparator)))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Testshire=70; A=61; B=62", []),  # as the returns come to
        ("Testshire=95; A=61; B=62", ["SC318 2022-23 Q2"]),
        ("Testshire Council=95; A=61", ["SC318 2022-23 Q2"]),
        ("Testshire=; A=61; B=62", []),
        ("A=61; B=62", []),
    ],
)
def test_a_row_of_our_own_agrees_with_our_figure(rows: str, told: list[str]) -> None:
    """It is the one that is ranked."""
    made = material(SHARE, "Q2=70", areas=areas(rows))
    assert [f"{each.code} {each.period}" for each in made.problems if each.code == "SC318"] == told


def test_a_row_of_another_period_need_not_agree() -> None:
    """Nor one beside a figure of ours that is hidden or missing."""
    for returns, period in (("Q2=70", "2021-22"), ("Q2=[c]", "2022-23 Q2")):
        made = material(SHARE, returns, areas=areas("Testshire=95; A=61", period))
        assert not [each for each in made.problems if each.code == "SC318"]


@pytest.mark.parametrize(
    ("row", "code", "wrong"),
    [
        ("Derby=5/0", "SC216", "Numerator and denominator of Derby make no ratio."),
        ("Derby=5/-1", "SC216", "Numerator and denominator of Derby make no ratio."),
        ("Derby=961", "SC318", "The figure of Derby lies outside 0% to 100%."),
        ("Derby=27/26", "SC318", "The figure of Derby lies outside 0% to 100%."),
        ("Derby=69 26/27", "SC318", "The value given for Derby is not its numerator over its denominator."),
    ],
)
def test_an_area_that_cannot_be_is_told(row: str, code: str, wrong: str) -> None:
    """With its cell, its reference and its period, and without a number, which may be one of ours."""
    (problem,) = findings(row)
    assert (problem.code, problem.wrong, problem.ref, problem.period) == (code, wrong, "1", "2021-22")
    assert str(problem.place) == "inputs/benchmarks/areas.csv!areas!E2"
    assert problem.remedy


@pytest.mark.parametrize(
    "row", ["Derby=0/0", "Derby=?/27", "Derby=", "Derby=0", "Derby=100", "Derby=96.3 26/27", "Derby=26/27"]
)
def test_an_area_without_fault_is_not(row: str) -> None:
    """None of none is no data; a value that prints as its parts do agrees with them."""
    assert findings(row) == ()


@pytest.mark.parametrize(
    ("comparator", "rows", "made"),
    [
        ("national", "England=61.4", "61.4%"),
        ("neighbours", "A=60; B=62.8", "61.4% (plain mean of 2 areas)"),
    ],
)
def test_a_benchmark_that_catalogue_and_file_give_differently_is_told(comparator: str, rows: str, made: str) -> None:
    """At its line in the catalogue; answered, the catalogue's is used."""
    (problem,) = findings(rows, "value: 64.1, period: 2021-22", comparator)
    name = {"national": "England", "neighbours": "Statistical neighbours"}[comparator]
    assert problem.code == "SC318"
    assert problem.wrong == (f"The benchmark of {name} is 64.1% here, but inputs/benchmarks/areas.csv comes to {made}.")
    assert (problem.place.file, problem.place.line, problem.answerable) == ("indicators.yaml", 8, True)


@pytest.mark.parametrize(
    "benchmark", ["value: 61.42, period: 2021-22", "value: 64.1, period: 2020-21", "value: 64.1, period: 2021-22 Q4"]
)
def test_the_same_printed_value_or_another_period_is_no_contradiction(benchmark: str) -> None:
    """61.4% twice is one benchmark; another year's is another."""
    assert findings("England=61.4", benchmark) == ()
