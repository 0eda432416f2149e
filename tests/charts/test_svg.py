"""The renderer, and what WeasyPrint makes of its drawings."""

from __future__ import annotations

import base64
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest
from weasyprint import HTML

from scorecard.charts.canvas import Canvas
from scorecard.charts.style import FONTS, Ink, Typeface
from scorecard.charts.svg import number
from scorecard.charts.trend import draw

from .examples import HALF_YEAR, LAST_YEAR, chart, elements, texts


@pytest.mark.parametrize(
    ("value", "text"), [(1, "1"), (100, "100"), (1.5, "1.5"), (2.346, "2.35"), (-0.001, "0"), (-2.5, "-2.5")]
)
def test_coordinates_are_short(value: float, text: str) -> None:
    """A coordinate has two decimals at most, no trailing zero, and no negative zero."""
    assert number(value) == text


def test_words_are_escaped() -> None:
    """Words that could be read as markup stay words."""
    canvas = Canvas(20, 10, Typeface(family='Sans "3" & <Co>'))
    canvas.text(1, 1, "<b>&", Ink())
    assert texts(canvas.svg()) == ["<b>&"]


def test_neighbours_of_one_style_are_joined() -> None:
    """Marks of one style become one path, labels of one style and height one text."""
    canvas = Canvas(20, 10, Typeface())
    canvas.line([(0, 0), (9, 9)], "#000000", 1)
    canvas.line([(0, 9), (9, 0)], "#000000", 1)
    canvas.text(1, 1, "Q1", Ink())
    canvas.text(20, 1, "Q2", Ink())
    canvas.text(20, 9, "Q3", Ink())
    path, row, single = elements(canvas.svg())
    assert (path.get("d") or "").count("M") == 2
    assert row.text == "Q1 Q2"
    assert len((row.get("x") or "").split()) == len("Q1 Q2")
    assert (single.get("x"), single.text) == ("20", "Q3")


def test_weasyprint_sets_charts_in_the_shipped_font() -> None:
    """A chart shown as an image prints in the page's own typeface, which is embedded, and in no other."""
    image = base64.b64encode(draw(chart(HALF_YEAR, LAST_YEAR, 75)).encode()).decode()
    faces = "".join(
        f"@font-face {{ font-family: Inter; font-weight: {weight}; src: url({(FONTS / name).as_uri()}) }}"
        for weight, name in ((400, "Inter-Regular.ttf"), (600, "Inter-SemiBold.ttf"))
    )
    page = f'<style>{faces}</style><img alt="" src="data:image/svg+xml;base64,{image}">'
    with pikepdf.open(BytesIO(HTML(string=page).write_pdf())) as pdf:
        fonts = pdf.pages[0].Resources.Font
        names = {str(font.BaseFont).split("+")[-1] for font in fonts.as_dict().values()}
    assert names == {"Inter", "Inter-Semi-Bold"}


def test_charts_are_light_to_import() -> None:
    """Data and words need no matplotlib; drawing needs neither pyplot nor a Figure, pandas or openpyxl."""
    script = (
        "import sys, scorecard.charts\n"
        "assert 'matplotlib' not in sys.modules\n"
        "import scorecard.charts.trend_picture, scorecard.charts.tally_picture, scorecard.charts.control_picture\n"
        "heavy = {'matplotlib.pyplot', 'matplotlib.figure', 'pandas', 'openpyxl'}\n"
        "assert not heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
