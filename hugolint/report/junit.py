"""The format `junit`: a suite a file, a case a finding. Only what makes the run fail is a failure there.

A run without findings has one case that passes, for a service may take an empty report for tests that did not run.
"""

from __future__ import annotations

from typing import TextIO

from hugolint.finding import Diagnostic, Severity
from hugolint.report import Terminal
from hugolint.report.escape import printable, write
from hugolint.report.paths import from_top
from hugolint.report.plain import at, lines
from hugolint.report.xml import attributes, text
from hugolint.result import Result

_RANKS = {"info": Severity.INFO.rank, "warning": Severity.WARNING.rank, "error": Severity.ERROR.rank}


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write the suites in the order of their files."""
    floor = _RANKS.get(result.fail_on, 99)
    suites: dict[str, list[Diagnostic]] = {}
    for one in result.diagnostics:
        suites.setdefault(printable(from_top(result, one.place.path)), []).append(one)
    fails = sum(one.severity.rank >= floor for one in result.diagnostics)
    total = {"tests": len(result.diagnostics) or 1, "failures": fails, "errors": 0}
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{attributes(name='hugolint', **total)}>"]
    for path, found in suites.items():
        fails = sum(one.severity.rank >= floor for one in found)
        rows.append(f"<testsuite{attributes(name=path, tests=len(found), failures=fails, errors=0)}>")
        rows += [_case(result, path, one, one.severity.rank >= floor) for one in found]
        rows.append("</testsuite>")
    if not suites:
        rows.append(f"<testsuite{attributes(name='hugolint', tests=1, failures=0, errors=0)}>")
        rows += ['<testcase name="no findings" classname="hugolint"/>', "</testsuite>"]
    write(stream, "\n".join([*rows, "</testsuites>", ""]))


def _case(result: Result, path: str, one: Diagnostic, fails: bool) -> str:
    told = text("\n".join((f"{at(result, one.place)} {one.severity.value}", *lines(result, one))))
    start = one.place.start
    head = attributes(name=f"{one.rule} at {start.line}:{start.column}", classname=path, file=path, line=start.line)
    inside = (
        f"<failure{attributes(type=one.severity.value, message=printable(one.message or one.rule))}>{told}</failure>"
        if fails
        else f"<system-out>{told}</system-out>"
    )
    return f"<testcase{head}>{inside}</testcase>"
