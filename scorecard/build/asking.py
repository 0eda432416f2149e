"""What a person asks about a quarter: who has returned what, and how one figure came about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from scorecard.build.checking import examine
from scorecard.collect.published import read_records
from scorecard.period import Period
from scorecard.problems import Problem, in_order
from scorecard.progress import Progress
from scorecard.report.status import Status, build_status
from scorecard.report.story import Story, build_story
from scorecard.workspace import Workspace


def ask_status(
    workspace: Workspace, quarter: Period, today: dt.date, progress: Progress
) -> tuple[Status | None, tuple[Problem, ...]]:
    """Return who has returned what; None, with the problems, where the catalogue cannot be read."""
    material, problems = examine(workspace, quarter, progress=progress)
    return (build_status(material, today) if material else None), problems


def ask_story(
    workspace: Workspace, quarter: Period, ref: str, progress: Progress
) -> tuple[Story | None, tuple[Problem, ...]]:
    """Return how an indicator's figure came about; None, with the problems, where the catalogue cannot be read.

    Raises ``LookupError`` with a sentence where the catalogue has no such reference.
    """
    material, problems = examine(workspace, quarter, progress=progress)
    if material is None:
        return None, problems
    records = read_records(workspace, quarter)
    story = build_story(replace(material, records=records.known), ref)
    return story, in_order((*problems, *records.problems))
