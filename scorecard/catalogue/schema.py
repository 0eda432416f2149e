"""The JSON Schema of the catalogue, for editors; the file beside this module is kept current by a test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scorecard.catalogue.model import Catalogue

SCHEMA_FILE = Path(__file__).with_name("schema.json")


def catalogue_schema() -> dict[str, Any]:
    """Return the schema; ``defaults`` may hold any setting of an indicator, and those are then not required."""
    schema = Catalogue.model_json_schema(by_alias=True)
    indicator = schema["$defs"]["Indicator"]
    settings = {name: value for name, value in indicator["properties"].items() if name not in ("ref", "title")}
    schema["properties"]["defaults"] = {
        "type": "object",
        "description": Catalogue.model_fields["defaults"].description,
        "properties": settings,
        "additionalProperties": False,
    }
    indicator["required"] = ["ref", "title"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Scorecard catalogue", **schema}


def schema_text() -> str:
    """Return the schema as it is printed and stored."""
    return json.dumps(catalogue_schema(), indent=2, ensure_ascii=False) + "\n"
