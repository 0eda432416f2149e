"""The catalogue: every setting of every indicator, as a person may write it in ``indicators.yaml``.

Descriptions here are what editors show and what the JSON Schema says. Source: contract section 4.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from scorecard.catalogue.benchmark import BenchmarkSetting
from scorecard.catalogue.control_chart import ControlChart
from scorecard.catalogue.defaults import with_defaults
from scorecard.catalogue.fields import Settings, Text
from scorecard.catalogue.kinds import Direction, Frequency, MeasureKind, Rule
from scorecard.catalogue.rating_settings import Margin, Movement, RuleName
from scorecard.catalogue.settings import settings_of
from scorecard.catalogue.target import TargetSetting, by_year
from scorecard.catalogue.target_forms import Amount
from scorecard.catalogue.ties import groups_of
from scorecard.catalogue.titles import speaks_of_share
from scorecard.figures import Style, Unit
from scorecard.period import Period
from scorecard.rating import Allowance, Floor, RatingRule, Tolerance
from scorecard.rating.presets import choose_rule


def _tolerance(value: object) -> object:
    return value if isinstance(value, dict) else {"amber": value}


_TO_MONDAY = {6: 2, 7: 1}  # from a Saturday, from a Sunday


class ToleranceSetting(Settings):
    """How far a target may be missed: the largest miss that is amber, and one that still counts as green."""

    amber: Margin = Field(description="The largest miss that is rated amber; anything beyond is red.")
    green: Margin | None = Field(default=None, description="The largest miss that still counts as green.")


class Indicator(Settings):
    """One measure: what it is, how its figures roll up, and what they are held against."""

    ref: Text = Field(description="The corporate reference, unique; quote it, so that 2.10 stays 2.10.")
    title: Text = Field(description="The full title as printed.")
    short_title: Text | None = Field(default=None, description="A title for charts and tight places.")
    definition: Text | None = Field(default=None, description="What is counted, and why it matters.")
    priority: Text = Field(description="The id of one of the priorities.")
    directorate: Text = Field(description="One of the directorates: the one that sends the return.")
    owner: Text | None = Field(default=None, description="The role that answers for the measure.")
    unit: Unit = Field(description="What the figures count.")
    per: Annotated[int, Field(gt=0, le=10**9)] | None = Field(
        default=None, description="For a rate only: per how many."
    )
    decimals: Annotated[int, Field(ge=0, le=6)] = Field(default=0, description="How many decimals are printed.")
    direction: Direction = Field(description="Which way is better; none where neither is.")
    frequency: Frequency = Field(default=Frequency.MONTHLY, description="How often the measure is collected.")
    arrears: Annotated[int, Field(ge=0, le=8)] = Field(default=0, description="How many quarters late data always is.")
    kind: MeasureKind = Field(description="What the months hold; it decides how they roll up.")
    quarter: Rule | None = Field(default=None, description="How months become the quarter; by default from kind.")
    year_to_date: Rule | None = Field(default=None, description="How the year to date is made; by default from kind.")
    target: Annotated[dict[str, TargetSetting], BeforeValidator(by_year)] = Field(
        default={}, description="The target of each financial year."
    )
    tolerance: (
        Annotated[ToleranceSetting, BeforeValidator(_tolerance, json_schema_input_type=ToleranceSetting | str | float)]
        | None
    ) = Field(
        default=None,
        description="The largest miss that is amber: 5% (of the target), 5 points, or 0.5 in the unit.",
    )
    exceeded: Margin | None = Field(default=None, description="Passing the target by this much is a class of its own.")
    floor: Amount | None = Field(
        default=None,
        description="The worst figure that is still amber, in the terms of the target; in place of tolerance.",
    )
    rating: RuleName | None = Field(
        default=None,
        description="A rating rule by its name, in place of tolerance; none: a contextual measure, never rated.",
    )
    rate: Literal["quarter", "year_to_date"] = Field(default="quarter", description="Which figure is rated.")
    rate_exact: bool = Field(default=False, description="Rate the exact figure, not the published one.")
    rate_partial: bool = Field(default=False, description="Rate a quarter that lacks a month.")
    compare: Literal["previous", "last_year"] | None = Field(
        default=None,
        description="What the direction of travel compares with; by default the previous quarter, "
        "for cumulative and rolling measures the same quarter last year.",
    )
    no_change: Movement = Field(
        default=Allowance(Decimal(0)),
        description="Movements up to this are no change: 2% (of the earlier figure), 1 point, or 0.5 in the unit.",
        json_schema_extra={"default": 0},
    )
    benchmark: dict[str, BenchmarkSetting] = Field(default={}, description="Published figures of the comparators.")
    equals: tuple[Text, ...] = Field(default=(), description="The indicators whose figures add up to this one's.")
    counts: bool = Field(
        default=True,
        description="false: numerator and denominator are amounts (pounds, tonnes), which chance does not touch.",
    )
    derived_from: Text | None = Field(
        default=None,
        alias="from",
        description="The indicator that this annualised, cumulative or rolling one is made of.",
    )
    caveat: Text | None = Field(default=None, description="Printed under the figure wherever it appears.")
    suppress_below: Annotated[int, Field(ge=2)] | None = Field(default=None, description="Small numbers are hidden.")
    spc: ControlChart | None = Field(default=None, description="Settings of the control chart.")

    @property
    def style(self) -> Style:
        """How the figures are printed."""
        return Style(self.unit, self.decimals)

    @property
    def name(self) -> str:
        """The short title, or the title where there is none."""
        return self.short_title or self.title

    @property
    def quarter_rule(self) -> Rule:
        """How months become the quarter."""
        return self.quarter or self.kind.rules[0]

    @property
    def year_to_date_rule(self) -> Rule:
        """How the year to date is made."""
        return self.year_to_date or self.kind.rules[1]

    @property
    def adds_up(self) -> bool:
        """Whether quarters add up to the year."""
        return self.kind is MeasureKind.FLOW

    @property
    def scale(self) -> float:
        """What a numerator over its denominator is multiplied by to be in the unit."""
        return 100.0 if self.unit is Unit.PERCENT else float(self.per or 1)

    @property
    def is_share(self) -> bool:
        """Whether the figures are parts of a whole, so that they cannot leave 0 to 100%."""
        return self.unit is Unit.PERCENT and (self.kind is MeasureKind.RATIO or speaks_of_share(self.title))

    @property
    def rule(self) -> RatingRule:
        """The rating rule that the settings describe; a target alone is rated with no tolerance."""
        tolerance = Tolerance(self.tolerance.amber, self.tolerance.green) if self.tolerance else None
        floor = None if self.floor is None else Decimal(str(self.floor))
        return choose_rule(self.rating, tolerance, floor, self.exceeded)

    def target_at(self, setting: TargetSetting, period: Period) -> float | None:
        """Return what a target of this measure is for a period, exact; None where no single number is set for it."""
        return setting.at(period, adds_up=self.adds_up, accumulates=self.kind is MeasureKind.CUMULATIVE)

    def rule_at(self, setting: TargetSetting, period: Period) -> RatingRule:
        """Return the rating rule for a period; a floor is in the terms of its target, and shared out like it."""
        rule = self.rule
        if not isinstance(rule, Floor):
            return rule
        floor = self.target_at(setting.alike(float(rule.floor)), period)
        return rule if floor is None else replace(rule, floor=self.bound(floor))

    def bound(self, value: float) -> Decimal:
        """Return a number that figures are rated against: as it is published, or exact with ``rate_exact``."""
        return Decimal(format(value, ".15g")) if self.rate_exact else self.style.figure(value).published

    @property
    def tied(self) -> frozenset[str]:
        """The references of the measure and of those that it adds up or is made of."""
        return frozenset({self.ref, *self.equals, self.derived_from or self.ref})

    @property
    def compares_with_last_year(self) -> bool:
        """Whether the direction of travel is against the same quarter last year."""
        seasonal = (MeasureKind.CUMULATIVE, MeasureKind.ROLLING)
        return self.compare == "last_year" or (self.compare is None and self.kind in seasonal)


class Priority(Settings):
    """One of the council's priorities."""

    id: Text = Field(description="What indicators call it.")
    name: Text = Field(description="Its name as printed.")
    strapline: Text | None = Field(default=None, description="What it covers, in a few words.")
    outcomes: tuple[Text, ...] = Field(default=(), description="What the council wants to see.")


class ReportSetting(Settings):
    """What the report is called and who receives it."""

    title: Text = Field(default="Corporate Plan performance report", description="The title of the report.")
    committee: Text = Field(default="Cabinet", description="The committee that receives it.")


class ReturnsSetting(Settings):
    """How directorates send their figures."""

    deadline: Annotated[int, Field(ge=1, le=120)] | None = Field(
        default=None, description="How many days after the end of the quarter returns are due; at a weekend, on Monday."
    )
    contact: Text | None = Field(default=None, description="Whom directorates ask, as the return form prints it.")
    commentary_limit: Annotated[int, Field(ge=50, le=32000)] = Field(
        default=1000, description="How many characters a commentary may have in the return form."
    )

    def due(self, quarter: Period) -> dt.date | None:
        """Return the day on which returns of a quarter are due, None where no deadline is set."""
        if self.deadline is None:
            return None
        day = quarter.end + dt.timedelta(days=self.deadline)
        return day + dt.timedelta(days=_TO_MONDAY.get(day.isoweekday(), 0))


class Catalogue(Settings):
    """Everything that ``indicators.yaml`` says."""

    council: Text = Field(description="The name of the council.")
    report: ReportSetting = Field(default=ReportSetting(), description="Title and committee of the report.")
    returns: ReturnsSetting = Field(default=ReturnsSetting(), description="How directorates send their figures.")
    comparators: dict[str, Text] = Field(default={}, description="Whom the council is compared with: key and name.")
    priorities: Annotated[tuple[Priority, ...], Field(min_length=1)] = Field(description="The council's priorities.")
    directorates: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="The directorates.")
    defaults: dict[str, object] = Field(default={}, description="Settings that hold where an indicator has none.")
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)] = Field(description="The indicators.")

    @property
    def hiding(self) -> frozenset[str]:
        """The indicators some of whose figures may be hidden: with small numbers of their own, or tied to such."""
        small = {indicator.ref for indicator in self.indicators if indicator.suppress_below is not None}
        groups = groups_of(indicator.tied for indicator in self.indicators)
        return frozenset(ref for group in groups if not group.isdisjoint(small) for ref in group)

    @model_validator(mode="before")
    @classmethod
    def _with_defaults(cls, written: object) -> object:
        """Give each indicator the settings of ``defaults`` that it does not set itself."""
        if not isinstance(written, dict):
            return written
        defaults, indicators = written.get("defaults"), written.get("indicators")
        if not isinstance(defaults, dict) or not isinstance(indicators, list):
            return written
        settings = settings_of(Indicator)
        defaults = {name: value for name, value in defaults.items() if name in settings}
        merged = [with_defaults(item, defaults) if isinstance(item, dict) else item for item in indicators]
        return {**written, "indicators": merged}
