"""The pipelines behind the commands, each readable top to bottom: check, run, and what is asked about a quarter."""

from scorecard.build.asking import ask_status, ask_story
from scorecard.build.checking import Checked, check, try_pages
from scorecard.build.ejecting import EjectError, eject
from scorecard.build.running import Options, run
from scorecard.build.sending import make_forms
from scorecard.build.varying import Variant
from scorecard.report.cut import VariantError

__all__ = [
    "Checked",
    "EjectError",
    "Options",
    "Variant",
    "VariantError",
    "ask_status",
    "ask_story",
    "check",
    "eject",
    "make_forms",
    "run",
    "try_pages",
]
