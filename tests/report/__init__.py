"""Tests of the report as data: entries, tallies, sentences and notes."""
