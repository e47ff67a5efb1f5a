"""The value that `{{< param key >}}` prints: from the page, else from the site (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hugolint.hugo.nodes import Value
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.embedded import Call, calls, quote, rendered_at, typed
from hugolint.hugo.said import Said
from hugolint.hugo.text import Span

_OWN = frozenset({
    "aliases", "build", "_build", "cascade", "content", "date", "description", "draft",
    "expirydate", "headless", "iscjklanguage", "keywords", "kind", "lang", "lastmod", "layout",
    "linktitle", "markup", "menu", "menus", "modified", "outputs", "params", "path",
    "pubdate", "publishdate", "published", "resources", "sitemap", "sites", "slug", "summary", "title",
    "translationkey", "type", "unpublishdate", "url", "weight",
})  # fmt: skip
"""Keys that Hugo itself reads or fills in: what a page has there is not followed, but for what is empty."""
_DATES = frozenset({
    "date", "expirydate", "lastmod", "modified", "pubdate", "publishdate", "published", "unpublishdate",
})  # fmt: skip
_EMPTY: dict[str, tuple[Value, ...]] = {
    **dict.fromkeys(("title", "linktitle", "description", "slug", "type", "layout", "url", "summary"), ("",)),
    **dict.fromkeys(("draft", "headless", "iscjklanguage"), (False,)),
    "keywords": ("", []),
    "aliases": ("", []),
    "translationkey": ("",),
    "weight": (0,),
}
"""What Hugo surely takes for empty under its own keys."""


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
    alive = rendered_at(page, [call for call, _ in found])
    yield from (absent for number, (_, absent) in enumerate(found) if number in alive)


def _absent(page: Page) -> Iterator[tuple[Call, Absent]]:
    for call in calls(page, frozenset({"param"})):
        first = call.first()
        if first is None or not isinstance(typed(first), str) or not first.value:
            continue
        key = first.value
        where, value = _find(page, key.lower())
        if where != "unknown" and value in _FALSY:
            said = call.says(page, f"Param {quote(key)} not found")
            yield call, Absent(first.value_span, key, where, said)


_FALSY: tuple[Value, ...] = (None, False, 0, "", [], {})


def _is_plain(page: Page, key: str, own: Mapping[str, Value]) -> bool:
    """Whether one of Hugo's own keys is surely missing from a page, or surely empty there."""
    head = key.partition(".")[0]
    if page.kind != "page" or ("params" in page.params and not isinstance(page.params["params"], dict)):
        return False
    if head in own:
        value = own[head]
        same = any(type(value) is type(empty) and value == empty for empty in _EMPTY.get(key, ()))
        return same and own[head] is page.params.get(head)
    return head not in _DATES or not (_DATES & own.keys() or "frontmatter" in page.site.config.raw)


def _find(page: Page, key: str) -> tuple[str, Value]:
    """Where a key is found, and what it holds there."""
    if page.matter.format and page.matter.root is None:
        return "unknown", None
    below = page.params.get("params")
    own = {**page.params, **(below if isinstance(below, dict) else {})}
    if key.partition(".")[0] in _OWN and not _is_plain(page, key, own):
        if own.get(key) in _FALSY:
            page.site.unseen[page.path] = None
        return "unknown", None
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
