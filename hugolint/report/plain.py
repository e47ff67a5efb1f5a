"""A finding as plain sentences, for the formats that have one field for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugolint.finding import Diagnostic, Place
from hugolint.report.escape import printable, sentence
from hugolint.report.paths import from_top
from hugolint.report.words import consequence, limited, remedy
from hugolint.result import Result

MOST_PLACES = 20
"""How many related places are told; a collision may have hundreds."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def lines(result: Result, diagnostic: Diagnostic) -> Iterator[str]:
    """The message, the related places, why it matters, how to put it right."""
    yield sentence(diagnostic.message or diagnostic.rule)
    related, left = limited(diagnostic.related, MOST_PLACES)
    for place in related:
        told = f": {place.message}" if place.message else ""
        yield f"also {at(result, place)}{printable(told)}"
    if left:
        yield f"and {left:,} more"
    if why := consequence(diagnostic):
        yield printable(f"why: {why}")
    if fix := remedy(diagnostic):
        yield printable(f"fix: {fix}")


def at(result: Result, place: Place) -> str:
    """`path:line:column`, from the top of the repository."""
    return f"{printable(from_top(result, place.path))}:{place.start.line}:{place.start.column}"


def clean(text: str) -> str:
    """A text without lone surrogates (bytes that are no UTF-8), which neither JSON nor XML may hold."""
    return _SURROGATE.sub("\ufffd", text)
