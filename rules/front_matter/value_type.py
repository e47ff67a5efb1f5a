"""A value in the front matter is of a kind that Hugo cannot use.

Hugo does not complain about most of them. Of a list under `title` it makes an
empty title, of `weight: high` the weight 0, of `draft: yes` false, so that the
draft is published, and `date: 20260131` is a day in 1970. Some it refuses: a
`build` or `params` that is no map, or a `sitemap` whose `priority` is no number,
stops the build. A `menu` that it cannot read does so as soon as a template asks
for menus.

Only the keys that Hugo itself reads are judged, and only where what it makes of
the value differs from what is written: `draft: "true"`, `weight: "10"` and
`tags: news` are fine. Keys of your own are best kept below `params`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hugolint.api import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Hugo,
    Mapping,
    Misfit,
    MisfitSort,
    Node,
    Options,
    Page,
    PageRule,
    Scalar,
    Sequence,
    Severity,
    Span,
    inner_span,
    mend_date,
    misfits,
    shown,
    unix_date,
    unix_year,
    word_as_switch,
)


class _Says(NamedTuple):
    """The sentences about one value."""

    message: str
    help: str
    why: str = ""
    severity: Severity = Severity.ERROR
    hugo: Hugo = Hugo.SILENT
    """Where the build does not fail."""
    fix: tuple[str, bool] | None = None
    """What to write in the value's place, and whether that is safe."""


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each value that Hugo cannot use."""
    for misfit in misfits(page):
        says = _SENTENCES[misfit.sort](misfit, page)
        fix = None
        if says.fix is not None:
            new, safe = says.fix
            fix = Fix(f"write {new}", (Edit(misfit.node.span, new),), safe=safe)
        yield Finding(
            source=page.source,
            span=_place(page, misfit),
            message=says.message,
            why=says.why,
            said=misfit.said,
            help=says.help,
            severity=says.severity,
            hugo=Hugo.FAILS if misfit.fails else says.hugo,
            fix=fix,
        )


def _place(page: Page, misfit: Misfit) -> Span:
    """The value, or the key where the value is empty or goes over many lines."""
    node = misfit.node
    if isinstance(node, Scalar):
        span = inner_span(node)
        return span if span.start < span.end else misfit.key.span
    if not misfit.keys or isinstance(misfit.keys[-1], str):
        return misfit.key.span
    text = page.source.slice(node.span)
    return Span(node.span.start, node.span.start + len(re.split("[\r\n]", text, maxsplit=1)[0].rstrip()))


def _what(node: Node) -> str:
    """A value in a sentence."""
    if isinstance(node, Scalar):
        return f'"{shown(node.text, 30)}"' if node.text or not node.plain else "an empty value"
    return "a map" if isinstance(node, Mapping) else "a list"


def _key(misfit: Misfit) -> str:
    return f'"{shown(misfit.key.text, 30)}"'


def _text(misfit: Misfit, page: Page) -> _Says:
    brackets = page.source.slice(misfit.node.span)[:1] in ("[", "{")
    return _Says(
        f"{_key(misfit)} takes one text, and {_what(misfit.node)} is none",
        _one_text(misfit.name) if brackets else "write one text",
        "Hugo takes it for empty, and says nothing",
    )


def _one_text(name: str) -> str:
    if name in ("type", "layout", "slug", "url", "markup"):
        return "write one word without brackets"
    return "if the brackets belong to the text, put it in quotes"


def _switch(misfit: Misfit, page: Page) -> _Says:
    what = _what(misfit.node)
    fix = ("true", False) if word_as_switch(misfit.value) else None
    why = "Hugo knows true and false here, and takes this for false"
    if misfit.name != "draft":
        return _Says(f"{what} does not switch {_key(misfit)} on", _true(fix), why, fix=fix)
    why += ": it publishes the page" if page.published else ""
    return _Says(f"{what} does not make a page a draft", _true(fix), why, fix=fix)


def _true(fix: tuple[str, bool] | None) -> str:
    return "write true" if fix is not None else "write true or false"


def _number(misfit: Misfit, page: Page) -> _Says:
    found = re.fullmatch(r"\s*([-+]?[1-9][0-9]*)\s*(\S*)\s*", misfit.value) if isinstance(misfit.value, str) else None
    return _Says(
        f"{_what(misfit.node)} is no whole number, so the page has no weight",
        f"write {found[1]}" if found else "write a whole number, such as 10",
        "Hugo takes it for 0, which stands after all other weights",
        fix=(found[1], not found[2]) if found else None,
    )


def _term_weight(misfit: Misfit, page: Page) -> _Says:
    return _Says(
        f"{_what(misfit.node)} is no whole number, and so no weight",
        "write a whole number, such as 10",
        severity=Severity.WARNING,
        hugo=Hugo.WARNS,
    )


def _seconds(misfit: Misfit, page: Page) -> _Says:
    number = misfit.value if isinstance(misfit.value, int) else 0
    mended = mend_date(str(number)) or unix_date(number)
    help_ = "write year, month and day: 2026-01-31"
    return _Says(
        f"Hugo reads {number} as {unix_year(number)}",
        f"write {mended}" if mended else help_,
        "a plain number counts the seconds since 1970, and Hugo says nothing",
        fix=(mended, True) if mended else None,
    )


def _words(misfit: Misfit, page: Page) -> _Says:
    predefined = misfit.name in ("keywords", "aliases", "outputs")
    severity = Severity.ERROR if predefined else Severity.WARNING
    why = "Hugo reads none of the list, and says nothing"
    if not misfit.keys:
        message = f"{_key(misfit)} takes a list of words, and {_what(misfit.node)} is none"
        return _Says(message, "write a list: [one, two]", why, severity)
    text = page.source.slice(misfit.node.span)
    plain = isinstance(misfit.node, Mapping) and page.matter.format == "yaml" and re.fullmatch(r"[^\n\"'\\{}]+", text)
    return _Says(
        f"{_what(misfit.node)} stands among the words of {_key(misfit)}",
        f'put it in quotes: "{shown(text, 40)}"' if plain else "write nothing but words in the list",
        why,
        severity,
        fix=(f'"{text}"', False) if plain else None,
    )


def _commas(misfit: Misfit, page: Page) -> _Says:
    parts = misfit.value.split() if isinstance(misfit.value, str) else []
    listed = json.dumps([part.rstrip(",") for part in parts], ensure_ascii=False)
    return _Says(
        f'this text makes the alias "{shown(parts[0], 40)}", with its comma',
        f"write a list: {shown(listed)}",
        "Hugo splits the text at spaces only",
        Severity.WARNING,
        fix=(listed, True) if page.matter.format in ("yaml", "toml", "json") else None,
    )


def _empty_switch(misfit: Misfit, page: Page) -> _Says:
    return _Says(
        f"an empty {_key(misfit)} makes the page a draft",
        "remove it, or write draft: true",
        "Hugo takes it for false, and does not publish the page",
        Severity.WARNING,
    )


def _ignored(misfit: Misfit, page: Page) -> _Says:
    what, why = _what(misfit.node), "Hugo passes it over, and says nothing"
    if misfit.name == "sitemap":
        if misfit.value is not False:
            return _Says(f'"sitemap" takes a map, and {what} is none', _HELP["sitemap"], why, Severity.WARNING)
        right = {"toml": "{ disable = true }", "json": '{"disable": true}'}.get(page.matter.format, "{disable: true}")
        return _Says(
            '"sitemap: false" does not keep the page out of the sitemap',
            f"write {right}",
            why,
            Severity.WARNING,
            fix=(right, False),
        )
    inside = f"{_key(misfit)} takes maps, and {what} is none"
    if misfit.name == "resources" and not misfit.keys:
        inside = f"{_key(misfit)} takes a list of maps, and {what} is none"
    return _Says(inside, _HELP[misfit.name], why, Severity.WARNING)


def _structure(misfit: Misfit, page: Page) -> _Says:
    message, help_ = _structure_words(misfit)
    return _Says(message, help_)


def _glob(misfit: Misfit, page: Page) -> _Says:
    help_ = "close what is open: [a-z], {a,b}; a backslash needs a character after it"
    return _Says(f"the pattern {_what(misfit.node)} cannot be read", help_)


def _menu(misfit: Misfit, page: Page) -> _Says:
    why = "" if misfit.fails else "Hugo stops the build as soon as a template asks for menus"
    if len(misfit.keys) == 2:
        message, help_ = _structure_words(misfit)
        return _Says(message, help_, why)
    what = _what(misfit.node)
    if isinstance(misfit.node, Scalar):
        help_ = f"write {misfit.name}: {misfit.key.text}, or {misfit.name}: {{{misfit.key.text}: {{weight: 10}}}}"
        return _Says(f"the menu entry {_key(misfit)} takes a map, and {what} is none", help_, why)
    if isinstance(misfit.node, Sequence) and isinstance(misfit.keys[0], str):
        return _Says(f"the menu entry {_key(misfit)} takes a map, and {what} is none", _HELP["menu"], why)
    return _Says(f"{_key(misfit)} lists names of menus, and {what} is none", _HELP["menu"], why)


def _structure_words(misfit: Misfit) -> tuple[str, str]:
    what, last = _what(misfit.node), misfit.keys[-1] if misfit.keys else ""
    if last in ("publishresources", "disable"):
        return f"{what} is neither true nor false", "write true or false"
    if last in ("priority", "weight"):
        help_ = "write a number from 0.0 to 1.0" if last == "priority" else "write a whole number, such as 10"
        return f"{what} is no {'number' if last == 'priority' else 'whole number'}", help_
    if last and last not in ("matrix", "complements", "params"):
        return f"{_key(misfit)} takes one text, and {what} is none", "write one text"
    return f"{_key(misfit)} takes a map, and {what} is none", _HELP[misfit.name]


_HELP = {
    "build": "write build: {render: never}; a value of your own belongs below params",
    "_build": "write build: {render: never}; a value of your own belongs below params",
    "params": "write keys below it: params: {author: Anna}",
    "sites": "write sites: {matrix: {languages: [en]}}; a value of your own belongs below params",
    "cascade": "write keys below it: cascade: {params: {author: Anna}}",
    "sitemap": "write sitemap: {disable: true}, or sitemap: {priority: 0.5}",
    "resources": 'write maps: resources: [{src: "*.jpg", title: Photo}]; other lists belong below params',
    "menu": "write menu: main, or menu: {main: {weight: 10}}",
    "menus": "write menus: main, or menus: {main: {weight: 10}}",
}

_SENTENCES: dict[MisfitSort, Callable[[Misfit, Page], _Says]] = {
    MisfitSort.TEXT: _text,
    MisfitSort.SWITCH: _switch,
    MisfitSort.NUMBER: _number,
    MisfitSort.SECONDS: _seconds,
    MisfitSort.WORDS: _words,
    MisfitSort.COMMAS: _commas,
    MisfitSort.EMPTY_SWITCH: _empty_switch,
    MisfitSort.TERM_WEIGHT: _term_weight,
    MisfitSort.IGNORED: _ignored,
    MisfitSort.STRUCTURE: _structure,
    MisfitSort.GLOB: _glob,
    MisfitSort.MENU: _menu,
}

RULE = PageRule(
    id="value-type",
    summary="a front-matter value is of a kind that Hugo cannot use",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good('---\ntitle: 2026\ndraft: "true"\nweight: "10"\ntags: news\naliases:\n---\n'),
        Good("---\ntitle: Opening hours\ndraft: no\nmood: [calm]\n---\n"),
        Bad(
            "---\ntitle: Opening hours\ndraft: yes\n---\n",
            at="yes",
            says="does not make a page a draft",
            fixed="---\ntitle: Opening hours\ndraft: true\n---\n",
        ),
        Bad("---\ntitle: [Opening hours]\n---\n", at="title", says="one text"),
        Bad("---\ntitle: Opening hours\nweight: high\n---\n", at="high", says="no whole number"),
        Bad(
            "---\ntitle: Opening hours\ndate: 20260131\n---\n",
            at="20260131",
            says="1970-08-23",
            fixed="---\ntitle: Opening hours\ndate: 2026-01-31\n---\n",
        ),
        Bad("---\ntitle: Opening hours\nbuild: 2026\n---\n", at="2026", says='"build" takes a map'),
        Bad("---\ntitle: Opening hours\nsitemap:\n  priority: high\n---\n", at="high", says="no number"),
        Bad("---\ntitle: Opening hours\nmenu: {main: first}\n---\n", at="first", says='menu entry "main"'),
    ),
)
