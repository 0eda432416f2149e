"""Tests of the accessible workbook."""
