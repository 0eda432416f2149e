"""The pipelines behind the commands, each readable top to bottom: check, run, and what is asked about a quarter."""

from scorecard.build.asking import ask_status, ask_story
from scorecard.build.checking import Checked, check
from scorecard.build.running import Options, run
from scorecard.build.sending import make_forms

__all__ = ["Checked", "Options", "ask_status", "ask_story", "check", "make_forms", "run"]
