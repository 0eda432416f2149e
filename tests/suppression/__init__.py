"""Output files of runs with small numbers, attacked."""
