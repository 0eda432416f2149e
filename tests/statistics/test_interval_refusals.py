"""What makes no interval is refused in a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import pytest

from scorecard.statistics import Interval, byar, funnel_limits, mean_interval, rate_interval, wilson

WRONG_NUMBERS = (None, math.nan, math.inf, -math.inf, "12")


@pytest.mark.parametrize("wrong", WRONG_NUMBERS)
@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda wrong: wilson(wrong, 10), "numerator"),
        (lambda wrong: wilson(1, wrong), "denominator"),
        (lambda wrong: wilson(1, 10, wrong), "confidence"),
        (byar, "count"),
        (lambda wrong: rate_interval(wrong, 1000), "count"),
        (lambda wrong: rate_interval(5, wrong), "population"),
        (lambda wrong: rate_interval(5, 1000, wrong), "multiplier"),
        (lambda wrong: funnel_limits(wrong, 10, 0.95), "pooled proportion"),
        (lambda wrong: funnel_limits(0.5, wrong, 0.95), "denominator"),
        (lambda wrong: Interval(0.1, wrong), "high end of an interval"),
    ],
)
def test_what_is_not_a_number_is_refused_by_name(make: Callable[[Any], Interval], name: str, wrong: object) -> None:
    """Nothing given, text, and what is not finite have no interval."""
    with pytest.raises(ValueError, match=f"^The {name} must be a number; it is {re.escape(repr(wrong))}\\.$"):
        make(wrong)


@pytest.mark.parametrize("wrong", [math.nan, math.inf, "12"])
def test_a_mean_of_what_is_not_a_number_is_refused(wrong: Any) -> None:  # noqa: ANN401  reason: any wrong value
    """Only None is missing."""
    with pytest.raises(ValueError, match="The value must be a number"):
        mean_interval([1, 2, wrong])


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: wilson(11, 10), "The numerator must not be above the denominator: 11 of 10."),
        (lambda: wilson(-1, 10), "The numerator must not be negative; it is -1."),
        (lambda: wilson(0, 0), "The denominator must be above 0; it is 0."),
        (lambda: wilson(0, -5), "The denominator must be above 0; it is -5."),
        (lambda: byar(-0.1), "The count must not be negative; it is -0.1."),
        (lambda: rate_interval(-1, 10), "The count must not be negative; it is -1."),
        (lambda: rate_interval(1, 0), "The population must be above 0; it is 0."),
        (lambda: rate_interval(1, 10, 0), "The multiplier must be above 0; it is 0."),
        (lambda: mean_interval([]), "The interval of a mean needs at least 2 values; 0 given."),
        (lambda: mean_interval([3, None]), "The interval of a mean needs at least 2 values; 1 given."),
        (lambda: funnel_limits(0.5, 0, 0.95), "The denominator must be above 0; it is 0."),
        (lambda: funnel_limits(1.01, 10, 0.95), "The pooled proportion must lie between 0 and 1; it is 1.01."),
        (lambda: funnel_limits(-0.01, 10, 0.95), "The pooled proportion must lie between 0 and 1; it is -0.01."),
        (lambda: Interval(3, 2), "The low end of an interval must not be above its high end: 3 to 2."),
    ],
)
def test_an_impossible_number_is_refused(make: Callable[[], Interval], sentence: str) -> None:
    """The sentence names the number and gives it back."""
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        make()


@pytest.mark.parametrize(
    ("confidence", "sentence"),
    [
        (95, "The confidence is a fraction: for 95%, write 0.95."),
        (99.8, "The confidence is a fraction: for 99.8%, write 0.998."),
        (0, "The confidence must lie between 0 and 1; it is 0."),
        (1, "The confidence must lie between 0 and 1; it is 1."),
        (100, "The confidence must lie between 0 and 1; it is 100."),
        (-0.95, "The confidence must lie between 0 and 1; it is -0.95."),
    ],
)
@pytest.mark.parametrize(
    "make",
    [
        lambda confidence: wilson(1, 10, confidence),
        lambda confidence: byar(1, confidence),
        lambda confidence: rate_interval(1, 10, 1, confidence),
        lambda confidence: mean_interval([1, 2], confidence),
        lambda confidence: funnel_limits(0.5, 10, confidence),
    ],
)
def test_a_confidence_is_a_fraction(make: Callable[[float], Interval], confidence: float, sentence: str) -> None:
    """A percentage is the likely slip, and the sentence shows what to write."""
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        make(confidence)
