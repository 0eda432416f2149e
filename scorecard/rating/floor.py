"""Green when the target is met, amber down to a fixed floor, red beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scorecard.figures import Figure, Style
from scorecard.rating.allowance import Allowance
from scorecard.rating.target import Target
from scorecard.rating.tolerance import exceeding, exceeding_words
from scorecard.rating.verdict import BEYOND, Band, Rating, Verdict, judge
from scorecard.rating.year_before import YearBefore


@dataclass(frozen=True)
class Floor:
    """The settings of the rule: the worst figure that is still amber (a ceiling where lower is better); ``exceeded``.

    A range or midpoint has no floor; the catalogue refuses it.
    """

    floor: Decimal
    exceeded: Allowance | None = None
    name = "target and floor"

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """Every distance that the rule allows."""
        return (self.exceeded,) if self.exceeded else ()

    def rate(self, figure: Figure, target: Target, style: Style, year_before: YearBefore | None = None) -> Verdict:
        """Return the verdict on a published figure; what it was a year before does not matter."""
        del year_before
        bound = target.bound(figure.published)
        limit, worse = ("ceiling", "above") if target.low is None else ("floor", "below")
        words = f"{worse} the {limit} of {style.figure(float(self.floor)).text}"
        room = target.shortfall(self.floor)
        bands = (
            *exceeding(self.exceeded, bound, style),
            Band(Rating.GREEN, Decimal(0)),
            *((Band(Rating.AMBER, room, f"not {words}"),) if room > 0 else ()),
            Band(Rating.RED, BEYOND, words),
        )
        return judge(figure, target, style, bands)

    def describe(self) -> str:
        """Return the rule in words, for the page on how to read the report."""
        limit = f"{self.floor.normalize():,f}"
        words = f"Target and floor: green when the target is met; amber as far as the floor of {limit}; red beyond."
        return words + exceeding_words(self.exceeded)
