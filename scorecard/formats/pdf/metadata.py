"""What a PDF says about itself beside its tags: PDF/UA-1 beside PDF/A-3a, its digest, and which files belong to it.

PDF/A demands that a name space it does not know is described in the metadata itself, and that the stream is readable
without unpacking. Source: ISO 14289-1 section 5; ISO 19005-3 section 6.6.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pydyf  # type: ignore[import-untyped]  # reason: it has no types

Pdf: TypeAlias = Any  # pydyf has no types

_PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
_IDENTIFIER = b"""<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\
<dc:identifier>sha256:%s</dc:identifier></rdf:Description>"""
_END = b"</rdf:RDF>"


def list_files_once(pdf: Pdf) -> None:
    """List each file that belongs to the document once; WeasyPrint 70 lists attachments twice."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def declare(pdf: Pdf, digest: str) -> None:
    """Write the PDF/UA identifier, and a digest if there is one, into the metadata; leave the stream uncompressed."""
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    added = _PDF_UA + (_IDENTIFIER % digest.encode() if digest else b"")
    stream.stream = [part.replace(_END, added + _END, 1) for part in stream.stream]
    stream.compress = False
