"""How to read the report: generated from the rules, kinds, marks and comparators that this run really uses."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.catalogue import Catalogue
from scorecard.catalogue.kinds import KIND_WORDS
from scorecard.catalogue.wording import Wording
from scorecard.rating import Rating
from scorecard.report.model import Entry, Guide, Term
from scorecard.report.tally import ORDER
from scorecard.sentences import join

MEANINGS = {
    Rating.EXCEEDED: "The target is passed by a margin that the catalogue sets.",
    Rating.GREEN: "The target for the period is met, or missed by no more than the rule counts as met.",
    Rating.AMBER: "The target is missed, but by no more than the rule of the measure allows.",
    Rating.RED: "The target is missed by more than that.",
    Rating.NO_TARGET: "No target is set for the period, or it is still to be confirmed.",
    Rating.NOT_RATED: "Not rated by decision, or because the figure is partial.",
    Rating.NO_DATA: "There is no figure; the card says why.",
    Rating.NOT_DUE: "The measure is not reported in this quarter.",
    Rating.SUPPRESSED: "The numbers are too small to be shown without identifying people.",
}
MARKS = {
    "In arrears": "The figure comes a quarter or more late; the latest one is shown and not counted in this quarter.",
    "Partial": "Part of the period is missing; the figure is shown and not rated.",
    "Provisional": "The directorate may still revise the figure.",
    "Restated": "A later return changed an earlier figure; the notes show both.",
    "In question": "Figures or words contradict each other; the notes print the finding and its answer.",
}
MOST_REFS = 8


def build_guide(catalogue: Catalogue, entries: Sequence[Entry], wording: Wording) -> Guide:
    """Return the guide to what these entries use."""
    used = {entry.rating for entry in entries} | {Rating.GREEN, Rating.AMBER, Rating.RED}
    marks = " ".join(mark for entry in entries for mark in entry.marks)
    queried = any(entry.queries for entry in entries)
    return Guide(
        ratings=tuple((rating, wording.rating_word(rating), MEANINGS[rating]) for rating in ORDER if rating in used),
        rules=_rules(entries),
        kinds=tuple(
            Term(kind.value.capitalize(), words)
            for kind, words in KIND_WORDS.items()
            if any(entry.indicator.kind is kind for entry in entries)
        ),
        marks=tuple(
            Term(name, meaning)
            for name, meaning in MARKS.items()
            if name in marks or (name == "In question" and queried)
        ),
        comparators=tuple(
            Term(name, _named(refs))
            for key, name in catalogue.comparators.items()
            if (refs := [entry.indicator.ref for entry in entries if key in _compared(entry)])
        ),
        has_intervals=any(entry.certainty.interval for entry in entries),
        has_control_charts=any(entry.certainty.variation for entry in entries),
        has_outturns=any(entry.certainty.outturn_word for entry in entries),
        has_places=any(entry.certainty.places for entry in entries),
    )


def _compared(entry: Entry) -> set[str]:
    return {line.comparator for line in entry.benchmarks}


def _rules(entries: Sequence[Entry]) -> tuple[Term, ...]:
    """Return each rating rule in use, the most common first, with the indicators it rates."""
    rules: dict[str, list[str]] = {}
    for entry in entries:
        if entry.rating.is_colour:
            rules.setdefault(entry.indicator.rule.describe(), []).append(entry.indicator.ref)
    ordered = sorted(rules.items(), key=lambda item: -len(item[1]))
    return tuple(Term(_named(refs), words) for words, refs in ordered)


def _named(refs: list[str]) -> str:
    return join(refs) if len(refs) <= MOST_REFS else f"{len(refs)} indicators"
