"""Things go wrong where a test says so, and the log tells what came."""

from __future__ import annotations

import http.client
import ssl
import time

import pytest

from tests.sharepoint.server.calling import Caller, call, fragment
from tests.sharepoint.server.faults import Drop
from tests.sharepoint.server.names import GRAPH, UPLOADS
from tests.sharepoint.server.uploads import UNIT

GONE = (ConnectionError, ssl.SSLError, http.client.HTTPException)


@pytest.mark.parametrize(
    ("header", "value"), [("Retry-After", "7"), ("retry-after", "Sun, 06 Nov 2022 08:49:37 GMT"), ("RETRY-AFTER", "0")]
)
def test_the_nth_request_is_answered_with_an_error(caller: Caller, header: str, value: str) -> None:
    """Before and after it all is well; headers are sent in the case that was given."""
    fault = caller.scene.server.faults.answer("GET", r"/root$", 503, headers={header: value}, nth=2, times=2)
    answers = [caller.get(f"{caller.drive}/root") for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 503, 503, 200]
    assert (answers[1].headers["retry-after"], answers[1].error[0]) == (value, "serviceNotAvailable")
    assert (fault.met, fault.is_spent) == (4, True)


def test_a_request_may_be_carried_out_and_yet_fail(caller: Caller) -> None:
    """As a gateway that gives up too early does."""
    caller.scene.server.faults.answer("PUT", r"/content", 504, processed=True)
    assert caller.put("a.txt", b"abc", "fail").status == 504
    assert caller.scene.library.tree() == {"a.txt": b"abc"}


@pytest.mark.parametrize("body", ["<html>Sorry</html>", '{"id": "01'])
def test_an_answer_may_be_garbled(caller: Caller, body: str) -> None:
    """A page, or half an object."""
    caller.scene.server.faults.garble("GET", r"/root", body=body)
    assert caller.get(f"{caller.drive}/root").body == body.encode()


def test_a_test_may_write_the_error_itself(caller: Caller) -> None:
    """With the code that it wants to see."""
    error: dict[str, object] = {"error": {"code": "malwareDetected", "message": "A virus."}}
    caller.scene.server.faults.answer("PUT", r"/content", 400, body=error)
    assert caller.put("a.txt", b"abc", "fail").error == ("malwareDetected", "A virus.")


@pytest.mark.parametrize(
    ("when", "received", "there"),
    [
        ("before the body", 0, False),
        ("half the body", UNIT // 2, False),
        ("before the answer", UNIT, True),
        ("half the answer", UNIT, True),
    ],
)
def test_a_connection_may_be_cut(caller: Caller, when: Drop, received: int, there: bool) -> None:  # noqa: FBT001 -- a pytest parameter
    """Bytes that had come are as good as lost, unless the request had come whole."""
    url = caller.upload_url("a.bin")
    caller.scene.server.faults.drop("PUT", UPLOADS, when)
    with pytest.raises(GONE):
        fragment(url, bytes(UNIT), 0, UNIT)
    logged = caller.scene.server.asked("PUT", UPLOADS)[0]
    assert (logged.size, "a.bin" in caller.scene.library.tree()) == (received, there)


def test_an_answer_may_come_late(caller: Caller) -> None:
    """By so many seconds."""
    caller.scene.server.faults.delay("GET", r"/root", 0.1)
    begun = time.monotonic()
    caller.get(f"{caller.drive}/root")
    assert time.monotonic() - begun >= 0.1


def test_something_may_happen_just_before_or_just_after_a_request(caller: Caller) -> None:
    """An officer is quicker, or the process ends."""
    library = caller.scene.library
    seen: list[int] = []
    caller.scene.server.faults.before("PUT", r"/content", lambda: library.put("a.txt", b"an officer's"))
    caller.scene.server.faults.after("PUT", r"/content", lambda: seen.append(len(library.tree())), nth=2)
    assert caller.put("a.txt", b"new", "fail").status == 409
    assert caller.put("b.txt", b"new", "fail").status == 201
    assert seen == [2]


def test_the_log_keeps_requests_as_they_came(caller: Caller) -> None:
    """Names of headers in their own case, addresses percent-encoded."""
    caller.get(f"{caller.drive}/root:/a%20b?$select=id", **{"X-mIxEd": "1"})
    logged = caller.scene.server.asked("GET", GRAPH, "/root:/a%20b")[0]
    assert ("X-mIxEd", "1") in logged.headers
    assert (logged.header("x-mixed"), logged.query, logged.status) == ("1", "$select=id", 404)


def test_a_connection_is_kept_alive(caller: Caller) -> None:
    """For one request after another, whether or not they go well."""
    connection = http.client.HTTPSConnection(GRAPH, timeout=20, context=ssl.create_default_context())
    statuses = []
    for path in ("root", "root:/nothing", "root"):
        connection.request("GET", f"/v1.0{caller.drive}/{path}", headers=caller.headers())
        with connection.getresponse() as response:
            response.read()
            statuses.append(response.status)
        assert connection.sock is not None
    connection.close()
    assert statuses == [200, 404, 200]


def test_an_open_connection_does_not_hold_the_server_up(caller: Caller) -> None:
    """Nor does a question without an answer: a test ends although its client keeps a connection."""
    call("HEAD", f"https://{GRAPH}/")
    connection = http.client.HTTPSConnection(GRAPH, timeout=20, context=ssl.create_default_context())
    connection.connect()
    caller.scene.server.https.stop()
    assert connection.sock.recv(1) == b""
    connection.close()


def test_every_secret_is_known(caller: Caller) -> None:
    """So that a test can look for it where it must not be."""
    caller.scene.library.put("a.txt", b"a")
    address = caller.get(f"{caller.drive}/root:/a.txt:/content").headers["location"]
    session = caller.upload_url("b.txt")
    known = caller.scene.server.secrets()
    assert {caller.token, caller.scene.secret, caller.scene.server.github.request_token} <= known
    assert any(secret in address for secret in known)
    assert any(secret in session for secret in known)
