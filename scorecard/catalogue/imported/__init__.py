"""A catalogue to start from, out of a scorecard spreadsheet that a council already has."""

from scorecard.catalogue.imported.from_workbook import import_catalogue

__all__ = ["import_catalogue"]
