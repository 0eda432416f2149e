"""The text of a catalogue made from a workbook: what no sheet can say is left as ``todo``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scorecard.catalogue.imported.columns import Columns
from scorecard.catalogue.imported.groups import Groups, PriorityFound, priority_of
from scorecard.catalogue.imported.indicators import Surroundings, figure_cells, indicator_lines, reference
from scorecard.catalogue.imported.tables import Entry, Found, at
from scorecard.catalogue.imported.targets import year_of_sheet
from scorecard.catalogue.imported.writing import TODO, plain, scalar, setting
from scorecard.catalogue.kinds import KIND_WORDS, Direction
from scorecard.period import Kind

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
#   target      A number is the target of each quarter; where it is a whole year's, write {{annual: 500000}}.
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
    return "\n".join(part for part in parts if part) + "".join(f"{line}\n" for line in _indicators(found, groups))


def _kinds() -> Iterator[str]:
    for kind, words in KIND_WORDS.items():
        yield f"#     {kind:<11} {words}"


def _notes(found: Found) -> Iterator[str]:
    """Yield comments on what of the workbook is not in the catalogue."""
    for sheet, columns in found.headings:
        if columns.unused:
            named = ", ".join(f"{plain(cell.shown)} ({cell.address})" for cell in columns.unused if plain(cell.shown))
            yield f"# Columns of {plain(sheet.name)} that are not used: {named}"
    if found.hidden:
        yield f"# Hidden sheets that are not read: {', '.join(map(plain, found.hidden))}"
    if found.repeated:
        yield f"# Rows left out, because an earlier one has the same reference and title: {found.repeated}"


def _comparators(found: Found) -> list[str]:
    lines: dict[str, str] = {}
    for sheet, columns in found.headings:
        for key, cell in columns.comparators.items():
            lines.setdefault(key, setting("  ", key, scalar(cell.label), at(sheet.name, cell)))
    return [*lines.values()]


def _priorities(groups: Groups) -> Iterator[str]:
    for priority in dict.fromkeys(groups.priorities.values()):
        numbered = "" if priority.numbered else "numbered here: the sheet gives no number"
        yield setting("  - ", "id", priority.id, priority.at, numbered)
        yield setting("    ", "name", scalar(priority.name) if priority.name else TODO)
    if not groups.priorities:
        yield f"  - {TODO}  # such as {{id: 1, name: Green and clean}}; the sheet names none"


def _directorates(groups: Groups) -> Iterator[str]:
    for band in dict.fromkeys(groups.directorates.values()):
        yield f"  - {scalar(band.text)}  # {band.at}"
    if not groups.directorates:
        yield f"  - {TODO}  # the sheet names none"


def _indicators(found: Found, groups: Groups) -> Iterator[str]:
    years = {columns: year_of_sheet(sheet, columns) for sheet, columns in found.headings}
    live = _live(found.entries)
    first: dict[str, str] = {}
    section: PriorityFound | None = None
    for entry in found.entries:
        band = priority_of(entry, marked=groups.marked)
        priority = groups.priorities[band.text] if band else None
        if priority is not None and priority != section:
            yield f"\n  # -------- Priority {priority.id}: {priority.name} --------"
        section = priority
        ref, _ = reference(entry)
        twin = first.get(ref) if ref else None
        first.setdefault(ref, entry.at(entry.first))
        yield ""
        yield from indicator_lines(entry, Surroundings(groups, years[entry.columns], live[entry.columns], twin))


def _live(entries: Sequence[Entry]) -> dict[Columns, Mapping[int, Kind | None]]:
    """Return, for each table, the columns of periods that hold a figure in some row."""
    live: dict[Columns, dict[int, Kind | None]] = {}
    for entry in entries:
        columns = live.setdefault(entry.columns, {})
        columns.update((cell.column, entry.columns.periods[cell.column]) for cell, _ in figure_cells(entry))
    return {**live}
