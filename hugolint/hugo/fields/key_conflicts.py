"""Keys beside each other of which Hugo uses one only (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from hugolint.hugo.casts import parse_bool
from hugolint.hugo.dates import BAD, DATE_KEYS, DEFAULT_HANDLERS, parse_date
from hugolint.hugo.fields.cascaded_values import CascadedValue, cascaded_values, receivers
from hugolint.hugo.fields.date_faults import handlers_for
from hugolint.hugo.nodes import Entry, Node, Scalar, Value, plain_value
from hugolint.hugo.page import Page
from hugolint.hugo.text import Source, Span


class ConflictSort(Enum):
    """Why a key is not used."""

    PUBLISHED = "draft says whether the page is published; Hugo warns"
    MENUS = "menus is read, and menu is not"
    DATES = "another name of the same date comes first"
    PARAMS = "what stands below params replaces what stands beside it"


class Conflict(NamedTuple):
    """A key that Hugo does not use because of another."""

    why: ConflictSort
    unused: Scalar
    used: Scalar | None
    """None where the page has it from a cascade."""
    used_at: tuple[Source, Span] | None
    """Where the other one stands, if that is known."""


_FIELDS = frozenset(
    (
        *("title", "linktitle", "description", "summary", "slug", "url", "type", "layout", "markup", "translationkey"),
        *("keywords", "aliases", "outputs", "weight", "draft", "headless", "iscjklanguage", "resources", "sitemap"),
        *("build", "_build", "cascade", "sites", "kind", "path", "lang", "params"),
    )
)
"""Keys that have a meaning beside `params` even if the same name stands below it."""
_SAME_DATE = (("publishdate", "pubdate", "published"), ("lastmod", "modified"), ("expirydate", "unpublishdate"))


def conflicts(page: Page) -> Iterator[Conflict]:
    """The keys of a page that Hugo does not use because another one is there."""
    own = page.own
    if "published" in own and "draft" in page.params:
        entry = page.entry("published")
        if entry is not None and _is_switch(page, entry.value):
            yield _conflict(page, ConflictSort.PUBLISHED, entry, "draft")
    if own.get("menu") and "menus" in page.params and own["menu"] != page.params["menus"]:
        yield _conflict(page, ConflictSort.MENUS, page.entry("menu"), "menus")
    for names in _SAME_DATE:
        if names[-1] in own or names[1] in own:
            yield from _dates(page, names)
    below = own.get("params")
    if isinstance(below, dict):
        yield from _below_params(page, below)
    if "cascade" in own:
        yield from _cascaded(page)


def _conflict(page: Page, why: ConflictSort, unused: Entry | None, used: str) -> Conflict:
    assert unused is not None
    entry, given = page.entry(used), page.cascaded.get(used)
    if entry is not None:
        return Conflict(why, unused.key, entry.key, (page.source, entry.key.span))
    if given is not None and given.source is not None and given.node is not None:
        return Conflict(why, unused.key, None, (given.source, given.node.span))
    return Conflict(why, unused.key, None, None)


def _is_switch(page: Page, node: Node) -> bool:
    """Whether Hugo reads `publishing.published` as a switch; an empty one is, too."""
    return parse_bool(plain_value(node)) is not None


def _dates(page: Page, names: tuple[str, ...]) -> Iterator[Conflict]:
    """Of several names of one date the first that can be read is used."""
    if handlers_for(page.site, page.language) is not DEFAULT_HANDLERS:
        return
    there = [(name, parse_date(page.own[name])) for name in names if name in page.own]
    used = next(((name, at) for name, at in there if at is not None and at is not BAD), None)
    if used is None:
        return
    for name, at in there[there.index(used) + 1 :]:
        if at is not None and at is not BAD and at != used[1]:
            yield _conflict(page, ConflictSort.DATES, page.entry(name), used[0])


def _below_params(page: Page, below: dict[str, Value]) -> Iterator[Conflict]:
    own = page.own
    for name in below:
        beside = own.get(name)
        if beside is None or beside == below[name] or name in _FIELDS or name in DATE_KEYS:
            continue
        unused, used = page.entry(name), page.entry(f"params.{name}")
        if unused is not None and used is not None and name not in handlers_for(page.site, page.language).keys:
            yield Conflict(ConflictSort.PARAMS, unused.key, used.key, (page.source, used.key.span))


def _cascaded(page: Page) -> Iterator[Conflict]:
    """A cascade that gives `publishing.published` to pages that have `draft`, or both to pages that have neither."""
    for value in cascaded_values(page):
        if value.name == "published" and _is_switch(page, value.entry.value):
            other = next((one for one in receivers(page, value) if "draft" in one.params), None)
            if other is not None:
                yield _at_cascade(value, other)


def _at_cascade(value: CascadedValue, page: Page) -> Conflict:
    draft = page.entry("draft")
    at = (page.source, draft.key.span) if draft is not None else None
    return Conflict(ConflictSort.PUBLISHED, value.entry.key, draft.key if draft is not None else None, at)
