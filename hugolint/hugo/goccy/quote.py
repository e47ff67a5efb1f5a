"""Quoted texts as goccy/go-yaml reads them: escapes, folded lines, and a way of counting that a tab disturbs."""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from hugolint.hugo.goccy.token import Refused, Token, quoted

_SINGLE_RUN = re.compile(r"[^'\r\n]+")
_DOUBLE_RUN = re.compile(r"[^\"\\\t\r\n]+")
_BLANKS = re.compile(r"[ \t]*")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ",
    '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\t": "\t",
}  # fmt: skip


class Read(NamedTuple):
    """A quoted text, and where goccy goes on."""

    value: str
    end: int
    """Behind the closing quote."""
    at: int
    """Where goccy goes on: it has skipped a character for each tab in double quotes."""
    line: int
    column: int
    broke: bool
    """It went over more than one line."""


class _Reader:
    __slots__ = ("at", "begin", "broke", "column", "delimiter", "fresh", "index", "line", "place", "text", "value")

    def __init__(self, text: str, begin: int, line: int, column: int, delimiter: int) -> None:
        self.text = text
        self.begin = begin
        self.place = (line, column)
        self.line = line
        self.column = column
        self.delimiter = delimiter
        self.at = begin
        self.index = begin + 1
        self.value: list[str] = []
        self.fresh = False
        """Nothing but blanks has been read on this line."""
        self.broke = False

    def forward(self, count: int) -> None:
        self.at += count
        self.column += count

    def next_line(self) -> None:
        self.at += 1
        self.column = 1
        self.line += 1
        self.broke = True

    def refuse(self, words: str, place: tuple[int, int] | None = None, at: int | None = None) -> NoReturn:
        start = self.index if at is None else at
        token = Token("", "", place or (self.line, self.column), start, start + 1)
        raise Refused(words, token, self.begin)

    def fold(self) -> None:
        """A line ends: blanks in front of it go, and it becomes a blank or, after another one, a line break."""
        value = self.value
        while value:
            bare = value.pop().rstrip(" ")
            if bare:
                value.append(bare)
                break
        value.append("\n" if self.fresh else " ")
        self.fresh = True
        self.next_line()
        rest = self.index + 1
        if self.text.startswith(("---", "..."), rest) and self.text[rest + 3 : rest + 4] in ("", " ", "\t", "\n", "\r"):
            self.refuse("found unexpected document separator", at=rest)

    def blank_in_front(self, char: str) -> bool:
        """Blanks at the beginning of a line are indentation."""
        if not self.fresh or char not in " \t":
            return False
        if char == "\t" and self.delimiter >= self.column:
            name = "single" if self.text[self.begin] == "'" else "double"
            self.refuse(f"tab character cannot be used for indentation in {name}-quoted text")
        return True

    def closed(self) -> Read:
        self.forward(1)
        return Read("".join(self.value), self.index + 1, self.at, self.line, self.column, self.broke)

    def never_closed(self) -> NoReturn:
        name = "single" if self.text[self.begin] == "'" else "double"
        self.refuse(f"could not find end character of {name}-quoted text", self.place, self.begin)


def read_single(text: str, begin: int, line: int, column: int, delimiter: int) -> Read:
    """Read a text in single quotes that begins at an offset."""
    reader = _Reader(text, begin, line, column, delimiter)
    size = len(text)
    moved = False
    while reader.index < size:
        if not moved:
            reader.forward(1)
        moved = False
        char = text[reader.index]
        if char in "\r\n":
            reader.fold()
            moved = True
        elif reader.blank_in_front(char):
            pass
        elif char != "'":
            reader.fresh = False
            run = _SINGLE_RUN.match(text, reader.index)
            assert run is not None
            reader.value.append(run[0])
            reader.forward(len(run[0]) - 1)
            reader.index = run.end() - 1
        elif text.startswith("'", reader.index + 1):
            reader.value.append("'")
            reader.index += 1
            reader.forward(1)
        else:
            return reader.closed()
        reader.index += 1
    reader.never_closed()


def read_double(text: str, begin: int, line: int, column: int, delimiter: int) -> Read:
    """Read a text in double quotes that begins at an offset."""
    reader = _Reader(text, begin, line, column, delimiter)
    size = len(text)
    moved = False
    after_blanks = 0
    while reader.index < size:
        if not moved:
            reader.forward(1)
        moved = False
        index = reader.index
        char = text[index]
        if char in "\r\n":
            reader.fold()
            moved = True
        elif reader.blank_in_front(char):
            pass
        elif char == "\\":
            reader.fresh = False
            moved = _escape(reader, size)
        elif char == "\t":
            if after_blanks <= index:
                blanks = _BLANKS.match(text, index + 1)
                after_blanks = blanks.end() if blanks is not None else index + 1
            if after_blanks < size and text[after_blanks] not in "\r\n":
                reader.value.append(char)
                if text[index + 1] != '"':
                    reader.forward(1)
            else:
                reader.forward(after_blanks - index - 1)
                reader.index = after_blanks - 1
        elif char != '"':
            reader.fresh = False
            run = _DOUBLE_RUN.match(text, index)
            assert run is not None
            reader.value.append(run[0])
            reader.forward(len(run[0]) - 1)
            reader.index = run.end() - 1
        else:
            return reader.closed()
        reader.index += 1
    reader.never_closed()


def _escape(reader: _Reader, size: int) -> bool:
    """Read what follows a backslash; true where a line has ended."""
    text, index = reader.text, reader.index
    if index + 1 >= size:
        reader.value.append("\\")
        return False
    following = text[index + 1]
    if following in _ESCAPES:
        reader.value.append(_ESCAPES[following])
        width = 1
    elif following == "\n":
        reader.fresh = True
        reader.forward(1)
        reader.next_line()
        reader.index += 1
        return True
    elif following == "\r":
        reader.fresh = True
        reader.next_line()
        width = 2 if text.startswith("\n", index + 2) else 1
        reader.index += width
        reader.forward(width)
        return True
    elif following in "xuU":
        width = _code(reader, following, size)
    else:
        reader.forward(1)
        reader.refuse(f"found unknown escape character {quoted(following, chr(39))}")
    reader.index += width
    reader.forward(width)
    return False


def _code(reader: _Reader, kind: str, size: int) -> int:
    text, index = reader.text, reader.index
    width = {"x": 3, "u": 5, "U": 9}[kind]
    if index + width >= size:
        if kind == "x":
            reader.value.append(kind)
            return 1
        reader.refuse(f"not enough length for escaped UTF-{16 if kind == 'u' else 32} character")
    code = _number(text[index + 2 : index + width + 1])
    if kind == "u" and 0xD800 <= code <= 0xDBFF:
        if index + 11 >= size:
            reader.refuse("not enough length for escaped UTF-16 surrogate pair")
        if not text.startswith("\\u", index + 6):
            reader.refuse("found unexpected character after high surrogate for UTF-16 surrogate pair")
        low = _number(text[index + 8 : index + 12])
        if not 0xDC00 <= low <= 0xDFFF:
            reader.refuse("found unexpected low surrogate after high surrogate")
        code = (code - 0xD800) * 0x400 + (low - 0xDC00) + 0x10000
        width += 6
    reader.value.append(chr(code) if 0 <= code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd")
    return width


def _number(digits: str) -> int:
    """Hexadecimal digits as goccy adds them up: it never asks whether they are any."""
    total = 0
    for digit in digits:
        if "A" <= digit <= "F":
            value = ord(digit) - 55
        elif "a" <= digit <= "f":
            value = ord(digit) - 87
        else:
            value = ord(digit) - 48
        total = total * 16 + value
    return total
