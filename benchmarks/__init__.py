"""Measurements of the report: time, memory and growth, side by side with a spreadsheet's dashboard."""
