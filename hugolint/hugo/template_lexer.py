"""A Go template's actions, cut into tokens as Go's own lexer cuts them (text/template as Hugo 0.168.0 uses it).

Text between actions is left out. A template that Go cannot cut has no tokens at all: Hugo refuses it before it looks at
any content.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A piece of an action."""

    kind: str
    """`end` of an action, `blank`, `word`, `field`, `variable`, `text` (a string's value), `dot`, `number`, or the
    character or pair itself: `(`, `)`, `|`, `,`, `=`, `:=`."""
    value: str
    at: int
    """Where it begins."""


_OPEN = re.compile(r"\{\{(?:-(?=[ \t\r\n]))?")
_COMMENT = re.compile(r"[ \t\r\n]*+(?=/\*)")
_COMMENT_END = re.compile(r"(?:[ \t\r\n]-)?\}\}")
_CLOSE = re.compile(r"(?:[ \t\r\n]-)?\}\}")
_PIECE = re.compile(
    r"""(?P<blank>(?:[ \t\r\n](?!-\}\}))++)
    |"(?P<quoted>(?:[^"\\\n]++|\\.)*+)"
    |`(?P<raw>[^`]*+)`
    |(?P<character>'(?:[^'\\\n]++|\\.)++')
    |\.(?P<field>[^\W\d]\w*+)
    |\$(?P<variable>\w*+)
    |(?P<number>[+-]?(?:0[xXbBoO][\w.]++|\d[\d_]*+(?:\.[\d_]*+)?(?:[eE][+-]?\d++)?|\.\d++(?:[eE][+-]?\d++)?)i?(?!\w))
    |(?P<word>[^\W\d]\w*+)
    |(?P<dot>\.)
    |(?P<mark>:=|[()|,=])
    """,
    re.VERBOSE,
)
# Go asks for one of these, or the action's end, behind a word, a field or a variable.
_TERMINATOR = re.compile(r"[ \t\r\n.,|:()=]|\}\}|\Z")


def cut(text: str) -> list[Token] | None:
    """The tokens of all actions, each action closed by an `end`; None where Go refuses the text."""
    tokens: list[Token] = []
    at = 0
    while (found := _OPEN.search(text, at)) is not None:
        begin = found.end()
        trimmed = begin - found.start() == 3
        comment = _COMMENT.match(text, begin) if trimmed else None
        inside = comment.end() if comment is not None else begin
        if text.startswith("/*", inside):
            end = text.find("*/", inside + 2)
            close = _COMMENT_END.match(text, end + 2) if end >= 0 else None
            if close is None:
                return None
            at = close.end()
            continue
        end = _cut_action(text, begin, tokens)
        if end < 0:
            return None
        at = end
    return tokens


def _cut_action(text: str, at: int, tokens: list[Token]) -> int:
    """Read one action and say where it ends, or -1."""
    depth = 0
    while True:
        close = _CLOSE.match(text, at)
        if close is not None:
            tokens.append(Token("end", "", at))
            return close.end() if depth == 0 else -1
        found = _PIECE.match(text, at)
        if found is None:
            return -1
        kind = found.lastgroup or ""
        value = found[kind]
        end = found.end()
        if kind in ("word", "field", "variable") and _TERMINATOR.match(text, end) is None:
            return -1
        if kind == "mark":
            kind = value
            depth += (value == "(") - (value == ")")
            if depth < 0:
                return -1
        elif kind == "raw":
            kind = "text"
        elif kind == "quoted":
            kind, value = "text", _unquote(value)
        elif kind == "character":
            kind = "number"
        tokens.append(Token(kind, value, at))
        at = end


_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def _unquote(value: str) -> str:
    """A string without its escapes, as far as names of templates need it."""
    return _ESCAPE.sub(r"\1", value) if "\\" in value else value
