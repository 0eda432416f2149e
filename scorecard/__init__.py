"""Scorecard makes a council's performance report from the returns of its directorates."""

__version__ = "0.1.0"
