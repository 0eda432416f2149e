"""Settings files that unfold without end, run something, or are something else: a sentence each, in bounds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.real_workspace import RETURNS, replace_text, small_workspace
from tests.safety.bounds import bounded
from tests.safety.hostile import QUARTER
from tests.safety.settings import BOMBS, sparse

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="time and memory are bounded as on Linux")
FILES = (
    "indicators.yaml",
    f"{RETURNS.as_posix()}/report.yaml",
    f"{RETURNS.as_posix()}/queries.yaml",
    "templates/wording.yaml",
)
_HUGE = ("1" + "0" * 3990, "1e308", "1e999999999")


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_hostile_settings_file_is_refused(tmp_path: Path, bomb: str) -> None:
    """At the place that is its own: each bomb in one of the four files, in turn."""
    name = FILES[list(BOMBS).index(bomb) % len(FILES)]
    assert_refused(tmp_path, name, bomb)


@pytest.mark.parametrize("bomb", ["runs a command", "is a link out", "is a pipe"])
@pytest.mark.parametrize("name", FILES[1:])
def test_every_settings_file_refuses_the_worst(tmp_path: Path, name: str, bomb: str) -> None:
    """The four are read in the same way."""
    assert_refused(tmp_path, name, bomb)


def assert_refused(folder: Path, name: str, bomb: str) -> None:
    """Check that a file that is a bomb is told, without a word of any other file."""
    workspace = small_workspace(folder / "workspace")
    (workspace / "templates").mkdir()
    path = workspace / name
    path.unlink(missing_ok=True)
    BOMBS[bomb](path)
    done = bounded(workspace, "check", QUARTER)
    assert (done.code, "Traceback" in done.stderr) in ((1, False), (2, False)), done.stderr[-2000:]
    assert path.name in done.stderr
    assert "root:" not in done.stderr
    assert not Path("/tmp/owned").exists()  # noqa: S108  reason: where the hostile tag would write


@pytest.mark.parametrize("value", _HUGE)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target: {2022-23: {annual: 400}}", "target: {2022-23: {annual: VALUE}}"),
        ("target: {2022-23: {annual: 400}}", "target: {2022-23: {between: [1, VALUE]}}"),
        ("unit: number", "unit: rate\n    per: VALUE"),
        ("decimals: 0", "decimals: VALUE"),
        ("tolerance: 5%", "tolerance: VALUE%"),
        ("frequency: quarterly", "frequency: quarterly\n    arrears: VALUE"),
        ("frequency: quarterly", "frequency: quarterly\n    suppress_below: VALUE"),
        ("frequency: quarterly", "frequency: quarterly\n    spc: {run: VALUE}"),
    ],
    ids=lambda words: words[:40] if "VALUE" in words else "",
)
def test_a_huge_number_is_a_number_or_a_sentence(tmp_path: Path, old: str, new: str, value: str) -> None:
    """Never a traceback, nor a calculation without end."""
    workspace = small_workspace(tmp_path / "workspace")
    replace_text(workspace / "indicators.yaml", old, new.replace("VALUE", value))
    done = bounded(workspace, "run", QUARTER, "--only", "json,csv,xlsx", "--draft")
    assert (done.code in (0, 1), "Traceback" in done.stderr) == (True, False), done.stderr[-2000:]


@pytest.mark.parametrize("file", ["scorecard.json", "manifest.json", "published.json"])
@pytest.mark.parametrize("text", ["[" * 200_000, '{"draft": false, "outputs": ' + "[" * 200_000])
def test_a_hostile_record_of_last_quarter_is_told(tmp_path: Path, file: str, text: str) -> None:
    """A record that nests without end, or is no record, is not used."""
    workspace = small_workspace(tmp_path / "workspace")
    record = workspace / "outputs/2022-23-Q1"
    record.mkdir(parents=True)
    (record / "scorecard.json").write_text('{"draft": false}', encoding="utf-8")
    (record / file).write_text(text, encoding="utf-8")
    done = bounded(workspace, "check", QUARTER)
    assert (done.code, "Traceback" in done.stderr) == (0, False), done.stderr[-2000:]
    assert "SC503" in done.stderr


def test_a_settings_file_has_an_end(tmp_path: Path) -> None:
    """Ten thousand million bytes are not even opened."""
    workspace = small_workspace(tmp_path / "workspace")
    sparse(workspace / RETURNS / "report.yaml")
    assert "report.yaml is not read: it is larger than 100 MB." in bounded(workspace, "check", QUARTER).stderr
