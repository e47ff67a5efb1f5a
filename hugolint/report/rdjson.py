"""The format `rdjson`, for reviewdog: columns count bytes of UTF-8 there, and an end is exclusive.

It has no field for related places, so the message names them.
"""

from __future__ import annotations

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
        row["suggestions"] = [{"range": _range(one.place, edit), "text": clean(edit.text)} for edit in one.fix.edits]
    return row


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
