"""The names under which rating rules are known, as the catalogue may write them: ``met / 5% / beyond``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from scorecard.rating.allowance import Allowance
from scorecard.rating.direction import DirectionDecides
from scorecard.rating.floor import Floor
from scorecard.rating.tolerance import Tolerance

NONE = "none"
FLOOR = "target and floor"
DIRECTION = "direction decides"
MAINTAINED = "improved or maintained"
NAMES = (NONE, "met / beyond", "met / 5% / beyond", "5% and 10%", FLOOR, DIRECTION, MAINTAINED)
PATTERN = r"^\s*(none|met */ *(.+/ *)?beyond|.+ and .+|direction decides|improved or maintained)\s*$"

_FIXED = (NONE, FLOOR, DIRECTION, MAINTAINED)
_GOES_BY = {FLOOR: "floor", DIRECTION: "tolerance", MAINTAINED: "tolerance"}
_MET = re.compile(r"met ?/ ?((?P<amber>[^/]+?) ?/ ?)?beyond")
_TWO = re.compile(r"(?P<green>.+) and (?P<amber>.+)")


def rule_name(written: object) -> str:
    """Return the name that a person means, whatever its capitals and spaces; raises ``ValueError`` for no such name."""
    name = _plain(written)
    if name in _FIXED:
        return name
    tolerance = tolerance_of(name)
    if tolerance is None:
        raise ValueError(f"'{written}' is not the name of a rating rule.")
    return tolerance.name


def tolerance_of(name: str | None) -> Tolerance | None:
    """Return the tolerance that a name tells, None where it tells none; raises ``ValueError`` if unreadable."""
    match = None if name is None or name in _FIXED else _MET.fullmatch(name) or _TWO.fullmatch(name)
    if match is None:
        return None
    green, amber = match.groupdict().get("green"), match["amber"]
    return Tolerance(Allowance.parse(amber or 0), Allowance.parse(green) if green else None)


def goes_by(written: object) -> str | None:
    """Return the setting that a named rule goes by beside its name, None where it needs and takes none."""
    return _GOES_BY.get(_plain(written))


def _plain(written: object) -> str:
    return " ".join(str(written).lower().split())


def choose_rule(
    name: str | None, tolerance: Tolerance | None, floor: Decimal | None, exceeded: Allowance | None
) -> Tolerance | Floor | DirectionDecides:
    """Return the rule that settings make together: a floor goes before a tolerance, and that before a name."""
    if floor is not None:
        return Floor(floor, exceeded)
    margins = tolerance or tolerance_of(name) or Tolerance(Allowance(Decimal(0)))
    margins = replace(margins, exceeded=exceeded)
    return DirectionDecides(margins, maintained=name == MAINTAINED) if name in (DIRECTION, MAINTAINED) else margins
