"""What Hugo itself says about a page's shortcodes, failure by failure (Hugo 0.168.0, probed).

Hugo pairs without looking at names: a closing tag closes whatever shortcode with inner content is open. So a slip may
go unnoticed, or be reported at another tag, under another name. This module knows what Hugo does;
`hugolint.hugo.shortcode_pairs` knows what the author meant, and `hugolint.hugo.shortcode_blame` brings both together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from hugolint.hugo.shortcode_errors import PANIC
from hugolint.hugo.shortcodes import RIGHT, Lexed, Tag, Token

Inner = Callable[[str, int], bool | None]
"""Whether the template of a name, used by the tag of an index, takes inner content; None: no such template."""

_PREFIX = "failed to extract shortcode: "
_LEFT, _END, _ERROR = "L", "R", "E"
_SLASHED = {"self": "self-closed", "open": "open", "close": "close"}


class Failure(NamedTuple):
    """Where and why Hugo refuses a page."""

    offset: int
    """Hugo's position: often the outermost shortcode, not the culprit."""
    message: str
    tag: int
    """Where Hugo notices: the index of a tag, of the innermost open one at the end of the file; or -1."""
    cause: str = ""
    """`lexer`, `unknown` (no template), `shape` (no name, parameters mixed), `close`, `end` (left open), or nothing."""
    error: int = -1
    """Which of the lexer's errors it is, or -1."""


def hugo_failure(lexed: Lexed, inner: Inner) -> Failure | None:
    """A page's first failure, exactly as Hugo reports it, or None where Hugo accepts the page."""
    found: list[Failure] = []

    def stop(failure: Failure) -> bool:
        found.append(failure)
        return False

    Extractor(lexed, inner, {}, ()).run(stop)
    return found[0] if found else None


class _Frame:
    """A shortcode whose tag has begun and which is not yet complete."""

    __slots__ = ("inline", "inner", "kind", "name", "outer", "parent", "tag")

    def __init__(self, tag: int, start: int, parent: _Frame | None) -> None:
        self.tag, self.parent = tag, parent
        self.outer: int = start if parent is None else parent.outer
        """Where the outermost shortcode around it begins: the place that Hugo names."""
        self.name: str | None = None
        self.inner = self.inline = False
        self.kind = ""
        """What the parameters are: `map`, `slice`, or nothing yet."""


class Extractor:
    """Hugo's second step, from tokens to shortcodes, with the lexer's errors where Hugo meets them.

    What was mended is read as if the author had put it right: `mended` says how, by the index of a tag (`skip`, `self`
    for a slash at its end, `open`, `close`), and `solved` holds the lexer's errors that are put right. Both may grow
    while the reading goes on.
    """

    def __init__(self, lexed: Lexed, inner: Inner, mended: Mapping[int, str], solved: Collection[int]) -> None:
        self.lexed, self.inner, self.mended, self.solved = lexed, inner, mended, solved
        self.error_of = {error.tag: index for index, error in enumerate(lexed.errors) if error.tag >= 0}
        self.top: _Frame | None = None
        self.tag = -1

    def run(self, mend: Callable[[Failure], bool]) -> None:
        """Read all tags. At a failure `mend` says whether the place is mended, so that the reading can go on."""
        errors, at = self.lexed.errors, 0
        for index, tag in enumerate(self.lexed.tags):
            while at < len(errors) and errors[at].tag < index and errors[at].place <= tag.span.start:
                if not self._pass(at, mend):
                    return
                at += 1
            self.tag = index
            before = self.top
            while (failure := self._read(index, tag)) is not None:
                self.top = before
                if not mend(failure):
                    return
        for last in range(at, len(errors)):
            if not self._pass(last, mend):
                return
        self._at_end(mend)

    def _pass(self, index: int, mend: Callable[[Failure], bool]) -> bool:
        """Go by an error that belongs to no tag."""
        error = self.lexed.errors[index]
        if error.tag >= 0 or index in self.solved:
            return True
        return mend(Failure(error.span.start, error.hugo, -1, "lexer", index))

    def _read(self, index: int, tag: Tag) -> Failure | None:
        how = self.mended.get(index, "")
        if how == "skip":
            return None
        which = self.error_of.get(index, -1)
        if which >= 0 and which not in self.solved:
            return self._broken(tag, index, which)
        if how or tag.broken:
            return self._meant(tag._replace(kind=_SLASHED.get(how, tag.kind)))
        tokens = self.lexed.odd[index] if index in self.lexed.odd else _plain_tokens(tag)
        return self._pieces(tag, [_left(tag), *tokens, _right(tag)])

    def _broken(self, tag: Tag, index: int, which: int) -> Failure | None:
        """Read a tag up to its error."""
        error = self.lexed.errors[which]
        tokens = self.lexed.odd[index] if index in self.lexed.odd else _plain_tokens(tag)
        last = _right(tag) if error.late else Token(_ERROR, "", tag.span)
        failure = self._pieces(tag, [_left(tag), *tokens, last])
        if failure is None and not error.late:
            failure = Failure(error.span.start, error.hugo, index, "lexer")
        return failure._replace(error=which) if failure and failure.cause in ("lexer", "shape") else failure

    def _meant(self, tag: Tag) -> Failure | None:
        """Read a tag as it was meant."""
        if tag.broken and (not self._open() if tag.kind == "close" else not tag.name):
            return None
        tokens = _plain_tokens(tag._replace(name=tag.name or "?"))
        return self._pieces(tag, [_left(tag), *tokens, _right(tag)])

    def _pieces(self, tag: Tag, pieces: list[Token]) -> Failure | None:
        """Read the tokens of one tag. What is left over behind a closing belongs to the shortcode around it."""
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            at += 1
            following = pieces[at] if at < len(pieces) else None
            if piece.kind == _LEFT and following is not None:
                if following.kind == _END:
                    return self._fail(tag, "shortcode has no name", "shape")
                if following.kind != "c":
                    self.top = _Frame(self.tag, tag.span.start, self.top)
            elif piece.kind == "c" and following is not None:
                if not self._open():
                    if following.kind == _ERROR:
                        continue
                    return self._fail(tag, self._no_inner(following.text), "close")
                assert self.top is not None
                self.top = self.top.parent
                at += 1 if following.kind == _END else 2
            elif self.top is not None and (failure := self._piece(tag, self.top, piece, following)) is not None:
                return failure
        return None

    def _piece(self, tag: Tag, frame: _Frame, piece: Token, following: Token | None) -> Failure | None:
        if piece.kind == "n":
            takes = self.inner(piece.text, self.tag)
            if takes is None:
                return self._fail(tag, not_found(piece.text), "unknown")
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
                return self._fail(tag, _PREFIX + words, "shape")
        elif piece.kind == _END and not self._open():
            if frame.name is None:
                return self._fail(tag, PANIC, "shape")
            self.top = frame.parent
        return None

    def _open(self) -> bool:
        """Whether the innermost shortcode takes inner content."""
        return self.top is not None and (self.top.inner or self.top.inline)

    def _no_inner(self, following: str) -> str:
        return closed_without_inner((self.top.name if self.top is not None else None) or following)

    def _fail(self, tag: Tag, message: str, cause: str) -> Failure:
        return Failure(self.top.outer if self.top is not None else tag.span.start, message, self.tag, cause)

    def _at_end(self, mend: Callable[[Failure], bool]) -> None:
        """An inline shortcode may stay open; the others may not."""
        frame = self.top
        while frame is not None:
            if frame.inner and not mend(Failure(frame.outer, left_open(frame.name or ""), frame.tag, "end")):
                return
            frame = frame.parent


def not_found(name: str) -> str:
    """Hugo's words for a name without a template."""
    return f"{_PREFIX}template for shortcode {quote(name)} not found"


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


def _left(tag: Tag) -> Token:
    return Token(_LEFT, "", tag.span)


def _right(tag: Tag) -> Token:
    return Token(_END, RIGHT[tag.delimiter], tag.span)


def _plain_tokens(tag: Tag) -> tuple[Token, ...]:
    """A tag's tokens, its parameters left out: they decide nothing."""
    name = Token("i" if tag.inline else "n", tag.name, tag.name_span)
    slash = Token("c", "/", tag.name_span)
    if tag.kind == "close":
        return (slash, name) if tag.name else (slash,)
    return (name, slash) if tag.kind == "self-closed" else (name,)
