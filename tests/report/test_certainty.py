"""How sure a figure is and where it is heading, in words (method sections 6 to 10)."""

from __future__ import annotations

import pytest

from scorecard.report.certainty import ordinal
from tests.calculate.neighbours import areas
from tests.making import Q4, entry, report

SHARE = "kind: ratio, unit: percent, decimals: 1"
ANNUAL = f"{SHARE}, frequency: annual"
FLOW = "kind: flow, frequency: quarterly, decimals: 2"
TEN_QUARTERS = (
    "2020-21 Q1=10; 2020-21 Q2=20; 2020-21 Q3=30; 2020-21 Q4=40; "
    "2021-22 Q1=12; 2021-22 Q2=24; 2021-22 Q3=33; 2021-22 Q4=43; Q1=15; Q2=25"
)


def trend(figures: str, settings: str = ANNUAL) -> str:
    """The trend of five years, numerators of 1,000."""
    years = enumerate(figures.split(), 2023 - len(figures.split()))
    said = "; ".join(f"{year}-{year - 1999}={figure}/1000" for year, figure in years)
    return entry(settings, said, Q4).certainty.trend


def place(rows: str, ours: float = 70, settings: str = SHARE, period: str = "2022-23 Q2") -> str:
    """The place among these areas."""
    (only,) = report(settings, f"Q2={ours}", areas=areas(rows, period)).entries
    (line,) = only.certainty.places
    return line.words


# ---- intervals ----


@pytest.mark.parametrize(
    ("settings", "figures", "words"),
    [
        (SHARE, "Q2=264/300", "83.8% to 91.2%"),
        (SHARE, "Q2=0/300", "0.0% to 1.3%"),
        ("kind: ratio, unit: rate, per: 1000, decimals: 1", "Q2=0/1000", "0.0 to 3.7"),
        (SHARE, "Q2=88", ""),
        ("kind: flow", "Q2=88", ""),
        (SHARE, "", ""),
    ],
)
def test_an_interval_is_said_by_its_ends(settings: str, figures: str, words: str) -> None:
    """As printed, in the unit; nothing where the counts are not known."""
    assert entry(settings, figures).certainty.interval == words


def test_the_interval_is_that_of_the_figure_on_the_card() -> None:
    """Rated by year to date, of April to September."""
    assert entry(f"{SHARE}, rate: year_to_date", "Q1=400/600; Q2=300/300").certainty.interval == "74.9% to 80.4%"


# ---- the recent trend ----


@pytest.mark.parametrize(
    ("figures", "settings", "words"),
    [
        ("100 130 160 190 220", ANNUAL, "Increasing and getting better, 2018-19 to 2022-23."),
        ("220 190 160 130 100", ANNUAL, "Decreasing and getting worse, 2018-19 to 2022-23."),
        ("100 130 160 190 220", f"{ANNUAL}, direction: none", "Increasing, 2018-19 to 2022-23."),
        ("100 101 100 101 100", ANNUAL, "No significant change, 2018-19 to 2022-23."),
        ("50 100 130 160 190 220", ANNUAL, "Increasing and getting better, 2018-19 to 2022-23."),
        (
            "100 130 160 190",
            ANNUAL,
            "No trend can be calculated. A trend needs 5 years with data; 4 are known.",
        ),
        (
            "100 100 100 100 200",
            ANNUAL,
            (
                "No significant change, 2018-19 to 2022-23. Without 2022-23 the figures would move the other way, or "
                "not at all."
            ),
        ),
    ],
)
def test_a_trend_has_its_judgement_and_its_years(figures: str, settings: str, words: str) -> None:
    """Or the reason why none can be calculated."""
    assert trend(figures, settings) == words


@pytest.mark.parametrize("frequency", ["monthly", "quarterly"])
def test_nothing_is_said_of_a_trend_between_seasons(frequency: str) -> None:
    """Only annual measures have one."""
    assert entry(f"{SHARE}, frequency: {frequency}", "Q2=5/10").certainty.trend == ""


# ---- places ----


@pytest.mark.parametrize(
    ("rows", "ours", "words"),
    [
        ("A=60; B=65; C=75", 80, "1st of 4; best quartile; average 66.7% (plain mean of 3 areas)"),
        ("A=60; B=65; C=75", 70, "2nd of 4; second quartile; average 66.7% (plain mean of 3 areas)"),
        ("A=60; B=65; C=75", 62, "3rd of 4; third quartile; average 66.7% (plain mean of 3 areas)"),
        ("A=60; B=65; C=75", 50, "4th of 4; last quartile; average 66.7% (plain mean of 3 areas)"),
        ("A=60; B=; C=75; D=", 70, "2nd of 3, 2 without data; average 67.5% (plain mean of 2 areas)"),
        ("A=60; B=70; C=75", 70, "2nd of 4; second quartile; average 68.3% (plain mean of 3 areas)"),
        ("A=70; B=70", 70, "1st of 3; average 70.0% (plain mean of 2 areas)"),
    ],
)
def test_a_place_has_its_quartile_of_the_areas_and_their_average(rows: str, ours: float, words: str) -> None:
    """Ties share the best place, and fewer than four areas have no quartiles."""
    assert place(rows, ours) == words


@pytest.mark.parametrize(
    ("settings", "period", "reason"),
    [
        (SHARE, "2021-22", "for 2021-22, one year before"),
        (f"{SHARE}, direction: none", "2022-23 Q2", "neither end is better"),
    ],
)
def test_without_a_place_the_average_is_there(settings: str, period: str, reason: str) -> None:
    """After the reason."""
    assert place("A=60; B=80", settings=settings, period=period) == (
        f"not ranked: {reason}; average 70.0% (plain mean of 2 areas)"
    )


@pytest.mark.parametrize(
    ("rows", "period", "words"),
    [
        (
            "Testshire=85.3; A=60; B=65; C=75",
            "2024-25",
            "1st of 4, with our 85.3% of 2024-25; best quartile; average 66.7% (plain mean of 3 areas)",
        ),
        (
            "Testshire=85.3; A=90; B=75; C=",
            "2024-25",
            "2nd of 3, 1 without data, with our 85.3% of 2024-25; average 82.5% (plain mean of 2 areas)",
        ),
        ("Testshire=70; A=60; B=80", "2024-25", "2nd of 3; average 70.0% (plain mean of 2 areas)"),
        ("Testshire=; A=60; B=80", "2022-23 Q2", "2nd of 3; average 70.0% (plain mean of 2 areas)"),
    ],
)
def test_a_figure_of_ours_that_is_not_on_the_card_is_named(rows: str, period: str, words: str) -> None:
    """The card says 70.0%; a row of our own in the file is ranked with the others of its period."""
    assert place(rows, period=period) == words


def test_a_place_names_comparator_and_period() -> None:
    """As the catalogue names it."""
    (only,) = report(SHARE, "Q2=70", areas=areas("A=60; B=80", "2021-22")).entries
    (line,) = only.certainty.places
    assert (line.name, line.period) == ("Statistical neighbours", "2021-22")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th")),
        *((11, "11th"), (12, "12th"), (13, "13th"), (14, "14th"), (20, "20th")),
        *((21, "21st"), (22, "22nd"), (23, "23rd"), (101, "101st")),
        *((111, "111th"), (112, "112th"), (113, "113th"), (122, "122nd")),
    ],
)
def test_a_place_is_said_as_one_says_it(number: int, said: str) -> None:
    """The teens of every hundred are the exception."""
    assert ordinal(number) == said


# ---- the outturn ----


def test_an_outturn_has_its_range() -> None:
    """The figure of the year, what it rests on, and how far it may be out."""
    assert entry(FLOW, TEN_QUARTERS).certainty.outturn == (
        "121.33 in 2022-23 if the past pattern holds; 80% range 118.84 to 123.82"
    )


def test_an_outturn_from_few_quarters_has_no_range_yet() -> None:
    """15 + 25 so far, and last year's 33 + 43."""
    figures = "2021-22 Q1=12; 2021-22 Q2=24; 2021-22 Q3=33; 2021-22 Q4=43; Q1=15; Q2=25"
    assert entry(FLOW, figures).certainty.outturn == "116.00 in 2022-23 if the past pattern holds; no range yet"


def test_without_an_outturn_the_reason_goes_on_from_the_word() -> None:
    """A small letter after the colon."""
    known = entry("kind: stock", "Q2=5").certainty
    assert known.outturn == ("No forecast: the figure is a position on a day, and positions do not add up to a year.")
    assert known.outturn_word is None


@pytest.mark.parametrize(
    ("target", "word"),
    [("{annual: 120}", "On target"), ("{annual: 125}", "Off target"), ("trend", None)],
)
def test_an_outturn_is_rated_where_the_year_has_a_target(target: str, word: str | None) -> None:
    """In the words of the ratings."""
    assert entry(f"{FLOW}, target: {{2022-23: {target}}}", TEN_QUARTERS).certainty.outturn_word == word
