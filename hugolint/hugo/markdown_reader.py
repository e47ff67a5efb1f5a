"""What a Markdown parser says of a masked body, read into links, headings and code.

pyromark decides what is a link, a heading or code and gives one byte range for each; where text and destination of a
link stand is found inside that range. Raw HTML is read by `hugolint.hugo.html`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from hugolint.hugo import html
from hugolint.hugo.markdown import Heading, Link
from hugolint.hugo.markdown_destination import Offsets, find_definitions, find_destination, fold, parser
from hugolint.hugo.text import Span

if TYPE_CHECKING:
    from pyromark.event import Range

_KINDS = {
    "Inline": "inline",
    "Reference": "reference",
    "Collapsed": "collapsed",
    "Shortcut": "shortcut",
    "Autolink": "autolink",
    "Email": "email",
}

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BRACES = re.compile(r" ?(\{[^{}\n]*\})(?=[ \t\r]*(?:\n[ \t>]*[=-]+[ \t]*)?\Z)")
_ATTRIBUTES = re.compile(
    r"\{\s*(?:(?:[#.][\w:.-]+|[A-Za-z_:][\w:.-]*=(?:\"[^\"]*\"|'[^']*'|[\w:.-]+))(?:[\s,]+|(?=\})))*\}"
)
_BLOCKS = frozenset({
    "Paragraph", "Item", "TableCell", "DefinitionListTitle", "DefinitionListDefinition", "HtmlBlock",
    "Heading", "CodeBlock", "List", "BlockQuote", "Table", "FootnoteDefinition",
})  # fmt: skip


class _Open(NamedTuple):
    """A link, image, heading or anchor whose end has not come yet."""

    start: int
    data: dict[str, Any]
    piece: int
    """How many pieces of text there were before it."""


class _Anchor(NamedTuple):
    """An `<a href>` whose end tag has not come yet."""

    span: Span
    href: html.Attribute
    piece: int
    inline: bool


class _Note(NamedTuple):
    """A footnote, and which of the links are in it."""

    label: str
    first: int
    end: int = 0


class Reader:
    """Goes through pyromark's events once.

    Its offsets are code points of the masked copy, unless they are called bytes; `_span` makes them places of the file.
    """

    def __init__(self, text: str, body: int, stretches: Sequence[Span]) -> None:
        self.text = text
        self.body = body
        self.starts = [span.start - body for span in stretches]
        self.ends = [span.end - body for span in stretches]
        self.point_of = Offsets(text).point_of
        self.links: list[Link] = []
        self.headings: list[Heading] = []
        self.code: list[Span] = []
        self.open: list[_Open] = []
        self.images = 0
        self.pieces: list[str] = []
        self.anchor: _Anchor | None = None
        self.hidden = ""
        self.hidden_inline = False
        self.block: list[Span] = []
        self.last = 0
        """The byte where the content read so far ends."""
        self.definitions: dict[str, Span] | None = None
        self.notes: list[_Note] = []
        self.noted: set[str] = set()

    def read(self) -> None:
        """Fill `links`, `headings` and `code`."""
        events: Iterator[tuple[Any, Range]] = parser().events_with_range(self.text)
        for event, at in events:
            if isinstance(event, str):
                self._add(" ", at)
                continue
            ((kind, value),) = event.items()
            if kind == "Start":
                self._start(value, at)
                self.last = at["start"] + 1
                continue
            if kind == "End":
                self._end(value, at)
                self.last = max(self.last, at["end"])
                continue
            self.last = at["end"]
            if kind == "Text":
                self._add(value, at)
            elif kind == "Html":
                self.block.append(self._points(at))
            elif kind == "InlineHtml":
                self._inline_html(self._points(at))
            elif kind == "FootnoteReference":
                self.noted.add(fold(value))
            elif kind == "Code":
                self.code.append(self._span(*self._points(at)))
                self._add(value, at)
        # Hugo leaves out a footnote that nothing refers to (Hugo 0.168.0, probed).
        for note in reversed(self.notes):
            if note.label not in self.noted:
                del self.links[note.first : note.end]

    def _start(self, tag: str | dict[str, Any], at: Range) -> None:
        name, data = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if data is not None and name in ("Link", "Image", "Heading"):
            self.open.append(_Open(self.point_of(at["start"]), data, len(self.pieces)))
            self.images += name == "Image"
        elif name == "CodeBlock":
            self.code.append(self._span(*self._points(at)))
        elif name == "FootnoteDefinition":
            self.notes.append(_Note(fold(str(data)), len(self.links)))
        if (self.anchor or self.hidden_inline) and name in _BLOCKS:
            self._cross_block()

    def _end(self, tag: str | dict[str, Any], at: Range) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name == "HtmlBlock":
            self._html_block()
        elif name in ("Link", "Image"):
            self._end_link(self.open.pop(), at["end"], name == "Image")
        elif name == "Heading":
            self._end_heading(self.open.pop(), self.point_of(at["end"]))
        elif name == "FootnoteDefinition":
            self.notes[-1] = self.notes[-1]._replace(end=len(self.links))
        if (self.anchor or self.hidden_inline) and name in _BLOCKS:
            self._cross_block()
        self._forget()

    def _end_heading(self, opened: _Open, end: int) -> None:
        written = self.text[opened.start : end].rstrip()
        text, id_ = self._text_since(opened.piece), opened.data["id"]
        braces = _BRACES.search(written)
        if braces and not text.endswith("}"):
            # pyromark takes any braces for attributes; most that Hugo does not are text there (Hugo 0.168.0, probed).
            if _ATTRIBUTES.fullmatch(braces[1]) and not text.endswith("\\"):
                id_ = id_ or dict(opened.data["attrs"]).get("id")
            else:
                text, id_ = text.removesuffix("\\") + braces[0], None
        span = self._span(opened.start, opened.start + len(written))
        self.headings.append(Heading(int(opened.data["level"][1:]), span, text, id_))

    # Text

    def _add(self, text: str, at: Range) -> None:
        """Gather what a reader sees, while something is open that wants it."""
        if (self.open or self.anchor) and not self.hidden:
            self.pieces.append(self._without_tags(text, *self._points(at)) if self.starts else text)

    def _without_tags(self, text: str, start: int, end: int) -> str:
        """A text without the shortcodes that were masked in the stretch where it is written."""
        if not self._overlaps(start, end):
            return text
        # What is longer than its text has the same marks on both sides: the backticks of code.
        start += (end - start - len(text)) // 2
        kept, at = [], 0
        for index in range(bisect_left(self.ends, start + 1), bisect_left(self.starts, end)):
            kept.append(text[at : max(0, self.starts[index] - start)])
            at = max(at, self.ends[index] - start)
        return "".join([*kept, text[at:]])

    def _text_since(self, piece: int) -> str:
        return _BLANKS.sub(" ", "".join(self.pieces[piece:])).strip(" ")

    def _forget(self) -> None:
        if self.pieces and not self.open and not self.anchor:
            self.pieces.clear()

    # Places

    def _points(self, at: Range) -> Span:
        return Span(self.point_of(at["start"]), self.point_of(at["end"]))

    def _span(self, start: int, end: int) -> Span:
        return Span(start + self.body, end + self.body)

    def _overlaps(self, start: int, end: int) -> bool:
        """Whether a part of a shortcode lies between two offsets."""
        index = bisect_left(self.starts, end) - 1
        return index >= 0 and self.ends[index] > start

    # Markdown links

    def _end_link(self, opened: _Open, end_byte: int, image: bool) -> None:
        start, data = opened.start, opened.data
        kind = _KINDS[data["link_type"]]
        inside = self.point_of(self.last)
        end = self.point_of(end_byte)
        if kind in ("autolink", "email"):
            inner = target = Span(start + 1, end - 1)
        else:
            # Behind what a link shows come only blanks, and marks of a block quote, before its bracket.
            inner = Span(start + (2 if image else 1), self.text.find("]", inside))
            if kind == "collapsed":
                # pyromark's range ends before the empty brackets.
                self.last = end_byte + inner.end + 3 - end
                end = inner.end + 3
            target = self._target(kind, data, inner.end + 1)
        text = self._text_since(opened.piece)
        if image:
            self.images -= 1
            if not self.images:
                del self.pieces[opened.piece :]
        label = Span(inner.end, end) if kind == "reference" else inner
        known = kind in ("inline", "autolink", "email") or not self._overlaps(*label)
        if known:
            self._emit("image" if image else kind, Span(start, end), text, inner, data["dest_url"], target)

    def _emit(self, kind: str, span: Span, text: str, inner: Span, target: str, target_span: Span) -> None:
        """Keep a link, unless it is not shown (in an image's text, in a script) or nobody knows where it leads."""
        if self.images or self.hidden or self._overlaps(*target_span):
            return
        dynamic = self._overlaps(*inner)
        self.links.append(
            Link(kind, self._span(*span), text, self._span(*inner), target, self._span(*target_span), dynamic)
        )

    def _target(self, kind: str, data: dict[str, Any], after: int) -> Span:
        if kind == "inline":
            return find_destination(self.text, after + 1, data["dest_url"])
        if self.definitions is None:
            self.definitions = find_definitions(self.text)
        return self.definitions.get(fold(data["id"]), Span(after, after))

    # HTML

    def _inline_html(self, span: Span) -> None:
        if self.images:
            return
        before = self.hidden
        scan = html.scan(self.text, *span, hidden=before)
        self.hidden = scan.hidden
        self.hidden_inline = bool(scan.hidden) and (self.hidden_inline or not before)
        for tag in scan.tags:
            self._tag(tag, inline=True)

    def _html_block(self) -> None:
        spans, self.block = self.block, []
        if not spans:
            return
        source = _Excerpt(self.text, spans)
        scan = html.scan(source.text, source.start, source.end, self.hidden)
        self.hidden = scan.hidden
        at = source.start
        for tag in scan.tags:
            self._html_text(source, at, tag.span.start)
            at = tag.span.end
            self._tag(source.place_tag(tag), inline=False)
        self._html_text(source, at, source.end)

    def _html_text(self, source: _Excerpt, start: int, end: int) -> None:
        if self.anchor and start < end:
            text = source.text[start:end]
            if self.starts:
                text = self._without_tags(text, source.place(start), source.place(start) + end - start)
            self.pieces.append(html.decode_text(text))

    def _tag(self, tag: html.Tag, inline: bool) -> None:
        if tag.name == "a":
            if tag.closing:
                self._close_anchor(tag)
            else:
                href = tag.find("href")
                self.anchor = _Anchor(tag.span, href, len(self.pieces), inline) if href else None
        elif tag.name == "img" and not tag.closing and (source := tag.find("src")):
            alt = tag.find("alt") or html.Attribute("alt", "", Span(tag.span.end, tag.span.end))
            text = _BLANKS.sub(" ", alt.value).strip(" ")
            self._emit("html-image", tag.span, text, alt.span, source.value, source.span)

    def _close_anchor(self, tag: html.Tag) -> None:
        if self.anchor:
            opening, href, piece, _ = self.anchor
            self.anchor = None
            inner = Span(opening.end, tag.span.start)
            span = Span(opening.start, tag.span.end)
            self._emit("html", span, self._text_since(piece), inner, href.value, href.span)

    def _cross_block(self) -> None:
        """At a block's bounds what was opened amid its text ends; an anchor around blocks lasts."""
        if self.anchor and self.anchor.inline:
            self.anchor = None
        elif self.anchor:
            self.pieces.append(" ")
        if self.hidden_inline:
            self.hidden, self.hidden_inline = "", False


class _Excerpt:
    """The lines of an HTML block in one piece, without the marks of block quotes and lists before them."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self.lines: list[Span] = []
        if all(one.end == next_.start for one, next_ in pairwise(lines)):
            self.text, self.start, self.end = text, lines[0].start, lines[-1].end
            return
        self.lines = list(lines)
        parts = [text[line.start : line.end] for line in lines]
        self.text, self.start = "".join(parts), 0
        self.starts = [0, *accumulate(map(len, parts))]
        self.end = self.starts.pop()

    def place(self, at: int) -> int:
        """The offset in the whole text."""
        if not self.lines:
            return at
        index = bisect_right(self.starts, at) - 1
        return self.lines[index].start + at - self.starts[index]

    def place_tag(self, tag: html.Tag) -> html.Tag:
        """A tag with its places in the whole text."""
        if not self.lines:
            return tag
        attributes = tuple(part._replace(span=self._place_span(part.span)) for part in tag.attributes)
        return tag._replace(span=self._place_span(tag.span), attributes=attributes)

    def _place_span(self, span: Span) -> Span:
        start = self.place(span.start)
        return Span(start, self.place(span.end - 1) + 1 if span.end > span.start else start)
