"""One figure cell -> a number, a reason for none, or a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from scorecard.figures import Unit
from scorecard.sources.cells import Cell, Value, raw_text
from scorecard.sources.numbers import SUPPRESSED, Number, read_number

OTHERWISE = "Leave the cell empty and give a reason in column K."
OR_ELSE = "Type the number alone. If there is none: leave the cell empty and give a reason in column K."


def number(value: Value, unit: Unit | None = Unit.NUMBER, number_format: str = "General") -> Number:
    """Read a cell that holds a value."""
    return read_number(Cell(2, 3, value, raw_text(value), number_format), unit, OTHERWISE)


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        (3980, Unit.NUMBER, 3980),
        (0, Unit.PERCENT, 0),
        (75, Unit.PERCENT, 75),
        (-2.5, Unit.NUMBER, -2.5),
        ("3980", Unit.NUMBER, 3980),
        ("3,980", Unit.NUMBER, 3980),
        ("1,234,567.5", Unit.NUMBER, 1234567.5),
        ("3\N{NO-BREAK SPACE}980", Unit.NUMBER, 3980),
        ("\N{NO-BREAK SPACE}118 ", Unit.NUMBER, 118),
        ("£1,200.50", Unit.POUNDS, 1200.5),
        ("-£5", Unit.POUNDS, -5),
        ("£-5", Unit.POUNDS, -5),
        ("(123)", Unit.NUMBER, -123),
        ("\N{MINUS SIGN}4", Unit.NUMBER, -4),
        ("-0", Unit.NUMBER, 0),
        (".5", Unit.NUMBER, 0.5),
        ("75%", Unit.PERCENT, 75),
        ("75.5 %", Unit.PERCENT, 75.5),
        ("75 per cent", Unit.PERCENT, 75),
        ("0.5%", Unit.PERCENT, 0.5),
        ("£1.2m", Unit.POUNDS_MILLION, 1.2),
        ("12 days", Unit.DAYS, 12),
        ("1.5 hours", Unit.HOURS, 1.5),
        ("nil", Unit.NUMBER, 0),
        ("£26", None, 26),
    ],
)
def test_reads_what_a_colleague_would_read(value: Value, unit: Unit | None, read: float) -> None:
    """Numbers are read in the unit of the indicator, however they are dressed."""
    found = number(value, unit)
    assert found.fault is None
    assert found.value == read


@pytest.mark.parametrize(
    ("value", "unit", "repair"),
    [
        ("£3,980", Unit.NUMBER, "'£3,980' read as 3980: pound sign, thousands separator"),
        ("(123)", Unit.NUMBER, "'(123)' read as -123: brackets mean below zero"),
        ("75%", Unit.PERCENT, "'75%' read as 75: %"),
        ("118*", Unit.NUMBER, "'118*' read as 118: mark *"),
        ("nil", Unit.NUMBER, "'nil' read as 0"),
        ("3980", Unit.NUMBER, None),
        (3980, Unit.NUMBER, None),
    ],
)
def test_a_repair_is_recorded(value: Value, unit: Unit, repair: str | None) -> None:
    """Nothing is taken off a number silently."""
    assert number(value, unit).repair == repair


@pytest.mark.parametrize(
    ("value", "number_format", "read", "repair"),
    [
        (0.75, "0%", 75, "0.75 shown as 75%: percent format"),
        (0.901, "0.0%", 90.1, "0.901 shown as 90.1%: percent format"),
        (0.57, '0.0%;[Red]\\-0.0%;"none"', 57, "0.57 shown as 57%: percent format"),
        (1, "0%", 100, "1 shown as 100%: percent format"),
        (0, "0%", 0, None),
        (75, '0"%"', 75, None),
        (0.5, "0\\%", 0.5, None),
    ],
)
def test_a_percent_format_makes_a_fraction(value: float, number_format: str, read: float, repair: str | None) -> None:
    """A % that Excel multiplies for is a fraction; a % that is only written beside the number is not."""
    found = number(value, Unit.PERCENT, number_format)
    assert (found.value, found.repair) == (read, repair)


@pytest.mark.parametrize("value", [0.75, 1, 0.004, -0.2, "0.75"])
def test_a_bare_percentage_up_to_1_is_ambiguous(value: Value) -> None:
    """0.75 with neither sign nor format could be 75% or 0.75%."""
    fault = number(value, Unit.PERCENT).fault
    assert fault
    assert fault.code == "SC209"


def test_the_ambiguous_percentage_shows_both_readings() -> None:
    """The sentence lets the officer choose."""
    fault = number(0.75, Unit.PERCENT, "0.00").fault
    assert fault
    assert f"{fault.wrong} {fault.remedy}" == (
        "'0.75' could be 0.75% or 75%. Type it again with the % sign, the way you mean it."
    )


@pytest.mark.parametrize(
    ("value", "unit", "number_format"),
    [
        ("75%", Unit.NUMBER, "General"),
        (0.75, Unit.NUMBER, "0%"),
        ("75%", None, "General"),
        (0.5, None, "0.0%"),
    ],
)
def test_a_count_is_never_a_percentage(value: Value, unit: Unit | None, number_format: str) -> None:
    """Percentages are refused for other units, and always for numerators and denominators."""
    fault = number(value, unit, number_format).fault
    assert fault
    assert fault.code == "SC203"
    assert "given as a percentage" in fault.wrong


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("n/k", f"'n/k' is not a number. {OTHERWISE}"),
        (
            "12,5",
            (
                "'12,5' has a comma that does not divide thousands. "
                "Write decimals behind a point (12.5) and divide thousands in threes (1,250)."
            ),
        ),
        ("1.2k", "'1.2k' is shortened. Write the number in full, such as 1200 for 1.2k."),
        ("1:30", "'1:30' is a time or a duration, not a number. Write it as a decimal number, such as 1.5."),
        ("1.2E+05", "'1.2E+05' is in scientific notation, which drops digits. Write the number in full."),
        ("=B2", "'=B2' is a formula kept as text. Type the number itself."),
        ("(5", f"'(5' is not a number. {OR_ELSE}"),
        ("-£-5", f"'-£-5' is not a number. {OR_ELSE}"),
        ("5 apples", f"'5 apples' is not a number. {OR_ELSE}"),
        ("9" * 400, f"'{'9' * 40}…' is not a number. {OR_ELSE}"),
        ("9" * 20, "'99999999999999999999' is too large to be a figure. Check the number of digits."),
        (True, f"'TRUE' is not a number. {OTHERWISE}"),
        (1e15, "'1e+15' is too large to be a figure. Check the number of digits."),
        (float("inf"), "'inf' is too large to be a figure. Check the number of digits."),
        (float("nan"), "'nan' is too large to be a figure. Check the number of digits."),
        (10**400, f"'1{'0' * 39}…' is too large to be a figure. Check the number of digits."),
        (
            dt.datetime(1900, 2, 14),  # noqa: DTZ001  reason: a spreadsheet's dates have no zone
            (
                "The cell holds a date (14/2/1900), not a number. "
                "Give the cell the format Number and type the figure again."
            ),
        ),
        (
            dt.timedelta(hours=1, minutes=30),
            (
                "'1:30' is a time or a duration, not a number. "
                "Give the cell the format Number and write it as a decimal, such as 1.5."
            ),
        ),
    ],
)
def test_what_is_no_number_says_what_to_do(value: Value, sentence: str) -> None:
    """Each refusal is one sentence on what is wrong and one on what to do."""
    fault = number(value).fault
    assert fault
    assert (fault.code, f"{fault.wrong} {fault.remedy}") == ("SC203", sentence)


def test_money_is_no_percentage_and_no_day() -> None:
    """A pound sign contradicts some units."""
    for unit in (Unit.PERCENT, Unit.DAYS, Unit.HOURS):
        fault = number("£75", unit).fault
        assert fault
        assert fault.wrong == "'£75' is an amount of money, but the indicator is not."


def test_a_format_in_millions_is_refused_where_millions_are_typed() -> None:
    """1,200,000 shown as 1.2 would be read as 1.2 million millions."""
    fault = number(1_200_000, Unit.POUNDS_MILLION, "£0.0,,").fault
    assert fault
    assert fault.code == "SC203"
    assert number(1_200_000, Unit.POUNDS, "£0.0,,").value == 1_200_000
    assert number(1200.5, Unit.POUNDS_MILLION, "#,##0.0").value == 1200.5


@pytest.mark.parametrize("token", ["n/a", "N/A", "-", "–", "TBC", "..", "[x]", "[z]", " n/a "])
def test_signs_for_no_figure_are_reasons(token: str) -> None:
    """A sign that stands for no figure is no error; it is kept as the reason."""
    assert number(token) == Number(reason=token.strip())


@pytest.mark.parametrize("token", ["<5", "< 10", "[c]", "*"])
def test_suppressed_at_source(token: str) -> None:
    """A figure withheld by the directorate is none, and says why."""
    assert number(token) == Number(reason=SUPPRESSED, suppressed=True)


@pytest.mark.parametrize(
    ("value", "provisional"),
    [("118*", True), ("118 [p]", True), ("118 (P)", True), ("118 [r]", False), ("118", False)],
)
def test_marks_for_provisional_figures(value: str, provisional: bool) -> None:  # noqa: FBT001  reason: a table's column
    """A star or [p] behind a number makes it provisional; [r] says only that it was revised."""
    found = number(value)
    assert (found.value, found.provisional) == (118, provisional)


def test_an_empty_cell_says_nothing() -> None:
    """Neither value nor reason nor fault; blanks count as empty."""
    assert number(None) == number("  ") == Number()


def test_a_long_text_is_refused_at_once() -> None:
    """A page of blanks between two digits must not keep the reader busy."""
    assert number("1" + " " * 32_000 + "!").fault
