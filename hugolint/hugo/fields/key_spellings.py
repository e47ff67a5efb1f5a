"""Keys that differ in case only, of which Hugo keeps one (Hugo 0.168.0, probed).

Hugo makes every key lower-case, in maps within maps, too, though not in maps within lists. A spelling with capitals
beats the lower-case one; between two spellings with capitals chance decides. Org keywords that stand twice are a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.nodes import Entry, Mapping, plain_value
from hugolint.hugo.page import Page


class Clash(NamedTuple):
    """Entries of one map that are one key to Hugo."""

    lost: Entry
    """The one that Hugo does not keep; where that is chance, the last one."""
    others: tuple[Entry, ...]
    certain: bool
    """Whether the other one, and there is one only, is the one that Hugo keeps."""
    same: bool
    """Whether all have the same value."""


def clashes(page: Page) -> Iterator[Clash]:
    """The clashes of a page's front matter."""
    entries = page.entries
    if page.matter.format == "org" or page.matter.root is None:
        return
    if len(page.own) != len(entries):
        yield from _in_map(entries)
    if dict in map(type, page.own.values()):
        for entry in entries:
            if type(entry.value) is Mapping:
                yield from _below(entry.value)


def _below(mapping: Mapping) -> Iterator[Clash]:
    """The clashes in a map and in the maps within; a map that several keys share is looked at for each."""
    stack = [mapping]
    while stack:
        entries = stack.pop().entries
        if len({entry.key.text.lower() for entry in entries}) != len(entries):
            yield from _in_map(entries)
        stack.extend(entry.value for entry in reversed(entries) if type(entry.value) is Mapping)


def _in_map(entries: tuple[Entry, ...]) -> Iterator[Clash]:
    groups: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        # Of two equal spellings the last one counts; that they are two is told elsewhere.
        groups.setdefault(entry.key.text.lower(), {})[entry.key.text] = entry
    for name, spellings in groups.items():
        if len(spellings) > 1:
            yield _clash(name, spellings)


def _clash(name: str, spellings: dict[str, Entry]) -> Clash:
    values = [plain_value(entry.value) for entry in spellings.values()]
    same = all(type(value) is type(values[0]) and value == values[0] for value in values)
    certain = len(spellings) == 2 and name in spellings
    ordered = sorted(spellings.values(), key=lambda entry: entry.key.span)
    lost = spellings[name] if certain else ordered[-1]
    return Clash(lost, tuple(entry for entry in ordered if entry is not lost), certain, same)
