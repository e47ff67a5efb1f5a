"""The format `github`: annotations on a pull request, as workflow commands.

GitHub keeps ten errors, ten warnings and ten notices of a step and drops the rest in silence (actions/toolkit, problem
matchers). So at most ten of each are written, spread over rules and files, and a last notice counts the others.
"""

from __future__ import annotations

from typing import TextIO

from hugolint.finding import Diagnostic, Severity
from hugolint.report import Terminal
from hugolint.report.escape import printable, write
from hugolint.report.paths import from_top
from hugolint.report.plain import at
from hugolint.report.words import answers, consequence, limited, plural, remedy
from hugolint.result import Result

BUDGET = 10
"""How many annotations of one level GitHub shows."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write an annotation a line, errors first."""
    told = answers(result)[: BUDGET - 1]
    chosen: list[Diagnostic] = []
    for severity, level in _LEVELS.items():
        budget = BUDGET - len(told) if level == "notice" else BUDGET
        chosen += _spread([found for found in result.diagnostics if found.severity is severity], budget)
    if len(chosen) < len(result.diagnostics):
        # The notice that counts the rest needs room among the notices.
        notices = [found for found in chosen if found.severity is Severity.INFO]
        chosen = chosen[:-1] if notices and len(notices) + len(told) == BUDGET else chosen
    lines = [_annotation(result, diagnostic) for diagnostic in chosen]
    if left := len(result.diagnostics) - len(chosen):
        more = f"{plural(left, 'more finding')} not shown here: run hugolint check to see all"
        lines.append(_command("notice", {"title": "hugolint"}, more))
    lines += [_command("notice", {"title": "hugolint"}, line) for line in told]
    write(stream, "".join(f"{line}\n" for line in lines))


def failure(message: str, path: str, line: int, column: int) -> str:
    """An annotation for what stops hugolint itself, such as a broken configuration; the path from the top."""
    properties: dict[str, str | int] = {"title": "hugolint", "file": path}
    if line:
        properties |= {"line": line, "col": column}
    return _command("error", properties, message) + "\n"


def _spread(found: list[Diagnostic], budget: int) -> list[Diagnostic]:
    """The first finding of each rule in each file before any second one, where not all can be shown."""
    if len(found) <= budget:
        return found
    first: dict[tuple[str, str], int] = {}
    for index, diagnostic in enumerate(found):
        first.setdefault((diagnostic.rule, diagnostic.place.path), index)
    heads = set(first.values())
    order = sorted(range(len(found)), key=lambda index: (index not in heads, index))
    return [found[index] for index in sorted(order[:budget])]


def _annotation(result: Result, diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties: dict[str, str | int] = {"title": f"hugolint {diagnostic.rule}", "file": from_top(result, place.path)}
    properties |= {"line": place.start.line, "col": place.start.column}
    # An annotation over several lines may have no columns and is shown below its last line; the start says more.
    if place.end.line == place.start.line:
        properties |= {"endLine": place.end.line, "endColumn": place.end.column}
    return _command(_LEVELS[diagnostic.severity], properties, *_message(result, diagnostic))


def _message(result: Result, diagnostic: Diagnostic) -> list[str]:
    lines = [diagnostic.message or diagnostic.rule]
    related, left = limited(diagnostic.related, BUDGET)
    for place in related:
        lines.append(f"  also {at(result, place)}" + (f": {place.message}" if place.message else ""))
    if left:
        lines.append(f"  and {left:,} more")
    if why := consequence(diagnostic):
        lines.append(f"  why: {why}")
    if fix := remedy(diagnostic):
        lines.append(f"  fix: {fix}")
    return lines


def _command(level: str, properties: dict[str, str | int], *lines: str) -> str:
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {given}::" + "%0A".join(_data(line) for line in lines)


def _data(text: str) -> str:
    """A message's line; a line break in it is already shown as an escape."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
