"""Settings that Hugo has removed from the configuration, or is about to.

Hugo says each once, without a place, however often it is written: a warning for some versions, then an error (Hugo
0.168.0, probed; the steps are those of `versions.deprecated`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.config_places import config_parts
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.said import Said
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source
from hugolint.hugo.versions import (
    LANGUAGE_CODE,
    MOUNT_INCLUDE_FILES,
    MOUNT_LANG,
    RENDER_HOOK_DEFAULT,
    Removal,
    deprecated,
    outlook,
    text_of,
)

_IMAGING = deprecated(163)
_MINIFY = deprecated(150)
_PROJECT = "project config key "
_MOUNTS = "https://gohugo.io/configuration/module/#"
_FORMATS = "imaging.jpeg.quality, imaging.webp.quality and/or imaging.avif.quality"


class _Removed(NamedTuple):
    removal: Removal
    item: str
    """Hugo's name for it; `{}` stands for the languages's key."""
    advice: str
    """Hugo's own; it ends the message."""
    heir: str
    """What to write in its place."""
    version: str
    """As Hugo's message writes it."""


def _removed(removal: Removal, item: str, heir: str, advice: str = "", v: str = "v") -> _Removed:
    version = f"{v}{text_of(removal.deprecated)}"
    return _Removed(removal, item, advice or f"Use {heir} instead.", heir, version)


def _hook(kind: str) -> _Removed:
    key = f"markup.goldmark.renderHooks.{kind}"
    return _removed(RENDER_HOOK_DEFAULT, f"{_PROJECT}{key}.enableDefault", f"{key}.useEmbedded", v="")


def _per_format(key: str, formats: str) -> _Removed:
    what = {"quality": "quality", "compression": "compression type", "hint": "hint"}[key]
    return _removed(_IMAGING, f"{_PROJECT}imaging.{key}", formats, f"Set the {what} per format instead with {formats}.")


def _of_language(old: str, new: str) -> _Removed:
    return _removed(LANGUAGE_CODE, f"{_PROJECT}languages.{{}}.{old}", f"languages.{{}}.{new}")


_KEYS = {
    "languagecode": _removed(LANGUAGE_CODE, f"{_PROJECT}languageCode", "locale"),
    "languages.*.languagecode": _of_language("languageCode", "locale"),
    "languages.*.languagename": _of_language("languageName", "label"),
    "languages.*.languagedirection": _of_language("languageDirection", "direction"),
    "markup.goldmark.renderhooks.image.enabledefault": _hook("image"),
    "markup.goldmark.renderhooks.link.enabledefault": _hook("link"),
    "imaging.quality": _per_format("quality", _FORMATS),
    "imaging.compression": _per_format("compression", "imaging.webp.compression and/or imaging.avif.compression"),
    "imaging.hint": _per_format("hint", "imaging.webp.hint and/or imaging.avif.hint"),
    "minify": _removed(_MINIFY, "project config minify", "minify.minifyOutput"),
    "minifyoutput": _removed(_MINIFY, "project config minifyOutput", "minify.minifyOutput"),
    "module.mounts.lang": _removed(
        MOUNT_LANG,
        "module.mounts.lang",
        "sites.matrix.languages",
        f"Replaced by the more powerful 'sites.matrix' setting, see {_MOUNTS}mounts",
    ),
    "module.mounts.includefiles": _removed(
        MOUNT_INCLUDE_FILES,
        "module.mounts.includeFiles",
        "files",
        f"Replaced by the simpler 'files' setting, see {_MOUNTS}files",
    ),
    "module.mounts.excludefiles": _removed(
        MOUNT_INCLUDE_FILES,
        "module.mounts.excludeFiles",
        "files",
        f"Replaced by the simpler 'files' setting, see {_MOUNTS}files",
    ),
}
_LANGUAGE = re.compile(r"^languages\.([^.]+)\.")


class RemovedSetting(NamedTuple):
    """A setting that Hugo warns of, or fails at."""

    source: Source
    entries: tuple[Entry, ...]
    """Wherever the file sets it."""
    name: str
    """As the file writes it."""
    heir: str
    verdict: str
    """`warns` or `fails`."""
    outlook: str
    """When it will stop the build."""
    said: Said


def removed_settings(site: Site) -> Iterator[RemovedSetting]:
    """The removed settings in the site's own config files, each once a file."""
    for file, source, node in config_parts(site):
        found: dict[str, list[Entry]] = {}
        keys: dict[str, str] = {}
        for path, entry in _entries(node, ".".join(file.prefix)):
            language = _LANGUAGE.match(path)
            common = f"languages.*.{path[language.end() :]}" if language else path
            if common in _KEYS and _is_used(path, entry.value):
                found.setdefault(common, []).append(entry)
                keys.setdefault(common, language[1] if language else "")
        for common, entries in found.items():
            yield from _judge(site, source, _KEYS[common], entries, keys[common])


def _entries(node: Node, path: str) -> Iterator[tuple[str, Entry]]:
    """Every key below a node with its path in lower case; a list counts for its items."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _entries(item, path)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            below = f"{path}.{entry.key.text.lower()}" if path else entry.key.text.lower()
            if below.startswith("params."):
                continue
            yield below, entry
            yield from _entries(entry.value, below)


def _judge(site: Site, source: Source, removed: _Removed, entries: list[Entry], key: str) -> Iterator[RemovedSetting]:
    verdict = removed.removal.verdict(site.version)
    if verdict == "silent":
        return
    end = "subsequently removed" if verdict == "fails" else "will be removed in a future release"
    words = f"deprecated: {removed.item.format(key)} was deprecated in Hugo {removed.version} and {end}. "
    said = Said(words + removed.advice.format(key))
    heir = removed.heir.removeprefix("languages.{}.")
    yield RemovedSetting(
        source, tuple(entries), entries[0].key.text, heir, verdict, outlook(removed.removal.fails), said
    )


def _is_used(path: str, value: Node) -> bool:
    """Whether Hugo takes notice: `minify` is a table, too, and an empty `lang` is as good as none."""
    if path == "minify":
        return isinstance(value, Scalar) and isinstance(value.value, bool)
    if path.startswith("module.mounts."):
        return not isinstance(value, Scalar) or bool(value.value)
    return True
