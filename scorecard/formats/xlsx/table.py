"""What a worksheet holds: a title, a few lines that explain it, and one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from scorecard.formats.xlsx.text import clean
from scorecard.report.words import NOT_APPLICABLE

Row = TypeVar("Row")


class Printed(str):
    """A figure as it is printed: stored as a number that is shown with the same signs, where it is a number."""

    __slots__ = ()


class Link(NamedTuple):
    """The name of a worksheet, which leads there."""

    sheet: str


Value: TypeAlias = str | int | Link


class Column(NamedTuple, Generic[Row]):
    """A column: its heading, and what it holds of each row; nothing and blank text are not applicable."""

    heading: str
    holds: Callable[[Row], Value | None]


@dataclass(frozen=True)
class Table:
    """One worksheet's table; ``sheet`` is the name of both, ``lines`` stand between the title and the headings."""

    sheet: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    lines: tuple[str, ...] = ()


def table_of(
    sheet: str, title: str, columns: Iterable[Column[Row]], rows: Iterable[Row], lines: Iterable[str] = ()
) -> Table:
    """Return the table that columns make of rows; no cell is blank."""
    columns = tuple(columns)
    cells = (tuple(_stated(column.holds(row)) for column in columns) for row in rows)
    return Table(sheet, title, tuple(column.heading for column in columns), tuple(cells), tuple(lines))


def printed(text: str | None) -> Printed | None:
    """Return a printed figure, or None where there is none."""
    return Printed(text) if text else None


def _stated(value: Value | None) -> Value:
    blank = value is None or (isinstance(value, str) and not clean(value).strip())
    return NOT_APPLICABLE if value is None or blank else value
