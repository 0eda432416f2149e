"""Tests of reading returns: workbooks and CSV files in, figures, comments, sign-offs and problems out."""
