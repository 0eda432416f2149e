"""What settings mean once they are read: defaults, kinds, spellings and rules."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scorecard.catalogue import Direction, Frequency, Indicator, MeasureKind, Rule
from scorecard.catalogue.benchmark import Benchmark
from scorecard.catalogue.kinds import KIND_WORDS
from scorecard.figures import Unit
from scorecard.period import Period, parse_period
from scorecard.rating import Allowance, DirectionDecides, Floor, RatingRule, Tolerance
from scorecard.rating.allowance import Measure
from tests.catalogue.material import indicator, loaded, only, text

FIVE = Tolerance(Allowance(Decimal(5), Measure.OF_TARGET))
CONTRACT = """\
council: West Northamptonshire Council
report: {title: Corporate Plan performance report, committee: Cabinet}
comparators: {neighbours: Statistical neighbours, regional: East Midlands, national: England}
priorities:
  - {id: 1, name: Green and clean, strapline: Environment and wellbeing, outcomes: [Carbon neutral by 2030]}
  - {id: 2, name: Improved life chances}
directorates: [Place and Economy, People]
defaults: {tolerance: 5%}
indicators:
  - ref: "2.1a"                      # text, unique
    title: Percentage of referrals with a decision within 2 working days
    short_title: Referrals decided in 2 days
    definition: What is counted, and why it matters.
    priority: 2
    directorate: People
    owner: Assistant Director, Safeguarding
    unit: percent
    decimals: 1
    direction: higher
    frequency: monthly
    arrears: 0
    kind: ratio
    quarter: ratio
    year_to_date: ratio
    target: {2022-23: 85}
    tolerance: 5 points
    rate: quarter
    no_change: 0
    benchmark:
      national: {value: 64.1, period: 2021-22, source: Statistical release and table, comparable: true}
    caveat: Printed under the figure wherever it appears.
    suppress_below: 5
    spc: {baseline: 24, rebase: [{from: 2021-04, reason: New contract}], ghosts: [2020-04], screen: false, run: 7}
"""


def test_the_catalogue_of_the_contract_is_read(tmp_path: Path) -> None:
    """Every setting shown there is understood (without ``per``, which is only for a rate)."""
    catalogue = loaded(tmp_path, CONTRACT)
    (measure,) = catalogue.indicators
    assert (catalogue.council, catalogue.report.committee) == ("West Northamptonshire Council", "Cabinet")
    assert catalogue.comparators["neighbours"] == "Statistical neighbours"
    assert catalogue.priorities[0].outcomes == ("Carbon neutral by 2030",)
    assert (measure.ref, measure.priority, measure.name) == ("2.1a", "2", "Referrals decided in 2 days")
    national = measure.benchmark["national"]
    assert isinstance(national, Benchmark)
    assert (national.period, national.comparable) == (Period.of_year(2021), True)
    assert measure.spc is not None
    assert measure.spc.rebase[0].start == parse_period("Apr 2021")
    assert measure.spc.ghosts == (parse_period("Apr 2020"),)
    assert measure.rule == Tolerance(Allowance(Decimal(5), Measure.POINTS))


def test_what_may_be_left_out(tmp_path: Path) -> None:
    """An indicator of required settings alone has the defaults of the contract."""
    measure = only(tmp_path)
    assert (measure.frequency, measure.arrears, measure.decimals) == (Frequency.MONTHLY, 0, 0)
    assert (measure.rate, measure.rate_exact, measure.rate_partial) == ("quarter", False, False)
    assert (measure.target, measure.benchmark, measure.no_change) == ({}, {}, Allowance(Decimal(0)))
    assert (measure.tolerance, measure.exceeded, measure.floor, measure.rating) == (None, None, None, None)
    assert (measure.suppress_below, measure.spc, measure.caveat) == (None, None, None)
    assert measure.name == measure.title == "Fly-tips cleared"
    assert (measure.style.unit, measure.style.decimals) == (Unit.PERCENT, 0)
    assert measure.direction is Direction.HIGHER


@pytest.mark.parametrize(
    ("kind", "quarter", "year_to_date"),
    [
        ("flow", "sum", "sum"),
        ("stock", "last", "last"),
        ("ratio", "ratio", "ratio"),
        ("mean", "mean", "none"),
        ("cumulative", "last", "last"),
        ("rolling", "last", "last"),
        ("annualised", "annualised", "annualised"),
        ("supplied", "supplied", "supplied"),
    ],
)
def test_kind_gives_the_rules(tmp_path: Path, kind: str, quarter: str, year_to_date: str) -> None:
    """The table of the contract; either rule may be set by hand."""
    measure = only(tmp_path, changed={"kind": kind})
    assert (measure.quarter_rule, measure.year_to_date_rule) == (Rule(quarter), Rule(year_to_date))
    by_hand = only(tmp_path, "quarter: supplied\nyear_to_date: none", {"kind": kind})
    assert (by_hand.quarter_rule, by_hand.year_to_date_rule) == (Rule.SUPPLIED, Rule.NONE)
    assert KIND_WORDS[measure.kind].endswith(".")


@pytest.mark.parametrize(
    ("kind", "compare", "last_year"),
    [
        ("flow", None, False),
        ("stock", None, False),
        ("ratio", None, False),
        ("annualised", None, False),
        ("cumulative", None, True),
        ("rolling", None, True),
        ("flow", "last_year", True),
        ("rolling", "previous", False),
    ],
)
def test_what_the_direction_of_travel_compares_with(
    tmp_path: Path,
    kind: str,
    compare: str | None,
    last_year: bool,  # noqa: FBT001  reason: a table's column
) -> None:
    """Cumulative and rolling measures are held against last year unless the catalogue says otherwise."""
    measure = only(tmp_path, f"compare: {compare}" if compare else "", {"kind": kind})
    assert measure.compares_with_last_year is last_year


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        ("", Tolerance(Allowance(Decimal(0)))),
        ("tolerance: 5%", Tolerance(Allowance(Decimal(5), Measure.OF_TARGET))),
        ("tolerance: 5 points", Tolerance(Allowance(Decimal(5), Measure.POINTS))),
        ("tolerance: 0.5", Tolerance(Allowance(Decimal("0.5")))),
        (
            "tolerance: {green: 5%, amber: 10%}",
            Tolerance(Allowance(Decimal(10), Measure.OF_TARGET), Allowance(Decimal(5), Measure.OF_TARGET)),
        ),
        (
            "tolerance: 1\nexceeded: 10%",
            Tolerance(Allowance(Decimal(1)), None, Allowance(Decimal(10), Measure.OF_TARGET)),
        ),
        ("floor: 80", Floor(Decimal(80))),
        ("floor: 0.1\ndecimals: 1", Floor(Decimal("0.1"))),
        ("floor: 80\nexceeded: 2", Floor(Decimal(80), Allowance(Decimal(2)))),
        ("rating: met / beyond", Tolerance(Allowance(Decimal(0)))),
        ("rating: met / 5% / beyond", FIVE),
        ("rating: MET/5 %/Beyond", FIVE),
        ("rating: met / 2 points / beyond", Tolerance(Allowance(Decimal(2), Measure.POINTS))),
        ("rating: met / 5% / beyond\ntolerance: 5%", FIVE),
        (
            "rating: 5% and 10%\nexceeded: 3",
            Tolerance(
                Allowance(Decimal(10), Measure.OF_TARGET),
                Allowance(Decimal(5), Measure.OF_TARGET),
                Allowance(Decimal(3)),
            ),
        ),
        ("rating: target and floor\nfloor: 80", Floor(Decimal(80))),
        ("rating: direction decides", DirectionDecides(Tolerance(Allowance(Decimal(0))))),
        ("rating: direction  Decides\ntolerance: 5%", DirectionDecides(FIVE)),
        ("rating: improved or maintained\ntolerance: 5%", DirectionDecides(FIVE, maintained=True)),
    ],
)
def test_the_rating_rule(tmp_path: Path, settings: str, rule: RatingRule) -> None:
    """Tolerance, a green margin, a fifth class, a floor or a name; a target alone has no tolerance."""
    assert only(tmp_path, settings).rule == rule


def test_any_setting_may_have_a_default(tmp_path: Path) -> None:
    """Required settings too, so that a catalogue need not repeat itself."""
    defaults = "{unit: days, direction: lower, kind: mean, frequency: quarterly, decimals: 1, priority: 2}"
    changed = dict.fromkeys(("unit", "direction", "kind", "priority"))
    catalogue = loaded(tmp_path, text(indicator(changed=changed), defaults=defaults))
    (measure,) = catalogue.indicators
    assert (measure.unit, measure.direction, measure.kind) == (Unit.DAYS, Direction.LOWER, MeasureKind.MEAN)
    assert (measure.frequency, measure.decimals, measure.priority) == (Frequency.QUARTERLY, 1, "2")


@pytest.mark.parametrize("ref", ["2.10", "2.1", "007", "1e3", "+5", "12", "2.1a", "no", "on", "null-1"])
def test_unquoted_references_keep_their_spelling(tmp_path: Path, ref: str) -> None:
    """2.10 is not 2.1, and ``no`` is a word."""
    catalogue = loaded(tmp_path, text(indicator().replace('"1.1"', ref)))
    assert catalogue.indicators[0].ref == ref


def test_references_that_differ_by_a_zero_are_two(tmp_path: Path) -> None:
    """2.1 and 2.10 stand side by side."""
    refs = ("2.1", "2.10")
    catalogue = loaded(tmp_path, text(*(indicator().replace('"1.1"', ref) for ref in refs)))
    assert tuple(measure.ref for measure in catalogue.indicators) == refs


def test_names_that_are_numbers_are_names(tmp_path: Path) -> None:
    """A priority's id may be typed as a number in one place and as text in another."""
    assert (
        only(tmp_path, changed={"priority": "'2'"}).priority
        == only(tmp_path, changed={"priority": "2"}).priority
        == "2"
    )


@pytest.mark.parametrize("year", ["2022-23", "2022/23", "'2022-23'"])
def test_the_year_of_a_target(tmp_path: Path, year: str) -> None:
    """A year may be typed in any accepted form, and is found under its printed name."""
    assert list(only(tmp_path, f"target: {{{year}: 85}}").target) == ["2022-23"]


@pytest.mark.parametrize(
    ("unit", "per", "scale"), [("percent", None, 100), ("rate", "100000", 100000), ("number", None, 1)]
)
def test_the_scale_of_a_ratio(tmp_path: Path, unit: str, per: str | None, scale: float) -> None:
    """A percentage is out of 100, a rate per its population, and anything else plain."""
    measure = only(tmp_path, f"per: {per}" if per else "", {"unit": unit})
    assert measure.scale == scale


@pytest.mark.parametrize(("kind", "adds_up"), [("flow", True), ("cumulative", False), ("stock", False)])
def test_only_a_flow_adds_up(
    tmp_path: Path,
    kind: str,
    adds_up: bool,  # noqa: FBT001  reason: a table's column
) -> None:
    """The quarters of nothing else sum to the year."""
    assert only(tmp_path, changed={"kind": kind}).adds_up is adds_up


def test_a_period_is_taken_as_it_is() -> None:
    """What is read once may be handed on."""
    year = Period.of_year(2021)
    assert Benchmark.model_validate({"value": 1, "period": year, "source": "Statistical release"}).period is year


def test_settings_do_not_change_after_loading(tmp_path: Path) -> None:
    """A catalogue is read once and stays as it was."""
    measure: Indicator = only(tmp_path)
    with pytest.raises(ValueError, match="frozen"):
        measure.title = "Other"  # type: ignore[misc]  # that it is refused is the point
