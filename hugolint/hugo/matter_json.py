"""JSON front matter as nodes, and what is said of JSON that Hugo refuses.

Python's parser tells quickly that a text is sound; where it says no, `matter_json_refusal` asks as Go's decoder does
(Hugo 0.168.0, probed). `NaN` and `Infinity` are refused. A number beyond a 64-bit float makes Hugo crash. Of a key
written twice the last one counts, in silence; all numbers are floats.
"""

from __future__ import annotations

import json
import math
import re
from typing import NoReturn

from hugolint.hugo.matter_json_refusal import CRASH, Refusal, find_refusal
from hugolint.hugo.matter_problem import Decoded, Problem, duplicate, shown, syntax
from hugolint.hugo.nodes import Entry, Mapping, Node, Primitive, Scalar, Sequence
from hugolint.hugo.text import Span

_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|[{}\[\]:]|[^\s{}\[\]:,\"]+")
_WORD = re.compile(r"[^\s,:\]}\"']+")
_QUOTED = re.compile(r"'[^'\n]*'|[“”„][^“”„\"\n]*[“”\"]")
_NO_JSON = re.compile(r"[{%#<(*!]|[^\n\":']*\}")
"""What follows the first brace of a text that was never meant as JSON: a template, or a word in braces."""
_BOOLEAN = re.compile("(?:true|false|yes|no|on|off|none|null)$", re.IGNORECASE)
_CONSTANTS: dict[str, Primitive] = {"true": True, "false": False, "null": None}


def decode(text: str, base: int) -> Decoded:
    """Read JSON that stands at offset `base` of its source."""
    try:
        json.loads(text, parse_constant=_refuse, parse_float=_number, parse_int=_number)
    except ValueError:
        refused = find_refusal(text)
        if refused is not None:
            return Decoded(None, (_problem(refused, text, base),))
    except RecursionError:
        return Decoded(None)
    return _build(text, base)


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _number(digits: str) -> float:
    """Any number will do here; thousands of digits are no integer to Python."""
    return 0.0


def _problem(refused: Refusal, text: str, base: int) -> Problem:
    start, end, message, help = _sentences(refused, text)
    said = f"unmarshal failed: {refused.words}"
    return syntax(start + base, end + base, message, help, said, refused.read + base)


def _sentences(refused: Refusal, text: str) -> tuple[int, int, str, str]:
    """Where the mistake is seen best, what it is, and how to mend it."""
    at, words = refused.at, refused.words
    if words.startswith("unexpected end"):  # of a config; front matter ends where its braces balance
        return at, at + 1, "the text ends before its last brace", "close what is open"
    before = len(text[:at].rstrip())
    comma = before - 1 if text[before - 1 : before] == "," else None
    char = text[at : at + 1]
    word = _WORD.match(text, at)
    end = word.end() if word is not None else at + 1
    if char in ("}", "]") and comma is not None and "looking for" in words:
        return comma, comma + 1, f'a comma stands before the closing "{char}"', "remove the comma"
    if text.startswith(("//", "/*"), at) or (char == "#" and "looking for" in words):
        return at, end, "a comment stands here, and JSON has none", "remove the comment"
    if "looking for" in words and (quoted := _QUOTED.match(text, at)) is not None:
        return at, quoted.end(), f"{shown(quoted[0])} is not in straight double quotes", 'write " around it'
    if "object key string" in words and text[:before].strip() == "{" and _NO_JSON.match(text, at):
        message = 'the file begins with "{", and Hugo reads JSON from there'
        return before - 1, before, message, 'write a front matter before it; an empty one is two lines of "---"'
    if "object key string" in words:
        message = f'"{shown(text[at:end])}" stands where a key in double quotes is expected'
        return at, end, message, "write keys in double quotes, with one comma between two pairs"
    if words.endswith("after object key"):
        message = f"no colon follows the key {shown(text[refused.start : before])}"
        return refused.start, before, message, "write a colon between key and value"
    if "after object key:value pair" in words or "after array element" in words:
        return at, end, "a comma is missing before this", "write a comma after the value above"
    return _of_value(refused, text, end)


def _of_value(refused: Refusal, text: str, end: int) -> tuple[int, int, str, str]:
    at, start, words = refused.at, refused.start, refused.words
    if "in string" in words and "escape" in words:
        return at, at + 2, "a backslash begins no valid escape here", "write two backslashes for one"
    if "in string" in words:
        if text.startswith(("\n", "\r"), at):
            return start, at, "the string is not closed on its line", 'close it with a double quote, or write "\\n"'
        return at, at + 1, "a tab or control character stands inside a string", 'write "\\t" for a tab'
    word = _WORD.match(text, start)
    raw = text[start : word.end() if word is not None else start + 1]
    if _BOOLEAN.match(raw):
        return (
            start,
            start + len(raw),
            f'"{raw}" is no value that JSON has',
            "write true, false or null, in small letters",
        )
    if text[at] in ",}]" and "looking for" in words:
        return at, at + 1, f'a value is missing before "{text[at]}"', 'write a value, or ""'
    return start, start + len(raw), f'"{shown(raw)}" is no value that JSON has', "put text in double quotes"


def _too_large(scalar: Scalar) -> Problem:
    message = f'"{shown(scalar.text)}" is too large a number'
    return syntax(*scalar.span, message, "put it in double quotes", CRASH)


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
            if isinstance(last.value, float) and math.isinf(last.value):
                problems.append(_too_large(last))
        members.append(node if key is None else Entry(key, node))  # type: ignore[arg-type]
        key = None
    root = members[0]
    sound = isinstance(root, Mapping) and not any(problem.fails for problem in problems)
    return Decoded(root if isinstance(root, Mapping) and sound else None, tuple(problems))


def _scalar(token: str, span: Span) -> Scalar:
    if token[0] == '"':
        value = json.loads(token) if "\\" in token else token[1:-1]
        return Scalar(span, value, value, plain=False)
    if token in _CONSTANTS:
        return Scalar(span, token, _CONSTANTS[token])
    return Scalar(span, token, float(token))


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
