"""Which files of a folder are returns, and which look like some but cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scorecard.problems import Place, Problem, Severity
from scorecard.sources.inside import files_of
from scorecard.workspace import Workspace

RETURN_SUFFIXES = frozenset({".xlsx", ".xlsm", ".ods", ".csv"})

_SAVE_AS = "Open it in Excel and save it as .xlsx."
_ALMOST = {
    **dict.fromkeys(
        (".xls", ".xlsb", ".xlt", ".xltx", ".xltm", ".fods", ".ots", ".slk", ".dif", ".tsv", ".tab"), _SAVE_AS
    ),
    ".numbers": "Export it from Numbers as Excel (.xlsx).",
    ".gsheet": "Download it from Google Sheets as Microsoft Excel (.xlsx).",
    ".zip": "Unpack it and put the returns inside it into the folder.",
}
_LOCKS = (("~$", ""), (".~lock.", "#"))  # Excel's, LibreOffice's


def find_returns(folder: Path, workspace: Workspace) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return the returns in a folder and its subfolders, sorted; a folder that does not exist holds none."""
    returns, problems = [], list[Problem]()
    for path, reason in files_of(folder, workspace.root):
        parts = path.relative_to(folder).parts
        locked = _locked(path.name)
        if any(part.startswith(".") or part == "__MACOSX" for part in parts[:-1]):
            continue
        if locked:
            problems.append(_open_elsewhere(path.with_name(locked), path, workspace))
        elif path.name.startswith((".", "~$")):
            continue
        elif path.is_dir():
            problems.append(_not_followed(path, workspace))
        elif reason and path.suffix.lower() in RETURN_SUFFIXES:
            problems.append(_refused(path, reason, workspace))
        elif path.suffix.lower() in RETURN_SUFFIXES:
            returns.append(path)
        else:
            problems.extend(_almost(path, workspace))
    return tuple(returns), tuple(problems)


def _locked(name: str) -> str | None:
    """Return the name of the file whose lock this is, or None."""
    for start, end in _LOCKS:
        if name.startswith(start) and name.endswith(end):
            return name.removeprefix(start).removesuffix(end) or None
    return None


def _name(path: Path, workspace: Workspace) -> str:
    """Return a file's name as it can be printed."""
    return PurePosixPath(workspace.relative(path)).name


def _open_elsewhere(path: Path, lock: Path, workspace: Workspace) -> Problem:
    wrong = f"{_name(path, workspace)} seems to be open in Excel or another program; what was last saved is read."
    remedy = f"Close it and run again; if nobody has it open, delete {_name(lock, workspace)}."
    return Problem("SC201", Place(workspace.relative(path)), wrong, remedy, severity=Severity.WARNING)


def _not_followed(path: Path, workspace: Workspace) -> Problem:
    wrong = f"{_name(path, workspace)} is a link to another folder, whose files are not read."
    return Problem("SC201", Place(workspace.relative(path)), wrong, "Copy the returns into this folder.")


def _refused(path: Path, reason: str, workspace: Workspace) -> Problem:
    wrong = f"{_name(path, workspace)} is not read: it {reason}."
    return Problem("SC201", Place(workspace.relative(path)), wrong, "Put the return itself into this folder.")


def _almost(path: Path, workspace: Workspace) -> Iterator[Problem]:
    suffix = path.suffix.lower()
    if suffix in _ALMOST:
        wrong = f"{_name(path, workspace)} is not read: {suffix} is not a kind of file that a return can have."
        yield Problem("SC201", Place(workspace.relative(path)), wrong, _ALMOST[suffix])
