"""What a sheet's look hides from a reader of cells: merged blocks, hidden rows, columns and sheets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from scorecard.sources.archive import UnreadableError
from scorecard.sources.cells import Cell, Merge, few, letters
from scorecard.sources.limits import MOST_CELLS

HIDDEN_SHEET = "The sheet is hidden."


def with_merges(cells: tuple[Cell, ...], merges: Iterable[Merge]) -> tuple[Cell, ...]:
    """Mark merged cells, and repeat the content of a block's first cell down its first column.

    A reference merged over three rows thus stands in each; a band merged across the sheet stays in its first
    column.
    """
    grid = {(cell.row, cell.column): cell for cell in cells}
    lowest = max((cell.row for cell in cells), default=0)
    furthest = max((cell.column for cell in cells), default=0)
    covered = 0
    for merge in merges:
        rows = range(merge.top, min(merge.bottom, lowest) + 1)
        columns = range(merge.left, min(merge.right, furthest) + 1)
        covered += len(rows) * len(columns)
        if covered > MOST_CELLS:
            raise UnreadableError("Merged cells cover far more than a return.", "Unmerge all cells and save it again.")
        _merge(grid, merge, rows, columns)
    return tuple(grid.values())


def _merge(grid: dict[tuple[int, int], Cell], merge: Merge, rows: range, columns: range) -> None:
    first = grid.get((merge.top, merge.left))
    for row in rows:
        for column in columns:
            if first is not None and column == merge.left:
                grid[row, column] = replace(first, row=row, merge=merge)
            else:
                grid.pop((row, column), None)  # what was in a cell before it was merged is no longer seen


def hidden_sentences(
    cells: tuple[Cell, ...],
    rows: Collection[int],
    columns: Collection[int],
    *,
    sheet: bool,
) -> tuple[str, ...]:
    """Return a sentence for each kind of thing that is hidden and holds something."""
    sentences = [HIDDEN_SHEET] if sheet else []
    hidden_rows = sorted({cell.row for cell in cells if cell.row in rows})
    if hidden_rows:
        sentences.append(f"{_are('Row', [str(row) for row in hidden_rows])} hidden, perhaps by a filter.")
    hidden_columns = sorted({cell.column for cell in cells if cell.column in columns})
    if hidden_columns:
        sentences.append(f"{_are('Column', [letters(column) for column in hidden_columns])} hidden.")
    return tuple(sentences)


def _are(noun: str, names: Sequence[str]) -> str:
    return f"{noun} {names[0]} is" if len(names) == 1 else f"{noun}s {few(names)} are"
