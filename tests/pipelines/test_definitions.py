"""The quarterly job passes every validator of its system, and each faulty copy fails the one that should see it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.pipelines import azure, github, seeded
from tests.pipelines.reading import AZURE, GITHUB, TESTING
from tests.pipelines.seeded import Fault
from tests.pipelines.tools import schema_faults, zizmor_faults

SYSTEMS = {"github": (GITHUB, github.faults, seeded.GITHUB), "azure": (AZURE, azure.faults, seeded.AZURE)}
SEEDED = [(system, fault) for system, (_, _, faults) in SYSTEMS.items() for fault in faults]

Found = Mapping[tuple[str, Fault], str]  # what a validator that others wrote says of a system's pipeline with the fault


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What check-jsonschema and zizmor find in the copies that they have to refuse; each is started once a system."""
    folder = tmp_path_factory.mktemp("faulty")
    copies = {key: folder / f"{number}.yml" for number, key in enumerate(SEEDED) if key[1].finder != "own"}
    for (system, fault), copy in copies.items():
        copy.write_text(fault.seed(SYSTEMS[system][0].read_text(encoding="utf-8")), encoding="utf-8")

    def of(system: str, finder: str) -> list[Path]:
        return [copy for (its, fault), copy in copies.items() if (its, fault.finder) == (system, finder)]

    found = zizmor_faults(of("github", "zizmor"))
    for system in SYSTEMS:
        found |= schema_faults(system, of(system, "schema"))
    return {key: found.get(copy, "") for key, copy in copies.items()}


def test_the_schemas_accept_what_there_is() -> None:
    """Both files of GitHub and that of Azure are as their published schemas say."""
    assert schema_faults("github", [GITHUB, TESTING]) == schema_faults("azure", [AZURE]) == {}


def test_zizmor_finds_nothing() -> None:
    """Not even as an auditor, to whom false alarms are welcome, and with nothing waived."""
    assert zizmor_faults([GITHUB, TESTING]) == {}


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_quarterly_job_is_as_it_must_be(system: str) -> None:
    """Names, gates, schedule, rights, scripts and what is handed from job to job."""
    path, faults, _ = SYSTEMS[system]
    assert faults(path.read_text(encoding="utf-8")) == []


def test_the_tests_run_with_no_more_than_they_need() -> None:
    """The workflow that tests a change from anyone is pinned, limited and without rights."""
    assert list(github.anywhere(TESTING.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(("system", "fault"), SEEDED, ids=[f"{system}: {fault.name}" for system, fault in SEEDED])
def test_a_seeded_fault_is_found(system: str, fault: Fault, others: Found) -> None:
    """The validator that has to see it says so in words that fit."""
    path, faults, _ = SYSTEMS[system]
    if fault.finder == "own":
        found = "\n".join(faults(fault.seed(path.read_text(encoding="utf-8"))))
    else:
        found = others[system, fault]
    assert found
    assert fault.says in found
