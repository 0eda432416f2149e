"""Green when the target is met, amber down to a fixed floor, red beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scorecard.figures import Figure, Style
from scorecard.rating.target import Target
from scorecard.rating.verdict import Bands, Verdict, judge


@dataclass(frozen=True)
class Floor:
    """The setting of the rule: the worst figure that is still amber (a ceiling where lower is better)."""

    floor: Decimal

    relative = False

    def rate(self, figure: Figure, target: Target, style: Style) -> Verdict:
        """Return the verdict on a published figure."""
        room = target.bound(figure.published) - self.floor
        if target.low is None:
            room = -room
        elif target.high is not None:
            room = abs(room)
        amber = max(room, Decimal(0))
        words = f"the limit of {style.figure(float(self.floor)).text}"
        return judge(figure, target, style, Bands(green=Decimal(0), amber=amber, amber_words=words))

    def describe(self) -> str:
        """Return the rule in words, for the page on how to read the report."""
        return f"Green when the target is met; amber down to {self.floor}; red beyond."
