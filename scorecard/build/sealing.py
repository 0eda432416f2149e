"""A finished report gets the digest of what it was made from, which its pages print and its manifest states."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace

from scorecard.formats.json import report_text
from scorecard.publish.manifest import Origin, Part, origin_of
from scorecard.publish.revision import find_revision
from scorecard.report import Report
from scorecard.workspace import Workspace


def seal(report: Report, workspace: Workspace, inputs: Mapping[str, str]) -> tuple[Report, Origin]:
    """Return the report with its digest, and what that stands for; ``inputs`` are paths with their SHA-256."""
    cut = report.cut
    origin = origin_of(
        report.quarter.label,
        draft=report.draft,
        part=Part(f"{cut.kind}:{cut.key}" if cut else None, report.covering_only),
        revision=find_revision(workspace.root, os.environ),
        catalogue=report.notes.catalogue_sha256,
        inputs=inputs,
        figures=hashlib.sha256(report_text(report).encode()).hexdigest(),
    )
    return replace(report, notes=replace(report.notes, digest=origin.fingerprint)), origin
