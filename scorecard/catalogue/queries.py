"""``queries.yaml``: what the performance team answers to a finding, and what an answer does.

An answered error is a warning, and finding and answer are printed in the report's notes. An answer to a finding that
does not arise is itself reported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pydantic import Field

from scorecard.catalogue.fields import PeriodText, Settings, Text
from scorecard.codes import CODES
from scorecard.period import Period, date_in_words
from scorecard.problems import Place, Problem, Severity


class QueryAnswer(Settings):
    """One answer to one kind of finding about one indicator."""

    ref: Text = Field(description="The indicator.")
    code: Text = Field(description="The code of the finding, such as SC301.")
    period: PeriodText | None = Field(default=None, description="Only the finding about this period, such as Sep 2022.")
    answer: Text = Field(description="What is the matter, and what is done about it.")
    by: Text = Field(description="The role that answers.")
    on: dt.date = Field(description="The day of the answer, as 2022-11-21.")

    @property
    def subject(self) -> tuple[str, str, Period | None]:
        """What is answered."""
        return self.ref, self.code, self.period

    def settles(self, problem: Problem) -> bool:
        """Whether this answers a finding."""
        same = (problem.ref, problem.code) == (self.ref, self.code)
        return same and problem.answerable and (self.period is None or self.period.label == problem.period)


@dataclass(frozen=True)
class Query:
    """A finding with its answer."""

    finding: Problem
    answer: QueryAnswer

    @property
    def settled(self) -> Problem:
        """The finding as a warning that says who answered it."""
        remedy = f"Answered in queries.yaml by {self.answer.by} on {date_in_words(self.answer.on)}."
        return replace(self.finding, severity=Severity.WARNING, remedy=remedy)


@dataclass(frozen=True)
class Answers:
    """The answers of a quarter, each with its place in the file."""

    answers: tuple[tuple[QueryAnswer, Place], ...] = ()

    def settle(self, problems: Iterable[Problem]) -> tuple[tuple[Problem, ...], tuple[Query, ...]]:
        """Return the problems with answered ones made warnings, and each finding with its answer."""
        settled: list[Problem] = []
        queries: list[Query] = []
        for problem in problems:
            answer = next((answer for answer, _ in self.answers if answer.settles(problem)), None)
            if answer is None:
                settled.append(problem)
            else:
                queries.append(Query(problem, answer))
                settled.append(queries[-1].settled)
        used = {query.answer.subject for query in queries}
        idle = [
            _idle(answer, place)
            for answer, place in self.answers
            if answer.subject not in used and answer.code in CODES
        ]
        return (*settled, *idle), tuple(queries)


def _idle(answer: QueryAnswer, place: Place) -> Problem:
    wrong = f"There is no finding {answer.code} for {answer.ref} to answer."
    if not CODES[answer.code].answerable:
        wrong = f"No answer settles {answer.code} ({CODES[answer.code].title.lower()}); the material must be mended."
    return Problem("SC310", place, wrong, "Remove the answer.", ref=answer.ref, severity=Severity.WARNING)
