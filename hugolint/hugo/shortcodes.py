"""Shortcode tags in a page's body, read as Hugo reads them (Hugo 0.168.0, probed).

Hugo looks for tags before Markdown: code, HTML comments and backslashes protect nothing, only the escape comment
`{{</* … */>}}` does. Hugo stops at the first error of a file; here the reading goes on behind the broken tag, so that
every slip is found once. Which templates exist, and which need a closing tag, is no question of the lexer: see
`hugolint.hugo.shortcode_pairs`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from hugolint.hugo.text import Span


class Param(NamedTuple):
    """One parameter of a tag."""

    name: str
    """Empty for a positional one."""
    value: str
    """As Hugo passes it on: unquoted and unescaped."""
    span: Span
    """Name, equals sign, quotes and value."""
    value_span: Span
    """The value as written, without its quotes."""
    name_span: Span | None
    quoted: bool


class Tag(NamedTuple):
    """One shortcode tag, from `{{<` or `{{%` to the end of its right delimiter."""

    span: Span
    name: str
    """As written; for an inline shortcode with its `.inline`. Empty for a closing tag without a name."""
    name_span: Span
    delimiter: str
    """`<` or `%`."""
    kind: str
    """`open`, `close` or `self-closed`."""
    params: tuple[Param, ...]
    inline: bool = False
    broken: bool = False
    """Holds an error: Hugo stops here, and what is known of the tag is what was read up to there."""


class LexError(NamedTuple):
    """A tag that Hugo cannot read."""

    span: Span
    """Begins where Hugo points; an error that Hugo finds at the end of the file is an empty span there."""
    message: str
    help: str
    hugo: str
    """Hugo's own words, on one line."""
    place: int = 0
    """Where the tag or comment begins that holds the error."""
    tag: int = -1
    """Which of the tags is the broken one, or -1."""
    late: bool = False
    """Hugo's lexer lets it through; its next step does not, and errors are met there in the order of the tags."""
    closes: str = ""
    """The name that a closing tag has and no tag before it."""
    culprit: Span | None = None
    """Where the slip is, if that is not where Hugo points."""


class Token(NamedTuple):
    """A piece of a tag that is built unusually: `n`ame, `i`nline name, `c`lose, `p`arameter or its `v`alue."""

    kind: str
    text: str
    span: Span


class Lexed(NamedTuple):
    """What stands in a body."""

    tags: tuple[Tag, ...]
    comments: tuple[Span, ...]
    """The escape comments, with their delimiters."""
    errors: tuple[LexError, ...]
    odd: Mapping[int, tuple[Token, ...]]
    """The tokens of tags that are more than a name, its parameters and one slash, by index: Hugo pairs by tokens."""


EMPTY = Lexed((), (), (), {})
RIGHT = {"<": ">}}", "%": "%}}"}
"""The right delimiter that belongs to a left one."""

_WS = r"[ \t\n\r\f\v]"
_NAME = r"([A-Za-z0-9_][A-Za-z0-9_\-/]*+)"
_KEY = r"[A-Za-z0-9_\-][A-Za-z0-9_\-.]*+"
_STRING = r'(?:"[^"\\\n]*+"|`[^`\n]*+`)'
# A bare value runs to the next blank, whatever it holds; one that might hold a delimiter is left to the slow path.
_BARE = r"[^\s\"`\\>%}][^ \t\n\r\f\v>%}]*+"


def _well_formed(mark: str) -> re.Pattern[str]:
    """Tags without any surprise: name, parameters all named or all positional, an optional slash."""
    right = ">}}" if mark == "<" else "%}}"
    named = rf"(?:{_WS}++{_KEY}=(?:{_STRING}(?={_WS}|/?{right})|{_BARE}(?={_WS})))++"
    positional = rf"(?:{_WS}++(?:{_STRING}|{_KEY})(?={_WS}|/?{right}))++"
    closing = rf"/{_WS}*+{_NAME}{_WS}*+"
    opening = rf"{_NAME}({named}|{positional})?{_WS}*+(/?){_WS}*+"
    return re.compile(rf"{{{{{mark}{_WS}*+(?:{opening}|{closing}){right}")


_FAST = {"<": _well_formed("<"), "%": _well_formed("%")}
_START = re.compile(r"\{\{[<%]")
_PARAM = re.compile(rf"{_WS}*+(?:({_KEY})=)?(?:\"([^\"\n]*+)\"|`([^`\n]*+)`|([^ \t\n\r\f\v\"`][^ \t\n\r\f\v]*+))")
_STOP = re.compile(r"([>%]\}\})|\{\{[<%]|\n")
_END_OR_START = re.compile(r"([>%]\}\})|\{\{[<%]|\n[ \t\r]*\n")
_SLASH = re.compile(rf"{_WS}*+/[^\S\x1c-\x1f]*+")
_WORD = re.compile(r"[\w\-/.]++")
_SWALLOWED = re.compile(rf"\{{\{{[<%]{_WS}*+{_NAME}")
_VISIBLE = re.compile(r"[\S\x1c-\x1f]")
_RESCANS = 4


def lex(text: str, start: int = 0) -> Lexed:
    """The tags, escape comments and errors of a body that begins at `start`."""
    if text.find("{{", start) < 0:
        return EMPTY
    return _Lexer(text).run(start)


def parse_params(text: str, start: int, end: int) -> tuple[Param, ...]:
    """The parameters of a well-formed stretch: no backslash in a quoted value, no blank around an equals sign."""
    params: list[Param] = []
    match = _PARAM.match
    while (found := match(text, start, end)) is not None:
        which = found.lastindex or 0
        at, value_end = found.span(which)
        start = found.end()
        name = found[1] if which != 1 else None
        name_span = Span(*found.span(1)) if name is not None else None
        begin = name_span.start if name_span is not None else (at if which == 4 else at - 1)
        value_span = Span(at, value_end)
        params.append(Param(name or "", found[which], Span(begin, start), value_span, name_span, which != 4))
    return tuple(params)


class _Lexer:
    """One run over one body."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tags: list[Tag] = []
        self.comments: list[Span] = []
        self.errors: list[LexError] = []
        self.odd: dict[int, tuple[Token, ...]] = {}
        self.seen: set[str] = set()
        self.current = ""
        """The last name that was read."""
        self.inline = False
        """Whether the text here belongs to an inline shortcode."""
        self.endless: set[str] = set()
        """Comment ends and quotes that do not come again in this file: no second search for them."""
        self.budget = _RESCANS * len(text) + 10_000
        """How many characters may be read twice; it keeps a file of nothing but unclosed tags from costing hours."""

    def run(self, at: int) -> Lexed:
        text, tags, seen, add = self.text, self.tags, self.seen, self.tags.append
        search = _START.search
        while (left := search(text, at)) is not None:
            begin = left.start()
            mark = text[begin + 2]
            found = None if self.inline else _FAST[mark].match(text, begin)
            if found is None:
                at = self._slowly(begin, mark)
                continue
            at = found.end()
            name, params, slash, closed = found.groups()
            if name is not None:
                seen.add(name)
                self.current = name
                parsed = parse_params(text, *found.span(2)) if params else ()
                kind = "self-closed" if slash else "open"
                add(Tag(Span(begin, at), name, Span(*found.span(1)), mark, kind, parsed))
            elif closed in seen:
                self.current = closed
                add(Tag(Span(begin, at), closed, Span(*found.span(4)), mark, "close", ()))
            else:
                at = self._slowly(begin, mark)
        return Lexed(tuple(tags), tuple(self.comments), tuple(self.errors), self.odd)

    def _slowly(self, begin: int, mark: str) -> int:
        """Read one tag or comment with care, and say where to go on."""
        from hugolint.hugo.shortcode_scanner import scan_tag

        if self.inline and not self._closes_inline(begin):
            self.inline = False
            return self._refuse_nesting(begin, mark)
        if self.text.startswith("/*", begin + 3):
            return self._comment(begin, mark)
        scan = scan_tag(self.text, begin, mark, self.seen, self.current, self.endless)
        self.current = scan.current
        self.inline = scan.inline and scan.error is None
        index = len(self.tags)
        if scan.tag is not None:
            self.tags.append(scan.tag)
            if scan.odd:
                self.odd[index] = scan.tokens
        if scan.error is None:
            return scan.end
        which = index if scan.tag is not None else -1
        self.errors.append(scan.error._replace(place=begin, tag=which, late=scan.complete))
        if scan.complete:
            return scan.end
        # The tags that the broken one has swallowed are there once it is mended.
        self.seen.update(_SWALLOWED.findall(self.text, begin + 3, scan.error.span.start))
        return self._behind(begin, scan.error.span.start, scan.swallowed)

    def _closes_inline(self, begin: int) -> bool:
        """Whether a tag is `{{< /name.inline …`: the only one Hugo allows behind an inline shortcode's opening."""
        slash = _SLASH.match(self.text, begin + 3)
        if slash is None or not self.text.startswith(self.current + " ", slash.end()):
            return False
        return _VISIBLE.search(self.text, slash.end() + len(self.current)) is not None

    def _refuse_nesting(self, begin: int, mark: str) -> int:
        slash = _SLASH.match(self.text, begin + 3)
        own = slash is not None and self._is_own(slash.end())
        self.errors.append(
            LexError(
                Span(begin, begin + 3),
                f"the inline shortcode {self.current} is not closed before another tag begins",
                f"close it first, with a space after the name: {{{{{mark} /{self.current} {RIGHT[mark]}",
                "inline shortcodes do not support nesting",
                begin,
                culprit=None if own or not self.tags else self.tags[-1].span,
            )
        )
        # Its own closing tag, merely misspelt, has done its work; any other tag is read as if nothing had happened.
        return self._behind(begin, begin + 3, -1) if own else begin

    def _is_own(self, at: int) -> bool:
        """Whether a closing tag is the inline shortcode's, misspelt: by its beginning, or since no other is open."""
        word = _WORD.match(self.text, at)
        return word is None or word[0].startswith(self.current) or word[0].partition(".")[0] not in self.seen

    def _comment(self, begin: int, mark: str) -> int:
        ending = "*/" + RIGHT[mark]
        end = -1 if ending in self.endless else self.text.find(ending, begin + 3)
        if end > begin + 4:
            self.comments.append(Span(begin, end + 5))
            return end + 5
        if end < 0:
            self.endless.add(ending)
        self.errors.append(
            LexError(
                Span(begin, begin + 5),
                f"the escape comment {{{{{mark}/* is not closed by {ending}",
                f"end it with {ending}, the two parts touching",
                "comment must be closed",
                begin,
            )
        )
        return self._behind(begin, begin + 5, -1)

    def _behind(self, begin: int, error: int, swallowed: int) -> int:
        """Where the reading goes on after a broken tag: behind its likely end, at the next tag, or on the next line."""
        text = self.text
        self.budget -= error - begin
        if self.budget < 0:
            return len(text)
        if swallowed >= 0:
            return swallowed
        line_end = text.find("\n", begin, error)
        if line_end >= 0:
            # The tag spans lines. It is one tag if its right delimiter comes before any other tag and blank line.
            stop = _END_OR_START.search(text, error)
            if stop is not None and stop[1]:
                return stop.end()
            error = begin + 3
        stop = _STOP.search(text, error)
        if stop is None:
            return len(text)
        return stop.start() if stop[0].startswith("{{") else stop.end()
