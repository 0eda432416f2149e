"""The text of a catalogue made from a workbook: what no sheet can say is left as ``todo``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from scorecard.catalogue.imported.columns import Columns
from scorecard.catalogue.imported.frequency import figure_cells
from scorecard.catalogue.imported.groups import Groups, PriorityFound, priority_of
from scorecard.catalogue.imported.indicators import Surroundings, indicator_lines
from scorecard.catalogue.imported.tables import Entry, Found, at
from scorecard.catalogue.imported.writing import TODO, plain, says, scalar, setting
from scorecard.catalogue.imported.years import year_of_table
from scorecard.catalogue.kinds import KIND_WORDS, Direction
from scorecard.period import Kind
from scorecard.sources.cells import Sheet

_HEAD = """\
# yaml-language-server: $schema=schema.json
#
# A start for your catalogue, made by "scorecard import" from
#   {name}
# The comment beside a setting names the cell that it was taken from.
#
# What a spreadsheet cannot say is left as todo: which way is better, how months add up, how far a target may be
# missed. Write the right word in place of each; "scorecard check" lists those that are left, with their lines.
#
#   direction   {directions}: which way is better.
#   target      A number is the target of each quarter; a whole year's is written {{annual: 500000}}.
#   owner       The role, not the person.
#   kind        What the months hold; it decides how they add up:
{kinds}
#
# For suggestions and checks while you type (in editors that know YAML schemas), run this once in this folder:
#   scorecard schema > schema.json
"""


def catalogue_text(found: Found, name: str) -> str:
    """Return the text of a catalogue of these indicators; ``name`` is that of the file."""
    groups = Groups.of(found.entries)
    comparators = _comparators(found)
    parts = [
        _HEAD.format(name=name, directions=", ".join(Direction), kinds="\n".join(_kinds())),
        "".join(f"{line}\n" for line in _notes(found)),
        setting("", "council", TODO, "its name as printed") + "\n",
        *(["\n".join(["comparators:", *comparators]) + "\n"] if comparators else []),
        "\n".join(["priorities:", *_priorities(groups)]) + "\n",
        "\n".join(["directorates:", *_directorates(groups)]) + "\n",
        f"defaults:\n{setting('  ', 'tolerance', TODO, 'for every indicator that sets none of its own')}\n",
        "indicators:\n",
    ]
    lines = [*_indicators(found, groups), *_skipped(found)]
    return "\n".join(part for part in parts if part) + "".join(f"{line}\n" for line in lines)


def _kinds() -> Iterator[str]:
    for kind, words in KIND_WORDS.items():
        yield f"#     {kind:<11} {words}"


def _notes(found: Found) -> Iterator[str]:
    """Yield comments on what of the workbook is not in the catalogue."""
    for sheet, columns in found.headings:
        if columns.unused:
            named = ", ".join(f"{plain(cell.shown)} ({cell.address})" for cell in columns.unused if plain(cell.shown))
            yield f"# Columns of {plain(sheet.name)} that are not used: {named}"
    for names, said in (
        (found.hidden, "Hidden sheets that are not read"),
        (found.unread, "Sheets without a table of measures"),
    ):
        if names:
            yield f"# {said}: {', '.join(map(plain, names))}"
    if found.repeated:
        yield f"# Rows left out, because an earlier one has the same reference and title: {found.repeated}"


def _skipped(found: Found) -> Iterator[str]:
    """Yield comments on the rows of tables that are no indicators."""
    said = {
        "Rows left out, because they are a total, a source or a note": found.remarks,
        "Rows left out, because they have neither a reference nor a figure or target": found.bare,
    }
    for words, rows in said.items():
        if rows:
            named = (f"{', '.join(map(str, numbers))} of {plain(sheet)}" for sheet, numbers in rows.items())
            yield f"\n# {words}: {'; '.join(named)}"


def _comparators(found: Found) -> list[str]:
    lines: dict[str, str] = {}
    for sheet, columns in found.headings:
        for key, cell in columns.comparators.items():
            lines.setdefault(key, setting("  ", key, scalar(cell.label), at(sheet.name, cell)))
    return [*lines.values()]


def _priorities(groups: Groups) -> Iterator[str]:
    priorities = [*dict.fromkeys(found for found in groups.priorities.values() if found)]
    for priority in priorities:
        numbered = "" if priority.numbered else "numbered here: the sheet gives no number"
        yield setting("  - ", "id", priority.id, priority.at, numbered)
        named = " and ".join(f"{says(band.text)} ({band.at})" for band in priority.names)
        said = f"the sheet says {named}" if named else "the sheet gives none"
        yield setting("    ", "name", scalar(priority.name) if priority.name else TODO, "" if priority.name else said)
    if not priorities:
        yield f"  - {TODO}  # such as {{id: 1, name: Green and clean}}; the sheet names none"


def _directorates(groups: Groups) -> Iterator[str]:
    for band in dict.fromkeys(groups.directorates.values()):
        yield f"  - {scalar(band.text)}  # {band.at}"
    if not groups.directorates:
        yield f"  - {TODO}  # the sheet names none"


def _indicators(found: Found, groups: Groups) -> Iterator[str]:
    """Yield the lines of the indicators; banners part the priorities where each has its indicators together."""
    years = {columns: _year(found, sheet, columns) for sheet, columns in found.headings}
    live = _live(found.entries)
    bands = [priority_of(entry, marked=groups.marked) for entry in found.entries]
    priorities = [groups.priorities[band.text] if band else None for band in bands]
    runs = [priority for priority, _ in groupby(priorities)]
    together = len(set(runs)) == len(runs)
    above: PriorityFound | None = None
    for entry, priority in zip(found.entries, priorities, strict=True):
        if together and priority != above:
            yield f"\n  # -------- {_banner(priority)} --------"
        above = priority
        yield ""
        yield from indicator_lines(entry, Surroundings(groups, years[entry.columns], live[entry.columns]))


def _banner(priority: PriorityFound | None) -> str:
    if priority is None:
        return "Priority to be decided"
    return f"Priority {priority.id}: {plain(priority.name)}" if priority.name else f"Priority {priority.id}"


def _year(found: Found, sheet: Sheet, columns: Columns) -> str | None:
    return year_of_table(sheet, columns, [table for other, table in found.headings if other is sheet])


def _live(entries: Sequence[Entry]) -> dict[Columns, Mapping[int, Kind | None]]:
    """Return, for each table, the columns of periods that hold a figure in some row."""
    live: dict[Columns, dict[int, Kind | None]] = {}
    for entry in entries:
        columns = live.setdefault(entry.columns, {})
        columns.update((cell.column, entry.columns.periods[cell.column]) for cell, _ in figure_cells(entry))
    return {**live}
