"""Front-matter keys that name a taxonomy by its singular, where Hugo looks for the plural (Hugo 0.168.0, probed).

`tag: news` is a parameter like any other. A site may well have a parameter of that name: its templates are then seen to
ask for it, or most of its pages have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_strings
from hugolint.hugo.nodes import Entry
from hugolint.hugo.page import Page
from hugolint.hugo.publishing.terms import named_terms
from hugolint.hugo.rendered.template_words import templates_say
from hugolint.hugo.site import Site


class SingularKey(NamedTuple):
    """A key that was meant to name terms."""

    page: Page
    entry: Entry
    plural: str
    """The key that Hugo looks for."""


_HUGOS = frozenset(
    {"date", "description", "keyword", "lang", "layout", "menu", "output", "param", "path", "resource", "section"}
    | {"sitemap", "slug", "summary", "title", "type", "url", "weight", "series"}
)
"""Words that pages use for other things."""


def singular_keys(site: Site) -> Iterator[SingularKey]:
    """Each key in the singular on a page that has not the plural, where nothing else can be meant by it."""
    found: dict[tuple[str, str], list[SingularKey]] = {}
    words = {language.key: _words(site, language.key) for language in site.languages}
    for page in site.pages:
        for singular, plural in words[page.language] if page.own else ():
            if singular in page.own and plural not in page.params and cast_strings(page.own[singular]):
                entry = page.entry(singular)
                if entry is not None and not _below_params(page, plural):
                    found.setdefault((singular, plural), []).append(SingularKey(page, entry, plural))
    if not found:
        return
    users = Counter((term.key, term.page.path) for term in named_terms(site))
    pages = Counter(key for key, _ in users)
    for (singular, plural), keys in found.items():
        if pages[plural] > len(keys) and not templates_say(site, singular):
            yield from keys


def _words(site: Site, language: str) -> list[tuple[str, str]]:
    if "term" in site.hidden_kinds(language):
        return []
    pairs = [(one.lower(), many.lower()) for one, many in site.config.taxonomies(language).items()]
    plurals = {many for _, many in pairs}
    return [(one, many) for one, many in pairs if one not in plurals and one not in _HUGOS and "/" not in one]


def _below_params(page: Page, plural: str) -> bool:
    below = page.params.get("params")
    return isinstance(below, dict) and plural in below
