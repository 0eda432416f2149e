"""A run where every word that was typed is an attack.

Words stay words in everything that is written: nothing in them acts, all can be read. And the run calls nobody, starts
nothing that it does not need, and reads no file outside.
"""

from __future__ import annotations

import base64
import csv
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # reason: it has no types
import pytest
import tinyhtml5  # type: ignore[import-untyped]  # reason: it has no types

from tests.safety.attacks import ATTACKS, FORMULAS, LINKS, MARKUP, TEMPLATES
from tests.safety.conftest import Run

REPORT = "cabinet-report.html"
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="files and folders of the system are those of Linux")
_LEADING = re.compile(r"[\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
_FIGURE = re.compile(r"-£?[0-9][0-9,.]*(%|m|k| days?| hours?)?")


def page(path: Path) -> ET.Element:
    """Return a page as a browser reads it."""
    root: ET.Element = tinyhtml5.parse(path.read_text(encoding="utf-8"), namespace_html_elements=False)
    return root


def skeleton(root: ET.Element) -> list[tuple[str, ...]]:
    """Return every element with the names of its attributes, and where a link leads inside the page."""
    return [(str(each.tag), *sorted(each.attrib), *_inside(each)) for each in root.iter()]


def _inside(element: ET.Element) -> Iterator[str]:
    for name in ("href", "id", "class", "style", "for", "aria-labelledby"):
        if name in element.attrib and not element.attrib[name].startswith("data:"):
            yield re.sub("[0-9a-z-]+", "x", element.attrib[name])


def test_a_page_has_the_elements_of_one_with_harmless_words(hostile: Run, twin: Path) -> None:
    """The same elements in the same order, with the same attributes: no word became markup."""
    assert skeleton(page(hostile.outputs / REPORT)) == skeleton(page(twin / REPORT))


def test_a_page_asks_for_nothing_and_runs_one_script(hostile: Run, twin: Path) -> None:
    """Its pictures are in it, its links lead to itself, and its script is the product's own."""
    root = page(hostile.outputs / REPORT)
    addresses = {each.attrib[name] for each in root.iter() for name in ("href", "src") if name in each.attrib}
    assert {re.sub(r"(?<=^#).*|(?<=^data:image/svg\+xml;base64,).*", "", each) for each in addresses} == {
        "#",
        "data:image/svg+xml;base64,",
    }
    scripts = [[each.text for each in page(path).iter("script")] for path in (hostile.outputs / REPORT, twin / REPORT)]
    assert len(scripts[0]) == 1
    assert scripts[0] == scripts[1]


def test_a_style_sheet_holds_no_words(hostile: Run, twin: Path) -> None:
    """It is that of the page with harmless words, to the last letter."""
    styles = [[each.text for each in page(path).iter("style")] for path in (hostile.outputs / REPORT, twin / REPORT)]
    assert styles[0] == styles[1]


def test_a_chart_is_made_of_paths_and_texts(hostile: Run) -> None:
    """With words in them that no program acts on, and no reference to anything."""
    sources = [each.attrib["src"] for each in page(hostile.outputs / REPORT).iter("img")]
    drawn = [ET.fromstring(base64.b64decode(each.partition(",")[2])) for each in sources]  # noqa: S314  reason: our own
    assert len(drawn) > len(ATTACKS)
    assert {each.tag.rpartition("}")[2] for root in drawn for each in root.iter()} == {"svg", "path", "text"}
    assert not {
        name for root in drawn for each in root.iter() for name in each.attrib if "href" in name or "on" in name[:2]
    }


def test_a_page_shows_every_word(hostile: Run) -> None:
    """As it was typed, but for signs that show nothing."""
    shown = bare("".join(page(hostile.outputs / REPORT).itertext()))
    assert [words for words in ATTACKS if bare(words) not in shown] == []


def bare(text: str) -> str:
    """Return the signs of a text that can be seen."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace() and sign != "\ufffd")


def test_a_pdf_holds_nothing_that_acts(hostile: Run) -> None:
    """No script, no action but going to a page, no link but into the file, no file but the figures."""
    with pikepdf.open(hostile.outputs / "cabinet-report.pdf") as pdf:
        keys: dict[str, set[str]] = {}
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                for key, value in each.items():
                    keys.setdefault(key, set()).add(str(value) if isinstance(value, pikepdf.Name) else "")
        attached = list(pdf.attachments)
    assert not keys.keys() & {"/JS", "/JavaScript", "/AA", "/Launch", "/URI", "/RichMedia", "/XFA", "/SubmitForm"}
    assert not keys["/S"] & {
        "/URI",
        "/Launch",
        "/JavaScript",
        "/GoToR",
        "/GoToE",
        "/SubmitForm",
        "/ImportData",
        "/Named",
    }
    assert attached == ["scorecard.csv"]


def test_a_pdf_shows_every_word(hostile: Run) -> None:
    """As far as its typeface has the signs."""
    document = pypdfium2.PdfDocument(hostile.outputs / "cabinet-report.pdf")
    shown = bare("".join(each.get_textpage().get_text_range() for each in document).replace("\ufffe", ""))
    document.close()
    assert [words for words in (*MARKUP, *TEMPLATES, *LINKS) if bare(words) not in shown] == []


def starts_a_formula(cell: str) -> bool:
    """Whether some spreadsheet runs a cell, after what it does not show or strips; a negative figure is none."""
    seen = _LEADING.sub("", cell)
    led = cell[:1] in ("\t", "\r", "\n")
    return led or (seen[:1] in _FORMULA and bool(seen) and not _FIGURE.fullmatch(seen))


def test_no_cell_of_the_csv_starts_a_formula(hostile: Run) -> None:
    """In Excel, LibreOffice or Google Sheets; the words stand behind an apostrophe."""
    text = (hostile.outputs / "scorecard.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines(keepends=True), strict=True) for cell in row]
    assert [cell for cell in cells if starts_a_formula(cell)] == []
    assert [words for words in FORMULAS if starts_a_formula(words) and f"'{words}" not in cells] == []


@pytest.mark.parametrize("words", FORMULAS)
def test_the_check_of_formulas_can_fail(words: str) -> None:
    """It takes each of the attacks for what it is, but those that are led by a visible sign."""
    assert starts_a_formula(words) == (words[0] not in "\"',|")


def parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def active(path: Path) -> list[bytes]:
    """Return all that acts in a workbook: formulas, rules, links, what leads outside, and the names of its parts."""
    found = re.compile(rb"<(f|formula\d?|definedName)[ >].*?</\1>|<hyperlink [^>]*>|<Relationship [^>]*>", re.DOTALL)
    return [
        each
        for name, part in parts(path).items()
        for each in (name.encode(), *(one[0] for one in found.finditer(part)))
    ]


def test_the_workbook_holds_words_and_numbers(hostile: Run, twin: Path) -> None:
    """No formula; the links and parts that it has with harmless words; and every word."""
    path = hostile.outputs / "scorecard.xlsx"
    assert active(path) == active(twin / "scorecard.xlsx")
    assert not [each for each in active(path) if each.startswith(b"<f") or b"TargetMode" in each]
    shown = bare("".join("".join(ET.fromstring(each).itertext()) for each in parts(path).values()))  # noqa: S314  reason: our own
    assert [words for words in ATTACKS if bare(words).replace("_x003D_", "_x005F_x003D_") not in shown] == []


def test_the_json_holds_every_word_exactly(hostile: Run) -> None:
    """Control characters too."""
    data: Any = json.loads((hostile.outputs / "scorecard.json").read_text(encoding="utf-8"))
    assert {entry["title"].rpartition(" ")[0] for entry in data["indicators"]} == set(ATTACKS)


def test_file_names_hold_no_words_that_act(hostile: Run) -> None:
    """Nothing is written but the files of the contract."""
    assert {path.name for path in hostile.outputs.iterdir()} == {
        *("cabinet-report.html", "cabinet-report.pdf", "manifest.json", "problems.json"),
        *("scorecard.csv", "scorecard.json", "scorecard.xlsx"),
    }


@_LINUX
def test_a_run_calls_nobody(hostile: Run) -> None:
    """No socket is made, no address asked for, in any of its processes."""
    assert hostile.watched.calls == frozenset()


@_LINUX
def test_a_run_reads_its_workspace_and_nothing_else(hostile: Run) -> None:
    """But what Python, the typefaces and the libraries need, each for a reason that is written down."""
    assert hostile.watched.strange_files(hostile.workspace, hostile.home) == []


@_LINUX
def test_a_run_starts_no_program_that_it_does_not_need(hostile: Run) -> None:
    """Only what finds typefaces and libraries."""
    assert hostile.watched.strange_programs == []


@_LINUX
def test_a_run_that_was_watched_was_whole(hostile: Run) -> None:
    """The watch saw it read the catalogue, the returns and the typeface, and write the report, in several processes."""
    names = {Path(file).name for file in hostile.watched.files}
    assert names >= {
        "indicators.yaml",
        "return.xlsx",
        "wording.yaml",
        "report.yaml",
        "queries.yaml",
        "Inter-Regular.ttf",
    }
    assert any(name.startswith("cabinet-report.pdf") for name in names)
