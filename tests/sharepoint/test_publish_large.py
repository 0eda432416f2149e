"""A file of 25 MiB arrives whole, whatever happens to the requests that carry it."""

from __future__ import annotations

import datetime as dt
import time
from email.utils import format_datetime

import pytest

from tests.sharepoint.publishing import LARGE, NAMES, Desk
from tests.sharepoint.server.log import Logged
from tests.sharepoint.server.names import GRAPH, SHAREPOINT, UPLOADS
from tests.sharepoint.server.tenant import RangesForm
from tests.sharepoint.server.uploads import UNIT

PDF = NAMES[0]
FRAGMENT = r"svc\.ms/up/"
IDEMPOTENT = (r"/drives\?", r"/list/columns", r"/root\?")


@pytest.mark.parametrize(("replacing", "ranges"), [(False, "open"), (True, "several")])
def test_it_arrives_whole_as_one_version(desk: Desk, replacing: bool, ranges: RangesForm) -> None:  # noqa: FBT001  reason: a case
    """Through throttling, a busy host, three kinds of cut connections and a lost session, as new and in place."""
    if replacing:
        assert desk.publish_here().code == 0
        desk.take(desk.reports.newer)
    content = desk.pad()
    server = desk.scene.server
    server.tenant.ranges = ranges
    fetched = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=4)
    faults = server.faults
    on_the_way = [
        faults.answer("POST", "createUploadSession", 429, headers={"rEtRy-aFtEr": "1"}),
        faults.answer("PUT", FRAGMENT, 429, headers={"RETRY-AFTER": format_datetime(fetched, usegmt=True)}, nth=1),
        faults.answer("PUT", FRAGMENT, 503, headers={"retry-after": "1"}, nth=3),
        faults.drop("PUT", FRAGMENT, "before the body", nth=5),
        faults.drop("PUT", FRAGMENT, "half the body", nth=7),
        faults.before("PUT", FRAGMENT, server.tenant.lose_uploads, nth=9),
        faults.drop("PUT", FRAGMENT, "before the answer", nth=10),
        faults.answer("PATCH", "listItem/fields", 503, headers={"Retry-After": "0"}),
        *(faults.answer("GET", address, 503, headers={"Retry-After": "0"}) for address in IDEMPOTENT),
    ]
    since, lag = len(server.requests), time.time() - time.monotonic()
    done = desk.publish()
    assert done.code == 0, done.err
    assert [fault for fault in on_the_way if not fault.is_spent] == []
    assert len(content) == LARGE
    assert desk.there()[PDF].content == content
    assert desk.versions() == {name: 1 + (replacing and name != "problems.json") for name in NAMES}
    desk.check_published()
    puts = server.asked("PUT", UPLOADS)
    check_fragments(puts)
    later = [r for r in server.requests if r.at > puts[0].at]
    assert later[0].at + lag >= int(fetched.timestamp())
    opened = server.asked("POST", GRAPH, "createUploadSession")
    assert opened[1].at - opened[0].at >= 1
    busy = server.requests.index(puts[2])
    assert server.requests[busy + 1].at - server.requests[busy].at >= 1
    assert len(server.requests) - since < 100


def check_fragments(puts: list[Logged]) -> None:
    """Check that each fragment but the last has a multiple of 320 KiB, and that no session goes back."""
    spans = [span_of(put) for put in puts]
    assert {(last + 1 - first) % UNIT for first, last in spans if last + 1 < LARGE} == {0}
    assert max(last for _, last in spans) + 1 == LARGE
    for path in {put.path for put in puts}:
        firsts = [first for (first, _), put in zip(spans, puts, strict=True) if put.path == path]
        assert firsts == sorted(firsts)


def span_of(put: Logged) -> tuple[int, int]:
    """Return the first and last position of a fragment."""
    first, _, last = (put.header("Content-Range") or "").removeprefix("bytes ").partition("/")[0].partition("-")
    return int(first), int(last)


def test_secret_addresses_are_asked_without_the_token(desk: Desk) -> None:
    """The hosts of uploads and downloads see no Authorization header and no cookie; Graph sees the token each time."""
    assert desk.publish_here().code == 0
    desk.take(desk.reports.newer)
    desk.pad(5 * 1024 * 1024)
    assert desk.publish().code == 0
    asked = desk.scene.server.requests
    bare = [r for r in asked if r.host in {UPLOADS, SHAREPOINT}]
    assert {r.host for r in bare} == {UPLOADS, SHAREPOINT}
    assert {r.header(name) for r in bare for name in ("Authorization", "Cookie")} == {None}
    assert all((r.header("Authorization") or "").startswith("Bearer ") for r in asked if r.host == GRAPH)
