"""Hugo's lenient casts: what a front matter value becomes where a text, a switch, a number or a list is wanted.

A wrong type mostly becomes the empty value, without a message (Hugo 0.168.0, probed).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from hugolint.hugo.nodes import Value

GO_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space as Go has it, for a character class: Python's own also counts U+001C to U+001F."""
_SPACES = re.compile(f"[{GO_SPACE}]+")
_TRUE = frozenset({"1", "t", "T", "TRUE", "true", "True"})
_YES = frozenset({"true", "t", "yes", "y", "on", "1"})
_NO = frozenset({"false", "f", "no", "n", "off", "0"})
_DECIMAL = re.compile(r"([-+]?[0-9]*)(?:\.[0-9]*)?")
_INTEGER = re.compile(r"([-+]?)(0[xX]|0[bB]|0[oO]?(?=[0-9_]))?([0-9a-fA-F_]+)")
_BASES = {"0x": 16, "0b": 2, "0o": 8, "0": 8, "": 10}
_INT64 = 1 << 63


def cast_string(value: Value) -> str:
    """A value as text: `1.50` is `1.5`, True is `true`; lists, maps and null are empty."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, (list, dict)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return _float_text(value) if isinstance(value, float) else _date_text(value)


def cast_bool(value: Value) -> bool:
    """A value as a switch: numbers but 0 and the texts 1, t, T, true, True and TRUE are on; all else is off."""
    parsed = parse_bool(value)
    return parsed if parsed is not None else False


def parse_bool(value: Value) -> bool | None:
    """A value as a switch, or None where Hugo cannot read it as one: `yes`, a list, a date."""
    if value is None or isinstance(value, (bool, int, float)):
        return bool(value)
    if isinstance(value, str):
        if value in _TRUE:
            return True
        return False if value in ("0", "f", "F", "FALSE", "false", "False") else None
    return None


def word_as_switch(value: Value) -> bool | None:
    """What a value means to its author as a switch, `yes` and `off` included; None where that is not plain."""
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    if word in _YES:
        return True
    return False if word in _NO else None


def cast_int(value: Value) -> int:
    """A value as a whole number: `1.9` is 1, `010` is 8, `0x1F` is 31; what is no number is 0."""
    if isinstance(value, (bool, int)):
        number = int(value)
    elif isinstance(value, float):
        number = int(value) if abs(value) < float(_INT64) else 0  # false for nan as well
    elif isinstance(value, str):
        number = _parse_int(value)
    else:
        return 0
    return number if -_INT64 <= number < _INT64 else 0


def cast_strings(value: Value) -> list[str]:
    """A value as a list of texts: a text is split at white space, another scalar is one item, a map is none.

    An item that is null is empty text; a list or map among the items empties the whole list.
    """
    if isinstance(value, str):
        return split_fields(value)
    if value is None or isinstance(value, dict):
        return []
    if isinstance(value, list):
        if any(isinstance(item, (list, dict)) for item in value):
            return []
        return [cast_string(item) for item in value]
    return [cast_string(value)]


def texts_in(value: Value) -> Iterator[str]:
    """Every text below a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def split_fields(text: str) -> list[str]:
    """The parts of a text between Go's white space."""
    return [part for part in _SPACES.split(text) if part]


def _float_text(value: float) -> str:
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "+Inf" if value > 0 else "-Inf"
    text = repr(value)
    if "e" in text:
        from decimal import Decimal

        text = format(Decimal(text), "f")
    return text.removesuffix(".0")


def _date_text(value: datetime.date | datetime.time) -> str:
    """A TOML date as text. One with an offset has blanks and no T, and names its zone twice."""
    if not isinstance(value, datetime.datetime):
        return _trim_fraction(value.isoformat())
    if value.tzinfo is None:
        return _trim_fraction(value.isoformat())
    text = _trim_fraction(value.replace(tzinfo=None).isoformat(" "))
    offset = value.strftime("%z")[:5]
    return f"{text} {offset} {'UTC' if not value.utcoffset() else offset}"


def _trim_fraction(text: str) -> str:
    return text.rstrip("0") if "." in text else text


def _parse_int(text: str) -> int:
    decimal = _DECIMAL.fullmatch(text)
    if decimal is not None and "." in text:
        text = decimal[1] if decimal[1].strip("+-") else "0"
    match = _INTEGER.fullmatch(text)
    if match is None or len(text) > 80:
        return 0
    sign, prefix, digits = match[1], (match[2] or "").lower(), match[3]
    if "_" in digits and not _underscores_ok(prefix, digits):
        return 0
    try:
        number = int(digits.replace("_", ""), _BASES[prefix])
    except ValueError:
        return 0
    return -number if sign == "-" else number


def _underscores_ok(prefix: str, digits: str) -> bool:
    """Underscores stand between digits, or between the prefix and a digit."""
    return "__" not in digits and not digits.endswith("_") and (bool(prefix) or not digits.startswith("_"))
