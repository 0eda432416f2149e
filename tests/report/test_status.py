"""Who has returned what, and what is still owed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from scorecard.catalogue.model import ReturnsSetting
from scorecard.problems import Place, Problem
from scorecard.report.status import DirectorateStatus, State, Status, build_status
from tests.making import Q2, material

PLACE = "kind: flow, directorate: Place"
TODAY = dt.date(2022, 10, 21)


def status(settings: dict[str, str], returns: dict[str, str] | str, **more: dict[str, str]) -> Status:
    """The status of these returns on the day after the deadline."""
    made = material(settings, returns, Q2, **more)  # type: ignore[arg-type]  # words or answers
    catalogue = made.catalogue.model_copy(update={"returns": ReturnsSetting(deadline=20)})
    return build_status(replace(made, catalogue=catalogue), TODAY)


def people(settings: dict[str, str], returns: dict[str, str] | str, **more: dict[str, str]) -> DirectorateStatus:
    """The status of the directorate People."""
    return status(settings, returns, **more).directorates[0]


@pytest.mark.parametrize(
    ("returns", "state", "given"),
    [
        ("1: Q2=5\n2: Q2=6", State.RETURNED, 2),
        ("1: Q2=5\n2: Q2=?(new contract)", State.RETURNED, 2),
        ("1: Q2=5", State.PARTLY, 1),
        ("1: Q2=5\n2: Jul=1; Aug=2", State.PARTLY, 1),
        ("1: Q1=5", State.PARTLY, 0),
        ("", State.NOT_RETURNED, 0),
    ],
)
def test_a_figure_or_a_reason_for_its_absence_counts_as_returned(returns: str, state: State, given: int) -> None:
    """Anything less is owed."""
    found = people({"1": "kind: flow", "2": "kind: flow"}, returns)
    assert (found.state, found.given, found.due) == (state, given, 2)


def test_what_is_missing_is_named_by_period() -> None:
    """The quarter as a whole, or the months for want of which it is partial."""
    found = people({"1": "kind: flow", "2": "kind: flow"}, "2: Jul=1; Aug=2")
    assert [(each.result.indicator.ref, [period.label for period in each.periods]) for each in found.missing] == [
        ("1", ["2022-23 Q2"]),
        ("2", ["Sep 2022"]),
    ]


def test_an_annual_measure_is_not_owed_before_its_year_ends() -> None:
    """Nothing is due, so nothing is missing and no sign-off is asked for."""
    found = people({"1": "kind: flow, frequency: annual"}, "")
    assert (found.state, found.complete) == (State.NOTHING_DUE, True)


def test_a_measure_in_arrears_owes_the_quarter_before() -> None:
    """Its figure for this quarter may come later."""
    settings = {"1": "kind: flow, frequency: quarterly, arrears: 1"}
    assert people(settings, "1: Q1=5").state is State.RETURNED
    (missing,) = people(settings, "").missing
    assert [period.label for period in missing.periods] == ["2022-23 Q1"]


def test_a_missed_target_owes_words() -> None:
    """Until somebody says why."""
    settings = {"1": "kind: flow, target: {2022-23: 10}"}
    assert [each.indicator.ref for each in people(settings, "1: Q2=5").wordless] == ["1"]
    assert people(settings, "1: Q2=5", words={"1": "Fewer people came."}).wordless == ()


def test_each_directorate_owes_a_sign_off_for_its_own_files() -> None:
    """One for the other's file is none."""
    settings = {"1": "kind: flow", "2": PLACE}
    signed = status(settings, {"2022-23-Q2/people.xlsx": "1: Q2=5", "2022-23-Q2/place.xlsx": "2: Q2=5"})
    assert [each.lacks_sign_off for each in signed.directorates] == [False, False]
    assert [each.sign_offs[0].source.file.path for each in signed.directorates] == [
        "inputs/2022-23-Q2/people.xlsx",
        "inputs/2022-23-Q2/place.xlsx",
    ]
    came = status(settings, {"2022-23-Q2/people.xlsx": "1: Q2=5"})
    assert [each.lacks_sign_off for each in came.directorates] == [False, True]


def test_a_file_without_sign_off_is_named() -> None:
    """Beside one that has it."""
    made = material(
        {"1": "kind: flow", "2": "kind: flow"}, {"2022-23-Q2/a.xlsx": "1: Q2=5", "2022-23-Q2/b.xlsx": "2: Q2=5"}
    )
    only_first = tuple(each for each in made.collected.sign_offs if each.source.file.path.endswith("a.xlsx"))
    made = replace(made, collected=replace(made.collected, sign_offs=only_first))
    found = build_status(made, TODAY).directorates[0]
    assert [file.path for file in found.unsigned] == ["inputs/2022-23-Q2/b.xlsx"]
    assert not found.complete


def test_a_csv_file_is_signed_in_a_file_beside_it() -> None:
    """It has no sheet for a sign-off of its own."""
    made = material({"1": "kind: flow"}, {"2022-23-Q2/a/figures.csv": "1: Q2=5", "2022-23-Q2/a/sign-off.csv": ""})
    beside = tuple(each for each in made.collected.sign_offs if each.source.file.path.endswith("sign-off.csv"))
    made = replace(made, collected=replace(made.collected, sign_offs=beside))
    assert build_status(made, TODAY).directorates[0].complete


def test_an_error_in_its_figures_is_a_directorates_to_mend() -> None:
    """A finding that nobody has answered; an answered one is settled."""
    settings = {"1": "kind: flow", "2": PLACE}
    returns = "1: Jul=1; Aug=2; Sep=3; Q2=7\n2: Q2=1"
    mine, other = status(settings, returns).directorates
    assert [problem.code for problem in mine.to_mend] == ["SC301"]
    assert other.to_mend == ()
    assert people(settings, returns, answers={"SC301": "A slip."}).complete


def test_a_slip_in_a_file_is_of_those_who_sent_it() -> None:
    """Not of the other directorate, whose figure the file corrects in passing."""
    settings = {"1": "kind: flow", "2": "kind: flow", "3": PLACE}
    made = material(
        settings, {"2022-23-Q2/people.xlsx": "1: Q2=1\n2: Q2=2\n3: Q1=3", "2022-23-Q2/place.xlsx": "3: Q2=3"}
    )
    slip = Problem("SC204", Place("inputs/2022-23-Q2/people.xlsx", "Figures", "A9"), "No.", "Yes.", ref=None)
    unknown = Problem("SC220", Place("inputs/2022-23-Q2/people.xlsx", "Figures", "C9"), "No.", "Yes.", ref="9.9z")
    people, place = build_status(replace(made, problems=(slip, unknown)), TODAY).directorates
    assert (people.to_mend, place.to_mend) == ((slip, unknown), ())
    assert [file.path for file in place.files] == ["inputs/2022-23-Q2/place.xlsx"]


def test_an_error_in_an_older_return_does_not_mean_that_this_one_came() -> None:
    """It is still theirs to mend."""
    made = material({"1": "kind: flow"}, "")
    old = Problem("SC203", Place("inputs/2022-23-Q1/people.xlsx", "Figures", "C9"), "No.", "Yes.", ref="1")
    people = build_status(replace(made, problems=(old,)), TODAY).directorates[0]
    assert (people.state, people.to_mend) == (State.NOT_RETURNED, (old,))


def test_only_what_the_deadline_asks_for_is_late() -> None:
    """A query that came up afterwards is none of it."""
    settings = {"1": "kind: flow"}
    assert not people(settings, "1: Jul=1; Aug=2; Sep=3; Q2=7").late
    assert people(settings, "1: Jul=1; Aug=2").late


def test_a_file_that_another_has_overtaken_still_needs_its_sign_off() -> None:
    """Its figures are the same, but somebody sent it."""
    made = material({"1": "kind: flow"}, {"2022-23-Q2/a.xlsx": "1: Q2=5", "2022-23-Q2/b.xlsx": "1: Q2=5"})
    second = tuple(each for each in made.collected.sign_offs if each.source.file.path.endswith("b.xlsx"))
    found = build_status(replace(made, collected=replace(made.collected, sign_offs=second)), TODAY).directorates[0]
    assert [file.path for file in found.unsigned] == ["inputs/2022-23-Q2/a.xlsx"]


def test_an_unreadable_file_of_nobody_is_told_apart() -> None:
    """It may be the return that is missed."""
    made = material({"1": "kind: flow"}, "")
    problem = Problem("SC201", Place("inputs/2022-23-Q2/people.xls"), "It is locked.", "Unlock it.")
    elsewhere = Problem("SC105", Place("indicators.yaml", line=3), "No.", "Yes.")
    found = build_status(replace(made, problems=(problem, elsewhere)), TODAY)
    assert found.unread == (problem,)


@pytest.mark.parametrize(("today", "days"), [((2022, 10, 19), 0), ((2022, 10, 20), 0), ((2022, 10, 21), 1)])
def test_the_deadline_day_itself_is_in_time(today: tuple[int, int, int], days: int) -> None:
    """Overdue begins on the day after."""
    made = material({"1": "kind: flow"}, "")
    catalogue = made.catalogue.model_copy(update={"returns": ReturnsSetting(deadline=20)})
    assert build_status(replace(made, catalogue=catalogue), dt.date(*today)).days_overdue == days


@pytest.mark.parametrize(
    ("days", "due"), [(20, dt.date(2022, 10, 20)), (22, dt.date(2022, 10, 24)), (23, dt.date(2022, 10, 24))]
)
def test_a_deadline_at_a_weekend_moves_to_monday(days: int, due: dt.date) -> None:
    """Nobody is asked to return figures on a Saturday."""
    assert ReturnsSetting(deadline=days).due(Q2) == due
    assert ReturnsSetting().due(Q2) is None


def test_no_deadline_is_never_overdue() -> None:
    """Where the catalogue sets none."""
    assert build_status(material({"1": "kind: flow"}, ""), TODAY).days_overdue == 0


def test_a_file_without_its_figures_is_none_of_a_directorates_files() -> None:
    """The other directorate sent it."""
    made = material({"1": "kind: flow", "2": PLACE}, {"2022-23-Q2/people.xlsx": "1: Q2=5"})
    assert build_status(made, TODAY).directorates[1].files == ()
