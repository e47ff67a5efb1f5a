"""YAML that is not plain, judged as goccy/go-yaml judges it; of a text that Hugo refuses every mistake is looked for.

Hugo stops at the first. What it stops at is left out here, with the lines that belong to it, and the rest is read
again, until nothing more is found. A mistake is one finding, so too much is left out rather than too little.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.hugo.goccy.parse import Parsed, TooDeep, parse
from hugolint.hugo.goccy.scan import scan
from hugolint.hugo.goccy.token import (
    DOUBLE,
    MAP_END,
    MAP_START,
    SEQ_END,
    SEQ_START,
    SINGLE,
    Refused,
    Token,
)  # fmt: skip
from hugolint.hugo.goccy.value import Built, build
from hugolint.hugo.goccy.words import problem_of, problem_of_key
from hugolint.hugo.matter_limit import too_many
from hugolint.hugo.matter_problem import Decoded, Problem
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span

_ROUNDS = 20
_WORK = 200_000
"""Characters that all rounds together may read."""
_MOST = 50
"""Mistakes of one sort that are told of one page."""
_ENTRY = re.compile(r"([ \t]*)(?:- +)*(?:[^\s#\[\]{},:][^\n:]*:(?=[ \t\r\n]|\Z)|-(?=[ \t\r\n]|\Z))")
_KEPT = re.compile(r"[ ]*(?:- +)*[\w][\w .-]*:(?=[ \t])")


class _Left(NamedTuple):
    """What is left of a text after a mistake."""

    text: str
    anchors: bool
    """An anchor may have been left out."""


def judge(text: str, base: int) -> Decoded:
    """Read a text as Hugo does. Never fails; what is nested too deep for us is not judged."""
    try:
        return _judge(text, base)
    except (TooDeep, RecursionError):
        return Decoded(None)


def _judge(text: str, base: int) -> Decoded:
    problems: list[Problem] = []
    left = _Left(text, False)
    built: Built | None = None
    for _ in range(max(1, min(_ROUNDS, _WORK // (len(text) + 1)))):
        tokens: list[Token] = []
        try:
            tokens = scan(left.text)
            parsed = parse(tokens)
        except Refused as refused:
            token = refused.token
            at = token.start if token is not None else 0
            tokens = tokens or _tokens_before(left.text, at)
            before, opened = _around(tokens, at)
            problems.append(problem_of(refused, text, base, before, opened))
            following = _leave_out(left, refused, before, opened)
            if following.text == left.text:
                break
            left = following
            continue
        built = _finish(parsed, left, text, base, problems)
        break
    if problems or built is None:
        unique = {(problem.span, problem.hugo): problem for problem in reversed(problems)}
        found = tuple(sorted(unique.values(), key=lambda problem: problem.span))
        # With its keys doubled a map can still be read, as Hugo did before 0.152: the last one holds.
        readable = built is not None and all(problem.kind == "duplicate-key" for problem in found)
        return Decoded(_sound(built, text, base).root if built is not None and readable else None, found)
    return _sound(built, text, base)


def _finish(parsed: Parsed, left: _Left, text: str, base: int, problems: list[Problem]) -> Built:
    """What Hugo minds in a text that could be parsed."""
    first = not problems
    problems += [problem_of_key(twice, text, base) for twice in parsed.twice[:_MOST]]
    built = build(parsed.documents, left.text)
    for minded in built.minded[:_MOST]:
        if left.anchors and "alias" in minded.words:
            continue
        if not first and minded.words.endswith("was used where mapping is expected") and not left.text.strip():
            continue
        if parsed.twice and minded.words.startswith("duplicate key"):
            continue
        problems.append(problem_of(minded, text, base, None, ()))
    return built


def _sound(built: Built, text: str, base: int) -> Decoded:
    root = built.root
    if root is None or (isinstance(root, Scalar) and root.value is None):
        return Decoded(Mapping(Span(base, base), ()))
    if not isinstance(root, Mapping):
        return Decoded(None)
    many = too_many(root, text)
    if many is not None:
        return Decoded(None, (many._replace(span=Span(many.span.start + base, many.span.end + base)),))
    moved = _Mover(base).node(root) if base else root
    return Decoded(moved if isinstance(moved, Mapping) else None)


class _Mover:
    """Nodes at their offsets in the source; what aliases share stays shared."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.done: dict[int, tuple[Node, ...]] = {}
        self.entries: dict[int, tuple[Entry, ...]] = {}

    def node(self, node: Node) -> Node:
        span = Span(node.span.start + self.base, node.span.end + self.base)
        if isinstance(node, Scalar):
            return node._replace(span=span)
        if isinstance(node, Sequence):
            items = self.done.get(id(node.items))
            if items is None:
                items = self.done[id(node.items)] = tuple([self.node(item) for item in node.items])
            return Sequence(span, items)
        entries = self.entries.get(id(node.entries))
        if entries is None:
            entries = tuple([Entry(self.node(key), self.node(value)) for key, value in node.entries])  # type: ignore[arg-type]
            self.entries[id(node.entries)] = entries
        return Mapping(span, entries)


# What is left after a mistake


def _tokens_before(text: str, at: int) -> list[Token]:
    """The tokens in front of a place where the scanner stopped."""
    try:
        return scan(text[: text.rfind("\n", 0, at) + 1])
    except Refused:
        return []


def _around(tokens: list[Token], at: int) -> tuple[Token | None, tuple[Token, ...]]:
    """The token in front of a place, and the brackets that are open there."""
    before: Token | None = None
    opened: list[Token] = []
    for token in tokens:
        if token.start >= at:
            break
        before = token
        if token.type in (MAP_START, SEQ_START):
            opened.append(token)
        elif token.type in (MAP_END, SEQ_END) and opened:
            opened.pop()
    return before, tuple(opened)


def _leave_out(left: _Left, refused: Refused, before: Token | None, opened: tuple[Token, ...]) -> _Left:
    """The text without the lines of a mistake; their line breaks stay."""
    text, token = left.text, refused.token
    if token is None:
        return left
    at = min(token.start, max(0, len(text) - 1))
    if refused.begin is not None:
        at = refused.begin
    if opened:
        at = min(at, opened[0].start)
    elif (before is not None and before.type in (MAP_END, SEQ_END) and "invalid key" in refused.words) or (
        before is not None and before.type in (SINGLE, DOUBLE) and "\n" in text[before.start : before.end]
    ):
        at = before.start
    start = text.rfind("\n", 0, at) + 1
    end = _end_of_entry(text, start)
    kept = _KEPT.match(text, start)
    if kept is not None and kept.end() <= at:
        start = kept.end()
    part = text[start:end]
    blank = re.sub(r"[^\r\n]", " ", part)
    return _Left(text[:start] + blank + text[end:], left.anchors or "&" in part)


def _end_of_entry(text: str, start: int) -> int:
    """Where the lines end that belong to the entry that begins on a line."""
    line = text[start : _line_end(text, start)]
    indent = len(line) - len(line.lstrip(" \t"))
    tab = line.startswith("\t")
    at = _line_end(text, start)
    while at < len(text):
        end = _line_end(text, at + 1)
        following = text[at + 1 : end]
        entry = _ENTRY.match(following)
        if tab:
            if not following.startswith("\t"):
                return at
        elif entry is not None and len(entry[1]) <= indent:
            return at
        at = end
    return len(text)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
