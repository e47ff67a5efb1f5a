"""The format `concise`: a line a finding, for `grep`, editors and narrow terminals."""

from __future__ import annotations

from typing import TextIO

from hugolint.finding import Diagnostic
from hugolint.report import Terminal
from hugolint.report.escape import encoding_of, sentence, write
from hugolint.report.words import (
    ASCII,
    SHOWN_PLACES,
    UNICODE,
    answers,
    at,
    clean,
    counts,
    hidden,
    limited,
    remedy,
    unjudged,
)
from hugolint.result import Result


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write `path:line:column: severity[rule] message` for every finding, and the summary unless it is to be quiet."""
    limit = 0 if terminal.verbose > 0 else SHOWN_PLACES
    lines = [_line(diagnostic, limit) for diagnostic in result.diagnostics]
    if terminal.verbose >= 0:
        glyphs = UNICODE if terminal.unicode else ASCII
        total = f" {glyphs.dot} ".join(counts(result))
        lines.append(f"{total} {hidden(result)}".rstrip() if result.diagnostics else clean(result, glyphs))
        lines += unjudged(result)
        lines += answers(result)
    encoding = encoding_of(stream, terminal)
    write(stream, "".join(f"{sentence(line, encoding)}\n" for line in lines))


def _line(diagnostic: Diagnostic, limit: int) -> str:
    name = f"{diagnostic.severity.value}[{diagnostic.rule}]"
    parts = [f"{at(diagnostic.place)}: {name} {diagnostic.message}"]
    places, left = limited(diagnostic.places, limit)
    parts += [f"also {at(place)}" for place in places[1:]]
    if left:
        parts.append(f"and {left:,} more")
    fix = remedy(diagnostic)
    return "; ".join(parts) + (f" [fix: {fix}]" if fix else "")
