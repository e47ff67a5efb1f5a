"""Content files that an `index.md` swallows: they are resources of its page, and no pages (Hugo 0.168.0, probed).

All content in the folder of a leaf bundle and below is, `index.md` and `_index.md` in folders further down included,
whatever the language. Hugo publishes none of it. A template may show it, as `.Resources.ByType "page"`: glossaries and
included texts are kept so. Whether any template does is looked up in their texts, only where there is such content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_bool, cast_string
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.rendering import Layouts
from hugolint.hugo.site import Site

_USE = re.compile(r"""\.Resources\b(?:\s*\.\s*(\w+))?\s*\)?\s*((?:"[^"]*"|`[^`]*`)?)""")
_NAMED = ("Get", "GetMatch", "Match")
_PICTURES = re.compile(r"(?:image|video|audio|text|application|json|css|js|xml)\b")
_PICTURE = re.compile(
    r"\W*\w*(?:avatar|background|banner|cover|feature|header|hero|icon|image|logo|thumb)[\w-]*\W*", re.I
)
_FILE = re.compile(r"\.(?!md\b|markdown\b|html?\b|org\b|\*)\w+\W*\Z")
_FILES = re.compile(r"\b(?:os\.)?(?:readFile|ReadFile|readDir|ReadDir)\b")
_ADDRESS = ("url", "slug", "aliases", "menu", "menus")
"""What only a page of its own has any use for."""


class Swallowing(NamedTuple):
    """A leaf bundle and the content in it that was meant for pages."""

    leaf: Page
    lost: tuple[Page, ...]
    """In the order of paths."""
    several: bool
    """The folder has an index in several languages, each of which swallows all of it."""
    beside: bool
    """Some of it lies in the leaf's own folder, or in one without an index."""


class _Readers(NamedTuple):
    """How templates get at the resources of pages."""

    known: bool
    """All templates can be seen."""
    pages: bool
    """Some template may take resources that are pages."""
    named: bool
    """Some template takes a resource by a name that it is told."""


def swallowed_pages(site: Site) -> Iterator[Swallowing]:
    """The leaf bundles with content that was surely meant for pages, in the order of paths.

    What surely was: a title in the front matter, and no template that could show it; or an address, a menu or an
    `_index` of its own. Bundles that are not rendered are there for others to use, and left out.
    """
    bundles = list(_bundles(site))
    if not bundles:
        return
    readers = _readers(site)
    told: dict[str, str] | None = None
    for leaves, inside in bundles:
        titled = [page for page in inside if _is_titled(page)]
        if readers.known and not readers.pages:
            lost = titled
            if readers.named and lost:
                told = told if told is not None else {page.path: _told(page) for page in site.documents}
                lost = [page for page in lost if not _is_told(page, told)]
        else:
            # Of glossaries and the like one entry or the other may have such a key, but hardly half of them.
            lost = [page for page in titled if _is_addressed(page)]
            lost = lost if len(lost) * 2 >= len(inside) else []
        if lost:
            several = len({page.path for page in leaves}) > 1
            yield Swallowing(leaves[0], tuple(lost), several, any(not _is_index(page) for page in lost))


def _bundles(site: Site) -> Iterator[tuple[list[Page], list[Page]]]:
    """The leaf bundles that are published, their pages in all languages, each with the content that they swallow."""
    if not site.resources:
        return
    leaves: dict[str, list[Page]] = {}
    for page in site.pages:
        if page.place.bundle == "leaf" and page.place.logical != "/":
            leaves.setdefault(_folder(page), []).append(page)
    inside: dict[str, list[Page]] = {}
    for page in site.resources:
        folder = _folder(page)
        while folder and folder not in leaves:
            folder = folder.rpartition("/")[0]
        if folder:
            inside.setdefault(folder, []).append(page)
    for folder, pages in sorted(inside.items()):
        # An `_index.md` beside it is the matter of page-dropped.
        pages = [one for one in pages if _folder(one) != folder or not _name(one).startswith(("_index.", "index."))]
        leaf = leaves[folder][0]
        if pages and leaf.published and all(one.renders == "always" for one in leaves[folder]):
            yield leaves[folder], pages


def _folder(page: Page) -> str:
    return page.place.file.virtual.rpartition("/")[0]


def _name(page: Page) -> str:
    return page.place.file.virtual.rpartition("/")[2].lower()


def _is_index(page: Page) -> bool:
    return _name(page).startswith(("_index.", "index."))


def _is_titled(page: Page) -> bool:
    """Whether a file has the front matter of a page that is to be seen; HTML is often made from another file."""
    own = page.own
    return (
        bool(cast_string(own.get("title")).strip())
        and not cast_bool(own.get("draft"))
        and page.renders == "always"
        and not _name(page).endswith((".html", ".htm"))
    )


def _is_addressed(page: Page) -> bool:
    return _name(page).startswith("_index.") or any(page.own.get(key) for key in _ADDRESS)


def _told(page: Page) -> str:
    """What of a page's text a template may be told: its front matter and its shortcodes."""
    text = page.source.text
    return "\n".join(
        [
            text[page.matter.span.start : page.matter.body],
            *(text[tag.span.start : tag.span.end] for tag in page.lexed.tags),
        ]
    )


def _is_told(page: Page, told: dict[str, str]) -> bool:
    """Whether any other page tells a template a file's name."""
    name = (_folder(page) if _is_index(page) else page.path.rpartition(".")[0]).rpartition("/")[2]
    return any(name in text for path, text in told.items() if path != page.path)


def _readers(site: Site) -> _Readers:
    layouts = Layouts(site)
    pages = named = False
    for real in layouts.files.values():
        try:
            with open(real, encoding="utf-8", errors="replace") as stream:
                text = stream.read()
        except OSError:
            return _Readers(False, True, True)
        if ".Resources" in text:
            for method, argument in _USE.findall(text):
                sort = _sort(method, argument)
                pages, named = pages or sort == "pages", named or sort == "named"
        named = named or _FILES.search(text) is not None
    return _Readers(layouts.known, pages, named)


def _sort(method: str, argument: str) -> str:
    """What a use of `.Resources` may take: `pages`, what it is told by name (`named`), or neither."""
    inner = argument[1:-1]
    if method == "ByType" and argument:
        return "" if _PICTURES.match(inner) else "pages"
    if method in _NAMED:
        if not argument:
            return "pages" if method == "Match" else "named"
        return "" if _FILE.search(inner) or _is_picture(inner) else "pages"
    return "pages"


def _is_picture(pattern: str) -> bool:
    """Whether a pattern names what pictures are called: `*cover*`, `**featured*`."""
    return _PICTURE.fullmatch(pattern) is not None
