"""The destinations of a page's links that Go cannot parse, and what Hugo makes of them (Hugo 0.168.0, probed).

A hook that parses each destination fails on them. Bare addresses become links, too: where they end is goldmark's
question, and answered here for those in plain text. What is less plain is a suspect only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_string, parse_bool
from hugolint.hugo.nodes import Value
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.enclosure import enclosed
from hugolint.hugo.rendered.gourl import parse_error
from hugolint.hugo.said import Said
from hugolint.hugo.text import Span

_DESTINATION = re.compile(r"(?:\]\(|\]:|<(?=[A-Za-z][A-Za-z0-9+.-]*:))[ \t]*\n?[ \t]*<?([^\s>]*)")
_TO_BLANK = re.compile(r"[^\s>]*")
_SOUND = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][^%\x00-\x1f\x7f]*)?|[^%:\x00-\x1f\x7f]*")
_HOST = r"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
_TAIL = r"-a-zA-Z0-9@:%_+.~#!?&/=();,'\">^{}\[\]`"
_BARE = re.compile(rf"(?:https?|ftp)://{_HOST}(?::[0-9]+)?(?:[/#?][{_TAIL}$]*)?|www\.{_HOST}(?:[/#?][{_TAIL}]*)?")
"""What goldmark takes for an address in plain text."""
_DOUBTFUL = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s%:]*+(?:%(?![0-9A-Fa-f]{2})|:)")
"""Where such an address begins that may be refused."""
_PLACE_SINCE = (0, 152, 0)
_NO_TRIGGERS = "\t:;=/+&%#@$"
"""What stands before an address that is none; after quotes and other marks goldmark may begin anew."""
_ENTITY = re.compile(r"&[A-Za-z0-9]+;\Z")
_BREAKS = ("SoftBreak", "HardBreak")
_BLOCKS = frozenset({"Paragraph", "Item", "TableCell", "DefinitionListTitle", "DefinitionListDefinition", "Heading"})
_DEAD = frozenset({"Link", "Image", "CodeBlock", "HtmlBlock", "MetadataBlock"})


class Unparsable(NamedTuple):
    """A destination that Go refuses."""

    span: Span
    url: str
    """As Hugo hands it on."""
    reason: str
    """Go's words."""
    kind: str
    """`link` or `image`: which hook gets it."""


class Refused(NamedTuple):
    """What is found on a page."""

    sure: tuple[Unparsable, ...] = ()
    suspects: tuple[int, ...] = ()
    """Where more may be: inside a shortcode that may render it, or an address whose end is not plain to see."""


_NOTHING = Refused()
_FOUND: WeakKeyDictionary[Page, Refused] = WeakKeyDictionary()


def unparsable(page: Page) -> Refused:
    """The destinations on a page that Go refuses."""
    found = _FOUND.get(page)
    if found is None:
        found = _FOUND[page] = _find(page)
    return found


def _find(page: Page) -> Refused:
    text, start = page.source.text, page.body.start
    written = [
        match.start(1)
        for match in _DESTINATION.finditer(text, start)
        if not _SOUND.fullmatch(match[1].rstrip(")")) and parse_error(match[1].rstrip(")"))
    ]
    bare = [
        match.start()
        for match in _DOUBTFUL.finditer(text, start)
        if (at := _BARE.match(text, match.start())) is not None and parse_error(_with_scheme(at[0], "https"))
    ]
    if not (written or bare) or not page.is_markdown:
        return _NOTHING
    sure: list[Unparsable] = []
    for link in page.links:
        if link.kind in ("html", "html-image", "email") or enclosed(page, link.span.start):
            continue
        url = page.source.slice(link.target_span)
        reason = parse_error(url)
        if reason:
            kind = "image" if link.kind == "image" else "link"
            sure.append(Unparsable(link.target_span, url, reason, kind))
    code = page.document.code
    inside = [at for at in written if _is_refused(_cut(text, at))]
    inside += [at for at in bare if _may_begin(text, at) and _is_refused(_bare_at(text, at))]
    inside = [at for at in inside if _in_shortcode(page, at)]
    unsure = [at for at in inside if not any(span.start <= at < span.end for span in code)]
    if bare and _linkifies(page):
        for plain, one in _bare_links(page):
            if plain and not _in_shortcode(page, one.span.start):
                sure.append(one)
            else:
                unsure.append(one.span.start)
    return Refused(tuple(sorted(sure)), tuple(sorted(set(unsure))))


def _is_refused(address: str) -> bool:
    """Whether an address in a shortcode may be refused; one with another tag in it is left alone."""
    return "{{" not in address and parse_error(_with_scheme(address, "https")) is not None


def _cut(text: str, at: int) -> str:
    """The destination at a place, up to the parenthesis that ends it."""
    found, depth = _TO_BLANK.match(text, at), 0
    raw = found[0] if found is not None else ""
    for index, character in enumerate(raw):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return raw[:index]
    return raw


def _bare_at(text: str, at: int) -> str:
    """The bare address at a place, up to the next tag."""
    found = _BARE.match(text, at)
    return _trim(found[0].partition("{{")[0]) if found is not None else ""


def _may_begin(text: str, at: int) -> bool:
    """Whether a bare address may begin here: after a space, a mark of emphasis or a tag, but not in a destination."""
    return text[at - 1] in " \n(*_~}" and text[at - 2 : at] != "]("


def _in_shortcode(page: Page, at: int) -> bool:
    """Whether a place lies in a shortcode: between its tags, or in a parameter that may be rendered."""
    if enclosed(page, at):
        return True
    tags = page.lexed.tags
    index = bisect_left(tags, at, key=lambda tag: tag.span.start) - 1
    return index >= 0 and at < tags[index].span.end


def _linkify(page: Page, key: str) -> Value:
    value = page.site.config.setting("markup", page.language)
    for name in ("goldmark", "extensions", key):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _linkifies(page: Page) -> bool:
    switch = _linkify(page, "linkify")
    return switch is None or parse_bool(switch) is True


def _with_scheme(address: str, scheme: str) -> str:
    return f"{scheme}://{address}" if address.startswith("www.") else address


def _bare_links(page: Page) -> Iterator[tuple[bool, Unparsable]]:
    """The bare addresses that are refused, each with whether it is a link for sure."""
    from hugolint.hugo.markdown_destination import Offsets
    from hugolint.hugo.markdown_mask import Mask

    body = page.matter.body
    mask = Mask(page.source.text, body, [tag.span for tag in page.lexed.tags], page.lexed.comments)
    scheme = cast_string(_linkify(page, "linkifyprotocol")) or "https"
    for run in _runs(mask.text, Offsets(mask.text).point_of):
        at = run.start
        while (found := _BARE.search(mask.text, at, run.end)) is not None:
            begin = found.start()
            before = mask.text[begin - 1] if begin > run.start else "\n" if run.fresh else "*"
            if before.isalnum() or before in _NO_TRIGGERS:
                at = begin + 1
                continue
            whole = _BARE.match(mask.text, begin)
            end = begin + len(_trim((whole or found)[0]))
            url = _with_scheme(mask.text[begin:end], scheme)
            reason = parse_error(url)
            if reason:
                hidden = any(stretch.start - body < end and stretch.end - body > begin for stretch in mask.stretches)
                plain = before in " (\n" and end <= run.end and run.plain and not hidden
                yield plain, Unparsable(Span(begin + body, end + body), url, reason, "link")
            at = max(end, begin + 1)


class _Run(NamedTuple):
    """A stretch of plain text with no markup in it, on one line."""

    start: int
    end: int
    fresh: bool
    """It begins its line."""
    plain: bool
    """It is written as it is read: no entities, no backslashes."""


def _runs(text: str, point_of: Callable[[int], int]) -> Iterator[_Run]:
    from hugolint.hugo.markdown_destination import parser

    events: Any = parser().events_with_range(text)
    dead = notes = 0
    start = end = -1
    value = ""
    fresh = breaks = True
    for event, at in chain(events, [("End of text", {})]):
        kind, data = (event, None) if isinstance(event, str) else next(iter(event.items()))
        begin = point_of(at["start"]) if kind == "Text" and not dead else -1
        if start >= 0 and begin != end:
            yield _Run(start, end, fresh, not notes and value == text[start:end])
            start = -1
        if begin >= 0:
            if start < 0:
                start, value, fresh = begin, "", breaks
            value, end, breaks = value + str(data), point_of(at["end"]), False
            continue
        name = data if isinstance(data, str) else next(iter(data or ()), "")
        step = (kind == "Start") - (kind == "End")
        dead += step * (name in _DEAD)
        # A footnote that nothing refers to is left out.
        notes += step * (name == "FootnoteDefinition")
        breaks = kind in _BREAKS or (kind == "Start" and name in _BLOCKS)


def _trim(address: str) -> str:
    """An address without the punctuation that goldmark leaves out at its end."""
    if address.endswith("."):
        address = address[:-1]
    elif address.endswith(")"):
        more = address.count(")") - address.count("(")
        address = address[:-more] if more > 0 else address
    elif (entity := _ENTITY.search(address)) is not None:
        address = address[: entity.start()]
    return address[0] + address[1:].rstrip("?!.,:*_~")


def said_of_refused_link(page: Page, one: Unparsable) -> Said:
    """Hugo's message where its own hook gets the destination. It names the page, but a place in the hook."""
    hook = f"_markup/render-{one.kind}.html"
    words = f'template: {hook}:1:14: executing "{hook}" at <urls.Parse>: error calling Parse: parse '
    shown = one.url.replace("\\", "\\\\").replace('"', '\\"')
    return Said(f'{words}"{shown}": {one.reason}', 1, 14 if page.site.version >= _PLACE_SINCE else 1)
