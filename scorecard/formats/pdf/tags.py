"""Mends the tags that WeasyPrint 70 writes, before the file is written, so that the PDF is PDF/UA-1 in fact.

What it lacks: the scope of header cells, unique ids of header cells and their tree, the place of figures in PDF units,
page margins marked as artifacts, a link's text as its description, and the PDF/UA identifier beside PDF/A's.
Source: ISO 14289-1; ISO 32000-1 sections 14.7 and 14.8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import pydyf  # type: ignore[import-untyped]  # reason: it has no types

from scorecard.formats.pdf.metadata import declare, list_files_once

# WeasyPrint and pydyf have no types: a laid-out document, a file, a dictionary of it.
Document: TypeAlias = Any
Pdf: TypeAlias = Any
Element: TypeAlias = Any

POINTS_PER_PIXEL = 0.75
_UNDER_THE_PAGE = 0  # the number of what is painted first: of a draft, the mark behind everything else


def mend(document: Document, pdf: Pdf, *, name: str = "header", draft: bool = False, digest: str = "") -> None:
    """Mend a document's tags; called by WeasyPrint as its finisher.

    ``name`` leads the ids, so that documents can be bound into one; a ``draft`` has a mark behind its pages;
    ``digest`` is that of the manifest.
    """
    elements = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]
    _scope_headers(elements, pdf)
    _number_headers(elements, pdf, name)
    _place_figures(elements, document, pdf)
    _describe_links(document)
    _free_margins(elements, pdf, draft=draft)
    list_files_once(pdf)
    declare(pdf, digest)


def _scope_headers(elements: Iterable[Element], pdf: Pdf) -> None:
    """Give each header cell its scope: columns in the head of a table, rows in its body."""
    for element in elements:
        if element["S"] == "/TH":
            group = _at(pdf, _at(pdf, element["P"])["P"])
            element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _number_headers(elements: Iterable[Element], pdf: Pdf, name: str) -> None:
    """Make the ids of header cells unique and list them in the tree of ids.

    A table that runs over pages repeats its ids. Data cells hold the same objects, so they follow.
    """
    names = pydyf.Array()
    headers = [element for element in elements if "ID" in element]
    for number, element in enumerate(headers):
        element["ID"].string = f"{name}-{number:06d}"
        names.extend((element["ID"], element.reference))
    if names:
        root = _at(pdf, pdf.catalog["StructTreeRoot"])
        leaf = pydyf.Dictionary({"Names": names, "Limits": pydyf.Array((names[0], names[-2]))})
        pdf.add_object(leaf)
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})


def _place_figures(elements: Iterable[Element], document: Document, pdf: Pdf) -> None:
    """Turn each figure's place from pixels below the top into points above the bottom of its page."""
    heights = dict(zip(pdf.page_references, (page.height for page in document.pages), strict=True))
    for element in elements:
        if element["S"] == "/Figure":
            left, top, right, bottom = element["A"]["BBox"]
            height = heights[element["Pg"]]
            box = (left, height - bottom, right, height - top)
            element["A"]["BBox"] = pydyf.Array([round(POINTS_PER_PIXEL * value, 2) for value in box])


def _describe_links(document: Document) -> None:
    """Describe each link by its own words in place of its address."""
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001  reason: WeasyPrint keeps the boxes nowhere else
            annotation = getattr(box, "link_annotation", None)
            if annotation:
                words = " ".join("".join(box.element.itertext()).split())
                annotation["Contents"] = pydyf.String(words or annotation["Contents"].string)


def _free_margins(elements: Iterable[Element], pdf: Pdf, *, draft: bool) -> None:
    """Mark what stands in page margins as artifacts: it has tags, but they hang on no tree."""
    reached = {id(element) for element in _reachable(pdf)}
    numbers: dict[bytes, set[int]] = {}
    for element in elements:
        if id(element) not in reached:
            numbers.setdefault(element["Pg"], set()).update(kid for kid in element["K"] if isinstance(kid, int))
    parents = _at(pdf, _at(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for reference, free in numbers.items():
        page = _at(pdf, reference)
        _as_artifacts(_at(pdf, page["Contents"]).stream, free, draft=draft)
        for number in free:
            parents[2 * page["StructParents"] + 1][number] = "null"


def _reachable(pdf: Pdf) -> Iterator[Element]:
    """Yield every element of the structure tree."""
    waiting = list(_at(pdf, pdf.catalog["StructTreeRoot"])["K"])
    while waiting:
        kid = waiting.pop()
        element = None if isinstance(kid, int) else _at(pdf, kid)
        if element is not None and element.get("Type") == "/StructElem":
            yield element
            waiting.extend(element["K"])


def _as_artifacts(stream: list[Any], numbers: set[int], *, draft: bool) -> None:
    """Turn pieces of marked content, which a tag and a dictionary with their number open, into artifacts."""
    for place, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in numbers:
            watermark = {"Subtype": "/Watermark"} if draft and item["MCID"] == _UNDER_THE_PAGE else {}
            stream[place - 1] = "/Artifact"
            stream[place] = pydyf.Dictionary({"Type": "/Pagination", **watermark})


def _at(pdf: Pdf, reference: bytes) -> Element:
    """Return the object that a reference such as ``b"12 0 R"`` names."""
    return pdf.objects[int(reference.split()[0])]
