"""How measures are tied to each other, ``equals`` and ``from``: what may be tied to what."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.catalogue.explain import suggest
from scorecard.catalogue.kinds import MeasureKind
from scorecard.catalogue.model import Catalogue, Indicator

Found = Iterator[tuple[str, tuple[str | int, ...], str, str]]

MADE_FROM = {
    MeasureKind.ANNUALISED: (MeasureKind.CUMULATIVE, MeasureKind.FLOW),
    MeasureKind.CUMULATIVE: (MeasureKind.FLOW,),
    MeasureKind.ROLLING: (MeasureKind.FLOW, MeasureKind.CUMULATIVE),
}


def check_total(indicator: Indicator, catalogue: Catalogue) -> Found:
    """Return what is wrong with ``equals``."""
    for index, ref in enumerate(indicator.equals):
        path = ("equals", index)
        if ref in indicator.equals[:index]:
            yield "SC110", path, f"'{ref}' stands twice in 'equals', so it would be added twice.", "Keep one of them."
        else:
            yield from _tied(indicator, ref, path, catalogue)
    if _reaches(indicator.ref, indicator.equals, catalogue):
        wrong = f"'{indicator.ref}' is in the end made of itself, through what its parts equal."
        yield "SC110", ("equals",), wrong, "Give 'equals' to the total alone."


def check_derived(indicator: Indicator, catalogue: Catalogue) -> Found:
    """Return what is wrong with ``from``."""
    if indicator.derived_from is None:
        return
    if indicator.kind not in MADE_FROM:
        wrong = f"A measure of kind {indicator.kind} is not made from another one."
        yield "SC110", ("from",), wrong, "Remove 'from'; it goes with annualised, cumulative and rolling."
        return
    yield from _tied(indicator, indicator.derived_from, ("from",), catalogue)
    source = _named(indicator.derived_from, catalogue)
    if source is not None and source.ref != indicator.ref and source.kind not in MADE_FROM[indicator.kind]:
        wrong = f"'{source.ref}' is of kind {source.kind}, from which a measure of kind {indicator.kind} is not made."
        kinds = " or ".join(MADE_FROM[indicator.kind])
        yield "SC110", ("from",), wrong, f"Name one of kind {kinds}, or remove 'from'."


def _tied(indicator: Indicator, ref: str, path: tuple[str | int, ...], catalogue: Catalogue) -> Found:
    """Return why a measure cannot be tied to the one named, if so."""
    other = _named(ref, catalogue)
    if other is None:
        refs = [each.ref for each in catalogue.indicators if each.ref != indicator.ref]
        yield "SC108", path, f"There is no indicator '{ref}'.", suggest(ref, refs)
    elif ref == indicator.ref:
        yield "SC110", path, f"'{ref}' cannot be tied to itself.", "Name another indicator."
    elif (other.unit, other.per) != (indicator.unit, indicator.per):
        wrong = f"'{ref}' is in {_unit(other)}, but '{indicator.ref}' in {_unit(indicator)}."
        yield "SC110", path, wrong, "Name indicators of the same unit."


def _unit(indicator: Indicator) -> str:
    return f"{indicator.unit}" + (f" per {indicator.per}" if indicator.per is not None else "")


def _named(ref: str, catalogue: Catalogue) -> Indicator | None:
    return next((each for each in catalogue.indicators if each.ref == ref), None)


def _reaches(ref: str, parts: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether the parts of the parts, and so on, come back to an indicator that does not name itself."""
    waiting, seen = [part for part in parts if part != ref], set[str]()
    while waiting:
        part = waiting.pop()
        if part == ref:
            return True
        if part not in seen:
            seen.add(part)
            other = _named(part, catalogue)
            waiting += other.equals if other is not None else ()
    return False
