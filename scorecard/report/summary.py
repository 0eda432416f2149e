"""The executive summary, written from the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scorecard.period import Period
from scorecard.rating import COLOURS
from scorecard.report.model import ColourChange, Entry, Gap, Glance, Tally
from scorecard.sentences import lower_first

MOST_MISSES = 12  # that are told at length; further ones are named


def build_summary(quarter: Period, glance: Glance) -> tuple[str, ...]:
    """Return the paragraphs: how many of each rating, against last quarter, what is red, what is missing."""
    paragraphs = [
        f"This report covers {quarter.span} ({quarter.label}). {_counts(glance.overall)}",
        _against_last_quarter(quarter, glance),
        *(_off_target(entry) for entry in glance.off_target[:MOST_MISSES]),
        _further(glance.off_target[MOST_MISSES:]),
        _missing(glance.gaps),
        _in_question(glance.gaps),
    ]
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _counts(tally: Tally) -> str:
    """Return how many indicators have which rating, in a sentence."""
    counts = [f"{count.number} {lower_first(count.word)}" for count in tally.counts if count.number]
    if tally.in_arrears:
        counts.append(f"{tally.in_arrears} in arrears, so not counted in this quarter")
    return f"Of {tally.total} indicator{'s' * (tally.total != 1)}: {'; '.join(counts)}."


def _against_last_quarter(quarter: Period, glance: Glance) -> str:
    if glance.before is None:
        return glance.before_words or f"There are no returns for {(quarter - 1).label} to compare with."
    counts = [
        f"{then.number} {lower_first(now.word)} then, {now.number} now"
        for then, now in zip(glance.before.counts, glance.overall.counts, strict=True)
        if then.rating in COLOURS and (then.number or now.number)
    ]
    rated = f" Rated then {glance.before.rated}, now {glance.overall.rated}." if counts else ""
    text = f"Against {(quarter - 1).label}: {'; '.join(counts)}.{rated}" if counts else ""
    return f"{text} {_changed(glance.changed)}".strip()


def _changed(changes: Sequence[ColourChange]) -> str:
    if not changes:
        return "No indicator that was rated in both quarters changed its rating."
    said = [
        f"{_named(change.entry)} from {lower_first(change.before_word)} to {lower_first(change.entry.rating_word)}"
        for change in changes
    ]
    noun = "indicator changed its rating" if len(changes) == 1 else "indicators changed their rating"
    return f"{len(changes)} {noun}: {'; '.join(said)}."


def _off_target(entry: Entry) -> str:
    late = f" ({entry.result.quarter.current.period.label}, the latest figure)" if entry.result.in_arrears else ""
    text = f"{_named(entry)}{late}, {lower_first(entry.rating_word)}: {entry.reason}"
    if entry.action:
        responsible = ", ".join(
            part for part in (entry.by_whom, f"by {entry.by_when}" if entry.by_when else "") if part
        )
        text += f" What is being done: {entry.action.rstrip('.')}{f' ({responsible})' if responsible else ''}."
    return text


def _further(entries: Sequence[Entry]) -> str:
    """Name the misses that would make the summary too long to be one."""
    if not entries:
        return ""
    return (
        f"Also {lower_first(entries[0].rating_word)}: {'; '.join(map(_named, entries))}. "
        "Appendix A gives each with its reason and what is being done."
    )


def _missing(gaps: Iterable[Gap]) -> str:
    """Return what could not be reported, and why."""
    missing = [f"{_named(gap.entry)}: {lower_first(gap.why.rstrip('.'))}" for gap in gaps if gap.kind == "No figure"]
    return f"Not reported, and why: {'; '.join(missing)}." if missing else ""


def _named(entry: Entry) -> str:
    """Return the indicator's name with its reference behind it, so that it does not run into a paragraph's number."""
    return f"{entry.indicator.name} ({entry.indicator.ref})"


def _in_question(gaps: Iterable[Gap]) -> str:
    number = sum(gap.kind == "In question" for gap in gaps)
    if not number:
        return ""
    indicators = f"{number} indicator{'s' * (number != 1)}"
    return f"Figures or words in the returns contradicted each other for {indicators}; the notes print each finding."
