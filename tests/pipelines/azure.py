"""What must hold of the Azure pipeline, beyond what its schema says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.pipelines import schedule, scripts
from tests.pipelines.reading import LONGEST, MAIN, load, named
from tests.pipelines.scripts import Script

ASKED = "${{ if and(ne(parameters.publish, 'no'), not(parameters.draft)) }}"
NAME = "Publish_${{ parameters.publish }}_$(Date:yyyyMMdd).$(Rev:r)"
TITLE = "Publish to SharePoint: ${{ parameters.publish }}"
GATE = f"and(succeeded(), eq(variables['Build.SourceBranch'], '{MAIN}'), ne(variables['Build.Reason'], 'Schedule'))"
MADE, HANDED_ON = "$(report.quarter)", "$(quarter)"
TAKEN = {"quarter": "$[ stageDependencies.Build.Report.outputs['report.quarter'] ]"}
FOLDER, TOKEN = "$(Build.SourcesDirectory)", {"SYSTEM_ACCESSTOKEN": "$(System.AccessToken)"}
CHOSEN = {"PUBLISH": "${{ parameters.publish }}"}
HANDED = [
    CHOSEN | {"DRAFT": "${{ parameters.draft }}", "MAIN": f"${{{{ eq(variables['Build.SourceBranch'], '{MAIN}') }}}}"},
    {
        "QUARTER": "${{ replace(parameters.quarter, '$', '') }}",
        "DRAFT": "${{ or(parameters.draft, eq(variables['Build.Reason'], 'Schedule')) }}",
    },
]

Node = Mapping[str, Any]


def faults(text: str) -> list[str]:
    """Return what is wrong with the pipeline of the quarterly job."""
    pipeline = load(text)
    first, later = pipeline["stages"]
    if ASKED not in later:
        return [f"publish: is written without regard to {ASKED}"]
    (build,), ((last,),) = first["jobs"], later.values()
    (publish,) = last["jobs"]
    return [
        *_started(pipeline),
        *_referred(pipeline, first, last),
        *_limited(pipeline, build, publish),
        *_gated(last, publish),
        *_carried(build, publish),
        *_made(build),
        *_published(publish),
    ]


def build_script(text: str) -> Script:
    """Return the script that makes the report."""
    _, script = _scripts(load(text)["stages"][0]["jobs"][0])
    return script


def _started(pipeline: Node) -> Iterator[str]:
    if (pipeline.get("trigger"), pipeline.get("pr")) != ("none", "none"):
        yield "starts with every push"
    if pipeline.get("name") != NAME:
        yield f"name: does not say what was asked: {pipeline.get('name')}"
    defaults = {declared["name"]: declared.get("default") for declared in pipeline["parameters"]}
    if defaults != {"quarter": "previous", "draft": "false", "publish": "no"}:
        yield f"parameters: their defaults are {defaults}"
    choices = [declared["values"] for declared in pipeline["parameters"] if "values" in declared]
    if choices != [scripts.CHOICES]:
        yield f"parameters: the choices are {choices}, not {scripts.CHOICES}"
    for line in pipeline["schedules"]:
        yield from schedule.faults(line["cron"])
        if line["branches"] != {"include": ["main"]} or line.get("always") != "true":
            yield "schedule: leaves a quarter out when nothing was committed, or takes another branch"


def _referred(pipeline: Node, first: Node, last: Node) -> Iterator[str]:
    """Yield the parameters, stages, jobs and outputs that are used and not there, or there and not used."""
    declared = {parameter["name"] for parameter in pipeline["parameters"]}
    used = named(r"\bparameters\.(\w+)", pipeline["stages"])
    yield from (f"parameters: '{name}' is not both declared and used" for name in declared ^ used)
    if last.get("dependsOn") != first["stage"]:
        yield f"publish: depends on '{last.get('dependsOn')}', which is no stage before it"
    (build,) = first["jobs"]
    made = {f"{first['stage']}.{build['job']}.{step['name']}.quarter" for step in build["steps"] if "name" in step}
    taken = named(r"stageDependencies\.(\w+)\.(\w+)\.outputs\['([\w.]+)'\]", last)
    yield from (f"publish: nothing hands it {output}" for output in taken - made)
    macros = named(r"\$\(([\w.]+)\)", last) - {"quarter", "Build.SourcesDirectory", "System.AccessToken"}
    yield from (f"publish: there is no variable '{name}'" for name in macros)


def _limited(pipeline: Node, build: Node, publish: Node) -> Iterator[str]:
    """Yield what a job may do that it need not."""
    if not re.fullmatch(r"ubuntu-\d\d\.\d\d", pipeline["pool"]["vmImage"]):
        yield "runs on whatever is newest"
    for job in (build, publish):
        if not 0 < int(job.get("timeoutInMinutes", 0)) <= LONGEST:
            yield f"{job['displayName']}: has no limit of time"
        if [step.get("persistCredentials") for step in _steps(job) if "checkout" in step] != ["false"]:
            yield f"{job['displayName']}: keeps the credentials of the checkout"
    if named(r"(?i)(secret|System\.AccessToken)", build):
        yield "build: a secret is used; none is needed"
    for job, allowed in ((build, ["quarter"]), (publish, "none")):
        for step in (step for step in _steps(job) if "bootstrap.py" in step.get("bash", "")):
            if step.get("target") != {"commands": "restricted", "settableVariables": allowed}:
                yield f"{step['displayName']}: a spreadsheet's words might command the agent"


def _gated(last: Node, publish: Node) -> Iterator[str]:
    if publish.get("environment") != "sharepoint":
        yield "publish: nobody need approve"
    if last.get("displayName") != TITLE:
        yield f"publish: does not tell who approves what was asked: {last.get('displayName')}"
    if last.get("lockBehavior") != "sequential":
        yield "publish: may be cancelled by another run, half way"
    if last.get("condition") != GATE:
        yield f"publish: goes on when {last.get('condition')}, not when {GATE}"


def _carried(build: Node, publish: Node) -> Iterator[str]:
    """Yield where what is published is not what was made."""
    kept, fetched = _inputs(build, "PublishPipelineArtifact@1"), _inputs(publish, "DownloadPipelineArtifact@2")
    if kept != {"artifact": f"scorecard-{MADE}", "targetPath": f"outputs/{MADE}"}:
        yield f"build: keeps something else than the quarter's folder: {kept}"
    if fetched.get("artifactName") != kept.get("artifact", "").replace(MADE, HANDED_ON):
        yield f"publish: fetches another artefact than was kept: {fetched}"
    if fetched.get("targetPath") != f"{FOLDER}/outputs/{HANDED_ON}" or {"download": "none"} not in _steps(publish):
        yield "publish: fetches what was made to another place"
    if publish.get("variables") != TAKEN:
        yield f"publish: takes the quarter from elsewhere: {publish.get('variables')}"


def _made(build: Node) -> Iterator[str]:
    notice, script = _scripts(build)
    handed = [step.get("env") for step in build["steps"] if "bash" in step]
    if handed != HANDED:
        yield f"build: the scripts are handed {handed}"
    hands_on = f"##vso[task.setvariable variable=quarter;isOutput=true;isReadOnly=true]{scripts.QUARTER}"
    for each in (notice, script):
        yield from scripts.faults(each)
    yield from scripts.notice_faults(notice, "##vso[task.logissue type=warning]", str)
    yield from scripts.build_faults(script, "azure", str, hands_on)


def _published(publish: Node) -> Iterator[str]:
    """Yield where the job does not publish, or hands its token to more than the one step that does."""
    found = _scripts(publish)
    for script in found:
        yield from scripts.faults(script)
    yield from scripts.publish_faults(found, "azure")
    steps = [step for step in _steps(publish) if "env" in step]
    expected = [{"QUARTER": HANDED_ON}] * (len(steps) - 1) + [{"QUARTER": HANDED_ON} | CHOSEN | TOKEN]
    if [step["env"] for step in steps] != expected:
        yield "publish: the token or the choice is handed to another step than the last, or something else is"
    if not _inputs(publish, "AzureCLI@2").get("azureSubscription"):
        yield "publish: names no service connection"


def _steps(job: Node) -> Sequence[Node]:
    steps: Sequence[Node] = job["steps"] if "steps" in job else job["strategy"]["runOnce"]["deploy"]["steps"]
    return steps


def _inputs(job: Node, task: str) -> Node:
    """Return what a job hands to a task, which it runs once; nothing if it does not run it."""
    found: list[Node] = [step["inputs"] for step in _steps(job) if step.get("task") == task]
    return found[0] if len(found) == 1 else {}


def _scripts(job: Node) -> list[Script]:
    texts = [(step, step.get("bash") or step.get("inputs", {}).get("inlineScript")) for step in _steps(job)]
    return [Script(step["displayName"], text, frozenset(step.get("env", {}))) for step, text in texts if text]
