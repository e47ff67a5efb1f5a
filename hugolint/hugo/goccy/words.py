"""What is wrong with YAML that Hugo refuses: Hugo's words in ours, the place that helps most, and the mend."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from hugolint.hugo.goccy.parse import Twice
from hugolint.hugo.goccy.token import DOUBLE, SINGLE, Refused, Token
from hugolint.hugo.matter_problem import Problem, duplicate, shown
from hugolint.hugo.text import Span

_QUOTE = "put the whole value in quotes"
_QUOTED = 'put the value in quotes, if the "{char}" is part of the text'
_SMART = "“”„‟«»‘’‚"
_MERGE_MARK = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_SIGN = re.compile(r"(?<![^\s\[{,:])([*&!][^\s,\[\]{}]*)[ ]*\Z")
_NO_BREAK = re.compile(r"[^\r\n]*")


class Said(NamedTuple):
    """Our sentence, its mend and its place."""

    message: str
    help: str
    span: Span


class Case(NamedTuple):
    """What is known where Hugo refuses a text."""

    text: str
    words: str
    token: Token
    before: Token | None
    """The token in front."""
    opened: tuple[Token, ...]
    """Brackets that are open."""

    @property
    def written(self) -> str:
        """The token as it is written."""
        return self.text[self.token.start : self.token.end]

    @property
    def char(self) -> str:
        """Its first character."""
        return self.text[self.token.start : self.token.start + 1]

    @property
    def line(self) -> Span:
        """From the token to its line's end, blanks left out."""
        found = _NO_BREAK.match(self.text, self.token.start)
        end = found.end() if found is not None else self.token.end
        return Span(self.token.start, self.token.start + len(self.text[self.token.start : end].rstrip()))

    @property
    def rest(self) -> str:
        """What stands from the token to the line's end, without a comment."""
        return self.text[slice(*self.line)].split(" #")[0].rstrip()

    @property
    def at_line_start(self) -> bool:
        """Whether only blanks stand in front of it."""
        start = self.text.rfind("\n", 0, self.token.start) + 1
        return not self.text[start : self.token.start].strip(" \t\r")


def problem_of(refused: Refused, text: str, base: int, before: Token | None, opened: tuple[Token, ...]) -> Problem:
    """A refusal as a problem, in offsets of the source."""
    token = refused.token
    if token is None:
        said = _without_place(refused.words, text)
    else:
        case = Case(text, refused.words, token, before, opened)
        said = _say(case)
    start = min(max(said.span.start, 0), len(text))
    span = Span(start + base, max(min(said.span.end, len(text)), start + 1) + base)
    place = (token.line, token.column) if token is not None else (1, 1)
    words = " ".join(refused.words.split("\n"))
    kind = "duplicate-key" if refused.words.startswith("duplicate key") else "syntax"
    return Problem(kind, span, said.message, said.help, words, hugo_place=place)


def _say(case: Case) -> Said:
    if case.at_line_start and _MERGE_MARK.match(case.rest):
        message = "a mark of a merge conflict stands in the front matter"
        return Said(message, "settle the conflict, and remove its marks", _rest(case))
    before = case.before
    if before is not None and before.type == DOUBLE and "\t" in case.text[before.start : before.end]:
        tab = case.text.index("\t", before.start)
        message = "a tab stands in double quotes, and Hugo skips what follows them"
        return Said(message, 'write "\\t" or a space instead', Span(tab, tab + 1))
    for words, make in _CASES:
        if case.words.startswith(words):
            return make(case)
    return _other(case)


def problem_of_key(twice: Twice, text: str, base: int) -> Problem:
    """A key that stands twice."""
    token, first = twice.token, twice.first
    key = text[token.start : token.end] if token.type not in (SINGLE, DOUBLE) else token.value
    problem = duplicate(
        key,
        Span(token.start + base, token.end + base),
        Span(first.start + base, first.end + base),
        fails=True,
        hugo=twice.words,
    )
    return problem._replace(hugo_place=(token.line, token.column))


def _token(case: Case) -> Span:
    start, end = case.token.start, case.token.end
    found = _NO_BREAK.match(case.text, start)
    return Span(start, min(end, found.end()) if found is not None and found.end() > start else end)


def _char(case: Case) -> Span:
    return Span(case.token.start, case.token.start + 1)


def _rest(case: Case) -> Span:
    return Span(case.token.start, case.token.start + max(1, len(case.rest)))


def _nested_colon(case: Case) -> Said:
    written = case.written
    if case.char == "?":
        return Said('a value cannot begin with "?" and a space', _QUOTE, _char(case))
    if "\n" in written.strip():
        following = case.text[case.token.end : case.token.end + 40].lstrip(" \t")
        if written.rstrip().endswith("\n") or (
            following.startswith(":") and "\n" in case.text[case.token.start : case.token.end + 1]
        ):
            message = "the next line is indented like a part of this value, but has a key"
        else:
            message = "this value goes on over several lines, and one of them has a key"
        return Said(message, "give all keys of a map the same indentation", _token(case))
    following = case.text[case.token.end : case.token.end + 200].lstrip(" \t\r")
    if following.startswith("\n"):
        message = "the next line begins with a colon and has no key"
        return Said(message, "write a key in front of the colon", _token(case))
    if case.char in "&!*":
        written = case.rest.partition(": ")[0].removesuffix(":")
    help = f'{case.char} is not a quotation mark to YAML: write " instead' if case.char in _SMART else _QUOTE
    if case.char in "\"'":
        return Said(f"{shown(written, 40)} is followed by a colon: a key inside a value", help, _token(case))
    message = f'"{shown(written, 40)}" is followed by a colon and a space: such a value needs quotes'
    return Said(message, help, _token(case))


def _no_pair(case: Case) -> Said:
    rest = case.rest
    if case.token.type == "-":
        message = "a list item stands among the keys of a map"
        return Said(message, "indent it, if it belongs to the key above, or remove it", _rest(case))
    if rest[:1] == "-" and case.text[: case.token.start].rstrip().rpartition("\n")[2].lstrip().startswith("- "):
        message = f'"{shown(rest, 40)}" is no list item, for a space is missing after the dash'
        return Said(message, 'write a space after the "-"', _rest(case))
    if rest.startswith("..."):
        return Said("a line of three dots ends the front matter's data here", "remove the dots", _rest(case))
    mend = "write a colon and a space after the key, or indent the line if it belongs to the value above"
    return Said(f'"{shown(rest, 40)}" is no "key: value"', mend, _rest(case))


def _not_here(case: Case) -> Said:
    rest = case.rest
    if not case.at_line_start:
        return _behind_value(case)
    before = case.before
    if before is not None and before.type in (SINGLE, DOUBLE) and "\n" in case.text[before.start : before.end]:
        return _behind_value(case)
    if rest.startswith(":"):
        return Said("the line begins with a colon and has no key", "write a key in front of the colon", _rest(case))
    what = "items of a list" if rest.startswith("- ") else "keys of a map"
    message = f'"{shown(rest, 40)}" is not indented like the lines it belongs to'
    return Said(message, f"give all {what} the same indentation", _rest(case))


def _behind_value(case: Case) -> Said:
    """Most often a quote is missing, or one too many."""
    before = case.before
    sign = _sign(case)
    if sign is not None and sign[1][0] == "*":
        message = f'"{shown(sign[1], 40)}" is read as a reference to an anchor, and text follows'
        return Said(message, _QUOTE, _rest(case))
    if before is None or before.type not in (SINGLE, DOUBLE):
        if case.rest in ("]", "}", "]]", "}}"):
            return Said(f'"{case.rest}" closes what nothing has opened', "remove it", _rest(case))
        return Said(f'"{shown(case.rest, 40)}" stands after a value that is complete', _QUOTE, _rest(case))
    quote = case.text[before.start : before.start + 1]
    if "\n" in case.text[before.start : before.end]:
        start = case.text.rfind("\n", 0, before.start) + 1
        found = _NO_BREAK.match(case.text, start)
        line = shown(found[0] if found is not None else "", 40)
        message = f"the quote that opens in {line} closes only on this line"
        return Said(message, f"close it on its own line: {line}{quote}", _rest(case))
    inside = '\\"' if quote == '"' else "''"
    message = f'"{shown(case.rest, 40)}" stands after the closing quote'
    mend = (
        f"for a quote inside the value write {inside}"
        if quote in case.rest
        else "put it inside the quotes, or remove it"
    )
    return Said(message, mend, _rest(case))


def _never_closed(case: Case) -> Said:
    name = "double" if case.char == '"' else "single"
    message = f"the {name} quote that begins here is never closed"
    return Said(message, "close the quote at the end of the value", case.line)


def _escape(case: Case) -> Said:
    written = case.text[case.token.start : case.token.start + 2]
    message = f'"{shown(written)}" is no escape in double quotes'
    mend = 'write "\\\\" for a backslash, or use single quotes'
    return Said(message, mend, Span(case.token.start, case.token.start + 2))


def _short_escape(case: Case) -> Said:
    written = case.text[case.token.start : case.token.start + 2]
    message = f'"{shown(written)}" in double quotes begins the number of a character, which is missing'
    mend = 'write "\\\\" for a backslash, or use single quotes'
    return Said(message, mend, Span(case.token.start, case.token.start + 2))


def _reserved(case: Case) -> Said:
    return Said(f'a value cannot begin with "{case.char}"', _QUOTE, _char(case))


def _tab(case: Case) -> Said:
    start = case.text.rfind("\n", 0, case.token.start) + 1
    line = case.text[start : case.token.start + 1]
    tab = start + line.find("\t") if "\t" in line else case.token.start
    return Said("a tab is used as indentation", "indent with spaces", Span(tab, tab + 1))


def _separator(case: Case) -> Said:
    message = "a line of dots or dashes stands inside a quoted text"
    return Said(message, "close the quote before it", Span(case.token.start, case.token.start + 3))


def _header(case: Case) -> Said:
    rest = case.rest
    message = f'"{shown(rest[1:], 40)}" stands after the "{case.char}" that begins a block of text'
    return Said(message, "begin the text on the next line, or put the value in quotes", _rest(case))


def _block_indent(case: Case) -> Said:
    message = "a line of this block of text is not indented far enough"
    return Said(message, "indent all its lines by the same number of spaces", _rest(case))


def _no_block(case: Case) -> Said:
    message = 'a "|" or ">" at the beginning of a line begins a block of text, and none follows'
    return Said(message, "write a key in front of it, or remove it", _rest(case))


def _dash_after_key(case: Case) -> Said:
    mend = "begin the list on the next line, or put the value in quotes"
    return Said("a list item begins on the line of its key", mend, _char(case))


def _sequence_end(case: Case) -> Said:
    close = "]" if case.char == "[" else "}"
    return Said(f'the "{case.char}" that begins here is never closed', f'write the "{close}"', _char(case))


def _comma_missing(case: Case) -> Said:
    close = "]" if "']'" in case.words else "}"
    opened = "[" if close == "]" else "{"
    message = f'between "{opened}" and "{close}" a comma is missing, or the "{close}" itself'
    return Said(message, f'separate the values with commas and close with "{close}"', _char(case))


def _comma_first(case: Case) -> Said:
    return Said("a comma stands where a value is due", "remove the comma, or write the value", _char(case))


def _flow_content(case: Case) -> Said:
    start = case.token.start
    opening = case.opened[-1].start if case.opened else start
    if case.text[opening : opening + 2] == "{{" or case.text[max(0, start - 1) : start + 1] == "{{":
        opening = opening if case.text[opening : opening + 2] == "{{" else start - 1
        return Said("a value that begins with two braces needs quotes", _QUOTE, Span(opening, opening + 2))
    if case.written[:1] in "[{":
        return Said("a list or map stands for a key here", _QUOTE, _char(case))
    message = f'"{shown(case.rest, 40)}" stands where a comma or "}}" is due'
    if case.char == "}":
        message = "this comma or brace stands where a key is due"
    return Said(
        message, 'write "key: value" pairs with commas between them, or put the whole value in quotes', _rest(case)
    )


def _sign(case: Case) -> re.Match[str] | None:
    """An alias, an anchor or a type right in front."""
    start = case.text.rfind("\n", 0, case.token.start) + 1
    return _SIGN.search(case.text, max(start, case.token.start - 100), case.token.start)


def _no_opening(case: Case) -> Said:
    sign = _sign(case)
    if sign is not None and sign[1][0] == "&":
        message = f'"{shown(sign[1], 40)}" names an anchor, for it begins with "&", and no value follows'
        return Said(message, _QUOTED.format(char="&"), Span(*sign.span(1)))
    message = f'"{case.char}" closes what nothing has opened'
    return Said(message, _QUOTED.format(char=case.char), _char(case))


def _invalid_key(case: Case) -> Said:
    before = case.before
    if before is not None and before.type in ("]", "}"):
        what = "map" if before.type == "}" else "list"
        return Said(f"a {what} is used as a key", f"use a plain text as key, or {_QUOTE}", _char(case))
    return Said("a colon stands here without a key", "write a key in front of the colon", _char(case))


def _no_key(case: Case) -> Said:
    if case.char == ":":
        return Said("a colon stands here without a key", "write a key in front of the colon", _char(case))
    message = f'the key "{shown(case.written, 40)}" goes on over more than one line'
    return Said(message, "write the key and its colon on one line", _token(case))


def _alias(case: Case) -> Said:
    name = shown(case.written, 30)
    star = case.text.rfind("*", 0, case.token.start + 1)
    start = star if star >= 0 and not case.text[star + 1 : case.token.start].strip() else case.token.start
    message = f'"*{name}" refers to an anchor "&{name}" that is not defined above it'
    mend = "put the value in quotes if the star is part of the text, or define the anchor first"
    return Said(message, mend, Span(start, _token(case).end))


def _no_alias_name(case: Case) -> Said:
    message = 'a value cannot begin with "*" and nothing after it'
    return Said(message, _QUOTED.format(char="*"), _char(case))


def _anchor(case: Case) -> Said:
    message = f'"{shown(case.rest, 40)}" names an anchor, for it begins with "&", and no value follows'
    return Said(message, _QUOTED.format(char="&"), _rest(case))


def _anchor_place(case: Case) -> Said:
    message = f'"{shown(case.rest, 40)}" names an anchor, for it begins with "&", and stands where none may'
    return Said(message, _QUOTED.format(char="&"), _rest(case))


def _tag(case: Case) -> Said:
    line = case.text.rfind("\n", 0, case.token.start) + 1
    start = case.text.find("!", line, case.token.start + 1)
    start = start if start >= 0 else case.token.start
    end = max(start + 1, case.line.end)
    message = f'"{shown(case.text[start:end], 40)}" begins with a type, for that is what "!" means here'
    return Said(message, _QUOTED.format(char="!"), Span(start, end))


def _scalar_type(case: Case) -> Said:
    before = case.text[max(0, case.token.start - 1) : case.token.start]
    start = case.token.start - (before in ("*", "&"))
    sign = case.text[start : start + 1]
    end = max(start + 1, case.line.end)
    if sign not in ("*", "&"):
        return _other(case)
    what = "is read as a reference to an anchor" if sign == "*" else "is read as the name of an anchor"
    return Said(f'"{shown(case.text[start:end], 40)}" {what}', _QUOTED.format(char=sign), Span(start, end))


def _used(case: Case) -> Said:
    kind = case.words.split(" was used", 1)[0]
    line = case.text.rfind("\n", 0, case.token.start) + 1
    if "<<" in case.text[line : case.token.start]:
        message = f'"<<" merges a map, and "{shown(case.written, 40)}" is none'
        return Said(message, "name an anchor of a map: <<: *name", _token(case))
    mend = 'write "key: value" lines, with a space after each colon'
    if kind == "sequence":
        message = "the front matter is a list, no map of keys and values"
        return Said(message, 'write "key: value" lines, between lines of exactly three dashes', _char(case))
    written = case.rest if case.char not in "\"'" else case.token.value
    message = f'the front matter is the text "{shown(written, 40)}", no map of keys and values'
    return Said(message, mend, _rest(case))


def _end_content(case: Case) -> Said:
    mend = "remove the line of three dots, or what follows it"
    return Said("text stands after the end of the document", mend, _rest(case))


def _directive(case: Case) -> Said:
    if case.at_line_start:
        return Said('a line cannot begin with "%"', "remove the line, or put the text in quotes", _char(case))
    return Said('a value cannot begin with "%"', _QUOTE, _char(case))


def _no_explicit_key(case: Case) -> Said:
    message = 'a "?" and a space announce a key, and none follows'
    return Said(message, "remove it, or put the text in quotes", _char(case))


def _key_break(case: Case) -> Said:
    message = f'the key "{shown(case.written, 40)}" goes on over more than one line'
    return Said(message, "write a comma at the end of the line, or close the bracket there", _token(case))


def _same_key(case: Case) -> Said:
    message = f'"{shown(case.written, 40)}" is, to Hugo, a key that stands here already'
    return Said(message, "keep one of the two and remove the other", _token(case))


def _convert(case: Case) -> Said:
    message = f'"{shown(case.rest, 40)}" is not what the type in front of it says'
    return Said(message, "remove the type, or write a value of that type", _token(case))


def _defined(case: Case) -> Said:
    message = "a reference to this list or map is used as a key"
    return Said(message, "use a plain text as key", _char(case))


def _other(case: Case) -> Said:
    message = f'"{shown(case.rest, 40)}" cannot be read here' if case.rest else "this cannot be read"
    return Said(message, _QUOTE, _rest(case))


def _without_place(words: str, text: str) -> Said:
    """An anchor that a merge asks for."""
    name = words.rpartition(" ")[2]
    found = re.search(r"\*\s*" + re.escape(name), text)
    message = f'"*{shown(name, 30)}" refers to an anchor "&{shown(name, 30)}" that is not defined above it'
    mend = "define the anchor first, or correct its name"
    return Said(message, mend, Span(*found.span()) if found is not None else Span(0, 1))


_CASES: tuple[tuple[str, Callable[[Case], Said]], ...] = (
    ("mapping value is not allowed", _nested_colon),
    ("non-map value", _no_pair),
    ("value is not allowed in this context", _not_here),
    ("could not find end character", _never_closed),
    ("found unknown escape", _escape),
    ("not enough length", _short_escape),
    ("found unexpected character after high", _short_escape),
    ("found unexpected low surrogate", _short_escape),
    ("found unexpected document separator", _separator),
    ("found character '\t'", _tab),
    ("found a tab character", _tab),
    ("tab character cannot", _tab),
    ("invalid header option", _header),
    ("invalid number of indent", _block_indent),
    ("could not find multi-line content", _no_block),
    ("block sequence entries", _dash_after_key),
    ("sequence entries are not allowed after anchor", _dash_after_key),
    ("sequence end token", _sequence_end),
    ("could not find flow mapping end", _sequence_end),
    ("',' or", _comma_missing),
    ("expected sequence element", _comma_first),
    ("could not find flow map content", _flow_content),
    ("could not find '", _no_opening),
    ("found an invalid key", _invalid_key),
    ("unexpected key name", _no_key),
    ("map key definition", _key_break),
    ("unexpected scalar value", _scalar_type),
    ("could not find alias", _alias),
    ("undefined alias", _no_alias_name),
    ("undefined map key", _no_explicit_key),
    ("undefined anchor", _anchor),
    ("could not find anchor", _anchor),
    ("anchor", _anchor_place),
    ("tag is not allowed", _tag),
    ("found invalid tag", _tag),
    ("could not find map", _tag),
    ("could not find merge key", _tag),
    ("specified not scalar tag", _tag),
    ("unexpected end content", _end_content),
    ("unexpected directive", _directive),
    ("undefined directive", _directive),
    ("duplicate key", _same_key),
    ("cannot convert", _convert),
    ("cannot unmarshal", _defined),
)


_ROOTS = (
    "sequence",
    "string",
    "scalar",
    "int",
    "float",
    "boolean",
    "null",
    "inf",
    "nan",
    "tag",
    "alias",
    "anchor",
    "merge key",
    "key",
)
_CASES += tuple((f"{kind} was used", _used) for kind in _ROOTS) + tuple(
    (f"'{char}' is a reserved", _reserved) for char in "@`"
)
