"""The format `gitlab`: a Code Quality report.

GitLab merges findings of one fingerprint and takes what has another for new, so a fingerprint holds no line.
"""

from __future__ import annotations

from typing import TextIO

from hugolint.finding import Diagnostic, Hugo, Severity
from hugolint.report import Terminal
from hugolint.report.json import encode
from hugolint.report.paths import from_top, unique_fingerprints
from hugolint.report.plain import clean, lines
from hugolint.result import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write a list, an entry a line; an empty one where nothing was found."""
    prints = unique_fingerprints(result)
    rows = [encode(_entry(result, *pair)) for pair in zip(result.diagnostics, prints, strict=True)]
    stream.write("[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n")


def _entry(result: Result, one: Diagnostic, fingerprint: str) -> dict[str, object]:
    stops = one.hugo is Hugo.FAILS and one.severity is Severity.ERROR
    return {
        "description": clean("\n".join(lines(result, one))),
        "check_name": one.rule,
        "fingerprint": fingerprint,
        "severity": "blocker" if stops else _SEVERITIES[one.severity],
        "location": {
            "path": clean(from_top(result, one.place.path)),
            "lines": {"begin": one.place.start.line, "end": max(one.place.start.line, one.place.end.line)},
        },
    }
