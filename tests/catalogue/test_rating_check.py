"""Settings of a rating that must agree with each other and with the targets -> the exact line that is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.material import indicator, only, problems_of, text

RELATIVE = "a share of the target, but a target of 2022-23 is 0 or below. Give the tolerance in the unit, such as 0.5."
LOWEST = "It is the lowest figure that is still amber, in the target's terms."
HIGHEST = "It is the highest figure that is still amber, in the target's terms."
BETWEEN = "{between: [14, 18]}"


@pytest.mark.parametrize(
    ("settings", "changed", "line"),
    [
        # names
        (
            "rating: met / 5% / beyond\ntolerance: 10%",
            {},
            "14:5: error SC110 1.1: 'tolerance' contradicts the rating 'met / 5% / beyond'. Keep one of them.",
        ),
        (
            "rating: met / 5% / beyond\ntolerance: {green: 2%, amber: 5%}",
            {},
            "14:5: error SC110 1.1: 'tolerance' contradicts the rating 'met / 5% / beyond'. Keep one of them.",
        ),
        (
            "rating: 5% and 10%\nfloor: 80",
            {},
            "14:5: error SC110 1.1: 'floor' contradicts the rating '5% and 10%'. Keep one of them.",
        ),
        (
            "rating: direction decides\nfloor: 80",
            {},
            "14:5: error SC110 1.1: 'floor' contradicts the rating 'direction decides'. Keep one of them.",
        ),
        (
            "rating: target and floor",
            {},
            (
                "13:5: error SC103 1.1: The rating 'target and floor' needs 'floor'. "
                "Add the worst figure that is still amber, such as floor: 80."
            ),
        ),
        *(
            (
                f"tolerance: 5%\nfloor: 80{name}",
                {},
                "13:5: warning SC112 1.1: 'tolerance' has no effect beside 'floor'. Remove one of them.",
            )
            for name in ("", "\nrating: target and floor")
        ),
        # sizes
        *(
            (
                setting,
                {"unit": "days"},
                (
                    f"13:5: error SC110 1.1: '{size}' means percentage points, but the unit is days. "
                    "Write the tolerance in the unit, or as a percentage of the target."
                ),
            )
            for setting, size in [
                ("tolerance: 5 points", "5 points"),
                ("tolerance: {green: 2 points, amber: 3}", "2 points"),
                ("exceeded: 3 points", "3 points"),
                ("rating: met / 1 point / beyond", "1 point"),
                ("rating: 2 points and 10%", "2 points"),
                ("exceeded: 3 points\nfloor: 80", "3 points"),
                ("exceeded: 3 points\nrating: direction decides", "3 points"),
            ]
        ),
        *(
            (
                f"no_change: 1 point\nrating: {rating}",
                {"unit": "days"},
                (
                    "13:5: error SC110 1.1: '1 point' means percentage points, but the unit is days. "
                    "Write it in the unit, or as a percentage."
                ),
            )
            for rating in ("none", "met / beyond")
        ),
        *(
            (setting, {}, "13:5: error SC110 1.1: The margin for green is wider than the one for amber. Swap them.")
            for setting in (
                "tolerance: {green: 10%, amber: 5%}",
                "tolerance: {green: 3 points, amber: 2}",
                "rating: 10% and 5%",
                "tolerance: {green: 10%, amber: 5%}\nrating: direction decides",
            )
        ),
        *(
            (
                f"tolerance: {margins}\ntarget: {{2021-22: 90, 2022-23: {{quarters: {targets}}}}}",
                {"kind": "stock"},
                (
                    "13:5: error SC110 1.1: The margin for green is wider than the one for amber on the target of "
                    f"{target}. Give both as percentages, or both in the unit."
                ),
            )
            for margins, targets, target in [
                ("{green: 10%, amber: 9 points}", "[90, 90, 91, 40]", "91% for 2022-23 Q3"),
                ("{green: 5 points, amber: 10%}", "[90, 90, 90, 40]", "40% for 2022-23 Q4"),
            ]
        ),
        (
            "exceeded: 0%",
            {},
            (
                "13:5: error SC110 1.1: With 'exceeded' of 0 no figure would be green for meeting its target. "
                "Write by how much the target must be passed."
            ),
        ),
        # rules that do not suit the measure
        *(
            (
                f"exceeded: 5\ntarget: {{2022-23: {target}}}",
                {"direction": direction},
                (
                    "13:5: error SC110 1.1: A range or midpoint can be met, but not exceeded. "
                    "Remove 'exceeded', or set it to null for this measure."
                ),
            )
            for target, direction in [(BETWEEN, "range"), ("{midpoint: 50}", "higher"), ("{midpoint: 50}", "none")]
        ),
        *(
            (
                f"floor: 12\ntarget: {{2022-23: {target}}}",
                {"direction": direction},
                (
                    "13:5: error SC110 1.1: A range or midpoint is missed on either side, so it cannot have a floor. "
                    "Use 'tolerance': the distance allowed on both sides."
                ),
            )
            for target, direction in [(BETWEEN, "range"), ("{midpoint: 50}", "lower")]
        ),
        (
            "rating: direction decides\ntarget: {2022-23: {midpoint: 50}}",
            {"direction": "none"},
            (
                "13:5: error SC110 1.1: The rating 'direction decides' needs a better direction, but the direction is "
                "none. Change the direction, or the rating."
            ),
        ),
        # a relative tolerance needs a target above 0
        *(
            (
                f"{rule}\ntarget: {{2022-23: {target}}}",
                {"direction": direction},
                f"14:14: error SC109 1.1: The tolerance {size} is {RELATIVE}",
            )
            for rule, size, target, direction in [
                ("tolerance: 5%", "5%", "0", "lower"),
                ("tolerance: 5%", "5%", "-3", "higher"),
                ("tolerance: {green: 5%, amber: 10}", "5%", "0", "lower"),
                ("exceeded: 10%", "10%", "0", "higher"),
                ("rating: met / 5% / beyond", "5%", "0", "higher"),
                ("rating: 5% and 10%", "10%", "0", "higher"),
                ("tolerance: 5%", "5%", "{annual: 0}", "lower"),
                ("tolerance: 5%", "5%", "{annual: 90, profile: [0, 1, 1, 1]}", "higher"),
                ("tolerance: 5%", "5%", "{annual: 90, profile: [1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1]}", "higher"),
                ("tolerance: 5%", "5%", "{quarters: [null, 0, 1, 2]}", "higher"),
                ("tolerance: 5%", "5%", "{quarters: [3, null, -5, 9]}", "higher"),
                ("tolerance: 5%", "5%", "{months: [-3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}", "higher"),
                ("tolerance: 5%", "5%", "{from: 12, to: 0}", "lower"),
                ("tolerance: 5%", "5%", "{from: -12, to: 36}", "lower"),
                ("tolerance: 5%", "5%", "{midpoint: 0}", "higher"),
                ("tolerance: 5%", "5%", "{midpoint: 0}", "none"),
                ("tolerance: 5%", "5%", "{between: [0, 4]}", "range"),
            ]
        ),
        (
            "rating: direction decides\ntolerance: 5%\ntarget: {2022-23: 0}",
            {},
            f"15:14: error SC109 1.1: The tolerance 5% is {RELATIVE}",
        ),
        (
            "floor: -5\nexceeded: 10%\ntarget: {2022-23: 0}",
            {},
            f"15:14: error SC109 1.1: The tolerance 10% is {RELATIVE}",
        ),
        # a floor lies on the worse side of every target
        (
            "floor: 91\ntarget: {2022-23: 90}",
            {"kind": "stock"},
            f"13:5: error SC110 1.1: The floor of 91% is above the target of 90% for 2022-23 Q1. {LOWEST}",
        ),
        (
            "floor: 9\ntarget: {2022-23: 10}",
            {"kind": "stock", "direction": "lower"},
            f"13:5: error SC110 1.1: The floor of 9% is below the target of 10% for 2022-23 Q1. {HIGHEST}",
        ),
        (
            "floor: 50\ntarget: {2022-23: {quarters: [60, 55, 49, 70]}}",
            {"kind": "stock"},
            f"13:5: error SC110 1.1: The floor of 50% is above the target of 49% for 2022-23 Q3. {LOWEST}",
        ),
        (
            "floor: 100\ntarget: {2022-23: {from: 90, to: 126}}",
            {"kind": "stock"},
            f"13:5: error SC110 1.1: The floor of 100% is above the target of 99% for 2022-23 Q1. {LOWEST}",
        ),
        (
            "floor: 400\ntarget: {2022-23: {annual: 360}}",
            {"unit": "number"},
            f"13:5: error SC110 1.1: The floor of 100 is above the target of 90 for 2022-23 Q1. {LOWEST}",
        ),
        (
            "floor: 400\ntarget: {2022-23: {annual: 360}}\nfrequency: annual",
            {"unit": "number"},
            f"13:5: error SC110 1.1: The floor of 400 is above the target of 360 for 2022-23. {LOWEST}",
        ),
        # what is printed is rated
        (
            "floor: 72.5\ntarget: {2022-23: 90}",
            {},
            (
                "13:5: warning SC111 1.1: The floor 72.5 has more decimals than are printed; it is rated as 73%. "
                "Raise 'decimals', or round the floor."
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
        ("tolerance: 0.5\ntarget: {2022-23: 0}", {}),
        ("tolerance: 5%\ntarget: {2022-23: 1}", {}),
        ("tolerance: 5%\ntarget: {2022-23: {from: 0, to: 12}}", {"kind": "stock"}),  # 3 at the end of quarter 1
        ("tolerance: 5%\ntarget: {2022-23: {annual: 90, profile: [0, 1, 1, 1]}}\nfrequency: annual", {}),
        ("tolerance: 5%\ntarget: {2022-23: {months: [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}}", {"kind": "stock"}),
        ("tolerance: 5%\ntarget: {2022-23: 0}", {"direction": "none"}),
        ("tolerance: 5%\ntarget: {2022-23: 0}\nrating: none", {}),
        ("tolerance: 5%\ntarget: {2022-23: tbc}", {}),
        ("tolerance: 5%\ntarget: {2022-23: {text: None at all}}", {}),
        ("tolerance: 5%\ntarget: {2021-22: 0, 2022-23: {midpoint: 5}}", {"direction": "none"}),
        ("no_change: 5%\ntarget: {2022-23: 0}", {}),
        ("target: {2022-23: 0}", {}),
        ("tolerance: 5 points\ntarget: {2022-23: 0}", {}),
        ("tolerance: 5 points", {"unit": "days", "direction": "none"}),
        ("tolerance: {green: 10%, amber: 5 points}", {}),  # no target to say which is wider
        ("tolerance: {green: 10%, amber: 9 points}\ntarget: {2022-23: 90}", {"kind": "stock"}),
        ("tolerance: {green: 10%, amber: 10%}\nrating: improved or maintained", {}),
        ("rating: direction decides\ntarget: {2022-23: {between: [14, 18]}}", {"direction": "range"}),
        ("rating: target and floor\nfloor: 90\ntarget: {2022-23: 90}", {}),
        ("floor: -5\ntarget: {2022-23: 0}", {}),
        ("floor: 11\nexceeded: 1\ntarget: {2022-23: 10}", {"direction": "lower"}),
        ("floor: 360\ntarget: {2022-23: {annual: 400, profile: [4, 3, 2, 1]}}", {"unit": "number"}),
        ("floor: 72.5\nrate_exact: true\ntarget: {2022-23: 90.5}", {}),
        ("exceeded: 10%\ntarget: {2022-23: 90}", {}),
        ("exceeded: null\ntarget: {2022-23: {midpoint: 90}}", {}),
    ],
)
def test_settings_that_agree(tmp_path: Path, settings: str, changed: dict[str, str]) -> None:
    """What looks alike but is right has no problem."""
    assert only(tmp_path, settings, changed).ref == "1.1"


def test_a_target_that_is_printed_as_zero(tmp_path: Path) -> None:
    """The published target is rated, so a relative tolerance on 0.4 without decimals is refused."""
    lines = problems_of(tmp_path, text(indicator("tolerance: 5%\ntarget: {2022-23: 0.4}")))
    assert sorted(line.split()[2] for line in lines) == ["SC109", "SC111"]


def test_rating_the_exact_figure_keeps_a_small_target(tmp_path: Path) -> None:
    """With ``rate_exact`` a target of 0.4 stays above 0."""
    measure = only(tmp_path, "rate_exact: true\ntolerance: 5%\ntarget: {2022-23: 0.4}")
    assert str(measure.bound(0.4)) == "0.4"


def test_a_year_that_is_none_is_told_alone(tmp_path: Path) -> None:
    """What its target would be rated by cannot be said."""
    lines = problems_of(tmp_path, text(indicator("tolerance: 5%\ntarget: {next year: 0}")))
    assert [line.split()[2] for line in lines] == ["SC106"]


def test_a_relative_default_is_told_at_the_target(tmp_path: Path) -> None:
    """The tolerance of ``defaults`` on a target of 0 stands at the target, with the indicator's reference."""
    catalogue = text(indicator("target: {2022-23: 0}"), defaults="{tolerance: 5%}")
    assert problems_of(tmp_path, catalogue) == [
        f"indicators.yaml:14:14: error SC109 1.1: The tolerance 5% is {RELATIVE}",
    ]


def test_a_default_that_does_not_suit_an_indicator(tmp_path: Path) -> None:
    """It is told at the default, with the reference of each indicator that it does not suit."""
    catalogue = text(
        indicator(changed={"unit": "days"}), indicator().replace('"1.1"', '"1.2"'), defaults="{tolerance: 5 points}"
    )
    assert problems_of(tmp_path, catalogue) == [
        (
            "indicators.yaml:5:12: error SC110 1.1: '5 points' means percentage points, but the unit is days. "
            "Write the tolerance in the unit, or as a percentage of the target."
        ),
    ]
