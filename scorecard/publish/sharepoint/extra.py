"""Whether the packages of the extra ``sharepoint`` are installed."""

from __future__ import annotations

from importlib.util import find_spec

from scorecard.publish.sharepoint.errors import PublishError


def need_extra() -> None:
    """Raise ``PublishError`` where they are not."""
    try:
        found = find_spec("azure.core") and find_spec("azure.identity")
    except ModuleNotFoundError:  # nor is what both lie in
        found = None
    if not found:
        wrong = "Publishing to SharePoint needs two more packages."
        remedy = (
            "Install them with: pip install 'council-scorecard[sharepoint]'. From a checkout, "
            "'python3 bootstrap.py publish' followed by the quarter does it itself."
        )
        raise PublishError(wrong, remedy)
