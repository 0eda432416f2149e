"""Which cells of an OpenDocument spreadsheet show a length of time, and which a time of day.

The file keeps 36:30 hours alike under both; only the style says that hours go on counting beyond 24.
Source: OpenDocument 1.3 part 3, section 19.382 (number:truncate-on-overflow).
"""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_STYLE, _NUMBER = (_NAMESPACE % name for name in ("style", "datastyle"))
_SHARED = "styles.xml"
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001  reason: a spreadsheet's days have no zone
_DAY = dt.timedelta(days=1)


class DurationStyles:
    """The styles under which hours count beyond 24, and the columns that have one."""

    def __init__(self, archive: ZipFile) -> None:
        self._formats: set[str | None] = set()
        self._cells: set[str | None] = set()
        self._columns: list[tuple[int, int]] = []
        if _SHARED in archive.namelist():
            with archive.open(_SHARED) as stream:
                for _, element in ET.iterparse(stream):  # noqa: S314  reason: the archive has refused document types
                    self.note(element)

    def note(self, element: ET.Element) -> None:
        """Take in a style of the document; a format stands before the styles that use it."""
        if element.tag == f"{_NUMBER}time-style" and element.get(f"{_NUMBER}truncate-on-overflow") == "false":
            self._formats.add(element.get(f"{_STYLE}name"))
        elif element.tag == f"{_STYLE}style" and element.get(f"{_STYLE}data-style-name") in self._formats:
            self._cells.add(element.get(f"{_STYLE}name"))

    def of_columns(self, first: int, count: int, style: str | None) -> None:
        """Take in the style of some columns of the sheet that is being read."""
        if first == 1:
            self._columns.clear()
        if style in self._cells:
            self._columns.append((first, first + count - 1))

    def read(self, value: dt.timedelta, style: str | None, column: int) -> dt.timedelta | dt.time | dt.datetime:
        """Return a duration as such, or the time of day that the cell shows, as Excel's files keep it."""
        by_column = any(first <= column <= last for first, last in self._columns)
        if style in self._cells or (style is None and by_column) or value < dt.timedelta():
            return value
        moment = _FIRST_DAY + value if value < _DAY * 3650 else _FIRST_DAY
        return moment.time() if value < _DAY else moment.replace(year=1900)
