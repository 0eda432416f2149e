"""Made-up workspaces of any size: months of this year and last, targets, commentary and actions for every indicator."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

QUARTER = "2022-23-Q2"
_PRIORITIES = ("Clean streets", "Good lives", "Connected places", "Thriving towns", "Local jobs", "Sound finances")
_DIRECTORATES = ("Place", "People", "Communities", "Resources")
_MONTHS = tuple(f"2022-{month:02}" for month in range(4, 10))
_LAST_YEAR = tuple(f"2021-{month:02}" for month in range(4, 13)) + tuple(f"2022-{month:02}" for month in range(1, 4))
SENTENCE = (
    "Demand was higher than in the same months of last year, and two vacancies were filled in August, "
    "after a long search. "
)


def make_workspace(folder: Path, indicators: int, lines: int = 1) -> Path:
    """Write a workspace of so many indicators, each with commentary of so many lines; returns the folder."""
    numbers = range(indicators)
    returns = folder / "inputs" / QUARTER
    returns.mkdir(parents=True)
    (folder / "inputs" / "history").mkdir()
    (folder / "indicators.yaml").write_text(_catalogue(numbers), encoding="utf-8")
    _write(folder / "inputs" / "history" / "2021-22.csv", _figures(numbers, _LAST_YEAR))
    for place, directorate in enumerate(_DIRECTORATES):
        own = numbers[place :: len(_DIRECTORATES)]
        _write(returns / f"{directorate.lower()}.csv", _figures(own, _MONTHS))
        write_commentary(folder, own, lines)
    return folder


def write_commentary(folder: Path, own: Sequence[int], lines: int = 1, first: str = "") -> None:
    """Write the commentary of a directorate's indicators; ``first`` leads the first one, as an edit would."""
    directorate = _DIRECTORATES[own[0] % len(_DIRECTORATES)]
    words = [(first if number == own[0] else "") + SENTENCE * lines for number in own]
    rows = [
        (_ref(number), text, "Review the rota with the service.", f"Head of service {number}", "2022-12-31")
        for number, text in zip(own, words, strict=True)
    ]
    path = folder / "inputs" / QUARTER / f"{directorate.lower()}-commentary.csv"
    _write(path, [("Ref", "Commentary", "Action", "By whom", "By when"), *rows])


def edit_commentary(folder: Path, indicators: int, edit: int) -> None:
    """Change the first words of one commentary; ``edit`` tells one edit from another."""
    write_commentary(folder, range(indicators)[:: len(_DIRECTORATES)], first=f"Corrected {edit} times. ")


def value(number: int, month: int) -> int:
    """Return a count that goes up and down, differs between indicators and comes out the same every time."""
    return 800 + 37 * (number % 11) + (number * 7919 + month * 104729) % 190


def _ref(number: int) -> str:
    return f"{number % len(_PRIORITIES) + 1}.{number // len(_PRIORITIES) + 1}"


def _catalogue(numbers: Iterable[int]) -> str:
    priorities = "".join(f"  - {{id: {at}, name: {name}}}\n" for at, name in enumerate(_PRIORITIES, start=1))
    directorates = "".join(f"  - {name}\n" for name in _DIRECTORATES)
    head = "council: Measured Council\nreport: {title: Performance report, committee: Cabinet}\n"
    defaults = "defaults: {tolerance: 5%, frequency: monthly, direction: lower, unit: number, kind: flow}\n"
    return (
        f"{head}priorities:\n{priorities}directorates:\n{directorates}{defaults}indicators:\n"
        f"{''.join(map(_indicator, numbers))}"
    )


def _indicator(number: int) -> str:
    directorate = _DIRECTORATES[number % len(_DIRECTORATES)]
    return (
        f'  - ref: "{_ref(number)}"\n    title: Requests of kind {number} received in the month\n'
        f"    short_title: Requests of kind {number}\n    definition: Requests that were received and logged.\n"
        f"    priority: {number % len(_PRIORITIES) + 1}\n    directorate: {directorate}\n"
        f"    owner: Head of service {number}\n    target: {{2022-23: {{annual: {12 * (840 + 37 * (number % 11))}}}}}\n"
    )


def _figures(numbers: Iterable[int], months: Sequence[str]) -> list[tuple[str, ...]]:
    rows = [(_ref(number), *(str(value(number, at + len(months))) for at in range(len(months)))) for number in numbers]
    return [("Ref", *months), *rows]


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
