"""The manifest: what it says of a run, the digest that anyone can make again, and manifests that cannot be used."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scorecard
from scorecard.publish.manifest import (
    LARGEST,
    Manifest,
    ManifestError,
    Origin,
    Output,
    Part,
    origin_of,
    read_manifest,
    write_manifest,
)
from tests.publish.folders import FIGURES, NOW, made, origin, workbook
from tests.real_workspace import load

A, B, C = "a" * 64, "b" * 64, "c" * 64
EMPTY = hashlib.sha256(b"").hexdigest()
WHOLE = Part(None, covering=False)


def test_the_manifest_ties_outputs_to_what_they_were_made_from(tmp_path: Path) -> None:
    """It names tool, quarter, commit, part, catalogue, every input and every other file beside it, sorted."""
    (tmp_path / "scorecard.json").write_bytes(FIGURES)
    (tmp_path / "Über.csv").write_bytes(b"")
    about = origin_of(
        "2022-23 Q2",
        draft=False,
        part=WHOLE,
        revision="9" * 40,
        catalogue=C,
        inputs={"inputs/b.xlsx": B, "inputs/a.xlsx": A},
        figures=hashlib.sha256(FIGURES).hexdigest(),
    )
    write_manifest(tmp_path, about, NOW)
    assert load(tmp_path / "manifest.json") == {
        "format": 1,
        "tool": {"name": "scorecard", "version": scorecard.__version__},
        "quarter": "2022-23 Q2",
        "draft": False,
        "part": {"cut": None, "covering": False},
        "source": {"revision": "9" * 40},
        "catalogue": {"file": "indicators.yaml", "sha256": C},
        "inputs": [{"file": "inputs/a.xlsx", "sha256": A}, {"file": "inputs/b.xlsx", "sha256": B}],
        "figures": hashlib.sha256(FIGURES).hexdigest(),
        "digest": about.fingerprint,
        "created": "2022-11-24T09:30:15+00:00",
        "outputs": [
            {"file": "scorecard.json", "sha256": hashlib.sha256(FIGURES).hexdigest()},
            {"file": "Über.csv", "sha256": EMPTY},
        ],
    }


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Every part of it comes back; the time is kept to the second."""
    folder = made(tmp_path / "out", {"scorecard.xlsx": workbook()})
    read = read_manifest(folder)
    assert read.created == NOW.replace(microsecond=0)
    assert {name: getattr(read, name) for name in Origin.__dataclass_fields__} == {
        name: getattr(origin(), name) for name in Origin.__dataclass_fields__
    }
    assert [output.file for output in read.outputs] == ["scorecard.json", "scorecard.xlsx"]


def test_only_a_workbook_has_a_digest_of_its_content(tmp_path: Path) -> None:
    """It is that of its sheets, which stay when its properties are rewritten."""
    book, figures = reversed(read_manifest(made(tmp_path / "out", {"scorecard.xlsx": workbook()})).outputs)
    assert figures.content_sha256 is None
    assert book.content_sha256 not in (None, book.sha256)


# ---- the digest ----


def test_the_digest_is_that_of_a_text_that_anyone_can_make(tmp_path: Path) -> None:
    """The manifest without four of its keys, sorted, without white space, in UTF-8."""
    data = load(made(tmp_path / "out") / "manifest.json")
    kept = {key: value for key, value in data.items() if key not in ("created", "digest", "outputs", "source")}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert "Übersicht" in text
    assert data["digest"] == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
def test_the_digest_is_what_jq_makes_of_the_manifest(tmp_path: Path) -> None:
    """As the module says."""
    folder = made(tmp_path / "out")
    typed = [str(shutil.which("jq")), "-cSj", "del(.created, .digest, .outputs, .source)", "manifest.json"]
    text = subprocess.run(typed, cwd=folder, capture_output=True, check=True).stdout
    assert hashlib.sha256(text).hexdigest() == read_manifest(folder).digest


@pytest.mark.parametrize(
    "other",
    [
        replace(origin(), quarter="2022-23 Q3"),
        replace(origin(), draft=True),
        replace(origin(), part=Part("priority:4", covering=False)),
        replace(origin(), part=Part(None, covering=True)),
        replace(origin(), catalogue=replace(origin().catalogue, sha256=A)),
        replace(origin(), inputs=()),
        replace(origin(), inputs=(replace(origin().inputs[0], file="inputs/other.xlsx"),)),
        replace(origin(), inputs=(replace(origin().inputs[0], sha256=B),)),
        replace(origin(), figures=A),
        replace(origin(), tool=replace(origin().tool, version="9.9")),
    ],
    ids=lambda other: ", ".join(
        name for name in Origin.__dataclass_fields__ if getattr(other, name) != getattr(origin(), name)
    ),
)
def test_the_digest_depends_on_everything_that_a_report_is_made_from(other: Origin) -> None:
    """Each part of it, however small."""
    assert other.fingerprint != origin().fingerprint


def test_the_digest_does_not_depend_on_when_a_report_was_made_or_in_which_formats(tmp_path: Path) -> None:
    """The same inputs give the same digest, and so the same pages; at another commit too."""
    assert replace(origin(), source=None).fingerprint == origin().fingerprint
    first = read_manifest(made(tmp_path / "a"))
    second = read_manifest(made(tmp_path / "b", {"scorecard.csv": b"Ref\r\n"}, now=NOW + dt.timedelta(days=1)))
    assert (first.created, first.outputs) != (second.created, second.outputs)
    assert first.digest == second.digest


def test_the_digest_does_not_depend_on_the_order_of_inputs() -> None:
    """They are sorted by name."""
    inputs = {"inputs/a.xlsx": A, "inputs/b.xlsx": B}
    one, other = (
        origin_of("2022-23 Q2", draft=False, part=WHOLE, revision=None, catalogue=C, inputs=each, figures=A)
        for each in (inputs, dict(reversed(inputs.items())))
    )
    assert one == other


# ---- manifests that cannot be used ----


def spoilt(folder: Path, **changed: object) -> str:
    """Return why a manifest with these keys changed cannot be used; an ellipsis takes a key away."""
    data: dict[str, Any] = load(made(folder / "out") / "manifest.json") | changed
    text = json.dumps({key: value for key, value in data.items() if value is not ...})
    (folder / "out" / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ManifestError) as raised:
        read_manifest(folder / "out")
    return str(raised.value)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"format": 2}, "it has a format that this version does not know"),
        ({"format": True}, "it has a format that this version does not know"),
        ({"format": 1.5}, "it has a format that this version does not know"),
        ({"tool": {"name": "webpack", "version": "1"}}, "it is not that of a run of this tool"),
        ({"tool": {"name": "scorecard", "version": "\x1b[31m"}}, "it is not that of a run of this tool"),
        ({"tool": ...}, "it is not that of a run of this tool"),
        ({"quarter": "2022-23 Q5"}, "it is not as a run writes it, at quarter"),
        ({"quarter": "2022-23 Q2\n"}, "it is not as a run writes it, at quarter"),
        ({"quarter": None}, "it is not as a run writes it, at quarter"),
        ({"draft": "false"}, "it is not as a run writes it, at draft"),
        ({"draft": 0}, "it is not as a run writes it, at draft"),
        ({"part": None}, "it is not as a run writes it, at part"),
        ({"source": {"revision": "main"}}, "it is not as a run writes it, at source revision"),
        ({"source": {"revision": "9" * 41}}, "it is not as a run writes it, at source revision"),
        ({"source": ...}, "it is not as a run writes it, at source"),
        ({"inputs": [{"file": "a"}]}, "it is not as a run writes it, at inputs 0 sha256"),
        ({"figures": "A" * 64}, "it is not as a run writes it, at figures"),
        ({"digest": "a" * 63}, "it is not as a run writes it, at digest"),
        ({"digest": ...}, "it is not as a run writes it, at digest"),
        ({"created": "2022-11-24T09:30:15"}, "it is not as a run writes it, at created"),
        ({"created": "yesterday"}, "it is not as a run writes it, at created"),
        ({"outputs": {}}, "it is not as a run writes it, at outputs"),
        ({"more": 1}, "it is not as a run writes it, at more"),
        ({"\x1b[31m": 1}, "it is not as a run writes it, at its start"),
        ({"part": {"cut": None, "covering": False, "more": 1}}, "it is not as a run writes it, at part more"),
        ({"outputs": [{"file": "a.csv", "sha256": A}] * 2}, "it is not as a run writes it, at its start"),
    ],
)
def test_a_manifest_that_a_run_does_not_write_is_refused(tmp_path: Path, changed: dict[str, object], says: str) -> None:
    """The first thing that is wrong is named, without what stands there."""
    assert spoilt(tmp_path, **changed) == says


@pytest.mark.parametrize(
    "name",
    [
        *("../secret", "..", ".", "", "/etc/passwd", "a/b", "a\\b", "C:a", "a\0", "a\nb", "\x1b[31m", "~", "-r"),
        *(".hidden", "a" * 101, "\u202egpj.exe", "a\x7f"),
    ],
)
def test_an_output_is_a_file_of_the_folder_and_nowhere_else(tmp_path: Path, name: str) -> None:
    """Nothing is looked for outside, and no name can give an order to a terminal."""
    assert spoilt(tmp_path, outputs=[{"file": name, "sha256": A}]) == "it is not as a run writes it, at outputs 0 file"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is not whole"),
        (b"{", "it is not whole"),
        (b"\xff\xfe{}", "it is not whole"),
        (b'{"quarter": "\xff"}', "it is not whole"),
        (b'{"quarter": "\\ud800"}', "it is not whole"),
        (b"[" * 100_000, "it is not whole"),
        (b'{"inputs": ' * 100_000, "it is not whole"),
        (b"[]", "it is not as a run writes it, at its start"),
        (b"null", "it is not as a run writes it, at its start"),
        (b"1" * 100_000, "it is not whole"),
        (b" " * (LARGEST + 1), "it is too large"),
    ],
)
def test_a_file_that_is_no_manifest_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    """Junk of every kind, and however deep or long, gives a sentence."""
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(ManifestError, match=f"^{says}$"):
        read_manifest(tmp_path)


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    """It is no folder of a run."""
    with pytest.raises(FileNotFoundError):
        read_manifest(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are those of POSIX")
@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_a_manifest_that_is_no_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    """A link may lead anywhere, and a pipe would be waited for without end."""
    there = made(tmp_path / "other") / "manifest.json"
    path = tmp_path / "manifest.json"
    if kind == "link":
        path.symlink_to(there)
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(ManifestError, match=r"^it is a link or a folder, not a file$"):
        read_manifest(tmp_path)


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_junk_is_more_than_a_reason(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever bytes stand in a manifest, it is refused with a sentence."""
    folder = tmp_path_factory.mktemp("junk")
    (folder / "manifest.json").write_bytes(data)
    with pytest.raises(ManifestError, match=r"^it is not "):
        read_manifest(folder)


def test_a_manifest_is_made_of_values() -> None:
    """Whoever has one can hand it on."""
    whole = Manifest(**vars(origin()), digest=A, created=NOW, outputs=(Output("a.csv", B),))
    with pytest.raises(AttributeError):
        whole.digest = B  # type: ignore[misc]
