"""Cascades: values that a section's page, or the site's config, gives to the pages below (Hugo 0.168.0, probed).

A value is given only to a page that has no such key itself; an empty value counts as having it. The nearest cascade
wins, of one list the first item, and a page's own cascade applies to the page itself, too. A cascade is for its page's
language, unless its target names others; one in the config is for all languages, or for the one that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_string, cast_strings
from hugolint.hugo.config import HugoConfig
from hugolint.hugo.ignore import compile_glob, select_names
from hugolint.hugo.nodes import Entry, Mapping, Node, Sequence, Value, plain_value
from hugolint.hugo.page import Given, Page, branch_kind
from hugolint.hugo.text import Source
from hugolint.hugo.versions import (
    LANGUAGE_CASCADE_LISTS,
    LEAF_CASCADES_UNREAD,
    NEAREST_CASCADE_WINS,
    NEWEST,
    SITES_IN_FRONT_MATTER,
    Version,
    within,
)


class Cascade(NamedTuple):
    """One set of values and the pages that it is for."""

    values: dict[str, Given]
    """By lower-case key; what stands below `params` stands here, too, and beats what stands beside it."""
    params: frozenset[str]
    """The keys that stand below `params`."""
    kind: re.Pattern[str] | None
    path: re.Pattern[str] | None
    languages: tuple[str, ...]

    def fits(self, kind: str, path: str, language: str) -> bool:
        """Whether a page is meant. Conditions that are not given hold."""
        return (
            language in self.languages
            and (self.kind is None or self.kind.fullmatch(kind) is not None)
            and (self.path is None or self.path.fullmatch(path) is not None)
        )


class Cascades:
    """All cascades of a site."""

    def __init__(self, config: HugoConfig, pages: Iterable[Page], version: Version = NEWEST) -> None:
        self._version = version
        self._plurals = config.plurals
        self._languages = tuple(language.key for language in config.languages)
        self._environment = config.environment.lower()
        self._general = list(self._configured(config))
        self._found: dict[str, dict[str, list[Cascade]]] = {}
        self._crossing = False
        """A page's cascade is for another language than its own."""
        for page in pages:
            entry = page.entry("cascade") if "cascade" in page.own else None
            if entry is not None:
                found = list(self._of_page(page, entry.value))
                self._crossing = self._crossing or any(one.languages != (page.language,) for one in found)
                self._found.setdefault(page.place.logical, {})[page.language] = found

    def has(self, key: str) -> bool:
        """Whether any cascade gives a value for a key, by its lower-case name."""
        of_pages = (
            cascade for by_language in self._found.values() for found in by_language.values() for cascade in found
        )
        return any(key in cascade.values for cascade in (*self._general, *of_pages))

    def apply(self, pages: Iterable[Page]) -> None:
        """Give every page what cascades have for it."""
        if not self._found and not self._general:
            return
        for page in pages:
            for key, given in self.give(page.kind, page.place.logical, page.language).items():
                if key not in page.own:
                    page.cascaded[key] = given

    def give(self, kind: str, path: str, language: str) -> dict[str, Given]:
        """What a page has from cascades, by its logical path; what the page says itself comes on top."""
        values: dict[str, Given] = {}
        params: dict[str, Given] = {}
        for cascade in (*self._reaching(kind, path, language), *self._general):
            if cascade.fits(kind, path, language):
                values = cascade.values | values
                if self._version < NEAREST_CASCADE_WINS:
                    params = {key: cascade.values[key] for key in cascade.params} | params
        return values | params

    def is_torn(self, kind: str, path: str, language: str) -> bool:
        """Whether chance decides over a value: cascades of one page in several languages reach this one, and differ."""
        if not self._crossing:
            return False
        above = path
        while above != "/":
            above = above.rpartition("/")[0] or "/"
            seen: dict[str, Value] = {}
            for found in self._found.get(above, {}).values():
                own: dict[str, Value] = {}
                for cascade in found:
                    if cascade.fits(kind, path, language):
                        own = {key: given.value for key, given in cascade.values.items()} | own
                if any(key in seen and seen[key] != value for key, value in own.items()):
                    return True
                seen |= own
        return False

    def _reaching(self, kind: str, path: str, language: str) -> Iterator[Cascade]:
        """The page's own cascades, then those of the pages above it in all languages, the nearest first."""
        if kind != "page" or not within(self._version, LEAF_CASCADES_UNREAD):
            yield from self._found.get(path, {}).get(language, ())
        while path != "/":
            path = path.rpartition("/")[0] or "/"
            if self._version < NEAREST_CASCADE_WINS and branch_kind(path, self._plurals) == "term":
                continue
            # Between several languages Hugo's choice is random.
            for found in self._found.get(path, {}).values():
                yield from found

    def _configured(self, config: HugoConfig) -> Iterator[Cascade]:
        """The config's cascades in the order of languages, for the site's own holds where a language has none."""
        for language in config.languages:
            own = "cascade" in language.config
            value = config.setting("cascade", language.key)
            if self._version < LANGUAGE_CASCADE_LISTS and isinstance(language.config.get("cascade"), list):
                own, value = True, config.raw.get("cascade")
            for item in value if isinstance(value, list) else [value]:
                cascade = self._read(None, None, item, (language.key,) if own else self._languages)
                if cascade is not None:
                    yield cascade

    def _of_page(self, page: Page, node: Node) -> Iterator[Cascade]:
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Mapping):
                cascade = self._read(page.source, item, plain_value(item), (page.language,))
                if cascade is not None:
                    yield cascade

    def _read(
        self, source: Source | None, node: Mapping | None, value: Value, languages: tuple[str, ...]
    ) -> Cascade | None:
        if not isinstance(value, dict):
            return None
        target = value.get("target") or value.get("_target")
        target = target if isinstance(target, dict) else {}
        environment = _glob(target.get("environment"))
        if environment is not None and not environment.fullmatch(self._environment):
            return None
        return Cascade(
            _read_values(source, node, value),
            frozenset(params) if isinstance(params := value.get("params"), dict) else frozenset(),
            _glob(target.get("kind")),
            _glob(target.get("path")),
            self._choose(target, languages),
        )

    def _choose(self, target: dict[str, Value], languages: tuple[str, ...]) -> tuple[str, ...]:
        """The languages that a target names. A matrix that names none which is there stands for all of them."""
        sites = target.get("sites") if self._version >= SITES_IN_FRONT_MATTER else None
        matrix = sites.get("matrix") if isinstance(sites, dict) else None
        if isinstance(matrix, dict) and matrix:
            return select_names(cast_strings(matrix.get("languages")), self._languages) or self._languages
        if "lang" in target:
            return select_names(cast_strings(target["lang"]), self._languages)
        return languages


def _read_values(source: Source | None, node: Mapping | None, value: dict[str, Value]) -> dict[str, Given]:
    nodes, inner = _nodes(node), _nodes(_node(node, "params"))
    values = {
        key: Given(source, nodes.get(key), one)
        for key, one in value.items()
        if key not in ("target", "_target", "params")
    }
    params = value.get("params")
    for key, one in params.items() if isinstance(params, dict) else ():
        values[key] = Given(source, inner.get(key), one)
    return values


def _nodes(node: Node | None) -> dict[str, Node]:
    """The value of each lower-case key of a map, as `Mapping.find` finds it."""
    found: dict[str, Entry] = {}
    for entry in node.entries if isinstance(node, Mapping) else ():
        key = entry.key.text.lower()
        best = found.get(key)
        if best is None or entry.key.text != key or best.key.text == key:
            found[key] = entry
    return {key: entry.value for key, entry in found.items()}


def _node(node: Mapping | None, *keys: str) -> Node | None:
    at: Node | None = node
    for key in keys:
        entry = at.find(key) if isinstance(at, Mapping) else None
        at = entry.value if entry is not None else None
    return at


def _glob(value: Value) -> re.Pattern[str] | None:
    text = cast_string(value).lower()
    return compile_glob(text) if text else None
