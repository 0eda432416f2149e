"""Measures tied to each other by ``equals`` and ``from`` -> the exact line that is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.material import indicator, loaded, problems_of, text


def tied(settings: str, kind: str = "stock", **others: str) -> str:
    """Indicator 1.1 with these settings from line 13, and others after it: their reference, and what they change."""
    named = [
        indicator("", {"kind": kind} | dict(part.split("=") for part in changed.split())).replace(
            '"1.1"', f'"{ref[1:]}"'
        )
        for ref, changed in ({"_1": "", "_2": ""} | others).items()
    ]
    return text(indicator(settings, {"kind": kind}), *named)


@pytest.mark.parametrize(
    ("catalogue", "line"),
    [
        (tied('equals: ["1", "3"]'), "13:19: error SC108 1.1: There is no indicator '3'. Choose from: 1, 2."),
        (tied('equals: ["1.1"]'), "13:14: error SC110 1.1: '1.1' cannot be tied to itself. Name another indicator."),
        (
            tied('equals: ["1", "1"]'),
            "13:19: error SC110 1.1: '1' stands twice in 'equals', so it would be added twice. Keep one of them.",
        ),
        (
            tied('equals: ["1", "2"]', _2="unit=days"),
            "13:19: error SC110 1.1: '2' is in days, but '1.1' in percent. Name indicators of the same unit.",
        ),
        (tied("equals: 1"), "13:5: error SC106 1.1: 'equals' should be a list, not '1'. Correct it."),
        (
            tied('from: "1"', "stock"),
            ("13:5: error SC110 1.1: A measure of kind stock is not made from another one. Remove 'from'; it goes with "
            "annualised, cumulative and rolling."),
        ),
        (tied('from: "3"', "rolling"), "13:5: error SC108 1.1: There is no indicator '3'. Choose from: 1, 2."),
        (
            tied('from: "1.1"', "rolling"),
            "13:5: error SC110 1.1: '1.1' cannot be tied to itself. Name another indicator.",
        ),
        (
            tied('from: "1"', "annualised", _1="kind=cumulative unit=days"),
            "13:5: error SC110 1.1: '1' is in days, but '1.1' in percent. Name indicators of the same unit.",
        ),
        *(
            (
                tied('from: "1"', kind, _1=f"kind={source}"),
                (f"13:5: error SC110 1.1: '1' is of kind {source}, from which a measure of kind {kind} is not made. "
                f"Name one of kind {kinds}, or remove 'from'."),
            )
            for kind, source, kinds in [
                ("annualised", "stock", "cumulative or flow"),
                ("cumulative", "cumulative", "flow"),
                ("rolling", "rolling", "flow or cumulative"),
            ]
        ),
        (
            text('  - {ref: "1.1", derived_from: "1", title: A, priority: 1, directorate: People, unit: days, '
                 "direction: none, kind: rolling}\n"),
            "6:18: error SC104 1.1: 'derived_from' is not a setting. Choose from: ",
        ),
        (tied("", "stock").replace("indicators:", "defaults: {form: x}\nindicators:", 1),
         "5:12: error SC104: 'form' is not a setting. Did you mean 'from'?"),
    ],
)  # fmt: skip
def test_ties_that_cannot_be(tmp_path: Path, catalogue: str, line: str) -> None:
    """Placed at the name to be changed, with what to do."""
    (problem,) = problems_of(tmp_path, catalogue)
    assert problem.startswith(f"indicators.yaml:{line}")


def test_totals_that_are_made_of_each_other(tmp_path: Path) -> None:
    """Each is told, once; a part that is a total of others is no circle."""
    first, second = (
        indicator(f'equals: ["{other}"]').replace('"1.1"', f'"{ref}"', 1) for ref, other in (("1", "2"), ("2", "1"))
    )
    third = indicator('equals: ["1"]').replace('"1.1"', '"3"', 1)
    assert [line.partition(" ")[2] for line in problems_of(tmp_path, text(first, second, third))] == [
        (
            f"error SC110 {ref}: '{ref}' is in the end made of itself, through what its parts equal. "
            "Give 'equals' to the total alone."
        )
        for ref in ("1", "2")
    ]


@pytest.mark.parametrize(
    "catalogue",
    [
        tied('equals: ["1", "2"]'),
        tied('equals: ["1"]'),
        tied("equals: [1, 2]"),
        tied("equals: []"),
        tied('equals: ["1"]\nfrom: "1"', "cumulative", _1="kind=flow"),
        tied("from: 1", "annualised", _1="kind=cumulative"),
        tied("from: 1", "annualised", _1="kind=flow"),
        tied("from: 1", "rolling", _1="kind=flow"),
        tied("from: 1", "rolling", _1="kind=cumulative"),
    ],
)
def test_ties_that_hold(tmp_path: Path, catalogue: str) -> None:
    """References may be typed without quotes."""
    assert loaded(tmp_path, catalogue).indicators[0].ref == "1.1"


def test_from_is_read_under_its_own_name(tmp_path: Path) -> None:
    """``from`` is a word of Python, so that the model has another name for it."""
    first = loaded(tmp_path, tied("from: 1", "rolling", _1="kind=flow")).indicators[0]
    assert (first.derived_from, first.equals) == ("1", ())
