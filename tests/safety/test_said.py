"""What commands print, and the letters and forms that they write, act on no terminal, no log and no reader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.real_workspace import Outcome, call
from tests.safety.attacks import ATTACKS, TERMINAL
from tests.safety.hostile import QUARTER, Typist
from tests.safety.test_hostile_run import active

# What a terminal obeys or shows in another order, and what makes a line for some reader of logs.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_COMMAND = re.compile(r"(?m)^\s*::|##\[|##vso\[")
_OWN = re.compile(r"(?m)^::(error|warning) (file|line|col|title)=[^\n]*$|^##vso\[task\.logissue [^\]\n]*\]")
REFS = [str(place) for place, words in enumerate(ATTACKS) if words in TERMINAL]
FORMATS = ("text", "json", "github")


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a hostile workspace with a return that is refused for every attack."""
    typist = Typist()
    workspace = typist.write(tmp_path_factory.mktemp("spoilt") / "hostile")
    typist.spoil(workspace)
    return workspace


def assert_quiet(done: Outcome, output: str) -> None:
    """Check that nothing acts in what a command printed, but the product's own commands to GitHub and Azure."""
    for text in (done.stdout, done.stderr):
        own = _OWN.sub(lambda line: line[0].lstrip(":#"), text) if output == "github" else text
        assert _CONTROL.search(text) is None
        assert _COMMAND.search(own) is None


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize("command", ["check", "status"])
def test_what_is_printed_of_a_quarter_acts_on_nothing(spoilt: Path, command: str, output: str) -> None:
    """Neither escapes of a terminal nor commands of GitHub or Azure."""
    assert_quiet(call(command, QUARTER, "--format", output, "--workspace", str(spoilt)), output)


@pytest.mark.parametrize("ref", ["1", *REFS])
def test_what_is_printed_of_a_figure_acts_on_nothing(hostile_workspace: Path, ref: str) -> None:
    """Its title, cells, notes and commentary are shown in lines of the product's making."""
    assert_quiet(call("explain", QUARTER, ref, "--workspace", str(hostile_workspace)), "text")


@pytest.mark.parametrize("ref", REFS)
def test_json_that_is_printed_holds_the_exact_words(hostile_workspace: Path, ref: str) -> None:
    """What a log would obey is written as an escape that every reader of JSON undoes."""
    done = call("explain", QUARTER, ref, "--format", "json", "--workspace", str(hostile_workspace))
    assert_quiet(done, "json")
    said: Any = json.loads(done.stdout)
    assert said["title"] == f"{ATTACKS[int(ref)]} {ref}"


def test_words_that_are_printed_can_be_read(hostile_workspace: Path) -> None:
    """A command to a log loses its effect, not its words."""
    ref = next(ref for ref in REFS if "vso" in ATTACKS[int(ref)])
    assert "# #vso[task.setvariable" in call("explain", QUARTER, ref, "--workspace", str(hostile_workspace)).stdout


def test_letters_are_plain_lines(spoilt: Path, tmp_path: Path) -> None:
    """With one subject each, whatever a directorate is called."""
    assert call("status", QUARTER, "--chase", str(tmp_path), "--workspace", str(spoilt)).code == 0
    letters = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert letters
    for text in letters:
        assert _CONTROL.search(text) is None
        assert text.split("\n")[0].startswith("Subject: 2022-23 Q2")
        assert text.split("\n")[1] == ""


def test_forms_have_the_formulas_of_forms_with_harmless_words(
    hostile_workspace: Path, harmless_workspace: Path, tmp_path: Path
) -> None:
    """Their checks are the product's own; no word stands in one, or leads elsewhere."""
    folders = [tmp_path / "hostile", tmp_path / "harmless"]
    for workspace, folder in zip((hostile_workspace, harmless_workspace), folders, strict=True):
        done = call("template", QUARTER, "--output", str(folder), "--workspace", str(workspace))
        assert done.code == 0, done.stderr
    made = [sorted(folder.iterdir(), key=lambda path: path.name[-17:]) for folder in folders]
    assert [len(forms) for forms in made] == [3, 3]
    assert [active(path) for path in made[0]] == [active(path) for path in made[1]]
    assert all(re.fullmatch(r"[a-z0-9-]+-2022-23-Q2\.xlsx", path.name) for path in made[0])
