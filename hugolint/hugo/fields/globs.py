"""Which globs Hugo refuses, and in what words (Hugo 0.168.0, probed)."""

from __future__ import annotations

from hugolint.hugo.urlpaths import encode_text, lower_text
from hugolint.hugo.versions import Version

RANGES_FAIL: Version = (0, 161, 0)
"""A bad range in a cascade's path stops the build; before, the condition is dropped in silence."""
STRICT: Version = (0, 166, 0)
"""A brace that stays open and a backslash at the end stop the build, too, and messages name the byte."""


def glob_fault(pattern: str, version: Version) -> str:
    """Hugo's words about a glob that it cannot read; empty for a good one.

    Braces may nest, a range is either `[a-z]` or a list of characters, and a backslash takes the next character as it
    is. Case does not count.
    """
    if not any(sign in pattern for sign in "[{\\"):
        return ""
    text = lower_text(pattern)
    at, depth = 0, 0
    while at < len(text):
        char = text[at]
        at += 1
        if char == "\\":
            if at == len(text):
                return _strictly(text, at, "trailing backslash", version)
            at += 1
        elif char == "[":
            at, words = _read_range(text, at)
            if words:
                return _words(text, at, words, version) if version >= RANGES_FAIL else ""
        elif char == "{":
            depth += 1
        elif char == "}" and depth:
            depth -= 1
    return _strictly(text, at, "unclosed `{`", version) if depth else ""


def _read_range(text: str, at: int) -> tuple[int, str]:
    """Past a range that was just opened, and what is wrong with it; a fault stands where Hugo notices it."""
    end = len(text)
    if text.startswith("!", at):
        at += 1
    if text[at : at + 2].endswith("-") and at + 1 < end:
        low, high, close = text[at], text[at + 2 : at + 3], text[at + 3 : at + 4]
        if not close:
            return end, "unexpected end of input"
        if close != "]":
            return at + 4, "expected close range character"
        return at + 4, "range hi character is less than lo" if high < low else ""
    start = at
    while at < end and text[at] != "]":
        at += 2 if text[at] == "\\" else 1
    if at >= end:
        return end, "unexpected end of input"
    return at + 1, "" if at > start else "could not parse range"


def _strictly(text: str, at: int, words: str, version: Version) -> str:
    return _words(text, at, words, version) if version >= STRICT else ""


def _words(text: str, at: int, words: str, version: Version) -> str:
    if version >= STRICT:
        return f"glob: syntax error at {len(encode_text(text[:at]))}: {words}"
    if words.startswith("range hi"):
        low, high = text[at - 4], text[at - 2]
        return f"hi character '{high}' should be greater than lo '{low}'"
    return words
