"""What a cascade in the site's config gives to pages, and Hugo cannot use (Hugo 0.168.0, probed).

Such a cascade reaches pages that have no file, too: the home page above all. So a value is judged by the pages that
have it, and where it reaches none with a file it may still stop the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.cascade import Cascades
from hugolint.hugo.dates import BAD, page_dates, parse_date
from hugolint.hugo.fields.cascaded_values import CascadedValue, values_of
from hugolint.hugo.fields.cascadings import Cascading, find_cascades
from hugolint.hugo.fields.config_unjudged import unjudged_settings
from hugolint.hugo.fields.date_faults import handlers_for, met_dates
from hugolint.hugo.fields.date_forms import FARTHEST
from hugolint.hugo.fields.field_structures import STRUCTURES, Broken, broken_sites
from hugolint.hugo.fields.media_types import find_media_type
from hugolint.hugo.fields.menu_use import asks_for_menus
from hugolint.hugo.gotime import ZERO
from hugolint.hugo.nodes import Entry, Mapping, Node, Value, plain_value
from hugolint.hugo.site import Site

_MENUS = ("menu", "menus")
_STRUCTURES = ("build", "_build", "sitemap", "sites", *_MENUS)


class ConfiguredFault(NamedTuple):
    """A value of a cascade in the config that Hugo cannot use."""

    name: str
    """Its dotted key in lower case."""
    cascade: Cascading
    entry: Entry
    words: str
    certain: bool
    """Whether a page is known that Hugo fails at; else one without a file may be."""


def configured_faults(site: Site) -> tuple[ConfiguredFault, ...]:
    """All of them, each once."""
    cascades = [cascade for cascade in find_cascades(site) if cascade.prefix is not None]
    return tuple(_found(site, cascades)) if cascades else ()


def config_doubts(site: Site) -> Iterator[str]:
    """What of the config may stop Hugo, a short clause each: its cascades at pages without a file, and some words."""
    for language in site.languages:
        yield from _doubts_of_words(site, language.key)
    if unjudged := list(dict.fromkeys(unjudged_settings(site))):
        yield f"the values of settings: {', '.join(unjudged[:3])}{', …' if unjudged[3:] else ''}"
    faults = configured_faults(site)
    if any(not fault.certain for fault in faults) or _unplaced(site, faults):
        yield "what the config's cascade gives to pages without a file"


def _doubts_of_words(site: Site, language: str) -> Iterator[str]:
    zone = site.config.text("timezone", language)
    if ":" in zone or zone.startswith(("+", "-")):
        yield f"the config's timeZone {zone}, which Hugo may not know"
    formats = site.config.setting("outputformats", language)
    media_types = site.config.setting("mediatypes", language)
    for name, given in formats.items() if isinstance(formats, dict) else ():
        media = given.get("mediatype") if isinstance(given, dict) else None
        # What a theme that is not there may bring is a doubt of its own.
        if not isinstance(media, str) or "/" not in media:
            continue
        named = isinstance(media_types, dict) and media.lower() in media_types
        if not named and not find_media_type(media, media_types, site.version):
            yield f"the media type {media} of the config's output format {name}"


def _unplaced(site: Site, faults: tuple[ConfiguredFault, ...]) -> bool:
    """Whether the config has a bad value that stands in none of the site's own files, or in a file of cascades."""
    if faults:
        return False
    for language in site.languages:
        value = site.config.setting("cascade", language.key)
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, dict):
                continue
            params = item.get("params")
            values = [*item.items(), *(params.items() if isinstance(params, dict) else ())]
            if any(_is_bad(site, language.key, name, one) for name, one in values if name != "params"):
                return True
    return False


def _is_bad(site: Site, language: str, name: str, value: Value) -> bool:
    if name in handlers_for(site, language).keys:
        return parse_date(value) is BAD
    return name in _STRUCTURES and value is not None and any(STRUCTURES[name](value, "yaml", site.version))


def _found(site: Site, cascades: list[Cascading]) -> Iterator[ConfiguredFault]:
    homes = {page.language for page in site.pages if page.kind == "home"}
    given = Cascades(site.config, ())
    bare = {
        one.key: {name: value.value for name, value in given.give("home", "/", one.key).items()}
        for one in site.languages
        if one.key not in homes
    }
    for cascade in cascades:
        for item in cascade.maps:
            for one in values_of(item):
                yield from _judge(site, cascade, one, bare, only_pages=_is_for_pages(item))


def _judge(
    site: Site, cascade: Cascading, one: CascadedValue, bare: dict[str, dict[str, Value]], *, only_pages: bool
) -> Iterator[ConfiguredFault]:
    """What is wrong with one value. The judgement of the value alone comes first, for it mostly ends there."""
    value = plain_value(one.entry.value)
    broken = list(_broken(site, one, value, cascade.format))
    is_date = not broken and any(one.name in handlers_for(site, language.key).keys for language in site.languages)
    if is_date and type(value) is int and value >= FARTHEST:
        yield ConfiguredFault(one.name, cascade, one.entry, "", certain=False)
    elif is_date and parse_date(value) is BAD:
        words = f'the "{one.name}" front matter field is not a parsable date'
        certain = _meets_date(site, one.name, value, bare)
        if certain or not only_pages:
            yield ConfiguredFault(one.name, cascade, one.entry, words, certain)
    for part in broken:
        # Whether a page without a file is asked for menus is not followed.
        is_bare = one.name not in _MENUS and any(values.get(one.name) == value for values in bare.values())
        certain = is_bare or _reaches(site, one.name, value)
        if certain or not only_pages:
            entry = _inner(one.entry, part.keys)
            name = ".".join((one.name, *map(str, part.keys)))
            yield ConfiguredFault(name, cascade, entry, part.words, certain)
    if one.name == "aliases" and any(values.get("aliases") == value for values in bare.values()):
        texts = value if isinstance(value, list) else str(value).split()
        if any(isinstance(text, str) and not text.startswith(("/", "http://", "https://")) for text in texts):
            yield ConfiguredFault(one.name, cascade, one.entry, "", certain=False)


def _broken(site: Site, one: CascadedValue, value: Value, format: str) -> Iterator[Broken]:
    if one.name not in _STRUCTURES or (one.name == "sites" and one.in_params):
        return
    if one.name == "sites":
        broken = broken_sites(value, format, site.version)
        if broken is not None:
            yield broken
    elif value is not None:
        yield from (part for part in STRUCTURES[one.name](value, format, site.version) if part.fails)


def _reaches(site: Site, name: str, value: Value) -> bool:
    """Whether a page with a file has a value from the config's cascade."""
    for page in site.documents:
        given = page.cascaded.get(name)
        if given is not None and given.source is None and name not in page.own and given.value == value:
            counts = name == "menus" or "menus" not in page.params
            if name not in _MENUS or (counts and asks_for_menus(page)):
                return True
    return False


def _meets_date(site: Site, name: str, value: Value, bare: dict[str, dict[str, Value]]) -> bool:
    """Whether Hugo comes to a bad date at any page that is known."""
    for language, values in bare.items():
        is_met = values.get(name) == value and not site.config.flag("enablegitinfo", language)
        if is_met and name in page_dates(values, handlers_for(site, language), "", modified=ZERO, git=None).bad:
            return True
    for page in site.documents:
        given = page.cascaded.get(name)
        is_given = given is not None and given.source is None and name not in page.own and given.value == value
        if is_given and name in met_dates(page):
            return True
    return False


def _is_for_pages(item: Mapping) -> bool:
    """Whether a cascade is for pages of the kind `page` only, which all have files."""
    kind = item.path("target.kind") or item.path("_target.kind")
    return kind is not None and plain_value(kind.value) == "page"


def _inner(entry: Entry, keys: tuple[str | int, ...]) -> Entry:
    """The entry below another one that keys lead to, as far as maps go."""
    for key in keys:
        node: Node = entry.value
        found = node.find(key) if isinstance(node, Mapping) and isinstance(key, str) else None
        if found is None:
            break
        entry = found
    return entry
