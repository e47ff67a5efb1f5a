"""Links, images, headings and code of a Markdown body, each with its exact place in the file.

pyromark (pulldown-cmark) decides what is a link, a heading or code, on a copy of the body in which shortcodes are
masked at equal length (`markdown_mask`). Where text and destination of a link stand is then found by the grammar of
CommonMark (`markdown_reader`, `markdown_destination`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hugolint.hugo.text import Span


class Link(NamedTuple):
    """One link or image, as written.

    A link whose destination holds a shortcode leads nobody knows where, and is left out.
    """

    kind: str
    """`inline`, `reference`, `collapsed`, `shortcut`, `autolink`, `email`, `html`, `image` or `html-image`."""
    span: Span
    text: str
    """What a reader sees: markup rendered away, entities decoded, blanks collapsed, images left out.

    Of an image, its alternative text.
    """
    text_span: Span
    """Where the text is written: between the brackets, or between the tags."""
    target: str
    """The destination, unescaped as CommonMark and HTML do it, and not percent-decoded. Of an `email`, the address."""
    target_span: Span
    """Where the destination is written, without its `<>` or quotes; of a reference, in its definition."""
    dynamic: bool = False
    """A shortcode stands in the text, whose part is missing in `text`."""


class Heading(NamedTuple):
    """One heading."""

    level: int
    span: Span
    text: str
    """What a reader sees."""
    id: str | None = None
    """The id that `{#id}` behind the title gives."""


class Document(NamedTuple):
    """What one body holds, each list in the order of the file."""

    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    code: tuple[Span, ...] = ()
    """Fenced, indented and inline code, and the inner text of shortcodes that show it as it is."""


def parse(text: str, body: int, tags: Sequence[Span], comments: Sequence[Span]) -> Document:
    """Read the Markdown of a file from the offset `body` on.

    `tags` are the shortcode tags, `comments` the escaped ones, as the lexer of shortcodes found them, in order.
    """
    if body >= len(text):
        return Document()
    from hugolint.hugo.markdown_mask import Mask
    from hugolint.hugo.markdown_reader import Reader

    mask = Mask(text, body, tags, comments)
    reader = Reader(mask.text, body, mask.stretches)
    reader.read()
    code = sorted(reader.code + mask.code) if mask.code else reader.code
    return Document(tuple(sorted(reader.links, key=_link_start)), tuple(reader.headings), tuple(code))


def _link_start(link: Link) -> Span:
    return link.span
