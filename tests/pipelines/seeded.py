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
    Fault("a secret in the build", "          MAIN:", "          KEY: ${{ secrets.KEY }}\n          MAIN:", "secret"),
    Fault("a day a month late", "14 1,4,7,10 *", "14 2,5,8,11 *", "two weeks after each quarter ends"),
    Fault("an hour that is none", "17 5 14", "17 25 14", "names no hour"),
    Fault(
        "an input that is not declared", "inputs.publish != 'no'", "inputs.published != 'no'", "'published' is not both"
    ),
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
    Fault("a yes that nobody chose", 'default: "no"', 'default: "yes"', "their defaults are"),
    Fault("a choice that is unknown", 'check, list, "yes"]', 'check, dry-run, "yes"]', "inputs: publish is"),
    Fault("a choice that is typed", "type: choice\n", "type: string\n", "inputs: publish is"),
    Fault("a no that publishes", "inputs.publish != 'no' && ", "", "publish: goes on when"),
    Fault(
        "options swapped",
        "check) options=(--check) ;;\n            list) options=(--dry-run)",
        "check) options=(--dry-run) ;;\n            list) options=(--check)",
        "the choice 'check' becomes publish",
    ),
    Fault("a list that sends", "list) options=(--dry-run)", "list) options=()", "the choice 'list' becomes publish"),
    Fault("a yes that sends nothing", "yes) options=()", "yes) options=(--check)", "the choice 'yes' becomes publish"),
    Fault("anything taken for a yes", "yes) options", "*) options", "does not refuse the choice ''"),
    Fault(
        "the choice as a command",
        "case $PUBLISH in",
        'eval "x=($PUBLISH)"\n          case $PUBLISH in',
        "does not refuse the choice '$(touch made)'",
    ),
    Fault(
        "another choice than was made",
        "PUBLISH: ${{ inputs.publish }}",
        "PUBLISH: 'yes'",
        "is handed [{'PUBLISH': 'yes'",
    ),
    Fault("a run that does not say", "publish: {2}", "publish", "does not say what was asked"),
    Fault("no word of a draft", "$DRAFT == true ]]; then reason", "$DRAFT == yes ]]; then reason", "draft: True, main"),
    Fault("no word of a branch", "$MAIN != true", "$MAIN == none", "draft: False, main: False it says ''"),
    Fault("a warning that is none", "::warning::", "Warning: ", "it says 'Warning: "),
    Fault("pages of somebody's making", "rm -rf outputs/.cache", "true", "taken for those of the last run"),
    Fault("an earlier record beside it", 'rm -rf "outputs/${QUARTER:?}"', "true", "an earlier record stays"),
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
        "are handed",
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
        "              MAIN:",
        "              KEY: $(System.AccessToken)\n              MAIN:",
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
    Fault("a yes that nobody chose", 'default: "no"', 'default: "yes"', "their defaults are"),
    Fault("a choice that is unknown", 'check, list, "yes"]', 'check, dry-run, "yes"]', "the choices are"),
    Fault("a choice that is typed", '    values: ["no", check, list, "yes"]\n', "", "the choices are []"),
    Fault(
        "a kind of parameter that is none", "type: string\n    values", "type: choice\n    values", "choice", "schema"
    ),
    Fault("a no that publishes", "ne(parameters.publish, 'no')", "true", "without regard to"),
    Fault(
        "options swapped",
        "check) options=(--check) ;;\n                            list) options=(--dry-run)",
        "check) options=(--dry-run) ;;\n                            list) options=(--check)",
        "the choice 'check' becomes publish",
    ),
    Fault("a list that sends", "list) options=(--dry-run)", "list) options=()", "the choice 'list' becomes publish"),
    Fault("a yes that sends nothing", "yes) options=()", "yes) options=(--check)", "the choice 'yes' becomes publish"),
    Fault("anything taken for a yes", "yes) options", "*) options", "does not refuse the choice ''"),
    Fault(
        "the choice as a command",
        "case $PUBLISH in",
        'eval "x=($PUBLISH)"\n                          case $PUBLISH in',
        "does not refuse the choice '$(touch made)'",
    ),
    Fault(
        "another choice than was made",
        "PUBLISH: ${{ parameters.publish }}\n                        SYSTEM",
        'PUBLISH: "yes"\n                        SYSTEM',
        "the token or the choice",
    ),
    Fault(
        "a run that does not say", "name: Publish_${{ parameters.publish }}_", "name: ", "does not say what was asked"
    ),
    Fault(
        "an approval of anything", "SharePoint: ${{ parameters.publish }}", "SharePoint", "does not tell who approves"
    ),
    Fault("no word of a draft", "$DRAFT == True ]]; then reason", "$DRAFT == yes ]]; then reason", "draft: True, main"),
    Fault("no word of a branch", "$MAIN != True", "$MAIN == none", "draft: False, main: False it says ''"),
    Fault("a warning that is none", "##vso[task.logissue type=warning]", "Warning: ", "it says 'Warning: "),
    Fault("pages of somebody's making", "rm -rf outputs/.cache", "true", "taken for those of the last run"),
    Fault("an earlier record beside it", 'rm -rf "outputs/${QUARTER:?}"', "true", "an earlier record stays"),
)
