"""Whether a figure stands for all of its period."""

from __future__ import annotations

import pytest

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.shown import is_whole
from tests.making import Q2, loaded


@pytest.mark.parametrize(
    ("kind", "known", "at_end", "whole"),
    [
        ("flow", 3, True, True),
        ("flow", 2, True, False),
        ("flow", 3, False, True),
        ("mean", 2, True, False),
        ("stock", 3, True, True),
        ("stock", 1, True, True),
        ("stock", 2, False, False),
        ("cumulative", 1, True, True),
        ("rolling", 2, False, False),
    ],
)
def test_a_sum_needs_every_month_and_a_position_the_last(kind: str, known: int, at_end: bool, whole: bool) -> None:  # noqa: FBT001  reason: columns of the table
    """The stock of September is that of the quarter; August's is not."""
    (indicator,) = loaded(f"kind: {kind}").catalogue.indicators
    amount = Amount(Q2, 5.0, known=known, expected=3, at_end=at_end)
    assert is_whole(indicator, PeriodFigure(amount, indicator.style.figure(5))) is whole


@pytest.mark.parametrize("kind", ["flow", "stock"])
def test_no_figure_stands_for_nothing(kind: str) -> None:
    """Neither missing nor hidden."""
    (indicator,) = loaded(f"kind: {kind}").catalogue.indicators
    assert not is_whole(indicator, PeriodFigure(Amount(Q2), None))
    assert not is_whole(indicator, PeriodFigure(Amount(Q2, suppressed=True), None))
