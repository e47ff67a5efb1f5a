"""Front matter: where Hugo sees it begin and end, and what it holds.

`locate` delimits as Hugo 0.168.0 does (probed): blanks and line breaks may stand in front, the first other character
decides the format, the rest of the opening line belongs to the front matter, and the first line that *begins* with the
fence ends it, whatever follows on that line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.matter_problem import Decoded, Problem, shown, syntax
from hugolint.hugo.nodes import Mapping
from hugolint.hugo.said import Said, said_in_bytes, said_in_runes
from hugolint.hugo.text import Source, Span
from hugolint.hugo.versions import BLANKS_BEFORE_BOM, GOCCY_YAML, NEWEST, TOML_1_1, Version

_BLANK = re.compile(r"[ \t\n\v\f\r]*")
_BLANK_OR_MARK = re.compile(r"[ \t\n\v\f\r\ufeff]*")
_CLOSING = {"---": re.compile(r"(?<=[\r\n])---"), "+++": re.compile(r"(?<=[\r\n])\+\+\+")}
_BRACE = re.compile(r"[{}\"]|\\.?", re.DOTALL)
_NOT_IN_STRING = re.compile(r"\"|\\.?", re.DOTALL)
_FENCES = {"-": ("yaml", "---", "YAML"), "+": ("toml", "+++", "TOML")}
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_NOTHING = Span(0, 0)
_NO_KEY = "invalid character '{' looking for beginning of object key string"


class Extent(NamedTuple):
    """Where a front matter stands."""

    format: str
    """`yaml`, `toml`, `json`, `org`, or empty where there is none."""
    span: Span
    """The fences are part of it."""
    text: Span
    """What Hugo hands to the decoder."""
    body: int
    problem: Problem | None = None
    """Why it cannot be delimited."""


class Matter(NamedTuple):
    """The front matter of one file."""

    format: str
    """`yaml`, `toml`, `json`, `org`, or empty where there is none."""
    span: Span
    """The fences are part of it; `Span(0, 0)` where there is none."""
    text: Span
    """What Hugo hands to the decoder."""
    root: Mapping | None
    """None only where there is no front matter or where it cannot be read; an empty front matter is an empty map."""
    body: int
    """Where the body begins; the text's length where the closing fence is missing."""
    problems: tuple[Problem, ...]

    def comments(self, source: Source) -> Iterator[Span]:
        """Every `# …` comment of YAML and TOML front matter, without its line break."""
        from hugolint.hugo.matter_comments import find_comments

        return find_comments(source, self)

    def said(self, source: Source, problem: Problem) -> Said | None:
        """Hugo's own message about a problem of this front matter; None where Hugo is silent."""
        if not problem.hugo:
            return None
        at = problem.span.start if problem.hugo_at is None else problem.hugo_at
        if problem.hugo.startswith("panic:"):
            return Said(problem.hugo)
        if problem.hugo_place is not None:
            line, column = problem.hugo_place
            return Said(problem.hugo, source.position(self.text.start).line + line - 1, max(1, column))
        said = (said_in_bytes if self.format == "toml" else said_in_runes)(source, at, problem.hugo)
        # On the fence's line, decoders count from where the fence ends, whatever stands before.
        before = self.text.start - source.offset(said.line)
        decoded = self.span.end > self.text.end
        return said._replace(column=said.column - before) if decoded and 0 < before < said.column else said


def read(source: Source, version: Version = NEWEST) -> Matter:
    """Read a file's front matter as a version of Hugo does. Never fails."""
    extent = locate(source.text, version)
    if extent.format == "json" and source.text.startswith(("{{<", "{{%"), extent.span.start):
        return _begins_with_shortcode(extent, source.text)
    if extent.problem is not None:
        return Matter(extent.format, extent.span, extent.text, None, extent.body, (extent.problem,))
    if not extent.format:
        return Matter("", _NOTHING, _NOTHING, None, 0, ())
    decoded = decode(source.text[extent.text.start : extent.text.end], extent.format, extent.text.start, version)
    problems = decoded.problems
    if problems and extent.format in ("yaml", "toml"):
        problems = _with_fence_help(problems, source.text, extent)
    elif problems:
        text = source.text[: extent.body]
        problems = tuple(_with_json_line(problem, text) if problem.fails else problem for problem in problems)
    return Matter(extent.format, extent.span, extent.text, decoded.root, extent.body, problems)


def _with_fence_help(problems: tuple[Problem, ...], text: str, extent: Extent) -> tuple[Problem, ...]:
    """Where a blank line comes before a problem, the front matter may have been meant to end there."""
    blank = _BLANK_LINE.search(text, extent.text.start, extent.text.end)
    if blank is None:
        return problems
    fence = "---" if extent.format == "yaml" else "+++"
    more = f'; or, if the front matter ends above, write "{fence}" there'
    return tuple(
        problem._replace(help=problem.help + more)
        if problem.kind == "syntax" and blank.end() <= problem.span.start
        else problem
        for problem in problems
    )


def _with_json_line(problem: Problem, text: str) -> Problem:
    """Hugo looks for the byte as if line breaks were none, and falls back to the first line; its column is always 1."""
    wanted = len(text[: problem.hugo_at or 0].encode("utf-8", "surrogateescape"))
    at = 0
    for line in text.split("\n") if wanted else ():
        wanted -= len(line.encode("utf-8", "surrogateescape"))
        if wanted < 0:
            return problem._replace(hugo_at=at)
        at += len(line) + 1
    return problem._replace(hugo_at=0)


def _begins_with_shortcode(extent: Extent, text: str) -> Matter:
    """A page without front matter whose first thing is a tag; what follows is judged as its body."""
    start = extent.span.start
    problem = syntax(
        start,
        start + 3,
        "the page begins with a shortcode, which Hugo takes for JSON front matter",
        'write a front matter before it; an empty one is two lines of "---"',
        extent.problem.hugo if extent.problem else f"unmarshal failed: {_NO_KEY}",
        0 if extent.problem else start + 2,
    )
    if extent.problem is None:
        problem = _with_json_line(problem, text[: extent.body])
    return Matter("", _NOTHING, _NOTHING, None, start, (problem,))


def decode(text: str, format: str, base: int = 0, version: Version = NEWEST) -> Decoded:
    """Read a text of one of the four formats that stands at offset `base` of its source."""
    if format == "yaml" and version < GOCCY_YAML:
        from hugolint.hugo.matter_yaml_old import decode
    elif format == "yaml":
        from hugolint.hugo.matter_yaml import decode
    elif format == "toml" and version < TOML_1_1:
        from hugolint.hugo import matter_toml_old

        return matter_toml_old.decode(text, base, version)
    elif format == "toml":
        from hugolint.hugo.matter_toml import decode
    elif format == "json":
        from hugolint.hugo.matter_json import decode
    else:
        from hugolint.hugo.matter_org import decode
    return decode(text, base)


def locate(text: str, version: Version = NEWEST) -> Extent:
    """Find the front matter of a text."""
    found = (_BLANK if version >= BLANKS_BEFORE_BOM else _BLANK_OR_MARK).match(text)
    start = found.end() if found is not None else 0
    first = text[start : start + 1]
    if first in _FENCES and first:
        return _fenced(text, start, *_FENCES[first])
    if first == "{":
        return _braced(text, start)
    if text.startswith("#+", start):
        return _keywords(text, start)
    return Extent("", _NOTHING, _NOTHING, 0)


def _fenced(text: str, start: int, format: str, fence: str, name: str) -> Extent:
    if not text.startswith(fence, start):
        return _no_fence(text, start, format, fence, name)
    opened = _line_break(text, start + 3)
    closing = _CLOSING[fence].search(text, opened)
    if closing is None:
        return _unclosed(text, start, opened, format, fence, name)
    close = closing.start()
    body = _line_break(text, close + 3)
    return Extent(format, Span(start, close + 3), Span(opened, close), body)


def _line_break(text: str, at: int) -> int:
    """Past a line feed, a carriage return or both."""
    if text.startswith("\r", at):
        at += 1
    return at + 1 if text.startswith("\n", at) else at


def _no_fence(text: str, start: int, format: str, fence: str, name: str) -> Extent:
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else None].rstrip()
    problem = syntax(
        0,  # Hugo names the first line, whatever blank lines stand above
        start + len(line),
        f'the file begins with "{shown(line, 30)}", where Hugo expects "{fence}"',
        f'begin with "{fence}" on a line of its own, or with another character',
        f"invalid {name} delimiter",
    )
    return Extent(format, Span(start, start + 1), Span(start, start), len(text), problem)


def _unclosed(text: str, start: int, opened: int, format: str, fence: str, name: str) -> Extent:
    end = text.find("\n", opened)
    # Hugo names the line below the fence, which may be the empty one at the end of the file.
    span = Span(opened, end if end > opened else len(text)) if text[start + 3 :] else Span(start, len(text))
    problem = Problem(
        "syntax",
        span,
        f'the front matter is never closed: no second line begins with "{fence}"',
        f'write "{fence}" on a line of its own after the last key',
        f"EOF looking for end {name} front matter delimiter",
        hugo_at=opened,
    )
    return Extent(format, Span(start, len(text)), Span(opened, len(text)), len(text), problem)


def _braced(text: str, start: int) -> Extent:
    """JSON ends where its braces balance; a backslash skips a character, in and outside of strings."""
    level, at = 0, start
    while (found := _BRACE.search(text, at)) is not None:
        char, at = found[0], found.end()
        if char == '"':
            while (found := _NOT_IN_STRING.search(text, at)) is not None:
                at = found.end()
                if found[0] == '"':
                    break
            else:
                break
        elif char == "{":
            level += 1
        elif char == "}":
            level -= 1
            if level == 0:
                body = _line_break(text, at)
                mark = text.rfind("\ufeff", 0, start)
                return Extent("json", Span(start, at), Span(mark + 1, body), body)
    problem = syntax(
        start,
        start + 1,
        'the "{" that begins the file is never closed, and Hugo reads JSON from there',
        'close the front matter with "}", or put a character that is not "{" in front of the text',
        "unexpected EOF parsing JSON front matter",
        0,  # Hugo names the first line here, too
    )
    return Extent("json", Span(start, len(text)), Span(start, len(text)), len(text), problem)


def _keywords(text: str, start: int) -> Extent:
    at = start
    while text.startswith("#+", at):
        end = text.find("\n", at)
        if end < 0:
            at = len(text)
            break
        at = end + 1
    return Extent("org", Span(start, at), Span(start, at), at)
