"""A Go template's code, read as far as it decides whether a shortcode takes inner content (Hugo 0.168.0, probed).

Hugo looks at the parsed template: text, comments and strings do not count, and neither do some places of the code
that its search does not enter: definitions that nothing calls, arguments of `{{ template }}`, the inside of
parentheses that a field follows, and the body of `{{ with (templates.Defer …) }}`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ACTION = re.compile(
    r"""\{\{(?:-\s)?\s*+(/\*.*?\*/\s*+(?:-?\}\})|(?:[^"`'}]++|"(?:[^"\\\n]++|\\.)*+"|`[^`]*+`|'(?:[^'\\\n]++|\\.)*+'|\}(?!\}))*+\}\})""",
    re.DOTALL,
)
_LITERAL = re.compile(r""""(?:[^"\\\n]++|\\.)*+"|`[^`]*+`|'(?:[^'\\\n]++|\\.)*+'""", re.DOTALL)
_WORD = re.compile(r"[a-z]+")
_NAMED = re.compile(r"""(?:template|block|define)\s*("(?:[^"\\\n]|\\.)*"|`[^`]*`)""")
_CHAIN = re.compile(r"(?<![\w.)\"])(?:\$\w*)?((?:\.\w+)+)")
_PARENTHESES = re.compile(r"\(([^()]*)\)(?=(\.\w)?)")
_FIELDS = frozenset({"Inner", "InnerDeindent"})
_BLOCKS = frozenset({"if", "with", "range", "define", "block"})


class Uses(NamedTuple):
    """What a template does that decides about inner content."""

    inner: bool
    calls: frozenset[str]
    """The templates of other files that it calls by name."""


class _Part:
    """A template, or one that is defined inside its file."""

    __slots__ = ("calls", "inner")

    def __init__(self) -> None:
        self.inner = False
        self.calls: set[str] = set()


def read_uses(text: str) -> Uses | None:
    """What a template uses; None where its blocks do not end as they should, for then Hugo refuses it."""
    root = _Part()
    parts: dict[str, _Part] = {}
    # One entry a block that is open: the part its content belongs to, None for content that Hugo does not search.
    stack: list[_Part | None] = []
    here: _Part | None = root
    for found in _ACTION.finditer(text):
        code = found[1][:-2]
        if code.startswith("/*"):
            continue
        word = _first_word(code)
        if word == "end":
            if not stack:
                return None
            here = stack.pop()
            continue
        inside = here
        if here is not None and word not in ("template", "block", "define") and _reads_inner(code):
            here.inner = True
        if word in ("template", "block", "define") and (name := _called(code)) is not None:
            if word != "define" and here is not None:
                here.calls.add(name)
            if word != "template":
                inside = parts.setdefault(name, _Part())
        elif word == "with" and _is_defer(code):
            inside = None
        if word in _BLOCKS:
            stack.append(here)
            here = inside
    return _resolve(root, parts) if not stack else None


def _resolve(root: _Part, parts: dict[str, _Part]) -> Uses:
    """Follow the calls within the file."""
    inner, outside, seen = root.inner, set(), set()
    waiting = sorted(root.calls)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        part = parts.get(name)
        if part is None:
            outside.add(name)
            continue
        inner = inner or part.inner
        waiting.extend(part.calls)
    return Uses(inner, frozenset(outside))


def _first_word(code: str) -> str:
    found = _WORD.match(code)
    return found[0] if found is not None else ""


def _called(code: str) -> str | None:
    found = _NAMED.match(code)
    return found[1][1:-1] if found is not None else None


def _is_defer(code: str) -> bool:
    return re.match(r"with\s*\(\s*templates\.Defer\b[^|]*\)\s*-?$", _LITERAL.sub('"', code)) is not None


def _reads_inner(code: str) -> bool:
    """Whether a field or variable chain of an action holds one of the fields, at any place of the chain."""
    if "Inner" not in code:
        return False
    code = _LITERAL.sub('"', code)
    count = 1
    while count:
        code, count = _PARENTHESES.subn(_unwrap, code)
    return any(not _FIELDS.isdisjoint(chain.split(".")) for chain in _CHAIN.findall(code))


def _unwrap(found: re.Match[str]) -> str:
    """Parentheses without any inside: their content, or nothing where a field follows, for then it is not searched."""
    return ")" if found[2] is not None else f" {found[1]} "
