"""What returns say -> each figure once: the latest return wins, and what it changes is kept as a restatement.

Nothing is dropped silently: a figure for a later period and two returns that disagree are reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from scorecard.collect.reading import Readings
from scorecard.collect.signing import check_sign_offs
from scorecard.observations import Collected, Comment, Key, Observation, Part, Reading, Restatement, SourceFile
from scorecard.period import Kind, Period
from scorecard.problems import Place, Problem, Severity

ROUNDING = 1e-9  # two readings of one number may differ by as much


def before_quarter(readings: Readings, quarter: Period) -> Readings | None:
    """Return what was known before this quarter's returns came; None where the last quarter had none."""
    earlier = tuple(pair for pair in readings if pair[0].quarter is None or pair[0].quarter.ordinal < quarter.ordinal)
    return earlier if any(file.quarter == quarter - 1 for file, _ in earlier) else None


def merge(readings: Readings, quarter: Period, hiding: Collection[str] = ()) -> tuple[Collected, tuple[Problem, ...]]:
    """Return each figure once, by the latest return that gives it, and what the returns leave open.

    ``hiding`` names the indicators whose small numbers no sentence may repeat.
    """
    problems: list[Problem] = []
    winners: dict[Key, Observation] = {}
    before: dict[Key, Observation] = {}
    blanks: dict[Key, Observation] = {}
    comments: dict[str, Comment] = {}
    suppressed: list[Observation] = []
    replaced: list[Restatement] = []
    for file, reading in readings:
        problems += _other_quarter(file, reading, quarter)
        for observation in reading.observations:
            key = (observation.ref, observation.period, observation.part)
            if _too_late(observation, file.quarter or quarter):
                problems += [_after_quarter(observation, file.quarter)] if file.quarter else []  # history may be ahead
            elif observation.value is None:
                problems += _withdrawn(observation, winners, replaced)
                suppressed += [observation] if observation.suppressed else []
                if observation.no_data_reason or key not in blanks:  # an empty cell takes no reason away
                    blanks[key] = observation
            else:
                problems += _disagreement(winners.get(key), observation, quarter, shown=observation.ref not in hiding)
                earlier = before.get(key, winners.get(key))
                if file.quarter == quarter and earlier is not None and earlier.source.file.quarter != quarter:
                    before[key] = earlier
                if not _repeats(winners.get(key), observation):
                    replaced += _replaced(winners.get(key), observation)
                    winners[key] = observation
        if file.quarter == quarter:
            problems += [_second_comment(comments[item.ref], item) for item in reading.comments if item.ref in comments]
            comments |= {comment.ref: comment for comment in reading.comments}
    problems += _hidden_elsewhere(suppressed, winners, quarter)
    sign_offs, doubts = check_sign_offs(readings, quarter)
    problems += doubts
    spoken_of = {file: _refs(reading) for file, reading in readings}
    restatements = tuple(_restatements(before, winners))
    return Collected(winners, blanks, restatements, comments, sign_offs, spoken_of, tuple(replaced)), tuple(problems)


def _restatements(before: dict[Key, Observation], winners: dict[Key, Observation]) -> Iterable[Restatement]:
    """Yield what this quarter's returns change."""
    return (
        Restatement(was, winners[key]) for key, was in before.items() if key in winners and _differ(was, winners[key])
    )


def _refs(reading: Reading) -> frozenset[str]:
    """Return the references of which a file gives figures or says why it does not."""
    return frozenset(item.ref for item in reading.observations if item.value is not None or item.no_data_reason)


def _replaced(earlier: Observation | None, later: Observation) -> Iterable[Restatement]:
    """Yield what a return changes of what the return of another quarter gave."""
    if earlier is not None and earlier.source.file.quarter != later.source.file.quarter:
        yield Restatement(earlier, later)


def _withdrawn(blank: Observation, winners: dict[Key, Observation], replaced: list[Restatement]) -> Iterable[Problem]:
    """Take back the figure that an earlier return gave where this one suppresses it; warn where it is only blank."""
    keys = [key for part in Part if (key := (blank.ref, blank.period, part)) in winners]
    earlier = [key for key in keys if winners[key].source.file.quarter != blank.source.file.quarter]
    if not earlier or not blank.no_data_reason:
        return
    if blank.suppressed:
        replaced += [Restatement(winners.pop(key), blank) for key in earlier]
    else:
        given = winners[earlier[0]].source.place
        wrong = f"The cell is empty ('{blank.no_data_reason}'), but an earlier return gives a figure in {given}."
        remedy = "The earlier figure stays; write [c] here if it must no longer be shown."
        yield _about(blank, "SC222", wrong, remedy).as_warning()


def _hidden_elsewhere(
    suppressed: Iterable[Observation], winners: dict[Key, Observation], quarter: Period
) -> Iterable[Problem]:
    """Take back figures that one file gives and another of the same quarter suppresses; the cautious one wins."""
    for blank in suppressed:
        for key in ((blank.ref, blank.period, part) for part in Part):
            given = winners[key].source if key in winners else None
            if given is None or given.file == blank.source.file or given.file.quarter != blank.source.file.quarter:
                continue
            del winners[key]
            if given.file.quarter == quarter:
                wrong = f"This cell says that the figure is suppressed, but {given.place} gives it."
                yield _about(blank, "SC213", wrong, "Keep one of them; as long as both stand, the figure is hidden.")


def _too_late(observation: Observation, limit: Period) -> bool:
    period = observation.period
    return period.end > limit.end and not (period.kind is Kind.YEAR and period.year <= limit.year)


def _after_quarter(observation: Observation, limit: Period) -> Problem:
    wrong = f"{observation.period.label} lies after {limit.label}, for which this return was made."
    return _about(observation, "SC214", wrong, "Correct the period, or move the figure to a later return.")


def _disagreement(
    earlier: Observation | None, later: Observation, quarter: Period, *, shown: bool
) -> Iterable[Problem]:
    """Yield a finding where two files of this quarter give different figures; earlier ones were settled in theirs."""
    same_return = earlier is not None and earlier.source.file.quarter == later.source.file.quarter == quarter
    if earlier is None or not same_return or not _differ(earlier, later):
        return
    wrong = f"This cell and {earlier.source.place} give different figures for the same {later.part}"
    wrong += f": {later.value:,.10g} here, {earlier.value:,.10g} there." if shown else "."
    yield _about(
        later, "SC213", wrong, "Keep the right one in both, or answer the finding: then this cell's figure is used."
    )


def _repeats(earlier: Observation | None, later: Observation) -> bool:
    """Whether a return only gives again what an earlier one gave: the figure is not new."""
    return earlier is not None and not _differ(earlier, later) and earlier.provisional == later.provisional


def _differ(first: Observation, second: Observation) -> bool:
    return first.value is not None and second.value is not None and abs(first.value - second.value) > ROUNDING


def _second_comment(first: Comment, second: Comment) -> Problem:
    wrong = f"Commentary already stands in {first.source.place}."
    return Problem("SC219", second.source.place, wrong, "Keep one of them.", ref=second.ref)


def _other_quarter(file: SourceFile, reading: Reading, quarter: Period) -> Iterable[Problem]:
    """Yield a warning for a return of this quarter none of whose figures lies in it."""
    periods = {item.period for item in reading.observations if item.value is not None}
    if file.quarter == quarter and periods and all(period.end < quarter.start for period in periods):
        wrong = f"The return holds no figure for {quarter.label}, only for earlier periods."
        remedy = "Check that it is the return of this quarter."
        yield Problem("SC226", Place(file.path), wrong, remedy, severity=Severity.WARNING)


def _about(observation: Observation, code: str, wrong: str, remedy: str) -> Problem:
    place, period = observation.source.place, observation.period.label
    return Problem(code, place, wrong, remedy, ref=observation.ref, period=period)
