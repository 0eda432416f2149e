"""What went wrong in a template, as one problem with its file and line, in words for the person who wrote it."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from scorecard.formats.parts import PartError
from scorecard.formats.placeholders import PlaceholderError
from scorecard.problems import Place, Problem
from scorecard.workspace import Workspace


def template_problem(error: Exception, template: str, workspace: Workspace, packaged: Path) -> Problem:
    """Return the problem behind an exception from rendering ``template``."""
    place = _place(error, workspace, packaged) or Place(f"templates/{template}")
    wrong, remedy = _words(error)
    return Problem("SC401", place, wrong, remedy)


def _place(error: Exception, workspace: Workspace, packaged: Path) -> Place | None:
    """Return the innermost line of a template that the exception came through."""
    if isinstance(error, TemplateSyntaxError):
        return Place(_name(Path(error.filename or error.name or ""), workspace, packaged), line=error.lineno)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(packaged) or path.is_relative_to(workspace.templates):
            return Place(_name(path, workspace, packaged), line=frame.lineno)
    return None


def _name(path: Path, workspace: Workspace, packaged: Path) -> str:
    if path.is_relative_to(packaged):
        return f"default/{path.relative_to(packaged).as_posix()}"
    return workspace.relative(path)


def _words(error: Exception) -> tuple[str, str]:
    """Return what is wrong and what to do."""
    match error:
        case PartError() | PlaceholderError():
            wrong, _, remedy = str(error).partition(". ")
            return f"{wrong}.", remedy
        case TemplateNotFound():
            return f"There is no template '{error.name}'.", "Check its name, or extend default/report.html."
        case TemplateSyntaxError():
            return f"The template breaks off here: {_sentence(error.message)}", "Check braces, quotes and end tags."
        case UndefinedError():
            return f"A name is not known here: {_sentence(error.message)}", "Check its spelling."
        case SecurityError():
            return f"A template may not do this: {_sentence(error.message)}", "Use only what the report offers."
        case _:
            return f"The template fails here: {_sentence(str(error) or type(error).__name__)}", "Check this expression."


def _sentence(message: str | None) -> str:
    """Return a message of the template engine as the end of a sentence."""
    words = (message or "it cannot be used").strip().rstrip(".")
    return f"{' '.join(words.split())}."
