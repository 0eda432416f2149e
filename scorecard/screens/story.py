"""``scorecard explain``: one figure's story on one screen, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scorecard.calculate import Amount
from scorecard.catalogue import Query
from scorecard.formats.json import FORMAT, entry_data, source_data
from scorecard.formats.json_certainty import exact
from scorecard.observations import Observation, Restatement
from scorecard.period import Kind, Period, date_in_words
from scorecard.problems import as_data, as_text, one_line
from scorecard.rating.published import Published
from scorecard.report.model import Entry
from scorecard.report.story import Story, Told
from scorecard.report.words import period_text
from scorecard.screens.layout import LABEL, counted, labelled, paragraph
from scorecard.sentences import join, upper_first
from scorecard.workings import plain


def story_text(story: Story) -> str:
    """Return the story as a person reads it, from the cells to the colour."""
    indicator, shown = story.entry.indicator, set[Observation]()
    lines = [
        *paragraph(f"{indicator.ref}  {indicator.title}"),
        *paragraph(f"{story.quarter.label}. {_measure(story)}"),
        "",
        *paragraph(story.entry.sentence),
        "",
    ]
    lines += _told("Figure", story.figure, shown)
    lines += _told("Year to date", story.year_to_date, shown)
    for label, text in _judgements(story):
        lines += labelled(label, text)
    lines += _told("Before", story.previous, shown)
    if story.last_year.amount.value is not None:
        lines += _told("A year ago", story.last_year, shown)
    for label, text in (*_elsewhere(story), *_said(story)):
        lines += labelled(label, text)
    return "\n".join(map(one_line, lines)) + "\n"


def story_json(story: Story) -> str:
    """Return the story as JSON: the indicator as in ``scorecard.json``, and under ``explained`` how it came about."""
    periods = {
        "figure": story.figure,
        "year_to_date": story.year_to_date,
        "previous": story.previous,
        "last_year": story.last_year,
    }
    data = {
        "format": FORMAT,
        "quarter": story.quarter.label,
        **entry_data(story.entry),
        "rule": story.entry.indicator.rule.describe(),
        "explained": {name: _told_data(told) for name, told in periods.items()},
        "published": [_published_data(quarter, each) for quarter, each in story.published],
        "open_findings": [as_data(problem) for problem in story.open_findings],
        "unread": [as_data(problem) for problem in story.unread],
    }
    return as_text(data)


def _measure(story: Story) -> str:
    indicator, entry = story.entry.indicator, story.entry
    per = f" per {indicator.per:,}" if indicator.per else ""
    parts = [
        f"Priority {indicator.priority}, {story.priority}",
        indicator.directorate,
        f"{indicator.unit.value.replace('_', ' ')}{per} to {counted(indicator.decimals, 'decimal')}",
        f"better to be: {entry.direction_text.lower()}",
        indicator.frequency.value,
        entry.kind_text.lower(),
    ]
    return "; ".join(parts) + "."


def _told(label: str, told: Told, shown: set[Observation]) -> Iterator[str]:
    """Yield a figure, its arithmetic, its target and its cells, but for those ``shown`` already."""
    amount, period = told.amount, period_text(told.amount.period)
    if told.text is None or amount.value is None:
        yield from labelled(label, f"{told.text or 'None'} for {period}: {amount.missing}")
    else:
        yield from labelled(label, f"{told.text} for {period}{f' ({amount.coverage})' if amount.coverage else ''}")
        yield from labelled("", upper_first(_arithmetic(amount, amount.value)))
        if amount.calculated and amount.given is not None:
            yield from labelled("", f"The return gives {told.given} for the period itself.")
    if told.target_text and (told.text or told.amount.period.kind is not Kind.YEAR_TO_DATE):
        yield from labelled("", f"Target {told.target_text}{f': {told.profile}' if told.profile else ''}.")
    yield from _cells([item for item in told.cells if item not in shown])
    shown.update(told.cells)


def _arithmetic(amount: Amount, value: float) -> str:
    """Return the working with its result, and how the figure came about where that says more."""
    if not amount.working:
        return f"{amount.basis}."
    working = f"{amount.working} = {value:,.10g}"
    return f"{working}." if amount.working in amount.basis else f"{working}: {amount.basis}."


def _cells(cells: list[Observation]) -> Iterator[str]:
    """Yield the cells under the files that they stand in."""
    file = None
    margin = " " * LABEL
    for item in cells:
        source = item.source
        if source.file.path != file:
            file = source.file.path
            yield f"{margin}{file}"
        yield f"{margin}  {source.sheet}!{source.cell:<5} {item.period.label} {item.part}: {_read(item)}"


def _read(item: Observation) -> str:
    """Return what stands in a cell, its number format, and how it was read."""
    source = item.source
    typed = f"'{source.raw}'" if source.raw else "empty"
    dressed = f" in the format {source.number_format}" if source.number_format != "General" else ""
    if item.value is None:
        return f"{typed}{dressed}; {item.no_data_reason}{f'; note: {item.note}' if item.note else ''}"
    read = f"; {source.repair}" if source.repair else ""
    noted = f"; note: {item.note}" if item.note else ""
    return f"{typed}{dressed}{read}{'; provisional' if item.provisional else ''}{noted}"


def _judgements(story: Story) -> Iterator[tuple[str, str]]:
    entry = story.entry
    rated = (
        "the year to date" if entry.indicator.rate == "year_to_date" else period_text(entry.result.rated.current.period)
    )
    colour = f"{entry.rating_word} ({entry.rating.value}, for {rated}). " if entry.rating.is_colour else ""
    yield "Rating", f"{colour}{entry.reason}"
    rule = entry.result.rated.goal.rule
    if entry.rating.is_colour and rule is not None:
        yield "Rule", rule.describe()
    if entry.near:
        yield "Margin", f"{upper_first(entry.near)}."
    if entry.marks:
        yield "To know", f"{'; '.join(entry.marks)}."
    yield "Change", f"{entry.travel_text}."
    if entry.result.year_on_year.against != entry.result.travel.against:
        yield "Year on year", f"{entry.year_on_year_text}."
    yield from _certainty(entry)
    if entry.indicator.equals:
        yield "Must equal", f"The sum of {join(entry.indicator.equals)}."
    if entry.indicator.derived_from:
        yield "Made from", f"{entry.indicator.derived_from}, with which it must agree."


_METHODS = {"wilson": "Wilson’s method", "byar": "Byar’s method", "exact poisson": "the exact Poisson method"}


def _certainty(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield how sure the figure is and where it is heading, or why that cannot be said."""
    known, result = entry.certainty, entry.result
    interval, outturn = result.rated.current.interval, result.outturn
    if interval is not None:
        method = _METHODS[str(interval.method)]
        yield "95% interval", f"{known.interval}, by {method}: where the underlying figure is likely to lie."
    elif result.rated.current.figure is not None:
        needs = "it needs the counts behind a percentage or rate" if entry.indicator.counts else "its parts are amounts"
        yield "95% interval", f"None: {needs}."
    yield "Variation", known.pattern
    if known.trend:
        yield "Trend", known.trend
    yield "Outturn", f"{known.outturn.removesuffix('.')}. {outturn.basis}".rstrip()
    if outturn.verdict is not None and outturn.verdict.rating.is_colour:
        yield "", f"It would be rated {outturn.verdict.rating}. {outturn.verdict.reason}"


def _elsewhere(story: Story) -> Iterator[tuple[str, str]]:
    """Yield the figures of others, and what earlier reports said of this one."""
    entry = story.entry
    for line in entry.benchmarks:
        caveat = f" {line.caveat.removesuffix('.')}." if line.caveat else ""
        yield "Benchmark", f"{line.name} {line.text} ({line.period}): {line.words}.{caveat} Source: {line.source}."
    for place in entry.certainty.places:
        yield "Place", f"{place.name} ({place.period}): {place.words}."
    for quarter, each in story.published:
        yield "Published", f"In the report of {quarter.label}: {_published(each)}."


def _said(story: Story) -> Iterator[tuple[str, str]]:
    entry = story.entry
    for restatement in entry.result.restatements:
        yield "Restated", _restated(restatement)
    for query in entry.queries:
        yield "Query", _query(query)
    for problem in story.open_findings:
        yield "Finding", str(problem)
    for problem in story.unread:
        yield "Not read", str(problem)
    if entry.indicator.caveat:
        yield "Caveat", entry.indicator.caveat
    for words in entry.commentary:
        yield "Commentary", words
    if entry.action:
        yield "Action", entry.action
    if entry.by_whom or entry.by_when:
        yield "By", ", ".join(part for part in (entry.by_whom, entry.by_when) if part)


def _restated(restatement: Restatement) -> str:
    was, now = restatement.was, restatement.now
    return (
        f"The {now.part} for {now.period.label} was {plain(was.value or 0)} in {was.source.place}; "
        f"{now.source.place} makes it {plain(now.value or 0)}."
    )


def _published(published: Published) -> str:
    """Return a figure as it was published, with its rating."""
    of = "" if published.rated == "quarter" else " (of the year to date)"
    said = published.text or "no figure"
    rated = f"rated {published.rating}{of}" if published.rating.is_colour else published.rating.replace("_", " ")
    return f"{said} for {published.period.label}, {rated}"


def _published_data(quarter: Period, published: Published) -> dict[str, Any]:
    return {
        "quarter": quarter.label,
        "period": published.period.iso,
        "value": exact(published.value),
        "text": published.text,
        "rating": published.rating.value,
        "rated": published.rated,
    }


def _query(query: Query) -> str:
    finding, answer = query.finding, query.answer
    return (
        f"{finding.code} at {finding.place}: {finding.wrong} Answered by {answer.by} on {date_in_words(answer.on)}: "
        f"{answer.answer}"
    )


def _told_data(told: Told) -> dict[str, Any]:
    amount = told.amount
    return {
        "period": amount.period.iso,
        "value": exact(amount.value),
        "text": told.text,
        "basis": amount.basis or None,
        "working": amount.working or None,
        "given": exact(amount.given),
        "missing": amount.missing if amount.value is None else None,
        "target": exact(told.target),
        "target_text": told.target_text,
        "target_from": told.profile,
        "cells": [_cell_data(item) for item in told.cells],
    }


def _cell_data(item: Observation) -> dict[str, Any]:
    return {
        "period": item.period.iso,
        "part": item.part.value,
        "value": exact(item.value),
        "no_data_reason": item.no_data_reason,
        "provisional": item.provisional,
        **source_data(item.source),
        "note": item.note,
    }
