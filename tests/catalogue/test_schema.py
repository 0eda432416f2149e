"""The JSON Schema of the catalogue, as editors use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scorecard.catalogue.schema import SCHEMA_FILE, catalogue_schema, schema_text
from scorecard.documents import parse_document
from tests.catalogue.material import indicator, text
from tests.catalogue.test_model import CONTRACT

ROOT = Path(__file__).parents[2]


def complaints(catalogue: str) -> list[str]:
    """Return what an editor would underline: the path of each error."""
    document, problems = parse_document(catalogue, "indicators.yaml")
    assert problems == ()
    errors = Draft202012Validator(catalogue_schema()).iter_errors(document.data)
    return ["/".join(str(step) for step in error.absolute_path) for error in errors]


def test_the_stored_schema_is_current() -> None:
    """The file that editors read is what ``scorecard schema`` prints."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    """The text is JSON Schema of the draft it names."""
    schema: dict[str, Any] = json.loads(schema_text())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "catalogue",
    [
        CONTRACT,
        text(indicator()),
        text(indicator("tolerance: 0.5\nexceeded: 10%\nfloor: 80")),
        text(indicator("tolerance: {green: 5%, amber: 10%}\nrating: none")),
        text(indicator(changed={"unit": None}), defaults="{unit: days, tolerance: 5%}"),
        text(indicator().replace('"1.1"', "2.10")),
        *(
            text(indicator(f"target: {{2022-23: {form}}}"))
            for form in (
                *("85", "{annual: 500000}", "{annual: 1, profile: [1, 2, 3, 4]}", "{quarters: [1, null, 3, 4]}"),
                *("{months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}", "{from: 90, to: 126}", "{between: [14, 18]}"),
                *("{midpoint: 50}", "{text: 10 in 5 years}", "trend", "none", "tbc"),
            )
        ),
    ],
)
def test_accepts_what_the_contract_allows(catalogue: str) -> None:
    """An editor underlines nothing in a right catalogue."""
    assert complaints(catalogue) == []


def test_accepts_the_real_catalogue() -> None:
    """The 59 indicators of the repository's own workspace are right."""
    assert complaints((ROOT / "indicators.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("catalogue", "path"),
    [
        (text(indicator("toleranse: 5%")), "indicators/0"),
        (text(indicator(), defaults="{toleranse: 5%}"), "defaults"),
        (text(indicator(changed={"unit": "percnt"})), "indicators/0/unit"),
        (text(indicator("decimals: two")), "indicators/0/decimals"),
        (text(indicator("target: {2022-23: soon}")), "indicators/0/target/2022-23"),
        (text(indicator("spc: {bseline: 24}")), "indicators/0/spc"),
        (text(indicator(changed={"title": None})), "indicators/0"),
        (text(indicator(changed={"title": "''"})), "indicators/0/title"),
        ("concil: A\n" + text(indicator()), ""),
    ],
)
def test_rejects_a_mistake(catalogue: str, path: str) -> None:
    """An editor underlines a misspelt key, a wrong word or a wrong value where it stands."""
    assert complaints(catalogue) == [path]
