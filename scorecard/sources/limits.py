"""How much one sheet may hold before it cannot be a return."""

from __future__ import annotations

from scorecard.sources.archive import UnreadableError

MOST_ROWS, MOST_CELLS = 200_000, 2_000_000


class Budget:
    """Counts the filled rows and cells of a sheet; a council's return has some hundreds."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.rows = self.cells = 0

    def spend(self, cells: int, rows: int = 1) -> None:
        """Count rows with so many filled cells each; raises ``UnreadableError`` beyond the limits."""
        if not cells:
            return
        self.rows += rows
        self.cells += cells * rows
        if self.rows > MOST_ROWS or self.cells > MOST_CELLS:
            raise UnreadableError(
                f"The sheet '{self.sheet}' has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells.",
                "Send the figures by period, not the raw data behind them.",
            )
