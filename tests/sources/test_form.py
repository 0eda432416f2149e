"""What a workbook says about being a return form."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.packaging.custom import StringProperty

from scorecard.observations import Reading
from scorecard.period import Period
from scorecard.sources.form import INSTRUCTIONS, Identity, read_identity
from tests.sources.material import Q2, archive, codes, lines, read, read_rows, save

Q1 = Period.quarter(2022, 1)
ROWS = (("Ref", "Q2"), ("2.8a", 118))


def test_a_form_in_its_own_quarter_is_read(tmp_path: Path) -> None:
    """Its instructions are no sheet that was forgotten."""
    reading, problems = read(_form(tmp_path, "2022-23 Q2"))
    assert [item.value for item in reading.observations] == [118]
    assert not problems


def test_a_form_in_another_quarters_folder(tmp_path: Path) -> None:
    """Last quarter's form filled in again is an error of the file; history takes any."""
    path = _form(tmp_path, "2022-23 Q1")
    reading, problems = read(path)
    assert reading == Reading()
    assert lines(problems) == [
        (
            "form.xlsx: error SC227 2022-23 Q1: This is the return form of People for 2022-23 Q1, but it lies in "
            "the folder of 2022-23 Q2, so it was not read. Move it to inputs/2022-23-Q1, or ask "
            "for the form of 2022-23 Q2."
        ),
    ]
    assert not read(path, Q1)[1]
    assert "SC227" not in "".join(lines(read(path, None)[1]))


def test_instructions_of_another_workbook_are_reported(tmp_path: Path) -> None:
    """Only a form's own are known."""
    path = save(tmp_path / "people.xlsx", {INSTRUCTIONS: [("Fill in the figures.",)], "Figures": ROWS})
    assert codes(read(path)[1]) == ["SC202 Instructions"]


def test_files_without_an_identity_are_no_forms(tmp_path: Path) -> None:
    """Plain workbooks, text, damaged properties, and properties of others."""
    plain = save(tmp_path / "plain.xlsx", {"Figures": ROWS})
    text = tmp_path / "people.csv"
    text.write_text("Ref,Q2\n", encoding="utf-8")
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(archive({"docProps/custom.xml": "<Properties><property"}))
    partial = tmp_path / "partial.xlsx"
    partial.write_bytes(
        archive({"docProps/custom.xml": '<Properties><property name="Scorecard directorate"/></Properties>'})
    )
    others = [
        _form(tmp_path / name, *said)
        for name, said in (("a", ("soon",)), ("b", ("2022-23",)), ("c", ("2022-23 Q2", "Department")))
    ]
    assert {read_identity(path) for path in (plain, text, damaged, partial, *others)} == {None}


def test_an_opendocument_form(tmp_path: Path) -> None:
    """LibreOffice keeps the properties under other names."""
    path = tmp_path / "people.ods"
    meta = (
        '<office:document-meta xmlns:office="o" xmlns:meta="m"><office:meta>'
        '<meta:user-defined meta:name="Scorecard form">1</meta:user-defined>'
        '<meta:user-defined meta:name="Scorecard quarter">2022-23 Q2</meta:user-defined>'
        '<meta:user-defined meta:name="Scorecard directorate">People</meta:user-defined>'
        "</office:meta></office:document-meta>"
    )
    path.write_bytes(archive({"meta.xml": meta}))
    assert read_identity(path) == Identity(Q2, "People")


def test_a_form_without_its_measure_heading_is_one_error(tmp_path: Path) -> None:
    """Not one for each row that would stand twice: whoever deleted those would lose half of each ratio."""
    reading, problems = read_rows(
        tmp_path,
        ("Ref", "Part", "Jul 2022", "To do"),
        ("2.1a", "numerator", 26, None),
        ("2.1a", "denominator", 27, None),
    )
    assert (reading.observations, codes(problems)) == ((), ["SC202 A1"])
    assert "heading 'Measure' back" in problems[0].remedy


def _form(folder: Path, quarter: str, directorate_name: str = "Scorecard directorate") -> Path:
    folder.mkdir(exist_ok=True)
    path = save(folder / "form.xlsx", {INSTRUCTIONS: [("Fill in the figures.",)], "Figures": ROWS})
    book = load_workbook(path)
    for name, value in ((directorate_name, "People"), ("Scorecard quarter", quarter)):
        book.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]  # reason: not in the stubs
    book.save(path)
    return path
