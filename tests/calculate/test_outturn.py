"""The year-end outturn if the past pattern holds (method section 10), worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.calculate import Amount, PeriodFigure
from scorecard.calculate.outturn import Outturn, forecast
from scorecard.catalogue import Indicator
from scorecard.period import Period
from tests.making import Q4, loaded, result

FLOW = "kind: flow, decimals: 2"
RATIO = "kind: ratio, unit: percent, decimals: 2"
CUMULATIVE = "kind: cumulative, decimals: 2"
TEN_QUARTERS = "10 20 30 40; 12 24 33 43; 15 25"
YEARS = st.lists(st.integers(0, 9000).map(lambda number: number / 10), min_size=4, max_size=4)


def measure(settings: str) -> Indicator:
    """The indicator of these settings."""
    return loaded(settings).catalogue.indicators[0]


def outturn(settings: str, figures: str) -> Outturn:
    """Return the outturn of 2022-23 from years of quarters: ``10 20 30 40; 12 ?``.

    A quarter is a value, a numerator over a denominator, ``?`` for none, ``~5`` partial or ``[c]`` suppressed.
    """
    indicator = measure(settings)
    years = [year.split() for year in figures.split(";")]
    return forecast(
        indicator,
        [
            quarter(indicator, Period.quarter(2023 - len(years) + year, number), said)
            for year, quarters in enumerate(years)
            for number, said in enumerate(quarters, 1)
        ],
    )


def quarter(indicator: Indicator, period: Period, said: str) -> PeriodFigure:
    """Return one quarter as it is written here."""
    if said in ("?", "[c]"):
        return PeriodFigure(Amount(period, suppressed=said == "[c]"), None)
    top, _, bottom = said.removeprefix("~").partition("/")
    numerator, denominator = (float(top), float(bottom)) if bottom else (None, None)
    value = float(top) / float(bottom) * indicator.scale if bottom else float(top)
    known = 2 if said.startswith("~") else 3
    amount = Amount(
        period, value, known=known, expected=3, at_end=known == 3, numerator=numerator, denominator=denominator
    )
    return PeriodFigure(amount, indicator.style.figure(value))


def texts(found: Outturn) -> tuple[str | None, ...]:
    """The figure, low and high as printed."""
    return tuple(figure.text if figure else None for figure in (found.figure, found.low, found.high))


def test_a_flow_is_last_years_quarters_with_the_mean_change() -> None:
    """Differences 2, 4, 3, 3, 3, 1: mean 16/6, sd 1.0328, k = 2, t(0.9, 5) = 1.4759; 40 + 76 + 2 x 16/6 = 121.33."""
    found = outturn(FLOW, TEN_QUARTERS)
    assert texts(found) == ("121.33", "118.84", "123.82")
    assert found.figure is not None
    assert found.figure.value == pytest.approx(121 + 1 / 3, rel=1e-12)
    assert found.year.label == "2022-23"
    assert found.why_not is None
    assert found.basis == (
        "From 10 quarters: each quarter to come is taken to be as a year before, plus the average change on the year "
        "before, with an 80% range."
    )


def test_under_eight_quarters_there_is_a_point_and_no_range() -> None:
    """15 + 25 + 30 + 40, as last year; the sentence says why there is no range."""
    found = outturn(FLOW, "10 20 30 40; 15 25")
    assert texts(found) == ("110.00", None, None)
    assert found.basis == (
        "From 6 quarters: each quarter to come is taken to be as a year before; too few quarters are known for a range."
    )


def test_a_ratio_is_forecast_by_its_parts() -> None:
    """Numerators 45 + 134 + 3 x 1.8 = 184.4, denominators 60 + 150 + 3 x 2 = 216: R = 0.85370.

    Numerator less R x denominator: 2, 1, 3, 0, 3 - 8.5370; sd 3.33975, t(0.9, 4) = 1.53321, k = 3, m = 5:
    1.53321 x 3.33975 x sqrt(3 + 9/5) / 216 = 5.19 points.
    """
    found = outturn(RATIO, "40/50 45/50 40/50 45/50; 42/50 46/50 43/50 45/50; 45/60")
    assert texts(found) == ("85.37%", "80.18%", "90.56%")


def test_a_cumulative_measure_goes_on_by_what_each_quarter_added() -> None:
    """35 so far; last year's third quarter added 30 and its fourth 40."""
    assert texts(outturn(CUMULATIVE, "10 30 60 100; 12 35")) == ("105.00", None, None)


def test_a_cumulative_ratio_goes_on_by_both_parts() -> None:
    """60 of 110 so far, and last year's 25 of 0 and 23 of 0: 108 of 110, where percentages alone would give 102.55%."""
    settings = f"{CUMULATIVE}, unit: percent"
    assert texts(outturn(settings, "25/100 50/100 75/100 98/100; 30/110 60/110")) == ("98.18%", None, None)
    assert texts(outturn(settings, "25 50 75 98; 27.2727 54.5455")) == ("102.55%", None, None)


def test_a_range_of_a_cumulative_measure_is_that_of_its_steps() -> None:
    """The steps of the flow above, added up within each year, give its outturn and its range."""
    assert texts(outturn(CUMULATIVE, "10 30 60 100; 12 36 69 112; 15 40")) == ("121.33", "118.84", "123.82")


def test_a_gap_in_the_past_costs_its_pairs_alone() -> None:
    """Without 2020-21 Q4 the differences are 2, 4, 3, 3, 1: mean 2.6; 40 + 76 + 5.2."""
    assert texts(outturn(FLOW, "10 20 30 ?; 12 24 33 43; 15 25"))[0] == "121.20"


def test_one_pair_a_year_apart_gives_no_range() -> None:
    """Nine quarters, of which only 2022-23 Q1 has one a year before: there is no spread to measure."""
    found = outturn(FLOW, "1 2 3 4; ? ? ? ?; 10 20 30 40; 15")
    assert texts(found) == ("105.00", None, None)


@pytest.mark.parametrize(
    ("settings", "figures", "reason"),
    [
        ("kind: stock", TEN_QUARTERS, "The figure is a position on a day, and positions do not add up to a year."),
        (
            "kind: mean",
            TEN_QUARTERS,
            "The figures are averages whose bases are unknown, so they make no figure for the year.",
        ),
        ("kind: rolling", TEN_QUARTERS, "The figure covers twelve months already."),
        ("kind: annualised", TEN_QUARTERS, "The figure is a full-year rate already."),
        (
            "kind: supplied",
            TEN_QUARTERS,
            "The figures are shown as they are given, so it is not known how they make up the year.",
        ),
        (
            "kind: flow, year_to_date: supplied",
            TEN_QUARTERS,
            "The year to date is not worked out from the quarters, so the year cannot be either.",
        ),
        ("kind: flow, frequency: annual", TEN_QUARTERS, "The measure has one figure a year."),
        (FLOW, "10 20 30 40; 12 24 33 43", "2022-23 is over, so nothing is left to forecast."),
        (FLOW, "10", "A forecast needs 4 quarters; 1 is known."),
        (FLOW, "10 20; 30", "A forecast needs 4 quarters; 3 are known."),
        (FLOW, "10 20 30 40; ? 25", "The figures of 2022-23 Q1 are not fully known."),
        (FLOW, "10 20 30 40; 15 ~25", "The figures of 2022-23 Q2 are not fully known."),
        (FLOW, "10 20 30 40; 15 [c]", "The figures of 2022-23 Q2 are suppressed."),
        (FLOW, "10 20 30 ?; 15 25", "The figures of 2021-22 Q4 are not fully known."),
        (FLOW, "10 20 [c] [c]; 15 25", "The figures of 2021-22 Q3 and 2021-22 Q4 are suppressed."),
        (FLOW, "10 20 [c] ~40; 15 25", "The figures of 2021-22 Q3 and 2021-22 Q4 are not fully known."),
        (FLOW, "40; 12 24 ? ~9; 1 2", "The figures of 2021-22 Q3 and 2021-22 Q4 are not fully known."),
        (
            RATIO,
            "1/2 1/2 1/2 1/2; 1/2 50",
            "The numerators and denominators of 2022-23 Q2 are not fully known.",
        ),
        (CUMULATIVE, "10 ? 60 100; 12 35", "The figures of 2021-22 Q3 are not fully known."),
        (
            RATIO,
            "5/300 5/300 5/300 5/300; 5/100 5/100 5/100 5/100; 1/1",
            "The denominators of the whole year do not come to more than zero.",
        ),
    ],
)
def test_what_cannot_be_forecast_says_why(settings: str, figures: str, reason: str) -> None:
    """No figure, and one sentence, which tells no number."""
    found = outturn(settings, figures)
    assert found == Outturn(found.year, why_not=reason)


def test_the_last_month_alone_makes_a_cumulative_quarter_known() -> None:
    """September is the year so far, whatever became of July and August."""
    indicator = measure(CUMULATIVE)
    figures = [quarter(indicator, Q4 - 4 - back, str(100 - 25 * back)) for back in (3, 2, 1, 0)]
    amount = Amount(Q4 - 3, 20.0, known=1, expected=3, at_end=True)
    assert texts(forecast(indicator, [*figures, PeriodFigure(amount, indicator.style.figure(20))]))[0] == "95.00"


def test_a_share_ends_at_100() -> None:
    """The range of 96 to 99% would go beyond it, which cannot be."""
    figures = "90/100 99/100 90/100 99/100; 99/100 97/100 99/100 99/100; 99/100"
    assert texts(outturn(RATIO, figures))[2] == "100.00%"


@pytest.mark.parametrize(
    ("settings", "target"),
    [
        (FLOW, "30"),
        (FLOW, "{annual: 500}"),
        (FLOW, "{annual: 500, profile: [1, 2, 3, 4]}"),
        (FLOW, "{quarters: [10, 20, 30, 40]}"),
        (FLOW, "{months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}"),
        (CUMULATIVE, "{annual: 500}"),
        (CUMULATIVE, "{quarters: [10, 20, 30, 40]}"),
        (CUMULATIVE, "30"),
    ],
)
def test_the_outturn_is_held_against_the_target_of_the_year_to_date_in_quarter_4(settings: str, target: str) -> None:
    """Whatever form the target has: 30 for each quarter of a flow is 120 for the year."""
    settings += f", target: {{2022-23: {target}}}"
    last = result(settings, "Q1=1; Q2=1; Q3=1; Q4=1", Q4).year_to_date
    found = outturn(settings, TEN_QUARTERS).verdict
    assert found is not None
    assert last.goal.text is not None
    assert f"against a target of {last.goal.text}: " in found.reason


@pytest.mark.parametrize(
    ("settings", "rating", "reason"),
    [
        ("target: {2022-23: 30}", "green", "121.33 against a target of 120.00: met."),
        ("target: {2022-23: {annual: 122}}", "red", "121.33 against a target of 122.00: missed by 0.67."),
        ("direction: none", "no_target", "No target is set for 2022-23."),
        ("target: {2022-23: {quarters: [1, 2, 3, null]}}", "no_target", "No target is set for 2022-23."),
        ("target: {2022-23: tbc}", "no_target", "The target for 2022-23 is to be confirmed."),
        (
            "target: {2022-23: {annual: 122}}, rating: direction decides",
            "amber",
            "121.33 against a target of 122.00: missed by 0.67, but better than 112.00 in 2021-22.",
        ),
    ],
)
def test_an_outturn_has_the_rating_that_it_would_get(settings: str, rating: str, reason: str) -> None:
    """Against the year's target; where the direction decides, against the year before."""
    found = outturn(f"{FLOW}, {settings}", TEN_QUARTERS).verdict
    assert found is not None
    assert (found.rating, found.reason) == (rating, reason)


def test_a_year_before_that_is_not_whole_decides_nothing() -> None:
    """2021-22 Q1 is unknown, so last year has no figure to compare with."""
    settings = f"{FLOW}, target: {{2022-23: {{annual: 122}}}}, rating: direction decides"
    found = outturn(settings, "10 20 30 40; ? 24 33 43; 15 25").verdict
    assert found is not None
    assert found.rating == "red"
    assert "no figure for 2021-22" in found.reason


@given(YEARS, st.integers(2, 5), st.integers(1, 3))
def test_years_that_repeat_end_as_the_last(year: list[float], past: int, so_far: int) -> None:
    """The outturn is last year's total, and the range has no width."""
    figures = "; ".join([" ".join(map(str, year))] * past + [" ".join(map(str, year[:so_far]))])
    found = outturn(FLOW, figures)
    assert found.figure is not None
    assert texts(found) == (measure(FLOW).style.figure(sum(year)).text,) * 3


@given(st.integers(1, 50), st.integers(0, 9))
def test_the_range_narrows_as_the_year_goes_on(swing: int, growth: int) -> None:
    """Quarters that lie above and below those of a year before in turn: the more are known, the narrower the range."""
    odd, even = 100 + growth + swing, 100 + growth - swing
    widths = []
    for so_far in ("{odd}", "{odd} {even}", "{odd} {even} {odd}"):
        now = so_far.format(odd=2 * odd - 100, even=2 * even - 100)
        found = outturn(FLOW, f"100 100 100 100; {odd} {even} {odd} {even}; {now}")
        assert found.high is not None
        assert found.low is not None
        widths.append(found.high.value - found.low.value)
    assert widths[0] > widths[1] > widths[2] > 0


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("100 100 100 100; 50 50 50 1; 1", (None, None, None)),
        ("100 100 100 100; 90 80 90 80; 10", ("176.00", "76.92", "275.08")),
        ("10 10 10 10; 14 2 14 2; 2", ("8.00", "0.00", "33.14")),
        ("10 10 10 10; 14 -2 14 -2; 2", ("-4.80", "-34.24", "24.64")),  # figures were below zero before
    ],
)
def test_what_never_was_below_zero_is_not_forecast_there(figures: str, said: tuple[str | None, ...]) -> None:
    """The range is cut off at zero; a forecast beyond it is refused, since the pattern cannot hold."""
    found = outturn(FLOW, figures)
    assert tuple(each.text if each else None for each in (found.figure, found.low, found.high)) == said
    assert (found.why_not == "The past pattern would lead below zero, so it cannot hold.") == (said[0] is None)


@given(st.lists(st.integers(0, 500), min_size=9, max_size=11), st.sampled_from([10, 0.5, 1000]))
def test_figures_in_another_measure_give_the_same_outturn_in_it(numbers: list[int], factor: float) -> None:
    """Pounds or thousands of pounds: figure and range scale."""
    first, second = (
        outturn("kind: flow, decimals: 6", "; ".join(" ".join(map(str, scaled[at : at + 4])) for at in (0, 4, 8)))
        for scaled in (numbers, [number * factor for number in numbers])
    )
    assert first.why_not == second.why_not
    for one, other in zip((first.low, first.figure, first.high), (second.low, second.figure, second.high), strict=True):
        assert (one is None) == (other is None) == (first.why_not is not None)
        assert one is None or other is None or other.value == pytest.approx(one.value * factor, rel=1e-9, abs=1e-6)


@given(st.lists(st.integers(1, 50), min_size=10, max_size=10))
def test_a_ratio_of_equal_denominators_is_their_flow(numbers: list[int]) -> None:
    """With 100 in every quarter, the share of the year is the outturn of the numerators over 400."""
    share = outturn(RATIO, "; ".join(" ".join(f"{each}/100" for each in numbers[at : at + 4]) for at in (0, 4, 8)))
    flow = outturn(FLOW, "; ".join(" ".join(map(str, numbers[at : at + 4])) for at in (0, 4, 8)))
    assert share.why_not == flow.why_not
    for part, whole in ((share.figure, flow.figure), (share.high, flow.high)):
        assert (part is None) == (whole is None) == (flow.why_not is not None)
        assert part is None or whole is None or part.value == pytest.approx(max(whole.value / 4, 0), rel=1e-9, abs=1e-9)
