"""Ratings, the sentence behind each, and the one function that turns a miss into a colour."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scorecard.figures import Figure, Style
from scorecard.rating.target import Target


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

    ``margin`` is the distance, in the unit, to the nearest edge between two colours.
    """

    rating: Rating
    reason: str
    near: str | None = None
    margin: Decimal | None = None


@dataclass(frozen=True)
class Bands:
    """The largest shortfalls, in the unit, that still are green and amber; the smallest excess that is exceeded.

    ``green_words`` and ``amber_words`` name the rule in a sentence: "the tolerance of 1.45 points (5% of the target)".
    """

    green: Decimal
    amber: Decimal
    amber_words: str
    green_words: str = ""
    exceeded: Decimal | None = None


def unrated(rating: Rating, reason: str) -> Verdict:
    """Return the verdict of a state that is not a colour."""
    return Verdict(rating, reason)


def judge(figure: Figure, target: Target, style: Style, bands: Bands) -> Verdict:
    """Return the verdict on a published figure; an edge belongs to the better class."""
    shortfall = target.shortfall(figure.published)
    opening = f"{figure.text} against a target of {target.text(style)}"
    missed = f"missed by {style.difference(shortfall)}"
    if bands.exceeded is not None and -shortfall >= bands.exceeded:
        reason, rating = (
            f"exceeded by {style.difference(shortfall)}, {style.difference(bands.exceeded)} or more",
            "exceeded",
        )
    elif shortfall <= 0:
        reason, rating = "met", "green"
    elif shortfall <= bands.green:
        reason, rating = f"{missed}, within {bands.green_words}", "green"
    elif shortfall <= bands.amber:
        reason, rating = f"{missed}, within {bands.amber_words}", "amber"
    else:
        reason, rating = f"{missed}, beyond {bands.amber_words}" if bands.amber > 0 else missed, "red"
    edges = {bands.green, bands.amber, *(() if bands.exceeded is None else (-bands.exceeded,))}
    margin = min(abs(shortfall - edge) for edge in edges)
    return Verdict(Rating(rating), f"{opening}: {reason}.", _near(figure, target, style, bands), margin)


def _near(figure: Figure, target: Target, style: Style, bands: Bands) -> str:
    """Return how far the figure stands from the target and from the next colour."""
    shortfall, bound = target.shortfall(figure.published), target.bound(figure.published)
    if figure.published == bound:
        return "exactly on the target"
    side = "above" if figure.published > bound else "below"
    within = shortfall < 0 and target.low is not None and target.high is not None
    near = f"{style.difference(shortfall)} " + ("inside the target range" if within else f"{side} the target")
    if shortfall > bands.amber > 0:
        near += f", {style.difference(shortfall - max(bands.amber, bands.green))} from amber"
    elif max(bands.green, Decimal(0)) < shortfall <= bands.amber:
        inside = bands.amber - shortfall
        near += f", {style.difference(inside)} inside the edge of amber" if inside else ", exactly on the edge of amber"
    return near
