"""What the settings name, looked for: site, library, drive, columns and folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sharepoint.client_material import FOLDER, publish, ready, settings_for
from tests.sharepoint.server.scene import Scene

Printed = pytest.CaptureFixture[str]
ODD = "Parks\r\n::error::\x1b[31m ###vso[task.setvariable variable=x]\u202eand leisure"


@pytest.fixture
def workspace(tmp_path: Path, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace with a finished run."""
    return ready(tmp_path, scene, monkeypatch)


def test_a_check_prints_what_it_found_and_changes_nothing(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Site, library, folder and columns are listed; the report need not be there."""
    (workspace / "outputs" / "2022-23-Q2" / "manifest.json").unlink()
    done = publish(workspace, capsys, "--check")
    library = "https://contoso.sharepoint.com/sites/performance/Documents"
    assert done.code == 0
    assert done.out.splitlines() == [
        f"sign-in  secret in {scene.server.tenant.id}",
        "site     Performance  https://contoso.sharepoint.com/sites/performance",
        f"library  Documents  {library}",
        f"folder   {FOLDER}  {library}/{FOLDER.replace(' ', '%20')}",
        f"column   SHA256  {library}",
        f"column   Quarter  {library}",
    ]
    assert scene.library.tree() == {}
    assert json.loads(publish(workspace, capsys, "--check", "--format", "json").out)[1]["what"] == "site"


def an_odd_name(scene: Scene) -> None:
    """Let site and library have a title and a name that would act on a log or a terminal."""
    where: dict[str, object] = {
        "id": scene.site.id,
        "webUrl": "https://contoso.sharepoint.com/sites/performance",
        "displayName": ODD,
    }
    library = {"id": scene.library.id, "webUrl": f"{where['webUrl']}/Documents", "name": ODD}
    scene.server.faults.known.clear()
    scene.server.faults.answer("GET", "/sites/", 200, body=where)
    scene.server.faults.answer("GET", "/drives", 200, body={"value": [library]})


def test_names_of_others_are_printed_as_one_harmless_line(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Nothing that stands in a title or a name is obeyed by a terminal or a log, and every word can be read."""
    an_odd_name(scene)
    lines = publish(workspace, capsys, "--check").out.split("\n")
    shown = "Parks : :error: : [31m # # #vso[task.setvariable variable=x] and leisure"
    assert [line.split()[0] for line in lines if line] == ["sign-in", "site", "library", "folder", "column", "column"]
    assert lines[1] == f"site     {shown}  https://contoso.sharepoint.com/sites/performance"
    assert lines[2] == f"library  {shown}  https://contoso.sharepoint.com/sites/performance/Documents"


def test_json_holds_the_exact_names_of_others(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """What a log would obey is an escape there, which every reader of JSON undoes."""
    an_odd_name(scene)
    done = publish(workspace, capsys, "--check", "--format", "json")
    assert [found["name"] for found in json.loads(done.out)][1:3] == [ODD, ODD]
    assert [sign for sign in ("\x1b", "\u202e", "##", "\n::") if sign in done.out] == []


@pytest.mark.parametrize("name", ["Documents", "Shared Documents"])
def test_a_library_is_known_by_its_name_on_any_page(workspace: Path, scene: Scene, capsys: Printed, name: str) -> None:
    """A list that comes in pages is read to its end, and names with spaces are found."""
    scene.site.library("Archive")
    scene.site.library("Shared Documents").column("SHA256", "Quarter")
    scene.server.tenant.page_size = 1
    text = settings_for(scene).replace("library: Documents", f"library: {name}")
    (workspace / "publish.yaml").write_text(text, encoding="utf-8")
    assert publish(workspace, capsys, "--check").code == 0


def test_a_drive_is_known_by_its_id(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """The id of a drive stands in place of the library's name."""
    text = settings_for(scene).replace("library: Documents", f"drive: {scene.library.id}")
    (workspace / "publish.yaml").write_text(text, encoding="utf-8")
    assert publish(workspace, capsys, "--check").code == 0


def test_a_drive_of_another_site_is_refused(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Nothing is published where the settings' site does not say."""
    other = scene.server.tenant.site("sites/other", "Other")
    scene.application.grant(other)
    text = settings_for(scene).replace("library: Documents", f"drive: {other.library('Documents').id}")
    (workspace / "publish.yaml").write_text(text, encoding="utf-8")
    done = publish(workspace, capsys, "--check")
    assert done.code == 3
    assert "publish.yaml:5:1: error SC506: The drive is the library 'Documents' of another site, at " in done.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("library: Documents", "library: Docs"),
            ":5:1: error SC506: The site has no document library 'Docs' that the",
        ),
        (("library: Documents", "drive: b!none"), ":5:1: error SC506: The tool could not find the document library"),
        (
            ("sites/performance", "sites/none"),
            ":4:1: error SC506: The tool could not find the site https://contoso.share",
        ),
        (
            ("//contoso.", "//fabrikam."),
            ":4:1: error SC506: fabrikam.sharepoint.com is no SharePoint of the directory ",
        ),
        (
            ("SHA256", "SHA265"),
            ":7:1: error SC506: The library 'Documents' has no column 'SHA265'. Did you mean 'SHA256'?",
        ),
        (("SHA256", "Zzzzzz"), ":7:1: error SC506: The library 'Documents' has no column 'Zzzzzz'. It has: Title, "),
        (
            ("SHA256", "Name"),
            ":7:1: error SC506: The library 'Documents' has no column 'Name'. Did you mean the internal ",
        ),
        (
            ("SHA256", "Modified"),
            ":7:1: error SC506: The column 'Modified' of the library 'Documents' cannot be filled in",
        ),
    ],
)
def test_what_is_not_there_has_its_line(
    workspace: Path, scene: Scene, capsys: Printed, change: tuple[str, str], said: str
) -> None:
    """What SharePoint does not have is told at the setting that names it."""
    (workspace / "publish.yaml").write_text(settings_for(scene).replace(*change), encoding="utf-8")
    done = publish(workspace, capsys, "--check")
    assert done.code == 3
    assert [problem[len("publish.yaml") :][: len(said)] for problem in done.problems] == [said]


def test_two_libraries_of_one_name_are_told_apart_by_their_drives(
    workspace: Path, scene: Scene, capsys: Printed
) -> None:
    """Where a name means two libraries, the settings have to name a drive."""
    shown: dict[str, object] = {
        "value": [{"id": id_, "name": "Documents", "webUrl": f"https://c/{id_}"} for id_ in ("one", "two")]
    }
    scene.server.faults.answer("GET", "/drives", 200, body=shown)
    done = publish(workspace, capsys, "--check")
    assert "2 libraries are called 'Documents': https://c/one and https://c/two." in done.err


@pytest.mark.parametrize("body", [{"value": [{"id": 1}]}, {"value": 7}])
def test_a_list_that_cannot_be_read_is_told(
    workspace: Path, scene: Scene, capsys: Printed, body: dict[str, object]
) -> None:
    """What a proxy answers in Graph's place is not taken for libraries."""
    scene.server.faults.answer("GET", "/drives", 200, body=body)
    assert "Microsoft Graph answered with a list that cannot be read." in publish(workspace, capsys, "--check").err


def test_a_list_goes_on_nowhere_else(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """A token is not sent to another address than Graph's own."""
    scene.server.faults.answer("GET", "/drives", 200, body={"value": [], "@odata.nextLink": "https://example.org/"})
    assert "Microsoft Graph sends on to another address than its own." in publish(workspace, capsys, "--check").err
    assert scene.server.strangers == []


def test_a_list_without_end_is_left(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """A list that sends on for ever is read for so many pages and no more."""
    again = "https://graph.microsoft.com/v1.0/sites/x/drives"
    scene.server.faults.answer("GET", "/drives", 200, body={"value": [], "@odata.nextLink": again}, times=99)
    assert "It has none." in publish(workspace, capsys, "--check").err


@pytest.mark.parametrize("path", ["Cabinet reports", "Cabinet reports/2022-23"])
def test_a_file_in_the_place_of_a_folder_is_told(workspace: Path, scene: Scene, capsys: Printed, path: str) -> None:
    """A file of the folder's name stops the publication before anything is sent."""
    scene.library.put(path, b"a file")
    done = publish(workspace, capsys)
    name = path.rpartition("/")[2]
    assert done.problems[0].startswith(f"publish.yaml:6:1: error SC506: '{name}' in the library 'Documents' is a file,")


def test_a_folder_in_the_place_of_a_file_is_told(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """A folder of a file's name stops the publication before anything is sent."""
    scene.library.put(f"{FOLDER}/scorecard.csv/x", b"a file")
    assert "'scorecard.csv' is a folder in the library. Rename it there." in publish(workspace, capsys).err
