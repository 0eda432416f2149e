"""Tests of what places finished outputs where people find them."""
