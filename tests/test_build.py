"""A run as a whole: what one cell changes, what a run is made from, and that its outputs are safe."""

from __future__ import annotations

import csv
import difflib
import hashlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from scorecard.build import Options, check, run
from scorecard.formats import FORMATS
from scorecard.period import Period
from scorecard.problems import Place, Problem
from scorecard.workspace import Workspace
from tests.pdf_text import page_lines
from tests.real_workspace import (
    DATA,
    QUARTER,
    RETURNS,
    ROOT,
    call,
    command,
    contents,
    copy_workspace,
    environment,
    is_whole,
    load,
    set_cells,
    small_workspace,
)

OUTPUT = Path("outputs", QUARTER)
LIBRARIES = RETURNS / "communities-and-opportunities.xlsx"
PERIOD = Period.quarter(2022, 2)


# ---- one cell ----


class Runs(NamedTuple):
    """The outputs of three workspaces that differ in one cell: September's visits to libraries (4.2)."""

    before: Path
    one_more: Path
    far_fewer: Path


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Run with 93,230 visits, with 93,231, and with 1,000, which misses the target of the quarter.

    The totals that the return gives beside its months, and the figures in its commentary, are taken out first: with
    them, changing one month alone would be refused.
    """
    folder = tmp_path_factory.mktemp("one cell")
    before = copy_workspace(folder / "before")
    set_cells(before / LIBRARIES, "Figures", {"G14": None, "H14": None})
    set_cells(before / LIBRARIES, "Commentary", {"B12": "Libraries were busy."})
    made = [before]
    for name, visits in (("one more", 93231), ("far fewer", 1000)):
        shutil.copytree(before, folder / name)
        set_cells(folder / name / LIBRARIES, "Figures", {"F14": visits})
        made.append(folder / name)
    with ThreadPoolExecutor() as together:
        done = list(together.map(lambda workspace: command("--quiet", "run", QUARTER, cwd=workspace), made))
    assert [(each.code, each.stderr) for each in done] == [(0, "")] * 3
    return Runs(*(workspace / OUTPUT for workspace in made))


def changes(before: Any, after: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401  reason: JSON
    """Yield the path of each value that differs, with both; a list of indicators is told apart by reference.

    The digest of the file itself is left out: it changes for every figure that comes from it.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            if key != "sha256":
                yield from changes(before.get(key), after.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (first, second) in enumerate(zip(before, after, strict=True)):
            name = first.get("ref", index) if isinstance(first, dict) else index
            yield from changes(first, second, f"{path}[{name}]")
    elif before != after:
        yield path, before, after


def test_one_cell_changes_what_depends_on_it_and_nothing_else(runs: Runs) -> None:
    """One visit more in September changes the month, the quarter, the year to date, and the words made from them."""
    found = list(changes(load(runs.before / "scorecard.json"), load(runs.one_more / "scorecard.json")))
    libraries = "indicators[4.2]."
    assert {path.removeprefix(libraries): (was, now) for path, was, now in found} == {
        "value": (216924, 216925),
        "text": ("216,924", "216,925"),
        "rating_reason": (
            "216,924 against a target of 125,000: met.",
            "216,925 against a target of 125,000: met.",
        ),
        "near": ("91,924 above the target", "91,925 above the target"),
        "year_to_date.value": (392555, 392556),
        "year_to_date.text": ("392,555", "392,556"),
        "year_to_date.rating_reason": (
            "392,555 against a target of 250,000: met.",
            "392,556 against a target of 250,000: met.",
        ),
        "months[2].value": (93230, 93231),
        "months[2].text": ("93,230", "93,231"),
        "direction_of_travel_text": (
            "Improving: up 41,293 on 2022-23 Q1 (175,631)",
            "Improving: up 41,294 on 2022-23 Q1 (175,631)",
        ),
        "sentence": (
            "At 216,924 in 2022-23 Q2, up 41,293 on 2022-23 Q1; target of 125,000 met.",
            "At 216,925 in 2022-23 Q2, up 41,294 on 2022-23 Q1; target of 125,000 met.",
        ),
        "sources[2].raw": ("93230", "93231"),
    }


def test_a_cell_that_changes_a_rating_changes_the_summary_by_one(runs: Runs) -> None:
    """With 1,000 visits the rating turns amber: besides 4.2 only the counts of green and amber change."""
    found = list(changes(load(runs.before / "scorecard.json"), load(runs.far_fewer / "scorecard.json")))
    outside = [(path, now - was) for path, was, now in found if not path.startswith("indicators[4.2].")]
    inside = {path: (was, now) for path, was, now in found}
    assert outside == [("summary.green", -1), ("summary.amber", 1)]
    assert inside["indicators[4.2].rating"] == ("green", "amber")
    assert inside["indicators[4.2].direction_of_travel"] == ("improving", "worsening")
    assert "indicators[4.2].year_to_date.rating" not in inside


def test_one_cell_changes_one_row_of_the_csv(runs: Runs) -> None:
    """The flat file changes in the same fields as the JSON."""
    before, after = (
        list(csv.DictReader((folder / "scorecard.csv").read_text("utf-8-sig").splitlines()))
        for folder in (runs.before, runs.one_more)
    )
    found = [
        (was["ref"], name) for was, now in zip(before, after, strict=True) for name in was if was[name] != now[name]
    ]
    names = (
        *("value", "text", "rating_reason", "near"),
        *("year_to_date_value", "year_to_date_text", "year_to_date_rating_reason", "month_3_value", "month_3_text"),
        *("direction_of_travel_text", "sentence"),
    )
    assert found == [("4.2", name) for name in names]


def test_one_cell_changes_card_table_and_digest_in_the_pdf(runs: Runs) -> None:
    """Card, row of the detailed scorecard and digest of the return change; no other word of any page does."""
    lost, won = swapped(runs.before, runs.one_more)
    digests = [digest_of(folder.parent.parent / LIBRARIES) for folder in (runs.before, runs.one_more)]
    assert lost == {"93,230": 2, "216,924": 2, "392,555": 2, "91,924": 1, "41,293": 2, digests[0]: 1}
    assert won == {"93,231": 2, "216,925": 2, "392,556": 2, "91,925": 1, "41,294": 2, digests[1]: 1}


def test_a_changed_rating_reaches_every_page_that_counts_it(runs: Runs) -> None:
    """Summary, at a glance, card, table and list of near misses tell of the new rating with the same figure."""
    before, after = (" ".join(words(folder / "cabinet-report.pdf")) for folder in (runs.before, runs.far_fewer))
    assert "on target 21; just off target 2; off target 7" in before
    assert "on target 20; just off target 3; off target 7" in after
    assert "All measures, 2022-23 Q2 21 2 7 26 3 59" in before
    assert "All measures, 2022-23 Q2 20 3 7 26 3 59" in after
    assert "4. Thriving villages and towns 4 0 1 1 0 6" in before
    assert "4. Thriving villages and towns 3 1 1 1 0 6" in after
    assert "4.2 Library visits from on target" not in before
    assert "Library visits (4.2) from on target to just off target" in after
    assert "216,924" not in after
    assert after.count("missed by 306, within the tolerance of 6,250") == 2


def words(pdf: Path) -> list[str]:
    """Return the words of a PDF in reading order."""
    return " ".join(line for lines in page_lines(pdf) for line in lines).split()


def swapped(before: Path, after: Path) -> tuple[Counter[str], Counter[str]]:
    """Return the words that a PDF lost and those that it won, without the signs around them."""
    was, now = (words(folder / "cabinet-report.pdf") for folder in (before, after))
    lost: Counter[str] = Counter()
    won: Counter[str] = Counter()
    for way, first, last, start, end in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if way != "equal":
            lost.update(word.strip(",.:;") for word in was[first:last])
            won.update(word.strip(",.:;") for word in now[start:end])
    return lost, won


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


# ---- what a run is made from ----


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real workspace with a finished run, only looked at."""
    workspace = copy_workspace(tmp_path_factory.mktemp("real") / "council")
    assert call("--workspace", str(workspace), "run", QUARTER, "--only", DATA).code == 0
    return workspace


def test_the_manifest_names_every_input_and_output_with_its_digest(real: Path) -> None:
    """Catalogue, returns of this and earlier quarters, history, facts, answers and templates: all, with their bytes."""
    manifest = load(real / OUTPUT / "manifest.json")
    named = {item["file"]: item["sha256"] for item in (manifest["catalogue"], *manifest["inputs"])}
    files = {path.relative_to(real).as_posix(): path for path in real.rglob("*") if path.is_file()}
    unread = ("outputs/", "inputs/2022-23-Q1/queries.yaml")  # answers hold for the quarter of their folder
    assert named == {name: digest_of(path) for name, path in files.items() if not name.startswith(unread)}
    assert is_whole(real / OUTPUT)
    assert manifest["quarter"] == "2022-23 Q2"


def test_a_run_for_an_earlier_quarter_reads_nothing_later(real: Path, tmp_path: Path) -> None:
    """The manifest of 2022-23 Q1 names no return of Q2."""
    done = call("--workspace", str(real), "run", "2022-23-Q1", "--only", "json", "--draft", "--output", str(tmp_path))
    inputs = [item["file"] for item in load(tmp_path / "manifest.json")["inputs"]]
    assert done.code == 0
    assert any(file.startswith("inputs/2022-23-Q1/") for file in inputs)
    assert not any(file.startswith("inputs/2022-23-Q2/") for file in inputs)


def test_every_source_in_the_json_is_an_input_of_the_manifest(real: Path) -> None:
    """A figure can be followed to a file of the manifest with the same digest, a sheet and a cell."""
    inputs = {item["file"]: item["sha256"] for item in load(real / OUTPUT / "manifest.json")["inputs"]}
    sources = [source for entry in load(real / OUTPUT / "scorecard.json")["indicators"] for source in entry["sources"]]
    assert sources
    assert all(inputs[source["file"]] == source["sha256"] and source["cell"] for source in sources)


def test_running_twice_changes_only_when_it_was_made(tmp_path: Path) -> None:
    """All formats, the PDF too, have the same bytes; the manifest differs in ``created`` alone."""
    workspace = small_workspace(tmp_path / "small")
    assert command("run", QUARTER, cwd=workspace).code == 0
    first = contents(workspace / OUTPUT)
    manifest = load(workspace / OUTPUT / "manifest.json")
    time.sleep(1)
    assert command("run", QUARTER, cwd=workspace).code == 0
    again = contents(workspace / OUTPUT)
    assert set(first) == {"manifest.json", "problems.json", *(each.file_name for each in FORMATS.values())}
    assert [name for name in first if first[name] != again[name]] == ["manifest.json"]
    assert load(workspace / OUTPUT / "manifest.json") | {"created": ""} == manifest | {"created": ""}


def test_where_the_workspace_lies_changes_nothing(real: Path, tmp_path: Path) -> None:
    """Another folder, with another name, gives the same bytes: no path of this machine is in any file."""
    elsewhere = copy_workspace(tmp_path / "Übung 1" / "Rat der Stadt")
    assert call("--workspace", str(elsewhere), "run", QUARTER, "--only", DATA).code == 0
    first, second = contents(real / OUTPUT), contents(elsewhere / OUTPUT)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] in ([], ["manifest.json"])


def test_the_names_of_returns_change_no_figure(real: Path, tmp_path: Path) -> None:
    """Returns may be called anything and lie in subfolders, read in any order."""
    other = copy_workspace(tmp_path / "council")
    returns = sorted((other / RETURNS).glob("*.xlsx"), reverse=True)
    for number, path in enumerate(returns):
        folder = other / RETURNS / f"from {number}"
        folder.mkdir()
        path.rename(folder / f"{number} return.xlsx")
    assert call("--workspace", str(other), "run", QUARTER, "--only", "json").code == 0
    first, second = (load(workspace / OUTPUT / "scorecard.json") for workspace in (real, other))
    found = {path.rpartition(".")[2] for path, _, _ in changes(first, second)}
    assert found <= {"file", "return"}


# ---- outputs are safe ----


KILLED_AT = """
import os, signal, sys
from scorecard.publish import local
count, exchange, *arguments = sys.argv[1:]
if exchange == "no":
    local._exchange = lambda first, second: False
left = int(count)
def hook(event, details):
    global left
    reads = event == "open" and str(details[1]).startswith("r")
    if event in WATCHED and not reads and any(word in str(details) for word in ("/outputs", "renameat2")):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
WATCHED = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym")
from scorecard.cli import main
sys.addaudithook(hook)
sys.exit(main(arguments))
"""


def changed_workspace(folder: Path) -> dict[str, bytes]:
    """Make a workspace whose finished run tells of 120 visits and whose return now tells of 95; return the run."""
    small_workspace(folder)
    assert call("--workspace", str(folder), "run", QUARTER, "--only", DATA).code == 0
    small_return = folder / RETURNS / "leisure.csv"
    small_return.write_text("Ref,Period,Value\n1.1,Q2,95\n", encoding="utf-8")
    return contents(folder / OUTPUT)


def old_or_new(workspace: Path, before: dict[str, bytes]) -> str:
    """Say which run the outputs hold, or fail: it must be one of the two, whole."""
    if contents(workspace / OUTPUT) == before:
        return "old"
    assert is_whole(workspace / OUTPUT)
    assert load(workspace / OUTPUT / "scorecard.json")["indicators"][0]["value"] == 95
    return "new"


def recovers(workspace: Path) -> bool:
    """Whether the next run, after whatever happened, publishes the new figure and leaves no old run aside."""
    done = call("--workspace", str(workspace), "run", QUARTER, "--only", DATA)
    aside = workspace / "outputs" / f".{QUARTER}.old"
    return done.code == 0 and old_or_new(workspace, {}) == "new" and not aside.exists()


def kill_at(workspace: Path, count: int, exchange: str) -> int:
    """Run, kill the process just before the ``count``-th thing that it does to the outputs, return its exit code."""
    arguments = ("--workspace", str(workspace), "run", QUARTER, "--only", DATA)
    typed = [sys.executable, "-c", KILLED_AT, str(count), exchange, *arguments]
    return subprocess.run(typed, cwd=workspace, env=environment(), capture_output=True, check=False).returncode


def test_a_run_killed_at_any_step_leaves_the_old_outputs_or_the_new(tmp_path: Path) -> None:
    """Before every file, folder and rename the process is killed: there is always one whole run to be found."""
    steps = range(1, 13)
    workspaces = {step: tmp_path / str(step) for step in steps}
    before = {step: changed_workspace(workspace) for step, workspace in workspaces.items()}
    with ThreadPoolExecutor() as together:
        codes = list(together.map(lambda step: kill_at(workspaces[step], step, "yes"), steps))
    left = [old_or_new(workspaces[step], before[step]) for step in steps]
    assert codes[:10] == [-signal.SIGKILL] * 10
    assert left == sorted(left, reverse=True)
    assert set(left) == {"old", "new"}
    assert all(recovers(workspace) for workspace in workspaces.values())


def test_a_run_killed_between_two_renames_is_put_right_by_the_next(tmp_path: Path) -> None:
    """Where folders cannot be exchanged there is a moment without outputs; the next run ends it."""
    steps = range(8, 14)
    workspaces = {step: tmp_path / str(step) for step in steps}
    before = {step: changed_workspace(workspace) for step, workspace in workspaces.items()}
    with ThreadPoolExecutor() as together:
        codes = list(together.map(lambda step: kill_at(workspaces[step], step, "no"), steps))
    gone = [step for step in steps if not (workspaces[step] / OUTPUT).exists()]
    assert codes[:3] == [-signal.SIGKILL] * 3
    assert len(gone) == 1
    assert contents(workspaces[gone[0]] / "outputs" / f".{QUARTER}.old") == before[gone[0]]
    assert all(old_or_new(workspaces[step], before[step]) for step in steps if step not in gone)
    assert all(recovers(workspace) for workspace in workspaces.values())


def test_a_run_killed_at_any_moment_leaves_the_old_outputs_or_the_new(tmp_path: Path) -> None:
    """The same for a signal from outside, after delays that nobody chose."""
    delays = [random.Random(number).uniform(0.02, 0.9) for number in range(8)]  # noqa: S311  reason: no secret
    workspaces = [tmp_path / str(number) for number in range(len(delays))]
    before = [changed_workspace(workspace) for workspace in workspaces]

    def killed(workspace: Path, delay: float) -> None:
        typed = [sys.executable, "-m", "scorecard", "run", QUARTER, "--only", DATA]
        pipe = subprocess.PIPE
        with subprocess.Popen(typed, cwd=workspace, env=environment(), stdout=pipe, stderr=pipe) as it:
            time.sleep(delay)
            it.kill()

    with ThreadPoolExecutor() as together:
        list(together.map(killed, workspaces, delays))
    assert all(old_or_new(workspace, run) for workspace, run in zip(workspaces, before, strict=True))
    assert all(recovers(workspace) for workspace in workspaces)


def refused_by_the_disk(workspace: Path, before: dict[str, bytes], reason: str, code: int, stderr: str) -> None:
    """Assert SC501 with exit code 3, the old outputs, and nothing half-written beside them."""
    line = (
        f"outputs/2022-23-Q2: error SC501: The outputs cannot be written: {reason}. "
        "Nothing was changed. Make space, or check who may write there."
    )
    assert (code, stderr.splitlines()[-1]) == (3, line)
    assert contents(workspace / OUTPUT) == before
    assert [path.name for path in (workspace / "outputs").iterdir()] == [QUARTER]


def test_a_full_disk_refuses_the_run_and_leaves_the_old_outputs(tmp_path: Path) -> None:
    """The system stops a file at 1 KiB, as a full disk would."""
    before = changed_workspace(tmp_path / "small")
    limited = ("bash", "-c", 'ulimit -f 1; exec "$@"', "bash")
    done = command("run", QUARTER, "--only", DATA, cwd=tmp_path / "small", before=limited, measured=False)
    assert done.stdout == ""
    refused_by_the_disk(tmp_path / "small", before, "File too large", done.code, done.stderr)


@pytest.mark.parametrize(
    "name", ["cabinet-report.pdf", "scorecard.csv", "scorecard.json", "problems.json", "manifest.json"]
)
def test_a_disk_that_fills_up_at_any_file_leaves_the_old_outputs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file is the one that no longer fits, there is one sentence and no half run."""
    before = changed_workspace(tmp_path / "small")
    opened = Path.open

    def full(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:  # noqa: ANN401  reason: whatever open takes
        if self.name == name and "r" not in mode:
            raise OSError(28, "No space left on device")
        return opened(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", full)
    only = "pdf" if name.endswith(".pdf") else DATA
    done = call("--workspace", str(tmp_path / "small"), "run", QUARTER, "--only", only)
    assert done.stdout == ""
    refused_by_the_disk(tmp_path / "small", before, "No space left on device", done.code, done.stderr)


NOT_AS_ROOT = """
import os, sys
from scorecard.cli import main
arguments = [word for word in sys.argv[1:] if word not in (sys.executable, "-m", "scorecard")]
main(["--quiet", "check", arguments[1]])  # loads all modules, which not everybody may read
if os.geteuid() == 0:
    os.setuid(65534)
sys.exit(main(arguments))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_read_only_folder_refuses_the_run_and_leaves_the_old_outputs(open_folder: Path) -> None:
    """Somebody who may read the workspace but not write into outputs/ is told so; root is not asked, root may."""
    workspace = open_folder / "small"
    before = changed_workspace(workspace)
    (workspace / "outputs").chmod(0o555)
    typed = (sys.executable, "-c", NOT_AS_ROOT, "run", QUARTER, "--only", DATA)
    done = command(cwd=workspace, before=typed, measured=False)
    (workspace / "outputs").chmod(0o755)
    refused_by_the_disk(workspace, before, "Permission denied", done.code, done.stderr)


def test_a_file_in_the_place_of_the_outputs_refuses_the_run(tmp_path: Path) -> None:
    """Somebody's file called outputs stays."""
    workspace = small_workspace(tmp_path / "small")
    (workspace / "outputs").write_text("mine", encoding="utf-8")
    done = call("--workspace", str(workspace), "run", QUARTER, "--only", "json")
    assert (done.code, done.stdout) == (3, "")
    assert done.problems[-1].startswith("outputs/2022-23-Q2: error SC501: The outputs cannot be written: ")
    assert (workspace / "outputs").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        ("{{ reprot.title }}", "A name is not known here: 'reprot' is undefined. Check its spelling."),
        ("{% if %}", "The template breaks off here: "),
        ("{% include 'no.html' %}", "There is no template 'no.html'."),
        ('{{ picture("../indicators.yaml") }}', "There is no picture '../indicators.yaml' in templates/."),
    ],
)
@pytest.mark.parametrize("draft", [(), ("--draft",)], ids=["final", "draft"])
def test_a_mistake_in_a_template_refuses_the_run(
    block: str, sentence: str, draft: tuple[str, ...], tmp_path: Path
) -> None:
    """SC401 with the line of the council's own template; exit code 1; the old outputs stay, draft or not."""
    workspace = tmp_path / "small"
    before = changed_workspace(workspace)
    (workspace / "templates").mkdir()
    page = f'{{% extends "default/report.html" %}}\n{{% block cover %}}\n{block}\n{{% endblock %}}\n'
    (workspace / "templates" / "report.html").write_text(page, encoding="utf-8")
    done = call("--workspace", str(workspace), "run", QUARTER, *draft)
    assert (done.code, done.stdout) == (1, "")
    assert done.problems[-1].startswith(f"templates/report.html:3: error SC401: {sentence}")
    assert contents(workspace / OUTPUT) == before
    assert [path.name for path in (workspace / "outputs").iterdir()] == [QUARTER]


def test_a_format_that_fails_publishes_none_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are published together: where one could not be made, the others are thrown away."""
    workspace = Workspace.at(small_workspace(tmp_path / "small"))
    failed = Problem("SC401", Place("templates/report.html", line=3), "The template fails here.")
    broken = FORMATS["csv"]._replace(write=lambda *_: (failed,))
    monkeypatch.setitem(FORMATS, "csv", broken)
    files, problems = run(workspace, PERIOD, Options(only=("json", "csv")))
    assert files == ()
    assert failed in problems
    assert not (tmp_path / "small" / OUTPUT).exists()


def test_a_crash_in_a_format_leaves_the_old_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a bug, which is passed on as what it is, leaves nothing half-written."""
    before = changed_workspace(tmp_path / "small")

    def bug(*_: object) -> tuple[Problem, ...]:
        raise ZeroDivisionError

    monkeypatch.setitem(FORMATS, "csv", FORMATS["csv"]._replace(write=bug))
    with pytest.raises(ZeroDivisionError):
        run(Workspace.at(tmp_path / "small"), PERIOD, Options(only=("json", "csv")))
    assert contents(tmp_path / "small" / OUTPUT) == before
    assert [path.name for path in (tmp_path / "small" / "outputs").iterdir()] == [QUARTER]


# ---- the pipeline ----


def test_an_answer_settles_a_finding_of_the_catalogue_that_is_otherwise_spoilt(tmp_path: Path) -> None:
    """Where the catalogue cannot be used, what is answered is still a warning, and no answer is called idle."""
    workspace = copy_workspace(tmp_path / "council")
    catalogue = workspace / "indicators.yaml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("priority: 1\n", "priority: 9\n", 1), encoding="utf-8")
    checked = check(Workspace.at(workspace), PERIOD)
    assert checked.report is None
    assert [(problem.code, problem.severity.value) for problem in checked.problems] == [
        ("SC108", "error"),
        ("SC308", "warning"),
    ]


def test_a_check_names_its_inputs_without_rendering(real: Path) -> None:
    """``check`` as a function returns the report as data, every problem once, and the digests of what was read."""
    checked = check(Workspace.at(real), PERIOD)
    assert checked.report is not None
    assert len(checked.report.entries) == 59
    assert len(set(checked.problems)) == len(checked.problems)
    assert set(checked.inputs) >= {f"inputs/{QUARTER}/people.xlsx", f"inputs/{QUARTER}/report.yaml"}


def test_nothing_is_read_from_beside_the_package(tmp_path: Path) -> None:
    """A run in another folder does not look at the checkout's own inputs, templates or outputs."""
    workspace = small_workspace(tmp_path / "small")
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "outputs").rglob("*")}
    done = command("run", QUARTER, "--only", DATA, cwd=workspace)
    assert done.code == 0
    inputs = [item["file"] for item in load(workspace / OUTPUT / "manifest.json")["inputs"]]
    assert inputs == [f"inputs/{QUARTER}/leisure.csv"]
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "outputs").rglob("*")} == before
