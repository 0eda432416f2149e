"""Wrong settings -> the exact line that is printed: place, code, reference, what is wrong, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.catalogue.explain import suggest
from tests.catalogue.material import HEAD, indicator, problems_of, text

KINDS = "flow, stock, ratio, mean, cumulative, rolling, annualised, supplied"


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        # SC104 is for: unknown names
        ("toleranse: 5%", "13:5: error SC104 1.1: 'toleranse' is not a setting. Did you mean 'tolerance'?"),
        ("Caveat: x", "13:5: error SC104 1.1: 'Caveat' is not a setting. Did you mean 'caveat'?"),
        ("spc: {bseline: 24}", "13:11: error SC104 1.1: 'bseline' is not a setting. Did you mean 'baseline'?"),
        ("<<: {decimals: 1}", "13:5: error SC104 1.1: '<<' is not a setting. Choose from: ref, title, *"),
        (
            "benchmark: {national: {value: 1, perod: 2021-22, period: 2021-22, source: x}}",
            "13:38: error SC104 1.1: 'perod' is not a setting. Did you mean 'period'?",
        ),
        (
            "spc: {rebase: [{from: 2021-04, reason: x, becuase: y}]}",
            "13:47: error SC104 1.1: 'becuase' is not a setting. Choose from: from, reason.",
        ),
        (
            "tolerance: {amber: 5%, gren: 1%}",
            "13:28: error SC104 1.1: 'gren' is not a setting. Did you mean 'green'?",
        ),
        # SC103 is for: missing ones
        ("tolerance: {green: 5%}", "13:5: error SC103 1.1: The setting 'amber' is missing. Add it."),
        ("spc: {rebase: [{from: 2021-04}]}", "13:20: error SC103 1.1: The setting 'reason' is missing. Add it."),
        # SC105 is for: words that are not among those allowed
        ("frequency: montly", "13:5: error SC105 1.1: 'montly' is not a word for 'frequency'. Did you mean 'monthly'?"),
        (
            "quarter: total",
            (
                "13:5: error SC105 1.1: 'total' is not a word for 'quarter'. "
                "Choose from: sum, mean, last, ratio, annualised, supplied, none."
            ),
        ),
        (
            "rating: red",
            (
                "13:5: error SC105 1.1: 'red' is not a word for 'rating'. Choose from: none, met / beyond, "
                "met / 5% / beyond, 5% and 10%, target and floor, direction decides, improved or maintained."
            ),
        ),
        *(
            (
                f"rating: {typed}",
                f"13:5: error SC105 1.1: '{typed}' is not a word for 'rating'. Did you mean '{meant}'?",
            )
            for typed, meant in [
                ("met / five / beyond", "met / 5% / beyond"),
                ("met / 5% beyond", "met / 5% / beyond"),
                ("target and flor", "target and floor"),
                ("directon decides", "direction decides"),
                ("nonne", "none"),
            ]
        ),
        (
            "rate: ytd",
            "13:5: error SC105 1.1: 'ytd' is not a word for 'rate'. Choose from: quarter, year_to_date.",
        ),
        (
            "compare: lastyear",
            "13:5: error SC105 1.1: 'lastyear' is not a word for 'compare'. Did you mean 'last_year'?",
        ),
        # SC106 is for: values that do not fit
        ("decimals: two", "13:5: error SC106 1.1: 'decimals' should be a whole number, not 'two'. Correct it."),
        ("decimals: 1.5", "13:5: error SC106 1.1: 'decimals' should be a whole number, not '1.5'. Correct it."),
        ("arrears: ", "13:5: error SC106 1.1: 'arrears' should be a whole number, not empty. Correct it."),
        *(
            (
                f"no_change: {typed}",
                (
                    f"13:5: error SC106 1.1: '{typed}' is not a size of movement. Write it as 2% (of the earlier "
                    "figure), 1 point (a percentage point) or 0.5 (in the unit)."
                ),
            )
            for typed in ("some", "-0.5", "2 pts")
        ),
        ("rate_exact: maybe", "13:5: error SC106 1.1: 'rate_exact' should be true or false, not 'maybe'. Correct it."),
        ("caveat: 2022-11-21", "13:5: error SC106 1.1: 'caveat' should be text, not '2022-11-21'. Correct it."),
        ("caveat: true", "13:5: error SC106 1.1: 'caveat' should be text, not 'true'. Correct it."),
        ("caveat: ''", "13:5: error SC106 1.1: 'caveat' should be text that is not empty, not ''. Correct it."),
        ("caveat: [a]", "13:5: error SC106 1.1: 'caveat' should be text, not a list. Correct it."),
        ("caveat: {a: b}", "13:5: error SC106 1.1: 'caveat' should be text, not a group of settings. Correct it."),
        (
            "target: 85",
            "13:5: error SC106 1.1: 'target' should be settings, each on its own line, not '85'. Correct it.",
        ),
        ("spc: 7", "13:5: error SC106 1.1: 'spc' should be settings, each on its own line, not '7'. Correct it."),
        ("spc: {ghosts: x}", "13:11: error SC106 1.1: 'ghosts' should be a list, not 'x'. Correct it."),
        (
            "tolerance: 5 pints",
            (
                "13:5: error SC106 1.1: '5 pints' is not a tolerance. "
                "Write it as 5% (of the target), 5 points (percentage points) or 0.5 (in the unit)."
            ),
        ),
        (
            "spc: {ghosts: [2020-13]}",
            (
                "13:20: error SC106 1.1: '2020-13' is not a period. "
                "Write it as Jul 2022, 2022-23 Q2, 2022-23 Q2 YTD or 2022-23."
            ),
        ),
        (
            "suppress_below: 1",
            (
                "13:5: error SC106 1.1: 'suppress_below' does not fit: input should be greater than or equal to 2. "
                "Correct it."
            ),
        ),
        (
            "target: {2022-23: 85, 2022/23: 90}",
            "13:5: error SC106 1.1: The target of 2022-23 stands twice. Keep one of them.",
        ),
        # SC102 is for: twice
        ("kind: flow", "13:5: error SC102: 'kind' stands twice here. Keep one of them."),
    ],
)
def test_a_wrong_setting(tmp_path: Path, settings: str, line: str) -> None:
    """Placed at the setting's own line and column, with the nearest word where there is one."""
    (found,) = problems_of(tmp_path, text(indicator(settings)))
    expected = f"indicators.yaml:{line}"
    assert found == expected or (expected.endswith("*") and found.startswith(expected[:-1]))


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("unit", "percnt", "10:5: error SC105 1.1: 'percnt' is not a word for 'unit'. Did you mean 'percent'?"),
        (
            "direction",
            "hihger",
            "11:5: error SC105 1.1: 'hihger' is not a word for 'direction'. Did you mean 'higher'?",
        ),
        (
            "direction",
            "Higher",
            "11:5: error SC105 1.1: 'Higher' is not a word for 'direction'. Did you mean 'higher'?",
        ),
        (
            "direction",
            "no",
            "11:5: error SC105 1.1: 'no' is not a word for 'direction'. Did you mean 'none'?",
        ),
        ("kind", "", f"12:5: error SC105 1.1: 'kind' is empty. Choose from: {KINDS}."),
        ("kind", "true", f"12:5: error SC105 1.1: 'true' is not a word for 'kind'. Choose from: {KINDS}."),
        ("kind", None, "6:5: error SC103 1.1: The setting 'kind' is missing. Add it."),
        ("title", None, "6:5: error SC103 1.1: The setting 'title' is missing. Add it."),
        ("title", "", "7:5: error SC106 1.1: 'title' should be text, not empty. Correct it."),
    ],
)
def test_a_wrong_required_setting(tmp_path: Path, name: str, value: str | None, line: str) -> None:
    """A word is matched to the nearest one allowed; a missing setting stands at its indicator."""
    assert problems_of(tmp_path, text(indicator(changed={name: value}))) == [f"indicators.yaml:{line}"]


def test_a_missing_reference(tmp_path: Path) -> None:
    """An indicator without a reference is told by its line."""
    catalogue = text(indicator().replace('ref: "1.1"\n    ', ""))
    assert problems_of(tmp_path, catalogue) == [
        "indicators.yaml:6:5: error SC103: The setting 'ref' is missing. Add it.",
    ]


@pytest.mark.parametrize(
    ("defaults", "line"),
    [
        ("{toleranse: 5%}", "5:12: error SC104: 'toleranse' is not a setting. Did you mean 'tolerance'?"),
        ("{title: T}", "5:12: error SC104: 'title' is not a setting. Did you mean 'short_title'?"),
        ("{tolerance: 5 pints}", "5:12: error SC106: '5 pints' is not a tolerance. Write it as *"),
        ("{tolerance: {green: 5%}}", "5:12: error SC103: The setting 'amber' is missing. Add it."),
        ("{decimals: two}", "5:12: error SC106: 'decimals' should be a whole number, not 'two'. Correct it."),
        ("{spc: {rebase: [{from: 2021-04}]}}", "5:27: error SC103: The setting 'reason' is missing. Add it."),
        (
            "[tolerance]",
            "5:1: error SC106: 'defaults' should be settings, each on its own line, not a list. Correct it.",
        ),
    ],
)
def test_a_wrong_default_is_told_once_and_where_it_stands(tmp_path: Path, defaults: str, line: str) -> None:
    """However many indicators use it, and not at any of them."""
    catalogue = text(indicator(), indicator().replace('"1.1"', '"1.2"'), defaults=defaults)
    (found,) = set(problems_of(tmp_path, catalogue))
    expected = f"indicators.yaml:{line}"
    assert found == expected or (expected.endswith("*") and found.startswith(expected[:-1]))


@pytest.mark.parametrize(
    ("catalogue", "lines"),
    [
        (
            "",
            ["1:1: error SC106: 'indicators.yaml' should be settings, each on its own line, not empty. Correct it."],
        ),
        (
            "- ref: 1\n",
            ["1:1: error SC106: 'indicators.yaml' should be settings, each on its own line, not a list. Correct it."],
        ),
        (
            "just words\n",
            [
                (
                    "1:1: error SC106: 'indicators.yaml' should be settings, each on its own line, not 'just words'. "
                    "Correct it."
                ),
            ],
        ),
        (
            "concil: Anyshire\n" + text(indicator()).partition("\n")[2],
            [
                "1:1: error SC103: The setting 'council' is missing. Add it.",
                "1:1: error SC104: 'concil' is not a setting. Did you mean 'council'?",
            ],
        ),
        (
            "report: {titel: T}\n" + text(indicator()),
            ["1:10: error SC104: 'titel' is not a setting. Did you mean 'title'?"],
        ),
        (
            text(indicator()).replace("name: Green and clean", "nam: Green and clean"),
            [
                "3:14: error SC103: The setting 'name' is missing. Add it.",
                "3:22: error SC104: 'nam' is not a setting. Did you mean 'name'?",
            ],
        ),
        (HEAD + "indicators: []\n", ["5:1: error SC106: 'indicators' has too few entries. Correct it."]),
        (
            HEAD + "indicators: [5]\n",
            ["5:14: error SC106: 'indicators' should be settings, each on its own line, not '5'. Correct it."],
        ),
        (
            HEAD + "indicators:\n\tref: 1\n",
            [
                (
                    "6:1: error SC101: The YAML breaks off here: found character that cannot start any token. "
                    "Check indentation, quotes and brackets."
                ),
            ],
        ),
    ],
)
def test_a_wrong_catalogue(tmp_path: Path, catalogue: str, lines: list[str]) -> None:
    """What is wrong above the indicators has its line too."""
    assert problems_of(tmp_path, catalogue) == [f"indicators.yaml:{line}" for line in lines]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """One bad setting hides no other."""
    bad = indicator("decimals: two\ntoleranse: 5%", {"unit": "percnt", "kind": None})
    codes = [line.split()[2] for line in problems_of(tmp_path, text(bad, indicator("floor: high")))]
    assert sorted(codes) == ["SC103", "SC104", "SC105", "SC106", "SC106"]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("toleranse", "Did you mean 'tolerance'?"),
        ("TOLERANCE", "Did you mean 'tolerance'?"),
        ("zzz", "Choose from: tolerance, target."),
        ("", "Choose from: tolerance, target."),
    ],
)
def test_suggestions(word: str, sentence: str) -> None:
    """The nearest word, or all of them where none is near."""
    assert suggest(word, iter(["tolerance", "target"])) == sentence


@pytest.mark.parametrize(
    ("word", "sentence"), [("place", "Did you mean 'Place'?"), ("PEOPEL", "Did you mean 'People'?")]
)
def test_suggestions_of_names_with_capitals(word: str, sentence: str) -> None:
    """A declared name is found whatever its capitals and whatever was typed."""
    assert suggest(word, ["Place", "People"]) == sentence
