"""The recent trend of an annual measure: which figures it is tested on, and when it is refused (method section 9)."""

from __future__ import annotations

import pytest

from scorecard.calculate import Amount, PeriodFigure
from scorecard.calculate.trend import AnnualTrend, annual_trend
from scorecard.period import Period
from scorecard.statistics import Interval
from tests.making import loaded

SHARE = "kind: ratio, unit: percent, decimals: 1, frequency: annual"
SCORE = "kind: supplied, unit: score, decimals: 1, frequency: annual"
RISING = "100/1000 130/1000 160/1000 190/1000 220/1000"


def trend(settings: str, figures: str) -> AnnualTrend | None:
    """Return the trend of years up to 2022-23.

    A year is a value, a value with its interval (``5[4,6]``), a numerator over a denominator, ``?`` for none, or a
    partial one after ``~``.
    """
    indicator = loaded(settings).catalogue.indicators[0]
    said = figures.split()
    years = []
    for number, text in enumerate(said):
        period = Period.of_year(2023 - len(said) + number)
        if text == "?":
            years.append(PeriodFigure(Amount(period), None))
            continue
        value, _, ends = text.removeprefix("~").removesuffix("]").partition("[")
        top, _, bottom = value.partition("/")
        parts = (float(top), float(bottom)) if bottom else (None, None)
        exact = float(top) / float(bottom) * indicator.scale if bottom else float(top)
        low, _, high = ends.partition(",")
        amount = Amount(
            period,
            exact,
            known=3 if text.startswith("~") else 4,
            expected=4,
            numerator=parts[0],
            denominator=parts[1],
        )
        interval = Interval(float(low), float(high)) if ends else None
        years.append(PeriodFigure(amount, indicator.style.figure(exact), interval))
    return annual_trend(indicator, years)


@pytest.mark.parametrize(
    ("settings", "figures", "result", "judgement"),
    [
        (f"{SHARE}, direction: higher", RISING, "increasing", "getting better"),
        (f"{SHARE}, direction: lower", RISING, "increasing", "getting worse"),
        (f"{SHARE}, direction: none", RISING, "increasing", None),
        (f"{SHARE}, direction: range", RISING, "increasing", None),
        (f"{SHARE}, direction: higher", " ".join(RISING.split()[::-1]), "decreasing", "getting worse"),
        (f"{SHARE}, direction: higher", "1/10 2/10 1/10 2/10 3/10", "no significant change", None),
        (
            f"{SCORE}, direction: higher",
            "1[0.9,1.1] 2[1.9,2.1] 3[2.9,3.1] 4[3.9,4.1] 5[4.9,5.1]",
            "increasing",
            "getting better",
        ),
        (f"{SCORE}, direction: higher", "1[0,9] 2[0,9] 3[0,9] 4[0,9] 5[0,9]", "no significant change", None),
    ],
)
def test_a_trend_is_tested_on_parts_or_on_intervals(
    settings: str, figures: str, result: str, judgement: str | None
) -> None:
    """A share by its numerators and denominators, anything else by its interval; better and worse by the direction."""
    found = trend(settings, figures)
    assert found is not None
    assert (found.result, found.judgement, found.reason) == (result, judgement, None)


def test_the_latest_five_whole_years_are_tested() -> None:
    """A missing year and a partial one are passed over, and so is what lies before the latest five."""
    found = trend(SHARE, "900/1000 100/1000 130/1000 ? 160/1000 190/1000 220/1000 ~9/1000")
    assert found is not None
    assert [period.label for period in found.periods] == ["2016-17", "2017-18", "2019-20", "2020-21", "2021-22"]
    assert found.result == "increasing"


@pytest.mark.parametrize(
    ("settings", "figures", "reason"),
    [
        (
            SHARE.replace("ratio", "rolling"),
            RISING,
            "Rolling periods overlap, and a trend needs separate ones.",
        ),
        (
            SHARE.replace("ratio", "supplied"),
            "10 130/1000[11,15] 16 19 22",
            "Without intervals for 2018-19, 2020-21, 2021-22 and 2022-23, a trend cannot be told from chance.",
        ),
        (
            SHARE,
            "100/1000 130/1000 160/1000 190/1000 1100/1000",
            "Without intervals for 2018-19, 2019-20, 2020-21, 2021-22 and 2022-23, a trend cannot be told from chance.",
        ),
        (SHARE, "100/1000 130/1000 160/1000 190/1000", "A trend needs 5 years with data; 4 are known."),
        (SHARE, "?", "A trend needs 5 years with data; 0 are known."),
        (SCORE, "?", "A trend needs 5 years with data; 0 are known."),
    ],
)
def test_what_cannot_be_tested_says_why(settings: str, figures: str, reason: str) -> None:
    """Each with one sentence."""
    found = trend(settings, figures)
    assert found is not None
    assert (found.result, found.judgement, found.reason) == ("cannot be calculated", None, reason)


def test_years_that_the_test_cannot_use_say_so() -> None:
    """Nobody in 2018-19: the reason is that of the statistics."""
    found = trend(SHARE, "0/1000 130/1000 160/1000 190/1000 220/1000")
    assert found is not None
    assert found.result == "cannot be calculated"
    assert found.reason == "0 of 1,000 in 2018-19 is none or all, which the test cannot take."


@pytest.mark.parametrize("frequency", ["monthly", "quarterly"])
def test_only_an_annual_measure_has_a_recent_trend(frequency: str) -> None:
    """Quarters and months follow seasons, so nothing is shown."""
    assert trend(SHARE.replace("annual", frequency), RISING) is None
