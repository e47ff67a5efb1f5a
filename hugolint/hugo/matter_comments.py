"""The comments in front matter, for directives to the linter. Off the usual path: correct, and not hurried."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hugolint.hugo.matter_toml_scan import STRING
from hugolint.hugo.nodes import Mapping, Scalar, scalars
from hugolint.hugo.text import Source, Span

if TYPE_CHECKING:
    from hugolint.hugo.matter import Matter

_YAML = re.compile(r"(?:(?<=[\s])|^)#[^\r\n]*", re.MULTILINE)
_TOML = re.compile(STRING + r"|(#[^\r\n]*)", re.DOTALL)
_WALK = 200_000


def find_comments(source: Source, matter: Matter) -> Iterator[Span]:
    """Every comment of a YAML or TOML front matter that could be read."""
    if matter.root is None or "#" not in source.text[matter.text.start : matter.text.end]:
        return
    if matter.format == "toml":
        for found in _TOML.finditer(source.text, matter.text.start, matter.text.end):
            if found[1] is not None:
                yield Span(found.start(1), found.end(1))
    elif matter.format == "yaml":
        yield from _yaml_comments(source.text, matter.text, matter.root)


def _yaml_comments(text: str, part: Span, root: Mapping) -> Iterator[Span]:
    values = _values(root, text)
    starts = [start for start, _ in values]
    at = part.start
    while (found := _YAML.search(text, at, part.end)) is not None:
        index = bisect_right(starts, found.start()) - 1
        if index >= 0 and values[index][1] > found.start():
            at = values[index][1]
        else:
            at = found.end()
            yield Span(found.start(), at)


def _values(root: Mapping, text: str) -> list[tuple[int, int]]:
    """Where scalars stand, sorted and once each. The first line of a block scalar may end in a comment."""
    places: set[tuple[int, int]] = set()
    for count, scalar in enumerate(scalars(root)):
        if count > _WALK:  # an alias tree far larger than its text
            break
        start, end = scalar.span
        if _is_block(scalar, text):
            line = text.find("\n", start, end)
            start = line if line >= 0 else end
        if start < end:
            places.add((start, end))
    return sorted(places)


def _is_block(scalar: Scalar, text: str) -> bool:
    return not scalar.plain and text[scalar.span.start : scalar.span.start + 1] in ("|", ">")
