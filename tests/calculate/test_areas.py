"""Where the council stands among other areas (method section 7)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.areas import compare_areas
from scorecard.observations import AreaFigure
from tests.calculate.neighbours import NAMES, SHARE, areas, compared, comparison, place
from tests.making import Q1, Q2, loaded

FOUR = "A=60; B=65; C=75; D=80"


@pytest.mark.parametrize(
    ("rows", "ours", "direction", "ranked"),
    [
        (FOUR, 70.0, "higher", "3 of 5, 0 without"),
        (FOUR, 70.0, "lower", "3 of 5, 0 without"),
        (FOUR, 90.0, "higher", "1 of 5, 0 without"),
        (FOUR, 90.0, "lower", "5 of 5, 0 without"),
        ("A=60; B=; C=75; D=", 70.0, "higher", "2 of 3, 2 without"),
        ("A=70; B=70; C=75", 70.0, "higher", "2 of 4, 0 without"),
        ("A=70.04; B=60", 70.0, "higher", "1 of 3, 0 without"),
        ("A=70.05; B=60", 70.0, "higher", "2 of 3, 0 without"),
        ("A=0; B=", 0.0, "higher", "1 of 2, 1 without"),
    ],
)
def test_the_best_is_first_and_ties_share_the_smallest_rank(
    rows: str, ours: float, direction: str, ranked: str
) -> None:
    """Published figures are ranked, ours among them; an area without data is counted, not ranked."""
    found = place(areas(rows), ours, f"{SHARE}, direction: {direction}")
    assert f"{found.rank} of {found.of}, {found.without_data} without" == ranked
    assert found.why_not is None


@pytest.mark.parametrize(
    ("rows", "ours", "quartile"),
    [
        ("A=60; B=65", 70.0, None),
        ("A=60; B=65; C=75", 70.0, 2),
        ("A=60; B=65; C=75", 80.0, 1),
        ("A=60; B=65; C=75", 50.0, 4),
        ("A=60; B=65; C=", 70.0, None),
    ],
)
def test_four_areas_with_figures_make_quartiles(rows: str, ours: float, quartile: int | None) -> None:
    """The first is the best; the council is one of the four."""
    assert place(areas(rows), ours).quartile == quartile


@pytest.mark.parametrize(
    ("rows", "text", "basis"),
    [
        ("A=10/20; B=60/60", "87.5%", "all numerators over all denominators of 2 areas"),
        ("A=10/20; B=60/60; C=", "87.5%", "all numerators over all denominators of 2 areas"),
        ("A=10/20; B=100", "75.0%", "plain mean of 2 areas"),
        ("A=50; B=100", "75.0%", "plain mean of 2 areas"),
        ("A=50; B=", "50.0%", "the only area with a figure"),
        ("A=50; B=0/0", "50.0%", "the only area with a figure"),
        ("A=50; B=5/0", "50.0%", "the only area with a figure"),
        ("A=55 10/20; B=60/60", "87.5%", "all numerators over all denominators of 2 areas"),
    ],
)
def test_the_average_says_how_it_came_about(rows: str, text: str, basis: str) -> None:
    """Pooled where every area with a figure has both parts, otherwise the plain mean; impossible parts are no data."""
    found = place(areas(rows))
    assert (found.average.text, found.average_basis) == (text, basis)


def test_a_group_is_compared_by_its_average() -> None:
    """69.9% against 70.0% in the four: worse, and the source is the file."""
    found = comparison(areas(FOUR), 69.9)
    assert (found.comparator, found.name, found.figure.text) == ("neighbours", "Statistical neighbours", "70.0%")
    assert (found.standing.value, found.source, found.significant) == ("worse", "areas.csv", None)


def test_one_area_is_a_benchmark_and_no_place() -> None:
    """England alone is nobody's neighbour."""
    comparisons, places = compared(areas("England=64.1", comparator="national"))
    assert [(each.name, each.figure.text, each.standing.value) for each in comparisons] == [
        ("England", "64.1%", "better")
    ]
    assert places == ()


@pytest.mark.parametrize(
    ("comparator", "rows", "standing", "measured"),
    [
        ("national", "England=600/1000", "better", False),
        ("neighbours", "Derby=60/100", "similar", True),
        ("neighbours", "Derby=30/100", "better", True),
        ("neighbours", "Derby=60", "better", False),
        ("neighbours", "Derby=60/100; Luton=60/100", "better", False),
    ],
)
def test_another_area_is_measured_as_we_are(comparator: str, rows: str, standing: str, measured: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """70 of 100 spans 60.4 to 78.1%: beyond a fixed 60%, but not clear of the interval of 60 of 100."""
    found = comparison(areas(rows, comparator=comparator), "70/100")
    assert (found.standing.value, found.significant) == (standing, standing == "better")
    assert (found.interval is not None) == measured


@pytest.mark.parametrize("name", ["Testshire Council", "testshire", "TEST shire", "Testshire  council", "Test-shire"])
def test_our_own_row_stands_for_us(name: str) -> None:
    """61% as the file has it, like with like, and not 70%; it is none of the others."""
    found = place(areas(f"{name}=61; A=60; B=65; C=75"))
    assert (found.rank, found.of, found.average.text) == (3, 4, "66.7%")


def test_our_own_row_ranks_us_in_another_period_too() -> None:
    """The comparison needs one period; the place is taken within the file."""
    (against,), (found,) = compared(areas("Testshire=61; A=60; B=65", "2021-22"))
    assert (found.rank, found.of, found.period.label) == (2, 3, "2021-22")
    assert (against.standing.value, against.why_not) == ("not_compared", "for 2021-22, one year before")


def test_our_own_row_without_a_figure_leaves_our_figure() -> None:
    """It is no area without data."""
    found = place(areas("Testshire=; A=60; B=65"))
    assert (found.rank, found.of, found.without_data) == (1, 3, 0)


def test_our_own_row_alone_is_nobody_to_compare_with() -> None:
    """Neither are areas none of which has a figure."""
    assert compared(areas("Testshire=61; A=; B=")) == ((), ())
    assert compared(areas("A=; B=")) == ((), ())


@pytest.mark.parametrize(
    ("settings", "ours", "period", "why_not"),
    [
        ("", 70.0, "2021-22", "for 2021-22, one year before"),
        ("", None, "2022-23 Q2", "no figure of our own"),
        (", direction: none", 70.0, "2022-23 Q2", "neither end is better"),
        (", direction: range", 70.0, "2022-23 Q2", "neither end is better"),
    ],
)
def test_no_place_without_a_reason(settings: str, ours: float | None, period: str, why_not: str) -> None:
    """The average and the number of areas are still there."""
    found = place(areas(FOUR, period), ours, f"{SHARE}{settings}")
    assert (found.rank, found.quartile, found.of, found.why_not) == (None, None, 4, why_not)
    assert found.average.text == "70.0%"


def test_of_a_hidden_figure_files_tell_nothing() -> None:
    """Our own row is there, and neither place nor comparison is taken from it."""
    (against,), (found,) = compared(areas(f"Testshire=61; {FOUR}"), None)
    assert (found.rank, found.quartile, found.of, found.average.text) == (None, None, 4, "70.0%")
    assert (against.standing.value, against.why_not) == ("not_compared", "no figure of our own")


def test_a_partial_figure_has_no_place() -> None:
    """Two months of three are not the quarter."""
    (indicator,) = loaded(SHARE).catalogue.indicators
    now = PeriodFigure(Amount(Q2, 70.0, known=2, expected=3), indicator.style.figure(70.0))
    _, (found,) = compare_areas(indicator, now, NAMES, "Testshire Council", areas(FOUR))
    assert (found.rank, found.why_not) == (None, "our figure covers 2 of 3 months")


@pytest.mark.parametrize(
    ("periods", "shown"),
    [
        (("2020-21", "2021-22"), "2021-22"),
        (("2022-23 Q2", "Sep 2022"), "2022-23 Q2"),
        (("2022-23 Q1", "2021-22"), "2022-23 Q1"),
        (("2021-22", "2021-22 Q4", "Mar 2022"), "2021-22"),
    ],
)
def test_the_period_of_our_figure_goes_before_the_latest(periods: tuple[str, ...], shown: str) -> None:
    """Of periods that end together, the longest."""
    figures = [figure for period in periods for figure in areas(FOUR, period)]
    assert place(figures).period.label == shown
    assert place(figures[::-1]).period.label == shown


def test_an_earlier_figure_is_compared_with_its_own_period() -> None:
    """Ours is for quarter 1, and so is the benchmark, although quarter 2 is there."""
    figures = [*areas("A=60; B=62", "2022-23 Q1"), *areas("A=80; B=82")]
    assert comparison(figures, period=Q1).figure.text == "61.0%"


def test_a_period_without_any_figure_is_passed_over() -> None:
    """The latest that has one is shown."""
    assert place([*areas("A=; B="), *areas("A=60; B=62", "2021-22")]).period.label == "2021-22"


@pytest.mark.parametrize(
    ("benchmark", "rows_period", "text"),
    [
        ("value: 64.1, period: 2021-22", "2021-22", "64.1%"),
        ("value: 64.1, period: 2020-21", "2021-22", "60.0%"),
        ("value: 64.1, period: 2021-22", "2020-21", "64.1%"),
        ("value: 64.1, period: 2022-23 Q2", "2022-23 Q3", "64.1%"),
    ],
)
def test_the_later_of_catalogue_and_file_is_shown(benchmark: str, rows_period: str, text: str) -> None:
    """One line for each comparator; the catalogue's where both are of one period, or it alone is of ours."""
    settings = f"{SHARE}, benchmark: {{national: {{source: Table 1, {benchmark}}}}}"
    found = comparison(areas("England=60", rows_period, "national"), settings=settings)
    assert found.figure.text == text
    assert found.source == ("Table 1" if text == "64.1%" else "areas.csv")


def test_the_catalogue_says_of_files_too_what_is_comparable() -> None:
    """Last year's areas are compared and ranked where it says so, with its caveat beside them."""
    benchmark = "{value: 1, period: 2019-20, source: T, comparable: true, caveat: Excludes hotels}"
    settings = f"{SHARE}, benchmark: {{neighbours: {benchmark}}}"
    (against,), (found,) = compared(areas(FOUR, "2021-22"), settings=settings)
    assert (against.standing.value, against.caveat) == ("similar", "Excludes hotels")
    assert (found.rank, found.of) == (3, 5)


def test_figures_in_files_alone_may_be_comparable() -> None:
    """The catalogue gives no figure of its own then."""
    settings = f"{SHARE}, benchmark: {{neighbours: {{comparable: true, caveat: Excludes hotels}}}}"
    (against,), (found,) = compared(areas(FOUR, "2021-22"), settings=settings)
    assert (against.standing.value, against.caveat, found.rank) == ("similar", "Excludes hotels", 3)
    assert compared([], settings=settings) == ((), ())


def test_the_source_is_what_the_file_says_of_it() -> None:
    """Each once; areas without data have none to name."""
    first, second, third = areas("A=60; B=65; C=")
    figures = [replace(first, cited="ONS"), replace(second, cited="DfE"), replace(third, cited="Nobody")]
    assert comparison(figures).source == "DfE and ONS"


def test_figures_of_other_indicators_are_left_alone() -> None:
    """Each row is of one reference."""
    assert compared([replace(figure, ref="2") for figure in areas(FOUR)]) == ((), ())


def test_comparators_follow_the_catalogue() -> None:
    """Whatever comes first in the files."""
    figures = [*areas("England=60", comparator="national"), *areas(FOUR)]
    assert [each.comparator for each in compared(figures)[0]] == ["neighbours", "national"]


MANY = [*areas("A=0.1/0.3; B=1/3; C=70; D=; Testshire=61"), *areas(FOUR, "2021-22"), *areas("E=1/7; F=2/7; G=1/9")]


@given(st.permutations(MANY))
def test_the_order_of_rows_changes_nothing(figures: list[AreaFigure]) -> None:
    """Not even the last digit of an average."""
    assert compared(figures) == compared(MANY)
