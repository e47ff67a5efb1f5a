"""TOML front matter as nodes, and what is said of TOML that Hugo refuses.

Hugo 0.168.0 decodes with go-toml v2.4 (probed). It reads TOML 1.1, refuses numbers beyond 64 bits and bytes that are
no UTF-8, and stops at the first mistake. So the reader is made after it (`matter_toml_scan`), and Hugo's words and
place come out of the reading itself. Another TOML library has other words, other places and another judgement.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.hugo.matter_problem import Decoded, Problem, duplicate, shown, syntax
from hugolint.hugo.matter_toml_scan import TooDeepError, scan
from hugolint.hugo.matter_toml_tables import Fault
from hugolint.hugo.matter_toml_values import RefusedError
from hugolint.hugo.text import Span

_SAID = "unmarshal failed: toml: "
_WORD = re.compile(r"[^\s,\]}#]*")
_COMMENT = re.compile(r"\s+#.*")
_CURLED = ("“", "”", "‘", "’", "„", "«", "»", "″")
_BOOLEAN = re.compile("(?:true|false|yes|no|on|off)(?![A-Za-z0-9_-])", re.IGNORECASE)
_ASSIGNMENT = re.compile(r"[\w.\"'-]+[ \t]*=|\[")
_IN_A_LIST = ("expected keyword", "unexpected character", "expected ',' or ']'", "array is incomplete")


class _Mend(NamedTuple):
    """What we say where go-toml's words begin with `said`."""

    said: str
    message: str
    help: str


_MENDS = (
    _Mend("expected '=' after key", 'an equals sign is missing after the key "{key}"', "write key = value"),
    _Mend("unexpected character U+000A", 'the key "{key}" has no value', 'write a value after the equals sign, or ""'),
    _Mend("expected value, not end", 'the key "{key}" has no value', 'write a value after the equals sign, or ""'),
    _Mend("unexpected character", '"{rest}" is no value that TOML knows', "put text in quotes"),
    _Mend("expected keyword", '"{rest}" is no value that TOML knows', "put text in quotes"),
    _Mend("expected value but got", "a comma stands here where a value is expected", "remove the comma"),
    _Mend("unexpected comma", "a comma stands here where a key is expected", "remove the comma"),
    _Mend(
        "expected ',' or ']'",
        "the list lacks a comma, or is not closed",
        'put commas between its values and "]" after',
    ),
    _Mend("array is incomplete", "the list is never closed", 'close it with "]"'),
    _Mend(
        "expected ',' or '}'", "the inline table lacks a comma, or is not closed", 'put commas between and "}" after'
    ),
    _Mend("inline table is incomplete", "the inline table is never closed", 'close it with "}"'),
    _Mend("expected newline", '"{rest}" stands after a value that is complete', "put the whole value in quotes"),
    _Mend("basic strings cannot have new", "the string is not closed on its line", "close it with a double quote"),
    _Mend("literal strings cannot have new", "the string is not closed on its line", "close it with a single quote"),
    _Mend("unterminated", "the string is never closed", "close it with the quotes it begins with"),
    _Mend("multiline basic string not", "the string is never closed", "close it with three double quotes"),
    _Mend("multiline literal string not", "the string is never closed", "close it with three single quotes"),
    _Mend("too many quotes", "too many quotes close the string", "close it with three quotes"),
    _Mend("invalid escape character", "a backslash begins no valid escape here", "write two backslashes for one"),
    _Mend("invalid hexadecimal", "an escape lacks hexadecimal digits", "write the character itself"),
    _Mend("unicode escape", "an escape lacks hexadecimal digits", "write the character itself"),
    _Mend("escape sequence is not", "an escape names no Unicode character", "write the character itself"),
    _Mend("invalid UTF-8", "a byte here is no UTF-8, which TOML has to be", "save the file as UTF-8"),
    _Mend("carriage returns", "a carriage return stands here alone", "end lines with a line feed"),
    _Mend("control characters", "an invisible control character stands here", "remove it"),
    _Mend("integers cannot have leading", '"{rest}" has a leading zero', "remove the zero, or put it in quotes"),
    _Mend("strings must be quoted", '"{rest}" is neither a number nor text in quotes', "put it in quotes"),
    _Mend("number must have", '"{rest}" is no number that TOML knows', "put a digit on each side of an underscore"),
    _Mend("decimal point must", '"{rest}" lacks a digit after its point', "write a digit there, or put it in quotes"),
    _Mend("exponent must", '"{rest}" lacks a digit in its exponent', "write a digit there, or put it in quotes"),
    _Mend("impossible date", '"{rest}" is no date of the calendar', "correct the date"),
    _Mend("dates are expected", '"{rest}" is no date', "write it as 2026-01-31"),
    _Mend("invalid character at start of key", "a line cannot begin like this in TOML", "write key = value"),
    _Mend("expected key but", "a key is missing here", "write key = value"),
    _Mend("expected ']", "the name of the table is not closed", 'close it with "{close}"'),
    _Mend("unable to parse float", '"{rest}" is too large a number', "put it in quotes"),
)
_TIMES = re.compile("time|hour|minutes|seconds|fraction|digit .0-9|separator|colon")


def decode(text: str, base: int) -> Decoded:
    """Read TOML that stands at offset `base` of its source."""
    try:
        found = scan(text, base)
    except (TooDeepError, RecursionError):
        return Decoded(None)
    problems = [_of_fault(fault, text, base) for fault in found.faults]
    if found.refused is not None:
        problems.append(_of_refusal(found.refused, text, base))
    return Decoded(None, tuple(problems)) if problems else Decoded(found.root)


def _of_fault(fault: Fault, text: str, base: int) -> Problem:
    at = fault.span.start if fault.hugo_at is None else fault.hugo_at
    if fault.key is not None and fault.first is not None:
        problem = duplicate(fault.key.text, fault.span, fault.first.span, fails=True, hugo=_SAID + fault.words)
        return problem._replace(hugo_at=at)
    raw = text[fault.span.start - base : fault.span.end - base]
    if "too large" in fault.words:
        message, help = f'"{shown(raw)}" is a number of more than 64 bits', "put it in quotes"
    else:
        message, help = _sentences(fault.words, "", raw, "")
    return Problem("syntax", fault.span, message, help, _SAID + fault.words, hugo_at=at)


def _of_refusal(refused: RefusedError, text: str, base: int) -> Problem:
    """Go-toml's end-of-text errors are put on the last byte there is."""
    at = min(refused.at, max(0, len(text) - 1))
    start = min(refused.start, at)
    if refused.words.startswith(("expected '=' after key", "array", "expected ',' or")):
        start = at
    line = text.rfind("\n", 0, start) + 1
    end = _line_end(text, start)
    if end <= start and at > start:
        end = at
    span = _worth_showing(text, line, start, max(end, start))
    rest = text[span.start : span.end]
    message, help = _sentences(refused.words, text[line:at], rest, text[start : start + 2])
    return syntax(span.start + base, span.end + base, message, help, _SAID + refused.words, at + base)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return at + len(text[at:end].rstrip())


def _worth_showing(text: str, line: int, start: int, end: int) -> Span:
    """The rest of the line, its comment left out; where nothing is left of it, what stands before."""
    cut = _COMMENT.search(text, start, end)
    end = cut.start() if cut is not None and cut.start() > start else end
    if end > start:
        return Span(start, end)
    before = line + len(text[line:start].rstrip())
    begin = line + len(text[line:before]) - len(text[line:before].lstrip())
    return Span(begin, before) if before > begin else Span(start, start)


def _sentences(words: str, before: str, rest: str, opening: str) -> tuple[str, str]:
    """What is wrong, and how to mend it."""
    rest = rest.strip()
    word = _WORD.match(rest)
    key = shown(before.split("=")[0].strip()) if before else ""
    if rest.startswith(_CURLED) and words.startswith(("unexpected character", "invalid character")):
        return f"the quote {rest[0]} is a typographic one, which TOML does not know", 'write a straight one: "'
    if not before.strip() and words.startswith(_IN_A_LIST) and _ASSIGNMENT.match(rest) is not None:
        return "the list above is not closed", 'close it with "]"'
    if words.startswith(("expected keyword", "unexpected character")) and _BOOLEAN.match(rest) is not None:
        return f'"{word[0] if word else rest}" is no value that TOML knows', "write true or false, in small letters"
    for said, message, help in _MENDS:
        if words.startswith(said):
            message = message.replace("{key}", key).replace("{rest}", shown(rest))
            return message, help.replace("{close}", "]]" if opening == "[[" else "]")
    if _TIMES.search(words) is not None:
        return f'"{shown(rest)}" is no time', "write it as 2026-01-31T08:00:00+01:00"
    return f'"{shown(rest)}" is no valid TOML', "write key = value lines, with text in quotes"
