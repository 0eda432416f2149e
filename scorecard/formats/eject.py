"""Packaged templates and style sheets, copied for a council to edit; a copy knows which original it was made from.

Its first line names the original with its version and SHA-256, so that a later version can say that the original has
changed since.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import scorecard
from scorecard.formats.templating import PACKAGED
from scorecard.problems import Place, Problem, Severity
from scorecard.sources.inside import files_of
from scorecard.workspace import Workspace, digest

_KEPT = "fonts.css"  # it names the shipped typefaces by where they lie in the package
_FIRST_LINE = re.compile(
    rb"(?:\{#|/\*) From Scorecard (?P<version>\S+), (?P<name>\S+), sha256 (?P<sha256>[0-9a-f]{64}) (?:#\}|\*/)\r?\n"
)


def originals() -> dict[str, Path]:
    """Return every packaged file that can be copied by its name in ``templates/``, sorted."""
    pages, styles = PACKAGED / "templates", PACKAGED / "css"
    found = {path.relative_to(pages).as_posix(): path for path in pages.rglob("*.html")}
    found |= {path.name: path for path in styles.glob("*.css") if path.name != _KEPT}
    return dict(sorted(found.items()))


def copy_of(name: str) -> bytes:
    """Return a packaged file as it is copied, with a first line that says where it comes from."""
    original = originals()[name]
    said = f"From Scorecard {scorecard.__version__}, {name}, sha256 {digest(original)}"
    first = f"/* {said} */\n" if name.endswith(".css") else f"{{# {said} #}}\n"
    return first.encode() + original.read_bytes()


def check_copies(workspace: Workspace) -> Iterator[Problem]:
    """Yield a warning for each copy in ``templates/`` whose original is no longer what it was made from."""
    known = originals()
    for path, reason in files_of(workspace.templates, workspace.root):
        if reason or path.suffix not in {".html", ".css"}:
            continue
        content = path.read_bytes()
        made = _FIRST_LINE.match(content)
        if made is None:
            continue
        name, version, sha256 = (made[part].decode(errors="replace") for part in ("name", "version", "sha256"))
        place = Place(workspace.relative(path), line=1)
        if name not in known:
            wrong = f"There is no packaged {name} any more, of which Scorecard {version} made this copy."
            remedy = "Delete the copy if no page of yours uses it, or its first line if it is now your own."
            yield Problem("SC404", place, wrong, remedy, severity=Severity.WARNING)
        elif digest(known[name]) != sha256:
            edited = hashlib.sha256(content[made.end() :]).hexdigest() != sha256
            wrong = f"The packaged {name} has changed since Scorecard {version} made this copy."
            yield Problem("SC404", place, wrong, _remedy(name, edited=edited), severity=Severity.WARNING)


def _remedy(name: str, *, edited: bool) -> str:
    if not edited:
        return "The copy was never edited: delete it, and the packaged one takes its place."
    return f"Rename the copy, run 'scorecard eject {name}', and bring your changes over. Until then the copy is used."
