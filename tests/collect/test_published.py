"""Records of what quarters published: which file holds one, which quarters are read, and what makes one unusable."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scorecard.collect.published import Records, read_records, record_file
from scorecard.period import Period
from scorecard.rating import Rating
from scorecard.rating.published import latest_of_each
from scorecard.workspace import Workspace

Q2 = Period.quarter(2022, 2)
VISITS = {
    "ref": "1.1",
    "period": "2022-23 Q1",
    "in_arrears": False,
    "value": 120,
    "text": "120",
    "target_text": "100",
    "rated": "quarter",
    "rating": "green",
    "rating_reason": "120 against a target of 100: met.",
    "year_to_date": {"value": 120, "text": "120", "target": 100, "rating": "green"},
    "sources": [{"file": "inputs/2022-23-Q1/leisure.csv", "sha256": "a" * 64, "cell": "C2"}],
}


def write(root: Path, name: str = "2022-23-Q1/scorecard.json", **changes: object) -> Path:
    """Write a record of 2022-23 Q1 with these changes."""
    path = root / "outputs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    written = {"format": 1, "quarter": "2022-23 Q1", "council": "Testshire", "draft": False, "indicators": [VISITS]}
    path.write_text(json.dumps(written | changes), encoding="utf-8")
    return path


def read(root: Path, quarter: Period = Q2) -> Records:
    """Read the records of a workspace."""
    return read_records(Workspace(root), quarter)


def reason(records: Records) -> str:
    """Return why the only record cannot be used."""
    (problem,) = records.problems
    assert (problem.code, problem.severity.value, records.known) == ("SC503", "warning", ())
    assert problem.wrong.startswith("The record of what was published for 2022-23 Q1 cannot be used: ")
    return problem.wrong.partition(": ")[2]


def test_a_record_holds_figure_target_rating_and_files(tmp_path: Path) -> None:
    """As published; what else stands in the file is not looked at."""
    write(tmp_path)
    (record,) = read(tmp_path).known
    (visits,) = record.indicators.values()
    assert (record.quarter.label, record.file) == ("2022-23 Q1", "outputs/2022-23-Q1/scorecard.json")
    assert (visits.period.label, visits.value, visits.text, visits.target_text) == ("2022-23 Q1", 120, "120", "100")
    assert (visits.rating, visits.year_to_date.rating, visits.counted) == (Rating.GREEN, Rating.GREEN, True)
    assert [source.file for source in visits.sources] == ["inputs/2022-23-Q1/leisure.csv"]


def test_records_of_this_and_the_last_financial_year_are_read(tmp_path: Path) -> None:
    """Oldest first, the run's own among them; none of a later quarter."""
    for quarter in ("2020-21 Q4", "2021-22 Q1", "2022-23 Q1", "2022-23 Q2", "2022-23 Q3"):
        write(tmp_path, f"{quarter.replace(' ', '-')}/scorecard.json", quarter=quarter)
    records = read(tmp_path)
    assert [each.quarter.label for each in records.known] == ["2021-22 Q1", "2022-23 Q1", "2022-23 Q2"]
    found = records.of(Q2)
    assert (found is not None, records.of(Q2 - 2)) == (True, None)


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({}, None),
        ({"scorecard.json": False}, "scorecard.json"),
        ({"scorecard.json": True}, None),
        ({"scorecard.json": True, "published.json": False}, "published.json"),
        ({"published.json": False}, "published.json"),
        ({"scorecard.json": False, "published.json": False}, "scorecard.json"),
        ({"scorecard.json": "no"}, "scorecard.json"),
        ({"scorecard.json": "no", "published.json": False}, "published.json"),
    ],
)
def test_a_draft_is_no_record(tmp_path: Path, files: Mapping[str, bool | str], name: str | None) -> None:
    """An approved run's file is; beside a draft, the one that was kept."""
    for file, draft in files.items():
        write(tmp_path, f"2022-23-Q1/{file}", draft=draft)
    path = record_file(tmp_path / "outputs" / "2022-23-Q1")
    assert (path.name if path else None) == name


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": 2}, "it has a format that this version does not know."),
        ({"quarter": "2022-23 Q2"}, "it is that of 2022-23 Q2."),
        ({"quarter": "spring"}, "it is not as a run writes it, at quarter."),
        ({"indicators": [VISITS | {"rating": "blue"}]}, "it is not as a run writes it, at indicators 0 rating."),
        ({"indicators": [VISITS | {"value": 1e41}]}, "it is not as a run writes it, at indicators 0 value."),
        ({"indicators": [VISITS | {"value": float("nan")}]}, "it is not as a run writes it, at indicators 0 value."),
        ({"indicators": [{}]}, "it is not as a run writes it, at indicators 0 ref."),
        ({"draft": "no"}, "it is not as a run writes it, at draft."),
        ({"cut": {"kind": "directorate", "name": "People"}}, "it holds a part of the report only."),
    ],
)
def test_a_record_that_no_run_wrote_is_not_used(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    """The reason is said; nothing is made of the rest."""
    write(tmp_path, **changes)
    records = read(tmp_path)
    assert (reason(records), set(records.unusable)) == (said, {Q2 - 1})


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"draft": false'])
def test_a_damaged_record_is_not_used(tmp_path: Path, text: str) -> None:
    """Whatever it holds."""
    write(tmp_path).write_text(text, encoding="utf-8")
    assert reason(read(tmp_path)) == "it is not whole."


def test_a_record_that_is_another_thing_altogether_is_not_used(tmp_path: Path) -> None:
    """JSON, but a list."""
    write(tmp_path).write_text("[]", encoding="utf-8")
    assert reason(read(tmp_path)) == "it is not as a run writes it, at its start."


def test_a_record_that_cannot_be_opened_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is given."""
    write(tmp_path)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reason(read(tmp_path)) == "it cannot be opened (Permission denied)."


def test_a_record_changed_by_hand_is_taken_as_it_stands_and_told(tmp_path: Path) -> None:
    """The manifest beside it names other bytes."""
    path = write(tmp_path)
    listed = [{"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}]
    (path.parent / "manifest.json").write_text(json.dumps({"outputs": listed}), encoding="utf-8")
    assert not read(tmp_path).problems
    write(tmp_path, indicators=[VISITS | {"rating": "red"}])
    changed = read(tmp_path)
    (problem,) = changed.problems
    assert [each.indicators["1.1"].rating for each in changed.known] == [Rating.RED]
    assert problem.wrong.endswith("for 2022-23 Q1 was changed after the run that wrote it.")


def test_a_record_that_does_not_say_what_is_rated_means_the_quarter(tmp_path: Path) -> None:
    """The name came later than the format."""
    write(tmp_path, indicators=[{name: value for name, value in VISITS.items() if name != "rated"}])
    assert read(tmp_path).known[0].indicators["1.1"].rated == "quarter"


@pytest.mark.parametrize("manifest", ["{", "[]", '{"outputs": []}'])
def test_a_manifest_that_names_no_record_says_nothing_against_it(tmp_path: Path, manifest: str) -> None:
    """A record may come alone, out of version control."""
    (write(tmp_path).parent / "manifest.json").write_text(manifest, encoding="utf-8")
    assert len(read(tmp_path).known) == 1


def test_what_is_published_again_counts_once(tmp_path: Path) -> None:
    """A figure in arrears may stand in two records: the later one holds."""
    late = VISITS | {"in_arrears": True}
    write(tmp_path, indicators=[VISITS, VISITS | {"ref": "1.2"}])
    write(tmp_path, "2022-23-Q2/scorecard.json", quarter="2022-23 Q2", indicators=[late])
    first, second = latest_of_each(read(tmp_path).known)
    assert (list(first.indicators), list(second.indicators)) == (["1.2"], ["1.1"])
    assert not second.indicators["1.1"].counted
