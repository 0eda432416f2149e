"""Run the command line with ``python -m scorecard``."""

from scorecard.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
