"""The headings that councils give to the columns of a scorecard, the surest first.

A heading is compared in small letters, without punctuation. A column belongs to the first field that has its heading,
in the order of ``FIELDS``: a Description is the title where nothing else is.
"""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """What a column of a scorecard says about an indicator."""

    REF = "ref"
    TITLE = "title"
    DEFINITION = "definition"
    PRIORITY = "priority"
    DIRECTORATE = "directorate"
    OWNER = "owner"
    UNIT = "unit"
    DIRECTION = "direction"
    FREQUENCY = "frequency"
    TOLERANCE = "tolerance"
    PERIOD = "period"


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(","))


def _of_each(of: tuple[str, ...], nouns: str) -> tuple[str, ...]:
    return tuple(f"{each} {noun}" for noun in _names(nouns) for each in of)


MEASURES = _names("indicator, performance indicator, measure, performance measure, kpi, metric, pi")
_OF_REFS = (*_names("corp, corporate, council, lpi, ni, unique"), *MEASURES)

FIELDS: dict[Field, tuple[str, ...]] = {
    Field.REF: (
        *_names("ref, ref no, ref number, ref code, reference no, reference number, reference code"),
        *_of_each(_OF_REFS, "ref, reference, id, code, no, number"),
        *_names("id, code, no"),
    ),
    Field.TITLE: (
        "title",
        *_of_each(MEASURES, "title, name, description"),
        *_names("name of indicator, name of measure, key performance indicator, key performance measure"),
        *MEASURES,
        *_names("indicators, measures, kpis, metrics, performance indicators, performance measures"),
        *_names("what we measure, description, name"),
    ),
    Field.DEFINITION: (
        "definition",
        *_of_each(MEASURES, "definition"),
        *_names(
            """what is measured, what is counted, full description, detailed description, description, why it matters,
            rationale, purpose"""
        ),
    ),
    Field.PRIORITY: _names(
        """priority, corporate priority, council priority, strategic priority, corporate plan priority, plan priority,
        priority area, priority theme, corporate plan theme, theme, pillar, ambition, aim, corporate aim, goal,
        objective, corporate objective, strategic objective, outcome"""
    ),
    Field.DIRECTORATE: _names(
        """directorate, lead directorate, responsible directorate, directorate service, department, lead department,
        dept, service area, service, lead service, service directorate, division"""
    ),
    Field.OWNER: _names(
        """owner, lead officer, responsible officer, accountable officer, indicator owner, measure owner, kpi owner,
        metric owner, data owner, officer, lead, responsible, accountable, assistant director, head of service,
        responsible person, lead role, owner role"""
    ),
    Field.UNIT: _names("unit, units, unit of measure, unit of measurement, measured in, data type, format"),
    Field.DIRECTION: _names(
        """better to be, polarity, good is, direction, good performance, good performance is, what is good,
        better performance, better if, aim to, aim for, high or low, higher or lower, desired direction,
        high or low is good, higher or lower is better, what does good look like, what good looks like,
        bigger or smaller is better, preferred direction, is high or low better, good"""
    ),
    Field.FREQUENCY: _names(
        """frequency, reporting frequency, frequency of reporting, collection frequency, data frequency, how often,
        reported, update frequency"""
    ),
    Field.TOLERANCE: _names("tolerance, amber tolerance, tolerances, rag tolerance, amber threshold, thresholds"),
    Field.PERIOD: _names("period, reporting period, month, quarter, year, financial year, date"),
}

COMPARATORS = {
    name: key
    for key, names in {
        "national": """national, national average, national benchmark, england, uk, england average, england avg,
            england mean, national avg""",
        "regional": "regional, region, regional average, regional avg, regional benchmark",
        "neighbours": """stat neighbour, stat neighbours, statistical neighbour, statistical neighbours,
            nearest neighbour, nearest neighbours, cipfa neighbour, cipfa neighbours, neighbours, neighbour average,
            family group, peer group, peer average""",
        "benchmark": "benchmark, benchmark value, comparator, benchmark figure",
    }.items()
    for name in _names(names)
}

# Figures of a period that the heading does not name. A bare "position" is as often a post in a list of people.
FIGURES = frozenset(
    _names(
        """actual, value, performance, result, current, latest, outturn, figure, actual performance, current value,
        current performance, current figure, current position, latest value, latest performance, latest figure,
        this quarter, current quarter, previous quarter, last quarter, this period, previous period, last period,
        this month, last month, this year, last year, previous year"""
    )
)
BESIDE_PERIODS = frozenset(_names("actual, performance, outturn, result, results, value, figure, figures, data"))

NOT_TARGETS = frozenset(  # words beside "target" in the heading of something else, or of a period that has no target
    _names(
        """rag, met, status, variance, distance, against, vs, versus, from, gap, commentary, date, ytd, amber, green,
        red, stretch, missed, difference, progress, direction, last, previous, next, monthly"""
    )
)
