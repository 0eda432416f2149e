"""Every figure that a later quarter's return changed or took back, in order."""

from __future__ import annotations

import pytest

from tests.making import Q3, collected


@pytest.mark.parametrize(
    ("first", "second", "third", "replaced"),
    [
        ("Q1=1", "Q1=2", "Q1=3", [(1, 2), (2, 3)]),
        ("Q1=1", "Q1=1; Q2=5", "Q1=1p", [(1, 1)]),
        ("Q1=1", "Q1=[c]", "Q1=4", [(1, None)]),
        ("Q1=1/7", "Q1=[c]", "Q3=4", [(1, None), (7, None)]),
        ("Q1=1", "Q1=?(late)", "Q1=?()", []),
    ],
)
def test_what_returns_replace_is_kept(
    first: str, second: str, third: str, replaced: list[tuple[float, float | None]]
) -> None:
    """With the cell that did so, which is empty where the figure is withheld."""
    returns = {"2022-23-Q1/a.xlsx": first, "2022-23-Q2/a.xlsx": second, "2022-23-Q3/a.xlsx": third}
    assert [(each.was.value, each.now.value) for each in collected(returns, Q3).replaced] == replaced


def test_two_files_of_one_quarter_replace_nothing_of_each_other() -> None:
    """They are settled before anything is printed."""
    returns = {"2022-23-Q3/a.xlsx": "Q1=1", "2022-23-Q3/b.xlsx": "Q1=2"}
    assert collected(returns, Q3).replaced == ()
