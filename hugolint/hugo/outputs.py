"""Output formats: what Hugo can make of a page, and where each format puts its file (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hugolint.hugo.casts import cast_bool, cast_string
from hugolint.hugo.nodes import Value


class OutputFormat(NamedTuple):
    """One output format."""

    name: str
    base: str = "index"
    """The file's name in the page's directory."""
    suffix: str = ".html"
    suffixes: tuple[str, ...] = (".html", ".htm")
    """All that its media type goes by; an alias that ends in one of them is a file."""
    path: str = ""
    """A directory of its own, before the page's path."""
    html: bool = False
    permalinkable: bool = False
    ugly: bool = False
    no_ugly: bool = False
    root: bool = False


def _format(name: str, suffix: str, base: str = "index", *, ugly: bool = False, no_ugly: bool = False) -> OutputFormat:
    return OutputFormat(name, base, suffix, (suffix,), ugly=ugly, no_ugly=no_ugly)


HTML = OutputFormat("html", html=True, permalinkable=True)
FORMATS: Mapping[str, OutputFormat] = {
    known.name: known
    for known in (
        HTML,
        OutputFormat("amp", path="amp", html=True, permalinkable=True),
        _format("calendar", ".ics"),
        _format("css", ".css", "styles"),
        _format("csv", ".csv"),
        _format("json", ".json"),
        _format("markdown", ".md"),
        _format("robots", ".txt", "robots")._replace(root=True),
        _format("rss", ".xml", no_ugly=True),
        _format("sitemap", ".xml", "sitemap", ugly=True),
        _format("sitemapindex", ".xml", "sitemap", ugly=True)._replace(root=True),
        _format("webappmanifest", ".webmanifest", "manifest"),
    )
}
"""The formats that every site has, by name."""

AT_ROOT = (FORMATS["sitemap"], FORMATS["robots"])
"""Formats that every list page is written to the root in, unless it has a `url`."""

SPECIAL_FORMATS = frozenset({"404", "alias", "gotmpl"})
"""What `outputs` may name, too: formats that Hugo uses for files of its own."""

_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "text/html": (".html", ".htm"),
    "application/json": (".json",),
    "application/rss+xml": (".xml", ".rss"),
    "application/atom+xml": (".atom",),
    "application/xml": (".xml",),
    "application/manifest+json": (".webmanifest",),
    "application/toml": (".toml",),
    "application/yaml": (".yaml", ".yml"),
    "application/pdf": (".pdf",),
    "image/svg+xml": (".svg",),
    "text/asciidoc": (".adoc", ".asciidoc", ".ad"),
    "text/calendar": (".ics",),
    "text/css": (".css",),
    "text/csv": (".csv",),
    "text/javascript": (".js", ".jsm", ".mjs"),
    "text/markdown": (".md", ".mdown", ".markdown"),
    "text/plain": (".txt",),
    "text/typescript": (".ts",),
    "text/x-scss": (".scss",),
}


def site_formats(formats: Value, media_types: Value = None) -> dict[str, OutputFormat | None]:
    """The formats of a site: Hugo's own, changed and added to by the config's `outputFormats` (keys in lower case).

    A format whose media type is not known here is None.
    """
    known: dict[str, OutputFormat | None] = dict(FORMATS)
    suffixes = {**_SUFFIXES, **_configured_suffixes(media_types)}
    for name, raw in formats.items() if isinstance(formats, dict) else ():
        if isinstance(raw, dict):
            base = known.get(name.lower()) or OutputFormat(name.lower())
            known[base.name] = _configured(base, raw, suffixes, known)
    return known


def _configured(
    base: OutputFormat, raw: dict[str, Value], suffixes: Mapping[str, tuple[str, ...]], known: Mapping[str, object]
) -> OutputFormat | None:
    media = cast_string(raw.get("mediatype")).lower()
    found = suffixes.get(media.partition(";")[0].strip()) if media else None
    if found is None and (media or base.name not in known):
        return None
    own = base.suffixes if found is None else found
    return OutputFormat(
        base.name,
        cast_string(raw["basename"]) if "basename" in raw else base.base,
        own[0] if found is not None else base.suffix,
        own,
        cast_string(raw["path"]) if "path" in raw else base.path,
        cast_bool(raw["ishtml"]) if "ishtml" in raw else base.html,
        cast_bool(raw["permalinkable"]) if "permalinkable" in raw else base.permalinkable,
        cast_bool(raw["ugly"]) if "ugly" in raw else base.ugly,
        cast_bool(raw["nougly"]) if "nougly" in raw else base.no_ugly,
        cast_bool(raw["root"]) if "root" in raw else base.root,
    )


def _configured_suffixes(media_types: Value) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, raw in media_types.items() if isinstance(media_types, dict) else ():
        listed = raw.get("suffixes") if isinstance(raw, dict) else None
        names = listed if isinstance(listed, list) else [listed] if isinstance(listed, str) else []
        own = tuple("." + cast_string(suffix).lower().lstrip(".") for suffix in names if cast_string(suffix))
        if own:
            found[name.lower()] = own
    return found
