"""The worked example that ``scorecard init`` copies: complete, sound, and in step with what it explains."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import scorecard
from scorecard.publish.starter import copy_starter

DEFAULTS = Path(scorecard.__file__).parent / "defaults"
STARTER = DEFAULTS / "starter"
QUARTERS = ("2025-26-Q1", "2025-26-Q2")
FOLDERS = ("council", "our council", "Cyngor Ynys Môn ✓")


def call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, as an officer would."""
    environment = {**os.environ, "PYTHONPATH": str(DEFAULTS.parent.parent), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "scorecard", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A fresh copy of the example."""
    copy_starter(tmp_path / "council")
    return tmp_path / "council"


def files(folder: Path) -> list[str]:
    """The files below a folder, by their path from it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def uncommented(text: str) -> str:
    """A YAML file's second half with its comment marks taken off."""
    _, _, body = text.partition("\n\n")
    return "\n".join(line.removeprefix("#").removeprefix(" ") for line in body.splitlines())


@pytest.mark.parametrize("name", FOLDERS)
def test_init_copies_every_file(tmp_path: Path, name: str) -> None:
    """A new folder, whatever its name, holds the whole example, and init lists each file."""
    done = call(tmp_path, "init", name)
    assert done.returncode == 0
    assert files(tmp_path / name) == files(STARTER)
    listed = sorted(Path(line).relative_to(name).as_posix() for line in done.stdout.splitlines())
    assert listed == files(STARTER)


def test_init_fills_an_empty_folder(tmp_path: Path) -> None:
    """A folder that exists and is empty will do."""
    (tmp_path / "council").mkdir()
    assert call(tmp_path, "init", "council").returncode == 0
    assert files(tmp_path / "council") == files(STARTER)


def test_init_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    """What stands in a folder is never mixed with the example: wrong usage, and nothing is touched."""
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    done = call(tmp_path.parent, "init", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not empty" in done.stderr
    assert files(tmp_path) == ["note.txt"]


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("quarter", QUARTERS)
def test_both_quarters_check(tmp_path: Path, name: str, quarter: str) -> None:
    """Both quarters can be reported as they are, wherever the workspace lies."""
    copy_starter(tmp_path / name)
    assert call(tmp_path / name, "check", quarter).returncode == 0


@pytest.mark.parametrize(("quarter", "expected"), [("2025-26-Q1", []), ("2025-26-Q2", [("1.4", "SC301")])])
def test_the_only_warning_is_the_deliberate_one(workspace: Path, quarter: str, expected: list[tuple[str, str]]) -> None:
    """Nothing is wrong but the total that the example answers in queries.yaml."""
    found = json.loads(call(workspace, "--format", "json", "check", quarter).stderr)
    assert [(problem["ref"], problem["code"]) for problem in found] == expected
    assert all(problem["severity"] == "warning" for problem in found)


def test_without_its_answer_the_finding_refuses(workspace: Path) -> None:
    """As queries.yaml says, the finding refuses the report once the answer is taken out."""
    (workspace / "inputs" / "2025-26-Q2" / "queries.yaml").unlink()
    done = call(workspace, "check", "2025-26-Q2")
    assert done.returncode == 1
    assert "error SC301 1.4" in done.stderr


@pytest.mark.parametrize(
    ("quarter", "ratings"),
    [
        (
            "2025-26-Q1",
            {
                "1.1": "amber",
                "1.2": "green",
                "1.3": "amber",
                "1.4": "not_rated",
                "2.1": "green",
                "2.2": "amber",
                "2.3": "green",
            },
        ),
        (
            "2025-26-Q2",
            {
                "1.1": "green",
                "1.2": "amber",
                "1.3": "green",
                "1.4": "not_rated",
                "2.1": "green",
                "2.2": "green",
                "2.3": "red",
            },
        ),
    ],
)
def test_a_run_gives_the_ratings_that_the_example_explains(
    workspace: Path, quarter: str, ratings: dict[str, str]
) -> None:
    """The example shows every colour, and a measure that is not rated by decision."""
    done = call(workspace, "run", quarter, "--only", "json")
    assert done.returncode == 0, done.stderr
    data = json.loads((workspace / "outputs" / quarter / "scorecard.json").read_text("utf-8"))
    assert {item["ref"]: item["rating"] for item in data["indicators"]} == ratings


def test_the_example_shows_arrears_a_query_and_a_provisional_figure(workspace: Path) -> None:
    """In quarter 2 one measure is in arrears, one has an answered finding, and one is provisional."""
    call(workspace, "run", "2025-26-Q2", "--only", "json")
    text = (workspace / "outputs" / "2025-26-Q2" / "scorecard.json").read_text("utf-8")
    indicators = json.loads(text)["indicators"]
    assert [item["ref"] for item in indicators if item["in_arrears"]] == ["1.3"]
    assert [item["ref"] for item in indicators if item["queries"]] == ["1.4"]
    assert [item["ref"] for item in indicators if item["provisional"]] == ["2.3"]


def test_a_miss_comes_with_what_is_done_about_it(workspace: Path) -> None:
    """Each missed target of either quarter has commentary, an action, someone to do it, and a day."""
    for quarter in QUARTERS:
        call(workspace, "run", quarter, "--only", "json")
        data = json.loads((workspace / "outputs" / quarter / "scorecard.json").read_text("utf-8"))
        missed = [item for item in data["indicators"] if item["rating"] in ("amber", "red")]
        assert missed
        assert all(item[name] for item in missed for name in ("commentary", "action", "by_whom", "by_when"))


def test_the_commented_wording_is_the_packaged_one() -> None:
    """Words that a council takes over from the example are those that it would have had anyway."""
    shown = (STARTER / "templates" / "wording.yaml").read_text("utf-8")
    assert yaml.safe_load(shown) is None
    assert yaml.safe_load(uncommented(shown)) == yaml.safe_load((DEFAULTS / "wording.yaml").read_text("utf-8"))


def test_the_commented_theme_is_the_packaged_one() -> None:
    """Every setting that the example's theme names is one of the packaged style, with its value."""
    setting = re.compile(r"(--[a-z-]+): ([^;]+);")
    theme = (STARTER / "templates" / "theme.css").read_text("utf-8")
    packaged = dict(setting.findall((DEFAULTS / "css" / "report.css").read_text("utf-8")))
    assert dict(setting.findall(theme)) == packaged
    assert not setting.search(re.sub(r"/\*.*?\*/", "", theme, flags=re.DOTALL))


def test_the_pages_name_blocks_that_exist() -> None:
    """Each block that the example says may be replaced is a block of the packaged report."""
    readme = (STARTER / "templates" / "README.md").read_text("utf-8")
    report = (DEFAULTS / "templates" / "report.html").read_text("utf-8")
    _, _, listed = readme.partition("Blocks that you may replace:")
    named = re.findall(r"`(\w+)`", listed.partition(". ")[0])
    assert {"cover", "notes"} < set(named)
    assert {"crest", *named} <= set(re.findall(r"\{% block (\w+)", report))


def test_nothing_of_the_example_is_ignored_by_git() -> None:
    """A file that git ignores would be missing from a commit, and from the wheel."""
    paths = [str(path) for path in STARTER.rglob("*") if path.is_file()]
    repository = DEFAULTS.parent.parent
    if not (repository / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "check-ignore", *paths]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
