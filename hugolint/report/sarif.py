"""The format `sarif`: SARIF 2.1.0, as GitHub's code scanning and other viewers read it.

GitHub shows a result at its first location only, and links the related ones where the message embeds them. A result on
a pull request is shown if all its lines are in the diff, so a place over several lines is cut to its first. Results
beyond 25,000 are refused (GitHub, SARIF support for code scanning); errors come first. GitHub's own fingerprint is left
to its upload, which makes it of the checked-out file.
"""

from __future__ import annotations

from typing import Any, TextIO

from hugolint import __version__
from hugolint.finding import Diagnostic, Place, PlacedFix, Severity
from hugolint.report import Terminal
from hugolint.report.json import encode
from hugolint.report.paths import from_top, unique_fingerprints, uri
from hugolint.report.plain import clean
from hugolint.report.words import consequence, limited, remedy
from hugolint.result import Result, RuleInfo

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
MOST_PLACES = 100
MOST_TEXT = 1_000
"""GitHub takes descriptions of up to 1,024 characters."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write one run with its rules and results, a result a line."""
    prints = unique_fingerprints(result)
    every = range(len(result.diagnostics))
    kept = sorted(every, key=lambda at: -result.diagnostics[at].severity.rank)[:MOST_RESULTS]
    numbers = {rule.id: number for number, rule in enumerate(result.rule_infos)}
    rows = [_result(result, result.diagnostics[at], numbers, prints[at]) for at in sorted(kept)]
    driver = {
        "name": "hugolint",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in result.rule_infos],
    }
    notes = [
        {"level": "note", "message": {"text": clean(f"not judged: {clause}")}}
        for site in result.sites
        for clause in site.unknown
    ]
    if left := len(result.diagnostics) - len(rows):
        notes.append({"level": "warning", "message": {"text": f"{left:,} more findings are not in this file"}})
    ran = {"executionSuccessful": not result.crashed, "toolExecutionNotifications": notes}
    head = (
        f'{{"$schema": {encode(SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        f'"tool": {encode({"driver": driver})},\n'
        f'"automationDetails": {{"id": "hugolint/"}}, "columnKind": "unicodeCodePoints",\n'
        f'"invocations": {encode([ran])},\n"results": ['
    )
    body = "\n" + ",\n".join(encode(row) for row in rows) + "\n" if rows else ""
    stream.write(f"{head}{body}]}}]}}\n")


def _rule(rule: RuleInfo) -> dict[str, Any]:
    paragraphs = [" ".join(part.split()) for part in rule.manual.split("\n\n")]
    summary = f"{rule.summary[0].upper()}{rule.summary[1:]}."
    full = " ".join(paragraphs[1:]) or summary
    return {
        "id": rule.id,
        "shortDescription": {"text": summary[:MOST_TEXT]},
        "fullDescription": {"text": full[:MOST_TEXT]},
        "help": {"text": rule.manual, "markdown": rule.manual},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["hugo", rule.group],
            "precision": "very-high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _result(result: Result, one: Diagnostic, numbers: dict[str, int], fingerprint: str) -> dict[str, Any]:
    related, left = limited(one.related, MOST_PLACES)
    row: dict[str, Any] = {
        "ruleId": one.rule,
        "level": _LEVELS[one.severity],
        "message": {"text": clean(_message(one, len(related), left))},
        "locations": [{"physicalLocation": _location(result, one.place)}],
        "partialFingerprints": {"hugolint/v1": fingerprint},
        "properties": {"hugo": one.hugo.value},
    }
    if one.rule in numbers:
        row["ruleIndex"] = numbers[one.rule]
    if related:
        row["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": clean(_escape(place.message or "this place belongs to it"))},
                "physicalLocation": _location(result, place),
            }
            for number, place in enumerate(related, start=1)
        ]
    if one.fix is not None:
        row["fixes"] = [_fix(result, one.fix)]
    return row


def _message(one: Diagnostic, related: int, left: int) -> str:
    """Sentences, and a link to each related place."""
    parts = [_escape(part) for part in (one.message or one.rule, consequence(one), remedy(one)) if part]
    text = ". ".join(f"{part[0].upper()}{part[1:]}" for part in parts)
    places = [
        f"[{_escape(place.message or 'Related place')}]({number})"
        for number, place in enumerate(one.related[:related], start=1)
    ]
    if left:
        places.append(f"and {left:,} more")
    return f"{text}. {'; '.join(places)}" if places else text


def _escape(text: str) -> str:
    """In a message brackets begin a link (SARIF 2.1.0, 3.11.6)."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(result: Result, place: Place) -> dict[str, Any]:
    path = from_top(result, place.path)
    return {
        "artifactLocation": {"uri": uri(path)},
        "region": _region(place),
    }


def _region(place: Place) -> dict[str, int]:
    """On one line, and never empty."""
    start, end = place.start, place.end
    if end.line != start.line:
        text = dict(place.lines).get(start.line, "")
        last = max(len(text) + 1, start.column + 1)
    else:
        last = max(end.column, start.column + 1)
    return {"startLine": start.line, "startColumn": start.column, "endLine": start.line, "endColumn": last}


def _fix(result: Result, fix: PlacedFix) -> dict[str, Any]:
    paths = dict.fromkeys(edit.path for edit in fix.edits)
    changes = [
        {
            "artifactLocation": {"uri": uri(from_top(result, path))},
            "replacements": [
                {
                    "deletedRegion": {
                        "startLine": edit.start.line,
                        "startColumn": edit.start.column,
                        "endLine": edit.end.line,
                        "endColumn": edit.end.column,
                    },
                    "insertedContent": {"text": clean(edit.text)},
                }
                for edit in fix.edits
                if edit.path == path
            ],
        }
        for path in paths
    ]
    return {"description": {"text": clean(_escape(fix.title))}, "artifactChanges": changes}
