"""What goccy's tree means to Hugo: anchors, aliases, merges, tags and keys become plain nodes.

Hugo 0.168.0, probed: of a key that comes from a merge and one written out the later one counts, in the file's order.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from hugolint.hugo.goccy.parse import (
    ALIAS_NODE,
    ANCHOR_NODE,
    EXPLICIT,
    LITERAL,
    MAPPING,
    MERGE_KEY,
    SEQUENCE,
    TAG_NODE,
    TooDeep,
    Tree,
)  # fmt: skip
from hugolint.hugo.goccy.token import DOUBLE, IMPLICIT_NULL, SINGLE, STRING, TAG, Refused, Token, quoted
from hugolint.hugo.matter_scalar import resolve
from hugolint.hugo.nodes import Entry, Mapping, Node, Primitive, Scalar, Sequence
from hugolint.hugo.text import Span

TREE_DEPTH = 200
"""Levels of lists and maps that our nodes keep; deeper ones, which only aliases make, are empty."""
_MERGED_MAX = 100_000
"""Entries that merges may bring in."""
_INTEGER = re.compile(r"[+-]?[0-9]{1,400}")
_TRUE = frozenset(("1", "t", "true", "yes"))
_FALSE = frozenset(("0", "f", "false", "no"))


class Built(NamedTuple):
    """A text's front matter; what Hugo minds about its values, in its order."""

    root: Node | None
    minded: list[Refused]


class _Known(NamedTuple):
    node: Node
    height: int


def build(documents: list[Tree | None], text: str) -> Built:
    """Nodes of the first document that is not empty; of the others only what Hugo minds."""
    builder = _Builder(text)
    root: Node | None = None
    tree: Tree | None = None
    for document in documents:
        if document is None:
            continue
        node = builder.value(document, 0).node
        empty = isinstance(node, Scalar) and node.plain and node.value is None
        if tree is None and (not empty or document.kind == "null"):
            root, tree = node, document
    if tree is not None:
        builder.check_root(tree)
    return Built(root, builder.minded)


class _Builder:
    __slots__ = ("anchors", "depth", "done", "merged", "minded", "open", "text", "trees")

    def __init__(self, text: str) -> None:
        self.text = text
        self.minded: list[Refused] = []
        self.trees: dict[str, Tree | None] = {}
        """Anchors by name; None while their value is being read."""
        self.anchors: dict[str, _Known] = {}
        self.open: dict[str, int] = {}
        self.done: dict[int, _Known] = {}
        self.merged = 0

    def mind(self, words: str, token: Token | None) -> None:
        if not any(other.token is token and other.words == words for other in self.minded[-20:]):
            self.minded.append(Refused(words, token))

    def value(self, tree: Tree, depth: int) -> _Known:
        """The node of a value and how many levels it has."""
        known = self.done.get(id(tree))
        if known is None:
            known = self.done[id(tree)] = self._value(tree, depth)
        return known

    def _value(self, tree: Tree, depth: int) -> _Known:
        kind = tree.kind
        if kind == MAPPING:
            return self.mapping(tree, depth)
        if kind == SEQUENCE:
            items = [self.value(item, depth + 1) for item in tree.items]
            end = tree.end if tree.flow or not items else items[-1].node.span.end
            span = Span(tree.token.start, max(end, tree.token.end if tree.flow or items else tree.token.start))
            height = max((item.height for item in items), default=0) + 1
            return _Known(Sequence(span, tuple(item.node for item in items)), height)
        if kind == ANCHOR_NODE:
            return self.anchor(tree, depth)
        if kind == ALIAS_NODE:
            return self.alias(tree, depth)
        if kind == TAG_NODE:
            return self.tag(tree, depth)
        if kind == EXPLICIT and tree.child is not None:
            return self.value(tree.child, depth)
        return _Known(self.scalar(tree), 0)

    def scalar(self, tree: Tree) -> Scalar:
        token = tree.token
        if tree.kind == LITERAL:
            assert tree.child is not None
            end = tree.child.token.end if tree.child.token.value.strip() else token.end
            end = token.start + len(self.text[token.start : max(end, token.end)].rstrip())
            return Scalar(Span(token.start, end), tree.child.token.value, tree.child.token.value, False)
        span = Span(token.start, token.end)
        if token.type in (SINGLE, DOUBLE):
            return Scalar(span, token.value, token.value, False)
        if token.type == IMPLICIT_NULL:
            return Scalar(span, "", None)
        value = token.value if token.type == STRING or tree.kind == MERGE_KEY else resolve(token.value)
        return Scalar(span, token.value, value)

    def anchor(self, tree: Tree, depth: int) -> _Known:
        assert tree.name is not None
        assert tree.child is not None
        name = tree.name.token.value
        self.trees[name] = None
        self.open[name] = self.open.get(name, 0) + 1
        known = self.value(tree.child, depth)
        self.open[name] -= 1
        self.trees[name] = tree.child
        self.anchors[name] = known
        return known

    def alias(self, tree: Tree, depth: int) -> _Known:
        assert tree.child is not None
        name = _name(tree.child)
        span = Span(tree.token.start, tree.child.end)
        nothing = Scalar(span, "", None)
        if self.open.get(name):
            return _Known(nothing, 0)
        known = self.anchors.get(name)
        if known is None:
            target = self.trees.get(name)
            if target is None:
                if name not in self.trees:
                    self.mind(f"could not find alias {quoted(name)}", tree.child.token)
                return _Known(nothing, 0)
            known = self.value(target, depth)
        node, height = known
        if height and depth + height >= TREE_DEPTH:
            return _Known(Mapping(span, ()) if isinstance(node, Mapping) else Sequence(span, ()), 1)
        return _Known(node._replace(span=span), height)

    def tag(self, tree: Tree, depth: int) -> _Known:
        assert tree.child is not None
        node, height = self.value(tree.child, depth)
        if not isinstance(node, Scalar):
            name = tree.token.value
            if name in ("!!int", "!!float", "!!str", "!!bool", "!!binary", "!!null", "!!timestamp"):
                return _Known(Scalar(node.span, "", 0 if name in ("!!int", "!!float") else None), 0)
            return _Known(node, height)
        return _Known(self.tagged(tree, node), 0)

    def tagged(self, tree: Tree, node: Scalar) -> Scalar:
        name, value = tree.token.value, node.value
        assert tree.child is not None
        if name == "!!int":
            written = as_text(value)
            return node._replace(value=int(written) if _INTEGER.fullmatch(written) else 0)
        if name == "!!float":
            return node._replace(value=_as_float(value))
        if name == "!!null":
            return node._replace(value=None)
        if name == "!!str":
            return node._replace(value="" if value is None else as_text(value))
        if name == "!!bool":
            written = as_text(value).lower()
            if written not in _TRUE and written not in _FALSE:
                self.mind(f"cannot convert {quoted(as_text(value))} to boolean", tree.child.token)
            return node._replace(value=written in _TRUE)
        if name == "!!binary" and not isinstance(value, str):
            self.mind(f"cannot convert {quoted(as_text(value))} to string", tree.child.token)
        return node

    # Maps

    def mapping(self, tree: Tree, depth: int) -> _Known:
        entries: dict[str, Entry] = {}
        repeated: list[Entry] = []
        height = self.entries(tree.pairs, depth, entries, repeated, merged=False)
        start = tree.token.start
        if not tree.flow and tree.pairs:
            start = min(start, _inner_start(tree.pairs[0][0]))
        result = tuple(sorted([*repeated, *entries.values()], key=_place)) if repeated else tuple(entries.values())
        end = tree.end
        if not tree.flow and not is_merge(tree.pairs[-1][0]):
            end = self.value(tree.pairs[-1][1], depth + 1).node.span.end
        return _Known(Mapping(Span(start, max(end, start)), result), height + 1)

    def entries(
        self,
        pairs: list[tuple[Tree, Tree, Token]],
        depth: int,
        entries: dict[str, Entry],
        repeated: list[Entry],
        *,
        merged: bool,
    ) -> int:
        """Put the entries of a map in; a merged one and one written out replace each other."""
        height = 0
        for key, value, _ in pairs:
            if is_merge(key):
                for brought in self.brought(value, in_list=False):
                    self.merged += len(brought.pairs) + 1
                    if self.merged > _MERGED_MAX or depth > TREE_DEPTH:
                        raise TooDeep
                    height = max(height, self.entries(brought.pairs, depth + 1, entries, repeated, merged=True))
                continue
            name_node = self.key(key)
            known = self.value(value, depth + 1)
            height = max(height, known.height)
            entry = Entry(name_node, known.node)
            name = entry.key.text
            before = entries.pop(name, None) if name in entries else None
            if before is not None and not merged and _place(before) >= _inner_start(pairs[0][0]):
                repeated.append(before)  # a key that is written twice: both are there
            entries[name] = entry
        return height

    def key(self, tree: Tree) -> Scalar:
        known = self.value(tree, 0).node
        span = Span(_inner_start(tree), tree.end)
        if not isinstance(known, Scalar):
            return Scalar(span, self.text[span.start : span.end], None)
        value = known.value
        text = value if isinstance(value, str) else "null" if value is None else as_text(value)
        return Scalar(span, text, known.value, known.plain)

    def brought(self, tree: Tree, *, in_list: bool) -> list[Tree]:
        """The maps that `<<` brings in."""
        kind = tree.kind
        if kind == MAPPING:
            return [tree]
        if kind == ANCHOR_NODE and tree.name is not None and tree.child is not None:
            self.trees[tree.name.token.value] = tree.child
            return self.brought(tree.child, in_list=in_list)
        if kind == ALIAS_NODE and tree.child is not None:
            name = tree.child.token.value
            target = self.trees.get(name)
            if target is None:
                self.mind(f"cannot find anchor by alias name {name}", None)
                return []
            return self.brought(target, in_list=in_list)
        if kind == SEQUENCE and not in_list:
            return [map_ for item in tree.items for map_ in self.brought(item, in_list=True)]
        self.mind(f"{kind} was used where mapping is expected", tree.token)
        return []

    def check_root(self, tree: Tree) -> None:
        """The first document has to be a map; two of its keys may be the same only when they are texts."""
        if tree.kind == ANCHOR_NODE and tree.child is not None:
            return self.check_root(tree.child)
        if tree.kind != MAPPING:
            self.mind(f"{tree.kind} was used where mapping is expected", tree.token)
            return None
        seen: set[str] = set()
        for key, _, _ in tree.pairs:
            if is_merge(key):
                continue
            self.check_key(key)
            name = "" if key.kind == "null" else self.key(key).text
            if name in seen:
                self.mind(f'duplicate key "{name}"', key.token)
            seen.add(name)
        return None

    def check_key(self, key: Tree) -> None:
        """A key of the outermost map that is an alias has to mean a text."""
        target = self.trees.get(_name(key.child)) if key.kind == ALIAS_NODE and key.child is not None else None
        if target is not None and target.kind in (MAPPING, SEQUENCE):
            go = "map[string]interface {}" if target.kind == MAPPING else "[]interface {}"
            self.mind(f"cannot unmarshal {go} into Go value of type string", target.token)


def is_merge(key: Tree) -> bool:
    """Whether a key is `<<`."""
    node: Tree | None = key
    while node is not None and node.kind in (EXPLICIT, TAG_NODE, ANCHOR_NODE):
        node = node.child
    return node is not None and node.kind == MERGE_KEY


def _place(entry: Entry) -> int:
    return entry.key.span.start


def _inner_start(tree: Tree) -> int:
    """Where a key begins, without its anchor, tag or question mark."""
    while tree.kind in (EXPLICIT, TAG_NODE, ANCHOR_NODE) and tree.child is not None:
        tree = tree.child
    return tree.token.start


def _name(tree: Tree) -> str:
    """The name of an alias as goccy looks it up."""
    token = tree.token
    if tree.kind == LITERAL and tree.child is not None:
        return f"{token.value}\n{tree.child.token.value}".rstrip(" ").rstrip("\n") + "\n" * (not tree.child.token.value)
    if token.type == SINGLE:
        return "'" + token.value.replace("'", "''") + "'"
    if token.type == DOUBLE:
        return quoted(token.value)
    if token.type == TAG:
        return token.value
    if tree.kind == "null":
        return "null"
    if tree.kind == "string" and token.value[:1] in ("{", "["):
        return f"'{token.value}'"
    return token.value


def as_text(value: Primitive) -> str:
    """A value as Go prints it."""
    if value is None:
        return "<nil>"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_text(value)
    return str(value)


def _float_text(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value)) if value or math.copysign(1, value) > 0 else "-0"
    written = repr(value)
    exponent = math.floor(math.log10(abs(value)))
    if -5 < exponent < 21:
        return written if "e" not in written else f"{value:.20f}".rstrip("0")
    mantissa, _, power = f"{value!r}".partition("e")
    return f"{mantissa.removesuffix('.0')}e{int(power):+03d}" if power else written


def _as_float(value: Primitive) -> float:
    if isinstance(value, bool) or value is None:
        return 0
    if isinstance(value, int | float):
        return float(value)
    try:
        return float(str(value)) if str(value).strip() == str(value) and "_" not in str(value) else 0.0
    except ValueError:
        return 0.0
