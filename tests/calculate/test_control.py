"""The control chart of an indicator: which measures have one, and what the settings do (method section 8)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scorecard.calculate import Amount, PeriodFigure
from scorecard.calculate.control import Control, check_control, control_chart
from scorecard.catalogue import Indicator
from scorecard.period import Kind, Period, parse_period
from scorecard.statistics.xmr import xmr
from tests.making import loaded

APRIL = Period(2021, 0, Kind.MONTH)
STEADY = [0.0, 3.0] * 6  # mean 1.5, limits -6.48 and 9.48
MONTHLY = "kind: mean, decimals: 1"
QUARTERLY = f"{MONTHLY}, frequency: quarterly"


def measure(settings: str) -> Indicator:
    """Return one indicator."""
    return loaded(settings).catalogue.indicators[0]


def figures(indicator: Indicator, values: Sequence[float | None], first: Period = APRIL) -> list[PeriodFigure]:
    """Return figures of consecutive periods."""
    amounts = [Amount(first + place, value) for place, value in enumerate(values)]
    return [PeriodFigure(amount, indicator.style.maybe(amount.value)) for amount in amounts]


def control(
    settings: str, values: Sequence[float | None], first: str = "Apr 2021", target: float | None = None
) -> Control:
    """Return the control chart of one indicator."""
    indicator = measure(settings)
    return control_chart(indicator, figures(indicator, values, parse_period(first)), target)


def wrong(settings: str, values: Sequence[float | None], first: str = "Apr 2021") -> list[tuple[object, ...]]:
    """Return what is wrong with the settings of a control chart."""
    indicator = measure(settings)
    return list(
        check_control(indicator, control_chart(indicator, figures(indicator, values, parse_period(first)), None))
    )


@pytest.mark.parametrize(
    ("settings", "refused"),
    [
        ("kind: cumulative", "Control limits need separate periods; this measure counts from April."),
        ("kind: rolling", "Control limits need separate periods; each figure of this measure covers twelve months."),
        (
            "kind: annualised",
            "Control limits need separate periods; each figure of this measure is worked out from the year so far.",
        ),
        (
            "kind: flow, frequency: annual",
            "Control limits need monthly or quarterly figures; this measure has one figure a year.",
        ),
    ],
)
def test_overlapping_and_annual_figures_are_refused(settings: str, refused: str) -> None:
    """One sentence says why, and there is nothing else."""
    found = control(settings, STEADY)
    assert (found.chart, found.refused) == (None, refused)
    assert (found.limits, found.variation, found.assurance, found.note) == (None, None, None, None)


@pytest.mark.parametrize("kind", ["flow", "stock", "ratio", "mean", "supplied"])
@pytest.mark.parametrize(("frequency", "first"), [("monthly", "Apr 2021"), ("quarterly", "2019-20 Q1")])
def test_separate_months_and_quarters_have_a_chart(kind: str, frequency: str, first: str) -> None:
    """Limits, variation and assurance are those of the series."""
    found = control(f"kind: {kind}, frequency: {frequency}", [*STEADY, 0.0], first, target=20)
    assert found.chart == xmr([*STEADY, 0.0], "higher", target=20)
    assert (found.variation, found.assurance, found.note) == ("common_cause", "consistent_fail", None)


def test_limits_are_those_of_the_latest_point() -> None:
    """Centre, lower, upper: of the second segment."""
    spc = "spc: {baseline: 12, rebase: [{from: 2022-05, reason: New contract}]}"
    found = control(f"{MONTHLY}, {spc}", [*STEADY, 3, *(value + 100 for value in STEADY), 103])
    assert found.limits == (101.5, 93.52, 109.48)


@pytest.mark.parametrize(
    ("direction", "variation", "assurance"),
    [
        ("higher", "improvement_high", "consistent_fail"),
        ("lower", "concern_high", "consistent_pass"),
        ("range", "neutral_high", None),
        ("none", "neutral_high", None),
    ],
)
def test_the_direction_is_the_catalogues(direction: str, variation: str, assurance: str | None) -> None:
    """With a range neither side is better as such, so that there is no assurance."""
    found = control(f"{MONTHLY}, direction: {direction}, spc: {{baseline: 12}}", [*STEADY, 20], target=20)
    assert (found.variation, found.assurance) == (variation, assurance)


def test_values_are_exact_ones() -> None:
    """A limit of 9.48 is beyond by 9.49, though both are printed as 9."""
    found = control("kind: mean, spc: {baseline: 12}", [*STEADY, 9.49])
    assert found.variation == "improvement_high"


def test_twelve_figures_are_too_few() -> None:
    """The note says how many there are; blanks before the first are not part of the series."""
    found = control(MONTHLY, [None, None, *STEADY])
    assert (found.periods[0].label, len(found.periods)) == ("Jun 2021", 12)
    assert (found.variation, found.note, found.limits) == ("not_enough_points", "12 of 13 points needed", None)


def test_a_measure_without_figures_has_an_empty_chart() -> None:
    """It is not refused: figures may come."""
    found = control(MONTHLY, [None, None])
    assert (found.periods, found.refused, found.note, found.limits) == ((), None, "0 of 13 points needed", None)


def test_figures_that_are_never_neighbours_have_no_limits() -> None:
    """Every second month alone makes a centre and no moving range, and nothing to judge the latest by."""
    found = control(MONTHLY, [value for each in [*STEADY, 3.0] for value in (each, None)])
    assert (found.limits, found.variation, found.note) == (None, None, None)


@pytest.mark.parametrize(
    ("settings", "amount", "value"),
    [
        ("kind: flow", Amount(APRIL, 50, known=2, expected=3), None),
        ("kind: flow", Amount(APRIL, 50, known=3, expected=3), 50),
        ("kind: stock", Amount(APRIL, 50, known=1, expected=3), 50),
        ("kind: stock", Amount(APRIL, 50, known=2, expected=3, at_end=False), None),
    ],
)
def test_a_figure_of_part_of_its_period_is_a_blank(settings: str, amount: Amount, value: float | None) -> None:
    """Two months are not held against three; a position at the end of its quarter needs no other months."""
    indicator = measure(settings)
    before = figures(indicator, [1.0], APRIL - 1)
    found = control_chart(indicator, [*before, PeriodFigure(amount, indicator.style.maybe(amount.value))], None)
    assert found.chart is not None
    assert found.chart.points[-1].value == value


def test_a_suppressed_figure_is_a_blank() -> None:
    """Where no figure is shown, the chart shows none."""
    indicator = measure(MONTHLY)
    hidden = PeriodFigure(Amount(APRIL + 1, 3.0, suppressed=True), None)
    found = control_chart(indicator, [*figures(indicator, [1.0]), hidden], None)
    assert found.chart is not None
    assert [point.value for point in found.chart.points] == [1.0, None]


@pytest.mark.parametrize(
    ("settings", "same"),
    [
        ("baseline: 12", {"baseline": 12}),
        ("screen: true", {"screen": True}),
        ("run: 3", {"run": 3}),
        ("rebase: [{from: 2022-04, reason: New}]", {"rebase": [12]}),
        ("rebase: [{from: 2023-04, reason: b}, {from: 2022-04, reason: a}]", {"rebase": [12, 24]}),
        ("rebase: [{from: 2022-23 Q1, reason: New}]", {"rebase": [12]}),
        ("rebase: [{from: 2022-23, reason: New}]", {"rebase": [12]}),
        ("ghosts: [2021-05, 2021-07]", {"ghosts": [1, 3]}),
        ("ghosts: [2021-22 Q2]", {"ghosts": [3, 4, 5]}),
        ("ghosts: [2021-22 Q2, Jul 2021]", {"ghosts": [3, 4, 5]}),
    ],
)
def test_settings_name_months(settings: str, same: dict[str, object]) -> None:
    """A new segment begins with the first month of a quarter or year; a ghost is the whole of it."""
    values = [*STEADY, *[7.0, 9.0] * 6, *[1.0, 2.0, 4.0] * 5]
    found = control(f"{MONTHLY}, spc: {{{settings}}}", values)
    assert found.chart == xmr(values, "higher", **same)  # type: ignore[arg-type]  # one setting each, of several types


@pytest.mark.parametrize(
    ("settings", "same"),
    [
        ("rebase: [{from: 2021-22 Q1, reason: New}]", {"rebase": [8]}),
        ("rebase: [{from: May 2021, reason: New}]", {"rebase": [8]}),
        ("rebase: [{from: 2021-22, reason: New}]", {"rebase": [8]}),
        ("ghosts: [2019-20 Q2]", {"ghosts": [1]}),
        ("ghosts: [Sep 2019]", {"ghosts": [1]}),
        ("ghosts: [2020-21]", {"ghosts": [4, 5, 6, 7]}),
    ],
)
def test_settings_name_quarters(settings: str, same: dict[str, object]) -> None:
    """A month stands for the quarter that it lies in."""
    values = [*STEADY, *[7.0, 9.0] * 6]
    found = control(f"{QUARTERLY}, spc: {{{settings}}}", values, "2019-20 Q1")
    assert found.chart == xmr(values, "higher", **same)  # type: ignore[arg-type]  # one setting each, of several types


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ("rebase: [{from: 2021-06, reason: a}, {from: 2020-12, reason: b}]", ("spc", "rebase", 1, "from")),
        ("ghosts: [2020-12]", ("spc", "ghosts", 0)),
    ],
)
def test_a_period_that_is_not_on_the_chart_is_told(settings: str, path: tuple[str | int, ...]) -> None:
    """The chart is made without it."""
    values = [None, *STEADY]
    ((where, what, remedy),) = wrong(f"{MONTHLY}, spc: {{{settings}}}", values)
    assert where == path
    assert what == "The control chart has no point for Dec 2020: its points run from May 2021 to Apr 2022."
    assert remedy == "Name a period between them, or remove it."
    kept = [1] if "rebase" in path else []
    assert control(f"{MONTHLY}, spc: {{{settings}}}", values).chart == xmr(STEADY, "higher", rebase=kept)


@pytest.mark.parametrize("named", ["Apr 2021", "2021-22 Q1", "2021-22"])
def test_limits_begin_anew_at_a_point_of_the_chart(named: str) -> None:
    """Not before the first figure, even where the quarter or year goes on into the chart."""
    ((_, what, _),) = wrong(f"{MONTHLY}, spc: {{rebase: [{{from: {named}, reason: New}}]}}", [None, *STEADY])
    assert what == f"The control chart has no point for {named}: its points run from May 2021 to Apr 2022."


@pytest.mark.parametrize(
    ("settings", "first", "second", "label"),
    [
        (MONTHLY, "2021-05", "2021-05", "May 2021"),
        (MONTHLY, "2021-07", "2021-22 Q2", "Jul 2021"),
        (QUARTERLY, "2022-05", "2022-06", "2022-23 Q1"),
    ],
)
def test_limits_that_begin_anew_twice_at_one_point_are_told(settings: str, first: str, second: str, label: str) -> None:
    """They begin there once."""
    spc = f"spc: {{rebase: [{{from: {first}, reason: a}}, {{from: {second}, reason: b}}]}}"
    start = "Apr 2021" if settings is MONTHLY else "2021-22 Q1"
    once = ("spc", "rebase", 1, "from"), f"Control limits begin anew twice at {label}.", "Keep one of them."
    assert wrong(f"{settings}, {spc}", STEADY, start) == [once]
    assert control(f"{settings}, {spc}", STEADY, start).chart is not None


@pytest.mark.parametrize(
    ("settings", "values"),
    [
        (f"{MONTHLY}, spc: {{rebase: [{{from: 2021-05, reason: a}}], ghosts: [2021-06]}}", STEADY),
        (f"{MONTHLY}, spc: {{ghosts: [2020-06]}}", [None]),
        ("kind: rolling, spc: {ghosts: [2020-06]}", STEADY),
        (MONTHLY, STEADY),
    ],
)
def test_nothing_else_is_told(settings: str, values: list[float | None]) -> None:
    """Not of right settings, nor of a chart without points, a refused one, or one without settings."""
    assert wrong(settings, values) == []
