"""Placeholders such as ``{quarter}`` in the standing words of a report, filled from what the report knows."""

from __future__ import annotations

import re

from scorecard.period import date_in_words
from scorecard.report import Report

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


class PlaceholderError(ValueError):
    """Standing words name a placeholder that does not exist; the message is a sentence."""


def fill(words: str, report: Report) -> str:
    """Return the words with every placeholder filled in; raises ``PlaceholderError`` for an unknown one."""
    meeting = report.facts.meeting_date
    known = {
        "council": report.council,
        "committee": report.committee,
        "title": report.title,
        "quarter": report.quarter.label,
        "months": report.quarter.span,
        "year": report.quarter.year_label,
        "meeting": date_in_words(meeting) if meeting else "the meeting",
    }

    def replace(match: re.Match[str]) -> str:
        if match[1] not in known:
            names = ", ".join(f"{{{name}}}" for name in known)
            raise PlaceholderError(f"The words '{words}' use {match[0]}, which cannot be filled in. There are {names}.")
        return known[match[1]]

    return _PLACEHOLDER.sub(replace, words)
