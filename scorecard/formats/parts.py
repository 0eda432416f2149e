"""What templates may call to place a chart, a style sheet or a picture in a page; nothing is fetched from elsewhere."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path

from markupsafe import Markup

from scorecard.charts import ChartKind, TallyBar, draw
from scorecard.charts.tally import Form, Share
from scorecard.rating import Rating
from scorecard.report.model import Tally

PICTURES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
THEME = "theme.css"


class PartError(ValueError):
    """A page asks for a file that it may not have or that is not there; the message is a sentence."""


class Parts:
    """The functions of a template, with the folders that they may read."""

    def __init__(self, own: Path, packaged: Path) -> None:
        """Take the council's ``templates/`` and the packaged defaults."""
        self._own = own.resolve()
        self._packaged = packaged

    def chart(self, chart: ChartKind, width: float | None = None, height: float | None = None) -> Markup:
        """Return a chart as the address of an ``img``: SVG in a data URI; ``width`` and ``height`` in millimetres."""
        drawn = draw(chart, size=(width, height) if width and height else None)
        return _data(drawn.encode(), "image/svg+xml")

    def tally_bar(self, counted: Tally, scale: int | None = None) -> TallyBar:
        """Return the bar of a tally: met, just missed, missed, no colour, in arrears; with the report's own words.

        ``scale`` is the largest total among bars that are to be compared by their lengths.
        """
        words = {count.rating: count.word for count in counted.counts}
        numbers = {count.rating: count.number for count in counted.counts}
        met = numbers[Rating.GREEN] + numbers[Rating.EXCEEDED]
        shares = (
            Share(words[Rating.GREEN], met, Form.CIRCLE),
            Share(words[Rating.AMBER], numbers[Rating.AMBER], Form.TRIANGLE),
            Share(words[Rating.RED], numbers[Rating.RED], Form.DIAMOND),
            Share("No colour", counted.total - counted.rated - counted.in_arrears, Form.SQUARE),
            Share("In arrears", counted.in_arrears, Form.RING),
        )
        return TallyBar(counted.name, shares, scale)

    def stylesheet(self, name: str) -> Markup:
        """Return a style sheet as text: the council's of that name, else the packaged one; its theme may be absent."""
        is_own = (self._own / name).is_file()
        if name == THEME and not is_own:
            return Markup()
        folder = self._own if is_own else self._packaged / "css"
        path = (folder / name).resolve()
        if not path.is_relative_to(folder):
            raise PartError(f"The style sheet '{name}' lies outside its folder. Put it into templates/{THEME}.")
        return Markup(_text(path, name).replace("</", "<\\/"))  # noqa: S704  reason: a style sheet of the workspace or ours

    def picture(self, name: str) -> Markup:
        """Return a picture from the council's ``templates/`` as a data URI."""
        path = (self._own / name).resolve()
        kind = PICTURES.get(path.suffix.lower())
        if kind is None or not path.is_relative_to(self._own) or not path.is_file():
            raise PartError(f"There is no picture '{name}' in templates/. It must be an svg, png or jpg file there.")
        return _data(path.read_bytes(), kind)


def integrity(script: str) -> str:
    """Return the fingerprint by which a page's policy allows a script."""
    return f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _data(content: bytes, kind: str) -> Markup:
    return Markup(f"data:{kind};base64,{b64encode(content).decode()}")  # noqa: S704  reason: base64 has no markup


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PartError(f"The style sheet '{name}' cannot be read. Save it as UTF-8 text.") from error
