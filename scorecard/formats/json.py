"""``scorecard.json``: everything about every indicator, for machines. Source: contract section 7."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scorecard.calculate import PeriodFigure
from scorecard.catalogue import Query
from scorecard.observations import Source
from scorecard.problems import Problem
from scorecard.rating import Rating
from scorecard.report import Entry, Report
from scorecard.report.tally import ORDER
from scorecard.workspace import Workspace

FORMAT = 1


def write_json(report: Report, workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    """Write the report as JSON; numbers are exact, ``text`` is what is printed, null where there is none."""
    del workspace
    path.write_text(json.dumps(report_data(report), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return ()


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data, in the terms of the contract."""
    return {
        "format": FORMAT,
        "quarter": report.quarter.label,
        "council": report.council,
        "draft": report.draft,
        "summary": _summary(report),
        "indicators": [entry_data(entry) for entry in report.entries],
    }


def _summary(report: Report) -> dict[str, int]:
    """Return the tally: those in arrears are left out of the ratings and counted on their own."""
    overall = report.glance.overall
    counts = {rating.value: overall.number(rating) for rating in ORDER}
    return {"indicators": overall.total, **counts, "in_arrears": overall.in_arrears}


def entry_data(entry: Entry) -> dict[str, Any]:
    """Return one indicator as plain data."""
    result, indicator = entry.result, entry.indicator
    queried = entry.in_question
    current, amount = result.quarter.current, result.quarter.current.amount
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
        "period": current.period.iso,
        "in_arrears": result.in_arrears,
        "complete": amount.complete,
        "coverage": amount.coverage,
        "provisional": amount.provisional,
        "value": None if queried else _exact(amount.value),
        "text": "query" if queried else _text(current),
        "missing": amount.missing if current.figure is None else None,
        "target": _exact(result.quarter.goal.value),
        "target_text": result.quarter.goal.text,
        "rated": indicator.rate,
        "rating": entry.rating.value,
        "rating_reason": entry.reason,
        "near": entry.near,
        "year_to_date": _year_to_date(entry, queried=queried),
        "months": [_period(month) for month in result.months],
        "previous": _period(result.previous),
        "direction_of_travel": result.travel.judgement.value,
        "direction_of_travel_against": result.travel.against.iso,
        "direction_of_travel_text": entry.travel_text,
        "last_year": _period(result.last_year),
        "year_on_year": _year_on_year(entry),
        "sentence": entry.sentence,
        "benchmarks": _benchmarks(entry),
        "interval": {"low": None, "high": None, "method": None},
        "variation": None,
        "assurance": None,
        "limits": None,
        "rank": None,
        "quartile": None,
        "outturn": None,
        "restated": _restated(entry),
        "queries": [_query(query) for query in entry.queries],
        "caveat": indicator.caveat,
        "commentary": "\n\n".join(entry.commentary) or None,
        "action": entry.action,
        "by_whom": entry.by_whom,
        "by_when": entry.by_when,
        "sources": [_source(source) for source in _sources(entry)],
    }


def _number(identifier: str) -> int | str:
    """Return a priority's id as the catalogue writes it: a number if it is one."""
    return int(identifier) if identifier.isdecimal() else identifier


def _exact(value: float | None) -> float | None:
    """Return the exact number, a whole one without a decimal point."""
    return int(value) if value is not None and value.is_integer() else value


def _text(figure: PeriodFigure) -> str | None:
    return figure.figure.text if figure.figure else None


def _period(figure: PeriodFigure) -> dict[str, Any]:
    return {"period": figure.period.iso, "value": _exact(figure.amount.value), "text": _text(figure)}


def _year_to_date(entry: Entry, *, queried: bool) -> dict[str, Any]:
    rated = entry.result.year_to_date
    figure = rated.current
    asked = queried and figure.figure is not None
    return {
        "value": None if asked else _exact(figure.amount.value),
        "text": "query" if asked else _text(figure),
        "target": _exact(rated.goal.value),
        "target_text": rated.goal.text,
        "rating": Rating.NOT_RATED.value if asked else rated.verdict.rating.value,
        "rating_reason": entry.reason if asked else rated.verdict.reason,
        "complete": figure.amount.complete,
    }


def _year_on_year(entry: Entry) -> str | None:
    change = entry.result.year_on_year
    return None if change.amount is None and change.before is None else change.judgement.value


def _benchmarks(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "comparator": comparison.comparator,
            "name": comparison.name,
            "value": _exact(comparison.figure.value),
            "text": comparison.figure.text,
            "period": comparison.period.iso,
            "source": comparison.source,
            "comparison": comparison.standing.value,
            "significant": None,
        }
        for comparison in entry.result.comparisons
    ]


def _restated(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "period": item.now.period.iso,
            "part": item.now.part.value,
            "was": _exact(item.was.value),
            "now": _exact(item.now.value),
            "return": item.now.source.file.path,
        }
        for item in entry.result.restatements
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


def _source(source: Source) -> dict[str, Any]:
    return {
        "file": source.file.path,
        "sha256": source.file.sha256,
        "sheet": source.sheet,
        "cell": source.cell,
        "raw": source.raw,
        "number_format": source.number_format,
        "repair": source.repair,
    }
