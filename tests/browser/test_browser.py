"""The HTML page in Chromium: no fault that axe knows, no request, no sideways scrolling, all of it by keyboard.

Looked at 320 and 1,280 pixels wide, light and dark, filtered and whole, with every part opened.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from scorecard.formats.html import write_html
from tests.browser.pages import HERE, WHOLE, Page, audit, page, starter

CHROMIUM = Path("/usr/bin/chromium")
MISSING = (
    None
    if CHROMIUM.is_file() and shutil.which("node") and (HERE / "node_modules").is_dir()
    else "needs a browser: apt-get install chromium nodejs npm, then npm ci --prefix tests/browser"
)
pytestmark = pytest.mark.skipif(MISSING is not None, reason=MISSING or "")


@pytest.fixture(scope="module", params=WHOLE)
def shown(request: pytest.FixtureRequest) -> Page:
    """Return each of the pages in turn."""
    return page(request.param)


def test_axe_finds_no_fault(shown: Page) -> None:
    """WCAG 2.2 AA and good practice, as far as a machine can tell, contrast in the dark included."""
    assert shown.found["violations"] == []


def test_a_page_asks_the_network_for_nothing(shown: Page) -> None:
    """Nothing is requested but the file itself, and nothing was refused by the page's own policy."""
    assert shown.found["requests"] == []
    assert shown.found["messages"] == []


def test_no_page_scrolls_sideways(shown: Page) -> None:
    """At 320 pixels, which is 1,280 at 400%, and with the text spacing that a reader may set."""
    assert shown.found["overflow"] == []


def test_the_keyboard_reaches_everything(shown: Page) -> None:
    """The way past the contents comes first; then each control, table that scrolls, part that opens, and link."""
    stops = shown.found["keyboard"]["stops"]
    kinds = Counter(stop["kind"] for stop in stops)
    expected = shown.found["keyboard"]["expected"]
    assert stops[0]["name"] == "Skip to the report"
    assert {kind: kinds[kind] for kind in expected} == expected
    assert all(expected.values())
    assert shown.found["skip"]


def test_the_focus_is_always_seen(shown: Page) -> None:
    """No stop of the tab key is without its outline or out of sight."""
    stops = shown.found["keyboard"]["stops"]
    assert [stop["name"] for stop in stops if not (stop["outlined"] and stop["seen"])] == []


def test_a_filter_shows_what_matches_and_says_how_many(shown: Page) -> None:
    """Cards and rows are those of the report for each choice, and the status gives their number.

    Where all measures are of one directorate or priority, there is nothing to choose.
    """
    entries = shown.report.entries
    total = len(entries)
    counts = {
        "rating": Counter(entry.rating.value for entry in entries),
        "directorate": Counter(entry.indicator.directorate for entry in entries),
        "priority": Counter(entry.indicator.priority for entry in entries),
    }
    offered = {by: {each["value"] for each in shown.found["filters"] if each["by"] == by} for by in counts}
    assert offered == {by: {"", *count} if by == "rating" or len(count) > 1 else set() for by, count in counts.items()}
    for each in shown.found["filters"]:
        number = counts[each["by"]][each["value"]] if each["value"] else total
        assert (each["cards"], each["rows"]) == (number, number), each
        status = f"Showing {number} of {total} measures." if each["value"] else f"Showing all {total} measures."
        assert each["status"] == status


@pytest.mark.parametrize("name", ["sample", "starter"])
def test_what_a_filter_hides_comes_back(name: str) -> None:
    """A link to a hidden measure brings it back, and a print has every measure."""
    hidden = page(name).found["hidden"]
    assert hidden == {"hidden": True, "back": True, "printed": len(page(name).report.entries)}


def test_without_a_script_everything_is_there_to_read(shown: Page) -> None:
    """Every card shows; the filter, which could do nothing, does not."""
    assert shown.found["withoutScript"] == {"cards": len(shown.report.entries), "filter": False}


def test_ratings_keep_their_shapes_in_the_readers_own_colours(shown: Page) -> None:
    """Each shape is drawn, and no two ratings share one."""
    shapes = shown.found["shapes"]
    assert [shape["word"] for shape in shapes] == [word for _, word, _ in shown.report.guide.ratings]
    assert all(shape["standsOut"] for shape in shapes)
    assert len({shape["form"] for shape in shapes}) == len(shapes)


def test_a_covering_report_alone_has_no_fault() -> None:
    """It has no measures, and so no filter; what is left works as before."""
    found = page("covering").found
    assert (found["violations"], found["messages"], found["overflow"], found["filters"]) == ([], [], [], [])
    assert found["skip"]


def test_a_fault_is_found(tmp_path: Path) -> None:
    """Pale text that is too wide, a picture without words and from elsewhere: the audit sees each."""
    report, workspace = starter()
    spoilt = tmp_path / "spoilt.html"
    assert write_html(report, workspace, spoilt) == ()
    pale = '<p style="color: #ccc; width: 500px; max-width: none">Pale</p>'
    picture = '<img src="https://example.invalid/a.png">'
    html = spoilt.read_text(encoding="utf-8")
    spoilt.write_text(html.replace("<main", f"{pale}{picture}<main", 1), encoding="utf-8")
    found = audit(spoilt)
    assert {"color-contrast", "image-alt"} <= {each["id"] for each in found["violations"]}
    assert {each["width"] for each in found["overflow"]} == {320}
    assert any("Content Security Policy" in message for message in found["messages"])
