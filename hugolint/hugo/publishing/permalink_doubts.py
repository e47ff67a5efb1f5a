"""Permalink rules that do not do what they seem to: chance decides, a rule is lost, or reaches nobody.

All of it in silence (Hugo 0.168.0, probed).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hugolint.hugo.config_places import config_spots
from hugolint.hugo.page import Page
from hugolint.hugo.permalinks import Permalinks, compile_permalinks
from hugolint.hugo.publishing.permalink_rules import (
    PermalinkRule,
    goes_by_rules,
    permalink_rules,
    rules_in_force,
    url_by,
)
from hugolint.hugo.site import Site
from hugolint.hugo.slips import is_slip
from hugolint.hugo.text import Source, Span


class Rivals(NamedTuple):
    """Two keys of a map that hold for the same pages, and give them different URLs."""

    first: PermalinkRule
    second: PermalinkRule
    """The one with the longer key, or the one that is written later."""
    hits: tuple[tuple[Page, str, str], ...]
    """The pages, each with the URL by the first and by the second."""


def rival_rules(site: Site) -> Iterator[Rivals]:
    """Each pair of them once, with the pages of all languages that it holds for in common."""
    found: dict[tuple[str, Span, str, Span], Rivals] = {}
    for language in site.languages:
        raw = site.config.permalinks(language.key)
        if not isinstance(raw, dict) or site.layout is None:
            continue
        crowded = _crowded(compile_permalinks(raw, version=site.version, environment=site.config.environment))
        rules: list[PermalinkRule] | None = None
        for page in site.pages if crowded else ():
            if page.kind not in crowded or page.language != language.key or not goes_by_rules(page):
                continue
            patterns = site.layout.patterns(page.kind, page.place.logical, page.section, page.language)
            if len({pattern.text for pattern in patterns}) > 1:
                rules = rules_in_force(site, language.key) if rules is None else rules
                _note(site, page, rules, found)
    yield from found.values()


def _crowded(permalinks: Permalinks) -> set[str]:
    """The kinds of page that several rules may hold for."""
    kinds = {kind for kind, _, _ in permalinks.globs}
    for kind, rules in permalinks.sections.items():
        nested = any(outer and key.startswith(f"{outer}/") for key in rules if "/" in key for outer in rules)
        if nested or any(len(patterns) > 1 for patterns in rules.values()) or ("" in rules and len(rules) > 1):
            kinds.add(kind)
    return kinds


def _note(site: Site, page: Page, rules: list[PermalinkRule], found: dict[tuple[str, Span, str, Span], Rivals]) -> None:
    assert site.layout is not None
    urls = [(rule, url_by(site.layout, page, rule.compiled)) for rule in rules if rule.match(page)]
    known = [(rule, url) for rule, url in urls if url is not None]
    for first, here in known:
        for second, there in known:
            if here != there and (len(first.key), first.span) < (len(second.key), second.span):
                key = (first.source.path, first.span, second.source.path, second.span)
                hits = found[key].hits if key in found else ()
                found[key] = Rivals(first, second, (*hits, (page, here, there)))


class LostRules(NamedTuple):
    """A language's own permalinks, which replace those of the site, also where they have nothing for a page."""

    language: str
    source: Source
    span: Span
    """Of the key."""
    lost: tuple[PermalinkRule, ...]
    """The rules of the site that would have held."""
    hits: tuple[tuple[Page, str, str], ...]
    """The pages, each with its URL and the one by the site's rules."""


def lost_rules(site: Site) -> Iterator[LostRules]:
    """The languages whose pages lose a rule of the site that would change their URLs."""
    root = site.config.raw.get("permalinks")
    if not isinstance(root, dict) or site.layout is None:
        return
    common = compile_permalinks(root, version=site.version, environment=site.config.environment)
    for language in site.languages:
        spot = next((one for one in config_spots(site, "languages", language.key, "permalinks")), None)
        if spot is None or not isinstance(language.config.get("permalinks"), dict):
            continue
        hits: list[tuple[Page, str, str]] = []
        for page in site.pages:
            if page.language == language.key and page.output and goes_by_rules(page):
                at = page.kind, page.place.logical, page.section
                if common.match(*at) and not site.layout.patterns(*at, page.language):
                    own, other = url_by(site.layout, page, Permalinks()), url_by(site.layout, page, common)
                    if own is not None and other is not None and own != other:
                        hits.append((page, own, other))
        if hits:
            rules = tuple(rule for rule in permalink_rules(site) if any(rule.match(page) for page, _, _ in hits))
            span = spot.entry.key.span if spot.entry is not None else Span(0, 0)
            yield LostRules(language.key, spot.source, span, rules, tuple(hits))


class UnusedRule(NamedTuple):
    """A rule that holds for no page, and whose key is almost the name of something that is there."""

    rule: PermalinkRule
    near: str
    """What is there."""
    sort: str
    """`section`, `taxonomy`, or `nested`: before 0.161 a key names a section in the content root only."""
    pages: int
    """How many pages it would hold for."""


def unused_rules(site: Site) -> Iterator[UnusedRule]:
    """Each of them once. Where a theme is not on disk or pages are made by adapters, nothing is known."""
    if site.listing.adapters or site.config.missing:
        return
    scopes = {one.key: one.key for one in site.languages if "permalinks" in one.config}
    groups: dict[str, list[str]] = {}
    for one in site.languages:
        groups.setdefault(scopes.get(one.key, ""), []).append(one.key)
    for scope, languages in groups.items():
        yield from _unused(site, permalink_rules(site, scope), frozenset(languages))


def _unused(site: Site, rules: list[PermalinkRule], languages: frozenset[str]) -> Iterator[UnusedRule]:
    if not rules:
        return
    pages = [page for page in site.pages if page.language in languages]
    heads = {page.section for page in pages}
    plurals: dict[str, str] = {}
    for language in languages:
        plurals.update({plural.lower(): singular for singular, plural in site.config.taxonomies(language).items()})
    ruled = {(kind, rule.key) for rule in rules for kind in rule.kinds}
    names = heads | plurals.keys()
    for rule in rules:
        top = rule.key.partition("/")[0]
        if not rule.key or set("*?[]{}\\!,").intersection(rule.key):
            continue
        if top in names:
            if "/" in rule.key and rule.compiled.by_section:
                below = sum(page.kind in rule.kinds and _is_below(page, rule.key) for page in pages)
                if below:
                    yield UnusedRule(rule, rule.key, "nested", below)
            continue
        for sort, near in _near(rule, plurals, heads):
            count = sum(page.kind in rule.kinds and _is_below(page, near) for page in pages)
            if (sort == "taxonomy" or count) and not any((kind, near) in ruled for kind in rule.kinds):
                yield UnusedRule(rule, near, sort, count)
                break


def _near(rule: PermalinkRule, plurals: dict[str, str], heads: Iterable[str]) -> Iterator[tuple[str, str]]:
    if "/" in rule.key:
        return
    if {"taxonomy", "term"}.intersection(rule.kinds):
        yield from (("taxonomy", plural) for plural, singular in plurals.items() if singular.lower() == rule.key)
    if {"page", "section"}.intersection(rule.kinds):
        yield from (
            ("section", head)
            for head in sorted(heads)
            if min(len(head), len(rule.key)) > 3 and _is_meant(rule.key, head)
        )


def _is_meant(key: str, head: str) -> bool:
    """Whether a key is a slip for a section: one of the two is the other's plural, or they are alike and long.

    Of short words many are alike, as `teams` and `terms`.
    """
    if key.rstrip("s") == head.rstrip("s"):
        return True
    return is_slip(key, head) and (sorted(key) == sorted(head) or min(len(key), len(head)) > 5)


def _is_below(page: Page, key: str) -> bool:
    return page.place.logical == f"/{key}" or page.place.logical.startswith(f"/{key}/")
