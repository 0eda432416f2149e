"""Rating rules by the names under which they are known."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from scorecard.rating import Allowance, Floor, RatingRule
from scorecard.rating.presets import DIRECTION, FLOOR, MAINTAINED, NAMES, PATTERN, choose_rule, goes_by, rule_name
from tests.rating.material import direction, tolerance


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("met / 5% / beyond", "met / 5% / beyond"),
        (" Met/10 %/BEYOND ", "met / 10% / beyond"),
        ("met /  2  points / beyond", "met / 2 points / beyond"),
        ("met / 0.5 / beyond", "met / 0.5 / beyond"),
        ("met / 0% / beyond", "met / beyond"),
        ("met/beyond", "met / beyond"),
        ("5% and 10%", "5% and 10%"),
        ("5 %  AND 10 points", "5% and 10 points"),
        ("1 point and 2.5 points", "1 point and 2.5 points"),
        ("Target and Floor", FLOOR),
        ("DIRECTION DECIDES", DIRECTION),
        ("improved or  maintained", MAINTAINED),
        ("None", "none"),
    ],
)
def test_capitals_and_spaces_are_forgiven(typed: str, name: str) -> None:
    """Any two allowances make a name, which is then printed in one way."""
    assert rule_name(typed) == name
    assert rule_name(name) == name


@pytest.mark.parametrize(
    "typed",
    ["", "5%", "met", "met / 5%", "met / / beyond", "met / five / beyond", "5% and", "5% and more", "5% / 10%", 5],
)
def test_other_names_are_refused(typed: object) -> None:
    """Whoever asks turns the error into a suggestion."""
    with pytest.raises(ValueError, match="is not"):
        rule_name(typed)


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_knows_every_name(name: str) -> None:
    """The pattern of the JSON Schema takes the names as they are printed."""
    assert rule_name(name) == name
    assert re.match(PATTERN, name)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (None, tolerance("0")),
        ("met / beyond", tolerance("0")),
        ("met / 5% / beyond", tolerance("5%")),
        ("5% and 10%", tolerance("10%", green="5%")),
        (DIRECTION, direction()),
        (MAINTAINED, direction(maintained=True)),
    ],
)
def test_a_name_alone_makes_a_rule(name: str | None, rule: RatingRule) -> None:
    """And the rule answers to it."""
    assert choose_rule(name, None, None, None) == rule
    assert rule.name == (name or "met / beyond")


def test_what_stands_beside_a_name() -> None:
    """A tolerance goes with a direction that decides, a floor with its name, and a fifth class with every rule."""
    five = Allowance.parse("5%")
    assert choose_rule(DIRECTION, tolerance("2"), None, five) == type(direction())(tolerance("2", exceeded="5%"))
    assert choose_rule(FLOOR, None, Decimal(80), five) == Floor(Decimal(80), five)
    assert Floor(Decimal(80)).name == FLOOR


@pytest.mark.parametrize(
    ("typed", "setting"),
    [
        ("Direction  decides", "tolerance"),
        (MAINTAINED, "tolerance"),
        (FLOOR, "floor"),
        ("5% and 10%", None),
        (None, None),
    ],
)
def test_the_setting_that_a_name_goes_by(typed: object, setting: str | None) -> None:
    """A default of it suits a measure that names the rule, and the other way round."""
    assert goes_by(typed) == setting
