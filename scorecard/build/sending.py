"""Return forms, from the catalogue and what earlier returns say to files that are ready to be sent."""

from __future__ import annotations

from pathlib import Path

from scorecard.calculate.hiding import hide_small_numbers
from scorecard.calculate.measures import Measures
from scorecard.catalogue import load_catalogue
from scorecard.collect import merge, read_returns
from scorecard.forms import form_files, is_blank_form
from scorecard.period import Period
from scorecard.problems import Place, Problem, in_order
from scorecard.progress import Progress
from scorecard.publish.files import write_files
from scorecard.workspace import Workspace, digest

_UNREADABLE = "SC201"


def make_forms(
    workspace: Workspace, quarter: Period, folder: Path, progress: Progress
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write the forms of a quarter into a folder; returns the files, none where the catalogue cannot be read.

    What is wrong with the catalogue and does not stop it, and earlier returns that cannot be opened, come back as
    warnings; findings that an answer settles are left to the run. A file in the way that is not a blank form stays as
    it is (SC501). Raises ``OSError`` where the disk refuses.
    """
    progress.step("reading the catalogue")
    loaded, problems = load_catalogue(workspace)
    if loaded is None:
        return (), in_order(problems)
    readings, unread = read_returns(workspace, loaded.catalogue, quarter - 1, progress)
    collected, _ = merge(readings, quarter - 1)
    progress.step("making the forms")
    indicators = loaded.catalogue.indicators
    measures = hide_small_numbers(indicators, Measures(indicators, collected))
    forms = form_files(loaded.catalogue, digest(workspace.catalogue), measures, quarter)
    kept = {name for name in forms if (folder / name).exists() and not is_blank_form(folder / name)}
    files = write_files(folder, {name: data for name, data in forms.items() if name not in kept})
    noted = [problem for problem in problems if not problem.answerable]
    noted += [problem for problem in unread if problem.code == _UNREADABLE]
    told = [_kept(folder / name, workspace, quarter) for name in sorted(kept)]
    return files, in_order((*(problem.as_warning() for problem in noted), *told))


def _kept(path: Path, workspace: Workspace, quarter: Period) -> Problem:
    wrong = "There is already a file here that is not a blank form, so it was left as it is."
    remedy = f"Move it to inputs/{quarter.slug} if it is a return, or delete it, and run the command again."
    return Problem("SC501", Place(workspace.relative(path)), wrong, remedy)
