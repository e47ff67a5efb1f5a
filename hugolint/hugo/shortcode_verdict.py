"""What Hugo itself would say first about a page's shortcodes (Hugo 0.168.0, probed).

Hugo pairs without looking at names: a closing tag closes whatever shortcode with inner content is open. So a slip may
go unnoticed, or be reported at another tag, under another name. This module knows what Hugo does;
`hugolint.hugo.shortcode_pairs` knows what the author meant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hugolint.hugo.shortcode_errors import PANIC
from hugolint.hugo.shortcodes import RIGHT, Lexed, LexError, Tag, Token

Inner = Callable[[str, int], bool | None]
"""Whether the template of a name, used by the tag of an index, takes inner content; None: no such template."""

_PREFIX = "failed to extract shortcode: "
_LEFT, _END, _ERROR = "L", "R", "E"


class Failure(NamedTuple):
    """Where and why Hugo refuses a page."""

    offset: int
    """Hugo's position: often the outermost shortcode, not the culprit."""
    message: str
    tag: int
    """Where Hugo notices: the index of a tag, of the innermost open one at the end of the file; or -1."""


def hugo_failure(lexed: Lexed, inner: Inner) -> Failure | None:
    """A page's first failure, exactly as Hugo reports it, or None where Hugo accepts the page."""
    error = next((error for error in lexed.errors if not error.late), None)
    return _Extractor(lexed, inner).run(error)


def balance_failure(lexed: Lexed, inner: Inner) -> Failure | None:
    """What Hugo would find wrong with the pairing if the tags that it cannot read were mended."""
    return _Extractor(lexed, inner).run(None, mended=True)


class _Frame:
    """A shortcode whose tag has begun and which is not yet complete."""

    __slots__ = ("inline", "inner", "kind", "name", "start", "tag")

    def __init__(self, tag: int, start: int) -> None:
        self.tag, self.start = tag, start
        self.name: str | None = None
        self.inner = self.inline = False
        self.kind = ""
        """What the parameters are: `map`, `slice`, or nothing yet."""


class _Extractor:
    """Hugo's second step: from tokens to shortcodes."""

    def __init__(self, lexed: Lexed, inner: Inner) -> None:
        self.lexed, self.inner = lexed, inner
        self.frames: list[_Frame] = []
        self.tag = -1

    def run(self, error: LexError | None, mended: bool = False) -> Failure | None:
        """Read the tags up to the error, or all of them."""
        for index, tag in enumerate(self.lexed.tags):
            if error is not None and error.tag < index and tag.span.start >= error.place:
                break
            self.tag = index
            failure = self._mended(tag) if mended else self._read(tag, error if error and error.tag == index else None)
            if failure is not None:
                return failure
            if error is not None and error.tag == index:
                break
        if error is not None:
            return Failure(error.span.start, error.hugo, error.tag)
        return self._at_end()

    def _mended(self, tag: Tag) -> Failure | None:
        """Read a tag, and take a broken one for what it was meant to be."""
        if not tag.broken:
            return self._read(tag, None)
        if not tag.name or (tag.kind == "close" and not self.frames):
            return None
        return self._pieces(tag, [Token(_LEFT, "", tag.span), *_plain_tokens(tag), Token(_END, "", tag.span)])

    def _read(self, tag: Tag, error: LexError | None) -> Failure | None:
        tokens = self.lexed.odd[self.tag] if self.tag in self.lexed.odd else _plain_tokens(tag)
        last = Token(_ERROR, "", tag.span) if error is not None else Token(_END, RIGHT[tag.delimiter], tag.span)
        return self._pieces(tag, [Token(_LEFT, "", tag.span), *tokens, last])

    def _pieces(self, tag: Tag, pieces: list[Token]) -> Failure | None:
        """Read the tokens of one tag. What is left over behind a closing belongs to the shortcode around it."""
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            at += 1
            following = pieces[at] if at < len(pieces) else None
            if piece.kind == _LEFT and following is not None:
                if following.kind == _END:
                    return self._fail(tag, "shortcode has no name")
                if following.kind != "c":
                    self.frames.append(_Frame(self.tag, tag.span.start))
            elif piece.kind == "c" and following is not None:
                if not self._open():
                    if following.kind == _ERROR:
                        continue
                    return self._fail(tag, self._no_inner(following.text))
                self.frames.pop()
                at += 1 if following.kind == _END else 2
            elif self.frames and (failure := self._piece(tag, piece, following)) is not None:
                return failure
        return None

    def _piece(self, tag: Tag, piece: Token, following: Token | None) -> Failure | None:
        frame = self.frames[-1]
        if piece.kind == "n":
            takes = self.inner(piece.text, self.tag)
            if takes is None:
                return self._fail(tag, f"{_PREFIX}template for shortcode {quote(piece.text)} not found")
            frame.name, frame.inner = piece.text, takes
        elif piece.kind == "i":
            frame.name, frame.inline = piece.text, True
        elif piece.kind == "p" and following is not None and following.kind != _ERROR:
            kind = "map" if following.kind == "v" else "slice"
            frame.kind = frame.kind or kind
            if frame.kind != kind:
                type_ = "map[string]interface {}" if kind == "map" else "[]interface {}"
                name = quote(frame.name or "")
                words = f"invalid state: invalid param type {type_} for shortcode {name}, expected a {kind}"
                return self._fail(tag, _PREFIX + words)
        elif piece.kind == _END and not self._open():
            if frame.name is None:
                return self._fail(tag, PANIC)
            self.frames.pop()
        return None

    def _open(self) -> bool:
        """Whether the innermost shortcode takes inner content."""
        return bool(self.frames) and (self.frames[-1].inner or self.frames[-1].inline)

    def _no_inner(self, following: str) -> str:
        name = (self.frames[-1].name if self.frames else None) or following
        return closed_without_inner(name)

    def _fail(self, tag: Tag, message: str) -> Failure:
        return Failure(self.frames[0].start if self.frames else tag.span.start, message, self.tag)

    def _at_end(self) -> Failure | None:
        """An inline shortcode may stay open; the others may not."""
        for frame in reversed(self.frames):
            if frame.inner:
                return Failure(self.frames[0].start, left_open(frame.name or ""), frame.tag)
        return None


def closed_without_inner(name: str) -> str:
    """Hugo's words for a closing that nothing asked for."""
    what = "does not evaluate .Inner or .InnerDeindent, yet a closing tag was provided"
    return f"{_PREFIX}shortcode {quote(name)} {what}"


def left_open(name: str) -> str:
    """Hugo's words for a shortcode that reaches the end of the file."""
    return f"{_PREFIX}shortcode {quote(name)} must be closed or self-closed"


def quote(name: str) -> str:
    """A name in Hugo's quotation marks."""
    return f'"{name}"'


def _plain_tokens(tag: Tag) -> tuple[Token, ...]:
    """A tag's tokens, its parameters left out: they decide nothing."""
    name = Token("i" if tag.inline else "n", tag.name, tag.name_span)
    slash = Token("c", "/", tag.name_span)
    if tag.kind == "close":
        return (slash, name) if tag.name else (slash,)
    return (name, slash) if tag.kind == "self-closed" else (name,)
