"""Lists of taxonomies that only other languages have: Hugo stops at them from 0.153 on (probed up to 0.168.0)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.page import Page, branch_kind
from hugolint.hugo.said import Said, said_of_file
from hugolint.hugo.site import Site
from hugolint.hugo.versions import FOREIGN_TAXONOMIES_FAIL


class ForeignTaxonomy(NamedTuple):
    """An `_index.md` of a taxonomy, or of a term of it, in a language that has no such taxonomy."""

    page: Page
    taxonomy: str
    """The first folder of its logical path."""
    said: Said


def foreign_taxonomies(site: Site) -> Iterator[ForeignTaxonomy]:
    """Each such page, drafts too. Before 0.153 it was a section like any other."""
    if site.version < FOREIGN_TAXONOMIES_FAIL or len(site.languages) < 2:
        return
    own = {one.key: tuple(site.config.taxonomies(one.key).values()) for one in site.languages}
    if len({frozenset(plurals) for plurals in own.values()}) < 2:
        return
    for page in site.pages:
        logical = page.place.logical
        listed = page.kind in ("taxonomy", "term") and page.place.bundle == "branch" and not page.moved_unseen
        if listed and branch_kind(logical, own[page.language]) == "section":
            words = f'no taxonomy configuration found for "{logical}"'
            yield ForeignTaxonomy(page, logical[1:].partition("/")[0], said_of_file(words))
