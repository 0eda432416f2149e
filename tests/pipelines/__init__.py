"""The quarterly job, as GitHub Actions and Azure Pipelines run it."""
