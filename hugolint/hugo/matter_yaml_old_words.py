"""What is wrong with YAML that Hugo refused before 0.152: the library's words in ours, and the line that Hugo named."""

from __future__ import annotations

import re
from typing import Any

from hugolint.hugo.goccy.token import quoted
from hugolint.hugo.matter_problem import Problem, shown, syntax

_QUOTE = "put the whole value in quotes"
_LEAD = "failed to unmarshal YAML: yaml: "
_MAP_KEY = "invalid map key"
_ENDS = re.compile(r"^(?:\.\.\.|---)(?:\s|\Z)", re.MULTILINE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def problem_of(error: Exception, text: str, base: int) -> Problem | None:
    """A refusal as a problem, in offsets of the source; None where the parser's view may not be Hugo's."""
    mark = getattr(error, "problem_mark", None)
    if hasattr(error, "words"):
        return _of_value(error, text, base)
    if mark is None:
        return _of_character(text, base)
    words = str(getattr(error, "problem", ""))
    if _is_other(words):
        return None
    context = getattr(error, "context_mark", None)
    line = mark.line + (type(error).__name__ == "ScannerError") if mark.line else context.line if context else 0
    said = f"{_LEAD}line {line}: {words}" if line else _LEAD + words
    message, help, start, end = _sentence(words, text, min(mark.index, len(text)))
    message, help, start, end = _as_today(text, start) or (message, help, start, end)
    problem = syntax(start + base, min(end, max(len(text), start + 1)) + base, message, help, said)
    return problem._replace(hugo_place=(line - 1 if line else 0, 1))


def _is_other(words: str) -> bool:
    """Whether the C parser refuses what the library did not look at, or took."""
    # The library takes "[a:b]", as libyaml does since.
    return words in ("did not find expected <document start>", "found unexpected ':'")


def _of_value(error: Any, text: str, base: int) -> Problem:
    words: str = error.words
    start, end = error.start, error.end
    help = _QUOTE
    if words.startswith("unknown anchor"):
        name = text[start:end]
        message = f'"{shown(name, 40)}" refers to a value called "{shown(name[1:], 30)}", and none is called so above'
        help = 'put the value in quotes, if the "*" is part of the text'
    elif words.startswith("anchor "):
        message = f'"{shown(text[start:end], 40)}" refers to the value that it is part of'
    elif words.startswith("map merge"):
        message, help = 'after "<<:" only a map can stand, or a list of maps', "write the name of a map, as in *name"
    elif words.startswith((_MAP_KEY, "unmarshal errors")) and "into map" not in words:
        what = "braces" if text.startswith("{", start) else "brackets"
        message = (
            f"a value cannot begin with two {what}"
            if text.startswith(("{{", "[["), start - 1)
            else ("a list or map stands where a key belongs")
        )
    elif words.startswith("unmarshal errors"):
        message = "the front matter holds no keys"
        help = 'write a space after each colon: "title: Opening hours"'
    elif words.startswith("document"):
        message, help = "aliases make millions of values of the front matter", "write fewer aliases"
    elif words.startswith("!!binary"):
        message, help = "the value is no base64", "write the value without !!binary"
    else:
        message, help = f'"{shown(text[start:end], 40)}" does not fit its type', "remove the type, which begins with !!"
    end = min(end, _line_end(text, start))
    return syntax(start + base, end + base, message, help, _LEAD + words)._replace(hugo_place=(0, 1))


def _of_character(text: str, base: int) -> Problem | None:
    """A character that no YAML may hold."""
    found = _FORBIDDEN.search(text)
    if found is None or _ENDS.search(text, 0, found.start()):
        return None
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        message, help = "a byte here is no UTF-8", "save the file as UTF-8, and write the character anew"
        # A byte that cannot begin a character, or one that does not go on with it.
        follows = "\udc80" <= char < "\udcc0" or char >= "\udcf8"
        words = "invalid leading UTF-8 octet" if follows else ""
        words = words or (
            "incomplete UTF-8 octet sequence" if found.end() == len(text) else "invalid trailing UTF-8 octet"
        )
    else:
        message, help = f"a control character (U+{ord(char):04X}) stands in the front matter", "remove it"
        words = "control characters are not allowed"
    problem = syntax(found.start() + base, found.end() + base, message, help, _LEAD + words)
    return problem._replace(hugo_place=(0, 1))


def _as_today(text: str, at: int) -> tuple[str, str, int, int] | None:
    """What today's Hugo minds on the same line, in better words than the old library's."""
    from hugolint.hugo.goccy.judge import judge

    line = text.count("\n", 0, at)
    for problem in judge(text, 0).problems:
        if problem.kind == "syntax" and text.count("\n", 0, problem.span.start) == line:
            return problem.message, problem.help, problem.span.start, problem.span.end
    return None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return max(at + 1, end if end >= 0 else len(text))


def _sentence(words: str, text: str, at: int) -> tuple[str, str, int, int]:
    """Our words, the help and the place."""
    char = text[at : at + 1]
    start = text.rfind("\n", 0, at) + 1
    end = len(text[: _line_end(text, start)].rstrip())
    first = min(start + len(text[start:end]) - len(text[start:end].lstrip()), max(end - 1, 0))
    if words.startswith("mapping values"):
        return "a colon with a space after it stands inside the value", _QUOTE, at, at + 1
    if words.startswith("found character that cannot start") or "tab character" in words:
        if char == "\t":
            return "a tab stands where only spaces may", "write spaces instead of the tab", at, at + 1
        return f"a value cannot begin with {quoted(char)}", _QUOTE, at, at + 1
    if words.startswith("could not find expected ':'"):
        return "a line here is no key with a value", 'write "key: value", or indent it below its key', first, end
    if words.startswith("found unexpected end of stream"):
        return "a quote or bracket is never closed", "close it", at, at + 1
    if words.startswith("did not find expected ',' or"):
        return "a comma or the closing bracket is missing", "write it, or put the text in quotes", at, at + 1
    if words.startswith(("did not find expected key", "did not find expected '-'")):
        return (
            "this line does not fit the lines above it",
            "indent it like them, or put the value in quotes",
            first,
            end,
        )
    if words.startswith("block sequence entries"):
        return (
            'a list cannot begin with "-" here',
            "write it on a line of its own, or put the value in quotes",
            at,
            at + 1,
        )
    if words.startswith("mapping keys"):
        return 'a value cannot begin with "?" and a space', _QUOTE, at, at + 1
    if "escape character" in words or "hexdecimal" in words:
        return (
            "a backslash in double quotes makes no character here",
            'write "\\\\" for it, or take single quotes',
            at,
            at + 1,
        )
    return "the front matter is no YAML here", "put the text in quotes, if it is one", first, max(end, first + 1)
