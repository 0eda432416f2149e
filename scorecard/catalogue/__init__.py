"""The catalogue of indicators and the facts of a quarter: YAML text -> validated settings with their places."""

from scorecard.catalogue.kinds import Direction, Frequency, MeasureKind, Rule
from scorecard.catalogue.load import LoadedCatalogue, load_catalogue, load_queries, load_report_facts
from scorecard.catalogue.model import Catalogue, Indicator, Priority
from scorecard.catalogue.queries import Answers, Query, QueryAnswer
from scorecard.catalogue.report_facts import Approval, Author, Project, ReportFacts

__all__ = [
    "Answers",
    "Approval",
    "Author",
    "Catalogue",
    "Direction",
    "Frequency",
    "Indicator",
    "LoadedCatalogue",
    "MeasureKind",
    "Priority",
    "Project",
    "Query",
    "QueryAnswer",
    "ReportFacts",
    "Rule",
    "load_catalogue",
    "load_queries",
    "load_report_facts",
]
