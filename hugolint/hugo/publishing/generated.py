"""Pages that Hugo makes by itself, with the files it writes for them (Hugo 0.168.0, probed).

They are the home page, the sections in the content root, the taxonomies and their terms, where no file is there for
them, and a redirect to the default language. Hugo writes an HTML file only where it has a template for it, while it
brings one for feeds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_bool, cast_string
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.nodes import Value
from hugolint.hugo.page import Page, branch_kind
from hugolint.hugo.publishing.terms import inner_terms, named_terms, place_of_term
from hugolint.hugo.rendered.reference_index import index_of
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import normalize_name
from hugolint.hugo.versions import UGLY_SITE_REDIRECT

_TEMPLATES = {
    "home": ("home", "index", "list", "all"),
    "section": ("section", "list", "all"),
    "taxonomy": ("taxonomy", "terms", "list", "all"),
    "term": ("term", "taxonomy", "list", "all"),
    "404": ("404.html",),
    "page": ("page", "single", "all"),
}


class Generated(NamedTuple):
    """A list page without a file."""

    kind: str
    """`home`, `section`, `taxonomy`, `term`; `redirect`: the file that leads to the default language; or one of
    `standalone.STANDALONE`."""
    path: str
    """The logical path."""
    language: str
    outputs: tuple[str, ...]
    """Its files, relative to the publish folder."""
    redirects: tuple[str, ...] = ()
    """Those of its aliases, which a cascade gives."""


def generated_pages(site: Site) -> Iterator[Generated]:
    """The list pages that Hugo makes in each language, as far as they are sure; templates are not looked at."""
    if site.layout is None:
        return
    for wanted, language, path in _sure(site):
        place = site.layout.generated(wanted.kind, path, language, wanted.titles, wanted.spellings)
        if place.outputs or place.redirects:
            yield Generated(wanted.kind, path, language, place.outputs, place.redirects)
    redirects = _language_redirects(site)
    if redirects:
        yield Generated("redirect", "", site.config.default_language, redirects)


def unplaced_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The list pages that Hugo makes somewhere, by language and logical path, and it cannot be known where."""
    layout = site.layout
    for wanted, language, path in _sure(site) if layout is not None else ():
        if layout and not layout.generated(wanted.kind, path, language, wanted.titles, wanted.spellings).known:
            yield language, path


def _sure(site: Site) -> Iterator[tuple[_Wanted, str, str]]:
    """The list pages that Hugo surely makes, with their language and logical path."""
    unsure = {one.page.path for one in site.dropped if one.page.random or one.page.bundle != one.winner.bundle}
    for (language, path), wanted in _wanted(site).items():
        if (
            path in unsure
            or path in site.ignored
            or path == "/404"
            or (site.listing.adapters and index_of(site, language).hides(path))
        ):
            continue
        yield wanted, language, path


def _language_redirects(site: Site) -> tuple[str, ...]:
    """The redirects between the root of the site and its default language; none where Hugo writes none."""
    config, default = site.config, site.config.default_language
    if site.multihost or config.flag("disabledefaultlanguageredirect") or "home" in site.hidden_kinds(default):
        return ()
    new = site.version >= UGLY_SITE_REDIRECT
    if new and site.layout and all(one.name != "html" for one in site.layout.home_formats(default)):
        return ()
    if new and lacks_templates(site, "home"):
        return ()
    ugly = config.raw.get("uglyurls")
    odd = not isinstance(ugly, dict) and cast_bool(ugly) and new
    if config.flag("defaultcontentlanguageinsubdir"):
        # Where languages have hosts of their own, but too few are left for several, it lies on the home page.
        folder = f"{default}/" if config.found.hosts and new else ""
        # With ugly URLs Hugo takes the folder of the home page for one that needs a redirect, too.
        return (f"{folder}index.html", f"{folder}{default}/index.html") if odd else (f"{folder}index.html",)
    return (f"{'index.html' if odd else ''}{default}/index.html",) if len(site.languages) > 1 else ()


class _Wanted(NamedTuple):
    """A list page that Hugo makes."""

    kind: str
    titles: dict[str, None]
    """The titles that a term may have."""
    spellings: dict[str, None]
    """The paths that it may have where capitals are kept."""


def _wanted(site: Site) -> dict[tuple[str, str], _Wanted]:
    """The list pages without a file, by language and logical path."""
    taken = {(page.language, page.place.logical) for page in site.pages}
    # A page of any language in the place of a section leaves no room for one.
    blocked = {page.place.logical for page in site.pages if page.place.bundle != "branch"}
    found: dict[tuple[str, str], _Wanted] = {}

    def want(kind: str, language: str, path: str, spelling: str, title: str = "") -> None:
        if (language, path) not in taken:
            wanted = found.setdefault((language, path), _Wanted(kind, {}, {}))
            wanted.spellings[spelling] = None
            if title:
                wanted.titles[title] = None

    for one in site.languages:
        want("home", one.key, "/", "/")
        if site.has_taxonomies(one.key):
            for name in site.config.taxonomies(one.key).values():
                plural = "/" + name.strip("/")
                want("taxonomy", one.key, normalize_name(plural), normalize_name(plural))
    plurals = site.config.plurals
    for page in site.pages:
        folder, slash, _ = page.place.logical[1:].partition("/")
        path = f"/{folder}"
        if slash and path not in blocked and branch_kind(page.place.logical, plurals) == "section":
            want("section", page.language, path, "/" + page.place.directory.partition("/")[0])
    for term in (*named_terms(site), *inner_terms(site)):
        want("term", term.language, term.path, f"/{term.taxonomy}/{term.text}", term.text)
    return found


_NAMES = {
    "home": "the home page",
    "redirect": "the redirect to the default language",
    "404": "Hugo's page for addresses that are not there",
    "sitemap": "the sitemap",
    "sitemapindex": "the list of sitemaps",
    "robots": "Hugo's own robots.txt",
}


def describe_generated(one: Generated) -> str:
    """A list page in words."""
    name = one.path[1:]
    if one.kind in _NAMES:
        return _NAMES[one.kind]
    if one.kind == "taxonomy":
        return f"the list of all {name}"
    return f'the list of the {one.kind} "{name.partition("/")[2] if one.kind == "term" else name}"'


def is_written(site: Site, kind: str, path: str, output: str) -> bool:
    """Whether Hugo has a template for a list page and so writes its file: one on disk, or its own for feeds."""
    if output.endswith(".xml") or kind in ("redirect", "robots"):
        return True
    known = _templates(site)
    folders = ["", "_default", kind]
    while path.strip("/"):
        folders.append(path[1:])
        path = path.rpartition("/")[0]
    ending = _ending(output)
    return any(
        (folder, name + ending) in known and _counts(kind, folder, name)
        for folder in folders
        for name in _TEMPLATES[kind]
    )


def _ending(output: str) -> str:
    """What the templates of a file's format end in besides: nothing for HTML."""
    ending = output.rpartition("/")[2].rpartition(".")[2].lower()
    return "" if ending in ("html", "htm") else f".{ending}"


def _counts(kind: str, folder: str, name: str) -> bool:
    """Whether a template of a name is for a kind of list page: the names of old count where they used to lie."""
    if kind == "term" and name == "taxonomy":
        return folder == "_default"
    if kind == "home" and folder == "home":
        return False
    return bool(folder) or (kind, name) != ("taxonomy", "terms")


def lacks_templates(site: Site, kind: str, output: str = "index.html") -> bool:
    """Whether the site's templates are all on disk, and none is for a kind of list page in the format of a file."""
    known = _templates(site)
    names = {name + _ending(output): name for name in _TEMPLATES[kind]}
    return (
        bool(known)
        and not site.config.missing
        and not any(name in names and _counts(kind, folder, names[name]) for folder, name in known)
    )


def has_page_template(site: Site, folder: Value) -> bool:
    """Whether there is a template for the pages of a section or type alone."""
    where = cast_string(folder).lower()
    return bool(where) and any((where, name) in _templates(site) for name in ("page", "single"))


_KNOWN: WeakKeyDictionary[Site, frozenset[tuple[str, str]]] = WeakKeyDictionary()


def _templates(site: Site) -> frozenset[tuple[str, str]]:
    """The templates of the site and its themes: their folder and the first part of their name, lower-case.

    What is no HTML has its ending, too: `list.json`. That of 404.html, which holds for all languages, has its whole
    name besides.
    """
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
            yield where, name.partition(".")[0].lower() + _ending(name)
            if name.lower() == "404.html":
                yield where, "404.html"


def first_below(site: Site, section: Generated) -> Page | None:
    """The first page for which Hugo makes a section, in path order; None for other list pages."""
    if section.kind != "section":
        return None
    below = f"{section.path}/"
    return next(
        (page for page in site.pages if page.language == section.language and page.place.logical.startswith(below)),
        None,
    )


class TermUse(NamedTuple):
    """Where a term is named."""

    source: Source
    span: Span
    """The first page that names it, in path order."""
    pages: int
    """How many pages do."""


def term_use(site: Site, term: Generated) -> TermUse | None:
    """Where pages name a term; None where only a cascade or a page in a bundle does."""
    first: tuple[Source, Span] | None = None
    count = 0
    for one in named_terms(site):
        if (one.language, one.path) == (term.language, term.path):
            count += 1
            span = place_of_term(one) if first is None else None
            if span is not None:
                first = one.page.source, span
    return TermUse(*first, count) if first is not None else None
