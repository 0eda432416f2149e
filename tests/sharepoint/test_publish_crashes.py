"""A publication that is killed (SIGKILL) is finished by the same command; nothing of it was kept on the machine.

Killed after a request was carried out and before its answer was seen: what a crash leaves behind depends on the last
such request alone, as the command keeps nothing itself. ``test_client_crashes`` breaks off between any two requests.
"""

from __future__ import annotations

import random
import signal

import pytest

from tests.sharepoint.publishing import NAMES, Desk
from tests.sharepoint.server.faults import Fault
from tests.sharepoint.server.killing import killed

LARGE = 6 * 1024 * 1024  # bytes of the PDF: in two fragments
KINDS = {
    "POST": r"graph\.microsoft\.com/.*(/children|createUploadSession)",
    "PUT": r"/content\?|svc\.ms/up/",
    "PATCH": r"listItem/fields",
}
FIRST = [*(("POST", n) for n in range(1, 5)), *(("PUT", n) for n in range(1, 9)), *(("PATCH", n) for n in range(1, 8))]
NEWER = [*(("PUT", n) for n in range(1, 7)), *(("PATCH", n) for n in range(1, 8))]
SAMPLE = random.Random(20).sample([("GET", nth) for nth in range(1, 20)], 2)  # noqa: S311  reason: nothing secret


def cases(writes: list[tuple[str, int]]) -> list[tuple[str, int, bool]]:
    """Return every second request that writes, carried out, and some that are not, with a sample of those that read."""
    return [*((*write, True) for write in writes[::2]), *((*some, False) for some in (*writes[1::9], *SAMPLE))]


def kill(desk: Desk, method: str, nth: int, *, processed: bool) -> None:
    """Run the command and kill it at a request."""
    at = Fault(method, KINDS.get(method, r"graph\.microsoft\.com/"), nth, processed=processed)
    code = killed(desk.scene.server, desk.command(), desk.environment(), at, desk.workspace)
    assert code == -signal.SIGKILL
    assert list(desk.home.iterdir()) + list(desk.temporary.iterdir()) == []


def check_finished(desk: Desk, clean: int) -> None:
    """Check that the command ends what was begun, with one version at most more than a clean run leaves."""
    done = desk.publish_here()
    assert done.code == 0, done.err
    desk.check_published()
    assert clean <= sum(desk.versions().values()) <= clean + 1
    told = desk.publish_here("--dry-run")
    assert set(told.actions.values()) == {"unchanged"}


@pytest.mark.parametrize(("method", "nth", "processed"), cases(FIRST))
def test_a_first_publication_is_taken_up(desk: Desk, method: str, nth: int, processed: bool) -> None:  # noqa: FBT001  reason: a case
    """After a kill at a request that writes, all is there."""
    desk.pad(LARGE)
    kill(desk, method, nth, processed=processed)
    check_finished(desk, len(NAMES))


@pytest.mark.parametrize(("method", "nth", "processed"), cases(NEWER))
def test_a_replacement_is_taken_up(desk: Desk, method: str, nth: int, processed: bool) -> None:  # noqa: FBT001  reason: a case
    """After a kill at a request that writes, the newer report is there."""
    assert desk.publish_here().code == 0
    desk.take(desk.reports.newer)
    kill(desk, method, nth, processed=processed)
    check_finished(desk, 2 * len(NAMES) - 1)
