"""The table of problem codes: what each means, with a wrong and a right example.

SC1xx catalogue and settings, SC2xx returns, SC3xx figures, SC4xx templates and words, SC5xx writing and publishing.
"""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """One kind of problem; an ``answerable`` one may be answered in ``queries.yaml``."""

    title: str
    wrong: str
    right: str
    answerable: bool = False


CODES: dict[str, Code] = {
    "SC101": Code("A settings file cannot be read", "indicators.yaml: [broken", "indicators.yaml: valid YAML"),
    "SC102": Code("A setting stands twice", "title: A … title: B", "title: A"),
    "SC103": Code("A setting is missing", "- {ref: '1.1'}", "- {ref: '1.1', title: Fly-tips cleared, …}"),
    "SC104": Code("A setting has an unknown name", "toleranse: 5%", "tolerance: 5%"),
    "SC105": Code("A word is not one of those allowed", "direction: hihger", "direction: higher"),
    "SC106": Code("A setting has a value that does not fit", "decimals: two", "decimals: 2"),
    "SC107": Code("A reference stands twice", "two indicators with ref 2.1a", "refs 2.1a and 2.1b"),
    "SC108": Code("A name is not declared", "priority: 9", "priority: 6"),
    "SC109": Code("A relative tolerance on a target of zero or below", "target: 0, tolerance: 5%", "tolerance: 0.5"),
    "SC110": Code("Settings contradict each other", "kind: rolling, quarter: sum", "kind: rolling, quarter: last"),
    "SC111": Code(
        "A target has more decimals than are printed", "decimals: 0, target: 72.5", "decimals: 1, target: 72.5"
    ),
    "SC112": Code("A setting has no effect", "per: 1000 with unit: percent", "per: 1000 with unit: rate"),
    "SC113": Code("A setting is still to be decided", "direction: todo", "direction: higher"),
    "SC114": Code("A control chart names a period that it lacks", "ghosts: [2019-04]", "ghosts: [2022-04]"),
    "SC201": Code("A file cannot be read", "a renamed or locked file", "a workbook saved by Excel as .xlsx"),
    "SC202": Code("A sheet has no known layout", "a sheet without headings", "headings Ref, Period and Value"),
    "SC203": Code("A cell that should hold a number does not", "n/k", "an empty cell and a reason"),
    "SC204": Code("A reference is not in the catalogue", "9.9z", "2.1a"),
    "SC205": Code("A period cannot be read", "2022-13", "Jul 2022"),
    "SC206": Code("A figure stands twice", "two rows for 2.1a Jul 2022", "one row"),
    "SC207": Code("A cell holds a spreadsheet error", "#REF!", "the number itself"),
    "SC208": Code("A formula has no saved result", "=SUM(B2:B4), never calculated", "opened in Excel and saved"),
    "SC209": Code("A percentage could be a fraction", "0.75 with no % sign", "75%"),
    "SC210": Code("One half of a ratio is missing", "numerator 26, no denominator", "numerator 26, denominator 27"),
    "SC211": Code("A figure that is due is missing, without a reason", "an empty cell", "an empty cell and a reason"),
    "SC212": Code("A sheet fits more than one layout", "Ref, Period, Value and Commentary", "two sheets"),
    "SC213": Code("Two returns of one quarter disagree", "118 and 181 for 2.8a Q2", "one figure", answerable=True),
    "SC214": Code("A figure is for a period after the quarter", "Oct 2022 in 2022-23 Q2", "Sep 2022"),
    "SC215": Code("Commentary is missing for a missed target", "a red rating, no words", "why, and what is done"),
    "SC216": Code("A denominator is zero or below", "5 of 0", "5 of 12"),
    "SC217": Code("A sign-off is missing or cannot be read", "no sign-off sheet", "Name, Role, Date"),
    "SC218": Code("A folder of returns is missing", "no inputs/2022-23-Q2", "the returns in inputs/2022-23-Q2"),
    "SC219": Code("Commentary stands twice", "two rows for 2.1a", "one row"),
    "SC220": Code("A row has figures but no reference or period", "a blank Ref beside 118", "2.8a beside 118"),
    "SC221": Code("A hidden sheet, row or column was read", "row 5 hidden by a filter", "all rows shown"),
    "SC222": Code("A later return leaves out an earlier figure", "Q1 empty, after 118", "Q1 118, or [c]"),
    "SC223": Code("A folder of inputs is not read", "inputs/2022-23-Q5", "inputs/2022-23-Q4"),
    "SC224": Code("A column with numbers is not read", "a column headed Juy", "a column headed Jul"),
    "SC225": Code("A directorate has returned nothing", "no return from People", "People's return in the folder"),
    "SC226": Code("A return holds no figure of its quarter", "last quarter's file again", "this quarter's file"),
    "SC227": Code("A return form is that of another quarter", "the form of 2022-23 Q1", "the form of 2022-23 Q2"),
    "SC228": Code("A workbook takes figures from other files", "='[costs.xlsx]Sheet1'!B4", "the figure itself"),
    "SC229": Code("A comparator is not in the catalogue", "Englnd", "England, or its key national"),
    "SC301": Code(
        "A given figure differs from the calculated one", "96.42% beside 26 of 27", "96.30%", answerable=True
    ),
    "SC302": Code("A percentage lies outside 0 to 100", "961%", "96.1%", answerable=True),
    "SC303": Code("A percentage is out by a factor of a hundred", "target 1360.0% for 15.1%", "13.6%", answerable=True),
    "SC304": Code("A year to date repeats an earlier quarter", "88.4% in Q1 and to date", "89.1%", answerable=True),
    "SC305": Code("A quarter lies outside the range of its months", "34.2% from 24 to 28%", "26.4%", answerable=True),
    "SC306": Code("A numerator exceeds its denominator", "27 of 26", "26 of 27", answerable=True),
    "SC307": Code("A year to date lies outside its quarters", "95% from 51.7 and 73.1%", "61.7%", answerable=True),
    "SC308": Code(
        "A title speaks of a proportion, its figures are counts", "unit: number", "unit: percent", answerable=True
    ),
    "SC309": Code(
        "A cumulative figure falls within the year", "57.7% after 58.1%", "58.5% after 58.1%", answerable=True
    ),
    "SC310": Code("An answer stands without a finding", "SC301 for 2.8a, which agrees", "no answer"),
    "SC311": Code("A later return restates a figure", "174,893, later 175,631", "as first returned"),
    "SC312": Code("Approval came before the data was final", "signed 21 November, data 23 November", "signed after"),
    "SC313": Code("A figure changes more than its history explains", "961 after 96", "96.1 after 96", answerable=True),
    "SC314": Code(
        "A figure repeats last quarter's to the last digit", "4,135 twice", "4,135, then 3,980", answerable=True
    ),
    "SC315": Code("A total differs from the sum of its parts", "18,820 for 7,740 + 11,008", "18,748", answerable=True),
    "SC316": Code(
        "Months look cumulative beside a discrete quarter", "10, 22, 35, Q2 35", "10, 12, 13", answerable=True
    ),
    "SC317": Code(
        "A figure differs from the measure it is made from", "10.30 for 5.16 x 12 / 6", "10.32", answerable=True
    ),
    "SC318": Code(
        "A benchmark contradicts itself or the catalogue", "64.1% here, 61.4% in a file", "64.1%", answerable=True
    ),
    "SC319": Code("A published rating would differ today", "tolerance: 2%, 5% when published", "tolerance: 5%"),
    "SC320": Code("A published figure differs today", "95 in the return, 120 published", "120, or a note why"),
    "SC321": Code("A run changes what its quarter has published", "95 now, 120 published", "120"),
    "SC401": Code("A template cannot be rendered", "{{ reprot.title }}", "{{ report.title }}"),
    "SC402": Code("Words contradict the figures", "an increase from 98.3% to 97.9%", "a fall", answerable=True),
    "SC403": Code("Words tell a suppressed number", "three cases, printed [c]", "few cases"),
    "SC404": Code("A packaged template changed after it was copied", "a copy from 0.1.0", "a fresh copy, edited"),
    "SC501": Code("The outputs cannot be written", "a full or read-only disk", "space, and permission to write"),
    "SC502": Code("The PDF cannot be made on this machine", "no Pango library", "scorecard doctor"),
    "SC503": Code("A record of what was published is damaged or changed", "a typed-over rating", "the file as written"),
    "SC504": Code(
        "There is no finished run to publish", "a draft, or a file changed since", "scorecard run 2022-23-Q2"
    ),
    "SC505": Code("Microsoft 365 does not sign the tool in", "an expired client secret", "auth: github-oidc"),
    "SC506": Code("SharePoint cannot be reached, or refuses", "no right to the site", "the role write on the site"),
    "SC507": Code("Publishing changes a published rating or figure", "green, now amber", "a note why it changed"),
    "SC508": Code("A manifest cannot be used", "a folder without manifest.json", "the manifest that the run wrote"),
    "SC509": Code("A file is not the one that a run made", "a PDF saved again", "the file as the run wrote it"),
    "SC510": Code(
        "The properties of a workbook were rewritten", "a copy from SharePoint", "the file as it was written"
    ),
    "SC511": Code("A manifest does not name a file", "notes.txt among the outputs", "notes.txt in another folder"),
    "SC512": Code("Digests do not agree", "the manifest of another run", "the manifest of this run"),
    "SC513": Code("A secret is stored where it can leak", "secret: in publish.yaml", "auth: github-oidc"),
    "SC514": Code("A published file was changed by a person", "an edit in SharePoint", "an edit of the returns"),
    "SC515": Code("A report is older than what it was made from", "a return mended since", "the run made again"),
}
