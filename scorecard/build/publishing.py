"""A publication: settings and run are checked, then site and library are found, then each file is looked at and sent.

The packages that speak to SharePoint are an extra, so that they are imported where they are first needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from scorecard.period import Period, date_in_words
from scorecard.problems import Place, Problem, has_errors, in_order
from scorecard.progress import Progress
from scorecard.publish.finished import FinishedRun, read_run
from scorecard.publish.settings import PUBLISH_YAML, LoadedSettings, load_settings
from scorecard.publish.sharepoint.deciding import Action
from scorecard.publish.sharepoint.errors import NOT_SIGNED_IN, REFUSED, PublishError
from scorecard.publish.sharepoint.extra import need_extra
from scorecard.sources.inside import refusal
from scorecard.workspace import Workspace, digest

if TYPE_CHECKING:  # the extra may be absent
    from scorecard.publish.sharepoint.publishing import Planned

_FAILED = (NOT_SIGNED_IN, REFUSED)  # codes of what went wrong outside the material
_DONE = {
    Action.UPLOAD: "uploaded",
    Action.REPLACE: "replaced",
    Action.COMPLETE: "columns filled in",
    Action.KEEP: "unchanged",
}
_WOULD = {
    Action.UPLOAD: "would upload",
    Action.REPLACE: "would replace",
    Action.COMPLETE: "would fill in columns",
    Action.KEEP: "unchanged",
}


@dataclass(frozen=True)
class Sent:
    """What was, or would be, done with one file."""

    file: str
    action: str
    url: str
    sha256: str

    @property
    def words(self) -> tuple[str, ...]:
        """What is printed of it."""
        return (self.action, self.url)


@dataclass(frozen=True)
class Found:
    """A thing that the settings name and that is there."""

    what: str
    name: str
    url: str

    @property
    def words(self) -> tuple[str, ...]:
        """What is printed of it."""
        return (self.what, self.name, self.url)


def has_failed(problems: Iterable[Problem]) -> bool:
    """Whether it was not the material that stopped a publication, but sign-in, network or SharePoint."""
    return has_errors(problem for problem in problems if problem.code in _FAILED)


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
    noticed = [*_outdated(run, workspace)]
    try:
        _send(loaded, run, progress, sent, noticed, dry_run=dry_run)
    except PublishError as error:
        noticed.append(_unfinished(_problem(error, loaded, run.folder), sent, run))
    return tuple(sent), in_order((*problems, *noticed))


def _outdated(run: FinishedRun, workspace: Workspace) -> Iterator[Problem]:
    """Yield a warning for each file that is no longer what the report was made from."""
    made = run.manifest
    for each in (made.catalogue, *made.inputs):
        path = workspace.root / each.file
        if refusal(path, workspace.root) is None and path.is_file() and digest(path) != each.sha256:
            wrong = f"The file has changed since this report was made from it on {date_in_words(made.created)}."
            remedy = f"Look whether the report is to be made again first: scorecard run {run.quarter.slug}"
            yield Problem("SC515", Place(each.file), wrong, remedy).as_warning()


def _unfinished(problem: Problem, sent: Sequence[Sent], run: FinishedRun) -> Problem:
    """Return what stopped a publication, and how far it went if it had begun."""
    done = sum(each.action != _DONE[Action.KEEP] for each in sent)
    if not done:
        return problem
    far = f"{done} of {len(run.files)} files were sent before it, so that what the library holds is not yet one report."
    return replace(problem, wrong=f"{problem.wrong} {far}")


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

    settings = loaded.settings
    with publishing.connected(settings) as wire:
        target = publishing.find_target(wire, settings, progress)
    folder = "/".join(settings.folder_of(quarter))
    return (
        Found("sign-in", f"{settings.auth} in {settings.tenant}", ""),
        Found("site", target.site.title or settings.site, target.site.web_url),
        Found("library", target.drive.name, target.drive.web_url),
        Found("folder", folder, f"{target.drive.web_url}/{quote(folder)}"),
        *(Found("column", column.name, target.drive.web_url) for column in target.columns),
    )


def _sent(planned: Planned, words: Mapping[Action, str]) -> Sent:
    return Sent(planned.file.name, words[planned.action], planned.url, planned.file.sha256)


def _problem(error: PublishError, loaded: LoadedSettings, folder: str) -> Problem:
    place = loaded.place(error.setting) if error.setting is not None else Place(PUBLISH_YAML)
    if error.file is not None:
        place = Place(f"{folder}/{error.file}")
    return Problem(error.code, place, error.wrong, error.remedy)
