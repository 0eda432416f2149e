"""Settings files that would fill the machine, run something, or read something else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Make = Callable[[Path], object]


def text(words: str) -> Make:
    """Return what writes a file."""
    return lambda path: path.write_text(words, encoding="utf-8")


def sparse(path: Path) -> None:
    """Ten thousand million bytes that take no room."""
    with path.open("wb") as file:
        file.truncate(10_000_000_000)


def linked(address: str) -> Make:
    """Return what makes a link."""
    return lambda path: path.symlink_to(address)


_LAUGHS = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 12))
_GROWING = "".join(f"k{n}: &l{n} {{{', '.join(f'k{i}: *l{n - 1}' for i in range(10))}}}\n" for n in range(1, 12))
BOMBS: dict[str, Make] = {
    "laughs": text(f"l0: &l0 ha\n{_LAUGHS}"),
    "laughs in names": text(f"k0: &l0 ha\n{_GROWING}"),
    "merges": text("a: &a {b: 1}\n" + "".join(f"c{n}: &c{n}\n  <<: [*a, *a]\n" for n in range(1000))),
    "holds itself": text("a: &a [*a]\n"),
    "runs a command": text("a: !!python/object/apply:os.system [touch /tmp/owned]\n"),
    "is deep": text("[" * 100_000),
    "is deep in names": text("".join(" " * n + "a:\n" for n in range(3000))),
    "is a tag": text("!<tag:yaml.org,2002:python/name:os.system> a\n"),
    "has a long line": text(f"a: {'b' * 20_000_000}\n"),
    "has many parts": text("[" + "1," * 3_000_000 + "]"),
    "has a long number": text(f"a: {'9' * 100_000}\nb: {'9' * 3999}\nc: 1e999999999\n"),
    "has a long key": text(f"? {'k' * 2000}\n: 1\n"),
    "has many pages": text("--- 1\n" * 100_000),
    "is sparse": sparse,
    "is a link out": linked("/etc/passwd"),
    "is a link to a device": linked("/dev/zero"),
    "is a link to itself": lambda path: path.symlink_to(path.name),
    "is a pipe": os.mkfifo,
}
