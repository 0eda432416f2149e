"""What a PDF says, for comparison across machines: text page by page, outline, title, language, fonts and tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

GlyphNames = dict[int, str]

_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_CHARACTER = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def describe(path: Path) -> str:
    """Return everything about a PDF that does not depend on the machine, as text."""
    with pikepdf.open(path) as pdf:
        root: Any = pdf.Root
        head = [
            f"title: {pdf.docinfo.get('/Title', '')}",
            f"language: {root.get('/Lang', '')}",
            f"pages: {len(pdf.pages)}",
            f"fonts: {', '.join(sorted(_font_names(pdf)))}",
        ]
        outline = [f"{'  ' * depth}{title}" for depth, title in _outline(pdf)]
        tags = [f"{name} {count}" for name, count in sorted(_tags(root).items())]
        parts = [("document", head), ("outline", outline), ("tags", tags)]
        parts += [(f"page {number}", text) for number, text in enumerate(_pages(pdf), start=1)]
    return "\n".join(line for name, lines in parts for line in (f"==== {name} ====", *lines, "")) + "\n"


def page_lines(path: Path) -> list[list[str]]:
    """Return the runs of text of each page, in the order in which they are read."""
    with pikepdf.open(path) as pdf:
        return list(_pages(pdf))


def _pages(pdf: pikepdf.Pdf) -> Iterator[list[str]]:
    fonts: dict[tuple[int, int], GlyphNames] = {}
    for page in pdf.pages:
        yield [line for line in _runs(page.obj, fonts) if line.strip()]


def _runs(holder: Any, fonts: dict[tuple[int, int], GlyphNames]) -> Iterator[str]:  # noqa: ANN401  reason: a PDF object
    """Yield the text between each BT and ET of a page or of a form that it draws."""
    resources = holder.get("/Resources", {})
    names: GlyphNames = {}
    run: list[str] = []
    for instruction in pikepdf.parse_content_stream(holder):
        operands = instruction.operands
        match str(instruction.operator):
            case "Tf":
                font = resources["/Font"][str(operands[0])]
                names = fonts.setdefault(font.objgen, {}) or fonts[font.objgen]
                if not names:
                    names.update(_glyph_names(font))
            case "Tj" | "TJ":
                run += [_decoded(part, names) for part in _strings(operands[0])]
            case "ET":
                yield "".join(run)
                run = []
            case "Do":
                drawn = resources["/XObject"][str(operands[0])]
                if drawn.get("/Subtype") == "/Form":
                    yield from _runs(drawn, fonts)


def _strings(operand: Any) -> Iterator[bytes]:  # noqa: ANN401  reason: a PDF object
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    yield from (bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _decoded(code: bytes, names: GlyphNames) -> str:
    glyphs = (int.from_bytes(code[at : at + 2], "big") for at in range(0, len(code), 2))
    return "".join(names.get(glyph, "�") for glyph in glyphs)


def _glyph_names(font: Any) -> GlyphNames:  # noqa: ANN401  reason: a PDF object
    """Return what each glyph of a font stands for."""
    table = font["/ToUnicode"].read_bytes().decode("latin-1")
    names: GlyphNames = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, text in _CHARACTER.findall(block):
            names[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in _RANGE.findall(block):
            for step, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                names[glyph] = chr(int(text, 16) + step)
    return names


def _font_names(pdf: pikepdf.Pdf) -> set[str]:
    """Return the names of the embedded fonts, without the mark of a subset."""
    fonts = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font")
    return {re.sub(r"^/?[A-Z]{6}\+", "", str(font["/BaseFont"])).lstrip("/") for font in fonts if "/BaseFont" in font}


def _outline(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    def walk(items: Any, depth: int) -> Iterator[tuple[int, str]]:  # noqa: ANN401  reason: outline items
        for item in items:
            yield depth, item.title
            yield from walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        yield from walk(outline.root, 0)


def _tags(root: Any) -> Counter[str]:  # noqa: ANN401  reason: a PDF object
    """Return how many elements of each kind the tag tree has."""
    counted: Counter[str] = Counter()
    waiting = [root["/StructTreeRoot"]] if "/StructTreeRoot" in root else []
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            counted[str(element["/S"]).lstrip("/")] += 1
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return counted
