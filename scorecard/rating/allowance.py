"""A distance from a target, as the catalogue writes it: ``5%`` of the target, ``5 points``, or ``0.5`` in the unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scorecard.documents import spelling

_WRITTEN = re.compile(r"(?P<size>\d{1,15}(\.\d{1,15})?)\s*(?P<measure>%|points?)?", re.IGNORECASE)
FORMS = "Write it as 5% (of the target), 5 points (percentage points) or 0.5 (in the unit)."


class Measure(StrEnum):
    """What the size of an allowance is counted in."""

    OF_TARGET = "%"
    POINTS = "points"
    UNIT = ""


@dataclass(frozen=True)
class Allowance:
    """A size, never negative, and what it is counted in."""

    size: Decimal
    measure: Measure = Measure.UNIT

    @classmethod
    def parse(cls, value: object) -> Allowance:
        """Return what the catalogue's text or number means; raises ``ValueError`` with the three forms."""
        if isinstance(value, Allowance):
            return value
        match = _WRITTEN.fullmatch(str(spelling(value)).strip()) if not isinstance(value, bool) else None
        if match is None:
            raise ValueError(f"'{value}' is not a tolerance. {FORMS}")
        measure = (match["measure"] or "").lower()
        return cls(Decimal(match["size"]), Measure.POINTS if measure.startswith("point") else Measure(measure))

    @property
    def relative(self) -> bool:
        """Whether the size depends on the target."""
        return self.measure is Measure.OF_TARGET

    def amount(self, target: Decimal) -> Decimal:
        """Return the distance allowed from this target, in the unit."""
        return abs(target) * self.size / 100 if self.relative else self.size

    @property
    def words(self) -> str:
        """The allowance as a rule says it: ``5% of the target``."""
        if self.measure is Measure.UNIT:
            return f"{self.size} in the unit of the measure"
        return f"{self} of the target" if self.relative else str(self)

    def __str__(self) -> str:
        """Return the form that the catalogue uses."""
        if self.relative:
            return f"{self.size}%"
        measure = "point" if self.measure is Measure.POINTS and self.size == 1 else self.measure
        return f"{self.size} {measure}".strip()
