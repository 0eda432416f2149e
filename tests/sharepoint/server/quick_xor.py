"""The hash by which SharePoint tells files apart: quickXorHash.

Microsoft Graph's documentation defines it: each byte is added by exclusive or to a word of 160 bits, 11 bits further
round than the one before; the length of the file is added to the last 64 bits.
"""

from __future__ import annotations

import base64

_BITS, _SHIFT = 160, 11


def quick_xor_hash(content: bytes) -> str:
    """Return the hash in base64."""
    folded = 0
    for start in range(0, len(content), _BITS):  # after 160 bytes the shifts begin anew
        folded ^= int.from_bytes(content[start : start + _BITS], "little")
    word = 0
    for position, byte in enumerate(folded.to_bytes(_BITS, "little")):
        word ^= byte << (position * _SHIFT % _BITS)
    word = (word ^ word >> _BITS) & (1 << _BITS) - 1
    word ^= len(content) << (_BITS - 64)
    return base64.b64encode(word.to_bytes(_BITS // 8, "little")).decode()
