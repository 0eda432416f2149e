"""Finished outputs -> where people find them."""
