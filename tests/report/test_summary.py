"""The executive summary, word for word."""

from __future__ import annotations

from scorecard.sentences import join
from tests.making import report

TARGET = "kind: flow, frequency: quarterly, target: {2022-23: 100}, tolerance: 10%"


def test_a_summary_word_for_word() -> None:
    """Counts, last quarter, what is red and what is being done, what is missing and what is in question."""
    settings = {
        "1": f"{TARGET}, short_title: Visits",
        "2": f"{TARGET}, short_title: Homes",
        "3": f"{TARGET}, short_title: Trees",
        "4": "kind: flow, short_title: Fines",
        "5": "kind: supplied, arrears: 1, short_title: Waste",
        "6": "kind: flow, short_title: Calls",
    }
    returns = {
        "2022-23-Q1/a.xlsx": "1: Q1=100\n2: Q1=50\n3: Q1=100\n5: Q1=5",
        "2022-23-Q2/a.xlsx": "1: Q2=50\n2: Q2=95\n3: Q2=100\n4: Q2=?(late)\n6: Jul=1; Aug=1; Sep=1; Q2=4",
    }
    words = {"1": "Rain.|Open a roof.|Director|1 March 2023"}
    said = report(settings, returns, words=words, answers={"SC301": "It is 3."}).summary
    assert said == (
        (
            "This report covers July to September 2022 (2022-23 Q2). Of 6 indicators: 1 on target; 1 just off target; "
            "1 off target; 1 no target; 1 no data; 1 in arrears, so not counted in this quarter."
        ),
        (
            "Against 2022-23 Q1: 2 on target then, 1 now; 0 just off target then, 1 now; 1 off target then, 1 now. "
            "Rated then 3, now 3. 2 indicators changed their rating: Visits (1) from on target to off target; Homes "
            "(2) from off target to just off target."
        ),
        (
            "Visits (1), off target: 50 against a target of 100: missed by 50, beyond the tolerance of 10 (10% "
            "of the target). What is being done: Open a roof (Director, by 1 March 2023)."
        ),
        "Not reported, and why: Fines (4): late.",
        "Figures or words in the returns contradicted each other for 1 indicator; the notes print each finding.",
    )


def test_without_anything_rated_the_summary_says_so() -> None:
    """No colour, no earlier quarter."""
    assert report("kind: flow", "Q2=5").summary == (
        ("This report covers July to September 2022 (2022-23 Q2). Of 1 indicator: 1 no target."),
        "There are no returns for 2022-23 Q1 to compare with.",
    )


def test_many_misses_are_named_after_the_first_dozen() -> None:
    """A summary of six pages is none."""
    refs = [str(number) for number in range(1, 16)]
    said = report(dict.fromkeys(refs, TARGET), "\n".join(f"{ref}: Q2=5" for ref in refs)).summary
    assert sum("What is being done" in each or "missed by" in each for each in said) == 12
    assert "Also off target: Visits (13); Visits (14); Visits (15). Appendix A gives" in said[14]


def test_only_ratings_that_occur_are_counted() -> None:
    """Nothing is added to the counts."""
    assert report(TARGET, "Q2=100").summary[0].endswith("Of 1 indicator: 1 on target.")


def test_one_change_of_rating_is_singular() -> None:
    """It is "1 indicator", not "1 indicators"."""
    said = report(TARGET, {"2022-23-Q1/a.xlsx": "Q1=100", "2022-23-Q2/a.xlsx": "Q2=5"}).summary
    assert "1 indicator changed its rating: Visits (1) from on target to off target." in said[1]


def test_no_change_of_rating_is_said() -> None:
    """Silence would be taken for an omission."""
    said = report(TARGET, {"2022-23-Q1/a.xlsx": "Q1=100", "2022-23-Q2/a.xlsx": "Q2=100"}).summary
    assert said[1] == (
        "Against 2022-23 Q1: 1 on target then, 1 now. Rated then 1, now 1. No indicator that was rated in both "
        "quarters changed its rating."
    )


def test_without_ratings_in_either_quarter_only_the_changes_are_said() -> None:
    """No empty list of counts."""
    said = report("kind: flow", {"2022-23-Q1/a.xlsx": "Q1=1", "2022-23-Q2/a.xlsx": "Q2=1"}).summary
    assert said[1] == "No indicator that was rated in both quarters changed its rating."


def test_an_action_may_lack_person_and_date() -> None:
    """Only what was written is printed."""
    said = report(TARGET, "Q2=5", words={"1": "Rain.|Open a roof"}).summary
    assert said[2].endswith("What is being done: Open a roof.")
    said = report(TARGET, "Q2=5", words={"1": "Rain.|Open a roof||March"}).summary
    assert said[2].endswith("Open a roof (by March).")


def test_join_makes_a_list_in_a_sentence() -> None:
    """None, one, two, three."""
    assert [join(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
