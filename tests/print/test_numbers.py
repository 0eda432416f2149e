"""No number is printed of an indicator that nothing explains."""

from __future__ import annotations

import dataclasses

from tests.print.cards import find_card
from tests.print.document import Document
from tests.print.explained import unexplained
from tests.print.finished import Finished
from tests.print.tables import detailed_row


def test_every_printed_number_is_explained(finished: Finished) -> None:
    """Each on card, row and first page stands in the machine's file or the catalogue, or is a difference of two."""
    faults = unexplained(finished)
    assert not faults, "\n".join(faults)


def test_a_number_of_its_own_is_found(finished: Finished) -> None:
    """A number more in the words of a card, or in a row of the detailed scorecard, is unexplained."""
    ref = finished.indicators[0]["ref"]
    card, row = find_card(finished.document, finished.indicators[0]), detailed_row(finished.document, ref)
    for block in (card.blocks[1], card.blocks[-1], row):
        more = dataclasses.replace(block, text=f"{block.text} 7,654,321")
        blocks = tuple(more if each is block else each for each in finished.document.blocks)
        changed = finished.changed(document=Document(finished.document.sheets, blocks))
        assert any(fault.startswith(ref) and "7654321" in fault for fault in unexplained(changed))
