"""Setting up a machine: what bootstrap.py tells a person, and when it does nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run bootstrap.py as a person would."""
    command = [sys.executable, str(bootstrap.ROOT / "bootstrap.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_says_how_it_is_used_when_told_nothing() -> None:
    """Without a command it prints one sentence that shows the right form, and exits 4."""
    done = start()
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("bootstrap: say what to do: python3 bootstrap.py run 2022-23-Q2")


def test_refuses_an_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python below 3.11 is named, with what is needed."""
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    with pytest.raises(bootstrap.SetupError, match=r"is too old: Scorecard needs 3\.11"):
        bootstrap.main(["run", "2022-23-Q2"])


def test_a_failed_command_gives_its_first_error_line() -> None:
    """Of all that pip or apt-get print, a person reads the line that says what went wrong."""
    script = "import sys; sys.exit('noise\\nERROR: no such package\\nERROR: really\\nnotice')"
    assert bootstrap.attempt(sys.executable, "-c", script) == "ERROR: no such package"


def test_a_command_that_succeeds_gives_nothing() -> None:
    """Success is silent."""
    assert bootstrap.attempt(sys.executable, "-c", "print('fine')") is None


def test_installs_with_hashes_and_then_records_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After an install from a lock the environment counts as set up, until something is different."""
    commands: list[tuple[str | Path, ...]] = []
    monkeypatch.setattr(bootstrap, "attempt", lambda *command: commands.append(command))
    monkeypatch.setattr(bootstrap, "pip_of", lambda python: (python, "-m", "pip"))
    python = tmp_path / "bin" / "python"
    assert not bootstrap.is_set_up(python, "requirements.lock")
    bootstrap.install(python, "requirements.lock")
    assert bootstrap.is_set_up(python, "requirements.lock")
    assert ["--require-hashes" in command for command in commands] == [True, False]
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("changed", encoding="utf-8")
    assert not bootstrap.is_set_up(python, "requirements.lock")


def test_a_failed_install_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """When pip fails, its reason is passed on and nothing is recorded as done."""
    monkeypatch.setattr(bootstrap, "attempt", lambda *_: "ERROR: no route to host")
    python = tmp_path / "bin" / "python"
    with pytest.raises(bootstrap.SetupError, match=r"Is the network there.*no route to host"):
        bootstrap.install(python, "requirements.lock")
    assert not bootstrap.is_set_up(python, "requirements.lock")


def test_goes_on_without_pango(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing can be installed, the advice names each system's package, and set-up goes on."""
    monkeypatch.setattr("bootstrap.shutil.which", lambda _: None)
    monkeypatch.setattr(bootstrap, "has_library", lambda _: False)
    bootstrap.install_system_packages("run")
    advice = capsys.readouterr().err
    assert all(word in advice for word in ("libpango-1.0-0", "dnf", "apk", "brew", "Windows"))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (["run", "2022-23-Q2"], "run"),
        (["publish", "2022-23-Q2"], "publish"),
        (["--workspace", "elsewhere", "publish", "2022-23-Q2"], "publish"),
        (["test", "-k", "publish"], "test"),
        (["check"], "run"),
    ],
)
def test_what_a_command_needs_is_told_from_what_was_typed(typed: list[str], command: str) -> None:
    """Publishing needs two more packages, tests need all; anything else what a run needs."""
    assert bootstrap.needed_for(typed) == command


def test_an_environment_with_more_serves_for_less() -> None:
    """Whoever has set up the tests needs nothing more to publish, nor to run."""
    assert [len(bootstrap.sufficient(command)) for command in ("run", "publish", "test")] == [3, 2, 1]
