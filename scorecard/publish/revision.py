"""The commit that a workspace stands at, read from the files of git: its settings could make it run commands.

Source: gitrepository-layout(5). What lies outside the workspace is not read, so that a linked worktree, a submodule or
a workspace below the top of a repository has the commit that a pipeline names, or none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from scorecard.publish.plain import read_plain

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_BRANCH = re.compile(r"ref: (refs(?:/[^\s/.:\\][^\s/:\\]*)+)")  # no part starts with a dot: none leads upwards
_NAMED_BY = ("GITHUB_SHA", "BUILD_SOURCEVERSION")  # GitHub Actions, Azure Pipelines
_SHORT, _LONG = 4096, 16_000_000  # bytes of a reference, and of the list of those that are packed


def find_revision(root: Path, environment: Mapping[str, str]) -> str | None:
    """Return the commit checked out in a folder in 40 or 64 hexadecimal digits, None where it is not known."""
    named = (environment.get(name, "").lower() for name in _NAMED_BY)
    return _checked_out(root) or next((commit for commit in named if _COMMIT.fullmatch(commit)), None)


def _checked_out(root: Path) -> str | None:
    git = root / ".git"
    try:
        head = _line(git, "HEAD")
        branch = _BRANCH.fullmatch(head)
        commit = _tip(git, branch[1]) if branch else head
    except (OSError, ValueError):
        return None
    return commit if commit and _COMMIT.fullmatch(commit) else None


def _tip(git: Path, branch: str) -> str | None:
    """Return what stands for the commit of a branch, in a file of its own or in the list of packed ones."""
    try:
        return _line(git, branch)
    except FileNotFoundError:
        packed = _text(git, "packed-refs", _LONG).split("\n")
        return next((line.removesuffix(f" {branch}") for line in packed if line.endswith(f" {branch}")), None)


def _line(git: Path, name: str) -> str:
    return _text(git, name, _SHORT).rstrip("\n")


def _text(git: Path, name: str, most: int) -> str:
    """Return a file of git as text; raises ``OSError`` and ``ValueError``, also where it is reached by a link."""
    path = git / name
    if Path(os.path.realpath(path)) != Path(os.path.realpath(git.parent)) / ".git" / name:
        raise ValueError
    return read_plain(path, most).decode()
