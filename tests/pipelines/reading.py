"""The YAML of a pipeline, and how to look through it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github" / "workflows" / "scorecard.yml"
TESTING = ROOT / ".github" / "workflows" / "test.yml"
AZURE = ROOT / "azure-pipelines.yml"
MAIN = "refs/heads/main"
LONGEST = 60  # minutes that any job may take

_BOOLEAN = "tag:yaml.org,2002:bool"


class _Loader(yaml.SafeLoader):
    """YAML as both systems read it: only ``true`` and ``false`` are booleans, and ``on`` is a word."""

    yaml_implicit_resolvers = {  # noqa: RUF012  reason: the base class's own table, less one kind of entry
        sign: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
        for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOLEAN, re.compile("true|false"), ["t", "f"])


def load(text: str) -> Mapping[str, Any]:
    """Return the document that a pipeline's text holds."""
    loaded: Mapping[str, Any] = yaml.load(text, _Loader)  # noqa: S506  reason: the loader is a safe one
    return loaded


def strings(value: object) -> Iterator[str]:
    """Yield every string below a value, the keys of mappings among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from strings(pair)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def named(pattern: str, value: object) -> set[str]:
    """Return what the pattern finds in any string below a value: its groups, joined by full stops."""
    return {".".join(found.groups()) for text in strings(value) for found in re.finditer(pattern, text)}
