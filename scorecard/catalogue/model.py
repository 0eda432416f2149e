"""The catalogue: every setting of every indicator, as a person may write it in ``indicators.yaml``.

Descriptions here are what editors show and what the JSON Schema says. Source: contract section 4.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from scorecard.catalogue.kinds import Direction, Frequency, MeasureKind, Rule
from scorecard.catalogue.settings import settings_of
from scorecard.catalogue.target import TargetSetting
from scorecard.catalogue.target_forms import Amount
from scorecard.catalogue.titles import speaks_of_share
from scorecard.documents import spelling
from scorecard.figures import Style, Unit
from scorecard.period import Period, PeriodError, parse_span
from scorecard.rating import Allowance, Floor, RatingRule, Tolerance


def _as_typed(value: object) -> object:
    typed = spelling(value)
    return str(typed) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _tolerance(value: object) -> object:
    return value if isinstance(value, dict) else {"amber": value}


def _period(value: object) -> object:
    if value is None or isinstance(value, Period):
        return value
    try:
        return parse_span(_as_typed(value))
    except PeriodError as error:
        raise ValueError(str(error)) from error


def _by_year(value: object) -> object:
    """Return the targets under the printed name of their year: 2022/23 becomes 2022-23; other names are kept."""
    if not isinstance(value, dict):
        return value
    named = {}
    for year, target in value.items():
        try:
            name = parse_span(year).label
        except PeriodError:
            name = year
        if name in named:
            raise ValueError(f"The target of {name} stands twice. Keep one of them.")
        named[name] = target
    return named


Text: TypeAlias = Annotated[
    str,
    Field(min_length=1),
    BeforeValidator(_as_typed),
    WithJsonSchema({"type": ["string", "number"], "minLength": 1}),
]
Margin: TypeAlias = Annotated[
    Allowance,
    BeforeValidator(Allowance.parse),
    WithJsonSchema({"type": ["string", "number"], "description": "5% (of the target), 5 points, or 0.5 in the unit."}),
]
PeriodText: TypeAlias = Annotated[Period, BeforeValidator(_period), WithJsonSchema({"type": "string"})]


_TO_MONDAY = {6: 2, 7: 1}  # from a Saturday, from a Sunday


class Settings(BaseModel):
    """What all parts of the catalogue have in common: no unknown names, no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, allow_inf_nan=False)


class ToleranceSetting(Settings):
    """How far a target may be missed: the largest miss that is amber, and one that still counts as green."""

    amber: Margin = Field(description="The largest miss that is rated amber; anything beyond is red.")
    green: Margin | None = Field(default=None, description="The largest miss that still counts as green.")


class Benchmark(Settings):
    """A comparator's published figure."""

    value: Amount = Field(description="The comparator's figure, in the unit of the indicator.")
    period: PeriodText = Field(description="The period it is for, such as 2021-22.")
    source: Text = Field(description="Where it is published: release and table.")
    comparable: bool | None = Field(
        default=None,
        description="true: compare although period, population or definition differ. false: show, never compare.",
    )


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
    per: Annotated[int, Field(gt=0)] | None = Field(default=None, description="For a rate only: per how many.")
    decimals: Annotated[int, Field(ge=0, le=6)] = Field(default=0, description="How many decimals are printed.")
    direction: Direction = Field(description="Which way is better; none where neither is.")
    frequency: Frequency = Field(default=Frequency.MONTHLY, description="How often the measure is collected.")
    arrears: Annotated[int, Field(ge=0, le=8)] = Field(default=0, description="How many quarters late data always is.")
    kind: MeasureKind = Field(description="What the months hold; it decides how they roll up.")
    quarter: Rule | None = Field(default=None, description="How months become the quarter; by default from kind.")
    year_to_date: Rule | None = Field(default=None, description="How the year to date is made; by default from kind.")
    target: Annotated[dict[str, TargetSetting], BeforeValidator(_by_year)] = Field(
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
        default=None, description="The worst figure that is still amber, in place of tolerance."
    )
    rating: Literal["none"] | None = Field(default=None, description="none: a contextual measure, never rated.")
    rate: Literal["quarter", "year_to_date"] = Field(default="quarter", description="Which figure is rated.")
    rate_exact: bool = Field(default=False, description="Rate the exact figure, not the published one.")
    rate_partial: bool = Field(default=False, description="Rate a quarter that lacks a month.")
    compare: Literal["previous", "last_year"] | None = Field(
        default=None,
        description="What the direction of travel compares with; by default the previous quarter, "
        "for cumulative and rolling measures the same quarter last year.",
    )
    no_change: Annotated[float, Field(ge=0)] = Field(default=0, description="Movements up to this are no change.")
    benchmark: dict[str, Benchmark] = Field(default={}, description="Published figures of the comparators.")
    equals: tuple[Text, ...] = Field(default=(), description="The indicators whose figures add up to this one's.")
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
        if self.floor is not None:
            return Floor(Decimal(str(self.floor)))
        setting = self.tolerance
        none = Allowance(Decimal(0))
        return Tolerance(setting.amber if setting else none, setting.green if setting else None, self.exceeded)

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
        """The indicators some of whose figures may be too small to be shown."""
        return frozenset(indicator.ref for indicator in self.indicators if indicator.suppress_below is not None)

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
        merged = [{**defaults, **item} if isinstance(item, dict) else item for item in indicators]
        return {**written, "indicators": merged}
