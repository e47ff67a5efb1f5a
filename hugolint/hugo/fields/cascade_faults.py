"""What is wrong with a cascade: forms that stop Hugo, and such as it silently passes over (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.fields.cascadings import Cascading, find_cascades
from hugolint.hugo.fields.configured_values import configured_faults
from hugolint.hugo.fields.field_structures import MOST
from hugolint.hugo.fields.globs import RANGES_FAIL, STRICT, glob_fault
from hugolint.hugo.fields.logs import is_silenced
from hugolint.hugo.fields.weak_decoding import Refusal, decoding, go_kind, go_syntax, go_type, no_map, refusals
from hugolint.hugo.goccy.token import quoted
from hugolint.hugo.ignore import compile_glob
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence, plain_value
from hugolint.hugo.said import Said
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import lower_text
from hugolint.hugo.versions import (
    CASCADE_EXTENSION_FAILS_UNTIL,
    CASCADE_IN_CASCADE_FAILS,
    SITES_IN_FRONT_MATTER,
    Version,
)

PAGE_KINDS = ("page", "home", "section", "taxonomy", "term")
"""The kinds of page that a cascade can be for. (Hugo also takes `taxonomyterm`, a name of old.)"""
TARGET_KEYS = ("kind", "path", "environment", "lang", "sites")
FORBIDDEN = ("kind", "path", "lang", "cascade")
"""What no cascade can give to a page."""
_TARGETS = ("target", "_target")
_MEANT = {"language": "sites", "languages": "sites", "section": "path", "kinds": "kind", "paths": "path"}
MANY = 100
"""Braces that may nest in a pattern; one with more is not followed."""
_CONTENT = (".md", ".markdown", ".mdown", ".html", ".htm", ".adoc", ".org", ".rst", ".pandoc")


class CascadeFault(NamedTuple):
    """One mistake in a cascade."""

    kind: str
    """`no-map`, `item`, `forbidden`, `target`, `page-kind`, `text`, `glob`, `sites`, `target-key`, `extension`, or
    `value`: what the site's config gives to pages, and Hugo cannot use."""
    name: str
    """The key or value in question."""
    source: Source
    span: Span
    said: Said | None
    """Hugo's message where it fails; None where it is silent."""
    meant: str = ""
    """The right name for a target's key; of a value what is written."""


def cascade_faults(site: Site) -> Iterator[CascadeFault]:
    """What is wrong with all cascades."""
    for cascade in find_cascades(site):
        yield from islice(_faults(cascade, site), MOST)
    for fault in configured_faults(site):
        if fault.certain:
            said = Said(fault.words) if fault.words else Said("failed to create page")
            span = _span(fault.entry.value, fault.entry)
            meant = fault.entry.value.text if isinstance(fault.entry.value, Scalar) else ""
            yield CascadeFault("value", fault.name, fault.cascade.source, span, said, meant)


def _faults(cascade: Cascading, site: Site) -> Iterator[CascadeFault]:
    if cascade.prefix is not None:
        yield from _no_maps(cascade)
    number = 0
    for item in cascade.maps:
        gives = gives_something(item)
        yield from _of_item(cascade, item, site, number if gives else -1)
        number += gives


def _no_maps(cascade: Cascading) -> Iterator[CascadeFault]:
    """What is no map in the site's config. (That a page's is none is a matter of types, and told there.)"""
    node = cascade.node
    if isinstance(node, Scalar) and node.value is not None:
        shown = f"{go_syntax(node.value, cascade.format)} of type {go_type(node.value, cascade.format)}"
        said = cascade.said(f"unable to cast {shown} to []map[string]interface{{}}")
        yield CascadeFault("no-map", node.text, cascade.source, node.span, said)
    for item in node.items if isinstance(node, Sequence) else ():
        if not isinstance(item, Mapping) and not (isinstance(item, Scalar) and item.value is None):
            yield CascadeFault("item", item.text if isinstance(item, Scalar) else "", cascade.source, item.span, None)


def gives_something(item: Mapping) -> bool:
    """Whether an item has any value for pages; Hugo does not look closely at one that has none."""
    params = item.find("params")
    if params is not None and isinstance(params.value, Mapping) and params.value.entries:
        return True
    return any(entry.key.text.lower() not in (*_TARGETS, "params", "_merge") for entry in item.entries)


def _of_item(cascade: Cascading, item: Mapping, site: Site, number: int) -> Iterator[CascadeFault]:
    """The faults of one map; `number` counts those that give something, and is -1 where this one does not."""
    in_list = isinstance(cascade.node, Sequence)
    for entry in item.entries:
        # In a list Hugo looks for the names before it makes them lower case.
        name = entry.key.text if in_list else entry.key.text.lower()
        if name in FORBIDDEN and (name != "cascade" or site.version >= CASCADE_IN_CASCADE_FAILS):
            said = cascade.said(f'key "{name}" not allowed in cascade config')
            yield CascadeFault("forbidden", name, cascade.source, entry.key.span, said)
        elif name.lower() in _TARGETS:
            yield from _of_target(cascade, entry, site, number)


def _of_target(cascade: Cascading, entry: Entry, site: Site, number: int) -> Iterator[CascadeFault]:
    target = entry.value
    if not isinstance(target, Mapping):
        if not isinstance(target, Scalar) or target.value is not None:
            said = cascade.said(no_map("", plain_value(target), cascade.format))
            yield CascadeFault("target", entry.key.text, cascade.source, _span(target, entry), said)
        return
    yield from _no_texts(cascade, target, site.version)
    for one in target.entries:
        name = one.key.text.lower()
        text = cast_string(one.value.value) if isinstance(one.value, Scalar) else ""
        if name == "kind" and text:
            yield from _of_kind(cascade, one, text, site.version)
        elif name in ("path", "environment") and text and number >= 0:
            yield from _of_glob(cascade, one, text, site, number)
        elif name == "sites" and isinstance(one.value, Mapping) and number >= 0:
            yield from _of_languages(cascade, one.value, site.version)
        elif name not in TARGET_KEYS:
            meant = _MEANT.get(name) or _near(name)
            if meant:
                yield CascadeFault("target-key", one.key.text, cascade.source, one.key.span, None, meant)


def _near(name: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, TARGET_KEYS, 1, 0.75)), "")


_FIELDS = {name: (name.capitalize(), "string") for name in ("kind", "path", "environment", "lang")}


def _no_texts(cascade: Cascading, target: Mapping, version: Version) -> Iterator[CascadeFault]:
    """Lists and maps where a text belongs, and texts where a map does. Hugo names all of them in one message."""
    data = plain_value(target)
    assert isinstance(data, dict)
    found = [(one, target.find(one.key)) for one in refusals(data, _FIELDS, cascade.format)]
    sites = target.find("sites")
    wrong = _wrong_sites(sites) if sites is not None and version >= SITES_IN_FRONT_MATTER else None
    if wrong is not None:
        path, bad = wrong
        words = f"'{path}' expected a map, got '{go_kind(plain_value(bad.value), cascade.format)}'"
        found.append((Refusal("sites", words), bad))
    words = decoding(sorted([one for one, _ in found], key=lambda one: one.words))
    if isinstance(cascade.node, Sequence):
        words = words.replace("'hmaps.Params'", "'map[string]interface {}'")
    for one, entry in found:
        if entry is not None:
            kind, name = ("sites", entry.key.text) if one.key == "sites" else ("text", one.key)
            yield CascadeFault(kind, name, cascade.source, _span(entry.value, entry), cascade.said(words))


def _wrong_sites(entry: Entry) -> tuple[str, Entry] | None:
    """The part of `sites` that is no map, and Hugo's name for it."""
    if _is_wrong(entry.value):
        return "Sites", entry
    matrix = entry.value.find("matrix") if isinstance(entry.value, Mapping) else None
    return ("Sites.matrix", matrix) if matrix is not None and _is_wrong(matrix.value) else None


def _is_wrong(node: Node) -> bool:
    return isinstance(node, Sequence) or (isinstance(node, Scalar) and node.value is not None)


def _of_kind(cascade: Cascading, entry: Entry, text: str, version: Version) -> Iterator[CascadeFault]:
    if isinstance(entry.value, Scalar) and isinstance(entry.value.value, bool):
        text = "1" if entry.value.value else "0"
    kind = lower_text(text)
    # Here a bad range was never passed over.
    if glob_fault(kind, max(version, RANGES_FAIL)):
        said = Said("panic: runtime error: invalid memory address or nil pointer dereference")
        yield CascadeFault("glob", text, cascade.source, entry.value.span, said)
    elif kind.count("{") < MANY and not _names_a_kind(kind):
        said = cascade.said(f"{quoted(kind)} did not match a valid Page Kind")
        yield CascadeFault("page-kind", text, cascade.source, entry.value.span, said)


def _names_a_kind(pattern: str) -> bool:
    return any(compile_glob(pattern).fullmatch(known) for known in (*PAGE_KINDS, "taxonomyterm"))


def _of_glob(cascade: Cascading, entry: Entry, text: str, site: Site, number: int) -> Iterator[CascadeFault]:
    fault = glob_fault(text, site.version)
    if fault:
        said = cascade.said(f"failed to compile cascade target {number}: {fault}", compiling=True)
        yield CascadeFault("glob", text, cascade.source, entry.value.span, said)
    elif entry.key.text.lower() == "path":
        yield from _of_extension(cascade, entry, text, site)


def _of_extension(cascade: Cascading, entry: Entry, text: str, site: Site) -> Iterator[CascadeFault]:
    """A path that names a file: pages go by their logical path, which has no extension."""
    last = lower_text(text).rpartition("/")[2]
    if site.version < CASCADE_EXTENSION_FAILS_UNTIL:
        if "." in last and not is_silenced(site, "cascade-pattern-with-extension"):
            words = f"cascade target path {quoted(lower_text(text))} looks like a path with an extension; "
            since = "since Hugo v0.123.0 this will not match anything, see  https://gohugo.io/methods/page/path/"
            said = Said(words + since)
            yield CascadeFault("extension", text, cascade.source, entry.value.span, said)
    elif last.endswith(_CONTENT):
        yield CascadeFault("extension", text, cascade.source, entry.value.span, None)


def _of_languages(cascade: Cascading, sites: Mapping, version: Version) -> Iterator[CascadeFault]:
    languages = sites.path("matrix.languages") if version >= SITES_IN_FRONT_MATTER else None
    if languages is None:
        return
    for item in languages.value.items if isinstance(languages.value, Sequence) else (languages.value,):
        text = cast_string(item.value) if isinstance(item, Scalar) else ""
        fault = glob_fault(text.removeprefix("! "), version) if version >= STRICT else ""
        if fault:
            said = Said(f"panic: failed to create filter for languages: {fault}")
            yield CascadeFault("glob", text, cascade.source, item.span, said)


def _span(node: Node, entry: Entry) -> Span:
    """A value's place; of a map or list its key's, for it may be long."""
    return node.span if isinstance(node, Scalar) and node.span.start < node.span.end else entry.key.span
