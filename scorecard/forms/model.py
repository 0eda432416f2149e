"""One directorate's form for one quarter: everything that its sheets are written from."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.calculate.measures import Measures
from scorecard.catalogue import Catalogue
from scorecard.forms.asked import Asked
from scorecard.period import Period


@dataclass(frozen=True)
class Form:
    """A form; ``measures`` holds what earlier returns say, ``catalogue_sha256`` fingerprints ``indicators.yaml``."""

    catalogue: Catalogue
    catalogue_sha256: str
    measures: Measures
    quarter: Period
    directorate: str
    asked: tuple[Asked, ...]
    file_name: str

    @property
    def title(self) -> str:
        """What the form is called."""
        return f"Return of {self.directorate}, {self.quarter.label}"

    def sheet_title(self, name: str) -> str:
        """Return what stands at the top of one of its sheets."""
        return f"{name}: {self.directorate}, {self.quarter.label}"
