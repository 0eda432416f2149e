"""What somebody who holds every output file can work out about the figures that are printed ``[c]``.

The attacker knows how the measures roll up and all that the files print, run after run, and tries three things. All
sums at once, of every run, bound every hidden figure and the hidden parts of every total together, from below and above
(a linear programme, so that no subtraction is left out). Averages, forecasts and intervals are undone. And numbers are
subtracted from each other blindly, wherever they stand.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil, floor, inf
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from openpyxl import load_workbook
from scipy.optimize import linprog

from scorecard.figures import SUPPRESSED
from scorecard.period import Kind, Period, parse_period

Cell: TypeAlias = tuple[str, Period]
Version: TypeAlias = tuple[str, Period, int]  # a cell, and the run from which on it was what it is
Row: TypeAlias = dict[Version, float]  # figures, times their factors, that come to nothing
Json: TypeAlias = dict[str, Any]

NEARLY = 1e-6
_YEARS = range(1990, 2101)
_MANY = 29  # beyond it some of their differences are secrets by chance
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?!\w)")


@dataclass(frozen=True)
class Loot:
    """What output files say: the figure of each cell, run by run, None where it is ``[c]``; and every number.

    ``undone`` are the numbers that may stand behind averages, forecasts and intervals.
    """

    runs: tuple[dict[Cell, float | None], ...]
    numbers: frozenset[float]
    undone: frozenset[float]


def loot(reports: Iterable[Json], texts: Iterable[str] = ()) -> Loot:
    """Return what the ``scorecard.json`` of each run says, and other texts of the runs."""
    numbers = {number for text in texts for number in read(text)}
    behind: set[float] = set()
    runs = []
    for report in reports:
        figures: dict[Cell, float | None] = {}
        for entry in report["indicators"]:
            said = [(period, each) for period, each in _said(entry) if each["text"] is not None]
            figures |= {(entry["ref"], period): each["value"] for period, each in said}
            numbers |= read(json.dumps(entry))
            behind |= set(undone(entry))
        runs.append(figures)
    return Loot(tuple(runs), frozenset(numbers), frozenset(behind))


def loot_of_folders(folders: Sequence[Path]) -> Loot:
    """Return what all files of some runs say."""
    reports = [json.loads((folder / "scorecard.json").read_text(encoding="utf-8")) for folder in folders]
    found = loot(reports, [text for folder in folders for path in sorted(folder.iterdir()) for text in _texts(path)])
    runs = zip(found.runs, (_in_workbook(folder / "scorecard.xlsx") for folder in folders), strict=True)
    return replace(found, runs=tuple({**more, **figures} for figures, more in runs))


def _in_workbook(path: Path) -> dict[Cell, float | None]:
    """Return the figures of a workbook, which holds more periods than the other files; none where there is none."""
    if not path.is_file():
        return {}
    headings, *rows = [row for row in load_workbook(path)["Months"].iter_rows(values_only=True) if row[-1] is not None]
    ref, period, figure = (headings.index(heading) for heading in ("Ref", "Period code", "Figure [note 1]"))
    told = [(str(row[ref]), parse_period(row[period]), row[figure]) for row in rows]
    hidden: dict[Cell, float | None] = {(ref, period): None for ref, period, said in told if said == SUPPRESSED}
    return hidden | {(ref, period): said for ref, period, said in told if isinstance(said, int | float)}


def _texts(path: Path) -> Iterator[str]:
    """Yield the text of a file; numbers in different cells of a row stay apart, and digests are no numbers."""
    if path.suffix == ".pdf":
        command = ["/usr/bin/env", "pdftotext", "-layout", str(path), "-"]
        yield subprocess.run(command, check=True, capture_output=True, text=True).stdout
    elif path.suffix == ".xlsx":
        yield from cells_of(path)
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (cell for row in csv.reader(file) for cell in row)
    else:
        yield path.read_text(encoding="utf-8")


def cells_of(workbook: Path) -> list[str]:
    """Return what stands in the cells of a workbook."""
    rows = (row for sheet in load_workbook(workbook) for row in sheet.iter_rows(values_only=True))
    return [str(value) for row in rows for value in row if value is not None]


def _said(entry: Json) -> Iterator[tuple[Period, Json]]:
    shown = parse_period(entry["period"])
    yield shown, entry
    if shown.kind is Kind.QUARTER:
        yield shown.year_to_date, entry["year_to_date"]
    for said in (*entry["months"], entry["previous"], entry["last_year"]):
        yield parse_period(said["period"]), said


def read(text: str) -> set[float]:
    """Return the numbers that stand in a text."""
    return {float(number.replace(",", "")) for number in _NUMBER.findall(text)}


def undone(entry: Json) -> Iterator[float]:
    """Yield what may stand behind an average of up to 30 points, a forecast, and the ends of an interval.

    A centre times its points is a total; a forecast less the figure so far is last year's; the ends and the middle of a
    Wilson interval give its denominator, and that the numerator.
    """
    limits, outturn, so_far = entry["limits"], entry["outturn"], entry["year_to_date"]
    if limits:
        yield from (limits["centre"] * points for points in range(2, 31))
        yield from ((limits["upper"] - limits["centre"]) / 2.66 * points for points in range(1, 30))
    if outturn and so_far["value"] is not None:
        yield outturn["value"] - so_far["value"]
    for figure in (entry, so_far):
        ends = figure["interval"]
        if ends["low"] is not None and entry["unit"] == "percent" and ends["high"] < 100:
            share, low, z = figure["value"] / 100, ends["low"] / 100, 1.959964
            size = (z * z * low * (1 - low)) / (share - low) ** 2 if share > low else 0.0
            yield from (round(size), round(size * share))


def worked_out(
    figures: Mapping[Version, float | None],
    truth: Mapping[Version, float | None],
    rows: Sequence[Row],
    few: Mapping[str, int],
    least: float = 1,
) -> list[str]:
    """Return the hidden figures that all sums together give back, and totals whose hidden parts make a small number.

    No hidden figure is below ``least``; ``few`` is the threshold of each measure. The ``truth`` is one solution: it
    saves time, and nothing else.
    """
    hidden = [cell for cell, figure in figures.items() if figure is None]
    tied = [row for row in rows if any(cell in hidden for cell in row)]
    if not tied:
        return []
    whole = all(figure is None or float(figure).is_integer() for figure in truth.values())  # no average among them
    system = _System(tied, figures, [truth[cell] for cell in hidden], least if whole else 0)
    found = []
    for (ref, period, _), parts in _aims(tied, hidden):
        low, high = system.bounds(parts, 1 - NEARLY if whole else NEARLY)
        alone = floor(high + NEARLY) <= ceil(low - NEARLY) if whole and high < inf else high - low < NEARLY
        if alone and (len(parts) == 1 or high < max(few[part[0]] for part in parts) - NEARLY):
            found.append(f"{ref} {period.label} from {low:g} to {high:g}")
    return found


def _aims(rows: Sequence[Row], hidden: Collection[Version]) -> Iterator[tuple[Version, list[Version]]]:
    """Yield every hidden figure, and every total with two or more hidden parts."""
    yield from ((cell, [cell]) for cell in hidden)
    for row in rows:
        whole, *parts = row
        unseen = [part for part in parts if part in hidden]
        if len(unseen) > 1 and len({row[part] for part in unseen}) == 1:
            yield whole, unseen


class _System:
    """All sums at once; solutions that were found are kept, since one of them may show that another figure is open."""

    def __init__(
        self,
        rows: Sequence[Row],
        figures: Mapping[Version, float | None],
        truth: Sequence[float | None],
        least: float,
    ) -> None:
        self._hidden = hidden = [cell for cell, figure in figures.items() if figure is None]
        self._least = least
        self._left = np.array([[row.get(cell, 0.0) for cell in hidden] for row in rows])
        self._right = [-sum(factor * (figures[cell] or 0.0) for cell, factor in row.items()) for row in rows]
        self._points: list[list[float]] = []
        if self._end(np.zeros(len(hidden))) == -inf:  # then a zero is hidden
            self._least = 0
        known = [each for each in truth if each is not None and each >= self._least]
        self._points += [known] if len(known) == len(truth) else []

    def bounds(self, aim: Collection[Version], enough: float) -> tuple[float, float]:
        """Return between what some hidden figures lie together; not exactly where that is more than ``enough``."""
        goal = np.array([float(cell in aim) for cell in self._hidden])
        known = [float(np.dot(goal, point)) for point in self._points]
        if known and max(known) - min(known) > 2 * enough:
            return min(known), max(known)
        return self._end(goal), -self._end(-goal)

    def _end(self, goal: np.ndarray) -> float:
        found = linprog(goal, A_eq=self._left, b_eq=self._right, bounds=(self._least, None))
        if found.x is None:
            return -inf
        self._points.append(list(found.x))
        return float(goal @ found.x)


def subtracted(numbers: Iterable[float], secrets: Iterable[float], above: float = 100) -> list[float]:
    """Return the secrets that a printed number is, or one less up to three others; one other where there are many.

    Numbers that are not ``above``, and years, are everywhere. The figures of an example must lie so far apart that no
    difference is a secret by chance.
    """
    large = sorted(number for number in numbers if number > above and number not in _YEARS)
    reached, others_at_most = set(large), 3 if len(large) < _MANY else 1
    for most in large:
        others = [number for number in large if number < most]
        reached |= {most - sum(less) for count in range(1, others_at_most + 1) for less in combinations(others, count)}
    return sorted(secret for secret in set(secrets) if any(abs(secret - each) < NEARLY for each in reached))


def left_of(found: Loot, secrets: Iterable[float]) -> list[float]:
    """Return the secrets that are left of what averages, forecasts and intervals hide, less whatever is printed."""
    known: dict[Cell, float] = {cell: said for run in found.runs for cell, said in run.items() if said is not None}
    kinds = {(ref, period.kind) for ref, period in known}
    totals = [sum(said for (ref, period), said in known.items() if (ref, period.kind) == kind) for kind in kinds]
    left = {number - less for number in found.undone for less in (0.0, *totals, *found.numbers)}
    return sorted(secret for secret in set(secrets) if any(abs(secret - each) < NEARLY for each in left))
