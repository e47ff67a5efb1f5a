"""Pages that Hugo makes by itself, with the files it writes for them (Hugo 0.168.0, probed).

They are the home page, the sections in the content root, the taxonomies and their terms, where no file is there for
them, and a redirect to the default language. Hugo writes an HTML file only where it has a template for it, while it
brings one for feeds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_string
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.nodes import Node, Scalar, Sequence, Value
from hugolint.hugo.page import Page, branch_kind
from hugolint.hugo.rendered.reference_index import index_of
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import normalize_name

_TEMPLATES = {
    "home": ("home", "index", "list", "all"),
    "section": ("section", "list", "all"),
    "taxonomy": ("taxonomy", "terms", "list", "all"),
    "term": ("term", "taxonomy", "list", "all"),
}


class Generated(NamedTuple):
    """A list page without a file."""

    kind: str
    """`home`, `section`, `taxonomy`, `term`, or `redirect`: the file that leads to the default language."""
    path: str
    """The logical path."""
    language: str
    outputs: tuple[str, ...]
    """Its files, relative to the publish folder."""


def generated_pages(site: Site) -> Iterator[Generated]:
    """The list pages that Hugo makes in each language, as far as they are sure; templates are not looked at."""
    if site.layout is None:
        return
    unsure = {one.page.path for one in site.dropped}
    for (language, path), (kind, titles) in _wanted(site).items():
        if path in unsure or (site.listing.adapters and index_of(site, language).hides(path)):
            continue
        files = site.layout.generated_files(kind, path, language, titles)
        if files:
            yield Generated(kind, path, language, files)
    redirect = _language_redirect(site)
    if redirect:
        yield Generated("redirect", "", site.config.default_language, (redirect,))


def _language_redirect(site: Site) -> str:
    """The redirect between the root of the site and its default language; empty where Hugo writes none."""
    config, default = site.config, site.config.default_language
    if site.multihost or config.flag("disabledefaultlanguageredirect") or "home" in site.hidden_kinds(default):
        return ""
    if config.flag("defaultcontentlanguageinsubdir"):
        return "index.html"
    return f"{default}/index.html" if len(site.languages) > 1 else ""


def _wanted(site: Site) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """The language and logical path of each list page without a file, with its kind and the titles that it may have."""
    plurals = {one.key: tuple(site.config.taxonomies(one.key).values()) for one in site.languages}
    taken = {(page.language, page.place.logical) for page in site.pages}
    # A page of any language in the place of a section leaves no room for one.
    blocked = {page.place.logical for page in site.pages if page.place.bundle != "branch"}
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for language, names in plurals.items():
        found[language, "/"] = ("home", [])
        if not site.hidden_kinds(language) >= {"taxonomy", "term"}:
            found.update({(language, "/" + normalize_name(name.strip("/"))): ("taxonomy", []) for name in names})
    folders = {(language, logical[: logical.index("/", 1)]) for language, logical in taken if "/" in logical[1:]}
    for language, path in folders:
        if path not in blocked and branch_kind(path, plurals[language]) == "section":
            found[language, path] = ("section", [])
    for term in _terms(site, plurals):
        titles = found.setdefault((term.language, term.path), ("term", []))[1]
        if term.text not in titles:
            titles.append(term.text)
    return {key: one for key, one in found.items() if key not in taken}


class _Term(NamedTuple):
    """A term as one page names it."""

    language: str
    path: str
    page: Page
    key: str
    """The taxonomy's key in the front matter."""
    text: str


def _terms(site: Site, plurals: Mapping[str, tuple[str, ...]]) -> Iterator[_Term]:
    """The terms that pages name, each page's, in the order of paths; pages inside bundles are left out."""
    paths: dict[tuple[str, str], str] = {}
    keys = {language: [(name, name.lower()) for name in names] for language, names in plurals.items()}
    for page in site.pages:
        params = page.params
        below = params.get("params")
        for plural, key in keys[page.language]:
            if (key in params or (isinstance(below, dict) and key in below)) and _counts(page):
                for text in _texts(page.param(key)):
                    path = paths.get((plural, text))
                    if path is None:
                        path = paths[plural, text] = normalize_name(f"/{plural}/{text}")
                    yield _Term(page.language, path, page, key, text)


def _counts(page: Page) -> bool:
    """Whether the terms of a page are there."""
    hidden = page.site.hidden_kinds(page.language)
    return page.published and page.renders != "never" and page.kind not in hidden and "term" not in hidden


def _texts(value: Value) -> list[str]:
    """What a page's front matter names of a taxonomy."""
    if isinstance(value, list):
        return [text for item in value if (text := cast_string(item))]
    return [value] if isinstance(value, str) and value else []


def describe_generated(one: Generated) -> str:
    """A list page in words."""
    name = one.path[1:]
    if one.kind == "redirect":
        return "the redirect to the default language"
    if one.kind == "home":
        return "the home page"
    if one.kind == "taxonomy":
        return f"the list of all {name}"
    return f'the list of the {one.kind} "{name.partition("/")[2] if one.kind == "term" else name}"'


def is_written(site: Site, kind: str, path: str, output: str) -> bool:
    """Whether Hugo has a template for a list page and so writes its file: one on disk, or its own for feeds."""
    if output.endswith(".xml") or kind == "redirect":
        return True
    known = _templates(site)
    folders = ["", "_default", kind]
    while path.strip("/"):
        folders.append(path[1:])
        path = path.rpartition("/")[0]
    return any((folder, name) in known for folder in folders for name in _TEMPLATES[kind])


def lacks_templates(site: Site, kind: str) -> bool:
    """Whether the site's templates are all on disk, and none is for a kind of list page."""
    known = _templates(site)
    return bool(known) and not site.config.missing and not any(name in _TEMPLATES[kind] for _, name in known)


_KNOWN: WeakKeyDictionary[Site, frozenset[tuple[str, str]]] = WeakKeyDictionary()


def _templates(site: Site) -> frozenset[tuple[str, str]]:
    """The HTML templates of the site and its themes: their folder and the first part of their name, lower-case."""
    if site not in _KNOWN:
        _KNOWN[site] = frozenset(
            found for mount in layouts_roots(site.config) for found in _walk(str(mount.folder), mount.target.lower())
        )
    return _KNOWN[site]


def _walk(root: str, below: str) -> Iterator[tuple[str, str]]:
    for folder, _, files in os.walk(root):
        inner = os.path.relpath(folder, root).replace(os.sep, "/").lower()
        where = "/".join(part for part in (below, "" if inner == "." else inner) if part)
        for name in files:
            if name.lower().endswith((".html", ".htm")):
                yield where, name.partition(".")[0].lower()


class TermUse(NamedTuple):
    """Where a term is named."""

    source: Source
    span: Span
    """The first page that names it, in path order."""
    pages: int
    """How many pages do."""


def term_use(site: Site, term: Generated) -> TermUse | None:
    """Where pages name a term; None where only a cascade or a page in a bundle does."""
    plurals = {one.key: tuple(site.config.taxonomies(one.key).values()) for one in site.languages}
    first: tuple[Source, Span] | None = None
    count = 0
    for one in _terms(site, plurals):
        if (one.language, one.path) == (term.language, term.path):
            count += 1
            entry = one.page.entry(one.key) or one.page.entry(f"params.{one.key}") if first is None else None
            for scalar in _scalars(entry.value) if entry is not None else ():
                if first is None and cast_string(scalar.value) == one.text:
                    first = one.page.source, scalar.span
    return TermUse(*first, count) if first is not None else None


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Sequence):
        return [item for item in node.items if isinstance(item, Scalar)]
    return [node] if isinstance(node, Scalar) else []
