"""Front matter that Hugo does not see: what is clearly meant as one, and does not begin as Hugo wants it.

Hugo 0.168.0, probed: only blanks and line breaks may stand before the opening fence. Anything else, be it invisible,
a comment or a heading, makes the whole file text, and Hugo says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.matter import decode
from hugolint.hugo.nodes import Mapping
from hugolint.hugo.text import Span

PREDEFINED = frozenset((
    "aliases", "audio", "bundle", "cascade", "categories", "date", "description", "draft", "expirydate",
    "headless", "images", "iscjklanguage", "keywords", "lang", "lastmod", "layout", "linktitle", "locale",
    "markup", "menu", "menus", "modified", "outputs", "params", "publishdate", "resources", "series",
    "sitemap", "slug", "summary", "tags", "taxonomies", "title", "translationkey", "type", "unpublishdate",
    "url", "videos", "weight",
))  # fmt: skip
"""The keys that Hugo or its own templates know, in lower case."""
_COMMON = frozenset(("title", "date", "draft", "tags", "categories", "weight", "slug", "url", "aliases", "description"))

_INVISIBLE = re.compile("[\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202e\u202f\u205f-\u2064\u3000\ufeff\x00]")
_FENCE = re.compile(r"(?:---|\+\+\+)[ \t\r]*$", re.MULTILINE)
_OTHER = re.compile(
    r"(?P<dashes>[-\u2010-\u2015\u2212]{1,3})|(?P<stars>\*{3,}|_{3,}|={3,}|~{3,}|\\---)|(?P<code>`{3,}|~{3,})(?:ya?ml|toml)?",
    re.IGNORECASE,
)
_KEY_LINE = re.compile(r"[A-Za-z_][\w-]*[ \t]*(?P<sign>[:=])(?:[ \t]|\r?$)", re.MULTILINE)
_YAML_LINE = re.compile(r"[A-Za-z_\"'][\w\"'.-]*[ \t]*:(?:[ \t]|\r?$)|-[ \t]|#|[ \t]|[\]}]|\r?$")
_ABOVE = re.compile(r"<!--(?:(?!-->).)*-->|//[^\n]*|%[^\n]*|(?P<text>[^\n]+)", re.DOTALL)
_HEAD = 4_000
_LONGEST = 20_000


class Unseen(NamedTuple):
    """A front matter that Hugo takes for text."""

    kind: str
    """`invisible`, `above`, `fence` (the opening is another one) or `unopened`."""
    span: Span
    """What is in the way; where the opening fence is missing, the first key."""
    fence: str
    """What should begin the file: `---` or `+++`."""


class _Block(NamedTuple):
    format: str
    keys: tuple[str, ...]


def find_unseen(text: str) -> Unseen | None:
    """The front matter that was meant, in a text in which Hugo sees none; None where it may be anything else."""
    head = text[:_HEAD]
    if not any(sign in head for sign in ("---", "+++", "```", "***", "___", "===", "~~~", "\u2014", "\u2013")):
        return None
    for find in (_behind_invisible, _behind_text, _other_fence, _unopened):
        found = find(text)
        if found is not None:
            return found
    return None


def _behind_invisible(text: str) -> Unseen | None:
    """Only invisible characters stand before the fence."""
    at, first, last = 0, -1, 0
    while at < min(len(text), 200) and (text[at].isspace() or _INVISIBLE.match(text, at)):
        if _INVISIBLE.match(text, at):
            first, last = (at if first < 0 else first), at + 1
        at += 1
    if first < 0 or _FENCE.match(text, at) is None:
        return None
    fence = text[at : at + 3]
    return Unseen("invisible", Span(first, last), fence) if _between(text, at, (fence,)) is not None else None


def _behind_text(text: str) -> Unseen | None:
    """A comment, a heading or a line of text stands above the fence."""
    found = _FENCE.search(text, 0, _HEAD)
    while found is not None and found.start() > 0 and text[found.start() - 1] != "\n":
        found = _FENCE.search(text, found.end(), _HEAD)
    if found is None:
        return None
    above = text[: found.start()]
    parts = [part["text"] for part in _ABOVE.finditer(above.strip())]
    words = [part for part in parts if part is not None and part.strip()]
    if not parts or len(words) > 1 or _KEY_LINE.match(above.strip()):
        return None
    if any("<!--" in part or "-->" in part for part in words):  # a comment goes on, and the front matter is part of it
        return None
    block = _between(text, found.start(), (found[0][:3],))
    # Under a line of text, three hyphens make a heading of it, so that one key proves nothing.
    enough = block is not None and (len(_known(block)) >= 2 if words else bool(_known(block)))
    start = len(above) - len(above.lstrip())
    end = len(above.rstrip())
    return Unseen("above", Span(start, end), found[0][:3]) if enough else None


def _other_fence(text: str) -> Unseen | None:
    """The first line is something like a fence: long dashes, stars, the begin of a code block."""
    start = len(text) - len(text.lstrip())
    end = _line_end(text, start)
    line = text[start:end].rstrip()
    found = _OTHER.fullmatch(line)
    if found is None:
        return None
    closings = ("---", "+++", line) if found["code"] is None else (line[:3],)
    block = _between(text, start, closings)
    if block is None or len(_known(block)) < (1 if found["dashes"] else 2):
        return None
    return Unseen("fence", Span(start, start + len(line)), "---" if block.format == "yaml" else "+++")


def _unopened(text: str) -> Unseen | None:
    """The keys begin at once, and a closing fence follows."""
    start = len(text) - len(text.lstrip())
    key = _KEY_LINE.match(text, start)
    if key is None:
        return None
    fence = "---" if key["sign"] == ":" else "+++"
    block = _block(text, start, (fence,))
    if block is None or len(block.keys) < 2 or not _COMMON & set(_known(block)):
        return None
    return Unseen("unopened", Span(start, _line_end(text, start)), fence)


def _known(block: _Block) -> list[str]:
    return [key for key in block.keys if key in PREDEFINED]


def _between(text: str, fence: int, closings: tuple[str, ...]) -> _Block | None:
    """The block behind an opening fence, if it is one of keys of which Hugo knows one."""
    block = _block(text, _line_end(text, fence) + 1, closings)
    return block if block is not None and _known(block) else None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _block(text: str, start: int, closings: tuple[str, ...]) -> _Block | None:
    """The keys between an offset and the next closing fence."""
    end = next(_closings(text, start, closings), None)
    if end is None or _KEY_LINE.match(text, start + len(text[start:end]) - len(text[start:end].lstrip())) is None:
        return None
    inner = text[start:end]
    for format in ("yaml", "toml"):
        if format == "yaml" and not all(_YAML_LINE.match(line) for line in inner.split("\n")):
            continue
        decoded = decode(inner, format, start)
        if isinstance(decoded.root, Mapping) and not decoded.problems and decoded.root.entries:
            return _Block(format, tuple(entry.key.text.lower() for entry in decoded.root.entries))
    return None


def _closings(text: str, start: int, closings: tuple[str, ...]) -> Iterator[int]:
    """Where lines begin with one of the closing fences and hold nothing else."""
    at = start
    while at <= start + _LONGEST and at < len(text):
        end = _line_end(text, at)
        if text.startswith(closings, at) and text[at:end].rstrip() in closings:
            yield at
        at = end + 1
