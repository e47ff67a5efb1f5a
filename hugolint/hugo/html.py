"""HTML tags in a text, with their places: as much HTML as links, images and what hides them need.

Tags are read as browsers read them (the tokenizer of the HTML standard): any case, attributes quoted or not, over
several lines. A tag that never ends swallows the rest of the text, which also keeps hostile texts linear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.hugo.text import Span

COMMENT = "!--"
"""The name of a comment, as a tag and as what is hidden."""

_BLANK = r" \t\n\f\r"
_MARKUP = re.compile(r"<(?:!--|(/?)([A-Za-z][^ \t\n\f\r/>]*)|[!?/])")
_ATTRIBUTE = re.compile(
    rf"""[{_BLANK}/]*(?:(?P<close>>)|(?P<name>[^{_BLANK}/>][^{_BLANK}/>=]*)(?:[{_BLANK}]*=[{_BLANK}]*(?:"""
    rf""""(?P<double>[^"]*)(?:"|(?P<never>\Z))|'(?P<single>[^']*)(?:'|(?P<nowhere>\Z))|"""
    rf"""(?P<bare>[^{_BLANK}>"'][^{_BLANK}>]*)|(?=>)))?)"""
)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*[;=]?)")
# What stands in these is no page content that a reader could follow, up to the end tag whatever lies between.
_HIDING = {
    "pre": re.compile(r"</pre[ \t\n\f\r/>]", re.IGNORECASE),
    "script": re.compile(r"</script[ \t\n\f\r/>]", re.IGNORECASE),
    "style": re.compile(r"</style[ \t\n\f\r/>]", re.IGNORECASE),
    "textarea": re.compile(r"</textarea[ \t\n\f\r/>]", re.IGNORECASE),
    COMMENT: re.compile(r"--!?>"),
}


class Attribute(NamedTuple):
    """One attribute of a tag."""

    name: str
    """In lower case."""
    value: str
    """With its entities decoded; empty where there is none."""
    span: Span
    """Where the value is written, without its quotes; of an attribute without a value, empty, behind the name."""


class Tag(NamedTuple):
    """One tag, or one stretch that holds no readable content.

    Comments, and `pre`, `script`, `style` and `textarea` with all that they hold, are one tag, from end to end.
    """

    name: str
    """In lower case; `!--` for a comment, `!` for any other declaration."""
    span: Span
    closing: bool = False
    attributes: tuple[Attribute, ...] = ()

    def find(self, name: str) -> Attribute | None:
        """The attribute of that name; of several the first, as in browsers."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None


class Scan(NamedTuple):
    """The tags of a text, and what is still open behind it."""

    tags: tuple[Tag, ...]
    hidden: str = ""
    """The name of the comment or element that hides what follows; empty where nothing does."""


def scan(text: str, start: int = 0, end: int | None = None, hidden: str = "") -> Scan:
    """Every tag between two offsets; `hidden` says what an earlier stretch left open."""
    end = len(text) if end is None else end
    tags: list[Tag] = []
    at = start
    if hidden:
        at = _hiding_end(text, hidden, start, end)
        if at < 0:
            return Scan((Tag(hidden, Span(start, end)),), hidden)
        tags.append(Tag(hidden, Span(start, at)))
    while (found := _MARKUP.search(text, at, end)) is not None:
        tag, hidden = _read_tag(text, found, end)
        if tag is None:
            break
        tags.append(tag)
        if hidden:
            return Scan(tuple(tags), hidden)
        at = tag.span.end
    return Scan(tuple(tags))


def decode_attribute(value: str) -> str:
    """An attribute's value with its entities decoded: `&copy=1` is no entity there, `&copy;` is."""
    return _REFERENCE.sub(_decode_reference, value) if "&" in value else value


def decode_text(text: str) -> str:
    """A text between tags with its entities decoded."""
    if "&" not in text:
        return text
    import html  # its table of entities costs a millisecond, and most texts have none

    return html.unescape(text)


def _decode_reference(found: re.Match[str]) -> str:
    written = found[0]
    if written[1] == "#":
        return decode_text(written)
    from html.entities import html5

    # Only a whole name counts; in a text a longer word may begin with one.
    return decode_text(written) if written[1:] in html5 else written


def _read_tag(text: str, found: re.Match[str], end: int) -> tuple[Tag | None, str]:
    """The tag that begins at a match, and what it leaves hidden up to the end; no tag if it never ends."""
    start, at = found.span()
    name = (found[2] or "").lower()
    if found[0] == "<!--":
        # `<!-->` and `<!--->` are whole comments.
        return _hide(text, COMMENT, start, at - 2, end)
    if not name or found[1]:
        close = text.find(">", at, end)
        return (Tag(name or "!", Span(start, close + 1), bool(found[1])), "") if close >= 0 else (None, "")
    attributes: list[Attribute] = []
    while (part := _ATTRIBUTE.match(text, at, end)) is not None:
        at = part.end()
        if part["close"]:
            if name in _HIDING:
                return _hide(text, name, start, at, end)
            return Tag(name, Span(start, at), False, tuple(attributes)), ""
        if part["never"] is not None or part["nowhere"] is not None:
            break
        attributes.append(_attribute(part))
    return None, ""


def _attribute(part: re.Match[str]) -> Attribute:
    for group in ("double", "single", "bare"):
        value = part[group]
        if value is not None:
            return Attribute(part["name"].lower(), decode_attribute(value), Span(*part.span(group)))
    return Attribute(part["name"].lower(), "", Span(part.end(), part.end()))


def _hide(text: str, name: str, start: int, at: int, end: int) -> tuple[Tag, str]:
    close = _hiding_end(text, name, at, end)
    return (Tag(name, Span(start, close)), "") if close >= 0 else (Tag(name, Span(start, end)), name)


def _hiding_end(text: str, name: str, at: int, end: int) -> int:
    """Where the stretch that hides its content ends; -1 if it does not."""
    found = _HIDING[name].search(text, at, end)
    if found is None:
        return -1
    if name == COMMENT:
        return found.end()
    close = text.find(">", found.end() - 1, end)
    return close + 1 if close >= 0 else -1
