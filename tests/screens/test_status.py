"""The status of a quarter's returns, as a team reads it and as a directorate is asked."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from scorecard.catalogue.model import ReturnsSetting
from scorecard.problems import Place, Problem, Severity, as_data
from scorecard.report.status import Status, build_status
from scorecard.screens.status import letters, status_json, status_text
from tests.making import material

SETTINGS = {
    "1": "title: Visits, owner: Head of Leisure, target: {2022-23: 10}",
    "2": "title: Calls",
    "3": "title: Homes, directorate: Place",
    "4": "title: Trees, directorate: Place, frequency: annual",
}
RETURNS = "1: Jul=1; Aug=2; Sep=3; Q2=7\n2: Jul=1; Aug=2"
FILE = Problem("SC201", Place("inputs/2022-23-Q2/place.xls"), "It is in the old format.", "Save it as .xlsx.")


def status(returns: str = RETURNS, today: dt.date = dt.date(2022, 10, 21), **setting: object) -> Status:
    """The status of these returns."""
    made = material(SETTINGS, returns)
    catalogue = made.catalogue.model_copy(
        update={"returns": ReturnsSetting.model_validate({"deadline": 20, "contact": "Performance team", **setting})}
    )
    return build_status(replace(made, catalogue=catalogue, problems=(*made.problems, FILE)), today)


def test_the_text_says_what_each_directorate_owes() -> None:
    """A line for each, and under it what is missing; one that returned nothing is not told figure by figure."""
    assert status_text(status()) == (
        "2022-23 Q2: 0 of 2 directorates complete. Returns were due on 20 October 2022, 1 day ago.\n"
        "\n"
        "People  partly, 1 of 2 figures, signed off by Director on 20 October 2022, 1 day overdue\n"
        "  Missing figures:\n"
        "    2  Calls, for Sep 2022\n"
        "  Missing commentary on a missed target:\n"
        "    1  Visits: 6 against a target of 10: missed by 4.\n"
        "  To mend:\n"
        "    inputs/2022-23-Q2/people.xlsx!Figures!C5: error SC301 1 2022-23 Q2: 7 is given for 2022-23 Q2,\n"
        "        but the calculated figure is 6 (sum of the months). Correct the return, or answer the\n"
        "        finding in queries.yaml.\n"
        "\n"
        "Place   not returned, 0 of 1 figure, not signed off, 1 day overdue\n"
        "\n"
        "Files and folders of no known directorate:\n"
        "  inputs/2022-23-Q2/place.xls: error SC201: It is in the old format. Save it as .xlsx.\n"
    )


def test_a_letter_asks_for_everything_at_once() -> None:
    """Figures with their owners, words, corrections in the terms of the file that was sent."""
    assert letters(status())["people-2022-23-Q2.txt"] == (
        "Subject: 2022-23 Q2 performance return: what we still need from People\n"
        "\n"
        "Dear colleagues,\n"
        "\n"
        "this is about the performance return of People for 2022-23 Q2 (July to September 2022).\n"
        "Returns were due on 20 October 2022, 1 day ago.\n"
        "\n"
        "These figures are missing, without a reason:\n"
        "  2  Calls, for Sep 2022\n"
        "\n"
        "These targets are missed; please say why, what is being done, by whom and by when:\n"
        "  1  Visits: 6 against a target of 10: missed by 4. [Head of Leisure]\n"
        "\n"
        "Please correct:\n"
        "  people.xlsx!Figures!C5 (1 2022-23 Q2): 7 is given for 2022-23 Q2, but the calculated figure is 6\n"
        "      (sum of the months). Correct the return, or tell us why it is right.\n"
        "\n"
        "Where there is no figure, leave the cell empty and give the reason beside it; it will be printed.\n"
        "Please send the return, and any question, to: Performance team.\n"
        "\n"
        "Thank you.\n"
    )


def test_a_letter_asks_to_look_at_a_sheet_that_was_not_read() -> None:
    """It may hold the figures that are missing; the team is told the same."""
    place = Place("inputs/2022-23-Q2/people.xlsx", "Areas")
    unread = Problem(
        "SC202", place, "It was not read.", "Move the file to inputs/benchmarks.", severity=Severity.WARNING
    )
    made = material(SETTINGS, RETURNS)
    found = build_status(replace(made, problems=(*made.problems, unread)), dt.date(2022, 10, 21))
    letter = letters(found)["people-2022-23-Q2.txt"]
    assert letter is not None
    assert "Please look at this too:\n  people.xlsx!Areas: It was not read. Move the file to " in letter
    assert "inputs/benchmarks." in letter
    assert f"  To look at:\n    {unread}\n" in status_text(found).replace("\n        ", " ")


def test_a_letter_to_a_directorate_that_sent_nothing_says_so() -> None:
    """It may have gone astray."""
    letter = letters(status(contact=None))["place-2022-23-Q2.txt"]
    assert letter is not None
    assert "We have not been able to read any figures from you so far." in letter
    assert "The return is not signed off" in letter
    assert "Please send" not in letter


def test_a_letter_before_the_deadline_names_the_day() -> None:
    """Nothing is overdue yet."""
    letter = letters(status(today=dt.date(2022, 10, 20)))["people-2022-23-Q2.txt"]
    assert letter is not None
    assert "Returns are due on 20 October 2022.\n" in letter


def test_nothing_is_asked_of_a_directorate_that_is_complete() -> None:
    """None takes an older letter away."""
    complete = status("1: Q2=12\n2: Q2=3\n3: Q2=?(new contract)")
    assert letters(complete) == {"people-2022-23-Q2.txt": None, "place-2022-23-Q2.txt": None}
    assert status_text(complete).startswith(
        "2022-23 Q2: 2 of 2 directorates complete. Returns were due on 20 October 2022.\n"
    )


def test_no_deadline_is_said() -> None:
    """So that the team knows where to set one."""
    assert "The catalogue sets no deadline." in status_text(status(deadline=None))


def test_the_json_says_the_same() -> None:
    """For a dashboard, or a flow that sends the letters."""
    data = json.loads(status_json(status()))
    assert (data["quarter"], data["today"], data["deadline"]) == ("2022-23 Q2", "2022-10-21", "2022-10-20")
    assert data["unread"] == [as_data(FILE)]
    people, place = data["directorates"]
    assert people["missing_figures"] == [
        {"ref": "2", "title": "Calls", "owner": None, "periods": ["2022-09"]},
    ]
    assert people["missing_commentary"] == [
        {"ref": "1", "title": "Visits", "owner": "Head of Leisure", "rating": "red"},
    ]
    assert people["sign_offs"] == [
        {"name": "A. Officer", "role": "Director", "date": "2022-10-20", "file": "inputs/2022-23-Q2/people.xlsx"}
    ]
    assert [(item["code"], item["cell"]) for item in people["to_mend"]] == [("SC301", "C5")]
    assert (place["state"], place["figures_due"], place["figures_given"]) == ("not_returned", 1, 0)
    assert (place["signed_off"], place["complete"], place["days_overdue"]) == (False, False, 1)


def test_a_figure_whose_cell_cannot_be_read_is_asked_for_once() -> None:
    """As a correction; one that is missing beside a finding about another is asked for as missing."""
    found = status("1: Q2=12\n2: Jul=1\n3: Q2=1")
    wrong = Problem("SC203", Place("inputs/2022-23-Q2/people.xlsx", "Figures", "D9"), "No.", "Yes.", ref="2")
    query = replace(wrong, code="SC313", ref="2")
    people, *others = found.directorates
    for problem, asked in ((wrong, False), (query, True)):
        told = replace(found, directorates=(replace(people, to_mend=(problem,)), *others))
        letter = letters(told)["people-2022-23-Q2.txt"]
        assert letter is not None
        assert ("2  Calls, for Aug 2022 and Sep 2022" in letter) == asked
        assert "people.xlsx!Figures!D9 (2)" in letter
