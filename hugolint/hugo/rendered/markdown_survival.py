"""Which shortcodes outlive Markdown (Hugo 0.168.0, probed).

Hugo puts a word in the place of each `{{< … >}}`, reads the body as Markdown, and renders a shortcode when it meets its
word in the result. What Markdown drops is never rendered: raw HTML where that is not allowed, a definition that no link
uses, a footnote that nothing refers to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from hugolint.hugo.text import Span

_WORD = re.compile(r"HAHAHUGOSHORTCODE([0-9]+)HBHB")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def survivors(text: str, body: int, stretches: Sequence[Span], *, unsafe: bool) -> set[int]:
    """The indexes of the stretches, each a shortcode with all that it encloses, whose words are in the result."""
    from hugolint.hugo.markdown_destination import parser

    parts, at = [], body
    for number, stretch in enumerate(stretches):
        parts += [text[at : stretch.start], f"HAHAHUGOSHORTCODE{number}HBHB"]
        at = stretch.end
    copy = _SURROGATE.sub("\ufffd", "".join([*parts, text[at:]]))
    found: set[int] = set()
    notes: dict[str, set[int]] = {}
    noted: set[str] = set()
    into = found
    for event, _ in parser().events_with_range(copy):
        if isinstance(event, str):
            continue
        ((kind, value),) = event.items()
        if kind in ("Html", "InlineHtml") and not unsafe:
            continue
        if kind == "FootnoteReference":
            noted.add(str(value))
        elif kind == "Start" and isinstance(value, dict) and "FootnoteDefinition" in value:
            into = notes.setdefault(str(value["FootnoteDefinition"]), set())
        elif kind == "End" and _names(value, "FootnoteDefinition"):
            into = found
        elif kind != "End":
            into.update(_numbers(value))
    return found.union(*(inside for label, inside in notes.items() if label in noted))


def _names(value: Any, name: str) -> bool:
    return bool(value == name or (isinstance(value, dict) and name in value))


def _numbers(value: Any) -> Iterable[int]:
    """The words in all texts of an event: a text, a link's destination and title, a heading's attributes."""
    text = value if isinstance(value, str) else str(value)
    return [int(number) for number in _WORD.findall(text)] if "HAHAHUGO" in text else ()
