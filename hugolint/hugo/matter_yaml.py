"""YAML front matter as nodes, built from the events of a C parser.

The parser is the one of ruamel.yaml.clib, or PyYAML's where that is missing; never the slow pure one. Its grammar is
not Hugo's: what it refuses is judged again in `matter_repair`, and what Hugo (goccy/go-yaml, Hugo 0.168.0, probed)
refuses beyond it is found here, on the events and in `matter_mapping`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from hugolint.hugo.matter_limit import LIMIT_DEPTH, TREE_DEPTH, too_many
from hugolint.hugo.matter_mapping import Frame, Merges, close_mapping
from hugolint.hugo.matter_problem import Decoded, Problem, shown, syntax
from hugolint.hugo.matter_scalar import SPECIAL, kind, resolve, resolve_tagged
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span

_PROPERTIES = re.compile(r"(?:[!&][^\s,\[\]{}]*(?:\s+|$))+")
_LOOSE_KEY = re.compile(r"(?m)[:\-?][ \t]+!\S*[ \t\r]*$|^[ \t\-]*\?(?=\s)")
_ODD = re.compile("[\x85\u2028\u2029\ufeff]")
BLOCK = frozenset("|>")
_NULL = Scalar(Span(0, 0), "", None)
_EMPTY = Mapping(Span(0, 0), ())


class Engine(NamedTuple):
    """A C parser and the types of its events, which are not the same for ruamel and PyYAML."""

    parser: Callable[[str], Any]
    scalar: Any
    alias: Any
    sequence: Any
    mapping: Any
    ends: tuple[Any, Any]
    errors: tuple[type[Exception], ...]


@cache
def engine() -> Engine:
    """The C parser at hand."""
    events: Any
    try:
        import _ruamel_yaml as parsers
        from ruamel.yaml import error, events
    except ImportError:  # no wheel for this machine: PyYAML's binding to the same library
        import yaml._yaml as parsers
        from yaml import error, events  # type: ignore[no-redef]
    return Engine(
        parsers.CParser,
        events.ScalarEvent,
        events.AliasEvent,
        events.SequenceStartEvent,
        events.MappingStartEvent,
        (events.SequenceEndEvent, events.MappingEndEvent),
        (error.YAMLError, ValueError),  # a lone surrogate is a ValueError
    )


def decode(text: str, base: int) -> Decoded:
    """Read YAML that stands at offset `base` of its source. Never fails, whatever the text is."""
    if text.isascii() or not _ODD.search(text):
        try:
            return compose(text, base)
        except engine().errors as error:
            refused: Exception | None = error
    else:  # characters that YAML 1.1 takes for line breaks, and Hugo for letters
        refused = None
    from hugolint.hugo.matter_repair import decode_again

    return decode_again(text, base, refused)


def compose(text: str, base: int) -> Decoded:
    """Build the nodes of the first document; raises what the C parser raises."""
    builder = _Builder(text, base)
    root = builder.build()
    problems = tuple(_in_order(builder.problems))
    if any(problem.kind == "syntax" for problem in problems):
        return Decoded(root if isinstance(root, Mapping) else None, problems)
    if root is None or (isinstance(root, Scalar) and root.plain and root.value is None):
        return Decoded(_EMPTY._replace(span=Span(base, base)))
    if not isinstance(root, Mapping):
        return Decoded(None, (_no_map(root),))
    if builder.containers > 100 or builder.shared:
        problem = too_many(root, text)
        if problem is not None:
            return Decoded(None, (problem,))
    if problems and _LOOSE_KEY.search(text):
        # What a lone tag or an explicit key takes for its own, Hugo sees in its own way: no key surely stands twice.
        problems = ()
    return Decoded(root, problems)


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.span) if len(problems) > 1 else problems


def _no_map(root: Node) -> Problem:
    what = "sequence" if isinstance(root, Sequence) else kind(root.value) if isinstance(root, Scalar) else ""
    named = f'is the text "{shown(root.text)}"' if isinstance(root, Scalar) else "is a list"
    start = root.span.start
    return syntax(
        start,
        root.span.end if isinstance(root, Scalar) else start,
        f"the front matter {named}, no map of keys and values",
        'write "key: value" lines, with a blank after each colon',
        f"{what} was used where mapping is expected",
    )


class _Builder:
    """Nodes from events, without recursion: nesting is as deep as the text makes it."""

    __slots__ = ("anchors", "base", "containers", "merges", "problems", "shared", "text")

    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        """Name → node and its height; None while the node is still open."""
        self.containers = 0
        self.shared = False
        self.merges = Merges(text)

    def build(self) -> Node | None:
        """The root of the first document. (One long loop: it is the hottest of the whole program.)"""
        of = engine()
        next_event = of.parser(self.text).get_event
        base, scalar_type, ends, alias_type = self.base, of.scalar, of.ends, of.alias
        mapping_type, sequence_type = of.mapping, of.sequence
        stack: list[Frame] = []
        frame: Frame | None = None
        root: Node | None = None
        documents = 0
        new = tuple.__new__
        while True:
            event = next_event()
            if event is None:
                return root
            type_ = type(event)
            if type_ is scalar_type:
                style = event.style
                if style in BLOCK or event.anchor is not None or event.tag is not None:
                    node: Node = self._scalar(event)
                else:
                    value = event.value
                    span = new(Span, (event.start_mark.index + base, event.end_mark.index + base))
                    if style:
                        node = new(Scalar, (span, value, value, False))
                    elif frame is not None and frame.is_map and frame.key is None:
                        node = new(Scalar, (span, value, value, True))
                    else:
                        resolved = resolve(value) if not value or value[0] in SPECIAL else value
                        node = new(Scalar, (span, value, resolved, True))
            elif type_ is mapping_type or type_ is sequence_type:
                if frame is not None:
                    stack.append(frame)
                frame = self._open(event, type_ is mapping_type, frame)
                if len(stack) >= LIMIT_DEPTH:
                    return self._too_deep(event, root)
                continue
            elif type_ in ends:
                assert frame is not None
                node, frame = self._close(event, frame, stack)
            elif type_ is alias_type:
                node = self._alias(event, len(stack), frame)
            else:
                if event.__class__.__name__ == "StreamEndEvent":
                    return root
                continue
            if frame is None:
                documents += 1
                if documents == 1:
                    root = node
                elif isinstance(node, Scalar) and node.text:
                    self._stray_document(node)
            elif frame.is_map:
                key = frame.key
                if key is None:
                    frame.key = node
                else:
                    frame.key = None
                    frame.entries.append(new(Entry, (key, node)))
            else:
                frame.items.append(node)

    def _scalar(self, event: Any) -> Scalar:
        start, end, value, style, tag = (
            event.start_mark.index, event.end_mark.index, event.value, event.style, event.tag,
        )  # fmt: skip
        if tag is not None or event.anchor is not None:
            properties = _PROPERTIES.match(self.text, start)
            if properties is not None:
                start = min(properties.end(), end) if value or style else end
        if style in BLOCK:
            end = start + len(self.text[start:end].rstrip())
        plain = not style
        resolved = resolve_tagged(tag, value, plain) if tag is not None else resolve(value) if plain else value
        node = Scalar(Span(start + self.base, end + self.base), value, resolved, plain)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, 0)
        return node

    def _open(self, event: Any, is_map: bool, outer: Frame | None) -> Frame:
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.containers += 1
        start = event.start_mark.index
        if event.tag is not None or event.anchor is not None:
            properties = _PROPERTIES.match(self.text, start)
            start = properties.end() if properties is not None else start
        return Frame(is_map, start + self.base, bool(event.flow_style), event.anchor)

    def _close(self, event: Any, frame: Frame, stack: list[Frame]) -> tuple[Node, Frame | None]:
        outer = stack.pop() if stack else None
        node: Node
        if frame.is_map:
            end = event.end_mark.index + self.base if frame.flow else _end(frame.entries, frame.start)
            entries = close_mapping(frame, self.text, self.base, self.problems, self.merges)
            node = Mapping(Span(frame.start, end), entries)
        else:
            items = frame.items
            end = event.end_mark.index + self.base if frame.flow else items[-1].span.end if items else frame.start
            node = Sequence(Span(frame.start, end), tuple(items))
        if frame.anchor is not None:
            self.anchors[frame.anchor] = (node, frame.height + 1)
        if outer is not None:
            outer.height = max(outer.height, frame.height + 1)
        if len(stack) >= TREE_DEPTH:  # Hugo reads on; whoever walks the tree must not fall off it
            node = Mapping(node.span, ()) if isinstance(node, Mapping) else Sequence(node.span, ())
        return node, outer

    def _alias(self, event: Any, depth: int, frame: Frame | None) -> Node:
        name = event.anchor
        span = Span(event.start_mark.index + self.base, event.end_mark.index + self.base)
        if name not in self.anchors:
            self.problems.append(
                syntax(
                    *span,
                    f'"*{shown(name)}" refers to an anchor "&{shown(name)}" that is not defined above it',
                    "put the value in quotes if the star is part of the text, or define the anchor first",
                    f'could not find alias "{name}"',
                )
            )
            return _NULL._replace(span=span)
        known = self.anchors[name]
        if known is None:  # inside itself: Hugo makes it null
            return _NULL._replace(span=span)
        node, height = known
        if frame is not None and height:
            self.shared = True
            frame.height = max(frame.height, height)
            if depth + height >= TREE_DEPTH:
                return Mapping(span, ()) if isinstance(node, Mapping) else Sequence(span, ())
        return node._replace(span=span)

    def _too_deep(self, event: Any, root: Node | None) -> Node | None:
        at = event.start_mark.index + self.base
        message = f"the front matter is nested more than {LIMIT_DEPTH} levels deep"
        self.problems.append(syntax(at, at + 1, message, "nest it less", "exceeded max depth"))
        return root

    def _stray_document(self, node: Scalar) -> None:
        message = f'"{shown(node.text)}" stands after the end of the document'
        mend = "remove the line of three dots, or what follows it"
        self.problems.append(syntax(*node.span, message, mend, "unexpected end content"))


def _end(entries: list[Entry], start: int) -> int:
    return entries[-1][1].span.end if entries else start
