"""A copy of a Markdown body in which no shortcode can be mistaken for Markdown.

Hugo reads shortcodes before Markdown and puts one word, made of letters and digits, in the place of each
(Hugo 0.168.0, probed). So a tag is masked with as many `x` as it has characters, line breaks included. A word in
that place keeps what stands around it what Hugo makes of it: emphasis, a destination, an attribute, an indented line.
A blank or a private-use character would not, and a tag over several lines is one word too. Lengths are kept in code
points, so that offsets of the copy are offsets of the file. The tags of a pair that stand alone on their lines are
masked with blanks instead: what they enclose is a text of its own, which begins and ends there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hugolint.hugo.text import Span

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TAG = re.compile(r"\{\{[<%]\s*(/?)\s*([\w./-]*)")
_VERBATIM = frozenset({"highlight", "comment", "qr"})
"""Built-in shortcodes whose inner text Hugo never reads as Markdown (Hugo 0.168.0, probed)."""
_LINE_REST = re.compile(r"[ \t\r]*(?:\n|\Z)")


class Mask:
    """A copy of the body, of equal length, in which no shortcode can be mistaken for Markdown."""

    def __init__(self, text: str, body: int, tags: Sequence[Span], comments: Sequence[Span]) -> None:
        self.code: list[Span] = []
        inside = [tag for tag in tags if tag.start >= body]
        pairs, stretches = self._read_tags(text, inside)
        stretches.extend(comment for comment in comments if comment.start >= body)
        stretches = _disjoint(stretches)
        self.stretches = stretches
        masked = "".join(_mask_parts(text, body, stretches, pairs))
        # Rust takes no lone surrogates. The replacement is one character as well, so offsets stay.
        self.text = masked if masked.isascii() else _SURROGATE.sub("\ufffd", masked)

    def _read_tags(self, text: str, tags: Sequence[Span]) -> tuple[set[Span], list[Span]]:
        """Which tags are half of a pair, and what to mask: tags, and verbatim pairs with what they enclose."""
        heads = [_head(text, tag) for tag in tags]
        last = {name: index for index, (closing, name) in enumerate(heads) if closing}
        pairs: set[Span] = set()
        stretches: list[Span] = []
        index = 0
        while index < len(tags):
            tag, (closing, name) = tags[index], heads[index]
            if last.get(name, -1) >= index and not text.startswith("/", tag.end - 4):
                pairs.add(tag)
                if not closing and (name in _VERBATIM or name.endswith(".inline")):
                    index = heads.index((True, name), index)
                    self.code.append(Span(tag.end, tags[index].start))
                    tag = Span(tag.start, tags[index].end)
            stretches.append(tag)
            index += 1
        return pairs, stretches


def _head(text: str, tag: Span) -> tuple[bool, str]:
    """Whether a tag closes, and its name."""
    found = _TAG.match(text, tag.start, tag.end)
    return (bool(found[1]), found[2]) if found else (False, "")


def _disjoint(stretches: list[Span]) -> list[Span]:
    """In order, without those that lie in another one (an escaped tag in verbatim text)."""
    kept: list[Span] = []
    for stretch in sorted(stretches):
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return kept


def _mask_parts(text: str, body: int, stretches: Sequence[Span], pairs: set[Span]) -> Iterator[str]:
    at = body
    for group in _groups(text, stretches):
        alone = _ends_blank(text, at, group[0].start, first=at == body) and _begins_blank(text, group[-1].end)
        fill = " " if alone and not pairs.isdisjoint(group) else "x"
        for stretch in group:
            yield text[at : stretch.start]
            yield fill * (stretch.end - stretch.start)
            at = stretch.end
    yield text[at:]


def _groups(text: str, stretches: Sequence[Span]) -> Iterator[list[Span]]:
    """Stretches with nothing but blanks between them, on one line, belong together."""
    group: list[Span] = []
    for stretch in stretches:
        if group and text[group[-1].end : stretch.start].strip(" \t"):
            yield group
            group = []
        group.append(stretch)
    if group:
        yield group


def _begins_blank(text: str, at: int) -> bool:
    return _LINE_REST.match(text, at) is not None


def _ends_blank(text: str, after: int, at: int, *, first: bool) -> bool:
    """Only blanks stand between the start of the line and `at`; nothing before `after` needs a look."""
    line = text.rfind("\n", after, at)
    return (line >= 0 or first) and not text[max(line + 1, after) : at].strip(" \t")
