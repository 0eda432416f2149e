"""One figure's whole story: the cells that were read, the arithmetic, the target, the rating and all that was said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scorecard.calculate import Amount, Goal
from scorecard.catalogue import Indicator, MeasureKind
from scorecard.catalogue.explain import suggest
from scorecard.figures import SUPPRESSED
from scorecard.observations import Collected, Observation, Part, Source
from scorecard.period import Kind, Period
from scorecard.problems import Problem, Severity
from scorecard.rating.published import Published
from scorecard.report.build import Material
from scorecard.report.entry import build_entry
from scorecard.report.model import Entry


@dataclass(frozen=True)
class Told:
    """A period's figure as it came about: its amount, its printed text, where its target comes from, its cells.

    ``given`` is the printed form of what the return gives for the period itself, where that is not the figure.
    """

    amount: Amount
    text: str | None
    given: str | None
    target: float | None
    target_text: str | None
    profile: str | None
    cells: tuple[Observation, ...]


@dataclass(frozen=True)
class Story:
    """Everything behind the figure of one indicator.

    ``published`` is what each quarter has published of it, oldest first. ``open_findings`` are those that nobody has
    answered; a restatement is told by the entry. ``unread`` are errors in returns that belong to no indicator: the
    figure may stand in such a file.
    """

    quarter: Period
    entry: Entry
    priority: str
    figure: Told
    year_to_date: Told
    previous: Told
    last_year: Told
    published: tuple[tuple[Period, Published], ...]
    open_findings: tuple[Problem, ...]
    unread: tuple[Problem, ...]


def build_story(material: Material, ref: str) -> Story:
    """Return the story of an indicator; raises ``LookupError`` with a sentence for a reference that is not there."""
    result = next((each for each in material.results if each.indicator.ref.casefold() == ref.strip().casefold()), None)
    if result is None:
        refs = [indicator.ref for indicator in material.catalogue.indicators]
        raise LookupError(f"There is no indicator '{ref}' in the catalogue. {suggest(ref, refs)}")
    entry = build_entry(result, material.wording, material.queries, in_question=False)
    names = {priority.id: priority.name for priority in material.catalogue.priorities}
    to_date, told = result.year_to_date, _Teller(material.collected, entry)
    answered = {query.settled for query in material.queries}
    return Story(
        quarter=material.quarter,
        entry=entry,
        priority=names[entry.indicator.priority],
        figure=told.of(result.quarter.current.amount, result.quarter.current.text, target=True),
        year_to_date=told.of(to_date.current.amount, to_date.current.text, target=True),
        previous=told.of(result.previous.amount, result.previous.text, target=False),
        last_year=told.of(result.last_year.amount, result.last_year.text, target=False),
        published=material.published(entry.indicator.ref),
        open_findings=tuple(
            problem
            for problem in material.problems
            if problem.ref == entry.indicator.ref and problem.code != "SC311" and problem not in answered
        ),
        unread=tuple(
            problem
            for problem in material.problems
            if problem.ref is None and problem.severity is Severity.ERROR and problem.lies_in_a_return
        ),
    )


def _profile(indicator: Indicator, goal: Goal, period: Period) -> str | None:
    """Return where a period's target comes from; None where it has none that is a number."""
    if goal.setting is None or goal.text is None:
        return None
    accumulates = indicator.kind is MeasureKind.CUMULATIVE
    return goal.setting.working(period, adds_up=indicator.adds_up, accumulates=accumulates)


class _Teller:
    """Finds the cells behind a figure."""

    def __init__(self, collected: Collected, entry: Entry) -> None:
        self.result = entry.result
        self._observations = collected.observations
        self._by_cell = {item.source.place: item for item in collected.observations.values()}
        self._blanks = collected.blanks

    def of(self, amount: Amount, text: str | None, *, target: bool) -> Told:
        """Return how an amount came about."""
        result = self.result
        goals = {rated.current.period: rated.goal for rated in (result.quarter, result.year_to_date)}
        goal = goals[amount.period] if target else None
        cells = self._cells(amount) or self._empty(amount)
        profile = _profile(result.indicator, goal, amount.period) if goal else None
        given = result.indicator.style.maybe(amount.given)
        return Told(
            amount,
            text,
            given.text if given else None,
            goal.value if goal else None,
            goal.text if goal else None,
            profile,
            cells,
        )

    def _cells(self, amount: Amount) -> tuple[Observation, ...]:
        """Return the cells that an amount was worked out from, and the one that gives it beside them."""
        given = [
            key for part in Part if (key := (self.result.indicator.ref, amount.period, part)) in self._observations
        ]
        whole = amount.value is not None and all(source.raw != SUPPRESSED for source in amount.sources)
        beside = [self._observations[key].source for key in given] if whole else []
        return tuple(self._read(source) for source in dict.fromkeys((*amount.sources, *beside)))

    def _read(self, source: Source) -> Observation:
        """Return what was read from a cell, as far as it may be told."""
        item = self._by_cell[source.place]
        if item.source == source:
            return item
        return replace(item, value=None, source=source, no_data_reason="suppressed", note=None)

    def _empty(self, amount: Amount) -> tuple[Observation, ...]:
        """Return the empty cells that say why there is no figure, and the months that came to none."""
        if amount.value is not None:
            return ()
        months = [source for month in self.result.months for source in month.amount.sources]
        within = (amount.period, *amount.period.months) if amount.period.kind is Kind.QUARTER else (amount.period,)
        keys = [(self.result.indicator.ref, period, part) for period in within for part in Part]
        empty = [self._blanks[key] for key in keys if key in self._blanks and self._blanks[key].no_data_reason]
        here = amount.period == self.result.quarter.current.period
        return (*empty, *(self._read(source) for source in months if here))
