"""Whatever no client should ever send is refused, and remembered as such."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl

import pytest

from tests.sharepoint.server.calling import V1, Answer, Caller, call, fragment
from tests.sharepoint.server.handling import LONGEST_BODY
from tests.sharepoint.server.names import GRAPH, LOGIN, SHAREPOINT, UPLOADS
from tests.sharepoint.server.uploads import UNIT

JSON = {"Content-Type": "application/json"}
BEHAVIOUR = "@microsoft.graph.conflictBehavior"
FILE = "{drive}/root:/a.txt:"


def spoken(caller: Caller, text: str) -> str:
    """Fill the ids of the scene in."""
    file = caller.scene.library.file("a.txt")
    site = caller.scene.site.id
    return text.replace("{drive}", caller.drive).replace("{file}", file.id).replace("{site}", site)


def is_refused(caller: Caller, answer: Answer, status: int) -> bool:
    """Whether the answer is a refusal of this status, and the log says that the request was malformed."""
    return answer.status == status and [logged.status for logged in caller.scene.server.malformed] == [status]


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        # who calls
        ("GET", "{drive}", {"Authorization": ""}, None, 401),
        ("GET", "{drive}", {"Authorization": "Bearer guessed"}, None, 401),
        ("GET", "{drive}", {"Authorization": "Basic dXNlcjpwYXNz"}, None, 401),
        # addresses
        ("GET", "{drive}/root:/100%.txt:", {}, None, 400),
        ("GET", "{drive}/root:/a%FF.txt:", {}, None, 400),
        ("GET", '{drive}/root:/"a".txt:', {}, None, 400),
        ("GET", "{drive}/root:/a.txt:/content:/more", {}, None, 404),
        ("GET", "{drive}//root", {}, None, 404),
        ("GET", "{drive}/elsewhere", {}, None, 404),
        ("GET", "{drive}/root/elsewhere", {}, None, 404),
        ("GET", "/sites/{site}/elsewhere", {}, None, 404),
        ("GET", "/users/me", {}, None, 404),
        ("GET", "/sites", {}, None, 404),
        # methods
        ("DELETE", FILE, {}, None, 405),
        ("OPTIONS", "{drive}/root", {}, None, 405),
        ("POST", "/sites/{site}", JSON, b"{}", 405),
        ("POST", "{drive}", JSON, b"{}", 405),
        ("PATCH", "{drive}/list", JSON, b"{}", 405),
        ("PATCH", "{drive}/list/columns", JSON, b"{}", 405),
        ("GET", f"{FILE}/createUploadSession", {}, None, 405),
        # query options
        ("GET", "{drive}/root?$select=nonsense", {}, None, 400),
        ("GET", "{drive}/root?$select=", {}, None, 400),
        ("GET", "{drive}/root?$select=id&$select=name", {}, None, 400),
        ("GET", "{drive}/root?$expand=nonsense", {}, None, 400),
        ("GET", "{drive}/root?$expand=listItem($expand=fields", {}, None, 400),
        ("GET", "{drive}/root?$expand=listItem($expand=fields($select=A-B))", {}, None, 400),
        ("GET", "{drive}/root?$expand=listItem/fields", {}, None, 400),
        ("GET", "{drive}/root?$filter=name", {}, None, 400),
        ("GET", "{drive}/root?$top=1", {}, None, 400),
        ("GET", "{drive}/root/children?$top=0", {}, None, 400),
        ("GET", "{drive}/root/children?$skiptoken=guessed", {}, None, 400),
        ("GET", "{drive}/root?name", {}, None, 400),
        # content
        ("PUT", f"{FILE}/content", {}, b"new", 400),
        ("PUT", f"{FILE}/content?{BEHAVIOUR}=overwrite", {}, b"new", 400),
        ("PUT", f"{FILE}/content?{BEHAVIOUR}=replace", {}, b"new", 400),
        ("PUT", "{drive}/items/{file}/content", {}, b"new", 400),
        ("PUT", f"{FILE}/content?{BEHAVIOUR}=replace", {"If-Match": "*"}, b"new", 400),
        ("PUT", f"{FILE}/content?{BEHAVIOUR}=fail&more=1", {}, b"new", 400),
        ("PUT", f"{{drive}}/root/content?{BEHAVIOUR}=fail", {}, b"new", 400),
        ("PUT", f"{FILE}/content?{BEHAVIOUR}=fail", {"Transfer-Encoding": "chunked"}, b"3\r\nnew\r\n0\r\n\r\n", 411),
        ("PUT", f"{FILE}/content?{BEHAVIOUR}=fail", {"Content-Length": "many"}, b"new", 400),
        ("GET", "{drive}/root/content", {}, None, 400),
        # upload sessions
        ("POST", f"{FILE}/createUploadSession", JSON, b"{", 400),
        ("POST", f"{FILE}/createUploadSession", JSON, b"[]", 400),
        ("POST", f"{FILE}/createUploadSession", JSON, b"{}", 400),
        ("POST", f"{FILE}/createUploadSession", JSON, b'{"item": {}}', 400),
        ("POST", f"{FILE}/createUploadSession", {"Content-Type": "text/plain"}, b"{}", 415),
        ("POST", f"{FILE}/createUploadSession", JSON, b'{"item": {"@microsoft.graph.conflictBehavior": "x"}}', 400),
        (
            "POST",
            f"{FILE}/createUploadSession",
            JSON,
            b'{"item": {"@microsoft.graph.conflictBehavior": "replace"}}',
            400,
        ),
        (
            "POST",
            f"{FILE}/createUploadSession",
            JSON,
            b'{"item": {"@microsoft.graph.conflictBehavior": "fail", "name": "b.txt"}}',
            400,
        ),
        # folders
        ("POST", "{drive}/root/children", JSON, b'{"folder": {}}', 400),
        ("POST", "{drive}/root/children", JSON, b'{"name": "New"}', 400),
        ("POST", "{drive}/root/children", JSON, b'{"name": "New", "folder": {}, "more": 1}', 400),
        ("POST", "{drive}/items/{file}/children", JSON, b'{"name": "New", "folder": {}}', 400),
        (
            "POST",
            "{drive}/root/children",
            JSON,
            b'{"name": "New", "folder": {}, "@microsoft.graph.conflictBehavior": "x"}',
            400,
        ),
        # columns
        ("PATCH", f"{FILE}/listItem/fields", JSON, b"{}", 400),
        ("PATCH", f"{FILE}/listItem/fields", JSON, b'{"Nonsense": "1"}', 400),
        ("PATCH", f"{FILE}/listItem/fields", JSON, b'{"Modified": "2022-10-01T00:00:00Z"}', 400),
        ("PATCH", f"{FILE}/listItem/fields", JSON, b'{"Quarter": 2}', 400),
        ("PATCH", f"{FILE}/listItem/fields", {}, b'{"Quarter": "Q2"}', 415),
    ],
)
def test_microsoft_graph_refuses(  # noqa: PLR0913, PLR0917 -- a table of requests
    caller: Caller, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    """One thing wrong in each."""
    caller.scene.library.put("a.txt", b"a")
    answer = call(method, f"{V1}{spoken(caller, path)}", caller.headers(headers), body)
    assert is_refused(caller, answer, status)
    assert caller.scene.library.tree() == {"a.txt": b"a"}


def test_a_refusal_of_a_token_challenges(caller: Caller) -> None:
    """As the documentation of errors says, with the ids by which support finds a request."""
    answer = call("GET", f"{V1}{caller.drive}", {"client-request-id": "mine"})
    assert answer.error == ("InvalidAuthenticationToken", "Access token is empty.")
    assert answer.headers["www-authenticate"].startswith("Bearer ")
    inner = answer.json["error"]["innerError"]  # type: ignore[index]  # the shape is what is tested
    assert inner["client-request-id"] == answer.headers["client-request-id"] == "mine"
    assert inner["request-id"] == answer.headers["request-id"]


def test_a_token_that_has_ended_is_refused(caller: Caller) -> None:
    """Which may happen to any client, so it is not malformed."""
    caller.scene.server.tenant.end_tokens()
    assert caller.get(caller.drive).error[0] == "InvalidAuthenticationToken"
    assert caller.scene.server.malformed == []


@pytest.mark.parametrize(
    "name", ["CON", "a*b", "a|b", "~$a.xlsx", "a_vti_b", " a", "a.", ".lock", "Forms", "~a", "x" * 256]
)
def test_a_name_that_sharepoint_does_not_allow_is_refused(caller: Caller, name: str) -> None:
    """By its page of restrictions and limitations."""
    answer = caller.send("POST", f"{caller.drive}/root/children", {"name": name, "folder": {}})
    assert is_refused(caller, answer, 400)


def test_a_path_that_is_too_long_is_refused(caller: Caller) -> None:
    """Above 400 characters, not counted in percent-encoding."""
    folder = "/".join(["x" * 97] * 4)
    caller.scene.library.folder(folder)
    assert is_refused(caller, caller.put(f"{folder}/a.txt", b"a", "fail"), 400)


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Authorization": "Bearer x", "Content-Range": "bytes 0-3/4"}, b"abcd", 401),
        ({}, b"abcd", 400),
        ({"Content-Range": "0-3/4"}, b"abcd", 400),
        ({"Content-Range": "bytes 0-3/*"}, b"abcd", 400),
        ({"Content-Range": "bytes 0-4/5"}, b"abcd", 400),
        ({"Content-Range": "bytes 0-0/1"}, b"", 400),
        ({"Content-Range": "bytes 0-3/3"}, b"abcd", 416),
        ({"Content-Range": "bytes 0-3/8"}, b"abcd", 400),
        ({"Content-Range": f"bytes {UNIT}-{UNIT + 3}/{UNIT + 4}"}, b"abcd", 416),
    ],
)
def test_an_upload_url_refuses(caller: Caller, headers: dict[str, str], body: bytes, status: int) -> None:
    """A fragment that is not as the documentation says."""
    assert is_refused(caller, call("PUT", caller.upload_url("a.txt"), headers, body), status)


def test_the_total_of_an_upload_stays_the_same(caller: Caller) -> None:
    """From the first fragment on."""
    url = caller.upload_url("a.bin")
    assert fragment(url, bytes(UNIT), 0, UNIT + 4).status == 202
    assert is_refused(caller, fragment(url, b"abcd", UNIT, UNIT + 5), 400)


def test_a_fragment_of_60_mebibytes_is_refused_unread(caller: Caller) -> None:
    """Each has to be smaller."""
    url = caller.upload_url("a.bin")
    headers = {"Content-Range": f"bytes 0-{LONGEST_BODY - 1}/{LONGEST_BODY}"}
    answer = call("PUT", url, {**headers, "Content-Length": str(LONGEST_BODY)})
    assert is_refused(caller, answer, 413)
    assert caller.scene.server.requests[-1].size == 0


@pytest.mark.parametrize(
    ("method", "url", "headers", "status"),
    [
        ("POST", "{upload}", {}, 405),
        ("GET", f"https://{UPLOADS}/elsewhere", {}, 404),
        ("GET", "{download}", {"Authorization": "Bearer x"}, 401),
        ("POST", "{download}", {}, 405),
        ("GET", f"https://{SHAREPOINT}/sites/performance", {}, 404),
        ("GET", f"http://{GRAPH}/v1.0/sites/root", {}, 403),
        ("GET", f"https://{GRAPH}/v1.0/sites/root", {"Host": LOGIN}, 421),
        ("GET", f"https://{GRAPH}/v1.0/sites/root", {"Host": "example.org"}, 421),
    ],
)
def test_other_addresses_are_refused(
    caller: Caller, method: str, url: str, headers: dict[str, str], status: int
) -> None:
    """Wrong methods, paths, hosts, http for https, and a token where an address is itself the permission."""
    caller.scene.library.put("b.txt", b"b")
    words = {
        "{upload}": caller.upload_url("a.txt"),
        "{download}": caller.get(f"{caller.drive}/root:/b.txt:/content").headers["location"],
    }
    assert is_refused(caller, call(method, words.get(url, url), headers), status)


def test_a_download_url_that_was_guessed_is_refused(caller: Caller) -> None:
    """An address that has expired is answered in the same way, so this is not malformed."""
    assert call("GET", f"https://{SHAREPOINT}/_layouts/15/download.aspx?tempauth=guessed").status == 401
    assert caller.scene.server.malformed == []


def test_what_is_no_http_is_refused(caller: Caller) -> None:
    """An address with a space in it, say."""
    context = ssl.create_default_context()
    with (
        socket.create_connection((GRAPH, 443)) as plain,
        context.wrap_socket(plain, server_hostname=GRAPH) as connection,
    ):
        connection.sendall(f"GET /v1.0/a b HTTP/1.1\r\nHost: {GRAPH}\r\n\r\n".encode())
        response = http.client.HTTPResponse(connection)
        response.begin()
        assert response.status == 400
        with contextlib.closing(response):
            response.read()
    assert len(caller.scene.server.malformed) == 1
