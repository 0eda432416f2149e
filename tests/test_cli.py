"""The command line: every command and option, what is refused and how, exit codes, stdout and stderr."""

from __future__ import annotations

import datetime as dt
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
import yaml

import scorecard
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
    replace_text,
    set_cells,
    small_workspace,
)

OUTPUT = Path("outputs", QUARTER)
KEYS = ["code", "severity", "file", "sheet", "cell", "line", "column", "ref", "period", "message"]
LINE = re.compile(
    r"(?P<file>[^!:]+)(?:!(?P<sheet>[^!:]+))?(?:!(?P<column>[A-Z]+)(?P<row>\d+))?(?::(?P<line>\d+):(?P<at>\d+))?"
    r": (?:error|warning) (?P<code>SC\d{3})(?: [^:]+)?: \S.*",
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A workspace of one indicator."""
    return small_workspace(tmp_path / "small")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real workspace, only looked at."""
    return copy_workspace(tmp_path_factory.mktemp("shared") / "council")


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real workspace, to be changed."""
    return copy_workspace(tmp_path / "council")


def on(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line believe that it is this day."""
    today = dt.date.fromisoformat(day)
    monkeypatch.setattr("scorecard.cli.typed.dt", SimpleNamespace(date=SimpleNamespace(today=lambda: today)))


# ---- run ----


def test_a_run_prints_the_paths_of_its_files_and_nothing_else(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stdout holds one path a line, as seen from the current folder, so that it can be piped on."""
    monkeypatch.chdir(small)
    done = call("run", QUARTER, "--only", DATA)
    names = ("manifest.json", "problems.json", "scorecard.csv", "scorecard.json")
    assert done.stdout == "".join(f"{OUTPUT / name}\n" for name in names)
    assert done.code == 0
    assert is_whole(small / OUTPUT)


def test_the_real_command_does_what_the_function_does(small: Path) -> None:
    """``python -m scorecard`` passes on exit code, stdout and stderr, and says nothing more when piped."""
    done = command("run", QUARTER, "--only", DATA, cwd=small)
    assert done == call("--workspace", str(small), "run", QUARTER, "--only", DATA)._replace(stdout=done.stdout)
    assert not re.search(r"[\r\x1b]", done.stderr)


def test_a_terminal_sees_the_steps_and_a_clean_line_at_the_end(small: Path) -> None:
    """Progress is for a person: each step replaces the one before, and the last leaves an empty line."""
    ours, theirs = pty.openpty()
    arguments = [sys.executable, "-m", "scorecard", "run", QUARTER, "--only", "json"]
    done = subprocess.run(
        arguments, cwd=small, env=environment(), stdout=subprocess.PIPE, stderr=theirs, text=True, check=True
    )
    os.close(theirs)
    seen = os.read(ours, 65536).decode()
    os.close(ours)
    assert "\r\x1b[Kreading leisure.csv" in seen
    assert "\r\x1b[Kwriting scorecard.json\r\x1b[K" in seen
    assert "\x1b" not in seen.rpartition("\r\x1b[K")[2]
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("option", ["--quiet", "--format=json"])
def test_a_terminal_that_wants_no_progress_sees_none(small: Path, option: str) -> None:
    """Under ``--quiet`` and in machine-readable forms even a terminal gets no steps."""
    ours, theirs = pty.openpty()
    arguments = [sys.executable, "-m", "scorecard", option, "run", QUARTER, "--only", "json"]
    subprocess.run(arguments, cwd=small, env=environment(), stdout=theirs, stderr=theirs, check=True)
    os.close(theirs)
    seen = os.read(ours, 65536).decode()
    os.close(ours)
    assert "\x1b" not in seen


def test_problems_are_one_line_each_sorted_by_place(shared: Path) -> None:
    """Every line of stderr has place, severity, code and sentence; cells come row by row, F9 before F14."""
    lines = call("--workspace", str(shared), "check", QUARTER).problems
    found = [match for line in lines if (match := LINE.fullmatch(line))]
    places = [
        (
            match["file"],
            match["sheet"] or "",
            int(match["row"] or 0),
            len(match["column"] or ""),
            match["column"] or "",
            int(match["line"] or 0),
            int(match["at"] or 0),
        )
        for match in found
    ]
    assert len(found) == len(lines) == 20
    assert places == sorted(places)


def test_the_contracts_example_line_is_printed_as_it_stands(real: Path) -> None:
    """A text in a figure cell of the long layout gives the line that contract section 3 shows."""
    set_cells(real / RETURNS / "people.xlsx", "Figures", {"D8": "n/k"})
    done = call("--workspace", str(real), "check", QUARTER)
    assert (
        "inputs/2022-23-Q2/people.xlsx!Figures!D8: error SC203 2.1a Aug 2022: 'n/k' is not a number. "
        "Leave the cell empty and give a reason in column H."
    ) in done.problems


def test_only_writes_the_formats_named(small: Path) -> None:
    """Each run has its problems and its manifest beside the formats asked for; case and spaces do not matter."""
    done = call("--workspace", str(small), "run", QUARTER, "--only", " JSON, json")
    assert done.code == 0
    assert sorted(contents(small / OUTPUT)) == ["manifest.json", "problems.json", "scorecard.json"]


@pytest.mark.parametrize(("named", "sentence"), [("docx", "'docx' is not a format"), (",", "no format is named")])
def test_an_unknown_format_is_wrong_usage(small: Path, named: str, sentence: str) -> None:
    """The sentence names the formats that there are."""
    done = call("--workspace", str(small), "run", QUARTER, "--only", named)
    assert (done.code, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert re.search(r"Choose from: .*pdf.*csv.*json", done.stderr)
    assert not (small / "outputs").exists()


def test_output_goes_to_the_folder_named(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--output`` takes the place of outputs/QUARTER; a relative one counts from the current folder."""
    monkeypatch.chdir(tmp_path)
    done = call("--workspace", str(small), "run", QUARTER, "--only", "json", "--output", "new/paper 1")
    assert done.code == 0
    assert done.stdout.splitlines()[0] == "new/paper 1/manifest.json"
    assert is_whole(tmp_path / "new/paper 1")
    assert not (small / "outputs").exists()


def test_output_replaces_an_earlier_run_and_an_empty_folder(small: Path, tmp_path: Path) -> None:
    """A folder that holds nothing, or a run, may be written again."""
    folder = tmp_path / "paper"
    folder.mkdir()
    for formats in (DATA, "json"):
        done = call("--workspace", str(small), "run", QUARTER, "--only", formats, "--output", str(folder))
        assert done.code == 0
    assert sorted(contents(folder)) == ["manifest.json", "problems.json", "scorecard.json"]


def test_output_never_replaces_anything_else(small: Path, tmp_path: Path) -> None:
    """A folder of somebody's files, or a file, is refused and left as it is."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    (folder / "novel.txt").write_text("Chapter 1", encoding="utf-8")
    for named in (folder, folder / "novel.txt", small):
        before = contents(tmp_path)
        done = call("--workspace", str(small), "run", QUARTER, "--only", "json", "--output", str(named))
        assert done.code == 2
        assert done.stderr == f"scorecard: {named} exists and is not the outputs of a run. Name a new folder.\n"
        assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "manifest",
    [
        '{"tool": {"name": "webpack"}, "outputs": []}',
        '{"outputs": []}',
        "[]",
        "not JSON",
        '{"tool": {"name": "scorecard"}, "outputs": []}',
    ],
)
def test_output_replaces_only_what_this_tool_made(small: Path, tmp_path: Path, manifest: str) -> None:
    """A manifest of another tool, or a file that this tool's manifest does not name, keeps the folder."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    (folder / "novel.txt").write_text("Chapter 1", encoding="utf-8")
    before = contents(tmp_path)
    done = call("--workspace", str(small), "run", QUARTER, "--only", "json", "--output", str(folder))
    assert (done.code, done.stdout, contents(tmp_path)) == (2, "", before)


def test_output_keeps_a_run_that_somebody_added_to(small: Path, tmp_path: Path) -> None:
    """Notes beside the outputs are not deleted with them."""
    typed = ("--workspace", str(small), "run", QUARTER, "--only", "json", "--output", str(tmp_path / "paper"))
    assert call(*typed).code == 0
    (tmp_path / "paper" / "notes.txt").write_text("mine", encoding="utf-8")
    before = contents(tmp_path)
    assert (call(*typed).code, contents(tmp_path)) == (2, before)


@pytest.mark.parametrize("named", ["", " "])
def test_output_needs_a_name(small: Path, named: str) -> None:
    """An empty one, as from an unset variable, is wrong usage."""
    done = call("--workspace", str(small), "run", QUARTER, "--only", "json", "--output", named)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == "scorecard: --output needs the name of a folder.\n"
    assert not (small / "outputs").exists()


@pytest.mark.parametrize("option", ["--workspace", "--output"])
def test_a_name_that_the_disk_refuses_is_a_sentence(small: Path, option: str) -> None:
    """Too long a name is wrong usage, not a traceback."""
    workspace = () if option == "--workspace" else ("--workspace", str(small))
    done = call(*workspace, "run", QUARTER, "--only", "json", option, "x" * 5000)
    assert (done.code, done.stdout, len(done.problems)) == (2, "", 1)
    assert done.stderr.startswith("scorecard: File name too long")


def test_strict_and_quiet_prints_what_refuses(small: Path) -> None:
    """Under ``--strict`` a warning is an error, which ``--quiet`` keeps; without it, it is left out."""
    done = call("--workspace", str(small), "--quiet", "run", QUARTER, "--only", "json", "--strict")
    assert (done.code, done.stdout) == (1, "")
    assert [" warning SC217" in line for line in done.problems] == [True]
    assert call("--workspace", str(small), "--quiet", "run", QUARTER, "--only", "json").stderr == ""


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("report.html", "<p>\n{% if %}", "templates/report.html:2: error SC401: The template breaks off here: "),
        ("components/card.html", "{{ 1", "templates/components/card.html:1: error SC401: The template breaks off"),
        (
            "wording.yaml",
            'introduction: ["Of {counsel}."]',
            "templates/wording.yaml: error SC401: The words 'Of {counsel}.' use {counsel}, which cannot be filled in.",
        ),
        ("theme.css", "p { background: url(lost.png) }", "templates: error SC401: The page asks for lost.png"),
        ("report.html", "{{ report.counsel }}", "templates/report.html:1: error SC401: "),
    ],
)
def test_a_check_reads_templates_and_words(small: Path, name: str, text: str, line: str) -> None:
    """A slip shows before the quarter's report is rendered."""
    path = small / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    done = call("--workspace", str(small), "check", QUARTER)
    assert done.code == 1
    assert [printed for printed in done.problems if printed.startswith(line)]


def test_strict_refuses_what_only_warns(small: Path) -> None:
    """Under ``--strict`` a missing sign-off stops the run, still printed as the warning that it is."""
    done = call("--workspace", str(small), "run", QUARTER, "--only", "json", "--strict")
    assert (done.code, done.stdout) == (1, "")
    assert [LINE.fullmatch(line)["code"] for line in done.problems] == ["SC217"]  # type: ignore[index]  # reason: else it fails
    assert not (small / "outputs").exists()


def test_a_draft_is_written_whatever_is_wrong(real: Path) -> None:
    """With unanswered findings a draft is written all the same, marked as one, with "query" in place of a figure."""
    (real / RETURNS / "queries.yaml").unlink()
    assert call("--workspace", str(real), "run", QUARTER, "--only", "json").code == 1
    done = call("--workspace", str(real), "run", QUARTER, "--only", "json", "--draft")
    written = load(real / OUTPUT / "scorecard.json")
    shown = {entry["ref"]: entry for entry in written["indicators"]}
    assert done.code == 0
    assert written["draft"] is True
    assert (shown["4.6"]["value"], shown["4.6"]["text"]) == (None, "query")
    assert shown["4.2"]["text"] == "216,924"


# ---- check ----


def test_a_check_finds_what_a_run_finds_and_writes_nothing(shared: Path) -> None:
    """``check`` says everything that ``run`` says, counts it, and leaves no file behind."""
    before = contents(shared)
    checked = call("--workspace", str(shared), "check", QUARTER)
    assert contents(shared) == before
    assert checked.stdout == "2022-23 Q2: no errors, 20 warnings. The report can be made.\n"
    assert checked.code == 0


def test_a_check_fails_where_a_run_would_be_refused(real: Path) -> None:
    """An error gives exit code 1."""
    set_cells(real / RETURNS / "people.xlsx", "Figures", {"D8": "n/k"})
    checked = call("--workspace", str(real), "check", QUARTER)
    ran = call("--workspace", str(real), "run", QUARTER, "--only", DATA)
    assert (checked.code, ran.code) == (1, 1)
    assert checked.stderr == ran.stderr
    assert checked.stdout.startswith("2022-23 Q2: 1 error")


def test_a_check_without_a_quarter_takes_the_last_complete_one(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On 21 November 2022 that is 2022-23 Q2."""
    on("2022-11-21", monkeypatch)
    assert call("--workspace", str(shared), "check").stdout.startswith("2022-23 Q2:")


# ---- forms of problems ----


def test_json_problems_have_exactly_the_contracts_keys(shared: Path, tmp_path: Path) -> None:
    """``--format json`` writes a list to stderr, the same as problems.json, in the order of the lines."""
    text = call("--workspace", str(shared), "check", QUARTER)
    done = call(
        "--workspace", str(shared), "--format", "json", "run", QUARTER, "--only", "json", "--output", str(tmp_path)
    )
    (tmp_path / "stderr.json").write_text(done.stderr, encoding="utf-8")
    problems = load(tmp_path / "stderr.json")
    assert [list(problem) for problem in problems] == [KEYS] * 20
    assert problems == load(tmp_path / "problems.json")
    assert [line.rpartition(problem["message"])[1:] for line, problem in zip(text.problems, problems, strict=True)] == [
        (problem["message"], "") for problem in problems
    ]


def test_json_of_no_problems_is_an_empty_list(small: Path) -> None:
    """A program that reads stderr as JSON finds JSON even when all is well."""
    done = call("--workspace", str(small), "--format", "json", "--quiet", "check", QUARTER)
    assert done.stderr == "[]\n"


def test_github_problems_are_workflow_commands(shared: Path) -> None:
    """``--format github`` puts each problem beside its line of a pull request."""
    done = call("--workspace", str(shared), "check", QUARTER, "--format", "github")
    assert done.problems[0].startswith(
        "::warning file=indicators.yaml,line=250,col=5,title=SC211::indicators.yaml:250:5: warning SC211 2.1a "
    )
    assert all(
        re.match(r"::(error|warning) file=[^,]+,(line=\d+,col=\d+,)?title=SC\d{3}::", it) for it in done.problems
    )
    assert "1,360.0%25 is out of scale" in done.stderr


def test_azure_problems_are_logging_commands(shared: Path) -> None:
    """``--format azure`` lists each problem with the errors and warnings of a run of Azure Pipelines."""
    done = call("--workspace", str(shared), "check", QUARTER, "--format", "azure")
    assert all(
        re.match(r"##vso\[task\.logissue type=(error|warning);sourcepath=[^;\]]+;.*code=SC\d{3}\]", it)
        for it in done.problems
    )
    assert "1,360.0%AZP25 is out of scale" in done.stderr


def test_quiet_keeps_errors_and_results(real: Path) -> None:
    """``--quiet`` leaves out warnings and counts, never an error or a path."""
    ran = call("--workspace", str(real), "--quiet", "run", QUARTER, "--only", "json")
    assert (ran.code, ran.stderr, len(ran.stdout.splitlines())) == (0, "", 3)
    set_cells(real / RETURNS / "people.xlsx", "Figures", {"D8": "n/k"})
    checked = call("--workspace", str(real), "check", QUARTER, "--quiet")
    assert checked.code == 1
    assert checked.stdout == ""
    assert [" error SC203 " in line for line in checked.problems] == [True]


# ---- where the workspace is ----


def test_the_workspace_may_be_named_before_or_after_the_command(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options that stand everywhere mean the same in both places."""
    monkeypatch.chdir("/")
    before = call("--workspace", str(small), "check", QUARTER)
    after = call("check", QUARTER, "--workspace", str(small))
    assert before == after
    assert before.code == 0


def test_a_workspace_is_found_from_a_folder_inside_it(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue is looked for upwards; outputs go to the workspace, not to the current folder."""
    monkeypatch.chdir(small / RETURNS)
    done = call("run", QUARTER, "--only", "json")
    assert done.code == 0
    assert done.problems[0].startswith("inputs/2022-23-Q2/leisure.csv: ")
    assert is_whole(small / OUTPUT)
    assert sorted(contents(small / RETURNS)) == ["leisure.csv"]


def test_no_workspace_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says where was looked and what may be done."""
    monkeypatch.chdir(tmp_path)
    done = call("run", QUARTER)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == (
        f"scorecard: There is no indicators.yaml in {tmp_path} or in any folder above it. Go to your workspace, name "
        "it with --workspace DIR, or make a new one with: scorecard init DIR\n"
    )


def test_a_named_workspace_is_not_looked_for_elsewhere(small: Path) -> None:
    """``--workspace`` names the folder itself: one inside a workspace is refused."""
    done = call("--workspace", str(small / "inputs"), "check", QUARTER)
    assert done.code == 2
    assert done.stderr == f"scorecard: There is no indicators.yaml in {small / 'inputs'}, so it is not a workspace.\n"


# ---- quarters ----


@pytest.mark.parametrize(
    "typed", ["2022-23-Q2", "2022-23 Q2", "2022/23 Q2", "Q2 2022-23", "Q2-2022-23", "q2 2022-23", "2022-23-q2"]
)
def test_every_form_of_a_quarter_is_understood(small: Path, typed: str) -> None:
    """The forms of contract section 2 mean one quarter, in any case."""
    assert call("--workspace", str(small), "check", typed).stdout.startswith("2022-23 Q2: no errors, 1 warning.")


@pytest.mark.parametrize(
    "typed",
    ["2022 Q2", "2022-24 Q1", "2022-23 Q5", "2022-23 Q0", "2022-23", "Jul 2022", "Q2", "next", "", "2022-23-Q2 YTD"],
)
def test_a_wrong_quarter_is_refused_with_the_right_form(small: Path, typed: str) -> None:
    """The sentence repeats what was typed and shows the right form."""
    done = call("--workspace", str(small), "run", typed)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == (
        f"scorecard: '{typed}' is not a quarter. Write a quarter as 2022-23-Q2 (financial year, then Q1 to Q4).\n"
    )


def test_previous_is_the_last_complete_quarter(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter is complete on the day after its last day."""
    on("2022-10-01", monkeypatch)
    assert call("--workspace", str(small), "check", "previous").stdout.startswith("2022-23 Q2:")
    on("2022-09-30", monkeypatch)
    assert call("--workspace", str(small), "check", "PREVIOUS").stdout.startswith("2022-23 Q1:")
    on("2022-05-01", monkeypatch)
    assert call("--workspace", str(small), "check", "previous").stdout.startswith("2021-22 Q4:")


def test_a_quarter_that_has_not_ended_needs_draft(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its last day is named; the day after, the run is made without ``--draft``."""
    on("2022-09-30", monkeypatch)
    done = call("--workspace", str(small), "run", QUARTER, "--only", "json")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == "scorecard: 2022-23 Q2 ends on 30 September 2022. Add --draft to go on before then.\n"
    assert not (small / "outputs").exists()
    assert call("--workspace", str(small), "check", QUARTER).stderr == done.stderr
    assert call("--workspace", str(small), "check", QUARTER, "--draft").code == 0
    assert call("--workspace", str(small), "run", QUARTER, "--only", "json", "--draft").code == 0
    on("2022-10-01", monkeypatch)
    assert call("--workspace", str(small), "run", QUARTER, "--only", "json").code == 0


# ---- usage ----


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ([], "a command, such as run or check"),
        (["reckon"], "'reckon'"),
        (["run"], "QUARTER"),
        (["run", QUARTER, "--fast"], "--fast"),
        (["run", QUARTER, "--format", "xml"], "'xml'"),
        (["check", QUARTER, "--only", "json"], "--only"),
        (["init"], "DIR"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(typed: list[str], sentence: str) -> None:
    """No usage block, no traceback: what is wrong, and where help is."""
    done = call(*typed)
    assert (done.code, done.stdout) == (2, "")
    assert len(done.problems) == 1
    assert done.stderr.startswith("scorecard: ")
    assert sentence in done.stderr
    assert re.search(r"See: scorecard.* --help$", done.stderr)


@pytest.mark.parametrize("name", [None, "run", "check", "init", "schema", "doctor"])
def test_help_is_a_result(name: str | None) -> None:
    """Every command has help, on stdout, with exit code 0, and it names the options that stand everywhere."""
    done = call(*([name] if name else []), "--help")
    assert (done.code, done.stderr) == (0, "")
    assert all(option in done.stdout for option in ("--workspace DIR", "--quiet", "--format {text,json,github,azure}"))


def test_help_lists_the_commands() -> None:
    """The commands that exist are listed with what they do."""
    assert all(re.search(rf"^    {name} ", call("--help").stdout, re.MULTILINE) for name in ("run", "check", "init"))


def test_the_version_is_a_result() -> None:
    """``--version`` names the package's version."""
    assert call("--version") == (0, f"scorecard {scorecard.__version__}\n", "")


def test_a_reader_that_leaves_is_no_error(small: Path) -> None:
    """``scorecard schema | head -1`` ends quietly."""
    line = f"{sys.executable} -m scorecard schema | head -c 1"
    done = command(cwd=small, before=("bash", "-c", line))
    assert done.stderr == ""


# ---- schema, init, doctor ----


def test_the_schema_is_json_schema_and_needs_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors get the schema from anywhere; the real catalogue fits it, a misspelt setting does not."""
    monkeypatch.chdir(tmp_path)
    done = call("schema")
    assert (done.code, done.stderr) == (0, "")
    (tmp_path / "schema.json").write_text(done.stdout, encoding="utf-8")
    validator = jsonschema.Draft202012Validator(load(tmp_path / "schema.json"))
    validator.check_schema(validator.schema)
    catalogue = yaml.load((ROOT / "indicators.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  reason: texts only
    spoilt = catalogue | {"toleranse": "5%"}
    assert [error.message for error in validator.iter_errors(spoilt) if "toleranse" in error.message]


def test_the_schema_is_the_one_in_the_package() -> None:
    """The file that catalogues point their editors to is up to date."""
    packaged = Path(scorecard.__file__).parent / "catalogue" / "schema.json"
    assert call("schema").stdout == packaged.read_text(encoding="utf-8")


def test_init_makes_a_workspace_that_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file made is a line of stdout; what to do next goes to stderr, and works."""
    monkeypatch.chdir(tmp_path)
    done = call("init", "our council")
    assert done.code == 0
    assert set(done.stdout.splitlines()) == {f"our council/{name}" for name in contents(tmp_path / "our council")}
    assert done.stderr == "Next: cd 'our council' && scorecard check 2025-26-Q2\n"
    assert call("--workspace", "our council", "check", "2025-26-Q1").code == 0


def test_init_quietly_prints_only_the_files(tmp_path: Path) -> None:
    """``--quiet`` leaves out what to do next."""
    done = call("--quiet", "init", str(tmp_path / "new"))
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout


def test_init_fills_the_empty_folder_that_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``scorecard init .`` leaves the folder itself in place, so that the shell in it sees the files."""
    monkeypatch.chdir(tmp_path)
    assert call("init", ".").code == 0
    assert Path("indicators.yaml").is_file()
    assert call("check", "2025-26-Q1").code == 0
    assert [path.name for path in tmp_path.parent.glob(".*.new")] == []


def test_init_touches_no_folder_in_use(tmp_path: Path) -> None:
    """A folder that holds anything, or a file, is refused."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for named in (tmp_path, tmp_path / "notes.txt"):
        done = call("init", str(named))
        assert (done.code, done.stdout) == (2, "")
        assert done.stderr == f"scorecard: {named} already exists and is not empty. Name a new folder.\n"
    assert contents(tmp_path) == {"notes.txt": b"mine"}


def test_init_where_nothing_can_be_written_is_a_sentence(tmp_path: Path) -> None:
    """A place that the disk refuses gives SC501 and exit code 3."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    done = call("init", str(tmp_path / "notes.txt" / "new"))
    assert (done.code, done.stdout) == (3, "")
    assert done.stderr.startswith(f"{tmp_path}/notes.txt/new: error SC501: The outputs cannot be written: ")


def test_doctor_says_that_this_machine_can_make_the_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It needs no workspace, renders one page, and leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    done = call("doctor")
    assert (done.code, done.stderr) == (0, "")
    assert f"scorecard {scorecard.__version__}" in done.stdout
    assert contents(tmp_path) == {}


def test_a_command_leaves_the_material_alone(real: Path) -> None:
    """A run writes into outputs/ only."""
    before = contents(real)
    assert call("--workspace", str(real), "run", QUARTER, "--only", DATA).code == 0
    shutil.rmtree(real / "outputs")
    assert contents(real) == before


def test_a_folder_of_returns_that_is_not_there_is_named(small: Path) -> None:
    """A quarter without returns is refused, with the folder to make."""
    replace_text(small / "indicators.yaml", "{2022-23:", "{2021-22:")
    done = call("--workspace", str(small), "check", "2021-22-Q4")
    assert done.code == 1
    assert (
        "inputs/2021-22-Q4: error SC218: There is no folder of returns for 2021-22 Q4. "
        "Make inputs/2021-22-Q4 and put the returns in."
    ) in done.problems
