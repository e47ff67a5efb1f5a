"""The aliases of pages: where each is written, the formats of its redirects, and their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from hugolint.hugo.aliases import alias_items, alias_output
from hugolint.hugo.casts import cast_strings
from hugolint.hugo.language_layout import LanguageLayout, formats_of
from hugolint.hugo.nodes import Value
from hugolint.hugo.outputs import HTML, OutputFormat
from hugolint.hugo.page import Alias, Page, alias_node
from hugolint.hugo.permalinks import PageFacts
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urls import Urls, format_urls
from hugolint.hugo.versions import ALIAS_LANGUAGE, ALIASES_IN_ALL_FORMATS, within

if TYPE_CHECKING:
    from hugolint.hugo.site import Site


class AliasFormats:
    """The formats that redirects are written in."""

    def __init__(self, site: Site, languages: Mapping[str, LanguageLayout]) -> None:
        self._site = site
        self._languages = languages

    def of(self, formats: Iterable[OutputFormat], here: LanguageLayout) -> list[OutputFormat]:
        """The formats that a page's redirects are written in."""
        version = here.settings.version
        if within(version, ALIASES_IN_ALL_FORMATS):
            return self._in_all[here.settings.language]
        if version >= ALIAS_LANGUAGE:
            return [one for one in formats if one.html and one.permalinkable]
        # One for each folder.
        return list({one.path: one for one in reversed([one for one in formats if one.html])}.values())[::-1]

    @cached_property
    def _in_all(self) -> Mapping[str, list[OutputFormat]]:
        """The formats that redirects are written in where those are not of each page's own choice."""
        published = [page for page in self._site.pages if _is_kept(page)]
        return {
            language: sorted(
                [one for one in formats_of(here, published) if one.html and one.permalinkable],
                key=lambda one: (one.name != "html", one.name),
            )
            for language, here in self._languages.items()
        }


def add_aliases(
    page: Page,
    here: LanguageLayout,
    facts: PageFacts,
    urls: Urls,
    formats: tuple[OutputFormat, ...],
    alias_formats: AliasFormats,
) -> None:
    """Fill in a page's aliases, from its facts, its URLs in the first of its formats, and all of these."""
    if "aliases" not in page.params:
        return
    writes = _writes_aliases(page, here)
    if not (page.rendered and page.published):
        formats = formats[:1]
    found: list[Alias] = []
    html = alias_formats.of(formats, here)
    base = _old_base(facts, here, formats)
    settings = here.settings
    hidden = page.kind in here.hidden and "outputs" not in page.params
    if hidden and within(settings.version, ALIASES_IN_ALL_FORMATS):
        # Such a list has no place, and no language.
        urls, settings = urls._replace(parent=".."), replace(settings, prefix="", multihost=False)
    for source, text, span in _written_aliases(page):
        for one in html or [HTML]:
            own = urls if one is formats[0] or one not in formats else format_urls(facts, here.settings, one)
            own = own._replace(link_parent=base) if base is not None else own
            target = alias_output(text, own, settings, one)
            output = target.output if writes and html else None
            # Where no redirect is written, its place does not matter.
            problem = target.problem if (writes and html) or target.problem == "http" else ""
            found.append(Alias(text, source, span, output, problem))
    page.aliases = tuple(found)


def redirects(
    given: Mapping[str, Value], facts: PageFacts, here: LanguageLayout, alias_formats: AliasFormats
) -> tuple[str, ...]:
    """The redirect files of a page without a file, whose aliases come from a cascade."""
    aliases = cast_strings(given.get("aliases"))
    if not aliases or not here.aliases or not facts.formats:
        return ()
    found, base = [], _old_base(facts, here, facts.formats)
    for one in alias_formats.of(facts.formats, here):
        urls = format_urls(facts, here.settings, one if one in facts.formats else facts.formats[0])
        urls = urls._replace(link_parent=base) if base is not None else urls
        targets = [alias_output(alias, urls, here.settings, one) for alias in aliases]
        found += [target.output for target in targets if target.output is not None]
    return tuple(found)


def _writes_aliases(page: Page, here: LanguageLayout) -> bool:
    """Whether a page has redirects; in some old versions those that are not rendered have them, too."""
    version = here.settings.version
    if within(version, ALIASES_IN_ALL_FORMATS):
        return here.aliases and _is_kept(page)
    renders = page.rendered or (version < ALIAS_LANGUAGE and page.renders == "link")
    return here.aliases and renders and page.published and page.kind not in here.hidden


def _old_base(facts: PageFacts, here: LanguageLayout, formats: tuple[OutputFormat, ...]) -> str | None:
    """Before 0.155 relative aliases in all formats start from where the page is as HTML, or else in its first."""
    if here.settings.version >= ALIAS_LANGUAGE:
        return None
    first = next((one for one in formats if one.name == "html"), formats[0])
    return format_urls(facts, here.settings, first).link_parent


def _written_aliases(page: Page) -> list[tuple[Source, str, Span]]:
    """A page's aliases, each with its place: in the page, in the one whose cascade says it, or in the config."""
    written = alias_node(page)
    if written is not None:
        source, node = written
        return [(source, text, span) for text, span in alias_items(node)]
    source, span = page.site.locate("cascade") or (page.site.root_source, Span(0, 0))
    return [(source, text, span) for text in cast_strings(page.params["aliases"])]


def _is_kept(page: Page) -> bool:
    """Whether a build knows a page; lists are there even as drafts and where their kind is not rendered."""
    if page.kind in ("home", "section", "taxonomy"):
        return True
    return page.published and page.kind not in page.site.hidden_kinds(page.language)
