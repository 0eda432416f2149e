"""Settings files -> validated models; everything wrong with them comes back as problems with line and column."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from scorecard.catalogue.check import check_catalogue, check_facts
from scorecard.catalogue.explain import explain
from scorecard.catalogue.model import Catalogue
from scorecard.catalogue.queries import Answers, QueryAnswer
from scorecard.catalogue.reading import read_settings
from scorecard.catalogue.report_facts import ReportFacts
from scorecard.catalogue.todo import find_todos
from scorecard.codes import CODES
from scorecard.documents import Document, Path_
from scorecard.period import Period
from scorecard.problems import Place, Problem, has_errors
from scorecard.workspace import Workspace

Model = TypeVar("Model")


@dataclass(frozen=True)
class LoadedCatalogue:
    """The catalogue and the text it was read from."""

    catalogue: Catalogue
    document: Document

    def place(self, ref: str, *setting: str | int) -> Place:
        """Return the line of an indicator's setting, or of the indicator."""
        index = next(index for index, item in enumerate(self.catalogue.indicators) if item.ref == ref)
        return self.document.place(("indicators", index, *setting))


def load_catalogue(workspace: Workspace) -> tuple[LoadedCatalogue | None, tuple[Problem, ...]]:
    """Return the catalogue, or None where it has errors that no answer can settle.

    What settings say together is checked once all of them are decided.
    """
    document, problems = read_settings(workspace.catalogue, workspace)
    if problems:
        return None, problems
    todos = find_todos(document, Catalogue)
    catalogue, problems = _validated(TypeAdapter(Catalogue), Catalogue, document, todos)
    if catalogue is None or todos:
        return None, (*todos.values(), *problems)
    problems = check_catalogue(catalogue, document)
    broken = has_errors(problem for problem in problems if not problem.answerable)
    return (None if broken else LoadedCatalogue(catalogue, document)), problems


def load_report_facts(
    workspace: Workspace, quarter: Period, catalogue: Catalogue
) -> tuple[ReportFacts, tuple[Problem, ...]]:
    """Return the covering report's facts; a missing file leaves them empty."""
    document, problems = _optional(workspace, workspace.returns(quarter.slug) / "report.yaml")
    if problems or document.data is None:
        return ReportFacts(), problems
    facts, problems = _validated(TypeAdapter(ReportFacts), ReportFacts, document)
    if facts is None:
        return ReportFacts(), problems
    return facts, check_facts(facts, catalogue, document)


def load_queries(workspace: Workspace, quarter: Period) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers to findings of a quarter; a missing file has none."""
    document, problems = _optional(workspace, workspace.returns(quarter.slug) / "queries.yaml")
    if problems or document.data is None:
        return Answers(), problems
    _, problems = _validated(TypeAdapter(tuple[QueryAnswer, ...]), QueryAnswer, document)
    places = [(answer, document.place((index,))) for index, answer in _readable(document.data)]
    unknown = [
        Problem("SC105", place, f"'{answer.code}' is not a code of a finding.", "Copy it from the problem.", answer.ref)
        for answer, place in places
        if answer.code not in CODES
    ]
    twice = [
        Problem("SC107", place, f"{answer.code} of {answer.ref} is answered twice.", "Keep one answer.", answer.ref)
        for index, (answer, place) in enumerate(places)
        if any(other.subject == answer.subject for other, _ in places[:index])
    ]
    return Answers(tuple(places)), (*problems, *unknown, *twice)


def _readable(written: object) -> Iterator[tuple[int, QueryAnswer]]:
    """Yield the answers that can be read, with their position: a slip in one must not silence the others."""
    for index, item in enumerate(written if isinstance(written, list) else ()):
        with suppress(ValidationError):
            yield index, QueryAnswer.model_validate(item)


def _optional(workspace: Workspace, path: Path) -> tuple[Document, tuple[Problem, ...]]:
    name, other = workspace.relative(path), path.with_suffix(".yml")
    if os.path.lexists(path):
        return read_settings(path, workspace)
    if other.is_file():
        place, wrong = Place(workspace.relative(other)), f"{other.name} is not read."
        return Document(name), (Problem("SC101", place, wrong, f"Rename it to {path.name}."),)
    return Document(name), ()


def _validated(
    adapter: TypeAdapter[Model], root: type[BaseModel], document: Document, told: Collection[Path_] = ()
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Return the document as a model; ``root`` is that model, or the one it is a list of."""
    try:
        return adapter.validate_python(document.data), ()
    except ValidationError as error:
        return None, explain(error, document, root, told)
