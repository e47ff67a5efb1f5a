"""Keys that Hugo takes away step by step, and such as stand where Hugo does not look (Hugo 0.147 to 0.168, probed)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_string, cast_strings
from hugolint.hugo.fields.cascade_faults import PAGE_KINDS, gives_something
from hugolint.hugo.fields.cascadings import Cascading, find_cascades
from hugolint.hugo.fields.field_words import given
from hugolint.hugo.fields.media_types import find_media_type
from hugolint.hugo.nodes import Entry, Mapping, Scalar, Value
from hugolint.hugo.page import Page
from hugolint.hugo.said import Said
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.versions import (
    BUILD_UNDERSCORE,
    CASCADE_TARGET_LANG,
    CASCADE_UNDERSCORE_TARGET,
    KIND_LANG_FORGOTTEN,
    KIND_PATH_LANG,
    SITES_IN_FRONT_MATTER,
    Removal,
    Version,
)


class RemovedKey(NamedTuple):
    """A key of old, where Hugo still knows it and complains."""

    name: str
    """`_build`, `_target`, `target.lang`, `kind`, `path` or `lang`."""
    source: Source
    key: Span
    value: Span
    verdict: str
    """`warns` or `fails`."""
    since: Version
    """The version that began to fail, or will."""
    said: Said
    replaceable: bool
    """Whether the new key can simply stand in its place."""


class MisplacedKey(NamedTuple):
    """A key at a place where Hugo does not look for it."""

    kind: str
    """`alias`, `params`, `kind`, `lang` or `markup`."""
    name: str
    source: Source
    span: Span
    value: str = ""


def removed_keys(site: Site) -> Iterator[RemovedKey]:
    """Each key of old for which Hugo warns or fails, once."""
    yield from _old_builds(site)
    for cascade in find_cascades(site):
        yield from _in_cascade(cascade, site.version)
    verdict = KIND_PATH_LANG.verdict(site.version)
    for page in site.documents if verdict != "silent" else ():
        for name in ("kind", "path", "lang"):
            entry = page.entry(name) if name in page.own else None
            if entry is not None:
                item = f"{name} in front matter"
                yield _removed(name, page.source, entry, KIND_PATH_LANG, (item, "v0.144.0", ""), site.version, False)


def _removed(
    name: str, source: Source, entry: Entry, removal: Removal, words: tuple[str, str, str], version: Version, new: bool
) -> RemovedKey:
    item, since, instead = words
    verdict = removal.verdict(version)
    end = "subsequently removed." if verdict == "fails" else "will be removed in a future release."
    said = Said(f"deprecated: {item} was deprecated in Hugo {since} and {end} {instead}".rstrip())
    return RemovedKey(name, source, entry.key.span, entry.value.span, verdict, removal.fails, said, new)


def _old_builds(site: Site) -> Iterator[RemovedKey]:
    if BUILD_UNDERSCORE.verdict(site.version) == "silent":
        return
    words = ('The "_build" front matter key', "0.145.0")
    instead = 'Use "build" instead. See https://gohugo.io/content-management/build-options.'
    seen: set[tuple[str, Span]] = set()
    for one in given(site, "_build"):
        entry = _entry_of(one.page, one.origin, one.span, site)
        if entry is None or (one.source.path, entry.key.span) in seen:
            continue
        seen.add((one.source.path, entry.key.span))
        new = "build" not in one.page.params and _stands_once("_build", one.source)
        yield _removed("_build", one.source, entry, BUILD_UNDERSCORE, (*words, instead), site.version, new)


def _entry_of(page: Page, origin: str, value: Span, site: Site) -> Entry | None:
    """The entry of a `_build`, in the page itself or in the cascade that gives it."""
    if origin == "page":
        return page.entry("_build")
    for cascade in find_cascades(site):
        for item in cascade.maps:
            entry = item.find("_build") or item.path("params._build")
            if entry is not None and entry.value.span == value:
                return entry
    return None


def _stands_once(word: str, source: Source) -> bool:
    """Whether a key is written at one place only: in TOML it may stand in several lines and headers."""
    return source.text.lower().count(word) == 1


_SEE = "see https://gohugo.io/content-management/front-matter/#target"


def _in_cascade(cascade: Cascading, version: Version) -> Iterator[RemovedKey]:
    for item in cascade.maps:
        for entry in item.entries:
            name = entry.key.text.lower()
            if name == "_target" and CASCADE_UNDERSCORE_TARGET.verdict(version) != "silent":
                words = ("cascade._target", "v0.156.0", f"Use cascade.target instead, {_SEE}")
                once = cascade.format != "toml" or cascade.source.text.count("_target") == len(cascade.maps)
                new = item.find("target") is None and once
                yield _removed("_target", cascade.source, entry, CASCADE_UNDERSCORE_TARGET, words, version, new)
            if name in ("target", "_target") and gives_something(item) and isinstance(entry.value, Mapping):
                yield from _language_of(cascade, entry.value, version)


def _language_of(cascade: Cascading, target: Mapping, version: Version) -> Iterator[RemovedKey]:
    lang = target.find("lang")
    if lang is not None and _gives_language(lang) and CASCADE_TARGET_LANG.verdict(version) != "silent":
        words = ("cascade.target.language", "v0.150.0", f"cascade.target.sites.matrix instead, {_SEE}")
        new = version >= SITES_IN_FRONT_MATTER and target.find("sites") is None
        yield _removed("target.lang", cascade.source, lang, CASCADE_TARGET_LANG, words, version, new)


def _gives_language(entry: Entry) -> bool:
    return isinstance(entry.value, Scalar) and bool(cast_string(entry.value.value))


def misplaced_keys(site: Site) -> Iterator[MisplacedKey]:
    """Each key that was surely meant for Hugo and is not where it looks."""
    for page in site.documents:
        own = page.own
        if "alias" in own and "aliases" not in own and _are_paths(own["alias"]):
            yield from _at(page, "alias", "alias")
        if "params" in own:
            yield from _below_params(page)
        if site.version >= KIND_LANG_FORGOTTEN and ("kind" in own or "lang" in own):
            yield from _forgotten(page)
    if site.version >= SITES_IN_FRONT_MATTER:
        yield from _cascaded_markups(site)


def _at(page: Page, kind: str, dotted: str) -> Iterator[MisplacedKey]:
    entry = page.entry(dotted)
    if entry is not None:
        value = cast_string(entry.value.value) if isinstance(entry.value, Scalar) else ""
        yield MisplacedKey(kind, entry.key.text, page.source, entry.key.span, value)


def _are_paths(value: Value) -> bool:
    """Whether a value is surely a list of addresses: each begins with a slash."""
    paths = cast_strings(value)
    return bool(paths) and all(path.startswith("/") for path in paths)


def _below_params(page: Page) -> Iterator[MisplacedKey]:
    """Keys that only Hugo can want, below `params`, where it takes them for the author's own."""
    params = page.own["params"]
    if isinstance(params, dict) and params.keys() & _ONLY_HUGOS.keys():
        for key, is_meant in _ONLY_HUGOS.items():
            if key in params and key not in page.own and is_meant(params[key]):
                yield from _at(page, "params", f"params.{key}")


def _is_build(value: Value) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= {"list", "render", "publishresources"}


def _is_true(value: Value) -> bool:
    return value is True


def _has_target(value: Value) -> bool:
    return isinstance(value, dict) and "target" in value


_ONLY_HUGOS: dict[str, Callable[[Value], bool]] = {
    "aliases": _are_paths,
    "draft": _is_true,
    "headless": _is_true,
    "build": _is_build,
    "_build": _is_build,
    "cascade": _has_target,
}


def _forgotten(page: Page) -> Iterator[MisplacedKey]:
    """`kind` and `lang`, which said once what a page is."""
    kind = page.own.get("kind")
    if isinstance(kind, str) and kind in PAGE_KINDS and kind != page.kind and page.kind != "resource":
        yield from _at(page, "kind", "kind")
    lang = page.own.get("lang")
    if isinstance(lang, str) and lang.lower() != page.language and page.site.config.language(lang.lower()) is not None:
        yield from _at(page, "lang", "lang")


def _cascaded_markups(site: Site) -> Iterator[MisplacedKey]:
    """`markup` in a cascade: until 0.152 it said what the pages are written in, since then it does nothing."""
    seen: set[tuple[str, Span]] = set()
    for one in given(site, "markup"):
        word = cast_string(one.value)
        if one.origin == "page" or not word or (one.source.path, one.span) in seen:
            continue
        media_types = site.config.setting("mediatypes", one.page.language)
        meant, is_ = (find_media_type(name, media_types, site.version) for name in (word, _extension(one.page)))
        if meant != is_:
            seen.add((one.source.path, one.span))
            yield MisplacedKey("markup", "markup", one.source, one.span, word)


def _extension(page: Page) -> str:
    return page.path.rpartition(".")[2]
