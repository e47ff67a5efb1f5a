"""The structures that a front matter may hold, and where they are not what Hugo can decode (Hugo 0.168.0, probed).

A wrong `build`, `params`, `sites`, `cascade` or field of `sitemap` stops the build. A wrong menu entry does so as soon
as a template asks for menus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from hugolint.hugo import versions
from hugolint.hugo.fields.weak_decoding import (
    FieldTypes,
    cast_to_map,
    decoding,
    go_kind,
    go_syntax,
    go_type,
    no_map,
    refusals,
)
from hugolint.hugo.nodes import Value
from hugolint.hugo.versions import Version

MOST = 50
"""How many mistakes of one sort are told of one value: whoever writes so many has made one, over and over."""


class Broken(NamedTuple):
    """A part of a structure that Hugo cannot decode."""

    keys: tuple[str | int, ...] = ()
    """The way to it from the structure's own key."""
    words: str = ""
    """Hugo's words; empty where they are not known."""
    offset: int = 0
    """Where Hugo's words are about a text, its bytes that were read: Hugo counts lines with it."""
    unable: bool = False
    """A menu that is no menu at all, which Hugo says in front of its words."""
    panics: bool = False
    fails: bool = True


_BUILD: FieldTypes = {
    "list": ("List", "string"),
    "render": ("Render", "string"),
    "publishresources": ("PublishResources", "bool"),
}
_SITEMAP: FieldTypes = {
    "changefreq": ("ChangeFreq", "string"),
    "disable": ("Disable", "bool"),
    "filename": ("Filename", "string"),
    "priority": ("Priority", "float64"),
}
_MENU: FieldTypes = {
    **{name.lower(): (name, "string") for name in ("Identifier", "Parent", "Name", "Pre", "Post", "URL", "PageRef")},
    "title": ("Title", "string"),
    "weight": ("Weight", "int"),
    "params": ("Params", "map"),
}


def _build(value: Value, format: str, version: Version) -> Iterator[Broken]:
    lead = "failed to decode build config in front matter: "
    # A TOML date is a structure to Hugo, and taken for one without fields.
    if value is not None and go_kind(value, format) not in ("map", "struct"):
        yield Broken(words=lead + no_map("", value, format))
    elif isinstance(value, dict):
        found = refusals(value, _BUILD, format)
        for one in found:
            yield Broken((one.key,), lead + decoding(found))


def _sitemap(value: Value, format: str, version: Version) -> Iterator[Broken]:
    if isinstance(value, dict):
        found = refusals(value, _SITEMAP, format)
        for one in found:
            yield Broken((one.key,), "failed to decode sitemap config in front matter: " + decoding(found))


def _params(value: Value, format: str, version: Version) -> Iterator[Broken]:
    lead = 'front matter field "params" must be a map: ' if version >= versions.NULL_PARAMS else ""
    if value is None and version < versions.NULL_PARAMS:
        yield Broken(words="unable to cast <nil> of type <nil> to map[string]interface {}")
        return
    found = cast_to_map(value, format)
    if found is not None:
        words = found.words if found.panics else (lead + found.words).removesuffix(": ")
        yield Broken(words=words, offset=found.offset, panics=found.panics)


def _sites(value: Value, format: str, version: Version) -> Iterator[Broken]:
    lead = "failed to decode sites from front matter: "
    if value is None or version < versions.SITES_IN_FRONT_MATTER or go_kind(value, format) == "struct":
        return
    if not isinstance(value, dict):
        yield Broken(words=lead + no_map("", value, format))
        return
    parts = [(key, value.get(key)) for key in ("complements", "matrix")]
    wrong = [(key, part) for key, part in parts if not isinstance(part, (dict, type(None)))]
    words = [f"* {no_map(key, one, format)}" for key, one in wrong]
    for key, _ in wrong:
        yield Broken((key,), f"{lead}{len(wrong)} error(s) decoding: {' '.join(words)}")


def broken_sites(value: Value, format: str, version: Version) -> Broken | None:
    """Why Hugo crashes at the `sites` of a cascade, which is not decoded but taken for maps; None where it does not."""
    if version < versions.SITES_IN_FRONT_MATTER:
        return None
    found: list[tuple[tuple[str, ...], Value]] = [((), value)]
    if isinstance(value, dict):
        found = [((key,), value[key]) for key in ("matrix", "complements") if key in value]
    for keys, part in found:
        if not isinstance(part, dict):
            kind = "nil" if part is None else go_type(part, format)
            words = f"panic: interface conversion: interface {{}} is {kind}, not hmaps.Params"
            return Broken(keys, words, panics=True)
    return None


def _cascade(value: Value, format: str, version: Version) -> Iterator[Broken]:
    if isinstance(value, list) and format != "org":
        wrong = [number for number, item in enumerate(value) if not isinstance(item, (dict, type(None)))]
        if wrong:
            yield Broken((wrong[0],), fails=False)
    elif value is not None and not isinstance(value, dict):
        words = (
            f"unable to cast {go_syntax(value, format)} of type {go_type(value, format)} to []map[string]interface{{}}"
        )
        yield Broken(words=words if go_syntax(value, format) else "")


def _menus(value: Value, format: str, version: Version) -> Iterator[Broken]:
    if isinstance(value, list):
        wrong = [number for number, item in enumerate(value) if isinstance(item, (list, dict))]
        if wrong:
            found = cast_to_map(value, format)
            yield Broken((wrong[0],), found.words if found is not None else "", unable=True)
    elif isinstance(value, dict):
        faults = (fault for name, entry in value.items() for fault in _menu_entry(name, entry, format))
        yield from islice(faults, MOST)


def _menu_entry(name: str, value: Value, format: str) -> Iterator[Broken]:
    no_entry = cast_to_map(value, format)
    if no_entry is not None:
        yield Broken((name,), no_entry.words, no_entry.offset, unable=not no_entry.panics, panics=no_entry.panics)
    elif isinstance(value, dict):
        found = refusals(value, _MENU, format)
        for one in found:
            yield Broken((name, one.key), decoding(found))


STRUCTURES: Mapping[str, Callable[[Value, str, Version], Iterator[Broken]]] = {
    "build": _build,
    "_build": _build,
    "sitemap": _sitemap,
    "params": _params,
    "sites": _sites,
    "cascade": _cascade,
    "menu": _menus,
    "menus": _menus,
}
"""For each key of a structure what is wrong with its value."""
