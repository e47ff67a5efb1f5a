"""A text and the places in it: the only module where offsets become lines and columns.

Offsets count code points of `Source.text`. Lines end at a line feed only, as in Hugo, git and grep; a carriage return
is an ordinary character at the end of its line. Lines and columns are counted from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

_BOM = b"\xef\xbb\xbf"


class Span(NamedTuple):
    """A stretch of a text: code-point offsets, the end exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column, both from 1, the column in code points."""

    line: int
    column: int


class Source:
    """One file's text with newlines untouched.

    A leading byte order mark is left out of the text, as in Hugo, where it counts in no column. Bytes that are no
    UTF-8 become lone surrogates, one a byte (Python's `surrogateescape`), so that every other offset stays true.
    """

    __slots__ = ("_starts", "bom", "path", "text")

    def __init__(self, path: str, text: str, *, bom: bool = False) -> None:
        self.path = path
        """POSIX, relative to the site's root."""
        self.text = text
        self.bom = bom
        self._starts: list[int] | None = None

    @classmethod
    def decode(cls, path: str, data: bytes) -> Source:
        """Read a file's bytes as Hugo does: UTF-8, one byte order mark skipped. Never fails."""
        bom = data.startswith(_BOM)
        return cls(path, (data[3:] if bom else data).decode("utf-8", "surrogateescape"), bom=bom)

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset past the end is the end."""
        offset = max(0, min(offset, len(self.text)))
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line break; empty past the end."""
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].removesuffix("\r")

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column, kept within the text."""
        starts = self._line_starts()
        line = max(1, min(line, len(starts)))
        return max(0, min(starts[line - 1] + column - 1, len(self.text)))

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            starts, text, at = [0], self.text, 0
            while (at := text.find("\n", at) + 1) > 0:
                starts.append(at)
            self._starts = starts
        return self._starts
