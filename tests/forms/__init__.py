"""Tests of the return forms."""
