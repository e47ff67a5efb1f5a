"""Where the keys and values of a TOML text stand. Whether it is valid TOML is for tomllib to say."""

from __future__ import annotations

import math
import re
import tomllib
from typing import NamedTuple

from hugolint.hugo.nodes import Entry, Mapping, Node, Primitive, Scalar, Sequence
from hugolint.hugo.text import Span

_GAP = re.compile(r"(?:[ \t\r\n\ufeff]+|#[^\n]*)*")
_INLINE_GAP = re.compile(r"[ \t]*")
_KEY = re.compile(r"(?P<bare>[A-Za-z0-9_-]+)|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'")
STRING = (
    r"\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*+\"{3,5}|'{3}(?:[^']|'(?!''))*+'{3,5}"
    r"|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'"
)
"""The four kinds of strings, for a pattern in which a dot matches line breaks too."""
_SCALAR = re.compile(STRING + r"|\d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}#]+|[^\s,\]\[{}#=\"']+", re.DOTALL)
_INTEGER = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,17})")
_NO_SECONDS = re.compile(r"(^|[Tt ])(\d\d:\d\d)(?=$|[Zz+-])")
_ESCAPE_1_1 = re.compile(r"\\(?:e|x([0-9a-fA-F]{2})|(.))", re.DOTALL)


class Repeated(NamedTuple):
    """A key or table that was there before."""

    key: Scalar
    first: Scalar
    table: bool


class Scan(NamedTuple):
    """What the scanner found."""

    root: Mapping | None
    """None where it lost its way."""
    repeated: list[Repeated]
    lost: int | None
    """Where it lost its way: the start of the value or statement that it does not understand."""
    large: Scalar | None
    """The first number beyond 64 bits."""


class _Lost(Exception):
    def __init__(self, at: int) -> None:
        self.at = at


class _Table:
    __slots__ = ("declared", "end", "slots", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.declared = False
        self.slots: dict[str, tuple[Scalar, _Table | list[_Table] | Node]] = {}


def scan(text: str, base: int) -> Scan:
    """Read a TOML text that stands at offset `base` of its source."""
    scanner = _Scanner(text, base)
    try:
        scanner.statements()
    except _Lost as lost:
        return Scan(None, scanner.repeated, lost.at + base, scanner.large)
    return Scan(_freeze(scanner.root), scanner.repeated, None, scanner.large)


class _Scanner:
    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.root = _Table(base)
        self.repeated: list[Repeated] = []
        self.large: Scalar | None = None

    def gap(self, at: int) -> int:
        found = _GAP.match(self.text, at)
        return found.end() if found is not None else at

    def statements(self) -> None:
        text, table = self.text, self.root
        at = self.gap(0)
        while at < len(text):
            start = at
            if text.startswith("[", at):
                table, at = self._header(at)
            else:
                path, at = self._path(at)
                at = self._expect("=", at, path[-1].span.start - self.base)
                node, at = self.value(self._blanks(at))
                self._put(table, path, node)
            table.end = max(table.end, at + self.base)
            at = self.gap(at)
            if at == start:
                raise _Lost(at)

    def _blanks(self, at: int) -> int:
        found = _INLINE_GAP.match(self.text, at)
        return found.end() if found is not None else at

    def _expect(self, char: str, at: int, start: int) -> int:
        at = self._blanks(at)
        if not self.text.startswith(char, at):
            raise _Lost(start)
        return at + len(char)

    def _path(self, at: int) -> tuple[list[Scalar], int]:
        path = []
        while True:
            at = self._blanks(at)
            found = _KEY.match(self.text, at)
            if found is None:
                raise _Lost(at)
            name = found[0] if found["bare"] else str(_string(found[0]))
            span = Span(found.start() + self.base, found.end() + self.base)
            path.append(Scalar(span, name, name, found["bare"] is not None))
            at = self._blanks(found.end())
            if not self.text.startswith(".", at):
                return path, found.end()
            at += 1

    def _header(self, at: int) -> tuple[_Table, int]:
        start = at
        many = self.text.startswith("[[", at)
        path, at = self._path(at + 1 + many)
        at = self._expect("]]" if many else "]", at, start)
        outer = self._walk(self.root, path[:-1])
        name = path[-1]
        slot = outer.slots.get(name.text)
        table = _Table(start + self.base)
        table.declared = True
        if slot is None:
            outer.slots[name.text] = (name, [table] if many else table)
        elif many and isinstance(slot[1], list):
            slot[1].append(table)
        elif not many and isinstance(slot[1], _Table) and not slot[1].declared:
            table = slot[1]
            table.declared = True
        else:
            self.repeated.append(Repeated(name, slot[0], True))
        return table, at

    def _walk(self, table: _Table, path: list[Scalar], declare: bool = False) -> _Table:
        for key in path:
            slot = table.slots.get(key.text)
            if slot is None:
                inner = _Table(key.span.start)
                inner.declared = declare
                table.slots[key.text] = (key, inner)
                table = inner
            elif isinstance(slot[1], _Table):
                table = slot[1]
            elif isinstance(slot[1], list):
                table = slot[1][-1]
            else:
                self.repeated.append(Repeated(key, slot[0], False))
                return _Table(key.span.start)
            table.end = max(table.end, key.span.end)
        return table

    def _put(self, table: _Table, path: list[Scalar], node: Node) -> None:
        inner = self._walk(table, path[:-1], declare=True)
        slot = inner.slots.get(path[-1].text)
        if slot is not None:
            self.repeated.append(Repeated(path[-1], slot[0], False))
            return
        inner.slots[path[-1].text] = (path[-1], node)
        inner.end = max(inner.end, node.span.end)

    def value(self, at: int) -> tuple[Node, int]:
        char = self.text[at : at + 1]
        if char == "[":
            return self._array(at)
        if char == "{":
            return self._inline(at)
        found = _SCALAR.match(self.text, at)
        if found is None:
            raise _Lost(at)
        span = Span(at + self.base, found.end() + self.base)
        return self._scalar(found[0], span), found.end()

    def _scalar(self, raw: str, span: Span) -> Scalar:
        if raw[0] in "\"'":
            text = _string(raw)
            return Scalar(span, text, text, plain=False)
        value = _literal(raw)
        node = Scalar(span, raw, value)
        if self.large is None and isinstance(value, int | float) and _is_large(raw, value):
            self.large = node
        return node

    def _array(self, at: int) -> tuple[Node, int]:
        start, items = at, []
        at = self.gap(at + 1)
        while not self.text.startswith("]", at):
            item, at = self.value(at)
            items.append(item)
            at = self.gap(at)
            if self.text.startswith(",", at):
                at = self.gap(at + 1)
            elif not self.text.startswith("]", at):
                raise _Lost(at if at < len(self.text) else start)
        return Sequence(Span(start + self.base, at + 1 + self.base), tuple(items)), at + 1

    def _inline(self, at: int) -> tuple[Node, int]:
        start, table = at, _Table(at + self.base)
        at = self.gap(at + 1)
        while not self.text.startswith("}", at):
            path, at = self._path(at)
            at = self.gap(self._expect("=", at, at))
            node, at = self.value(at)
            self._put(table, path, node)
            at = self.gap(at)
            if self.text.startswith(",", at):
                at = self.gap(at + 1)
            elif not self.text.startswith("}", at):
                raise _Lost(at if at < len(self.text) else start)
        table.end = at + 1 + self.base
        return _freeze(table), at + 1


def _freeze(value: _Table) -> Mapping:
    entries = []
    for key, inner in value.slots.values():
        node: Node
        if isinstance(inner, _Table):
            node = _freeze(inner)
        elif isinstance(inner, list):
            tables = tuple(_freeze(table) for table in inner)
            node = Sequence(Span(tables[0].span.start, tables[-1].span.end), tables)
        else:
            node = inner
        entries.append(Entry(key, node))
    end = max((entry.value.span.end for entry in entries), default=value.end)
    return Mapping(Span(value.start, max(end, value.end)), tuple(entries))


def _string(raw: str) -> str:
    if raw.startswith(("'''", '"""')) or "\\" in raw:
        if raw[0] == '"':
            raw = _ESCAPE_1_1.sub(lambda found: found[0] if found[2] else f"\\u00{found[1] or '1b'}", raw)
        try:
            return str(tomllib.loads(f"a={raw}")["a"])
        except tomllib.TOMLDecodeError:
            return raw
    return raw[1:-1]


def _literal(raw: str) -> Primitive:
    if raw in ("true", "false"):
        return raw == "true"
    if _INTEGER.fullmatch(raw):
        return int(raw)
    try:
        value: Primitive = tomllib.loads("a=" + (_NO_SECONDS.sub(r"\1\2:00", raw) if ":" in raw else raw))["a"]
    except tomllib.TOMLDecodeError:
        return raw
    return value


def _is_large(raw: str, value: int | float) -> bool:
    if isinstance(value, float):
        return math.isinf(value) and "inf" not in raw
    return not -(1 << 63) <= value < 1 << 63
