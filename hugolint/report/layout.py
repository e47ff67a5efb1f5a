"""Lines of a known width: text wrapped at words, source lines seen through a window, each code point with its cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from hugolint.report.escape import pieces
from hugolint.report.words import Glyphs

TAB = 4

# A shortcode or template action is one word: it is there to be copied.
_WORD = re.compile(r" *(?:\{\{[^{}]{1,60}\}\}|[^ ])+")
_JOINERS = "\u200c\u200d\ufe0f"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: how wide, in which encoding, with which signs, and how wide a text is on it."""

    width: int
    encoding: str | None
    glyphs: Glyphs
    measure: Callable[[str], int]
    """The cells that a printable text takes."""


class Shown(NamedTuple):
    """A source line, or a window on it, as it is printed."""

    text: str
    first: int
    """The first code point that is shown."""
    starts: tuple[int, ...]
    """The cell where each shown code point starts; those that share cells share the start."""
    ends: tuple[int, ...]
    """The cell where each shown code point ends."""

    def cover(self, start: int, end: int) -> tuple[int, int]:
        """The cells under a stretch of code points, at least one, cut at the window."""
        last = len(self.starts) - 1
        if start - self.first > last:
            cell = self.ends[-1] if self.ends else 0
            return cell, cell + 1
        low = self.starts[max(start - self.first, 0)]
        high = self.ends[min(max(end - 1 - self.first, 0), last)] if end > start else low
        return low, max(high, low + 1)

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch lies in the window as a whole."""
        return self.first <= start and end <= self.first + len(self.starts)


class _Chunk(NamedTuple):
    """What is printed as one: a character with the marks on it, an escape, a tab's blanks."""

    text: str
    size: int
    """Code points."""
    width: int
    """Cells."""


def wrap(text: str, room: int, measure: Callable[[str], int], first: int | None = None) -> list[str]:
    """Break a text at blanks; the first line may have less room than the others.

    A word longer than the room (a path, a URL, an id) stays whole on a line of its own, so that it can be copied.
    """
    lines = [""]
    used, limit = 0, room if first is None else first
    for word in _WORD.findall(text):
        width = measure(word)
        if used + width <= limit:
            lines[-1] += word
            used += width
            continue
        word = word.lstrip(" ")
        if lines[-1] or limit < room:
            lines.append(word)
        else:
            lines[-1] = word
        used, limit = measure(word), room
    return lines


def lay_out(text: str, start: int, end: int, paper: Paper) -> Shown:
    """Show a source line so that a stretch of it can be seen: whole where it fits, else a window around the stretch."""
    if len(text) <= paper.width and text.isascii() and text.isprintable() and "##" not in text:
        cells = range(len(text) + 1)
        return Shown(text.rstrip(" "), 0, tuple(cells[:-1]), tuple(cells[1:]))
    # A window never needs more code points than these, but for heaps of zero-width marks, and those may be cut.
    reach = 2 * paper.width
    low, high = max(0, start - reach), min(len(text), min(end, start + reach) + reach)
    chunks = _chunks(text[low:high], paper)
    width = sum(chunk.width for chunk in chunks)
    if low == 0 and high == len(text) and width <= paper.width:
        return _shown(chunks, 0, 0, "")
    ahead = sum(chunk.width for chunk in _until(chunks, start - low))
    under = sum(chunk.width for chunk in _until(chunks, end - low)) - ahead
    return _window(chunks, low, high < len(text), ahead, under, paper)


def _chunks(text: str, paper: Paper) -> list[_Chunk]:
    shown = pieces(text, paper.encoding)
    chunks: list[_Chunk] = []
    at, cell, size = 0, 0, len(text)
    while at < size:
        after = at + 1
        if text[at] == "\t":
            printed = " " * (TAB - cell % TAB)
        else:
            while after < size and _joins(shown[after - 1], shown[after], paper.measure):
                after += 1
            printed = "".join(shown[at:after])
        width = paper.measure(printed)
        chunks.append(_Chunk(printed, after - at, width))
        cell += width
        at = after
    return chunks


def _joins(before: str, piece: str, measure: Callable[[str], int]) -> bool:
    if piece.isascii():
        return False
    return piece in _JOINERS or before == "\u200d" or measure(piece) == 0


def _until(chunks: list[_Chunk], index: int) -> list[_Chunk]:
    """The chunks before the one that holds a code point."""
    seen = 0
    for number, chunk in enumerate(chunks):
        seen += chunk.size
        if seen > index:
            return chunks[:number]
    return chunks


def _window(chunks: list[_Chunk], low: int, more: bool, ahead: int, under: int, paper: Paper) -> Shown:
    """Cut a line that is too long: `ahead` cells lie before the stretch, `under` within it, `more` text after all."""
    sign = paper.glyphs.ellipsis
    gap = paper.measure(sign)
    total = sum(chunk.width for chunk in chunks)
    inner = paper.width - 2 * gap
    context = max((inner - under) // 2, min(8, inner // 4))
    left = max(0, ahead - context)
    if low == 0 and left <= gap:
        left, cut = 0, False
    else:
        cut = True
    right = left + paper.width - gap * (1 + cut)
    if not more and total <= right + gap:
        # The end of the line is near: no sign after it, and the room goes to what stands before.
        right = total
        left = max(0, total - (paper.width - gap)) if cut else left
        more = False
    else:
        more = True
    kept: list[_Chunk] = []
    cell, first, index = 0, low, low
    for chunk in chunks:
        if cell >= left and cell + chunk.width <= right:
            if not kept:
                first = index
            kept.append(chunk)
        cell += chunk.width
        index += chunk.size
    return _shown(kept, first, gap if cut else 0, sign, more=more)


def _shown(chunks: list[_Chunk], first: int, lead: int, sign: str, *, more: bool = False) -> Shown:
    starts: list[int] = []
    ends: list[int] = []
    cell = lead
    for chunk in chunks:
        starts += [cell] * chunk.size
        cell += chunk.width
        ends += [cell] * chunk.size
    text = "".join(chunk.text for chunk in chunks)
    text = f"{sign if lead else ''}{text}{sign}" if more else f"{sign if lead else ''}{text}".rstrip(" ")
    return Shown(text, first, tuple(starts), tuple(ends))
