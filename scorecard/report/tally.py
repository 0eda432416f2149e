"""How many indicators have which rating: overall, by priority, by directorate, and last quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from scorecard.catalogue.wording import Wording
from scorecard.rating import Rating
from scorecard.report.model import Count, Entry, Tally

ORDER = (
    *(Rating.EXCEEDED, Rating.GREEN, Rating.AMBER, Rating.RED),
    *(Rating.NO_TARGET, Rating.NOT_RATED, Rating.NO_DATA, Rating.NOT_DUE, Rating.SUPPRESSED),
)


def tally(name: str, ratings: Mapping[str, tuple[Rating, bool]], wording: Wording) -> Tally:
    """Count ratings by reference; each comes with whether it counts or is in arrears."""
    counted = Counter(rating for rating, counts in ratings.values() if counts)
    counts = tuple(Count(rating, wording.rating_word(rating), counted[rating]) for rating in ORDER)
    arrears = sum(not counts for _, counts in ratings.values())
    return Tally(name, counts, arrears, len(ratings))


def tally_entries(name: str, entries: Iterable[Entry], wording: Wording) -> Tally:
    """Count the ratings of entries."""
    return tally(name, {entry.indicator.ref: (entry.rating, entry.result.counted) for entry in entries}, wording)
