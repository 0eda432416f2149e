"""SC313, rule C: a figure below zero where none was before."""

from __future__ import annotations

import pytest

from tests.calculate.figures import ending, only
from tests.making import findings


@pytest.mark.parametrize(
    ("settings", "figures", "found"),
    [
        ("kind: flow", [47210, 46300, 48015, -47810], True),
        ("kind: flow", [46300, 48015, -47810], False),  # two figures
        ("kind: flow", [47210, -300, 48015, -47810], False),  # it was below zero before
        ("kind: flow", [40, 0, 60, -88], True),
        ("kind: flow", [40, 0, 60, -0.4], False),  # prints as nothing
        ("kind: supplied, unit: percent, title: Change in rents", [2, 3, 2, -3], False),
        ("kind: supplied, title: Net additions", [20, 30, 20, -30], False),
    ],
)
def test_c_a_figure_below_zero(settings: str, figures: list[float], found: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """Where none of three earlier ones was, and the measure is no change."""
    assert findings(settings, ending(figures)) == (["SC313 Sep 2022"] if found else [])


def test_c_is_said_in_words() -> None:
    """Without arithmetic."""
    assert only("kind: flow", ending([40, 51, 60, -88])).wrong == (
        "-88 in Sep 2022 lies below zero, which none of the 3 earlier figures did."
    )
