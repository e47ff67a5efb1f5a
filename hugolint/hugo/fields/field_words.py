"""Words in front matter that Hugo looks up in a list of its own, and what it makes of others (Hugo 0.168.0, probed).

Each wrong word is told once, at the place where it is written: in a page, in the cascade that gives it to pages, or
in the site's config.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hugolint.hugo.aliases import alias_items
from hugolint.hugo.casts import cast_bool, cast_string, cast_strings
from hugolint.hugo.fields.cascade_faults import PAGE_KINDS
from hugolint.hugo.fields.cascadings import find_cascades
from hugolint.hugo.fields.field_structures import MOST
from hugolint.hugo.fields.media_types import CONTENT_TYPES, find_media_type, subtype
from hugolint.hugo.goccy.token import quoted
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.nodes import Mapping, Node, Scalar, Value
from hugolint.hugo.outputs import SPECIAL_FORMATS, site_formats
from hugolint.hugo.page import Page
from hugolint.hugo.said import Said, said_of_file, shorten
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import lower_text
from hugolint.hugo.versions import KIND_FAILS_UNTIL

BUILD_WORDS = {"render": ("always", "never", "link"), "list": ("always", "never", "local")}
"""What `build` says of rendering and listing. Any other word stands for always."""
BUILD_KEYS = ("list", "render", "publishResources")
FREQUENCIES = ("always", "hourly", "daily", "weekly", "monthly", "yearly", "never")
"""What the sitemap protocol has for `changefreq`; Hugo writes any text."""


class Given(NamedTuple):
    """A value of a page under one key, with the place where it is written."""

    page: Page
    """The page that has it."""
    source: Source
    key: Span | None
    """The key, where the page itself says it."""
    node: Node | None
    """None where a config cascade says it in a way that cannot be placed."""
    span: Span
    value: Value
    origin: str
    """Who says it: `page`, `cascade` or `config`."""

    def said(self, words: str) -> Said:
        """Hugo's message about the page that has the value. A config gives it to pages without a file, too."""
        return Said(words) if self.origin == "config" else said_of_file(words)


class WordFault(NamedTuple):
    """A word that Hugo does not know."""

    key: str
    """`outputs`, `sitemapindex`, `markup`, `kind`, `build`, `build.render`, `build.list` or `sitemap.changefreq`."""
    word: str
    known: tuple[str, ...]
    """What Hugo knows there."""
    source: Source
    span: Span
    said: Said | None
    """Hugo's message where it fails."""


def given(site: Site, key: str, wanted: Callable[[Value], bool] = lambda _: True) -> Iterator[Given]:
    """Every page that has a key of its own or from a cascade, with a value that is wanted."""
    for page in site.documents:
        if key in page.own:
            if not wanted(page.own[key]):
                continue
            entry = page.entry(key)
            if entry is not None:
                yield Given(page, page.source, entry.key.span, entry.value, entry.value.span, page.own[key], "page")
        elif key in page.cascaded and wanted(page.cascaded[key].value):
            found = page.cascaded[key]
            if found.source is not None and found.node is not None:
                yield Given(page, found.source, None, found.node, found.node.span, found.value, "cascade")
            else:
                source, node, span = _configured(site, key)
                yield Given(page, source, None, node, span, found.value, "config")


def _configured(site: Site, key: str) -> tuple[Source, Node | None, Span]:
    """Where a cascade in the site's config gives a key."""
    for cascade in find_cascades(site):
        for item in cascade.maps if cascade.prefix is not None else ():
            entry = item.find(key) or item.path(f"params.{key}")
            if entry is not None:
                return cascade.source, entry.value, entry.value.span
    source, span = site.locate("cascade") or (site.root_source, Span(0, 0))
    return source, None, span


def word_faults(site: Site) -> Iterator[WordFault]:
    """All of them, each place once."""
    seen: set[tuple[str, Span, str]] = set()
    faults = (_bad_outputs, _crashing_outputs, _bad_markups, _bad_kinds, _bad_builds, _bad_frequencies)
    for fault in (fault for find in faults for fault in find(site)):
        mark = (fault.source.path, fault.span, fault.key)
        if mark not in seen:
            seen.add(mark)
            yield fault


def _bad_outputs(site: Site) -> Iterator[WordFault]:
    if site.config.missing:  # a theme may bring formats of its own
        return
    known: dict[str, tuple[str, ...]] = {}
    for one in given(site, "outputs"):
        names = [lower_text(name) for name in cast_strings(one.value)]
        if not names:
            continue
        config, language = site.config, one.page.language
        if language not in known:
            known[language] = tuple(sorted(site_formats(config.setting("outputformats", language))))
        formats = known[language]
        unknown = [name for name in names if name not in formats and name not in SPECIAL_FORMATS]
        items = alias_items(one.node) if one.node is not None else [(name, one.span) for name in names]
        if unknown:
            words = shorten(f"failed to resolve output formats [{' '.join(names)}", "]: ")
            said = one.said(f"{words}OutputFormat with key {quoted(unknown[0])} not found")
            yield from _each_once(
                items, frozenset(unknown), WordFault("outputs", "", formats, one.source, one.span, said)
            )


def _each_once(items: list[tuple[str, Span]], unknown: frozenset[str], fault: WordFault) -> Iterator[WordFault]:
    """The unknown words of one list, each where it stands first, and not too many of them."""
    told: set[str] = set()
    for text, span in items:
        name = lower_text(text)
        if name in unknown and name not in told:
            told.add(name)
            yield fault._replace(word=text, span=span)
            if len(told) == MOST:
                return


def _crashing_outputs(site: Site) -> Iterator[WordFault]:
    """`sitemapindex`, for which Hugo brings a template that takes a list of sites, and no page."""
    wanted = [one for one in given(site, "outputs", _names_index) if one.page.output is not None]
    if not wanted or site.config.missing or _has_index(site):
        return
    for one in wanted:
        items = alias_items(one.node) if one.node is not None else [("sitemapindex", one.span)]
        said = Said('template: sitemapindex.xml:3:10: executing "sitemapindex.xml" at <.>: range can\'t iterate over')
        fault = WordFault("sitemapindex", "", (), one.source, one.span, said)
        yield from _each_once(items, frozenset(("sitemapindex",)), fault)


def _names_index(value: Value) -> bool:
    return "sitemapindex" in [lower_text(name) for name in cast_strings(value)]


def _has_index(site: Site) -> bool:
    """Whether the site has a template for sitemapindex of its own."""
    for mount in layouts_roots(site.config):
        if "sitemapindex" in mount.target or any(
            "sitemapindex" in name for _, _, names in os.walk(mount.folder) for name in names
        ):
            return True
    return False


def _bad_markups(site: Site) -> Iterator[WordFault]:
    """`markup` of a page. One in a cascade has no effect."""
    if site.config.missing:  # a theme may bring media types of its own
        return
    for page in site.documents:
        word = cast_string(page.own.get("markup")) if "markup" in page.own else ""
        entry = page.entry("markup") if word else None
        if entry is None:
            continue
        found = find_media_type(word, site.config.setting("mediatypes", page.language), site.version)
        said: Said | None = None
        if not found:
            said = said_of_file(f"failed to resolve media type for {quoted(word)}")
        elif found not in CONTENT_TYPES and _is_built(page):
            at = f'kind: "{page.kind}", path: "{page.place.logical}"'
            words = f'no content renderer found for markup "{subtype(found)}", page: {at}'
            said = Said(f"Failed to create content converter: {words}")
        if said is not None:
            yield WordFault("markup", word, MARKUPS, page.source, entry.value.span, said)


def _bad_kinds(site: Site) -> Iterator[WordFault]:
    """`kind` of a page, which once had to be one."""
    for page in site.documents if site.version < KIND_FAILS_UNTIL else ():
        word = cast_string(page.own.get("kind")) if "kind" in page.own else ""
        entry = page.entry("kind") if word else None
        if entry is not None and lower_text(word) not in (*PAGE_KINDS, "taxonomyterm"):
            said = said_of_file(f"unknown kind {quoted(word)} in front matter")
            yield WordFault("kind", word, PAGE_KINDS, page.source, entry.value.span, said)


MARKUPS = ("markdown", "goldmark", "md", "asciidoc", "adoc", "pandoc", "rst", "org", "html")
"""Some of the words for the sorts of content that Hugo can render."""


def _is_built(page: Page) -> bool:
    """Whether Hugo makes ready to render a page's content."""
    return page.published and page.kind != "resource" and page.kind not in page.site.hidden_kinds(page.language)


def _bad_builds(site: Site) -> Iterator[WordFault]:
    for key in ("build", "_build"):
        for one in given(site, key):
            if isinstance(one.node, Mapping):
                yield from _of_build(one.source, one.node, site)


def _of_build(source: Source, node: Mapping, site: Site) -> Iterator[WordFault]:
    for entry in node.entries:
        name, value = entry.key.text.lower(), entry.value
        known = BUILD_WORDS.get(name)
        if known is None:
            if name != "publishresources" and name != "_merge":
                yield WordFault("build", entry.key.text, BUILD_KEYS, source, entry.key.span, None)
        elif isinstance(value, Scalar) and value.value not in ("", *known, "0", "1") and isinstance(value.value, str):
            yield WordFault(f"build.{name}", value.value, known, source, value.span, None)


def _bad_frequencies(site: Site) -> Iterator[WordFault]:
    for one in given(site, "sitemap"):
        entry = one.node.find("changefreq") if isinstance(one.node, Mapping) else None
        if entry is None or (isinstance(one.value, dict) and cast_bool(one.value.get("disable"))):
            continue
        value = entry.value
        word = value.value if isinstance(value, Scalar) else None
        if isinstance(word, str) and word and word not in FREQUENCIES:
            yield WordFault("sitemap.changefreq", word, FREQUENCIES, one.source, value.span, None)
