"""A setting that says ``todo`` is refused with its line, once, and with what it may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.material import HEAD, indicator, problems_of, text

KINDS = "flow, stock, ratio, mean, cumulative, rolling, annualised, supplied"
TOLERANCES = "Write it as 5% (of the target), 5 points (percentage points) or 0.5 (in the unit)."


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"direction": "todo"}, "11:5: error SC113 1.1: 'direction' is still to be decided. Choose from: higher, *"),
        ({"direction": "TODO"}, "11:5: error SC113 1.1: 'direction' is still to be decided. Choose from: higher, *"),
        ({"direction": "' Todo '"}, "11:5: error SC113 1.1: 'direction' is still to be decided. Choose from: *"),
        ({"kind": "todo"}, f"12:5: error SC113 1.1: 'kind' is still to be decided. Choose from: {KINDS}."),
        ({"title": "todo"}, "7:5: error SC113 1.1: 'title' is still to be decided. Write it in place of 'todo'."),
        ({"priority": "todo"}, "8:5: error SC113 1.1: 'priority' is still to be decided. Choose from: 1, 2."),
        (
            {"directorate": "todo"},
            "9:5: error SC113 1.1: 'directorate' is still to be decided. Choose from: Place and Economy, People.",
        ),
    ],
)
def test_a_required_setting(tmp_path: Path, changed: dict[str, str], line: str) -> None:
    """Whatever its capitals, and although some of these words would be valid text."""
    _assert_only(tmp_path, text(indicator(changed=changed)), line)


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("decimals: todo", "13:5: error SC113 1.1: 'decimals' is still to be decided. Write it in place of 'todo'."),
        ("tolerance: todo", f"13:5: error SC113 1.1: 'tolerance' is still to be decided. {TOLERANCES}"),
        ("tolerance: {amber: todo}", f"13:17: error SC113 1.1: 'amber' is still to be decided. {TOLERANCES}"),
        ("target: todo", "13:5: error SC113 1.1: 'target' is still to be decided. Write a number, trend, *"),
        ("target: {2022-23: todo}", "13:14: error SC113 1.1: The target of '2022-23' is still to be decided. Write *"),
        (
            "target: {todo: 85}",
            (
                "13:14: error SC113 1.1: A name in 'target' is still to be decided. "
                "Name the financial year, such as 2022-23."
            ),
        ),
        ("target: {todo: todo}", "13:14: error SC113 1.1: A name in 'target' is still to be decided. *"),
        (
            "target: {2022-23: {quarters: [1, todo, 3, 4]}}",
            "13:38: error SC113 1.1: An entry of 'quarters' is still to be decided. Write it in place of 'todo'.",
        ),
        (
            "benchmark: {todo: {value: 1, period: 2021-22, source: S}}",
            "13:17: error SC113 1.1: A name in 'benchmark' is still to be decided. Name one of the comparators.",
        ),
        (
            "benchmark: {national: {value: 1, period: todo, source: S}}",
            "13:38: error SC113 1.1: 'period' is still to be decided. Write it in place of 'todo'.",
        ),
        ("rate: todo", "13:5: error SC113 1.1: 'rate' is still to be decided. Choose from: quarter, year_to_date."),
    ],
)
def test_any_other_setting(tmp_path: Path, settings: str, line: str) -> None:
    """In a group, in a list, and where a name should be."""
    _assert_only(tmp_path, text(indicator(settings)), line)


def test_a_default_is_told_once_and_where_it_stands(tmp_path: Path) -> None:
    """However many indicators would take it."""
    catalogue = text(indicator(changed={"direction": None}), defaults="{tolerance: todo, direction: todo}")
    assert problems_of(tmp_path, catalogue) == [
        f"indicators.yaml:5:12: error SC113: 'tolerance' is still to be decided. {TOLERANCES}",
        (
            "indicators.yaml:5:29: error SC113: 'direction' is still to be decided. "
            "Choose from: higher, lower, range, none."
        ),
    ]


def test_above_the_indicators(tmp_path: Path) -> None:
    """The council, its directorates and its priorities; what names them is not told as unknown."""
    head = "council: todo\npriorities: [todo]\ndirectorates: [todo]\ncomparators: {todo: England}\nindicators:\n"
    assert [line.partition(" error SC113: ")[2] for line in problems_of(tmp_path, head + indicator())] == [
        "'council' is still to be decided. Write it in place of 'todo'.",
        "An entry of 'priorities' is still to be decided. Write it in place of 'todo'.",
        "An entry of 'directorates' is still to be decided. Write it in place of 'todo'.",
        "A name in 'comparators' is still to be decided. Choose a short name, such as national.",
    ]


def test_an_indicator_without_a_reference_yet(tmp_path: Path) -> None:
    """No problem is told under the reference 'todo'."""
    unnamed = indicator("toleranse: 5%").replace('"1.1"', "todo")
    found = problems_of(tmp_path, text(unnamed))
    assert [line.split(": ")[1] for line in found] == ["error SC113", "error SC104"]


def test_all_of_them_beside_all_other_problems(tmp_path: Path) -> None:
    """Neither hides the other."""
    open_ones = indicator("toleranse: 5%\ndecimals: two", {"direction": "todo", "kind": "todo"})
    found = problems_of(tmp_path, text(open_ones, indicator(changed={"unit": "todo"}).replace("1.1", "1.2")))
    assert [line.split(" ")[2] for line in found] == ["SC113", "SC113", "SC113", "SC106", "SC104"]


def test_a_setting_that_is_named_todo(tmp_path: Path) -> None:
    """Is an unknown one like any other: names of settings are not a person's to choose."""
    (found,) = problems_of(tmp_path, text(indicator("todo: higher")))
    assert "SC104 1.1: 'todo' is not a setting." in found


@pytest.mark.parametrize("catalogue", ["todo\n", "- todo\n"])
def test_a_catalogue_of_nothing_but_the_word(tmp_path: Path, catalogue: str) -> None:
    """Is no catalogue."""
    (found,) = problems_of(tmp_path, catalogue)
    assert "SC106" in found


@pytest.mark.parametrize("title", ["Todo lists completed", "to do", "todos"])
def test_words_that_hold_the_word(tmp_path: Path, title: str) -> None:
    """Are words like any others."""
    assert problems_of(tmp_path, text(indicator(changed={"title": title}))) == []


def test_names_that_are_open_themselves(tmp_path: Path) -> None:
    """Are not offered."""
    head = HEAD.replace("{id: 1,", "{id: todo,").replace("[Place and Economy, People]", "[todo, People]")
    open_ones = indicator(changed={"priority": "todo", "directorate": "todo"})
    found = problems_of(tmp_path, head + "indicators:\n" + open_ones)
    assert [line.partition("decided. ")[2] for line in found[2:]] == ["Choose from: 2.", "Choose from: People."]


def test_names_declared_in_another_shape(tmp_path: Path) -> None:
    """A broken list of directorates offers no choice, and is told as broken."""
    head = HEAD.replace("[Place and Economy, People]", "People")
    found = problems_of(tmp_path, head + "indicators:\n" + indicator(changed={"directorate": "todo"}))
    assert [line.partition("error ")[2] for line in found] == [
        "SC113 1.1: 'directorate' is still to be decided. Write it in place of 'todo'.",
        "SC106: 'directorates' should be a list, not 'People'. Correct it.",
    ]


def _assert_only(folder: Path, catalogue: str, line: str) -> None:
    (found,) = problems_of(folder, catalogue)
    expected = f"indicators.yaml:{line}"
    assert found == expected or (expected.endswith("*") and found.startswith(expected[:-1]))
