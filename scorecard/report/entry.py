"""A result -> the entry that card, table, sheet and file all show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.calculate import Control, Judgement, Outturn, PeriodFigure, Result, Standing
from scorecard.calculate.frozen import Revision
from scorecard.catalogue import Frequency, Query
from scorecard.catalogue.target_forms import Annual
from scorecard.catalogue.wording import Wording
from scorecard.charts import describe
from scorecard.rating import Rating, Verdict
from scorecard.report.certainty import build_certainty
from scorecard.report.charting import control_chart, trend_chart
from scorecard.report.model import Entry
from scorecard.report.parts import BenchmarkLine, Label, RestatementNote
from scorecard.report.restated import restatement_notes
from scorecard.report.sentence import sentence
from scorecard.report.words import (
    DIRECTIONS,
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    change_text,
    comparison_text,
    kind_text,
    period_text,
    target_text,
)
from scorecard.sentences import upper_first

QUERY = "query"


def build_entry(
    result: Result,
    wording: Wording,
    queries: Sequence[Query],
    revisions: Sequence[Revision] = (),
    *,
    in_question: bool,
) -> Entry:
    """Return the entry of one indicator; ``in_question`` while a finding about it is open (drafts only)."""
    restated = restatement_notes(result, revisions, wording)
    result = _questioned(result) if in_question else result
    indicator, shown = result.indicator, result.rated.current
    verdict = _in_question() if in_question else result.verdict
    to_date = result.year_to_date
    chart = trend_chart(result)
    return Entry(
        result=result,
        rating=verdict.rating,
        rating_word=wording.rating_word(verdict.rating),
        reason=verdict.reason,
        near=verdict.near,
        period_text=period_text(shown.period),
        value_text=QUERY if in_question else shown.text,
        missing=shown.amount.missing if shown.figure is None else None,
        target_text=target_text(result.rated.goal),
        year_target_text=_year_target(result),
        kind_text=kind_text(indicator),
        quarter_text=None if result.rated is result.quarter or in_question else result.quarter.current.text,
        year_to_date_text=QUERY if in_question and to_date.current.figure else to_date.current.text,
        year_to_date_target=to_date.goal.text,
        year_to_date_word=None if in_question else _colour_word(to_date.verdict, wording),
        year_to_date_change_text=change_text(indicator, result.year_to_date_change, result.run_quarter),
        previous=_label(result.previous),
        last_year=_label(result.last_year),
        travel_text=change_text(indicator, result.travel, result.run_quarter),
        year_on_year_text=change_text(indicator, result.year_on_year, result.run_quarter),
        direction_text=DIRECTIONS[indicator.direction],
        sentence=verdict.reason if in_question else sentence(result),
        in_question=in_question,
        marks=_marks(result, queries, restated, in_question=in_question),
        months=_months(result, in_question=in_question),
        quarters=_quarters(result, in_question=in_question),
        benchmarks=_benchmarks(result),
        certainty=build_certainty(result, wording),
        chart=chart,
        control_chart=control_chart(result),
        chart_words=describe(chart) if chart else _no_chart(result),
        commentary=_paragraphs(result.comment.text) if result.comment else (),
        queries=tuple(query for query in queries if query.finding.ref == indicator.ref),
        restated=restated,
    )


def _colour_word(verdict: Verdict, wording: Wording) -> str | None:
    return wording.rating_word(verdict.rating) if verdict.rating.is_colour else None


def _year_target(result: Result) -> str | None:
    """Return the target of the whole year where a period's target is a share of it."""
    setting = result.rated.goal.setting
    shared = isinstance(setting, Annual) and result.rated.goal.value != setting.annual
    return result.indicator.style.figure(setting.annual).text if isinstance(setting, Annual) and shared else None


def _in_question() -> Verdict:
    return Verdict(Rating.NOT_RATED, "In question: a finding about this figure is still open.")


def _questioned(result: Result) -> Result:
    """Return the result without what would tell its figure: changes, comparisons, its point on the chart."""
    why_not, quarter = "the figure is in question", result.quarter.current.period.quarter_of
    travel, year_on_year, to_date_change = (
        replace(change, judgement=Judgement.NOT_COMPARED, amount=None, significant=None, why_not=why_not)
        for change in (result.travel, result.year_on_year, result.year_to_date_change)
    )
    quarter_, to_date = (
        replace(rated, current=replace(rated.current, interval=None)) for rated in (result.quarter, result.year_to_date)
    )
    return replace(
        result,
        quarter=quarter_,
        year_to_date=to_date,
        travel=travel,
        year_on_year=year_on_year,
        year_to_date_change=to_date_change,
        comparisons=tuple(
            replace(each, standing=Standing.NOT_COMPARED, why_not=why_not, significant=None)
            for each in result.comparisons
        ),
        places=(),
        control=Control((), None, upper_first(f"{why_not}.")),
        trend=None,
        outturn=Outturn(result.outturn.year, why_not=upper_first(f"{why_not}.")),
        months=tuple(_withheld(month) for month in result.months),
        this_year=tuple(_withheld(each) if each.period.quarter_of == quarter else each for each in result.this_year),
    )


def _withheld(figure: PeriodFigure) -> PeriodFigure:
    return PeriodFigure(replace(figure.amount, value=None), None)


def _no_chart(result: Result) -> str:
    if result.indicator.frequency is Frequency.ANNUAL:
        return f"{result.indicator.name} has one figure a year, which is not charted."
    return f"There is no figure to chart for {result.indicator.name}."


def _label(figure: PeriodFigure) -> Label:
    return Label(figure.period, figure.text or NOT_AVAILABLE)


def _months(result: Result, *, in_question: bool) -> tuple[Label, ...]:
    """Return the months of the run's quarter for the table; not applicable where there are none."""
    months = {month.period: month for month in result.months}
    if in_question and months:
        return tuple(Label(period, QUERY) for period in result.run_quarter.months)
    return tuple(
        _label(months[period]) if period in months else Label(period, NOT_APPLICABLE)
        for period in result.run_quarter.months
    )


def _quarters(result: Result, *, in_question: bool) -> tuple[Label, ...]:
    """Return the four quarters for the table; those still to come are empty."""
    labels = []
    for quarter in result.quarters:
        if result.indicator.frequency is Frequency.ANNUAL:
            labels.append(Label(quarter.period, NOT_APPLICABLE))
        elif quarter.period.ordinal > result.run_quarter.ordinal:
            labels.append(Label(quarter.period, ""))
        elif in_question and quarter.period == result.quarter.current.period:
            labels.append(Label(quarter.period, QUERY))
        else:
            labels.append(_label(quarter))
    return tuple(labels)


def _benchmarks(result: Result) -> tuple[BenchmarkLine, ...]:
    return tuple(
        BenchmarkLine(
            comparison.comparator,
            comparison.name,
            comparison.figure.text,
            comparison.period.label,
            comparison.source,
            comparison_text(comparison),
            comparison.caveat,
        )
        for comparison in result.comparisons
    )


def _marks(
    result: Result, queries: Sequence[Query], restated: Sequence[RestatementNote], *, in_question: bool
) -> tuple[str, ...]:
    """Return what a reader must know about the figure before using it."""
    amount = result.rated.current.amount
    marks = ["In question"] if in_question else []
    if result.in_arrears:
        marks.append(f"In arrears: {result.quarter.current.period.label} is the latest")
    if amount.coverage:
        marks.append(f"Partial: {amount.coverage}{_lacking(result)}")
    if amount.provisional:
        marks.append("Provisional [p]")
    if any(_doubts_target(query, result.indicator.ref) for query in queries):
        marks.append("Target in question")
    if restated:
        periods = dict.fromkeys(note.period.label for note in restated)
        marks.append(f"Restated [r]: {', '.join(periods)}")
    return tuple(marks)


def _doubts_target(query: Query, ref: str) -> bool:
    """Whether a finding is about the scale of an indicator's target, which has a line; a figure has a cell."""
    finding = query.finding
    return (finding.ref, finding.code) == (ref, "SC303") and finding.place.cell is None


def _lacking(result: Result) -> str:
    """Return the months that a partial quarter lacks, with the reasons that the return gives, each once."""
    months: dict[str, list[str]] = {}
    for month in result.months:
        if month.figure is None:
            reason = "" if month.amount.unexplained else (month.amount.missing or "").rstrip(".")
            months.setdefault(reason, []).append(month.period.short)
    said = [", ".join(names) + (f": {reason}" if reason else "") for reason, names in months.items()]
    return f" (no {'; '.join(said)})" if said else ""


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip())
