"""What a cell accepts: numbers of the unit, answers from the lists, a length, a date.

A number that looks wrong is asked about and may stay: [c], n/a and <5 are answers too.
"""

from __future__ import annotations

from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.catalogue import Indicator, MeasureKind
from scorecard.figures import Unit
from scorecard.observations import Part
from scorecard.period import Period

PROVISIONAL_ANSWERS, NO_DATA_REASONS, REFERENCES = "provisional_answers", "no_data_reasons", "references"

_LARGEST = "999999999999"
_KEEP = "Choose Yes only if it is meant as it stands, such as [c] for a number too small to be published."
_WHOLE_KINDS = (MeasureKind.FLOW, MeasureKind.STOCK, MeasureKind.CUMULATIVE, MeasureKind.ROLLING)


class Checks:
    """The data validations of a sheet; cells that accept the same share one."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._shared: dict[str, DataValidation] = {}

    def figures(self, cells: str, indicator: Indicator, part: Part, *, low: bool = False) -> None:
        """Accept the figures of a row in a range of cells of it; a ``low`` percentage may well be below 1."""
        if part is not Part.VALUE:
            self._add("count", cells, _number("whole", "0", "A numerator or denominator is a whole number."))
        elif indicator.unit is Unit.PERCENT:
            self._add(cells, cells, _percentage(cells.partition(":")[0], indicator, low=low))
        elif indicator.unit is Unit.NUMBER and not indicator.decimals and indicator.kind in _WHOLE_KINDS:
            self._add("whole", cells, _number("whole", f"-{_LARGEST}", "This measure is a whole number."))
        elif indicator.unit is Unit.POUNDS_MILLION:
            words = "Type millions of pounds: 7.6 for £7,600,000."
            self._add("millions", cells, _number("decimal", "-999999", words, words))
        else:
            self.numbers(cells)

    def numbers(self, cells: str) -> None:
        """Accept any number."""
        self._add("decimal", cells, _number("decimal", f"-{_LARGEST}", "This cell takes a number."))

    def provisional(self, cells: str) -> None:
        """Accept Yes or No, from a list."""
        found = _list(PROVISIONAL_ANSWERS)
        found.errorStyle, found.errorTitle, found.error = "stop", "Provisional", "Choose Yes or No, or leave it empty."
        self._add(PROVISIONAL_ANSWERS, cells, found)

    def reason(self, cells: str) -> None:
        """Offer the reasons for having no figure; any other words are accepted."""
        found = _list(NO_DATA_REASONS)
        found.showErrorMessage, found.showInputMessage = False, True
        found.promptTitle, found.prompt = "No figure?", "Choose a reason or type your own. It is printed in the report."
        self._add(NO_DATA_REASONS, cells, found)

    def reference(self, cells: str) -> None:
        """Offer the references of the form; those of other measures are accepted."""
        found = _list(REFERENCES)
        found.showErrorMessage = False
        self._add(REFERENCES, cells, found)

    def length(self, cells: str, limit: int) -> None:
        """Accept text up to a length."""
        found = DataValidation("textLength", operator="lessThanOrEqual", formula1=str(limit), allow_blank=True)
        found.showErrorMessage, found.errorStyle = True, "stop"
        found.errorTitle, found.error = "Too long", f"This may have {limit:,} characters at most."
        self._add(f"length {limit}", cells, found)

    def date_after(self, cells: str, quarter: Period) -> None:
        """Accept a day after the end of a quarter; any other is asked about."""
        end = quarter.end
        found = DataValidation("date", operator="greaterThan", formula1=f"DATE({end.year},{end.month},{end.day})")
        found.showErrorMessage, found.errorStyle, found.allow_blank = True, "warning", True
        found.errorTitle = "Date"
        found.error = "Type a date after the end of the quarter, such as 21/11/2022. Choose Yes to keep what you typed."
        self._add("date", cells, found)

    def _add(self, key: str, cells: str, check: DataValidation) -> None:
        if key not in self._shared:
            self._shared[key] = check
            self._sheet.add_data_validation(check)
        self._shared[key].add(cells)


def _list(name: str) -> DataValidation:
    return DataValidation("list", formula1=name, allow_blank=True, showErrorMessage=True)


def _number(kind: Literal["whole", "decimal"], least: str, wrong: str, prompt: str | None = None) -> DataValidation:
    found = DataValidation(kind, operator="between", formula1=least, formula2=_LARGEST, allow_blank=True)
    return _asks(found, wrong, prompt)


def _percentage(first: str, indicator: Indicator, *, low: bool) -> DataValidation:
    """Accept 75 for 75%: what Excel makes of a typed 75% is below 1, and so is asked about where no figure is."""
    tests, example = [f"ISNUMBER({first})"], "0.8" if low else "75"
    if not low:
        tests.append(f"OR({first}=0,ABS({first})>=1)")
    if indicator.kind is MeasureKind.RATIO:
        tests += [f"{first}>=0", f"{first}<=100"]
    found = DataValidation("custom", formula1=f"AND({','.join(tests)})", allow_blank=True)
    prompt = f"Type {example} for {example}%, without the % sign."
    return _asks(found, f"{prompt} The cell should then show {example}%.", prompt)


def _asks(check: DataValidation, wrong: str, prompt: str | None) -> DataValidation:
    check.showErrorMessage, check.errorStyle = True, "warning"
    check.errorTitle, check.error = "Please check", f"{wrong} {_KEEP}"
    if prompt:
        check.showInputMessage, check.promptTitle, check.prompt = True, "How to type it", prompt
    return check
