"""A publication that its user stops: one sentence, and the same command goes on from there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scorecard.publish.sharepoint import wire
from tests.sharepoint.client_material import NAMES, publish, published, ready
from tests.sharepoint.server.scene import Scene

Printed = pytest.CaptureFixture[str]


def stopping(method: str, part: str) -> Any:  # noqa: ANN401  reason: it stands in for a function of the client
    """Return what sends requests until one of this method has been sent to an address with this part."""
    send = wire.sent

    def stopped(pipeline: Any, request: Any) -> wire.Reply:  # noqa: ANN401  reason: passed on as they come
        reply = send(pipeline, request)
        if request.method == method and part in request.url:
            raise KeyboardInterrupt
        return reply

    return stopped


@pytest.mark.parametrize(
    ("options", "method", "part"),
    [
        ((), "GET", "/sites/"),
        ((), "PUT", "scorecard.csv"),
        ((), "PATCH", "fields"),
        (("--dry-run",), "GET", "/root"),
        (("--check",), "GET", "/columns"),
    ],
)
def test_a_publication_that_is_stopped_says_what_to_do(  # noqa: PLR0913, PLR0917  reason: fixtures and cases
    tmp_path: Path,
    scene: Scene,
    capsys: Printed,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    method: str,
    part: str,
) -> None:
    """Whenever Ctrl-C comes, the code is that of stopping, nothing else is printed, and the next time it ends well."""
    workspace = ready(tmp_path, scene, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(wire, "sent", stopping(method, part))
        done = publish(workspace, capsys, *options)
    assert (done.code, done.out) == (130, "")
    assert done.err == "scorecard: stopped. Run the same command again: what has arrived is not sent twice.\n"
    assert publish(workspace, capsys).code == 0
    uploads = [sum(v.kind == "upload" for v in item.versions) for item in published(scene).values()]
    assert sum(uploads) <= len(NAMES) + 1
