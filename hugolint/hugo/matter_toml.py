"""TOML front matter as nodes. tomllib judges it; where things stand is found by `matter_toml_scan`.

Hugo 0.168.0 decodes with go-toml v2.4 (probed), which reads TOML 1.1: line breaks and a last comma in inline tables,
`\\\\e` and `\\\\xHH` in strings, times without seconds. tomllib reads TOML 1.0, so what it refuses is judged again on a
copy of equal length without those. go-toml refuses numbers beyond 64 bits and bytes that are no UTF-8.
"""

from __future__ import annotations

import re
import tomllib

from hugolint.hugo.matter_problem import Decoded, Problem, duplicate, shown, syntax
from hugolint.hugo.matter_toml_scan import STRING, Repeated, scan
from hugolint.hugo.nodes import Entry, Mapping, Node, Primitive, Scalar, Sequence
from hugolint.hugo.text import Span

_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_NO_UTF8 = re.compile("[\ud800-\udfff]")
_PART = re.compile(
    STRING + r"|#[^\n]*|[{}\r\n]|,(?=(?:\s|#[^\n]*\n)*\})"
    r"|(?<![\w.:+-])(?:\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d(?![\d:])|(?<![\w.:+-])0000-\d\d-\d\d",
    re.DOTALL,
)
"""What the 1.1 copy looks at: strings, comments, braces, last commas, times without seconds, the year 0."""
_MANY_DOTS = re.compile(r"(?:^|[\[{,])(?:[^\n.=\[{,]*\.){400}", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate inline")
_MENDS = (
    ("Expected '=' after a key", 'an equals sign is missing behind the key "{key}"', "write key = value"),
    (
        "Invalid value",
        "a value is missing here, or is none of TOML's",
        "put text in quotes; write true and false small",
    ),
    ("Unclosed array", "the list is not closed, or lacks a comma", 'put commas between the values and close with "]"'),
    (
        "Unclosed inline",
        "the inline table is not closed, or lacks a comma",
        "put commas between and close with a brace",
    ),
    ("Unterminated string", "the string is never closed", "close it with the quotes it begins with"),
    ("Expected \"'", "the string is never closed", "close it with the quotes it begins with"),
    ("Illegal character", "a line break or control character stands inside a string", "close the string on its line"),
    ("Unescaped", "a backslash begins no valid escape here", "write two backslashes for one, or use single quotes"),
    ("Escaped character", "an escape names no Unicode character", "write the character itself"),
    ("Invalid date", "there is no such date", "correct the date"),
    ("Expected newline", '"{rest}" stands behind a value that is complete', "put the whole value in quotes"),
    ("Expected ']", "the name of the table is not closed", 'close it with "]"'),
    ("", '"{rest}" is no valid TOML', "write key = value lines, with text in quotes"),
)


def decode(text: str, base: int) -> Decoded:
    """Read TOML that stands at offset `base` of its source."""
    lone = _NO_UTF8.search(text)
    if lone is not None:
        at = lone.start() + base
        message = "a byte here is no UTF-8, which TOML has to be"
        return Decoded(None, (syntax(at, at + 1, message, "save the file as UTF-8", "invalid UTF-8 character"),))
    if _MANY_DOTS.search(text):  # tomllib takes time in the square of a key's parts
        return Decoded(None)
    data: dict[str, object] | None = None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        try:
            tomllib.loads(without_1_1(text))
        except tomllib.TOMLDecodeError as again:
            return _refused(text, base, error, again)
        except (RecursionError, ValueError):
            return Decoded(None)
    except (RecursionError, ValueError):  # nested too deeply, or a number of thousands of digits
        return Decoded(None)
    return _nodes(text, base, data)


def _nodes(text: str, base: int, data: dict[str, object] | None) -> Decoded:
    try:
        found = scan(text, base)
        same = found.root is not None and (data is None or _same(_plain(found.root), data))
    except (RecursionError, ValueError):
        return Decoded(None)
    if found.large is not None:
        message = f'"{shown(found.large.text)}" is a number of more than 64 bits'
        said = "number is too large to fit in a 64-bit"
        return Decoded(None, (syntax(*found.large.span, message, "put it in quotes", said),))
    if same:
        return Decoded(found.root)
    return Decoded(_unplaced(data, Span(base, base + len(text))) if data is not None else None)


def without_1_1(text: str) -> str:
    """A copy of equal length in which what only TOML 1.1 has is replaced by something that any TOML has."""
    depth = 0

    def replace(found: re.Match[str]) -> str:
        nonlocal depth
        part = found[0]
        if part[0] == '"':
            return _ESCAPE.sub(lambda pair: {"e": "\\t", "x": "\\\\"}.get(pair[1], pair[0]), part)
        if part in ("{", "}"):
            depth += 1 if part == "{" else -1
        elif part[0] == "#":
            return " " * len(part) if depth > 0 else part
        elif part in (",", "\r", "\n"):
            return " " if depth > 0 else part
        elif part[0].isdigit():
            return "1" * len(part)
        return part

    copy = _PART.sub(replace, text)
    return " " + copy[1:] if copy.startswith("\ufeff") else re.sub(r"(?<=1)(?:[Zz]|[+-]\d\d:\d\d)", _digits, copy)


def _digits(found: re.Match[str]) -> str:
    return "1" * len(found[0])


def _refused(text: str, base: int, error: tomllib.TOMLDecodeError, again: tomllib.TOMLDecodeError) -> Decoded:
    found = scan(text, base)
    said = str(again)
    if said.startswith(_TWICE) and found.repeated:
        return Decoded(None, tuple(_twice(repeated) for repeated in found.repeated))
    at = _offset(said, text)
    if at is None:
        at = found.lost - base if found.lost is not None else len(text)
        if text.startswith(('"' * 3, "'" * 3), at):  # Hugo names the place where it gave up
            at = len(text) - 1
    at = max(0, len(text.rstrip()) - 1) if at >= len(text) else at
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    rest = text[at : end if end >= 0 else len(text)].rstrip()
    message, mend = next((message, mend) for begins, message, mend in _MENDS if said.startswith(begins))
    message = message.format(key=shown(text[start:at].strip()), rest=shown(rest))
    return Decoded(None, (syntax(at + base, at + base + len(rest), message, mend, _WHERE.sub("", said).strip()),))


def _twice(repeated: Repeated) -> Problem:
    name = repeated.key.text
    said = f"table {name} already exists" if repeated.table else f"key {name} is already defined"
    return duplicate(name, repeated.key.span, repeated.first.span, fails=True, hugo=said)


def _offset(said: str, text: str) -> int | None:
    where = _WHERE.search(said)
    if where is None:
        return None
    at = 0
    for _ in range(int(where[1]) - 1):
        at = text.find("\n", at) + 1
    # tomllib reads CR LF as one character, which is at the end of a line and moves no column.
    return min(at + int(where[2]) - 1, len(text))


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {entry.key.text: _plain(entry.value) for entry in node.entries}


def _same(ours: object, theirs: object) -> bool:
    return ours == theirs or repr(ours) == repr(theirs)  # "nan" equals nothing, but looks the same


def _unplaced(value: object, span: Span) -> Mapping:
    """Values without places of their own, for TOML that our scanner reads differently."""
    node = _unplaced_node(value, span)
    assert isinstance(node, Mapping)
    return node


def _unplaced_node(value: object, span: Span) -> Node:
    if isinstance(value, dict):
        pairs = ((Scalar(span, key, key), _unplaced_node(item, span)) for key, item in value.items())
        return Mapping(span, tuple(Entry(key, item) for key, item in pairs))
    if isinstance(value, list):
        return Sequence(span, tuple(_unplaced_node(item, span) for item in value))
    primitive: Primitive = value  # type: ignore[assignment]
    return Scalar(span, str(value), primitive)
