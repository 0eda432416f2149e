"""The words of the catalogue for what a measure is: direction, frequency, kind, and how its figures roll up."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NONE = "none"


class Frequency(StrEnum):
    """How often a measure is collected."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"


class Rule(StrEnum):
    """How months become a quarter, or quarters a year to date."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    RATIO = "ratio"
    ANNUALISED = "annualised"
    SUPPLIED = "supplied"
    NONE = "none"


class MeasureKind(StrEnum):
    """What the months of a measure hold; it decides how they roll up."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"
    MEAN = "mean"
    CUMULATIVE = "cumulative"
    ROLLING = "rolling"
    ANNUALISED = "annualised"
    SUPPLIED = "supplied"

    @property
    def rules(self) -> tuple[Rule, Rule]:
        """The default rules of the quarter and of the year to date."""
        return KIND_RULES[self]


KIND_RULES = {
    MeasureKind.FLOW: (Rule.SUM, Rule.SUM),
    MeasureKind.STOCK: (Rule.LAST, Rule.LAST),
    MeasureKind.RATIO: (Rule.RATIO, Rule.RATIO),
    MeasureKind.MEAN: (Rule.MEAN, Rule.NONE),
    MeasureKind.CUMULATIVE: (Rule.LAST, Rule.LAST),
    MeasureKind.ROLLING: (Rule.LAST, Rule.LAST),
    MeasureKind.ANNUALISED: (Rule.ANNUALISED, Rule.ANNUALISED),
    MeasureKind.SUPPLIED: (Rule.SUPPLIED, Rule.SUPPLIED),
}

KIND_WORDS = {
    MeasureKind.FLOW: "Counts or amounts of a month, added up.",
    MeasureKind.STOCK: "A position on a day; the last one stands for the quarter and for the year to date.",
    MeasureKind.RATIO: "Numerators and denominators, each added up before dividing.",
    MeasureKind.MEAN: "Averages whose bases are unknown; the quarter is their plain mean.",
    MeasureKind.CUMULATIVE: "The year so far; the last month stands for the quarter.",
    MeasureKind.ROLLING: "The last 12 months; compared only with the same quarter last year.",
    MeasureKind.ANNUALISED: "The year so far, shown as a full-year rate: times 12, divided by the months elapsed.",
    MeasureKind.SUPPLIED: "Figures shown as the directorate gives them, not recalculated.",
}
