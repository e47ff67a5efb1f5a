"""Where Go's decoder gives up on a JSON text, and in which words (Go 1.27, as in Hugo 0.168.0; probed).

The text begins with a brace and ends where the braces balance; that is how Hugo delimits JSON front matter. Go reads a
number as far as it is one, and does not ask what follows until it looks for a comma.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CRASH = "panic: runtime error: invalid memory address or nil pointer dereference"
"""What Hugo prints, with no file and no line, where a number is beyond a 64-bit float."""
_BLANKS = re.compile(r"[ \t\r\n]*")
_RUN = re.compile('[^"\\\\\x00-\x1f]*')
_HEX = re.compile("[0-9a-fA-F]*")
_WHOLE = re.compile("-?(?:0|[1-9][0-9]*)")
_DIGITS = re.compile("[0-9]+")
_WORDS = {"t": "true", "f": "false", "n": "null"}
_SHORT = {"\a": "a", "\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t", "\v": "v", "\\": "\\", "'": "'"}
_DEPTH = 10_000


class Refusal(NamedTuple):
    """The first thing that Go does not take."""

    at: int
    start: int
    """Where the value that is wrong begins."""
    words: str
    read: int
    """How far Go has read: it counts what it refuses, too."""


class _RefusedError(Exception):
    def __init__(self, at: int, words: str, start: int | None = None, size: int = 1) -> None:
        super().__init__(words)
        self.refusal = Refusal(at, at if start is None else start, words, at + size)


def find_refusal(text: str) -> Refusal | None:
    """What Go refuses in a JSON text; None where it reads it."""
    try:
        _read(text)
    except _RefusedError as error:
        return error.refusal
    return None


def shown_char(text: str, at: int) -> str:
    """A character as Go quotes it."""
    char = text[at]
    if char in _SHORT:
        return f"'\\{_SHORT[char]}'"
    if "\ud800" <= char <= "\udfff":
        return f"'\\x{ord(char) & 0xFF:x}'"
    if char == " " or char.isprintable():
        return f"'{char}'"
    code = ord(char)
    return f"'\\x{code:02x}'" if code < 0x80 else f"'\\u{code:04x}'" if code < 0x10000 else f"'\\U{code:08x}'"


def _blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found is not None else at


def _invalid(text: str, at: int, where: str, start: int | None = None) -> _RefusedError:
    if at >= len(text):
        return _RefusedError(max(0, len(text) - 1), "unexpected end of JSON input", start)
    return _RefusedError(at, f"invalid character {shown_char(text, at)} {where}", start)


def _read(text: str) -> None:
    """The whole text, with a stack of what is open in place of recursion."""
    open_: list[str] = []
    at = _blanks(text, 0)
    while True:
        at, opened = _begin(text, at, open_)
        if opened:
            continue
        at = _end(text, at, open_)
        if not open_:
            break
    at = _blanks(text, at)
    if at < len(text):
        raise _invalid(text, at, "after top-level value")


def _begin(text: str, at: int, open_: list[str]) -> tuple[int, bool]:
    """Read a scalar, or enter a list or map up to its first value."""
    char = text[at : at + 1]
    if char not in ("{", "["):
        return _scalar(text, at, char), False
    if len(open_) >= _DEPTH:
        raise _RefusedError(at, "exceeded max depth")
    close = "}" if char == "{" else "]"
    at = _blanks(text, at + 1)
    if text.startswith(close, at):
        return at + 1, False
    open_.append(close)
    return (_key(text, at) if close == "}" else at), True


def _end(text: str, at: int, open_: list[str]) -> int:
    """Behind a value: past what it closes, up to the next value."""
    while open_:
        at = _blanks(text, at)
        close = open_[-1]
        if text.startswith(",", at):
            at = _blanks(text, at + 1)
            return _key(text, at) if close == "}" else at
        if not text.startswith(close, at):
            raise _invalid(text, at, "after object key:value pair" if close == "}" else "after array element")
        open_.pop()
        at += 1
    return at


def _key(text: str, at: int) -> int:
    if not text.startswith('"', at):
        raise _invalid(text, at, "looking for beginning of object key string")
    start = at
    at = _blanks(text, _string(text, at))
    if not text.startswith(":", at):
        raise _invalid(text, at, "after object key", start)
    return _blanks(text, at + 1)


def _scalar(text: str, at: int, char: str) -> int:
    if char == '"':
        return _string(text, at)
    if char in _WORDS and char:
        return _word(text, at, _WORDS[char])
    if char == "-" or "0" <= char <= "9":
        return _number(text, at)
    raise _invalid(text, at, "looking for beginning of value")


def _word(text: str, start: int, word: str) -> int:
    for index, char in enumerate(word):
        if text[start + index : start + index + 1] != char:
            raise _invalid(text, start + index, f"in literal {word} (expecting '{char}')", start)
    return start + len(word)


def _number(text: str, start: int) -> int:
    found = _WHOLE.match(text, start)
    if found is None:
        raise _invalid(text, start + 1, "in numeric literal", start)
    at = found.end()
    if text.startswith(".", at):
        at = _digits(text, at + 1, start)
    if text[at : at + 1] in ("e", "E"):
        at = _digits(text, at + (2 if text[at + 1 : at + 2] in ("+", "-") else 1), start)
    return at


def _digits(text: str, at: int, start: int) -> int:
    found = _DIGITS.match(text, at)
    if found is None:
        raise _invalid(text, at, "in numeric literal", start)
    return found.end()


def _string(text: str, start: int) -> int:
    at = start + 1
    while True:
        found = _RUN.match(text, at)
        at = found.end() if found is not None else at
        char = text[at : at + 1]
        if char == '"':
            return at + 1
        if char != "\\":
            raise _invalid(text, at, "in string", start)
        at = _escape(text, at)


def _escape(text: str, at: int) -> int:
    char = text[at + 1 : at + 2]
    if char in ('"', "\\", "/", "b", "f", "n", "r", "t"):
        return at + 2
    size = 6 if char == "u" else 2
    found = _HEX.match(text, at + 2, at + size)
    if size == 2 or found is None or found.end() < at + size:
        raise _RefusedError(at, _bad_escape(_bytes(text, at, size)), size=size)
    return at + size


def _bytes(text: str, at: int, count: int) -> bytes:
    return text[at : at + count].encode("utf-8", "surrogateescape")[:count]


def _bad_escape(what: bytes) -> str:
    """Go takes so many bytes, be they whole characters or not, and quotes them where they cannot be shown."""
    text = what.decode("utf-8", "surrogateescape")
    if any(char in "`\ufffd" or char.isspace() or not char.isprintable() for char in text):
        body = "".join('\\"' if char == '"' else shown_char(char, 0)[1:-1].replace("\\'", "'") for char in text)
        return f'invalid escape sequence "{body}" in string'
    return f"invalid escape sequence `{text}` in string"
