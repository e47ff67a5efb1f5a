"""How Hugo fills its own structures (`build`, `sitemap`, a menu entry) from a map: what it converts, what it refuses.

Hugo 0.168.0, probed: texts that hold a number or a switch are converted, and so is every plain value where a text is
wanted. What cannot be converted is an error that lists all fields at once.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from hugolint.hugo.casts import cast_string, parse_bool
from hugolint.hugo.nodes import Value

FieldTypes = Mapping[str, tuple[str, str]]
"""For each lower-case key Hugo's name of the field, and its type: string, bool, int, float64 or map."""

_NUMBER = re.compile(
    r"[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[0-9a-f.]+p[-+]?\d+|inf|infinity|nan)", re.ASCII | re.IGNORECASE
)
_INTEGER = re.compile(r"[-+]?(?:0x[0-9a-f]+|0b[01]+|0o?[0-7]+|0|[1-9]\d*)", re.ASCII | re.IGNORECASE)

_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")

_PANIC = "panic: runtime error: invalid memory address or nil pointer dereference"


class Refusal(NamedTuple):
    """A field that Hugo cannot fill."""

    key: str
    words: str


def refusals(value: Mapping[str, Value], fields: FieldTypes, format: str) -> list[Refusal]:
    """The entries of a map that do not fit their fields, in the order of Hugo's words."""
    found = []
    for key, (name, kind) in fields.items():
        words = _refuse(value[key], name, kind, format) if value.get(key) is not None else ""
        if words:
            found.append(Refusal(key, words))
    return sorted(found, key=lambda one: one.words)


def decoding(found: list[Refusal]) -> str:
    """Hugo's message for refused fields, on one line."""
    return f"{len(found)} error(s) decoding: " + " ".join(f"* {one.words}" for one in found)


def no_map(name: str, value: Value, format: str) -> str:
    """Hugo's words where a map is wanted."""
    return f"'{name}' expected a map, got '{go_kind(value, format)}'"


def _refuse(value: Value, name: str, kind: str, format: str) -> str:
    """Why a value does not fit a field; empty where it does."""
    if kind == "map":
        return _refuse_map(value, name, format)
    if isinstance(value, (list, dict, datetime.date, datetime.time)):
        words = f"'{name}' expected type '{kind}', got unconvertible type '{go_type(value, format)}'"
        return f"{words}, value: '{_plain(value)}'"
    if not isinstance(value, str) or not value or kind == "string":
        return ""
    fits, function = {
        "bool": (parse_bool(value) is not None, "ParseBool"),
        "int": (_INTEGER.fullmatch(value.replace("_", "")) is not None, "ParseInt"),
        "float64": (_NUMBER.fullmatch(value.replace("_", "")) is not None, "ParseFloat"),
    }[kind]
    word = kind.removesuffix("64")
    return (
        "" if fits else f"cannot parse '{name}' as {word}: strconv.{function}: parsing {quoted(value)}: invalid syntax"
    )


def _refuse_map(value: Value, name: str, format: str) -> str:
    if isinstance(value, list):
        wrong = [number for number, item in enumerate(value) if not isinstance(item, dict)]
        return no_map(f"{name}[{wrong[0]}]", value[wrong[0]], format) if wrong else ""
    return "" if isinstance(value, dict) else no_map(name, value, format)


def quoted(text: str) -> str:
    """A text as Go quotes it."""
    return json.dumps(text, ensure_ascii=False)


def go_kind(value: Value, format: str) -> str:
    """Go's word for the kind of a value."""
    if isinstance(value, list):
        return "slice"
    if isinstance(value, dict):
        return "map"
    return "struct" if isinstance(value, (datetime.date, datetime.time)) else go_type(value, format)


def go_type(value: Value, format: str) -> str:
    """Go's type for a value, which depends on the format that it was written in."""
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "uint64" if format == "yaml" and value >= 0 else "int64"
    if isinstance(value, float):
        return "float64"
    if isinstance(value, list):
        return "[]string" if format == "org" else "[]interface {}"
    if isinstance(value, dict):
        return "hmaps.Params"
    if isinstance(value, datetime.datetime):
        return "toml.LocalDateTime" if value.tzinfo is None else "time.Time"
    if isinstance(value, datetime.date):
        return "toml.LocalDate"
    return "toml.LocalTime" if isinstance(value, datetime.time) else "string"


def go_syntax(value: Value, format: str) -> str:
    """A value as Go's %#v shows it; empty where that is not followed here."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "interface {}(nil)"}[value]
    if isinstance(value, int):
        return f"{value:#x}" if go_type(value, format) == "uint64" else str(value)
    if isinstance(value, list):
        items = [go_syntax(item, format) for item in value]
        return f"{go_type(value, format)}{{{', '.join(items)}}}" if all(items) else ""
    if isinstance(value, dict):
        parts = [f"{quoted(key)}:{go_syntax(value[key], format)}" for key in sorted(value)]
        return f"map[string]interface {{}}{{{', '.join(parts)}}}" if not any(p.endswith(":") for p in parts) else ""
    return go_float(value) if isinstance(value, float) else _go_time(value)


def go_float(value: float) -> str:
    """A float as Go's %v and %#v show it: with an exponent below -4, and from 6 on."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "+Inf" if value > 0 else "-Inf"
    digits, _, exponent = f"{Decimal(repr(value)).normalize():e}".partition("e")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    power = int(exponent)
    if -4 <= power < 6:
        return cast_string(value)
    return f"{digits}e{'-' if power < 0 else '+'}{abs(power):02}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _go_time(value: datetime.date | datetime.time) -> str:
    """A TOML date or time as Go shows it."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None:
            if value.utcoffset() or value.microsecond:
                return ""
            at = f"{value.year}, time.{_MONTHS[value.month - 1]}, {value.day}, {value.hour}, {value.minute}"
            return f"time.Date({at}, {value.second}, 0, time.UTC)"
        parts = _go_time(value.date()), _go_time(value.time())
        return f"toml.LocalDateTime{{LocalDate:{parts[0]}, LocalTime:{parts[1]}}}" if all(parts) else ""
    if isinstance(value, datetime.date):
        return f"toml.LocalDate{{Year:{value.year}, Month:{value.month}, Day:{value.day}}}"
    if value.microsecond:
        return ""
    clock = f"Hour:{value.hour}, Minute:{value.minute}, Second:{value.second}"
    return f"toml.LocalTime{{{clock}, Nanosecond:0, Precision:0}}"


def _plain(value: Value) -> str:
    """A value as Go's %v shows it."""
    if isinstance(value, list):
        return f"[{' '.join(map(_plain, value))}]"
    if isinstance(value, dict):
        return f"map[{' '.join(f'{key}:{_plain(value[key])}' for key in sorted(value))}]"
    if isinstance(value, float):
        return go_float(value)
    return "<nil>" if value is None else cast_string(value)


class NoMap(NamedTuple):
    """Why Hugo cannot make a map of a value."""

    words: str
    """Empty where they are not followed here."""
    offset: int = 0
    """How many bytes of a text were read until then. Hugo takes that for a place in the file."""
    panics: bool = False


def cast_to_map(value: Value, format: str) -> NoMap | None:
    """Why Hugo cannot make a map of a value; None where it can. A text is read as JSON."""
    if value is None or isinstance(value, dict):
        return None
    if not isinstance(value, str):
        shown = go_syntax(value, format)
        words = f"unable to cast {shown} of type {go_type(value, format)} to map[string]interface {{}}"
        return NoMap(words if shown else "")
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return _no_json(value)
    return None if found is None or isinstance(found, dict) else NoMap(_PANIC, panics=True)


def _no_json(text: str) -> NoMap:
    """Go's words for a text that is no JSON, as far as a word can be: `invalid character 'o' in literal false …`."""
    start = len(text) - len(text.lstrip(" \t\r\n"))
    if start == len(text):
        return NoMap("unexpected end of JSON input", len(text))
    first = text[start]
    literal = {"t": "true", "f": "false", "n": "null"}.get(first)
    if literal is None:
        read = _JSON_NUMBER.match(text, start)
        if read and read.end() < len(text) and text[read.end()] not in " \t\r\n.eE0123456789":
            end = read.end()
            return NoMap(f"invalid character {_character(text[end])} after top-level value", end + 1)
        if first in '{["-0123456789':
            return NoMap("")
        return NoMap(f"invalid character {_character(first)} looking for beginning of value", start + 1)
    for number, wanted in enumerate(literal):
        at = start + number
        if at >= len(text):
            return NoMap("unexpected end of JSON input", len(text))
        if text[at] != wanted:
            words = f"invalid character {_character(text[at])} in literal {literal} (expecting '{wanted}')"
            return NoMap(words, at + 1)
    at = start + len(literal)
    return NoMap(f"invalid character {_character(text[at])} after top-level value", at + 1)


def _character(char: str) -> str:
    return {"'": r"'\''", '"': "'\"'", "\\": r"'\\'"}.get(char, f"'{char}'")
