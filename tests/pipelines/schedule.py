"""On which days of the year a cron line starts a job."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

LIMITS = {"minute": (0, 59), "hour": (0, 23), "day of the month": (1, 31), "month": (1, 12), "weekday": (0, 6)}
QUARTER_ENDS = ((6, 30), (9, 30), (12, 31), (3, 31))
YEAR = 2023  # not a leap year; the days that matter are the same in any


def faults(cron: str) -> Iterator[str]:
    """Yield what is wrong with a line that should start a job two weeks after each quarter ends."""
    fields = cron.split()
    if len(fields) != len(LIMITS):
        yield f"schedule: '{cron}' has {len(fields)} fields, not five"
        return
    numbers = [_numbers(field) for field in fields]
    for (name, (low, high)), found in zip(LIMITS.items(), numbers, strict=True):
        if not all(low <= number <= high for number in found):
            yield f"schedule: '{cron}' names no {name}"
    minutes, hours, days, months, weekdays = numbers
    if len(minutes) != 1 or len(hours) != 1 or weekdays:
        yield f"schedule: '{cron}' starts more than one job on a day, or on weekdays"
    if {(month, day) for month in months for day in days} != set(_two_weeks_later()):
        yield f"schedule: '{cron}' does not start a job two weeks after each quarter ends"


def _numbers(field: str) -> list[int]:
    """Return the numbers of a field, which is a star or a list without ranges and steps; a star names none."""
    return [] if field == "*" else [int(part) for part in field.split(",")]


def _two_weeks_later() -> Iterator[tuple[int, int]]:
    for month, day in QUARTER_ENDS:
        start = dt.date(YEAR, month, day) + dt.timedelta(weeks=2)
        yield start.month, start.day
