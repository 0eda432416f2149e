"""The control chart's picture: marks that differ by form, lines, labels, periods along the foot."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.charts.control import ControlChart, Pattern, Sign, draw
from scorecard.charts.control_picture import GHOST, MARKS
from scorecard.charts.style import BAR_EDGE, DARK_GREY, DARK_PINK, GRID
from scorecard.figures import Style, Unit
from scorecard.period import Kind

from .examples import COUNT, POUNDS, assert_readable, boxes, control, elements, strokes, texts

GOLD = Path(__file__).parent / "expected" / "control.svg"
WIDTH, HEIGHT = 60, 29  # millimetres, as on a card
STEADY = (52, 48, 51, 47, 53, 50, 49, 54, 46, 52, 51, 49) * 3
UP, DOWN = (Sign.IMPROVEMENT, Pattern.OUTSIDE), (Sign.CONCERN, Pattern.OUTSIDE)
SHAPES = {
    "signals": control((*STEADY[:33], 62, 37, 53), target=55, signs={33: UP, 34: DOWN}),
    "change": control((*STEADY[:35], 62), signs={35: (Sign.CHANGE, Pattern.OUTSIDE)}),
    "rebase": control(
        (*STEADY[:18], *(number + 15 for number in STEADY[18:])), (65, 55, 75), 60, before=(18, (50, 40, 60))
    ),
    "no limits yet": control((*STEADY[:30], 65, 66, 64, 67, 65, 66), None, 60, before=(30, (50, 40, 60))),
    "ghost": control((*STEADY[:20], 20, *STEADY[21:]), ghosts=(20,)),
    "latest is a ghost": control((*STEADY[:35], 20), ghosts=(35,)),
    "gaps": control((*STEADY[:20], None, None, *STEADY[22:])),
    "last figure missing": control((*STEADY[:35], None)),
    "quarters": control((70e6, 72e6, 74e6) * 6, (72e6, 66e6, 78e6), 74e6, style=POUNDS, kind=Kind.QUARTER),
    "fewest": control(STEADY[:13]),
    "few months of one year": control(STEADY[:4]),
    "ten digits": control((1234567890, 1330995338) * 8, (1281740930, 1199171918, 1364309941), style=POUNDS),
    "negative": control((-2, 1, 0.5) * 8, (0, -4, 4), 0),
    "counts from zero": control((0, 1, 3, 2) * 8, (1.5, 0, 5.3), 2, style=COUNT),
    "equal for years": control((5,) * 20 + (6,), (5.05, 4.9, 5.2)),
    "all names at one height": control((50, 50.1) * 10, (50.05, 50, 50.1), 50.05),
}
every_shape = pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES.keys())
numbers = st.floats(-1e9, 1e9)


def on_card(data: ControlChart) -> str:
    """The chart as it is drawn on a card."""
    return draw(data, width=WIDTH, height=HEIGHT)


def filled(svg: str, colour: str) -> list[ET.Element]:
    """The shapes of a colour."""
    return [element for element in elements(svg) if element.get("fill") == colour.lower() and element.get("d")]


def test_the_picture_is_the_one_kept() -> None:
    """The chart with signals is byte for byte the one in ``expected``, which a person has looked at."""
    assert on_card(SHAPES["signals"]) + "\n" == GOLD.read_text("utf-8")


@every_shape
def test_few_elements_of_which_none_is_small(data: ControlChart) -> None:
    """At most 26 paths and texts, the letters of none under 7 pt."""
    found = elements(on_card(data))
    assert len(found) <= 26
    assert {element.tag.split("}")[1] for element in found} == {"path", "text"}
    assert min(float(element.get("font-size", 7)) for element in found) >= 7


@every_shape
@pytest.mark.parametrize("size", [(60, 36), (60, 29), (88, 42), (160, 60)])
def test_labels_stay_on_the_page_and_apart(data: ControlChart, size: tuple[float, float]) -> None:
    """No label is clipped by the edge, and none overlaps another, in any size in which charts are shown."""
    assert_readable(draw(data, width=size[0], height=size[1]), *size)


@every_shape
def test_the_latest_figure_is_printed(data: ControlChart) -> None:
    """The latest figure stands in the chart as it is printed everywhere else."""
    figure = None if data.latest is None else data.points[data.latest].figure
    assert figure is not None
    assert figure.text in texts(on_card(data))


@settings(max_examples=100, deadline=None)
@given(
    figures=st.lists(st.none() | numbers, min_size=1, max_size=36).filter(any),
    lines=st.lists(numbers, min_size=3, max_size=3, unique=True),
    target=st.none() | numbers,
    style=st.builds(Style, st.sampled_from(Unit), st.integers(0, 2)),
    size=st.tuples(st.integers(60, 160), st.integers(29, 60)),
    kind=st.sampled_from([Kind.MONTH, Kind.QUARTER]),
)
def test_any_figures_give_a_readable_chart(  # noqa: PLR0913, PLR0917  reason: all that decides where labels go
    figures: list[float | None],
    lines: list[float],
    target: float | None,
    style: Style,
    size: tuple[int, int],
    kind: Kind,
) -> None:
    """Whatever the figures, the limits, the unit and the size, labels stay on the page and apart."""
    lower, average, upper = sorted(lines)
    data = control(figures, (average, lower, upper), target, style=style, kind=kind)
    assert_readable(draw(data, width=size[0], height=size[1]), *size)


@pytest.mark.parametrize(
    ("shape", "sign", "count"),
    [
        ("signals", Sign.IMPROVEMENT, 1),
        ("signals", Sign.CONCERN, 1),
        ("signals", Sign.USUAL, 34),
        ("change", Sign.CHANGE, 1),
    ],
)
def test_every_figure_has_the_mark_of_its_sign(shape: str, sign: Sign, count: int) -> None:
    """A figure that stands out has its own shape, all others a small dot."""
    (marks,) = filled(on_card(SHAPES[shape]), MARKS[sign].fill)
    assert (marks.get("d") or "").count("M") == count


def test_signs_differ_by_form_and_size() -> None:
    """Improvement, concern and change are a circle, a diamond and a square; usual variation is a smaller dot."""
    assert {sign: mark.shape for sign, mark in MARKS.items()} == {
        Sign.USUAL: "o",
        Sign.IMPROVEMENT: "o",
        Sign.CONCERN: "D",
        Sign.CHANGE: "s",
    }
    assert MARKS[Sign.IMPROVEMENT].size > 1.8 * MARKS[Sign.USUAL].size


def test_a_ghost_is_hollow_and_no_part_of_the_line() -> None:
    """The line joins the figures on both sides of it."""
    svg = on_card(SHAPES["ghost"])
    (ghost,) = filled(svg, GHOST.fill)
    (line,) = [each for each in strokes(svg, DARK_GREY) if each.get("stroke-width") == "0.9"]
    assert (ghost.get("stroke"), (ghost.get("d") or "").count("M")) == (DARK_GREY.lower(), 1)
    assert ((line.get("d") or "").count("M"), (line.get("d") or "").count("L")) == (1, 34)


def test_the_line_breaks_where_a_figure_is_missing() -> None:
    """A blank is no figure to join."""
    (line,) = [each for each in strokes(on_card(SHAPES["gaps"]), DARK_GREY) if each.get("stroke-width") == "0.9"]
    assert (line.get("d") or "").count("M") == 2


def test_average_limits_and_target_differ_by_form() -> None:
    """A full line, two dashed ones and a dotted one."""
    svg = on_card(SHAPES["signals"])
    average, limits = strokes(svg, BAR_EDGE)
    (target,) = strokes(svg, DARK_PINK)
    assert (average.get("stroke-dasharray"), limits.get("stroke-dasharray")) == (None, "4 2.4")
    assert (limits.get("d") or "").count("M") == 2
    assert target.get("stroke-dasharray") == "0.01 2.6"


def test_limits_begin_anew() -> None:
    """Each segment has lines of its own, which are not joined."""
    svg = on_card(SHAPES["rebase"])
    average, limits = strokes(svg, BAR_EDGE)
    assert ((average.get("d") or "").count("M"), (limits.get("d") or "").count("M")) == (2, 4)


@pytest.mark.parametrize(
    ("shape", "width", "named"),
    [
        ("signals", 78, ["Oct 2019", "Apr 2021", "Sep 2022"]),
        ("signals", 160, ["Oct 2019", "Apr 2020", "Apr 2021", "Apr 2022", "Sep 2022"]),
        ("quarters", 78, ["2018-19 Q1", "2020-21 Q1", "2022-23 Q2"]),
        ("few months of one year", 78, ["Jun 2022", "Sep 2022"]),
    ],
)
def test_first_last_and_the_years_are_named(shape: str, width: float, named: list[str]) -> None:
    """Along the foot stand the last period, the first, and each April that has room."""
    svg = draw(SHAPES[shape], width=width)
    foot = max(box.high for words, box in boxes(svg))
    assert [words for words, box in boxes(svg) if box.high == foot] == named


@every_shape
def test_few_gridlines(data: ControlChart) -> None:
    """There are five gridlines at most."""
    assert (strokes(on_card(data), GRID)[0].get("d") or "").count("M") <= 5


@pytest.mark.parametrize("data", [control((50, 51), None), control((5, 5), (5, 5, 5)), control((None, None))])
def test_without_a_range_nothing_is_drawn(data: ControlChart) -> None:
    """No limits, limits about figures that are all equal, or no figure: the page says so in words."""
    assert data.is_empty
    with pytest.raises(ValueError, match="no usual range"):
        draw(data)
