"""Lists as the server gives them: page by page, each with the address of the next."""

from __future__ import annotations

from tests.sharepoint.server.calling import Caller


def test_a_list_comes_in_pages(caller: Caller) -> None:
    """Whose next address is followed until there is none."""
    caller.scene.server.tenant.page_size = 2
    for name in ("Reports", "Papers", "Minutes", "Photos"):
        caller.scene.site.library(name)
    url, names = f"/sites/{caller.scene.site.id}/drives?$select=name", []
    while url:
        page = caller.get(url)
        names.append([entry["name"] for entry in page.entries])
        url = str(page.json.get("@odata.nextLink", ""))
    assert names == [["Documents", "Reports"], ["Papers", "Minutes"], ["Photos"]]


def test_a_page_may_be_made_smaller(caller: Caller) -> None:
    """By $top."""
    for name in ("a.txt", "b.txt", "c.txt"):
        caller.scene.library.put(name, b"")
    page = caller.get(f"{caller.drive}/root/children?$top=2&$select=name")
    assert page.entries == [{"name": "a.txt"}, {"name": "b.txt"}]
    assert caller.get(str(page.json["@odata.nextLink"])).entries == [{"name": "c.txt"}]


def test_the_address_of_a_page_is_used_as_it_was_given(caller: Caller) -> None:
    """It cannot be put together."""
    caller.scene.library.put("a.txt", b"")
    caller.scene.library.put("b.txt", b"")
    link = str(caller.get(f"{caller.drive}/root/children?$top=1").json["@odata.nextLink"])
    assert caller.get(link.replace("$top=1", "$top=2")).status == 400
