"""Cascades: values that a section's page, or the site's config, gives to the pages below (Hugo 0.168.0, probed).

A value is given only to a page that has no such key itself; an empty value counts as having it. The nearest cascade
wins, and a page's own cascade applies to the page itself, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_strings
from hugolint.hugo.ignore import compile_glob
from hugolint.hugo.nodes import Mapping, Node, Sequence, Value, plain_value
from hugolint.hugo.page import Given, Page
from hugolint.hugo.text import Source


class Cascade(NamedTuple):
    """One set of values and the pages that it is for."""

    values: dict[str, Given]
    """By lower-case key; what stands below `params` stands here beside the rest."""
    kinds: tuple[re.Pattern[str], ...]
    paths: tuple[re.Pattern[str], ...]
    languages: tuple[re.Pattern[str], ...]
    environments: tuple[re.Pattern[str], ...]

    def fits(self, page: Page, environment: str) -> bool:
        """Whether a page is meant. Conditions that are not given hold."""
        return (
            _any(self.kinds, page.kind)
            and _any(self.paths, page.place.logical)
            and _any(self.languages, page.language)
            and _any(self.environments, environment)
        )


def apply_cascades(pages: list[Page], config: Value, environment: str) -> None:
    """Give every page what cascades have for it."""
    top = [_read(None, None, value) for value in (config if isinstance(config, list) else [config])]
    general = [cascade for cascade in top if cascade is not None]
    found: dict[tuple[str, str], list[Cascade]] = {}
    for page in pages:
        if "cascade" in page.own:
            entry = page.entry("cascade")
            if entry is not None:
                found[page.language, page.place.logical] = list(_read_nodes(page.source, entry.value))
    if not found and not general:
        return
    for page in pages:
        for cascade in (*_above(page, found), *general):
            if cascade.fits(page, environment):
                for key, given in cascade.values.items():
                    if key not in page.own and key not in page.cascaded and not _has_param(page, key):
                        page.cascaded[key] = given


def _above(page: Page, found: dict[tuple[str, str], list[Cascade]]) -> Iterator[Cascade]:
    """The page's own cascades, then those of the pages above it, the nearest first."""
    path = page.place.logical
    while True:
        yield from found.get((page.language, path), ())
        if path == "/":
            return
        path = path.rpartition("/")[0] or "/"


def _has_param(page: Page, key: str) -> bool:
    params = page.own.get("params")
    return isinstance(params, dict) and key in params


def _read_nodes(source: Source, node: Node) -> Iterator[Cascade]:
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Mapping):
            cascade = _read(source, item, plain_value(item))
            if cascade is not None:
                yield cascade


def _read(source: Source | None, node: Mapping | None, value: Value) -> Cascade | None:
    if not isinstance(value, dict):
        return None
    values: dict[str, Given] = {}
    for key, one in value.items():
        if key == "params" and isinstance(one, dict):
            for name, inner in one.items():
                values[name] = Given(source, _node(node, "params", name), inner)
        elif key not in ("target", "_target"):
            values[key] = Given(source, _node(node, key), one)
    target = value.get("target") or value.get("_target")
    target = target if isinstance(target, dict) else {}
    sites = target.get("sites")
    matrix = sites.get("matrix") if isinstance(sites, dict) else None
    languages = matrix.get("languages") if isinstance(matrix, dict) else target.get("lang")
    return Cascade(
        values,
        _globs(target.get("kind")),
        _globs(target.get("path")),
        _globs(languages),
        _globs(target.get("environment")),
    )


def _node(node: Mapping | None, *keys: str) -> Node | None:
    at: Node | None = node
    for key in keys:
        entry = at.find(key) if isinstance(at, Mapping) else None
        at = entry.value if entry is not None else None
    return at


def _globs(value: Value) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for text in cast_strings(value) if (pattern := compile_glob(text.lower())) is not None)


def _any(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    return not patterns or any(pattern.fullmatch(text) for pattern in patterns)
