"""What the measures are, and the files that the figures come from."""

from __future__ import annotations

from scorecard.catalogue import Indicator
from scorecard.formats.xlsx.scorecard_sheet import entries_of
from scorecard.formats.xlsx.table import Column, Table, table_of
from scorecard.report import Entry, Report


def _rule_of(entry: Entry) -> str | None:
    """Return the rule in words, None where the measure has no target to be rated against, or is not rated."""
    rated = entry.result.rated.goal.target is not None and entry.indicator.rating != "none"
    return entry.indicator.rule.describe() if rated else None


def _unit(indicator: Indicator) -> str:
    words = indicator.unit.value.replace("_", " ")
    return f"{words} per {indicator.per:,}" if indicator.per else words


_DEFINITIONS: tuple[Column[Entry], ...] = (
    Column("Ref", lambda entry: entry.indicator.ref),
    Column("Measure", lambda entry: entry.indicator.title),
    Column("Definition", lambda entry: entry.indicator.definition or "No definition is given."),
    Column("Kind", lambda entry: entry.kind_text),
    Column("Frequency", lambda entry: entry.indicator.frequency.value.capitalize()),
    Column("Unit", lambda entry: _unit(entry.indicator)),
    Column("Better to be", lambda entry: entry.direction_text),
    Column("Owner", lambda entry: entry.indicator.owner or entry.indicator.directorate),
    Column("Source of comparisons", lambda entry: "; ".join(dict.fromkeys(line.source for line in entry.benchmarks))),
    Column("Rule of rating", _rule_of),
    Column("Caveat", lambda entry: entry.indicator.caveat),
)
_SOURCES: tuple[Column[tuple[str, str, str]], ...] = (
    Column("File", lambda row: row[0]),
    Column("Return for", lambda row: row[1]),
    Column("SHA-256", lambda row: row[2]),
)


def definitions_sheet(report: Report) -> Table:
    """Return the data dictionary."""
    return table_of("Definitions", "Definitions of the measures", _DEFINITIONS, entries_of(report))


def sources_sheet(report: Report) -> Table:
    """Return the catalogue and the returns, each with its fingerprint."""
    notes = report.notes
    rows = [("indicators.yaml", "All periods", notes.catalogue_sha256)]
    rows += [(file.path, file.holds, file.sha256) for file in notes.files]
    lines = [f"Made by Scorecard {notes.version}. A fingerprint (SHA-256) changes with every change to a file."]
    if notes.digest:
        lines.append(f"The digest of this report is {notes.digest}.")
    return table_of("Sources", "Where the figures come from", _SOURCES, rows, lines)
