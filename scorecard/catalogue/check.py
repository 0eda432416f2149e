"""What a catalogue's settings must say together, beyond each one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from scorecard.catalogue.explain import suggest
from scorecard.catalogue.kinds import Direction, Frequency, MeasureKind, Rule
from scorecard.catalogue.model import Catalogue, Indicator
from scorecard.catalogue.rating_check import check_rating
from scorecard.catalogue.relations import Found, check_derived, check_total
from scorecard.catalogue.report_facts import ReportFacts
from scorecard.catalogue.settings import settings_of
from scorecard.catalogue.target_forms import Annual, Between, Midpoint, Undecided, Words
from scorecard.catalogue.titles import speaks_of_proportion
from scorecard.documents import Document
from scorecard.figures import Unit, round_half_away
from scorecard.period import Kind, PeriodError, date_in_words, parse_span
from scorecard.problems import Problem, Severity


def check_catalogue(catalogue: Catalogue, document: Document) -> tuple[Problem, ...]:
    """Return what is wrong between settings."""
    problems = [*_duplicates(catalogue, document), *_defaults(catalogue, document)]
    for index, indicator in enumerate(catalogue.indicators):
        for code, path, wrong, remedy in chain.from_iterable(check(indicator, catalogue) for check in _CHECKS):
            place = document.place(_home(("indicators", index, *path), document))
            severity = Severity.WARNING if code in ("SC111", "SC112") else Severity.ERROR
            problems.append(Problem(code, place, wrong, remedy, indicator.ref, severity=severity))
    return tuple(problems)


def check_facts(facts: ReportFacts, catalogue: Catalogue, document: Document) -> tuple[Problem, ...]:
    """Return what ``report.yaml`` names that the catalogue does not declare, and approvals older than the data."""
    declared = {"priority": [each.id for each in catalogue.priorities], "directorate": list(catalogue.directorates)}
    unknown = (
        Problem(
            "SC108",
            document.place(("projects", index, setting)),
            f"There is no {setting} '{named}'.",
            suggest(named, known),
        )
        for index, project in enumerate(facts.projects)
        for setting, known in declared.items()
        if (named := getattr(project, setting)) is not None and named not in known
    )
    return (*unknown, *_approvals(facts, document))


def _approvals(facts: ReportFacts, document: Document) -> Iterator[Problem]:
    for index, approval in enumerate(facts.contributors):
        if approval.on is not None and facts.data_as_at is not None and approval.on < facts.data_as_at:
            wrong = (
                f"{approval.role} approved on {date_in_words(approval.on)}, before the data was taken on "
                f"{date_in_words(facts.data_as_at)}."
            )
            remedy = "Ask whether the approval still stands, or correct the date."
            yield Problem("SC312", document.place(("contributors", index)), wrong, remedy, severity=Severity.WARNING)


def _home(path: tuple[str | int, ...], document: Document) -> tuple[str | int, ...]:
    """Return the path, or that of the default where the indicator does not set it itself."""
    default = ("defaults", *path[2:3])
    return path if path[:3] in document.marks or default not in document.marks else default


def _duplicates(catalogue: Catalogue, document: Document) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, indicator in enumerate(catalogue.indicators):
        place = document.place(("indicators", index, "ref"))
        if indicator.ref in first:
            line = document.place(("indicators", first[indicator.ref], "ref")).line
            wrong = f"The reference '{indicator.ref}' already stands in line {line}."
            yield Problem("SC107", place, wrong, "Give each indicator its own reference.", indicator.ref)
        first.setdefault(indicator.ref, index)
    identifiers = [priority.id for priority in catalogue.priorities]
    for index, identifier in enumerate(identifiers):
        if identifier in identifiers[:index]:
            wrong = f"The priority '{identifier}' is declared twice."
            yield Problem("SC107", document.place(("priorities", index, "id")), wrong, "Keep one of them.")


def _defaults(catalogue: Catalogue, document: Document) -> Iterator[Problem]:
    settings = [name for name in settings_of(Indicator) if name not in ("ref", "title")]
    for name in catalogue.defaults:
        if name not in settings:
            yield Problem(
                "SC104", document.place(("defaults", name)), f"'{name}' is not a setting.", suggest(name, settings)
            )


def _names(indicator: Indicator, catalogue: Catalogue) -> Found:
    priorities = [priority.id for priority in catalogue.priorities]
    if indicator.priority not in priorities:
        yield (
            "SC108",
            ("priority",),
            f"There is no priority '{indicator.priority}'.",
            suggest(indicator.priority, priorities),
        )
    if indicator.directorate not in catalogue.directorates:
        wrong = f"There is no directorate '{indicator.directorate}'."
        yield "SC108", ("directorate",), wrong, suggest(indicator.directorate, catalogue.directorates)
    for comparator in indicator.benchmark:
        if comparator not in catalogue.comparators:
            wrong = f"There is no comparator '{comparator}'."
            yield "SC108", ("benchmark", comparator), wrong, suggest(comparator, catalogue.comparators)


def _unit(indicator: Indicator, catalogue: Catalogue) -> Found:
    del catalogue
    if indicator.unit is Unit.RATE and indicator.per is None:
        yield "SC103", ("unit",), "A rate needs 'per'.", "Add, for instance, per: 100000."
    if indicator.unit is not Unit.RATE and indicator.per is not None:
        wrong = f"'per' has no effect: it belongs to unit rate, not {indicator.unit}."
        yield "SC112", ("per",), wrong, "Remove 'per' or change the unit."


def _title(indicator: Indicator, catalogue: Catalogue) -> Found:
    del catalogue
    if indicator.unit is Unit.NUMBER and speaks_of_proportion(indicator.title):
        wrong = f"The title '{indicator.title}' speaks of a proportion, but the unit is number: its figures are counts."
        yield "SC308", ("title",), wrong, "Return a percentage, or change the title; or answer the finding."


def _rules(indicator: Indicator, catalogue: Catalogue) -> Found:
    del catalogue
    if indicator.quarter is Rule.NONE:
        yield (
            "SC110",
            ("quarter",),
            "A quarter cannot have the rule 'none'.",
            suggest("", [r for r in Rule if r is not Rule.NONE]),
        )
    running = (MeasureKind.CUMULATIVE, MeasureKind.ROLLING, MeasureKind.ANNUALISED)
    adding = (Rule.SUM, Rule.MEAN)
    for name in ("quarter", "year_to_date"):
        if indicator.kind in running and getattr(indicator, name) in adding:
            wrong = f"The months of a measure of kind {indicator.kind} overlap, so they cannot be added or averaged."
            yield "SC110", (name,), wrong, "Use last, or supplied."
    if indicator.kind is MeasureKind.RATIO and Rule.MEAN in (indicator.quarter, indicator.year_to_date):
        name = "quarter" if indicator.quarter is Rule.MEAN else "year_to_date"
        wrong = "A mean of percentages is never used for a ratio."
        yield "SC110", (name,), wrong, "Use ratio with numerators and denominators, or supplied."
    if indicator.rate == "year_to_date" and indicator.year_to_date_rule is Rule.NONE:
        wrong = "The year to date is to be rated, but the measure has none."
        yield "SC110", ("rate",), wrong, "Rate the quarter, or set 'year_to_date'."


def _targets(indicator: Indicator, catalogue: Catalogue) -> Found:
    del catalogue
    for year, target in indicator.target.items():
        try:
            named = parse_span(year)
        except PeriodError:
            named = None
        if named is None or named.kind is not Kind.YEAR:
            yield "SC106", ("target", year), f"'{year}' is not a financial year.", "Write it as 2022-23."
        if isinstance(target, Between) != (indicator.direction is Direction.RANGE) and not isinstance(
            target, Midpoint | Undecided | Words
        ):
            yield _range_mismatch(year, indicator)
        for number in target.numbers:
            if not isinstance(target, Annual):
                yield from _printed(indicator, number, "target", ("target", year))
    if indicator.floor is not None:
        yield from _printed(indicator, indicator.floor, "floor", ("floor",))


def _chart(indicator: Indicator, catalogue: Catalogue) -> Found:
    overlapping = (MeasureKind.CUMULATIVE, MeasureKind.ROLLING, MeasureKind.ANNUALISED)
    own = indicator.spc is not None and "spc" not in catalogue.defaults
    if own and (indicator.kind in overlapping or indicator.frequency is Frequency.ANNUAL):
        why = "it is annual" if indicator.frequency is Frequency.ANNUAL else f"its kind is {indicator.kind}"
        wrong = f"'spc' has no effect: control limits need separate months or quarters, and {why}."
        yield "SC112", ("spc",), wrong, "Remove 'spc'."


def _printed(indicator: Indicator, number: float, name: str, path: tuple[str, ...]) -> Found:
    """A number with more decimals than are printed: what is printed is rated."""
    published = round_half_away(number, indicator.decimals)
    if not indicator.rate_exact and abs(float(published) - number) > 1e-9 * max(1.0, abs(number)):
        shown = indicator.style.figure(number).text
        wrong = f"The {name} {number:g} has more decimals than are printed; it is rated as {shown}."
        yield "SC111", path, wrong, f"Raise 'decimals', or round the {name}."


def _range_mismatch(year: str, indicator: Indicator) -> tuple[str, tuple[str | int, ...], str, str]:
    if indicator.direction is Direction.RANGE:
        wrong = "A direction of range needs a target of the form {between: [low, high]}."
        return "SC110", ("target", year), wrong, "Give both ends, or change the direction."
    wrong = f"A target between two figures needs direction: range, not {indicator.direction}."
    return "SC110", ("target", year), wrong, "Change the direction, or give one figure."


_CHECKS: tuple[Callable[[Indicator, Catalogue], Found], ...] = (
    _names,
    _unit,
    _title,
    _rules,
    _targets,
    _chart,
    check_rating,
    check_total,
    check_derived,
)
