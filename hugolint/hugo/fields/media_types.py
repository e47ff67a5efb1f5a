"""Media types: which kind of content a word such as `md`, `goldmark` or `text/html` stands for (Hugo 0.168.0, probed).

Hugo looks for the word among the names of types, then among their second halves, then among file suffixes.
"""

from __future__ import annotations

from collections.abc import Mapping

from hugolint.hugo.casts import cast_string, cast_strings
from hugolint.hugo.nodes import Value
from hugolint.hugo.versions import Version

CONTENT_TYPES: Mapping[str, tuple[str, ...]] = {
    "text/markdown": ("md", "mdown", "markdown"),
    "text/html": ("html", "htm"),
    "text/org": ("org",),
    "text/asciidoc": ("adoc", "asciidoc", "ad"),
    "text/pandoc": ("pandoc", "pdc"),
    "text/rst": ("rst",),
}
"""What Hugo takes for content, with the suffixes of its files."""

_OTHERS: Mapping[str, tuple[str, ...]] = {
    "text/plain": ("txt",),
    "text/calendar": ("ics",),
    "text/css": ("css",),
    "text/x-scss": ("scss",),
    "text/x-sass": ("sass",),
    "text/csv": ("csv",),
    "text/javascript": ("js", "jsm", "mjs"),
    "text/typescript": ("ts",),
    "text/tsx": ("tsx",),
    "text/jsx": ("jsx",),
    "text/x-gotmpl": ("gotmpl",),
    "application/json": ("json",),
    "application/manifest+json": ("webmanifest",),
    "application/rss+xml": ("xml", "rss"),
    "application/xml": ("xml",),
    "application/toml": ("toml",),
    "application/yaml": ("yaml", "yml"),
    "application/pdf": ("pdf",),
    "application/wasm": ("wasm",),
    "application/octet-stream": (),
    "image/svg+xml": ("svg",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg", "jpe", "jif", "jfif"),
    "image/gif": ("gif",),
    "image/tiff": ("tif", "tiff"),
    "image/bmp": ("bmp",),
    "image/webp": ("webp",),
    "font/ttf": ("ttf",),
    "font/otf": ("otf",),
    "font/woff": ("woff",),
    "font/woff2": ("woff2",),
    "video/x-msvideo": ("avi",),
    "video/mpeg": ("mpg", "mpeg"),
    "video/mp4": ("mp4",),
    "video/ogg": ("ogv",),
    "video/webm": ("webm",),
    "video/3gpp": ("3gpp", "3gp"),
}
_LATER: tuple[tuple[Version, str, str], ...] = (
    ((0, 157, 0), "image/avif", "avif"),
    ((0, 157, 0), "image/heif", "heif"),
    ((0, 157, 0), "image/heic", "heic"),
    ((0, 165, 0), "application/source-map", "map"),
)
_RENAMED = {"goldmark": "markdown", "asciidocext": "asciidoc"}


def find_media_type(word: str, configured: Value, version: Version) -> str:
    """The type that a `markup` or a file's extension stands for; empty where Hugo knows none.

    `configured` is the config's `mediaTypes`, keys in lower case.
    """
    word = word.lower()
    word = _RENAMED.get(word, word)
    suffix = word.removeprefix(".")
    if not configured:
        for name, suffixes in CONTENT_TYPES.items():
            if word == name or word == subtype(name) or suffix in suffixes:
                return name
    known = _known(configured, version)
    for name in known:
        if word in (name, name.partition("+")[0]):
            return name
    for name in known:
        if word == subtype(name):
            return name
    # A type without suffixes has the empty one.
    return next((name for name, suffixes in sorted(known.items()) if suffix in (suffixes or ("",))), "")


def suffixes_of(name: str, configured: Value, version: Version) -> tuple[str, ...]:
    """The file suffixes of a type by its name; none where it is not known. A type in the config replaces Hugo's."""
    return _known(configured, version).get(name.lower(), ())


def subtype(media_type: str) -> str:
    """The second half of a type's name, without what follows a plus sign: that of `image/svg+xml` is `svg`."""
    return media_type.partition("/")[2].partition("+")[0]


def _known(configured: Value, version: Version) -> dict[str, tuple[str, ...]]:
    known = {**CONTENT_TYPES, **_OTHERS, **{name: (suffix,) for since, name, suffix in _LATER if version >= since}}
    for name, raw in configured.items() if isinstance(configured, dict) else ():
        listed = raw.get("suffixes") if isinstance(raw, dict) else None
        if isinstance(raw, dict):
            words = ",".join(cast_string(one) for one in cast_strings(listed)).lower().strip()
            known[name] = tuple(words.split(",")) if words else ()
    return known
