"""``manifest.json`` ties the outputs of a run to what they were made from: tool, commit, catalogue, inputs, figures.

The digest of a run stands in the manifest and is printed in the report. It is the SHA-256 of a text that anyone can
make again: the manifest without ``created``, ``digest``, ``outputs`` and ``source``, as JSON in UTF-8 with its keys
sorted and no white space between its parts, which is what this prints::

    jq -cSj 'del(.created, .digest, .outputs, .source)' manifest.json | sha256sum

So it is known before a page is made, and is the same whenever, at whichever commit and in whichever formats a report is
made: the inputs have digests of their own, and a commit that changes none of them changes nothing in the report.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError

import scorecard
from scorecard.collect.published import MANIFEST
from scorecard.publish.book import BOOK, sheets_digest
from scorecard.publish.plain import read_plain
from scorecard.workspace import CATALOGUE, digest

TOOL: Final = "scorecard"
LARGEST = 10_000_000  # bytes of a manifest; that of a quarter has some thousands
_NO_MORE = ConfigDict(extra="forbid")

_Format = Annotated[int, Field(ge=1, le=1)]
_Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Commit = Annotated[str, Field(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")]
_Name = Annotated[str, Field(pattern=r"^\w[\w .-]*$", max_length=100)]  # of a file in the folder, and nowhere else
_Version = Annotated[str, Field(pattern=r"^[\w.+!-]{1,50}$")]
_Label = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2} Q[1-4]$")]


class ManifestError(Exception):
    """A manifest cannot be used; the message is the reason, as it stands inside a sentence."""


@dataclass(frozen=True)
class Tool:
    """What made the outputs."""

    __pydantic_config__ = _NO_MORE
    name: Literal["scorecard"]
    version: _Version


@dataclass(frozen=True)
class Part:
    """What of a report was made: ``cut`` as ``run --for`` takes it, None for all; ``covering``: without appendix."""

    __pydantic_config__ = _NO_MORE
    cut: str | None
    covering: bool


@dataclass(frozen=True)
class Revision:
    """The commit of the workspace."""

    __pydantic_config__ = _NO_MORE
    revision: _Commit


@dataclass(frozen=True)
class Input:
    """A file that a report was made from, by its path in the workspace."""

    __pydantic_config__ = _NO_MORE
    file: str
    sha256: _Sha256


@dataclass(frozen=True)
class Output:
    """A file of the folder; ``content_sha256`` is that of a workbook's sheets, as ``sheets_digest`` returns it."""

    __pydantic_config__ = _NO_MORE
    file: _Name
    sha256: _Sha256
    content_sha256: _Sha256 | None = None


@dataclass(frozen=True)
class Origin:
    """What a report was made from; ``figures`` is the SHA-256 of ``scorecard.json``, whether it is written or not."""

    __pydantic_config__ = _NO_MORE
    format: _Format
    tool: Tool
    quarter: _Label
    draft: bool
    part: Part
    source: Revision | None
    catalogue: Input
    inputs: tuple[Input, ...]
    figures: _Sha256

    @property
    def fingerprint(self) -> str:
        """The digest that follows from it, in 64 hexadecimal digits."""
        whole = asdict(self)
        data = {field.name: whole[field.name] for field in fields(Origin) if field.name != "source"}
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Manifest(Origin):
    """What a manifest says: beside the origin the digest that it states, when the run was, and its files."""

    digest: _Sha256
    created: AwareDatetime
    outputs: tuple[Output, ...]

    def __post_init__(self) -> None:
        """Refuse a file that stands twice."""
        if len({output.file for output in self.outputs}) < len(self.outputs):
            raise ValueError


def origin_of(  # noqa: PLR0913  reason: each is a part of the manifest
    quarter: str,
    *,
    draft: bool,
    part: Part,
    revision: str | None,
    catalogue: str,
    inputs: Mapping[str, str],
    figures: str,
) -> Origin:
    """Return what a report is made from; ``inputs`` maps paths to SHA-256, ``catalogue`` is that of the catalogue."""
    return Origin(
        format=1,
        tool=Tool(TOOL, scorecard.__version__),
        quarter=quarter,
        draft=draft,
        part=part,
        source=Revision(revision) if revision else None,
        catalogue=Input(CATALOGUE, catalogue),
        inputs=tuple(Input(file, sha256) for file, sha256 in sorted(inputs.items())),
        figures=figures,
    )


def write_manifest(folder: Path, origin: Origin, now: dt.datetime) -> None:
    """Write the manifest of all other files in a folder; raises ``OSError``."""
    outputs = [_output(path) for path in sorted(folder.iterdir()) if path.name != MANIFEST]
    data = {
        **asdict(origin),
        "digest": origin.fingerprint,
        "created": now.isoformat(timespec="seconds"),
        "outputs": outputs,
    }
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def _output(path: Path) -> dict[str, Any]:
    content = {"content_sha256": sheets_digest(path)} if path.suffix == BOOK else {}
    return {"file": path.name, "sha256": digest(path), **content}


def read_manifest(folder: Path) -> Manifest:
    """Return what the manifest in a folder says; raises ``ManifestError``, and ``FileNotFoundError`` without one."""
    try:
        content = read_plain(folder / MANIFEST, LARGEST)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ManifestError(f"{error.strerror}") from error
    return parse_manifest(content)


def parse_manifest(content: bytes) -> Manifest:
    """Return what the bytes of a manifest say; raises ``ManifestError``."""
    try:
        return TypeAdapter(Manifest).validate_json(content, strict=True)
    except ValidationError as error:
        raise ManifestError(_first(error)) from error


def _first(error: ValidationError) -> str:
    """Return the first thing that is wrong with a manifest."""
    found = error.errors(include_url=False, include_input=False)[0]
    if found["type"] == "json_invalid":
        return "it is not whole"
    if found["loc"][:1] == ("tool",):
        return "it is not that of a run of this tool"
    if found["loc"] == ("format",):
        return "it has a format that this version does not know"
    where = " ".join(str(part) for part in found["loc"] if isinstance(part, int) or part.isidentifier())
    return f"it is not as a run writes it, at {where or 'its start'}"
