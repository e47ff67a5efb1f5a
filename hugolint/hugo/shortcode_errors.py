"""What is said about a shortcode tag that Hugo cannot read: our sentence, how to mend it, and Hugo's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from hugolint.hugo.shortcodes import RIGHT, LexError
from hugolint.hugo.text import Span

PANIC = "panic: runtime error: invalid memory address or nil pointer dereference"
"""What Hugo 0.168.0 does with a tag that holds parameters and no name."""

_SHOWN = 60
_HUGO_REST = 200
_OTHER_QUOTES = "'‘’“”„«»"
_NO_MIX = "give all parameters names, or none"
_KEY = re.compile(r"[\w\-.]+=\Z")
_VALUE_AND_KEY = re.compile(r"(.*\S)\s+[\w\-.]+=")
_QUOTE_PATH = 'put a value that holds a slash in quotes: "…"'


class Slip(NamedTuple):
    """A tag in which something is wrong."""

    text: str
    """The whole text."""
    begin: int
    mark: str
    swallowed: int
    """The end of a right delimiter inside a value without quotes, or -1."""
    kinds: str
    """The kinds of the tokens that were read."""
    before: str = ""
    """The value that was read last, as written."""
    runaway: int = -1
    """Where a raw value begins that holds other tags, or -1: its end was probably lost."""

    @property
    def right(self) -> str:
        """The delimiter that should end the tag."""
        return RIGHT[self.mark]


def short(text: str) -> str:
    """A piece of the file for a message: its first line, not too long."""
    line = text[: 4 * _SHOWN].partition("\n")[0].rstrip()
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def unclosed_tag(slip: Slip) -> LexError:
    """The text ends inside the tag."""
    size = len(slip.text)
    message, mend = f"the tag {_opening(slip)} is never ended", f"end it with {slip.right}"
    if slip.swallowed >= 0:
        message, mend = _swallowed(slip)
    return LexError(Span(size, size), message, mend, "unclosed shortcode action", culprit=_first_line(slip))


def unrecognized(slip: Slip, at: int) -> LexError:
    """A character that begins neither a word nor a quoted value."""
    char = slip.text[at]
    shown = _code_point(char)
    culprit = None
    message = f"unexpected character {shown} in a shortcode tag"
    mend = 'put values with other characters than letters, digits, "-", "_" and "." in quotes'
    if slip.text.startswith("}}", at + 1) and char in "<>%":
        message = f"a tag that begins with {{{{{slip.mark} ends with {char}}}}}"
        mend = f"end it with {slip.right}"
    elif char in ">%}":
        message = f"the tag {_opening(slip)} ends with {char} instead of {slip.right}"
        mend = f"end it with {slip.right}"
    elif (astray := _astray(slip, at)) is not None:
        message, mend, culprit = astray
    elif char in _OTHER_QUOTES:
        message = f"{char} is no quotation mark to Hugo"
        mend = 'quote with "…" or `…`'
    note = "Note: Parameters with non-alphanumeric args must be quoted"
    hugo = f"unrecognized character in shortcode action: {shown}. {note}"
    return LexError(Span(at, at + 1), message, mend, hugo, culprit=culprit)


def dotted_name(slip: Slip, span: Span, closing: bool) -> LexError:
    """A name that goes on with a dot and is not inline."""
    word = short(slip.text[span.start : span.end])
    culprit = None
    if (astray := _astray(slip, span.start)) is not None:
        message, mend, culprit = astray
    elif (runs_on := _open_quote(slip, span.start)) is not None:
        message, mend, culprit = runs_on
    elif closing and "n" in slip.kinds:
        message, mend = f"a slash without quotes ends the parameters before {word}", _QUOTE_PATH
    else:
        message, mend = f"{word} is no shortcode's name: a name has no dot", "only inline shortcodes end in .inline"
    hugo = "period in shortcode name only allowed for inline identifiers"
    return LexError(span, message, mend, hugo, culprit=culprit)


def not_open(at: int) -> LexError:
    """A slash before any name of the file."""
    return LexError(
        Span(at, at + 1),
        "a closing tag, but no shortcode has been opened before it in this file",
        "remove it, or add the opening tag",
        "got closing shortcode, but none is open",
    )


def wrong_close(slip: Slip, span: Span, seen: Iterable[str]) -> LexError:
    """A closing name that has not been used before."""
    word = slip.text[span.start : span.end]
    culprit = None
    if (astray := _astray(slip, span.start)) is not None:
        message, mend, culprit = astray
    elif (runs_on := _open_quote(slip, span.start)) is not None:
        message, mend, culprit = runs_on
    elif "n" in slip.kinds:
        message, mend = f"a slash without quotes ends the parameters before {short(word)}", _QUOTE_PATH
    else:
        message = f"{{{{{slip.mark} /{short(word)} {slip.right} closes a shortcode that was never opened"
        near = nearest(word, seen)
        mend = f"did you mean {{{{{slip.mark} /{near} {slip.right}?" if near else "open it first, or remove the tag"
    hugo = f"closing tag for shortcode '{word}' does not match start tag"
    return LexError(span, message, mend, hugo, closes="" if "n" in slip.kinds else word, culprit=culprit)


def more_than_name(slip: Slip, at: int, name: str) -> LexError:
    """Something stands after the name of a closing tag."""
    message = f"the closing tag of {short(name)} holds more than the name"
    culprit = None
    if (astray := _astray(slip, at)) is not None:
        message, _, culprit = astray
    mend = f"write {{{{{slip.mark} /{short(name)} {slip.right}"
    return LexError(Span(at, min(at + 1, len(slip.text))), message, mend, "unclosed shortcode", culprit=culprit)


def mixed(slip: Slip, span: Span, what: str) -> LexError:
    """A parameter of the other sort; `what` is `named`, `positional` or `quoted positional`."""
    word = slip.text[span.start : span.end]
    sort = what.removeprefix("quoted ")
    message = f"{sort} parameter {short(word)} beside {'named' if sort == 'positional' else 'positional'} ones"
    mend = _NO_MIX
    culprit = None
    if (astray := _astray(slip, span.start)) is not None:
        message, mend, culprit = astray
    elif (runs_on := _open_quote(slip, span.start)) is not None:
        message, mend, culprit = runs_on
    elif slip.before and slip.before[0] in _OTHER_QUOTES:
        message = f"{slip.before[0]} is no quotation mark to Hugo: the value ends before {short(word)}"
        mend = 'quote with "…" or `…`'
    elif sort == "positional":
        mend = f"put a value with spaces in quotes, or {_NO_MIX}"
    named = f" '{word}'" if what == sort else ""
    hugo = f"got {what} parameter{named}. Cannot mix named and positional parameters"
    return LexError(span, message, mend, hugo, culprit=culprit)


def bad_escape(at: int) -> LexError:
    """A backslash before a backtick."""
    return LexError(
        Span(at, at + 1), "a backslash before a backtick", "remove the backslash", "unrecognized escape character"
    )


def unterminated(slip: Slip, begin: int, end: int, quote: str) -> LexError:
    """A quoted value without an end."""
    text, raw = slip.text, quote == "`"
    line = text.find("\n", begin)
    stop = line if line >= 0 else len(text)
    span = Span(begin, max(stop, min(begin + 1, len(text))))
    rest = text[begin : min(end, begin + _HUGO_REST)] + ("…" if end - begin > _HUGO_REST else "")
    rest = " ".join(rest.replace("\r", " ").split("\n"))
    what = "raw string" if raw else "quoted string"
    message = (
        f"the {what} {quote}{short(text[begin : begin + _HUGO_REST])} is not closed{'' if raw else ' on its line'}"
    )
    mend = f"close it with {quote}" + ("" if raw else '; inside, write a quotation mark as \\"')
    culprit = None
    if slip.runaway >= 0 and (astray := _astray(slip, begin)) is not None:
        message, mend, culprit = astray
    hugo = f"unterminated {what} in shortcode parameter-argument: '{rest}'"
    return LexError(span, message, mend, hugo, culprit=culprit)


def nameless(slip: Slip, end: int) -> LexError:
    """A tag without a name; Hugo crashes where it holds anything else."""
    hugo = PANIC if slip.kinds else "shortcode has no name"
    return LexError(Span(slip.begin, end), "a shortcode without a name", "name it, or remove the tag", hugo)


def mixed_late(span: Span, word: str, named: bool, name: str) -> LexError:
    """A parameter of the other sort that blanks around an equals sign have carried through Hugo's lexer."""
    kind, type_ = ("map", "map[string]interface {}") if named else ("slice", "[]interface {}")
    return LexError(
        span,
        f"{'named' if named else 'positional'} parameter {short(word)} beside "
        f"{'positional' if named else 'named'} ones",
        _NO_MIX,
        "failed to extract shortcode: invalid state: invalid param type "
        f'{type_} for shortcode "{name}", expected a {kind}',
    )


def _opening(slip: Slip) -> str:
    return short(slip.text[slip.begin : slip.begin + 4 * _SHOWN])


def _astray(slip: Slip, at: int) -> tuple[str, str, Span] | None:
    """What is said where the tag has gone beyond its end long before Hugo notices, and where that is to be mended."""
    if slip.swallowed >= 0:
        return *_swallowed(slip), _first_line(slip)
    if slip.runaway >= 0:
        message = "the raw string that begins here runs on into another tag"
        return message, "close it with `", _line_from(slip.text, slip.runaway)
    another = slip.text.startswith("{{", at)
    if another or _has_blank_line(slip, at):
        message = f"the tag {_opening(slip)} is not ended before {'another' if another else 'the next paragraph'}"
        return message, f"end it with {slip.right}", _first_line(slip)
    return None


def _open_quote(slip: Slip, at: int) -> tuple[str, str, Span] | None:
    """What is said of `text="More link="/about/"`, where the quote that should open a value closes the one before."""
    text, value = slip.text, slip.before
    while text.startswith("/", at - 1):
        at -= 1
    start = at - 1 - len(value)
    if not value.endswith("=") or not text.startswith(f'"{value}"', start - 1):
        return None
    meant = _VALUE_AND_KEY.fullmatch(value)
    key = _KEY.search(text[max(slip.begin, start - 100) : start - 1])
    mend = f'write {key[0] if key else ""}"{short(meant[1])}"' if meant else 'close it with "'
    return f'the quote before "{short(value)}" is not closed', mend, Span(start, at - 1)


def _swallowed(slip: Slip) -> tuple[str, str]:
    message = f"the tag never ends: a value without quotes has swallowed its {slip.right}"
    return message, f"put a space before {slip.right}, or the value in quotes"


def _first_line(slip: Slip) -> Span:
    """The line on which the tag begins: a better place than the one far down where Hugo notices."""
    return _line_from(slip.text, slip.begin)


def _line_from(text: str, begin: int) -> Span:
    end = text.find("\n", begin)
    line = text[begin : end if end >= 0 else None]
    return Span(begin, begin + len(line.rstrip()))


def _has_blank_line(slip: Slip, at: int) -> bool:
    lines = slip.text[max(slip.begin, at - 2000) : at].split("\n")[1:-1]
    return any(not line.strip() for line in lines)


def nearest(word: str, seen: Iterable[str]) -> str | None:
    """The most similar of some names, if one is near."""
    import difflib

    names = sorted(seen)
    if len(names) > 100 or len(word) > 100:
        return None
    near = difflib.get_close_matches(word, names, 1, 0.6)
    return near[0] if near else None


def _code_point(char: str) -> str:
    """A character as Hugo names it: `U+0025 '%'`."""
    if "\ud800" <= char <= "\udfff":
        char = "\ufffd"
    return f"U+{ord(char):04X}" + (f" '{char}'" if char.isprintable() else "")
