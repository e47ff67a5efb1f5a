"""The tables of a TOML text: which key may still be set, and what is said of one that may not (go-toml v2.4)."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span


class Fault(NamedTuple):
    """Something that go-toml refuses and that is no matter of grammar."""

    words: str
    """Its own."""
    span: Span
    first: Scalar | None = None
    """Of a key that is written twice: where it was written before."""
    key: Scalar | None = None
    """Of a key that is written twice: the second one."""
    hugo_at: int | None = None
    """The offset that is named, where it is not the span's beginning."""

    def at_statement(self, start: int) -> Fault:
        """The fault as it is reported of a whole statement: of a key, the place is the statement's key."""
        return self if self.key is None else self._replace(hugo_at=start)


class TomlTable:
    """A table while it is filled."""

    __slots__ = ("dotted", "end", "explicit", "slots", "start")

    def __init__(self, start: int, *, explicit: bool = False, dotted: bool = False) -> None:
        self.start = self.end = start
        self.explicit = explicit
        """Has a header of its own."""
        self.dotted = dotted
        """Made by a key with dots; only such keys may add to it."""
        self.slots: dict[str, tuple[Scalar, Slot]] = {}


Slot: TypeAlias = TomlTable | list[TomlTable] | Node


class Tables:
    """All tables of a text, and what was wrong with them."""

    def __init__(self, start: int) -> None:
        self.root = TomlTable(start, explicit=True)
        self.faults: list[Fault] = []

    def declare(self, path: list[Scalar], start: int, end: int, *, many: bool) -> TomlTable:
        """The table that a header names. Where it may not be declared, one that leads nowhere."""
        table = TomlTable(start, explicit=True)
        table.end = end
        outer = self.root
        for key in path[:-1]:
            slot = outer.slots.get(key.text)
            if slot is None:
                inner = TomlTable(start)
                outer.slots[key.text] = (key, inner)
                outer = inner
            elif isinstance(slot[1], TomlTable):
                outer = slot[1]
            elif isinstance(slot[1], list):
                outer = slot[1][-1]
            else:
                self._refuse(f"key {key.text} already exists as a value", key, slot[0], path)
                return table
        name = path[-1]
        slot = outer.slots.get(name.text)
        if slot is None:
            outer.slots[name.text] = (name, [table] if many else table)
        elif many and isinstance(slot[1], list):
            slot[1].append(table)
        elif not many and isinstance(slot[1], TomlTable) and not slot[1].explicit and not slot[1].dotted:
            table = slot[1]
            table.explicit = True
            table.end = max(table.end, end)
        else:
            self._refuse(_again(name.text, slot[1], many=many), name, slot[0], path)
        return table

    def put(self, table: TomlTable, path: list[Scalar], node: Node) -> None:
        """Set a key of a table."""
        fault = self.insert(table, path, node)
        if fault is not None:
            self.faults.append(fault.at_statement(path[0].span.start))

    def insert(self, table: TomlTable, path: list[Scalar], node: Node) -> Fault | None:
        """Set a key of a table; what is wrong with it, if it cannot be set."""
        end = node.span.end
        table.end = max(table.end, end)
        for key in path[:-1]:
            slot = table.slots.get(key.text)
            if slot is None:
                inner = TomlTable(key.span.start, dotted=True)
                table.slots[key.text] = (key, inner)
            elif isinstance(slot[1], TomlTable) and slot[1].dotted:
                inner = slot[1]
            else:
                return Fault(f"key {key.text} is already defined", key.span, slot[0], key)
            table = inner
            table.end = max(table.end, end)
        last = path[-1]
        slot = table.slots.get(last.text)
        if slot is not None:
            return Fault(f"key {last.text} is already defined", last.span, slot[0], last)
        table.slots[last.text] = (last, node)
        return None

    def _refuse(self, words: str, key: Scalar, first: Scalar, path: list[Scalar]) -> None:
        self.faults.append(Fault(words, key.span, first, key, path[0].span.start))


def _again(name: str, slot: Slot, *, many: bool) -> str:
    if many:
        kind = "value"
        if isinstance(slot, TomlTable):
            kind = "kv-table" if slot.dotted else "table"
        return f"key {name} already exists as a {kind}, but should be an array table"
    if isinstance(slot, list):
        return f"table {name} already exists as an array of tables"
    if isinstance(slot, TomlTable):
        return f"table {name} already exists{' as defined by a dotted key' if slot.dotted else ''}"
    return f"key {name} should be a table, not a value"


def freeze(table: TomlTable) -> Mapping:
    """The table as a node."""
    entries = []
    for key, inner in table.slots.values():
        node: Node
        if isinstance(inner, TomlTable):
            node = freeze(inner)
        elif isinstance(inner, list):
            tables = tuple(freeze(one) for one in inner)
            node = Sequence(Span(tables[0].span.start, tables[-1].span.end), tables)
        else:
            node = inner
        entries.append(Entry(key, node))
    end = max((entry.value.span.end for entry in entries), default=table.end)
    return Mapping(Span(table.start, max(end, table.end)), tuple(entries))
