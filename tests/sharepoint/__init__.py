"""Tests of publishing to SharePoint."""
