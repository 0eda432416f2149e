"""``scorecard status``: as text, as JSON, and as a letter that asks a directorate for what it still owes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from scorecard.calculate import Result
from scorecard.period import date_in_words
from scorecard.problems import Problem
from scorecard.report.status import DirectorateStatus, Missing, State, Status
from scorecard.screens.layout import counted, indented
from scorecard.sentences import slugs

FORMAT = 1


def status_text(status: Status) -> str:
    """Return the status as lines: one for each directorate, and under it what it owes."""
    complete = sum(directorate.complete for directorate in status.directorates)
    lines = [f"{status.quarter.label}: {complete} of {len(status.directorates)} directorates complete. {_due(status)}"]
    width = max(len(directorate.name) for directorate in status.directorates)
    for directorate in status.directorates:
        lines += ["", f"{directorate.name:<{width}}  {_summary(directorate, status)}"]
        lines += _owed(directorate)
    if status.unread:
        lines += ["", "Not known to belong to a directorate:"]
        lines += indented(str(problem) for problem in status.unread)
    return "\n".join(lines) + "\n"


def status_json(status: Status) -> str:
    """Return the status as JSON; dates as 2022-10-20, null where there is none."""
    data = {
        "format": FORMAT,
        "quarter": status.quarter.label,
        "today": status.today.isoformat(),
        "deadline": status.deadline.isoformat() if status.deadline else None,
        "directorates": [_data(directorate, status) for directorate in status.directorates],
        "unread": [str(problem) for problem in status.unread],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def chasers(status: Status) -> dict[str, str | None]:
    """Return a letter for each directorate by the name of its file; None where nothing is owed."""
    names = slugs([directorate.name for directorate in status.directorates])
    return {
        f"{names[directorate.name]}-{status.quarter.slug}.txt": (
            None if directorate.complete else _letter(directorate, status)
        )
        for directorate in status.directorates
    }


def _letter(directorate: DirectorateStatus, status: Status) -> str:
    """Return the letter to a directorate that owes something, ready to be sent."""
    quarter = status.quarter
    lines = [
        f"Subject: {quarter.label} performance return: what {directorate.name} still owes",
        "",
        f"This is about the performance return of {directorate.name} for {quarter.label} ({quarter.span}).",
        _due(status),
    ]
    if directorate.state is State.NOT_RETURNED:
        lines.append("Nothing has reached us so far.")
    lines += [line for heading, section in _asked(directorate) for line in ("", heading, *section)]
    lines += ["", "Where there is no figure, leave the cell empty and give the reason beside it; it will be printed."]
    if status.contact:
        lines.append(f"Questions, and the corrected return: {status.contact}.")
    return "\n".join(lines) + "\n"


def _due(status: Status) -> str:
    if status.deadline is None:
        return "No deadline is set in the catalogue."
    day = date_in_words(status.deadline)
    if status.days_overdue and not all(directorate.complete for directorate in status.directorates):
        return f"Returns were due on {day}, {counted(status.days_overdue, 'day')} ago."
    return f"Returns {'were' if status.days_overdue else 'are'} due on {day}."


def _summary(directorate: DirectorateStatus, status: Status) -> str:
    parts = [directorate.state.value]
    if directorate.due:
        parts.append(f"{directorate.given} of {counted(directorate.due, 'figure')}")
        parts.append("not signed off" if directorate.lacks_sign_off else _signed(directorate))
    if status.days_overdue and not directorate.complete:
        parts.append(f"{counted(status.days_overdue, 'day')} overdue")
    return ", ".join(parts)


def _signed(directorate: DirectorateStatus) -> str:
    latest = max(directorate.sign_offs, key=lambda sign_off: sign_off.date)
    return f"signed off by {latest.role} on {date_in_words(latest.date)}"


def _owed(directorate: DirectorateStatus) -> Iterator[str]:
    """Yield what a directorate owes, under headings; a return that never came is told by its first line."""
    figures = [_figure(missing) for missing in directorate.missing]
    sections = (
        ("Missing figures:", figures if directorate.state is not State.NOT_RETURNED else []),
        ("Missing commentary on a missed target:", [_missed(result) for result in directorate.wordless]),
        ("Without sign-off:", [file.path for file in directorate.unsigned]),
        ("To mend:", [str(problem) for problem in directorate.to_mend]),
    )
    for heading, section in sections:
        if section:
            yield from indented([heading])
            yield from indented(section, depth=2)


def _asked(directorate: DirectorateStatus) -> Iterator[tuple[str, list[str]]]:
    """Yield the sections of a letter."""
    if directorate.missing:
        figures = (_figure(missing) + _owner(missing.result) for missing in directorate.missing)
        yield "These figures are missing, without a reason:", indented(figures)
    if directorate.wordless:
        heading = "These targets are missed; please say why, what is being done, by whom and by when:"
        yield heading, indented(_missed(result) + _owner(result) for result in directorate.wordless)
    if directorate.to_mend:
        yield "Please correct:", indented(_correction(problem) for problem in directorate.to_mend)
    if directorate.lacks_sign_off:
        yield "The return is not signed off: please fill in name, role and date on the sign-off sheet.", []


def _figure(missing: Missing) -> str:
    indicator = missing.result.indicator
    return f"{indicator.ref}  {indicator.name}: {', '.join(period.label for period in missing.periods)}"


def _missed(result: Result) -> str:
    return f"{result.indicator.ref}  {result.indicator.name}: {result.verdict.reason}"


def _owner(result: Result) -> str:
    return f" [{result.indicator.owner}]" if result.indicator.owner else ""


def _correction(problem: Problem) -> str:
    """Return an error as an officer reads it: the file's name without our folders, then what to do."""
    place = str(problem.place._replace(file=problem.place.file.rpartition("/")[2]))
    subject = " ".join(part for part in (problem.ref, problem.period) if part)
    remedy = "Correct the return, or tell us why both stand." if problem.answerable else problem.remedy
    return f"{place}{f' ({subject})' if subject else ''}: {problem.wrong} {remedy}".rstrip()


def _data(directorate: DirectorateStatus, status: Status) -> dict[str, Any]:
    return {
        "name": directorate.name,
        "state": directorate.state.value.replace(" ", "_"),
        "complete": directorate.complete,
        "figures_due": directorate.due,
        "figures_given": directorate.given,
        "missing_figures": [
            {
                **_indicator(missing.result),
                "periods": [period.iso for period in missing.periods],
            }
            for missing in directorate.missing
        ],
        "missing_commentary": [
            {**_indicator(result), "rating": result.verdict.rating.value} for result in directorate.wordless
        ],
        "files": [file.path for file in directorate.files],
        "sign_offs": [
            {"name": each.name, "role": each.role, "date": each.date.isoformat(), "file": each.source.file.path}
            for each in directorate.sign_offs
        ],
        "signed_off": not directorate.lacks_sign_off,
        "unsigned_files": [file.path for file in directorate.unsigned],
        "to_mend": [str(problem) for problem in directorate.to_mend],
        "days_overdue": 0 if directorate.complete else status.days_overdue,
    }


def _indicator(result: Result) -> dict[str, Any]:
    indicator = result.indicator
    return {"ref": indicator.ref, "title": indicator.title, "owner": indicator.owner}
