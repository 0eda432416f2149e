"""The names that SharePoint does not allow, by its page on restrictions and limitations."""

from __future__ import annotations

import re

from tests.sharepoint.server.wire import malformed

_FORBIDDEN = re.compile(r'["*:<>?/\\|\x00-\x1f]')
_RESERVED = re.compile(r"\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini|~\$.*|.*_vti_.*", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_PATH = 255, 400


def check_name(name: str, *, is_folder: bool = False, at_root: bool = False) -> None:
    """Refuse a name that SharePoint refuses."""
    if (
        not name
        or _FORBIDDEN.search(name)
        or name != name.strip(" ")
        or name.endswith(".")
        or _RESERVED.fullmatch(name)
        or len(name) > _LONGEST_NAME
        or (is_folder and (name.startswith("~") or (at_root and name.lower() == "forms")))
    ):
        raise malformed(f"The name holds a character that is not allowed, or is reserved: {name}", detail="invalidPath")


def check_path(path: str) -> None:
    """Refuse a path that is longer than SharePoint allows, counted without percent-encoding from the site on."""
    if len(path) > _LONGEST_PATH:
        raise malformed("The specified path is too long.", detail="pathIsTooLong")
