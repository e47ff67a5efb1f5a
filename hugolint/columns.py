"""Rows in columns for a terminal: a label, a text, what is to be said of it, and the place that says so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hugolint.report import Terminal
from hugolint.report.layout import wrap

_LABEL = 12
_INDENT = 2
_TEXT, _PLACE = 34, 16
"""Up to what width texts are aligned, and how much is kept for places."""
_STYLES = {"path": "1;36", "label": "2", "place": "2", "bad": "1;33", "good": "32", "text": ""}


class Row(NamedTuple):
    """A line to be laid out: a label, a text, what is to be said of it, and the place that says so."""

    label: str
    text: str
    says: str = ""
    place: str = ""
    style: str = "text"
    level: int = 0


class _Line(NamedTuple):
    """A row in columns: what it says in one piece, and its place."""

    label: str
    main: str
    styled: str
    """The same in colours."""
    place: str
    indent: int


def lay_out(groups: Iterable[list[Row]], terminal: Terminal) -> Iterator[str]:
    """Rows in columns: texts of a group are aligned, and so are the places of all, as far as they fit the width."""
    room = max(terminal.width, 40) - _INDENT - _LABEL
    lines = [line for group in groups for line in _lines(group, room, terminal.color)]
    column = max((cells(line.main) for line in lines if line.place and cells(line.main) <= room - _PLACE), default=0)
    for line in lines:
        lead = " " * _INDENT + paint(line.label.ljust(_LABEL), "label", terminal.color)
        place = paint(line.place, "place", terminal.color)
        width = max(column, cells(line.main)) + 2
        if not line.place:
            yield f"{lead}{line.styled}".rstrip(" ")
        elif width + cells(line.place) <= room:
            yield f"{lead}{line.styled}{' ' * (width - cells(line.main))}{place}"
        elif cells(line.main) + 2 + cells(line.place) <= room:
            yield f"{lead}{line.styled}  {place}"
        else:
            yield f"{lead}{line.styled}"
            below = max(column, line.indent) + 2
            below = below if below + cells(line.place) <= room else line.indent + 2
            yield f"{' ' * (_INDENT + _LABEL + below)}{place}"


def _lines(rows: list[Row], room: int, color: bool) -> Iterator[_Line]:
    """The lines of a group; only the last one of a row has its place."""
    texts = [2 * row.level + cells(row.text) for row in rows if row.says]
    column = max((width for width in texts if width <= _TEXT), default=0)
    for row in rows:
        indent = 2 * row.level
        parts: list[tuple[int, str, str]] = []
        text = " " * indent + row.text
        if row.text and row.says and max(column, cells(text)) + 2 + cells(row.says) <= room:
            gap = " " * (max(column, cells(text)) + 2 - cells(text))
            shown = " " * indent + paint(row.text, row.style, color) + gap + row.says
            parts.append((indent, text + gap + row.says, shown))
        else:
            # A pattern or a token is there to be copied.
            whole = [row.text] if row.level else wrap(row.text, room, cells)
            for line in whole if row.text else ():
                parts.append((indent, " " * indent + line, " " * indent + paint(line, row.style, color)))
            start = column + 2 if column and column + 2 + cells(row.says) <= room else indent + 2
            for line in wrap(row.says, room - start, cells) if row.says else ():
                style = "text" if row.text else row.style
                parts.append((start, " " * start + line, " " * start + paint(line, style, color)))
        for number, (at, main, shown) in enumerate(parts or [(0, "", "")]):
            last = number >= len(parts) - 1
            yield _Line("" if number else row.label, main, shown, row.place if last else "", at)


def paint(text: str, style: str, color: bool) -> str:
    """A text in a style, by the style's name."""
    code = _STYLES.get(style, "")
    return f"\x1b[{code}m{text}\x1b[0m" if color and code and text.strip() else text


def cells(text: str) -> int:
    """The cells that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
