"""A page lacks a front-matter key that it must have, or the key is empty.

A page without a title has an empty heading, an empty link in every list and
an empty entry in search results, and Hugo says nothing. By default every
published regular page must have a `title`. Pages without front matter,
drafts, headless pages and pages that `build` keeps from being rendered or
listed are left alone. A value that a parent's `cascade` gives counts as
present.

Which keys are required can be said for all regular pages (`keys`), for a
section, for a kind of page (`page`, `home`, `section`, `taxonomy`, `term`)
and for a language; what applies adds up. For a folder, use `overrides`.
`author.name` means the key `name` in the map `author`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hugolint.api import Bad, Entry, Finding, Good, Options, Page, PageRule, Severity, Span


@dataclass(frozen=True)
class RequiredKeysOptions(Options):
    """Which keys are required, and of whom."""

    keys: tuple[str, ...] = ("title",)
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def check(page: Page, options: RequiredKeysOptions) -> Iterator[Finding]:
    """Report each required key that is missing or empty."""
    if not page.matter.format or page.matter.root is None or not page.published or not page.rendered or not page.listed:
        return
    for key in _required(page, options):
        if _is_empty(page.param(key)) and _is_empty(page.param(_below_params(key))):
            yield _finding(page, key)


def _required(page: Page, options: RequiredKeysOptions) -> Iterator[str]:
    """The keys that this page must have, each once."""
    wanted: list[str] = [*options.kinds.get(page.kind, ())]
    if page.kind == "page":
        wanted += [*options.keys, *_named(options.sections, page.section), *_named(options.languages, page.language)]
    yield from dict.fromkeys(wanted)


def _named(groups: Mapping[str, tuple[str, ...]], name: str) -> Iterator[str]:
    """What a group asks for; Hugo's names are in lower case and have no blanks, those of folders may have."""
    for written, keys in groups.items():
        if written.lower().replace(" ", "-") == name:
            yield from keys


def _below_params(key: str) -> str:
    """Where a key may stand, too: Hugo takes `params.author` for `author`, but for no title, date or draft."""
    return key if key.lower() in ("title", "date", "draft") else f"params.{key}"


def _is_empty(value: object) -> bool:
    return value in (None, [], {}) or (isinstance(value, str) and not value.strip())


def _finding(page: Page, key: str) -> Finding:
    entry = page.entry(key) or page.entry(_below_params(key))
    return Finding(
        source=page.source,
        span=entry.key.span if entry is not None else _opening(page),
        message=f'the required key "{key}" is {"empty" if entry is not None else "missing"}',
        why="Hugo publishes the page without it, and says nothing",
        help=_help(page, key, entry),
    )


def _help(page: Page, key: str, entry: Entry | None) -> str:
    if entry is None:
        return f"add {key} to the front matter"
    rest = page.source.text[entry.key.span.end : entry.key.span.end + 200].partition("\n")[0]
    if page.matter.format == "yaml" and re.match(r"\s*:\s+#\s*\w", rest):
        return "# begins a comment: put the value in quotes"
    return "give it a value"


def _opening(page: Page) -> Span:
    """The front matter's first line: its fence, or whatever JSON and Org begin with."""
    start, end = page.matter.span
    line = re.split("[\r\n]", page.source.text[start:end], maxsplit=1)[0]
    return Span(start, start + len(line.rstrip()))


RULE = PageRule(
    id="required-keys",
    summary="a required front-matter key is missing or empty",
    check=check,
    options=RequiredKeysOptions,
    severity=Severity.WARNING,
    examples=(
        Good("---\nTitle: Opening hours\n---\n"),
        Good("Only text, without front matter.\n"),
        Good("---\ndraft: true\n---\n"),
        Good(
            {
                "content/notes/_index.md": "---\ntitle: Notes\ncascade:\n  author: Anna\n---\n",
                "content/notes/one.md": "---\ntitle: One\n---\n",
            },
            options={"keys": ["title", "author"]},
        ),
        Bad("---\ndate: 2026-01-31\n---\n", at="---", says='"title" is missing'),
        Bad("---\ntitle: ''\n---\n", at="title", says='"title" is empty'),
        Bad(
            {"content/blog/one.md": "---\ntitle: One\n---\n"},
            at="---",
            says='"date"',
            options={"sections": {"blog": ["date"]}},
        ),
    ),
)
