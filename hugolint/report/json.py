"""The format `json`: the stable schema 1, whole in itself, a finding a line.

It is written in ASCII with JSON's own escapes: valid in every encoding, and without effect on a terminal or a log.
"""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from hugolint import __version__
from hugolint.finding import Diagnostic, Place, PlacedEdit, PlacedFix, Severity
from hugolint.hugo.text import Position
from hugolint.report import Terminal
from hugolint.result import Result, SiteSummary

SCHEMA_VERSION = 1

_SURROGATE = re.compile("[\ud800-\udfff]")


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write the result as one JSON object and a line break."""
    sites = [_site(site) for site in result.sites]
    one = len(sites) == 1
    parts = [
        f'"schema_version": {SCHEMA_VERSION}, "hugolint": {encode(__version__)}',
        f'"site": {encode(sites[0])}' if one else f'"sites": {encode(sites)}',
        f'"summary": {encode(_summary(result))}',
        f'"findings": {_rows([encode(finding(diagnostic)) for diagnostic in result.diagnostics])}',
    ]
    stream.write("{" + ",\n ".join(parts) + "}\n")


def encode(value: object) -> str:
    """A value on one line, in ASCII."""
    # GitHub's runner obeys `##[name]` anywhere in a log, Azure's `##vso[`; in JSON they can only stand inside a string.
    return json.dumps(value).replace("##", "#\\u0023")


def _rows(rows: list[str]) -> str:
    return "[\n  " + ",\n  ".join(rows) + "]" if rows else "[]"


def _site(site: SiteSummary) -> dict[str, Any]:
    return {
        "root": _text(site.root),
        "hugo_version": site.hugo_version,
        "hugo_version_origin": _text(site.version_origin) or None,
        "upgrade_from": site.upgrade_from or None,
        "languages": [_text(language) for language in site.languages],
        "multihost": site.multihost,
        "unknown": [_text(clause) for clause in site.unknown],
        "builds": site.verdict.builds,
        "doubts": [_text(clause) for clause in site.verdict.doubts],
    }


def _summary(result: Result) -> dict[str, Any]:
    return {
        "files": result.files,
        "errors": result.count(Severity.ERROR),
        "warnings": result.count(Severity.WARNING),
        "info": result.count(Severity.INFO),
        "suppressed": result.suppressed,
        "baselined": result.baselined,
        "stale": result.stale,
        "seconds": round(result.seconds, 3),
    }


def finding(diagnostic: Diagnostic) -> dict[str, Any]:
    """A finding in schema 1."""
    return {
        "rule": diagnostic.rule,
        "group": diagnostic.group,
        "severity": diagnostic.severity.value,
        "hugo": diagnostic.hugo.value,
        "message": _text(diagnostic.message),
        "help": _text(_help(diagnostic)),
        "said": _said(diagnostic),
        **_span(diagnostic.place),
        "related": [{**_span(place), "message": _text(place.message)} for place in diagnostic.related],
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
        "fingerprint": diagnostic.fingerprint,
    }


def _help(diagnostic: Diagnostic) -> str:
    """The reason and the mend as sentences. The mend ends in no full stop: it often ends in what is to be written."""
    parts = [part.removesuffix(".") for part in (diagnostic.why, diagnostic.help) if part]
    return ". ".join(f"{part[0].upper()}{part[1:]}" for part in parts)


def _said(diagnostic: Diagnostic) -> dict[str, Any] | None:
    """Hugo's own message, with the place that it names, if any, in Hugo's way of counting."""
    if diagnostic.said is None:
        return None
    words, line, column = diagnostic.said
    return {"words": _text(words), "line": line or None, "column": column or None}


def _fix(fix: PlacedFix) -> dict[str, Any]:
    edits = [{**_span(edit), "text": _text(edit.text)} for edit in fix.edits]
    return {"title": _text(fix.title), "safe": fix.safe, "edits": edits}


def _span(place: Place | PlacedEdit) -> dict[str, Any]:
    return {"path": _text(place.path), "start": _position(place.start), "end": _position(place.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _text(text: str) -> str:
    """A lone surrogate (a byte that is no UTF-8) is no character to JSON's readers."""
    return _SURROGATE.sub("\ufffd", text)
