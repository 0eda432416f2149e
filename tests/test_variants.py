"""Variants of the repository's own report: parts that add up to it, and its covering report alone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from markupsafe import escape
from openpyxl import load_workbook

from scorecard.build import Checked, Variant, check
from scorecard.formats.json import entry_data, report_data
from scorecard.formats.templating import Medium, render
from scorecard.period import Period
from scorecard.report import Report
from scorecard.report.cut import CutKind
from scorecard.workspace import Workspace
from tests.real_workspace import QUARTER, ROOT, call, copy_workspace, is_whole, load, small_workspace

PERIOD = Period.quarter(2022, 2)
DIRECTORATES = (*("Place and Economy", "People", "Communities and Opportunities", "Corporate Services", "Finance"),)
PRIORITIES = ("1", "2", "3", "4", "5", "6")
PARTS = (
    *((CutKind.DIRECTORATE, name) for name in DIRECTORATES),
    *((CutKind.PRIORITY, name) for name in PRIORITIES),
)


@pytest.fixture(scope="module")
def whole() -> Report:
    """Return the whole report."""
    return report_of(check(Workspace.at(ROOT), PERIOD))


@pytest.fixture(scope="module")
def parts() -> dict[tuple[CutKind, str], Checked]:
    """Return every part of the report."""
    return {part: check(Workspace.at(ROOT), PERIOD, variant=Variant(part)) for part in PARTS}


def report_of(checked: Checked) -> Report:
    """Return the report of a check."""
    assert checked.report is not None
    return checked.report


def of(parts: dict[tuple[CutKind, str], Checked], kind: CutKind) -> Iterator[Report]:
    """Yield the parts of one kind."""
    return (report_of(checked) for (each, _), checked in parts.items() if each is kind)


def html_of(report: Report, medium: Medium = "paper") -> str:
    """Return the pages of a report, with the council's own templates."""
    html, problems = render("report.html", report, Workspace.at(ROOT), medium)
    assert problems == ()
    assert html is not None
    return html


@pytest.mark.parametrize("kind", CutKind)
def test_the_parts_add_up_to_the_whole(whole: Report, parts: dict[tuple[CutKind, str], Checked], kind: CutKind) -> None:
    """Every measure is in one part of each kind, and so are its ratings, now and last quarter, and its notes."""
    cut = list(of(parts, kind))
    summaries = [report_data(each)["summary"] for each in cut]
    assert report_data(whole)["summary"] == {key: sum(each[key] for each in summaries) for key in summaries[0]}
    befores = [each.glance.before for each in cut if each.glance.before]
    assert whole.glance.before is not None
    assert [count.number for count in whole.glance.before.counts] == [
        sum(numbers) for numbers in zip(*([count.number for count in each.counts] for each in befores), strict=True)
    ]
    for notes in (
        lambda report: [entry.indicator.ref for entry in report.entries],
        lambda report: [str(note) for note in report.notes.queries],
        lambda report: [str(note) for note in report.notes.restatements],
        lambda report: [entry.indicator.ref for entry in report.notes.near_misses],
        lambda report: [(gap.entry.indicator.ref, gap.kind) for gap in report.glance.gaps],
    ):
        assert sorted(notes(whole)) == sorted(note for each in cut for note in notes(each))


def test_a_part_says_of_its_measures_what_the_whole_says(
    whole: Report, parts: dict[tuple[CutKind, str], Checked]
) -> None:
    """Every figure, word and source of an entry, in the terms of scorecard.json."""
    said = {entry.indicator.ref: entry_data(entry) for entry in whole.entries}
    for checked in parts.values():
        for entry in report_of(checked).entries:
            assert entry_data(entry) == said[entry.indicator.ref]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_names_no_measure_of_another(
    whole: Report, parts: dict[tuple[CutKind, str], Checked], part: tuple[CutKind, str]
) -> None:
    """Neither on its pages, nor in what is told of it, nor among the files that it is made from."""
    checked = parts[part]
    report = report_of(checked)
    html = html_of(report)
    own = {entry.indicator.ref for entry in report.entries}
    named = {entry.indicator.ref for entry in whole.entries if f"> {escape(entry.indicator.title)}<" in html}
    assert named == own
    assert {problem.ref for problem in checked.concern} <= own | {None}
    files = {file.path for file in report.notes.files}
    assert checked.origin is not None
    assert {each.file for each in checked.origin.inputs if each.file.endswith(".xlsx")} == files
    assert {source["file"] for entry in report.entries for source in entry_data(entry)["sources"]} <= files


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_a_part_says_what_it_is_where_one_begins_to_read(
    parts: dict[tuple[CutKind, str], Checked], medium: Medium
) -> None:
    """In the title, under both headings, in the description of the file; in the footer by its name."""
    html = html_of(report_of(parts[CutKind.DIRECTORATE, "People"]), medium)
    words = "This is a part of the report: the 18 measures of People."
    assert "<title>People: Corporate Plan performance report 2022-23 Q2, West Northamptonshire Council</title>" in html
    assert f'<meta name="description" content="{words}">' in html
    assert html.count(f">{words}</p>") == 2
    assert 'data-footer="West Northamptonshire Council, People: Corporate Plan performance report, 2022-23 Q2"' in html
    assert "Appendix A, People: Corporate Plan performance report, 2022-23 Q2</h" in html


def test_nothing_on_the_pages_of_a_part_is_empty(parts: dict[tuple[CutKind, str], Checked]) -> None:
    """No table without rows, no list without points, no priority without measures or updates."""
    for checked in parts.values():
        html = "".join(html_of(report_of(checked)).split("\n"))
        assert "<tbody></tbody>" not in html
        assert "<ul></ul>" not in html
        assert "There are no measures for this priority." not in html


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_a_covering_report_stands_alone(whole: Report, medium: Medium) -> None:
    """It ends with its background papers; its appendix is a separate document, and no link leads there."""
    checked = check(Workspace.at(ROOT), PERIOD, variant=Variant(covering_only=True))
    html, full = html_of(report_of(checked), medium), html_of(whole, medium)
    begin, end = '<section class="covering"', '<section class="appendix">'
    alone = html[html.index(begin) : html.index("</main>")].strip()
    with_appendix = full[full.index(begin) : full.index(end)].strip()
    assert alone.replace(", a separate document</li>", "</li>") == with_appendix
    assert html.count(", a separate document</li>") == 1
    assert "Detailed scorecard" not in html
    assert 'href="#indicator-' not in html


def test_a_part_has_a_folder_of_its_own_and_leaves_the_quarters_alone(tmp_path: Path) -> None:
    """What the quarter published stays the record, and the part is none."""
    workspace = copy_workspace(tmp_path / "council")
    assert call("--workspace", str(workspace), "run", QUARTER, "--only", "json").code == 0
    published = (workspace / "outputs" / QUARTER / "scorecard.json").read_bytes()
    typed = ("run", QUARTER, "--for", "directorate: people", "--only", "csv,json", "--quiet")
    done = call("--workspace", str(workspace), *typed)
    folder = workspace / "outputs" / f"{QUARTER}-people"
    assert (done.code, done.stderr) == (0, "")
    assert [Path(line) for line in done.stdout.splitlines()] == sorted(folder.iterdir())
    assert is_whole(folder)
    data = load(folder / "scorecard.json")
    assert data["cut"] == {"kind": "directorate", "name": "People"}
    assert data["summary"]["indicators"] == len(data["indicators"]) == 18
    assert {problem["ref"] for problem in load(folder / "problems.json")} <= {
        None,
        *(each["ref"] for each in data["indicators"]),
    }
    assert (workspace / "outputs" / QUARTER / "scorecard.json").read_bytes() == published


def test_the_files_of_a_part_say_what_it_is(tmp_path: Path) -> None:
    """Title and subject of the PDF, title and cover of the workbook."""
    workspace = small_workspace(tmp_path / "small")
    typed = ("run", QUARTER, "--for", "priority:1", "--only", "pdf,xlsx", "--output", str(tmp_path / "out"))
    assert call("--workspace", str(workspace), *typed).code == 0
    words = "This is a part of the report: the one measure of priority 1, Active."
    with pikepdf.open(tmp_path / "out" / "cabinet-report.pdf") as pdf:
        about = {key: str(pdf.docinfo[key]) for key in ("/Title", "/Subject")}
    assert about == {"/Title": "Active: Performance report 2022-23 Q2, Smallborough Council", "/Subject": words}
    book = load_workbook(tmp_path / "out" / "scorecard.xlsx")
    assert str(book.properties.title).startswith("Active: Performance report, 2022-23 Q2")
    assert words in [cell.value for cell in book.worksheets[0]["A"]]


def test_a_part_that_no_quarter_published_is_no_record(tmp_path: Path) -> None:
    """A run of the next quarter after a part alone finds no record; nor would it use a part put in its place."""
    workspace = small_workspace(tmp_path / "small")
    assert call("--workspace", str(workspace), "run", QUARTER, "--for", "priority:1", "--only", "json").code == 0
    outputs = workspace / "outputs"
    assert [path.name for path in outputs.iterdir()] == [f"{QUARTER}-priority-1"]
    (workspace / "inputs" / "2022-23-Q3").mkdir()
    (workspace / "inputs" / "2022-23-Q3" / "leisure.csv").write_text("Ref,Period,Value\n1.1,Q3,110\n")
    typed = ("--workspace", str(workspace), "run", "2022-23-Q3", "--only", "json", "--output", str(tmp_path / "out"))
    assert call(*typed).code == 0
    inputs = load(tmp_path / "out" / "manifest.json")["inputs"]
    assert not any("scorecard.json" in item["file"] for item in inputs)
    shutil.copytree(outputs / f"{QUARTER}-priority-1", outputs / QUARTER)
    done = call(*typed)
    assert "SC503" in done.stderr
    assert "cannot be used: it holds a part of the report only." in done.stderr


HIDING = """\
council: Smallborough Council
priorities: [{id: 1, name: Safe}]
directorates: [People, Place]
defaults: {priority: 1, directorate: People, unit: number, direction: lower, frequency: quarterly, kind: flow}
indicators:
  - {ref: "1", title: Injuries, equals: ["2", "3"]}
  - {ref: "2", title: Injuries at home, suppress_below: 5}
  - {ref: "3", title: Injuries on roads, directorate: Place}
"""


def test_a_part_hides_what_the_whole_hides(tmp_path: Path) -> None:
    """Injuries on roads would give away those at home, 43 - 40: they stay hidden in a part that has no others."""
    (tmp_path / "inputs" / QUARTER).mkdir(parents=True)
    (tmp_path / "indicators.yaml").write_text(HIDING)
    (tmp_path / "inputs" / QUARTER / "all.csv").write_text("Ref,Period,Value\n1,Q2,43\n2,Q2,3\n3,Q2,40\n")
    said = {}
    for variant in (Variant(), *(Variant((CutKind.DIRECTORATE, name)) for name in ("People", "Place"))):
        report = report_of(check(Workspace.at(tmp_path), PERIOD, variant=variant))
        said[variant] = {entry.indicator.ref: (entry.value_text, entry.rating_word) for entry in report.entries}
    whole, people, place = said.values()
    assert people | place == whole
    assert place == {"3": ("[c]", "Suppressed")}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (["--covering"], f"{QUARTER}-covering"),
        (["--for", "PRIORITY:active"], f"{QUARTER}-priority-1"),
        (["--for", "directorate:place", "--covering"], f"{QUARTER}-place-covering"),
    ],
)
def test_a_variant_has_a_folder_beside_its_quarters(tmp_path: Path, typed: list[str], name: str) -> None:
    """Named after the quarter, the part, and what is left out."""
    workspace = small_workspace(tmp_path / "small")
    assert call("--workspace", str(workspace), "run", QUARTER, *typed, "--only", "csv").code == 0
    assert [path.name for path in (workspace / "outputs").iterdir()] == [name]


@pytest.mark.parametrize("typed", [["--covering"], ["--for", "priority:1"]])
@pytest.mark.parametrize(
    "folder", [f"outputs/{QUARTER}", "outputs/2022-23-Q1", "outputs/2022-23-q2", f"outputs/{QUARTER}/people", "link"]
)
def test_a_variant_never_takes_the_place_of_a_whole_report(tmp_path: Path, typed: list[str], folder: str) -> None:
    """Not of this quarter's, nor of another's, nor inside one, nor by another name for it."""
    workspace = small_workspace(tmp_path / "small")
    assert call("--workspace", str(workspace), "run", QUARTER, "--only", "json").code == 0
    (workspace / "link").symlink_to(workspace / "outputs" / QUARTER)
    output = workspace / folder
    done = call("--workspace", str(workspace), "run", QUARTER, *typed, "--only", "csv", "--output", str(output))
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.endswith("is where a whole report stands, and this is not one. Name another folder.\n")
    assert [path.name for path in (workspace / "outputs").iterdir()] == [QUARTER]
    assert is_whole(workspace / "outputs" / QUARTER)


def test_a_quarter_whose_folder_lies_elsewhere_is_safe_too(tmp_path: Path) -> None:
    """A link from outputs to a shared folder is followed."""
    workspace = small_workspace(tmp_path / "small")
    (tmp_path / "shared").mkdir()
    (workspace / "outputs").mkdir()
    (workspace / "outputs" / QUARTER).symlink_to(tmp_path / "shared")
    typed = ("run", QUARTER, "--for", "priority:1", "--only", "csv", "--output", str(tmp_path / "shared"))
    assert call("--workspace", str(workspace), *typed).code == 2


def test_a_variant_may_be_written_elsewhere(tmp_path: Path) -> None:
    """In outputs under a name of its own, or outside the workspace."""
    workspace = small_workspace(tmp_path / "small")
    for folder in (workspace / "outputs" / "scrutiny", tmp_path / "elsewhere"):
        typed = ("run", QUARTER, "--for", "priority:1", "--only", "csv", "--output", str(folder))
        assert call("--workspace", str(workspace), *typed).code == 0
        assert is_whole(folder)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("directorate:Plaec", "There is no directorate 'Plaec' in the catalogue. Did you mean 'Place'?"),
        ("priority:2", "There is no priority '2' in the catalogue. Choose from: 1, Active."),
        ("place", "'place' names no part. Write directorate:NAME or priority:ID."),
        ("team:Place", "'team:Place' names no part. Write directorate:NAME or priority:ID."),
        ("directorate:", "'directorate:' names no part. Write directorate:NAME or priority:ID."),
    ],
)
def test_an_unknown_part_is_wrong_usage(tmp_path: Path, typed: str, sentence: str) -> None:
    """With the names that there are; nothing is written."""
    workspace = small_workspace(tmp_path / "small")
    done = call("--workspace", str(workspace), "run", QUARTER, "--for", typed)
    assert (done.code, done.stdout) == (2, "")
    assert sentence.rstrip(".") in done.stderr
    assert not (workspace / "outputs").exists()


def test_one_part_is_made_at_a_time(tmp_path: Path) -> None:
    """A second one would silently take the place of the first."""
    done = call(
        "--workspace", str(small_workspace(tmp_path)), "run", QUARTER, "--for", "priority:1", "--for", "priority:2"
    )
    assert done.code == 2
    assert "Argument --for: it can be given once." in done.stderr


def test_what_refuses_the_whole_refuses_a_part(tmp_path: Path) -> None:
    """Also where the mistake is in another directorate's return; all problems are printed."""
    workspace = copy_workspace(tmp_path / "council")
    (workspace / "inputs" / QUARTER / "queries.yaml").unlink()
    done = call("--workspace", str(workspace), "run", QUARTER, "--for", "directorate:Finance", "--only", "csv")
    assert (done.code, done.stdout) == (1, "")
    assert "inputs/2022-23-Q2/people.xlsx" in done.stderr


def test_parts_are_not_committed_and_records_are() -> None:
    """The ignore file of the repository keeps what quarters published, and nothing else that runs write."""
    paths = {
        f"outputs/{QUARTER}/scorecard.json": False,
        f"outputs/{QUARTER}/published.json": False,
        f"outputs/{QUARTER}/cabinet-report.pdf": True,
        f"outputs/{QUARTER}-people/scorecard.json": True,
        f"outputs/{QUARTER}-covering/scorecard.json": True,
    }
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    for path, ignored in paths.items():
        done = subprocess.run([git, "check-ignore", "--no-index", "-q", path], cwd=ROOT, check=False)
        assert (done.returncode == 0) is ignored, path
