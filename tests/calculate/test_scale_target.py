"""SC303: a percentage and its target that are out of scale with each other, and near cases that are not."""

from __future__ import annotations

import pytest

from tests.calculate.figures import RATIO, alone
from tests.making import findings


def test_sc303_a_target_out_of_scale() -> None:
    """1,360% for a turnover of 15.1%: the finding stands at the target's line and says what may be meant."""
    problem = alone("kind: rolling, unit: percent, decimals: 1, direction: none, target: {2022-23: 1360}", "Q2=15.1")
    assert problem.wrong == "The target of 1,360.0% is out of scale with 15.1%; 13.6% may be meant."
    assert (problem.code, problem.place.file, problem.place.line) == ("SC303", "indicators.yaml", 8)


def test_sc303_a_figure_out_of_scale() -> None:
    """3,760% typed for 37.6%: the finding stands at the cell."""
    settings = "kind: supplied, frequency: quarterly, unit: percent, decimals: 1, target: {2022-23: 40}"
    problem = alone(settings, "Q2=3760")
    assert problem.wrong == "3,760.0% is out of scale with the target of 40.0%; 37.6% may be meant."
    assert str(problem.place) == "inputs/2022-23-Q2/people.xlsx!Figures!C2"


def test_sc303_a_target_written_as_a_fraction() -> None:
    """0.9 for a measure of about 90%."""
    assert findings(f"{RATIO}, target: {{2022-23: 0.9}}", "Q2=88") == ["SC303 2022-23 Q2"]


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        (f"{RATIO}, target: {{2022-23: 90}}", "Q2=2"),
        (f"{RATIO}, target: {{2022-23: 2}}", "Q2=90"),
        (f"{RATIO}, target: {{2022-23: 90}}", "Q2=0"),
        (f"{RATIO}, target: {{2022-23: 0}}", "Q2=90"),
        (f"{RATIO}, target: {{2022-23: trend}}", "Q2=90"),
        ("kind: flow, target: {2022-23: 1360}", "Q2=15"),
    ],
)
def test_sc303_a_target_may_be_far_from_the_figure(settings: str, figures: str) -> None:
    """Bad results, zeros, counts and missing targets are no slip of a factor of 100."""
    assert findings(settings, figures) == []
