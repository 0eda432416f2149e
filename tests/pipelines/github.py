"""What must hold of the GitHub workflow, beyond what its schema and zizmor say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.pipelines import schedule, scripts
from tests.pipelines.reading import LONGEST, MAIN, load, named
from tests.pipelines.scripts import Script

PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
PERMISSIONS = {"build": {"contents": "read"}, "publish": {"contents": "read", "id-token": "write"}}
GATE = f"github.event_name == 'workflow_dispatch' && inputs.publish != 'no' && !inputs.draft && github.ref == '{MAIN}'"
CHOICE = {"type": "choice", "options": scripts.CHOICES, "required": True, "default": "no"}
NAME = (
    "${{ github.event_name == 'schedule' && 'Scorecard, draft of the previous quarter' || format("
    "'Scorecard, {0}{1}, publish: {2}', inputs.quarter, inputs.draft && ' (draft)' || '', inputs.publish) }}"
)
MADE, HANDED_ON = "${{ steps.report.outputs.quarter }}", "${{ needs.build.outputs.quarter }}"
HANDED = [
    {
        "PUBLISH": "${{ inputs.publish || 'no' }}",
        "DRAFT": "${{ inputs.draft }}",
        "MAIN": f"${{{{ github.ref == '{MAIN}' }}}}",
    },
    {
        "QUARTER": "${{ inputs.quarter || 'previous' }}",
        "DRAFT": "${{ github.event_name == 'schedule' || inputs.draft }}",
    },
]
CHOSEN = {"PUBLISH": "${{ inputs.publish }}"}

Node = Mapping[str, Any]


def faults(text: str) -> list[str]:
    """Return what is wrong with the workflow of the quarterly job."""
    flow = load(text)
    build, publish = flow["jobs"]["build"], flow["jobs"]["publish"]
    return [
        *anywhere(text),
        *_started(flow),
        *_referred(flow),
        *_limited(flow),
        *_gated(publish),
        *_carried(build, publish),
        *_made(build),
        *(fault for job in (build, publish) for script in _scripts(job) for fault in scripts.faults(script)),
        *scripts.publish_faults(_scripts(publish), "github"),
    ]


def build_script(text: str) -> Script:
    """Return the script that makes the report."""
    _, script = _scripts(load(text)["jobs"]["build"])
    return script


def anywhere(text: str) -> Iterator[str]:
    """Yield what is wrong with any workflow: actions that may change, rights, jobs without an end, careless scripts."""
    flow = load(text)
    pinned = [line for line in text.splitlines() if "uses:" in line]
    yield from (
        f"not pinned to a commit with its version: {line.strip()}" for line in pinned if not PINNED.search(line)
    )
    if flow["permissions"]:
        yield "permissions: the workflow gives rights to every job"
    if flow["defaults"] != {"run": {"shell": "bash"}}:
        yield "its scripts go on after a command has failed in a pipe"
    for name, job in flow["jobs"].items():
        if not 0 < job.get("timeout-minutes", 0) <= LONGEST:
            yield f"{name}: has no limit of time"
        if not re.fullmatch(r"ubuntu-\d\d\.\d\d", job["runs-on"]):
            yield f"{name}: runs on whatever is newest"
        if _used(job, "actions/checkout").get("persist-credentials") is not False:
            yield f"{name}: keeps the credentials of the checkout"


def _started(flow: Node) -> Iterator[str]:
    on = flow["on"]
    if flow["run-name"] != NAME:
        yield f"run-name: does not say what was asked: {flow['run-name']}"
    if set(on) != {"workflow_dispatch", "schedule"}:
        yield f"starts by {', '.join(on)}"
    inputs = on["workflow_dispatch"]["inputs"]
    defaults = {name: declared.get("default") for name, declared in inputs.items()}
    if defaults != {"quarter": "previous", "draft": False, "publish": "no"}:
        yield f"inputs: their defaults are {defaults}"
    choice = {name: value for name, value in inputs["publish"].items() if name != "description"}
    if choice != CHOICE:
        yield f"inputs: publish is {choice}, not {CHOICE}"
    for line in on["schedule"]:
        yield from schedule.faults(line["cron"])


def _referred(flow: Node) -> Iterator[str]:
    """Yield the inputs, jobs, steps and outputs that are used and not there, or there and not used."""
    jobs: Mapping[str, Node] = flow["jobs"]
    declared, used = (
        set(flow["on"]["workflow_dispatch"]["inputs"]),
        named(r"\binputs\.(\w+)", (flow["jobs"], flow["run-name"])),
    )
    yield from (f"inputs: '{name}' is not both declared and used" for name in declared ^ used)
    for name, job in jobs.items():
        needed = {job["needs"]} if "needs" in job else set()
        yield from (f"{name}: needs '{other}', which is no job" for other in needed - set(jobs))
        offered = {f"{other}.{output}" for other in needed & set(jobs) for output in jobs[other].get("outputs", {})}
        taken = named(r"needs\.(\w+)\.outputs\.(\w+)", job)
        yield from (f"{name}: nothing hands it {output}" for output in taken - offered)
        steps = {step["id"] for step in job["steps"] if "id" in step}
        yield from (f"{name}: has no step '{step}'" for step in named(r"steps\.(\w+)\.", job) - steps)


def _limited(flow: Node) -> Iterator[str]:
    """Yield what a job may do that it need not."""
    for name, allowed in PERMISSIONS.items():
        job = flow["jobs"][name]
        if job.get("permissions") != allowed:
            yield f"permissions: {name} has {job.get('permissions')}"
        if job.get("concurrency", {}).get("cancel-in-progress") is not False:
            yield f"{name}: may be cancelled by another run, half way"
    if named(r"\b(secrets|github\.token)\b", flow):
        yield "a secret is used; none is needed"


def _gated(publish: Node) -> Iterator[str]:
    if publish.get("environment") != "sharepoint":
        yield "publish: nobody need approve"
    if publish.get("if") != GATE:
        yield f"publish: goes on when {publish.get('if')}, not when {GATE}"
    chosen = [step["env"] for step in publish["steps"] if "env" in step]
    if chosen != [CHOSEN]:
        yield f"publish: is handed {chosen} for the choice"


def _carried(build: Node, publish: Node) -> Iterator[str]:
    """Yield where what is published is not what was made."""
    kept, fetched = _used(build, "actions/upload-artifact"), _used(publish, "actions/download-artifact")
    for name in ("name", "path"):
        if kept[name].replace(MADE, HANDED_ON) != fetched.get(name):
            yield f"publish: fetches another {name} than was kept: {fetched.get(name)}"
    if kept["path"] != f"outputs/{MADE}" or MADE not in kept["name"]:
        yield "build: keeps something else than the quarter's folder"
    if kept.get("if-no-files-found") != "error" or not 30 <= kept.get("retention-days", 0) <= 90:
        yield "build: may keep nothing, or not until it is approved"
    if build["outputs"] != {"quarter": MADE} or publish["env"] != {"QUARTER": HANDED_ON}:
        yield "publish: takes the quarter from elsewhere"


def _made(build: Node) -> Iterator[str]:
    notice, script = _scripts(build)
    handed = [step.get("env") for step in build["steps"] if "run" in step]
    if handed != HANDED:
        yield f"build: the scripts are handed {handed}"
    yield from scripts.notice_faults(notice, "::warning::", json.dumps)
    yield from scripts.build_faults(script, "github", json.dumps, f"quarter={scripts.QUARTER}")


def _used(job: Node, action: str) -> Node:
    """Return what a job hands to an action, which it uses once; nothing if it does not use it."""
    found = [step.get("with", {}) for step in job["steps"] if step.get("uses", "").startswith(f"{action}@")]
    return found[0] if len(found) == 1 else {}


def _scripts(job: Node) -> list[Script]:
    handed = [{**job.get("env", {}), **step.get("env", {})} for step in job["steps"]]
    return [
        Script(step["name"], step["run"], frozenset(variables))
        for step, variables in zip(job["steps"], handed, strict=True)
        if "run" in step
    ]
