"""What a YAML scalar means to Hugo: the resolution of goccy/go-yaml, as Hugo 0.168.0 has it (probed)."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from hugolint.hugo.nodes import Primitive

_WORDS: dict[str, Primitive] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
SPECIAL = frozenset("0123456789+-.~nNtTfF")
"""What a plain scalar begins with if it is anything but text."""

_INTEGER = re.compile(r"0x(?P<x>[0-9a-fA-F]+)|0o(?P<o>[0-7]+)|0b(?P<b>[01]+)|0(?P<oct>[0-7]+)|(?P<d>0|[1-9][0-9]*)")
_BASES = {"x": 16, "o": 8, "b": 2, "oct": 8, "d": 10}
_FLOAT = re.compile(r"(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


@lru_cache(maxsize=4096)
def resolve(text: str) -> Primitive:
    """The value of a plain scalar without a tag: `0777` is 511, `1e3`, `089` and dates are text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "0123456789+-.":
        return text
    number = _number(text)
    return text if number is None else number


def _number(text: str) -> int | float | None:
    unsigned = text.removeprefix("+").removeprefix("-").replace("_", "")
    negative = text.startswith("-")
    if "." in text:
        if not _FLOAT.fullmatch(unsigned):
            return None
        value = float(unsigned)
        if math.isinf(value):
            return None
        return -value if negative else value
    found = _INTEGER.fullmatch(unsigned)
    # Python refuses to convert very long digits, and 64 bits have no more than 64 of them.
    if found is None or found.lastgroup is None or len(unsigned.lstrip("0xob")) > 64:
        return None
    whole = int(found[found.lastgroup], _BASES[found.lastgroup])
    if negative:
        return -whole if whole <= 1 << 63 else None
    return whole if whole < 1 << 64 else None
