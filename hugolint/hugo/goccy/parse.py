"""Parses the tokens of goccy/go-yaml as it does itself: by columns, one document after the other."""

from __future__ import annotations

from typing import NamedTuple

from hugolint.hugo.goccy.group import (
    ALIASED,
    ANCHOR_NAME,
    ANCHORED,
    BLOCK,
    DIRECTIVE_NAME,
    DIRECTIVES,
    MAP_KEY,
    MAP_PAIR,
    TAGGED,
    Document,
    Unit,
    group,
)  # fmt: skip
from hugolint.hugo.goccy.token import (
    BOOL,
    COLON,
    COMMA,
    DASH,
    DOUBLE,
    FLOAT,
    IMPLICIT_NULL,
    INF,
    KEY,
    MAP_END,
    MAP_START,
    MERGE,
    NAN,
    NULL,
    NUMBER,
    SEQ_END,
    SEQ_START,
    SINGLE,
    STRING,
    TAG,
    TYPED_TAGS,
    Refused,
    Token,
    quoted,
)  # fmt: skip

DEPTH = 100
"""Levels that are followed."""
MERGE_KEY, LITERAL, MAPPING, EXPLICIT, SEQUENCE = "merge key", "scalar", "mapping", "key", "sequence"
ANCHOR_NODE, ALIAS_NODE, TAG_NODE = "anchor", "alias", "tag"
_KINDS = {
    MERGE: MERGE_KEY, NULL: "null", IMPLICIT_NULL: "null", BOOL: "boolean", NUMBER: "int", FLOAT: "float",
    INF: "inf", NAN: "nan", STRING: "string", SINGLE: "string", DOUBLE: "string",
}  # fmt: skip


class TooDeep(Exception):
    """The text is nested deeper than we follow."""


class Tree:
    """A node of goccy's tree; `kind` is the word of its messages."""

    __slots__ = ("child", "end", "flow", "items", "kind", "name", "pairs", "token")

    def __init__(self, kind: str, token: Token, child: Tree | None = None) -> None:
        self.kind = kind
        self.token = token
        self.child = child
        """What an anchor, a tag or `?` stands in front of; of an alias its name."""
        self.name: Tree | None = None
        """Of an anchor."""
        self.items: list[Tree] = []
        self.pairs: list[tuple[Tree, Tree, Token]] = []
        """Keys, values and colons."""
        self.flow = False
        self.end = token.end


class Twice(NamedTuple):
    """A key that stands twice."""

    token: Token
    first: Token
    words: str


class Parsed(NamedTuple):
    """The documents of a text; an empty one is None."""

    documents: list[Tree | None]
    twice: list[Twice]


def parse(tokens: list[Token]) -> Parsed:
    """Parse; raises `Refused`, and goes on where a key stands twice."""
    parser = _Parser()
    units, places = group(tokens)
    documents = [parser.document(units, place) for place in places]
    return Parsed(documents, parser.twice)


class _At:
    """A place in a stretch of units.

    Goccy writes a null into the list where a value is missing. Documents share one list, so that the nulls of one may
    overwrite the beginning of the next; nothing else can tell.
    """

    __slots__ = ("index", "limit", "shared", "units")

    def __init__(self, units: list[Unit], start: int = 0, end: int = -1, *, shared: bool = False) -> None:
        self.units = units
        self.index = start
        self.limit = end if end >= 0 else len(units)
        self.shared = shared

    @property
    def here(self) -> Unit | None:
        return self.units[self.index] if self.index < self.limit else None

    @property
    def following(self) -> Unit | None:
        return self.units[self.index + 1] if self.index + 1 < self.limit else None

    def step(self) -> None:
        self.index = min(self.index + 1, self.limit)

    def missing(self, null: Tree) -> Tree:
        """A value is missing here."""
        if self.shared:
            if self.limit < len(self.units):
                self.units[self.index + 1 : self.limit + 1] = self.units[self.index : self.limit]
                self.units[self.index] = Unit(null.token)
                self.index += 1
                self.limit += 1
            else:
                self.shared = False  # no room: goccy goes on with a copy
        return null


def _type(unit: Unit | None) -> str:
    return unit.type if unit is not None else ""


def _column(unit: Unit | None) -> int:
    return unit.column if unit is not None else 0


def _is_map(unit: Unit) -> bool:
    return unit.kind in (MAP_KEY, MAP_PAIR) if unit.token is None else unit.type in (MAP_START, MAP_END)


class _Parser:
    """Paths are numbers: a level below has the number that its parent and its key have together."""

    __slots__ = ("depth", "first", "paths", "twice")

    def __init__(self) -> None:
        self.depth = 0
        self.paths: dict[tuple[int, str | int], int] = {}
        self.first: dict[int, Token] = {}
        self.twice: list[Twice] = []

    def document(self, units: list[Unit], place: Document) -> Tree | None:
        self.first = {}
        at = _At(units, place.start, place.end, shared=not place.headed and place.end < len(units))
        if at.here is None:
            return None
        root = self.value(at, at.here, 0, False)
        if at.here is not None:
            raise Refused("value is not allowed in this context", at.here.raw)
        return root

    def below(self, path: int, key: str | int) -> int:
        return self.paths.setdefault((path, key), len(self.paths) + 1)

    def value(self, at: _At, unit: Unit, path: int, flow: bool) -> Tree:
        """Any value. (A recursion, so its depth is limited.)"""
        self.depth += 1
        if self.depth > DEPTH:
            raise TooDeep
        node = self._value(at, unit, path, flow)
        self.depth -= 1
        return node

    def _value(self, at: _At, unit: Unit, path: int, flow: bool) -> Tree:
        kind = unit.kind
        if kind in (MAP_KEY, MAP_PAIR):
            return self.map(at, path, flow)
        if kind == ANCHOR_NAME:
            return self.anchor_above(at, unit, path, flow)
        if kind in (DIRECTIVES, DIRECTIVE_NAME):
            raise TooDeep  # never in a front matter, whose second fence ends it
        if kind:
            node = self.scalar(at, unit, path, flow)
            at.step()
            return node
        type_ = unit.type
        if type_ == TAG:
            return self.tag(at, path, flow)
        if type_ == MAP_START:
            return self.flow_map(at, path)
        if type_ == SEQ_START:
            return self.flow_sequence(at, path)
        if type_ == DASH:
            return self.sequence(at, path, flow)
        if type_ == SEQ_END:
            raise Refused("could not find '[' character corresponding to ']'", unit.raw)
        if type_ == MAP_END:
            raise Refused("could not find '{' character corresponding to '}'", unit.raw)
        if type_ == COLON:
            raise Refused("found an invalid key for this map", unit.raw)
        node = self.scalar(at, unit, path, flow)
        at.step()
        return node

    def scalar(self, at: _At, unit: Unit, path: int, flow: bool) -> Tree:
        """What may be a key; only of what is written in several parts more than one unit is read."""
        kind = unit.kind
        if kind == ANCHORED:
            return self.anchor(_At(unit.parts), path, flow)
        if kind == ANCHOR_NAME:
            return self.anchor_above(at, unit, path, flow)
        if kind == ALIASED:
            inner = _At(unit.parts)
            inner.step()
            return Tree(ALIAS_NODE, unit.raw, self.name(inner, path, flow))
        if kind == BLOCK:
            return self.block(_At(unit.parts), path, flow)
        if kind == TAGGED:
            return self.tag(_At(unit.parts), path, flow)
        if kind:
            raise Refused("unexpected scalar value", unit.raw)
        if unit.type == TAG:
            return self.scalar_tag(at, path, flow)
        if unit.type not in _KINDS:
            raise Refused("unexpected scalar value type", unit.raw)
        return Tree(_KINDS[unit.type], unit.raw)

    def name(self, at: _At, path: int, flow: bool) -> Tree:
        unit = at.here
        assert unit is not None
        return self.scalar(at, unit, path, flow)

    def scalar_tag(self, at: _At, path: int, flow: bool) -> Tree:
        tag = self.tag(at, path, flow)
        if tag.child is None or tag.child.kind in (MAPPING, SEQUENCE, EXPLICIT):
            raise Refused("specified not scalar tag", tag.token)
        return tag

    def anchor(self, at: _At, path: int, flow: bool) -> Tree:
        """An anchor and its value on one line."""
        names = _At(at.units[0].parts)
        node = Tree(ANCHOR_NODE, at.units[0].raw)
        names.step()
        node.name = self.name(names, path, flow)
        at.step()
        return self.anchored(node, at, path, flow)

    def anchor_above(self, at: _At, unit: Unit, path: int, flow: bool) -> Tree:
        """An anchor whose value is a list, a map or on the next line."""
        names = _At(unit.parts)
        node = Tree(ANCHOR_NODE, unit.raw)
        names.step()
        node.name = self.name(names, path, flow)
        at.step()
        return self.anchored(node, at, path, flow)

    def anchored(self, node: Tree, at: _At, path: int, flow: bool) -> Tree:
        unit = at.here
        if unit is None:
            raise Refused("could not find anchor value", node.token)
        node.child = self.value(at, unit, path, flow)
        if node.child.kind == ANCHOR_NODE:
            raise Refused("anchors cannot be used consecutively", node.child.token)
        node.end = max(node.end, node.child.end)
        return node

    def block(self, at: _At, path: int, flow: bool) -> Tree:
        header = at.units[0].raw
        node = Tree(LITERAL, header)
        at.step()
        unit = at.here
        if unit is None:
            node.child = Tree("string", Token(STRING, "", (header.line, header.column), header.start, header.end))
            return node
        child = self.value(at, unit, path, flow)
        if child.kind != "string":
            raise Refused("unexpected token. required string token", child.token)
        node.child = child
        node.end = max(node.end, child.end)
        return node

    def tag(self, at: _At, path: int, flow: bool) -> Tree:
        unit = at.here
        assert unit is not None
        node = Tree(TAG_NODE, unit.raw)
        at.step()
        node.child = self.tagged(unit.raw, at, path, flow)
        if node.child is not None:
            node.end = max(node.end, node.child.end)
        return node

    def tagged(self, tag: Token, at: _At, path: int, flow: bool) -> Tree:
        unit = at.here
        if unit is None:
            return _null(tag)
        if tag.value in ("!!map", "!!set"):
            if not _is_map(unit):
                raise Refused("could not find map", unit.raw)
            return self.flow_map(at, path) if unit.type == MAP_START else self.map(at, path, flow)
        if tag.value in TYPED_TAGS:
            if unit.kind == BLOCK:
                return self.block(_At(unit.parts), path, flow)
            if unit.type in (COMMA, COLON):
                return at.missing(_default(tag))
            node = self.scalar(at, unit, path, flow)
            at.step()
            return node
        if tag.value in ("!!seq", "!!omap"):
            return self.flow_sequence(at, path) if unit.type == SEQ_START else self.sequence(at, path, flow)
        return self.value(at, unit, path, flow)

    # Maps

    def key(self, unit: Unit, path: int, flow: bool) -> Tree:
        """The key of a key group."""
        head, colon = unit.parts[0], unit.parts[-1]
        if head.type == KEY:
            at = _At(head.parts if head.token is None else unit.parts)
            node = Tree(EXPLICIT, head.raw)
            at.step()
            inner = at.here
            if inner is None:
                raise Refused("could not find value for mapping key", head.raw)
            node.child = self.scalar(at, inner, path, flow)
            node.end = node.child.end
        else:
            if colon.type != COLON:
                raise Refused("expected map key-value delimiter ':'", colon.raw)
            node = self.scalar(_At(unit.parts), head, path, flow)
        self.check_key(node, self.below(path, key_text(node)), colon, flow)
        return node

    def check_key(self, key: Tree, path: int, colon: Unit, flow: bool) -> None:
        token = key.token
        first = self.first.get(path)
        if first is not None:
            words = f"mapping key {quoted(token.value)} already defined at [{first.line}:{first.column}]"
            self.twice.append(Twice(token, first, words))
        if flow:
            if token.type == STRING and token.line + token.breaks[0] != colon.line:
                raise Refused("map key definition includes an implicit line break", token)
        elif token.type in (STRING, SINGLE, DOUBLE) and token.breaks[1]:
            raise Refused("unexpected key name", token)
        self.first.setdefault(path, token)

    def pair(self, unit: Unit, path: int, flow: bool) -> tuple[Tree, Tree, Token]:
        """A key and its value on one line."""
        keys, value = unit.parts
        key = self.key(keys, path, flow)
        return key, self.value(_At([value]), value, self.below(path, key_text(key)), flow), keys.parts[-1].raw

    def map(self, at: _At, path: int, flow: bool) -> Tree:
        """Goccy calls itself for each further key; here that is a loop, and `calls` says how deep it would be."""
        root: Tree | None = None
        calls = 0
        while True:
            unit = at.here
            assert unit is not None
            if unit.token is not None:
                raise Refused("unexpected map key", unit.raw)
            entry = self.entry(at, unit, path, flow)
            if root is None:
                root = Tree(MAPPING, entry[2])
            root.pairs.append(entry)
            root.end = max(root.end, entry[1].end)
            calls += 1
            while True:
                following = at.here
                if following is None or following.column != unit.column or (flow and following.type == SEQ_END):
                    return root
                if not _is_map(following):
                    raise Refused("non-map value is specified", following.raw)
                if following.type != MAP_END:
                    break
                at.step()
                calls -= 1
                if not calls:
                    return root

    def entry(self, at: _At, unit: Unit, path: int, flow: bool) -> tuple[Tree, Tree, Token]:
        if unit.kind == MAP_PAIR:
            pair = self.pair(unit, path, flow)
            at.step()
            following = at.here
            if (
                following is not None
                and following.column > unit.column
                and not (flow and following.type in (COMMA, SEQ_END))
            ):
                raise Refused("value is not allowed in this context. map key-value is pre-defined", following.raw)
            return pair
        key = self.key(unit, path, flow)
        at.step()
        value = at.here
        if value is not None and unit.line == value.line and value.type == DASH:
            raise Refused("block sequence entries are not allowed in this context", value.raw)
        colon = unit.parts[-1].raw
        return key, self.map_value(at, key, colon, self.below(path, key_text(key)), flow), colon

    def map_value(self, at: _At, key: Tree, colon: Token, path: int, flow: bool) -> Tree:
        unit = at.here
        if unit is None:
            return at.missing(_null(colon, 2))
        column, line = key.token.column, key.token.line
        if unit.column != column and unit.line == line and unit.kind in (MAP_KEY, MAP_PAIR):
            raise Refused("mapping value is not allowed in this context", unit.raw)
        if unit.column == column and _is_map(unit):
            return at.missing(_null(colon))
        empty = self.empty_anchor(at, unit, line, column, path, flow, in_list=False)
        if empty is not None:
            return empty
        if unit.column <= column and unit.kind == ANCHOR_NAME:
            raise Refused("anchor is not allowed in this context", unit.raw)
        if unit.column <= column and unit.type == TAG:
            raise Refused("tag is not allowed in this context", unit.raw)
        if unit.column < column:
            return at.missing(_null(colon))
        return self.checked_value(at, unit, column, path, flow)

    def checked_value(self, at: _At, unit: Unit, column: int, path: int, flow: bool) -> Tree:
        value = self.value(at, unit, path, flow)
        if value.kind == ANCHOR_NODE and value.child is not None and value.child.kind == TAG_NODE:
            tag = value.child.token
            if value.token.line != tag.line and tag.column <= column:
                raise Refused("tag is not allowed in this context", tag)
        return value

    def empty_anchor(
        self, at: _At, unit: Unit, line: int, column: int, path: int, flow: bool, *, in_list: bool
    ) -> Tree | None:
        """An anchor of nothing: the line ends behind it, and what follows belongs to an outer level."""
        if unit.line != line or unit.kind != ANCHOR_NAME:
            return None
        following = at.following
        next_column = _column(following)
        same = next_column == column and following is not None
        if same:
            assert following is not None
            same = following.type == DASH if in_list else _is_map(following)
        if not same and not (next_column < column and unit.column > column):
            return None
        node = self.anchor(_At([unit, Unit(_null(unit.raw).token)]), path, flow)
        at.step()
        return node

    # Lists

    def sequence(self, at: _At, path: int, flow: bool) -> Tree:
        first = at.here
        node = Tree(SEQUENCE, first.raw if first is not None else Token("", "", (0, 0), 0, 0))
        unit = first
        while first is not None and unit is not None and unit.type == DASH and unit.column == first.column:
            at.step()
            item = self.item(at, unit, self.below(path, len(node.items)), flow)
            node.items.append(item)
            node.end = max(node.end, item.end)
            unit = at.here
        return node

    def item(self, at: _At, dash: Unit, path: int, flow: bool) -> Tree:
        unit = at.here
        if unit is None:
            return at.missing(_null(dash.raw, 2))
        column = dash.column
        if unit.column == column and unit.type == DASH:
            return at.missing(_null(dash.raw))
        empty = self.empty_anchor(at, unit, dash.line, column, path, flow, in_list=True)
        if empty is not None:
            return empty
        if unit.column <= column and unit.kind == ANCHOR_NAME:
            raise Refused("anchor is not allowed in this sequence context", unit.raw)
        if unit.column <= column and unit.type == TAG:
            raise Refused("tag is not allowed in this sequence context", unit.raw)
        if unit.column < column:
            return at.missing(_null(dash.raw))
        return self.checked_value(at, unit, column, path, flow)

    # In brackets

    def flow_map(self, at: _At, path: int) -> Tree:
        start = at.here
        assert start is not None
        node = Tree(MAPPING, start.raw)
        node.flow = True
        at.step()
        closed = False
        while (unit := at.here) is not None:
            if unit.type == MAP_END:
                closed = True
                break
            if unit.type == COMMA:
                at.step()
            elif node.pairs:
                raise Refused("',' or '}' must be specified", unit.raw)
            if _type(at.here) == MAP_END:
                closed = True
                break
            node.pairs.append(self.flow_pair(at, at.here, unit, path))
        if not closed:
            raise Refused("could not find flow mapping end token '}'", start.raw)
        assert at.here is not None
        node.end = at.here.raw.end
        at.step()
        return node

    def flow_pair(self, at: _At, unit: Unit | None, before: Unit, path: int) -> tuple[Tree, Tree, Token]:
        if unit is not None and unit.kind == MAP_PAIR:
            pair = self.pair(unit, path, True)
            at.step()
            return pair
        ends = _type(at.following) in (MAP_END, COMMA)
        if unit is not None and unit.kind == MAP_KEY:
            key = self.key(unit, path, True)
            colon = unit.parts[-1].raw
            at.step()
            if ends:
                return key, at.missing(_null(colon)), colon
            value = at.here
            if value is None:
                raise Refused("could not find map value", colon)
            return key, self.value(at, value, self.below(path, key_text(key)), True), colon
        if not ends or unit is None:
            raise Refused("could not find flow map content", (unit or before).raw)
        key = self.scalar(at, unit, path, True)
        at.step()
        return key, at.missing(_null(unit.raw)), unit.raw

    def flow_sequence(self, at: _At, path: int) -> Tree:
        start = at.here
        assert start is not None
        node = Tree(SEQUENCE, start.raw)
        node.flow = True
        at.step()
        closed = False
        while (unit := at.here) is not None:
            if unit.type == SEQ_END:
                closed = True
                break
            if unit.type == COMMA:
                if not node.items:
                    raise Refused("expected sequence element, but found ','", unit.raw)
                at.step()
            elif node.items:
                raise Refused("',' or ']' must be specified", unit.raw)
            item = at.here
            if item is None:
                break
            if item.type == SEQ_END:
                closed = True
                break
            node.items.append(self.value(at, item, self.below(path, len(node.items)), True))
        if not closed:
            raise Refused("sequence end token ']' not found", start.raw)
        assert at.here is not None
        node.end = at.here.raw.end
        at.step()
        return node


def _null(token: Token, further: int = 1) -> Tree:
    """Nothing, where a value might be."""
    place = (token.line, token.column + further)
    return Tree("null", Token(IMPLICIT_NULL, "null", place, token.end, token.end))


def _default(tag: Token) -> Tree:
    place = (tag.line, tag.column + 1)
    for kind, text, tags in (
        ("int", "0", ("!!int",)), ("float", "0", ("!!float",)), ("boolean", "false", ("!!bool",)),
        ("null", "null", ("!!null",)),
    ):  # fmt: skip
        if tag.value in tags:
            return Tree(kind, Token(NUMBER, text, place, tag.end, tag.end))
    return Tree("string", Token(STRING, "", place, tag.end, tag.end))


def key_text(key: Tree) -> str:
    """The text by which goccy tells keys apart."""
    node: Tree | None = key
    while node is not None and node.kind in (EXPLICIT, TAG_NODE, ANCHOR_NODE):
        node = node.child
    if node is None or node.kind == ALIAS_NODE:
        return ""
    return node.token.value
