"""A workspace in which every place that takes typed words holds an attack, or harmless words of the same shape."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from openpyxl import Workbook

from tests.safety.attacks import ATTACKS, TERMINAL

QUARTER = "2022-23-Q2"
MONTHS = tuple(f"{name} 2022" for name in ("Apr", "May", "Jun", "Jul", "Aug", "Sep"))
FILE_NAMES = (
    "=cmd<script>alert(15)<&'\".csv",
    "::error file=x::y.csv",
    "a\n::error::b ##vso[x]y.csv",
    "\x1b]0;owned\x07.csv",
)
SHEET_NAMES = ("=1+17<script>'&\"", "{{ 7 }} &amp; @SUM(1)")
Say: TypeAlias = Callable[[str], str]
Row: TypeAlias = Sequence[str | float | None]
_LISTS = [
    *(
        "purpose",
        "executive_summary",
        "recommendations",
        "reasons",
        "background",
        "issues_and_choices",
        "legal",
        "risk",
    ),
    *("resources_and_financial", "communication_and_consultation", "overview_and_scrutiny", "climate_impact"),
    *("community_impact", "background_papers"),
]
_RATINGS = ["green", "amber", "red", "exceeded", "no_target", "no_data", "not_due", "not_rated", "suppressed"]
_NO_DATA, _FINDING = 5, 7  # the indicators without figures, and with one in question
_NOT_IN_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Typist:
    """Fills a workspace: ``say`` turns an attack into what is typed."""

    def __init__(self, say: Say = str) -> None:
        """Take what is typed in place of each attack."""
        self._all = [say(words) for words in ATTACKS]
        self._next: Iterator[str] = itertools.cycle(self._all)
        self._terminal = [say(words) for words in TERMINAL]
        self.say = say
        self.directorates = [f"{words} {number}" for number, words in enumerate(self._several(3), 1)]

    def write(self, folder: Path) -> Path:
        """Write the workspace and return its folder."""
        returns = folder / "inputs" / QUARTER
        for each in (returns, folder / "inputs/benchmarks", folder / "templates"):
            each.mkdir(parents=True)
        _dump(folder / "indicators.yaml", self._catalogue())
        _dump(folder / "templates/wording.yaml", self._wording())
        _dump(returns / "report.yaml", self._facts())
        answer = {"ref": str(_FINDING), "code": "SC301", "answer": self._long(), "by": self._all[0], "on": "2022-11-21"}
        _dump(returns / "queries.yaml", [answer])
        self._workbook(returns / "return.xlsx")
        self._texts(returns, folder / "inputs/benchmarks")
        return folder

    def spoil(self, folder: Path) -> None:
        """Add a return that is refused for every attack: as a reference, a period and a figure."""
        rows = [
            row for place, words in enumerate(self._all) for row in ((words, words, 1), (str(place), "Jul 2022", words))
        ]
        _csv(folder / "inputs" / QUARTER / f"spoilt{FILE_NAMES[2]}", [("Ref", "Period", "Value"), *rows])

    def _several(self, number: int) -> list[str]:
        return [next(self._next) for _ in range(number)]

    def _long(self) -> str:
        """Return every attack, in paragraphs."""
        return "\n\n".join(self._all)

    def _catalogue(self) -> dict[str, Any]:
        say = self.say
        first, second = self._several(2)
        return {
            "council": say("Council </title><script>alert(13)</script> =1+15"),
            "report": {"title": say("=1+16 </style><script>alert(14)</script>"), "committee": next(self._next)},
            "returns": {"deadline": 20, "contact": say("\x1b]0;owned\x07 ::error::x ##vso[x]y")},
            "comparators": {f"c{place}": f"{words} {place}" for place, words in enumerate(self._several(3))},
            "priorities": [
                {"id": "1", "name": first, "strapline": second, "outcomes": self._all},
                {"id": say("<b>2"), "name": second, "strapline": first, "outcomes": self._several(2)},
            ],
            "directorates": self.directorates,
            "defaults": {"tolerance": "5%", "unit": "number", "direction": "higher", "kind": "flow"},
            "indicators": [self._indicator(place, words) for place, words in enumerate(self._all)],
        }

    def _indicator(self, place: int, words: str) -> dict[str, Any]:
        benchmark = {"value": 40, "period": "2022-23 Q2", "source": words}
        return {
            "ref": str(place),
            "title": f"{words} {place}",
            "short_title": words,
            "definition": words,
            "owner": words,
            "caveat": words,
            "priority": self.say("<b>2") if place % 2 else "1",
            "directorate": self.directorates[place % 3],
            "benchmark": {f"c{number}": benchmark for number in range(3)},
            "target": {"2022-23": {"text": words} if place % 7 == 6 else 2400},
            "spc": {"rebase": [{"from": "2022-06", "reason": words}]},
        }

    def _facts(self) -> dict[str, Any]:
        people = [{"role": words, "name": words, "on": "2022-11-01"} for words in self._several(9)]
        return {
            "meeting_date": "2022-12-06",
            "portfolio_holder": self._several(1)[0],
            "author": {"name": self._several(1)[0], "role": self._several(1)[0]},
            "contributors": people,
            "appendices": self._several(20),
            "recommendations": self._several(20),
            "background_papers": self._several(20),
            "projects": [{"priority": "1", "title": words, "text": words} for words in self._several(20)],
        }

    def _wording(self) -> dict[str, Any]:
        standing = [words for words in self._all if not re.search(r"\{\w*\}", words)]
        return {
            "rating": {name: f"{words} {name}" for name, words in zip(_RATINGS, self._several(9), strict=True)},
            "covering": {name: self._several(2) if name != "purpose" else standing[::2] for name in _LISTS},
            "introduction": standing[1::2],
        }

    def _figures(self) -> Iterator[Row]:
        for place, words in enumerate(self._all):
            if place == _NO_DATA:
                yield from ((str(place), month, None, words, words) for month in MONTHS)
                continue
            value = 10 + 200 * (place % 3)
            yield from ((str(place), month, value, None, words) for month in MONTHS)
            if place == _FINDING:
                yield str(place), "Q2", 1, None, words

    def _comments(self) -> Iterator[Row]:
        for place, words in enumerate(self._all):
            yield str(place), self._long() if place == 1 else words, words, words, words

    def _workbook(self, path: Path) -> None:
        """Write the figures, sheets that nothing claims, and the words of every other indicator."""
        book = Workbook()
        book.remove(book.worksheets[0])
        sheets: list[tuple[str, Iterable[Row]]] = [
            ("Figures", [("Ref", "Period", "Value", "No data reason", "Note"), *self._figures()]),
            ("Commentary", [_COMMENTARY, *itertools.islice(self._comments(), 0, None, 2)]),
            ("Sign-off", [("Name", "Role", "Date"), *((words, words, "2022-10-20") for words in self._all[:9])]),
            *((self.say(name), [[self._long()]]) for name in SHEET_NAMES),
        ]
        for name, rows in sheets:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append([_in_xlsx(value) for value in row])
                for cell in sheet[sheet.max_row]:
                    if cell.data_type == "f":
                        cell.data_type = "s"  # words, as an officer's program keeps them behind an apostrophe
        facts = book.properties
        facts.creator = facts.title = facts.subject = facts.keywords = facts.description = _in_xlsx(self._long())
        book.save(path)

    def _texts(self, returns: Path, benchmarks: Path) -> None:
        """Write what workbooks cannot hold: control characters, and names of files."""
        _csv(returns / f"{FILE_NAMES[0]}", [_COMMENTARY, *itertools.islice(self._comments(), 1, None, 2)])
        for name in FILE_NAMES[1:]:
            _csv(returns / name, ((words, words) for words in self._all))
        rows = [("2", "c0", words, "2022-23 Q2", 40, words) for words in self._all]
        _csv(benchmarks / "areas.csv", [("Ref", "Comparator", "Area", "Period", "Value", "Source"), *rows])


_COMMENTARY = ("Ref", "Commentary", "Action", "By whom", "By when")


def _dump(path: Path, data: object) -> None:
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


def _in_xlsx(value: str | float | None) -> str | float | None:
    return _NOT_IN_FILES.sub("", value) if isinstance(value, str) else value


def _csv(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(
            [each.replace("\0", "") if isinstance(each, str) else each for each in row] for row in rows
        )
