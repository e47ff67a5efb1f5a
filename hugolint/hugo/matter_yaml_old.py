"""YAML front matter as Hugo read it before 0.152: with gopkg.in/yaml.v2, a port of libyaml.

What that library refuses, a C parser of libyaml refuses, too, but for a few forms that it came to know later; those are
passed over. Only the first document counts. Of a key that stands twice the last one silently wins, `yes`, `no`, `on`,
`off`, `y` and `n` are switches, and a merge that stands below a key beats it (Hugo 0.147 to 0.151, probed).
"""

from __future__ import annotations

import binascii
import math
import re
from functools import lru_cache
from typing import Any, NamedTuple

from hugolint.hugo.matter_problem import Decoded, Problem, duplicate
from hugolint.hugo.matter_yaml import engine
from hugolint.hugo.matter_yaml_old_words import problem_of
from hugolint.hugo.nodes import Entry, Mapping, Node, Primitive, Scalar, Sequence
from hugolint.hugo.text import Span

_DEEP = 150
"""Levels of lists and maps that are read; what is nested deeper is not judged."""
_MANY = 100_000
"""Nodes, aliases followed, that are read."""
_TAGS = "tag:yaml.org,2002:"
_RESOLVED = frozenset(_TAGS + name for name in ("bool", "int", "float", "null", "timestamp"))


class Refused(Exception):
    """The library refuses the text, in these words and at this offset."""

    def __init__(self, words: str, start: int, end: int) -> None:
        super().__init__(words)
        self.words, self.start, self.end = words, start, end


class _Unknown(Exception):
    """The text is more than we judge."""


def decode(text: str, base: int) -> Decoded:
    """Read YAML that stands at offset `base` of its source. Never fails, whatever the text is."""
    try:
        composer = _Composer(text, base)
        root = composer.compose()
        if isinstance(root, Scalar) and root.value is None:
            root = Mapping(Span(base, base), ())
        if not isinstance(root, Mapping):
            raise _no_map(root, text, base)
        return Decoded(root, tuple(composer.problems))
    except (_Unknown, RecursionError):
        return Decoded(None)
    except _errors() as error:
        problem = problem_of(error, text, base)
        return Decoded(None, (problem,)) if problem is not None else _as_today(text, base)


def _as_today(text: str, base: int) -> Decoded:
    """The front matter as today's Hugo reads it, where the C parser does not see it as the library did."""
    from hugolint.hugo.goccy.judge import judge

    return Decoded(judge(text, base).root)


def _errors() -> tuple[type[Exception], ...]:
    return (Refused, *engine().errors)


def _no_map(root: Node | None, text: str, base: int) -> Exception:
    if root is None:
        return _Unknown()
    start, end = root.span.start - base, root.span.end - base
    if isinstance(root, Sequence):
        shown = "!!seq"
    else:
        assert isinstance(root, Scalar)
        kind = "bool" if isinstance(root.value, bool) else "int" if isinstance(root.value, int) else "str"
        kind = "float" if isinstance(root.value, float) else kind
        written = root.text if len(root.text.encode("utf-8", "surrogateescape")) <= 10 else root.text[:7] + "..."
        shown = f"!!{kind} `{written}`"
    line = text.count("\n", 0, start) + 1
    return Refused(
        f"unmarshal errors: line {line}: cannot unmarshal {shown} into map[string]interface {{}}", start, end
    )


class _Anchored(NamedTuple):
    node: Node
    size: int


class _Composer:
    """Nodes from the events of the C parser."""

    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.of = engine()
        self.next_event = self.of.parser(text).get_event
        self.anchors: dict[str, _Anchored | None] = {}
        """By name; None while the value is being read."""
        self.read = 0
        """Nodes, aliases followed."""
        self.aliased = 0
        """Those of them that only an alias brings."""
        self.problems: list[Problem] = []
        self.late: Refused | None = None
        """What is wrong with a value: it is told only if the text can be parsed to its end."""

    def compose(self) -> Node | None:
        """The root of the first document; None where there is none."""
        while True:
            event = self.next_event()
            if event is None or type(event).__name__ == "StreamEndEvent":
                return Mapping(Span(self.base, self.base), ())
            if type(event) in (self.of.scalar, self.of.mapping, self.of.sequence, self.of.alias):
                root = self._node(event, 0)
                self.next_event()  # the end of the document; what follows is never read
                self._check_aliases(event)
                if self.late is not None:
                    raise self.late
                return root

    def _refuse(self, words: str, event: Any) -> None:
        if self.late is None:
            self.late = Refused(words, event.start_mark.index, event.end_mark.index)

    def _node(self, event: Any, depth: int) -> Node:
        of, type_ = self.of, type(event)
        self.read += 1
        if depth > _DEEP:
            raise _Unknown
        if type_ is of.scalar and event.anchor is None:
            return self._scalar(event)
        if type_ is of.alias:
            return self._alias(event)
        name, before = event.anchor, self.read
        if name is not None:
            self.anchors[name] = None
        node = (
            self._scalar(event)
            if type_ is of.scalar
            else self._mapping(event, depth)
            if type_ is of.mapping
            else self._sequence(event, depth)
        )
        if name is not None:
            self.anchors[name] = _Anchored(node, self.read - before + 1)
        return node

    def _span(self, event: Any) -> Span:
        return Span(event.start_mark.index + self.base, event.end_mark.index + self.base)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        value, style, tag = event.value, event.style, event.tag
        if style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        if tag is not None:
            start = self._behind_properties(start, end)
            resolved = self._tagged(value, tag, event)
        else:
            if event.anchor is not None:
                start = self._behind_properties(start, end)
            resolved = resolve(value) if event.implicit[0] else value
        return Scalar(Span(start + self.base, max(start, end) + self.base), value, resolved, not style)

    def _behind_properties(self, start: int, end: int) -> int:
        found = _PROPERTIES.match(self.text, start, end)
        return found.end() if found is not None else start

    def _tagged(self, value: str, tag: str, event: Any) -> Primitive:
        if tag == _TAGS + "binary":
            try:
                return binascii.a2b_base64(value.encode(), strict_mode=True).decode("utf-8", "surrogateescape")
            except (binascii.Error, UnicodeError):
                self._refuse("!!binary value contains invalid base64 data", event)
        if tag not in _RESOLVED:
            return value
        resolved = resolve(value)
        kind = _kind(resolved, value)
        wanted = tag.removeprefix(_TAGS)
        if kind == "int" and wanted == "float":
            assert isinstance(resolved, int)
            return float(resolved)
        if kind != wanted and (kind != "str" or wanted != "timestamp" or not _DATE.match(value)):
            self._refuse(f"cannot decode !!{kind} `{value}` as a !!{wanted}", event)
        return resolved

    def _alias(self, event: Any) -> Node:
        name = event.anchor
        if name not in self.anchors:
            self._refuse_now(f"unknown anchor '{name}' referenced", event)
        anchored = self.anchors[name]
        if anchored is None:
            self._refuse(f"anchor '{name}' value contains itself", event)
            return Scalar(self._span(event), "", None)
        self.read += anchored.size
        self.aliased += anchored.size
        return anchored.node._replace(span=self._span(event))

    def _check_aliases(self, event: Any) -> None:
        """The library counts what aliases bring, and refuses a text that is nearly all that."""
        if self.read > 1000 and self.aliased > 0.99 * self.read:
            self._refuse("document contains excessive aliasing", event)
        elif self.read > _MANY:
            raise _Unknown

    def _refuse_now(self, words: str, event: Any) -> None:
        raise self.late or Refused(words, event.start_mark.index, event.end_mark.index)

    def _sequence(self, event: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while type(inner := self.next_event()) not in self.of.ends:
            items.append(self._node(inner, depth + 1))
        return Sequence(self._whole(event, inner, items[-1] if items else None), tuple(items))

    def _whole(self, event: Any, end: Any, last: Node | None) -> Span:
        start = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            found = _PROPERTIES.match(self.text, start)
            start = found.end() if found is not None else start
        if event.flow_style:
            return Span(start + self.base, end.end_mark.index + self.base)
        return Span(start + self.base, max(start + self.base, last.span.end if last is not None else 0))

    def _mapping(self, event: Any, depth: int) -> Mapping:
        entries: list[Entry] = []
        known: dict[str, Span] = {}
        last: Node | None = None
        while type(inner := self.next_event()) not in self.of.ends:
            if type(inner) is self.of.scalar and inner.value == "<<" and _is_merge(inner):
                entries += self._merged(self.next_event(), depth)
                continue
            key = self._node(inner, depth + 1)
            last = self._node(self.next_event(), depth + 1)
            if not isinstance(key, Scalar):
                self._bad_key(key, inner, depth)
                continue
            key = _as_text(key, depth)
            if key.text in known:
                self.problems.append(duplicate(key.text, key.span, known[key.text], fails=False, hugo=""))
            known.setdefault(key.text, key.span)
            entries.append(Entry(key, last))
        return Mapping(self._whole(event, inner, last), tuple(entries))

    def _bad_key(self, key: Node, event: Any, depth: int) -> None:
        kind = "seq" if isinstance(key, Sequence) else "map"
        if depth == 0:
            line = event.start_mark.line + 1
            self._refuse(f"unmarshal errors: line {line}: cannot unmarshal !!{kind} into string", event)
        else:
            go = "[]interface {}" if kind == "seq" else "map[interface {}]interface {}"
            self._refuse(f"invalid map key: {go}{{{_go_inner(key)}", event)

    def _merged(self, event: Any, depth: int) -> list[Entry]:
        is_list = type(event) is self.of.sequence
        node = self._node(event, depth + 1)
        parts = list(reversed(node.items)) if is_list and isinstance(node, Sequence) else [node]
        if not all(isinstance(part, Mapping) for part in parts):
            self._refuse("map merge requires map or sequence of maps as the value", event)
        found = [entry for part in parts if isinstance(part, Mapping) for entry in part.entries]
        self.read += len(found)
        return found


_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)+")
_DATE = re.compile(r"[0-9]{4}-")


def _is_merge(event: Any) -> bool:
    return bool(event.implicit[0]) or event.tag == f"{_TAGS}merge"


def _as_text(key: Scalar, depth: int) -> Scalar:
    """A key as Hugo has it: at the top as it is written, below as its value is printed."""
    value = key.value
    if depth == 0 or isinstance(value, str):
        return key
    if isinstance(value, bool):
        return key._replace(text="true" if value else "false")
    if isinstance(value, int):
        return key._replace(text=str(value))
    return key._replace(text="<nil>") if value is None else key


def _go_inner(key: Node) -> str:
    """What Go prints of a map with one key and no value, as `{{ x }}` is; cut off where it is anything else."""
    if isinstance(key, Mapping) and len(key.entries) == 1:
        name, value = key.entries[0]
        if isinstance(name.value, str) and name.value.isascii() and isinstance(value, Scalar) and value.value is None:
            return f'"{name.value}":interface {{}}(nil)}}'
    return ""


def _kind(resolved: Primitive, value: str) -> str:
    if resolved is None:
        return "null"
    names = {bool: "bool", int: "int", float: "float"}
    return names.get(type(resolved)) or "str"


_WORDS: dict[str, Primitive] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **{form: True for word in ("y", "yes", "true", "on") for form in (word, word.title(), word.upper())},
    **{form: False for word in ("n", "no", "false", "off") for form in (word, word.title(), word.upper())},
    **{form: math.nan for form in (".nan", ".NaN", ".NAN")},
    **{sign + form: math.inf for form in (".inf", ".Inf", ".INF") for sign in ("", "+")},
    **{f"-{form}": -math.inf for form in (".inf", ".Inf", ".INF")},
}
_NUMBER_START = frozenset("0123456789+-.")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INTEGER = re.compile(
    r"(?P<sign>[-+]?)(?:0[xX](?P<x>[0-9a-fA-F]{1,16})|0[bB](?P<b>[01]{1,64})|0[oO]?(?P<o>[0-7]{1,22})|(?P<d>0|[1-9][0-9]{0,19}))"
)
_BASES = {"x": 16, "b": 2, "o": 8, "d": 10}


@lru_cache(maxsize=4096)
def resolve(text: str) -> Primitive:
    """The value of a plain scalar without a tag: `yes` is true, `1e3` and `089` are numbers, dates are text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    plain = text if text[0] == "." else text.replace("_", "")
    found = _INTEGER.fullmatch(plain)
    if found is not None and found.lastgroup is not None:
        whole = int(found[found.lastgroup], _BASES[found.lastgroup])
        if found["sign"] == "-":
            whole = -whole
        if -(1 << 63) <= whole < 1 << (63 if found["sign"] else 64):
            return whole
    if len(plain) < 400 and _FLOAT.fullmatch(plain):
        value = float(plain)
        return text if math.isinf(value) else value
    return text
