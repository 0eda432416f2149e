"""What Microsoft Graph refuses, as a sentence that says who must do what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scorecard.publish.sharepoint.errors import NOT_SIGNED_IN, PublishError, scrub
from scorecard.publish.sharepoint.wire import BUSY, Reply

_LABELS = ("filedoublekeyencrypted", "filedecryption", "fileencrypted", "labelprotected", "sensitivitylabel")
_LABELLED = ("disabled by policy", "sensitivity label")
_GRANT = (
    "An administrator grants it: the permission Sites.Selected, and the role write on this site "
    "(POST /sites/{site-id}/permissions)."
)
_LONG = 60  # seconds
_STATUSES = {
    401: (
        "Microsoft Graph does not accept the sign-in, so the tool could not {doing}.",
        "Run the command again; if it stays so, an administrator looks at the application's permissions.",
    ),
    403: ("The application has no right to {doing}.", _GRANT),
    404: ("The tool could not {doing}: it is not there.", "Check publish.yaml, and what the application may see."),
    413: ("SharePoint takes no file of that size, so the tool could not {doing}.", "Tell an administrator."),
    423: (
        "The file is locked or checked out, so the tool could not {doing}.",
        "Ask whoever has it open or checked out to close it or check it in, and run the command again.",
    ),
    507: ("The site has no space left, so the tool could not {doing}.", "Make room, or ask an administrator for more."),
}
_BUSY = (
    "SharePoint is too busy, or out of order, to {doing} (HTTP {status}).",
    "Run the command again later: what has arrived is not sent twice.",
)
_OTHER = ("SharePoint did not let the tool {doing} (HTTP {status}).", "Tell an administrator.")


def refusal(reply: Reply, doing: str, *, setting: str | None = None, file: str | None = None) -> PublishError:
    """Return why the tool could not do something, such as ``find the site``."""
    wrong, remedy = _sentences(reply, doing)
    code = {"code": NOT_SIGNED_IN} if reply.status == 401 else {}  # noqa: PLR2004  reason: an HTTP status
    return PublishError(f"{wrong} {traced(reply)}", remedy, setting=setting, file=file, **code)


def traced(reply: Reply) -> str:
    """Return the sentence by which Microsoft's support finds a request, empty where the reply names none."""
    inner = tuple(_inner(reply.data.get("error")))
    number = reply.headers.get("request-id") or next((str(e["request-id"]) for e in inner if "request-id" in e), "")
    date = reply.headers.get("date") or next((str(e["date"]) for e in inner if "date" in e), "")
    told = ", ".join(filter(None, (scrub(number), scrub(date))))
    return f"Request {told}." if told else ""


def error_codes(reply: Reply) -> tuple[str, ...]:
    """Return the codes of an error, outermost first, in small letters."""
    return tuple(str(each["code"]).lower() for each in _inner(reply.data.get("error")) if "code" in each)


def error_message(reply: Reply) -> str:
    """Return what Graph says of an error, fit to be printed."""
    error = reply.data.get("error")
    return scrub(str(error.get("message", ""))) if isinstance(error, dict) else ""


def _inner(error: object) -> Iterator[Mapping[str, object]]:
    """Yield an error and those inside it, which stand under either of two names."""
    while isinstance(error, dict):
        yield error
        error = error.get("innerError") or error.get("innererror")


def _sentences(reply: Reply, doing: str) -> tuple[str, str]:
    """Return what is wrong and what to do."""
    said = error_message(reply)
    told = f" It says: {said.rstrip('.')}." if said else ""
    codes = error_codes(reply)
    if any(code.startswith(_LABELS) for code in codes) or any(words in said.lower() for words in _LABELLED):
        remedy = "Someone with the right to do so removes the sensitivity label, or deletes the file there."
        return f"SharePoint protects a file by a label, so the tool could not {doing}.{told}", remedy
    wrong, remedy = _STATUSES.get(reply.status, _BUSY if reply.status in BUSY else _OTHER)
    if (reply.asked_wait or 0) > _LONG:
        told += f" It asks to wait {reply.asked_wait:.0f} seconds."
    return f"{wrong.format(doing=doing, status=reply.status)}{told}", remedy
