"""A catalogue to start from, out of a scorecard spreadsheet that a council already has."""

from scorecard.catalogue.imported.starting import import_catalogue

__all__ = ["import_catalogue"]
