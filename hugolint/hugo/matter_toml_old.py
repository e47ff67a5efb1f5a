"""TOML front matter as Hugo read it before 0.164: with a go-toml of TOML 1.0 (Hugo 0.147 to 0.163, probed).

Times without seconds, `\\x41`, and a line break, a comment or a comma at the end of an inline table stop the build.
Until 0.160 the second 60 is one. The rest is as it is today, though many messages have other words.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from hugolint.hugo.matter_problem import Decoded, Problem, syntax
from hugolint.hugo.matter_toml import decode as decode_today
from hugolint.hugo.nodes import Mapping, Node, Scalar, Sequence
from hugolint.hugo.versions import SECOND_60_FAILS, Version

_SECOND_60 = re.compile(r"(:[0-9]{2}:)60")
_MAYBE = re.compile(r"\{|\\x|[0-9]{2}:[0-9]{2}(?!:)")
_NO_SECONDS = re.compile(r"(?:.{10}[Tt ])?[0-9]{2}:[0-9]{2}(?!:)")
_HEX = re.compile(r"\"(?:[^\\]|\\[^x])*?(\\x)", re.DOTALL)
_OPEN_END = re.compile(r",[ \t]*\}\Z|\r?\n|#")


def decode(text: str, base: int, version: Version) -> Decoded:
    """Read TOML that stands at offset `base` of its source."""
    decoded = decode_today(text, base)
    if decoded.problems and version < SECOND_60_FAILS and ":60" in text:
        decoded = _with_second_60(decoded, text, base)
    if decoded.root is not None and _MAYBE.search(text) is not None:
        problem = next(_newer(decoded.root, text, base), None)
        if problem is not None:
            return Decoded(None, (problem,))
    return decoded


def _with_second_60(decoded: Decoded, text: str, base: int) -> Decoded:
    """The same, with a second less where Hugo counted one more than a minute has."""
    found = _SECOND_60.search(text)
    while found is not None and decoded.problems:
        changed = f"{text[: found.start()]}{found[1]}59{text[found.end() :]}"
        other = decode_today(changed, base)
        if other != decoded and len(other.problems) <= len(decoded.problems):
            text, decoded = changed, other
        found = _SECOND_60.search(text, found.end())
    return decoded


def _newer(node: Node, text: str, base: int) -> Iterator[Problem]:
    """What only TOML 1.1 has, in the file's order."""
    stack: list[Node] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, Scalar):
            yield from _of_scalar(at, text, base)
        elif isinstance(at, Sequence):
            stack.extend(reversed(at.items))
        else:
            yield from _of_table(at, text, base)
            for entry in reversed(at.entries):
                stack += (entry.value, entry.key)


def _of_scalar(node: Scalar, text: str, base: int) -> Iterator[Problem]:
    start, end = node.span
    raw = text[start - base : end - base]
    if isinstance(node.value, str):
        found = _HEX.match(raw)
        if found is not None:
            at = start + found.start(1)
            words = "unmarshal failed: toml: invalid escaped character U+0078 'x'"
            message = 'Hugo before 0.164 does not know "\\x" in text'
            yield syntax(at, at + 2, message, "write the character itself, or \\u0041", words, at + 1)
    if isinstance(node.value, (datetime.datetime, datetime.time)) or (raw[:1].isdigit() and ":" in raw):
        found = _NO_SECONDS.match(raw)
        if found is not None:
            words = "unmarshal failed: toml: times are expected to have the format HH:MM:SS[.NNNNNN]"
            clock = start + (11 if raw[2:3] != ":" else 0)
            yield syntax(start, end, f'"{raw}" has no seconds, which Hugo before 0.164 wants', "add :00", words, clock)


def _of_table(table: Mapping, text: str, base: int) -> Iterator[Problem]:
    """An inline table, without what stands inside its values."""
    start, end = table.span.start - base, table.span.end - base
    if text[start : start + 1] != "{" or text[end - 1 : end] != "}":
        return
    rest = text[start:end]
    for entry in table.entries:
        for part in (entry.key, entry.value):
            first, last = part.span.start - base - start, part.span.end - base - start
            if 0 <= first < last <= len(rest):
                rest = rest[:first] + "_" * (last - first) + rest[last:]
    found = _OPEN_END.search(rest)
    if found is not None:
        at = start + (found.end() - 1 if found[0][0] == "," else found.start()) + base
        char = text[at - base]
        words = f"unmarshal failed: toml: invalid character at start of key: {char}".rstrip("\r\n ")
        message = "before 0.164 Hugo wants a table in braces on one line, without a comma at its end"
        yield syntax(at, at + 1, message, "write it on one line, or as a table of its own", words, at)
