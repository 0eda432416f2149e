"""Green when the target is met, amber when it is missed by no more than a tolerance, red beyond."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scorecard.figures import Figure, Style
from scorecard.rating.allowance import Allowance
from scorecard.rating.target import Target
from scorecard.rating.verdict import Bands, Verdict, judge


@dataclass(frozen=True)
class Tolerance:
    """The settings of the rule: ``amber``, optionally ``green`` (near misses that still count) and ``exceeded``."""

    amber: Allowance
    green: Allowance | None = None
    exceeded: Allowance | None = None

    @property
    def relative(self) -> bool:
        """Whether any part depends on the size of the target."""
        return any(part is not None and part.relative for part in (self.amber, self.green, self.exceeded))

    def rate(self, figure: Figure, target: Target, style: Style) -> Verdict:
        """Return the verdict on a published figure."""
        bound = target.bound(figure.published)
        green = self.green.amount(bound) if self.green else Decimal(0)
        amber = max(self.amber.amount(bound), green)
        bands = Bands(
            green=green,
            amber=amber,
            amber_words=_words("the tolerance", self.amber, amber, style),
            green_words=_words("the margin that counts as green", self.green, green, style) if self.green else "",
            exceeded=self.exceeded.amount(bound) if self.exceeded else None,
        )
        return judge(figure, target, style, bands)

    def describe(self) -> str:
        """Return the rule in words, for the page on how to read the report."""
        green = f"missed by no more than {_rule(self.green)}" if self.green else "met"
        sentence = (
            f"Green when the target is {green}; amber when missed by no more than {_rule(self.amber)}; red beyond."
        )
        if self.exceeded:
            sentence += f" Exceeded when passed by {_rule(self.exceeded)} or more."
        return sentence


def _rule(allowance: Allowance) -> str:
    if allowance.relative:
        return f"{allowance.size}% of the target"
    return f"{allowance.size} points" if allowance.measure else f"{allowance.size} in the unit of the measure"


def _words(name: str, allowance: Allowance, amount: Decimal, style: Style) -> str:
    share = f" ({allowance.size}% of the target)" if allowance.relative else ""
    return f"{name} of {style.difference(amount)}{share}"
