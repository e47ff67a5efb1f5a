"""What `ref` and `relref` silently leave out of an address (Hugo 0.147 to 0.168, probed).

Hugo parses the argument as a URL and uses its path and fragment only. Without both, the link is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.page import Page
from hugolint.hugo.rendered.embedded import Call, calls, kept_at, typed
from hugolint.hugo.rendered.gourl import parse_error
from hugolint.hugo.rendered.ref_links import link_path
from hugolint.hugo.rendered.references import look_up
from hugolint.hugo.shortcodes import Param
from hugolint.hugo.text import Span

_REFS = frozenset({"ref", "relref"})
_PATH = frozenset({"path", "lang", "outputformat"})
_START = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?")


class LeftOut(NamedTuple):
    """A reference that loses something."""

    span: Span
    sort: str
    """`empty`: there is no path; `scheme`: an address that is no path; `host`: one of another site, that leads to a
    page of this one; `query`: what stands behind `?`; `name`: a parameter that is none of ref's."""
    name: str
    """`ref` or `relref`."""
    text: str
    """The argument, or the name of the parameter."""
    part: str = ""
    """What is lost: the scheme, the host or the query."""


def left_out(page: Page) -> Iterator[LeftOut]:
    """The references of a page that silently lose a part of what they say."""
    found = [(call, left) for call in calls(page, _REFS) if (left := _check(page, call)) is not None]
    if found:
        kept = kept_at(page, [call for call, _ in found])
        yield from (left for number, (_, left) in enumerate(found) if number in kept)


def _check(page: Page, call: Call) -> LeftOut | None:
    params = call.tag.params
    if not params or (not params[0].name and len(params) > 2):
        return None
    path, lang = params[0], None
    if path.name:
        named = {param.name.lower(): param for param in params}
        lang = named.get("lang")
        if "path" not in named:
            odd = next((param for param in params if param.name.lower() not in _PATH), None)
            return LeftOut(odd.span, "name", call.name, odd.name) if odd is not None else None
        path = named["path"]
    text = path.value
    if lang is not None and lang.value and all(one.key != lang.value for one in page.site.languages):
        return None
    if not isinstance(typed(path), str) or parse_error(text):
        return None
    if not text:
        return LeftOut(path.span, "empty", call.name, text)
    return _of_address(page, call, path, lang.value if lang is not None else "")


def _of_address(page: Page, call: Call, path: Param, language: str) -> LeftOut | None:
    text, wanted = path.value, link_path(path.value)
    start = _START.match(text)
    scheme, host = (start[1] or "", start[2] or "") if start is not None else ("", "")
    rest, _, fragment = text.partition("#")
    query = rest.partition("?")[2]
    if (scheme or host) and not wanted:
        return LeftOut(path.value_span, "scheme", call.name, text, f"{scheme}:")
    if host:
        own = _START.match(page.site.config.base_url)
        here = {own[2].lower()} if own is not None and own[2] else set()
        there = look_up(page, wanted, language).state == "found"
        if there and host.lower() not in here and not page.site.multihost:
            return LeftOut(path.value_span, "host", call.name, text, f"{scheme}://{host}" if scheme else f"//{host}")
        return None
    if not wanted and not fragment:
        return LeftOut(path.value_span, "empty", call.name, text)
    if query and (not wanted or look_up(page, wanted, language).state in ("found", "unknown")):
        return LeftOut(path.value_span, "query", call.name, text, f"?{query}")
    return None
