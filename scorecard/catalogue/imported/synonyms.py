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


MEASURES = ("indicator", "performance indicator", "measure", "performance measure", "kpi", "metric", "pi")
_OF_REFS = ("corp", "corporate", "council", "lpi", "ni", "unique", *MEASURES)

FIELDS: dict[Field, tuple[str, ...]] = {
    Field.REF: (
        *("ref", "ref no", "ref number", "ref code", "reference no", "reference number", "reference code"),
        *(f"{of} {noun}" for noun in ("ref", "reference", "id", "code", "no", "number") for of in _OF_REFS),
        *("id", "code", "no"),
    ),
    Field.TITLE: (
        *("title", *(f"{of} {noun}" for noun in ("title", "name", "description") for of in MEASURES)),
        *("name of indicator", "name of measure", "key performance indicator", "key performance measure"),
        *(*MEASURES, "indicators", "measures", "kpis", "metrics", "performance indicators", "performance measures"),
        *("what we measure", "description", "name"),
    ),
    Field.DEFINITION: (
        *("definition", *(f"{of} definition" for of in MEASURES), "what is measured", "what is counted"),
        *("full description", "detailed description", "description", "why it matters", "rationale", "purpose"),
    ),
    Field.PRIORITY: (
        *("priority", "corporate priority", "council priority", "strategic priority", "corporate plan priority"),
        *("plan priority", "priority area", "priority theme", "corporate plan theme", "theme", "pillar", "ambition"),
        *("aim", "corporate aim", "goal", "objective", "corporate objective", "strategic objective", "outcome"),
    ),
    Field.DIRECTORATE: (
        *("directorate", "lead directorate", "responsible directorate", "directorate service", "department"),
        *("lead department", "dept", "service area", "service", "lead service", "service directorate", "division"),
    ),
    Field.OWNER: (
        *("owner", "lead officer", "responsible officer", "accountable officer", "indicator owner", "measure owner"),
        *(
            "kpi owner",
            "metric owner",
            "data owner",
            "officer",
            "lead",
            "responsible",
            "accountable",
            "assistant director",
        ),
        *("head of service", "responsible person", "lead role", "owner role"),
    ),
    Field.UNIT: ("unit", "units", "unit of measure", "unit of measurement", "measured in", "data type", "format"),
    Field.DIRECTION: (
        *(
            "better to be",
            "polarity",
            "good is",
            "direction",
            "good performance",
            "good performance is",
            "what is good",
        ),
        *(
            "better performance",
            "better if",
            "aim to",
            "aim for",
            "high or low",
            "higher or lower",
            "desired direction",
        ),
        *("high or low is good", "higher or lower is better", "what does good look like", "what good looks like"),
        *("bigger or smaller is better", "preferred direction", "is high or low better", "good"),
    ),
    Field.FREQUENCY: (
        *("frequency", "reporting frequency", "frequency of reporting", "collection frequency", "data frequency"),
        *("how often", "reported", "update frequency"),
    ),
    Field.TOLERANCE: ("tolerance", "amber tolerance", "tolerances", "rag tolerance", "amber threshold", "thresholds"),
    Field.PERIOD: ("period", "reporting period", "month", "quarter", "year", "financial year", "date"),
}

COMPARATORS = {
    **dict.fromkeys(("national", "national average", "national benchmark", "england", "uk"), "national"),
    **dict.fromkeys(("england average", "england avg", "england mean", "national avg"), "national"),
    **dict.fromkeys(("regional", "region", "regional average", "regional avg", "regional benchmark"), "regional"),
    **dict.fromkeys(
        (
            f"{kind} {noun}"
            for kind in ("stat", "statistical", "nearest", "cipfa")
            for noun in ("neighbour", "neighbours")
        ),
        "neighbours",
    ),
    **dict.fromkeys(("neighbours", "neighbour average", "family group", "peer group", "peer average"), "neighbours"),
    **dict.fromkeys(("benchmark", "benchmark value", "comparator", "benchmark figure"), "benchmark"),
}

FIGURES = frozenset(  # figures of a period that the heading does not name
    (
        *("actual", "value", "performance", "result", "current", "latest", "outturn", "figure", "actual performance"),
        *("current value", "current performance", "current figure", "latest value", "latest performance", "position"),
        *("this quarter", "current quarter", "previous quarter", "last quarter", "this period", "previous period"),
        *("last period", "this month", "last month", "this year", "last year", "previous year", "latest figure"),
    ),
)
BESIDE_PERIODS = frozenset(
    ("actual", "performance", "outturn", "result", "results", "value", "figure", "figures", "data")
)
NOT_TARGETS = frozenset(
    (
        *(
            "rag",
            "met",
            "status",
            "variance",
            "distance",
            "against",
            "vs",
            "versus",
            "from",
            "gap",
            "commentary",
            "date",
        ),
        *("q1", "q2", "q3", "q4", "amber", "green", "red", "stretch", "missed", "difference", "progress", "direction"),
    ),
)
