"""What earlier quarters published, brought to a run: last quarter's ratings, and what would differ today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scorecard.calculate.frozen import Recalculation, Revision, compare_record, compare_rerun
from scorecard.calculate.revised import find_rerun, find_revised
from scorecard.catalogue import LoadedCatalogue
from scorecard.collect import Readings, before_quarter, merge
from scorecard.collect.published import Records
from scorecard.period import Period
from scorecard.problems import Problem, has_errors, in_order
from scorecard.rating.published import latest_of_each
from scorecard.report import Material
from scorecard.report.last_quarter import LastQuarter, as_published, cannot_be_used, worked_out_again


def remember(material: Material, loaded: LoadedCatalogue, readings: Readings, records: Records) -> Material:
    """Return the material with last quarter's ratings, what has changed since they were published, and warnings.

    What a rerun changes is told once nothing refuses it, and not of a draft, which publishes nothing.
    """
    revisions, problems = _revised(material, loaded, readings, records)
    rerun = records.of(material.quarter)
    if rerun is not None and not material.draft and not has_errors(material.problems):
        problems += find_rerun(rerun, compare_rerun(material.results, rerun))
    return replace(
        material,
        before=_last_quarter(loaded, readings, records, material.quarter),
        records=records.known,
        revisions=_by_ref(revisions),
        problems=in_order((*material.problems, *records.problems, *problems)),
    )


def _revised(
    material: Material, loaded: LoadedCatalogue, readings: Readings, records: Records
) -> tuple[list[Revision], list[Problem]]:
    """Return what would differ today from the records of earlier quarters whose returns are still there."""
    revisions: list[Revision] = []
    problems: list[Problem] = []
    earlier = latest_of_each(record for record in records.known if record.quarter != material.quarter)
    now = Recalculation(loaded, material.collected)
    for record in earlier:
        stood = before_quarter(readings, record.quarter + 1)
        if stood is not None:
            found = compare_record(record, Recalculation(loaded, merge(stood, record.quarter)[0]), now)
            revisions += [each for each in found if each.by_return]
            problems += find_revised(loaded, record, found)
    return revisions, problems


def _by_ref(revisions: Iterable[Revision]) -> dict[str, tuple[Revision, ...]]:
    by_ref: dict[str, tuple[Revision, ...]] = {}
    for each in revisions:
        by_ref[each.indicator.ref] = (*by_ref.get(each.indicator.ref, ()), each)
    return by_ref


def _last_quarter(loaded: LoadedCatalogue, readings: Readings, records: Records, quarter: Period) -> LastQuarter | None:
    """Return last quarter's ratings as published; without a record, what its returns come to as they stood then.

    None where there is neither.
    """
    last = quarter - 1
    record, earlier = records.of(last), before_quarter(readings, quarter)
    if record is not None:
        return as_published(record)
    if last in records.unusable:
        return cannot_be_used(last)
    if earlier is None:
        return None
    stood = Recalculation(loaded, merge(earlier, last)[0])
    return worked_out_again(stood.of(last).values(), last)
