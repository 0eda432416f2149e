"""Awkward cells and awkward files as directorates send them, each with what is read from it or said about it."""
