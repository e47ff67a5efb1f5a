"""One shortcode tag, read with all of Hugo's care: every form that is legal but rare, and every error (Hugo 0.168.0).

The grammar in short. Blanks, also line breaks, may stand anywhere outside quotes. The first word is the name; what
follows are parameters. `=` takes a value: quoted, in backticks, or *everything* up to the next blank, delimiters
included. `/` begins a closing: behind a name it makes the tag self-closed, before one it makes it a closing tag.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.hugo import shortcode_errors as errors
from hugolint.hugo.shortcodes import RIGHT, LexError, Param, Tag, Token
from hugolint.hugo.text import Span

_BLANKS = " \t\n\r\f\v"
_BLANK_RUN = re.compile(r"[ \t\n\r\f\v]*+")
_TO_BLANK = re.compile(r"[^ \t\n\r\f\v]*+")
_NAME_RUN = re.compile(r"[\w\-/]*+")
_WORD_RUN = re.compile(r"[\w\-.]*+")
_QUOTE_BEGINS = re.compile(r'["\n]|\\`')
_QUOTE_GOES_ON = re.compile(r'\\["`]|["\n]')
_PLAIN = re.compile("[ni][pv]*c?|c[ni]?")


class Scan(NamedTuple):
    """What was read of a tag."""

    tag: Tag | None
    tokens: tuple[Token, ...]
    end: int
    current: str
    inline: bool
    error: LexError | None
    complete: bool
    """The tag was read to its end, in spite of its error."""
    swallowed: int
    """The end of a right delimiter that stands inside a value, or -1: there the author thought the tag to end."""
    odd: bool


class _Broken(Exception):
    """Ends the reading of a tag."""

    def __init__(self, error: LexError) -> None:
        super().__init__()
        self.error = error


def scan_tag(text: str, begin: int, mark: str, seen: set[str], current: str, endless: set[str]) -> Scan:
    """Read the tag at `begin`. Names are added to `seen`, quotes that never close to `endless`."""
    scanner = _Scanner(text, begin, mark, seen, current, endless)
    error = None
    complete = False
    try:
        scanner.read()
        complete = True
        scanner.check_shape()
    except _Broken as broken:
        error = broken.error
    tag, odd = scanner.tag(error is not None)
    return Scan(
        tag,
        tuple(scanner.tokens),
        scanner.at,
        scanner.current,
        scanner.inline,
        error,
        complete,
        scanner.swallowed,
        odd,
    )


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The end of what a pattern matches at a place."""
    found = pattern.match(text, at)
    return found.end() if found is not None else at


def _is_word(char: str) -> bool:
    """A letter, a decimal digit or an underscore: Go's letters and digits, narrower than Python's `\\w`."""
    return char == "_" or char.isalpha() or char.isdecimal()


def _run(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The end of a run of word characters and whatever else the pattern allows."""
    end = _past(pattern, text, at)
    run = text[at:end]
    if not run.isascii():
        for offset, char in enumerate(run):
            if char.isnumeric() and not (char.isdecimal() or char.isalpha()):
                return at + offset
    return end


class _Scanner:
    """The reading of one tag."""

    def __init__(self, text: str, begin: int, mark: str, seen: set[str], current: str, endless: set[str]) -> None:
        self.text, self.begin, self.mark, self.right = text, begin, mark, RIGHT[mark]
        self.seen, self.current, self.endless = seen, current, endless
        self.at = begin + 3
        self.tokens: list[Token] = []
        self.params: list[Param] = []
        self.named: Span | None = None
        """Where the name stands, once it was read: from then on words are parameters."""
        self.closing = False
        self.inline = False
        self.mixing = ""
        """What the first parameter was: `positional`, `named`, or nothing yet."""
        self.swallowed = self.runaway = -1
        self.ended = False

    def read(self) -> None:
        """Read up to the right delimiter."""
        text, size = self.text, len(self.text)
        while not text.startswith(self.right, self.at):
            if self.at >= size:
                raise _Broken(errors.unclosed_tag(self._slip()))
            char = text[self.at]
            if char in _BLANKS:
                self.at = _past(_BLANK_RUN, text, self.at)
            elif self._read_piece(char):
                break
        self.at += 3
        self.ended = True

    def _read_piece(self, char: str) -> bool:
        """Read one piece that is no blank; true behind the name of a closing tag."""
        if char == "=":
            self._value()
        elif char == "/":
            self._slash()
        elif char == "\\":
            self._backslash()
        elif self.named is not None and char in '"`':
            self._positional_string(escaped=False)
        elif self.named is not None and (char == "-" or _is_word(char)):
            self._word()
        elif _is_word(char):
            return self._name()
        else:
            raise _Broken(errors.unrecognized(self._slip(), self.at))
        return False

    # -- the pieces

    def _slash(self) -> None:
        if not self.current:
            raise _Broken(errors.not_open(self.at))
        self.closing, self.inline, self.named = True, False, None
        self._emit("c", Span(self.at, self.at + 1))
        self.at += 1

    def _name(self) -> bool:
        text, at = self.text, self.at
        end = _run(_NAME_RUN, text, at)
        if text.startswith(".", end):
            end = self._inline_name(at, end)
        word, span = text[at:end], Span(at, end)
        if self.closing and word not in self.seen:
            raise _Broken(errors.wrong_close(self._slip(), span, self.seen))
        self.seen.add(word)
        self.current = word
        self.at = end
        self._emit("i" if self.inline else "n", span)
        if self.closing:
            self.inline = self.closing = False
            self._end_of_closing_tag()
            return True
        self.named = span
        return False

    def _inline_name(self, at: int, dot: int) -> int:
        """The end of a name with a dot; only `.inline` and a blank may follow the dot."""
        if self.text.startswith("inline ", dot + 1):
            self.inline = True
            return dot + 7
        self.inline = False
        span = Span(at, _run(_WORD_RUN, self.text, dot))
        raise _Broken(errors.dotted_name(self._slip(), span, self.closing))

    def _end_of_closing_tag(self) -> None:
        self.at = _past(_BLANK_RUN, self.text, self.at)
        if self.text.startswith(self.right, self.at):
            return
        raise _Broken(errors.more_than_name(self._slip(), self.at, self.current))

    def _word(self) -> None:
        end = _run(_WORD_RUN, self.text, self.at)
        span = Span(self.at, end)
        word = self.text[self.at : end]
        key = self.text.startswith("=", end)
        if not self.mixing:
            self.mixing = "named" if key else "positional"
        elif key and self.mixing == "positional":
            raise _Broken(errors.mixed(self._slip(), span, "named"))
        elif not key and self.mixing == "named":
            raise _Broken(errors.mixed(self._slip(), span, "positional"))
        self.at = end
        self._emit("p", span)
        self._positional(word, span, span, quoted=False)

    def _backslash(self) -> None:
        """A backslash is dropped; before a quote it makes the quotes escaped ones."""
        self.at += 1
        if self.text.startswith('"', self.at):
            self._positional_string(escaped=True)
        elif self.text.startswith("`", self.at):
            raise _Broken(errors.bad_escape(self.at))

    def _positional_string(self, *, escaped: bool) -> None:
        if self.mixing == "named":
            raise _Broken(errors.mixed(self._slip(), Span(self.at, self.at + 1), "quoted positional"))
        self.mixing = "positional"
        begin = self.at
        text, span = self._raw() if self.text[begin] == "`" else self._string(escaped=escaped)
        self._emit("p", span)
        self._positional(text, Span(begin, self.at), span, quoted=True)

    def _value(self) -> None:
        equals = self.at
        self.at = _past(_BLANK_RUN, self.text, self.at + 1)
        char = self.text[self.at : self.at + 1]
        begin, quoted = self.at, bool(char) and char in '"`\\'
        if char == "`":
            text, span = self._raw()
        elif quoted:
            text, span = self._string(escaped=char == "\\")
        else:
            self.at = _past(_TO_BLANK, self.text, self.at)
            span = Span(begin, self.at)
            text = self.text[begin : self.at]
            end = text.find(self.right)
            if end >= 0 and self.swallowed < 0:
                self.swallowed = begin + end + 3
        before = self.tokens[-1] if self.tokens else None
        self._emit("v", span)
        if before is not None and before.kind == "p" and self.params:
            self._give_value(equals, text, span, quoted)

    def _raw(self) -> tuple[str, Span]:
        begin = self.at + 1
        end = -1 if "`" in self.endless else self.text.find("`", begin)
        if end < 0:
            self.endless.add("`")
            raise _Broken(errors.unterminated(self._slip(), begin, len(self.text), "`"))
        self.at = end + 1
        value = self.text[begin:end]
        if self.runaway < 0 and "\n" in value and ("{{<" in value or "{{%" in value):
            self.runaway = begin - 1
        return value, Span(begin, end)

    def _string(self, *, escaped: bool) -> tuple[str, Span]:
        """Read `"…"`, or `\\"…\\"`, which began with a backslash and may hold no escaped quotes."""
        text = self.text
        opening = _QUOTE_BEGINS.search(text, self.at)
        if opening is None or opening[0] != '"':
            if opening is not None and opening[0] != "\n":
                raise _Broken(errors.bad_escape(self.at))
            raise _Broken(errors.unterminated(self._slip(), self.at, opening.end() if opening else len(text), '"'))
        begin = at = opening.end()
        unescape = False
        while True:
            found = _QUOTE_GOES_ON.search(text, at)
            if found is None or found[0] == "\n":
                raise _Broken(errors.unterminated(self._slip(), begin, found.end() if found else len(text), '"'))
            if found[0] == "\\`":
                raise _Broken(errors.bad_escape(begin))
            if found[0] == '"' or escaped:
                break
            unescape = True
            at = found.end()
        self.at = found.end()
        value = text[begin : found.start()]
        return value.replace("\\", "") if unescape else value, Span(begin, found.start())

    # -- what is kept

    def _emit(self, kind: str, span: Span) -> None:
        self.tokens.append(Token(kind, self.text[span.start : span.end], span))

    def _positional(self, value: str, span: Span, value_span: Span, *, quoted: bool) -> None:
        if self.named is not None:
            self.params.append(Param("", value, span, value_span, None, quoted))

    def _give_value(self, equals: int, value: str, span: Span, quoted: bool) -> None:
        """Turn the last parameter into the name of this value."""
        key = self.params.pop()
        whole = Span(key.span.start, max(self.at, equals + 1))
        self.params.append(Param(key.value, value, whole, span, key.value_span, quoted))

    def check_shape(self) -> None:
        """Refuse what Hugo's lexer lets through and its next step does not: no name, named beside positional."""
        kinds = [token.kind for token in self.tokens]
        if not "".join(kinds).strip("pv"):
            raise _Broken(errors.nameless(self._slip(), self.at))
        if "n" not in kinds or len({param.name_span is None for param in self.params}) < 2:
            return
        first = self.params[0].name_span is not None
        odd = next(param for param in self.params if (param.name_span is not None) != first)
        raise _Broken(errors.mixed_late(odd.span, odd.name or odd.value, not first, self.current))

    def tag(self, broken: bool) -> tuple[Tag | None, bool]:
        """The tag, and whether it is built in an unusual way."""
        kinds = "".join(token.kind for token in self.tokens)
        if broken and not self.ended and not kinds.strip("pv"):
            return None, False
        name = next((token for token in self.tokens if token.kind in "ni"), None)
        kind = "close" if kinds.startswith("c") else "open"
        wrong_end = kinds.endswith("c") and self.text.startswith((">}}", "%}}"), self.at)
        if "c" in kinds[1:] and kind == "open" and (self.ended or not broken or wrong_end):
            kind = "self-closed"  # In a tag that ends in an error, the slash was part of a value without quotes.
        name_span = name.span if name is not None else Span(self.at, self.at)
        span = Span(self.begin, max(self.at, self.begin + 3))
        inline = name is not None and name.kind == "i"
        text = name.text if name is not None else ""
        tag = Tag(span, text, name_span, self.mark, kind, tuple(self.params), inline, broken)
        plain = _PLAIN.fullmatch(kinds) is not None
        return tag, not plain or (broken and self.ended)

    def _slip(self) -> errors.Slip:
        kinds = "".join(token.kind for token in self.tokens)
        before = next((token.text for token in reversed(self.tokens) if token.kind != "c"), "")
        return errors.Slip(self.text, self.begin, self.mark, self.swallowed, kinds, before, self.runaway)
