"""What gives a page its URL, and where that is written: a url, a slug, a title, a permalink pattern, a file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.config_places import config_spots
from hugolint.hugo.nodes import Mapping, Node, Scalar, Sequence
from hugolint.hugo.page import Page
from hugolint.hugo.permalink_patterns import Pattern
from hugolint.hugo.publishing.generated import Generated
from hugolint.hugo.publishing.published import Collision, Writer
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urls import trim_slug
from hugolint.hugo.versions import SECTION_SLUGS

_NAMING = re.compile(r":(slugor\w+|slug|title|filename|contentbasename)\b")


class UrlCause(NamedTuple):
    """What gives a page its URL."""

    sort: str
    """`url`, `slug`, `title`, `pattern` (which names nothing of the page itself), `name` or `folder`."""
    text: str
    """The value, the pattern, or the name."""
    source: Source
    span: Span
    origin: str = ""
    """The file whose cascade says it; empty where the page does."""
    pattern: str = ""
    """The permalink pattern that makes the URL of it."""


def first_line(page: Page) -> Span:
    """The mark that begins a page's front matter, or its first three characters."""
    start = page.matter.span.start
    return Span(start, min(start + 3, len(page.source.text)))


def url_cause(page: Page) -> UrlCause:
    """What gives a page its URL."""
    layout = page.site.layout
    if page.kind == "home" or layout is None:
        return UrlCause("folder", "", page.source, first_line(page))
    url, slug = cast_string(page.params.get("url")), trim_slug(cast_string(page.params.get("slug")))
    if url:
        return _said(page, "url", url)
    patterns = layout.patterns(page.kind, page.place.logical, page.section, page.language)
    if patterns:
        return _by_pattern(page, patterns[0].text, slug)
    if slug and (page.place.bundle != "branch" or page.site.version >= SECTION_SLUGS):
        return _said(page, "slug", slug)
    return _named(page)


def _by_pattern(page: Page, pattern: str, slug: str) -> UrlCause:
    words = set(_NAMING.findall(pattern.replace("\\:", "")))
    if not words:
        cause = UrlCause("pattern", pattern, page.source, first_line(page))
    elif slug and any(word.startswith("slug") for word in words):
        cause = _said(page, "slug", slug)
    elif words & {"slug", "title"}:
        cause = _said(page, "title", cast_string(page.params.get("title")))
    else:
        cause = _named(page)
    return cause._replace(pattern=pattern)


def _named(page: Page) -> UrlCause:
    sort = "name" if page.place.bundle == "single" else "folder"
    return UrlCause(sort, page.place.name, page.source, first_line(page))


def _said(page: Page, key: str, text: str) -> UrlCause:
    entry = page.entry(key)
    if entry is not None:
        return UrlCause(key, text, page.source, entry.value.span)
    given = page.cascaded.get(key)
    origin = "" if given is None else given.source.path if given.source is not None else "the config"
    return UrlCause(key, text, page.source, first_line(page), origin)


def slug_above(page: Page) -> str:
    """The nearest slug of a section above a page, from Hugo 0.167 on a part of its URL; empty where there is none."""
    if page.site.layout is None or page.site.version < SECTION_SLUGS:
        return ""
    slugs, path = page.site.layout.slugs(page.language), page.place.logical[1:]
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in slugs:
            return slugs[path]
    return ""


class PatternPlace(NamedTuple):
    """A permalink pattern in a config of the site."""

    kind: str
    """The kind of pages that it holds for here."""
    text: str
    source: Source
    span: Span


def constant_pattern(site: Site, collision: Collision) -> PatternPlace | None:
    """The one pattern without any token that puts all pages of a collision on one URL; None where it is not so."""
    found: set[tuple[str, str]] = set()
    for writer in collision.writers:
        pattern = _pattern(site, writer)
        if pattern is None or pattern.unknown or not all(isinstance(part, str) for part in pattern.parts):
            return None
        found.add((writer.kind, pattern.text))
    if len(found) != 1 or len(collision.languages) != 1:
        return None
    kind, text = found.pop()
    places = {
        (source.path, scalar.span): (source, scalar)
        for source, scalar in _written_patterns(site, kind, collision.languages[0])
        if scalar.text == text
    }
    if len(places) != 1:
        return None
    ((source, scalar),) = places.values()
    return PatternPlace(kind, text, source, scalar.span)


def _pattern(site: Site, writer: Writer) -> Pattern | None:
    """The only pattern that holds for a page; None where its own url does, or several may."""
    if site.layout is None:
        return None
    if isinstance(writer, Generated):
        path, section = writer.path, writer.path[1:].partition("/")[0]
    elif cast_string(writer.params.get("url")):
        return None
    else:
        path, section = writer.place.logical, writer.section
    patterns = site.layout.patterns(writer.kind, path, section, writer.language)
    return patterns[0] if len(patterns) == 1 else None


def _written_patterns(site: Site, kind: str, language: str) -> Iterator[tuple[Source, Scalar]]:
    """The patterns for a kind of pages in the site's own config files, for one language."""
    found = site.config.language(language)
    own = found is not None and "permalinks" in found.config
    for spot in config_spots(site, *(("languages", language) if own else ()), "permalinks"):
        yield from ((spot.source, scalar) for scalar in _patterns_in(spot.node, kind))


def _patterns_in(node: Node, kind: str) -> Iterator[Scalar]:
    if isinstance(node, Sequence):
        for item in node.items:
            entry = item.find("pattern") if isinstance(item, Mapping) else None
            if entry is not None and isinstance(entry.value, Scalar):
                yield entry.value
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if isinstance(entry.value, Scalar) and kind in ("page", "term"):
                yield entry.value
            elif isinstance(entry.value, Mapping) and entry.key.text.lower() == kind:
                yield from (inner.value for inner in entry.value.entries if isinstance(inner.value, Scalar))
