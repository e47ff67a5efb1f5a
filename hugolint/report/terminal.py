"""The format `full`: every finding with its source, what Hugo does about it and how to put it right.

Of rich it takes the width of characters and the colours. Lines are laid out here, for nothing may be wrapped or read as
markup that came from a site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import TextIO

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from hugolint.finding import Diagnostic, Place
from hugolint.report import Terminal, concise
from hugolint.report.escape import encoding_of, printable, sentence, write
from hugolint.report.frame import Piece, draw, has_source, rows
from hugolint.report.layout import Paper, wrap
from hugolint.report.words import (
    ASCII,
    SHOWN_PLACES,
    UNICODE,
    answers,
    at,
    clean,
    consequence,
    counts,
    hidden,
    limited,
    remedy,
    unjudged,
)
from hugolint.result import Result

NARROW = 60
"""Below this width there is no context, and every text starts at the left."""
TOO_NARROW = 40
"""Below this width a frame shows nothing any more."""
MEASURE = 100
"""Prose is not set wider than this."""

# A lone surrogate: one cell wide, and in no printable text.
_BOND = "\ud800"

_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "message": "bold",
    "path": "cyan",
    "gutter": "dim",
    "secondary": "cyan",
    "key": "bold",
    "good": "bold green",
}


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write the findings in their order, each with its frame, and the summary."""
    if terminal.verbose < 0 or terminal.width < TOO_NARROW:
        concise.report(result, stream, terminal)
        return
    glyphs = UNICODE if terminal.unicode else ASCII
    paper = Paper(terminal.width, encoding_of(stream, terminal), glyphs, cell_len)
    lines: list[str] = []
    known: set[str] = set()
    shown = result.diagnostics[: terminal.max_findings or None]
    for diagnostic in shown:
        paint = _painter(diagnostic.severity.value, terminal.color)
        lines += [paint(line) for line in _finding(diagnostic, paper, terminal.verbose > 0, diagnostic.rule in known)]
        known.add(diagnostic.rule)
    paint = _painter("", terminal.color)
    lines += [paint(line) for line in _more(result.diagnostics[len(shown) :], paper)]
    lines += [paint(line) for line in _summary(result, paper)]
    write(stream, "".join(f"{line}\n" for line in lines))


def _finding(diagnostic: Diagnostic, paper: Paper, verbose: bool, explained: bool) -> Iterator[list[Piece]]:
    yield from _headline(diagnostic, paper)
    places, left = limited(diagnostic.places, 0 if verbose else SHOWN_PLACES)
    gutter = max([2, *(len(str(number)) for place in places for number, _ in place.lines)])
    yield from _frames(places, gutter, paper)
    if left:
        yield [Piece(f"{' ' * gutter}::: ", "gutter"), Piece(f"and {left:,} more (shown with -v)")]
    yield from _notes(diagnostic, gutter, paper, explained)
    yield []


def _headline(diagnostic: Diagnostic, paper: Paper) -> Iterator[list[Piece]]:
    """`error[rule]: message`, the message broken below itself; on a narrow page it starts on its own line."""
    name = f"{diagnostic.severity.value}[{printable(diagnostic.rule, paper.encoding)}]"
    text = sentence(diagnostic.message, paper.encoding)
    room = paper.width - cell_len(name) - 2
    narrow = paper.width < NARROW
    if narrow and cell_len(text) > room:
        room = 0
    indent = "" if narrow else "  "
    first, *others = wrap(text, paper.width - len(indent), cell_len, first=room)
    head = [Piece(name, "severity"), Piece(":")]
    yield [*head, Piece(f" {first}", "message")] if first else head
    for line in others:
        yield [Piece(f"{indent}{line}", "message")]


def _frames(places: tuple[Place, ...], gutter: int, paper: Paper) -> Iterator[list[Piece]]:
    """A frame a file, in the order of the places; places of one file share it."""
    files: dict[str, list[tuple[Place, bool]]] = {}
    for index, place in enumerate(places):
        files.setdefault(place.path, []).append((place, index == 0))
    narrow = paper.width < NARROW
    blank = [Piece(f"{' ' * (gutter + 1)}|", "gutter")]
    for members in files.values():
        yield from _where(members[0], gutter, paper)
        if lines := rows(members, context=not narrow):
            yield from [] if narrow else [blank]
            yield from draw(lines, gutter, paper)
            yield from [] if narrow else [blank]
        for member in members[1:]:
            if not has_source(member[0]):
                yield from _where(member, gutter, paper)


def _where(member: tuple[Place, bool], gutter: int, paper: Paper) -> Iterator[list[Piece]]:
    """`--> path:line:column`, alone on its line; what is said of a place without source follows below."""
    place, primary = member
    arrow = f"{' ' * gutter}{'-->' if primary else ':::'} "
    yield [Piece(arrow, "gutter"), Piece(printable(at(place), paper.encoding), "path")]
    if place.message and not has_source(place):
        indent = " " * (gutter + 4)
        for line in wrap(sentence(place.message, paper.encoding), paper.width - len(indent), cell_len):
            yield [Piece(f"{indent}{line}")]


def _notes(diagnostic: Diagnostic, gutter: int, paper: Paper, explained: bool) -> Iterator[list[Piece]]:
    notes = {
        "why:": sentence(consequence(diagnostic), paper.encoding),
        "fix:": sentence(remedy(diagnostic), paper.encoding),
        "more:": "" if explained else _bind(sentence(f"hugolint explain {diagnostic.rule}", paper.encoding)),
    }
    narrow = paper.width < NARROW
    lead = " " if narrow else f"{' ' * (gutter + 1)}= "
    indent = " " * (3 if narrow else len(lead) + 6)
    width = min(paper.width, MEASURE)
    for key, text in notes.items():
        if not text:
            continue
        head = f"{key} " if narrow else f"{key:<5} "
        first, *others = wrap(text, width - len(indent), cell_len, first=width - len(lead) - len(head))
        yield [Piece(lead, "gutter"), Piece(head if first else head.rstrip(" "), "key"), Piece(_unbind(first))]
        for line in others:
            yield [Piece(f"{indent}{_unbind(line)}")]


def _more(left: tuple[Diagnostic, ...], paper: Paper) -> Iterator[list[Piece]]:
    if not left:
        return
    rules = Counter(printable(diagnostic.rule, paper.encoding) for diagnostic in left).most_common()
    named = ", ".join(f"{rule} {paper.glyphs.times}{count:,}" for rule, count in rules)
    text = f"{paper.glyphs.ellipsis} and {len(left):,} more ({named})"
    yield from ([Piece(line)] for line in wrap(text, min(paper.width, MEASURE), cell_len))
    yield []


def _summary(result: Result, paper: Paper) -> Iterator[list[Piece]]:
    if not result.diagnostics:
        first, *others = wrap(sentence(clean(result, paper.glyphs), paper.encoding), paper.width, cell_len)
        tick, _, rest = first.partition(" ")
        yield [Piece(tick, "good"), Piece(f" {rest}")]
        yield from ([Piece(line)] for line in others)
    else:
        yield [Piece(paper.glyphs.rule * min(paper.width, MEASURE), "gutter")]
        total = f" {paper.glyphs.dot} ".join(_bind(printable(part, paper.encoding)) for part in counts(result))
        for line in wrap(f"{total}  {_bind(hidden(result))}", paper.width, cell_len):
            yield [Piece(_unbind(line), "message")]
    yield from _closing(unjudged(result), "", paper)
    yield from _closing(answers(result), "message", paper)


def _closing(clauses: list[str], style: str, paper: Paper) -> Iterator[list[Piece]]:
    width = min(paper.width, MEASURE)
    for clause in clauses:
        first, *others = wrap(sentence(clause, paper.encoding), width - 2, cell_len, first=width)
        yield [Piece(first, style)]
        yield from ([Piece(f"  {line}", style)] for line in others)


def _bind(part: str) -> str:
    """Keep a count with what it counts, and a command whole."""
    return part.replace(" ", _BOND)


def _unbind(line: str) -> str:
    return line.replace(_BOND, " ")


def _painter(severity: str, color: bool) -> Callable[[list[Piece]], str]:
    """What makes a line of pieces: plain, or with the colours of a severity."""
    if not color:
        return lambda line: "".join(piece.text for piece in line).rstrip(" ")
    own = {"severity": severity, "primary": severity}

    def paint(line: list[Piece]) -> str:
        return "".join(
            _style(own.get(piece.style, piece.style)).render(piece.text, color_system=ColorSystem.STANDARD)
            for piece in line
        )

    return paint


@cache
def _style(name: str) -> Style:
    return Style.parse(_STYLES[name]) if name in _STYLES else Style.null()
