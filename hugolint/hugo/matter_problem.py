"""What is wrong with a front matter, whatever its format."""

from __future__ import annotations

from typing import NamedTuple

from hugolint.hugo.nodes import Mapping
from hugolint.hugo.text import Span


class Problem(NamedTuple):
    """One reason why Hugo refuses a front matter, or (JSON's duplicate keys) silently loses a part of it."""

    kind: str
    """`syntax` or `duplicate-key`."""
    span: Span
    """Where it stands, on the line Hugo names."""
    message: str
    help: str
    """How to mend it."""
    hugo: str = ""
    """Hugo's own words as far as they are known; empty where Hugo is silent."""
    fails: bool = True
    """Hugo stops here."""
    first: Span | None = None
    """Of a duplicate key: the place it was first written at."""
    hugo_at: int | None = None
    """The offset that Hugo names, where it is another one than the span's beginning."""
    hugo_place: tuple[int, int] | None = None
    """Line and column as Hugo counts them in the text between the fences, where its counting is its own (YAML)."""


class Decoded(NamedTuple):
    """What a decoder made of the text between the fences."""

    root: Mapping | None
    problems: tuple[Problem, ...] = ()


def syntax(start: int, end: int, message: str, help: str, hugo: str, hugo_at: int | None = None) -> Problem:
    """A syntax problem at two offsets; one character wide if they are the same."""
    return Problem("syntax", Span(start, max(end, start + 1)), message, help, hugo, hugo_at=hugo_at)


def duplicate(key: str, span: Span, first: Span, *, fails: bool, hugo: str) -> Problem:
    """A key that was written before in the same map."""
    mend = "keep one of the two and remove the other"
    return Problem("duplicate-key", span, f'key "{shown(key)}" is written twice', mend, hugo, fails, first)


def shown(text: str, limit: int = 60) -> str:
    """A value as a message shows it: on one line, cut when it is long."""
    line = " ".join(text[: limit * 4].split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
