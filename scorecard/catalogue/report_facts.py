"""``report.yaml``: what the covering report of one quarter says that no figure can say."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from scorecard.catalogue.fields import Settings, Text


class Author(Settings):
    """Who wrote the report."""

    name: Text = Field(description="The team or officer, as printed.")
    role: Text | None = Field(default=None, description="The role.")


class Approval(Settings):
    """Who contributed to, checked or approved the report, and when."""

    role: Text = Field(description="The role, such as Monitoring officer.")
    name: Text | None = Field(default=None, description="The officer or officers, as printed.")
    on: dt.date | None = Field(default=None, description="The day, as 2022-11-21; leave it out while it is open.")


class Project(Settings):
    """An update on a project, printed after the cards of its priority."""

    priority: Text = Field(description="The id of a priority.")
    directorate: Text | None = Field(default=None, description="Whose project it is; then it stands in its part too.")
    title: Text = Field(description="The heading.")
    text: Text = Field(description="What happened; a blank line begins a new paragraph.")


class ReportFacts(Settings):
    """The covering report's facts for a quarter; everything may be left out."""

    meeting_date: dt.date | None = Field(default=None, description="The day of the meeting.")
    portfolio_holder: Text | None = Field(default=None, description="The portfolio holder, as printed.")
    author: Author | None = Field(default=None, description="Who wrote the report.")
    data_as_at: dt.date | None = Field(default=None, description="The day on which the figures were taken.")
    contributors: tuple[Approval, ...] = Field(default=(), description="Contributors, checkers and approvers.")
    appendices: tuple[Text, ...] = Field(default=(), description="The list of appendices.")
    recommendations: tuple[Text, ...] = Field(default=(), description="What the committee is asked to do.")
    decision_needed: bool = Field(default=False, description="Whether a decision is asked for.")
    background_papers: tuple[Text, ...] = Field(default=(), description="Papers the report relies on.")
    projects: tuple[Project, ...] = Field(default=(), description="Project updates by priority.")
