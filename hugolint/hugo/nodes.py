"""What front matter and config files are made of: scalars, sequences and mappings that know where they stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from hugolint.hugo.text import Span

Primitive: TypeAlias = str | int | float | bool | datetime.date | datetime.time | None
"""What a scalar means to Hugo. (A datetime is a date to Python; only TOML has typed dates.)"""
Value: TypeAlias = Primitive | list["Value"] | dict[str, "Value"]


class Scalar(NamedTuple):
    """A single value, or the key of a mapping."""

    span: Span
    """As written: quotes included, the blanks around it not. An empty value stands, empty, behind its colon."""
    text: str
    """Its characters after unquoting and unescaping; of a plain scalar, as written."""
    value: Primitive
    """As Hugo resolves it: `yes` is text, `0777` is 511, a YAML date is text."""
    plain: bool = True
    """Written without quotes."""


class Sequence(NamedTuple):
    """A list."""

    span: Span
    items: tuple[Node, ...]


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """A map. Entries stand in the file's order; keys that were written twice are both there."""

    span: Span
    entries: tuple[Entry, ...]

    def find(self, key: str) -> Entry | None:
        """The entry Hugo uses for a key: case does not count, and a spelling with capitals beats the lower-case one.

        Of two equal spellings the last counts (JSON, and YAML before Hugo 0.152).
        """
        wanted = key.lower()
        best: Entry | None = None
        for entry in self.entries:
            text = entry.key.text
            if text.lower() == wanted and (best is None or text != wanted or best.key.text == wanted):
                best = entry
        return best

    def path(self, dotted: str) -> Entry | None:
        """The entry at `a.b.c`; a key that itself has dots is found first."""
        entry = self.find(dotted)
        if entry is not None or "." not in dotted:
            return entry
        head, _, rest = dotted.partition(".")
        outer = self.find(head)
        return outer.value.path(rest) if outer is not None and isinstance(outer.value, Mapping) else None


Node: TypeAlias = Scalar | Sequence | Mapping


def plain_value(node: Node) -> Value:
    """A node as Hugo's plain data: lists and dicts, keys lower-cased, and of two spellings the one Hugo keeps."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    data: dict[str, Value] = {}
    capital: set[str] = set()
    for entry in node.entries:
        key = entry.key.text.lower()
        if entry.key.text != key:
            capital.add(key)
        elif key in capital:
            continue
        data[key] = plain_value(entry.value)
    return data


def scalars(node: Node) -> Iterator[Scalar]:
    """Every scalar below a node, keys included, in the file's order."""
    stack: list[Node] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, Scalar):
            yield at
        elif isinstance(at, Sequence):
            stack.extend(reversed(at.items))
        else:
            for entry in reversed(at.entries):
                stack.append(entry.value)
                stack.append(entry.key)
