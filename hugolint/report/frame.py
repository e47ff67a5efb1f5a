"""The frame of a finding: source lines with a gutter, and what is to be seen in them underlined and labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from hugolint.finding import Place
from hugolint.report.escape import sentence
from hugolint.report.layout import Paper, Shown, lay_out, wrap


class Piece(NamedTuple):
    """A stretch of output in one style, by the style's name."""

    text: str
    style: str = ""


class Mark(NamedTuple):
    """An underlined stretch of a line: code points from 0, the end exclusive."""

    start: int
    end: int
    label: str
    primary: bool


class Row(NamedTuple):
    """A source line and its marks."""

    number: int
    text: str
    marks: tuple[Mark, ...]


class _Drawn(NamedTuple):
    """A mark in cells."""

    start: int
    end: int
    mark: Mark


def has_source(place: Place) -> bool:
    """Whether the line of a place is at hand."""
    return any(number == place.start.line for number, _ in place.lines)


def rows(places: Iterable[tuple[Place, bool]], *, context: bool = True) -> list[Row]:
    """Gather the lines of places in one file, each line once and in order; the flag says which place is the first."""
    texts: dict[int, str] = {}
    marks: dict[int, list[Mark]] = {}
    for place, primary in places:
        for number, text in place.lines:
            if number == place.start.line:
                texts[number] = text
                marks.setdefault(number, []).append(_mark(place, text, primary))
            elif context:
                texts.setdefault(number, text)
    return [Row(number, texts[number], tuple(marks.get(number, ()))) for number in sorted(texts)]


def draw(lines: Sequence[Row], gutter: int, paper: Paper) -> Iterator[list[Piece]]:
    """Draw rows with line numbers of a width; where lines are left out between two rows a sign tells it."""
    # One cell stays free for the mark behind the end of a line.
    inside = replace(paper, width=max(paper.width - gutter - 4, 16))
    blank = Piece(f"{' ' * (gutter + 1)}|", "gutter")
    previous = None
    for row in lines:
        if previous is not None and row.number > previous + 1:
            yield [Piece(f"{' ' * (gutter + 1)}{paper.glyphs.gap}", "gutter")]
        previous = row.number
        for number, body in _row(row, inside):
            start = Piece(f"{row.number:>{gutter}} |", "gutter") if number else blank
            yield [start, Piece(" "), *body] if any(piece.text for piece in body) else [start]


def _mark(place: Place, text: str, primary: bool) -> Mark:
    start = min(max(place.start.column - 1, 0), len(text))
    # Only the first line of a stretch over several lines is shown.
    end = place.end.column - 1 if place.end.line == place.start.line else len(text)
    return Mark(start, min(max(end, start), len(text)), place.message, primary)


def _row(row: Row, paper: Paper) -> Iterator[tuple[bool, list[Piece]]]:
    """A row's output: whether it bears the line number, and its pieces."""
    marks = sorted(row.marks, key=lambda mark: (mark.start, mark.end))
    if not marks:
        yield True, [Piece(lay_out(row.text, 0, 0, paper).text)]
        return
    shown = lay_out(row.text, marks[0].start, max(mark.end for mark in marks), paper)
    apart = [marks] if all(shown.holds(mark.start, mark.end) for mark in marks) else [[mark] for mark in marks]
    for together in apart:
        if len(apart) > 1:
            shown = lay_out(row.text, together[0].start, together[0].end, paper)
        yield True, [Piece(shown.text)]
        for line in _underlines(together, shown, paper):
            yield False, line


def _underlines(marks: list[Mark], shown: Shown, paper: Paper) -> Iterator[list[Piece]]:
    drawn = [_Drawn(*shown.cover(mark.start, mark.end), mark) for mark in marks]
    overlap = any(left.end > right.start for left, right in pairwise(drawn))
    for group in [[one] for one in drawn] if overlap else [drawn]:
        line: list[Piece] = []
        cell = 0
        for one in group:
            line += [Piece(" " * (one.start - cell)), Piece(_stroke(one), _style(one))]
            cell = one.end
        column, label = _place_label(group[-1], paper)
        if label and column > cell:
            line.append(Piece(f" {label.pop(0)}", _style(group[-1])))
        yield line
        yield from _below(label, column, group[-1])
        # Those on the left are told below, the nearest first, each from its own column.
        for one in reversed(group[:-1]):
            column, label = _place_label(one, paper, below=True)
            yield from _below(label, column, one)


def _place_label(one: _Drawn, paper: Paper, *, below: bool = False) -> tuple[int, list[str]]:
    """The column and the lines of a label: beside the stroke where there is room, else under it, else wherever."""
    text = sentence(one.mark.label, paper.encoding)
    if not text:
        return 0, []
    enough = min(24, paper.width // 2)

    def lines_from(column: int) -> list[str]:
        room = paper.width - column
        lines = wrap(text, room, paper.measure) if room >= enough or paper.measure(text) <= room else []
        return lines if all(paper.measure(line) <= room for line in lines) else []

    if not below and (lines := lines_from(one.end + 1)):
        return one.end + 1, lines
    if lines := lines_from(one.start):
        return one.start, lines
    column = min(one.start, max(0, paper.width - paper.measure(text)))
    return column, wrap(text, paper.width - column, paper.measure)


def _below(label: list[str], column: int, one: _Drawn) -> Iterator[list[Piece]]:
    for line in label:
        yield [Piece(" " * column), Piece(line, _style(one))]


def _stroke(one: _Drawn) -> str:
    return ("^" if one.mark.primary else "-") * (one.end - one.start)


def _style(one: _Drawn) -> str:
    return "primary" if one.mark.primary else "secondary"
