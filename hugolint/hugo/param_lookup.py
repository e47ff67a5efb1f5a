"""The value that `{{< param key >}}` prints: from the page, else from the site (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.embedded import Call, calls, quote, rendered, typed
from hugolint.hugo.nodes import Value
from hugolint.hugo.page import Page
from hugolint.hugo.said import Said
from hugolint.hugo.text import Span

_OWN = frozenset({
    "aliases", "audio", "build", "_build", "cascade", "content", "date", "description", "draft",
    "expirydate", "headless", "images", "iscjklanguage", "keywords", "kind", "lang", "lastmod", "layout",
    "linktitle", "locale", "markup", "menu", "menus", "modified", "outputs", "params", "path",
    "pubdate", "publishdate", "published", "resources", "sitemap", "sites", "slug", "summary", "title",
    "translationkey", "type", "unpublishdate", "url", "videos", "weight",
})  # fmt: skip
"""Keys that Hugo itself reads or fills in: what a page has there is not followed."""


class Absent(NamedTuple):
    """A parameter that Hugo does not find, or finds empty."""

    span: Span
    key: str
    empty: str
    """Where it is set and yet counts as missing: `page` or `site`."""
    said: Said


def absent_params(page: Page) -> Iterator[Absent]:
    """The calls of `param` whose key leads to nothing."""
    found = list(_absent(page))
    alive = rendered(page, [call for call, _ in found])
    yield from (absent for call, absent in found if call in alive)


def _absent(page: Page) -> Iterator[tuple[Call, Absent]]:
    for call in calls(page, frozenset({"param"})):
        first = call.first()
        if first is None or not isinstance(typed(first), str) or not first.value:
            continue
        key = first.value
        where, value = _find(page, key.lower())
        if where != "unknown" and (value is None or value in (False, 0, "", [], {})):
            said = call.says(page, f"Param {quote(key)} not found:")
            yield call, Absent(first.value_span, key, where, said)


def _find(page: Page, key: str) -> tuple[str, Value]:
    """Where a key is found, and what it holds there."""
    if key.partition(".")[0] in _OWN or (page.matter.format and page.matter.root is None):
        return "unknown", None
    below = page.params.get("params")
    own = {**page.params, **(below if isinstance(below, dict) else {})}
    shared = page.site.config.setting("params", page.language)
    places = (("page", own), ("site", shared if isinstance(shared, dict) else {}))
    for where, params in places:
        if key in params:
            return where, params[key]
    for where, params in places if "." in key else ():
        value: Value = params
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value is not None:
            return where, value
    return "", None
