"""The format `checkstyle`, which many services read."""

from __future__ import annotations

from typing import TextIO

from hugolint.finding import Diagnostic
from hugolint.report import Terminal
from hugolint.report.escape import printable, write
from hugolint.report.paths import from_top
from hugolint.report.plain import lines
from hugolint.report.xml import attributes
from hugolint.result import Result


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write the files in their order, and an error each finding."""
    files: dict[str, list[Diagnostic]] = {}
    for one in result.diagnostics:
        files.setdefault(printable(from_top(result, one.place.path)), []).append(one)
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, found in files.items():
        rows += [f"<file{attributes(name=path)}>", *(_error(result, one) for one in found), "</file>"]
    write(stream, "\n".join([*rows, "</checkstyle>", ""]))


def _error(result: Result, one: Diagnostic) -> str:
    start = one.place.start
    given = {"line": start.line, "column": start.column, "severity": one.severity.value}
    return f"<error{attributes(**given, message=chr(10).join(lines(result, one)), source=f'hugolint.{one.rule}')}/>"
