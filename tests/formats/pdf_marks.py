"""The marked content of a page: what belongs to a tag, and what is furniture."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf


def marks(holder: pikepdf.Page | pikepdf.Object) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the tag of each marked piece and what is said of it, in the order of painting.

    The margins of a page are a form that the page paints first.
    """
    resources = holder["/Resources"]
    for each in pikepdf.parse_content_stream(holder):
        if str(each.operator) == "BDC":
            yield str(each.operands[0]), {name: str(value) for name, value in each.operands[1].items()}
        elif str(each.operator) == "Do" and _is_form(form := resources["/XObject"][str(each.operands[0])]):
            yield from marks(form)


def _is_form(painted: pikepdf.Object) -> bool:
    return str(painted["/Subtype"]) == "/Form"
