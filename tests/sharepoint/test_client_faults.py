"""Things that go wrong on the way: a sentence, or no trace of it; and the same command again ends well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.publish.sharepoint.patience import Patience
from tests.sharepoint.client_material import INDICATORS, NAMES, QUARTER, make_run, publish, published, ready
from tests.sharepoint.server.faults import Fault, Faults
from tests.sharepoint.server.scene import Scene

Printed = pytest.CaptureFixture[str]
Break = Callable[[Faults], Fault]
UPLOAD, CONTENT = r"/up/", r"scorecard\.csv:/content"
LOCKED = "The file is locked or checked out, so the tool could not send scorecard.csv. It says: An answer of 423"
BUSY = "SharePoint is too busy, or out of order, to list the site's libraries (HTTP 503). It says: "
NO_ITEM = "Microsoft Graph answered with something that is no item."
AGAIN = "cabinet-report.pdf changes in the library, or is lost on its way, each time it is to be replaced."
CHANGES = "scorecard.csv changes in the library, or is lost on its way, each time it is to be replaced."
MODIFIED: dict[str, object] = {"error": {"code": "resourceModified", "message": "It was modified."}}
OFF = "The connection to graph.microsoft.com broke off."


@pytest.fixture
def workspace(tmp_path: Path, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace with a finished run, whose PDF takes three fragments; nobody waits."""
    ready(tmp_path, scene, monkeypatch)
    make_run(tmp_path, pages=11_000)
    patience = "scorecard.publish.sharepoint.publishing.Patience"
    monkeypatch.setattr(patience, lambda: Patience(sleep=lambda _: None))
    return tmp_path


def ends_well(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Assert that the command leads to the right end once nothing goes wrong any more."""
    scene.server.faults.known.clear()
    assert publish(workspace, capsys).code == 0
    folder = workspace / "outputs" / QUARTER
    assert {name: item.uploaded for name, item in published(scene).items()} == {
        name: (folder / name).read_bytes() for name in NAMES
    }
    assert max(sum(v.kind == "upload" for v in item.versions) for item in published(scene).values()) <= 2
    assert publish(workspace, capsys).actions == dict.fromkeys(NAMES, "unchanged")
    assert scene.server.malformed == []


@pytest.mark.parametrize(
    "fault",
    [
        lambda faults: faults.answer("PUT", CONTENT, 429, headers={"rEtry-aFter": "0"}, times=3),
        lambda faults: faults.answer("GET", "/drives", 503, headers={"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}),
        lambda faults: faults.answer("GET", "/drives", 504, headers={"Retry-After": "soon"}),
        lambda faults: faults.answer("PUT", CONTENT, 503, processed=True),
        lambda faults: faults.answer("PUT", CONTENT, 409),
        lambda faults: faults.drop("PUT", CONTENT, "before the body"),
        lambda faults: faults.drop("PUT", CONTENT, "half the body"),
        lambda faults: faults.drop("PUT", CONTENT, "before the answer"),
        lambda faults: faults.drop("PUT", CONTENT, "half the answer"),
        lambda faults: faults.drop("PATCH", "fields", "before the answer"),
        lambda faults: faults.answer("PATCH", "fields", 409, body=MODIFIED),
        lambda faults: faults.drop("POST", "children", "before the answer"),
        lambda faults: faults.drop("POST", "createUploadSession", "before the answer"),
        lambda faults: faults.answer("PUT", UPLOAD, 503, headers={"Retry-After": "0"}, nth=2),
        lambda faults: faults.answer("PUT", UPLOAD, 503, nth=2, processed=True),
        lambda faults: faults.drop("PUT", UPLOAD, "half the body", nth=2),
        lambda faults: faults.drop("PUT", UPLOAD, "before the answer", nth=2),
        lambda faults: faults.drop("PUT", UPLOAD, "before the answer", nth=3),
        lambda faults: faults.drop("PUT", UPLOAD, "half the answer", nth=3),
        lambda faults: faults.answer("PUT", UPLOAD, 416, nth=2, processed=True),
        lambda faults: faults.answer("PUT", UPLOAD, 404, nth=2),
        lambda faults: faults.answer("PUT", UPLOAD, 410, nth=2),
        lambda faults: faults.answer("PUT", UPLOAD, 409, nth=3),
        lambda faults: faults.answer("PUT", UPLOAD, 202, nth=2, body={"nextExpectedRanges": ["odd"]}),
        lambda faults: faults.answer("PUT", UPLOAD, 202, nth=2, body={"nextExpectedRanges": 7}),
    ],
)
def test_what_passes_goes_unnoticed(workspace: Path, scene: Scene, capsys: Printed, fault: Break) -> None:
    """A busy service, a lost connection or a lost session costs time, and nothing else."""
    met = fault(scene.server.faults)
    done = publish(workspace, capsys)
    assert (done.code, done.problems) == (0, [])
    assert met.is_spent
    ends_well(workspace, scene, capsys)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda faults: faults.answer("GET", "/drives", 503, headers={"Retry-After": "0"}, times=99), BUSY),
        (lambda faults: faults.answer("GET", "/drives", 429, headers={"Retry-After": "3600"}), "wait 3600 seconds."),
        (lambda faults: faults.answer("GET", "/sites/", 401, times=2), "does not accept the sign-in"),
        (lambda faults: faults.answer("GET", "/sites/", 403), "An administrator grants it: the permission Sites."),
        (lambda faults: faults.answer("GET", "/root", 403), "no right to open the library 'Documents'"),
        (lambda faults: faults.answer("GET", "root:|items.*reports", 403), "no right to open the folder 'Cabinet rep"),
        (
            lambda faults: faults.answer("GET", "manifest.json", 500, times=99),
            "out of order, to look for manifest.json",
        ),
        (lambda faults: faults.answer("POST", "children", 403), "no right to make the folder 'Cabinet reports'"),
        (lambda faults: faults.answer("POST", "children", 409), "let the tool make the folder 'Cabinet reports' (HTTP"),
        (lambda faults: faults.answer("PUT", CONTENT, 423), LOCKED),
        (lambda faults: faults.answer("PUT", CONTENT, 507), "The site has no space left, so the tool could not send"),
        (lambda faults: faults.answer("PUT", CONTENT, 412, times=9), CHANGES),
        (lambda faults: faults.garble("GET", "/sites/"), "Microsoft Graph answered with something that is no site."),
        (lambda faults: faults.garble("PUT", CONTENT), NO_ITEM),
        (lambda faults: faults.garble("PUT", UPLOAD, nth=2), NO_ITEM),
        (lambda faults: faults.drop("GET", "/sites/", "before the answer", times=99), OFF),
        (lambda faults: faults.answer("PATCH", "fields", 400), "SharePoint does not take the column 'SHA256': An ans"),
        (lambda faults: faults.answer("PATCH", "fields", 423), "could not fill in the columns of cabinet-report.pdf"),
        (lambda faults: faults.answer("PUT", UPLOAD, 404, nth=2, times=99), AGAIN),
        (lambda faults: faults.answer("PUT", UPLOAD, 403, nth=2), "no right to send cabinet-report.pdf."),
        (lambda faults: faults.answer("PUT", UPLOAD, 503, nth=2, times=99), "out of order, to send cabinet-report.pdf"),
        (
            lambda faults: faults.drop("PUT", UPLOAD, "half the body", nth=2, times=99),
            "The connection breaks off each time cabinet-report.pdf is sent.",
        ),
    ],
)
def test_what_stays_is_a_sentence(workspace: Path, scene: Scene, capsys: Printed, fault: Break, said: str) -> None:
    """The publication ends with exit code 3 and one sentence, and can be taken up again."""
    fault(scene.server.faults)
    done = publish(workspace, capsys)
    assert done.code == 3
    assert len(done.problems) == 1
    assert said in done.problems[0]
    assert "Traceback" not in done.err
    assert [secret for secret in scene.server.secrets() if secret in done.out + done.err] == []
    ends_well(workspace, scene, capsys)


def test_a_lost_answer_to_what_tells_of_the_manifest_to_come_goes_unnoticed(
    workspace: Path, scene: Scene, capsys: Printed
) -> None:
    """What is found in the manifest's column after it is our own word, and no other publication's."""
    publish(workspace, capsys)
    make_run(workspace, pages=2)
    fault = scene.server.faults.drop("PATCH", "fields", "before the answer")
    done = publish(workspace, capsys)
    assert (done.code, done.problems) == (0, [])
    assert fault.is_spent
    assert publish(workspace, capsys).actions == dict.fromkeys(NAMES, "unchanged")


@pytest.mark.parametrize(
    ("name", "told"),
    [("problems.json", "3 of 7 files were sent before"), ("scorecard.csv", "4 of 7 files were sent before")],
)
def test_how_far_it_went_is_told(workspace: Path, scene: Scene, capsys: Printed, name: str, told: str) -> None:
    """Where files were sent before one is refused, the problem says how many; where none was sent, it does not."""
    scene.server.faults.answer("PUT", rf"{name}:/content", 423, times=2)
    first = publish(workspace, capsys)
    assert (first.code, told in first.problems[0]) == (3, True)
    again = publish(workspace, capsys)
    assert (again.code, "were sent before" in again.err) == (3, False)


def test_an_upload_that_is_given_up_is_taken_back(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """What has arrived of a file does not stay behind; that it cannot be taken back does not matter."""
    scene.server.faults.answer("PUT", UPLOAD, 403, nth=2)
    publish(workspace, capsys)
    assert [session.is_open for session in scene.server.tenant.opened] == [False]
    scene.server.faults.answer("PUT", UPLOAD, 403)
    scene.server.faults.drop("DELETE", UPLOAD, "before the answer")
    assert publish(workspace, capsys).code == 3


def test_an_address_that_is_not_encrypted_is_not_used(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """No part of the report goes over plain http, whatever Graph answers."""
    scene.server.faults.answer("POST", "createUploadSession", 200, body={"uploadUrl": "http://example.org/up"})
    done = publish(workspace, capsys)
    assert "Microsoft Graph named an address that is not encrypted." in done.err
    assert scene.server.strangers == []


@pytest.mark.parametrize(("times", "code"), [(1, 0), (99, 3)])
def test_a_download_that_breaks_off_is_tried_again(
    workspace: Path, scene: Scene, capsys: Printed, times: int, code: int
) -> None:
    """The published manifest is read again, so many times."""
    publish(workspace, capsys)
    fault = scene.server.faults.drop("GET", "^contoso", "half the answer", times=times)
    assert publish(workspace, capsys).code == code
    assert fault.met


@pytest.mark.parametrize("nth", [1, 2], ids=["manifest.json", "scorecard.json"])
def test_a_busy_host_of_downloads_is_asked_again(workspace: Path, scene: Scene, capsys: Printed, nth: int) -> None:
    """What is published is read as patiently as all else, from the host that Graph sends on to."""
    publish(workspace, capsys)
    make_run(workspace, (INDICATORS[0],))
    fault = scene.server.faults.answer("GET", "^contoso", 503, headers={"Retry-After": "0"}, nth=nth)
    done = publish(workspace, capsys)
    assert (done.code, fault.is_spent) == (0, True)
    assert [problem for problem in done.problems if "SC506" in problem] == []


def test_a_download_that_is_refused_is_told(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Without the published manifest nothing is decided."""
    publish(workspace, capsys)
    scene.server.faults.answer("GET", "^contoso", 403)
    assert "The application has no right to read manifest.json." in publish(workspace, capsys).err


def test_a_host_that_is_not_trusted_is_not_asked_again(
    workspace: Path, scene: Scene, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A certificate that is not trusted stays so: the upload ends at once."""
    untrusted = str(Path(__file__).parents[2] / "scorecard" / "defaults")
    place = monkeypatch.setenv
    scene.server.faults.before("POST", "createUploadSession", lambda: place("REQUESTS_CA_BUNDLE", untrusted))
    done = publish(workspace, capsys)
    assert done.code == 3
    assert "this machine" in done.problems[0]
