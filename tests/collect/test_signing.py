"""Which sign-offs count for a quarter, and which returns have none (SC217)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from scorecard.collect import merge
from tests.making import Q2, Returns, readings


def test_sc217_a_return_without_sign_off() -> None:
    """A warning for a return of this quarter that holds figures."""
    _, problems = merge(readings("Q2=5", signed=False), Q2)
    assert [f"{problem.severity} {problem.code} {problem.place}" for problem in problems] == [
        "warning SC217 inputs/2022-23-Q2/people.xlsx"
    ]


@pytest.mark.parametrize("returns", [{"2022-23-Q1/a.xlsx": "Q1=5"}, {"history/a.xlsx": "Q1=5"}, "", {}])
def test_sc217_earlier_returns_and_files_without_figures_need_none(returns: Returns) -> None:
    """Approval is asked of what this quarter reports."""
    assert merge(readings(returns, signed=False), Q2)[1] == ()


@pytest.mark.parametrize(("name", "found"), [("b.csv", []), ("b.xlsx", ["SC217"])])
def test_sc217_a_csv_return_is_signed_off_beside_it(name: str, found: list[str]) -> None:
    """It has no sheets of its own; a workbook has, and needs its own sign-off."""
    signed = readings({"2022-23-Q2/a.xlsx": ""})
    unsigned = readings({f"2022-23-Q2/{name}": "Q2=5"}, signed=False)
    assert [problem.code for problem in merge((*signed, *unsigned), Q2)[1]] == found
    assert [problem.code for problem in merge(unsigned, Q2)[1]] == ["SC217"]


def test_sign_offs_and_files_are_kept() -> None:
    """Only this quarter's sign-offs, but every file."""
    gathered, _ = merge(readings({"2022-23-Q1/a.xlsx": "Q1=5", "2022-23-Q2/a.xlsx": "Q2=5"}), Q2)
    assert [item.source.file.path for item in gathered.sign_offs] == ["inputs/2022-23-Q2/a.xlsx"]
    assert [file.path for file in gathered.files] == ["inputs/2022-23-Q1/a.xlsx", "inputs/2022-23-Q2/a.xlsx"]


@pytest.mark.parametrize(
    ("signed", "counts", "said"),
    [
        (dt.date(2022, 9, 30), False, "30 September 2022, before the quarter had ended"),
        (dt.date(2022, 10, 1), True, ""),
        (dt.date(2023, 10, 1), True, ""),
        (dt.date(2023, 10, 2), False, "2 October 2023, more than a year after the quarter"),
    ],
)
def test_a_sign_off_counts_by_its_date(signed: dt.date, counts: bool, said: str) -> None:  # noqa: FBT001  reason: expected
    """Last quarter's return sent again is signed, but not for this quarter."""
    ((file, reading),) = readings("Q2=5")
    dated = replace(reading, sign_offs=tuple(replace(each, date=signed) for each in reading.sign_offs))
    gathered, problems = merge(((file, dated),), Q2)
    assert bool(gathered.sign_offs) == counts
    assert [(problem.code, said in problem.wrong) for problem in problems] == ([] if counts else [("SC217", True)])
