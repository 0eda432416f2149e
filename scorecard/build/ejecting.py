"""Packaged templates and style sheets, brought into a workspace for editing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scorecard.catalogue.explain import suggest
from scorecard.formats.eject import copy_of, originals
from scorecard.formats.templating import DEFAULT
from scorecard.publish.files import write_files
from scorecard.workspace import Workspace


class EjectError(Exception):
    """A file cannot be copied as it was asked for; the message is a sentence."""


def eject(workspace: Workspace, names: Sequence[str]) -> tuple[Path, ...]:
    """Copy packaged files into ``templates/`` and return the copies.

    Raises ``EjectError``, before anything is written, where a name is not known or its place is taken, and ``OSError``
    where the disk refuses.
    """
    wanted = dict.fromkeys(map(_named, names))
    for name in wanted:
        if (workspace.templates / name).exists():
            taken = workspace.relative(workspace.templates / name)
            raise EjectError(f"{taken} already exists. Edit it, or rename it to have a fresh copy.")
    copies: list[Path] = []
    for name in wanted:
        path = workspace.templates / name
        copies += write_files(path.parent, {path.name: copy_of(name)})
    return tuple(copies)


def _named(typed: str) -> str:
    """Return the packaged file that is meant: named as problems do, or by its last part where no other ends so."""
    name, known = typed.removeprefix(f"{DEFAULT}/"), originals()
    ending = [each for each in known if f"/{each}".endswith(f"/{name}")]
    if name not in known and len(ending) != 1:
        raise EjectError(f"There is no packaged template or style sheet '{typed}'. {suggest(name, known)}")
    return name if name in known else ending[0]
