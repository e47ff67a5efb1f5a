"""Org keywords as front matter: `#+title: …` lines, as go-org 1.9 takes them and Hugo 0.168.0 uses them (probed).

A line that is no keyword is none of our business. Some keywords are Org's own and never become keys; what stands
between `#+begin_src` and its end is text. A line of 64 KiB is too long for Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugolint.hugo.matter_problem import Decoded, syntax
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span

_KEYWORD = re.compile(r"[ \t\f\r]*#\+([^:\n]+):(?:[ \t\f\r]+([^\n]*)|$)")
_SPECIAL = re.compile(r"[ \t\f\r]*#\+(?:begin_(?P<begin>\w+)|end_(?P<end>\w+)|results:)", re.IGNORECASE | re.ASCII)
_END = re.compile(r"[ \t\f\r]*#\+end_(\w+)", re.IGNORECASE | re.ASCII)
_ORGS_OWN = frozenset(("setupfile", "include", "link", "macro", "name"))
_RAW = frozenset(("src", "example", "export"))
_DATES = frozenset(("date", "lastmod", "publishdate", "expirydate"))
_DATE = re.compile(r"[<\[](\d{4}-\d{2}-\d{2}) .*[>\]]")
_LONGEST = 64 * 1024
_TOO_LONG = "unmarshal failed: could not tokenize input: bufio.Scanner: token too long"


def decode(text: str, base: int) -> Decoded:
    """Read keyword lines: `key[]` splits at blanks, a repeated key is a list, `filetags` splits at colons."""
    long = _too_long(text)
    if long is not None:
        message = "a line of the front matter is longer than Hugo reads (64 KiB)"
        problem = syntax(
            long.start + base, long.start + base + 60, message, "break the line, or shorten it", _TOO_LONG, 0
        )
        return Decoded(None, (problem,))
    keys: dict[str, Scalar] = {}
    values: dict[str, list[Scalar]] = {}
    for at, found in _keywords(text):
        name = found[1].lower()
        start = at + found.start(1) + base
        keys.setdefault(name, Scalar(Span(start, start + len(found[1])), name, name))
        values.setdefault(name, []).append(_value(found, at + base))
    entries = []
    for name, key in keys.items():
        key = key._replace(text=name.removesuffix("[]"), value=name.removesuffix("[]"))
        entries.append(Entry(key, _node(name, values[name])))
    return Decoded(Mapping(Span(base, base + len(text)), tuple(entries)))


def _too_long(text: str) -> Span | None:
    if len(text) * 4 < _LONGEST:
        return None
    at = 0
    for line in text.split("\n"):
        if len(line.encode("utf-8", "surrogateescape")) >= _LONGEST:
            return Span(at, at + len(line))
        at += len(line) + 1
    return None


def _keywords(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every keyword line that becomes a key, with the offset of its line."""
    lines = text.split("\n")
    closing, at, begins = "", 0, _blocks(lines)
    for number, line in enumerate(lines):
        if closing:
            end = _END.match(line)
            closing = "" if end is not None and end[1].lower() == closing else closing
        elif number in begins:
            closing = begins[number]
        elif _SPECIAL.match(line) is None:
            found = _KEYWORD.match(line.removesuffix("\r"))
            if found is not None and found[1].lower() not in _ORGS_OWN:
                yield at, found
        at += len(line) + 1


def _blocks(lines: list[str]) -> dict[int, str]:
    """The lines that begin a block of raw text which is closed further down, and its name."""
    begins, ends = {}, {}
    for number, line in enumerate(lines):
        found = _SPECIAL.match(line)
        if found is not None and found["begin"] is not None and found["begin"].lower() in _RAW:
            begins[number] = found["begin"].lower()
        elif found is not None and found["end"] is not None:
            ends[found["end"].lower()] = number
    return {number: name for number, name in begins.items() if ends.get(name, -1) > number}


def _value(found: re.Match[str], base: int) -> Scalar:
    if found[2] is None:
        at = found.end() + base
        return Scalar(Span(at, at), "", "")
    value = found[2].strip()
    start = found.start(2) + len(found[2]) - len(found[2].lstrip()) + base
    return Scalar(Span(start, start + len(value)), value, value)


def _node(name: str, values: list[Scalar]) -> Node:
    whole = Span(values[0].span.start, values[-1].span.end)
    if name.endswith("[]"):
        return Sequence(whole, tuple(part for value in values for part in _parts(value, r"\S+")))
    if len(values) > 1:
        return Sequence(whole, tuple(values))
    value = values[0]
    if name == "filetags":
        return Sequence(whole, _tags(value))
    if name in _DATES and (date := _DATE.search(value.text)) is not None:
        return value._replace(text=date[1], value=date[1])
    return value


def _tags(value: Scalar) -> tuple[Scalar, ...]:
    """What stands between colons, empty or not; one colon at each end does not count."""
    text = value.text.removeprefix(":")
    at = value.span.start + len(value.text) - len(text)
    tags = []
    for part in text.removesuffix(":").split(":"):
        tags.append(Scalar(Span(at, at + len(part)), part, part))
        at += len(part) + 1
    return tuple(tags)


def _parts(value: Scalar, pattern: str) -> tuple[Scalar, ...]:
    start = value.span.start
    return tuple(
        Scalar(Span(start + part.start(), start + part.end()), part[0], part[0])
        for part in re.finditer(pattern, value.text)
    )
