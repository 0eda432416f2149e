"""Files too large to be kept in the repository: each would fill the machine of a careless reader, or keep it busy."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.sources.material import LONG, archive, ods, save

_SHEET = "xl/worksheets/sheet1.xml"
_NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_HEADINGS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Ref</t></is></c><c r="B1" t="inlineStr"><is><t>Jul</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>2.8a</t></is></c><c r="B2"><v>118</v></c></row>'
)
_LAST = 1_048_576


def _workbook(path: Path, part: str, head: str, pieces: Iterable[str], tail: str) -> None:
    """Write a sound workbook one part of which is replaced by these pieces."""
    save(path, {"Figures": [LONG]})
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist() if name != part}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in parts.items():
            file.writestr(name, content)
        with file.open(part, "w") as stream:
            stream.write(head.encode())
            for piece in pieces:
                stream.write(piece.encode())
            stream.write(tail.encode())


def _sheet(path: Path, rows: Iterable[str], after: str = "") -> None:
    _workbook(path, _SHEET, f"<worksheet {_NAMESPACE}><sheetData>{_HEADINGS}", rows, f"</sheetData>{after}</worksheet>")


def formatted_rows(path: Path) -> None:
    """A million formatted rows, and a note in the very last."""
    rows = (f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(3, _LAST))
    _sheet(path, (*rows, f'<row r="{_LAST}"><c r="C{_LAST}" t="inlineStr"><is><t>end</t></is></c></row>'))


def filled_rows(path: Path) -> None:
    """A million rows of raw data."""
    _sheet(path, (f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(3, _LAST)))


def as_many_cells_as_allowed(path: Path) -> None:
    """Just below the limit: six thousand rows of thirty columns."""
    letters = [*"CDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "AB", "AC", "AD"]
    cells = '<c r="A{0}"><v>9</v></c><c r="B{0}"><v>1</v></c>' + "".join(
        f'<c r="{x}{{0}}"><v>1</v></c>' for x in letters
    )
    _sheet(path, (f'<row r="{row}">{cells.format(row)}</row>' for row in range(3, 6400)))


def merged_blocks(path: Path) -> None:
    """A quarter of a million merged blocks, each over the whole sheet."""
    blocks = '<mergeCell ref="A1:XFD1048576"/>' * 250_000
    _sheet(path, (), f"<mergeCells>{blocks}</mergeCells>")


def shared_texts(path: Path) -> None:
    """Three million texts that no cell uses."""
    _workbook(path, "xl/sharedStrings.xml", f"<sst {_NAMESPACE}>", ["<si><t>a</t></si>" * 1000] * 3000, "</sst>")


def styles(path: Path) -> None:
    """Three million styles."""
    _workbook(
        path, "xl/styles.xml", f"<styleSheet {_NAMESPACE}><cellXfs>", ["<xf/>" * 1000] * 3000, "</cellXfs></styleSheet>"
    )


def blanks(path: Path) -> None:
    """A part of ninety million blanks in a hundred thousand bytes."""
    _workbook(path, _SHEET, f"<worksheet {_NAMESPACE}><sheetData>", [" " * 1_000_000] * 90, "</sheetData></worksheet>")


def one_line(path: Path) -> None:
    """A CSV file of one line with millions of cells."""
    path.write_text("Ref,Jul\n2.8a" + ",99" * 3_300_000, encoding="utf-8")


def empty_lines(path: Path) -> None:
    """A CSV file with millions of empty lines, then a figure."""
    path.write_text("Ref,Jul\n" + "\n" * 9_900_000 + "2.8a,118\n", encoding="utf-8")


def wide_rows(path: Path) -> None:
    """A CSV file with two thousand words in each of its first rows, any of which may be a heading."""
    path.write_text("Ref,Jul\n" + (",".join(f"Jul {word}" for word in range(1900)) + "\n") * 100, encoding="utf-8")


def one_cell(path: Path) -> None:
    """A CSV file with one cell of ten million letters."""
    path.write_text(f'Ref,Commentary\n2.8a,"{"a" * 9_900_000}"\n', encoding="utf-8")


def open_document_rows(path: Path) -> None:
    """An OpenDocument spreadsheet of half a million rows, each written out."""
    row = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    path.write_bytes(ods(f'<table:table table:name="Figures">{row * 500_000}</table:table>'))


def many_sheets(path: Path) -> None:
    """Six hundred sheets in a workbook."""
    save(path, {f"Sheet {number}": [("Ref", "Jul"), ("2.8a", None)] for number in range(600)})


def many_parts(path: Path) -> None:
    """An archive of twenty thousand parts."""
    path.write_bytes(archive({f"xl/{number}.xml": "<a/>" for number in range(20_000)}))


BOMBS: dict[str, Callable[[Path], None]] = {
    "formatted-rows.xlsx": formatted_rows,
    "filled-rows.xlsx": filled_rows,
    "as-many-cells-as-allowed.xlsx": as_many_cells_as_allowed,
    "merged-blocks.xlsx": merged_blocks,
    "shared-texts.xlsx": shared_texts,
    "styles.xlsx": styles,
    "blanks.xlsx": blanks,
    "one-line.csv": one_line,
    "empty-lines.csv": empty_lines,
    "wide-rows.csv": wide_rows,
    "one-cell.csv": one_cell,
    "open-document-rows.ods": open_document_rows,
    "many-sheets.xlsx": many_sheets,
    "many-parts.xlsx": many_parts,
}
