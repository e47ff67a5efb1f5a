"""Which of a shortcode's templates a page may use, and where they differ (Hugo 0.168.0, probed).

Whether a name exists at all is asked of the whole site, whatever the page. When the page is rendered, Hugo looks for a
variant that fits: one of the page's own section or above, of its language, and no plain text unless the tag is written
with `{{%`. A page that finds none stops the build.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hugolint.hugo.files import read_file
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.rendering import is_shown_as_html
from hugolint.hugo.said import Said, said_in_bytes
from hugolint.hugo.shortcodes import Tag
from hugolint.hugo.site import Site
from hugolint.hugo.templates import Variant, covers, embedded, is_plain_text
from hugolint.hugo.text import Source, Span
from hugolint.hugo.versions import TEMPLATE_LANGUAGES

_CONTAINER = "_shortcodes/"
_SINCE = (0, 146, 0)
"""Before, templates were looked up in another way."""
_CHAIN = re.compile(r"[$\w.]+")


class Split(NamedTuple):
    """A shortcode of which some variants take inner content and others do not."""

    name: str
    source: Source
    """The variant that reads the content."""
    span: Span
    """Where it does."""
    other: Source
    """One that does not."""


class Misfit(NamedTuple):
    """A tag for which the page finds no template that fits."""

    page: Page
    tag: Tag
    kind: str
    """`plain` text only, of another `section`, of another `language`, or `mixed`: one for this, one for that."""
    places: tuple[str, ...]
    """The templates there are, as paths below the layouts folder."""
    said: Said


def split_variants(site: Site) -> Iterator[Split]:
    """The shortcodes whose variants disagree, as far as their files lie in the site's folder."""
    for name, places in sorted(site.templates.places.items()):
        found = site.templates.find(name) if len(places) > 1 else None
        if found is None:
            continue
        takes = [variant for variant in found.variants if variant.inner is True]
        lacks = [variant for variant in found.variants if variant.inner is False]
        reader, other = _within(site, takes), _within(site, lacks)
        if reader is None or other is None:
            continue
        variant, source = reader
        chain = _CHAIN.match(source.text, variant.at) if variant.at >= 0 else None
        yield Split(name, source, Span(*chain.span()) if chain is not None else Span(0, len(source.line(1))), other[1])


def _within(site: Site, variants: Iterable[Variant]) -> tuple[Variant, Source] | None:
    """The first variant in the site's own folder, with its text."""
    for variant in variants:
        path = os.path.relpath(variant.path, site.root).replace(os.sep, "/")
        if path.startswith("../") or os.path.isabs(path):
            continue
        try:
            return variant, Source.decode(path, read_file(variant.path))
        except OSError:
            continue
    return None


def misfits(site: Site) -> Iterator[Misfit]:
    """The tags for which their page finds no template that fits; none where not all templates can be seen."""
    suspects = _suspects(site)
    if not suspects:
        return
    for page in site.pages:
        names = {tag.name.lower() for tag in page.lexed.tags} & suspects.keys()
        found = list(_misfits(page, suspects)) if names else []
        if found and is_shown_as_html(page) and "type" not in page.params and _is_html(page):
            yield from found


def _is_html(page: Page) -> bool:
    """Whether one of a page's output formats is HTML for sure."""
    if "url" in page.params and "outputs" in page.params:
        return False  # a file's name there tells nothing of its format
    return any(output.endswith(".html") for output in (page.output or "", *page.outputs))


def _suspects(site: Site) -> dict[str, tuple[str, ...]]:
    """The names that have no template for every page, with the places of those that they have."""
    raw = site.config.raw
    if (
        site.version < _SINCE
        or not site.templates.known
        or any(key in raw for key in ("outputformats", "mediatypes", "versions", "roles"))
    ):
        return {}
    if any(mount.languages is not None for mount in layouts_roots(site.config)):
        return {}
    own, languages = embedded(site.version), _languages(site)
    disabled = {language.key.lower() for language in site.config.disabled_languages}
    return {
        name: places
        for name, places in site.templates.places.items()
        if name not in own
        and not any(_fits_all(place, languages) or disabled & _identifiers(place) for place in places)
    }


def _fits_all(place: str, languages: set[str]) -> bool:
    return place.startswith(_CONTAINER) and not is_plain_text(place) and not languages & _identifiers(place)


def _identifiers(place: str) -> set[str]:
    """What stands between a template's name and its ending: languages and output formats."""
    return set(place.rpartition("/")[2].split(".")[1:])


def _misfits(page: Page, suspects: dict[str, tuple[str, ...]]) -> Iterator[Misfit]:
    depth, outer = 0, None
    for tag in page.lexed.tags:
        takes = tag.inline or page.site.templates.inner(tag.name)
        if tag.kind == "close":
            depth = max(0, depth - 1)
            continue
        places = suspects.get(tag.name.lower())
        if places is not None and not tag.broken and not tag.inline:
            misfit = _misfit(page, tag, places, outer if depth else None)
            if misfit is not None:
                yield misfit
        if tag.kind == "open" and takes:
            outer = tag if depth == 0 else outer
            depth += 1


def _misfit(page: Page, tag: Tag, places: tuple[str, ...], outer: Tag | None) -> Misfit | None:
    near = [place for place in places if covers(place, page.place.logical.lower())]
    languages = _languages(page.site)
    strict = page.site.version >= TEMPLATE_LANGUAGES
    spoken = [place for place in near if not strict or _speaks(place, page.language.lower(), languages)]
    if any(tag.delimiter == "%" or not is_plain_text(place) for place in spoken):
        return None
    if not near:
        kind, words = "section", f'no template found for shortcode "{tag.name}"'
    else:
        kind = "plain" if spoken == near else "mixed" if spoken else "language"
        listed = " ".join(f"/{place}" for place in near)
        words = f'no compatible template found for shortcode "{tag.name}" in [{listed}]; note that to use plain text '
        words += "template shortcodes in HTML you need to use the shortcode {{% delimiter"
    words = f'failed to render shortcode "{tag.name}": {words}'
    if outer is not None:
        words = f'failed to render shortcode "{outer.name}": {words}'
    at = (outer or tag).span.start
    return Misfit(page, tag, kind, tuple(near or places), said_in_bytes(page.source, at, words))


def _speaks(place: str, language: str, languages: set[str]) -> bool:
    """Whether a template is for a language, or for all of them."""
    words = _identifiers(place)
    return language in words or not languages & words


def _languages(site: Site) -> set[str]:
    return {language.key.lower() for language in site.languages}
