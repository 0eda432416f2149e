"""Ways of spoiling the real workspace, one thing at a time, each with the lines that must say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from tests.real_workspace import (
    RETURNS,
    CellValue,
    replace_text,
    set_cells,
)

Spoiling = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """A way of spoiling a workspace, and what must be added to stderr: one line or more."""

    name: str
    spoil: Spoiling
    says: str


def text(file: str, old: str, new: str) -> Spoiling:
    """Replace the first of some words in a settings file."""
    return lambda workspace: replace_text(workspace / file, old, new)


def cell(file: str, sheet: str, address: str, value: CellValue) -> Spoiling:
    """Type into one cell of a return of the quarter."""
    return lambda workspace: set_cells(workspace / RETURNS / file, sheet, {address: value})


def cells(file: str, sheet: str, **values: CellValue) -> Spoiling:
    """Type into several cells of a return of the quarter, named by their addresses."""
    return lambda workspace: set_cells(workspace / RETURNS / file, sheet, values)


def row(file: str, sheet: str, *values: CellValue) -> Spoiling:
    """Add a row to a sheet of a return of the quarter."""

    def spoil(workspace: Path) -> None:
        path = workspace / RETURNS / file
        book = load_workbook(path)
        book[sheet].append(list(values))
        book.save(path)

    return spoil


def file(name: str, content: bytes) -> Spoiling:
    """Put a file into the workspace."""
    return lambda workspace: (workspace / name).write_bytes(content)


def without_answer(ref: str) -> Spoiling:
    """Remove the first answer about an indicator."""

    def spoil(workspace: Path) -> None:
        path = workspace / RETURNS / "queries.yaml"
        head, *answers = path.read_text(encoding="utf-8").split("\n- ref: ")
        removed = next(answer for answer in answers if answer.startswith(f'"{ref}"'))
        answers.remove(removed)
        path.write_text("\n- ref: ".join([head, *answers]), encoding="utf-8")

    return spoil


CORRECT = "Correct the return, or answer the finding in queries.yaml."
ALONE = "Return each month alone, set the kind that fits, or answer the finding in queries.yaml."
WHICHEVER = "Correct whichever is wrong, or answer the finding in queries.yaml."
DUE = "The figure is due, but no return gives it or says why it is missing. Ask the directorate for it."

CASES = (
    # ---- the catalogue ----
    Case(
        "unknown setting",
        text("indicators.yaml", "    arrears: 1\n", "    arrears: 1\n    toleranse: 5%\n"),
        "indicators.yaml:99:5: error SC104 1.7: 'toleranse' is not a setting. Did you mean 'tolerance'?",
    ),
    Case(
        "misspelt word",
        text("indicators.yaml", "    direction: lower\n", "    direction: hihger\n"),
        "indicators.yaml:118:5: error SC105 1.8: 'hihger' is not a word for 'direction'. Did you mean 'higher'?",
    ),
    Case(
        "word that is none",
        text("indicators.yaml", "    direction: lower\n", "    direction: downwards\n"),
        "indicators.yaml:118:5: error SC105 1.8: 'downwards' is not a word for 'direction'. Choose from: "
        "higher, lower, range, none.",
    ),
    Case(
        "missing setting",
        text("indicators.yaml", "    title: Residual waste treated\n", ""),
        "indicators.yaml:85:5: error SC103 1.7: The setting 'title' is missing. Add it.",
    ),
    Case(
        "duplicate reference",
        text("indicators.yaml", '  - ref: "1.9"\n', '  - ref: "1.8"\n'),
        "indicators.yaml:124:5: error SC107 1.8: The reference '1.8' already stands in line 107. Give each "
        "indicator its own reference.",
    ),
    Case(
        "relative tolerance on a target of 0",
        text("indicators.yaml", "target: {2022-23: 75}", "target: {2022-23: 0}"),
        "indicators.yaml:102:14: error SC109 1.7: The tolerance 5% is a share of the target, but a target "
        "of 2022-23 is 0 or below. Give the tolerance in the unit, such as 0.5.",
    ),
    Case(
        "tolerance that is none",
        text("indicators.yaml", "defaults: {tolerance: 5%}", "defaults: {tolerance: five}"),
        "indicators.yaml:79:12: error SC106: 'five' is not a tolerance. Write it as 5% (of the target), 5 "
        "points (percentage points) or 0.5 (in the unit).",
    ),
    Case(
        "broken YAML",
        text("indicators.yaml", "comparators: {neighbours", "comparators: [neighbours"),
        "indicators.yaml:6:93: error SC101: The YAML breaks off here: did not find expected ',' or ']'. "
        "Check indentation, quotes and brackets.",
    ),
    Case(
        "unknown priority",
        text("indicators.yaml", "    priority: 1\n", "    priority: 9\n"),
        "indicators.yaml:91:5: error SC108 1.7: There is no priority '9'. Choose from: 1, 2, 3, 4, 5, 6.",
    ),
    Case(
        "unknown directorate",
        text("indicators.yaml", "directorate: Place and Economy\n", "directorate: Place & Economy\n"),
        "indicators.yaml:92:5: error SC108 1.7: There is no directorate 'Place & Economy'. Did you mean "
        "'Place and Economy'?",
    ),
    # ---- returns ----
    Case(
        "text in a figure cell",
        cell("place-and-economy.xlsx", "Figures", "D22", "n/k"),
        "inputs/2022-23-Q2/place-and-economy.xlsx!Figures!D22: error SC203 3.5a Aug 2022: 'n/k' is not a "
        "number. Leave the cell empty and give a reason in column H.",
    ),
    Case(
        "spreadsheet error",
        cell("finance.xlsx", "Figures", "F9", "#REF!"),
        "inputs/2022-23-Q2/finance.xlsx!Figures!F9: error SC207 5.4b Aug 2022: The cell shows #REF!: its "
        "formula points to cells that are no longer there. Mend the formula, or type the number or words "
        "themselves.",
    ),
    Case(
        "unknown reference",
        cell("communities-and-opportunities.xlsx", "Figures", "A14", "9.9z"),
        f"indicators.yaml:970:5: warning SC211 4.2 2022-23 Q2: {DUE}\n"
        "inputs/2022-23-Q2/communities-and-opportunities.xlsx!Figures!A14: error SC204: '9.9z' is not a "
        "reference of the catalogue. Correct it, or ask for the measure to be added to the catalogue.",
    ),
    Case(
        "figure without a reference",
        cell("place-and-economy.xlsx", "Figures", "A22", None),
        "inputs/2022-23-Q2/place-and-economy.xlsx!Figures!D22: error SC220: '31' stands in a row without a "
        "reference. Fill in the reference.",
    ),
    Case(
        "unreadable period",
        cell("place-and-economy.xlsx", "Figures", "C22", "2022-13"),
        "inputs/2022-23-Q2/place-and-economy.xlsx!Figures!C22: error SC205 3.5a: '2022-13' is not a period. "
        "Write it as Jul 2022, 2022-23 Q2, 2022-23 Q2 YTD or 2022-23.",
    ),
    Case(
        "figure for a later month",
        cell("place-and-economy.xlsx", "Figures", "C22", "Oct 2022"),
        "inputs/2022-23-Q2/place-and-economy.xlsx!Figures!D22: error SC214 3.5a Oct 2022: Oct 2022 lies "
        "after 2022-23 Q2, for which this return was made. Correct the period, or move the figure to a "
        "later return.",
    ),
    Case(
        "duplicated row",
        row("place-and-economy.xlsx", "Figures", "3.5a", "Charging points", "Aug 2022", 31, None, None, "Final"),
        "inputs/2022-23-Q2/place-and-economy.xlsx!Figures!D44: error SC206 3.5a Aug 2022: The value of 3.5a "
        "for Aug 2022 stands twice, in Figures!D22 and in Figures!D44. Delete one of them.",
    ),
    Case(
        "denominator without a numerator",
        cells("people.xlsx", "Figures", D22=None, E22=None),
        "inputs/2022-23-Q2/people.xlsx!Figures!F22: error SC210 2.1e 2022-23 Q2: There is a denominator "
        "but no numerator. Fill in both, or leave both empty and give a reason.",
    ),
    Case(
        "denominator of zero",
        cell("people.xlsx", "Figures", "F22", 0),
        "inputs/2022-23-Q2/people.xlsx!Figures!D22: error SC216 2.1e 2022-23 Q2: The parts 8 of 0 make no "
        "ratio. Correct the denominator; leave both parts empty where they are unknown.",
    ),
    Case(
        "two layouts on a sheet",
        cell("corporate-services.xlsx", "Not available", "E5", "Commentary"),
        f"indicators.yaml:909:5: warning SC211 3.9 2022-23 Q2: {DUE}\n"
        f"indicators.yaml:1096:5: warning SC211 5.5b 2022-23 Q2: {DUE}\n"
        "inputs/2022-23-Q2/corporate-services.xlsx!Not available: error SC212: The sheet 'Not available' "
        "fits more than one layout: long and commentary. Put them on separate sheets.",
    ),
    Case(
        "file that is not a workbook",
        file("inputs/2022-23-Q2/late.xlsx", b"not a workbook"),
        "inputs/2022-23-Q2/late.xlsx: error SC201: The file is named .xlsx but is not a workbook. Open it "
        "in Excel and save it again as .xlsx, or ask for it to be sent again.",
    ),
    Case(
        "kind of file that no return has",
        file("inputs/2022-23-Q2/old.xls", b"anything"),
        "inputs/2022-23-Q2/old.xls: error SC201: old.xls is not read: .xls is not a kind of file that a "
        "return can have. Open it in Excel and save it as .xlsx.",
    ),
    Case(
        "two returns that disagree",
        file("inputs/2022-23-Q2/again.csv", b"Ref,Period,Value\n3.5a,Aug 2022,32\n"),
        "inputs/2022-23-Q2/place-and-economy.xlsx!Figures!D22: error SC213 3.5a Aug 2022: This cell and "
        "inputs/2022-23-Q2/again.csv!again!C2 give different figures for the same value: 31 here, 32 there. Keep "
        "the right one in both, or answer the finding: then this cell's figure is used.",
    ),
    Case(
        "commentary given twice",
        row("people.xlsx", "Commentary", "2.4", "More words."),
        "inputs/2022-23-Q2/people.xlsx!Commentary!B24: error SC219 2.4: Commentary on 2.4 stands twice, in "
        "Commentary!B12 and in Commentary!B24. Join them in one row.",
    ),
    # ---- figures ----
    Case(
        "given total that differs",
        cell("communities-and-opportunities.xlsx", "Figures", "G14", 216925),
        "inputs/2022-23-Q2/communities-and-opportunities.xlsx!Figures!G14: error SC301 4.2 2022-23 Q2: "
        "216,925 is given for 2022-23 Q2, but the calculated figure is 216,924 (sum of the months). "
        f"{CORRECT}",
    ),
    Case(
        "given year to date that differs",
        cell("communities-and-opportunities.xlsx", "Figures", "H14", 392556),
        "inputs/2022-23-Q2/communities-and-opportunities.xlsx!Figures!H14: error SC301 4.2 2022-23 Q2 year "
        "to date: The year to date is given as 392,556, but calculated it is 392,555 (sum of the quarters). "
        f"{CORRECT}",
    ),
    Case(
        "percentage beyond 100",
        cell("people.xlsx", "Figures", "D7", 6.4),
        f"inputs/2022-23-Q2/people.xlsx!Figures!D7: error SC302 2.1a Jul 2022: 640% lies outside 0% to 100%. {CORRECT}",
    ),
    Case(
        "numerator above its denominator",
        cell("people.xlsx", "Figures", "E22", 10),
        "inputs/2022-23-Q2/people.xlsx!Figures!D22: error SC306 2.1e 2022-23 Q2: The numerator 10 exceeds "
        f"the denominator 9. {CORRECT}",
    ),
    Case(
        "total that its parts do not come to",
        cell("finance.xlsx", "Figures", "F8", 18953),
        "inputs/2022-23-Q2/finance.xlsx!Figures!F8: error SC315 5.4a Aug 2022: 18,953 is the total for Aug 2022, but "
        f"5.4b (7,759) and 5.4c (11,176) come to 18,935. {WHICHEVER}",
    ),
    Case(
        "measure that differs from the one it is made from",
        cell("corporate-services.xlsx", "Figures", "F19", 5.97),
        "inputs/2022-23-Q2/corporate-services.xlsx!Figures!F19: error SC317 6.7d Sep 2022: 5.97 days is typed for Sep "
        "2022, but the months of this measure hold the year so far, which in 6.7c is 5.79 days. "
        f"{WHICHEVER}",
    ),
    Case(
        "answer removed",
        without_answer("2.6a"),
        "inputs/2022-23-Q2/people.xlsx!Figures!D42: error SC316 2.6a 2022-23 Q2: The months never "
        "fall (24.2%, 26.6% and 28.4%) and end at the given year to date, so they look cumulative; 34.2% is given for "
        f"2022-23 Q2 alone. {ALONE}",
    ),
    Case(
        "answer to another finding",
        text("inputs/2022-23-Q2/queries.yaml", "code: SC316", "code: SC301"),
        "inputs/2022-23-Q2/people.xlsx!Figures!D42: error SC316 2.6a 2022-23 Q2: The months never "
        "fall (24.2%, 26.6% and 28.4%) and end at the given year to date, so they look cumulative; 34.2% is given for "
        f"2022-23 Q2 alone. {ALONE}\n"
        "inputs/2022-23-Q2/queries.yaml:20:3: warning SC310 2.6a: There is no finding SC301 for 2.6a to "
        "answer. Remove the answer.",
    ),
    # ---- facts and words of the report ----
    Case(
        "wrong date in report.yaml",
        text("inputs/2022-23-Q2/report.yaml", "meeting_date: 2022-12-06", "meeting_date: 2022-02-30"),
        "inputs/2022-23-Q2/report.yaml:4:1: error SC106: 'meeting_date' should be a date such as "
        "2022-11-21, not '2022-02-30'. Correct it.",
    ),
    Case(
        "unknown setting in wording.yaml",
        text("templates/wording.yaml", "introduction:", "introductoin:"),
        "templates/wording.yaml:3:1: error SC104: 'introductoin' is not a setting. Did you mean 'introduction'?",
    ),
)
