"""Returns of a quarter and of earlier ones -> each figure once, by the latest return."""

from __future__ import annotations

import pytest

from scorecard.collect import before_quarter, merge
from scorecard.observations import Collected, Part
from scorecard.period import Period
from scorecard.problems import Problem
from tests.making import Q1, Q2, Q3, Returns, readings


def merged(returns: Returns, quarter: Period = Q2) -> tuple[Collected, tuple[Problem, ...]]:
    """These returns merged, and what they leave open."""
    return merge(readings(returns, quarter), quarter)


def codes(returns: Returns, quarter: Period = Q2) -> list[str]:
    """Code, place and severity of what the returns leave open."""
    return [f"{problem.severity} {problem.code} {problem.place.cell}" for problem in merged(returns, quarter)[1]]


def value(gathered: Collected, period: Period, ref: str = "1") -> float | None:
    """The figure that won."""
    return gathered.observations[ref, period, Part.VALUE].value


def test_the_latest_return_wins() -> None:
    """A later return restates quarter 1, and its figure is used."""
    gathered, _ = merged({"2022-23-Q1/a.xlsx": "Q1=174893", "2022-23-Q2/a.xlsx": "Q1=175631; Q2=5"})
    assert value(gathered, Q1) == 175631


def test_a_restatement_keeps_both_figures_and_the_return() -> None:
    """Old figure, new figure, which return."""
    gathered, _ = merged({"2022-23-Q1/a.xlsx": "Q1=174893", "2022-23-Q2/a.xlsx": "Q1=175631; Q2=5"})
    ((was, now, file),) = [
        (item.was.value, item.now.value, item.now.source.file.path) for item in gathered.restatements
    ]
    assert (was, now, file) == (174893, 175631, "inputs/2022-23-Q2/a.xlsx")


@pytest.mark.parametrize("again", ["Q1=174893; Q2=5", "Q1=174893.0000000001; Q2=5", "Q2=5", "Q1=?()"])
def test_the_same_figure_again_is_no_restatement(again: str) -> None:
    """Nor is another period, a difference below rounding, or an empty cell."""
    gathered, problems = merged({"2022-23-Q1/a.xlsx": "Q1=174893", "2022-23-Q2/a.xlsx": again})
    assert (gathered.restatements, problems) == ((), ())
    assert value(gathered, Q1) == pytest.approx(174893)


def test_sc222_a_reason_in_place_of_an_earlier_figure() -> None:
    """A warning; the earlier figure stays."""
    gathered, problems = merged({"2022-23-Q1/a.xlsx": "Q1=118", "2022-23-Q2/a.xlsx": "Q1=?(see quarter 1)"})
    assert str(problems[0]) == (
        "inputs/2022-23-Q2/a.xlsx!Figures!C2: warning SC222 1 2022-23 Q1: The cell is empty ('see quarter 1'), but an "
        "earlier return gives a figure in inputs/2022-23-Q1/a.xlsx!Figures!C2. The earlier figure stays; write [c] "
        "here if it must no longer be shown."
    )
    assert value(gathered, Q1) == 118


def test_a_later_return_may_suppress_an_earlier_figure() -> None:
    """What must not be shown any more is gone, parts included."""
    gathered, _ = merged({"2022-23-Q1/a.xlsx": "Q1=1/7", "2022-23-Q2/a.xlsx": "Q1=[c]"})
    assert not gathered.observations


def test_history_is_restated_by_any_return() -> None:
    """Files in history are older than every quarter's."""
    gathered, _ = merged({"history/2021.xlsx": "2021-22 Q2=90", "2022-23-Q2/a.xlsx": "2021-22 Q2=91; Q2=5"})
    assert [(item.was.value, item.now.value) for item in gathered.restatements] == [(90, 91)]


def test_a_restatement_by_an_earlier_return_is_not_listed_again() -> None:
    """Quarter 1's report has printed it; quarter 2's uses the later figure and says no more."""
    gathered, problems = merged({"history/2021.xlsx": "2021-22 Q2=90", "2022-23-Q1/a.xlsx": "2021-22 Q2=91"})
    assert (gathered.restatements, problems) == ((), ())
    assert value(gathered, Period.quarter(2021, 2)) == 91


def test_a_figure_restated_twice_shows_what_was_known_just_before() -> None:
    """The last report's figure against what holds now, not the first one's."""
    returns = {"2022-23-Q1/a.xlsx": "Q1=1", "2022-23-Q2/a.xlsx": "Q1=2", "2022-23-Q3/a.xlsx": "Q1=3"}
    gathered, _ = merged(returns, Q3)
    assert [(item.was.value, item.now.value) for item in gathered.restatements] == [(2, 3)]


def test_numerator_and_denominator_are_restated_each_on_its_own() -> None:
    """Two parts, one of them changed."""
    gathered, _ = merged({"2022-23-Q1/a.xlsx": "Q1=26/27", "2022-23-Q2/a.xlsx": "Q1=25/27"})
    assert [item.now.part.value for item in gathered.restatements] == ["numerator"]


def test_a_figure_given_again_keeps_its_first_cell() -> None:
    """It is no news, and the finding about it was answered in its own quarter; that it is final now is news."""
    returns = {"2022-23-Q1/people.xlsx": "Q1=5p", "2022-23-Q2/people.xlsx": "Q1=5p; Q2=6"}
    gathered, _ = merged(returns)
    first = gathered.observations["1", Q1, Part.VALUE]
    assert (first.source.file.path, first.provisional) == ("inputs/2022-23-Q1/people.xlsx", True)
    gathered, _ = merged(returns | {"2022-23-Q2/people.xlsx": "Q1=5; Q2=6"})
    final = gathered.observations["1", Q1, Part.VALUE]
    assert (final.source.file.path, final.provisional) == ("inputs/2022-23-Q2/people.xlsx", False)


def test_sc213_two_files_of_one_quarter_that_disagree() -> None:
    """An error that an answer may settle; it names both cells."""
    gathered, problems = merged({"2022-23-Q2/a.xlsx": "Q2=118", "2022-23-Q2/b.xlsx": "Q2=181"})
    assert problems[0].wrong == (
        "This cell and inputs/2022-23-Q2/a.xlsx!Figures!C2 give different figures for the same value: 181 here, "
        "118 there."
    )
    assert (problems[0].code, problems[0].answerable, gathered.restatements) == ("SC213", True, ())


def test_sc213_two_files_that_agree() -> None:
    """The same figure twice is no contradiction."""
    assert codes({"2022-23-Q2/a.xlsx": "Q2=118", "2022-23-Q2/b.xlsx": "Q2=118"}) == []


def test_sc213_only_files_of_this_quarter() -> None:
    """What two files of an earlier quarter or of history gave was settled in its time."""
    assert codes({"2022-23-Q1/a.xlsx": "Q1=118", "2022-23-Q1/b.xlsx": "Q1=181"}) == []
    assert codes({"history/a.xlsx": "Q1=118", "history/b.xlsx": "Q1=181"}) == []


def test_two_files_of_this_quarter_restate_once() -> None:
    """Against what was known before either of them."""
    returns = {"2022-23-Q1/a.xlsx": "Q1=1", "2022-23-Q2/a.xlsx": "Q1=2; Q2=5", "2022-23-Q2/b.xlsx": "Q1=2; Q2=5"}
    gathered, _ = merged(returns)
    assert [(item.was.value, item.now.value) for item in gathered.restatements] == [(1, 2)]


@pytest.mark.parametrize("period", ["Oct 2022", "2022-23 Q3", "2022-23 Q3 YTD", "2023-24"])
def test_sc214_a_figure_after_the_quarter(period: str) -> None:
    """An error, and the figure is left out."""
    gathered, problems = merged(f"{period}=5")
    assert [problem.code for problem in problems] == ["SC214"]
    assert not gathered.observations
    assert problems[0].wrong.endswith("lies after 2022-23 Q2, for which this return was made.")


@pytest.mark.parametrize("period", ["Sep 2022", "2022-23 Q2", "YTD", "2022-23", "2021-22"])
def test_sc214_the_quarter_itself_and_its_year_are_not_after_it(period: str) -> None:
    """A year's figure may be given before the year has ended (a forecast, an annual census)."""
    assert [code for code in codes(f"{period}=5") if "SC214" in code] == []


def test_sc226_a_return_of_another_quarter() -> None:
    """Last quarter's file copied into this quarter's folder is told, and its figures are still read."""
    gathered, problems = merged({"2022-23-Q2/a.xlsx": "Q1=5"})
    (problem,) = problems
    assert str(problem) == (
        "inputs/2022-23-Q2/a.xlsx: warning SC226: The return holds no figure for 2022-23 Q2, only for earlier periods. "
        "Check that it is the return of this quarter."
    )
    assert value(gathered, Q1) == 5


def test_sc214_an_earlier_return_is_held_against_its_own_quarter() -> None:
    """July in a return made for quarter 1 was wrong then and is now."""
    assert codes({"2022-23-Q1/a.xlsx": "Jul 2022=5"}) == ["error SC214 C2"]


def test_history_may_reach_beyond_the_quarter() -> None:
    """Its files belong to no quarter of their own; what lies ahead of the run is left out without a word."""
    gathered, problems = merged({"history/a.xlsx": "Sep 2022=5; Oct 2022=6"})
    assert problems == ()
    assert [period.label for _, period, _ in gathered.observations] == ["Sep 2022"]


def test_an_empty_cell_keeps_its_reason_apart_from_the_figures() -> None:
    """It is no figure, and never zero."""
    gathered, _ = merged("Q2=?(late)")
    assert not gathered.observations
    assert gathered.blanks["1", Q2, Part.VALUE].no_data_reason == "late"


@pytest.mark.parametrize("files", [("Q2=?(late)", "Q2=?()"), ("Q2=?()", "Q2=?(late)")])
def test_an_empty_cell_without_a_reason_takes_none_away(files: tuple[str, str]) -> None:
    """Whichever of two files is read first."""
    gathered, _ = merged({f"2022-23-Q2/{name}.xlsx": text for name, text in zip("ab", files, strict=True)})
    assert gathered.blanks["1", Q2, Part.VALUE].no_data_reason == "late"


def test_sc219_commentary_in_two_files() -> None:
    """One indicator has one commentary; the second place is reported."""
    twice = (*readings({}, words={"1": "Up."}), *readings({}, words={"1": "Down."}))
    _, problems = merge(twice, Q2)
    assert [problem.code for problem in problems] == ["SC219"]


def test_commentary_of_an_earlier_quarter_is_not_this_quarters() -> None:
    """Old words never stand beside new figures."""
    assert merge(readings({}, Q1, words={"1": "Up."}), Q2)[0].comments == {}


def test_what_was_known_before_leaves_this_quarter_out() -> None:
    """Last quarter's report is worked out from the returns of then."""
    read = readings({"history/a.xlsx": "", "2022-23-Q1/a.xlsx": "Q1=1", "2022-23-Q2/a.xlsx": "Q1=2"})
    before = before_quarter(read, Q2)
    assert before is not None
    assert [file.path for file, _ in before] == ["inputs/history/a.xlsx", "inputs/2022-23-Q1/a.xlsx"]


@pytest.mark.parametrize("returns", [{}, {"2022-23-Q2/a.xlsx": ""}, {"history/a.xlsx": ""}, {"2021-22-Q4/a.xlsx": ""}])
def test_without_returns_for_the_last_quarter_nothing_was_known(returns: Returns) -> None:
    """History or an older quarter alone is no report of the last quarter."""
    assert before_quarter(readings(returns), Q2) is None


@pytest.mark.parametrize("first", ["a", "b"])
def test_a_figure_that_another_file_suppresses_is_hidden(first: str) -> None:
    """Whichever is read first; the finding names both cells and no number."""
    files = {"a": "Jul=20; Aug=[c]; Sep=30", "b": "Aug=3"}
    second = "b" if first == "a" else "a"
    returns = {"2022-23-Q2/1.xlsx": files[first], "2022-23-Q2/2.xlsx": files[second]}
    gathered, (problem,) = merged(returns)
    assert [period.label for _, period, _ in gathered.observations] == ["Jul 2022", "Sep 2022"]
    assert (problem.code, problem.period, problem.answerable) == ("SC213", "Aug 2022", True)
    assert problem.wrong.startswith("This cell says that the figure is suppressed, but inputs/2022-23-Q2/")


def test_what_files_of_an_earlier_quarter_disagree_about_is_hidden_without_a_finding() -> None:
    """It was told when that quarter was run."""
    returns = {"2022-23-Q1/1.xlsx": "Apr=[c]", "2022-23-Q1/2.xlsx": "Apr=3; May=20", "2022-23-Q2/1.xlsx": "Q2=5"}
    gathered, problems = merged(returns)
    assert [period.label for _, period, _ in gathered.observations] == ["May 2022", "2022-23 Q2"]
    assert not problems


def test_a_later_return_may_show_what_an_earlier_one_suppressed() -> None:
    """The latest return wins."""
    gathered, problems = merged({"2022-23-Q1/people.xlsx": "Apr=[c]", "2022-23-Q2/people.xlsx": "Apr=7; Q2=5"})
    assert gathered.observations["1", Q1.months[0], Part.VALUE].value == 7
    assert not problems
