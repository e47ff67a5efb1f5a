"""How much nesting Hugo takes.

Hugo 0.168.0 (probed) counts the lists and maps of a front matter level by level, aliases followed, and refuses more
than 100 of them on one level (5,000 from 2 KiB of text on, 10,000 from 10 KiB). It means to stop "billion laughs"
files; a plain list of 101 small maps is stopped as well.
"""

from __future__ import annotations

from hugolint.hugo.matter_problem import Problem, syntax
from hugolint.hugo.nodes import Mapping, Node, Scalar, Sequence

LIMIT_DEPTH = 9998
"""Levels of lists and maps that Hugo still reads."""
TREE_DEPTH = 200
"""Levels of lists and maps that our nodes keep; deeper ones are empty."""
_WORK = 500_000
"""Nodes looked at before the count is given up, and nothing said."""


def too_many(root: Mapping, text: str) -> Problem | None:
    """Say whether a level holds more lists and maps than Hugo takes. Shared nodes are counted, not walked twice."""
    size = len(text.encode("utf-8", "surrogateescape"))
    limit = 100 if size < 2048 else 5000 if size < 10240 else 10000
    level: dict[int, tuple[Mapping | Sequence, int]] = {id(root.entries): (root, 1)}
    work = 0
    while level:
        count = sum(times for _, times in level.values())
        if count > limit:
            return _problem(root, count, limit)
        below: dict[int, tuple[Mapping | Sequence, int]] = {}
        for node, times in level.values():
            children = node.items if isinstance(node, Sequence) else [entry.value for entry in node.entries]
            work += len(children)
            if work > _WORK:
                return None
            _count(children, times, below)
        level = below
    return None


def _count(
    children: tuple[Node, ...] | list[Node], times: int, below: dict[int, tuple[Mapping | Sequence, int]]
) -> None:
    for child in children:
        if not isinstance(child, Scalar):
            # An alias has its own span and shares the rest; the empty tuple is one object for everybody.
            shared = child.items if isinstance(child, Sequence) else child.entries
            key = id(shared) if shared else 0
            known = below.get(key)
            below[key] = (child, times + (known[1] if known else 0))


def _problem(root: Mapping, count: int, limit: int) -> Problem:
    return syntax(
        root.span.start,
        root.span.start + 1,
        f"one level of the front matter holds {count if count < 10**9 else 'billions of'} lists and maps,"
        f" aliases followed, where Hugo takes {limit}",
        "move the data to a file below data/, or write fewer aliases",
        "too many YAML aliases for non-scalar nodes",
    )._replace(hugo_place=(1, 1))
