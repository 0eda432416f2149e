"""Report -> PDF, PDF/UA-1 and PDF/A-3a in one file, laid out in pieces by WeasyPrint and bound into one document.

``write`` is what the rest of the tool calls; ``make`` is the way of a page from HTML to bytes, in the order of
``pieces`` (the HTML in pieces), ``kept`` (pieces that are still as they were), ``sharing`` (the work of several
processes), ``engine`` (WeasyPrint), ``frame`` (page numbers and margins) and ``binding`` (one file).
"""

from scorecard.formats.pdf.write import try_engine, try_page, write_pdf

__all__ = ["try_engine", "try_page", "write_pdf"]
