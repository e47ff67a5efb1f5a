"""The rules of a `permalinks` map with their places, and what each of them alone would do (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.config_places import config_spots
from hugolint.hugo.layout import Layout
from hugolint.hugo.nodes import Entry, Mapping, Scalar, Value
from hugolint.hugo.page import Page
from hugolint.hugo.permalinks import KINDS, Permalinks, compile_permalinks
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urls import format_urls


class PermalinkRule(NamedTuple):
    """A key of `permalinks` with its pattern, in a config file of the site."""

    name: str
    """The key as it is written, below a kind of page behind that one's name: `section.blog`."""
    key: str
    """The section in lower case, without slashes at the ends."""
    kinds: tuple[str, ...]
    pattern: str
    source: Source
    span: Span
    """Of the key."""
    compiled: Permalinks
    """This rule alone."""

    def match(self, page: Page) -> bool:
        """Whether it holds for a page."""
        return page.kind in self.kinds and bool(self.compiled.match(page.kind, page.place.logical, page.section))


def permalink_rules(site: Site, language: str = "") -> list[PermalinkRule]:
    """The rules of the map of a language's own, or of the site's; of a key that several files set the last counts."""
    found: dict[tuple[str, str], PermalinkRule] = {}
    keys = ("languages", language, "permalinks") if language else ("permalinks",)
    for spot in config_spots(site, *keys):
        if not isinstance(spot.node, Mapping):
            return []
        for entry in _counting(spot.node):
            kind = entry.key.text.lower()
            if isinstance(entry.value, Scalar):
                found["", kind] = _rule(site, spot.source, entry, "")
            elif isinstance(entry.value, Mapping) and kind in KINDS:
                for inner in _counting(entry.value):
                    if isinstance(inner.value, Scalar):
                        found[kind, inner.key.text.lower()] = _rule(site, spot.source, inner, kind)
    return list(found.values())


def rules_in_force(site: Site, language: str) -> list[PermalinkRule]:
    """The rules that hold for a language: its own, and the site's where it has none or lets them in."""
    wanted = site.config.permalinks(language)
    if not isinstance(wanted, dict):
        return []
    found = site.config.language(language)
    own = permalink_rules(site, language) if found is not None and "permalinks" in found.config else []
    taken = {(rule.kinds, rule.name.lower()) for rule in own}
    rules = [*own, *(rule for rule in permalink_rules(site) if (rule.kinds, rule.name.lower()) not in taken)]
    return [rule for rule in rules if _holds(wanted, rule)]


def _holds(wanted: dict[str, Value], rule: PermalinkRule) -> bool:
    outer, dot, inner = rule.name.lower().partition(".")
    below = wanted.get(outer)
    if len(rule.kinds) == 1 and dot:
        return isinstance(below, dict) and below.get(inner) == rule.pattern
    return wanted.get(rule.name.lower()) == rule.pattern


def _counting(node: Mapping) -> Iterator[Entry]:
    """The entries that Hugo uses: of two spellings of a key one."""
    for entry in node.entries:
        if node.find(entry.key.text) is entry and entry.key.text.lower() != "_merge":
            yield entry


def _rule(site: Site, source: Source, entry: Entry, kind: str) -> PermalinkRule:
    key, value = entry.key.text, entry.value
    pattern = value.text if isinstance(value, Scalar) else ""
    own: dict[str, Value] = {key.lower(): pattern}
    raw: dict[str, Value] = {kind: own} if kind else own
    compiled = compile_permalinks(raw, version=site.version, environment=site.config.environment)
    name = f"{kind}.{key}" if kind else key
    kinds = (kind,) if kind else ("page", "term")
    return PermalinkRule(name, key.lower().strip(" /"), kinds, pattern, source, entry.key.span, compiled)


def url_by(layout: Layout, page: Page, rules: Permalinks) -> str | None:
    """The link that a page would have by some rules; None where it cannot be known."""
    working = layout.working(page, below=False)
    return format_urls(working.facts, replace(working.settings, permalinks=rules)).rel_permalink


def goes_by_rules(page: Page) -> bool:
    """Whether Hugo writes a page, and takes its URL from the permalink rules if they hold for it."""
    return page.rendered and page.published and not page.moved_unseen and not cast_string(page.params.get("url"))
