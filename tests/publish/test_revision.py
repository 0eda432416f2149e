"""The commit of a workspace, from the files of git: where it is found, and where it is not looked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.publish.revision import find_revision

ONE, OTHER = "1" * 40, "2" * 40
LONG = "3" * 64
MAIN = "ref: refs/heads/main\n"
LIST = f"# pack-refs with: peeled\n{OTHER} refs/x/refs/heads/main\n{ONE} refs/heads/main\n^{OTHER}\n"


def repository(root: Path, **files: str) -> Path:
    """Write files of git by their names, with ``__`` for a slash and ``_`` for a hyphen."""
    for name, text in files.items():
        path = root / ".git" / name.replace("__", "/").replace("_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


@pytest.mark.parametrize(
    ("files", "commit"),
    [
        ({"HEAD": f"{ONE}\n"}, ONE),
        ({"HEAD": f"{LONG}\n"}, LONG),
        ({"HEAD": MAIN, "refs__heads__main": f"{ONE}\n"}, ONE),
        ({"HEAD": "ref: refs/heads/a/b.c#d\n", "packed_refs": f"{ONE} refs/heads/a/b.c#d\n"}, ONE),
        ({"HEAD": MAIN, "refs__heads__main": f"{ONE}\n", "packed_refs": f"{OTHER} refs/heads/main\n"}, ONE),
        ({"HEAD": MAIN, "packed_refs": LIST}, ONE),
        ({"HEAD": "ref: refs/heads/Übung\n", "packed_refs": f"{ONE} refs/heads/Übung\n"}, ONE),
    ],
)
def test_the_commit_is_that_which_is_checked_out(tmp_path: Path, files: dict[str, str], commit: str) -> None:
    """By itself, by its branch, or by the list of packed branches; what is loose goes before what is packed."""
    assert find_revision(repository(tmp_path, **files), {"GITHUB_SHA": OTHER}) == commit


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"HEAD": ""},
        {"HEAD": "main\n"},
        {"HEAD": f"{ONE}{ONE}\n"},
        {"HEAD": f"{ONE}\n{ONE}\n"},
        {"HEAD": f"{'A' * 40}\n"},
        {"HEAD": MAIN},
        {"HEAD": MAIN, "refs__heads__main": "ref: refs/heads/other\n"},
        {"HEAD": MAIN, "refs__heads__main": "", "packed_refs": f"{ONE} refs/heads/main\n"},
        {"HEAD": MAIN, "packed_refs": f"{ONE} refs/heads/other\n"},
        {"HEAD": MAIN, "packed_refs": "main refs/heads/main\n"},
        {"HEAD": "ref: refs/../../secret\n"},
        {"HEAD": "ref: refs/heads/..\n"},
        {"HEAD": "ref: /etc/passwd\n"},
        {"HEAD": "ref: refs\\..\\..\\secret\n"},
        {"HEAD": "ref: refs/heads/a\0b\n"},
        {"HEAD": f"{ONE}\n" + " " * 5000},
    ],
)
def test_what_git_does_not_write_is_not_known(tmp_path: Path, files: dict[str, str]) -> None:
    """Nor is a name that leads out of its folder looked up."""
    repository(tmp_path / "workspace", **files)
    (tmp_path / "secret").write_text(f"{ONE}\n", encoding="utf-8")
    assert find_revision(tmp_path / "workspace", {}) is None


@pytest.mark.skipif(os.name != "posix", reason="links are those of POSIX")
@pytest.mark.parametrize("linked", [".git", ".git/HEAD", ".git/refs", ".git/refs/heads/main"])
def test_no_link_is_followed(tmp_path: Path, linked: str) -> None:
    """Not even one whose end is as git would have it, and whatever is packed beside it."""
    files = {
        "HEAD": MAIN,
        "refs__heads__main": f"{ONE}\n",
        "packed_refs": f"{ONE} refs/heads/main\n",
    }
    root = repository(tmp_path / "workspace", **files)
    (root / linked).rename(tmp_path / "elsewhere")
    (root / linked).symlink_to(tmp_path / "elsewhere")
    assert find_revision(root, {}) is None


@pytest.mark.skipif(os.name != "posix", reason="links are those of POSIX")
def test_a_link_to_itself_is_not_followed(tmp_path: Path) -> None:
    """Without end."""
    (tmp_path / ".git").symlink_to(tmp_path / ".git")
    assert find_revision(tmp_path, {}) is None


def test_a_worktree_whose_repository_lies_elsewhere_is_not_known(tmp_path: Path) -> None:
    """Its ``.git`` is a file that points out of the workspace."""
    there = repository(tmp_path / "other", HEAD=f"{ONE}\n")
    (tmp_path / "workspace").mkdir()
    (tmp_path / "workspace" / ".git").write_text(f"gitdir: {there / '.git'}\n", encoding="utf-8")
    assert find_revision(tmp_path / "workspace", {}) is None


def test_a_repository_around_the_workspace_is_not_read(tmp_path: Path) -> None:
    """It may be anybody's."""
    repository(tmp_path, HEAD=f"{ONE}\n")
    (tmp_path / "workspace").mkdir()
    assert find_revision(tmp_path / "workspace", {}) is None


@pytest.mark.skipif(os.name != "posix", reason="a workspace by a link")
def test_a_workspace_reached_by_a_link_is_itself(tmp_path: Path) -> None:
    """What counts is where its own files lead."""
    repository(tmp_path / "workspace", HEAD=f"{ONE}\n")
    (tmp_path / "link").symlink_to(tmp_path / "workspace")
    assert find_revision(tmp_path / "link", {}) == ONE


@pytest.mark.parametrize(
    ("environment", "commit"),
    [
        ({"GITHUB_SHA": ONE}, ONE),
        ({"BUILD_SOURCEVERSION": OTHER.upper()}, OTHER),
        ({"GITHUB_SHA": "abc" * 13 + "d"}, "abc" * 13 + "d"),
        ({"GITHUB_SHA": "main", "BUILD_SOURCEVERSION": ONE}, ONE),
        ({"GITHUB_SHA": f"{ONE}\n"}, None),
        ({"GITHUB_SHA": "", "BUILD_SOURCEVERSION": "C4071"}, None),
    ],
)
def test_without_git_a_pipeline_says_the_commit(
    tmp_path: Path, environment: dict[str, str], commit: str | None
) -> None:
    """Where what it says is one; a changeset of another system is none."""
    assert find_revision(tmp_path, environment) == commit


def test_git_agrees(tmp_path: Path) -> None:
    """Loose, packed and detached, in a repository that git itself has made."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")

    def typed(*arguments: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run([git, *who, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    typed("init", "--initial-branch=quarter/q2")
    typed("commit", "--allow-empty", "--message=One")
    commit = typed("rev-parse", "HEAD")
    assert find_revision(tmp_path, {}) == commit
    typed("pack-refs", "--all")
    assert find_revision(tmp_path, {}) == commit
    typed("checkout", "--detach")
    assert find_revision(tmp_path, {}) == commit


@given(head=st.binary(max_size=80), branch=st.binary(max_size=80), packed=st.binary(max_size=200))
def test_no_junk_is_taken_for_a_commit_or_stops_a_run(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, branch: bytes, packed: bytes
) -> None:
    """Whatever the files hold, there is a commit or none."""
    git = tmp_path_factory.mktemp("junk") / ".git"
    (git / "refs").mkdir(parents=True)
    (git / "HEAD").write_bytes(head)
    (git / "refs" / "main").write_bytes(branch)
    (git / "packed-refs").write_bytes(packed)
    assert find_revision(git.parent, {}) in (None, head.decode(errors="replace").strip())
