"""Catalogues, returns and reports from a few words, so that a test's input stands beside its assertion.

An indicator is its settings in YAML, ``kind: flow, target: {2022-23: 30}``; what it leaves out is a number of direction
higher. A return is figures by period, ``Jul=10; Aug=26/27; Q2=96.3 26/27; Sep=?(late); YTD=40p``: a value, a numerator
over a denominator, a blank with its reason, or a provisional figure. Bare periods are of 2022-23 Q2. A plain text is
indicator 1 or the return ``people.xlsx`` of the run's quarter; a mapping names references or files.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ParamSpec

from pydantic import TypeAdapter

from scorecard.calculate import Result, calculate, tell_once
from scorecard.catalogue import Answers, Catalogue, LoadedCatalogue, Query, QueryAnswer, ReportFacts
from scorecard.catalogue.wording import Wording, packaged_wording
from scorecard.collect import Readings, before_quarter, merge
from scorecard.documents import parse_document
from scorecard.observations import (
    AreaFigure,
    Collected,
    Comment,
    Observation,
    Part,
    Reading,
    SignOff,
    Source,
    SourceFile,
)
from scorecard.period import Period, parse_period
from scorecard.problems import Place, Problem, Severity, in_order
from scorecard.report import Entry, Material, Report, build_report, check_words
from scorecard.report.last_quarter import LastQuarter, worked_out_again

Q1, Q2, Q3, Q4 = (Period.quarter(2022, number) for number in (1, 2, 3, 4))
WORDING: Wording = TypeAdapter(Wording).validate_python(packaged_wording())
HEAD = """
council: Testshire Council
comparators: {neighbours: Statistical neighbours, national: England}
priorities: [{id: 1, name: Green}, {id: 2, name: Life chances}, {id: E, name: Empty}]
directorates: [People, Place]
defaults: {title: Visits, priority: 1, directorate: People, unit: number, direction: higher, kind: flow}
indicators:
"""
_CELL = re.compile(r"(?P<period>[^=;]+)=\s*(?P<said>\?\([^)]*\)|[^;]*)")
_COLUMNS = {Part.VALUE: "C", Part.NUMERATOR: "D", Part.DENOMINATOR: "E"}

_Parts = ParamSpec("_Parts")
Settings = str | Mapping[str, str]
Returns = str | Mapping[str, str]


def loaded(settings: Settings) -> LoadedCatalogue:
    """Return a catalogue of these indicators, by reference."""
    own = {"1": settings} if isinstance(settings, str) else settings
    text = HEAD + "".join(f'  - {{ref: "{ref}", {each}}}\n' for ref, each in own.items())
    document, problems = parse_document(text, "indicators.yaml")
    assert not problems, problems
    return LoadedCatalogue(TypeAdapter(Catalogue).validate_python(document.data), document)


def readings(
    returns: Returns, quarter: Period = Q2, words: Mapping[str, str] | None = None, *, signed: bool = True
) -> Readings:
    """Return what these files hold; ``words`` are comments of the run's quarter by reference."""
    own = {f"{quarter.slug}/people.xlsx": returns} if isinstance(returns, str) else returns
    read = []
    for name, text in own.items():
        folder = name.split("/")[0]
        returned = None if folder == "history" else parse_period(folder.replace("-Q", " Q"))
        file = SourceFile(f"inputs/{name}", "0" * 64, returned)
        signed_on = (returned or quarter).end + dt.timedelta(days=20)
        sign_off = SignOff("A. Officer", "Director", signed_on, _source(file, "Sign-off", "A2"))
        reading = Reading(tuple(_observations(text, file)), sign_offs=(sign_off,) if signed else ())
        read.append((file, reading))
    if words:
        file = SourceFile(f"inputs/{quarter.slug}/words.xlsx", "1" * 64, quarter)
        comments = tuple(comment(ref, text, file, f"B{row}") for row, (ref, text) in enumerate(words.items(), 2))
        read.append((file, Reading(comments=comments)))
    return tuple(read)


def comment(ref: str, text: str, file: SourceFile, cell: str = "B2") -> Comment:
    """Return a comment; after bars come action, by whom and by when: ``Low.|More staff|Director|1 March``."""
    said, action, by_whom, by_when = (part or None for part in (*text.split("|"), "", "", "")[:4])
    return Comment(ref, said or "", action, by_whom, by_when, _source(file, "Commentary", cell))


def collected(returns: Returns, quarter: Period = Q2, words: Mapping[str, str] | None = None) -> Collected:
    """Return these returns merged."""
    return merge(readings(returns, quarter, words), quarter)[0]


def outcome(
    settings: Settings, returns: Returns, quarter: Period = Q2, words: Mapping[str, str] | None = None
) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    """Return every indicator's result and the findings, one for each slip."""
    results, problems = calculate(loaded(settings), collected(returns, quarter, words), quarter)
    return results, tell_once(problems, results)


def result(settings: str, returns: Returns, quarter: Period = Q2, words: str = "") -> Result:
    """Return the result of one indicator."""
    (only,), _ = outcome(settings, returns, quarter, {"1": words} if words else None)
    return only


def findings(settings: Settings, returns: Returns, quarter: Period = Q2) -> list[str]:
    """Return the errors among the findings, as code and period: ``SC301 2022-23 Q2``."""
    _, problems = outcome(settings, returns, quarter)
    return [f"{problem.code} {problem.period}" for problem in problems if problem.severity is Severity.ERROR]


def claims(settings: str, returns: Returns, words: str) -> list[str]:
    """Return what is wrong with a commentary."""
    return [problem.wrong for problem in check_words([result(settings, returns, words=words)])]


def material(  # noqa: PLR0913  reason: each is a part of the material, and may be left out
    settings: Settings,
    returns: Returns,
    quarter: Period = Q2,
    words: Mapping[str, str] | None = None,
    *,
    draft: bool = False,
    answers: Mapping[str, str] | None = None,
    facts: ReportFacts | None = None,
    areas: Sequence[AreaFigure] = (),
) -> Material:
    """Return what the report of a run is made from; ``answers`` settle findings by code."""
    catalogue, read = loaded(settings), readings(returns, quarter, words)
    gathered, noted = merge(read, quarter)
    results, found = calculate(catalogue, gathered, quarter, areas)
    problems, queries = _settled((*noted, *found, *check_words(results)), answers or {})
    return Material(
        catalogue=catalogue.catalogue,
        catalogue_sha256="c" * 64,
        quarter=quarter,
        facts=facts or ReportFacts(),
        wording=WORDING,
        collected=gathered,
        areas=areas,
        results=results,
        problems=in_order(tell_once(problems, results)),
        queries=queries,
        draft=draft,
        before=_before(catalogue, read, quarter),
    )


def _built(make: Callable[_Parts, Material]) -> Callable[_Parts, Report]:
    def report(*parts: _Parts.args, **named: _Parts.kwargs) -> Report:
        """Return the report of a run, from the same parts as its material."""
        return build_report(make(*parts, **named))

    return report


report = _built(material)


def entry(settings: str, returns: Returns, quarter: Period = Q2, words: str = "", *, draft: bool = False) -> Entry:
    """Return the entry of one indicator."""
    (only,) = report(settings, returns, quarter, {"1": words} if words else None, draft=draft).entries
    return only


def worked_out(said: str) -> float:
    """Type the sum in a sentence into a calculator."""
    total = eval(said.rpartition(": ")[2].replace(",", "").replace(" x ", " * "))  # noqa: S307  reason: our own sum
    assert isinstance(total, float | int)
    return total


def _before(catalogue: LoadedCatalogue, read: Readings, quarter: Period) -> LastQuarter | None:
    earlier = before_quarter(read, quarter)
    if earlier is None:
        return None
    results, _ = calculate(catalogue, merge(earlier, quarter - 1)[0], quarter - 1)
    return worked_out_again(results, quarter - 1)


def _settled(
    problems: tuple[Problem, ...], answers: Mapping[str, str]
) -> tuple[tuple[Problem, ...], tuple[Query, ...]]:
    given = {
        (problem.ref, problem.code): {"ref": problem.ref, "code": problem.code, "answer": answers[problem.code]}
        for problem in problems
        if problem.code in answers
    }
    signed = [
        QueryAnswer.model_validate({**answer, "by": "Director", "on": dt.date(2022, 11, 21)})
        for answer in given.values()
    ]
    return Answers(tuple((answer, Place("queries.yaml", line=1)) for answer in signed)).settle(problems)


def _observations(text: str, file: SourceFile) -> Iterator[Observation]:
    row = 1
    for line in text.strip().splitlines():
        ref, _, cells = line.rpartition(":")
        for match in _CELL.finditer(cells):
            row += 1
            period = parse_period(match["period"].strip(), file.quarter or Q2)
            yield from _cells(ref.strip() or "1", period, match["said"].strip(), _source(file, "Figures", f"C{row}"))


def _cells(ref: str, period: Period, said: str, source: Source) -> Iterator[Observation]:
    if said.startswith("?"):
        yield Observation(ref, period, Part.VALUE, None, source, no_data_reason=said[2:-1] or None)
        return
    if said == "[c]":
        yield Observation(ref, period, Part.VALUE, None, source, no_data_reason="suppressed", suppressed=True)
        return
    for token in said.split():
        provisional = token.endswith("p")
        parts = token.rstrip("p").split("/")
        names = (Part.VALUE,) if len(parts) == 1 else (Part.NUMERATOR, Part.DENOMINATOR)
        for part, number in zip(names, parts, strict=True):
            cell = source.cell.replace("C", _COLUMNS[part])
            where = replace(source, cell=cell, raw=cell)
            yield Observation(ref, period, part, float(number), where, provisional=provisional)


def _source(file: SourceFile, sheet: str, cell: str) -> Source:
    return Source(file, sheet, cell, raw=cell)
