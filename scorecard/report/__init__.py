"""Results -> the report as data: entries, tallies, sentences and notes; and words checked against figures."""

from scorecard.report.build import Material, build_report
from scorecard.report.commentary import check_words
from scorecard.report.model import Entry, Report

__all__ = ["Entry", "Material", "Report", "build_report", "check_words"]
