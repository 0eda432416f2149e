"""Periods: the forms that people type, arithmetic, and the names that are printed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.period import (
    EARLIEST,
    LATEST,
    Kind,
    Period,
    PeriodError,
    date_in_words,
    last_complete_quarter,
    parse_period,
    parse_quarter,
    parse_span,
)

TODAY = dt.date(2022, 11, 21)
Q1, Q2, Q3, Q4 = (Period.quarter(2022, number) for number in (1, 2, 3, 4))
LENGTHS = {Kind.MONTH: 12, Kind.QUARTER: 4, Kind.YEAR: 1, Kind.YEAR_TO_DATE: 4}


def month(year: int, number: int) -> Period:
    """Return a calendar month."""
    return Period.month(dt.date(year, number, 1))


@st.composite
def periods(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> Period:
    """Any period that a return may speak of."""
    kind = draw(st.sampled_from(kinds))
    return Period(draw(st.integers(EARLIEST, LATEST)), draw(st.integers(0, LENGTHS[kind] - 1)), kind)


@pytest.mark.parametrize(
    "typed",
    [
        *("2022-23-Q2", "2022-23 Q2", "2022/23 Q2", "Q2 2022-23", "Q2-2022-23"),
        *("2022-23-q2", "2022/23 q2", "q2 2022-23", "q2-2022-23", "  2022-23-Q2  "),
    ],
)
def test_every_accepted_form_of_a_quarter(typed: str) -> None:
    """The five forms of the contract, in any case, name one quarter."""
    assert parse_quarter(typed, TODAY) == Q2


@pytest.mark.parametrize(
    "typed",
    [
        *("2022 Q2", "2022-24 Q1", "2022-23 Q5", "2022-23 Q0", "2022-23", "Q2", "YTD", "2022-07", "Jul 2022", ""),
        *("2022-23 Q2 YTD", "2022-23 Q12", "22-23 Q2", "2022-2023 Q2", "2023-22 Q2", "2022-22 Q2", "next"),
        *("1899-00 Q4", "2201-02 Q1", "2022-23-Q2/../..", "2022-23-Q-2"),
    ],
)
def test_refused_quarters_show_the_right_form(typed: str) -> None:
    """Anything else is refused with a sentence that repeats it and shows how to write a quarter."""
    with pytest.raises(PeriodError) as refused:
        parse_quarter(typed, TODAY)
    assert str(refused.value) == (
        f"'{typed}' is not a quarter. Write a quarter as 2022-23-Q2 (financial year, then Q1 to Q4)."
    )


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (dt.date(2022, 9, 30), Q1),
        (dt.date(2022, 10, 1), Q2),
        (dt.date(2022, 12, 31), Q2),
        (dt.date(2023, 1, 1), Q3),
        (dt.date(2023, 3, 31), Q3),
        (dt.date(2023, 4, 1), Q4),
    ],
)
@pytest.mark.parametrize("typed", ["previous", "Previous", " PREVIOUS "])
def test_previous_is_the_last_complete_quarter(today: dt.date, quarter: Period, typed: str) -> None:
    """A quarter is complete on the day after its last day."""
    assert parse_quarter(typed, today) == last_complete_quarter(today) == quarter


@pytest.mark.parametrize("century", [(1999, "1999-00 Q1"), (2009, "2009-10 Q1"), (2099, "2099-00 Q1")])
def test_the_turn_of_a_century(century: tuple[int, str]) -> None:
    """The second year of a label has two digits, 00 included."""
    assert parse_quarter(century[1], TODAY) == Period.quarter(century[0], 1)
    assert Period.quarter(century[0], 1).label == century[1]


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2022-07", month(2022, 7)),
        ("2022-7", month(2022, 7)),
        ("Jul 2022", month(2022, 7)),
        ("July 2022", month(2022, 7)),
        ("Jul-22", month(2022, 7)),
        ("JULY 2022", month(2022, 7)),
        ("  jul   2022 ", month(2022, 7)),
        ("Sept 2022", month(2022, 9)),
        ("May 2022", month(2022, 5)),
        ("Mar-23", month(2023, 3)),
        ("2023-01", month(2023, 1)),
        ("2022-23-Q2", Q2),
        ("2022-23 Q2", Q2),
        ("2022/23 Q2", Q2),
        ("Q2 2022-23", Q2),
        ("Q2-2022-23", Q2),
        ("q2 2022/23", Q2),
        ("2022-23 Q2 YTD", Q2.year_to_date),
        ("YTD Q2 2022-23", Q2.year_to_date),
        ("2022-23 Q2 year to date", Q2.year_to_date),
        ("2022-23", Period.of_year(2022)),
        ("2022/23", Period.of_year(2022)),
        ("2022–23", Period.of_year(2022)),
        (dt.date(2022, 7, 1), month(2022, 7)),
        (dt.date(2022, 7, 31), month(2022, 7)),
        (dt.datetime(2022, 7, 19, 12, 30, tzinfo=dt.UTC), month(2022, 7)),
        (dt.date(2023, 3, 31), month(2023, 3)),
    ],
)
def test_every_accepted_form_of_a_period(typed: object, period: Period) -> None:
    """Months, quarters, years and years to date, in a quarter's folder or outside one."""
    assert parse_period(typed) == parse_period(typed, Q4) == period


@pytest.mark.parametrize(
    ("typed", "folder", "period"),
    [
        ("Jul", Q2, month(2022, 7)),
        ("july", Q2, month(2022, 7)),
        ("Jan", Q2, month(2023, 1)),
        ("APR", Q4, month(2022, 4)),
        ("Sept", Q2, month(2022, 9)),
        ("Q1", Q2, Q1),
        ("q2", Q2, Q2),
        ("YTD", Q2, Q2.year_to_date),
        ("ytd", Q3, Q3.year_to_date),
        ("Year to date", Q2, Q2.year_to_date),
    ],
)
def test_bare_forms_belong_to_the_year_of_the_folder(typed: str, folder: Period, period: Period) -> None:
    """``Jan`` in the folder of 2022-23 Q2 is January 2023; outside a folder a bare form is refused."""
    assert parse_period(typed, folder) == period
    with pytest.raises(PeriodError):
        parse_period(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("2022-13", "2022-00", "0000-07", "2022 Q2", "2022-24", "2022-24 Q1", "2022-23 Q5", "Q5", "Q0", "2022"),
        *("Jly 2022", "Abc", "Jul 202", "Jul 0000", "July 1899", "Apr 2201", "9999-12", "YTD 2022-23", "", None, True),
        *(202207, 44743.0, dt.date(1900, 3, 31), dt.date(2201, 4, 1)),
    ],
)
def test_refused_periods_show_the_right_forms(typed: object) -> None:
    """Anything else is refused, in a folder too, with a sentence that shows the forms."""
    with pytest.raises(PeriodError) as refused:
        parse_period(typed, Q2)
    assert str(refused.value) == (
        f"'{typed}' is not a period. Write it as Jul 2022, 2022-23 Q2, 2022-23 Q2 YTD or 2022-23."
    )


@pytest.mark.parametrize(
    ("period", "names", "span"),
    [
        (month(2022, 7), "Jul 2022 | Jul | 2022-07 | Jul-2022", "July 2022"),
        (month(2023, 3), "Mar 2023 | Mar | 2023-03 | Mar-2023", "March 2023"),
        (Q2, "2022-23 Q2 | Q2 | 2022-23 Q2 | 2022-23-Q2", "July to September 2022"),
        (Q4, "2022-23 Q4 | Q4 | 2022-23 Q4 | 2022-23-Q4", "January to March 2023"),
        (Period.of_year(2022), "2022-23 | 2022-23 | 2022-23 | 2022-23", "April 2022 to March 2023"),
        (
            Q2.year_to_date,
            "2022-23 Q2 year to date | YTD | 2022-23 Q2 year to date | 2022-23-Q2-year-to-date",
            "April to September 2022",
        ),
        (
            Q4.year_to_date,
            "2022-23 Q4 year to date | YTD | 2022-23 Q4 year to date | 2022-23-Q4-year-to-date",
            "April 2022 to March 2023",
        ),
    ],
)
def test_printed_names(period: Period, names: str, span: str) -> None:
    """Each kind of period has its names in print, in its year, in files and on disk, and its months in words."""
    assert f"{period.label} | {period.short} | {period.iso} | {period.slug}" == names
    assert period.span == span
    assert period.year_label == "2022-23"


@pytest.mark.parametrize(
    ("period", "start", "end", "elapsed"),
    [
        (month(2024, 2), dt.date(2024, 2, 1), dt.date(2024, 2, 29), 11),
        (Q2, dt.date(2022, 7, 1), dt.date(2022, 9, 30), 6),
        (Q4, dt.date(2023, 1, 1), dt.date(2023, 3, 31), 12),
        (Q2.year_to_date, dt.date(2022, 4, 1), dt.date(2022, 9, 30), 6),
        (Period.of_year(2022), dt.date(2022, 4, 1), dt.date(2023, 3, 31), 12),
    ],
)
def test_first_and_last_day(period: Period, start: dt.date, end: dt.date, elapsed: int) -> None:
    """Both ends are inside the period, and the months elapsed count from April."""
    assert (period.start, period.end, period.months_elapsed) == (start, end, elapsed)


@pytest.mark.parametrize(
    ("period", "months", "quarters"),
    [
        (Q2, ["Jul", "Aug", "Sep"], [Q2]),
        (Q1.year_to_date, ["Apr", "May", "Jun"], [Q1]),
        (Q2.year_to_date, ["Apr", "May", "Jun", "Jul", "Aug", "Sep"], [Q1, Q2]),
        (Q3, ["Oct", "Nov", "Dec"], [Q3]),
    ],
)
def test_months_and_quarters_inside(period: Period, months: list[str], quarters: list[Period]) -> None:
    """A period lists the months and quarters it is made of, in order."""
    assert [inside.short for inside in period.months] == months
    assert list(period.quarters) == quarters


def test_a_year_holds_four_quarters_and_twelve_months() -> None:
    """The year's months are those of its quarters, one after another."""
    year = Period.of_year(2022)
    assert year.quarters == (Q1, Q2, Q3, Q4)
    assert year.months == tuple(inside for quarter in year.quarters for inside in quarter.months)
    assert len(year.months) == 12


@pytest.mark.parametrize(
    ("period", "quarter"),
    [(month(2022, 9), Q2), (month(2022, 10), Q3), (Q2, Q2), (Q2.year_to_date, Q2), (Period.of_year(2022), Q4)],
)
def test_the_quarter_of_a_period(period: Period, quarter: Period) -> None:
    """A month lies in a quarter; a year ends with its last one."""
    assert period.quarter_of == quarter
    assert period.year_to_date == quarter.year_to_date


@pytest.mark.parametrize(
    ("period", "steps", "later"),
    [
        (Q4, 1, Period.quarter(2023, 1)),
        (Q2, 4, Period.quarter(2023, 2)),
        (Q1, -1, Period.quarter(2021, 4)),
        (month(2022, 12), 1, month(2023, 1)),
        (month(2023, 3), 1, month(2023, 4)),
        (Period.of_year(2022), 1, Period.of_year(2023)),
        (Q1.year_to_date, -1, Period.quarter(2021, 4).year_to_date),
    ],
)
def test_steps_from_one_period_to_another(period: Period, steps: int, later: Period) -> None:
    """The same quarter last year is four quarters earlier, and a year has no seam."""
    assert period + steps == later
    assert later - steps == period


def test_a_date_in_words() -> None:
    """A day has no leading zero."""
    assert date_in_words(dt.date(2022, 9, 5)) == "5 September 2022"


@given(periods(), st.integers(-400, 400))
def test_steps_there_and_back(period: Period, steps: int) -> None:
    """Adding and taking away the same number of periods changes nothing."""
    assert (period + steps) - steps == period
    assert (period + steps).ordinal - period.ordinal == steps
    assert (period + steps).kind is period.kind
    assert 1 <= (period + steps).number <= LENGTHS[period.kind]


@given(periods((Kind.MONTH, Kind.QUARTER, Kind.YEAR)))
def test_neighbours_touch(period: Period) -> None:
    """The next period begins on the day after this one ends."""
    assert (period + 1).start == period.end + dt.timedelta(days=1)
    assert period < period + 1


@given(st.dates(dt.date(EARLIEST, 4, 1), dt.date(LATEST, 3, 31)))
def test_a_date_lies_in_its_month(date: dt.date) -> None:
    """The month of a date holds it, and so do its quarter, year to date and year."""
    found = parse_period(date)
    for period in (found, found.quarter_of, found.year_to_date, Period.of_year(found.year)):
        assert period.start <= date <= period.end
        assert found in period.months


@given(periods((Kind.MONTH, Kind.QUARTER, Kind.YEAR_TO_DATE)))
def test_printed_names_are_read_back(period: Period) -> None:
    """What is printed may be typed again: the label, the name in files, and the bare name in the period's folder."""
    assert parse_period(period.label) == period
    assert parse_period(period.iso) == period
    assert parse_period(period.short, period.quarter_of) == period


@given(periods((Kind.QUARTER,)))
def test_folder_names_are_read_back(period: Period) -> None:
    """The folder of a quarter is a form that the command line takes."""
    assert parse_quarter(period.slug, TODAY) == period


@given(st.integers(EARLIEST, LATEST).filter(lambda year: not 1 <= (year + 1) % 100 <= 12))
def test_year_labels_are_read_back(year: int) -> None:
    """A year's label is a year; 2000-01 to 2011-12 are written as calendar months are, so they are left out here."""
    assert parse_period(Period.of_year(year).label) == Period.of_year(year)


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_a_sentence(text: str) -> None:
    """Junk gives the sentence and nothing else."""
    for folder in (None, Q2):
        try:
            assert EARLIEST <= parse_period(text, folder).year <= LATEST
        except PeriodError as error:
            assert "is not a period" in str(error)  # noqa: PT017  reason: either way out is right, nothing else is


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("2011-12", "2011-12"),
        ("2000-01", "2000-01"),
        ("2022/23", "2022-23"),
        ("2011-11", "Nov 2011"),
        ("2022-07", "Jul 2022"),
    ],
)
def test_a_setting_names_a_year_before_a_month(typed: str, label: str) -> None:
    """In a setting 2011-12 is the financial year; what cannot be one is read as in a cell."""
    assert parse_span(typed).label == label
