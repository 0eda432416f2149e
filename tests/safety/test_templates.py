"""Templates, styles and pictures of the council that try to leave their folder, call somebody, or never end."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from scorecard.formats import templating
from tests.real_workspace import Outcome, small_workspace
from tests.safety.bounds import bounded
from tests.safety.hostile import QUARTER

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="time and memory are bounded as on Linux")
_OUTPUTS = Path("outputs", QUARTER)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a small workspace with a file beside it that nobody may read."""
    workspace = small_workspace(tmp_path / "workspace")
    (workspace / "templates").mkdir()
    for suffix in ("html", "css", "svg", "yaml"):
        (tmp_path / f"secret.{suffix}").write_text("SECRET", encoding="utf-8")
    return workspace


@pytest.fixture
def callers() -> Iterator[socket.socket]:
    """Return a port of this machine on which nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)  # noqa: FBT003  reason: the library's signature
        yield server


def run(workspace: Path, page: str, only: str = "html") -> Outcome:
    """Write a page and make the report, within bounds."""
    (workspace / "templates/report.html").write_text(page, encoding="utf-8")
    return bounded(workspace, "run", QUARTER, "--only", only)


def assert_refused(done: Outcome, workspace: Path) -> None:
    """Check that a sentence was given, nothing was written, and no secret told."""
    assert done.code == 1, done.stderr[-2000:]
    assert "error SC401: " in done.stderr
    assert "Traceback" not in done.stderr
    assert "SECRET" not in done.stderr
    assert not (workspace / _OUTPUTS).exists()


@pytest.mark.parametrize(
    "expression",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self._TemplateReference__context }}",
        "{{ lipsum.__globals__ }}",
        "{{ (report | attr('__class__')).__init__ }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(report) }}",
        "{{ '%(x)s' | format(x=report.__class__) }}",
        "{{ [report] | map(attribute='__class__.__mro__') | list }}",
        "{{ chart.__self__._own }}",
        "{{ picture.__func__.__globals__ }}",
        "{{ report.entries.append(1) }}",
        "{% set report.title = 'x' %}",
        "{% include '../../secret.html' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'default/../../secret.html' %}",
        "{% extends 'file:///etc/passwd' %}",
        "{% import '..\\\\secret.html' as x %}",
        "{{ stylesheet('../../secret.css') }}",
        "{{ stylesheet('/etc/passwd') }}",
        "{{ picture('../../secret.svg') }}",
        "{{ picture('/etc/passwd') }}",
    ],
)
def test_a_page_that_reaches_out_is_refused(workspace: Path, expression: str) -> None:
    """Into Python, or into another folder: a sentence, and nothing is written."""
    assert_refused(run(workspace, expression), workspace)


@pytest.mark.parametrize(
    "expression",
    [
        "{{ 'a' * 10**9 }}",
        "{{ [1] * 10**9 }}",
        "{{ 10**9 * 'a' }}",
        "{{ 10**(10**10) }}",
        "{{ '%999999999d' % 1 ~ '%999999999d' % 1 }}",
        "{{ '{:>999999999}{:>999999999}'.format(1, 2) }}",
        "{{ 'a'.center(9**10) }}",
        "{{ 'a' | center(9**10) }}",
        "{% for i in range(10**9) %}a{% endfor %}",
        "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x=9) %}{% for i in range(90) %}{% set n.x = n.x * n.x %}{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'report.html' %}",
        "{% for i in range(99999) %}<p>a</p>{% endfor %}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    ],
)
def test_a_page_without_end_is_refused(workspace: Path, expression: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that multiplies, repeats or calls itself beyond what a report needs, in bounded time and memory."""
    monkeypatch.setattr(templating, "_SECONDS", 2)
    assert_refused(run(workspace, expression), workspace)


@pytest.mark.parametrize(
    "name", ["page.html", "theme.css", "mark.svg", "wording.yaml", "report.html", "components/card.html"]
)
@pytest.mark.parametrize("draft", [[], ["--draft"]])
def test_a_link_out_of_the_workspace_is_refused(workspace: Path, name: str, draft: list[str]) -> None:
    """Whatever it is called; not even a draft reads it."""
    path = workspace / "templates" / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(workspace.parent / f"secret{path.suffix}")
    done = bounded(workspace, "run", QUARTER, "--only", "html", *draft)
    assert f"{path.name} is not read: it leads out of the workspace." in done.stderr
    assert "SECRET" not in done.stderr
    assert not (workspace / _OUTPUTS).exists() or (draft and name == "wording.yaml")


def test_a_folder_that_leads_out_is_refused(workspace: Path) -> None:
    """The whole of templates/ may be a link."""
    (workspace / "templates").rmdir()
    (workspace / "templates").symlink_to(workspace.parent)
    done = bounded(workspace, "run", QUARTER, "--only", "html")
    assert done.code == 1
    assert "templates is not read: it leads out of the workspace." in done.stderr


@pytest.mark.parametrize("name", ["page.html", "theme.css", "mark.svg", "notes.txt"])
def test_a_pipe_among_the_templates_is_refused(workspace: Path, name: str) -> None:
    """Nobody waits for somebody to write into it."""
    os.mkfifo(workspace / "templates" / name)
    done = bounded(workspace, "run", QUARTER, "--only", "html")
    assert done.code == 1
    assert f"{name} is not read: it is a folder, a pipe or a device, and no file." in done.stderr


STYLES = (
    "@import url({});",
    "@import '{}';",
    "body {{ background: url({}) }}",
    "@font-face {{ font-family: Inter; src: url('{}') }}",
    "p {{ list-style-image: url({}); display: list-item }}",
    ".council::before {{ content: url({}) }}",
)
MARKUP = (
    '<img src="{}" alt="">',
    "<img src={} alt=''>",
    '<IMG SRC="{}" ALT="">',
    "<img\nsrc = '{}' alt=''>",
    '<img alt=""src="{}">',
    '<iframe src="{}"></iframe>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">Look</a>',
    '<svg width="9" height="9"><image href="{}"/></svg>',
    '<svg width="9" height="9"><use xlink:href="{}#x"/></svg>',
    '<p style="background: url({})">Look</p>',
)
ADDRESSES = (
    "file:///etc/passwd?{}",
    "http://127.0.0.1:{port}/{}.png",
    "//127.0.0.1:{port}/{}.svg",
    "../../secret.svg?{}",
)


def asked(pieces: tuple[str, ...], address: str, server: socket.socket) -> str:
    """Return pieces that each ask for an address of its own, which ends with its number in brackets."""
    port = str(server.getsockname()[1])
    return "".join(
        piece.format(address.replace("{port}", port).replace("{}", f"n{number}n"))
        for number, piece in enumerate(pieces)
    )


def told(done: Outcome) -> set[int]:
    """Return the numbers of the addresses that a run says it was asked for."""
    return {int(number) for number in re.findall("n([0-9]+)n", done.stderr)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_style_that_asks_for_something_gets_nothing(workspace: Path, callers: socket.socket, address: str) -> None:
    """Neither a file outside nor an answer from the network: a sentence for each."""
    (workspace / "templates/theme.css").write_text(asked(STYLES, address, callers), encoding="utf-8")
    done = run(workspace, '{% extends "default/report.html" %}', "html,pdf")
    assert_refused(done, workspace)
    assert told(done) == set(range(len(STYLES)))
    with pytest.raises(BlockingIOError):
        callers.accept()


@pytest.mark.parametrize(("only", "missed"), [("pdf", {5, 12}), ("html", {1, 10})])
@pytest.mark.parametrize("address", ADDRESSES[:2])
def test_markup_that_asks_for_something_gets_nothing(
    workspace: Path, callers: socket.socket, address: str, only: str, missed: set[int]
) -> None:
    """Neither in the PDF nor in the page: a sentence for each that they would load.

    Frames and parts of other pictures are not drawn in a PDF, and a link to be attached is a link on a page.
    """
    page = '{% extends "default/report.html" %}{% block crest %}' + asked(MARKUP, address, callers) + "{% endblock %}"
    done = run(workspace, page, only)
    assert_refused(done, workspace)
    assert set(range(len(MARKUP))) - told(done) == missed
    with pytest.raises(BlockingIOError):
        callers.accept()


PICTURES = (
    '<image href="file:///etc/passwd" width="9" height="9"/>',
    '<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
    '<use href="file:///etc/passwd#x"/>',
    "<style>@import url(file:///etc/passwd);</style>",
    "<script>alert(1)</script><text>&x;</text>",
    "<foreignObject><iframe src='file:///etc/passwd'/></foreignObject>",
)


@pytest.mark.parametrize("pictures", [PICTURES[:2], PICTURES[2:]], ids=["refused", "harmless"])
def test_a_picture_brings_nothing_in(workspace: Path, pictures: tuple[str, ...]) -> None:
    """Its references to pictures are refused; its other references, entities and scripts do nothing."""
    for number, picture in enumerate(pictures):
        head = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' if "&x;" in picture else ""
        svg = f'{head}<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{picture}</svg>'
        (workspace / f"templates/{number}.svg").write_text(svg, encoding="utf-8")
    shown = "".join(f"<img src=\"{{{{ picture('{number}.svg') }}}}\" alt=''>" for number in range(len(pictures)))
    done = run(workspace, '{% extends "default/report.html" %}{% block crest %}' + shown + "{% endblock %}", "html,pdf")
    if pictures is PICTURES[2:] or done.code == 0:
        assert nothing_got_in(workspace)
    else:
        assert_refused(done, workspace)


def nothing_got_in(workspace: Path) -> bool:
    """Whether a report holds nothing of a file of the system, neither as text nor attached."""
    secret = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0]
    html = (workspace / _OUTPUTS / "cabinet-report.html").read_text(encoding="utf-8")
    with pikepdf.open(workspace / _OUTPUTS / "cabinet-report.pdf") as pdf:
        attached = list(pdf.attachments)
        streams = b"".join(
            each.read_bytes()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and "/Filter" in each and each.get("/Filter") == "/FlateDecode"
        )
    return secret not in html and secret.encode() not in streams and attached == ["scorecard.csv"]
