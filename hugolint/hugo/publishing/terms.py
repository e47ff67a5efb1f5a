"""The terms that pages name: their tags, categories and the like (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_string
from hugolint.hugo.nodes import Entry, Node, Scalar, Sequence, Value
from hugolint.hugo.page import Page
from hugolint.hugo.paths import languages_of_file
from hugolint.hugo.site import Site
from hugolint.hugo.text import Span
from hugolint.hugo.urlpaths import normalize_name
from hugolint.hugo.versions import TERMS_OF_DRAFTS, TERMS_OF_INNER_PAGES, within


class Term(NamedTuple):
    """A term as one page names it."""

    language: str
    path: str
    """The logical path of its list page."""
    page: Page
    key: str
    """The taxonomy's key in the front matter."""
    text: str
    taxonomy: str
    """The taxonomy's plural, as the config has it."""


_TERMS: WeakKeyDictionary[Site, tuple[Term, ...]] = WeakKeyDictionary()


def named_terms(site: Site) -> tuple[Term, ...]:
    """The terms that pages name, each page's, in the order of paths; pages inside bundles are left out."""
    if site not in _TERMS:
        _TERMS[site] = tuple(_find(site, ((page, page.language) for page in site.pages)))
    return _TERMS[site]


def inner_terms(site: Site) -> Iterator[Term]:
    """The terms that pages inside bundles name, each for the language of its own file."""
    if site.version >= TERMS_OF_INNER_PAGES and site.layout is not None:
        inner = [page for page in site.resources if "sites" not in page.params and not site.layout.hides(page)]
        placed = [(page, key) for page in inner for key in languages_of_file(page.place.file, site.config)]
        yield from _find(site, placed)


def _find(site: Site, pages: Iterable[tuple[Page, str]]) -> Iterator[Term]:
    """The terms of pages, each with a language that it is for."""
    paths: dict[tuple[str, str], str] = {}
    twins = _twins(site)
    keys = {
        one.key: [(name, name.lower()) for name in site.config.taxonomies(one.key).values()] for one in site.languages
    }
    for page, language in pages:
        params = page.params
        below = params.get("params")
        for plural, key in keys[language]:
            if (key in params or (isinstance(below, dict) and key in below)) and _counts(page, twins):
                for text in _texts(page.param(key)):
                    path = paths.get((plural, text))
                    if path is None:
                        path = paths[plural, text] = normalize_name(f"/{plural}/{text}")
                    yield Term(language, path, page, key, text, plural)


def _twins(site: Site) -> frozenset[str]:
    """The logical paths of pages in several languages, in the versions where drafts among them make terms."""
    if not within(site.version, TERMS_OF_DRAFTS):
        return frozenset()
    languages = Counter(page.place.logical for page in site.pages)
    return frozenset(path for path, number in languages.items() if number > 1)


def _counts(page: Page, twins: frozenset[str]) -> bool:
    """Whether the terms of a page are there."""
    hidden = page.site.hidden_kinds(page.language)
    kind = "page" if page.kind == "resource" else page.kind
    is_there = page.published or (page.kind == "page" and page.place.logical in twins)
    return is_there and page.renders != "never" and kind not in hidden and "term" not in hidden


def _texts(value: Value) -> list[str]:
    """What a page's front matter names of a taxonomy."""
    if isinstance(value, list):
        return [text for item in value if (text := cast_string(item))]
    text = "" if isinstance(value, dict) else cast_string(value)
    return [text] if text else []


def entry_of_term(term: Term) -> Entry | None:
    """The entry of the page's own front matter that names a term; None where a cascade does."""
    return term.page.entry(term.key) or term.page.entry(f"params.{term.key}")


def place_of_term(term: Term) -> Span | None:
    """Where a page names a term in its own front matter; None where a cascade does."""
    places = _PLACES.setdefault(term.page, {})
    if term.key not in places:
        entry = entry_of_term(term)
        found = places[term.key] = {}
        for scalar in _scalars(entry.value) if entry is not None else ():
            found.setdefault(cast_string(scalar.value), scalar.span)
    return places[term.key].get(term.text)


_PLACES: WeakKeyDictionary[Page, dict[str, dict[str, Span]]] = WeakKeyDictionary()


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Sequence):
        return [item for item in node.items if isinstance(item, Scalar)]
    return [node] if isinstance(node, Scalar) else []
