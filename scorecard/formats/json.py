"""``scorecard.json``: everything about every indicator, for machines. Source: contract section 7."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scorecard.calculate import PeriodFigure
from scorecard.catalogue import Query, Rule
from scorecard.formats.json_certainty import certainty_data, exact, interval_data
from scorecard.observations import Source
from scorecard.problems import Problem
from scorecard.rating import Rating
from scorecard.report import Entry, Report
from scorecard.report.cut import Cut, CutKind
from scorecard.report.entry import QUERY
from scorecard.report.tally import ORDER
from scorecard.report.words import comparison_text
from scorecard.workspace import Workspace

FORMAT = 1


def write_json(report: Report, workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    """Write the report as JSON; numbers are exact, ``text`` is what is printed, null where there is none."""
    del workspace
    path.write_text(report_text(report), encoding="utf-8", newline="\n")
    return ()


def report_text(report: Report) -> str:
    """Return the report as the text of its file."""
    return json.dumps(report_data(report), indent=2, ensure_ascii=False) + "\n"


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data, in the terms of the contract."""
    return {
        "format": FORMAT,
        "quarter": report.quarter.label,
        "council": report.council,
        "draft": report.draft,
        "cut": _cut(report.cut),
        "summary": _summary(report),
        "indicators": [entry_data(entry) for entry in report.entries],
    }


def _cut(cut: Cut | None) -> dict[str, Any] | None:
    """Return what part of a report this is, null for the whole; a priority has its id too."""
    if cut is None:
        return None
    identifier = {"id": _number(cut.key)} if cut.kind is CutKind.PRIORITY else {}
    return {"kind": cut.kind.value, **identifier, "name": cut.name}


def _summary(report: Report) -> dict[str, int]:
    """Return the tally: those in arrears are left out of the ratings and counted on their own."""
    overall = report.glance.overall
    counts = {rating.value: overall.number(rating) for rating in ORDER}
    return {"indicators": overall.total, **counts, "in_arrears": overall.in_arrears}


def entry_data(entry: Entry) -> dict[str, Any]:
    """Return one indicator as plain data."""
    return {**_measure(entry), **_figures(entry), **_comparisons(entry), **_words(entry)}


def _measure(entry: Entry) -> dict[str, Any]:
    """Return what the indicator is."""
    indicator = entry.indicator
    return {
        "ref": indicator.ref,
        "title": indicator.title,
        "short_title": indicator.name,
        "priority": _number(indicator.priority),
        "directorate": indicator.directorate,
        "owner": indicator.owner,
        "unit": indicator.unit.value,
        "direction": indicator.direction.value,
        "kind": indicator.kind.value,
    }


def _figures(entry: Entry) -> dict[str, Any]:
    """Return figure, target and rating of the period shown, the year to date and the months."""
    result, queried = entry.result, entry.in_question
    current, amount = result.quarter.current, result.quarter.current.amount
    return {
        "period": current.period.iso,
        "in_arrears": result.in_arrears,
        "complete": amount.complete,
        "coverage": amount.coverage,
        "provisional": amount.provisional,
        "value": None if queried else exact(amount.value),
        "text": QUERY if queried else current.text,
        "missing": amount.missing if current.figure is None else None,
        "target": exact(result.quarter.goal.value),
        "target_text": result.quarter.goal.text,
        "rated": entry.indicator.rate,
        "rating": entry.rating.value,
        "rating_reason": entry.reason,
        "near": entry.near,
        "year_to_date": _year_to_date(entry, queried=queried),
        "months": [_month(month, queried=queried) for month in result.months],
    }


def _comparisons(entry: Entry) -> dict[str, Any]:
    """Return what the figure is compared with, and how sure that is."""
    result = entry.result
    return {
        "previous": _period(result.previous),
        "direction_of_travel": result.travel.judgement.value,
        "direction_of_travel_against": result.travel.against.iso,
        "direction_of_travel_text": entry.travel_text,
        "direction_of_travel_significant": result.travel.significant,
        "last_year": _period(result.last_year),
        "year_on_year": _year_on_year(entry),
        "sentence": entry.sentence,
        "benchmarks": _benchmarks(entry),
        **certainty_data(entry),
        "restated": _restated(entry),
    }


def _words(entry: Entry) -> dict[str, Any]:
    """Return what was said about the indicator, and the cells behind its figures."""
    withheld = {"raw": None} if entry.in_question else {}  # what is typed there would tell the figure
    return {
        "queries": [_query(query) for query in entry.queries],
        "caveat": entry.indicator.caveat,
        "commentary": "\n\n".join(entry.commentary) or None,
        "action": entry.action,
        "by_whom": entry.by_whom,
        "by_when": entry.by_when,
        "sources": [source_data(source) | withheld for source in _sources(entry)],
    }


def _number(identifier: str) -> int | str:
    """Return a priority's id as the catalogue writes it: a number if it is one."""
    return int(identifier) if identifier.isdecimal() else identifier


def _period(figure: PeriodFigure) -> dict[str, Any]:
    return {"period": figure.period.iso, "value": exact(figure.amount.value), "text": figure.text}


def _month(figure: PeriodFigure, *, queried: bool) -> dict[str, Any]:
    """Return a month, with the reason where it has no figure."""
    missing = figure.amount.missing if figure.figure is None and not queried else None
    return {**_period(figure), **({"text": QUERY} if queried else {}), "missing": missing}


def _year_to_date(entry: Entry, *, queried: bool) -> dict[str, Any]:
    """Return the year to date; all null where the measure has none by its rule."""
    rated = entry.result.year_to_date
    figure, made = rated.current, entry.indicator.year_to_date_rule is not Rule.NONE
    asked = queried and figure.figure is not None
    rating = Rating.NOT_RATED if asked else rated.verdict.rating
    return {
        "value": None if asked else exact(figure.amount.value),
        "text": QUERY if asked else figure.text,
        "target": exact(rated.goal.value) if made else None,
        "target_text": rated.goal.text if made else None,
        "rating": rating.value if made else None,
        "rating_reason": entry.reason if asked else rated.verdict.reason,
        "complete": figure.amount.complete,
        "interval": interval_data(figure, entry.indicator.style),
        "change": entry.result.year_to_date_change.judgement.value,
        "change_text": entry.year_to_date_change_text,
    }


def _year_on_year(entry: Entry) -> str | None:
    change = entry.result.year_on_year
    return None if change.amount is None and change.before is None else change.judgement.value


def _benchmarks(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "comparator": comparison.comparator,
            "name": comparison.name,
            "value": exact(comparison.figure.value),
            "text": comparison.figure.text,
            "period": comparison.period.iso,
            "source": comparison.source,
            "comparison": comparison.standing.value,
            "significant": comparison.significant,
            "comparison_text": comparison_text(comparison),
            "caveat": comparison.caveat,
        }
        for comparison in entry.result.comparisons
    ]


def _restated(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "period": note.period.iso,
            "part": note.part,
            "was": exact(note.was.value),
            "now": exact(note.now.value),
            "was_text": note.was.text,
            "now_text": note.now.text,
            "was_rating": note.was.rating,
            "now_rating": note.now.rating,
            "return": note.file,
        }
        for note in entry.restated
    ]


def _query(query: Query) -> dict[str, Any]:
    return {
        "code": query.finding.code,
        "finding": query.finding.wrong,
        "answer": query.answer.answer,
        "by": query.answer.by,
        "on": query.answer.on.isoformat(),
    }


def _sources(entry: Entry) -> tuple[Source, ...]:
    """Return every cell behind the figures shown, each once."""
    result = entry.result
    figures = (result.quarter.current, *result.months, result.year_to_date.current)
    return tuple(dict.fromkeys(source for figure in figures for source in figure.amount.sources))


def source_data(source: Source) -> dict[str, Any]:
    """Return a cell as plain data."""
    return {
        "file": source.file.path,
        "sha256": source.file.sha256,
        "sheet": source.sheet,
        "cell": source.cell,
        "raw": source.raw,
        "number_format": source.number_format,
        "repair": source.repair,
    }
