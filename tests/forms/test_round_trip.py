"""Forms filled in as an officer would, run to the same scorecard as the sample's own returns."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from scorecard.build import make_forms
from scorecard.catalogue import load_catalogue
from scorecard.period import Period
from scorecard.progress import Progress
from scorecard.workspace import Workspace
from tests.forms.material import SOFFICE, convert
from tests.forms.officer import fill, said_in
from tests.real_workspace import QUARTER, call, copy_workspace, load

Q1, Q2 = Period.quarter(2022, 1), Period.quarter(2022, 2)
CELL = re.compile(r"![A-Z]{1,2}[0-9]+")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample workspace and what it runs to."""
    folder = copy_workspace(tmp_path_factory.mktemp("sample") / "workspace")
    assert call("run", QUARTER, "--only", "json", "--workspace", str(folder)).code == 0
    return folder


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which both quarters' returns are forms, filled in with what the sample's returns say."""
    folder = copy_workspace(tmp_path_factory.mktemp("filled") / "workspace")
    workspace = Workspace.at(folder)
    loaded, _ = load_catalogue(workspace)
    assert loaded is not None
    styles = {indicator.ref: indicator.style for indicator in loaded.catalogue.indicators}
    for quarter in (Q1, Q2):
        returns = sorted(workspace.returns(quarter.slug).glob("*.xlsx"))
        forms, _ = make_forms(workspace, quarter, folder / "outputs" / "templates" / quarter.slug, Progress())
        assert [form.name for form in sorted(forms)] == [f"{path.stem}-{quarter.slug}.xlsx" for path in returns]
        for form, path in zip(sorted(forms), returns, strict=True):
            said = said_in(path, quarter, styles)
            path.unlink()
            fill(form, said, path.with_name(form.name))
    return folder


def test_filled_forms_run_to_the_sample_scorecard(sample: Path, filled: Path) -> None:
    """Every figure, rating, word and source file is the same, and nothing new is wrong."""
    assert _ran(filled) == _expected(sample)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_forms_saved_by_libreoffice_run_to_the_sample_scorecard(
    sample: Path, filled: Path, tmp_path: Path, kind: str
) -> None:
    """Opening a filled form in LibreOffice and saving it, as either kind of file, changes nothing."""
    folder = tmp_path / "workspace"
    shutil.copytree(filled, folder)
    for quarter in (Q1, Q2):
        returns = folder / "inputs" / quarter.slug
        convert(sorted(returns.glob("*.xlsx")), kind, tmp_path / quarter.slug)
        for path in returns.glob("*.xlsx"):
            path.unlink()
        for path in (tmp_path / quarter.slug).glob(f"*.{kind}"):
            shutil.copy(path, returns)
    assert _ran(folder) == _expected(sample)


def _expected(sample: Path) -> tuple[Any, list[tuple[str, ...]]]:
    """Return what the sample runs to, but for a reason that a form gives for the whole row, the sample for Q2 alone."""
    scorecard, problems = _ran(sample)
    (upheld,) = (item for item in scorecard["indicators"] if item["ref"] == "3.9")
    to_date = upheld["year_to_date"]
    assert to_date["rating_reason"].endswith("The return gives no figure for the year to date.")
    to_date["rating_reason"] = upheld["rating_reason"].replace(" Q2.", " Q2 year to date.")
    return scorecard, problems


def _ran(folder: Path) -> tuple[Any, list[tuple[str, ...]]]:
    """Return what a workspace runs to, and its problems, without the names of sheets and cells."""
    done = call("run", QUARTER, "--only", "json", "--workspace", str(folder))
    assert done.code == 0, done.stderr
    output = folder / "outputs" / QUARTER
    problems = load(output / "problems.json")
    told = [
        tuple(_placeless(str(item[name])) for name in ("code", "severity", "ref", "period", "file", "message"))
        for item in problems
    ]
    return _placeless_data(load(output / "scorecard.json")), sorted(told)


def _placeless_data(data: Any) -> Any:  # noqa: ANN401  reason: JSON is whatever it is
    if isinstance(data, dict):
        files = [_placeless(source["file"]) for source in data.get("sources", ())]  # their cells are others
        return {key: files if key == "sources" else _placeless_data(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_placeless_data(item) for item in data]
    return _placeless(data) if isinstance(data, str) else data


def _placeless(text: str) -> str:
    return CELL.sub("!CELL", re.sub(r"(inputs/[^/ ]+/[a-z-]+?)(-2022-23-Q[12])?\.(xlsx|ods)", r"\1", text))
