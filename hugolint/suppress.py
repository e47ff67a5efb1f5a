"""Comments in content that silence a finding, and what became of them.

In the body: `<!-- hugolint-disable RULE -->` … `<!-- hugolint-enable -->`, `<!-- hugolint-disable-next-line RULE -->`.
In YAML and TOML front matter: `# hugolint-disable-line RULE`, and `# hugolint-disable RULE` for the whole page. JSON
and Org front matter have no comments; there a body comment before the first text holds for the whole page. Nothing
inside code or `{{</* */>}}` counts. Several rules are separated by blanks or commas; a reason may follow ` -- `.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from hugolint.engine_rules import ENGINE_RULES
from hugolint.errors import nearest
from hugolint.finding import Finding, Related
from hugolint.hugo.site import Page
from hugolint.hugo.text import Source, Span
from hugolint.rule import LoadedRule

MARK = "hugolint-"
_BODY = re.compile(r"<!--\s*(hugolint-[a-z-]+)([^\n<]{0,1000}?)-->")
_MATTER = re.compile(r"#+\s*(hugolint-[a-z-]+)(.*)")
_BODY_WORDS = ("hugolint-disable", "hugolint-enable", "hugolint-disable-next-line")
_MATTER_WORDS = ("hugolint-disable", "hugolint-disable-line")
_NOWHERE = Span(0, 0)


@dataclass(slots=True)
class Directive:
    """One rule that one comment silences, and where. (A comment with several rules makes several.)"""

    source: Source
    span: Span
    word: str
    rule: str
    """Empty where the comment names none."""
    reach: Span
    """Offsets between which a finding must begin to be silenced."""
    used: bool = False
    fault: str = ""
    """Why the comment says nothing to us, whatever it names."""


class Spans:
    """Stretches of a text, asked whether they hold an offset."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in one of them."""
        i = bisect_right(self._starts, offset)
        return i > 0 and offset < self._ends[i - 1]


class Raw(NamedTuple):
    """A finding with the rule that made it."""

    rule: LoadedRule
    finding: Finding


def read_directives(page: Page) -> list[Directive]:
    """The directives of a page, in the file's order. Costs one search where there are none."""
    if MARK not in page.source.text:
        return []
    found = [*_matter_directives(page), *_body_directives(page)]
    _close_regions(found)
    return found


def describe_fault(directive: Directive, rules: Mapping[str, LoadedRule]) -> str:
    """What is wrong with a directive in itself; empty where nothing is."""
    if directive.fault:
        return directive.fault
    if directive.rule in rules:
        return ""
    if not directive.rule:
        return "" if directive.word == "hugolint-enable" else f"{directive.word} names no rule"
    if directive.rule in ENGINE_RULES:
        return f"{directive.rule} cannot be silenced by a comment"
    return f'no rule is called "{directive.rule}"{nearest(directive.rule, rules)}'


def apply(raws: Iterable[Raw], directives: Mapping[str, list[Directive]]) -> tuple[list[Raw], int]:
    """Take the silenced findings out, and mark the directives that were of use; how many findings there were.

    A collision loses the claimants whose line is silenced, and is silenced when fewer than two are left.
    """
    if not directives:
        return list(raws), 0
    silence = _Silence(directives)
    kept: list[Raw] = []
    silenced = 0
    for raw in raws:
        finding = _without_silenced(raw, silence)
        if finding is None:
            silenced += 1
        else:
            kept.append(raw if finding is raw.finding else raw._replace(finding=finding))
    silence.mark_used()
    return kept, silenced


class _Silence:
    """The directives of a site by file and rule, asked once for each finding."""

    def __init__(self, directives: Mapping[str, list[Directive]]) -> None:
        self._directives: dict[tuple[str, str], list[Directive]] = {}
        for path, found in directives.items():
            for one in found:
                if one.word != "hugolint-enable":
                    self._directives.setdefault((path, one.rule), []).append(one)
        self._reaches = {key: Spans(one.reach for one in found) for key, found in self._directives.items()}
        self._hits: dict[tuple[str, str], list[int]] = {key: [] for key in self._directives}

    def covers(self, rule: str, source: Source, span: Span) -> bool:
        """Whether a place of a rule's finding is silenced."""
        key = (source.path, rule)
        if key not in self._reaches or not self._reaches[key].holds(span.start):
            return False
        self._hits[key].append(span.start)
        return True

    def mark_used(self) -> None:
        """Tell the directives that silenced something."""
        for key, found in self._directives.items():
            hits = sorted(self._hits[key])
            for one in found:
                at = bisect_left(hits, one.reach.start)
                one.used = at < len(hits) and hits[at] < one.reach.end


def _without_silenced(raw: Raw, silence: _Silence) -> Finding | None:
    finding, rule = raw.finding, raw.rule.id
    if finding.claim is None:
        return None if silence.covers(rule, finding.source, finding.span) else finding
    places = [Related(finding.source, finding.span, finding.label), *finding.related]
    left = [place for place in places if not silence.covers(rule, place.source, place.span)]
    if len(left) == len(places):
        return finding
    if len(left) < 2:
        return None
    first, *rest = left
    return replace(finding, source=first.source, span=first.span, label=first.message, related=tuple(rest))


def _matter_directives(page: Page) -> Iterator[Directive]:
    source = page.source
    for comment in page.matter_comments():
        match = _MATTER.match(source.text, comment.start, comment.end)
        if match is None:
            continue
        span = Span(match.start(), match.end())
        if match[1] not in _MATTER_WORDS:
            yield _strange(source, span, match[1], "front matter", _MATTER_WORDS)
            continue
        start = source.text.rfind("\n", 0, comment.start) + 1
        line = Span(start, comment.end + 1)
        reach = Span(0, len(source.text) + 1) if match[1] == "hugolint-disable" else line
        for rule in _rules(match[2]):
            yield Directive(source, span, match[1], rule, reach)


def _strange(source: Source, span: Span, word: str, where: str, words: tuple[str, ...]) -> Directive:
    """A comment that is meant for us and cannot be understood."""
    fault = f'"{word}" is not known in {where}{nearest(word, words)}'
    return Directive(source, span, word, "", _NOWHERE, fault=fault)


def _body_directives(page: Page) -> Iterator[Directive]:
    source, text = page.source, page.source.text
    hidden: Spans | None = None
    first_text = True
    at = page.body.start
    while (match := _BODY.search(text, at)) is not None:
        first_text = first_text and not text[at : match.start()].strip()
        at = match.end()
        if hidden is None:
            hidden = Spans([*(page.document.code if page.is_markdown else ()), *page.lexed.comments])
        if hidden.holds(match.start()):
            first_text = False
            continue
        span = Span(match.start(), match.end())
        if match[1] not in _BODY_WORDS:
            yield _strange(source, span, match[1], "the body", _BODY_WORDS)
            continue
        if match[1] == "hugolint-disable-next-line":
            start = text.find("\n", match.end()) + 1
            end = text.find("\n", start) + 1 if start else 0
            reach = Span(start, end or len(text) + 1) if start else Span(len(text), len(text))
        elif first_text and page.matter.format in ("json", "org"):
            reach = Span(0, len(text) + 1)
        else:
            reach = Span(match.end(), len(text) + 1)
        for rule in _rules(match[2]):
            yield Directive(source, span, match[1], rule, reach, used=match[1] == "hugolint-enable")


def _rules(text: str) -> tuple[str, ...]:
    """The rules a comment names; one empty word where it names none."""
    text = text.split(" -- ")[0]
    return tuple(word for word in re.split(r"[\s,]+", text) if word and word != "--") or ("",)


def _close_regions(directives: list[Directive]) -> None:
    """End each `disable` of the body at the next `enable` that names its rule or none."""
    opened: dict[str, list[Directive]] = {}
    for directive in directives:
        if directive.word == "hugolint-disable" and directive.reach.start == directive.span.end:
            opened.setdefault(directive.rule, []).append(directive)
        elif directive.word == "hugolint-enable":
            for rule in [directive.rule] if directive.rule else list(opened):
                for earlier in opened.pop(rule, []):
                    earlier.reach = Span(earlier.reach.start, directive.span.start)
