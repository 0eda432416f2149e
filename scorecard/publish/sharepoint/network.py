"""How long a host is waited for; and why there was no connection, or it broke off, in words of ours.

What libraries say of it can hold a secret address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

TIMEOUTS = {"connection_timeout": 20, "read_timeout": 120}  # seconds
_TRUST = (
    "If your network inspects traffic, name the file of its certificate authority in the environment variable "
    "REQUESTS_CA_BUNDLE."
)
_TRY_AGAIN = "Check the network and run the command again: what has arrived is not sent twice."
_REASONS = (  # names of the kinds of errors that mean each; whether it stays so, however often it is tried
    ({"SSLCertVerificationError"}, "{host} shows a certificate that this machine does not trust.", _TRUST, True),
    (
        {"ProxyError", "InvalidProxyURL"},
        "The proxy does not let the tool through to {host}.",
        "Check the environment variable HTTPS_PROXY.",
        True,
    ),
    (
        {"gaierror", "NameResolutionError"},
        "The name {host} is not known on this network.",
        "Check the network and its name service.",
        False,
    ),
    ({"ConnectionRefusedError"}, "{host} takes no connection.", _TRY_AGAIN, False),
    ({"ConnectTimeout", "ReadTimeout", "TimeoutError"}, "{host} does not answer.", _TRY_AGAIN, False),
)


@dataclass(frozen=True)
class Reason:
    """What happened, what to do, and whether it stays so, however often it is tried."""

    wrong: str
    remedy: str
    lasting: bool = False


def why_lost(error: BaseException, host: str) -> Reason:
    """Return why there was no answer from a host."""
    chain = tuple(_chain(error))
    kinds = {kind.__name__ for each in chain for kind in type(each).__mro__}
    for names, wrong, remedy, lasting in _REASONS:
        if kinds & names:
            return Reason(wrong.format(host=host), remedy, lasting)
    if any(type(each) is OSError for each in chain):  # how the library says that their file is not there
        return Reason("The certificate authorities of this machine cannot be read.", _TRUST, lasting=True)
    return Reason(f"The connection to {host} broke off.", _TRY_AGAIN)


def _chain(error: object) -> Iterator[BaseException]:
    """Yield an error and those that caused it, as each library keeps them."""
    seen: list[object] = []
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, BaseException) or any(each is other for other in seen):
            continue
        seen.append(each)
        yield each
        waiting += [each.__cause__, each.__context__, getattr(each, "reason", None)]
        waiting += [getattr(each, "inner_exception", None), *each.args]
