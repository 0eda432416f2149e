"""Returns of a year with small numbers in them, quarter after quarter, and the reports that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scorecard.calculate.counts import Counts, counts_of
from scorecard.calculate.hiding import hide_small_numbers
from scorecard.calculate.measures import Cell, Measures
from scorecard.catalogue import Indicator
from scorecard.figures import Unit
from scorecard.formats.json import report_data
from scorecard.period import Period
from scorecard.report import build_report
from scorecard.report.story import build_story
from scorecard.screens.story import story_json, story_text
from tests.calculate.neighbours import areas
from tests.making import collected, loaded, material
from tests.suppression.attack import Loot, Row, Version, left_of, loot, subtracted, worked_out
from tests.suppression.sums import sums

FLOW = "kind: flow, suppress_below: 5"
SHARE = "kind: ratio, unit: percent, decimals: 1, suppress_below: 5"


@dataclass(frozen=True)
class Example:
    """Settings, and what each quarter's return says, from quarter 1 on.

    The large figures must lie so far apart that no difference of a few of them comes to another one by chance.
    """

    settings: str | Mapping[str, str]
    quarters: tuple[str, ...]
    history: str = ""
    areas: str = ""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators."""
        return loaded(self.settings).catalogue.indicators

    def files(self, until: int = 4) -> dict[str, str]:
        """Return what the returns up to a quarter say, by the name of their file."""
        returns = {f"2022-23-Q{number}/people.csv": text for number, text in enumerate(self.quarters[:until], start=1)}
        return {"history/before.csv": self.history, **returns} if self.history else returns

    def runs(self) -> Iterator[tuple[Period, dict[str, str]]]:
        """Yield each quarter with all returns that have come by then."""
        for number in range(1, len(self.quarters) + 1):
            yield Period.quarter(2022, number), self.files(number)

    def loot(self) -> Loot:
        """Return what is told in all quarters: the reports, their charts' words, the problems, and every story."""
        others = areas(self.areas) if self.areas else []
        materials = [material(self.settings, returns, quarter, areas=others) for quarter, returns in self.runs()]
        texts = [str(problem) for each in materials for problem in each.problems]
        stories = [build_story(each, indicator.ref) for each in materials for indicator in self.indicators]
        texts += [text for story in stories for text in (story_text(story), story_json(story), story.entry.chart_words)]
        return loot((report_data(build_report(each)) for each in materials), texts)

    @cached_property
    def truths(self) -> list[dict[Cell, Counts]]:
        """Return what stands behind the figures in each run, hidden or not."""
        return [counts_of(self.indicators, self._measures(quarter, files)) for quarter, files in self.runs()]

    @cached_property
    def shown(self) -> Loot:
        """Return what the runs let through, whether a report prints it or not: everything but what they hide."""
        runs = []
        for (quarter, files), truth in zip(self.runs(), self.truths, strict=True):
            hidden = hide_small_numbers(self.indicators, self._measures(quarter, files)).hidden
            cells = [cell for cell in truth if cell[1].quarter_of.ordinal <= quarter.ordinal]
            runs.append({cell: None if cell in hidden else float(truth[cell].number or 0) for cell in cells})
        return Loot(tuple(runs), frozenset(), frozenset())

    def _measures(self, quarter: Period, files: Mapping[str, str]) -> Measures:
        return Measures(self.indicators, collected(files, quarter))

    def given_back(self, found: Loot) -> list[str]:
        """Return every hidden figure that an attacker gets, by all sums at once, by undoing averages, or blindly."""
        seen, counts = self._seen(found)
        hidden = [counts[version].parts for version, figure in seen.items() if figure is None]
        secrets = [float(part) for number, numerator, _ in hidden for part in (number, numerator) if part]
        blindly = subtracted(found.numbers, secrets) + left_of(found, secrets)
        return [*self.worked_out(found), *(f"{secret:g} by subtraction" for secret in blindly)]

    def worked_out(self, found: Loot) -> list[str]:
        """Return every hidden figure that all sums give back; of a ratio, as though all visible parts were printed."""
        seen, counts = self._seen(found)
        units = {indicator.ref: indicator.unit for indicator in self.indicators}
        few = {indicator.ref: indicator.suppress_below or 0 for indicator in self.indicators}
        told = []
        for place, least in enumerate((1, 0, 0)):
            figures = {
                version: None if figure is None or part is None else float(part)
                for version, figure in seen.items()
                for part in [counts[version].parts[place]]
                if (units[version[0]] is Unit.NUMBER) == (place == 0)
            }
            parts = {version: counts[version].parts[place] for version in figures}
            truth = {version: None if part is None else float(part) for version, part in parts.items()}
            rows = [row for row in self._rows(found) if figures.keys() >= row.keys()]
            told += worked_out(figures, truth, rows, few, least)
        return told

    @cached_property
    def _versions(self) -> list[dict[Cell, Version]]:
        """Return which version of each figure every run rests on: a number for each run that changes it."""
        versions: list[dict[Cell, Version]] = []
        before: dict[Cell, Counts] = {}
        for number, truth in enumerate(self.truths):
            same = {cell for cell in truth if before.get(cell) == truth[cell]}
            versions.append({cell: versions[-1][cell] if cell in same else (*cell, number) for cell in truth})
            before = truth
        return versions

    def _told(self, found: Loot) -> Iterator[dict[Cell, float | None]]:
        """Yield what each run says, and what its charts may say of whatever was said before."""
        said: set[Cell] = set()
        for figures, shown in zip(found.runs, self.shown.runs, strict=True):
            yield {cell: figure for cell, figure in shown.items() if cell in said} | figures
            said |= figures.keys()

    def _seen(self, found: Loot) -> tuple[dict[Version, float | None], dict[Version, Counts]]:
        """Return each version as the best of all runs tells it, and what stands behind it."""
        seen: dict[Version, float | None] = {}
        counts: dict[Version, Counts] = {}
        for figures, versions, truth in zip(self._told(found), self._versions, self.truths, strict=True):
            for cell, figure in figures.items():
                version = versions[cell]
                counts[version] = truth[cell]
                seen[version] = seen.get(version) if figure is None else figure
        return seen, counts

    def _rows(self, found: Loot) -> list[Row]:
        """Return all sums of every run, between what was told until then."""
        rows: list[Row] = []
        told: set[Version] = set()
        for figures, versions in zip(self._told(found), self._versions, strict=True):
            told |= {versions[cell] for cell in figures}
            cells = [cell for cell, version in versions.items() if version in told]
            made = ({versions[cell]: factor for cell, factor in row.items()} for row in sums(self.indicators, cells))
            rows += [row for row in made if row not in rows]
        return rows


MONTHS = "Apr=1013; May=2371; Jun=5417"
YEARS = "; ".join(
    f"2021-{4 + at:02d}={figure}" for at, figure in enumerate((907, 2203, 4801, 1601, 9511, 20011, 30013, 7013, 5009))
)
YEARS += "; 2022-01=15013; 2022-02=17011; 2022-03=3511"
SHARES = "; ".join(f"2021-{4 + at:02d}={907 + 331 * at}/{2203 + 709 * at}" for at in range(9))
EXAMPLES = {
    "a small month": Example(
        FLOW,
        (
            MONTHS,
            "Jul=3; Aug=12473; Sep=28703",
            "Oct=66041; Nov=151907; Dec=349397",
            "Jan=803609; Feb=1848311; Mar=4251119",
        ),
    ),
    "a small month of quarter 1": Example(FLOW, ("Apr=3; May=2371; Jun=5417", "Jul=12473; Aug=28703; Sep=66041")),
    "a small quarter": Example(
        FLOW,
        (MONTHS, "Jul=0; Aug=3; Sep=1", "Oct=66041; Nov=151907; Dec=349397", "Jan=803609; Feb=1848311; Mar=4251119"),
    ),
    "a small first quarter": Example(
        FLOW,
        (
            "Apr=0; May=0; Jun=2",
            "Jul=12473; Aug=28703; Sep=66041",
            "Oct=151907; Nov=349397; Dec=803609",
            "Jan=1848311; Feb=4251119; Mar=9777577",
        ),
    ),
    "quarters alone": Example(f"{FLOW}, frequency: quarterly", ("Q1=1013", "Q2=4", "Q3=5417", "Q4=12473")),
    "two small months": Example(FLOW, (MONTHS, "Jul=1; Aug=1; Sep=28703")),
    "two small months of two quarters": Example(FLOW, ("Apr=3; May=2371; Jun=5417", "Jul=12473; Aug=2; Sep=66041")),
    "siblings of zero": Example(FLOW, (MONTHS, "Jul=3; Aug=0; Sep=28703")),
    "nothing but zeros beside": Example(FLOW, (MONTHS, "Jul=0; Aug=0; Sep=3", "Oct=66041; Nov=151907; Dec=349397")),
    "withheld beside a given quarter": Example(FLOW, (MONTHS, "Jul=[c]; Aug=12473; Sep=28703; Q2=41179")),
    "withheld without a threshold": Example("kind: flow", (MONTHS, "Jul=[c]; Aug=12473; Sep=28703; Q2=41179")),
    "a withheld quarter": Example(f"{FLOW}, frequency: quarterly", (MONTHS, "Q2=[c]; YTD=8805")),
    "a given quarter that differs": Example(FLOW, (MONTHS, "Jul=3; Aug=12473; Sep=28703; Q2=41176")),
    "a small numerator": Example(
        SHARE, ("Apr=1013/2203; May=2371/4409", "Jul=3/8807; Aug=12473/17609; Sep=28703/35227")
    ),
    "a small rest": Example(SHARE, ("Apr=1013/2203; May=2371/4409", "Jul=8807/8810; Aug=12473/17609; Sep=28703/35227")),
    "all of few": Example(
        SHARE, ("Apr=1013/2203; May=2371/4409", "Jul=3/3; Aug=12473/12473; Sep=28703/28703", "Oct=66041/151907")
    ),
    "a small quarter given in parts": Example(
        f"{SHARE}, frequency: quarterly", ("Q1=1013/2203", "Q2=3/8807", "Q3=2371/4409")
    ),
    "a mean": Example("kind: mean, suppress_below: 5", (MONTHS, "Jul=3; Aug=12473; Sep=28703")),
    "a mean to date": Example(
        "kind: mean, year_to_date: mean, suppress_below: 5", (MONTHS, "Jul=3; Aug=12473; Sep=28703")
    ),
    "a stock": Example(
        "kind: stock, suppress_below: 5", (MONTHS, "Jul=12473; Aug=28703; Sep=3", "Oct=4; Nov=66041; Dec=151907")
    ),
    "year so far": Example(
        "kind: cumulative, suppress_below: 5", ("Apr=1; May=3; Jun=1013", "Jul=2371; Aug=5417; Sep=12473")
    ),
    "last twelve months": Example(
        "kind: rolling, suppress_below: 5", ("Apr=1013; May=2371; Jun=4", "Jul=3; Aug=12473; Sep=28703")
    ),
    "a full-year rate": Example(
        "kind: annualised, suppress_below: 5", ("Apr=1013; May=2371; Jun=4", "Jul=5417; Aug=12473; Sep=28703")
    ),
    "as supplied": Example(
        "kind: supplied, suppress_below: 5",
        (f"{MONTHS}; Q1=8801; YTD=8801", "Jul=3; Aug=12473; Sep=28703; Q2=41179; YTD=49980"),
    ),
    "a part of a total": Example(
        {"1": f'{FLOW}, equals: ["2", "3"]', "2": FLOW, "3": "kind: flow"},
        (
            "1: Apr=4104; May=8205; Jun=18153\n2: Apr=1013; May=2029; Jun=4051\n3: Apr=3091; May=6176; Jun=14102",
            "1: Jul=6526; Aug=32875; Sep=58695\n2: Jul=3; Aug=9001; Sep=20011\n3: Jul=6523; Aug=23874; Sep=38684",
        ),
    ),
    "a source of the year so far": Example(
        {"1": 'kind: cumulative, from: "2"', "2": FLOW},
        (
            "1: Apr=1013; May=3384; Jun=8801\n2: Apr=1013; May=2371; Jun=5417",
            "1: Jul=8804; Aug=21277; Sep=49980\n2: Jul=3; Aug=12473; Sep=28703",
        ),
    ),
    "a month that becomes small": Example(FLOW, (MONTHS, "May=3; Jul=12473; Aug=28703; Sep=66041")),
    "a small month that becomes large": Example(
        FLOW, ("Apr=1013; May=3; Jun=5417", "May=2371; Jul=12473; Aug=28703; Sep=66041")
    ),
    "a late small month": Example(FLOW, ("Apr=1013; May=2371", "Jun=3; Jul=12473; Aug=28703; Sep=66041")),
    "a numerator that becomes small": Example(
        SHARE, ("Apr=1013/2203; May=2371/4409; Jun=5417/8807", "May=3/4409; Jul=12473/17609; Aug=28703/35227")
    ),
    "a total whose part becomes small": Example(
        {"1": f'{FLOW}, equals: ["2", "3"]', "2": FLOW, "3": "kind: flow"},
        (
            "1: Apr=4104; May=8205; Jun=18153\n2: Apr=1013; May=2029; Jun=4051\n3: Apr=3091; May=6176; Jun=14102",
            "1: May=6179; Jul=29009\n2: May=3; Jul=9001\n3: May=6176; Jul=20008",
        ),
    ),
    "tiny parts of a total": Example(
        {"1": f'{FLOW}, equals: ["2", "3", "4"]', "2": FLOW, "3": "kind: flow", "4": "kind: flow"},
        (
            "1: Apr=6; May=15; Jun=13\n2: Apr=0; May=9; Jun=6\n3: Apr=1; May=2; Jun=4\n4: Apr=5; May=4; Jun=3",
            "1: Jul=14; Aug=19; Sep=2\n2: Jul=9; Aug=4; Sep=1\n3: Jul=1; Aug=9; Sep=0\n4: Jul=4; Aug=6; Sep=1",
        ),
    ),
    "two years of months": Example(
        f"{FLOW}, target: {{2022-23: 99000}}",
        (MONTHS, "Jul=3; Aug=12473; Sep=28703", "Oct=66041; Nov=8087; Dec=6007"),
        YEARS,
    ),
    "a share with two years of months": Example(
        SHARE, ("Apr=1013/2203; May=2371/4409; Jun=4817/8807", "Jul=3/3001; Aug=12473/17609; Sep=28703/35227"), SHARES
    ),
    "a share among other areas": Example(
        f"{SHARE}, frequency: quarterly",
        ("Q1=1013/2203", "Q2=3/8807"),
        areas="Testshire Council=3/8807; Derby=2371/4409; Luton=5417/12041; Rugby=7019/16103",
    ),
    "a year": Example(f"{FLOW}, frequency: annual", ("", "", "", "2022-23=3"), "2021-22=1013"),
    "a year before": Example(
        FLOW,
        (MONTHS, "Jul=12473; Aug=28703; Sep=66041"),
        "2021-04=151907; 2021-05=3; 2021-06=349397; 2021-07=803609; 2021-08=1848311; 2021-09=4251119",
    ),
}
