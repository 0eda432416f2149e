"""Green when the target is met, amber when it is missed by no more than a tolerance, red beyond."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scorecard.figures import Figure, Style
from scorecard.rating.allowance import Allowance
from scorecard.rating.target import Target
from scorecard.rating.verdict import BEYOND, Band, Rating, Verdict, judge
from scorecard.rating.year_before import YearBefore
from scorecard.sentences import upper_first


@dataclass(frozen=True)
class Tolerance:
    """The settings of the rule: ``amber``, optionally ``green`` (near misses that still count) and ``exceeded``."""

    amber: Allowance
    green: Allowance | None = None
    exceeded: Allowance | None = None

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """Every distance that the rule allows."""
        return tuple(part for part in (self.amber, self.green, self.exceeded) if part is not None)

    @property
    def alike(self) -> bool:
        """Whether both margins are shares of the target, or neither is."""
        return self.green is None or self.green.relative is self.amber.relative

    def green_is_wider(self, bound: Decimal) -> bool:
        """Whether the margin for green leaves nothing to amber about a target."""
        return self.green is not None and self.green.amount(bound) > self.amber.amount(bound)

    def rate(self, figure: Figure, target: Target, style: Style, year_before: YearBefore | None = None) -> Verdict:
        """Return the verdict on a published figure; what it was a year before does not matter."""
        del year_before
        return judge(figure, target, style, self.bands(target.bound(figure.published), style))

    def bands(self, bound: Decimal, style: Style) -> tuple[Band, ...]:
        """Return the bands about the end of the target that a figure misses, best first."""
        green = self.green.amount(bound) if self.green else Decimal(0)
        amber = max(self.amber.amount(bound), green)
        tolerance = f"the tolerance of {worded(self.amber, amber, style)}"
        margin = f"within the green margin of {worded(self.green, green, style)}" if self.green else ""
        return (
            *exceeding(self.exceeded, bound, style),
            Band(Rating.GREEN, green, margin),
            *((Band(Rating.AMBER, amber, f"within {tolerance}"),) if amber > green else ()),
            Band(Rating.RED, BEYOND, f"beyond {tolerance}" if amber else ""),
        )

    @property
    def name(self) -> str:
        """What the rule is called: ``met / 5% / beyond``, or ``5% and 10%``."""
        if self.green:
            return f"{self.green} and {self.amber}"
        return f"met / {self.amber} / beyond" if self.amber.size else "met / beyond"

    def describe(self) -> str:
        """Return the rule in words, for the page on how to read the report."""
        amber = f"; amber when missed by no more than {self.amber.words}" if self.has_amber else ""
        return f"{upper_first(self.name)}: {self.green_words}{amber}; red beyond.{exceeding_words(self.exceeded)}"

    @property
    def has_amber(self) -> bool:
        """Whether the margins leave a miss that is amber."""
        return self.amber.size > 0 and self.amber != self.green

    @property
    def green_words(self) -> str:
        """When a figure is green."""
        return "green when the target is met" + (f" or missed by no more than {self.green.words}" if self.green else "")


def exceeding(allowance: Allowance | None, bound: Decimal, style: Style) -> tuple[Band, ...]:
    """Return the band of figures that pass the target by an allowance or more, if there is one."""
    if allowance is None:
        return ()
    amount = allowance.amount(bound)
    return (Band(Rating.EXCEEDED, -amount, f"at least the {worded(allowance, amount, style)} needed"),)


def exceeding_words(allowance: Allowance | None) -> str:
    """Return the sentence on the fifth class, if there is one, after a space."""
    return f" Exceeded when passed by {allowance.words} or more." if allowance else ""


def worded(allowance: Allowance, amount: Decimal, style: Style) -> str:
    """Return an allowance as it stands in a reason: ``1.45 points (5% of the target)``."""
    return style.difference(amount) + (f" ({allowance.words})" if allowance.relative else "")
