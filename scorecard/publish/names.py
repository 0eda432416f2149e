"""Names that SharePoint refuses for files and folders.

Source: Microsoft, Restrictions and limitations in OneDrive and SharePoint.
"""

from __future__ import annotations

LONGEST_PATH = 400  # characters of a whole path below the host, decoded
_REFUSED_SIGNS = '"*:<>?/\\|'
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
_RESERVED = {".lock", "desktop.ini", *_DEVICES}


def why_refused(name: str) -> str | None:
    """Return why SharePoint refuses a name, as it stands inside a sentence; None where it takes it."""
    sign = next((sign for sign in name if sign in _REFUSED_SIGNS or ord(sign) < ord(" ")), None)
    if sign is not None:
        return f"it holds {sign!r}"
    if name != name.strip(" "):
        return "it begins or ends with a space"
    if name.endswith("."):
        return "it ends with a full stop"
    if name.startswith("~$"):
        return "names that begin with ~$ are kept for open documents"
    if name.lower() in _RESERVED or "_vti_" in name.lower():
        return "SharePoint keeps that name for itself"
    return None
