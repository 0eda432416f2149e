"""Which of the catalogue's defaults an indicator takes."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.rating.presets import goes_by

_RULE = ("tolerance", "floor", "rating")  # settings that each say how a measure is rated


def with_defaults(own: Mapping[str, object], defaults: Mapping[str, object]) -> dict[str, object]:
    """Return an indicator's own settings, and the defaults of those that it does not set.

    Where it says itself how it is rated, by ``tolerance``, ``floor`` or ``rating``, the defaults of these three are
    left out, but for one that goes with what it says: its own tolerance leaves a default of ``direction decides`` in
    force, and its own ``target and floor`` takes a default floor.
    """
    said = {name: own[name] for name in _RULE if own.get(name) is not None}
    taken = {name: value for name, value in defaults.items() if name not in _RULE or _suits(name, value, said)}
    return {**taken, **own}


def _suits(name: str, value: object, said: Mapping[str, object]) -> bool:
    """Whether a default goes with what an indicator itself says of its rating."""
    if not said:
        return True
    return list(said) == [goes_by(value)] if name == "rating" else goes_by(said.get("rating")) == name
