"""Inline shortcodes, whose template stands in the page itself (Hugo 0.168.0, probed).

They do something only where the site allows it (`enableInlineShortcodes`, below `security` or alone); else they vanish,
content and all. One that is never closed holds the rest of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_bool
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.rendering import is_shown
from hugolint.hugo.said import Said, said_in_bytes
from hugolint.hugo.shortcodes import Tag
from hugolint.hugo.site import Site


class LostInline(NamedTuple):
    """A call of an inline shortcode that is defined nowhere before it."""

    tag: Tag
    said: Said | None
    """None where Hugo says nothing: the site does not allow inline shortcodes, or the page is not rendered."""
    unclosed: bool
    """It is no call, but a definition that is never closed."""


def lost_inlines(page: Page) -> Iterator[LostInline]:
    """The calls of inline shortcodes that come to nothing: never closed, or not defined before."""
    tags = page.lexed.tags
    if not any(tag.inline for tag in tags):
        return
    defined: set[str] = set()
    nested: list[Tag] = []
    open_ = next((fault.tag for fault in page.faults if fault.kind == "swallows"), None)
    for tag in tags:
        if tag.inline and not tag.broken:
            if tag.kind == "close":
                defined.add(tag.name)
            elif (tag == open_ or tag.kind == "self-closed") and (tag == open_ or is_enabled(page.site)):
                said = None if tag.name in defined else _said(page, tag, nested)
                if tag == open_ or said is not None:
                    yield LostInline(tag, said, tag == open_)
        elif tag.kind == "close":
            del nested[-1:]
        elif tag.kind == "open" and not tag.inline and page.site.templates.inner(tag.name):
            nested.append(tag)


def _said(page: Page, tag: Tag, nested: list[Tag]) -> Said | None:
    """What Hugo says of a call without a definition; None where it says nothing, or that cannot be known."""
    if not is_enabled(page.site) or not is_shown(page) or _is_translated(page):
        return None
    words = f'failed to render shortcode "{tag.name}": no earlier definition of shortcode "{tag.name}" found'
    if nested:
        words = f'failed to render shortcode "{nested[0].name}": {words}'
    return said_in_bytes(page.source, (nested or [tag])[0].span.start, words)


def is_enabled(site: Site) -> bool:
    """Whether a site allows inline shortcodes, by its security settings or by the older switch beside them."""
    raw = site.config.raw
    security = raw.get("security")
    switches = (
        security.get("enableinlineshortcodes") if isinstance(security, dict) else None,
        raw.get("enableinlineshortcodes"),
    )
    return any(cast_bool(switch) is True for switch in switches)


def _is_translated(page: Page) -> bool:
    """Whether another page has the same path, in another language: what it defines may be found from here."""
    return any(other.place.logical == page.place.logical for other in page.site.pages if other is not page)
