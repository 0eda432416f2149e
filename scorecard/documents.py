"""YAML text -> plain data that still knows the line and column of each part.

Only ``true`` and ``false`` are booleans and keys are always text, so that ``on:`` is a key and ``no`` is a word. A
number keeps its spelling beside it, so that a reference typed as 2.10 does not become 2.1.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from scorecard.problems import Place, Problem

Path_: TypeAlias = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST, _LARGEST = 50, 1_000_000  # levels and parts; a council's catalogue has 6 and some thousands
_LARGEST_FILE = 10  # million bytes
_TOO_LARGE = "The YAML unfolds into too many parts."


class SpelledInt(int):
    """A whole number that remembers how it was typed."""

    spelling: str


class SpelledFloat(float):
    """A number that remembers how it was typed."""

    spelling: str


@dataclass(frozen=True)
class Document:
    """The data of one YAML file and where each part of it stands.

    ``data`` is made of dict (text keys), list, str, int, float, bool, date and None. ``marks`` maps the path of a part,
    such as ``("indicators", 3, "tolerance")``, to its line and column, counted from 1; a key's mark is its name's.
    """

    file: str
    data: Any = None
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path_) -> Place:
        """Return the position of the part at ``path``, or of the nearest part that holds it."""
        while path and path not in self.marks:
            path = path[:-1]
        line, column = self.marks.get(path, (1, 1))
        return Place(self.file, line=line, column=column)


def read_document(path: Path, name: str) -> tuple[Document, tuple[Problem, ...]]:
    """Read a YAML file; ``name`` is how problems call it."""
    try:
        if path.stat().st_size > _LARGEST_FILE * 1_000_000:
            return _unreadable(
                name, f"is larger than {_LARGEST_FILE} MB", "Keep settings in it, and figures in returns."
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(name, "is not UTF-8 text", f"Save it as UTF-8 (the byte at {error.start} is not).")
    except OSError as error:
        return _unreadable(name, f"cannot be opened: {error.strerror}", "Check its name and permissions.")
    return parse_document(text, name)


def parse_document(text: str, name: str) -> tuple[Document, tuple[Problem, ...]]:
    """Parse YAML text; ``name`` is how problems call it."""
    try:
        if excess := _excess(text):
            wrong = f"has more {excess} than any settings file needs"
            return _unreadable(name, wrong, "Check its brackets and dashes.")
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(name, line=mark.line + 1, column=mark.column + 1) if mark else Place(name)
        wrong = f"The YAML breaks off here: {error.problem or error.context}."
        return Document(name), (Problem("SC101", place, wrong, "Check indentation, quotes and brackets."),)
    except yaml.YAMLError:
        return _unreadable(
            name, "holds characters that YAML does not allow", "Retype the line that was pasted in last."
        )
    builder = _Builder(name)
    data = builder.build(node, ()) if node is not None else None
    return Document(name, data, builder.marks), tuple(builder.problems)


def spelling(value: object) -> object:
    """Return a number as it was typed, anything else unchanged."""
    return getattr(value, "spelling", value)


def _excess(text: str) -> str | None:
    """Return of what the text has more than settings do; composing it would overflow the C stack, or the memory."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or number > _LARGEST:
            return "levels" if depth > _DEEPEST else "parts"
    return None


def _unreadable(name: str, wrong: str, remedy: str) -> tuple[Document, tuple[Problem, ...]]:
    return Document(name), (Problem("SC101", Place(name), f"{name} {wrong}.", remedy),)


class _Builder:
    """Walks a composed YAML tree, keeping marks and noting keys that stand twice."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.parts = 0
        self.full = False

    def build(self, node: yaml.Node, path: Path_) -> Any:  # noqa: ANN401  reason: YAML is whatever a person typed
        """Return the data of a node, noting where each part stands."""
        if self.full:
            return None
        self.marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        self.parts += 1
        if len(path) > _DEEPEST or self.parts > _LARGEST:
            self.full = True
            self._problem("SC101", node, _TOO_LARGE, "Check for an alias (*name) that holds itself.")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        return _scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem("SC106", key_node, "The name of a setting must be a word.", "Remove the brackets.")
                continue
            key = key_node.value
            if key in result:
                self._problem("SC102", key_node, f"'{key}' stands twice here.", "Keep one of them.")
                continue
            self.marks[*path, key] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            result[key] = self.build(value_node, (*path, key))
        return result

    def _problem(self, code: str, node: yaml.Node, wrong: str, remedy: str) -> None:
        place = Place(self.name, line=node.start_mark.line + 1, column=node.start_mark.column + 1)
        self.problems.append(Problem(code, place, wrong, remedy))


def _scalar(node: yaml.ScalarNode) -> object:
    text: str = node.value
    if node.style in ("'", '"', "|", ">"):
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text) and len(text) < 4000:  # noqa: PLR2004  reason: Python refuses longer integers
        whole = SpelledInt(text)
        whole.spelling = text
        return whole
    if _NUMBER.fullmatch(text):
        number = SpelledFloat(text)
        number.spelling = text
        return number
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text
    except ValueError:
        return text
