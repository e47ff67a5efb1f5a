"""The format `rdjson`, for reviewdog: columns count bytes of UTF-8 there, and an end is exclusive.

It has no field for related places, so the message names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from hugolint.finding import Diagnostic, Place, PlacedEdit, Severity
from hugolint.hugo.text import Position
from hugolint.report import Terminal
from hugolint.report.json import encode
from hugolint.report.paths import from_top
from hugolint.report.plain import clean, lines
from hugolint.result import Result

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write one object, a diagnostic a line."""
    rows = [encode(_diagnostic(result, one)) for one in result.diagnostics]
    body = "\n" + ",\n".join(rows) + "\n" if rows else ""
    stream.write(f'{{"source": {{"name": "hugolint"}}, "diagnostics": [{body}]}}\n')


def _diagnostic(result: Result, one: Diagnostic) -> dict[str, Any]:
    row: dict[str, Any] = {
        "message": clean("\n".join(lines(result, one))),
        "location": {"path": clean(from_top(result, one.place.path)), "range": _range(one.place)},
        "severity": _SEVERITIES[one.severity],
        "code": {"value": one.rule},
    }
    if one.fix is not None and all(_is_on(one.place, edit) for edit in one.fix.edits):
        row["suggestions"] = [_suggestion(one.place, sorted(one.fix.edits, key=lambda edit: edit.start))]
    return row


def _suggestion(place: Place, edits: Sequence[PlacedEdit]) -> dict[str, Any]:
    """All edits as one, with what stands between them: each suggestion is offered on its own."""
    text = dict(place.lines).get(place.start.line, "")
    parts, at = [], edits[0].start.column
    for edit in edits:
        parts += [text[at - 1 : edit.start.column - 1], edit.text]
        at = edit.end.column
    whole = PlacedEdit(place.path, edits[0].start, edits[-1].end, "".join(parts))
    return {"range": _range(place, whole), "text": clean(whole.text)}


def _is_on(place: Place, edit: PlacedEdit) -> bool:
    """Whether an edit is within the one line that is at hand; bytes of another cannot be counted."""
    return edit.path == place.path and edit.start.line == edit.end.line == place.start.line


def _range(place: Place, at: Place | PlacedEdit | None = None) -> dict[str, Any]:
    at = at or place
    text = dict(place.lines).get(at.start.line)
    if text is None or at.end.line != at.start.line:
        # Without columns, whole lines are meant.
        return {"start": {"line": at.start.line}, "end": {"line": max(at.start.line, at.end.line)}}
    return {"start": _position(at.start, text), "end": _position(at.end, text)}


def _position(position: Position, text: str) -> dict[str, int]:
    before = text[: position.column - 1].encode("utf-8", "surrogateescape")
    return {"line": position.line, "column": len(before) + 1}
