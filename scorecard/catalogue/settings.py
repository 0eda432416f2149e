"""The settings of a model, by the names under which a person writes them."""

from __future__ import annotations

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def settings_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by their name in a file, such as ``from`` for what Python calls ``start``."""
    return {field.alias or name: field for name, field in model.model_fields.items()}
