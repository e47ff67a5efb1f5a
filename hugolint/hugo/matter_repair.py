"""A second look at YAML that the C parser refuses: Hugo may well take it.

The parser reads a copy in which everything that only disturbs the parser is replaced: a character by a stand-in from
the private planes of Unicode, a blank put in where Hugo needs none, an overlong key made short. The nodes are carried
back to the places and the characters of the original. What is refused even so is given to `matter_refusal`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from hugolint.hugo.matter_problem import Decoded, Problem
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.text import Span

_STAND_IN = 0xF0000
_CHUNK = 0x100000
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_DASH_TAB = re.compile(r"^([ \t]*(?:- )*-)\t+", re.MULTILINE)
_END_MARK = re.compile(r"^\.\.\.(?=[ \t\r\n]|$)", re.MULTILINE)
NO_MAP = "the front matter is the text"
"""How the message begins that says of a text that it is no map."""
_BLOCK_HEADER = re.compile(r"(?:^|[\s:-])[|>][-+1-9]*(?:[ \t]+#[^\n]*)?[ \t]*\r?\n$")
_LONG_KEY = 1024
_WORK = 3_000_000
"""Characters that all rounds together may read."""


class Copy:
    """A changed copy of a text that knows where its characters come from."""

    __slots__ = ("_at", "_shift", "chunks", "restore", "text")

    def __init__(self, text: str) -> None:
        odd = set(_ODD.findall(text))
        self.restore: dict[int, str] = {_STAND_IN + ord(char): char for char in odd}
        self.text = text.translate({ord(char): _STAND_IN + ord(char) for char in odd}) if odd else text
        if "-\t" in text:
            self.text = _DASH_TAB.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), self.text)
        self.chunks = 0
        self._at = [0]
        self._shift = [0]

    def stand_in(self, at: int) -> None:
        """Put a stand-in for the character at an offset of the copy."""
        char = self.text[at]
        self.restore[_STAND_IN + ord(char)] = char
        self.text = f"{self.text[:at]}{chr(_STAND_IN + ord(char))}{self.text[at + 1 :]}"

    def insert_blank(self, at: int) -> None:
        """Put in a blank that the original has not."""
        self._edit(at, at, " ")

    def shorten(self, start: int, end: int) -> None:
        """Let one character stand for a whole stretch."""
        code = _CHUNK + self.chunks
        self.chunks += 1
        self.restore[code] = self.text[start:end].translate(self.restore)
        self._edit(start, end, chr(code))

    def remove(self, start: int, end: int) -> None:
        """Leave out a stretch of blanks."""
        self._edit(start, end, "")

    def origin(self, at: int) -> int:
        """The offset in the original."""
        return at + self._shift[bisect_right(self._at, at) - 1]

    def _edit(self, start: int, end: int, new: str) -> None:
        moved = len(new) - (end - start)
        index = bisect_right(self._at, start)
        shift = self._shift[index - 1]
        self._at[index:] = [start + len(new), *(at + moved for at in self._at[index:] if at + moved > start + len(new))]
        tail = self._shift[len(self._shift) - (len(self._at) - index - 1) :] if len(self._at) > index + 1 else []
        self._shift[index:] = [shift - moved, *(old - moved for old in tail)]
        self.text = self.text[:start] + new + self.text[end:]


def decode_again(text: str, base: int, refused: Exception | None) -> Decoded:
    """Read a repaired copy, mending it as long as the parser stumbles; what cannot be read is judged."""
    from hugolint.hugo.matter_refusal import judge
    from hugolint.hugo.matter_yaml import compose, engine

    errors = engine().errors
    copy = Copy(text)
    end_mark = _END_MARK.search(copy.text)
    if end_mark is not None:
        return _until_mark(copy, base, end_mark.start(), end_mark.end())
    for _ in range(max(3, min(60, _WORK // (len(text) + 1)))):
        try:
            read = compose(copy.text, 0)
        except errors as error:
            if mend(copy, error):
                continue
            problem = judge(copy, error)
            return Decoded(None, (_carry(problem, copy, base),) if problem else ())
        root = _Carrier(copy, base).node(read.root) if read.root is not None else None
        return Decoded(root, tuple(_carry(problem, copy, base) for problem in read.problems))  # type: ignore[arg-type]
    return Decoded(None)


def _until_mark(copy: Copy, base: int, mark: int, rest: int) -> Decoded:
    """Read what stands above a line of three dots. Hugo reads on below it and takes anything but plain text."""
    from hugolint.hugo.matter_yaml import compose, engine

    try:
        read = compose(copy.text[:mark], 0)
    except engine().errors:
        return Decoded(None)
    problems = list(read.problems)
    try:
        below = compose(copy.text[rest:], rest)
    except engine().errors:
        below = Decoded(None)
    if below.root is None and len(below.problems) == 1 and below.problems[0].message.startswith(NO_MAP):
        mend = "remove the line of three dots, or what follows it"
        message = "text stands after the end of the document"
        problems.append(below.problems[0]._replace(message=message, help=mend, hugo="unexpected end content"))
    root = _Carrier(copy, base).node(read.root) if read.root is not None else None
    return Decoded(root, tuple(_carry(problem, copy, base) for problem in problems))  # type: ignore[arg-type]


def mend(copy: Copy, error: Any) -> bool:
    """Take away the one thing that the parser stumbled over, if Hugo does not stumble over it."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or ""
    if mark is None:
        return False
    at, text = mark.index, copy.text
    char = text[at : at + 1]
    if problem == "found unexpected ':'":
        return _flow_colon(copy, at)
    if problem.startswith("did not find expected ',' or "):
        return _flow_letter(copy, at, char)
    if problem == "did not find expected node content" and char in (",", "}"):
        opened = open_brackets(text, at)
        if ("{" in opened and char == "}") or (opened and char == ","):
            return False
        copy.stand_in(at)
        return True
    if problem.startswith("did not find expected") and _blanks_before_block(copy, at):
        return True
    if problem == "did not find expected key" and char in (",", "}"):
        copy.stand_in(at)
        return True
    if problem == "mapping keys are not allowed in this context" and text[at + 1 : at + 2] in ("\n", "\r", ""):
        copy.stand_in(at)
        return True
    if problem.startswith("found a tab") or char == "\t":
        return _flow_tab(copy, at)
    if problem in ("mapping values are not allowed in this context", "could not find expected ':'"):
        return _long_key(copy, error) or (char == ":" and _dashed_continuation(copy, at))
    return False


def _flow_colon(copy: Copy, at: int) -> bool:
    text = copy.text
    if "{" in open_brackets(text, at) and text[at + 1 : at + 2] != "/" and not has_value(text, at):
        copy.insert_blank(at + 1)
    else:
        copy.stand_in(at)
    return True


def _blanks_before_block(copy: Copy, at: int) -> bool:
    """Blank lines that begin a block of text may be indented further than the text; the parser minds."""
    start = end = copy.text.rfind("\n", 0, at) + 1
    while start > 0:
        above = copy.text.rfind("\n", 0, start - 1) + 1
        if copy.text[above:start].strip(" \r\n"):
            break
        start = above
    header = copy.text.rfind("\n", 0, max(0, start - 1)) + 1
    blanks = copy.text[start:end]
    widest = max((len(line.rstrip("\r")) for line in blanks.split("\n")), default=0)
    found_text = re.compile(r"[ ]*").match(copy.text, end)
    if found_text is None or widest > len(found_text[0]) + 1:  # Hugo takes one blank more, and minds two
        return False
    if " " not in blanks or not _BLOCK_HEADER.search(copy.text[header:start]):
        return False
    for found in reversed(list(re.finditer(r"[ ]+", blanks))):
        copy.remove(start + found.start(), start + found.end())
    return True


def _flow_tab(copy: Copy, at: int) -> bool:
    """Tabs may indent inside brackets."""
    tab = copy.text.find("\t", copy.text.rfind("\n", 0, at) + 1)
    if tab < 0 or tab > at + 1 or not open_brackets(copy.text, tab):
        return False
    copy.text = f"{copy.text[:tab]} {copy.text[tab + 1 :]}"
    return True


_PARTNER = {"}": "{", "]": "["}


def _flow_letter(copy: Copy, at: int, char: str) -> bool:
    text = copy.text
    if char == "?" or (char in ("}", "]") and _PARTNER[char] not in open_brackets(text, at)):
        copy.stand_in(at)
        return True
    if char == ":" and has_value(text, at) and "\n" not in text[_entry_start(text, at) : at]:
        copy.stand_in(at)
        return True
    return False


def _entry_start(text: str, at: int) -> int:
    return max(text.rfind(char, max(0, at - 5000), at) for char in "{[,") + 1


def has_value(text: str, at: int) -> bool:
    """Whether the entry around an offset has its colon already."""
    return re.search(r":(?=[\s\"'])", text[_entry_start(text, at) : at]) is not None


_BRACKET = re.compile(r"[\[\]{}]|\"(?:[^\"\\]|\\.)*\"|(?<=[\s\[{,])'[^']*'", re.DOTALL)


def open_places(text: str, at: int) -> list[int]:
    """Where the brackets stand that are open at an offset, as far as the 20,000 characters before it tell."""
    opened: list[int] = []
    for found in _BRACKET.finditer(text, max(0, at - 20_000), at):
        if found[0] in ("[", "{"):
            if opened or found.start() == 0 or text[found.start() - 1] in " \t\r\n":  # else it is a letter
                opened.append(found.start())
        elif found[0] in ("]", "}") and opened:
            opened.pop()
    return opened


def open_brackets(text: str, at: int) -> list[str]:
    """The brackets that are open at an offset."""
    return [text[place] for place in open_places(text, at)]


def _long_key(copy: Copy, error: Any) -> bool:
    for mark in (error.context_mark, error.problem_mark):
        if mark is None:
            continue
        start = copy.text.rfind("\n", 0, mark.index) + 1
        end = copy.text.find("\n", mark.index)
        line = copy.text[start : end if end >= 0 else None]
        found = re.match(r"[ \t]*(?:- +)*([^\s#\[{|>@`%&*!].*?):(?:\s|$)", line)
        if found is not None and found.end(1) - found.start(1) > _LONG_KEY:
            copy.shorten(start + found.start(1) + 8, start + found.end(1) - 8)
            return True
    return False


def _dashed_continuation(copy: Copy, at: int) -> bool:
    """`- a` and, further in, ` - b: c`: Hugo reads on the text of the first item to the end."""
    scalar = last_scalar(copy.text, at)
    if scalar is None or not re.search(r"\n[ ]+-", copy.text[scalar[0] : at]):
        return False
    copy.stand_in(at)
    return True


def last_scalar(text: str, at: int) -> tuple[int, int] | None:
    """The last scalar in front of the place where the parser stumbled."""
    from hugolint.hugo.matter_yaml import engine

    of = engine()
    last: tuple[int, int] | None = None
    try:
        next_event = of.parser(text[:at]).get_event
        event: Any
        while (event := next_event()) is not None:
            if isinstance(event, of.scalar) and event.end_mark.index > event.start_mark.index:
                last = (event.start_mark.index, event.end_mark.index)
    except of.errors:
        pass
    return last


class _Carrier:
    """Nodes of the copy as nodes of the original. (The builder keeps trees shallow, so recursion is safe.)"""

    def __init__(self, copy: Copy, base: int) -> None:
        self.copy = copy
        self.base = base
        self.done: dict[int, Node] = {}

    def span(self, span: Span) -> Span:
        return Span(self.copy.origin(span.start) + self.base, self.copy.origin(span.end) + self.base)

    def node(self, node: Node) -> Node:
        known = self.done.get(id(node))
        if known is None:
            known = self.done[id(node)] = self._node(node)
        return known

    def _node(self, node: Node) -> Node:
        if isinstance(node, Scalar):
            restore = self.copy.restore
            text = node.text.translate(restore)
            value = node.value.translate(restore) if isinstance(node.value, str) else node.value
            return Scalar(self.span(node.span), text, value, node.plain)
        if isinstance(node, Sequence):
            return Sequence(self.span(node.span), tuple(self.node(item) for item in node.items))
        entries = tuple(Entry(self.node(key), self.node(value)) for key, value in node.entries)  # type: ignore[arg-type]
        return Mapping(self.span(node.span), entries)


def _carry(problem: Problem, copy: Copy, base: int) -> Problem:
    carrier = _Carrier(copy, base)
    span = carrier.span(problem.span)
    return problem._replace(
        span=span if span.end > span.start else Span(span.start, span.start + 1),
        message=problem.message.translate(copy.restore),
        hugo=problem.hugo.translate(copy.restore),
        first=carrier.span(problem.first) if problem.first else None,
    )
