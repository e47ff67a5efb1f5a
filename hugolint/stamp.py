"""Findings become diagnostics: the one place where spans turn into lines, columns, excerpts and fingerprints."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from hugolint.config import Config
from hugolint.finding import Diagnostic, Finding, Hugo, Identity, Place, PlacedEdit, PlacedFix
from hugolint.hugo.said import Said, byte_column
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.suppress import Raw

MOST = 300
"""How much of Hugo's message goes into a sentence; JSON has all of it."""
_ENDLESS = re.compile(r"(\S{90})\S{20,}")
_VALUE = re.compile(r'"([^"]*)"')
_TELLS = {Hugo.FAILS: "Hugo stops the build", Hugo.WARNS: "Hugo warns", Hugo.SILENT: "Hugo says"}

_FINGERPRINTED = 1_000
"""How many characters at a finding's place are looked at; a place may be a line of megabytes."""


class Stamper:
    """Stamps the findings of one site."""

    def __init__(self, site: Site, config: Config, cwd: Path) -> None:
        self._config = config
        self._site = site
        self._cwd = cwd
        self._paths: dict[str, str] = {}
        self._ordinals: Counter[str] = Counter()
        self._lines: dict[tuple[str, int], str] = {}

    def all(self, raws: Iterable[Raw]) -> list[Diagnostic]:
        """The diagnostics in the order of path, place and rule."""
        ordered = sorted(raws, key=lambda raw: (raw.finding.source.path, raw.finding.span, raw.rule.id))
        return [self._stamp(raw) for raw in ordered]

    def _stamp(self, raw: Raw) -> Diagnostic:
        rule, finding = raw.rule, raw.finding
        configured = self._config.severity(rule.id, finding.source.path)
        return Diagnostic(
            rule=rule.id,
            group=rule.group,
            severity=configured or finding.severity or rule.rule.severity,
            hugo=finding.hugo or rule.rule.hugo,
            message=finding.message,
            why=_why(finding, finding.hugo or rule.rule.hugo),
            said=finding.said,
            help=finding.help,
            place=self._place(finding.source, finding.span, finding.label),
            related=tuple(self._place(place.source, place.span, place.message) for place in finding.related),
            claim=finding.claim,
            fix=self._fix(finding),
            fingerprint=self._fingerprint(rule.id, finding),
            identity=_identity(rule.id, finding),
        )

    def _path(self, source: Source) -> str:
        """A file's path from the working directory."""
        if source.path not in self._paths:
            path = os.path.relpath(self._site.root / source.path, self._cwd)
            self._paths[source.path] = path.replace(os.sep, "/")
        return self._paths[source.path]

    def _place(self, source: Source, span: Span, message: str) -> Place:
        start = source.position(span.start)
        end = source.position(max(span.start, span.end))
        lines = [(start.line, self._line(source, start.line))] if source.text else []
        # In front matter the line above often says what the place belongs to: `aliases:` above `- /old/`.
        if start.line > 1 and self._site.in_front_matter(source, span.start):
            above = self._line(source, start.line - 1)
            if above.strip() and above.strip() not in ("---", "+++", "{"):
                lines.insert(0, (start.line - 1, above))
        return Place(self._path(source), start, end, message, tuple(lines))

    def _line(self, source: Source, number: int) -> str:
        """A source line; one string for all its findings, for a Markdown line may be megabytes long."""
        key = (source.path, number)
        if key not in self._lines:
            self._lines[key] = source.line(number)
        return self._lines[key]

    def _fix(self, finding: Finding) -> PlacedFix | None:
        if finding.fix is None:
            return None
        source, path = finding.source, self._path(finding.source)
        edits = tuple(
            PlacedEdit(path, source.position(edit.span.start), source.position(edit.span.end), edit.text)
            for edit in finding.fix.edits
        )
        return PlacedFix(title=finding.fix.title, safe=finding.fix.safe, edits=edits)

    def _fingerprint(self, rule: str, finding: Finding) -> str:
        """A SHA-256 that survives moved lines: of the text at the place, or of what is claimed and by whom."""
        if finding.claim is not None:
            parts = [rule, finding.claim, *_parties(finding)]
        else:
            parts = [rule, finding.source.path, _text_at(finding) or finding.message]
        key = "\0".join(parts)
        self._ordinals[key] += 1
        return _digest(f"{key}\0{self._ordinals[key]}")


def _identity(rule: str, finding: Finding) -> Identity:
    if finding.claim is not None:
        return Identity(rule, _parties(finding), _digest(finding.claim)[:16])
    # `---` is the place of many a finding: what the message names tells them apart, and outlives its wording.
    said = "\0".join((_text_at(finding), *_VALUE.findall(finding.message)))
    return Identity(rule, (finding.source.path,), _digest(said)[:16])


def _parties(finding: Finding) -> tuple[str, ...]:
    """The files that take part in a collision."""
    return tuple(sorted({finding.source.path, *(place.source.path for place in finding.related)}))


def _text_at(finding: Finding) -> str:
    start, end = finding.span
    return " ".join(finding.source.slice(Span(start, min(end, start + _FINGERPRINTED))).split())


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _why(finding: Finding, hugo: Hugo) -> str:
    """The reason, and Hugo's own words behind it."""
    said = finding.said
    if said is None:
        return finding.why
    told = f"{_TELLS[hugo]}{_where(finding, said)}: {_shorten(said.words)}"
    return f"{finding.why}; {told}" if finding.why else told


def _shorten(words: str) -> str:
    """Hugo's message without the bulk that it may quote: the rest of a file, a word without an end."""
    kept = _ENDLESS.sub(r"\1…", words[: MOST + 100])
    return kept if len(kept) <= MOST else f"{kept[:MOST]}…"


def _where(finding: Finding, said: Said) -> str:
    """Where Hugo's message points, if that helps."""
    if said.line == 0:
        return ", without naming a line"
    start = finding.source.position(finding.span.start)
    columns = (start.column, byte_column(finding.source, finding.span.start))
    if said.line == start.line and said.column in columns:
        return " here"
    return f", naming line {said.line}, column {said.column}"
