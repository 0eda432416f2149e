"""What becomes of files once they are in a library: Office files are rewritten, and each has its hash."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from tests.sharepoint.server.calling import Caller, call, fragment
from tests.sharepoint.server.quick_xor import quick_xor_hash


def workbook() -> bytes:
    """Return a small workbook."""
    book = Workbook()
    book.worksheets[0]["A1"] = "Visits"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def parts(content: bytes, folder: str) -> dict[str, bytes]:
    """Return the parts of an Office file that are in a folder."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith(folder)}


@pytest.mark.parametrize("way", ["put", "session"])
def test_an_office_file_is_rewritten(caller: Caller, way: str) -> None:
    """The workbook itself stays the same; size and hash are of what is kept."""
    sent = workbook()
    if way == "put":
        told = caller.put("a.xlsx", sent, "fail").json
    else:
        told = fragment(caller.upload_url("a.xlsx"), sent, 0, len(sent)).json
    kept = call("GET", caller.get(f"{caller.drive}/root:/a.xlsx:/content").headers["location"]).body
    assert kept != sent
    assert parts(kept, "xl/") == parts(sent, "xl/")
    assert set(parts(kept, "")) - set(parts(sent, "")) == {"docProps/custom.xml", "customXml/item1.xml"}
    assert (told["size"], told["file"]["hashes"]) == (len(kept), {"quickXorHash": quick_xor_hash(kept)})  # type: ignore[index]  # tested shape
    assert load_workbook(io.BytesIO(kept)).worksheets[0]["A1"].value == "Visits"


def test_columns_are_written_into_an_office_file(caller: Caller) -> None:
    """So that its content changes again, and so does its cTag."""
    caller.put("a.xlsx", workbook(), "fail")
    item = caller.scene.library.file("a.xlsx")
    before, ctag = item.content, item.ctag
    caller.send("PATCH", f"{caller.drive}/root:/a.xlsx:/listItem/fields", {"Quarter": "2022-23 Q2 & more"})
    assert (item.content != before, item.ctag != ctag) == (True, True)
    assert parts(item.content, "xl/") == parts(before, "xl/")
    assert b">2022-23 Q2 &amp; more<" in parts(item.content, "docProps/")["docProps/custom.xml"]
    assert load_workbook(io.BytesIO(item.content)).worksheets[0]["A1"].value == "Visits"


@pytest.mark.parametrize("name", ["a.pdf", "a.csv", "broken.xlsx"])
def test_any_other_file_stays_as_it_is(caller: Caller, name: str) -> None:
    """Even one that is an Office file by its name alone."""
    caller.put(name, b"abc", "fail")
    caller.send("PATCH", f"{caller.drive}/root:/{name}:/listItem/fields", {"Status": "Final"})
    assert caller.scene.library.file(name).content == b"abc"


@pytest.mark.parametrize(("name", "moves"), [("a.xlsx", True), ("a.pdf", False)])
def test_the_etag_of_an_office_file_may_move_once_more(caller: Caller, name: str, moves: bool) -> None:  # noqa: FBT001 -- a pytest parameter
    """After the answer, where a test wants to see what a client makes of it."""
    caller.scene.server.tenant.late_promotion = True
    etag = caller.put(name, workbook(), "fail").json["eTag"]
    assert (caller.scene.library.file(name).etag != etag) == moves


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        (b"\x4a", "SgAAAAAAAAAAAAAAAQAAAAAAAAA="),
        (b"\x00\x01", "AAgAAAAAAAAAAAAAAgAAAAAAAAA="),
    ],
)
def test_the_hash_is_as_documented(content: bytes, expected: str) -> None:
    """A byte stands 11 bits further than the one before, and the length in the last 8 bytes."""
    assert quick_xor_hash(content) == expected


def test_the_hash_goes_round() -> None:
    """Bits that leave at the top come in at the bottom, and 160 bytes on it begins anew."""
    fifteenth = quick_xor_hash(bytes(14) + b"\xff")  # 14 times 11 are 154: six bits fit, two go round
    assert fifteenth == "AwAAAAAAAAAAAAAADwAAAAAAAPw="
    assert quick_xor_hash(b"\x01" + bytes(159) + b"\x01") == quick_xor_hash(bytes(161))
