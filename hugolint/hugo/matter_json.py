"""JSON front matter as nodes. The standard library judges it; Hugo's decoder (Go's) differs in what is said here.

Hugo 0.168.0, probed: `NaN` and `Infinity` are refused, a number beyond a 64-bit float too; of a key written twice the
last one counts, in silence.
"""

from __future__ import annotations

import json
import math
import re
from typing import NoReturn

from hugolint.hugo.matter_problem import Decoded, Problem, duplicate, shown, syntax
from hugolint.hugo.nodes import Entry, Mapping, Node, Primitive, Scalar, Sequence
from hugolint.hugo.text import Span

_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|[{}\[\]:]|[^\s{}\[\]:,\"]+")
_WORDS: dict[str, Primitive] = {"true": True, "false": False, "null": None}
_MENDS = (
    ("Expecting property name", "a key in double quotes is missing", "write keys in double quotes, and no last comma"),
    ("Illegal trailing comma", "a comma stands behind the last value", "remove the comma"),
    ("Expecting ':' delimiter", "a colon is missing between key and value", "write a colon behind the key"),
    ("Expecting ',' delimiter", "a comma is missing between two values", "write a comma behind the value above"),
    ("Invalid control", "a tab or line break stands inside a string", 'write "\\t" or "\\n" for it'),
    ("Invalid \\", "a backslash begins no valid escape here", "write two backslashes for one"),
    ("Unterminated string", "the string that begins here is never closed", "close it with a double quote"),
    ("Expecting value", "a value is missing here, or is none of JSON's", "put text in double quotes"),
    ("", "this is no valid JSON", "write keys and text in double quotes"),
)


def decode(text: str, base: int) -> Decoded:
    """Read JSON that stands at offset `base` of its source."""
    try:
        json.loads(text, parse_constant=_refuse, parse_float=_finite, parse_int=_finite)
    except json.JSONDecodeError as error:
        return Decoded(None, (_problem(error, text, base),))
    except _NoNumber as error:
        at = max(0, text.find(str(error)))
        message = f'"{shown(str(error))}" is no number that JSON has'
        said = f"invalid character '{str(error)[:1]}' looking for beginning of value"
        return Decoded(
            None, (syntax(at + base, at + base + len(str(error)), message, "put it in double quotes", said),)
        )
    except RecursionError:
        return Decoded(None)
    return _build(text, base)


class _NoNumber(ValueError):
    """A number that Go's decoder refuses."""


def _refuse(word: str) -> NoReturn:
    raise _NoNumber(word)


def _finite(digits: str) -> float:
    if math.isinf(float(digits)):
        raise _NoNumber(digits)
    return 0.0


def _problem(error: json.JSONDecodeError, text: str, base: int) -> Problem:
    at = min(error.pos, len(text))
    message, mend = next((message, mend) for said, message, mend in _MENDS if error.msg.startswith(said))
    char = text[at : at + 1]
    said = f"invalid character '{char}'" if char else "unexpected end of JSON input"
    return syntax(at + base, at + base + 1, message, mend, said)


def _build(text: str, base: int) -> Decoded:
    """Nodes of a text that is valid."""
    problems: list[Problem] = []
    stack: list[tuple[int, list[Entry] | list[Node], Scalar | None]] = []
    members: list[Entry] | list[Node] = []
    key: Scalar | None = None
    start, last = 0, Scalar(Span(0, 0), "", None)
    for token in _TOKEN.finditer(text):
        char = token[0]
        if char == ":":
            key = last
            members.pop()
            continue
        node: Node
        if char in ("{", "["):
            stack.append((start, members, key))
            start, members, key = token.start() + base, [], None
            continue
        if char in ("}", "]"):
            span = Span(start, token.end() + base)
            if char == "}":
                entries: tuple[Entry, ...] = tuple(members)  # type: ignore[arg-type]
                problems.extend(_duplicates(entries))
                node = Mapping(span, entries)
            else:
                node = Sequence(span, tuple(members))  # type: ignore[arg-type]
            start, members, key = stack.pop()
        else:
            node = last = _scalar(char, Span(token.start() + base, token.end() + base))
        members.append(node if key is None else Entry(key, node))  # type: ignore[arg-type]
        key = None
    root = members[0]
    return Decoded(root if isinstance(root, Mapping) else None, tuple(problems))


def _scalar(token: str, span: Span) -> Scalar:
    if token[0] == '"':
        value = json.loads(token) if "\\" in token else token[1:-1]
        return Scalar(span, value, value, plain=False)
    if token in _WORDS:
        return Scalar(span, token, _WORDS[token])
    number = float(token)
    whole = number.is_integer() and abs(number) < 1 << 63
    return Scalar(span, token, int(number) if whole else number)


def _duplicates(entries: tuple[Entry, ...]) -> list[Problem]:
    first: dict[str, Span] = {}
    found = []
    for entry in entries:
        text = entry.key.text
        if text in first:
            found.append(duplicate(text, entry.key.span, first[text], fails=False, hugo=""))
        else:
            first[text] = entry.key.span
    return found
