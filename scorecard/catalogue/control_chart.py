"""The settings of a control chart. Source: contract section 4, method.md section 8."""

from __future__ import annotations

from pydantic import Field

from scorecard.catalogue.fields import PeriodText, Settings, Text


class Rebase(Settings):
    """Where control limits begin anew, and why."""

    start: PeriodText = Field(alias="from", description="The first period of the new segment.")
    reason: Text = Field(description="What changed.")


class ControlChart(Settings):
    """Settings of the control chart (XmR) of a monthly or quarterly measure."""

    baseline: int | None = Field(default=None, ge=12, description="Limits from the first that many points only.")
    rebase: tuple[Rebase, ...] = Field(default=(), description="Where limits begin anew.")
    ghosts: tuple[PeriodText, ...] = Field(default=(), description="Points drawn hollow and left out.")
    screen: bool = Field(default=False, description="Drop outlying moving ranges once.")
    run: int = Field(default=7, ge=3, description="How many points in a row make a shift or a trend.")
