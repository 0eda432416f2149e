"""A folder for PYTHONPATH: processes started with it reach the test's server alone."""
