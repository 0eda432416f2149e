"""Upload sessions: fragments in sequence, resumed, given up, and met by conflicts at the end."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.sharepoint.server.calling import Caller, call, fragment
from tests.sharepoint.server.names import UPLOADS
from tests.sharepoint.server.tenant import RangesForm
from tests.sharepoint.server.uploads import UNIT

WHOLE = bytes(range(256)) * (UNIT // 64) + b"and the rest"  # four units, and a little


def test_a_file_comes_in_fragments(caller: Caller) -> None:
    """Each answer but the last says what comes next; the last one is the file."""
    url = caller.upload_url("a.bin")
    assert url.startswith(f"https://{UPLOADS}/")
    first = fragment(url, WHOLE[: 2 * UNIT], 0, len(WHOLE))
    assert (first.status, first.json["nextExpectedRanges"]) == (202, [f"{2 * UNIT}-"])
    assert caller.scene.library.tree() == {}
    last = fragment(url, WHOLE[2 * UNIT :], 2 * UNIT, len(WHOLE))
    item = caller.scene.library.file("a.bin")
    assert (last.status, last.json["id"], last.json["size"]) == (201, item.id, len(WHOLE))
    assert (item.content, item.modified_by.kind) == (WHOLE, "application")
    assert caller.scene.server.malformed == []


def test_a_session_that_is_complete_is_gone(caller: Caller) -> None:
    """Its address leads nowhere."""
    url = caller.upload_url("a.txt")
    fragment(url, b"abc", 0, 3)
    assert call("GET", url).status == 404


@pytest.mark.parametrize(
    ("form", "ranges"),
    [
        ("open", [f"{UNIT}-"]),
        ("closed", [f"{UNIT}-{len(WHOLE) - 1}"]),
        ("several", [f"{UNIT}-{2 * UNIT - 1}", f"{2 * UNIT}-{len(WHOLE) - 1}"]),
    ],
)
def test_a_session_tells_how_far_it_is(caller: Caller, form: RangesForm, ranges: list[str]) -> None:
    """In each of the forms that are documented."""
    caller.scene.server.tenant.ranges = form
    url = caller.upload_url("a.bin")
    assert call("GET", url).json["nextExpectedRanges"] == ["0-"]
    fragment(url, WHOLE[:UNIT], 0, len(WHOLE))
    answer = call("GET", url)
    assert (answer.status, answer.json["nextExpectedRanges"]) == (200, ranges)


def test_a_fragment_that_is_there_already_is_not_taken_twice(caller: Caller) -> None:
    """As happens to a client whose answer was lost, so it is not malformed."""
    url = caller.upload_url("a.bin")
    fragment(url, WHOLE[:UNIT], 0, len(WHOLE))
    answer = fragment(url, WHOLE[:UNIT], 0, len(WHOLE))
    assert (answer.status, answer.error[0]) == (416, "invalidRange")
    assert answer.json["error"]["innererror"] == {"code": "fragmentOverlap"}  # type: ignore[index]  # tested shape
    assert caller.scene.server.malformed == []


@pytest.mark.parametrize("how", ["given up", "lost", "expired"])
def test_a_session_may_end_early(caller: Caller, how: str) -> None:
    """After which it is not found."""
    url = caller.upload_url("a.bin")
    fragment(url, WHOLE[:UNIT], 0, len(WHOLE))
    if how == "given up":
        assert call("DELETE", url).status == 204
    elif how == "lost":
        caller.scene.server.tenant.lose_uploads()
    else:
        caller.scene.server.tenant.opened[0].ends = dt.datetime.now(dt.UTC)
    assert fragment(url, WHOLE[UNIT:], UNIT, len(WHOLE)).status == 404
    assert caller.scene.library.tree() == {}


@pytest.mark.parametrize(
    ("behaviour", "status", "code"), [("fail", 409, "nameAlreadyExists"), ("replace", 412, "resourceModified")]
)
def test_a_conflict_shows_when_the_session_is_opened(caller: Caller, behaviour: str, status: int, code: str) -> None:
    """If it is there already."""
    caller.scene.library.put("a.txt", b"old")
    answer = caller.open("a.txt", behaviour, None if behaviour == "fail" else '"{0-0},1"')
    assert (answer.status, answer.error[0]) == (status, code)


@pytest.mark.parametrize(("behaviour", "status"), [("fail", 409), ("replace", 412)])
def test_a_conflict_that_comes_up_shows_at_the_last_fragment(caller: Caller, behaviour: str, status: int) -> None:
    """The session stays, with nothing left to send."""
    library = caller.scene.library
    etag = library.put("a.txt", b"old").etag if behaviour == "replace" else None
    url = caller.upload_url("a.txt", behaviour, etag)
    library.put("a.txt", b"an officer's")
    assert fragment(url, b"new", 0, 3).status == status
    assert library.tree() == {"a.txt": b"an officer's"}
    assert call("GET", url).json["nextExpectedRanges"] == []


def test_a_file_is_replaced_by_a_session(caller: Caller) -> None:
    """Named by its path or by its id."""
    item = caller.scene.library.put("a.txt", b"one")
    assert fragment(caller.upload_url("a.txt", "replace", item.etag), b"two", 0, 3).status == 200
    path = f"{caller.drive}/items/{item.id}/createUploadSession"
    url = str(caller.send("POST", path, {"item": {}}, {"If-Match": item.etag}).json["uploadUrl"])
    assert fragment(url, b"three", 0, 5).status == 200
    assert [version.content for version in item.versions] == [b"one", b"two", b"three"]


def test_a_locked_file_is_not_replaced(caller: Caller) -> None:
    """Even if it was locked on the way."""
    item = caller.scene.library.put("a.txt", b"old")
    url = caller.upload_url("a.txt", "replace", item.etag)
    item.lock = "checked out"
    assert fragment(url, b"new", 0, 3).status == 423
    assert caller.open("a.txt", "replace", item.etag).status == 423


def test_a_full_library_takes_no_session(caller: Caller) -> None:
    """When the size is told; otherwise the last fragment is refused."""
    caller.scene.library.quota = 2
    assert caller.open("a.txt", fileSize=3).status == 507
    assert fragment(caller.upload_url("a.txt"), b"abc", 0, 3).status == 507


def test_a_file_may_wait_for_a_last_word(caller: Caller) -> None:
    """With deferCommit, an empty request to the address makes the file."""
    body = {"item": {"@microsoft.graph.conflictBehavior": "fail"}, "deferCommit": True}
    path = f"{caller.drive}/root:/a.txt:/createUploadSession"
    url = str(caller.send("POST", path, body).json["uploadUrl"])
    assert fragment(url, b"abc", 0, 3).status == 202
    assert caller.scene.library.tree() == {}
    assert call("POST", url, {"Content-Length": "0"}).status == 201
    assert caller.scene.library.tree() == {"a.txt": b"abc"}
