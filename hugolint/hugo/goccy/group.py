"""Puts the tokens of goccy/go-yaml together before they are parsed: an anchor and its name, a key and its value.

Most of what Hugo refuses for its order of tokens is refused here, before anything else is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hugolint.hugo.goccy.token import (
    ALIAS,
    ANCHOR,
    COLON,
    COMMA,
    DASH,
    DIRECTIVE,
    END,
    FOLDED,
    HEADER,
    KEY,
    LITERAL,
    MAP_END,
    MAP_START,
    MERGE,
    SCALARS,
    SEQ_END,
    SEQ_START,
    TAG,
    TYPED_TAGS,
    Refused,
    Token,
)  # fmt: skip

ANCHOR_NAME, ANCHORED, ALIASED, BLOCK, TAGGED, MAP_KEY, MAP_PAIR, DIRECTIVE_NAME, DIRECTIVES, DOCUMENT, BODY = (
    "anchor name", "anchor", "alias", "block", "tagged", "key", "pair", "directive name", "directive", "document",
    "body",
)  # fmt: skip
_NO_KEYS = frozenset((DIRECTIVE, HEADER, END, COMMA, MAP_START, COLON, MAP_END, SEQ_START, DASH, SEQ_END))
_FLOW = frozenset((MAP_START, MAP_END, SEQ_START, DASH))


class Unit:
    """A token, or several that belong together."""

    __slots__ = ("column", "kind", "line", "parts", "raw", "token", "type")

    def __init__(self, token: Token | None, kind: str = "", parts: list[Unit] | None = None) -> None:
        self.token = token
        self.kind = kind
        self.parts = parts or []
        raw = token if token is not None else self.parts[0].raw
        self.raw: Token = raw
        """The first token of it, which lends it its type, its line and its column."""
        self.type = raw.type
        self.line = raw.line
        self.column = raw.column

    def is_scalar(self) -> bool:
        """Whether it may be a value on its own."""
        return self.kind not in (MAP_KEY, MAP_PAIR) and self.type in SCALARS


def _group(kind: str, *parts: Unit) -> Unit:
    return Unit(None, kind, list(parts))


class Document(NamedTuple):
    """One document of a text: a stretch of its units."""

    start: int
    end: int
    headed: bool
    """It begins with a line of three dashes."""


def group(tokens: Iterable[Token]) -> tuple[list[Unit], list[Document]]:
    """A text's tokens, put together, and its documents; raises `Refused`."""
    units = _blocks([Unit(token) for token in tokens])
    units = _tags(_anchors(units))
    units = _anchored_tags(units)
    units = _keys(_explicit_keys(units))
    units = _directives(_pairs(units))
    return units, _documents(units)


def _blocks(units: list[Unit]) -> list[Unit]:
    result = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.type in (LITERAL, FOLDED):
            unit = _group(BLOCK, *units[at : at + 2])
            at += 1
        result.append(unit)
        at += 1
    return result


def _anchors(units: list[Unit]) -> list[Unit]:
    result = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.type == ANCHOR:
            if at + 1 >= len(units):
                raise Refused("undefined anchor name", unit.raw)
            if at + 2 >= len(units):
                raise Refused("undefined anchor value", unit.raw)
            name, value = _group(ANCHOR_NAME, unit, units[at + 1]), units[at + 2]
            same_line = unit.line == value.line
            if same_line and value.type == DASH:
                raise Refused("sequence entries are not allowed after anchor on the same line", value.raw)
            at += 1
            if same_line and value.is_scalar():
                name = _group(ANCHORED, name, value)
                at += 1
            unit = name
        elif unit.type == ALIAS:
            if at + 1 >= len(units):
                raise Refused("undefined alias name", unit.raw)
            unit = _group(ALIASED, unit, units[at + 1])
            at += 1
        result.append(unit)
        at += 1
    return result


def _tags(units: list[Unit]) -> list[Unit]:
    result = []
    at = 0
    while at < len(units):
        unit = units[at]
        following = units[at + 1] if at + 1 < len(units) else None
        if (
            unit.type == TAG
            and following is not None
            and unit.line == following.line
            and following.kind != ANCHOR_NAME
            and _takes(unit.raw.value, following)
        ):
            unit = _group(TAGGED, unit, following)
            at += 1
        result.append(unit)
        at += 1
    return result


def _takes(tag: str, following: Unit) -> bool:
    if not tag.startswith("!!"):
        return following.type not in _FLOW
    if tag in TYPED_TAGS:
        return following.is_scalar()
    if tag == "!!merge":
        if following.type != MERGE:
            raise Refused("could not find merge key", following.raw)
        return True
    return False


def _anchored_tags(units: list[Unit]) -> list[Unit]:
    result = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.kind == ANCHOR_NAME:
            if at + 1 >= len(units):
                raise Refused("undefined anchor value", unit.raw)
            value = units[at + 1]
            if unit.line == value.line and value.kind == TAGGED:
                unit = _group(ANCHORED, unit, value)
                at += 1
        result.append(unit)
        at += 1
    return result


def _explicit_keys(units: list[Unit]) -> list[Unit]:
    result = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.type == KEY:
            if at + 1 >= len(units):
                raise Refused("undefined map key", unit.raw)
            unit = _group(MAP_KEY, unit, units[at + 1])
            at += 1
        result.append(unit)
        at += 1
    return result


def _keys(units: list[Unit]) -> list[Unit]:
    result: list[Unit] = []
    for at, unit in enumerate(units):
        if unit.type != COLON:
            result.append(unit)
            continue
        if not at:
            raise Refused("unexpected key name", unit.raw)
        key = units[at - 1]
        if key.type in _NO_KEYS:
            raise Refused("found an invalid key for this map", unit.raw)
        inner = Unit(key.token, key.kind, key.parts)
        key.token, key.kind, key.parts = None, MAP_KEY, [inner, unit]
    return result


def _pairs(units: list[Unit]) -> list[Unit]:
    result = []
    at = 0
    while at < len(units):
        unit = units[at]
        value = units[at + 1] if at + 1 < len(units) else None
        if unit.kind == MAP_KEY and value is not None and unit.line == value.line and value.kind != ANCHOR_NAME:
            tag = value.type == TAG
            if (tag and value.kind == TAGGED) or (not tag and value.is_scalar()):
                unit = _group(MAP_PAIR, unit, value)
                at += 1
        result.append(unit)
        at += 1
    return result


def _directives(units: list[Unit]) -> list[Unit]:
    result = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.type == DIRECTIVE:
            if at + 1 >= len(units):
                raise Refused("undefined directive value", unit.raw)
            name = _group(DIRECTIVE_NAME, unit, units[at + 1])
            at += 2
            values = []
            while at < len(units) and units[at].line == unit.line:
                values.append(units[at])
                at += 1
            if at >= len(units) or units[at].type != HEADER:
                raise Refused("unexpected directive value. document not started", unit.raw)
            result.append(_group(DIRECTIVES, name, *values) if values else name)
            continue
        result.append(unit)
        at += 1
    return result


def _documents(units: list[Unit]) -> list[Document]:
    result: list[Document] = []
    begin = 0
    headed = False
    for at, unit in enumerate(units):
        following = units[at + 1] if at + 1 < len(units) else None
        if unit.type == HEADER:
            if at > begin:
                result.append(Document(begin, at, headed))
            if following is None or following.type == HEADER:
                return result  # and whatever follows is lost
            if unit.line == following.line and (following.kind in (MAP_KEY, MAP_PAIR) or following.type == DASH):
                raise Refused("value cannot be placed after document separator", following.raw)
            headed = True
            begin = at + 1
        elif unit.type == END:
            if at > begin:
                result.append(Document(begin, at, headed))
            headed = False
            begin = at + 1
            if following is None:
                return result
            if following.is_scalar():
                raise Refused("unexpected end content", following.raw)
    if begin < len(units):
        result.append(Document(begin, len(units), headed))
    return result
