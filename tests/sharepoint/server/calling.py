"""Plain requests to the server, as bare as a test of the server itself needs them."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.sharepoint.server.names import GRAPH
from tests.sharepoint.server.scene import Scene
from tests.sharepoint.server.wire import JsonObject

V1 = f"https://{GRAPH}/v1.0"


@dataclass(frozen=True)
class Answer:
    """A response; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def json(self) -> JsonObject:
        """The JSON object in the body."""
        value = json.loads(self.body)
        assert isinstance(value, dict)
        return value

    @property
    def entries(self) -> list[JsonObject]:
        """The entries of a list."""
        value = self.json["value"]
        assert isinstance(value, list)
        return value

    @property
    def error(self) -> tuple[str, str]:
        """Code and message of an error."""
        error = self.json["error"]
        assert isinstance(error, dict)
        return error["code"], error["message"]


def call(method: str, url: str, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Answer:
    """Send one request on a connection of its own; trusted are the authorities of SSL_CERT_FILE."""
    parts = urlsplit(url)
    assert parts.hostname
    connection = (
        http.client.HTTPSConnection(parts.hostname, timeout=20, context=ssl.create_default_context())
        if parts.scheme == "https"
        else http.client.HTTPConnection(parts.netloc, timeout=20)
    )
    try:
        connection.request(method, url[url.index(parts.netloc) + len(parts.netloc) :], body, dict(headers or {}))
        response = connection.getresponse()
        named = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, named, response.read())
    finally:
        connection.close()


def call_json(method: str, url: str, value: object, headers: Mapping[str, str] | None = None) -> Answer:
    """Send JSON."""
    return call(method, url, {"Content-Type": "application/json", **(headers or {})}, json.dumps(value).encode())


def call_form(url: str, form: Mapping[str, str]) -> Answer:
    """Post a form."""
    return call("POST", url, {"Content-Type": "application/x-www-form-urlencoded"}, urlencode(form).encode())


class Caller:
    """Calls Microsoft Graph as an application; an address that starts with a slash is below ``/v1.0``."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.token = scene.server.tenant.issue(scene.application)
        self.drive = f"/drives/{scene.library.id}"

    def headers(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return headers with the token."""
        return {"Authorization": f"Bearer {self.token}", **(more or {})}

    def get(self, path: str, **headers: str) -> Answer:
        """Get something."""
        return call("GET", _whole(path), self.headers(headers))

    def send(self, method: str, path: str, value: object, headers: Mapping[str, str] | None = None) -> Answer:
        """Send JSON."""
        return call_json(method, _whole(path), value, self.headers(headers))

    def put(self, name: str, content: bytes, behaviour: str, etag: str | None = None) -> Answer:
        """Put a file at a path of the scene's library."""
        url = f"{V1}{self.drive}/root:/{name}:/content?@microsoft.graph.conflictBehavior={behaviour}"
        return call("PUT", url, self.headers({"If-Match": etag} if etag else {}), content)

    def open(self, name: str, behaviour: str = "fail", etag: str | None = None, **more: object) -> Answer:
        """Open an upload session for a path of the scene's library; ``more`` describes the item."""
        body = {"item": {"@microsoft.graph.conflictBehavior": behaviour, **more}}
        path = f"{self.drive}/root:/{name}:/createUploadSession"
        return self.send("POST", path, body, {"If-Match": etag} if etag else {})

    def upload_url(self, name: str, behaviour: str = "fail", etag: str | None = None) -> str:
        """Open an upload session and return its address."""
        return str(self.open(name, behaviour, etag).json["uploadUrl"])


def fragment(url: str, content: bytes, first: int, total: int, headers: Mapping[str, str] | None = None) -> Answer:
    """Put a fragment."""
    span = {"Content-Range": f"bytes {first}-{first + len(content) - 1}/{total}"}
    return call("PUT", url, {**span, **(headers or {})}, content)


def _whole(path: str) -> str:
    return f"{V1}{path}" if path.startswith("/") else path
