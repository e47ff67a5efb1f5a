"""Where the destination of a link stands: CommonMark's grammar of destinations, and the parser they come from.

pyromark gives UTF-8 byte ranges; they are turned into code points here and in `markdown_reader`, and go no further.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from hugolint.hugo.text import Span

if TYPE_CHECKING:
    from pyromark import Markdown

_GAP = re.compile(r"[ \t]*(?:(?:\r\n?|\n)[ \t>]*)?")
"""Blank space before a destination: one line break at most, and behind it the marks of the block quotes it is in."""
_POINTED = re.compile(r"(?:[^\\>\r\n]|\\.)*")
_DESTINATION = re.compile(r"\\[!-/:-@\[-`{-~]|[()\x00-\x20\x7f]")
_LABEL = re.compile(r"\[(?:[^\\\[\]]|\\.)*\]:", re.DOTALL)


class Offsets:
    """Code points for byte offsets, which have to come in rising order to be cheap."""

    __slots__ = ("ascii", "byte", "data", "point")

    def __init__(self, text: str) -> None:
        self.ascii = text.isascii()
        self.data = b"" if self.ascii else text.encode()
        self.byte = self.point = 0

    def point_of(self, byte: int) -> int:
        """The code point that begins at a byte."""
        if self.ascii:
            return byte
        if byte >= self.byte:
            self.point += len(self.data[self.byte : byte].decode())
        else:
            self.point -= len(self.data[byte : self.byte].decode())
        self.byte = byte
        return self.point


def find_destination(text: str, at: int, wanted: str) -> Span:
    """Where a destination stands that pyromark has read as `wanted`, at or after blanks at an offset."""
    at = _skip(_GAP, text, at)
    if text.startswith("<", at):
        return Span(at + 1, _skip(_POINTED, text, at + 1))
    end = at + len(wanted)
    # Most are written as they are read: found without a look at each character.
    if text.startswith(wanted, at) and (end == len(text) or text[end] in " )\n\t\r"):
        return Span(at, end)
    depth = 0
    for found in _DESTINATION.finditer(text, at):
        character = found[0]
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        elif len(character) == 1:
            return Span(at, found.start())
    return Span(at, len(text))


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def find_definitions(text: str) -> dict[str, Span]:
    """Where the destination of each link reference definition stands, by its label."""
    places: dict[str, Span] = {}
    point_of = Offsets(text).point_of
    for label, definition in parser().reference_definitions(text).items():
        at = _skip(_LABEL, text, point_of(definition["span"]["start"]))
        places.setdefault(fold(label), find_destination(text, at, definition["dest"]))
    return places


def fold(label: str) -> str:
    """Labels match whatever their case and blanks are."""
    return " ".join(label.split()).casefold()


@cache
def parser() -> Markdown:
    """pyromark with what Hugo's Markdown has by default, but for smart punctuation; it cannot linkify."""
    from pyromark import Markdown, Options

    return Markdown(
        options=Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_DEFINITION_LIST
        | Options.ENABLE_HEADING_ATTRIBUTES
    )
