"""Seeded pages whose fields hold what they should not: some of it stops Hugo, much of it Hugo takes in silence."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import NamedTuple

FORMATS = ("yaml", "toml", "json")

TEMPLATES = {
    "layouts/all.html": "{{ range site.Menus.main }}{{ .Name }}{{ end }}{{ .Content }}",
    "layouts/all.json": "{}",
    "layouts/all.xml": "<x/>",
}

SOUND: dict[str, tuple[object, ...]] = {
    "title": ("Opening hours", "Été", 1984, True),
    "linkTitle": ("Hours",),
    "description": ("When we are here", ""),
    "summary": ("Short", 3),
    "date": ("2024-01-02", "2024-01-02T03:04:05Z", "2024-01-02 03:04:05 +0200", "02 Jan 2024", ""),
    "lastmod": ("2024-02-03", "2024-02-03T03:04:05+02:00"),
    "publishDate": ("2024-01-02", 1704067200),
    "expiryDate": ("2099-01-02",),
    "draft": (False, "false", 0),
    "weight": (3, "10", 1.5, -4),
    "aliases": (["/old/"], ["/old/", "older"], "old older", []),
    "slug": ("hours", "a/b", ""),
    "url": ("/x/y/", "x/y.html", "//host/x", "ftp://x/y", "/:slug/"),
    "outputs": (["html"], ["HTML", "json"], "html", []),
    "markup": ("md", "goldmark", "Markdown", ""),
    "layout": ("single", "nope"),
    "type": ("posts",),
    "build": ({"render": "always"}, {"list": True, "render": "link"}, {"publishResources": "false"}, {"nope": 1}),
    "sitemap": ({"priority": 0.5}, {"priority": "0.7", "changefreq": "often"}, {"disable": True}, "never"),
    "menus": ("main", ["main", "side"], {"main": {"weight": 3}}, {"main": {"weight": "3", "parent": "x"}}),
    "cascade": ({"params": {"a": 1}}, [{"target": {"path": "/a/**", "kind": "page"}, "b": 1}], {"draft": False}),
    "params": ({"a": 1}, {"title": "x", "b": ["c"]}, '{"a": 1}'),
    "sites": ({"matrix": {"languages": ["en"]}}, {"matrix": {"languages": "xx"}}),
    "resources": ([{"src": "*.png", "title": "x"}], [{"name": "x"}], "x", ["y"]),
    "tags": (["a", "b"], "a, b", 3, [1, True], {"a": "b"}),
    "tags_weight": (3, "3"),
    "keywords": (["a"], "a b"),
    "translationKey": ("hours", 3),
    "headless": (False, "maybe"),
    "isCJKLanguage": (True, "perhaps"),
    "words": ("anything", ["at", "all"], {"or": "so"}, 3.5),
}
"""Fields and what they may hold: right, or wrong and taken in silence."""

WRONG: dict[str, tuple[object, ...]] = {
    "title": (["a"], {"a": "b"}),
    "slug": (["a"],),
    "date": ("2024-1-2", "2024/01/02", "today", "2024-02-30", True, 6.7, ["2024-01-02"], {"a": "b"}, "15:04"),
    "lastmod": ("yesterday", "2024-01-02T03:04", False),
    "publishDate": ("Jan 2, 2024", 1.5),
    "expiryDate": ("never", "2024-13-01"),
    "modified": ("today",),
    "pubdate": ("today",),
    "unpublishdate": ("never",),
    "published": (True, False, "yes"),
    "draft": ("maybe", "yes", [True]),
    "weight": ("heavy", [3]),
    "aliases": (["https://example.org/a/"], "http://example.org/a/", ["/b/", "http://x"], ["/"], [""], {"a": "b"}),
    "url": ("https://example.org/a/", "http://x", ["a"]),
    "outputs": (["nope"], "html, rss", ["html", "amp2"], "HTML nope", {"a": "b"}),
    "markup": ("mmark", "nope", "html", "org", "text", ["md"]),
    "build": ("never", ["a"], False, {"publishResources": "no"}, {"render": ["a"]}, {"list": {"a": 1}}, 3),
    "_build": ({"render": "never"}, {"list": "never"}),
    "sitemap": ({"priority": "high"}, {"disable": "maybe"}, {"filename": ["a"]}, {"changefreq": ["a"]}, ["a"]),
    "menus": ([{"name": "main"}], {"main": "words"}, {"main": {"weight": "first"}}, {"main": ["a"]}, [["a"]], 3),
    "menu": ({"main": {"weight": "x"}}, {"main": {"identifier": ["a"]}}),
    "cascade": (
        "words",
        3,
        {"kind": "page"},
        {"path": "/a"},
        {"lang": "en"},
        {"cascade": {"a": 1}},
        [{"target": {"kind": "nope"}, "a": 1}],
        [{"target": "words"}],
        [{"target": {"path": "/a/{b"}, "a": 1}],
        [{"target": {"lang": "en"}, "a": 1}],
        ["a"],
        [{"_target": {"path": "/x"}, "a": 1}],
    ),
    "params": ("words", ["a"], 3, False, 1.5),
    "sites": ("words", {"matrix": "words"}, ["a"], {"matrix": ["a"]}, 3),
    "tags_weight": ("heavy",),
    "headless": ([True],),
}
"""What they should not hold."""


class Damaged(NamedTuple):
    """A page with wrong fields."""

    format: str
    page: str
    sound: str
    """The page without them."""


def damaged_pages(seed: int, count: int) -> Iterator[Damaged]:
    """Pages with one wrong field, the same for the same seed."""
    yield from _pages(random.Random(f"fields {seed}"), count, 1)


def pages_with_several(seed: int, count: int) -> Iterator[Damaged]:
    """Pages with two to four wrong fields."""
    yield from _pages(random.Random(f"several {seed}"), count, 3)


def _pages(rng: random.Random, count: int, most: int) -> Iterator[Damaged]:
    for _ in range(count):
        form = rng.choice(FORMATS)
        keys = rng.sample(sorted(SOUND), rng.randint(2, 7))
        sound: dict[str, object] = {key: rng.choice(SOUND[key]) for key in keys}
        wrong = dict(sound)
        for key in rng.sample(sorted(WRONG), 1 if most == 1 else rng.randint(2, most + 1)):
            wrong[key] = rng.choice(WRONG[key])
        if rng.random() < 0.2:  # in another order, and in another case
            wrong = dict(rng.sample(list(wrong.items()), len(wrong)))
            wrong = {rng.choice((key, key.lower(), key.upper())): value for key, value in wrong.items()}
        yield Damaged(form, page(form, wrong), page(form, sound))


def page(form: str, fields: dict[str, object], body: str = "words\n") -> str:
    """The text of a page with these fields."""
    if form == "json":
        return json.dumps(fields, indent=1, ensure_ascii=False) + "\n" + body
    fence = "+++" if form == "toml" else "---"
    return "\n".join([fence, *(field_line(form, key, value) for key, value in fields.items()), fence, body])


def field_line(form: str, key: str, value: object) -> str:
    """A field on a line, in YAML or TOML."""
    return f"{key} = {toml(value)}" if form == "toml" else f"{key}: {_yaml(value)}"


def _yaml(value: object) -> str:
    """A value on one line; words without quotes where that is the same."""
    if isinstance(value, str) and value.replace(" ", "").isalpha() and value not in ("yes", "true", "null"):
        return value
    return json.dumps(value, ensure_ascii=False)


def toml(value: object) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
