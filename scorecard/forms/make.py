"""The catalogue and what earlier returns say -> a form for each directorate that has something to return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from scorecard.calculate.measures import Measures
from scorecard.catalogue import Catalogue, load_catalogue
from scorecard.collect import merge, read_returns
from scorecard.figures import Style
from scorecard.forms.asked import asked_of
from scorecard.forms.model import Form
from scorecard.forms.workbook import make_workbook, save
from scorecard.observations import Reading, SourceFile
from scorecard.period import Period
from scorecard.problems import Place, Problem, in_order
from scorecard.progress import Progress
from scorecard.sentences import slugs
from scorecard.sources import read_return
from scorecard.workspace import Workspace, digest

_UNREADABLE = "SC201"


def make_forms(
    workspace: Workspace, quarter: Period, folder: Path, progress: Progress
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write the forms of a quarter into a folder; returns the files, none where the catalogue cannot be read.

    What is wrong with the catalogue and does not stop it, and earlier returns that cannot be opened, come back as
    warnings; findings that an answer settles are left to the run. Raises ``OSError`` where the disk refuses.
    """
    progress.step("reading the catalogue")
    loaded, problems = load_catalogue(workspace)
    if loaded is None:
        return (), in_order(problems)
    readings, unread = read_returns(workspace, loaded.catalogue, quarter - 1, progress)
    collected, _ = merge(readings, quarter - 1)
    measures = Measures(loaded.catalogue.indicators, collected)
    noted = [problem for problem in problems if not problem.answerable]
    noted += [problem for problem in unread if problem.code == _UNREADABLE]
    forms = forms_of(loaded.catalogue, digest(workspace.catalogue), measures, quarter)
    styles = {indicator.ref: indicator.style for indicator in loaded.catalogue.indicators}
    filled = {form.file_name for form in forms if _is_filled(folder / form.file_name, form, styles)}
    files = write_forms([form for form in forms if form.file_name not in filled], folder, progress)
    kept = [_kept(folder / name, workspace, quarter) for name in sorted(filled)]
    return files, in_order((*(problem.as_warning() for problem in noted), *kept))


def forms_of(catalogue: Catalogue, catalogue_sha256: str, measures: Measures, quarter: Period) -> tuple[Form, ...]:
    """Return the form of each directorate that has a measure due; ``measures`` holds the earlier figures."""
    forms = []
    for directorate, name in slugs(catalogue.directorates).items():
        own = (indicator for indicator in catalogue.indicators if indicator.directorate == directorate)
        asked = asked_of(own, quarter)
        if asked:
            file_name = f"{name}-{quarter.slug}.xlsx"
            forms.append(Form(catalogue, catalogue_sha256, measures, quarter, directorate, asked, file_name))
    return tuple(forms)


def write_forms(forms: Sequence[Form], folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write each form into a folder, in place of one with its name; raises ``OSError`` where the disk refuses."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in forms:
        progress.step(f"writing {form.file_name}")
        save(make_workbook(form), folder / form.file_name, form.quarter)
    return tuple(folder / form.file_name for form in forms)


def _is_filled(path: Path, form: Form, styles: Mapping[str, Style]) -> bool:
    """Whether a file stands in the way that somebody has typed into, or that is no form at all."""
    if not path.exists():
        return False
    reading, problems = read_return(path, SourceFile(path.name, "", form.quarter), styles)
    return reading != Reading() or bool(problems)


def _kept(path: Path, workspace: Workspace, quarter: Period) -> Problem:
    wrong = "There is already a file here that is not a blank form, so it was left as it is."
    remedy = f"Move it to inputs/{quarter.slug} if it is a return, or delete it, and run the command again."
    return Problem("SC501", Place(workspace.relative(path)), wrong, remedy)
