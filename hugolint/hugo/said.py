"""What Hugo itself says of a mistake: its words, and the place it names.

Hugo counts lines by line feeds, as we do, and columns in its own ways: bytes in shortcodes and TOML, code points in
YAML; errors of single fields it puts at 1:1, and some messages name no place at all (Hugo 0.168.0, probed).
"""

from __future__ import annotations

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


def said_of_file(words: str) -> Said:
    """A message that Hugo puts at the beginning of the file: the fields."""
    return Said(words, 1, 1)


def byte_column(source: Source, offset: int) -> int:
    """The column of an offset in bytes, from 1."""
    column = source.position(offset).column
    before = source.text[max(0, offset - column + 1) : offset]
    return len(before.encode("utf-8", "surrogateescape")) + 1
