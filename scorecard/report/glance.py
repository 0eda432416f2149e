"""The page that a member reads first: tallies, what changed colour, what is off target, what moved, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scorecard.calculate import Judgement
from scorecard.catalogue import Catalogue
from scorecard.catalogue.target_forms import Undecided
from scorecard.catalogue.wording import Wording
from scorecard.rating import COLOURS, Rating
from scorecard.report.last_quarter import LastQuarter
from scorecard.report.model import ColourChange, Entry, Gap, Glance, Movement, Tally
from scorecard.report.tally import tally, tally_entries

MOST_MOVEMENTS = 3


def build_glance(
    catalogue: Catalogue, entries: Sequence[Entry], before: LastQuarter | None, wording: Wording
) -> Glance:
    """Return the glance; ``before`` holds last quarter's ratings, None where there was no quarter."""
    ratings = before.ratings if before else None
    return Glance(
        overall=tally_entries("All indicators", entries, wording),
        before=tally("Last quarter", ratings, wording) if ratings is not None else None,
        before_words=before.words if before else "",
        by_priority=_unless_alone(
            tally_entries(
                f"{priority.id}. {priority.name}",
                [entry for entry in entries if entry.indicator.priority == priority.id],
                wording,
            )
            for priority in catalogue.priorities
        ),
        by_directorate=_unless_alone(
            tally_entries(name, [entry for entry in entries if entry.indicator.directorate == name], wording)
            for name in catalogue.directorates
        ),
        changed=_changed(entries, ratings or {}, wording),
        off_target=_rated(entries, Rating.RED),
        just_off_target=_rated(entries, Rating.AMBER),
        improvements=_movements(entries, Judgement.IMPROVING),
        falls=_movements(entries, Judgement.WORSENING),
        gaps=tuple(gap for entry in entries for gap in _gaps(entry)),
    )


def _unless_alone(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Return the tallies of groups; a single group is all there is, and its tally would only repeat the whole."""
    groups = tuple(tallies)
    return groups if len(groups) > 1 else ()


def _rated(entries: Sequence[Entry], rating: Rating) -> tuple[Entry, ...]:
    """Return those with a rating, also the ones in arrears, which no tally counts but a reader must see."""
    return tuple(entry for entry in entries if entry.rating is rating)


def _changed(
    entries: Sequence[Entry], before: Mapping[str, tuple[Rating, bool]], wording: Wording
) -> tuple[ColourChange, ...]:
    """Return the indicators that had one colour last quarter and have another now."""
    changes = []
    for entry in entries:
        was, counted = before.get(entry.indicator.ref, (Rating.NO_DATA, False))
        if counted and entry.result.counted and was.is_colour and entry.rating.is_colour and was is not entry.rating:
            better = COLOURS.index(entry.rating) < COLOURS.index(was)
            changes.append(ColourChange(entry, was, wording.rating_word(was), better))
    return tuple(changes)


def _movements(entries: Sequence[Entry], judgement: Judgement) -> tuple[Movement, ...]:
    """Return the largest changes for better or worse, ranked by their size relative to the earlier figure."""
    moved = [
        (_relative(entry), entry)
        for entry in entries
        if entry.result.travel.judgement is judgement and entry.result.counted and _relative(entry) is not None
    ]
    moved.sort(key=lambda pair: -(pair[0] or 0))
    return tuple(Movement(entry, entry.travel_text.split(": ", 1)[-1]) for _, entry in moved[:MOST_MOVEMENTS])


def _relative(entry: Entry) -> float | None:
    change = entry.result.travel
    if change.amount is None or change.before is None or not change.before.published:
        return None
    return float(abs(change.amount) / abs(change.before.published))


def _gaps(entry: Entry) -> Iterable[Gap]:
    """Yield why a figure is missing or must be read with care."""
    result = entry.result
    if result.in_arrears:
        yield Gap(entry, "In arrears", f"{result.quarter.current.period.label} is the latest figure.")
    if entry.value_text is None and result.due:
        yield Gap(entry, "No figure", entry.missing or "No figure was returned.")
    amount = result.rated.current.amount
    if amount.coverage:
        yield Gap(entry, "Partial", f"Covers {amount.coverage}.")
    if amount.provisional:
        yield Gap(entry, "Provisional", "The directorate may still revise the figure.")
    if entry.restated:
        yield Gap(entry, "Restated", "An earlier figure was changed; the notes show both.")
    if isinstance(result.quarter.goal.setting, Undecided) and result.quarter.goal.setting.word == "tbc":
        yield Gap(entry, "Target open", "The target is still to be confirmed.")
    if entry.queries or entry.in_question:
        yield Gap(entry, "In question", "The finding stands in the notes.")
