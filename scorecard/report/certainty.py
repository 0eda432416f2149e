"""How sure a figure is and where it is heading, in words: interval, control chart, trend, places, outturn.

Source: method.md sections 6 to 10.
"""

from __future__ import annotations

from scorecard.calculate import AnnualTrend, Control, Outturn, PeriodFigure, Place, Result
from scorecard.catalogue.control_chart import ControlChart
from scorecard.catalogue.wording import Wording
from scorecard.charts.control import Limits, Pattern, pattern_words
from scorecard.figures import Style
from scorecard.report.charting import drawn_limits
from scorecard.report.parts import Certainty, PlaceLine
from scorecard.sentences import join, lower_first, upper_first
from scorecard.statistics.xmr import Xmr, XmrPoint

_LATEST = {"improvement": "improving", "concern": "of concern", "neutral": "changed"}
_ASSURANCE = {
    "consistent_pass": "Unless something changes, the target can be expected to be met each time.",
    "inconsistent": "The target lies within that range: it may be met or missed without anything having changed.",
    "consistent_fail": "Unless something changes, the target cannot be expected to be met.",
}
_NO_TREND = "cannot be calculated"
_QUARTILES = {1: "best quartile", 2: "second quartile", 3: "third quartile", 4: "last quartile"}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def build_certainty(result: Result, wording: Wording) -> Certainty:
    """Return what is known of an indicator beyond its figure."""
    style, chart = result.indicator.style, result.control.chart
    verdict = result.outturn.verdict
    return Certainty(
        interval=interval_text(result.rated.current, style),
        pattern=pattern_text(result.control, style, result.indicator.spc or ControlChart()),
        variation=result.control.variation if result.control.note is None else None,
        assurance=chart.assurance if chart else None,
        trend=trend_text(result.trend) if result.trend else "",
        outturn=outturn_text(result.outturn),
        outturn_word=wording.rating_word(verdict.rating) if verdict and verdict.rating.is_colour else None,
        places=tuple(
            PlaceLine(each.name, each.period.label, place_text(each, result.rated.current)) for each in result.places
        ),
    )


def interval_text(figure: PeriodFigure, style: Style) -> str:
    """Return between which figures the underlying one is likely to lie, ``88.2% to 91.9%``, as far as it is known."""
    if figure.interval is None:
        return ""
    return f"{style.figure(figure.interval.low or 0).text} to {style.figure(figure.interval.high).text}"


def pattern_text(control: Control, style: Style, settings: ControlChart) -> str:
    """Return what the control chart says of the latest figure and of the target, or why there is none."""
    chart = control.chart
    if chart is None:
        return control.refused or ""
    if control.note is not None or control.limits is None:
        return f"No control limits: {control.note or 'no two figures follow each other'}."
    drawn = drawn_limits(Limits(*control.limits), chart.points, style.unit)
    centre, lower, upper = (style.figure(line).text for line in (drawn.average, drawn.lower, drawn.upper))
    period, point = next(
        (period, point)
        for period, point in zip(reversed(control.periods), reversed(chart.points), strict=True)
        if point.judgement is not None
    )
    latest = f"{period.label} at {style.figure(point.value or 0).text}: {_judged(chart, point, settings.run)}"
    expected = f" {_ASSURANCE[chart.assurance]}" if chart.assurance else ""
    return f"{latest}. The usual range is {lower} to {upper} around {centre}.{_since(control, settings)}{expected}"


def _since(control: Control, settings: ControlChart) -> str:
    """Return since when the limits hold and why, and which figures are left out of them."""
    begun = [each for each in settings.rebase if each.start.start <= control.periods[-1].start]
    latest = max(begun, key=lambda each: each.start.start, default=None)
    since = f" Since {latest.start.label}: {latest.reason.rstrip('.')}." if latest else ""
    first = latest.start.start if latest else control.periods[0].start
    left_out = [ghost.label for ghost in settings.ghosts if first <= ghost.start <= control.periods[-1].end]
    return since + (f" Left out: {join(left_out)}." if left_out else "")


def _judged(chart: Xmr, point: XmrPoint, run: int) -> str:
    """Return the signal that a figure gives, or that it gives none."""
    if point.signal is None:
        return "usual variation, no sign of a change"
    judged = _LATEST[str(point.judgement).partition("_")[0]]
    upwards = str(chart.variation).endswith("high")
    return f"{judged}, {pattern_words(Pattern(point.signal), run, upwards=upwards)}"


def trend_text(trend: AnnualTrend) -> str:
    """Return the recent trend of an annual figure: ``Increasing and getting better, 2017-18 to 2021-22.``."""
    if trend.result == _NO_TREND:
        return f"No trend can be calculated. {trend.reason}"
    words = trend.result + (f" and {trend.judgement}" if trend.judgement else "")
    reason = f" {trend.reason}" if trend.reason else ""
    return f"{upper_first(words)}, {trend.periods[0].label} to {trend.periods[-1].label}.{reason}"


def place_text(place: Place, now: PeriodFigure) -> str:
    """Return the place among a group of areas: ``5th of 16, 1 without data; second quartile; average …``.

    Where another figure of ours than the one on the card is ranked, it is named.
    """
    average = f"average {place.average.text} ({place.average_basis})"
    if place.rank is None:
        return f"not ranked: {place.why_not}; {average}"
    without = f", {place.without_data} without data" if place.without_data else ""
    quartile = f"{_QUARTILES[place.quartile]}; " if place.quartile else ""
    another = place.ours is not None and place.ours.text != now.text
    ranked = f", with our {place.ours} of {place.period.label}" if another else ""
    return f"{ordinal(place.rank)} of {place.of}{without}{ranked}; {quartile}{average}"


def ordinal(number: int) -> str:
    """Return a place as it is said: ``1st``, ``12th``, ``22nd``."""
    return f"{number}{'th' if number % 100 in _TEENS else _ENDINGS.get(number % 10, 'th')}"


def outturn_text(outturn: Outturn) -> str:
    """Return the figure of the year if the past pattern holds, with its range, or why none is forecast."""
    if outturn.figure is None:
        return f"No forecast: {lower_first(outturn.why_not or '')}"
    said = f"{outturn.figure.text} in {outturn.year.label} if the past pattern holds"
    if outturn.low is None or outturn.high is None:
        return f"{said}; no range yet"
    return f"{said}; 80% range {outturn.low.text} to {outturn.high.text}"
