"""The command line: commands, options and exit codes; the only place that prints or exits.

Exit codes: 0 done; 1 problems in the material; 2 wrong usage; 3 outputs could not be written or published. stdout
carries results only; problems go to stderr.
"""

from scorecard.cli.command import main

__all__ = ["main"]
