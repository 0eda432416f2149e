"""``scorecard status``: as text, as JSON, and as a letter that asks a directorate for what it still owes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from scorecard.calculate import Result
from scorecard.period import Period, date_in_words
from scorecard.problems import Problem, as_data, as_text, one_line
from scorecard.report.status import DirectorateStatus, Missing, State, Status
from scorecard.screens.layout import counted, indented
from scorecard.sentences import join, slugs

FORMAT = 1


def status_text(status: Status) -> str:
    """Return the status as lines: one for each directorate, and under it what it owes."""
    complete = sum(directorate.complete for directorate in status.asked)
    lines = [f"{status.quarter.label}: {complete} of {len(status.asked)} directorates complete. {_due(status)}".strip()]
    width = max(len(directorate.name) for directorate in status.directorates)
    for directorate in status.directorates:
        lines += ["", f"{directorate.name:<{width}}  {_summary(directorate, status)}"]
        lines += _owed(directorate)
    if status.unread:
        lines += ["", "Files and folders of no known directorate:"]
        lines += indented(str(problem) for problem in status.unread)
    return "\n".join(map(one_line, lines)) + "\n"


def status_json(status: Status) -> str:
    """Return the status as JSON; dates as 2022-10-20, null where there is none."""
    data = {
        "format": FORMAT,
        "quarter": status.quarter.label,
        "today": status.today.isoformat(),
        "deadline": status.deadline.isoformat() if status.deadline else None,
        "directorates": [_data(directorate, status) for directorate in status.directorates],
        "unread": [as_data(problem) for problem in status.unread],
    }
    return as_text(data)


def letters(status: Status) -> dict[str, str | None]:
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
        f"Subject: {quarter.label} performance return: what we still need from {directorate.name}",
        "",
        "Dear colleagues,",
        "",
        f"this is about the performance return of {directorate.name} for {quarter.label} ({quarter.span}).",
        *([_due(status)] if status.deadline else []),
    ]
    if directorate.state is State.NOT_RETURNED:
        so_far = "have not been able to read any figures" if status.unread else "have no figures"
        lines.append(f"We {so_far} from you so far.")
    lines += [line for heading, section in _asked(directorate, quarter) for line in ("", heading, *section)]
    lines += ["", "Where there is no figure, leave the cell empty and give the reason beside it; it will be printed."]
    if status.contact:
        lines.append(f"Please send the return, and any question, to: {status.contact}.")
    lines += ["", "Thank you."]
    return "\n".join(map(one_line, lines)) + "\n"


def _due(status: Status) -> str:
    if status.deadline is None:
        return "The catalogue sets no deadline."
    day = date_in_words(status.deadline)
    if status.days_overdue and any(directorate.late for directorate in status.directorates):
        return f"Returns were due on {day}, {counted(status.days_overdue, 'day')} ago."
    return f"Returns {'were' if status.days_overdue else 'are'} due on {day}."


def _summary(directorate: DirectorateStatus, status: Status) -> str:
    parts = [directorate.state.value]
    if directorate.due:
        parts.append(f"{directorate.given} of {counted(directorate.due, 'figure')}")
        parts.append("not signed off" if directorate.lacks_sign_off else _signed(directorate))
    if status.days_overdue and directorate.late:
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
        ("To look at:", [str(problem) for problem in directorate.to_look_at]),
    )
    for heading, section in sections:
        if section:
            yield from indented([heading])
            yield from indented(section, depth=2)


def _asked(directorate: DirectorateStatus, quarter: Period) -> Iterator[tuple[str, list[str]]]:
    """Yield the sections of a letter; a figure whose cell cannot be read is asked for once."""
    unread = {problem.ref for problem in directorate.to_mend if problem.code.startswith("SC2")}
    figures = [each for each in directorate.missing if each.result.indicator.ref not in unread]
    if figures:
        yield (
            "These figures are missing, without a reason:",
            indented(_figure(each) + _owner(each.result) for each in figures),
        )
    if directorate.wordless:
        heading = "These targets are missed; please say why, what is being done, by whom and by when:"
        yield heading, indented(_missed(result) + _owner(result) for result in directorate.wordless)
    if directorate.to_mend:
        yield "Please correct:", indented(_correction(problem, quarter) for problem in directorate.to_mend)
    if directorate.to_look_at:
        yield "Please look at this too:", indented(_correction(each, quarter) for each in directorate.to_look_at)
    if directorate.lacks_sign_off:
        yield "The return is not signed off: please fill in name, role and date on the sign-off sheet.", []


def _figure(missing: Missing) -> str:
    indicator, periods = missing.result.indicator, join([period.label for period in missing.periods])
    return f"{indicator.ref}  {indicator.name}, for {periods}{_why(missing.result)}"


def _why(result: Result) -> str:
    """Return why months that did come make no figure, if that is so."""
    amount = result.quarter.current.amount
    stuck = amount.value is None and any(month.figure for month in result.months)
    return f". {amount.missing}" if stuck and amount.missing else ""


def _missed(result: Result) -> str:
    return f"{result.indicator.ref}  {result.indicator.name}: {result.verdict.reason}"


def _owner(result: Result) -> str:
    return f" [{result.indicator.owner}]" if result.indicator.owner else ""


def _correction(problem: Problem, quarter: Period) -> str:
    """Return an error as an officer reads it: the file without our folders, unless it is of another quarter."""
    subject = " ".join(part for part in (problem.ref, problem.period) if part)
    remedy = "Correct the return, or tell us why it is right." if problem.answerable else problem.remedy
    line = f"{problem.place}{f' ({subject})' if subject else ''}: {problem.wrong} {remedy}".rstrip()
    return re.sub(rf"inputs/(?:{quarter.slug}/|(?=\S*/))", "", line)


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
        "to_mend": [as_data(problem) for problem in directorate.to_mend],
        "to_look_at": [as_data(problem) for problem in directorate.to_look_at],
        "days_overdue": status.days_overdue if directorate.late else 0,
    }


def _indicator(result: Result) -> dict[str, Any]:
    indicator = result.indicator
    return {"ref": indicator.ref, "title": indicator.title, "owner": indicator.owner}
