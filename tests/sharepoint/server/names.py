"""The host names that the server answers for: the real ones, so that a client runs with nothing changed."""

from __future__ import annotations

LOGIN = "login.microsoftonline.com"
GRAPH = "graph.microsoft.com"
SHAREPOINT = "contoso.sharepoint.com"
UPLOADS = "northeurope1-uploads.svc.ms"
GITHUB = "pipelines.actions.githubusercontent.com"
AZURE_DEVOPS = "dev.azure.com"
HOSTS = (LOGIN, GRAPH, SHAREPOINT, UPLOADS, GITHUB, AZURE_DEVOPS)

GRAPH_SCOPE = f"https://{GRAPH}/.default"
EXCHANGE = "api://AzureADTokenExchange"
