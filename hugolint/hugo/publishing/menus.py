"""The menus of a site: their entries in the config and in front matter, and where they lead (Hugo 0.168.0, probed).

Hugo keeps the entries of a menu by their `identifier`, or else their `name`. An entry in the config with a `pageRef`
has the URL of that page, or else its own `url`; a page's own entry always leads to the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_int, cast_string, cast_strings
from hugolint.hugo.config_places import config_spots
from hugolint.hugo.nodes import Entry, Node, Scalar, Sequence, Value, plain_value
from hugolint.hugo.nodes import Mapping as MapNode
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.references import Found, look_up_from_root
from hugolint.hugo.rendered.rendering import layouts_of
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span


class MenuEntry(NamedTuple):
    """One entry of a menu, as the site's own files say it."""

    menu: str
    source: Source
    node: Node
    """The whole entry."""
    values: Mapping[str, Value]
    """Its keys in lower case."""
    page: Page | None
    """The page whose front matter it stands in; None for the config."""
    title: str = ""
    """What the page is called that it leads to; empty where it is not known."""

    def text(self, key: str) -> str:
        """A value as text; empty where it is not there."""
        return cast_string(self.values.get(key))

    def place(self, key: str) -> Span:
        """Where a value is written; where it is not, the page that names an entry of the config, or the whole entry."""
        entry = self.entry(key) or (self.entry("pageref") if self.page is None else None)
        return entry.value.span if entry is not None else self.node.span

    def entry(self, key: str) -> Entry | None:
        """The entry of a key."""
        return self.node.find(key) if isinstance(self.node, MapNode) else None

    @property
    def key(self) -> str:
        """What Hugo knows the entry by; empty where that cannot be told."""
        return self.text("identifier") or self.called

    @property
    def called(self) -> str:
        """What readers see; empty where that cannot be told."""
        return self.text("name") or self.title


_CONFIGURED: WeakKeyDictionary[Site, dict[str, list[MenuEntry]]] = WeakKeyDictionary()


def configured_entries(site: Site, language: str) -> list[MenuEntry]:
    """The entries that the site's own config has for a language; those of themes are left out."""
    known = _CONFIGURED.setdefault(site, {})
    if language not in known:
        known[language] = list(_configured(site, language))
    return known[language]


def _configured(site: Site, language: str) -> Iterator[MenuEntry]:
    menus = site.config.setting("menus", language)
    if not isinstance(menus, dict):
        return
    found = site.config.language(language)
    own = found is not None and "menus" in found.config
    for name, value in menus.items():
        for keys in _paths(language, own):
            # Where files are merged the last one counts, which has to be what holds in the end.
            spot = next(iter(reversed(list(config_spots(site, *keys, name)))), None)
            if spot is not None and plain_value(spot.node) == value and isinstance(spot.node, Sequence):
                for item in spot.node.items:
                    values = plain_value(item)
                    if isinstance(values, dict):
                        title = _title_of(_target(site, values, language))
                        yield MenuEntry(name, spot.source, item, values, None, title)
                break


def _target(site: Site, values: Mapping[str, Value], language: str) -> Page | None:
    """The page that a nameless entry of the config leads to."""
    ref = cast_string(values.get("pageref"))
    if not ref or values.get("identifier") or values.get("name"):
        return None
    found = look_up_from_root(site, ref, language)
    return found.target.page if found.target is not None else None


def _title_of(page: Page | None) -> str:
    if page is None:
        return ""
    return cast_string(page.params.get("linktitle")) or cast_string(page.params.get("title"))


def _paths(language: str, own: bool) -> list[tuple[str, ...]]:
    """The keys that a menu may stand below; `menu` is an older name."""
    above: tuple[str, ...] = ("languages", language) if own else ()
    return [(*above, "menus"), (*above, "menu")]


class LostEntry(NamedTuple):
    """An entry whose pageRef leads to no page, so that its URL is empty."""

    entry: MenuEntry
    ref: str
    languages: tuple[str, ...]
    """Those in which it is so."""
    all_languages: bool
    reason: str
    """`draft`, `future`, `expired`, `unrendered`, `ambiguous`, `address`, `file`, `source` (the path of a page's file
    from the site's root), `elsewhere` (the page is there in another language), or empty: there is no such page."""
    page: Page | None
    """The page that belongs to the reason."""


def lost_entries(site: Site) -> Iterator[LostEntry]:
    """Each entry of the config that leads nowhere, once, though several languages may have it."""
    if site.config.missing:
        return  # there may be more pages, and templates with ideas of their own
    found: dict[tuple[str, Span], list[tuple[str, MenuEntry, str, Page | None]]] = {}
    shared: dict[tuple[str, Span], int] = {}
    for language in site.languages:
        for entry in configured_entries(site, language.key):
            ref = entry.text("pageref")
            if not ref or ref == "#" or entry.text("url"):
                continue  # with "#" nothing else is meant than to lead nowhere
            key = (entry.source.path, entry.node.span)
            shared[key] = shared.get(key, 0) + 1
            lost = _lose(site, ref, language.key)
            if lost is not None:
                found.setdefault(key, []).append((language.key, entry, *lost))
    if not found or _use_page_refs(site):
        return
    for key, many in found.items():
        _, entry, reason, page = many[0]
        languages = tuple(language for language, *_ in many)
        yield LostEntry(entry, entry.text("pageref"), languages, len(many) == shared[key], reason, page)


def _lose(site: Site, ref: str, language: str) -> tuple[str, Page | None] | None:
    """Why a pageRef has no URL; None where it has one, or that cannot be told."""
    found = look_up_from_root(site, ref, language)
    if found.state == "unknown":
        return None
    if found.target is not None:
        return _unrendered(found, site, language)
    if found.state == "ambiguous":
        return "ambiguous", None
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", ref):
        return "address", None
    if _FILE.search(ref):
        return "file", None
    named = ref.strip("/")
    written = next((page for page in site.pages if page.path == named), None)
    if written is not None:
        return "source", written
    hidden = next(
        (
            page
            for page in site.pages
            if page.language == language and page.place.logical in found.tried and page.unpublished
        ),
        None,
    )
    if hidden is not None:
        return hidden.unpublished or "", hidden
    return next(
        (
            ("elsewhere", None)
            for one in site.languages
            if one.key != language and look_up_from_root(site, ref, one.key).target is not None
        ),
        ("", None),
    )


_FILE = re.compile(r"/[^/]+\.(?!md\Z|markdown\Z|html?\Z|org\Z)[A-Za-z]\w{1,4}\Z")
"""The path of a file that is no page, as `/feed.xml`."""


def _unrendered(found: Found, site: Site, language: str) -> tuple[str, Page | None] | None:
    """A page without a file has no URL either."""
    target = found.target
    if target is None or target.kind == "fixed":
        return None
    if target.page is not None and target.page.renders == "never":
        return "unrendered", target.page
    return ("unrendered", target.page) if target.kind in site.hidden_kinds(language) else None


_PAGE_REF = re.compile(r"(?i)\.PageRef\b")


def _use_page_refs(site: Site) -> bool:
    """Whether a template uses what stands in pageRef by itself, and so may need no URL."""
    for path in layouts_of(site).files.values():
        try:
            with open(path, "rb") as file:
                if _PAGE_REF.search(file.read().decode("utf-8", "replace")):
                    return True
        except OSError:
            return True
    return False


def page_entries(site: Site, language: str) -> Iterator[MenuEntry]:
    """The entries that pages of a language have in their own front matter."""
    for page in site.pages:
        if page.language != language or not ("menus" in page.own or "menu" in page.own):
            continue
        if not page.published or not page.in_all_lists or page.kind in site.hidden_kinds(language):
            continue
        entry = page.entry("menus") or page.entry("menu")
        if entry is not None:
            yield from _of_page(page, entry.value)


def _of_page(page: Page, node: Node) -> Iterator[MenuEntry]:
    if isinstance(node, MapNode):
        for one in node.entries:
            values = plain_value(one.value)
            if isinstance(values, dict):
                yield MenuEntry(one.key.text.lower(), page.source, one.value, values, page, _title_of(page))
            elif values is None:
                yield MenuEntry(one.key.text.lower(), page.source, one.key, {}, page, _title_of(page))
        return
    items = node.items if isinstance(node, Sequence) else (node,)
    for item in items:
        if isinstance(item, Scalar) and cast_strings(item.value):
            yield MenuEntry(cast_string(item.value), page.source, item, {}, page, _title_of(page))


class Orphan(NamedTuple):
    """An entry whose parent is none of the menu's, though it is meant to be one."""

    entry: MenuEntry
    parent: str
    meant: str
    """The key of the entry that is meant."""
    by_name: bool
    """That entry is called so, but has an identifier, which alone counts."""


def orphans(site: Site) -> Iterator[Orphan]:
    """Each entry with a parent that is spelled otherwise than the entry that it means."""
    told: set[tuple[str, Span]] = set()
    for language in site.languages:
        if site.config.missing or site.listing.adapters:
            return
        for menu, entries in _by_menu(site, language.key).items():
            if not any(entry.text("parent") for entry in entries):
                continue
            keys = _keys(site, language.key, menu, entries)
            known = _known(entries, keys) if keys is not None else None
            for entry in entries:
                place = (entry.source.path, entry.node.span)
                parent = entry.text("parent")
                if keys is None or known is None or not parent or parent in keys or place in told:
                    continue
                meant = _meant(known, parent, entry)
                if meant is not None:
                    told.add(place)
                    yield Orphan(entry, parent, *meant)


def _by_menu(site: Site, language: str) -> dict[str, list[MenuEntry]]:
    menus: dict[str, list[MenuEntry]] = {}
    for entry in (*configured_entries(site, language), *page_entries(site, language)):
        menus.setdefault(entry.menu, []).append(entry)
    return menus


def _keys(site: Site, language: str, menu: str, entries: list[MenuEntry]) -> frozenset[str] | None:
    """What the entries of a menu are known by, those of themes too; None where that cannot be told of all."""
    if site.config.text("sectionpagesmenu", language) == menu:
        return None
    menus = site.config.setting("menus", language)
    raw = menus.get(menu) if isinstance(menus, dict) else None
    keys = {entry.key for entry in entries}
    for one in raw if isinstance(raw, list) else ():
        if isinstance(one, dict):
            keys.add(cast_string(one.get("identifier")) or cast_string(one.get("name")))
    # The page that an entry leads to names it, where nothing else does.
    return None if "" in keys else frozenset(keys)


class _Known(NamedTuple):
    """What the entries of a menu are called."""

    called: Mapping[str, Mapping[str, list[MenuEntry]]]
    """The entries of a name, by their keys."""
    alike: Mapping[str, set[str]]
    """The keys that differ in capitals, blanks or hyphens only."""
    below: Mapping[str, set[str]]
    """The keys of the entries with a parent of that name."""


def _known(entries: list[MenuEntry], keys: frozenset[str]) -> _Known:
    called: dict[str, dict[str, list[MenuEntry]]] = {}
    alike: dict[str, set[str]] = {}
    below: dict[str, set[str]] = {}
    for entry in entries:
        called.setdefault(entry.called, {}).setdefault(entry.key, []).append(entry)
        below.setdefault(entry.text("parent"), set()).add(entry.key)
    for key in keys:
        alike.setdefault(_plain(key), set()).add(key)
    return _Known(called, alike, below)


def _meant(known: _Known, parent: str, entry: MenuEntry) -> tuple[str, bool] | None:
    """The key of the entry that a parent means; of several none."""
    named = {key for key, many in known.called.get(parent, {}).items() if many[1:] or many[0] is not entry}
    if len(named) == 1:
        return named.pop(), True
    # What lies below the same parent is not meant by it: the heading of that name is made on purpose.
    alike = known.alike.get(_plain(parent), set()) - known.below.get(parent, set())
    return (alike.pop(), False) if len(alike) == 1 else None


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "", text).lower()


class DoubledEntry(NamedTuple):
    """An entry that is known by what another one is known by, so that only one of them is in the menu."""

    entry: MenuEntry
    other: MenuEntry
    """The one that is in the menu."""
    is_same: bool
    """Both lead to the same place."""


def doubled_entries(site: Site) -> Iterator[DoubledEntry]:
    """Each entry that is left out of its menu, once, though several languages may have it."""
    told: set[tuple[str, Span]] = set()
    for language in site.languages if _may_show_menus(site) else ():
        kept: dict[tuple[str, str], MenuEntry] = {}
        for entry in sorted(configured_entries(site, language.key), key=_order):
            if not entry.key:
                continue
            # The last one stays.
            before = kept.get((entry.menu, entry.key))
            kept[entry.menu, entry.key] = entry
            if before is not None and _tell(told, before):
                yield DoubledEntry(
                    before, entry, _leads(site, before, language.key) == _leads(site, entry, language.key)
                )
        for entry in sorted(page_entries(site, language.key), key=_path):
            other = kept.setdefault((entry.menu, entry.key), entry)
            if entry.key and other is not entry and other.page is not entry.page and _tell(told, entry):
                yield DoubledEntry(entry, other, _is_same(site, entry, other, language.key))


def _is_same(site: Site, entry: MenuEntry, other: MenuEntry, language: str) -> bool:
    return _leads(site, entry, language) == _leads(site, other, language)


def _leads(site: Site, entry: MenuEntry, language: str) -> tuple[str, str] | Page:
    """Where an entry leads: a page, or what it says."""
    if entry.page is not None:
        return entry.page
    ref = entry.text("pageref")
    target = look_up_from_root(site, ref, language).target if ref else None
    if target is not None and target.page is not None:
        return target.page
    return ref, entry.text("url")


def _may_show_menus(site: Site) -> bool:
    """Whether a template may ask for menus; of a site without templates nothing is known."""
    layouts = layouts_of(site)
    if site.config.missing or not layouts.files:
        return True
    for path in layouts.files.values():
        try:
            with open(path, "rb") as file:
                if b"menu" in file.read().lower():
                    return True
        except OSError:
            return True
    return False


def _tell(told: set[tuple[str, Span]], entry: MenuEntry) -> bool:
    place = (entry.source.path, entry.node.span)
    new = place not in told
    told.add(place)
    return new


def _order(entry: MenuEntry) -> tuple[bool, int, str, str, str]:
    """How Hugo sorts: by weight, those without one at the end, then by name and identifier."""
    weight, name = cast_int(entry.values.get("weight")), entry.text("name")
    return weight == 0, weight, name.lower(), name, entry.text("identifier")


def _path(entry: MenuEntry) -> str:
    return entry.page.place.logical if entry.page is not None else ""
