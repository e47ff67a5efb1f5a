"""A cascade is not built as Hugo needs it.

`cascade` is a map, or a list of maps. Each holds what pages below are to have,
and may say in `target` which pages are meant: `kind` (page, home, section,
taxonomy or term), `path`, `environment` and `sites`.

Most mistakes here stop Hugo's build, and it names the file, but no line.
Others pass in silence, and the cascade reaches no page, or too many: a text
in the list, a misspelt key in `target`, a path that ends like a file. What
the site's configuration cascades is judged, too. A page whose `cascade` is no
map or list at all is told of by `value-type`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    PAGE_KINDS,
    Bad,
    CascadeFault,
    Finding,
    Good,
    Hugo,
    Options,
    Site,
    SiteRule,
    cascade_faults,
    closest,
    shown,
)

_KINDS = ", ".join(PAGE_KINDS[:-1]) + f" or {PAGE_KINDS[-1]}"


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report what is wrong in each cascade."""
    for fault in cascade_faults(site):
        message, why, help_ = _SENTENCES[fault.kind](fault)
        yield Finding(
            source=fault.source,
            span=fault.span,
            message=message,
            why="" if fault.said else why,
            said=fault.said,
            help=help_,
            hugo=Hugo.FAILS if fault.said else Hugo.SILENT,
        )


def _no_map(fault: CascadeFault) -> tuple[str, str, str]:
    return (
        f'cascade is "{shown(fault.name, 30)}", where a map or a list of maps belongs',
        "",
        "write a key and its value on a line of its own below cascade",
    )


def _item(fault: CascadeFault) -> tuple[str, str, str]:
    what = f'"{shown(fault.name, 30)}"' if fault.name else "a list"
    return (
        f"the cascade lists {what}, where a map belongs",
        "Hugo silently passes over it, and no page gets anything from it",
        "write a key and its value, or remove it",
    )


def _forbidden(fault: CascadeFault) -> tuple[str, str, str]:
    below = "below target, to choose pages" if fault.name in ("kind", "path") else ""
    choose = "write target.sites.matrix.languages to choose pages" if fault.name == "lang" else "remove it"
    help_ = f"write it {below}" if below else choose
    return f'no cascade can give pages another "{fault.name}"', "", help_


def _target(fault: CascadeFault) -> tuple[str, str, str]:
    return "the cascade's target is no map", "", "write kind, path or another condition below target, with its value"


def _page_kind(fault: CascadeFault) -> tuple[str, str, str]:
    meant = closest(fault.name.lower(), PAGE_KINDS)
    if "," in fault.name:
        help_ = f'write "{{{shown(fault.name, 30)}}}", with braces around several kinds'
    else:
        help_ = f'write "{meant}"' if meant else f"write {_KINDS}"
    return f'there is no kind of page called "{shown(fault.name, 30)}"', "", help_


def _text(fault: CascadeFault) -> tuple[str, str, str]:
    help_ = f'write one pattern; "{{a,b}}" stands for several values of {fault.name}'
    return f"{fault.name} in the cascade's target has to be one text", "", help_


def _sites(fault: CascadeFault) -> tuple[str, str, str]:
    return (
        f"{fault.name} in the cascade's target has to be a map",
        "",
        "write sites, below it matrix, below it languages",
    )


def _glob(fault: CascadeFault) -> tuple[str, str, str]:
    help_ = "close what is open: [a-z], {a,b}; a backslash needs a character after it"
    return f'the pattern "{shown(fault.name, 40)}" cannot be read', "", help_


def _target_key(fault: CascadeFault) -> tuple[str, str, str]:
    meant = "sites.matrix.languages" if fault.meant == "sites" else fault.meant
    return (
        f'a cascade\'s target has no key "{fault.name}"',
        "Hugo silently passes over it, and so the cascade reaches more pages than it says",
        f'write "{meant}"',
    )


def _extension(fault: CascadeFault) -> tuple[str, str, str]:
    return (
        f'the target "{shown(fault.name, 40)}" ends like a file, and no page is called so',
        "Hugo knows pages by their path without extension, and silently finds none",
        "leave out the extension; of an index file take the folder",
    )


def _value(fault: CascadeFault) -> tuple[str, str, str]:
    last = fault.name.rpartition(".")[2]
    written = f'"{shown(fault.meant, 30)}"' if fault.meant else "this"
    structure = fault.name.partition(".")[0]
    if structure not in _MAPS:
        return f"the cascade gives pages {written} as {last}, and that is no date", "", _DATE
    if last in ("matrix", "complements") or fault.name in _MAPS:
        return f'"{last}" in a cascade takes a map, and {written} is none', "", _MAPS[structure]
    return f"the cascade gives pages {written} as {fault.name}, which Hugo cannot use", "", _MAPS[structure]


_DATE = "write year, month and day: 2026-01-31"
_MAPS = {
    "build": "write build: {render: never}",
    "_build": "write build: {render: never}",
    "sitemap": "write sitemap: {priority: 0.5}",
    "sites": "write sites: {matrix: {languages: [en]}}",
    "menu": "write menu: main, or menu: {main: {weight: 10}}",
    "menus": "write menus: main, or menus: {main: {weight: 10}}",
}

_SENTENCES = {
    "value": _value,
    "no-map": _no_map,
    "item": _item,
    "forbidden": _forbidden,
    "target": _target,
    "page-kind": _page_kind,
    "text": _text,
    "sites": _sites,
    "glob": _glob,
    "target-key": _target_key,
    "extension": _extension,
}

RULE = SiteRule(
    id="cascade-syntax",
    summary="a cascade is not built as Hugo needs it",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good("---\ntitle: Harbour\ncascade:\n  author: Anna\n---\n"),
        Good("---\ntitle: Harbour\ncascade:\n  - target: {kind: page, path: /harbour/**}\n    author: Anna\n---\n"),
        Bad(
            {"hugo.toml": "cascade = 'Anna'\n", "content/harbour.md": "---\ntitle: Harbour\n---\n"},
            at="'Anna'",
            says="where a map",
        ),
        Bad(
            "---\ntitle: Harbour\ncascade:\n  kind: page\n  author: Anna\n---\n",
            at="kind",
            says='no cascade can give pages another "kind"',
        ),
        Bad(
            "---\ntitle: Harbour\ncascade:\n  target: {kind: pages}\n  author: Anna\n---\n",
            at="pages",
            says='no kind of page called "pages"',
        ),
        Bad(
            "---\ntitle: Harbour\ncascade:\n  target: {kinds: page}\n  author: Anna\n---\n",
            at="kinds",
            says='no key "kinds"',
        ),
    ),
)
