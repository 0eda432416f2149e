"""The columns of the library that are filled in for each file."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from scorecard.publish.finished import FinishedRun, OutputFile
from scorecard.publish.settings import Columns
from scorecard.publish.sharepoint.conflicts import CHANGED, CONFLICT, ConflictError
from scorecard.publish.sharepoint.errors import PublishError
from scorecard.publish.sharepoint.library import BAD_REQUEST, OK, pages
from scorecard.publish.sharepoint.refusals import error_message, refusal, traced
from scorecard.publish.sharepoint.resources import Column, Drive, Item
from scorecard.publish.sharepoint.wire import Wire
from scorecard.sentences import join


def check_columns(wire: Wire, drive: Drive, columns: Columns) -> tuple[Column, ...]:
    """Return the columns named in the settings; raises ``PublishError`` where one cannot be filled in."""
    if not columns.named:
        return ()
    path = f"/drives/{drive.id}/list/columns?$select=name,displayName,readOnly,text"
    there = list(pages(wire, path, Column, "list the library's columns", "columns"))
    return tuple(_found(name, there, drive) for name in columns.named.values())


def column_values(file: OutputFile, run: FinishedRun, columns: Columns) -> dict[str, str]:
    """Return what the columns hold of a file, by internal name."""
    values = {
        "sha256": file.sha256,
        "quarter": run.quarter.label,
        "version": run.manifest.tool.version,
        "digest": run.manifest.digest,
    }
    return {name: values[what] for what, name in columns.named.items()}


def fill_in(wire: Wire, drive: Drive, item: Item, values: Mapping[str, str], file: str) -> None:
    """Fill in the columns of a file in one request.

    Raises ``ConflictError`` where the file is no longer the one that was looked at, and ``PublishError``.
    """
    tag = item.list_item.e_tag if item.list_item is not None else None
    unchanged = {"If-Match": tag} if tag is not None else {}
    path = f"/drives/{drive.id}/items/{item.id}/listItem/fields"
    reply = wire.graph("PATCH", path, headers=unchanged, data=dict(values))
    if reply.status in (CONFLICT, CHANGED):
        raise ConflictError(traced(reply))
    if reply.status == BAD_REQUEST:
        said = error_message(reply)
        named = [name for name in values if name in said] or list(values)
        wrong = f"SharePoint does not take the column '{named[0]}': {said.rstrip('.')}. {traced(reply)}"
        raise PublishError(wrong, "Check the column's internal name and type.", setting="columns", file=file)
    if reply.status != OK:
        raise refusal(reply, f"fill in the columns of {file}", file=file)


def _found(name: str, there: Sequence[Column], drive: Drive) -> Column:
    column = next((each for each in there if each.name == name), None)
    if column is None:
        shown = next((each.name for each in there if each.shown == name), None)
        remedy = f"Did you mean the internal name '{shown}'?" if shown else _nearest(name, there)
        raise PublishError(f"The library '{drive.name}' has no column '{name}'.", remedy, setting="columns")
    if column.read_only or column.text is None:
        wrong = f"The column '{name}' of the library '{drive.name}' cannot be filled in with text."
        raise PublishError(wrong, "Name a column of the type single line of text.", setting="columns")
    return column


def _nearest(name: str, there: Sequence[Column]) -> str:
    """Return a sentence with the column that is nearest in spelling, or with all that can be filled in."""
    known = {each.name.lower(): each.name for each in there if each.text is not None and not each.read_only}
    near = difflib.get_close_matches(name.lower(), known, n=1)
    return f"Did you mean '{known[near[0]]}'?" if near else f"It has: {join(list(known.values())) or 'none of text'}."
