"""Whatever is typed in a settings file, reading ends with problems and never with a traceback."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.catalogue import Indicator, load_catalogue, load_queries, load_report_facts
from scorecard.catalogue.model import Catalogue
from scorecard.catalogue.queries import QueryAnswer
from scorecard.catalogue.report_facts import ReportFacts
from scorecard.catalogue.wording import Wording, load_wording
from scorecard.problems import in_order
from scorecard.rating import Target
from tests.catalogue.material import Q2, indicator, text, workspace

SCALARS = st.sampled_from(
    [
        *(
            "",
            "~",
            "true",
            "no",
            "0",
            "-1",
            "1",
            "7",
            "85",
            "2.10",
            "0.4",
            "1e15",
            "1e16",
            "1e400",
            "9" * 30,
            "9" * 400,
        ),
        *(
            "5%",
            "5 points",
            "0.5",
            "-5%",
            "2022-11-21",
            "2022-23",
            "2022-13",
            "2011-12",
            "Jul 2022",
            "trend",
            "''",
            "x",
        ),
        *(
            "percent",
            "days",
            "rate",
            "range",
            "none",
            "ratio",
            "cumulative",
            "quarter",
            "national",
            "1.1",
            "'\\n'",
            "é",
        ),
    ],
)
KEYS = st.sampled_from(
    [
        *("2022-23", "2022/23", "2022", "annual", "profile", "quarters", "months", "from", "to", "between", "midpoint"),
        *("text", "amber", "green", "baseline", "rebase", "ghosts", "run", "reason", "national", "value", "period"),
        *("source", "comparable", "level", "word", "on", "ref", "id", "name", "tolerance", "target"),
    ],
)
FLOWS = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS, inner, max_size=3).map(
            lambda items: f"{{{', '.join(f'{key}: {value}' for key, value in items.items())}}}"
        )
    ),
    max_leaves=6,
)
ENOUGH = settings(deadline=None, max_examples=150)


def written(names: st.SearchStrategy[str], most: int) -> st.SearchStrategy[list[str]]:
    """Lines that give some of these settings any value."""
    return st.dictionaries(names, FLOWS, max_size=most).map(
        lambda chosen: [f"{name}: {value}" for name, value in chosen.items()]
    )


@given(written(st.sampled_from(sorted(Indicator.model_fields)), 4), FLOWS)
@ENOUGH
def test_an_indicator_and_its_defaults(lines: list[str], defaults: str) -> None:
    """Every problem can be printed and sorted, and what is accepted can be used."""
    names = [line.partition(":")[0] for line in lines]
    kept = [line for line in indicator().splitlines() if line.strip().partition(":")[0] not in names]
    kept[0] = kept[0] if kept[0].startswith("  - ") else "  - " + kept[0].strip()
    catalogue = text("\n".join([*kept, *(f"    {line}" for line in lines)]) + "\n", defaults=defaults)
    with TemporaryDirectory() as folder:
        found, problems = load_catalogue(workspace(Path(folder), indicators=catalogue))
    assert all(str(problem) for problem in in_order(problems))
    assert found is not None or problems
    for measure in found.catalogue.indicators if found else ():
        for setting in measure.target.values():
            for number in setting.numbers:
                figure = measure.style.figure(number)
                target = Target(figure.published, None)
                assert measure.rule.rate(figure, target, measure.style).reason


@given(written(st.sampled_from(sorted(Catalogue.model_fields)), 3))
@ENOUGH
def test_the_catalogue(lines: list[str]) -> None:
    """Above the indicators too."""
    names = [line.partition(":")[0] for line in lines]
    kept = [line for line in text(indicator()).splitlines() if line.partition(":")[0] not in names]
    with TemporaryDirectory() as folder:
        found, problems = load_catalogue(workspace(Path(folder), indicators="\n".join([*lines, *kept]) + "\n"))
    assert all(str(problem) for problem in in_order(problems))
    assert found is not None or problems


@given(
    written(st.sampled_from(sorted(ReportFacts.model_fields)), 3),
    written(st.sampled_from(sorted(QueryAnswer.model_fields)), 5),
    written(st.sampled_from(sorted(Wording.model_fields)), 3),
)
@ENOUGH
def test_the_other_files(report: list[str], query: list[str], words: list[str]) -> None:
    """Facts, answers and words."""
    with TemporaryDirectory() as folder:
        space = workspace(
            Path(folder),
            report="\n".join(report),
            queries=f"- {{{', '.join(query)}}}",
            wording="\n".join(words),
        )
        loaded, _ = load_catalogue(space)
        assert loaded is not None
        _, first = load_report_facts(space, Q2, loaded.catalogue)
        answers, second = load_queries(space, Q2)
        _, third = load_wording(space)
    assert all(str(problem) for problem in in_order((*first, *second, *third)))
    settled, _ = answers.settle(())
    assert {problem.code for problem in settled} <= {"SC310"}
