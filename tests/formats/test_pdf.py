"""The PDF: its tags, what it says about itself, and what it may not load."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from scorecard.formats.pdf import write_pdf
from scorecard.workspace import Workspace
from tests.formats.pdf_marks import marks
from tests.formats.sample import sample_report, write_workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's PDF."""
    folder = tmp_path_factory.mktemp("pdf")
    path = folder / "report.pdf"
    assert write_pdf(sample_report(), write_workspace(folder), path) == ()
    return path


@pytest.fixture
def pdf(made: Path) -> Iterator[pikepdf.Pdf]:
    """Open the sample's PDF."""
    with pikepdf.open(made) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """Return the structure elements of one kind."""
    found = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
    return [item for item in found if item.get("/Type") == "/StructElem" and item.get("/S") == f"/{kind}"]


def test_the_file_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    """Title, author, language and days come from the report, not from the clock."""
    assert str(pdf.docinfo["/Title"]) == "Performance report 2022-23 Q2, Anytown Council"
    assert str(pdf.docinfo["/Author"]) == "Anytown Council"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20221020"
    assert str(pdf.Root["/Lang"]) == "en-GB"
    assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_file_is_pdf_ua_and_pdf_a_at_once(pdf: pikepdf.Pdf) -> None:
    """Both identifiers stand in the metadata."""
    metadata = pdf.Root["/Metadata"].read_bytes()
    assert b'pdfuaid:part="1"' in metadata
    assert b'pdfaid:part="3"' in metadata
    assert "/Filter" not in pdf.Root["/Metadata"]


def test_header_cells_have_a_scope_and_an_id_of_their_own(pdf: pikepdf.Pdf) -> None:
    """Tables that run over pages repeat their heads, never their ids."""
    headers = elements(pdf, "TH")
    names = [str(header["/ID"]) for header in headers]
    assert {str(header["/A"]["/Scope"]) for header in headers} == {"/Column", "/Row"}
    assert len(names) == len(set(names))
    leaves = list(pdf.Root["/StructTreeRoot"]["/IDTree"]["/Kids"])
    listed = [str(name) for leaf in leaves for name in list(leaf["/Names"])[::2]]
    assert listed == sorted(names)


def test_figures_have_words_and_lie_on_their_page(pdf: pikepdf.Pdf) -> None:
    """Alternative texts are there, and places are in points from the bottom of the page."""
    figures = elements(pdf, "Figure")
    assert figures
    for figure in figures:
        assert str(figure["/Alt"])
        left, bottom, right, top = (float(value) for value in figure["/A"]["/BBox"])
        assert 0 <= left < right <= float(figure["/Pg"]["/MediaBox"][2])
        assert 0 <= bottom < top <= float(figure["/Pg"]["/MediaBox"][3])


def test_links_are_described_by_their_words(pdf: pikepdf.Pdf) -> None:
    """A link in the contents says where it leads."""
    described = {str(link["/Contents"]) for page in pdf.pages for link in page.get("/Annots", ())}
    assert "At a glance" in described
    assert "1.3 Missed bins" in described


def test_page_margins_are_artifacts(pdf: pikepdf.Pdf) -> None:
    """Footers belong to no reader's text, so no marked content hangs on an element outside the tree."""
    for page in pdf.pages:
        furniture = [said for tag, said in marks(page) if tag == "/Artifact" and "/MCID" not in said]
        assert furniture
        assert {str(said["/Type"]) for said in furniture} == {"/Pagination"}


def test_headings_are_bookmarks(pdf: pikepdf.Pdf) -> None:
    """The outline leads to every part, and inside a priority to every card."""
    with pdf.open_outline() as outline:
        appendix = outline.root[1]
        titles = [item.title for item in appendix.children]
        cards = [item.title for part in appendix.children for item in part.children]
    assert appendix.title == "Appendix A: Performance report, 2022-23 Q2"
    assert titles[:2] == ["At a glance: July to September 2022", "Our priorities"]
    assert "1.3 Missed bins" in cards


def test_pages_are_upright_then_across(pdf: pikepdf.Pdf) -> None:
    """The covering report is A4 upright, the appendix A4 across."""
    shapes = ["upright" if page.mediabox[3] > page.mediabox[2] else "across" for page in pdf.pages]
    assert shapes == sorted(shapes, reverse=True)
    assert set(shapes) == {"upright", "across"}


def test_the_same_report_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Nothing in the file comes from the clock, the folder or chance."""
    again = tmp_path / "again.pdf"
    assert write_pdf(sample_report(), write_workspace(tmp_path), again) == ()
    assert again.read_bytes() == made.read_bytes()
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://example.org/logo.png", "loads nothing from the network"),
        ("file:///etc/hostname", "outside templates/"),
        ("../indicators.yaml", "outside templates/"),
        ("absent.png", "is not there"),
    ],
)
def test_a_page_loads_only_from_the_templates_folder(tmp_path: Path, address: str, reason: str) -> None:
    """Anything else is a problem, and no PDF is written."""
    workspace = write_workspace(tmp_path)
    template(workspace, f'<p>Words</p><img src="{address}" alt="Logo">')
    (found,) = write_pdf(sample_report(), workspace, tmp_path / "report.pdf")
    assert found.code == "SC401"
    assert reason in found.wrong
    assert not (tmp_path / "report.pdf").exists()


def test_a_page_may_load_from_the_templates_folder(tmp_path: Path) -> None:
    """A picture and a link to the outside world are fine; a garbage collector that was off stays off."""
    workspace = write_workspace(tmp_path)
    template(workspace, '<p><a href="https://example.org/">Our site</a><img src="mark.svg" alt="Mark"></p>')
    (workspace.templates / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    gc.disable()
    try:
        assert write_pdf(sample_report(), workspace, tmp_path / "report.pdf") == ()
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        assert [str(link["/Contents"]) for link in pdf.pages[0]["/Annots"]] == ["Our site"]


def test_a_fault_in_a_template_stops_the_pdf(tmp_path: Path) -> None:
    """The problem is handed on and nothing is written."""
    workspace = write_workspace(tmp_path)
    template(workspace, "{{ nothing }}")
    (found,) = write_pdf(sample_report(), workspace, tmp_path / "report.pdf")
    assert str(found.place) == "templates/report.html:1"
    assert not (tmp_path / "report.pdf").exists()


def test_a_machine_without_pango_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem names the packages of each system."""
    monkeypatch.delitem(sys.modules, "scorecard.formats.pdf.engine", raising=False)
    monkeypatch.delattr("scorecard.formats.pdf.engine", raising=False)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    (found,) = write_pdf(sample_report(), write_workspace(tmp_path), tmp_path / "report.pdf")
    assert found.code == "SC502"
    assert "libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0" in found.remedy
    assert "brew install pango" in found.remedy


def template(workspace: Workspace, body: str) -> None:
    """Write a report.html of the council's own that holds only this."""
    workspace.templates.mkdir()
    page = body if body.startswith("{{") else f'<html lang="en-GB"><title>Report</title><body>{body}</body></html>'
    (workspace.templates / "report.html").write_text(page, encoding="utf-8")
