"""Values under the keys that Hugo itself reads, and of which it makes nothing, or something else than they say.

Hugo 0.168.0 casts leniently (probed): of a list where a text is wanted it makes an empty text, of a word where a number
is wanted 0, and says nothing. Only some structures have to be right, or the build fails. Keys that Hugo does not know
are nobody's business here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import lru_cache, partial
from typing import NamedTuple

from hugolint.hugo.casts import cast_int, cast_string, parse_bool, word_as_switch
from hugolint.hugo.dates import DATE_KEYS
from hugolint.hugo.fields.cascaded_values import CascadedValue, cascaded_values, receivers
from hugolint.hugo.fields.cascadings import is_unread
from hugolint.hugo.fields.date_faults import handlers_for, met_dates
from hugolint.hugo.fields.date_forms import EARLIEST_MEANT, FARTHEST
from hugolint.hugo.fields.field_structures import STRUCTURES, Broken, broken_sites
from hugolint.hugo.fields.globs import STRICT, glob_fault
from hugolint.hugo.fields.menu_use import asks_for_menus
from hugolint.hugo.nodes import Entry, Node, Scalar, Sequence, Value
from hugolint.hugo.nodes import Mapping as MapNode
from hugolint.hugo.page import Page
from hugolint.hugo.said import Said, said_of_file, shorten
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source


class MisfitSort(Enum):
    """What is wrong with a value."""

    TEXT = "a list or map where a text is wanted: empty"
    SWITCH = "no switch: taken for false"
    NUMBER = "no whole number: taken for 0"
    SECONDS = "a number that is read as seconds since 1970"
    WORDS = "no list of words: taken for an empty list"
    COMMAS = "a text that is split at spaces, and keeps its commas"
    EMPTY_SWITCH = "an empty value that counts as false"
    TERM_WEIGHT = "no whole number: 0, with a warning"
    IGNORED = "of the wrong kind, and passed over"
    STRUCTURE = "of the wrong kind, and the build fails"
    GLOB = "a pattern that cannot be read: Hugo crashes"
    MENU = "no menu entry: the build fails where a template asks for menus"


class Misfit(NamedTuple):
    """A value of which Hugo makes nothing, or something else than it says."""

    name: str
    """The key at the top, in lower case."""
    keys: tuple[str | int, ...]
    """The way from there to the value that does not fit: keys in lower case, and numbers of list items."""
    sort: MisfitSort
    key: Scalar
    """The last key on the way, as it is written."""
    node: Node
    value: Value
    said: Said | None = None
    fails: bool = False
    """Whether the build fails."""


_ZERO = re.compile(r"[-+]?(?:0[xXbBoO]?[0_]*)?(?:\.[0-9]*)?")
_Fault = tuple[MisfitSort, tuple[str | int, ...], str, int]
"""What is wrong, where below the key, Hugo's words, and the line that they name."""


class _Check(NamedTuple):
    """How the value of one key is judged."""

    find: Callable[[Value, Page], Iterator[_Fault]]
    fine: type | None = None
    """The type that a value nearly always has, with which nothing is wrong."""


def misfits(page: Page) -> Iterator[Misfit]:
    """What does not fit in a page's front matter, and in what its cascade gives to other pages."""
    checks = _checks(page.site, page.language)
    for name, value in page.own.items():
        check = checks.get(name)
        if check is not None and type(value) is not check.fine:
            for fault in check.find(value, page):
                yield from _placed(page, name, page.entry(name), value, fault)
    if "cascade" in page.own:
        yield from _cascaded(page, checks)


def _cascaded(page: Page, checks: Mapping[str, _Check]) -> Iterator[Misfit]:
    for one in cascaded_values(page):
        check = checks.get(one.name)
        if check is None or (one.name == "sites" and one.in_params):
            continue
        reached = _reached(page, one)
        if reached is not None:
            value = reached.cascaded[one.name].value
            found = check.find(value, page) if one.name != "sites" else _cascaded_sites(value, page, check)
            for fault in found:
                yield from _placed(page, one.name, one.entry, value, fault)


def _reached(page: Page, one: CascadedValue) -> Page | None:
    """A page that a value of a cascade reaches. Where it lies counts only for others than the page itself."""
    if one.name != "sites":
        return next(receivers(page, one), None)
    return next((other for other in receivers(page, one) if other is not page), None)


def _cascaded_sites(value: Value, page: Page, check: _Check) -> Iterator[_Fault]:
    """`sites` in a cascade, where Hugo does not ask what it has before it uses it."""
    broken = broken_sites(value, page.matter.format, page.site.version)
    if broken is None:
        yield from check.find(value, page)
    else:
        yield MisfitSort.STRUCTURE, broken.keys, broken.words, 0


def _placed(page: Page, name: str, entry: Entry | None, value: Value, fault: _Fault) -> Iterator[Misfit]:
    """A fault with its place."""
    sort, keys, words, line = fault
    words = shorten(words)
    if entry is None:
        return
    key, node = entry
    for step in keys:
        if isinstance(step, int):
            if not isinstance(node, Sequence):
                return
            node, value = node.items[step], value[step] if isinstance(value, list) else None
        else:
            found = node.find(step) if isinstance(node, MapNode) else None
            if found is None:
                return
            (key, node), value = found, value.get(step) if isinstance(value, dict) else None
    said = said_of_file(words) if words and line else Said(words) if words else None
    if said is not None and line > 1:
        said = said._replace(line=line)
    fails = sort in (MisfitSort.STRUCTURE, MisfitSort.GLOB) or (sort is MisfitSort.SECONDS and bool(words))
    fails = _fails_with_menus(page, name) if sort is MisfitSort.MENU else fails
    yield Misfit(name, keys, sort, key, node, value, said, fails)


def _fails_with_menus(page: Page, name: str) -> bool:
    """Whether the build fails at a menu: if it is not behind `menus`, and a template asks for menus."""
    counts = name == "menus" or "menus" not in page.params
    return counts and asks_for_menus(page)


@lru_cache(maxsize=64)
def _checks(site: Site, language: str) -> Mapping[str, _Check]:
    """The check of each key that Hugo reads in a language."""
    checks: dict[str, _Check] = {}
    for plural in site.config.taxonomies(language).values():
        if "term" not in site.hidden_kinds(language):
            checks[plural.lower()] = _Check(_words, str)
            checks[f"{plural.lower()}_weight"] = _Check(partial(_term_weight, plural.lower()), int)
    checks |= dict.fromkeys(_TEXTS, _Check(_text, str)) | dict.fromkeys(("keywords", "outputs"), _Check(_words, str))
    checks |= dict.fromkeys(("draft", "headless", "iscjklanguage"), _Check(_switch, bool))
    checks |= dict.fromkeys(DATE_KEYS & handlers_for(site, language).keys, _Check(_seconds, str))
    if "published" in checks:
        checks["published"] = _Check(_published, str)
    checks |= {key: _Check(partial(_structure, key)) for key in STRUCTURES}
    checks |= {
        "aliases": _Check(_aliases),
        "resources": _Check(_resources),
        "sitemap": _Check(_sitemap),
        "sites": _Check(_sites),
    }
    return checks | {"weight": _Check(_weight, int)}


_TEXTS = (
    *("title", "linktitle", "description", "summary", "slug", "url", "type", "layout", "markup"),
    "translationkey",
)


def _text(value: Value, page: Page) -> Iterator[_Fault]:
    if value and isinstance(value, (list, dict)):
        yield MisfitSort.TEXT, (), "", 0


def _switch(value: Value, page: Page) -> Iterator[_Fault]:
    # A word that means no is taken for false, too: nothing is lost.
    if value and parse_bool(value) is None and word_as_switch(value) is not False:
        yield MisfitSort.SWITCH, (), "", 0


def _weight(value: Value, page: Page) -> Iterator[_Fault]:
    if value and not _is_number(value):
        yield MisfitSort.NUMBER, (), "", 0


def _is_number(value: Value) -> bool:
    """Whether Hugo finds a whole number in a value; a text that says 0 is one, too."""
    if isinstance(value, (bool, int, float)) or cast_int(value) != 0:
        return True
    return isinstance(value, str) and _ZERO.fullmatch(value) is not None


def _term_weight(plural: str, value: Value, page: Page) -> Iterator[_Fault]:
    terms = page.param(plural)
    has_terms = terms is not None and _unreadable_item(terms) is None
    is_listed = page.published and page.renders != "never" and page.kind != "resource"
    if value and not _is_number(value) and has_terms and is_listed:
        from hugolint.hugo.fields.weak_decoding import go_syntax

        shown = go_syntax(value, page.matter.format)
        words = f'Unable to convert taxonomy weight {shown} to int for "{page.place.logical}"' if shown else ""
        yield MisfitSort.TERM_WEIGHT, (), words or "Unable to convert taxonomy weight", 0


def _seconds(value: Value, page: Page) -> Iterator[_Fault]:
    # Every number of JSON is a fraction, and no date at all.
    if type(value) is int and (1 < value < EARLIEST_MEANT or value >= FARTHEST):
        made = [name for name in met_dates(page) if name not in page.params] if value >= FARTHEST else []
        words = f'the "{made[0]}" front matter field is not a parsable date' if made else ""
        yield MisfitSort.SECONDS, (), words, 0


def _published(value: Value, page: Page) -> Iterator[_Fault]:
    if value is None and "draft" not in page.params:
        yield MisfitSort.EMPTY_SWITCH, (), "", 0
    yield from _seconds(value, page)


def _words(value: Value, page: Page) -> Iterator[_Fault]:
    at = _unreadable_item(value)
    if at is not None:
        yield MisfitSort.WORDS, at, "", 0


def _unreadable_item(value: Value) -> tuple[int, ...] | None:
    """Where the list or map stands that keeps Hugo from reading words: the item, or the whole value."""
    if isinstance(value, list):
        found = [number for number, item in enumerate(value) if isinstance(item, (list, dict))]
        return (found[0],) if found else None
    return () if isinstance(value, dict) and value else None


def _aliases(value: Value, page: Page) -> Iterator[_Fault]:
    if isinstance(value, str):
        if any(part.endswith(",") for part in value.split()[:-1]):
            yield MisfitSort.COMMAS, (), "", 0
    else:
        yield from _words(value, page)


def _resources(value: Value, page: Page) -> Iterator[_Fault]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                yield MisfitSort.IGNORED, (number,), "", 0
                return
    elif value:
        yield MisfitSort.IGNORED, (), "", 0


def _sitemap(value: Value, page: Page) -> Iterator[_Fault]:
    if isinstance(value, dict):
        yield from _structure("sitemap", value, page)
    elif value is False or value:
        text = value.strip() if isinstance(value, str) else ""
        if not text.startswith("{"):  # Hugo reads a text as JSON
            yield MisfitSort.IGNORED, (), "", 0


def _sites(value: Value, page: Page) -> Iterator[_Fault]:
    yield from _structure("sites", value, page)
    if page.site.version < STRICT or len(page.site.languages) < 2 or not isinstance(value, dict):
        return
    for part in ("matrix", "complements"):
        for name, patterns in inner.items() if isinstance(inner := value.get(part), dict) else ():
            if name in ("languages", "roles", "versions"):
                yield from _globs((part, name), patterns)


def _globs(keys: tuple[str, str], patterns: Value) -> Iterator[_Fault]:
    """What Hugo compiles only where the site has several languages, and then without a net."""
    items = enumerate(patterns) if isinstance(patterns, list) else ((None, patterns),)
    for number, pattern in items:
        fault = glob_fault(cast_string(pattern).removeprefix("! "), STRICT)
        if fault:
            words = f"panic: failed to create filter for {keys[1]}: {fault}"
            yield MisfitSort.GLOB, keys if number is None else (*keys, number), words, 0


def _structure(name: str, value: Value, page: Page) -> Iterator[_Fault]:
    unread = name == "cascade" and is_unread(page)
    for broken in STRUCTURES[name](value, page.matter.format, page.site.version):
        broken = broken._replace(words="", fails=False) if unread else broken
        yield from _faults(name, broken, page)


def _faults(name: str, broken: Broken, page: Page) -> Iterator[_Fault]:
    is_menu = name in ("menu", "menus")
    sort = MisfitSort.MENU if is_menu else MisfitSort.STRUCTURE if broken.fails else MisfitSort.IGNORED
    words, line = broken.words, 0 if broken.panics else 1
    if broken.unable:
        words = f'unable to process menus for page "{page.place.logical}": {words}'.removesuffix(": ")
    yield sort, broken.keys, words, _line_at(page.source, broken.offset) if broken.offset else line


def _line_at(source: Source, offset: int) -> int:
    """The line that Hugo names: it takes a place in the value's text for one in the file, and counts no line breaks."""
    before = 3 if source.bom else 0
    for number, line in enumerate(source.text.split("\n"), 1):
        size = len(line.encode("utf-8", "surrogateescape"))
        if before <= offset < before + size:
            return number
        before += size
    return 1
