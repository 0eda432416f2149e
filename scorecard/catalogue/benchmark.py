"""The figures of comparators, as the catalogue gives them or says how those in files are to be taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag

from scorecard.catalogue.fields import PeriodText, Settings, Text
from scorecard.catalogue.target_forms import Amount


class FromFiles(Settings):
    """How a comparator's figures in ``inputs/benchmarks`` are to be taken."""

    comparable: bool | None = Field(
        default=None,
        description="true: compare although period, population or definition differ. false: show, never compare.",
    )
    caveat: Text | None = Field(default=None, description="Printed beside it: how it differs from our figure.")


class Benchmark(FromFiles):
    """A comparator's published figure."""

    value: Amount = Field(description="The comparator's figure, in the unit of the indicator.")
    period: PeriodText = Field(description="The period it is for, such as 2021-22.")
    source: Text = Field(description="Where it is published: release and table.")


def _benchmark_form(written: object) -> str:
    """Return which form a benchmark is written in: one that says only how figures in files are taken, or a figure."""
    of_files = isinstance(written, Mapping) and bool(written) and written.keys() <= FromFiles.model_fields.keys()
    return "from files" if of_files else "figure"


BenchmarkSetting: TypeAlias = Annotated[
    Annotated[Benchmark, Tag("figure")] | Annotated[FromFiles, Tag("from files")], Discriminator(_benchmark_form)
]
