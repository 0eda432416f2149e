"""Tests of what a run works out from the returns."""
