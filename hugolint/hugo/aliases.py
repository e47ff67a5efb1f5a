"""Aliases: what a front matter names as old addresses, and which redirect file Hugo writes for each.

Hugo 0.168.0, probed; `UrlSettings.version` brings back what other versions do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.hugo.casts import GO_SPACE, cast_string
from hugolint.hugo.nodes import Mapping, Node, Scalar, Sequence
from hugolint.hugo.outputs import HTML, OutputFormat
from hugolint.hugo.text import Span
from hugolint.hugo.urlpaths import clean_path, join_path
from hugolint.hugo.urls import Urls, UrlSettings
from hugolint.hugo.versions import ALIAS_LANGUAGE, ALIAS_SUFFIXES

_PART = re.compile(f"[^{GO_SPACE}]+")


class AliasTarget(NamedTuple):
    """Where an alias leads to on disk."""

    output: str | None
    """The redirect file, relative to the publish folder; None where Hugo writes none, or it cannot be known."""
    problem: str = ""
    """"" or what fails Hugo's build: "http" (begins with http:// or https://), "root" (is the root of the site),
    "outside" (climbs out of it, from the home page)."""


def alias_items(node: Node) -> list[tuple[str, Span]]:
    """Every alias of a front matter value, with its place.

    A text is split at white space. Where the parts are written as they are meant, each has a place of its own; in a
    text with escapes all have the whole one. A list that holds a list or map has no aliases at all.
    """
    if isinstance(node, Mapping):
        return []
    if isinstance(node, Sequence):
        if not all(isinstance(item, Scalar) for item in node.items):
            return []
        return [(cast_string(item.value), item.span) for item in node.items if isinstance(item, Scalar)]
    if node.value is None:
        return []
    if not isinstance(node.value, str):
        return [(cast_string(node.value), node.span)]
    return _parts(node, node.value)


def _parts(node: Scalar, text: str) -> list[tuple[str, Span]]:
    found = list(_PART.finditer(text))
    size = node.span.end - node.span.start
    if len(found) == 1:
        return [(found[0][0], node.span)]
    # A text in quotes without escapes is as long as its content and two signs.
    indent = 0 if size == len(text) else 1 if size == len(text) + 2 and not node.plain else -1
    if indent < 0:
        return [(match[0], node.span) for match in found]
    start = node.span.start + indent
    return [(match[0], Span(start + match.start(), start + match.end())) for match in found]


def alias_output(alias: str, page: Urls, settings: UrlSettings, output: OutputFormat = HTML) -> AliasTarget:
    """The redirect file of an alias, for a page and one of its HTML output formats."""
    if alias.startswith(("http://", "https://")):
        return AliasTarget(None, "http")
    if page.output is None:
        return AliasTarget(None)
    if settings.version < ALIAS_LANGUAGE:
        return _target(_old_path(alias, page, settings, output), settings, output)
    base = join_path("/", settings.folder, output.path) if alias.startswith("/") else page.parent
    path = join_path(base, alias)
    if page.ugly and not _is_file(path, settings, output):
        path += output.suffix if settings.version >= ALIAS_SUFFIXES else ".html"
    return _target(path, settings, output)


def _old_path(alias: str, page: Urls, settings: UrlSettings, output: OutputFormat) -> str:
    """Before 0.155 a language had no part in the path, but on multihost sites."""
    path = join_path(output.path if alias.startswith("/") else page.link_parent, alias)
    if page.ugly and not path.endswith(".html"):
        path += ".html"
    if (settings.multihost or settings.hosts) and not path.startswith("/" + settings.language):
        path = join_path(settings.language, path)
    return path


def _target(path: str, settings: UrlSettings, output: OutputFormat) -> AliasTarget:
    path = clean_path(path)
    if path == "/":
        return AliasTarget(None, "root")
    if path == ".." or path.startswith("../"):
        return AliasTarget(None, "outside")
    path = path.removeprefix("/")
    if _is_file(path, settings, output):
        return AliasTarget(path)
    name = output.base + output.suffix if settings.version >= ALIAS_SUFFIXES else "index.html"
    return AliasTarget(f"{path}/{name}")


def _is_file(path: str, settings: UrlSettings, output: OutputFormat) -> bool:
    """Whether a path names a file of the output format; before 0.164 only `.html` did."""
    if settings.version < ALIAS_SUFFIXES:
        return path.endswith(".html")
    return path.endswith(output.suffixes) and "." in path.rpartition("/")[2]
