"""A YAML mapping at its end: are its keys ones that Hugo takes, is one there twice, and what do `<<` keys bring in.

Hugo 0.168.0, probed: of a key that comes from a merge and one written out the later one counts, in the file's order.
"""

from __future__ import annotations

import re

from hugolint.hugo.matter_problem import Problem, duplicate, shown, syntax
from hugolint.hugo.matter_scalar import kind
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span

_MERGED_MAX = 200_000
"""Entries that merges may bring in; beyond, `<<` stays an ordinary key."""
_EXPLICIT = re.compile(r"(?:^|[\s\[{,])\?[ \t]+$")
_COLON_BELOW = re.compile(r"[ \t]*\r?\n[ \t]*:")


class Frame:
    """A list or map that is still open."""

    __slots__ = ("anchor", "entries", "flow", "height", "is_map", "items", "key", "start")

    def __init__(self, is_map: bool, start: int, flow: bool, anchor: str | None) -> None:
        self.is_map = is_map
        self.start = start
        self.flow = flow
        self.anchor = anchor
        self.height = 0
        self.key: Node | None = None
        self.entries: list[Entry] = []
        """Not yet looked at: a key may still be a list or a map."""
        self.items: list[Node] = []


class Merges:
    """What the maps of one text share."""

    __slots__ = ("count", "explicit")

    def __init__(self, text: str) -> None:
        self.count = 0
        """Entries that merges have brought in."""
        self.explicit = "? " in text or "?\t" in text
        """Whether there may be a `? key`."""


def close_mapping(frame: Frame, text: str, base: int, problems: list[Problem], merges: Merges) -> tuple[Entry, ...]:
    """The entries of a map that ends; what Hugo refuses in it is added to the problems."""
    entries = frame.entries
    seen: set[str] = set()
    for key, _ in entries:
        if type(key) is not Scalar or key.span[0] == key.span[1]:
            entries = _sound_keys(frame, text, base, problems)
            seen = {key.text for key, _ in entries}
            break
        seen.add(key.text)
    if len(seen) != len(entries):
        problems.extend(_duplicates(entries))
    if merges.explicit:
        problems.extend(_two_explicit(entries, text, base))
    if "<<" in seen:
        return _merge(entries, text, base, problems, merges)
    return tuple(entries)


def _duplicates(entries: list[Entry]) -> list[Problem]:
    first: dict[str, Span] = {}
    found = []
    for key, _ in entries:
        if key.text in first:
            said = f'mapping key "{key.text}" already defined'
            found.append(duplicate(key.text, key.span, first[key.text], fails=True, hugo=said))
        else:
            first[key.text] = key.span
    return found


def is_explicit(key: Scalar, text: str, base: int) -> bool:
    """Whether a key is written `? key`."""
    at = key.span.start - base
    return _EXPLICIT.search(text, max(0, at - 40), at) is not None


def _two_explicit(entries: list[Entry], text: str, base: int) -> list[Problem]:
    """Hugo takes every explicit key for the key `?`, so that there can be one in a map."""
    explicit = [
        key for key, _ in entries if is_explicit(key, text, base) and _COLON_BELOW.match(text, key.span.end - base)
    ]
    return [
        duplicate("?", key.span, explicit[0].span, fails=True, hugo='mapping key "?" already defined')
        for key in explicit[1:]
        if key.text != explicit[0].text
    ]


def _sound_keys(frame: Frame, text: str, base: int, problems: list[Problem]) -> list[Entry]:
    """The pairs whose key is one that Hugo takes; of the others the first is reported."""
    sound: list[Entry] = []
    before: Node | None = None
    key: Node
    for key, value in frame.entries:
        problem: Problem | None = None
        if not isinstance(key, Scalar):
            if text[key.span.start - base : key.span.start - base + 1] == "*":  # an alias; Hugo takes its value as text
                name = Scalar(key.span, text[key.span.start - base : key.span.end - base], None)
                sound.append(Entry(name, value))
            else:
                problem = _complex_key(frame, key, value, text, base)
        elif not key.text and key.plain and key.span.start == key.span.end and _nothing_before(key, text, base):
            problem = _empty_key(frame, key, before)
        else:
            sound.append(Entry(key, value))
        if problem is not None:
            problems.append(problem)
            return sound
        before = value
    return sound


def _nothing_before(key: Scalar, text: str, base: int) -> bool:
    """No tag or anchor makes the empty key (Hugo may take those)."""
    at = key.span.start - base
    return text[at : at + 1] == ":" and (at == 0 or text[at - 1] in " \t\n\r{[,")


def _complex_key(frame: Frame, key: Node, value: Node, text: str, base: int) -> Problem | None:
    colon = text.find(":", key.span.end - base, max(value.span.start - base, key.span.end - base))
    if frame.flow and colon < 0:
        template = text[frame.start - base : frame.start - base + 2] == "{{"
        return syntax(
            frame.start if template else key.span.start,
            frame.start + 2 if template else key.span.end,
            "two braces begin a map inside a map here, and no text"
            if template
            else "a list or map stands for a key here",
            "put the whole value in quotes",
            "could not find flow map content",
        )
    if colon < 0:
        return None
    what = "map" if isinstance(key, Mapping) else "list"
    said = "found an invalid key for this map"
    return syntax(colon + base, colon + base + 1, f"a {what} is used as a key", "use a plain text as key", said)


def _empty_key(frame: Frame, key: Scalar, before: Node | None) -> Problem:
    at = key.span.start
    mend = "write a key in front of the colon"
    if frame.flow or before is None:
        return syntax(at, at + 1, "a colon stands here without a key", mend, "unexpected key name")
    start = before.span.start  # Hugo reads the colon as going on with the value above
    said = "mapping value is not allowed in this context"
    return syntax(start, start + 1, "the next line begins with a colon and has no key", mend, said)


def _merge(entries: list[Entry], text: str, base: int, problems: list[Problem], merges: Merges) -> tuple[Entry, ...]:
    result: dict[str, list[Entry]] = {}
    brought_in: set[str] = set()
    for entry in entries:
        key = entry[0]
        maps = None
        if key.text == "<<" and key.plain and not is_explicit(key, text, base):
            maps = _brought(entry[1], problems, quiet=_has_tab(key, text, base))
            merges.count += sum(len(map_.entries) for map_ in maps or ())
        if maps is not None and merges.count <= _MERGED_MAX:
            for map_ in maps:
                result.update((other.key.text, [other]) for other in map_.entries)
                brought_in.update(other.key.text for other in map_.entries)
        elif key.text in brought_in:
            brought_in.discard(key.text)
            result[key.text] = [entry]
        else:
            result.setdefault(key.text, []).append(entry)
    return tuple(entry for same in result.values() for entry in same)


def _has_tab(key: Scalar, text: str, base: int) -> bool:
    """A tab follows the colon: Hugo then takes a text there for a value like any other."""
    return text.startswith(":\t", key.span.end - base)


def _brought(value: Node, problems: list[Problem], *, quiet: bool) -> list[Mapping] | None:
    """The maps that a `<<` brings in; None where it brings nothing in."""
    if isinstance(value, Mapping):
        return [value]
    if isinstance(value, Scalar):
        if not quiet and (value.text or not value.plain):
            problems.append(_no_merge(value))
        return None
    maps = []
    for item in value.items:
        if isinstance(item, Scalar):
            problems.append(_no_merge(item))
            return None
        if isinstance(item, Sequence):
            return None
        maps.append(item)
    return maps


def _no_merge(value: Scalar) -> Problem:
    said = f"{kind(value.value)} was used where mapping is expected"
    message = f'"<<" merges a map, and "{shown(value.text)}" is none'
    return syntax(*value.span, message, "name an anchor of a map: <<: *name", said)
