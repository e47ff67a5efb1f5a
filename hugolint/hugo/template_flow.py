"""What a template does whenever it is executed, whatever the data: the pipelines that no condition guards."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hugolint.hugo.files import read_file
from hugolint.hugo.template_lexer import Token, cut

Body: TypeAlias = "list[Action]"


class Action(NamedTuple):
    """An action, with what it encloses."""

    word: str
    """`if`, `with`, `range`, `block`, `define`, or empty for a plain pipeline."""
    terms: list[str]
    """The pipeline: chains like `.Site.Menus.main`, words, strings behind a `"`, marks."""
    branches: list[Body]
    whole: bool
    """One of the branches is executed for sure, as far as there is an `else`."""


class Template(NamedTuple):
    """A template taken apart."""

    body: Body
    defines: dict[str, Body]
    """What it defines, blocks too."""
    based: bool
    """It begins with a `define`, and so fills a base template in."""


_OPENS = frozenset({"if", "with", "range", "block", "define"})
_SHORT = frozenset({"and", "or", "try"})
"""Functions that may leave an argument unread, or hide its error."""
_LEAD = re.compile(r"(?:\s|\{\{-?\s*/\*.*?\*/\s*-?\}\})*+\{\{-?\s*define\b", re.DOTALL)


@lru_cache(maxsize=512)
def parse(path: str) -> Template | None:
    """Take a template's file apart; None where it cannot be read."""
    try:
        text = read_file(path).decode("utf-8", "surrogateescape")
    except OSError:
        return None
    tokens = cut(text)
    if tokens is None:
        return None
    root: Body = []
    defines: dict[str, Body] = {}
    bodies = [root]
    blocks: list[Action] = []
    for terms in _actions(tokens):
        word = terms[0] if terms else ""
        if word == "end":
            if not blocks:
                return None
            blocks.pop()
            bodies.pop()
        elif word == "else":
            if not blocks:
                return None
            inner: Body = []
            bodies[-1] = inner
            blocks[-1].branches.append(inner)
            if len(terms) == 1:
                blocks[-1] = _whole(blocks[-1], bodies[-2])
        elif word in _OPENS:
            inner = []
            action = Action(word, terms[1:], [inner], False)
            bodies[-1].append(action)
            if word in ("block", "define") and terms[1:]:
                defines[terms[1]] = inner
            blocks.append(action)
            bodies.append(inner)
        else:
            bodies[-1].append(Action("", terms, [], False))
    return None if blocks else Template(root, defines, _LEAD.match(text) is not None)


def _whole(block: Action, around: Body) -> Action:
    """The block that stands last in a body, marked as having an `else`; a loop may be left before its end."""
    around[-1] = block._replace(whole=block.word != "range")
    return around[-1]


def _actions(tokens: list[Token]) -> list[list[str]]:
    found: list[list[str]] = []
    terms: list[str] = []
    glued = False
    for kind, value, _ in tokens:
        if kind == "end":
            if terms:
                found.append(terms)
            terms, glued = [], False
            continue
        if kind == "blank":
            glued = False
            continue
        piece = {"field": f".{value}", "variable": f"${value}", "text": f'"{value}', "dot": "."}.get(kind, value)
        if kind == "field" and glued:
            terms[-1] += piece
        else:
            terms.append(piece)
        glued = kind not in ("(", "|", ",", "=", ":=")
    return found


class Flow:
    """A walk through templates: whether they come, for sure, by a pipeline that is looked for."""

    def __init__(self, wanted: re.Pattern[str], wanted_anywhere: re.Pattern[str] | None = None) -> None:
        self._wanted, self._anywhere = wanted, wanted_anywhere
        self._around: set[tuple[str, bool]] = set()

    def calls(self, name: str) -> list[str] | None:
        """The files of the partials that a name may mean; None where that cannot be told."""
        raise NotImplementedError

    def views(self, name: str) -> list[str] | None:
        """The files of the content views that a name may mean."""
        raise NotImplementedError

    def file(self, path: str, base: str = "", *, own: bool = True) -> bool:
        """Whether a file comes by what is looked for; the base around it counts, and what it fills in there.

        `own`: the dot is the page.
        """
        if (path, own) in self._around:
            return False
        template, outer = parse(path), parse(base) if base else None
        if template is None or (base and outer is None):
            return False
        self._around.add((path, own))
        body = template.body if outer is None else outer.body
        defines = template.defines if outer is None else {**outer.defines, **template.defines}
        found = self._body(body, defines, own, own)
        self._around.discard((path, own))
        return found

    def _body(self, body: Body, defines: dict[str, Body], dot: bool, root: bool) -> bool:
        for action in body:
            if action.word == "define":
                continue
            if action.word == "block":
                if self._named(action.terms, defines, dot, root):
                    return True
                continue
            if action.terms[:1] == ["return"]:
                return False
            if action.terms[:1] == ["template"]:
                if self._named(action.terms[1:], defines, dot, root):
                    return True
                continue
            if self._pipeline(action.terms, dot, root):
                return True
            inner = dot and action.word == "if"
            if action.whole and all(self._body(one, defines, inner, root) for one in action.branches):
                return True
            if any(_returns(branch) for branch in action.branches):
                return False
        return False

    def _named(self, terms: list[str], defines: dict[str, Body], dot: bool, root: bool) -> bool:
        name, argument = terms[:1], terms[1:]
        if not name or name[0] not in defines or (name[0], dot) in self._around:
            return False
        own = _is_page(argument, dot, root)
        if not own and self._anywhere is None:
            return False
        self._around.add((name[0], dot))
        found = self._body(defines[name[0]], defines, own, own)
        self._around.discard((name[0], dot))
        return found

    def _pipeline(self, terms: list[str], dot: bool, root: bool) -> bool:
        if not _SHORT.isdisjoint(terms):
            return False
        if self._anywhere is not None and any(map(self._anywhere.match, terms)):
            return True
        for at, term in enumerate(terms):
            if (dot and term[:1] == ".") or (root and (term == "$" or term[:2] == "$.")):
                if self._wanted.match(term):
                    return True
                if term in (".Render", "$.Render") and terms[at + 1 : at + 2]:
                    views = self.views(terms[at + 1])
                    if views and all(self.file(path) for path in views):
                        return True
            elif term in ("partial", "partialCached", "partials.Include", "partials.IncludeCached"):
                name, argument = terms[at + 1 : at + 2], terms[at + 2 : at + 3]
                own = _is_page(argument, dot, root) and not term.endswith("Cached")
                if not name or name[0][:1] != '"' or (not own and self._anywhere is None):
                    continue
                called = self.calls(name[0][1:])
                if called and all(self.file(path, own=own) for path in called):
                    return True
        return False


def _is_page(argument: list[str], dot: bool, root: bool) -> bool:
    return (dot and argument[:1] in (["."], [".Page"])) or (root and argument[:1] in (["$"], ["$.Page"]))


def _returns(body: Body) -> bool:
    return any(action.terms[:1] == ["return"] or any(map(_returns, action.branches)) for action in body)
