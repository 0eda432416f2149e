"""The validators that others wrote, each started once for any number of files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

SCHEMAS: Mapping[str, tuple[str, ...]] = {
    "github": ("--builtin-schema", "vendor.github-workflows"),
    "azure": (
        *("--builtin-schema", "vendor.azure-pipelines"),
        *("--data-transform", "azure-pipelines"),  # takes `${{ if }}` for what it holds
        *("--regex-variant", "nonunicode"),  # the schema's patterns are of that kind
    ),
}
ZIZMOR = ("--offline", "--no-online-audits", "--no-config", "--persona=auditor", "--format=json", "--no-exit-codes")


def _answer(program: str, *arguments: str | Path) -> str:
    command = [Path(sys.executable).with_name(program), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout


def schema_faults(system: str, files: Sequence[Path]) -> dict[Path, str]:
    """Return what check-jsonschema finds in each file, by its path; a file without faults is left out."""
    answer = json.loads(_answer("check-jsonschema", "--output-format=json", *SCHEMAS[system], *files))
    found = {Path(error["filename"]): json.dumps(error) for error in answer["errors"]}
    return found | {Path(error["filename"]): "is not YAML" for error in answer.get("parse_errors", ())}


def zizmor_faults(files: Sequence[Path]) -> dict[Path, str]:
    """Return the names of what zizmor finds in each file, by its path; a file without faults is left out."""
    found: dict[Path, str] = {}
    for fault in json.loads(_answer("zizmor", *ZIZMOR, *files)):
        path = Path(fault["locations"][0]["symbolic"]["key"]["Local"]["verbatim_path"])
        found[path] = f"{found.get(path, '')} {fault['ident']}".strip()
    return found
