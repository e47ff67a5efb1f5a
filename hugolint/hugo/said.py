"""What Hugo itself says of a mistake: its words, and the place it names.

Hugo counts lines by line feeds, as we do, and columns in its own ways: bytes in shortcodes and TOML, code points in
YAML; errors of single fields it puts at 1:1, and some messages name no place at all (Hugo 0.168.0, probed).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.hugo.text import Source


class Said(NamedTuple):
    """Hugo's own message."""

    words: str
    """On one line."""
    line: int = 0
    """As Hugo prints it; 0 where Hugo names no place."""
    column: int = 0
    """As Hugo prints it, in bytes or code points; 0 where Hugo names no place."""


def said_in_bytes(source: Source, offset: int, words: str) -> Said:
    """A message at an offset, its column counted in bytes: shortcodes and TOML."""
    position = source.position(offset)
    return Said(words, position.line, byte_column(source, offset))


def said_in_runes(source: Source, offset: int, words: str) -> Said:
    """A message at an offset, its column counted in code points: YAML."""
    position = source.position(offset)
    return Said(words, position.line, position.column)


LONGEST = 1000
"""How many characters of a value Hugo's words are given with."""


def shorten(words: str, end: str = "") -> str:
    """Words that hold a value, cut off where it is very long. Hugo gives it whole."""
    return words + end if len(words) <= LONGEST else f"{words[:LONGEST]}…{end}"


_NUMBERS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (r"\[(\d+):(\d+)\]", r":(\d+):(\d*):", r":(\d+):()", r"\((\d+),[\t\n\f\r ](\d*)")
)
"""What Hugo takes for a line and a column in a message of its own, in the order in which it looks."""


def said_of_file(words: str) -> Said:
    """A message that Hugo puts at the beginning of the file: the fields.

    Where the message holds numbers that look like a line, as `:8080:` does, Hugo takes them for one. It does not look
    into what it has put in front of another message.
    """
    inner = words
    if words.startswith("failed to resolve output formats ["):
        inner = words[words.rfind("OutputFormat with key ") :]
    for pattern in _NUMBERS:
        found = pattern.search(inner)
        line = _number(found[1]) if found else 0
        if found and line > 0:
            return Said(words, line, max(1, _number(found[2])))
    return Said(words, 1, 1)


def _number(digits: str) -> int:
    """A number as Go reads it: of too many digits comes the greatest one."""
    return min(int(digits[:40] or 0), 2**63 - 1)


def byte_column(source: Source, offset: int) -> int:
    """The column of an offset in bytes, from 1."""
    column = source.position(offset).column
    before = source.text[max(0, offset - column + 1) : offset]
    return len(before.encode("utf-8", "surrogateescape")) + 1
