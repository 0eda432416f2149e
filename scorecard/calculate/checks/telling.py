"""Commentary that tells a number which the report suppresses (SC403); the warning does not repeat it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scorecard.calculate.counts import figure_of
from scorecard.calculate.measures import Measures
from scorecard.calculate.result import Result
from scorecard.observations import Comment
from scorecard.period import MONTHS
from scorecard.problems import Problem, Severity

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTHS = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_LABELS = (
    r"appendix|band|class|figure|grade|level|option|page|paragraph|part|phase|priority|quarter|section|stage|step|table"
    r"|tier|version|week|year|target (?:of|is|was)"
)
# A number that names a thing, a day, a year or an ordinal counts nothing.
_NAMED = re.compile(
    rf"\b(?:{_LABELS}|{_MONTHS}) \d[\d.,]*|\b\d{{1,2}} (?:{_MONTHS})\b|\b(?:19|20)\d\d(?:[-/–]\d\d)?\b"
    r"|\b\d[\d.,:/-]*[A-Za-z]+|\b[A-Za-z]+-?\d[\w.]*|\bone (?:of|another)\b|\b(?:no|any) one\b|\bone-",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_WRONG = "The words hold a number that the report suppresses because it is too small to be shown."
_REMEDY = "Ask for words that do not tell it."


def told_in_words(result: Result, measures: Measures) -> Iterator[Problem]:
    """Yield a warning where a commentary or an action holds a hidden figure of its indicator, this year's or last's."""
    comment = result.comment
    if comment is not None and not _hidden(result, measures).isdisjoint(_numbers(comment)):
        ref, period = result.indicator.ref, result.run_quarter.label
        yield Problem("SC403", comment.source.place, _WRONG, _REMEDY, ref, period, Severity.WARNING)


def _hidden(result: Result, measures: Measures) -> set[Decimal]:
    """Return the hidden figures, exact and as they would be published, and their numerators."""
    numbers: set[Decimal] = set()
    for ref, period in measures.hidden:
        if ref == result.indicator.ref and period.year >= result.run_quarter.year - 1:
            figure = figure_of(result.indicator, period, measures.full)
            known = [figure.value, figure.numerator] if figure is not None else []
            numbers |= {Decimal(format(number, ".15g")) for number in known if number is not None}
            if figure is not None and figure.value is not None:
                numbers.add(result.indicator.style.figure(figure.value).published)
    return numbers


def _numbers(comment: Comment) -> set[Decimal]:
    """Return the numbers that words hold, in digits and up to twelve in letters."""
    words = " ".join(f"{comment.text} {comment.action or ''}".split())
    found = (match.group().lower().replace(",", "") for match in _NUMBER.finditer(_NAMED.sub(" ", words)))
    return {Decimal(_WORDS.index(each) + 1) if each in _WORDS else Decimal(each) for each in found}
