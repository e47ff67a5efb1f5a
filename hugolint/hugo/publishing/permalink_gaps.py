"""Permalink tokens that have nothing for a page: a title without letters, no date (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_string, texts_in
from hugolint.hugo.dates import date_handlers
from hugolint.hugo.page import Page
from hugolint.hugo.permalink_patterns import PERMALINK_TOKENS, Pattern, compile_pattern
from hugolint.hugo.publishing.permalink_rules import rules_in_force
from hugolint.hugo.publishing.published import live_files, written
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urls import unslashed


class EmptyPart(NamedTuple):
    """A page for which a token of its pattern has nothing."""

    page: Page
    token: str
    """As it is written: `:slug`."""
    sort: str
    """`title` (it has none), `letters` (its title has no letter or digit), or `date`."""
    pattern: str
    origin: tuple[Source, Span] | None
    """Where the config has the pattern."""


_TOKEN = re.compile(r":[A-Za-z0-9_]+(?:\[.+?\])?")
_TITLES = frozenset((":title", ":slug"))
_ANY_LETTER = re.compile(r"[^\W_]")
_NO_DATES = frozenset(f":{name}" for name in PERMALINK_TOKENS if not name.startswith(("year", "month", "day", "week")))


def empty_parts(site: Site) -> Iterator[EmptyPart]:
    """The pages whose URL lacks a part, or has the year 1 in it. Those that share a URL are left to that collision."""
    texts = {one.key: tuple(texts_in(site.config.permalinks(one.key))) for one in site.languages}
    dated = {
        key: any(_tokens(compile_pattern(text))[1] for text in many) and not _dates_by_file(site, key)
        for key, many in texts.items()
    }
    for page in site.pages if site.layout is not None and any(texts.values()) else ():
        if not page.output or page.kind not in ("page", "section") or not texts[page.language] or "url" in page.params:
            continue
        title = page.params.get("title")
        # The first letter is enough to tell for most.
        named = (isinstance(title, str) and title[:1].isalnum()) or _ANY_LETTER.search(cast_string(title))
        if not named or (dated[page.language] and not page.params.get("date")):
            yield from _empty_part(site, page)


def _dates_by_file(site: Site, language: str) -> bool:
    """Whether pages without a date may have that of their file or of its last commit."""
    handlers = date_handlers(site.config.setting("frontmatter", language)).date
    return ":filemodtime" in handlers or (":git" in handlers and site.config.flag("enablegitinfo"))


def _empty_part(site: Site, page: Page) -> Iterator[EmptyPart]:
    assert site.layout is not None
    patterns = site.layout.patterns(page.kind, page.place.logical, page.section, page.language)
    if len(patterns) != 1:
        return
    titles, dates = _tokens(patterns[0])
    undated = dates and not _dates_by_file(site, page.language) and _dateless(page)
    empty = (titles and _nameless(page, titles)) or (undated and (dates[0], "date"))
    output = page.output or ""
    if empty and len(written(site, output, live_files(site).get(output, ()))) < 2:
        yield EmptyPart(page, *empty, patterns[0].text, _origin(site, page, patterns[0].text))


def _tokens(pattern: Pattern) -> tuple[list[str], list[str]]:
    """The parts of a pattern that are a lone title, and its tokens that are dates."""
    text = pattern.text.replace("\\:", "")
    if pattern.unknown:
        return [], []
    titles = [part for part in text.split("/") if part in _TITLES]
    return titles, [one for one in _TOKEN.findall(text) if one.partition("[")[0] not in _NO_DATES]


def _nameless(page: Page, tokens: list[str]) -> tuple[str, str] | None:
    """The first token that a page has nothing for."""
    title = cast_string(page.params.get("title"))
    layout = page.site.layout
    assert layout is not None
    working = layout.working(page, below=False)
    facts = unslashed(working.facts, working.settings)
    for token in tokens:
        if compile_pattern(token).expand(facts, working.settings.make) == "":
            return token, "letters" if title.strip() else "title"
    return None


def _dateless(page: Page) -> bool:
    """Whether a page has no date at all, nor one from the pages below it."""
    if page.params.get("date"):
        return False
    layout = page.site.layout
    assert layout is not None
    return layout.working(page, below=False).facts.date is None


def _origin(site: Site, page: Page, pattern: str) -> tuple[Source, Span] | None:
    rules = [rule for rule in rules_in_force(site, page.language) if rule.pattern == pattern and rule.match(page)]
    return (rules[0].source, rules[0].span) if rules else None
