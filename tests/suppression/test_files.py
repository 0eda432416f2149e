"""Every file that real runs write, quarter after quarter, attacked together; and what the other commands print."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.making import HEAD
from tests.real_workspace import call
from tests.suppression.attack import cells_of, loot_of_folders, read
from tests.suppression.examples import EXAMPLES, Example

RUN = (
    "a small month",
    "a small first quarter",
    "siblings of zero",
    "a small numerator",
    "a mean",
    "as supplied",
    "a part of a total",
    "a month that becomes small",
    "a small month that becomes large",
    "a late small month",
    "two years of months",
)


def workspace(folder: Path, example: Example) -> Path:
    """Write an example as a catalogue and returns."""
    settings = {"1": example.settings} if isinstance(example.settings, str) else example.settings
    own = "".join(f'  - {{ref: "{ref}", title: Visits {ref}, {each}}}\n' for ref, each in settings.items())
    (folder / "indicators.yaml").write_text(HEAD.replace("title: Visits, ", "") + own, encoding="utf-8")
    for name, text in example.files().items():
        path = folder / "inputs" / name
        path.parent.mkdir(parents=True)
        rows = [row for line in text.splitlines() for row in _rows(line)]
        path.write_text("\n".join(["Ref,Period,Value,Numerator,Denominator", *rows, ""]), encoding="utf-8")
    return folder


def _rows(line: str) -> list[str]:
    ref, _, cells = line.rpartition(":")
    pairs = [cell.strip().split("=") for cell in cells.split(";")]
    values = [(period, f",{said}".replace("/", ",") if "/" in said else f"{said},,") for period, said in pairs]
    return [f"{ref or 1},{period},{value}" for period, value in values]


def outputs(folder: Path, example: Example, *options: str) -> list[Path]:
    """Run every quarter in turn; returns the folders of outputs."""
    workspace(folder, example)
    for number in range(1, len(example.quarters) + 1):
        done = call("run", f"2022-23-Q{number}", "--workspace", str(folder), "--quiet", *options)
        assert done.code == 0, done.stderr
    return sorted((folder / "outputs").glob("[!.]*"))


@pytest.mark.parametrize("name", RUN)
def test_no_file_gives_a_hidden_figure_back(name: str, tmp_path: Path) -> None:
    """Report, table, problems and manifest of each quarter."""
    example = EXAMPLES[name]
    found = loot_of_folders(outputs(tmp_path, example, "--only", "xlsx,csv,json"))
    assert any(figure is None for run in found.runs for figure in run.values())
    assert example.given_back(found) == []


def test_no_format_gives_a_hidden_figure_back(tmp_path: Path) -> None:
    """Pages with the labels and the words of their charts, and whatever else a run writes."""
    example = Example(EXAMPLES["a small month"].settings, EXAMPLES["a small month"].quarters[:2])
    found = loot_of_folders(outputs(tmp_path, example))
    assert 41179 in found.numbers
    assert example.given_back(found) == []


@pytest.mark.parametrize(("name", "printed"), [("a given quarter that differs", 41179), ("a late small month", 107217)])
def test_no_command_prints_a_hidden_figure(name: str, printed: float, tmp_path: Path) -> None:
    """An explanation, the status, a check, and the forms that go out for the next quarter."""
    example = EXAMPLES[name]
    outputs(tmp_path, example, "--only", "json")
    ours = ("--workspace", str(tmp_path))
    asked = (
        ("explain", "2022-23-Q2", "1"),
        ("explain", "2022-23-Q2", "1", "--format", "json"),
        ("status", "2022-23-Q2"),
        ("check", "2022-23-Q2"),
        ("template", "2022-23-Q3"),
    )
    done = [call(*command, *ours) for command in asked]
    texts = [text for each in done for text in (each.stdout, each.stderr)]
    texts += [cell for form in tmp_path.rglob("*.xlsx") for cell in cells_of(form)]
    numbers = frozenset(number for text in texts for number in read(text))
    assert [each.code for each in done] == [0, 0, 0, 0, 0]
    assert printed in numbers
    assert example.given_back(replace(example.loot(), numbers=numbers)) == []


def test_the_examples_are_written_as_they_stand() -> None:
    """A row for each figure, in the columns of its parts."""
    assert _rows("2: Jul=3/40; Aug=[c]") == ["2,Jul,,3,40", "2,Aug,[c],,"]
