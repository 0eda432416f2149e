"""Office files that are the same whenever they are made from the same: a day stands where the clock's time stood."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_CORE, _EPOCH = "docProps/core.xml", (1980, 1, 1, 0, 0, 0)


def steady(file: bytes, day: dt.date) -> bytes:
    """Return an Office file as last modified on that day, its parts packed without the time of packing."""
    again, moment = io.BytesIO(), f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(again, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == _CORE:
                data = _MODIFIED.sub(rb"\g<1>" + moment, data)
            target.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return again.getvalue()
