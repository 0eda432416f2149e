"""Whether this machine can make the PDF: a page really rendered, or a sentence that says what is missing."""

from __future__ import annotations

import sys

import pytest

from scorecard.formats.pdf import engine, try_engine, try_page
from tests.real_workspace import call


def test_doctor_renders_a_page() -> None:
    """A machine with Pango is told that it can."""
    done = call("doctor")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.endswith("this machine can make the PDF.\n")


def test_doctor_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where WeasyPrint cannot load Pango the sentence names the packages, and the exit code is 1."""
    monkeypatch.setitem(sys.modules, "scorecard.formats.pdf.engine", None)
    monkeypatch.delattr("scorecard.formats.pdf.engine")
    done = call("doctor")
    assert (done.code, done.stdout) == (1, "")
    assert "trial page: error SC502: The PDF cannot be made, because WeasyPrint fails" in done.stderr
    assert "install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0 with apt-get" in done.stderr
    assert [problem.code for problem in try_engine("cabinet-report.pdf")] == ["SC502"]


def test_doctor_tells_what_fails_while_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that loads and then breaks is a problem too, whatever it raises."""

    def broken() -> bytes:
        raise RuntimeError

    monkeypatch.setattr(engine, "make_trial", broken)
    (problem,) = try_page()
    assert "WeasyPrint fails: RuntimeError." in problem.wrong
