"""A large file, sent in fragments to an address that is a secret; taken up again where the connection breaks off."""

from __future__ import annotations

import contextlib

from scorecard.publish.sharepoint.conflicts import CHANGED, CONFLICT, ConflictError, SessionLostError
from scorecard.publish.sharepoint.errors import PublishError
from scorecard.publish.sharepoint.fragments import content_range, next_fragment
from scorecard.publish.sharepoint.library import GONE, NOT_FOUND, OK
from scorecard.publish.sharepoint.refusals import refusal, traced
from scorecard.publish.sharepoint.resources import Item, UploadSession
from scorecard.publish.sharepoint.wire import BUSY, LostError, Reply, Wire

CREATED, ACCEPTED = 201, 202
_OUT_OF_RANGE = 416


class FragmentUpload:
    """One file on its way through one session."""

    def __init__(self, wire: Wire, session: UploadSession, name: str, data: bytes) -> None:
        """Prepare to send a file."""
        self._wire, self._address, self._name, self._data = wire, session.address, name, data
        self._stops = 0  # since the latest fragment that arrived

    def send(self) -> Item:
        """Return the item once all has arrived.

        Raises ``SessionLostError``, ``ConflictError``, and ``PublishError`` when giving up, after taking the session
        back.
        """
        try:
            return self._send()
        except (PublishError, ConflictError):
            with contextlib.suppress(LostError, PublishError):
                self._wire.unsigned("DELETE", self._address)
            raise

    def _send(self) -> Item:
        fragment = self._next(["0-"])
        while True:
            reply = self._put(fragment)
            if reply is not None and reply.status in (OK, CREATED):
                return reply.read(Item)
            if reply is not None and reply.status == ACCEPTED:
                self._stops = 0
                fragment = self._next(reply.data.get("nextExpectedRanges"))
            else:
                fragment = self._resumed(reply)

    def _put(self, fragment: range) -> Reply | None:
        """Send a fragment; None where the connection broke off."""
        headers = {
            "Content-Range": content_range(fragment, len(self._data)),
            "Content-Length": str(len(fragment)),
            "Content-Type": "application/octet-stream",
        }
        return self._asked("PUT", headers, self._data[fragment.start : fragment.stop])

    def _resumed(self, reply: Reply | None) -> range:
        """Return the fragment to go on with, as the session itself tells it."""
        while reply is None or reply.status in BUSY or reply.status == _OUT_OF_RANGE:
            self._stops += 1
            patience = self._wire.patience
            if not (
                patience.wait_after_loss(self._stops) if reply is None else patience.wait(reply.asked_wait, self._stops)
            ):
                raise self._given_up(reply)
            reply = self._asked("GET")
            if reply is not None and reply.status == OK:
                return self._next(reply.data.get("nextExpectedRanges"))
        if reply.status in (NOT_FOUND, GONE):
            raise SessionLostError(traced(reply))
        if reply.status in (CONFLICT, CHANGED):
            raise ConflictError(traced(reply))
        raise refusal(reply, f"send {self._name}", file=self._name)

    def _asked(self, method: str, headers: dict[str, str] | None = None, content: bytes | None = None) -> Reply | None:
        try:
            return self._wire.unsigned(method, self._address, headers=headers, content=content)
        except LostError as error:
            if error.reason.lasting:
                raise error.as_publish_error() from None
            return None

    def _given_up(self, reply: Reply | None) -> PublishError:
        if reply is not None:
            return refusal(reply, f"send {self._name}", file=self._name)
        wrong = f"The connection breaks off each time {self._name} is sent."
        return PublishError(wrong, "Check the network and run the command again.", file=self._name)

    def _next(self, expected: object) -> range:
        try:
            fragment = next_fragment(expected if isinstance(expected, list) else (), len(self._data))
        except ValueError:
            fragment = None
        if fragment is None:
            raise SessionLostError
        return fragment
