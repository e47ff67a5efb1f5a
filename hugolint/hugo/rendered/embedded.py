"""Hugo's own shortcodes: where a page calls them, and what they ask of their parameters (Hugo 0.146 to 0.168, probed).

A template of the site or of a theme may take the place of any of them; then, or where that cannot be seen, nothing is
known. They do their work only where the page is rendered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.page import Page
from hugolint.hugo.rendered.rendering import is_shown
from hugolint.hugo.said import Said, said_in_bytes, said_of_file
from hugolint.hugo.shortcodes import Param, Tag
from hugolint.hugo.text import Span
from hugolint.hugo.versions import GIST_DEPRECATED, SHORTCODES_REMOVED, TWITTER_DEPRECATED

_INTEGER = re.compile(r"[-+]?[0-9]+").fullmatch
_FLOAT = re.compile(r"[-+]?[0-9]*\.[0-9]+").fullmatch
TWITTER = frozenset({"tweet", "twitter", "twitter_simple"})
"""What shows a post of Twitter."""


class Call(NamedTuple):
    """A tag of one of Hugo's own shortcodes, on a page that is rendered."""

    tag: Tag
    name: str
    """Lower-case."""
    after: Tag | None
    """The next tag."""
    nested: bool
    """It stands inside another shortcode; Hugo then puts its errors at the beginning of the file."""
    outermost: Span
    """The shortcode with no other around it that it is or stands in, with all that this encloses."""

    def get(self, name: str) -> Param | None:
        """A named parameter; of several equal ones the last counts."""
        return next((param for param in reversed(self.tag.params) if param.name == name), None)

    def first(self) -> Param | None:
        """The first positional parameter."""
        params = self.tag.params
        return params[0] if params and not params[0].name else None

    def says(self, page: Page, words: str) -> Said:
        """Hugo's message about the call, at the place that Hugo names."""
        return said_of_file(words) if self.nested else said_in_bytes(page.source, self.tag.span.start, words)

    def failed(self, page: Page, at: str, words: str) -> Said:
        """Hugo's message where the shortcode's template cannot be run to its end."""
        template = f"_shortcodes/{self.name}.html"
        return self.says(
            page,
            f'failed to render shortcode "{self.tag.name}": failed to process shortcode: template: {template}:{at}: '
            f"{words}",
        )


def typed(param: Param) -> str | int | float | bool:
    """A parameter's value as a template sees it: unquoted numbers and switches are no texts."""
    value = param.value
    if param.quoted or not value:
        return value
    if value in ("true", "false"):
        return value == "true"
    if _INTEGER(value) and len(value) < 19:
        return int(value)
    return float(value) if _FLOAT(value) else value


def quote(text: str) -> str:
    """A text as Hugo prints it in its messages."""
    return json.dumps(text, ensure_ascii=False)


def is_own(page: Page, tag: Tag) -> bool:
    """Whether a tag is for sure one of Hugo's own shortcodes, with no template in its place."""
    templates = page.site.templates
    if not templates.known or templates.find(tag.name) is None:
        return False
    return not templates.overrides(tag.name, tag.delimiter, page.place.logical)


OWN = frozenset(
    {"comment", "details", "figure", "gist", "highlight", "instagram", "instagram_simple", "param", "qr", "ref"}
    | {"relref", "vimeo", "vimeo_simple", "x", "x_simple", "youtube"}
    | TWITTER
)
"""Hugo's own shortcodes that can be called wrongly."""

_CALLS: WeakKeyDictionary[Page, list[Call]] = WeakKeyDictionary()


def calls(page: Page, names: frozenset[str]) -> list[Call]:
    """The calls of some of Hugo's own shortcodes on a page."""
    tags = page.lexed.tags
    if not tags:
        return []
    found = _CALLS.get(page)
    if found is None:
        found = _CALLS[page] = _calls(page) if any([tag.name.lower() in OWN for tag in tags]) else []
    return [call for call in found if call.name in names] if found else found


def _calls(page: Page) -> list[Call]:
    if page.kind == "resource" or not page.published:
        return []
    if page.matter.format and page.matter.root is None:
        return []  # it cannot be read, and may be a draft
    tags = page.lexed.tags
    found = []
    stretches: list[tuple[Span, int]] = []
    for index, tag in enumerate(tags):
        name = tag.name.lower()
        if name in OWN and tag.kind != "close" and not tag.broken and not tag.inline and is_own(page, tag):
            stretches = stretches or _outermost(page)
            outer, first = stretches[index]
            found.append(Call(tag, name, tags[index + 1] if index + 1 < len(tags) else None, first != index, outer))
    return found


def _outermost(page: Page) -> list[tuple[Span, int]]:
    """For each tag the outermost shortcode around it, and which tag opens that; Hugo pairs without names."""
    tags, takes = page.lexed.tags, page.site.templates.inner
    found: list[tuple[Span, int]] = []
    depth = first = 0
    for index, tag in enumerate(tags):
        first = first if depth else index
        if tag.kind == "close":
            depth = max(0, depth - 1)
        elif tag.kind == "open" and (tag.inline or takes(tag.name)):
            depth += 1
        found.append((Span(0, 0), first))
        if not depth or index == len(tags) - 1:
            whole = Span(tags[first].span.start, tag.span.end)
            found[first:] = [(whole, first)] * (index + 1 - first)
    return found


def rendered(page: Page, found: list[Call]) -> list[Call]:
    """The calls that Hugo renders for sure: on a page whose content is shown, and not dropped by Markdown."""
    return [found[number] for number in sorted(rendered_at(page, found))]


def rendered_at(page: Page, found: list[Call]) -> set[int]:
    """Which calls of a list Hugo renders for sure, by their numbers in it."""
    if not found or not is_shown(page):
        return set()
    if not page.is_markdown and not _is_html(page):
        page.site.unseen[page.path] = None
    return kept_at(page, found)


def _is_html(page: Page) -> bool:
    return page.path.lower().endswith((".html", ".htm"))


def kept_at(page: Page, found: list[Call]) -> set[int]:
    """Which calls of a list stay in a page's content, by their numbers in it; whether that is shown is not asked."""
    every_one = set(range(len(found)))
    if not page.is_markdown:
        return every_one if _is_html(page) else set()
    if all(_delimiter(page, call) == "%" for call in found):
        return every_one
    from hugolint.hugo.rendered.markdown_survival import survivors

    every = sorted({stretch for stretch, _ in _outermost(page)})
    alive = survivors(page.source.text, page.matter.body, every, unsafe=page.keeps_html)
    kept = {every[number] for number in alive}
    return {number for number, call in enumerate(found) if call.outermost in kept or _delimiter(page, call) == "%"}


def _delimiter(page: Page, call: Call) -> str:
    return page.source.text[call.outermost.start + 2]


class Removed(NamedTuple):
    """A call of a shortcode that Hugo has taken out, or is about to."""

    call: Call
    since: str
    """The version that removed it; empty while it only warns."""
    said: Said


_REMOVED = frozenset({*TWITTER, "gist", "instagram_simple", "comment"})


def removed_calls(page: Page) -> Iterator[Removed]:
    """The calls of shortcodes that were removed or are deprecated in the site's version."""
    version = page.site.version
    for call in rendered(page, calls(page, _REMOVED)):
        if call.name == "instagram_simple":
            words = f'The "{call.tag.name}" shortcode was removed in v0.123.0. Use the "instagram" shortcode instead.'
            yield Removed(call, "0.123", call.says(page, words))
        elif call.name == "comment":
            if version >= GIST_DEPRECATED:
                fate = "was deprecated in v0.143.0 and will be removed in a future release"
                words = f'The "{call.tag.name}" shortcode {fate}. Please use HTML comments instead.'
                yield Removed(call, "", call.says(page, words))
        elif version >= SHORTCODES_REMOVED:
            yield Removed(call, "0.156", Said(_removed_words(call.name, "removed in v0.156.0.")))
        elif version >= (GIST_DEPRECATED if call.name == "gist" else TWITTER_DEPRECATED):
            yield Removed(call, "", Said(_removed_words(call.name, "will be removed in a future release.")))


def _removed_words(name: str, fate: str) -> str:
    if name != "gist":
        names = '"twitter", "tweet", and "twitter_simple" shortcodes were deprecated in v0.142.0'
        return f'The {names} and {fate} Please use the "x" shortcode instead.'
    how = "" if "0.156" in fate else " See https://gohugo.io/shortcodes/gist for instructions to create a replacement."
    return f'The "gist" shortcode was deprecated in v0.143.0 and {fate}{how}'
