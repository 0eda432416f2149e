"""What a published figure is held against: at least this, at most that, or both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scorecard.figures import Style


@dataclass(frozen=True)
class Target:
    """A published target: the figure must be at least ``low`` and at most ``high``; one of them may be None.

    Higher is better: ``low`` alone. Lower is better: ``high`` alone. A range: both. A midpoint, where closer is
    better: both the same.
    """

    low: Decimal | None
    high: Decimal | None

    @property
    def is_range(self) -> bool:
        """Whether more than one figure meets it, but not every higher or every lower one."""
        return self.is_two_sided and self.low != self.high

    def shortfall(self, published: Decimal) -> Decimal:
        """Return by how much the figure misses the target; zero or below where it is met.

        Inside a range, the distance to the nearer end, negative.
        """
        misses = [self.low - published] if self.low is not None else []
        misses += [published - self.high] if self.high is not None else []
        return max(misses)

    def bound(self, published: Decimal) -> Decimal:
        """Return the end of the target that the figure misses, or is nearest to missing."""
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self._high
        return self.low if self.low - published >= published - self.high else self.high

    def text(self, style: Style) -> str:
        """Return the target as printed: ``90.0%``, or ``14.0% to 18.0%`` for a range."""
        if self.low is None or self.high is None or self.low == self.high:
            return style.figure(float(self.low if self.low is not None else self._high)).text
        return f"{style.figure(float(self.low)).text} to {style.figure(float(self.high)).text}"

    @property
    def is_two_sided(self) -> bool:
        """Whether a figure may be too high as well as too low."""
        return self.low is not None and self.high is not None

    @property
    def _high(self) -> Decimal:
        if self.high is None:
            raise ValueError("A target needs an end.")
        return self.high
