"""The commands around a return, run on copies of the real workspace: template, status, explain, import."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from scorecard.build.checking import examine
from scorecard.period import Period
from scorecard.report.story import build_story
from scorecard.screens.story import story_json, story_text
from scorecard.workspace import Workspace
from tests.making import worked_out
from tests.real_workspace import (
    QUARTER,
    RETURNS,
    call,
    contents,
    copy_workspace,
    replace_text,
    set_cells,
    small_workspace,
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real workspace, which no test changes."""
    return copy_workspace(tmp_path_factory.mktemp("real") / "workspace")


def test_status_of_the_sample_quarter(real: Path) -> None:
    """All have returned and signed; five percentages came without the numbers behind them. Nothing goes to stderr."""
    done = call("status", QUARTER, "--workspace", str(real))
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("2022-23 Q2: 4 of 5 directorates complete.")
    assert re.findall(r"^(\w[\w ]*?)  +(returned|partly), ", done.stdout, re.MULTILINE) == [
        ("Place and Economy", "returned"),
        ("People", "partly"),
        ("Communities and Opportunities", "returned"),
        ("Corporate Services", "returned"),
        ("Finance", "returned"),
    ]
    assert done.stdout.count("percentages are never averaged") == 5


def test_status_before_anything_has_come(real: Path) -> None:
    """A folder that does not exist yet is no mistake."""
    done = call("status", "2022-23-Q3", "--workspace", str(real), "--format", "json")
    assert (done.code, done.stderr) == (0, "")
    states = {item["name"]: item["state"] for item in json.loads(done.stdout)["directorates"]}
    assert states["People"] == "not_returned"


def test_status_writes_a_letter_to_each_that_owes_something(tmp_path: Path) -> None:
    """And prints where; a directorate that is complete gets none."""
    workspace = copy_workspace(tmp_path / "workspace")
    set_cells(workspace / RETURNS / "people.xlsx", "Figures", {"D7": "n/k"})
    (workspace / RETURNS / "finance.xlsx").unlink()
    letters = tmp_path / "letters"
    done = call("status", QUARTER, "--workspace", str(workspace), "--chase", str(letters))
    assert done.code == 0
    assert sorted(path.name for path in letters.iterdir()) == ["finance-2022-23-Q2.txt", "people-2022-23-Q2.txt"]
    assert done.stdout.splitlines()[-2:] == [str(letters / f"{name}-2022-23-Q2.txt") for name in ("people", "finance")]
    people = (letters / "people-2022-23-Q2.txt").read_text("utf-8")
    assert "  people.xlsx!Figures!D7 (2.1a Jul 2022): 'n/k' is not a number. Leave the cell empty and give a" in people


def test_status_says_so_where_nobody_owes_anything(tmp_path: Path) -> None:
    """No letter is written."""
    workspace = small_workspace(tmp_path / "workspace")
    (workspace / RETURNS / "sign-off.csv").write_text("Name,Role,Date\nA. Officer,Director,1 November 2022\n")
    done = call("status", QUARTER, "--workspace", str(workspace), "--chase", str(tmp_path / "letters"))
    assert done.stdout.endswith("Nobody owes anything; there is no letter to write.\n")
    assert contents(tmp_path / "letters") == {}


def test_letters_that_cannot_be_written_are_told(real: Path, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "letters").write_text("mine")
    done = call("status", "2022-23-Q3", "--workspace", str(real), "--chase", str(tmp_path / "letters"))
    assert done.code == 3
    assert "SC501" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("status", QUARTER), ("explain", QUARTER, "4.2"), ("template", QUARTER)])
def test_a_broken_catalogue_is_told_as_by_check(tmp_path: Path, command: tuple[str, ...]) -> None:
    """With its line, and nothing on stdout."""
    workspace = small_workspace(tmp_path)
    replace_text(workspace / "indicators.yaml", "tolerance:", "toleranse:")
    done = call(*command, "--workspace", str(workspace))
    assert (done.code, done.stdout) == (1, "")
    assert "indicators.yaml:5:12: error SC104: 'toleranse' is not a setting." in done.stderr


def test_explain_tells_one_figure_from_cell_to_colour(real: Path) -> None:
    """File, sheet, cell, what was typed there and how it was read."""
    done = call("explain", QUARTER, "2.1a", "--workspace", str(real))
    assert (done.code, done.stderr) == (0, "")
    assert "Figures!D7    Jul 2022 value: '0.64' in the format 0%; 0.64 shown as 64%: percent format" in done.stdout


def test_explain_knows_every_indicator(real: Path) -> None:
    """Each has a story that ends in the rating of the data file, whatever its kind and state."""
    workspace = Workspace.at(real)
    material, _ = examine(workspace, Period.quarter(2022, 2))
    assert material is not None
    for result in material.results:
        story = build_story(material, result.indicator.ref)
        assert result.verdict.reason in " ".join(story_text(story).split())
        assert json.loads(story_json(story))["rating"] == result.verdict.rating.value


def test_every_working_comes_to_its_figure(real: Path) -> None:
    """Whoever types it into a calculator gets the exact figure, of the quarter and of the year to date."""
    material, _ = examine(Workspace.at(real), Period.quarter(2022, 2))
    assert material is not None
    amounts = [rated.current.amount for each in material.results for rated in (each.quarter, each.year_to_date)]
    worked = [amount for amount in amounts if amount.working]
    assert len(worked) > 20
    for amount in worked:
        assert worked_out(amount.working) == pytest.approx(amount.value)


def test_explain_refuses_an_unknown_reference(real: Path) -> None:
    """With the nearest one."""
    done = call("explain", QUARTER, "4.22", "--workspace", str(real))
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == "scorecard: There is no indicator '4.22' in the catalogue. Did you mean '4.2'?\n"


def test_template_writes_a_form_for_each_directorate(real: Path, tmp_path: Path) -> None:
    """Also for a quarter that has not ended; paths go to stdout."""
    done = call("template", "2098-99-Q4", "--workspace", str(real), "--output", str(tmp_path / "forms"))
    assert (done.code, done.stderr) == (0, "")
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        f"{name}-2098-99-Q4.xlsx"
        for name in ("place-and-economy", "people", "communities-and-opportunities", "corporate-services", "finance")
    ]


def test_template_goes_beside_the_outputs_of_runs(tmp_path: Path) -> None:
    """Where no run writes."""
    workspace = small_workspace(tmp_path)
    done = call("template", "2022-23-Q3", "--workspace", str(workspace))
    assert done.code == 0
    assert [path.name for path in (workspace / "outputs/templates/2022-23-Q3").iterdir()] == ["place-2022-23-Q3.xlsx"]


def spreadsheet(path: Path) -> Path:
    """Save a small scorecard."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Scorecard")
    for row in (("Ref", "Indicator", "Directorate", "Target", "Q1"), ("1.1", "Visits", "Place", 400, 120)):
        sheet.append(row)
    book.save(path)
    return path


def test_import_writes_a_catalogue_whose_decisions_check_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the line of each; nothing is guessed."""
    monkeypatch.chdir(tmp_path)
    done = call("import", str(spreadsheet(tmp_path / "old.xlsx")))
    assert (done.code, done.stdout) == (0, "indicators.yaml\n")
    assert "decide every 'todo'" in done.stderr
    checked = call("check", "2022-23-Q1")
    assert checked.code == 1
    lines = (tmp_path / "indicators.yaml").read_text("utf-8").splitlines()
    undecided = [line for line in checked.problems if "SC113" in line]
    assert {"direction", "kind", "tolerance"} <= {line.split("'")[1] for line in undecided}
    for line in undecided:
        assert "todo" in lines[int(line.split(":")[1]) - 1]


def test_import_never_overwrites_a_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may hold a year's decisions."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "indicators.yaml").write_text("mine")
    done = call("import", str(spreadsheet(tmp_path / "old.xlsx")))
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == "scorecard: indicators.yaml already exists. Name another file with --output.\n"
    assert call("import", "old.xlsx", "--output", "new/indicators.yaml", "--quiet").stdout == "new/indicators.yaml\n"
    assert (tmp_path / "indicators.yaml").read_text() == "mine"


@pytest.mark.parametrize("name", ["absent.xlsx", "."])
def test_import_of_what_is_no_workbook_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """In a sentence, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    done = call("import", name)
    assert (done.code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{name}: error SC201: ")
    assert list(tmp_path.iterdir()) == []
