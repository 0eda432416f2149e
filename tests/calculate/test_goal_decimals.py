"""Ratings on the edges of rounding: published figures and targets, or exact ones (method section 2)."""

from __future__ import annotations

import pytest

from tests.making import result

PERCENT = "kind: stock, unit: percent, decimals: 1"
TWO_PLACES = "kind: stock, unit: score, decimals: 2"


@pytest.mark.parametrize(
    ("settings", "figure", "rating"),
    [
        # 5% of 57.74 is 2.887: 54.853 is the edge
        (f"{TWO_PLACES}, target: {{2022-23: 57.74}}, tolerance: 5%", "54.86", "amber"),
        (f"{TWO_PLACES}, target: {{2022-23: 57.74}}, tolerance: 5%", "54.85", "red"),
        # a figure that binary numbers miss: 1.005 is published as 1.01
        (f"{TWO_PLACES}, target: {{2022-23: 1.01}}", "1.005", "green"),
        (f"{TWO_PLACES}, target: {{2022-23: 2.68}}", "2.675", "green"),
        (f"{TWO_PLACES}, target: {{2022-23: 2.68}}", "2.6749", "red"),
        (f"{TWO_PLACES}, direction: lower, target: {{2022-23: 1.0}}", "1.005", "red"),
        (f"{TWO_PLACES}, direction: lower, target: {{2022-23: 0.3}}", "0.30000000000000004", "green"),
        (f"{TWO_PLACES}, target: {{2022-23: -1.01}}", "-1.005", "green"),
        # a miss of exactly the tolerance
        (f"{TWO_PLACES}, direction: lower, target: {{2022-23: 0.1}}, tolerance: 0.2", "0.30000000000000004", "amber"),
        (f"{TWO_PLACES}, target: {{2022-23: 1.1}}, tolerance: 10%", "0.99", "amber"),
        (f"{TWO_PLACES}, target: {{2022-23: 1.1}}, tolerance: 10%", "0.98", "red"),
        (f"{TWO_PLACES}, target: {{2022-23: 0.7}}, tolerance: 0.1", "0.6", "amber"),
        (f"{TWO_PLACES}, target: {{2022-23: 4.35}}, tolerance: 0.01", "4.34", "amber"),
        # a target with more decimals than are printed is rated as printed
        ("kind: stock, target: {2022-23: 72.5}", "73", "green"),
        ("kind: stock, target: {2022-23: 72.5}", "72", "red"),
        ("kind: stock, direction: range, target: {2022-23: {between: [13.6, 18.4]}}", "14", "green"),
        ("kind: flow, target: {2022-23: {annual: 10}}", "2", "red"),  # 2.5 a quarter, printed as 3
        # or, with all, as they are
        ("kind: stock, rate_exact: true, target: {2022-23: 72.5}", "72.5", "green"),
        ("kind: stock, rate_exact: true, target: {2022-23: 72.5}", "72.4999", "red"),
        ("kind: stock, rate_exact: true, target: {2022-23: 72.5}, tolerance: 0.1", "72.4", "amber"),
        (
            "kind: stock, rate_exact: true, direction: range, target: {2022-23: {between: [13.6, 18.4]}}",
            "13.6",
            "green",
        ),
        ("kind: stock, rate_exact: true, direction: range, target: {2022-23: {between: [13.6, 18.4]}}", "13.5", "red"),
        ("kind: stock, rate_exact: true, target: {2022-23: {midpoint: 50.5}}, tolerance: 0.1", "50.6", "amber"),
        ("kind: stock, rate_exact: true, target: {2022-23: {midpoint: 50.5}}, tolerance: 0.1", "50.7", "red"),
        ("kind: flow, rate_exact: true, target: {2022-23: {annual: 10}}", "2.5", "green"),
        ("kind: stock, rate_exact: true, floor: 70.5, target: {2022-23: 72.5}", "70.5", "amber"),
        ("kind: stock, rate_exact: true, floor: 70.5, target: {2022-23: 72.5}", "70.4", "red"),
        # zero
        ("kind: stock, direction: lower, target: {2022-23: 0}", "0", "green"),
        ("kind: stock, direction: lower, target: {2022-23: 0}", "0.4", "green"),
        ("kind: stock, direction: lower, target: {2022-23: 0}, tolerance: 1", "1.4", "amber"),
        ("kind: stock, direction: lower, target: {2022-23: 0}, tolerance: 1", "1.5", "red"),
    ],
)
def test_decimals_as_a_reader_reckons_them(settings: str, figure: str, rating: str) -> None:
    """No colour hangs on how a computer keeps a number."""
    assert result(f"{settings}, frequency: quarterly", f"Q2={figure}").verdict.rating.value == rating


@pytest.mark.parametrize(
    ("settings", "figure", "reason"),
    [
        (
            "target: {2022-23: 90}",
            "89.96",
            "89.96% against a target of 90.00%: missed by 0.04 points.",
        ),
        (
            "target: {2022-23: 66.6666}, tolerance: 5%",
            "66.5",
            (
                "66.5000% against a target of 66.6666%: missed by 0.1666 points, within the tolerance of 3.33333 "
                "points (5% of the target)."
            ),
        ),
        (
            "target: {2022-23: 70}",
            "66.6666666667",
            "66.666667% against a target of 70.000000%: missed by 3.33333333 points.",
        ),
    ],
)
def test_an_exact_rating_shows_what_it_compares(settings: str, figure: str, reason: str) -> None:
    """The sentence has the decimals that decided, so that it does not contradict itself."""
    found = result(f"{PERCENT}, frequency: quarterly, rate_exact: true, {settings}", f"Q2={figure}").verdict
    assert found.reason == reason
