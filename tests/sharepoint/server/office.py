"""What SharePoint does to Office files: it writes the library's properties into the file, so that its bytes change."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

_OFFICE = frozenset({".xlsx", ".xlsm", ".docx", ".pptx"})
_CUSTOM = "docProps/custom.xml"
_ITEM = "customXml/item1.xml"
_TYPES = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"
_DOCUMENTS = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def promoted(name: str, content: bytes, fields: Mapping[str, object], etag: str) -> bytes:
    """Return what SharePoint keeps of an uploaded file: an Office file is rewritten, any other stays as it is."""
    if PurePosixPath(name).suffix.lower() not in _OFFICE or not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    return _rewritten(content, fields, etag)


def _rewritten(content: bytes, fields: Mapping[str, object], etag: str) -> bytes:
    """Add the properties; the parts of the document itself (``xl/`` and the like) stay as they are."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == _TYPES:
                part = _declared(part)
            elif name == _RELATIONS:
                part = _related(part)
            if name not in {_CUSTOM, _ITEM}:
                after.writestr(name, part)
        after.writestr(_CUSTOM, _properties(fields))
        after.writestr(_ITEM, f"<p:properties xmlns:p={quoteattr(_DOCUMENTS)}>{escape(etag)}</p:properties>")
    return kept.getvalue()


def _properties(fields: Mapping[str, object]) -> str:
    held = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(str(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate({"ContentTypeId": "0x010100", **fields}.items(), start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{_DOCUMENTS}/custom-properties" xmlns:vt="{_DOCUMENTS}/docPropsVTypes">{held}</Properties>'
    )


def _declared(part: bytes) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    return _with(part, f'<Override PartName="/{_CUSTOM}" ContentType="{kind}"/>')


def _related(part: bytes) -> bytes:
    kind = f"{_DOCUMENTS}/relationships/custom-properties"
    return _with(part, f'<Relationship Id="rIdCustom" Type="{kind}" Target="{_CUSTOM}"/>')


def _with(part: bytes, element: str) -> bytes:
    """Put an element last in its document, unless it stands there already."""
    if element.encode() in part:
        return part
    return re.sub(rb"(</(?:\w+:)?(?:Types|Relationships)>)\s*$", element.encode() + rb"\1", part)
