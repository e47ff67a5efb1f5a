"""The tokens of goccy/go-yaml, Hugo's YAML library, with its own idea of lines and columns beside the true offsets."""

from __future__ import annotations

import math
import re

from hugolint.hugo.matter_scalar import resolve

STRING, SINGLE, DOUBLE, NULL, IMPLICIT_NULL, BOOL, NUMBER, FLOAT, INF, NAN = (
    "string", "single", "double", "null", "implicit null", "bool", "int", "float", "inf", "nan",
)  # fmt: skip
LITERAL, FOLDED, ANCHOR, ALIAS, TAG, MERGE, KEY, COLON, DASH, COMMA = (
    "|", ">", "&", "*", "!", "<<", "?", ":", "-", ",",
)  # fmt: skip
MAP_START, MAP_END, SEQ_START, SEQ_END, DIRECTIVE, HEADER, END, COMMENT = "{", "}", "[", "]", "%", "---", "...", "#"

SCALARS = frozenset(
    (ANCHOR, ALIAS, LITERAL, FOLDED, NULL, IMPLICIT_NULL, BOOL, NUMBER, FLOAT, INF, NAN, STRING, SINGLE, DOUBLE)
)
TYPED_TAGS = frozenset(("!!int", "!!float", "!!str", "!!binary", "!!timestamp", "!!bool", "!!null"))
KNOWN_TAGS = TYPED_TAGS | {"!!seq", "!!map", "!!omap", "!!set", "!!merge"}


class Token:
    """One token: what it is, its text, the place goccy gives it, and where it truly stands."""

    __slots__ = ("breaks", "column", "end", "line", "start", "type", "value")

    def __init__(
        self,
        type: str,
        value: str,
        place: tuple[int, int],
        start: int,
        end: int,
        breaks: tuple[int, int] = (0, 0),
    ) -> None:
        self.type = type
        self.value = value
        self.line, self.column = place
        self.start = start
        self.end = end
        self.breaks = breaks
        """Line breaks within the text, and those with the ones behind it."""


_BREAKS = re.compile(r"\r\n?|\n")


def count_breaks(origin: str) -> tuple[int, int]:
    """Line breaks within a text, and those with the ones behind it; the ones in front do not count."""
    if "\n" not in origin and "\r" not in origin:
        return 0, 0
    bare = origin.lstrip(" \r\n")
    return len(_BREAKS.findall(bare.rstrip(" \r\n"))), len(_BREAKS.findall(bare))


class Refused(Exception):
    """Hugo refuses the text, in these words, at this place."""

    def __init__(self, words: str, token: Token | None, begin: int | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.token = token
        self.begin = begin
        """Where the quoted text begins that it happened in."""


def plain_type(value: str) -> str:
    """What a plain scalar is."""
    found = resolve(value)
    if isinstance(found, str):
        return STRING
    if found is None:
        return NULL
    if isinstance(found, bool):
        return BOOL
    if isinstance(found, float) and value.lstrip("-").lower() in (".inf", ".nan"):
        return NAN if math.isnan(found) else INF
    return FLOAT if isinstance(found, float) else NUMBER


_ESCAPED = {"\a": "\\a", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v", "\\": "\\\\"}
_PLAIN = re.compile(r"[ !#-&(-\[\]-~]*")


def quoted(text: str, quote: str = '"') -> str:
    """A text in quotes as Go's %q writes it."""
    if _PLAIN.fullmatch(text):
        return f"{quote}{text}{quote}"
    return quote + "".join(_quoted(char, quote) for char in text) + quote


def _quoted(char: str, quote: str) -> str:
    code = ord(char)
    if char == quote:
        return "\\" + char
    if char in _ESCAPED:
        return _ESCAPED[char]
    if 0xD800 <= code <= 0xDFFF:  # a byte that is no UTF-8
        return "\ufffd"
    if char == " " or char.isprintable():
        return char
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
