"""Words against figures: what a commentary claims about its own indicator, held against what was calculated.

Four kinds of claim are understood: "an increase from A to B", a figure of a quarter, of the year to date or of a
target, and a comparator's figure. A claim agrees if it is the figure rounded to the decimals it is written with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from scorecard.calculate import Result
from scorecard.figures import Unit, round_half_away
from scorecard.observations import Comment
from scorecard.period import MONTHS, Period
from scorecard.problems import Problem

REMEDY = "Ask for the words to be corrected, or answer the finding in queries.yaml."
# A number is taken whole: "96 per cent" must not be read as 9. It is no ordinal, time, date or age.
_NUMBER = (
    r"(?P<{0}>-?£?\d++(?:,\d{{3}})*+(?:\.\d++)?+)(?P<{0}_unit>\s?%|m\b)?+"
    r"(?![\w/]|[-–]\d|\s?(?:points?|per cent|million|thousand|k\b|of\b|more|fewer|less|higher|lower|days? overdue|or\s"
    rf"|[ap]m\b|[ap]\.m\.|year|in\s\d|(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*\b))"
    r"(?=(?:\s(?P<{0}_time>minute|hour|day|week|month))?)"
)
# Between a period's name and its figure; a word that turns to something else ends the claim.
_ELSE = "target|budget|allocation|against|than|above|below|by|more|fewer|out|those|these|them|whom"
_GAP = rf"(?:(?!\b(?:{_ELSE})\b)[^.;:\d]){{0,50}}?"
# Only the movement nearest to the figures counts, "up" and "down" only beside them; "footfall" and "risk" are none.
_BESIDE = r"\b(?=(?:\s+(?:by\s+)?[\d.,%]+(?:\s\w+)?)?(?:\s+\w+ly)?\s+from\b)"
_UP = rf"\b(?:increas\w+|ris(?:e|es|en|ing)\b|rose\b|grow\w*|grew\b|(?<!-)up{_BESIDE})"
_DOWN = (
    r"\b(?:decreas\w+|fall(?:s|en|ing)?\b|fell\b|drop(?:s|ped|ping)?\b(?!-)|reduc\w+|declin\w+"
    rf"|(?<!-)down{_BESIDE})"
)
_SAME_SENTENCE = r"(?:[^.;:]|(?<=\d)\.(?=\d))"
_STILL = rf"(?:(?!{_UP}|{_DOWN}){_SAME_SENTENCE}){{0,40}}?"
_MOVED = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_STILL}\bfrom\s+{_NUMBER.format('a')}"
    rf"{_SAME_SENTENCE}{{0,40}}?\bto\s+{_NUMBER.format('b')}",
    re.IGNORECASE,
)
_TO_DATE = re.compile(
    r"year to date(?:,?\s+(?:total|figure|position|rate|average|now|stands|stood|comes|came)){0,3}"
    rf"\s+(?:of|to|at|is|was|reached)\s+{_NUMBER.format('a')}",
    re.IGNORECASE,
)
_IN_QUARTER = re.compile(
    rf"(?<!\bto\s)(?<![\d.,£]){_NUMBER.format('a')}{_GAP}\b(?:in|for|during)\s+(?:the\s+)?"
    r"(?:(?:quarter\s|Q)(?P<number>[1-4])|(?P<word>first|second|third|fourth)\s+quarter)\b"
    r"(?:,?\s+(?:of\s+)?(?P<year>20\d\d)[-/–]\d\d)?+(?!\s+(?:of\s+)?(?:last|the previous|a year))",
    re.IGNORECASE,
)
_OTHERS = ("national", "regional", "government", "statutory", "stretch", "internal", "contract", "previous", "year.s")
_TARGET = re.compile(
    rf"{''.join(f'(?<!{word} )' for word in _OTHERS)}\btarget\s+(?:of|is|was)\s+{_NUMBER.format('a')}"
    r"(?!\s+(?:by|for)\s+20)",
    re.IGNORECASE,
)
_MILLIONS = (1, 10**6)
_ORDINALS = ("first", "second", "third", "fourth")


def check_words(results: Iterable[Result]) -> tuple[Problem, ...]:
    """Return a finding for each claim in a commentary that its indicator's figures contradict."""
    return tuple(problem for result in results if result.comment for problem in _check(result, result.comment))


def _check(result: Result, comment: Comment) -> Iterator[Problem]:
    text = " ".join(comment.text.split())
    for wrong in (
        *_moved(text),
        *_to_date(result, text),
        *_in_quarter(result, text),
        *_target(result, text),
        *_comparators(result, text),
    ):
        place, period = comment.source.place, result.run_quarter.label
        yield Problem("SC402", place, wrong, REMEDY, ref=result.indicator.ref, period=period)


def _moved(text: str) -> Iterator[str]:
    """Yield where the words say up and the figures beside them go down, or the reverse."""
    for match in _MOVED.finditer(text):
        first, second = (_amount(match[side]) * _MILLIONS[match[f"{side}_unit"] == "m"] for side in ("a", "b"))
        if match["a_time"] != match["b_time"] and match["a_time"]:
            continue
        if first != second and (second > first) != bool(match["up"]):
            word, went = match["up"] or match["down"], "falls" if second < first else "rises"
            moved = f"from {_shown(match, 'a')} to {_shown(match, 'b')}"
            yield f"The commentary says '{word}', but the figure {went} {moved}."


def _to_date(result: Result, text: str) -> Iterator[str]:
    figure = result.year_to_date.current.figure
    for match in _TO_DATE.finditer(text):
        if figure is not None and _claims(result, match) and not _agrees(match["a"], figure.value):
            yield f"The commentary puts the year to date at {_shown(match)}, but it is {figure.text}."


def _in_quarter(result: Result, text: str) -> Iterator[str]:
    """Yield where a figure is given for a quarter that is not its own.

    Words may count many things, so a plain count is only held against the quarter if it is the indicator's figure of
    another period.
    """
    for match in _IN_QUARTER.finditer(text):
        number = int(match["number"]) if match["number"] else _ORDINALS.index(match["word"].lower()) + 1
        if match["year"] and int(match["year"]) != result.run_quarter.year:
            continue
        quarter = Period.quarter(result.run_quarter.year, number)
        figure = next((item.figure for item in result.quarters if item.period == quarter), None)
        if figure is None or not _claims(result, match) or _agrees(match["a"], figure.value):
            continue
        if result.indicator.unit is Unit.PERCENT or _is_own(result, match["a"]):
            yield f"The commentary gives {_shown(match)} for {quarter.label}, but the figure is {figure.text}."


def _target(result: Result, text: str) -> Iterator[str]:
    goals = [goal for goal in (result.quarter.goal, result.year_to_date.goal) if goal.value is not None]
    setting = result.quarter.goal.setting
    known = [goal.value for goal in goals if goal.value is not None] + list(setting.numbers if setting else ())
    for match in _TARGET.finditer(text):
        if known and _claims(result, match) and not any(_agrees(match["a"], value) for value in known):
            actual = goals[0].text if goals else result.indicator.style.figure(known[0]).text
            yield f"The commentary gives a target of {_shown(match)}, but the target is {actual}."


def _comparators(result: Result, text: str) -> Iterator[str]:
    for comparison in result.comparisons:
        for match in _comparator_pattern(comparison.comparator, comparison.name).finditer(text):
            if _claims(result, match) and not _agrees(match["a"], comparison.figure.value):
                yield (
                    f"The commentary gives {_shown(match)} for {comparison.name}, "
                    f"but the benchmark is {comparison.figure.text}."
                )


def _comparator_pattern(key: str, name: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{re.escape(key)}|{re.escape(name)})\s+(?:average|figure|rate)s?\s+(?:of|is|was|at)\s+{_NUMBER.format('a')}",
        re.IGNORECASE,
    )


def _claims(result: Result, match: re.Match[str]) -> bool:
    """Whether the number is in the indicator's unit: a percentage says so, a count never does."""
    percent = "%" in (match["a_unit"] or "")
    return percent == (result.indicator.unit is Unit.PERCENT)


def _is_own(result: Result, claimed: str) -> bool:
    """Whether the number is a figure of the indicator, of any quarter or of the year to date."""
    figures = [item.figure for item in (*result.quarters, result.year_to_date.current)]
    return any(figure is not None and _agrees(claimed, figure.value) for figure in figures)


def _agrees(claimed: str, value: float) -> bool:
    amount = _amount(claimed)
    exponent = amount.as_tuple().exponent
    rounded = round_half_away(value, -exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return abs(rounded) == abs(amount)  # words say "a net loss of 16", not "-16"


def _amount(text: str) -> Decimal:
    return Decimal(text.replace("£", "").replace(",", ""))


def _shown(match: re.Match[str], group: str = "a") -> str:
    groups: Mapping[str, str | None] = match.groupdict()
    return f"{match[group]}{(groups[f'{group}_unit'] or '').strip()}"
