"""Whether a folder still is what a run made: its files beside the manifest, and their digests beside each other.

Nothing but the folder is read, and no link in it is followed. This finds what was changed by mistake, or without the
manifest; whoever changes both must change the printed digest too, so compare that with the paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard.collect.published import MANIFEST, RECORD
from scorecard.problems import Place, Problem, Severity, in_order
from scorecard.publish.book import sheets_digest
from scorecard.publish.manifest import Manifest, ManifestError, Output, read_manifest
from scorecard.publish.plain import open_plain

_CHUNK = 1 << 20
_PUT_BACK = "Put back the file that the run wrote, or publish the run again."
_OF_THE_SYSTEM = frozenset({"desktop.ini", "Thumbs.db", ".DS_Store"})  # where a folder is synchronised


@dataclass(frozen=True)
class Verified:
    """What the manifest of a folder says, None where it cannot be used, and what is wrong with the folder."""

    manifest: Manifest | None
    problems: tuple[Problem, ...] = ()


def verify(folder: Path, name: str | None = None) -> Verified:
    """Compare a folder with its manifest; ``name`` is how problems call it, by default its path.

    Errors (SC508, SC509, SC512) say that it is not what was made. Warnings do not: a workbook whose properties
    SharePoint rewrote (SC510), a file that the manifest does not name (SC511). Raises ``OSError`` where the folder
    cannot be listed.
    """
    named = Path(folder if name is None else name)
    there = sorted(path.name for path in folder.iterdir())
    try:
        manifest = read_manifest(folder)
    except FileNotFoundError:
        wrong = "This is not the folder of a run: it has no manifest, which says what the run made."
        return Verified(None, (Problem("SC508", _place(named, MANIFEST), wrong, "Name the folder of a run."),))
    except ManifestError as error:
        wrong = f"The manifest, which says what the run made, cannot be used: {error}."
        return Verified(None, (Problem("SC508", _place(named, MANIFEST), wrong, _PUT_BACK),))
    found = [*_stated(manifest, _place(named, MANIFEST))]
    for output in manifest.outputs:
        found += _compared(folder / output.file, output, manifest, _place(named, output.file))
    made = {MANIFEST, *(output.file for output in manifest.outputs)}
    found += [_unnamed(_place(named, each)) for each in there if each not in made | _OF_THE_SYSTEM]
    return Verified(manifest, in_order(found))


def _place(folder: Path, name: str) -> Place:
    """Return a file as problems call it, without signs that a terminal would obey: its name may not be ours."""
    return Place((folder / "".join(letter if letter.isprintable() else "?" for letter in name)).as_posix())


def _stated(manifest: Manifest, place: Place) -> Iterator[Problem]:
    """Yield what the manifest says that contradicts itself."""
    if manifest.digest != manifest.fingerprint:
        wrong = f"The manifest states the digest {manifest.digest}, but what it says comes to {manifest.fingerprint}."
        yield Problem("SC512", place, wrong, _PUT_BACK)
    if any(output.file == RECORD and output.sha256 != manifest.figures for output in manifest.outputs):
        wrong = f"The manifest was made for other figures than those of {RECORD}."
        yield Problem("SC512", place, wrong, _PUT_BACK)


def _compared(path: Path, output: Output, manifest: Manifest, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with one file."""
    try:
        sha256, prints = _read(path, manifest.digest)
        sheets = sheets_digest(path) if output.content_sha256 else None
    except FileNotFoundError:
        yield Problem("SC509", place, "The file that the run made is not there.", _PUT_BACK)
        return
    except OSError as error:
        yield Problem("SC509", place, f"The file cannot be read: {error.strerror}.", _PUT_BACK)
        return
    if sheets == output.content_sha256 and sheets and sha256 != output.sha256:
        wrong = "The properties of the workbook were rewritten, as SharePoint does; its sheets are what was made."
        yield Problem("SC510", place, wrong, severity=Severity.WARNING)
    elif (sha256, sheets) != (output.sha256, output.content_sha256):
        again = ", or another program saved it again" if output.content_sha256 else ""
        yield Problem("SC509", place, f"The file is not the one that the run made{again}.", _PUT_BACK)
    elif not prints and path.suffix in _prints(manifest):
        wrong = f"The digest of the manifest, {manifest.digest}, does not stand in this file."
        yield Problem("SC512", place, wrong, _PUT_BACK, severity=_prints(manifest)[path.suffix])


def _prints(manifest: Manifest) -> dict[str, Severity]:
    """Return the files that print the digest, and how grave it is where one does not.

    A PDF has it in its metadata. In HTML it stands in the notes only, which a covering report lacks, and which a
    council's own page may write otherwise.
    """
    pages = {} if manifest.part.covering else {".html": Severity.WARNING}
    return {".pdf": Severity.ERROR, **pages}


def _read(path: Path, text: str) -> tuple[str, bool]:
    """Return the SHA-256 of a file, and whether a text stands in it, however large it is; raises ``OSError``."""
    sha256, sought, found, before = hashlib.sha256(), text.encode(), False, b""
    with open_plain(path) as file:
        while chunk := file.read(_CHUNK):
            sha256.update(chunk)
            found = found or sought in before + chunk
            before = chunk[-len(sought) :]
    return sha256.hexdigest(), found


def _unnamed(place: Place) -> Problem:
    wrong = "The manifest does not name this file, so it is not known who made it."
    return Problem("SC511", place, wrong, "Keep it elsewhere.", severity=Severity.WARNING)
