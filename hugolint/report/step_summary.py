"""The summary of a GitHub job, in Markdown: GITHUB_STEP_SUMMARY takes up to 1 MiB a step, and refuses more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from hugolint.finding import Diagnostic
from hugolint.report.escape import printable
from hugolint.report.paths import from_top, uri
from hugolint.report.words import ASCII, answers, clean, consequence, counts, hidden, limited, remedy, unjudged
from hugolint.result import Result

MOST = 50
"""How many findings are shown."""
MOST_BYTES = 900_000
_MOST_TEXT = 600
_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~@:&$])")


def markdown(result: Result, environ: Mapping[str, str]) -> str:
    """The summary; errors first, each with a link to its line."""
    rows = list(_rows(result, environ))
    while len("\n".join(rows).encode("utf-8", "replace")) > MOST_BYTES:
        rows = rows[: len(rows) // 2]
    return "\n".join(rows) + "\n"


def _rows(result: Result, environ: Mapping[str, str]) -> Iterator[str]:
    if not result.diagnostics:
        yield f"### hugolint\n\n{_text(clean(result, ASCII).removeprefix('ok '))}"
    else:
        yield f"### hugolint\n\n{_text(', '.join(counts(result)))} {_text(hidden(result))}".rstrip()
        yield from ("", "| findings | rule | |", "| ---: | --- | --- |")
        summaries = {rule.id: rule.summary for rule in result.rule_infos}
        found = Counter(one.rule for one in result.diagnostics)
        for rule, number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            yield f"| {number:,} | `{rule}` | {_text(summaries.get(rule, ''))} |"
        yield ""
        ordered = sorted(result.diagnostics, key=lambda one: -one.severity.rank)
        for one in ordered[:MOST]:
            yield from _finding(result, one, environ)
        if left := len(ordered) - MOST:
            yield f"\nand {left:,} more" if left > 0 else ""
    for line in (*unjudged(result), *answers(result)):
        yield f"\n{_text(line)}"


def _finding(result: Result, one: Diagnostic, environ: Mapping[str, str]) -> Iterator[str]:
    yield f"- **{one.severity.value}** `{one.rule}` {_place(result, one, environ)}: {_text(one.message)}"
    related, left = limited(one.related, 5)
    for place in related:
        where = _text(f"{from_top(result, place.path)}:{place.start.line}")
        yield f"  - also {where}" + (f": {_text(place.message)}" if place.message else "")
    if left:
        yield f"  - and {left:,} more"
    for name, text in (("why", consequence(one)), ("fix", remedy(one))):
        if text:
            yield f"  - {name}: {_text(text)}"


def _place(result: Result, one: Diagnostic, environ: Mapping[str, str]) -> str:
    path = from_top(result, one.place.path)
    shown = _text(f"{path}:{one.place.start.line}")
    server, repository, commit = (environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    if not (server and repository and commit) or path.startswith("../"):
        return shown
    url = f"{server}/{repository}/blob/{commit}/{uri(path)}"
    return f"[{shown}]({url}#L{one.place.start.line})"


def _text(text: str) -> str:
    """A text that Markdown shows as it stands."""
    return _SIGNS.sub(r"\\\1", printable(text[:_MOST_TEXT]))
