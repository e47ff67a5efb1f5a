"""What `translationKey` does to the translations of a page, where that is surely not meant (Hugo 0.168.0, probed).

A page without the key is the translation of the pages with its logical path in other languages, whatever key they have.
A page with the key knows those with the same key only, in its own language, too. Drafts and the like count for neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.reference_index import index_of
from hugolint.hugo.rendered.rendering import layouts_of
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span


class KeyFault(NamedTuple):
    """A key that does not lead from one translation to the other."""

    sort: str
    """`twice`: two pages of one language have it; `apart`: it parts a page from that of the same path in another
    language; `bare`: that page has no file; `near`: a page in another language has nearly the same."""
    page: Page
    key: str
    source: Source
    span: Span
    other: Page | None
    """None for a page without a file."""
    other_key: str
    """The other page's key; empty where it has none."""
    language: str = ""
    """The language of a page without a file."""


def key_faults(site: Site) -> Iterator[KeyFault]:
    """Each translationKey that misses its translations; nothing on a site in one language."""
    if len(site.languages) < 2:
        return
    keys: dict[str, list[Page]] = {}
    for page in site.pages:
        if page.published and "translationkey" in page.params:
            key = cast_string(page.params["translationkey"])
            if key:
                keys.setdefault(key, []).append(page)
    if not keys:
        return
    if not _uses_keys(site):
        yield from _twice(keys)
    if not site.listing.adapters and not any("sites" in page.params for page in site.pages):
        yield from _apart(site, keys)


def _uses_keys(site: Site) -> bool:
    """Whether a template asks for the keys themselves, and so may have a use for pages with one key."""
    for path in layouts_of(site).files.values():
        try:
            with open(path, "rb") as file:
                if b"translationkey" in file.read().lower():
                    return True
        except OSError:
            return True
    return False


def key_place(page: Page) -> tuple[Source, Span] | None:
    """Where a page's translationKey is written; None where the config's cascade says it."""
    entry = page.entry("translationKey")
    if entry is not None:
        return page.source, entry.value.span
    given = page.cascaded.get("translationkey")
    if given is not None and given.source is not None and given.node is not None:
        return given.source, given.node.span
    return None


def _twice(keys: dict[str, list[Page]]) -> Iterator[KeyFault]:
    """Pages of one language with one key; what a cascade gives is told once."""
    for key, pages in keys.items():
        first: dict[str, Page] = {}
        told: set[tuple[str, Span]] = set()
        for page in pages:
            other = first.setdefault(page.language, page)
            place = key_place(page)
            if other is not page and place is not None and (place[0].path, place[1]) not in told:
                told.add((place[0].path, place[1]))
                yield KeyFault("twice", page, key, *place, other, key)


def _apart(site: Site, keys: dict[str, list[Page]]) -> Iterator[KeyFault]:
    """Keys that part pages of one path."""
    of: dict[Page, str] = {page: key for key, pages in keys.items() for page in pages}
    paths: dict[str, list[Page]] = {page.place.logical: [] for page in of}
    for page in site.pages:
        if page.place.logical in paths and page.published and page.renders == "always":
            paths[page.place.logical].append(page)
    told: set[str] = set()
    cascades = _are_cascaded(site)
    for page, key in of.items():
        if page.renders == "never":
            continue  # pages without a key do not list it
        alone = {one.language for one in keys[key]} == {page.language}
        place = key_place(page)
        if place is None or page.path in told:
            continue
        for other in paths[page.place.logical]:
            if other.language == page.language or other.path == page.path or of.get(other) == key:
                continue
            theirs = of.get(other, "")
            taken = any(one.language == other.language for one in keys[key])
            lone = not theirs or {one.language for one in keys[theirs]} == {other.language}
            if (not theirs and not taken) or (theirs and alone and lone and other.path not in told):
                told.add(page.path)
                yield KeyFault("apart", page, key, *place, other, theirs)
                break
        else:
            bare = "" if cascades else _bare_language(site, page, {one.language for one in keys[key]})
            if bare:
                told.add(page.path)
                yield KeyFault("bare", page, key, *place, None, "", bare)
            elif alone:
                yield from _near(page, key, place, keys, told)


def _are_cascaded(site: Site) -> bool:
    """Whether a cascade may give keys to pages without a file."""
    cascades = [page.own["cascade"] for page in site.pages if "cascade" in page.own]
    return "translationkey" in str([*cascades, site.config.raw.get("cascade")]).lower()


def _bare_language(site: Site, page: Page, there: set[str]) -> str:
    """A language with a list page of the same path and without a file for it, which lists this page; or nothing."""
    if page.place.bundle != "branch" or site.config.missing or page.kind == "term":
        return ""
    for language in site.languages:
        if language.key not in there and page.kind not in site.hidden_kinds(language.key):
            index, path = index_of(site, language.key), page.place.logical
            target = index.targets.get(path)
            if target is not None and target.page is None and path not in index.unsure:
                return language.key
    return ""


def _near(
    page: Page, key: str, place: tuple[Source, Span], keys: dict[str, list[Page]], told: set[str]
) -> Iterator[KeyFault]:
    """A key that only one language has, as another language alone has it in other letters."""
    wanted = _plain(key)
    for rival, pages in keys.items():
        other = pages[0]
        lone = {one.language for one in pages} == {other.language}
        if rival != key and _plain(rival) == wanted and lone and other.language != page.language:
            if other.path not in told:
                told.add(page.path)
                yield KeyFault("near", page, key, *place, other, rival)
            return


def _plain(key: str) -> str:
    return key.strip().lower().replace(" ", "-").replace("_", "-")


def other_place(fault: KeyFault) -> tuple[Source, Span] | None:
    """Where the other page says its key, or else the beginning of its front matter; None where it has no file."""
    if fault.other is None:
        return None
    start = fault.other.matter.span.start
    place = key_place(fault.other)
    return place or (fault.other.source, Span(start, min(start + 3, len(fault.other.source.text))))
