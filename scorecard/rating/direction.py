"""Amber also for a larger miss that is better than a year before; red where it is not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scorecard.figures import Figure, Style
from scorecard.rating.allowance import Allowance
from scorecard.rating.target import Target
from scorecard.rating.tolerance import Tolerance, exceeding_words
from scorecard.rating.verdict import Band, Rating, Verdict, judge
from scorecard.rating.year_before import YearBefore
from scorecard.sentences import upper_first

NO_FIGURE = YearBefore("no figure of a year before")


@dataclass(frozen=True)
class DirectionDecides:
    """The settings of the rule: the tolerance within which nothing needs deciding; whether holding still is enough."""

    tolerance: Tolerance
    maintained: bool = False

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """Every distance that the rule allows."""
        return self.tolerance.allowances

    def rate(self, figure: Figure, target: Target, style: Style, year_before: YearBefore | None = None) -> Verdict:
        """Return the verdict on a published figure; without one of a year before, a miss beyond tolerance is red."""
        *within, red = self.tolerance.bands(target.bound(figure.published), style)
        before, said = year_before or NO_FIGURE, f"{red.words}, " if red.words else ""
        if before.gain is None:
            words = f"{said}and cannot be compared with a year before ({before.words})"
            return judge(figure, target, style, (*within, replace(red, words=words)))
        better, not_better = self._words(before, style)
        edge = target.shortfall(figure.published) + before.gain
        edge += before.no_change if self.maintained else -before.no_change
        improved = Band(Rating.AMBER, edge, f"{said}but {better}", inclusive=self.maintained)
        red = replace(red, words=f"{said}and {not_better}")
        return judge(figure, target, style, (*within, *((improved,) if edge > within[-1].edge else ()), red))

    def _words(self, before: YearBefore, style: Style) -> tuple[str, str]:
        """Return what is said of a figure that is good enough beside that of a year before, and of one that is not."""
        than = f"than {before.words}"
        about = f"{than} by more than {style.difference(before.no_change)}" if before.no_change else than
        return (f"no worse {about}", f"worse {than}") if self.maintained else (f"better {than}", f"not better {about}")

    @property
    def name(self) -> str:
        """What the rule is called."""
        return "improved or maintained" if self.maintained else "direction decides"

    def describe(self) -> str:
        """Return the rule in words, for the page on how to read the report."""
        within = "missed by more but" if self.tolerance.green else "missed but"
        if self.tolerance.has_amber:
            within = f"missed by no more than {self.tolerance.amber.words}, or by more but"
        better = "no worse" if self.maintained else "better"
        return (
            f"{upper_first(self.name)}: {self.tolerance.green_words}; amber when {within} {better} than in the same "
            f"period a year before; red otherwise.{exceeding_words(self.tolerance.exceeded)}"
        )
