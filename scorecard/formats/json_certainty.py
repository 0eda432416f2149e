"""What ``scorecard.json`` says of an indicator beyond its figure: intervals, limits, trend, places, outturn."""

from __future__ import annotations

from typing import Any

from scorecard.calculate import Outturn, PeriodFigure, Place
from scorecard.figures import Style
from scorecard.report import Entry
from scorecard.report.certainty import interval_text


def certainty_data(entry: Entry) -> dict[str, Any]:
    """Return what is known of how sure a figure is; numbers are exact, null where there is none."""
    result, said = entry.result, entry.certainty
    style, limits, trend = result.indicator.style, result.control.limits, result.trend
    first = next((place for place in result.places if place.rank is not None), None)
    return {
        "interval": interval_data(result.quarter.current, style),
        "variation": result.control.variation,
        "assurance": result.control.assurance,
        "limits": dict(zip(("centre", "lower", "upper"), map(exact, limits), strict=True)) if limits else None,
        "variation_text": said.pattern,
        "trend": {"result": trend.result, "judgement": trend.judgement, "text": said.trend} if trend else None,
        "rank": first.rank if first else None,
        "quartile": first.quartile if first else None,
        "places": [
            {**_place(place), "text": line.words} for place, line in zip(result.places, said.places, strict=True)
        ],
        "outturn": _outturn(result.outturn) if result.outturn.figure else None,
        "outturn_words": said.outturn,
    }


def interval_data(figure: PeriodFigure, style: Style) -> dict[str, Any]:
    """Return the 95% interval of a figure, in its unit."""
    found = figure.interval
    return {
        "low": exact(found.low) if found else None,
        "high": exact(found.high) if found else None,
        "method": found.method if found else None,
        "text": interval_text(figure, style) or None,
    }


def exact(value: float | None) -> float | None:
    """Return the exact number, a whole one without a decimal point."""
    return int(value) if value is not None and value.is_integer() else value


def _place(place: Place) -> dict[str, Any]:
    return {
        "comparator": place.comparator,
        "name": place.name,
        "period": place.period.iso,
        "ours_text": place.ours.text if place.ours else None,
        "rank": place.rank,
        "of": place.of,
        "without_data": place.without_data,
        "quartile": place.quartile,
        "average": exact(place.average.value),
        "average_text": place.average.text,
    }


def _outturn(outturn: Outturn) -> dict[str, Any]:
    figure, low, high = outturn.figure, outturn.low, outturn.high
    return {
        "period": outturn.year.iso,
        "value": exact(figure.value) if figure else None,
        "text": figure.text if figure else None,
        "low": exact(low.value) if low else None,
        "low_text": low.text if low else None,
        "high": exact(high.value) if high else None,
        "high_text": high.text if high else None,
        "basis": outturn.basis,
        "rating": outturn.verdict.rating.value if outturn.verdict else None,
        "rating_reason": outturn.verdict.reason if outturn.verdict else None,
    }
