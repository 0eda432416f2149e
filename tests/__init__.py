"""The tests of Scorecard."""
