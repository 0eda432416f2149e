"""Returns that no officer sends: each would fill the machine, keep it busy, or lead a careless reader elsewhere."""

from __future__ import annotations

import io
import os
import re
import socket
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.sources.material import LONG, archive, ods, save

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHTER = f'<!DOCTYPE x [<!ENTITY l0 "ha ha ha">{_LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
NETWORK = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;<!ENTITY l9 "">]>'
PARTS = (
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
    "docProps/core.xml",
    "docProps/custom.xml",
    "xl/comments1.xml",
    "xl/drawings/drawing1.xml",
    "_rels/.rels",
)
Make = Callable[[Path], object]


def parts_of_a_workbook() -> dict[str, bytes]:
    """Return the parts of a sound workbook with one figure, and of its shared texts."""
    path = io.BytesIO()
    save(path, {"Figures": [LONG, ("1.1", "Jul 2022", 5)]})  # type: ignore[arg-type]  # reason: openpyxl writes to both
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_entities(part: str, kind: str, encoding: str = "utf-8") -> Make:
    """Return what writes a workbook with a document type in one of its parts, and its entity in every text."""

    def make(path: Path) -> None:
        parts = parts_of_a_workbook()
        text = re.sub(r"^<\?xml.*?\?>", "", parts.get(part, b"<x><a>b</a></x>").decode())
        text = f'<?xml version="1.0" encoding="{encoding}"?>{kind}{re.sub(r">[^<>]+<", ">&l9;<", text, count=3)}'
        path.write_bytes(archive({**parts, part: text.encode(encoding)}))

    return make


def with_parts(changes: Mapping[str, bytes | str]) -> Make:
    """Return what writes a workbook with these parts in place of, or beside, those of a sound one."""
    return lambda path: path.write_bytes(archive({**parts_of_a_workbook(), **changes}))


def with_words(part: str, old: str, new: str) -> Make:
    """Return what writes a workbook with other words in a part; the old ones must be there."""

    def make(path: Path) -> None:
        parts = parts_of_a_workbook()
        assert old.encode() in parts[part], parts[part]
        path.write_bytes(archive({**parts, part: parts[part].replace(old.encode(), new.encode())}))

    return make


def sheet_of_another_name(path: Path) -> None:
    """A sheet that is not called .xml, and laughs."""
    parts = parts_of_a_workbook()
    sheet = parts.pop("xl/worksheets/sheet1.xml").decode()
    parts["xl/worksheets/sheet1.txt"] = f"{LAUGHTER}{sheet}".replace("<v>5</v>", "<v>&l9;</v>").encode()
    rels = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(b"sheet1.xml", b"sheet1.txt")
    path.write_bytes(archive(parts))


def deep(path: Path) -> None:
    """A million elements, each inside the one before."""
    with_words("xl/worksheets/sheet1.xml", "<sheetData>", "<a>" * 1_000_000 + "</a>" * 1_000_000 + "<sheetData>")(path)


def deep_text(path: Path) -> None:
    """A cell of an OpenDocument spreadsheet with spans in spans."""
    text = "<text:span>" * 100_000 + "5" + "</text:span>" * 100_000
    cell = f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    path.write_bytes(ods(f'<table:table table:name="F"><table:table-row>{cell}</table:table-row></table:table>'))


def millions_of_entries(path: Path) -> None:
    """An archive with two million entries in its list and nothing else."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    listed = entry * 2_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(listed), 30, 0)
    path.write_bytes(b"PK\x03\x04" + b"\0" * 26 + listed + end)


def overlapping(path: Path) -> None:
    """An archive nine thousand of whose entries are the same ten million bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        made.writestr("[Content_Types].xml", b"<a>" + b" " * 10_000_000 + b"</a>")
        first = made.infolist()[0]
        for number in range(9000):
            twin = zipfile.ZipInfo(f"xl/{number}.xml")
            twin.CRC, twin.compress_size, twin.file_size = first.CRC, first.compress_size, first.file_size
            twin.compress_type, twin.header_offset = first.compress_type, first.header_offset
            made.filelist.append(twin)
        made._didModify = True  # type: ignore[attr-defined]  # noqa: SLF001  reason: no public way writes a lie
    path.write_bytes(file.getvalue())


def declared_small(path: Path) -> None:
    """A part that says that it is small and is not."""
    big = b"<a>" + b" " * 99_000_000 + b"</a>"
    data = archive({**parts_of_a_workbook(), "xl/sharedStrings.xml": big})
    path.write_bytes(data.replace(struct.pack("<L", len(big)), struct.pack("<L", 100)))


def nested(path: Path) -> None:
    """Archives in archives."""
    data = b" " * 9_000_000
    for _ in range(9):
        data = archive({f"{number}.xlsx": data for number in range(9)})
    path.write_bytes(data)


def named(*names: str) -> Make:
    """Return what writes a sound workbook with more parts of these names."""
    return with_parts(dict.fromkeys(names, b"<x/>"))


def target(address: str, mode: str = "") -> Make:
    """Return what writes a workbook whose sheet lies elsewhere."""
    return with_words(
        "xl/_rels/workbook.xml.rels", '"/xl/worksheets/sheet1.xml"', f'"{address}"{mode and f" TargetMode={mode!r}"}'
    )


def sparse(path: Path) -> None:
    """Ten thousand million bytes that take no room."""
    with path.open("wb") as file:
        file.truncate(10_000_000_000)


def long_line(path: Path) -> None:
    """A line of a thousand million letters."""
    with path.open("wb") as file:
        file.write(b"Ref,Period,Value\n1.1,Q2,")
        file.truncate(1_000_000_000)


def link(address: str) -> Make:
    """Return what makes a link to a place."""
    return lambda path: path.symlink_to(address)


def plug(path: Path) -> None:
    """A socket; its name may not be long, so that it is made from beside it."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def csv_text(text: str) -> Make:
    """Return what writes a CSV file."""
    return lambda path: path.write_text(text, encoding="utf-8")


_SHEET = "xl/worksheets/sheet1.xml"
REFUSED: dict[str, Make] = {
    **{f"laughs-{part.replace('/', '-')}.xlsx": with_entities(part, LAUGHTER) for part in PARTS},
    **{f"reads-{part.replace('/', '-')}.xlsx": with_entities(part, OUTSIDE) for part in PARTS[:3]},
    "asks.xlsx": with_entities(PARTS[0], NETWORK),
    "laughs-wide.xlsx": with_entities(PARTS[0], LAUGHTER, "utf-16"),
    "laughs-drawing.xlsx": with_parts({"xl/drawings/vmlDrawing1.vml.xml": LAUGHTER + "<x>&l9;</x>"}),
    "another-name.xlsx": sheet_of_another_name,
    "deep-text.ods": deep_text,
    "laughs.ods": lambda path: path.write_bytes(
        archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": LAUGHTER + "<x>&l9;</x>"})
    ),
    "entries.xlsx": millions_of_entries,
    "overlapping.xlsx": overlapping,
    "declared-small.xlsx": declared_small,
    "nested.xlsx": nested,
    "target-up.xlsx": target("../../../../../../etc/passwd"),
    "target-file.xlsx": target("file:///etc/passwd"),
    "target-network.xlsx": target("http://127.0.0.1:9/sheet1.xml"),
    "target-external.xlsx": target("/xl/worksheets/sheet1.xml", "External"),
    "sparse.xlsx": sparse,
    "sparse.csv": sparse,
    "long-line.csv": long_line,
    "link-out.csv": link("/etc/passwd"),
    "link-out.xlsx": link("/etc/hostname"),
    "link-device.csv": link("/dev/zero"),
    "link-input.csv": link("/dev/stdin"),
    "link-pipe.csv": link("pipe"),
    "link-loop.csv": link("link-loop.csv"),
    "link-folder": link("/etc"),
    "pipe.csv": os.mkfifo,
    "socket.csv": plug,
}
HARMLESS: dict[str, Make] = {
    "deep.xlsx": deep,
    "names.xlsx": named("../../x.xml", "/etc/x.xml", "C:\\x.xml", "..\\..\\x.xml", "XL/WORKBOOK.xml", "a\nb.xml"),
    "include.xlsx": with_words(
        _SHEET,
        "<sheetData>",
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><sheetData>',
    ),
    "numbers.csv": csv_text(f"Ref,Period,Value\n1.1,Jul 2022,1e999\n1.1,Aug 2022,{'9' * 5000}\n1.1,Sep 2022,-1e308\n"),
    "loop": link("."),
    "pipe": os.mkfifo,
}
