"""How a value is written, for those who write another in its place."""

from __future__ import annotations

from hugolint.hugo.nodes import Scalar
from hugolint.hugo.text import Span


def inner_span(scalar: Scalar) -> Span:
    """A value between its quotes, if it has any; as a whole where escapes or folded lines make it longer."""
    start, end = scalar.span
    if not scalar.plain and end - start == len(scalar.text) + 2:
        return Span(start + 1, end - 1)
    return scalar.span


def is_rewritable(scalar: Scalar) -> bool:
    """Whether another text can stand in the place of `inner_span`: no escapes, no block of lines."""
    start, end = inner_span(scalar)
    return start < end and end - start == len(scalar.text)
