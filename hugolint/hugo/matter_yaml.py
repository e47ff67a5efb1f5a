"""YAML front matter as nodes.

Plain YAML, which is nearly all there is, is built from the events of a C parser: that of ruamel.yaml.clib, or PyYAML's
where that is missing; never the slow pure one. Its grammar is not Hugo's. So whatever is not plain, because it is
refused or because the two might see it differently, is left to `goccy.judge`, which reads it as Hugo does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from hugolint.hugo.matter_limit import LIMIT_DEPTH, TREE_DEPTH, too_many
from hugolint.hugo.matter_problem import Decoded, Problem, syntax
from hugolint.hugo.matter_scalar import SPECIAL, resolve
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span

_ODD_CHARACTERS = re.compile("[\x85\u2028\u2029\ufeff]")
_ODD_LINE = re.compile(r"^(?:---|\.\.\.)|^[ \-]*\?[ \r\n]", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PLAIN_BLOCK = re.compile(r"[|>][-+]?\n( +)\S(?:[^\n]*\S)?(?:\n\1\S(?:[^\n]*\S)?)*\n?")
_PARAGRAPHS = re.compile(r"[|]-?\n( +)\S(?:[^\n]*\S)?(?:\n\1[^\n]*\S|\n(?=\n))*\n*")
_NO_TEXT = frozenset("|>-?:,[]{}#&*!%@`\"'")
"""What a plain scalar may begin with in the C parser's eyes and not in Hugo's."""
_LOOK_CLOSER = SPECIAL | _NO_TEXT
BLOCK = frozenset("|>")
_EMPTY = Mapping(Span(0, 0), ())


class NotPlain(Exception):
    """The C parser's view of the text may not be Hugo's."""


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
        (error.YAMLError, ValueError, NotPlain),  # a lone surrogate is a ValueError
    )


def decode(text: str, base: int) -> Decoded:
    """Read YAML that stands at offset `base` of its source. Never fails, whatever the text is."""
    if not _is_odd(text):
        try:
            return _compose(text, base)
        except engine().errors:
            pass
    from hugolint.hugo.goccy.judge import judge

    return judge(text, base)


def _is_odd(text: str) -> bool:
    """Whether the text holds something that Hugo reads in a way of its own."""
    return (
        "\t" in text
        or "<<" in text
        or (("..." in text or "---" in text or "?" in text) and _ODD_LINE.search(text) is not None)
        or ("\r" in text and _LONE_RETURN.search(text) is not None)
        or not (text.isascii() or not _ODD_CHARACTERS.search(text))
    )


def _compose(text: str, base: int) -> Decoded:
    builder = _Builder(text, base)
    root = builder.build()
    if builder.too_deep is not None:
        return Decoded(None, (builder.too_deep,))
    if root is None:
        return Decoded(_EMPTY._replace(span=Span(base, base)))
    if not isinstance(root, Mapping):
        raise NotPlain
    if builder.containers > 100:
        problem = too_many(root, text)
        if problem is not None:
            return Decoded(None, (problem,))
    return Decoded(root)


class _Frame:
    """A list or map that is still open."""

    __slots__ = ("entries", "flow", "is_map", "items", "key", "start")

    def __init__(self, is_map: bool, start: int, flow: bool) -> None:
        self.is_map = is_map
        self.start = start
        self.flow = flow
        self.key: Scalar | None = None
        self.entries: list[Entry] = []
        self.items: list[Node] = []


class _Builder:
    """Nodes from events, without recursion: nesting is as deep as the text makes it."""

    __slots__ = ("base", "containers", "text", "too_deep")

    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.containers = 0
        self.too_deep: Problem | None = None

    def build(self) -> Node | None:
        """The root of the first document. (One long loop: it is the hottest of the whole program.)"""
        of = engine()
        next_event = of.parser(self.text).get_event
        base, scalar_type, ends, alias_type = self.base, of.scalar, of.ends, of.alias
        mapping_type, sequence_type = of.mapping, of.sequence
        stack: list[_Frame] = []
        frame: _Frame | None = None
        root: Node | None = None
        new = tuple.__new__
        while True:
            event = next_event()
            if event is None:
                return root
            type_ = type(event)
            if type_ is scalar_type:
                style = event.style
                value = event.value
                if event.anchor is not None or event.tag is not None:
                    raise NotPlain
                start, end = event.start_mark.index, event.end_mark.index
                if style:
                    if style in BLOCK:
                        end = self._end_of_block(start, end)
                    elif end - start != len(value) + 2 or (frame is not None and frame.flow):
                        self._check_line(start, end)
                    node: Node = new(Scalar, (new(Span, (start + base, end + base)), value, value, False))
                else:
                    if end - start != len(value):
                        raise NotPlain  # it goes on over several lines
                    resolved = value
                    if not value or value[0] in _LOOK_CLOSER:
                        resolved = self._resolve(value, frame)
                    node = new(Scalar, (new(Span, (start + base, end + base)), value, resolved, True))
            elif type_ is mapping_type or type_ is sequence_type:
                if event.anchor is not None or event.tag is not None:
                    raise NotPlain
                is_map = type_ is mapping_type
                flow = bool(event.flow_style)
                if flow and is_map and frame is not None:
                    self._check_flow_map(event.start_mark.index)
                if frame is not None:
                    stack.append(frame)
                self.containers += 1
                frame = _Frame(is_map, event.start_mark.index + base, flow)
                if len(stack) >= LIMIT_DEPTH:
                    return self._too_deep(event, root)
                continue
            elif type_ in ends:
                assert frame is not None
                node = self._close(event, frame, len(stack))
                frame = stack.pop() if stack else None
            elif type_ is alias_type:
                raise NotPlain
            else:
                continue
            if frame is None:
                root = node
            elif frame.is_map:
                key = frame.key
                if key is not None:
                    frame.key = None
                    frame.entries.append(new(Entry, (key, node)))
                elif type(node) is Scalar and node[1] and (type(node[2]) is str):
                    frame.key = node
                else:
                    raise NotPlain  # keys that are lists, maps, numbers or nothing
            else:
                frame.items.append(node)

    def _resolve(self, value: str, frame: _Frame | None) -> Any:
        """The value of a plain scalar that may be more than text."""
        if frame is not None and not frame.is_map and not value:
            raise NotPlain  # what stands below may belong to an item that is empty
        resolved = resolve(value)
        if (
            type(resolved) is str
            and value[0] in _NO_TEXT
            and (value[0] not in "-?:" or len(value) == 1 or value[1] in " \t")
        ):
            raise NotPlain
        if frame is not None and frame.flow and value and value[0] in "-?:":
            raise NotPlain
        return resolved

    def _check_line(self, start: int, end: int) -> None:
        """Hugo folds quoted texts in its own way."""
        if self.text.find("\n", start, end) >= 0:
            raise NotPlain

    def _check_flow_map(self, start: int) -> None:
        """Only maps in braces, on one line, whose colons all have a blank behind them are plain."""
        end = self.text.find("\n", start)
        if self.text[start] != "{" or not _PLAIN_FLOW.match(self.text, start, end if end >= 0 else len(self.text)):
            raise NotPlain

    def _end_of_block(self, start: int, end: int) -> int:
        """Where a block of text ends; one that is not indented evenly is not plain."""
        block = self.text[start:end]
        if not _PLAIN_BLOCK.fullmatch(block) and not _PARAGRAPHS.fullmatch(block):
            raise NotPlain
        return start + len(block.rstrip())

    def _close(self, event: Any, frame: _Frame, depth: int) -> Node:
        node: Node
        if frame.flow:
            end = event.end_mark.index + self.base
            self._check_line(frame.start - self.base, event.end_mark.index)
        if frame.is_map:
            entries = frame.entries
            if len({entry[0][1] for entry in entries}) != len(entries):
                raise NotPlain  # a key stands twice
            if not frame.flow:
                end = entries[-1][1].span.end if entries else frame.start
            node = Mapping(Span(frame.start, end), tuple(entries))
        else:
            items = frame.items
            if not frame.flow:
                end = items[-1].span.end if items else frame.start
            node = Sequence(Span(frame.start, end), tuple(items))
        if depth >= TREE_DEPTH:  # Hugo reads on; whoever walks the tree must not fall off it
            node = Mapping(node.span, ()) if isinstance(node, Mapping) else Sequence(node.span, ())
        return node

    def _too_deep(self, event: Any, root: Node | None) -> Node | None:
        at = event.start_mark.index + self.base
        message = f"the front matter is nested more than {LIMIT_DEPTH} levels deep"
        self.too_deep = syntax(at, at + 1, message, "nest it less", "exceeded max depth")._replace(hugo_place=(1, 1))
        return root


_PLAIN_FLOW = re.compile(
    r"\{[ ]*(?:[\w.-]+|\"[^\"\\]*\"): +(?:\w[^\s:,\[\]{}\"'#]*(?: [^\s:,\[\]{}\"'#]+)*|\"[^\"\\]*\")"
    r"(?:, *(?:[\w.-]+|\"[^\"\\]*\"): +(?:\w[^\s:,\[\]{}\"'#]*(?: [^\s:,\[\]{}\"'#]+)*|\"[^\"\\]*\"))*[ ]*\}"
)
