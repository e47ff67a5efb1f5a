"""Org keywords as front matter: `#+title: …` lines, as Hugo 0.168.0 reads them (in part probed)."""

from __future__ import annotations

import re

from hugolint.hugo.matter_problem import Decoded
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span

_KEYWORD = re.compile(r"^[ \t]*#\+([^:\n]+):(?:[ \t]+([^\n]*)|(?=\r?$))", re.MULTILINE)
_DATES = frozenset(("date", "lastmod", "publishdate", "expirydate"))
_DATE = re.compile(r"[<\[](\d{4}-\d{2}-\d{2}) .*[>\]]")


def decode(text: str, base: int) -> Decoded:
    """Read keyword lines: `key[]` splits at blanks, a repeated key is a list, `filetags` splits at colons."""
    keys: dict[str, Scalar] = {}
    values: dict[str, list[Scalar]] = {}
    for found in _KEYWORD.finditer(text):
        name = found[1].lower()
        keys.setdefault(name, Scalar(Span(found.start(1) + base, found.end(1) + base), name, name))
        values.setdefault(name, []).append(_value(found, text, base))
    entries = []
    for name, key in keys.items():
        key = key._replace(text=name.removesuffix("[]"), value=name.removesuffix("[]"))
        entries.append(Entry(key, _node(name, values[name])))
    return Decoded(Mapping(Span(base, base + len(text)), tuple(entries)))


def _value(found: re.Match[str], text: str, base: int) -> Scalar:
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
        return Sequence(whole, _parts(value, r"[^:]+"))
    if name in _DATES and (date := _DATE.search(value.text)) is not None:
        return value._replace(text=date[1], value=date[1])
    return value


def _parts(value: Scalar, pattern: str) -> tuple[Scalar, ...]:
    start = value.span.start
    return tuple(
        Scalar(Span(start + part.start(), start + part.end()), part[0], part[0])
        for part in re.finditer(pattern, value.text)
    )
