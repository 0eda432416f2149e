"""Microsoft Graph as the server plays it: sites, libraries, folders, files, columns and versions."""

from __future__ import annotations

import pytest

from tests.sharepoint.server.calling import V1, Caller, call
from tests.sharepoint.server.library import OFFICER, Column, LockKind
from tests.sharepoint.server.names import SHAREPOINT
from tests.sharepoint.server.tenant import Right

BEHAVIOUR = "@microsoft.graph.conflictBehavior"


def test_a_site_is_found_by_its_address(caller: Caller) -> None:
    """And shows what was asked for."""
    answer = caller.get(f"/sites/{SHAREPOINT}:/sites/performance?$select=id,displayName")
    assert answer.json == {"id": caller.scene.site.id, "displayName": "Performance"}
    assert answer.headers["request-id"] == answer.headers["client-request-id"]


def test_the_root_site_has_the_host_alone(caller: Caller) -> None:
    """Without a path."""
    root = caller.scene.server.tenant.site("", "Contoso")
    caller.scene.application.grant(root)
    assert caller.get(f"/sites/{SHAREPOINT}?$select=id,webUrl").json == {
        "id": root.id,
        "webUrl": f"https://{SHAREPOINT}",
    }


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/sites/{host}:/sites/nowhere", 404, "itemNotFound"),
        ("/sites/nowhere", 404, "itemNotFound"),
        ("/sites/example.org:/sites/performance", 400, "invalidRequest"),
        ("/sites/{site}/lists/nothing/columns", 404, "itemNotFound"),
        ("/drives/nothing", 404, "itemNotFound"),
        ("{drive}/items/nothing", 404, "itemNotFound"),
        ("{drive}/root:/nothing.pdf", 404, "itemNotFound"),
        ("{drive}/root:/nothing/at/all.pdf", 404, "itemNotFound"),
    ],
)
def test_what_is_not_there_is_not_found(caller: Caller, path: str, status: int, code: str) -> None:
    """Which any client may meet, so it is not malformed."""
    words = {"{host}": SHAREPOINT, "{site}": caller.scene.site.id, "{drive}": caller.drive}
    for word, meant in words.items():
        path = path.replace(word, meant)
    answer = caller.get(path)
    assert (answer.status, answer.error[0]) == (status, code)
    assert caller.scene.server.malformed == []


@pytest.mark.parametrize(("right", "reads", "writes"), [("write", 200, 201), ("read", 200, 403), (None, 403, 403)])
def test_an_application_reaches_the_sites_that_it_was_granted(
    caller: Caller, right: Right | None, reads: int, writes: int
) -> None:
    """Sites.Selected: each site by itself, to read or to write."""
    caller.scene.application.grant(caller.scene.site, right)
    assert caller.get(f"/sites/{SHAREPOINT}:/sites/performance").status == reads
    assert caller.get(f"{caller.drive}/root").status == reads
    assert caller.put("a.txt", b"a", "fail").status == writes


def test_a_drive_tells_its_name_and_its_quota(caller: Caller) -> None:
    """All versions count."""
    caller.scene.library.quota = 10
    caller.scene.library.put("a.txt", b"abc")
    caller.scene.library.put("a.txt", b"abcd")
    drive = caller.get(caller.drive).json
    assert (drive["name"], drive["quota"]) == ("Documents", {"total": 10, "remaining": 3, "state": "normal"})
    assert caller.get(f"/sites/{caller.scene.site.id}/drive").json["id"] == caller.scene.library.id


def test_columns_are_told_by_either_address(caller: Caller) -> None:
    """With their internal and their shown names."""
    caller.scene.library.columns.append(Column("Report_x0020_date", "Report date", "dateTime"))
    answer = caller.get(f"{caller.drive}/list/columns?$select=name,displayName,readOnly,dateTime")
    shown = {str(column["name"]): column for column in answer.entries}
    assert shown["Report_x0020_date"] == {
        "name": "Report_x0020_date",
        "displayName": "Report date",
        "readOnly": False,
        "dateTime": {},
    }
    assert shown["Modified"]["readOnly"] is True
    list_id = caller.get(f"{caller.drive}/list?$select=id").json["id"]
    other = caller.get(
        f"/sites/{caller.scene.site.id}/lists/{list_id}/columns?$select=name,displayName,readOnly,dateTime"
    )
    assert other.entries == answer.entries


def test_a_file_is_told_by_path_or_id(caller: Caller) -> None:
    """Names are found in any case; a path is percent-encoded UTF-8."""
    caller.scene.library.put("2022-23 Q2/Résumé 50%.txt", b"abc")
    file = caller.get(f"{caller.drive}/root:/2022-23%20q2/r%C3%89sum%C3%A9%2050%25.txt").json
    assert (file["name"], file["size"], file["eTag"]) == (
        "Résumé 50%.txt",
        3,
        caller.scene.library.file("2022-23 Q2/Résumé 50%.txt").etag,
    )
    assert file["lastModifiedBy"] == {"user": {"id": OFFICER.id, "displayName": OFFICER.name}}
    assert caller.get(f"{caller.drive}/items/{file['id']}").json["eTag"] == file["eTag"]
    assert str(file["webUrl"]).endswith("/Documents/2022-23%20Q2/R%C3%A9sum%C3%A9%2050%25.txt")


def test_a_file_shows_what_was_asked_for(caller: Caller) -> None:
    """With columns that are expanded within it."""
    caller.scene.library.put("a.txt", b"abc")
    path = f"{caller.drive}/root:/a.txt:"
    caller.send("PATCH", f"{path}/listItem/fields", {"Quarter": "2022-23 Q2", "Status": "Final"})
    answer = caller.get(f"{path}?$select=id,name&$expand=listItem($select=id;$expand=fields($select=Quarter,SHA256))")
    item = caller.scene.library.file("a.txt")
    assert answer.json == {
        "id": item.id,
        "name": "a.txt",
        "listItem": {
            "@odata.etag": item.etag,
            "id": "1",
            "fields": {"@odata.etag": item.etag, "Quarter": "2022-23 Q2"},
        },
    }
    assert caller.get(f"{path}/listItem?$expand=fields").json["fields"] == caller.get(f"{path}/listItem/fields").json


def test_a_folder_shows_its_children(caller: Caller) -> None:
    """In one request with it, or by themselves."""
    caller.scene.library.put("Q2/a.txt", b"abc")
    folder = caller.get(f"{caller.drive}/root:/Q2?$select=folder,size&$expand=children($select=name)").json
    assert folder == {"folder": {"childCount": 1}, "size": 3, "children": [{"name": "a.txt"}]}
    assert caller.get(f"{caller.drive}/root:/Q2:/children?$select=name").entries == [{"name": "a.txt"}]
    assert caller.get(f"{caller.drive}/root").json["root"] == {}


@pytest.mark.parametrize(
    ("behaviour", "status", "names"),
    [(None, 409, ["Q2"]), ("fail", 409, ["Q2"]), ("replace", 201, ["Q2"]), ("rename", 201, ["Q2", "Q2 1"])],
)
def test_a_folder_whose_name_is_taken(caller: Caller, behaviour: str | None, status: int, names: list[str]) -> None:
    """Fails, is the one that is there, or gets another name."""
    caller.scene.library.folder("Q2")
    body = {"name": "Q2", "folder": {}} | ({BEHAVIOUR: behaviour} if behaviour else {})
    answer = caller.send("POST", f"{caller.drive}/root/children", body)
    assert (answer.status, list(caller.scene.library.tree())) == (status, names)


def test_a_folder_is_made_by_the_application(caller: Caller) -> None:
    """Within another."""
    caller.scene.library.folder("2022-23")
    answer = caller.send("POST", f"{caller.drive}/root:/2022-23:/children", {"name": "Q2", "folder": {}})
    assert (answer.status, answer.json["createdBy"]) == (
        201,
        {"application": {"id": caller.scene.application.client_id, "displayName": "Scorecard"}},
    )
    assert caller.scene.library.tree() == {"2022-23": None, "2022-23/Q2": None}


def test_a_file_is_downloaded_from_another_host(caller: Caller) -> None:
    """Without the token."""
    caller.scene.library.put("a.txt", b"abc")
    answer = caller.get(f"{caller.drive}/root:/a.txt:/content")
    assert (answer.status, answer.body) == (302, b"")
    assert answer.headers["location"].startswith(f"https://{SHAREPOINT}/")
    assert call("GET", answer.headers["location"]).body == b"abc"


@pytest.mark.parametrize(
    ("behaviour", "etag", "status", "tree"),
    [
        ("fail", None, 409, {"a.txt": b"old"}),
        ("rename", None, 201, {"a.txt": b"old", "a 2.txt": b"new", "a 1.txt": b"other"}),
        ("replace", "{now}", 200, {"a.txt": b"new"}),
        ("replace", "{content}", 200, {"a.txt": b"new"}),
        ("replace", '"{0-0},1"', 412, {"a.txt": b"old"}),
    ],
)
def test_a_file_whose_name_is_taken(
    caller: Caller, behaviour: str, etag: str | None, status: int, tree: dict[str, bytes]
) -> None:
    """Fails, gets the first free name, or replaces the file that the caller knows."""
    item = caller.scene.library.put("a.txt", b"old")
    other = {"a 1.txt": b"other"}
    caller.scene.library.put("a 1.txt", b"other")
    known = {"{now}": item.etag, "{content}": item.ctag}
    answer = caller.put("A.txt" if behaviour == "fail" else "a.txt", b"new", behaviour, known.get(etag or "", etag))
    assert (answer.status, caller.scene.library.tree()) == (status, tree | other)
    assert caller.scene.server.malformed == []


def test_a_file_is_replaced_by_its_id(caller: Caller) -> None:
    """Naming what is replaced."""
    item = caller.scene.library.put("a.txt", b"old")
    answer = call("PUT", f"{V1}{caller.drive}/items/{item.id}/content", caller.headers({"If-Match": item.etag}), b"new")
    assert (answer.status, item.content, answer.json["eTag"]) == (200, b"new", item.etag)
    assert answer.json["cTag"] == item.ctag


def test_a_file_that_has_gone_cannot_be_replaced(caller: Caller) -> None:
    """The precondition fails."""
    etag = caller.scene.library.put("a.txt", b"old").etag
    caller.scene.library.remove("a.txt")
    assert caller.put("a.txt", b"new", "replace", etag).error[0] == "resourceModified"


@pytest.mark.parametrize(("taken", "path"), [("Q2/a.txt", "Q2"), ("Q2", "Q2/a.txt")])
def test_a_file_does_not_take_the_place_of_a_folder(caller: Caller, taken: str, path: str) -> None:
    """Nor a folder that of a file."""
    item = caller.scene.library.put(taken, b"old")
    assert caller.put(path, b"new", "replace", (item.parent or item).etag if path == "Q2" else item.etag).status == 409


def test_a_missing_folder_is_not_made_on_the_way(caller: Caller) -> None:
    """This server is strict here."""
    assert caller.put("Q2/a.txt", b"new", "fail").status == 404


def test_each_change_makes_a_version(caller: Caller) -> None:
    """Of the content or of the columns; only the content moves the cTag."""
    caller.put("a.txt", b"one", "fail")
    item = caller.scene.library.file("a.txt")
    etag, ctag = item.etag, item.ctag
    answer = caller.send(
        "PATCH", f"{caller.drive}/items/{item.id}/listItem/fields", {"Status": "Final"}, {"If-Match": etag}
    )
    assert (answer.status, answer.json["Status"], answer.json["@odata.etag"]) == (200, "Final", item.etag)
    assert (item.etag != etag, item.ctag) == (True, ctag)
    caller.scene.library.put("a.txt", b"edited")
    versions = caller.get(f"{caller.drive}/items/{item.id}/versions?$select=id,size").entries
    assert versions == [{"id": "3.0", "size": 6}, {"id": "2.0", "size": 3}, {"id": "1.0", "size": 3}]
    assert [(version.kind, version.by.kind) for version in item.versions] == [
        ("upload", "application"),
        ("fields", "application"),
        ("upload", "user"),
    ]
    assert item.fields == {"Status": "Final"}


def test_a_column_may_be_emptied(caller: Caller) -> None:
    """By null; a column that was not set is not shown."""
    caller.scene.library.put("a.txt", b"a")
    path = f"{caller.drive}/root:/a.txt:/listItem/fields"
    caller.send("PATCH", path, {"Status": "Final"})
    assert caller.send("PATCH", path, {"Status": None}).json["Status"] is None


def test_columns_of_a_file_that_has_changed_are_left_alone(caller: Caller) -> None:
    """If the caller says what it knows."""
    caller.scene.library.put("a.txt", b"a")
    path = f"{caller.drive}/root:/a.txt:/listItem/fields"
    assert caller.send("PATCH", path, {"Status": "Final"}, {"If-Match": '"{0-0},1"'}).status == 412


@pytest.mark.parametrize("lock", ["open", "checked out", "label"])
def test_a_locked_file_is_not_changed(caller: Caller, lock: LockKind) -> None:
    """Neither its content nor its columns; it may be read."""
    item = caller.scene.library.put("a.txt", b"old")
    item.lock = lock
    assert caller.put("a.txt", b"new", "replace", item.etag).error[0] == "resourceLocked"
    answer = caller.send("PATCH", f"{caller.drive}/root:/a.txt:/listItem/fields", {"Status": "Final"})
    assert (answer.status, item.content, len(item.versions)) == (423, b"old", 1)
    assert caller.get(f"{caller.drive}/root:/a.txt").status == 200


def test_a_full_library_takes_no_more(caller: Caller) -> None:
    """With the code for it."""
    caller.scene.library.quota = 4
    answer = caller.put("a.txt", b"abcde", "fail")
    assert (answer.status, answer.error[0]) == (507, "quotaLimitReached")
    assert caller.put("a.txt", b"abcd", "fail").status == 201


def test_a_large_file_needs_a_session(caller: Caller) -> None:
    """Above the limit of a single request."""
    caller.scene.server.tenant.simple_limit = 4
    assert caller.put("a.txt", b"abcde", "fail").status == 413
