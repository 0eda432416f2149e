"""A PDF bound from pieces is the PDF of the whole page: same words and links; and only what changed is made anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from scorecard.formats.csv import write_csv
from scorecard.formats.pdf import making, write_pdf
from scorecard.formats.pdf.engine import Press
from scorecard.formats.pdf.laid import Laid
from scorecard.report import Report
from scorecard.workspace import Workspace
from tests.formats.sample import COMMENTARY, SENTENCE, make_report, sample_report, write_workspace
from tests.pdf_text import page_lines


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's PDF, bound from pieces."""
    return written(sample_report(), write_workspace(tmp_path_factory.mktemp("bound")))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same, laid out in one go."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "divide", lambda _: None)
        return written(sample_report(), write_workspace(tmp_path_factory.mktemp("whole")))


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the pages that are laid out as pieces from now on; one process works, so that all are seen."""
    seen: list[str] = []
    piece = Press.piece

    def watched(press: Press, page: str, name: str, links: tuple[str, ...]) -> Laid:
        seen.append(page)
        return piece(press, page, name, links)

    monkeypatch.setattr("scorecard.sharing.hands", lambda: 1)
    monkeypatch.setattr(Press, "piece", watched)
    return seen


def written(report: Report, workspace: Workspace) -> Path:
    """Write a PDF into the workspace and return its path."""
    path = workspace.root / "report.pdf"
    assert write_pdf(report, workspace, path) == ()
    return path


def test_every_page_has_the_same_words(made: Path, whole: Path) -> None:
    """Page numbers, footers and the contents' numbers among them."""
    assert [sorted(lines) for lines in page_lines(made)] == [sorted(lines) for lines in page_lines(whole)]


def test_every_link_leads_to_the_same_place(made: Path, whole: Path) -> None:
    """From the contents to a part, from the scorecard to a card."""
    assert links(made) == links(whole)


def test_bookmarks_are_the_same(made: Path, whole: Path) -> None:
    """Levels, words and what is folded away."""
    assert outline(made) == outline(whole)


def test_structure_is_in_the_order_of_pages(made: Path) -> None:
    """A reader hears page after page, and each element knows its parent."""
    with pikepdf.open(made) as pdf:
        top = pdf.Root["/StructTreeRoot"]["/K"][0]
        numbers = page_numbers(pdf)
        places = [numbers[each["/Pg"].objgen] for each in top["/K"]]
        assert places == sorted(places)
        assert set(places) == set(range(len(pdf.pages)))
        assert {each["/P"].objgen for each in top["/K"]} == {top.objgen}


def test_the_figures_are_attached_as_data(made: Path, tmp_path: Path) -> None:
    """The file carries what ``scorecard.csv`` holds, as a file of its own kind that belongs to the document."""
    write_csv(sample_report(), write_workspace(tmp_path), tmp_path / "scorecard.csv")
    with pikepdf.open(made) as pdf:
        (held,) = pdf.Root["/AF"]
        assert list(pdf.attachments) == ["scorecard.csv"]
        assert pdf.attachments["scorecard.csv"].get_file().read_bytes() == (tmp_path / "scorecard.csv").read_bytes()
        assert str(held["/AFRelationship"]) == "/Data"
        assert str(held["/Desc"]) == "The figures of this report, one row for each measure"
        data = held["/EF"]["/F"]
        assert str(data["/Subtype"]) == "/text/csv"
        assert str(data["/Params"]["/CreationDate"]) == str(data["/Params"]["/ModDate"]) == "D:20221020000000Z"


def test_a_draft_carries_no_more_than_its_data_file(tmp_path: Path) -> None:
    """Figures in question are shown as queries in both."""
    workspace = write_workspace(tmp_path)
    report = make_report(workspace, draft=True)
    write_csv(report, workspace, tmp_path / "scorecard.csv")
    with pikepdf.open(written(report, workspace)) as pdf:
        assert pdf.attachments["scorecard.csv"].get_file().read_bytes() == (tmp_path / "scorecard.csv").read_bytes()


def test_other_processes_make_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order sets come in, and however many processes share the work."""
    script = (
        "import sys; from pathlib import Path; from scorecard.formats.pdf import write_pdf; "
        "from tests.formats.sample import make_report, write_workspace; w = write_workspace(Path(sys.argv[1])); "
        "write_pdf(make_report(w), w, w.root / 'report.pdf')"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, str(tmp_path / seed)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    assert (tmp_path / "1" / "report.pdf").read_bytes() == (tmp_path / "2" / "report.pdf").read_bytes()


def test_nothing_is_laid_out_twice(tmp_path: Path, laid: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run finds every piece, and makes the same file; what long pieces leave behind is cleared away."""
    monkeypatch.setattr(making, "MANY_PAGES", 1)
    workspace = write_workspace(tmp_path)
    first = written(make_report(workspace), workspace).read_bytes()
    assert laid
    laid.clear()
    assert written(make_report(workspace), workspace).read_bytes() == first
    assert laid == []


def test_an_edit_lays_out_what_it_touches(tmp_path: Path, laid: list[str]) -> None:
    """A commentary of priority 1 stands on its pages, and its file's fingerprint in the notes."""
    workspace = write_workspace(tmp_path)
    before = written(make_report(workspace), workspace)
    shutil.copy(before, tmp_path / "before.pdf")
    laid.clear()
    edited = COMMENTARY.replace(SENTENCE, "Crews were short of lorries.", 1)
    (tmp_path / "inputs" / "2022-23-Q2" / "commentary.csv").write_text(edited, encoding="utf-8")
    after = written(make_report(workspace), workspace)
    assert len(laid) < len(list((tmp_path / "outputs" / ".cache").iterdir()))
    assert "Crews were short of lorries." in "".join(laid)
    assert page_lines(after) != page_lines(tmp_path / "before.pdf")


def test_styles_that_the_frame_cannot_follow_make_the_page_whole(tmp_path: Path) -> None:
    """Without its empty pages it has too few, so the whole page is laid out in one go."""
    workspace = write_workspace(tmp_path)
    before = len(page_lines(written(make_report(workspace), workspace)))
    workspace.templates.mkdir()
    (workspace.templates / "theme.css").write_text("section > div:empty { display: none }")
    assert len(page_lines(written(make_report(workspace), workspace))) == before


def test_an_appendix_on_the_page_of_the_covering_report_makes_the_page_whole(tmp_path: Path) -> None:
    """A section that starts no page has no piece of its own."""
    workspace = write_workspace(tmp_path)
    sections = '<section class="covering"><p>One</p></section><section class="appendix"><section><p>Two</p></section>'
    own_page(workspace, f"<body><main>{sections}</section></main></body></html>")
    assert page_lines(written(make_report(workspace), workspace)) == [["One", "Two"]]


def test_a_page_of_another_size_inside_a_section_makes_the_page_whole(tmp_path: Path) -> None:
    """The frame cannot know of it, so the whole page is laid out in one go."""
    workspace = write_workspace(tmp_path)
    workspace.templates.mkdir()
    (workspace.templates / "theme.css").write_text("@page small { size: A5 } .notes ul { page: small }")
    with pikepdf.open(written(make_report(workspace), workspace)) as pdf:
        sizes = {round(float(page.mediabox[2])) for page in pdf.pages}
    assert sizes == {595, 842, 420}


def test_a_council_without_contents_has_a_report_in_pieces(tmp_path: Path, laid: list[str]) -> None:
    """Nothing then waits for page numbers."""
    workspace = write_workspace(tmp_path)
    workspace.templates.mkdir()
    cover = '{% block cover %}<section class="cover"><h1>Cover</h1></section>{% endblock %}'
    (workspace.templates / "report.html").write_text('{% extends "default/report.html" %}' + cover)
    assert page_lines(written(make_report(workspace), workspace))
    assert laid


def test_a_bare_page_is_bound_too(tmp_path: Path, laid: list[str]) -> None:
    """Without a table, an id or a link."""
    workspace = write_workspace(tmp_path)
    sections = "".join(f'<section style="break-before: page"><p>{words}</p></section>' for words in ("One", "Two"))
    own_page(workspace, f'<body><main><section class="appendix">{sections}</section></main></body></html>')
    assert page_lines(written(make_report(workspace), workspace)) == [["One"], ["Two"]]
    assert len(laid) == 2


def test_a_piece_loads_only_from_the_templates_folder(tmp_path: Path, laid: list[str]) -> None:
    """As a whole page does; the addresses of all pieces are told at once."""
    workspace = write_workspace(tmp_path)
    pictures = "".join(f'<section style="break-before: page"><img src="{name}.png"></section>' for name in "ba")
    own_page(workspace, f'<body><main><section class="appendix">{pictures}</section></main></body></html>')
    found = write_pdf(make_report(workspace), workspace, tmp_path / "report.pdf")
    assert ["a.png" in problem.wrong for problem in found] == [True, False]
    assert len(laid) == 2


def own_page(workspace: Workspace, body: str) -> None:
    """Write a report.html of the council's own."""
    workspace.templates.mkdir()
    page = f'<html lang="en-GB"><head><title>Report</title></head>{body}'
    (workspace.templates / "report.html").write_text(page, encoding="utf-8")


def page_numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return the number of each page, from 0, by the number of its object."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def links(path: Path) -> list[tuple[int, str, int, list[float]]]:
    """Return for each link its page, its words, and the page and place that it leads to."""
    with pikepdf.open(path) as pdf:
        names = list(pdf.Root["/Names"]["/Dests"]["/Names"])
        targets = {str(name): target for name, target in zip(names[::2], names[1::2], strict=True)}
        numbers = page_numbers(pdf)
        found = []
        for number, page in enumerate(pdf.pages):
            for link in page.get("/Annots", ()):
                target = targets[str(link["/Dest"])]
                place = [round(float(value), 1) for value in list(target)[2:4]]
                found.append((number, str(link["/Contents"]), numbers[target[0].objgen], place))
        return found


def outline(path: Path) -> list[tuple[int, str, bool | None, int]]:
    """Return each bookmark's depth, words, whether it is folded, and its page."""
    found: list[tuple[int, str, bool | None, int]] = []

    def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            assert isinstance(item.destination, pikepdf.Array)
            page = numbers[item.destination[0].objgen]
            found.append((depth, item.title, bool(item.children) and item.is_closed, page))
            walk(item.children, depth + 1)

    with pikepdf.open(path) as pdf, pdf.open_outline() as opened:
        numbers = page_numbers(pdf)
        walk(opened.root, 0)
    return found
