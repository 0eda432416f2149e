"""Returns of a quarter, of every earlier one and of ``history`` -> one observation for each figure."""

from scorecard.collect.merging import before_quarter, merge
from scorecard.collect.reading import LOW_PERCENTAGE, Readings, read_returns

__all__ = ["LOW_PERCENTAGE", "Readings", "before_quarter", "merge", "read_returns"]
