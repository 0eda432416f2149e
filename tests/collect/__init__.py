"""Tests of collecting: the returns of a quarter and of earlier ones in, each figure once out."""
