"""Report -> one HTML page for the screen: the same words as the PDF, in one file that asks for no other.

Pictures and typefaces of the council's ``templates/`` are written into the page. It loads nothing from the network.
"""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import unquote

from scorecard.formats.parts import PICTURES
from scorecard.formats.templating import render
from scorecard.problems import Place, Problem
from scorecard.report import Report
from scorecard.workspace import Workspace

TEMPLATE = "report.html"
_KINDS = PICTURES | {".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf"}
# Words of officers are escaped: no tag, no attribute and no style sheet in a page is theirs.
_STYLES = re.compile(r'<style>.*?</style>|\sstyle="[^"]*"', re.DOTALL)
_TAGS = re.compile(
    r"<(?:img|link|script|source|video|audio|iframe|embed|object|input|use|image)\b[^>]*>", re.IGNORECASE
)
_IN_STYLE = re.compile(
    r"""/\*.*?\*/|(?P<before>\burl\(\s*|@import\s+(?!url))(?P<quote>["']?)(?P<address>.+?)(?P=quote)(?=\s*[);])""",
    re.DOTALL,
)
_IN_TAG = re.compile(
    r"""(?P<before>[\s"'](?:src|srcset|(?:xlink:)?href|data|poster)\s*=\s*)(?P<quote>["'])(?P<address>.*?)(?P=quote)""",
    re.IGNORECASE | re.DOTALL,
)


def write_html(report: Report, workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    """Write the report to ``path``; returns why it could not be made, and then writes nothing."""
    html, problems = render(TEMPLATE, report, workspace, "screen")
    if html is None:
        return problems
    loader = _Loader(workspace)
    html = _STYLES.sub(lambda found: _IN_STYLE.sub(loader.embedded, found[0]), html)
    html = _TAGS.sub(lambda found: _IN_TAG.sub(loader.embedded, found[0]), html)
    if not loader.problems:
        path.write_text(html, encoding="utf-8", newline="\n")
    return tuple(loader.problems)


class _Loader:
    """Puts files of ``templates/`` into the page, and keeps a problem for each address that cannot be."""

    def __init__(self, workspace: Workspace) -> None:
        """Take the workspace whose ``templates/`` the page may load from."""
        self._workspace = workspace
        self._folder = workspace.templates.resolve()
        self.problems: list[Problem] = []

    def embedded(self, found: re.Match[str]) -> str:
        """Return a reference to a file with what the file holds in place of its address."""
        address = found["address"]
        if address is None or address.startswith(("data:", "#")):  # a comment of a style sheet has none
            return found[0]
        path = (self._folder / unquote(address)).resolve()
        kind = _KINDS.get(path.suffix.lower())
        if kind is None or not path.is_relative_to(self._folder) or not path.is_file():
            self.problems.append(self._refused(address))
            return found[0]
        content = b64encode(path.read_bytes()).decode()
        return f"{found['before']}{found['quote']}data:{kind};base64,{content}{found['quote']}"

    def _refused(self, address: str) -> Problem:
        wrong = f"The page asks for {address}, which is no picture or typeface in templates/."
        remedy = "Put the file into templates/ and name it from there; a report loads nothing from the network."
        return Problem("SC401", Place(self._workspace.relative(self._workspace.templates)), wrong, remedy)
