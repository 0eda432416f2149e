"""Returns as directorates send them: workbooks and CSV files -> observations, comments and sign-offs."""

from scorecard.sources.folder import RETURN_SUFFIXES, find_returns
from scorecard.sources.read import LAYOUTS, read_return

__all__ = ["LAYOUTS", "RETURN_SUFFIXES", "find_returns", "read_return"]
