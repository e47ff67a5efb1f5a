"""TOML as nodes: go-toml's grammar, statement by statement, with the place of every key and value.

What go-toml v2.4 refuses ends the reading (`Scan.refused`); keys that are written twice, impossible dates and numbers
beyond 64 bits are noted (`Scan.faults`), for a text may have several of them. The order is Hugo's: the first is the
one that it names.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.hugo.matter_toml_tables import Fault, Tables, TomlTable, freeze
from hugolint.hugo.matter_toml_values import RefusedError, read_key_string, read_value, shown_byte
from hugolint.hugo.nodes import Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span

STRING = (
    r"\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*+\"{3,5}|'{3}(?:[^']|'(?!''))*+'{3,5}"
    r"|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'"
)
"""The four kinds of strings, for a pattern in which a dot matches line breaks too."""
_BLANKS = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_COMMENT = re.compile("#[^\x00-\x08\n-\x1f\x7f\ud800-\udfff]*")
_DEPTH = 200
"""How deep lists and inline tables may stand in one another; go-toml takes 10,000 levels, Python's stack does not."""


class TooDeepError(Exception):
    """The text may be fine, and is not read."""


class Scan(NamedTuple):
    """What a text holds."""

    root: Mapping
    """What could be read of it."""
    faults: list[Fault]
    """What go-toml would refuse, in its order, up to the place where its grammar gives up."""
    refused: RefusedError | None
    """Where and why it gives up."""


def scan(text: str, base: int) -> Scan:
    """Read a TOML text that stands at offset `base` of its source."""
    scanner = _Scanner(text, base)
    refused = None
    try:
        scanner.statements()
    except RefusedError as error:
        refused = error
    return Scan(freeze(scanner.tables.root), scanner.tables.faults, refused)


class _Scanner:
    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.tables = Tables(base)
        self.outer = 0
        """How deep the table in hand stands."""
        self.depth = 0
        """How deep the value in hand stands, the parts of its key counted."""
        self.twice: list[Fault] = []
        """Keys inside the value in hand that were there before. Go-toml looks for them when the statement is read."""
        self.wrong: list[Fault] = []
        """Values inside the value in hand that mean nothing. Go-toml looks for them last."""

    def statements(self) -> None:
        text, table = self.text, self.tables.root
        at = self.gap(0)
        while at < len(text):
            if text.startswith("[", at):
                table, at = self.header(at)
            else:
                at = self.pair(table, at)
            at = self.gap(at)

    def blanks(self, at: int) -> int:
        if not self.text.startswith((" ", "\t"), at):
            return at
        found = _BLANKS.match(self.text, at)
        return found.end() if found is not None else at

    def gap(self, at: int) -> int:
        """Past blanks, line breaks and comments."""
        text = self.text
        while True:
            at = self.blanks(at)
            char = text[at : at + 1]
            if char == "\n":
                at += 1
            elif char == "#":
                at = self.comment(at)
            elif char == "\r":
                at = self.line_break(at)
            else:
                return at

    def comment(self, at: int) -> int:
        found = _COMMENT.match(self.text, at)
        end = found.end() if found is not None else at
        char = self.text[end : end + 1]
        if char in ("", "\n") or self.text.startswith("\r\n", end):
            return end
        if char >= "\x80":
            raise RefusedError(end, "invalid UTF-8 character in comment", at)
        what = "carriage returns" if char == "\r" else "control characters"
        raise RefusedError(end, f"{what} are not allowed in comments")

    def line_break(self, at: int) -> int:
        if self.text.startswith("\n", at):
            return at + 1
        if self.text.startswith("\r\n", at):
            return at + 2
        raise RefusedError(at, f"expected newline but got {shown_byte(self.text, at)}")

    def finish_line(self, at: int) -> int:
        at = self.blanks(at)
        if self.text.startswith("#", at):
            at = self.comment(at)
        return at if at >= len(self.text) else self.line_break(at)

    def key(self, at: int) -> tuple[list[Scalar], int]:
        """A key with dots or without, and the place behind the blanks that follow it."""
        text, base, path = self.text, self.base, []
        while True:
            found = _BARE.match(text, at)
            if found is not None:
                name, end = found[0], found.end()
            elif at >= len(text):
                raise RefusedError(at, "expected key but reached end of input")
            elif text[at] in "\"'":
                read = read_key_string(text, at)
                name, end = read.text, read.end
            else:
                raise RefusedError(at, f"invalid character at start of key: {shown_byte(text, at)}")
            path.append(Scalar(Span(at + base, end + base), name, name, found is not None))
            at = self.blanks(end)
            if not text.startswith(".", at):
                return path, at
            at = self.blanks(at + 1)

    def header(self, start: int) -> tuple[TomlTable, int]:
        close, what = ("]]", "array table") if self.text.startswith("[[", start) else ("]", "table")
        path, at = self.key(self.blanks(start + len(close)))
        if not self.text.startswith(close, at):
            raise RefusedError(at, f"expected '{close}' to close {what} name", start)
        end = at + len(close)
        at = self.finish_line(end)
        self.outer = self._deeper(0, len(path))
        return self.tables.declare(path, start + self.base, end + self.base, many=len(close) == 2), at

    @staticmethod
    def _deeper(depth: int, by: int) -> int:
        if depth + by > _DEPTH:
            raise TooDeepError
        return depth + by

    def pair(self, table: TomlTable, start: int) -> int:
        path, at = self.assigned(start)
        self.depth = self._deeper(self.outer, len(path))
        node, end = self.value(at)
        at = self.finish_line(end)
        self.tables.put(table, path, node)
        if self.twice or self.wrong:
            # Of a key inside an inline table, go-toml names the key of the whole.
            self.tables.faults += [fault.at_statement(path[0].span.start) for fault in self.twice]
            self.tables.faults += self.wrong
            self.twice.clear()
            self.wrong.clear()
        return at

    def assigned(self, at: int) -> tuple[list[Scalar], int]:
        """A key and its equals sign, up to the value."""
        start = at
        path, at = self.key(at)
        if not self.text.startswith("=", at):
            raise RefusedError(at, "expected '=' after key", start)
        at = self.blanks(at + 1)
        if at >= len(self.text):
            raise RefusedError(at, "expected value, not end of input")
        return path, at

    def value(self, at: int) -> tuple[Node, int]:
        char = self.text[at]
        if char != "[" and char != "{":
            read = read_value(self.text, at)
            span = Span(at + self.base, read.end + self.base)
            if read.refused is not None:
                self.wrong.append(Fault(read.refused.words, span, hugo_at=read.refused.at + self.base))
            return Scalar(span, read.text, read.value, char not in "\"'"), read.end
        self.depth = self._deeper(self.depth, 1)
        node, at = self.array(at) if char == "[" else self.inline(at)
        self.depth -= 1
        return node, at

    def array(self, start: int) -> tuple[Node, int]:
        text, wants_comma = self.text, False
        items: list[Node] = []
        at = start + 1
        while True:
            at = self.gap(at)
            char = text[at : at + 1]
            if char == "]":
                return Sequence(Span(start + self.base, at + 1 + self.base), tuple(items)), at + 1
            if not char:
                raise RefusedError(at, "array is incomplete", start)
            if char == ",":
                if not wants_comma:
                    raise RefusedError(at, f"expected value but got {shown_byte(text, at)}")
                wants_comma = False
                at += 1
            elif wants_comma:
                raise RefusedError(at, "expected ',' or ']' after array value", start)
            else:
                item, at = self.value(at)
                items.append(item)
                wants_comma = True

    def inline(self, start: int) -> tuple[Node, int]:
        text, table, wants_comma = self.text, TomlTable(start + self.base), False
        at = start + 1
        while True:
            at = self.gap(at)
            char = text[at : at + 1]
            if char == "}":
                table.end = at + 1 + self.base
                return freeze(table), at + 1
            if not char:
                raise RefusedError(at, "inline table is incomplete", start)
            if char == ",":
                if not wants_comma:
                    raise RefusedError(at, "unexpected comma in inline table")
                wants_comma = False
                at += 1
            elif wants_comma:
                raise RefusedError(at, "expected ',' or '}' after inline table key-value", start)
            else:
                path, at = self.assigned(at)
                slot = len(self.twice)
                self.depth = self._deeper(self.depth, len(path))
                node, at = self.value(at)
                self.depth -= len(path)
                fault = self.tables.insert(table, path, node)
                if fault is not None:
                    self.twice.insert(slot, fault)
                wants_comma = True
