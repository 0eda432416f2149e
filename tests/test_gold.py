"""Gold cases: what a whole run says, compared with what it said when somebody last looked at it and agreed.

A case is a folder of ``tests/cases``: its workspace (``indicators.yaml``, ``inputs/``, ``templates/``; without them the
repository's own) and ``expected/``. A mismatch is saved beside it, in ``actual/``, with a diff of each file. Read the
diff; if the new output is right, renew what is expected and commit it with the change that caused it::

    RENEW=1 python -m pytest tests/test_gold.py

PDF bytes are never compared: ``pdf.txt`` holds what they say.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.pdf_text import describe
from tests.real_workspace import QUARTER, ROOT, call

CASES = Path(__file__).parent / "cases"
QUARTERS = {"west-northamptonshire-2022-23-q2": QUARTER}
FILES = ("problems.txt", "scorecard.json", "pdf.txt")
LONGEST = 40  # lines of a diff that a failing test prints

# What may change without anything being said differently: saving a workbook again changes its digest.
SCRUBS = ((re.compile(r"\b[0-9a-f]{64}\b"), "(sha256)"),)


def produced(case: str, folder: Path) -> dict[str, str]:
    """Run a case and return what it says, by the name of the file that holds it."""
    own = CASES / case
    workspace = own if (own / "indicators.yaml").is_file() else ROOT
    done = call("--workspace", str(workspace), "run", QUARTERS[case], "--output", str(folder))
    assert done.code == 0, done.stderr
    texts = {
        "problems.txt": done.stderr,
        "scorecard.json": (folder / "scorecard.json").read_text(encoding="utf-8"),
        "pdf.txt": describe(folder / "cabinet-report.pdf"),
    }
    return {name: scrubbed(text) for name, text in texts.items()}


def scrubbed(text: str) -> str:
    """Return a text without what may change."""
    for pattern, instead in SCRUBS:
        text = pattern.sub(instead, text)
    return text


def compared(case: str, name: str, text: str) -> str:
    """Return the beginning of the diff to what is expected, empty where there is none; save the text with its diff."""
    expected, actual = CASES / case / "expected" / name, CASES / case / "actual" / name
    was = expected.read_text(encoding="utf-8") if expected.is_file() else ""
    lines = list(difflib.unified_diff(was.splitlines(), text.splitlines(), "expected", "actual", lineterm=""))
    difference = actual.with_name(f"{name}.diff")
    if not lines:
        actual.unlink(missing_ok=True)
        difference.unlink(missing_ok=True)
        return ""
    actual.parent.mkdir(exist_ok=True)
    actual.write_text(text, encoding="utf-8")
    difference.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "\n".join([f"{len(lines)} lines of difference, all in {difference}:", *lines[:LONGEST]])


@pytest.mark.parametrize("case", sorted(QUARTERS))
def test_a_run_says_what_it_said_before(case: str, tmp_path: Path) -> None:
    """Problems, data and PDF of the whole run are as they were when they were last read and agreed."""
    texts = produced(case, tmp_path / "run")
    assert tuple(texts) == FILES
    if os.environ.get("RENEW"):
        for name, text in texts.items():
            (CASES / case / "expected" / name).write_text(text, encoding="utf-8")
    found = [difference for name, text in texts.items() if (difference := compared(case, name, text))]
    assert not found, "\n\n".join(found)
    shutil.rmtree(CASES / case / "actual", ignore_errors=True)


def test_every_case_is_run() -> None:
    """No folder of cases is forgotten, and each has all that is expected of it."""
    assert {path.name for path in CASES.iterdir() if (path / "expected").is_dir()} == set(QUARTERS)
    assert all((CASES / case / "expected" / name).is_file() for case in QUARTERS for name in FILES)


def test_a_mismatch_is_saved_beside_with_its_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new text and what differs stand in ``actual/`` until the two agree."""
    monkeypatch.setattr("tests.test_gold.CASES", tmp_path)
    (tmp_path / "case" / "expected").mkdir(parents=True)
    (tmp_path / "case" / "expected" / "problems.txt").write_text("one\ntwo\n", encoding="utf-8")
    said = compared("case", "problems.txt", "one\nthree\n")
    assert said.splitlines()[1:] == ["--- expected", "+++ actual", "@@ -1,2 +1,2 @@", " one", "-two", "+three"]
    assert (tmp_path / "case" / "actual" / "problems.txt").read_text(encoding="utf-8") == "one\nthree\n"
    assert "-two\n+three\n" in (tmp_path / "case" / "actual" / "problems.txt.diff").read_text(encoding="utf-8")
    assert compared("case", "problems.txt", "one\ntwo\n") == ""
    assert list((tmp_path / "case" / "actual").iterdir()) == []
