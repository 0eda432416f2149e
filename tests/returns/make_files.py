"""Makes the awkward files of ``tests/returns/files``: ``python -m tests.returns.make_files``.

The files are committed as made, and tests read them as they are; ``make_with_libreoffice`` makes the others. A new file
needs its expectation: ``python -m tests.returns.reading FILE`` prints what is read from it; check that by eye and put
it into ``expected``.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.material import archive, ods, with_part

FILES = Path(__file__).with_name("files")
HEAD = ("Ref", "Period", "Value", "No data reason")
SHEET = "xl/worksheets/sheet1.xml"
ROWS = (("2.8a", "Jul 2022", 118), ("2.8a", "Aug 2022", 120), ("2.1a", "Jul 2022", "75%"))
CSV = 'Ref,Period,Value,Note\n2.8a,Jul 2022,"1,180",Café\n4.1,Jul 2022,£1.2m,\n2.1a,Aug 2022,75%,\n'


def opened(*rows: tuple[object, ...]) -> tuple[Workbook, Worksheet]:
    """Return a workbook with these rows on its sheet ``Figures``, for further changes."""
    book = Workbook()
    book.properties.created = book.properties.modified = dt.datetime(2022, 10, 20, tzinfo=dt.UTC).replace(tzinfo=None)
    sheet = book.worksheets[0]
    sheet.title = "Figures"
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def saved(book: Workbook, name: str) -> Path:
    """Save a workbook among the files."""
    book.save(FILES / name)
    return undated(FILES / name)


def undated(path: Path) -> Path:
    """Take the time of saving out of a workbook, so that it has the same bytes whenever it is made."""
    with zipfile.ZipFile(path) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    with zipfile.ZipFile(path, "w") as file:
        for part, content in parts.items():
            always = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2022-10-20T00:00:00Z", content)
            file.writestr(zipfile.ZipInfo(part), always, zipfile.ZIP_DEFLATED)
    return path


def changed(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Replace bytes in one part of a workbook."""
    undated(with_part(path, part, old, new))


def packed(name: str, content: bytes) -> None:
    """Write an archive."""
    written(name, content)
    undated(FILES / name)


def written(name: str, content: bytes) -> None:
    """Write a file that is no workbook, or no longer one."""
    (FILES / name).write_bytes(content)


# ---- sheets of any shape ----


def title_rows() -> None:
    """Titles above, blank rows and columns inserted, headings in another order and case, a footnote below."""
    book, sheet = opened(("West Northamptonshire Council",), ("Return for quarter 2",), ())
    sheet.append([None, "PERIOD", None, "ref:", "Value", "Our comments"])
    for ref, period, value in ROWS:
        sheet.append([None, period, None, ref, value, "checked"])
    sheet.append([])
    sheet.append(["Source: case management system"])
    sheet["A1"].font = Font(bold=True, size=20)
    saved(book, "title-rows.xlsx")


def wide_with_bands() -> None:
    """Priorities as merged bands, the year above merged months, totals between."""
    book, sheet = opened(("Ref", "Title", "2022-23", None, None), (None, None, "Jul", "Aug", "Q2"))
    for row in (("Green and clean",), ("2.8a", "Visits", 118, 120, None), ("Life chances",)):
        sheet.append(list(row))
    sheet.append(["2.1a", "Decisions", 0.75, 0.8, None])
    for block in ("A1:A2", "B1:B2", "C1:E1", "A3:E3", "A5:E5"):
        sheet.merge_cells(block)
    for address in ("C6", "D6"):
        sheet[address].number_format = "0.0%"
    saved(book, "wide-with-bands.xlsx")


def merged() -> None:
    """A reference merged over its months is filled; a figure merged over two months is refused."""
    book, sheet = opened(HEAD, ("2.8a", "Jul", 118), (None, "Aug", 120), (None, "Sep", 121))
    sheet.merge_cells("A2:A4")
    saved(book, "merged-labels.xlsx")
    sheet.merge_cells("C3:C4")
    saved(book, "merged-figure.xlsx")


def hidden() -> None:
    """What Excel does not show is read, and that is said."""
    book, sheet = opened(HEAD, *ROWS)
    sheet.auto_filter.ref = "A1:D4"
    sheet.row_dimensions[3].hidden = True
    saved(book, "filtered-rows.xlsx")
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Front")["A1"] = "Please fill in the hidden sheet"
    book.active = 1
    sheet.sheet_state = "veryHidden"
    saved(book, "hidden-sheet.xlsx")


def extra_sheets() -> None:
    """Guidance, a chart and an empty sheet beside the figures; then nothing but a chart."""
    book, sheet = opened(HEAD, *ROWS)
    guidance = book.create_sheet("Guidance", 0)
    guidance["B2"] = "How to fill this in"
    book.create_sheet("Empty")
    book.create_chartsheet("Chart").add_chart(BarChart())
    saved(book, "extra-sheets.xlsx")
    book.remove(guidance)
    book.remove(sheet)
    book.remove(book["Empty"])
    saved(book, "chart-only.xlsx")


def two_tables() -> None:
    """A second table below the first, with headings of its own."""
    saved(opened(HEAD, *ROWS, (), ("Ref", "Period", "Value", "Note"), ("3.1", "Jul", 5))[0], "two-tables.xlsx")


def twice() -> None:
    """Two sheets with one name, which Excel would repair."""
    book, _ = opened(HEAD, *ROWS)
    again = book.create_sheet("Again")
    again.append(list(HEAD))
    again.append(["2.8a", "Jul 2022", 119])
    changed(saved(book, "sheet-name-twice.xlsx"), "xl/workbook.xml", b'name="Again"', b'name="Figures"')


def far_away() -> None:
    """Formatting down to the last row and out to the last column; one note in the farthest cell."""
    book, sheet = opened(HEAD, *ROWS)
    for row in range(5, 3000):
        sheet.cell(row, 3).fill = PatternFill("solid", fgColor="FFFF00")
    sheet.cell(1048576, 1).font = Font(bold=True)
    saved(book, "used-range-of-a-million-rows.xlsx")
    for column in range(5, 16385):
        sheet.cell(1, column).alignment = Alignment(wrap_text=True)
    sheet.cell(2, 16384).value = "note to self"
    saved(book, "sixteen-thousand-columns.xlsx")


# ---- cells of any kind ----


def kinds_of_cells() -> None:
    """Errors, formulas without a result, dates of the 1904 epoch, pages of text."""
    book, sheet = opened(HEAD, ("2.8a", "Jul", "#DIV/0!"), ("2.8a", "#REF!", 5), ("#N/A", "Jul", 6), ("3.1", "Jul", 7))
    saved(book, "error-cells.xlsx")
    book, sheet = opened(HEAD, ("2.8a", "Jul", "=SUM(E2:F2)"), ("2.8a", "Aug", 120))
    saved(book, "formula-never-calculated.xlsx")
    book, sheet = opened()
    book.epoch = CALENDAR_MAC_1904
    for row in (HEAD, ("2.8a", dt.date(2022, 7, 19), 118), ("5.1", dt.date(2022, 8, 1), dt.timedelta(hours=36.5))):
        sheet.append(list(row))
    saved(book, "epoch-1904.xlsx")
    book, sheet = opened(
        ("Ref", "Commentary"), ("2.8a", "word " * 6553), ("2.1a", "=HYPERLINK"), ("3.1", "Low._x000D_\nVery.")
    )
    saved(book, "page-of-text.xlsx")


def rich_text() -> None:
    """Text in several fonts, with phonetic help, and cells without addresses, as other programs write them."""
    cells = (
        b'<row><c t="inlineStr"><is><t>Ref</t></is></c><c t="inlineStr"><is><t>Jul</t></is></c></row><row>'
        b'<c t="inlineStr"><is><r><rPr><b/></rPr><t>2.</t></r><r><t>8a</t></r>'
        b'<rPh sb="0" eb="1"><t>zz</t></rPh></is></c>'
        b'<c t="inlineStr"><is><r><t xml:space="preserve">1,</t></r><r><rPr><i/></rPr><t>180</t></r></is></c></row>'
    )
    changed(saved(opened()[0], "rich-text.xlsx"), SHEET, b"</sheetData>", cells + b"</sheetData>")


def linked() -> None:
    """A formula that takes its figure from another workbook, one shared by two cells, and a column called 1."""
    book, _ = opened(HEAD, *(("2.8a", month, 1) for month in ("Jul", "Aug", "Sep")), ("3.1", "Jul", 2))
    path = saved(book, "figures-from-another-file.xlsx")
    for old, new in {
        b'<c r="C2" t="n"><v>1</v>': b'<c r="C2"><f>[1]Costs!B4</f><v>118</v>',
        b'<c r="C3" t="n"><v>1</v>': b'<c r="C3"><f t="shared" ref="C3:C4" si="0">\'[1]All costs\'!B5*2</f><v>120</v>',
        b'<c r="C4" t="n"><v>1</v>': b'<c r="C4"><f t="shared" si="0"/><v>122</v>',
        b'<c r="C5" t="n"><v>2</v>': b'<c r="C5"><f>SUM(Table1[1])&amp;"[2]x"</f><v>7</v>',
    }.items():
        changed(path, SHEET, old, new)


def unusual_styles() -> None:
    """A style sheet that no reader expects must not cost the figures."""
    path = saved(opened(HEAD, *ROWS)[0], "unexpected-style.xlsx")
    changed(path, "xl/styles.xml", b"<fills", b'<fills count="x"><fill><strange/></fill></fills><fills')
    path = saved(opened(HEAD, *ROWS)[0], "unexpected-property.xlsx")
    changed(path, "docProps/core.xml", b"2022-10-20T", b"yesterday T")


def protected_and_renamed() -> None:
    """A protected sheet opens without its password; files whose name says something else than they are."""
    book, sheet = opened(HEAD, *ROWS)
    sheet.protection.set_password("secret")
    sheet["C2"].protection = Protection(locked=False)
    path = saved(book, "protected-sheet.xlsx")
    content = path.read_bytes()
    written("workbook-renamed.csv", content)
    shutil.copy(path, FILES / "with-macros.xlsm")
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    changed(FILES / "with-macros.xlsm", "[Content_Types].xml", main, macros)
    written("csv-renamed.xlsx", CSV.encode())
    written("web-page-renamed.xlsx", b"<html><body><table><tr><td>Ref</td></tr></table></body></html>")
    written(
        "xml-renamed.xlsx", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    )
    written("pdf-renamed.xlsx", b"%PDF-1.7\n1 0 obj\n")
    packed("letter-renamed.xlsx", archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}))
    packed("binary-workbook.xlsx", archive({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "\0"}))
    written("empty.xlsx", b"")
    written("truncated.xlsx", content[: len(content) // 2])
    written("byte-flipped.xlsx", content.replace(b"PK\x01\x02", b"PK\x01\x03", 1))


def damaged() -> None:
    """Parts that are missing, strict or malicious."""
    path = saved(opened(HEAD, *ROWS)[0], "no-shared-texts.xlsx")
    changed(path, SHEET, b'<c r="A1" t="inlineStr"><is><t>Ref</t></is></c>', b'<c r="A1" t="s"><v>7</v></c>')
    path = saved(opened(HEAD, *ROWS)[0], "strict.xlsx")
    changed(
        path, "xl/workbook.xml", b"schemas.openxmlformats.org/spreadsheetml/2006", b"purl.oclc.org/ooxml/spreadsheetml"
    )
    entities = b"".join(b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10))
    laughs = b'<!DOCTYPE x [<!ENTITY a0 "ha">' + entities + b"]><!-- " + b"x" * 5000 + b" -->"
    path = saved(opened(HEAD, *ROWS)[0], "billion-laughs.xlsx")
    changed(path, SHEET, b"<worksheet", laughs + b"<worksheet")
    path = saved(opened(HEAD, *ROWS)[0], "address-beyond-the-sheet.xlsx")
    changed(path, SHEET, b'<row r="3"', b'<row r="99999999999"')


def csv_files() -> None:
    """Encodings, delimiters, line ends, and what breaks them."""
    semicolons = CSV.replace(",", ";").replace('"1;180"', '"1,180"')
    written("windows-1252.csv", CSV.encode("cp1252"))
    written("utf-8.csv", CSV.encode())
    written("utf-8-with-mark.csv", CSV.encode("utf-8-sig"))
    written("utf-16-tabs.csv", semicolons.replace(";", "\t").encode("utf-16"))
    written("semicolons.csv", f"sep=;\nReturn, People, Q2\n{semicolons}".encode())
    written("bars.csv", semicolons.replace(";", "|").replace("\n", "\r").encode())
    written("stray-quotation-mark.csv", CSV.replace("Café", '"Café').encode())
    written("nul-bytes.csv", CSV.encode().replace(b"Aug", b"A\0ug"))
    written("photograph.csv", bytes(range(256)) * 20)
    written("blank.csv", b"\r\n\r\n")
    written("headings-only.csv", b"Ref,Period,Value\n")


def open_document() -> None:
    """A sheet filled to its edge, and one with a million empty rows between two figures."""
    row = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>' for name in HEAD
    )
    table = '<table:table table:name="Figures"><table:table-row>{}</table:table-row>{}</table:table>'
    to_edge = f'<table:table-row table:number-rows-repeated="1048575">{row}</table:table-row>'
    packed("repeated-to-the-edge.ods", ods(table.format(row, to_edge)))
    gap = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    figure = row.replace("Ref", "2.8a").replace("Period", "Jul").replace("Value", "118").replace("No data reason", "")
    packed("far-below.ods", ods(table.format(row, f"{gap}<table:table-row>{figure}</table:table-row>")))
    deep = "<text:span>" * 20_000 + "</text:span>" * 20_000
    packed("deeply-nested.ods", ods(table.format(row.replace("Ref", deep), "")))


MAKERS: tuple[Callable[[], None], ...] = (
    *(title_rows, wide_with_bands, merged, hidden, extra_sheets, two_tables, twice, far_away),
    *(kinds_of_cells, rich_text, linked, unusual_styles, protected_and_renamed, damaged, csv_files, open_document),
)

if __name__ == "__main__":
    for make in MAKERS:
        make()
