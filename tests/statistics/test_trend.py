"""The recent trend: its arithmetic against published values and other software, and its rules one by one."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.linear_model import WLS
from statsmodels.tools import add_constant

from scorecard.statistics import recent_trend

Figures = dict[str, Any]  # the lists of a series by their names

YEARS = [2018, 2019, 2020, 2021, 2022]
RISING: Figures = {"numerators": [200, 230, 250, 290, 310], "denominators": [1000, 1000, 1000, 1000, 1000]}
FALLING: Figures = {"numerators": [310, 290, 250, 230, 200], "denominators": [1000, 1000, 1000, 1000, 1000]}
FLAT: Figures = {"numerators": [25, 23, 26, 24, 25], "denominators": [100, 100, 100, 100, 100]}
MEASURED: Figures = {
    "values": [70.1, 71.0, 71.8, 72.9, 73.5],
    "lows": [69.5, 70.5, 71.0, 72.4, 72.8],
    "highs": [70.7, 71.5, 72.6, 73.4, 74.2],
}


def test_proportions_give_the_statistic_of_the_sas_manual() -> None:
    """SAS/STAT, the FREQ procedure, Cochran-Armitage trend test: adverse responses by dose, Z = -4.7918."""
    found = recent_trend([0, 1, 2, 3, 4], numerators=[6, 7, 9, 14, 23], denominators=[32, 33, 32, 32, 32])
    assert found.chi_squared == pytest.approx(4.7918**2, abs=5e-4)
    assert found.result == "increasing"


@pytest.mark.parametrize(
    ("scores", "one_sided"), [([1, 2, 3, 4, 5], 0.0882), ([0, 0.5, 1.5, 4, 8], 0.0039)], ids=["even", "with gaps"]
)
def test_proportions_give_the_significance_of_the_statxact_example(scores: list[float], one_sided: float) -> None:
    """Cytel, StatXact example 6: malformations by alcohol consumption, the distances between groups count."""
    found = recent_trend(scores, numerators=[48, 38, 5, 1, 1], denominators=[17_114, 14_502, 793, 127, 38])
    assert found.chi_squared is not None
    assert stats.chi2.sf(found.chi_squared, 1) / 2 == pytest.approx(one_sided, abs=5e-5)


def test_proportions_give_the_statistic_of_epi_info() -> None:
    """Epi Info's Mantel extension test of smoking by class prints 3.535; it is ours x (N - 1) / N."""
    found = recent_trend([1, 2, 3, 4, 5], numerators=[17, 76, 34, 32, 20], denominators=[57, 271, 122, 85, 50])
    assert found.chi_squared is not None
    assert found.chi_squared * (585 - 1) / 585 == pytest.approx(3.535, abs=5e-4)


@pytest.mark.parametrize("years", [YEARS, [2010, 2013, 2014, 2020, 2022]])
def test_proportions_follow_the_definition(years: list[int]) -> None:
    """The formula in whole numbers, and an unweighted regression of the log odds by scipy."""
    x, n = [211, 250, 305, 290, 411], [1000, 1100, 1250, 990, 1420]
    big, many, first, second = sum(n), sum(x), np.dot(n, years), np.dot(n, np.square(years))
    top = big * (big * int(np.dot(x, years)) - many * int(first)) ** 2
    bottom = many * (big - many) * (big * int(second) - int(first) ** 2)
    odds = [math.log(part / (whole - part)) for part, whole in zip(x, n, strict=True)]
    found = recent_trend(years, numerators=x, denominators=n)
    assert found.chi_squared == pytest.approx(top / bottom, rel=1e-9)
    assert found.slope == pytest.approx(stats.linregress(years, odds).slope, rel=1e-9)


@pytest.mark.parametrize("years", [YEARS, [2010, 2013, 2014, 2020, 2022]])
def test_measures_follow_the_weighted_regression_of_statsmodels(years: list[int]) -> None:
    """Weights are 1 / the squared standard error; the standard error of the slope takes the weights as they are."""
    weights = [
        (2 * 1.959964 / (high - low)) ** 2 for low, high in zip(MEASURED["lows"], MEASURED["highs"], strict=True)
    ]
    fit = WLS(MEASURED["values"], add_constant(np.array(years) - 2000.0), weights=weights).fit()
    found = recent_trend(years, **MEASURED)
    assert found.slope == pytest.approx(fit.params[1], rel=1e-9)
    assert found.chi_squared == pytest.approx(fit.params[1] ** 2 / fit.normalized_cov_params[1, 1], rel=1e-9)
    assert found.result == "increasing"


@pytest.mark.parametrize(
    ("figures", "direction", "result", "judgement"),
    [
        (RISING, "higher", "increasing", "getting better"),
        (RISING, "lower", "increasing", "getting worse"),
        (RISING, "none", "increasing", None),
        (FALLING, "higher", "decreasing", "getting worse"),
        (FALLING, "lower", "decreasing", "getting better"),
        (FALLING, "none", "decreasing", None),
        (FLAT, "higher", "no significant change", None),
        (FLAT, "lower", "no significant change", None),
    ],
)
def test_a_trend_is_judged_by_the_direction(
    figures: Figures, direction: str, result: str, judgement: str | None
) -> None:
    """Rising is better only where higher is; without a trend or a direction there is no judgement."""
    found = recent_trend(YEARS, **figures, direction=direction)
    assert (found.result, found.judgement, found.reason) == (result, judgement, None)


@pytest.mark.parametrize(("scale", "result"), [(0.9999, "no significant change"), (1.0001, "increasing")])
def test_a_trend_is_significant_beyond_99_8_percent(scale: float, result: str) -> None:
    """A slope of 3.0902... standard errors is where it begins: 9.549536 squared."""
    slope = math.sqrt(9.549536 / 10) * scale
    values = [slope * step for step in range(5)]
    half = 1.959964  # standard errors of 1
    found = recent_trend(
        YEARS, values=values, lows=[value - half for value in values], highs=[value + half for value in values]
    )
    assert found.chi_squared == pytest.approx(9.549536 * scale**2, rel=1e-9)
    assert found.result == result


@pytest.mark.parametrize(
    ("numerators", "alone"),
    [([100, 100, 100, 100, 300], 2022), ([300, 100, 100, 100, 100], 2018), ([110, 100, 90, 80, 300], 2022)],
)
def test_a_trend_that_hangs_on_one_year_is_none(numerators: list[float], alone: int) -> None:
    """Where leaving out a year leaves no slope, or the opposite one, the figure has jumped and not risen."""
    found = recent_trend(YEARS, numerators=numerators, denominators=[1000] * 5, direction="higher")
    assert found.chi_squared is not None
    assert found.chi_squared > 9.549536
    assert (found.result, found.judgement) == ("no significant change", None)
    assert found.reason == f"Without {alone} the figures would move the other way, or not at all."


def test_a_measure_that_stands_still_but_for_one_year_has_no_trend() -> None:
    """Unequal weights and 0.1s leave float noise where the slope of the other four is 0."""
    values, halves = [0.1, 0.1, 0.1, 0.1, 0.9], [0.05, 0.07, 0.03, 0.06, 0.05]
    found = recent_trend(
        YEARS,
        values=values,
        lows=[value - half for value, half in zip(values, halves, strict=True)],
        highs=[value + half for value, half in zip(values, halves, strict=True)],
    )
    assert found.result == "no significant change"
    assert found.reason == "Without 2022 the figures would move the other way, or not at all."


def test_a_figure_that_stands_still_has_a_slope_of_exactly_0() -> None:
    """Float noise is not a change."""
    found = recent_trend(YEARS, numerators=[1, 3, 7, 30, 9], denominators=[10, 30, 70, 300, 90])
    assert (found.result, found.slope, found.chi_squared) == ("no significant change", 0, 0)


def test_only_the_latest_five_years_count() -> None:
    """An earlier year changes nothing, not even one of which all or none were counted."""
    years = [2015, 2016, *YEARS]
    early: Figures = {"numerators": [900, 0], "denominators": [1000, 1000]}
    longer = {name: early[name] + RISING[name] for name in RISING}
    assert recent_trend(years, **longer) == recent_trend(YEARS, **RISING)


@pytest.mark.parametrize("name", ["numerators", "denominators"])
def test_a_year_without_a_figure_is_left_out_and_an_earlier_one_counts(name: str) -> None:
    """The guidance takes the latest five values; the distance between years counts, so a gap does no harm."""
    years = [2017, *YEARS]
    with_gap: Figures = {key: [190 if key == "numerators" else 1000, *figures] for key, figures in RISING.items()}
    with_gap[name] = [None if year == 2020 else figure for year, figure in zip(years, with_gap[name], strict=True)]
    kept = [2017, 2018, 2019, 2021, 2022]
    assert recent_trend(years, **with_gap) == recent_trend(
        kept, numerators=[190, 200, 230, 290, 310], denominators=[1000] * 5
    )


@pytest.mark.parametrize("name", ["values", "lows", "highs"])
def test_a_value_without_its_interval_is_left_out(name: str) -> None:
    """What cannot be weighed cannot be tested; four years are too few."""
    figures = {**MEASURED, name: [None, *MEASURED[name][1:]]}
    found = recent_trend(YEARS, **figures)
    assert found.reason == "A trend needs 5 years with data; 4 are known."


@pytest.mark.parametrize(
    "periods",
    [
        ["2018", "2019", "2020", "2021", "2022"],
        ["2018/19", "2019/20", "2020/21", "2021/22", "2022/23"],
        ["2018-19", "2019-20", "2020-21", "2021-22", "2022-23"],
        ["2018–19", "2019/20", " 2020", "2021 to 2022", "2022-2023"],
        [2018.0, 2019.0, 2020.0, 2021.0, 2022.0],
        list(np.array(YEARS)),
    ],
)
def test_a_period_is_a_number_or_a_text_that_begins_with_its_year(periods: list[float | str]) -> None:
    """Calendar and financial years, however written."""
    assert recent_trend(periods, **RISING) == recent_trend(YEARS, **RISING)


def test_very_large_counts_do_not_overflow() -> None:
    """The products in the formula pass the largest 64-bit whole number."""
    small = recent_trend(YEARS, **RISING)
    figures: Figures = {name: [number * 10**9 for number in np.array(numbers)] for name, numbers in RISING.items()}
    found = recent_trend(YEARS, **figures)
    assert small.chi_squared is not None
    assert found.chi_squared == pytest.approx(small.chi_squared * 1e9, rel=1e-9)
    assert found.slope == pytest.approx(small.slope, rel=1e-9)
