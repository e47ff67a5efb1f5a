"""Files that Hugo writes for no page of the site: 404.html, sitemaps and robots.txt (Hugo 0.147 to 0.168, probed).

All are written together with the HTML of a site's pages. Sitemaps and robots.txt need no template, 404.html does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_bool, cast_string
from hugolint.hugo.config_places import config_spots
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.nodes import Scalar, scalars
from hugolint.hugo.page import Page
from hugolint.hugo.publishing.generated import Generated, is_written
from hugolint.hugo.rendered.reference_index import index_of
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.versions import ONE_NOT_FOUND_PAGE

STANDALONE = ("404", "sitemap", "sitemapindex", "robots")
"""The kinds of such files."""
_NOT_FOUND = "/404"


def standalone_pages(site: Site) -> Iterator[Generated]:
    """Such files of each language, templates not looked at; none where a site has versions or roles."""
    if not {"versions", "roles"}.isdisjoint(site.config.raw):
        return
    for one in _standing_alone(site):
        # A cascade of the home page or the config reaches these files, too, and may move them.
        if site.layout is None or not site.layout.moves(one.kind, one.path, one.language):
            yield one


def _standing_alone(site: Site) -> Iterator[Generated]:
    taken = {language for language, _ in _in_place_of_404(site)}
    for language in site.languages:
        key = language.key
        if "404" not in site.hidden_kinds(key) and key not in taken:
            yield Generated("404", _NOT_FOUND, key, (_not_found(site, key),))
    yield from _sitemaps(site)
    yield from _robots(site)


def _folder(site: Site, language: str) -> str:
    """What stands before the files of a language."""
    found = site.config.language(language)
    prefix = language if site.multihost else found.prefix if found is not None else ""
    return f"{prefix}/" if prefix else ""


def _not_found(site: Site, language: str) -> str:
    return f"{_folder(site, language)}404.html"


def _sitemaps(site: Site) -> Iterator[Generated]:
    raw, config = site.config.raw.get("sitemap"), site.config
    settings = raw if isinstance(raw, dict) else {}
    if cast_bool(settings.get("disable")):
        return  # then it is empty, and Hugo leaves empty files out
    name = f"{cast_string(settings.get('filename')).partition('.')[0] or 'sitemap'}.xml"
    many = not site.multihost and (len(site.languages) > 1 or config.flag("defaultcontentlanguageinsubdir"))
    shown = [one.key for one in site.languages if "sitemap" not in site.hidden_kinds(one.key)]
    for key in shown:
        yield Generated("sitemap", "/_sitemap", key, (f"{key}/{name}" if many or site.multihost else name,))
    if many and shown and "sitemapindex" not in site.hidden_kinds(shown[0]):
        yield Generated("sitemapindex", "/_sitemapindex", site.languages[0].key, (name,))


def _robots(site: Site) -> Iterator[Generated]:
    if site.config.flag("enablerobotstxt"):
        for language in site.languages if site.multihost else site.languages[:1]:
            if "robotstxt" not in site.hidden_kinds(language.key):
                folder = f"{language.key}/" if site.multihost else ""
                yield Generated("robots", "/_robots", language.key, (f"{folder}robots.txt",))


def _in_place_of_404(site: Site) -> tuple[tuple[str, Page | None], ...]:
    """The languages in which a page has the place of Hugo's own 404.html, each with the page; None where one may be."""
    found: dict[str, Page | None] = {}
    pages = [page for page in site.pages if page.place.logical == _NOT_FOUND]
    for language in site.languages:
        own = [page for page in pages if page.language == language.key]
        if own or (pages and site.version >= ONE_NOT_FOUND_PAGE):
            found[language.key] = (own or pages)[0]
        elif _NOT_FOUND in site.ignored or (site.listing.adapters and index_of(site, language.key).hides(_NOT_FOUND)):
            found[language.key] = None
    return tuple(found.items())


class HiddenNotFound(NamedTuple):
    """A page in whose place Hugo would have written a 404.html, from a template that is there."""

    page: Page
    output: str
    """The file that is not written."""
    language: str


def hidden_not_found(site: Site) -> Iterator[HiddenNotFound]:
    """The languages without a 404.html for which there is a template, with the page that takes its place.

    On one host servers ask for that of the default language only.
    """
    from hugolint.hugo.publishing.published import live_files, static_file

    if not {"versions", "roles"}.isdisjoint(site.config.raw):
        return
    for language, page in _in_place_of_404(site):
        output = _not_found(site, language)
        asked = site.multihost or language == site.config.default_language
        if page is None or not asked or "404" in site.hidden_kinds(language):
            continue
        there = output in live_files(site) or output in site.alias_claims or static_file(site, output, language)
        if not there and is_written(site, "404", _NOT_FOUND, output):
            yield HiddenNotFound(page, output, language)


class ReplacedSitemap(NamedTuple):
    """The format `sitemap` among those of the home page, which is written in the place of the site's sitemap."""

    source: Source
    span: Span
    text: str
    """As written: `SITEMAP`."""
    outputs: tuple[str, ...]
    """The files, one for each language in which it is so."""


def replaced_sitemaps(site: Site) -> Iterator[ReplacedSitemap]:
    """Each place that names the format, where the sitemap of the home page comes from Hugo's own template.

    That one names the pages of the page it is made for, and the home page's are those right below it. A template of
    the site's own may name all.
    """
    from hugolint.hugo.publishing.published import live_files

    found: dict[tuple[str, Span], ReplacedSitemap] = {}
    formats = site.config.raw.get("outputformats")
    for output, writers in live_files(site).items():
        home = next((one for one in writers if one.kind == "home"), None)
        own = any(one.kind in ("sitemap", "sitemapindex") for one in writers)
        if home is None or not own or (isinstance(formats, dict) and "sitemap" in formats):
            continue
        for source, scalar in _named_formats(site, home):
            key = source.path, scalar.span
            if cast_string(scalar.value).lower() == "sitemap" and (key in found or not _has_xml_templates(site)):
                outputs = found[key].outputs if key in found else ()
                text = cast_string(scalar.value)
                found[key] = ReplacedSitemap(source, scalar.span, text, (*outputs, output))
    yield from found.values()


def _named_formats(site: Site, home: Page | Generated) -> list[tuple[Source, Scalar]]:
    """The formats of a home page where they are written: in its front matter, or in the config."""
    entry = home.entry("outputs") if isinstance(home, Page) else None
    if isinstance(home, Page) and entry is not None:
        return [(home.source, scalar) for scalar in scalars(entry.value)]
    if isinstance(home, Page) and "outputs" in home.cascaded:
        return []
    for keys in (("languages", home.language, "outputs", "home"), ("outputs", "home")):
        spots = list(config_spots(site, *keys))
        if spots:
            return [(spots[-1].source, scalar) for scalar in scalars(spots[-1].node)]
    return []


def _has_xml_templates(site: Site) -> bool:
    """Whether the site or a theme may have a template for sitemaps, whatever its name."""
    return bool(site.config.missing) or any(
        name.lower().endswith(".xml") and "rss" not in name.lower()
        for mount in layouts_roots(site.config)
        for _, _, files in os.walk(mount.folder)
        for name in files
    )
