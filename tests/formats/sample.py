"""A small workspace with an indicator in each state that a page must be able to show, and its report."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from scorecard.build import check
from scorecard.period import Period
from scorecard.report import Report
from scorecard.workspace import Workspace

QUARTER = Period.quarter(2022, 2)
LONG_TITLE = "Proportion of households that were helped to stay in their home by advice, mediation or money " * 2

CATALOGUE = f"""
council: Anytown Council
report: {{title: Performance report, committee: Cabinet}}
comparators: {{regional: North, national: England}}
priorities:
  - {{id: 1, name: Clean streets, strapline: Environment, outcomes: [Less litter, More trees]}}
  - {{id: 2, name: Good homes}}
directorates: [Place, People]
indicators:
  - {{ref: "1.1", title: Visits to parks, priority: 1, directorate: Place, unit: number, direction: higher, kind: flow,
     target: {{2022-23: 300}}, tolerance: 5%, exceeded: 20%, owner: Head of Parks}}
  - {{ref: "1.2", title: Bins emptied on time, priority: 1, directorate: Place, unit: percent, decimals: 1,
     direction: higher, kind: ratio, target: {{2022-23: 90}}, tolerance: 5 points,
     benchmark: {{national: {{value: 88.5, period: 2022-23 Q2, source: Waste statistics}}}}}}
  - {{ref: "1.3", title: Missed bins, priority: 1, directorate: Place, unit: number, direction: lower, kind: flow,
     target: {{2022-23: 30}}, tolerance: 5%}}
  - {{ref: "1.4", title: Fly-tips cleared, priority: 1, directorate: Place, unit: number, direction: none, kind: flow,
     target: {{2022-23: trend}}, caveat: New this year.}}
  - {{ref: "2.1", title: Repairs finished, priority: 2, directorate: People, unit: number, direction: higher,
     kind: flow, target: {{2022-23: 30}}}}
  - {{ref: "2.2", title: "{LONG_TITLE.strip()}", short_title: Households helped, priority: 2, directorate: People,
     unit: percent, decimals: 1, direction: higher, kind: supplied, frequency: quarterly, arrears: 1,
     target: {{2022-23: 50}}, tolerance: 5%}}
  - {{ref: "2.3", title: Homes let, priority: 2, directorate: People, unit: number, direction: higher, kind: flow,
     target: {{2022-23: 9}}}}
  - {{ref: "2.4", title: Rent collected, priority: 2, directorate: People, unit: pounds, direction: higher, kind: flow,
     target: {{2022-23: 100000}}, tolerance: 5%}}
"""

FIGURES = """Ref,Period,Value,Numerator,Denominator,No data reason,Status
1.1,Jul 2022,150,,,,
1.1,Aug 2022,150,,,,
1.1,Sep 2022,150,,,,
1.2,Jul 2022,,88,100,,
1.2,Aug 2022,,89,100,,
1.2,Sep 2022,,87,100,,provisional
1.3,Jul 2022,20,,,,
1.3,Aug 2022,20,,,,
1.3,Sep 2022,20,,,,
1.4,Jul 2022,5,,,,
1.4,Aug 2022,6,,,,
1.4,Sep 2022,7,,,,
2.1,Jul 2022,,,,The system was replaced in July.,
2.1,Aug 2022,,,,The system was replaced in July.,
2.1,Sep 2022,,,,The system was replaced in July.,
2.2,2022-23 Q1,52.5%,,,,
2.3,Jul 2022,4,,,,
2.3,Aug 2022,5,,,,
2.4,Jul 2022,"1,250,000",,,,
2.4,Aug 2022,"1,250,000",,,,
2.4,Sep 2022,"1,250,000",,,,
"""

EARLIER = """Ref,Period,Value
1.1,Apr 2022,90
1.1,May 2022,90
1.1,Jun 2022,90
1.3,Apr 2022,9
1.3,May 2022,9
1.3,Jun 2022,9
"""

SENTENCE = "Crews were short of drivers in this week of the quarter, and rounds were finished a day late."
COMMENTARY = f"""Ref,Commentary,Action,By whom,By when
1.2,{{{{ 7 * 7 }}}} <script>alert(1)</script> & so on,,,
1.3,"{" ".join([SENTENCE] * 40)}",Hire four drivers,Head of Waste,31 January 2023
"""

FACTS = """
meeting_date: 2022-12-06
portfolio_holder: Leader of the Council
author: {name: Performance team}
data_as_at: 2022-10-20
contributors:
  - {role: Monitoring officer, on: 2022-11-21}
  - {role: Section 151 officer, name: Finance team}
projects:
  - {priority: 1, title: New depot, text: "The depot opened.\\n\\nIt holds 40 vehicles."}
"""


def write_workspace(root: Path) -> Workspace:
    """Write the sample's files and return the workspace."""
    for name, text in {
        "indicators.yaml": CATALOGUE,
        "inputs/2022-23-Q1/figures.csv": EARLIER,
        "inputs/2022-23-Q2/figures.csv": FIGURES,
        "inputs/2022-23-Q2/commentary.csv": COMMENTARY,
        "inputs/2022-23-Q2/report.yaml": FACTS,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Workspace.at(root)


def make_report(workspace: Workspace, *, draft: bool = False) -> Report:
    """Return the report of a workspace, whatever problems it has."""
    report = check(workspace, QUARTER, draft=draft).report
    assert report is not None
    return report


@cache
def sample_report() -> Report:
    """Return the sample's report, made once."""
    return make_report(write_workspace(Path(mkdtemp())))
