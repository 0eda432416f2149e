"""YAML as people write it: lines and columns, spellings, traps, and text that is hostile or broken."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.documents import Document, parse_document, read_document, spelling
from scorecard.problems import in_order


def data(text: str) -> object:
    """Return what a text without problems holds."""
    document, problems = parse_document(text, "indicators.yaml")
    assert problems == ()
    return document.data


def printed(text: str) -> list[str]:
    """Return the problems of a text as they are printed."""
    _, problems = parse_document(text, "indicators.yaml")
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"),
        ("No", "No"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("85", 85),
        ("-3", -3),
        ("+3", 3),
        ("007", 7),
        ("2.10", 2.1),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-1.5e-3", -0.0015),
        ("5%", "5%"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("12:30", "12:30"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2022-11-21", dt.date(2022, 11, 21)),
        ("2022-11-31", "2022-11-31"),
        ("2022-07", "2022-07"),
        ("2022-23", "2022-23"),
        ("'85'", "85"),
        ('"true"', "true"),
        ("'2022-11-21'", "2022-11-21"),
        ("'~'", "~"),
        ("|\n  85", "85"),
        (">\n  no", "no"),
        ("[1, no]", [1, "no"]),
        ("{on: off}", {"on": "off"}),
        ("!!python/object:os.system x", "x"),
    ],
)
def test_a_word_means_what_it_says(typed: str, value: object) -> None:
    """Only true and false are booleans; ``no`` is a word, and a period or a tolerance is text."""
    found = data(f"setting: {typed}")
    assert found == {"setting": value}
    if isinstance(value, bool | str):
        assert isinstance(found, dict)
        assert type(found["setting"]) is type(value)


@pytest.mark.parametrize("key", ["on", "no", "yes", "true", "null", "1", "2.10", "2022-11-21", "<<"])
def test_keys_are_always_text(key: str) -> None:
    """``on:`` is a setting called on, and a year is a name."""
    assert data(f"{key}: x") == {key: "x"}


@pytest.mark.parametrize("typed", ["2.10", "1.0", "007", "+5", "1e3", "85", "1" * 5000])
def test_a_number_keeps_its_spelling(typed: str) -> None:
    """What was typed can be had back, so that a reference 2.10 does not become 2.1."""
    found = data(f"ref: {typed}")
    assert isinstance(found, dict)
    assert spelling(found["ref"]) == typed


@pytest.mark.parametrize("value", ["text", 5, 2.5, None, True])
def test_anything_else_is_its_own_spelling(value: object) -> None:
    """A value that does not come from a document is unchanged."""
    assert spelling(value) is value


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("indicators",), 3, 1),
        (("indicators", 0), 4, 5),
        (("indicators", 0, "ref"), 4, 5),
        (("indicators", 1, "target"), 7, 5),
        (("indicators", 1, "target", "2022-23"), 7, 14),
        (("indicators", 1, "target", "2022-23", "annual"), 7, 14),
        (("indicators", 1, "tolerance"), 6, 5),
        (("indicators", 9, "title"), 3, 1),
        (("unknown",), 2, 1),
    ],
)
def test_every_part_knows_its_place(path: tuple[str | int, ...], line: int, column: int) -> None:
    """A setting stands where its name does; an absent one where the nearest part around it does."""
    text = "# A comment\ncouncil: A\nindicators:\n  - ref: 1\n    title: T\n  - ref: 2\n    target: {2022-23: 85}\n"
    document, _ = parse_document(text, "indicators.yaml")
    assert document.place(path)[3:] == (line, column)
    assert document.place(path).file == "indicators.yaml"


def test_an_empty_document_has_a_place() -> None:
    """A file with nothing in it is None, at its first line."""
    document, problems = parse_document("# Nothing yet\n", "report.yaml")
    assert (document.data, problems) == (None, ())
    assert str(document.place(("a", 1))) == "report.yaml:1:1"
    assert Document("report.yaml").place(()) == document.place(())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            ["indicators.yaml:3:1: error SC102: 'a' stands twice here. Keep one of them."],
        ),
        (
            "x: {on: 1, 'on': 2}\n",
            ["indicators.yaml:1:12: error SC102: 'on' stands twice here. Keep one of them."],
        ),
        (
            "? [a]\n: b\n",
            [
                "indicators.yaml:1:3: error SC106: The name of a setting must be a word. Remove the brackets.",
            ],
        ),
        (
            "a: [1, 2\nb: 3\n",
            [
                (
                    "indicators.yaml:2:2: error SC101: The YAML breaks off here: did not find expected ',' or ']'. "
                    "Check indentation, quotes and brackets."
                ),
            ],
        ),
        (
            "a: 1\n---\nb: 2\n",
            [
                (
                    "indicators.yaml:2:1: error SC101: The YAML breaks off here: but found another document. "
                    "Check indentation, quotes and brackets."
                ),
            ],
        ),
        (
            "a: *nobody\n",
            [
                (
                    "indicators.yaml:1:4: error SC101: The YAML breaks off here: found undefined alias. "
                    "Check indentation, quotes and brackets."
                ),
            ],
        ),
        (
            "a: \x07\n",
            [
                (
                    "indicators.yaml: error SC101: indicators.yaml holds characters that YAML does not allow. "
                    "Retype the line that was pasted in last."
                ),
            ],
        ),
    ],
)
def test_broken_text_is_told_by_line(text: str, lines: list[str]) -> None:
    """What is wrong is one printed line with its place."""
    assert printed(text) == lines


def test_the_first_of_two_settings_is_kept() -> None:
    """The rest of the text is read all the same."""
    document, problems = parse_document("a: 1\na: 2\nb: 3\nb: 4\n", "indicators.yaml")
    assert document.data == {"a": 1, "b": 3}
    assert len(problems) == 2


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{level}: &a{level} [{','.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 9)
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (BOMB, ":1:28"),
        ("a: &a [*a]\n", ":1:4"),
        ("a: &a [*a, *a, *a]\n", ":1:4"),
        ("a: &a {b: *a, c: *a}\n", ":1:4"),
    ],
)
def test_an_alias_bomb_is_one_problem_and_soon_over(text: str, place: str) -> None:
    """Text that unfolds into a thousand million parts, or into itself, is refused within seconds."""
    started = time.monotonic()
    assert printed(text) == [
        (
            f"indicators.yaml{place}: error SC101: The YAML unfolds into too many parts. "
            "Check for an alias (*name) that holds itself."
        ),
    ]
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 1000 + "]" * 1000, "{a: " * 100_000, "- " * 100_000])
def test_text_of_many_levels_is_one_problem(text: str) -> None:
    """Nesting that would overflow the stack is refused before it is built."""
    assert printed(text) == [
        (
            "indicators.yaml: error SC101: indicators.yaml has more levels than any settings file needs. "
            "Check its brackets and dashes."
        ),
    ]


def test_a_sensible_alias_is_read() -> None:
    """Two indicators may share one list."""
    assert data("a: &a [1, 2]\nb: *a\n") == {"a": [1, 2], "b": [1, 2]}


@given(st.text(alphabet=st.sampled_from("ab12:-?[]{}&*!|>'\"%#,. \n\t~@`é\x00\x85\ufeff"), max_size=60))
def test_any_text_gives_data_or_problems(text: str) -> None:
    """Whatever a person types, reading ends, and what is wrong can be printed and sorted."""
    document, problems = parse_document(text, "indicators.yaml")
    assert document.file == "indicators.yaml"
    assert all(str(problem) for problem in in_order(problems))


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b"council: Caf\xc3\xa9\n", {"council": "Café"}),
        (b"\xef\xbb\xbfcouncil: A\n", {"council": "A"}),
        (b"council: A\r\nunit: days\r\n", {"council": "A", "unit": "days"}),
    ],
)
def test_reads_a_file(tmp_path: Path, content: bytes, value: object) -> None:
    """UTF-8 with or without a byte order mark, with the line ends of any system."""
    path = tmp_path / "indicators.yaml"
    path.write_bytes(content)
    document, problems = read_document(path, "indicators.yaml")
    assert (document.data, problems) == (value, ())


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    """A file saved in another encoding is told with the byte that gives it away."""
    path = tmp_path / "indicators.yaml"
    path.write_bytes(b"council: Caf\xe9\n")
    _, problems = read_document(path, "indicators.yaml")
    assert [str(problem) for problem in problems] == [
        "indicators.yaml: error SC101: indicators.yaml is not UTF-8 text. Save it as UTF-8 (the byte at 12 is not).",
    ]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file, a folder or a locked file is a problem with the system's reason."""
    _, problems = read_document(tmp_path, "report.yaml")
    reason = os.strerror(21) if os.name == "posix" else "Permission denied"
    assert [str(problem) for problem in problems] == [
        f"report.yaml: error SC101: report.yaml cannot be opened: {reason}. Check its name and permissions.",
    ]
