"""Values of the site's configuration that Hugo refuses although they can be read (Hugo 0.147 to 0.168, probed).

What is judged here is surely refused. A theme that is not on disk may bring output formats and media types.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.config_places import config_spots
from hugolint.hugo.fields.media_types import find_media_type
from hugolint.hugo.fields.weak_decoding import FieldTypes, go_type, no_map, quoted, refusals
from hugolint.hugo.nodes import Scalar, Value, plain_value
from hugolint.hugo.outputs import SPECIAL_FORMATS, site_formats
from hugolint.hugo.rendered.gourl import parse_error
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.versions import NEWEST

_FIRST = (0, 147, 0)
"""The oldest version that was asked."""
_KINDS = ("home", "page", "section", "taxonomy", "term")
_CACHES = frozenset(
    {"assets", "getcsv", "getjson", "getresource", "images", "misc", "modulegitinfo", "modulequeries", "modules"}
)
_DURATION = re.compile(r"[-+]?(?:(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+|[0-9]+)")
_ZONES_IN = ("/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ")
_SAMPLE_ZONES = ("Europe/Stockholm", "America/New_York")


def _fields(kind: str, words: str, inside: str = "") -> dict[str, tuple[str, str]]:
    return {name.lower(): (inside + name, kind) for name in words.split()}


_ROOT: FieldTypes = {
    **_fields(
        "bool",
        "BuildDrafts BuildExpired BuildFuture CanonifyURLs CapitalizeListTitles DefaultContentLanguageInSubdir "
        "DisableAliases DisableHugoGeneratorInject DisableLiveReload DisablePathToLower EnableEmoji EnableGitInfo "
        "EnableMissingTranslationPlaceholders EnableRobotsTXT HasCJKLanguage NoBuildLock NoChmod NoTimes "
        "PanicOnWarning PluralizeListTitles RelativeURLs RemovePathAccents",
    ),
    **_fields("int", "SummaryLength"),
    **_fields("string", "SectionPagesMenu"),
}
_INNER: Mapping[tuple[str, ...], FieldTypes] = {
    ("pagination",): {**_fields("int", "PagerSize"), **_fields("bool", "DisableAliases")},
    ("sitemap",): _fields("float64", "Priority"),
    ("related",): {**_fields("int", "Threshold"), **_fields("bool", "IncludeNewer ToLower")},
    ("markup", "goldmark", "renderer"): _fields("bool", "HardWraps Unsafe XHTML", "Goldmark.Renderer."),
    ("markup", "goldmark", "parser"): _fields("bool", "AutoHeadingID", "Goldmark.Parser."),
    ("markup", "goldmark", "extensions"): _fields(
        "bool", "DefinitionList Linkify Strikethrough Table TaskList", "Goldmark.Extensions."
    ),
    ("markup", "highlight"): {
        **_fields("bool", "AnchorLineNos CodeFences GuessSyntax LineNumbersInTable NoClasses", "Highlight."),
        **_fields("int", "LineNoStart TabWidth", "Highlight."),
    },
    ("markup", "tableofcontents"): {
        **_fields("int", "StartLevel EndLevel", "TableOfContents."),
        **_fields("bool", "Ordered", "TableOfContents."),
    },
}


class RefusedValue(NamedTuple):
    """A value that stops Hugo."""

    source: Source
    span: Span
    name: str
    """Its dotted key, as Hugo's documentation spells it where that is known."""
    value: str
    reason: str
    """What is wrong with it."""
    help: str
    words: str
    """Of Hugo's message."""


class _Refused(NamedTuple):
    keys: tuple[str, ...]
    reason: str
    help: str
    words: str


def refused_values(site: Site) -> Iterator[RefusedValue]:
    """Each of them once; none where the site's Hugo is older or newer than those that are known here."""
    if site.version < _FIRST or site.version[:2] > NEWEST[:2]:
        return
    for one in dict.fromkeys(_find(site)):
        source, span, name, value = _place(site, one.keys)
        yield RefusedValue(source, span, ".".join((*one.keys[:-1], name)), value, one.reason, one.help, one.words)


def _place(site: Site, keys: tuple[str, ...]) -> tuple[Source, Span, str, str]:
    """Where the site's own files have a value last, its key there and its text; else the site itself.

    The place is the value, or the key of what is no plain value.
    """
    for path in [keys, ("menu", *keys[1:])] if keys[0] == "menus" else [keys]:
        for spot in reversed(list(config_spots(site, *path))):
            name = spot.entry.key.text if spot.entry is not None else keys[-1]
            if isinstance(spot.node, Scalar) or spot.entry is None:
                text = cast_string(plain_value(spot.node)) if isinstance(spot.node, Scalar) else ""
                return spot.source, spot.node.span, name, text
            return spot.source, spot.entry.key.span, name, ""
    return site.root_source, Span(0, 0), keys[-1], ""


def _find(site: Site) -> Iterator[_Refused]:
    raw = site.config.raw
    yield from _types((), raw)
    yield from _menus(raw.get("menus"))
    yield from _media_types(raw.get("mediatypes"))
    yield from _formats(site, raw.get("outputformats"))
    yield from _caches(raw.get("caches"))
    yield from _url(("baseurl",), raw.get("baseurl"))
    yield from _timeout(("timeout",), raw)
    for language in site.languages:
        at = ("languages", language.key)
        yield from _types(at, language.config)
        yield from _url((*at, "baseurl"), language.config.get("baseurl"))
        yield from _timeout((*at, "timeout"), language.config)
        yield from _zone(site, language.key, language.config)
        yield from _outputs(site, language.key, language.config)


def _types(at: tuple[str, ...], config: Mapping[str, Value]) -> Iterator[_Refused]:
    """Texts where a switch or a number is due, here and in the tables below."""
    yield from _typed(at, config, _ROOT)
    for path, fields in _INNER.items():
        value: Value = dict(config)
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, dict):
            yield from _typed((*at, *path), value, fields)
    for key in ("page", "pagination"):
        value = config.get(key)
        if isinstance(value, (str, bool, int, float)) and value != "":
            yield _Refused((*at, key), "is one value", "write a table", no_map("", value, "").partition(", got")[0])


def _typed(at: tuple[str, ...], config: Mapping[str, Value], fields: FieldTypes) -> Iterator[_Refused]:
    wanted = {"bool": "true or false", "string": "a text"}
    for one in refusals(config, fields, "toml"):
        due = wanted.get(fields[one.key][1], "a number")
        yield _Refused((*at, one.key), f"has to be {due}", f"write {due}", one.words.partition(", got")[0])


def _menus(menus: Value) -> Iterator[_Refused]:
    if isinstance(menus, str) and menus and not menus.lstrip().startswith(("{", "n")):
        yield _Refused(("menus",), "has to be a table of menus", "write [[menus.main]]", 'failed to decode "menus"')
    for name, menu in menus.items() if isinstance(menus, dict) else ():
        if name != "_merge" and isinstance(menu, (str, bool, int, float, dict)):
            help = f"write [[menus.{name}]] in TOML, or a list of entries"
            yield _Refused(("menus", name), "has to be a list of entries", help, 'failed to decode "menus": unable to')


def _media_types(types: Value) -> Iterator[_Refused]:
    for name, value in types.items() if isinstance(types, dict) else ():
        if name == "_merge":
            continue
        if "/" not in name:
            words = f'failed to decode media types: cannot parse "{name}" as a media type'
            yield _Refused(("mediatypes", name), "is no name of a media type", "write one such as text/plain", words)
        elif isinstance(value, (str, bool, int, float)):
            words = f"failed to decode media types: '' expected a map, got '{go_type(value, 'toml')}'"
            yield _Refused(("mediatypes", name), "is one value", "write a table", words.partition(", got")[0])


def _formats(site: Site, formats: Value) -> Iterator[_Refused]:
    for name, value in formats.items() if isinstance(formats, dict) else ():
        if name == "_merge":
            continue
        if isinstance(value, (str, bool, int, float)):
            words = "failed to decode output format configuration: '' expected a map"
            yield _Refused(("outputformats", name), "is one value", "write a table", words)
        media = value.get("mediatype") if isinstance(value, dict) else None
        if not isinstance(media, str) or not re.fullmatch(r"[a-z]+/[a-z.-]+", media) or site.config.missing:
            continue
        types = site.config.raw.get("mediatypes")
        if not (isinstance(types, dict) and media in types) and not find_media_type(media, types, NEWEST):
            keys = ("outputformats", name, "mediatype")
            help = "write one that Hugo knows, or describe it below mediaTypes"
            yield _Refused(keys, "is a media type that Hugo does not know", help, f'media type "{media}" not found')


def _caches(caches: Value) -> Iterator[_Refused]:
    for name, value in caches.items() if isinstance(caches, dict) else ():
        if name != "_merge" and isinstance(value, dict) and name not in _CACHES:
            words = f'failed to decode "caches": "{name}" is not a valid cache name'
            yield _Refused(("caches", name), "is no cache of Hugo's", "remove it", words)
        age = value.get("maxage") if isinstance(value, dict) else None
        if isinstance(age, str) and not _DURATION.fullmatch(age):
            keys, words = ("caches", name, "maxage"), "error decoding 'MaxAge': time: "
            yield _Refused(keys, "is no time span", 'write one such as "24h"', words)


def _url(keys: tuple[str, ...], value: Value) -> Iterator[_Refused]:
    words = parse_error(value) if isinstance(value, str) and value else None
    if isinstance(value, str) and words:
        yield _Refused(keys, "is no URL", 'write one such as "https://example.org/"', f"parse {quoted(value)}: ")


def _timeout(keys: tuple[str, ...], config: Mapping[str, Value]) -> Iterator[_Refused]:
    value = config.get("timeout")
    if isinstance(value, (str, float)) and not _DURATION.fullmatch(cast_string(value)):
        yield _Refused(keys, "is no time span", 'write one such as "30s"', "failed to parse timeout: time: ")


def _zone(site: Site, key: str, config: Mapping[str, Value]) -> Iterator[_Refused]:
    zone = site.config.text("timezone", key)
    if zone and is_zone(zone) is False:
        keys = ("languages", key, "timezone") if "timezone" in config else ("timezone",)
        words = f'invalid timeZone for language "{key}": '
        yield _Refused(keys, "is no time zone", 'write one such as "Europe/Stockholm"', words)


def is_zone(name: str) -> bool | None:
    """Whether there is a time zone; None where it cannot be told: there are none here, or case is in doubt."""
    if name in ("", "UTC", "Local"):
        return True
    if ".." in name or name[0] in "/\\" or "\\" in name or "\0" in name:
        return False
    for folder in _ZONES_IN:
        if all(os.path.isfile(f"{folder}/{sample}") for sample in _SAMPLE_ZONES):
            if os.path.isfile(f"{folder}/{name}"):
                return True
            return None if _is_there_in_another_case(folder, name) else False
    return None


def _is_there_in_another_case(folder: str, name: str) -> bool:
    """Some disks do not tell capitals from small letters, and then Hugo finds the zone."""
    for part in name.split("/"):
        try:
            found = next((one for one in os.listdir(folder) if one.lower() == part.lower()), None)
        except OSError:
            return False
        if found is None:
            return False
        folder = f"{folder}/{found}"
    return True


def _outputs(site: Site, key: str, config: Mapping[str, Value]) -> Iterator[_Refused]:
    if site.config.missing:
        return
    formats = site.config.setting("outputformats", key)
    known = {*site_formats(formats), *SPECIAL_FORMATS, *(formats if isinstance(formats, dict) else ())}
    outputs = site.config.setting("outputs", key)
    at = ("languages", key, "outputs") if "outputs" in config else ("outputs",)
    for kind, value in outputs.items() if isinstance(outputs, dict) else ():
        if kind not in _KINDS or kind in site.hidden_kinds(key):
            continue
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str) and name.lower() not in known:
                reason = f'names "{name}", which is no output format'
                words = f'unknown output format "{name}" for kind "{kind}"'
                yield _Refused(
                    (*at, kind), reason, "write one that Hugo knows, or describe it below outputFormats", words
                )
    default = site.config.raw.get("defaultoutputformat")
    if isinstance(default, str) and default and default.lower() not in known:
        words = f'unknown default output format "{default}"'
        yield _Refused(("defaultoutputformat",), "is no output format", "write one that Hugo knows", words)
