"""Workspaces that no council has, and that a report must survive: each by its name, written as YAML and workbooks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from openpyxl import Workbook

QUARTER = "2022-23-Q2"
MONTHS = tuple(f"{name} 2022" for name in ("Apr", "May", "Jun", "Jul", "Aug", "Sep"))
LONGEST_WORD = "Umweltverträglichkeitsprüfungsverfahrensbeschleunigungsgesetz"
LONG_TITLE = (
    "Number of households that asked the council for help because they were homeless or likely to become so within"
    " 56 days and whose case was closed with a home that was suitable for at least six months to come"
)
LINE = "Line {}: visits fell in the weeks of works at the leisure centre, and came back once the pool had opened again."
SCRIPTS = "Prynhawn da 🚲🌳, naïve café façade, Łódź, Αθήνα, Київ, 東京"
RIGHT_TO_LEFT = "مرحبا بالعالم, שלום עולם"
NAME = (
    "Assistant Director for Neighbourhoods, Public Protection, Regulatory Services and Community Resilience (Interim)"
)
DEPARTMENT = "Directorate of Neighbourhoods, Planning and Sustainable Transport"

Row: TypeAlias = Sequence[str | float | None]
Settings: TypeAlias = Mapping[str, Any]


@dataclass
class Extreme:
    """What a workspace is written from; figures are reference, period, value, and the reason where there is none."""

    indicators: list[Settings]
    figures: list[Row]
    words: list[Row] = field(default_factory=list)
    priorities: Sequence[str] = ("Clean streets",)
    directorates: Sequence[str] = ("Place",)
    comparators: Sequence[str] = ()
    projects: Sequence[str] = ()

    def write(self, folder: Path) -> Path:
        """Write the workspace and return its folder."""
        returns = folder / "inputs" / QUARTER
        returns.mkdir(parents=True)
        (folder / "indicators.yaml").write_text(_yaml(self._catalogue()), encoding="utf-8")
        projects = [
            {"priority": 1 + place % len(self.priorities), "title": f"Project {place + 1}", "text": text}
            for place, text in enumerate(self.projects)
        ]
        (returns / "report.yaml").write_text(_yaml({"projects": projects}), encoding="utf-8")
        _save(returns / "return.xlsx", self._sheets())
        return folder

    def _catalogue(self) -> dict[str, Any]:
        return {
            "council": "Anytown Council",
            "report": {"title": "Performance report", "committee": "Cabinet"},
            "comparators": {f"c{place}": name for place, name in enumerate(self.comparators)},
            "priorities": [
                {"id": place, "name": name, "strapline": "All of it", "outcomes": ["One outcome", "Another outcome"]}
                for place, name in enumerate(self.priorities, 1)
            ],
            "directorates": list(self.directorates),
            "defaults": {"tolerance": "5%", "unit": "number", "direction": "higher", "kind": "flow"},
            "indicators": [
                {
                    "priority": 1 + place % len(self.priorities),
                    "directorate": self.directorates[place % len(self.directorates)],
                    **each,
                }
                for place, each in enumerate(self.indicators)
            ],
        }

    def _sheets(self) -> dict[str, list[Row]]:
        return {
            "Figures": [("Ref", "Period", "Value", "No data reason"), *self.figures],
            "Commentary": [("Ref", "Commentary", "Action", "By whom", "By when"), *self.words],
            "Sign-off": [("Name", "Role", "Date"), ("A. Officer", NAME, "2022-10-20")],
        }


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def _save(path: Path, sheets: Mapping[str, Iterable[Row]]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def monthly(ref: str, *values: float) -> list[Row]:
    """Return an indicator's figures from April to September; fewer are repeated."""
    return [(ref, month, value, None) for month, value in zip(MONTHS, itertools.cycle(values), strict=False)]


def long_words() -> Extreme:
    """Return one with a long title, a long word, long names, many comparators, many lines, and every script."""
    titles = {"1.1": LONG_TITLE, "1.2": f"Uses of {LONGEST_WORD}", "1.3": SCRIPTS, "1.4": "Visits", "1.5": "Hires"}
    comparators = [f"Councils of the {name} group" for name in ("north", "south", "east", "west", "coastal", "rural")]
    benchmark = {
        f"c{place}": {"value": 40 + place, "period": "2022-23 Q2", "source": "Survey"}
        for place in range(len(comparators))
    }
    commentary = "\n".join(LINE.format(number) for number in range(1, 41))
    return Extreme(
        indicators=[
            {"ref": ref, "title": title, "target": {"2022-23": 240}, "owner": NAME, "benchmark": benchmark}
            for ref, title in titles.items()
        ],
        figures=[row for ref in titles for row in monthly(ref, 12, 15, 13)],
        words=[
            ("1.1", LINE.format(0), LINE.format(1), NAME, "31 December 2022"),
            ("1.2", f"It is called {LONGEST_WORD}.", f"Translate {LONGEST_WORD}", LONGEST_WORD, "1 March 2023"),
            ("1.3", RIGHT_TO_LEFT, SCRIPTS, SCRIPTS, "1 March 2023"),
            ("1.4", commentary, None, None, None),
        ],
        directorates=[f"{DEPARTMENT} {number}" for number in range(1, 16)],
        comparators=comparators,
    )


def large_numbers() -> Extreme:
    """Return one with negative figures, nine digits, and pounds with pence."""
    kinds = {
        "1": ("number", 0, 123456789),
        "2": ("pounds", 2, 123456789.12),
        "3": ("pounds", 2, -98765432.1),
        "4": ("pounds_million", 1, -12.3),
        "5": ("number", 3, -0.125),
        "6": ("pounds", 0, 999999999),
    }
    return Extreme(
        indicators=[
            {
                "ref": ref,
                "title": f"Balance {ref}",
                "unit": unit,
                "decimals": decimals,
                "target": {"2022-23": value},
                "kind": "stock",
                "benchmark": {"c0": {"value": value, "period": "2022-23 Q2", "source": "Survey"}},
                "tolerance": 0.5,
            }
            for ref, (unit, decimals, value) in kinds.items()
        ],
        figures=[
            row
            for ref, (_, _, value) in kinds.items()
            for row in monthly(ref, *(value * (1 - place / 100) for place in range(6)))
        ],
        priorities=("Money",),
        comparators=("England",),
    )


def alone() -> Extreme:
    """Return one with a single indicator, without history and without words."""
    return Extreme([{"ref": "1", "title": "Visits", "target": {"2022-23": 9}}], monthly("1", 5)[3:])


def crowd() -> Extreme:
    """Return one with 300 indicators, twelve priorities with long names and fifteen directorates."""
    refs = [f"{1 + place % 12}.{1 + place // 12}" for place in range(300)]
    return Extreme(
        indicators=[
            {"ref": ref, "title": f"Visits to place {place}", "target": {"2022-23": 36 + place % 16}}
            for place, ref in enumerate(refs)
        ],
        figures=[row for place, ref in enumerate(refs) for row in monthly(ref, 15 + place % 7, 16, 14 + place % 5)],
        words=[(ref, f"Place {place} was open.", None, None, None) for place, ref in enumerate(refs)],
        priorities=[f"Everything that the council does for people and places, part {n}" for n in range(1, 13)],
        directorates=[f"{DEPARTMENT} {number}" for number in range(1, 16)],
    )


def all_red() -> Extreme:
    """Return one in which forty indicators are off target, with long actions, and thirty project updates."""
    refs = [f"1.{number}" for number in range(1, 41)]
    return Extreme(
        indicators=[{"ref": ref, "title": f"Repairs of kind {ref}", "target": {"2022-23": 4000}} for ref in refs],
        figures=[row for place, ref in enumerate(refs) for row in monthly(ref, 20 + place)],
        words=[(ref, LINE.format(1), LINE.format(2), NAME, "31 December 2022") for ref in refs],
        projects=[LINE.format(number) * (1 + number % 5) for number in range(30)],
    )


def unrated() -> Extreme:
    """Return one in which nothing has a target."""
    refs = [f"1.{number}" for number in range(1, 9)]
    targets = ("none", "trend", "tbc")
    return Extreme(
        indicators=[
            {"ref": ref, "title": f"Visits {ref}", "target": {"2022-23": targets[place % 3]}}
            for place, ref in enumerate(refs)
        ],
        figures=[row for ref in refs for row in monthly(ref, 20)],
    )


def hidden() -> Extreme:
    """Return one in which every figure is too small to be shown."""
    refs = [f"1.{number}" for number in range(1, 7)]
    return Extreme(
        indicators=[
            {"ref": ref, "title": f"Incidents {ref}", "target": {"2022-23": 40}, "suppress_below": 50} for ref in refs
        ],
        figures=[row for ref in refs for row in monthly(ref, 2, 3, 1)],
    )


def empty() -> Extreme:
    """Return one for which no figure was returned at all."""
    refs = [f"1.{number}" for number in range(1, 9)]
    return Extreme(
        indicators=[{"ref": ref, "title": f"Visits {ref}", "target": {"2022-23": 40}} for ref in refs],
        figures=[(ref, month, None, "The system was replaced.") for ref in refs for month in MONTHS],
    )


EXTREMES = {
    "long words": long_words,
    "large numbers": large_numbers,
    "alone": alone,
    "crowd": crowd,
    "all red": all_red,
    "unrated": unrated,
    "hidden": hidden,
    "empty": empty,
}
