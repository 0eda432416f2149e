"""``scorecard.xlsx``: the report's figures and words as accessible tables, one a worksheet.

It follows the Government Analysis Function's guidance on releasing statistics in spreadsheets: a cover, contents and
notes; a title in A1 and one marked-up table that begins in column A; no merged or blank cells, filters, frozen panes,
fills, headers or footers; shorthand in square brackets.
"""

from scorecard.formats.xlsx.workbook import write_xlsx

__all__ = ["write_xlsx"]
