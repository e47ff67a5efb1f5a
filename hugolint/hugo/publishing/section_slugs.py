"""Slugs of sections, which do nothing before Hugo 0.167 and move all that lies below from then on (probed)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.page import Page
from hugolint.hugo.publishing.permalink_rules import goes_by_rules, rules_in_force
from hugolint.hugo.site import Site
from hugolint.hugo.urls import trim_slug
from hugolint.hugo.versions import SECTION_SLUGS


class IdleSlug(NamedTuple):
    """The slug of a section, before Hugo 0.167: it does nothing yet."""

    page: Page
    slug: str
    own: bool
    """Whether it will be part of the section's own URL; not where that comes from a pattern or `url`."""
    below: int
    """How many pages lie below and will move with it."""


def idle_slugs(site: Site) -> Iterator[IdleSlug]:
    """The slugs of sections that no permalink pattern uses, and that are not the folder's name."""
    if site.version >= SECTION_SLUGS or site.layout is None:
        return
    for page in site.pages:
        slug = trim_slug(cast_string(page.own.get("slug"))) if "slug" in page.own else ""
        if not slug or page.kind not in ("section", "taxonomy", "term") or not page.published:
            continue
        name = page.place.logical.rpartition("/")[2]
        patterns = site.layout.patterns(page.kind, page.place.logical, page.section, page.language)
        used = any(":slug" in pattern.text for pattern in patterns) or _names_sections(site, page.language)
        if not used and site.layout.working(page, below=False).settings.make(slug) != name:
            own = not patterns and bool(page.output) and goes_by_rules(page)
            below = sum(_moves_with(site, page, other) for other in site.pages)
            if own or below:
                yield IdleSlug(page, slug, own, below)


def _names_sections(site: Site, language: str) -> bool:
    return any(":sectionslug" in rule.pattern for rule in rules_in_force(site, language)) or isinstance(
        site.config.permalinks(language), list
    )


def _moves_with(site: Site, page: Page, other: Page) -> bool:
    """Whether another page lies below a section, and has its URL from the folders there."""
    if other.language != page.language or not other.place.logical.startswith(f"{page.place.logical}/"):
        return False
    if not other.output or not goes_by_rules(other) or site.layout is None:
        return False
    return not site.layout.patterns(other.kind, other.place.logical, other.section, other.language)
