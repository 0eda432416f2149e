"""JSON Web Tokens, signed and verified with the keys themselves (RFC 7519, RFC 7518)."""

from __future__ import annotations

import base64
import json
from functools import cache
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.sharepoint.server.wire import JsonObject

_PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=padding.PSS.DIGEST_LENGTH)


class Assertion(NamedTuple):
    """A token taken apart; its signature is not yet checked."""

    head: JsonObject
    claims: JsonObject
    signed: bytes
    signature: bytes

    def is_signed_by(self, key: rsa.RSAPublicKey) -> bool:
        """Whether the signature is the key's; a token without a signature is nobody's."""
        schemes: dict[object, padding.AsymmetricPadding] = {"RS256": padding.PKCS1v15(), "PS256": _PSS}
        scheme = schemes.get(self.head.get("alg"))
        if scheme is None:
            return False
        try:
            key.verify(self.signature, self.signed, scheme, hashes.SHA256())
        except InvalidSignature:
            return False
        return True


def parse(token: str) -> Assertion:
    """Take a token apart.

    Raises:
        ValueError: it is no token.

    """
    head, claims, signature = token.split(".")
    parts = [json.loads(_unpacked(part)) for part in (head, claims)]
    if not all(isinstance(part, dict) for part in parts):
        raise ValueError("Head and claims have to be objects.")
    return Assertion(parts[0], parts[1], f"{head}.{claims}".encode(), _unpacked(signature))


def sign(claims: JsonObject, key: rsa.RSAPrivateKey) -> str:
    """Return a token of these claims, signed with RS256."""
    head: JsonObject = {"typ": "JWT", "alg": "RS256"}
    signed = f"{packed(json.dumps(head).encode())}.{packed(json.dumps(claims).encode())}"
    return f"{signed}.{packed(key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def packed(content: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@cache
def signing_key(owner: str) -> rsa.RSAPrivateKey:
    """Return the owner's key: the same one all through a process, as making one takes a while."""
    del owner
    return rsa.generate_private_key(65537, 2048)


def _unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
