"""A publication from sign-in to the last file: look at what is there, decide, send; the manifest goes last.

Broken off anywhere, it is taken up by the same command again.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from scorecard.collect.published import MANIFEST, RECORD
from scorecard.problems import Place, Problem
from scorecard.progress import Progress
from scorecard.publish.finished import FinishedRun, OutputFile
from scorecard.publish.settings import PublishSettings
from scorecard.publish.sharepoint.columns import check_columns, column_values, fill_in
from scorecard.publish.sharepoint.conflicts import ConflictError, OutdatedError
from scorecard.publish.sharepoint.deciding import Action, Evidence, changed_by_person, decide, evidence_of
from scorecard.publish.sharepoint.errors import PublishError
from scorecard.publish.sharepoint.folders import find_folder
from scorecard.publish.sharepoint.items import read_content, read_item
from scorecard.publish.sharepoint.library import find_library, find_site
from scorecard.publish.sharepoint.patience import Patience
from scorecard.publish.sharepoint.ratings import moved_ratings
from scorecard.publish.sharepoint.resources import Column, Drive, Item, Site
from scorecard.publish.sharepoint.sending import send_content
from scorecard.publish.sharepoint.signing_in import SignIn, own_applications
from scorecard.publish.sharepoint.wire import Wire

_MOST_TRIES = 3
_JITTER, _MOMENT = random.SystemRandom(), (0.1, 1.0)  # seconds


@dataclass(frozen=True)
class Target:
    """What the settings name, found."""

    site: Site
    drive: Drive
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Planned:
    """What is to be done with a file, and the one that is there."""

    file: OutputFile
    action: Action
    item: Item | None
    url: str


@contextmanager
def connected(settings: PublishSettings) -> Iterator[Wire]:
    """Yield the signed connection to Microsoft Graph; raises ``PublishError``."""
    patience = Patience()
    with closing(SignIn(settings, patience)) as credential, Wire(credential, patience) as wire:
        yield wire


def find_target(wire: Wire, settings: PublishSettings, progress: Progress) -> Target:
    """Sign in and find site, library and columns; raises ``PublishError``."""
    progress.step("signing in and finding the library")
    site = find_site(wire, settings)
    drive = find_library(wire, settings, site)
    return Target(site, drive, check_columns(wire, drive, settings.columns))


class Publication:
    """The files of one run and their folder in the library; ``warnings`` are what was noticed on the way."""

    def __init__(self, wire: Wire, settings: PublishSettings, drive: Drive, run: FinishedRun) -> None:
        """Bring together what is sent, where to, and how."""
        self._wire, self._settings, self._drive, self._run = wire, settings, drive, run
        self._names = settings.folder_of(run.quarter)
        self._ours = run.file(MANIFEST).sha256
        self.warnings: list[Problem] = []

    def plan(self) -> tuple[Planned, ...]:
        """Return what is to be done with each file, without changing anything; raises ``PublishError``."""
        self._folder = find_folder(self._wire, self._drive, self._names, make=False)
        self._evidence = self._look_at_manifest()
        planned = tuple(self._planned(file, self._read(file)) for file in self._run.files)
        if self._evidence.column is None and any(each.action is not Action.KEEP for each in planned):
            *others, last = planned
            again = Action.UPLOAD if last.item is None else Action.REPLACE  # its date tells that all the others arrived
            return (*others, Planned(last.file, again, last.item, last.url))
        return planned

    def compare(self, planned: Sequence[Planned]) -> None:
        """Keep a warning for what is replaced and should not go unseen; raises ``PublishError``."""
        for each in planned:
            self._note_person(each.file, each.item)
            if each.file.name == RECORD and each.item is not None and each.action is Action.REPLACE:
                published = read_content(self._wire, self._drive, each.item, RECORD)
                self.warnings += moved_ratings(published, self._run, self._place(each.file))

    def carry_out(self, planned: Sequence[Planned], progress: Progress) -> Iterator[Planned]:
        """Do what is planned and yield each file as it is done; raises ``PublishError``."""
        changing = any(each.action is not Action.KEEP for each in planned)
        if changing:
            self._folder = find_folder(self._wire, self._drive, self._names, make=True)
        if any(each.action is Action.REPLACE for each in planned):
            self._announce()
        for each in planned:
            if each.action is Action.KEEP:
                yield each
                continue
            progress.step(f"publishing {each.file.name}")
            item = self._read(each.file) if each.file.name == MANIFEST else each.item
            yield self._done(each, item)
        if changing:
            self._look_over()

    def _look_over(self) -> None:
        """Look at everything once more; raises ``PublishError`` where another publication came in between."""
        for each in self.plan():
            if each.action is not Action.KEEP:
                wrong = f"{each.file.name} in the library was changed while this report was published."
                raise PublishError(
                    wrong, "Run the command again, once no other publication is under way.", file=each.file.name
                )

    def _look_at_manifest(self) -> Evidence:
        column, own = self._settings.columns.sha256, own_applications(self._settings)
        manifest = self._run.file(MANIFEST)
        item = self._read(manifest)
        if item is None:
            return Evidence(column=column, own=own)
        content = read_content(self._wire, self._drive, item, MANIFEST)
        return evidence_of(item, content, hashlib.sha256(content).hexdigest(), column, own)

    def _read(self, file: OutputFile) -> Item | None:
        return read_item(self._wire, self._drive, self._folder, file.name, self._settings.columns)

    def _planned(self, file: OutputFile, item: Item | None) -> Planned:
        action = decide(file, item, self._values(file), self._evidence, self._ours)
        url = item.web_url if item is not None else ""
        return Planned(file, action, item, url or self._folder.address_of(file.name))

    def _announce(self) -> None:
        """Let the manifest's column tell which manifest is to come."""
        column, item = self._evidence.column, self._evidence.manifest
        if column is not None and item is not None and self._evidence.must_announce(self._ours):
            try:
                fill_in(self._wire, self._drive, item, {column: self._ours}, MANIFEST)
            except ConflictError as error:
                self._evidence = self._look_at_manifest()
                if self._evidence.announced != self._ours:  # unless an answer was lost on its way, and it is ours
                    raise _disturbed(MANIFEST, error) from None

    def _done(self, planned: Planned, item: Item | None) -> Planned:
        """Send a file if it is to be sent, and fill in its columns; decide again where another is there by now."""
        file, action, met = planned.file, planned.action, OutdatedError()
        for _ in range(_MOST_TRIES):
            try:
                if item is None or action is Action.REPLACE:
                    item = self._disowned(file, item)
                    sent = send_content(self._wire, self._drive, self._folder, file, item)
                    item = self._looked_at_again(file, item, sent)
                if action is not Action.KEEP and self._settings.columns.named:
                    fill_in(self._wire, self._drive, item, self._values(file), file.name)
            except OutdatedError as error:
                met = error
                self._wire.patience.wait(_JITTER.uniform(*_MOMENT), 1)  # so that two publications do not keep in step
                item = self._read(file)
                action = decide(file, item, self._values(file), self._evidence, self._ours)
                self._note_person(file, item)
            else:
                return Planned(file, action, item, item.web_url or planned.url)
        raise _disturbed(file.name, met)

    def _disowned(self, file: OutputFile, item: Item | None) -> Item | None:
        """Return the file to be replaced, its column emptied where no manifest could tell that another run comes."""
        column = self._evidence.column
        if item is None or column is None or self._evidence.manifest is not None or not item.column(column):
            return item
        fill_in(self._wire, self._drive, item, {column: ""}, file.name)
        return self._read(file)

    def _looked_at_again(self, file: OutputFile, before: Item | None, sent: Item) -> Item:
        """Return the file that was sent as it is there now; raises ``ConflictError`` where that is another.

        The tag of the content stays when columns change. But SharePoint itself may rewrite a file once it has arrived:
        it gives workbooks properties, and others the label of their library. So it is another where a person did, or
        where the column changed as well.
        """
        column = self._evidence.column
        if not self._settings.columns.named:
            return sent
        now = self._read(file)
        if now is None:
            raise ConflictError
        held = (before.column(column) if before is not None else None) or None
        by_another = changed_by_person(now, self._evidence.own) is not None or (now.column(column) or None) != held
        if now.c_tag != sent.c_tag and by_another:
            raise ConflictError
        return now

    def _values(self, file: OutputFile) -> dict[str, str]:
        return column_values(file, self._run, self._settings.columns)

    def _note_person(self, file: OutputFile, item: Item | None) -> None:
        """Keep a warning where a person changed a file that is replaced."""
        person = changed_by_person(item, self._evidence.own) if item is not None else None
        if person is not None:
            wrong = f"{file.name} in the library was last changed by {person}; publishing replaces it."
            remedy = "The library's version history keeps that change, if it keeps versions."
            self.warnings.append(Problem("SC514", self._place(file), wrong, remedy).as_warning())

    def _place(self, file: OutputFile) -> Place:
        return Place(f"{self._run.folder}/{file.name}")


def _disturbed(name: str, met: OutdatedError) -> PublishError:
    wrong = f"{name} changes in the library, or is lost on its way, each time it is to be replaced. {met}"
    remedy = "Ask who is working on it, or whether another publication is under way, and run the command again."
    return PublishError(wrong, remedy, file=name)
