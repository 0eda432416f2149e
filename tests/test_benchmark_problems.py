"""Problems in ``inputs/benchmarks``: the performance team's, and of no consequence for our own figures."""

from __future__ import annotations

import pytest

from scorecard.problems import Place, Problem, Severity, without_echoes

AREAS, RETURN = "inputs/benchmarks/areas.csv", "inputs/2022-23-Q2/people.xlsx"
MISSING = Problem("SC211", Place("indicators.yaml", line=7), "It is missing.", "", "1", "2022-23 Q2", Severity.WARNING)
FINDING = Problem("SC301", Place(RETURN, "Figures", "C2"), "4 is given, 3 is calculated.", "", "1", "2022-23 Q2")


@pytest.mark.parametrize(
    ("code", "place", "sent"),
    [
        ("SC203", Place(RETURN, "Figures", "C2"), True),
        ("SC203", Place("inputs/history/2021-22.xlsx", "Figures", "C2"), True),
        ("SC203", Place(AREAS, "areas", "E2"), False),
        ("SC203", Place("inputs/benchmarks/more/areas.xlsx", "Figures", "E2"), False),
        ("SC201", Place("inputs/benchmarks-of-2021.xlsx"), True),
        ("SC104", Place("inputs/2022-23-Q2/report.yaml", line=3), False),
        ("SC104", Place("indicators.yaml", line=3), False),
        ("SC218", Place("inputs/2022-23-Q2"), False),
    ],
)
def test_what_lies_in_a_return_is_what_a_directorate_sent(code: str, place: Place, sent: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """Benchmarks and settings are kept by the performance team."""
    assert Problem(code, place, "It is wrong.").lies_in_a_return is sent


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place(RETURN, "Figures", "C9"), []),
        (Place(AREAS, "areas", "E2"), [MISSING, FINDING]),
    ],
)
def test_an_unread_benchmark_explains_no_figure_of_ours(place: Place, told: list[Problem]) -> None:
    """An unread cell of a return does: what follows from it is not said again."""
    unread = Problem("SC203", place, "'n/k' is not a number.", "", "1", "2022-23 Q2")
    assert without_echoes([unread, MISSING, FINDING]) == [unread, *told]
