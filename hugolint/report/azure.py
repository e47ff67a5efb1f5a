"""The format `azure`: log commands of Azure Pipelines, which make issues of the build's log lines."""

from __future__ import annotations

from typing import TextIO

from hugolint.finding import Diagnostic, Severity
from hugolint.report import Terminal
from hugolint.report.escape import printable, write
from hugolint.report.paths import from_top
from hugolint.report.plain import lines
from hugolint.result import Result

_ESCAPES = (("%", "%AZP25"), ("\r", "%0D"), ("\n", "%0A"), (";", "%3B"), ("]", "%5D"))


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write a command a line. Azure has no notices: information is a warning there."""
    write(stream, "".join(f"{_issue(result, one)}\n" for one in result.diagnostics))


def _issue(result: Result, one: Diagnostic) -> str:
    place = one.place
    given = {
        "type": "error" if one.severity is Severity.ERROR else "warning",
        "sourcepath": from_top(result, place.path),
        "linenumber": place.start.line,
        "columnnumber": place.start.column,
        "code": one.rule,
    }
    properties = "".join(f"{name}={_escape(printable(str(value)))};" for name, value in given.items())
    return f"##vso[task.logissue {properties}]" + _escape("\n".join(lines(result, one)))


def _escape(text: str) -> str:
    for sign, escaped in _ESCAPES:
        text = text.replace(sign, escaped)
    return text
