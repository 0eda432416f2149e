"""The words of a report that a council may want to change: packaged ones, overridden by ``templates/wording.yaml``."""

from __future__ import annotations

import os
from importlib import resources
from typing import Any

from pydantic import TypeAdapter, ValidationError

from scorecard.catalogue.explain import explain
from scorecard.catalogue.fields import Settings, Text
from scorecard.catalogue.reading import read_settings
from scorecard.documents import Document, parse_document
from scorecard.problems import Problem
from scorecard.rating import Rating
from scorecard.workspace import Workspace


class RatingWords(Settings):
    """The word printed for each rating, beside its shape and colour."""

    green: Text
    amber: Text
    red: Text
    exceeded: Text
    no_target: Text
    no_data: Text
    not_due: Text
    not_rated: Text
    suppressed: Text


class CoveringWords(Settings):
    """The standing paragraphs of the covering report, by section; each list item is a numbered paragraph."""

    purpose: tuple[Text, ...]
    executive_summary: tuple[Text, ...]
    recommendations: tuple[Text, ...]
    reasons: tuple[Text, ...]
    background: tuple[Text, ...]
    issues_and_choices: tuple[Text, ...]
    resources_and_financial: tuple[Text, ...]
    legal: tuple[Text, ...]
    risk: tuple[Text, ...]
    communication_and_consultation: tuple[Text, ...]
    overview_and_scrutiny: tuple[Text, ...]
    climate_impact: tuple[Text, ...]
    community_impact: tuple[Text, ...]
    background_papers: tuple[Text, ...]


class Wording(Settings):
    """Every word that templates take from ``wording.yaml``."""

    rating: RatingWords
    covering: CoveringWords
    introduction: tuple[Text, ...]

    def rating_word(self, rating: Rating) -> str:
        """Return the printed word of a rating."""
        return str(getattr(self.rating, rating.value))


def load_wording(workspace: Workspace) -> tuple[Wording, tuple[Problem, ...]]:
    """Return the council's wording over the packaged one; a broken file leaves the packaged one."""
    packaged = packaged_wording()
    path = workspace.templates / "wording.yaml"
    name = workspace.relative(path)
    document, problems = read_settings(path, workspace) if os.path.lexists(path) else (Document(name), ())
    if problems or document.data is None:
        return _checked(packaged), problems
    try:
        return _checked(_over(packaged, document.data)), ()
    except ValidationError as error:
        return _checked(packaged), explain(error, document, Wording)


def packaged_wording() -> dict[str, Any]:
    """Return the words that come with the product."""
    text = (resources.files("scorecard") / "defaults" / "wording.yaml").read_text(encoding="utf-8")
    document, _ = parse_document(text, "wording.yaml")
    return dict(document.data)


def _checked(words: dict[str, Any]) -> Wording:
    return TypeAdapter(Wording).validate_python(words)


def _over(base: Any, changes: Any) -> Any:  # noqa: ANN401  reason: YAML is whatever a person typed
    """Return ``base`` with the council's changes laid over it, group by group."""
    if isinstance(base, dict) and isinstance(changes, dict):
        return {**base, **{key: _over(base.get(key), value) for key, value in changes.items()}}
    return changes
