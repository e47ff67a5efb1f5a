"""`--statistics`: how many findings each rule has, in place of the findings; as text or as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from hugolint.report import Terminal
from hugolint.report.escape import encoding_of, sentence, write
from hugolint.report.json import encode
from hugolint.report.words import ASCII, UNICODE, clean, counts, hidden
from hugolint.result import Result


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write a rule a line, the most frequent first: the number, the rule, what it finds."""
    found = Counter(one.rule for one in result.diagnostics)
    summaries = {rule.id: rule.summary for rule in result.rule_infos}
    width = max((len(f"{number:,}") for number in found.values()), default=0)
    name = max(map(len, found), default=0)
    glyphs = UNICODE if terminal.unicode else ASCII
    lines = [
        f"{number:>{width},}  {rule:<{name}}  {summaries.get(rule, '')}".rstrip()
        for rule, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]
    total = f" {glyphs.dot} ".join(counts(result))
    lines.append(f"{total} {hidden(result)}".rstrip() if found else clean(result, glyphs))
    write(stream, "".join(f"{sentence(line, encoding_of(stream, terminal))}\n" for line in lines))


def report_json(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write a list, a rule a line."""
    found = Counter((one.rule, one.group, one.severity.value) for one in result.diagnostics)
    rows = [
        encode({"rule": rule, "group": group, "severity": severity, "count": number})
        for (rule, group, severity), number in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]
    stream.write("[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n")
