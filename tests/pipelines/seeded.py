"""Twelve and more faults to seed into each pipeline, and which validator has to find each, in what words."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """A mistake as somebody might make it: a text that stands in the pipeline once, and what stands in its place."""

    name: str
    old: str
    new: str
    says: str
    finder: str = "own"  # or schema, or zizmor

    def seed(self, text: str) -> str:
        """Return the faulty copy of a pipeline; raises ``ValueError`` unless the old text stands there once."""
        if text.count(self.old) != 1:
            raise ValueError(f"'{self.old}' stands in the pipeline {text.count(self.old)} times")
        return text.replace(self.old, self.new)


GITHUB = (
    Fault("an event that is none", "workflow_dispatch:", "workflow_dispatched:", "workflow_dispatched", "schema"),
    Fault("a misspelt key", "    environment: sharepoint", "    enviroment: sharepoint", "enviroment", "schema"),
    Fault(
        "a trigger for strangers",
        "  schedule:\n",
        "  pull_request_target:\n  schedule:\n",
        "dangerous-triggers",
        "zizmor",
    ),
    Fault(
        "what was typed, in a script", 'run "$QUARTER"', 'run "${{ inputs.quarter }}"', "template-injection", "zizmor"
    ),
    Fault(
        "a tag in place of a commit",
        "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
        "v7",
        "unpinned-uses",
        "zizmor",
    ),
    Fault("a commit without its version", " # v8.0.1", "", "not pinned to a commit with its version"),
    Fault("rights for every job", "permissions: {}", "permissions: write-all", "excessive-permissions", "zizmor"),
    Fault(
        "a token in the build",
        "contents: read # to check out the workspace",
        "id-token: write",
        "build has {'id-token'",
    ),
    Fault("a secret in the build", "          DRAFT:", "          KEY: ${{ secrets.KEY }}\n          DRAFT:", "secret"),
    Fault("a day a month late", "14 1,4,7,10 *", "14 2,5,8,11 *", "two weeks after each quarter ends"),
    Fault("an hour that is none", "17 5 14", "17 25 14", "names no hour"),
    Fault("an input that is not declared", "inputs.publish &&", "inputs.published &&", "'published' is not both"),
    Fault("a need that is no job", "needs: build", "needs: built", "'built', which is no job"),
    Fault("an output that nobody writes", "quarter=${BASH", "quarters=${BASH", "does not hand on the quarter"),
    Fault("a step that is not there", "id: report", "id: reported", "has no step 'report'"),
    Fault("a draft that is published", " && !inputs.draft", "", "publish: goes on when"),
    Fault("any branch", " && github.ref == 'refs/heads/main'", "", "publish: goes on when"),
    Fault("nobody to approve", "    environment: sharepoint\n", "", "nobody need approve"),
    Fault(
        "cut off half way",
        "publish-${{ needs.build.outputs.quarter }}\n      cancel-in-progress: false",
        "publish-${{ needs.build.outputs.quarter }}\n      cancel-in-progress: true",
        "half way",
    ),
    Fault("made again", 'publish "$QUARTER"', 'run "$QUARTER"', "does not verify and then publish"),
    Fault("not verified", 'verify "outputs/$QUARTER"', 'status "$QUARTER"', "does not verify and then publish"),
    Fault(
        "worked out again",
        "QUARTER: ${{ needs.build.outputs",
        "QUARTER: ${{ inputs",
        "takes the quarter from elsewhere",
    ),
    Fault("another artefact", "name: scorecard-${{ needs", "name: report-${{ needs", "another name than was kept"),
    Fault("an option that is none", "options+=(--draft)", "options+=(--drafts)", "does not make the draft"),
    Fault(
        "on after a failure", "pipefail\n          rm", "pipefail || true\n          rm", "after a command has failed"
    ),
    Fault("half a sentence of shell", "--draft); fi", "--draft)", "bash cannot read it"),
)

AZURE = (
    Fault(
        "a task that is none",
        "UsePythonVersion@0\n            displayName",
        "UsePython@0\n            displayName",
        "UsePython@0",
        "schema",
    ),
    Fault("a misspelt key", "condition: >-", "conditions: >-", "conditions", "schema"),
    Fault("a setting that a task lacks", "artifactName:", "artifactNames:", "artifactNames", "schema"),
    Fault("a lock that is none", "lockBehavior: sequential", "lockBehavior: sequentially", "sequentially", "schema"),
    Fault("what was typed, in a script", 'run "$QUARTER"', 'run "${{ parameters.quarter }}"', "put into its text"),
    Fault("a macro in a script", 'publish "$QUARTER"', 'publish "$(quarter)"', "put into its text"),
    Fault(
        "a variable that was typed",
        "${{ replace(parameters.quarter, '$', '') }}",
        "${{ parameters.quarter }}",
        "is handed",
    ),
    Fault("a start by a push", "trigger: none", "trigger: [main]", "with every push"),
    Fault("a day a month late", "14 1,4,7,10 *", "14 2,5,8,11 *", "two weeks after each quarter ends"),
    Fault("five fields that are four", "17 5 14 1,4,7,10 *", "17 5 14 1,4,7,10", "has 4 fields"),
    Fault("a quarter left out", '    always: "true"\n', "", "leaves a quarter out"),
    Fault("a parameter that is not declared", "not(parameters.draft)", "not(parameters.drafts)", "without regard to"),
    Fault("a stage that is none", "dependsOn: Build", "dependsOn: Built", "'Built', which is no stage"),
    Fault("a step that is not there", "name: report\n", "name: reported\n", "nothing hands it Build"),
    Fault("an output that nobody writes", "variable=quarter;", "variable=quarters;", "does not hand on the quarter"),
    Fault("any branch", ", eq(variables['Build.SourceBranch'], 'refs/heads/main')", "", "publish: goes on when"),
    Fault("nobody to approve", "            environment: sharepoint\n", "", "nobody need approve"),
    Fault("made again", 'publish "$QUARTER"', 'run "$QUARTER"', "does not verify and then publish"),
    Fault("not verified", 'verify "outputs/$QUARTER"', 'status "$QUARTER"', "does not verify and then publish"),
    Fault(
        "worked out again",
        "$[ stageDependencies.Build.Report.outputs['report.quarter'] ]",
        "${{ parameters.quarter }}",
        "takes the quarter from elsewhere",
    ),
    Fault("another artefact", "artifactName: scorecard-", "artifactName: report-", "another artefact than was kept"),
    Fault(
        "the token for all",
        "                        SYSTEM_ACCESSTOKEN: $(System.AccessToken)\n",
        "",
        "to another step",
    ),
    Fault(
        "a token in the build",
        "              DRAFT:",
        "              KEY: $(System.AccessToken)\n              DRAFT:",
        "secret",
    ),
    Fault(
        "no limit of time",
        '        displayName: Make the report\n        timeoutInMinutes: "30"',
        "        displayName: Make the report",
        "has no limit of time",
    ),
    Fault(
        "words that command",
        "commands: restricted\n              settable",
        "commands: any\n              settable",
        "command the agent",
    ),
    Fault("problems that nobody sees", "--format azure)", "--format azur)", "does not make the report"),
)
