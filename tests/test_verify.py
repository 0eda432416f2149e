"""``scorecard verify`` as it is typed: real folders of runs, whole, damaged, and back from SharePoint."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

import scorecard
from scorecard.formats import FORMATS
from scorecard.period import date_in_words
from scorecard.publish.manifest import read_manifest
from tests.pdf_text import page_lines
from tests.publish.folders import rewritten
from tests.real_workspace import QUARTER, Outcome, call, command, contents, digest_of, load, small_workspace

COMMIT = "89644af" + "0" * 33


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace at a commit, with all formats of a run, a draft of a part, and a covering report; only looked at."""
    root = small_workspace(tmp_path_factory.mktemp("verify") / "small")
    (root / ".git").mkdir()
    (root / ".git" / "HEAD").write_text(f"{COMMIT}\n", encoding="utf-8")
    typed = ("--workspace", str(root), "run", QUARTER)
    for options in (
        (),
        ("--for", "priority:1", "--draft", "--only", "html,json"),
        ("--covering", "--only", "pdf,html"),
    ):
        assert call(*typed, *options).code == 0
    return root


@pytest.fixture
def copied(workspace: Path, tmp_path: Path) -> Path:
    """A copy of the run, outside any workspace."""
    return shutil.copytree(workspace / "outputs" / QUARTER, tmp_path / "copy")


def verify(folder: Path, *options: str) -> Outcome:
    """Verify a folder."""
    return call("verify", str(folder), *options)


def test_a_run_is_what_was_made(copied: Path) -> None:
    """One line says so: how many files, when, by which version, from which commit, and the digest."""
    manifest = read_manifest(copied)
    assert verify(copied) == Outcome(
        0,
        f"2022-23 Q2: {len(FORMATS) + 1} files and their manifest are what was made on "
        f"{date_in_words(manifest.created)} by scorecard {scorecard.__version__} at commit {COMMIT}; "
        f"digest {manifest.digest}\n",
        "",
    )


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        (f"{QUARTER}-priority-1", "2022-23 Q2 (draft, part): 3 files and their manifest are what was made on "),
        (f"{QUARTER}-covering", "2022-23 Q2 (covering report): 3 files and their manifest are what was made on "),
    ],
)
def test_variants_are_what_was_made_and_are_called_so(workspace: Path, name: str, begins: str) -> None:
    """Nobody takes a draft or a part for the whole."""
    done = verify(workspace / "outputs" / name)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith(begins)


def test_a_part_has_a_digest_of_its_own(workspace: Path) -> None:
    """Each stands for what it was made from."""
    names = (QUARTER, f"{QUARTER}-priority-1", f"{QUARTER}-covering")
    assert len({read_manifest(workspace / "outputs" / name).digest for name in names}) == 3


def test_one_file_without_a_known_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says neither more nor less than is known."""
    for name in ("GITHUB_SHA", "BUILD_SOURCEVERSION"):
        monkeypatch.delenv(name, raising=False)
    root = small_workspace(tmp_path / "small")
    assert call("--workspace", str(root), "run", QUARTER, "--only", "json").code == 0
    output = root / "outputs" / QUARTER
    manifest = load(output / "manifest.json")
    manifest["outputs"] = [each for each in manifest["outputs"] if each["file"] != "problems.json"]
    (output / "problems.json").unlink()
    (output / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    said = verify(output).stdout
    assert said.startswith("2022-23 Q2: 1 file and its manifest are what was made on ")
    assert f" by scorecard {scorecard.__version__}; digest {manifest['digest']}\n" in said


# ---- the digest on paper, on the screen, in the metadata and in the workbook ----


def test_the_digest_is_one_line_of_the_pdf(copied: Path) -> None:
    """Whoever holds the paper can read it off: 64 signs without a break."""
    digest = read_manifest(copied).digest
    lines = [line for page in page_lines(copied / "cabinet-report.pdf") for line in page]
    assert lines.count(digest) == 1
    said = lines[lines.index(digest) - 1]
    assert said.endswith("Compare it with the one that “scorecard verify” prints:")


def test_the_digest_stands_in_the_metadata_of_the_pdf(copied: Path) -> None:
    """As its identifier."""
    with pikepdf.open(copied / "cabinet-report.pdf") as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:identifier"] == f"sha256:{read_manifest(copied).digest}"


def test_the_digest_stands_in_page_and_workbook(copied: Path) -> None:
    """In the notes of the one, above the sources in the other."""
    digest = read_manifest(copied).digest
    assert f'<p class="hash">{digest}</p>' in (copied / "cabinet-report.html").read_text(encoding="utf-8")
    sheet = load_workbook(copied / "scorecard.xlsx")["Sources"]
    assert f"The digest of this report is {digest}." in [cell.value for cell in sheet["A"]]


def test_figures_are_those_of_the_json_whether_it_is_written_or_not(workspace: Path, tmp_path: Path) -> None:
    """So that a page made alone has the digest of all formats made together."""
    typed = ("--workspace", str(workspace), "run", QUARTER, "--only", "csv", "--output", str(tmp_path / "csv"))
    assert call(*typed).code == 0
    whole, alone = (read_manifest(folder) for folder in (workspace / "outputs" / QUARTER, tmp_path / "csv"))
    assert alone.digest == whole.digest
    assert alone.figures == digest_of(workspace / "outputs" / QUARTER / "scorecard.json")


# ---- what is wrong ----


def test_a_changed_file_fails_with_its_place(copied: Path) -> None:
    """Problems go to stderr, and no line says that all is well."""
    with (copied / "scorecard.csv").open("ab") as file:
        file.write(b"4.2,Libraries\r\n")
    assert verify(copied) == Outcome(
        1,
        "",
        f"{copied}/scorecard.csv: error SC509: The file is not the one that the run made. "
        "Put back the file that the run wrote, or publish the run again.\n",
    )


def test_a_workbook_that_came_back_from_sharepoint_is_told_apart(copied: Path) -> None:
    """It is rewritten, as openpyxl still opens it, and its sheets are what was made."""
    book = copied / "scorecard.xlsx"
    book.write_bytes(rewritten(book.read_bytes()))
    assert load_workbook(book).sheetnames[0] == "Cover"
    done = verify(copied)
    assert (done.code, done.stdout[:10]) == (0, "2022-23 Q2")
    assert done.stderr == (
        f"{book}: warning SC510: The properties of the workbook were rewritten, as SharePoint does; its sheets are "
        "what was made.\n"
    )


def test_a_workbook_with_another_figure_is_not_what_was_made(copied: Path) -> None:
    """Saved by whatever program."""
    book = load_workbook(copied / "scorecard.xlsx")
    book["Cover"]["A1"] = "Another title"
    book.save(copied / "scorecard.xlsx")
    done = verify(copied)
    assert (done.code, [line.split(": ")[1] for line in done.problems]) == (1, ["error SC509"])


def test_the_manifest_of_another_run_is_not_that_of_these_pages(workspace: Path, copied: Path) -> None:
    """Even where it names all files with their bytes: page and paper say another digest."""
    other = load(workspace / "outputs" / f"{QUARTER}-covering" / "manifest.json")
    other["outputs"] = load(copied / "manifest.json")["outputs"]
    (copied / "manifest.json").write_text(json.dumps(other), encoding="utf-8")
    done = verify(copied)
    assert (done.code, len(done.problems)) == (1, 1)
    assert f"cabinet-report.pdf: error SC512: The digest of the manifest, {other['digest']}, does not" in done.stderr


def test_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    """It is a problem of the folder, not of what was typed."""
    assert verify(tmp_path) == Outcome(
        1,
        "",
        f"{tmp_path}/manifest.json: error SC508: This is not the folder of a run: it has no manifest, which says what "
        "the run made. Name the folder of a run.\n",
    )


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_what_is_no_folder_is_wrong_usage(tmp_path: Path, name: str) -> None:
    """With a sentence that says what to name."""
    (tmp_path / "file").touch()
    assert verify(tmp_path / name) == Outcome(
        2,
        "",
        f"scorecard: {tmp_path / name} is not a folder. Name the folder of a run, such as outputs/2022-23-Q2.\n",
    )


def test_quiet_keeps_the_result_and_leaves_out_warnings(copied: Path) -> None:
    """Errors and results only."""
    (copied / "notes.txt").touch()
    assert "SC511" in verify(copied).stderr
    done = verify(copied, "--quiet")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("2022-23 Q2: ")


def test_problems_come_as_json_and_beside_lines_of_a_pull_request(copied: Path) -> None:
    """As everywhere."""
    (copied / "scorecard.csv").unlink()
    (problem,) = json.loads(verify(copied, "--format", "json").stderr)
    assert (problem["code"], problem["file"]) == ("SC509", f"{copied}/scorecard.csv")
    assert verify(copied, "--format", "github").stderr.startswith(f"::error file={copied}/scorecard.csv,title=SC509::")


def test_a_folder_is_verified_without_a_workspace_and_nothing_is_written(copied: Path) -> None:
    """From inside it, too."""
    before = contents(copied)
    done = command("verify", ".", cwd=copied)
    assert (done.code, done.stderr) == (0, "")
    assert contents(copied) == before
