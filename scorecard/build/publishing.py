"""A publication: settings and run are checked, then site and library are found, then each file is looked at and sent.

The packages that speak to SharePoint are an extra, so that they are imported where they are first needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from scorecard.period import Period
from scorecard.problems import Place, Problem, has_errors, in_order
from scorecard.progress import Progress
from scorecard.publish.finished import FinishedRun, read_run
from scorecard.publish.settings import PUBLISH_YAML, LoadedSettings, load_settings
from scorecard.publish.sharepoint.errors import NOT_SIGNED_IN, REFUSED, PublishError
from scorecard.publish.sharepoint.extra import need_extra
from scorecard.workspace import Workspace

if TYPE_CHECKING:  # the extra may be absent
    from scorecard.publish.sharepoint.publishing import Planned

FAILED = (NOT_SIGNED_IN, REFUSED)  # codes of what went wrong outside the material
_DONE = {"upload": "uploaded", "replace": "replaced", "complete": "columns filled in", "keep": "unchanged"}
_WOULD = {
    "upload": "would upload",
    "replace": "would replace",
    "complete": "would fill in columns",
    "keep": "unchanged",
}


@dataclass(frozen=True)
class Sent:
    """What was, or would be, done with one file."""

    file: str
    action: str
    url: str
    sha256: str


@dataclass(frozen=True)
class Found:
    """A thing that the settings name and that is there."""

    what: str
    name: str
    url: str


def publish(
    workspace: Workspace, quarter: Period, progress: Progress, *, dry_run: bool
) -> tuple[tuple[Sent, ...], tuple[Problem, ...]]:
    """Publish a finished run; returns what was done, as far as it went, and what is wrong or to be known."""
    loaded, problems = load_settings(workspace)
    run, unfit = read_run(workspace, quarter)
    problems = (*problems, *unfit)
    if loaded is None or run is None:
        return (), in_order(problems)
    sent: list[Sent] = []
    noticed: list[Problem] = []
    try:
        _send(loaded, run, progress, sent, noticed, dry_run=dry_run)
    except PublishError as error:
        noticed.append(_problem(error, loaded, run.folder))
    return tuple(sent), in_order((*problems, *noticed))


def check_target(
    workspace: Workspace, quarter: Period, progress: Progress
) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Sign in and look for what the settings name, without changing anything; returns what is there."""
    loaded, problems = load_settings(workspace)
    if loaded is None:
        return (), in_order(problems)
    try:
        return _found(loaded, quarter, progress), in_order(problems)
    except PublishError as error:
        return (), in_order((*problems, _problem(error, loaded, PUBLISH_YAML)))


def _send(  # noqa: PLR0913  reason: what was done and noticed is kept where an error follows
    loaded: LoadedSettings,
    run: FinishedRun,
    progress: Progress,
    sent: list[Sent],
    noticed: list[Problem],
    *,
    dry_run: bool,
) -> None:
    """Plan, compare, carry out; raises ``PublishError``."""
    need_extra()
    from scorecard.publish.sharepoint import publishing  # noqa: PLC0415  reason: the extra may be absent

    with publishing.connected(loaded.settings) as wire:
        target = publishing.find_target(wire, loaded.settings, progress)
        publication = publishing.Publication(wire, loaded.settings, target.drive, run)
        try:
            progress.step("looking at what is published")
            planned = publication.plan()
            publication.compare(planned)
            if dry_run:
                sent += [_sent(each, _WOULD) for each in planned]
                return
            for each in publication.carry_out(planned, progress):
                sent.append(_sent(each, _DONE))
        finally:
            noticed += publication.warnings


def _found(loaded: LoadedSettings, quarter: Period, progress: Progress) -> tuple[Found, ...]:
    """Return what the settings name; raises ``PublishError``."""
    need_extra()
    from scorecard.publish.sharepoint import publishing  # noqa: PLC0415  reason: the extra may be absent

    with publishing.connected(loaded.settings) as wire:
        target = publishing.find_target(wire, loaded.settings, progress)
    folder = "/".join(loaded.settings.folder_of(quarter))
    return (
        Found("site", target.site.title or loaded.settings.site, target.site.web_url),
        Found("library", target.drive.name, target.drive.web_url),
        Found("folder", folder, f"{target.drive.web_url}/{quote(folder)}"),
        *(Found("column", column.name, target.drive.web_url) for column in target.columns),
    )


def _sent(planned: Planned, words: dict[str, str]) -> Sent:
    return Sent(planned.file.name, words[planned.action.value], planned.url, planned.file.sha256)


def _problem(error: PublishError, loaded: LoadedSettings, folder: str) -> Problem:
    place = loaded.place(error.setting) if error.setting is not None else Place(PUBLISH_YAML)
    if error.file is not None:
        place = Place(f"{folder}/{error.file}")
    return Problem(error.code, place, error.wrong, error.remedy)


def has_failed(problems: tuple[Problem, ...]) -> bool:
    """Whether it was not the material that stopped a publication, but sign-in, network or SharePoint."""
    return has_errors(problem for problem in problems if problem.code in FAILED)
