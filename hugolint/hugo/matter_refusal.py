"""YAML that no repair makes readable: what is wrong with it in words, on Hugo's line, if Hugo is known to refuse it.

Each class of the C parser's errors was held against Hugo 0.168.0 with thousands of broken texts. A class that Hugo
sometimes takes is left out, and nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hugolint.hugo.matter_problem import Problem, shown, syntax
from hugolint.hugo.matter_repair import Copy, has_value, last_scalar, open_brackets, open_places

_QUOTE_HELP = "put the whole value in quotes"
_OPEN_KEY = re.compile(
    r"(?::(?:[ \t]+[!&][^\s]*)?[ \t]*(?:[ \t]#[^\n]*)?|^[ ]*(?:[?:][^\n]*|(?:-[ ]+)*-[ \t]*(?:[!&][^\s]*)?|&[^\n]*))$"
)
_END_MARK = re.compile(r"^\.\.\.", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_TOP_ITEM = re.compile(r"(?:[ ]*(?:#[^\n]*)?\r?\n)*[ ]*-(?=[ \r\n])")
_TAB_KEY = re.compile(r"\t+[A-Za-z0-9_][\w -]*:[ \n]")
_HEADER = re.compile(r"[|>]([^\n\r]*)")


def judge(copy: Copy, error: Any) -> Problem | None:
    """The problem at the C parser's error, in offsets of the copy; None where Hugo may read the text."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    said = error.problem or ""
    if "\r" in copy.text and _LONE_RETURN.search(copy.text):
        return None
    if "..." in copy.text and _END_MARK.search(copy.text):
        return None  # what ends a document ends it in other places
    for begins, classify in _CLASSES:
        if said.startswith(begins):
            at = min(mark.index, len(copy.text))
            context = error.context_mark.index if error.context_mark is not None else at
            return classify(copy.text, at, context, error.context or "") or _list_at_top(copy.text)
    return _list_at_top(copy.text)


def _list_at_top(text: str) -> Problem | None:
    """Whatever else is wrong: what begins with a list item is no map."""
    found = _TOP_ITEM.match(text)
    if found is None:
        return None
    message = "the front matter is a list, no map of keys and values"
    mend = 'write "key: value" lines, between lines of exactly three dashes'
    return syntax(found.end() - 1, found.end(), message, mend, "sequence was used where mapping is expected")


def _line_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line an offset stands on."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, end if end >= 0 else len(text)


def _before(text: str, start: int) -> str:
    """The last line of content above, comments and blank lines left out."""
    while start > 0:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above:start].strip(" \t\r\n")
        if line and not line.startswith("#"):
            return line
        start = above
    return ""


def _nested_colon(text: str, at: int, context: int, _: str) -> Problem | None:
    said = "mapping value is not allowed in this context"
    scalar = last_scalar(text, at)
    if scalar is None:
        return None
    written = text[scalar[0] : scalar[1]]
    if written[0] in "!&" or re.match(r"[ \t]*\?[ \t]", text[_line_of(text, scalar[0])[0] :]):
        return None
    if "\n" in written:
        message = "the next line is indented as if it went on with this value, and has a key of its own"
        return syntax(
            scalar[0],
            scalar[0] + len(written.split("\n", 1)[0]),
            message,
            "give all keys of a map the same indentation",
            said,
        )
    return syntax(
        *scalar,
        f'"{shown(written)}" is followed by a colon and a blank, which makes it a key inside a value',
        f'{written[0]} is not a quotation mark to YAML: write " instead' if written[0] in "“”„«»" else _QUOTE_HELP,
        said,
    )


def _bare_line(text: str, at: int, context: int, _: str) -> Problem | None:
    start, end = _line_of(text, context)
    line = text[start:end].strip(" \t\r")
    before = _before(text, start)
    if not line or not before or _OPEN_KEY.search(before) or line[0] in "!&" or text[end:].lstrip().startswith(":"):
        return None  # Hugo may take the line for the value above it, or for a key
    if line[0] == "-" and before[0] == "-":
        return _glued_item(text, start, end)
    message = f'"{shown(line)}" is no "key: value"'
    mend = "write a colon and a blank after the key, or indent the line if it belongs to the value above"
    return syntax(context, max(context + 1, min(end, context + len(line))), message, mend, "non-map value is specified")


_FULL_ITEM = re.compile(r"([ ]*)-[ \t]+[^\s#!&]")


def _glued_item(text: str, start: int, end: int) -> Problem | None:
    """A dash without its blank, below an item that has a value and is indented as far or further."""
    lines = reversed(text[:start].split("\n")[:-1])
    above = next((line for line in lines if line.strip() and line.strip()[0] != "#"), "")
    item = _FULL_ITEM.match(above)
    line = text[start:end].rstrip()
    indent = len(line) - len(line.lstrip(" "))
    if item is None or indent > len(item[1]):
        return None  # Hugo takes the line for the value above it
    said = "value is not allowed in this context" if indent else "non-map value is specified"
    message = f'"{shown(line.strip())}" is no list item, for a blank is missing after the dash'
    return syntax(start + indent, start + len(line), message, 'write a blank after the "-"', said)


def _quote(text: str, at: int, context: int, what: str) -> Problem | None:
    end = context + len(text[context : _line_of(text, context)[1]].rstrip("\r"))
    double = text[context : context + 1] == '"'
    name = "double" if double else "single"
    message = f"the {name} quote that begins here is never closed"
    said = f"could not find end character of {name}-quoted text"
    return syntax(context, end, message, "close the quote at the end of the value", said)


def _separator(text: str, at: int, context: int, what: str) -> Problem | None:
    return syntax(
        at,
        at + 3,
        "a line of dots or dashes stands inside a quoted text",
        "close the quote before it",
        "found unexpected document separator",
    )


def _escape(text: str, at: int, context: int, what: str) -> Problem | None:
    if text.startswith("\\", at):
        at += 1
    char = text[at : at + 1]
    if char in "\t/\n\r":
        return None
    mend = 'write "\\\\" for a backslash, or use single quotes'
    return syntax(
        max(0, at - 1),
        at + 1,
        f'"\\{char}" is no escape in double quotes',
        mend,
        f"found unknown escape character '{char}'",
    )


def _cannot_start(text: str, at: int, context: int, what: str) -> Problem | None:
    char = text[at : at + 1]
    if char == "\t":
        start, _ = _line_of(text, at)
        if at == 0 and _TAB_KEY.match(text):
            return _tab(text, at, context, what)
        if at > start or not _before(text, start) or open_brackets(text, at):
            return None
        return _tab(text, at, context, what)
    if char in ("@", "`") and (at == 0 or text[at - 1] in " \t\n[{,:]}\"'"):
        said = f"'{char}' is a reserved character"
        return syntax(at, at + 1, f'a value cannot begin with "{char}"', _QUOTE_HELP, said)
    if char == "%" and text[_line_of(text, at)[0]] != " " and text[max(0, at - 1)] != "\t":
        said = "unexpected directive value. document not started"
        return syntax(at, at + 1, 'a value cannot begin with "%"', _QUOTE_HELP, said)
    return None


def _tab(text: str, at: int, context: int, what: str) -> Problem | None:
    start, _ = _line_of(text, at)
    if not text.startswith("\t", start):
        return None
    said = "found character '\\t' that cannot start any token"
    return syntax(start, start + 1, "a tab is used as indentation", "indent with blanks", said)


def _directive(text: str, at: int, context: int, what: str) -> Problem | None:
    said = "unexpected directive value. document not started"
    return syntax(context, context + 1, 'a line cannot begin with "%"', _QUOTE_HELP, said)


def _header(text: str, at: int, context: int, what: str) -> Problem | None:
    """A block scalar's first line. (On the text's very last line Hugo overlooks the last character.)"""
    found = _HEADER.match(text, context)
    if found is None or found.end() >= len(text):
        return None
    option = found[1].split("#", 1)[0].rstrip() if not found[1].startswith("#") else found[1].rstrip()
    core = option.removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")
    if not core or re.fullmatch(r"[+-]?0*[1-9]", core):
        return None
    message = f'"{shown(option.strip())}" stands behind the "{text[context]}" that begins a block of text'
    mend = "begin the text on the next line, or put the value in quotes"
    return syntax(context, found.end(), message, mend, f'invalid header option: "{option}"')


def _stray_dash(text: str, at: int, context: int, what: str) -> Problem | None:
    start, _ = _line_of(text, at)
    if re.fullmatch(r"[ ]*[!&][^\s]*[ ]+", text[start:at]):
        return None  # a tag or an anchor in front of the first item: Hugo may take it
    said = "block sequence entries are not allowed in this context"
    return syntax(at, at + 1, "a list item begins on the line of its key", "begin the list on the next line", said)


def _explicit_key(text: str, at: int, context: int, what: str) -> Problem | None:
    if text[at + 1 : at + 2] not in (" ", "\t"):
        return None
    said = "mapping value is not allowed in this context"
    return syntax(at, at + 1, 'a value cannot begin with "?" and a blank', _QUOTE_HELP, said)


def _stray(text: str, at: int, context: int, what: str) -> Problem | None:
    """Something stands behind a value that is complete, or at an indentation that no other line has."""
    start, end = _line_of(text, at)
    if re.search(r"(?:^|[\s\]}\"'])[!&]", text[max(0, start - 200) : end]) or re.search(r"\?[ \t]", text[:end]):
        return None  # tags, anchors and explicit keys: Hugo has ways of its own
    rest = text[at:end].split(" #")[0].rstrip()
    if text[start:at].strip():
        if re.search(r"'!|\"!", text[start:end]):
            return None
        message, mend = _behind_value(text, at, rest)
        return syntax(at, at + len(rest), message, mend, "value is not allowed in this context")
    if rest.startswith(":"):
        scalar = last_scalar(text, at)
        if scalar is not None and text[scalar[0]] in "\"'":
            return None
        message = "the line begins with a colon and has no key"
        if scalar is None or text[scalar[1] : at].strip():
            return syntax(at, at + 1, message, "write a key in front of the colon", "found an invalid key for this map")
        place = scalar
        message = "the next line begins with a colon and has no key"
        return syntax(
            *place, message, "write a key in front of the colon", "mapping value is not allowed in this context"
        )
    message = f'"{shown(rest)}" is not indented like the lines it belongs to'
    what = "items of a list" if rest.startswith("- ") else "keys of a map"
    mend = f"give all {what} the same indentation"
    return syntax(at, at + len(rest), message, mend, "value is not allowed in this context")


def _behind_value(text: str, at: int, rest: str) -> tuple[str, str]:
    """What is wrong with the text behind a complete value, and the mend: most often a quote is missing or too many."""
    scalar = last_scalar(text, at)
    quote = text[scalar[0]] if scalar is not None else ""
    if scalar is None or quote not in "\"'":
        return f'"{shown(rest)}" stands behind a value that is complete', _QUOTE_HELP
    if "\n" in text[scalar[0] : scalar[1]]:
        start, end = _line_of(text, scalar[0])
        line = shown(text[start:end])
        return f"the quote that opens in {line} closes only on this line", f"close it on its own line: {line}{quote}"
    inside = '\\"' if quote == '"' else "''"
    return f'"{shown(rest)}" stands behind the closing quote', f"for a quote inside the value write {inside}"


def _unclosed(text: str, at: int, context: int, what: str) -> Problem | None:
    opened = text[context : context + 1]
    if opened not in ("[", "{"):
        return None
    close = "]" if opened == "[" else "}"
    rest = text[at:].strip()
    said = "sequence end token ']' not found" if opened == "[" else "could not find flow mapping end token '}'"
    if not rest:
        return syntax(
            context, context + 1, f'the "{opened}" that begins here is never closed', f'write the "{close}"', said
        )
    if text[at : at + 1] == ":":
        scalar = last_scalar(text, at)
        if scalar is not None and not text[scalar[1] : at].strip():
            second = re.compile(r"[^\n]*\n\s*").match(text, scalar[0], scalar[1])
            if second is not None and opened == "{" and not has_value(text, scalar[0]):
                return None  # Hugo takes the lines for one key
            at = second.end() if second is not None else scalar[0]
    message = f'between "{opened}" and "{close}" a comma is missing, or the "{close}" itself'
    return syntax(
        at,
        at + 1,
        message,
        f'separate the values with commas and close with "{close}"',
        f"',' or '{close}' must be specified",
    )


def _content(text: str, at: int, context: int, what: str) -> Problem | None:
    """Inside brackets a value was due."""
    opened = open_places(text, at)
    if not opened:
        return None
    if not text[at:].strip():
        return _unclosed(text, at, opened[-1], what)
    if text[at] == "," and text[opened[-1]] == "[":
        said = "expected sequence element, but found ','"
        return syntax(at, at + 1, "a comma stands where a value is due", "remove the comma, or write the value", said)
    return None


def _alias(text: str, at: int, context: int, what: str) -> Problem | None:
    if "anchor" in what:
        return _anchor(text, at, context, what)
    following = text[context + 1 : context + 2]
    if not following.strip():
        return None
    message = f'"{shown(text[context : _line_of(text, context)[1]], 30)}" is read as a reference to an anchor'
    return syntax(context, context + 1, message, _QUOTE_HELP, "could not find alias")


def _anchor(text: str, at: int, context: int, what: str) -> Problem | None:
    if text[context + 1 : context + 2] != " " or text[_line_of(text, context)[1] :].strip():
        return None
    return syntax(
        context, context + 1, 'a value cannot begin with "&" and a blank', _QUOTE_HELP, "undefined anchor value"
    )


_CLASSES: tuple[tuple[str, Callable[[str, int, int, str], Problem | None]], ...] = (
    ("mapping values are not allowed", _nested_colon),
    ("could not find expected ':'", _bare_line),
    ("found unexpected end of stream", _quote),
    ("found unexpected document indicator", _separator),
    ("found unknown escape character", _escape),
    ("found character that cannot start any token", _cannot_start),
    ("found a tab character", _tab),
    ("could not find expected directive name", _directive),
    ("found unexpected non-alphabetical character", _directive),
    ("found unknown directive name", _directive),
    ("did not find expected comment or line break", _header),
    ("block sequence entries are not allowed", _stray_dash),
    ("mapping keys are not allowed", _explicit_key),
    ("did not find expected <document start>", _stray),
    ("did not find expected key", _stray),
    ("did not find expected '-' indicator", _stray),
    ("did not find expected ',' or", _unclosed),
    ("did not find expected node content", _content),
    ("did not find expected alphabetic or numeric character", _alias),
)
