"""Ratings, the sentence behind each, and the one function that turns a miss into a colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scorecard.figures import Figure, Style
from scorecard.rating.target import Target

BEYOND = Decimal("Infinity")


class Rating(StrEnum):
    """A colour, or a state that is not a colour and says why."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    EXCEEDED = "exceeded"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"
    NOT_DUE = "not_due"
    NOT_RATED = "not_rated"
    SUPPRESSED = "suppressed"

    @property
    def is_colour(self) -> bool:
        """Whether a target was really compared."""
        return self in COLOURS

    @property
    def is_miss(self) -> bool:
        """Whether the target was missed, so that the report owes an explanation and an action."""
        return self in (Rating.AMBER, Rating.RED)


COLOURS = (Rating.EXCEEDED, Rating.GREEN, Rating.AMBER, Rating.RED)


@dataclass(frozen=True)
class Verdict:
    """A rating, one sentence of reason with the figures in it, and how far it is from another colour.

    ``outcome`` and ``distance`` are the parts of reason and ``near`` that tell of the target: ``met``, ``0.4 points
    above the target``. ``margin`` is the distance, in the unit, to the nearest edge between two colours.
    """

    rating: Rating
    reason: str
    near: str | None = None
    margin: Decimal | None = None
    outcome: str = ""
    distance: str = ""


@dataclass(frozen=True)
class Band:
    """The shortfalls up to ``edge``, in the unit, that have a rating; ``BEYOND`` for the last band.

    ``words`` follow the size of the miss in the reason: "within the tolerance of 1.45 points (5% of the target)". The
    edge itself belongs to the band if that is ``inclusive``.
    """

    rating: Rating
    edge: Decimal
    words: str = ""
    inclusive: bool = True

    def holds(self, shortfall: Decimal) -> bool:
        """Whether a shortfall is no worse than the band allows."""
        return shortfall < self.edge or (self.inclusive and shortfall == self.edge)


def unrated(rating: Rating, reason: str) -> Verdict:
    """Return the verdict of a state that is not a colour."""
    return Verdict(rating, reason)


def judge(figure: Figure, target: Target, style: Style, bands: Sequence[Band]) -> Verdict:
    """Return the verdict on a published figure: that of the first of the bands, best first, that holds its miss."""
    shortfall = target.shortfall(figure.published)
    band = next(band for band in bands if band.holds(shortfall))
    outcome, distance = _outcome(shortfall, band, style), _distance(figure, target, style)
    reason = f"{figure.text} against a target of {target.text(style)}: {outcome}."
    edges = {band.rating: band.edge for band in bands}
    near = ", ".join((distance, *_neighbours(shortfall, band.rating, edges, style)))
    margin = min(abs(shortfall - edge) for edge in edges.values())
    return Verdict(band.rating, reason, near, margin, outcome, distance)


def _outcome(shortfall: Decimal, band: Band, style: Style) -> str:
    if band.rating is Rating.EXCEEDED:
        return f"exceeded by {style.difference(shortfall)}, {band.words}"
    if shortfall <= 0:
        return "met"
    return f"missed by {style.difference(shortfall)}" + (f", {band.words}" if band.words else "")


def _distance(figure: Figure, target: Target, style: Style) -> str:
    """Return how far the figure stands from the target."""
    shortfall, bound = target.shortfall(figure.published), target.bound(figure.published)
    if not shortfall:
        return "exactly on the edge of the target range" if target.is_range else "exactly on the target"
    name = "target range" if target.is_range else "target"
    if target.is_range and shortfall < 0:
        return f"{style.difference(shortfall)} inside the {name}"
    return f"{style.difference(shortfall)} {'above' if figure.published > bound else 'below'} the {name}"


def _neighbours(shortfall: Decimal, rating: Rating, edges: Mapping[Rating, Decimal], style: Style) -> Iterator[str]:
    """Yield how far the next better colour is, and the end of the present one, unless the target itself is the edge."""
    colours = list(edges)
    for better in colours[: colours.index(rating)][-1:]:
        if edges[better]:
            gap = shortfall - edges[better]
            yield f"{style.difference(gap)} from {better}" if gap else f"exactly on the edge of {better}"
    if edges[rating] and edges[rating] < BEYOND:
        inside = edges[rating] - shortfall
        yield (
            f"{style.difference(inside)} inside the edge of {rating}" if inside else f"exactly on the edge of {rating}"
        )
