"""Settings that must agree with each other -> the exact line that is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.catalogue import load_catalogue
from tests.catalogue.material import indicator, only, printed, problems_of, text, workspace


@pytest.mark.parametrize(
    ("settings", "changed", "line"),
    [
        # SC108 is for: names that are not declared
        ("", {"priority": "9"}, "8:5: error SC108 1.1: There is no priority '9'. Choose from: 1, 2."),
        ("", {"directorate": "Peple"}, "9:5: error SC108 1.1: There is no directorate 'Peple'. Did you mean 'People'?"),
        (
            "benchmark: {natonal: {value: 1, period: 2021-22, source: x}}",
            {},
            "13:17: error SC108 1.1: There is no comparator 'natonal'. Did you mean 'national'?",
        ),
        # SC103 and SC110 is for: unit and per
        ("", {"unit": "rate"}, "10:5: error SC103 1.1: A rate needs 'per'. Add, for instance, per: 100000."),
        (
            "per: 1000",
            {},
            (
                "13:5: warning SC112 1.1: 'per' has no effect: it belongs to unit rate, not percent. "
                "Remove 'per' or change the unit."
            ),
        ),
        # SC112 is for: a control chart that no figure would have
        *(
            (
                "spc: {run: 8}",
                changed,
                (
                    "13:5: warning SC112 1.1: 'spc' has no effect: control limits need separate months or quarters, "
                    f"and {why}. Remove 'spc'."
                ),
            )
            for changed, why in [
                ({"kind": "cumulative"}, "its kind is cumulative"),
                ({"kind": "rolling"}, "its kind is rolling"),
                ({"kind": "annualised"}, "its kind is annualised"),
            ]
        ),
        (
            "frequency: annual\nspc: {run: 8}",
            {"kind": "rolling"},
            (
                "14:5: warning SC112 1.1: 'spc' has no effect: control limits need separate months or quarters, "
                "and it is annual. Remove 'spc'."
            ),
        ),
        # SC110 is for: a figure that is to be rated but never there
        (
            "rate: year_to_date\nyear_to_date: none",
            {},
            (
                "13:5: error SC110 1.1: The year to date is to be rated, but the measure has none. "
                "Rate the quarter, or set 'year_to_date'."
            ),
        ),
        # SC110 is for: rules that a kind cannot have
        (
            "quarter: none",
            {},
            (
                "13:5: error SC110 1.1: A quarter cannot have the rule 'none'. "
                "Choose from: sum, mean, last, ratio, annualised, supplied."
            ),
        ),
        *(
            (
                f"{name}: {rule}",
                {"kind": kind},
                (
                    f"13:5: error SC110 1.1: The months of a measure of kind {kind} overlap, "
                    "so they cannot be added or averaged. Use last, or supplied."
                ),
            )
            for name, rule, kind in [
                ("quarter", "sum", "cumulative"),
                ("year_to_date", "mean", "rolling"),
                ("quarter", "mean", "annualised"),
            ]
        ),
        *(
            (
                f"{name}: mean",
                {"kind": "ratio"},
                (
                    "13:5: error SC110 1.1: A mean of percentages is never used for a ratio. "
                    "Use ratio with numerators and denominators, or supplied."
                ),
            )
            for name in ("quarter", "year_to_date")
        ),
        # SC110 is for: targets and directions
        (
            "target: {2022-23: {between: [14, 18]}}",
            {},
            (
                "13:14: error SC110 1.1: A target between two figures needs direction: range, not higher. "
                "Change the direction, or give one figure."
            ),
        ),
        (
            "target: {2022-23: 14}",
            {"direction": "range"},
            (
                "13:14: error SC110 1.1: A direction of range needs a target of the form {between: [low, high]}. "
                "Give both ends, or change the direction."
            ),
        ),
        # SC106 is for: years
        *(
            (
                f"target: {{{year}: 85}}",
                {},
                f"13:14: error SC106 1.1: '{year}' is not a financial year. Write it as 2022-23.",
            )
            for year in ("2022", "2022-24", "2022-23 Q1", "next year")
        ),
        # SC308 is for: a title that speaks of a proportion, which an answer may settle
        *(
            (
                "",
                {"unit": "number", "title": f"'{title}'"},
                (
                    f"7:5: error SC308 1.1: The title '{title}' speaks of a proportion, but the unit is number: "
                    "its figures are counts. Return a percentage, or change the title; or answer the finding."
                ),
            )
            for title in ("Percentage of homes let", "proportion of homes let", "% of homes let", "Homes in % of all")
        ),
        # SC111 is for: a warning
        (
            "target: {2022-23: 72.5}",
            {},
            (
                "13:14: warning SC111 1.1: The target 72.5 has more decimals than are printed; it is rated as 73%. "
                "Raise 'decimals', or round the target."
            ),
        ),
    ],
)
def test_settings_that_contradict_each_other(tmp_path: Path, settings: str, changed: dict[str, str], line: str) -> None:
    """Placed at the setting to be changed, with what to do."""
    assert problems_of(tmp_path, text(indicator(settings, changed))) == [f"indicators.yaml:{line}"]


@pytest.mark.parametrize(
    ("settings", "changed"),
    [
        ("target: {2022-23: {between: [14, 18]}}", {"direction": "range"}),
        ("target: {2022-23: {midpoint: 50}}", {"direction": "range"}),
        ("target: {2022-23: trend}", {"direction": "range"}),
        ("target: {2022-23: {annual: 10, profile: [1, 1, 1, 0]}}", {"decimals": "1"}),
        ("target: {2022-23: {annual: 0.5}}", {}),
        ("per: 1000", {"unit": "rate"}),
        ("year_to_date: none\nquarter: supplied", {"kind": "rolling"}),
        ("spc: {run: 8}", {"kind": "flow", "unit": "number"}),
        ("frequency: quarterly\nspc: {run: 8}", {"kind": "supplied"}),
        ("", {"title": "Percentage of homes let"}),
        ("", {"unit": "number", "title": "Homes let"}),
    ],
)
def test_settings_that_agree(tmp_path: Path, settings: str, changed: dict[str, str]) -> None:
    """What looks alike but is right has no problem."""
    decimals = changed.get("decimals")
    others = {name: value for name, value in changed.items() if name != "decimals"}
    only(tmp_path, settings + (f"\ndecimals: {decimals}" if decimals else ""), others)


@pytest.mark.parametrize("kind", ["cumulative", "rolling", "annualised"])
def test_a_default_need_not_have_an_effect_everywhere(tmp_path: Path, kind: str) -> None:
    """One setting of control charts is for all that can have one."""
    only(tmp_path, changed={"kind": kind}, defaults="{spc: {run: 8}}")


def test_a_reference_that_stands_twice(tmp_path: Path) -> None:
    """The second one is told, with the line of the first."""
    assert problems_of(tmp_path, text(indicator(), indicator())) == [
        (
            "indicators.yaml:13:5: error SC107 1.1: The reference '1.1' already stands in line 6. "
            "Give each indicator its own reference."
        ),
    ]


def test_a_priority_that_stands_twice(tmp_path: Path) -> None:
    """Two priorities cannot share an id, however it is typed."""
    catalogue = text(indicator()).replace("{id: 2,", "{id: '1',")
    assert problems_of(tmp_path, catalogue) == [
        "indicators.yaml:3:47: error SC107: The priority '1' is declared twice. Keep one of them.",
    ]


@pytest.mark.parametrize(
    ("catalogue", "usable"),
    [
        (text(indicator()), True),
        (text(indicator("target: {2022-23: 72.5}")), True),
        (text(indicator(changed={"unit": "number", "title": "Percentage of homes"})), True),
        (text(indicator(changed={"priority": "9"})), False),
        (text(indicator(changed={"unit": "percnt"})), False),
        (text(indicator("kind: flow")), False),
    ],
)
def test_only_errors_that_no_answer_settles_refuse_the_catalogue(
    tmp_path: Path,
    catalogue: str,
    usable: bool,  # noqa: FBT001  reason: a table's column
) -> None:
    """A warning or an answerable finding leaves a catalogue to go on with."""
    found, _ = load_catalogue(workspace(tmp_path, indicators=catalogue))
    assert (found is not None) is usable


def test_a_catalogue_knows_where_its_settings_stand(tmp_path: Path) -> None:
    """Later floors ask for the line of a setting, or of the indicator where it is not set."""
    found, problems = load_catalogue(workspace(tmp_path, indicators=text(indicator("decimals: 1"))))
    assert printed(problems) == []
    assert found is not None
    assert str(found.place("1.1", "decimals")) == "indicators.yaml:13:5"
    assert str(found.place("1.1", "target", "2022-23")) == "indicators.yaml:6:5"
    assert str(found.place("1.1")) == "indicators.yaml:6:5"
