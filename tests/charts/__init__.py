"""The tests of the charts."""
