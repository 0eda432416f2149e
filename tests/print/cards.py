"""Where a card must say what ``scorecard.json`` says of its indicator, and what is missing from there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from tests.print.document import Block, Document, says, squeeze, torn

Data: TypeAlias = dict[str, Any]  # an indicator of scorecard.json

RATINGS = {
    "exceeded": "Well above target",
    "green": "On target",
    "amber": "Just off target",
    "red": "Off target",
    "no_target": "No target",
    "not_rated": "Not rated",
    "no_data": "No data",
    "not_due": "Not due",
    "suppressed": "Suppressed",
}
COLOURS = ("exceeded", "green", "amber", "red")
_LAST_MONTHS = {1: "June", 2: "September", 3: "December", 4: "March"}


@dataclass(frozen=True)
class Card:
    """What is read out between an indicator's heading and the next heading."""

    blocks: tuple[Block, ...]

    @property
    def heading(self) -> str:
        """The card's heading."""
        return self.blocks[0].text

    @property
    def words(self) -> str:
        """Everything under the heading but the picture, a block on each line."""
        return "\n".join(block.text for block in self.blocks[1:] if block.kind != "figure")

    @property
    def picture(self) -> str:
        """The alternative text of the chart, empty where there is none."""
        return " ".join(block.text for block in self.blocks if block.kind == "figure")

    def beside(self, label: str) -> str:
        """Return the rows that begin with a label, with it."""
        start = squeeze(label)
        return "\n".join(row.text for row in self.blocks if row.kind == "row" and squeeze(row.text).startswith(start))

    def together(self, *words: str | None) -> bool:
        """Whether one paragraph or row says all of these."""
        return any(all(says(block.text, each) for each in words) for block in self.blocks[1:])


class Demand(NamedTuple):
    """Words that must stand in a place of the card: the place's name, what it holds, and the words."""

    place: str
    held: str
    words: str | None


def find_card(document: Document, entry: Data) -> Card:
    """Return the card of an indicator; raises ``KeyError`` where there is none."""
    wanted = squeeze(f"{entry['ref']}{entry['title']}")
    for block in document.blocks:
        if block.kind == "heading" and squeeze(block.text) == wanted:
            return Card(document.until_next_heading(block))
    raise KeyError(entry["ref"])


def card_faults(document: Document, entry: Data) -> list[str]:
    """Return what a card does not say in its place."""
    try:
        card = find_card(document, entry)
    except KeyError:
        return [f"{entry['ref']}: no card is headed by reference and title"]
    wrong = []
    for place, held, words in _demands(entry, card):
        if not says(held, words):
            wrong.append(f"{entry['ref']}, {place}: '{words}' is not in '{held[:200]}'")
        elif torn(held, words):
            wrong.append(f"{entry['ref']}, {place}: {torn(held, words)} is torn apart in '{held[:200]}'")
    return wrong + [f"{entry['ref']}: {fault}" for fault in _together(entry, card)]


def shown(entry: Data, name: str) -> Any:  # noqa: ANN401  reason: JSON
    """Return a field of the figure that is rated: the quarter's, or the year to date's."""
    return entry["year_to_date"][name] if entry["rated"] == "year_to_date" else entry[name]


def period_words(entry: Data) -> str:
    """Return the period of the rated figure as it is printed."""
    period = str(entry["period"])
    if entry["rated"] == "quarter":
        return period
    year, number = int(period[:4]), int(period[-1])
    return f"April to {_LAST_MONTHS[number]} {year + (number == len(_LAST_MONTHS))}"


def why(entry: Data) -> str | None:
    """Return why an indicator has its rating, as its card says it."""
    if shown(entry, "value") is None and entry["missing"]:
        return str(entry["missing"])
    reason = "near" if entry["rating"] in ("green", "exceeded") else "rating_reason"
    return None if entry[reason] is None else str(entry[reason])


def day(iso: str) -> str:
    """Return a day as it is printed."""
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {date:%B %Y}"


def _together(entry: Data, card: Card) -> Iterator[str]:
    """Yield what does not stand beside each other in one paragraph."""
    text = shown(entry, "text")
    if not card.together(text or "No figure", period_words(entry)):
        yield f"no paragraph has the figure {text} with its period"
    if not card.together(RATINGS[entry["rating"]], why(entry)):
        yield f"no paragraph has the rating '{RATINGS[entry['rating']]}' with '{why(entry)}'"
    if entry["action"] and not card.together("Action", entry["action"]):
        yield f"no paragraph gives the action '{entry['action']}'"
    if entry["action"] and not card.together(entry["by_whom"], entry["by_when"]):
        yield f"no paragraph gives owner and date, {entry['by_whom']}, {entry['by_when']}"
    if not entry["action"] and entry["rating"] in ("amber", "red") and not card.together("Action", "none"):
        yield "a miss without an action does not say so"


def _demands(entry: Data, card: Card) -> Iterator[Demand]:
    yield from _figures(entry, card)
    yield from _comparisons(entry, card)
    yield from _certainty(entry, card)
    yield from _words(entry, card)


def _figures(entry: Data, card: Card) -> Iterator[Demand]:
    to_date = entry["year_to_date"]
    yield Demand("target", card.beside("Target"), shown(entry, "target_text") or "")
    if to_date["text"] and to_date["text"] != shown(entry, "text"):
        for name in ("text", "target_text"):
            yield Demand("year to date", card.beside("Year to date"), to_date[name])
        if to_date["rating"] in COLOURS:
            yield Demand("year to date", card.beside("Year to date").lower(), RATINGS[to_date["rating"]].lower())
    if entry["rated"] == "year_to_date":
        yield Demand("quarter alone", card.beside("Quarter alone"), entry["text"])
    latest = [month["text"] for month in entry["months"] if month["value"] is not None][-1:]
    yield Demand("picture", card.picture, "".join(latest))
    for flag, mark in (("in_arrears", "In arrears"), ("provisional", "Provisional"), ("restated", "Restated")):
        if entry[flag]:
            yield Demand("marks", card.words, mark)
    yield Demand("marks", card.words, entry["coverage"] if entry["rated"] == "quarter" else None)


def _comparisons(entry: Data, card: Card) -> Iterator[Demand]:
    travel = card.beside("Direction of travel")
    yield Demand("direction of travel", travel, entry["direction_of_travel_text"])
    if entry["previous"]["value"] is not None:
        yield Demand("previous", f"{card.beside('Previous')} {travel}", entry["previous"]["text"])
        yield Demand("previous", f"{card.beside('Previous')} {travel}", entry["previous"]["period"].split()[-1])
    if entry["last_year"]["value"] is not None:
        yield Demand("last year", f"{card.beside('On last year')} {travel}", entry["last_year"]["text"])
    if entry["rated"] == "year_to_date" and entry["year_to_date"]["change"] != "not_compared":
        yield Demand("last year", card.beside("On last year"), entry["year_to_date"]["change_text"])
    for line in entry["benchmarks"]:
        held = card.beside(line["name"])
        for name in ("period", "text", "comparison_text", "caveat"):
            yield Demand(f"benchmark {line['name']}", held, line[name])
    for place in entry["places"]:
        for name in ("period", "text"):
            yield Demand("place", card.beside(f"Place: {place['name']}"), place[name])


def _certainty(entry: Data, card: Card) -> Iterator[Demand]:
    yield Demand("interval", card.beside("95% interval"), shown(entry, "interval")["text"])
    if entry["limits"] and entry["variation"] != "not_enough_points":
        yield Demand("variation", card.beside("Variation"), entry["variation_text"])
    if entry["trend"]:
        yield Demand("trend", card.beside("Trend"), entry["trend"]["text"])
    if entry["outturn"] and entry["outturn"]["rating"] in COLOURS:
        held = card.beside("Year-end outturn")
        yield Demand("outturn", held, entry["outturn_words"])
        yield Demand("outturn", held.lower(), RATINGS[entry["outturn"]["rating"]].lower())


def _words(entry: Data, card: Card) -> Iterator[Demand]:
    yield Demand("sentence", card.words, entry["sentence"] if shown(entry, "text") else None)
    for paragraph in (entry["commentary"] or "No commentary was returned.").split("\n\n"):
        yield Demand("commentary", card.words, paragraph)
    yield Demand("caveat", card.words, entry["caveat"])
    for query in entry["queries"]:
        yield Demand("query", card.words, query["answer"])
