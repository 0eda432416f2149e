"""Attacks on the whole product: a workspace written by an enemy, and what comes of it."""
