"""What has the last word on a key of the configuration: a place in a file, the environment, a theme, or Hugo itself."""

from __future__ import annotations

import os
from typing import NamedTuple

from hugolint.hugo.config_places import config_spots
from hugolint.hugo.mounts import Mount
from hugolint.hugo.nodes import Mapping, Scalar, Sequence, Value
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import clean_path

DEFAULT = "Hugo's default"


class Spot(NamedTuple):
    """A place in a file of the site."""

    source: Source
    span: Span


class Origin(NamedTuple):
    """What sets a value: a place, or in words what is none."""

    spot: Spot | None = None
    words: str = ""
    """`the variable HUGO_BASEURL`, `the theme x`; `Hugo's default` of what nothing sets."""

    @property
    def is_default(self) -> bool:
        """Whether nothing sets the value."""
        return self.words == DEFAULT


def origin_of(site: Site, *keys: str) -> Origin:
    """What sets a key of the config, by its lower-case path: the environment, the last file that does, or a theme."""
    variable = _variable(keys)
    if variable:
        return Origin(words=f"the variable {variable}")
    found = list(config_spots(site, *keys))
    if found:
        source, entry, node = found[-1]
        return Origin(Spot(source, node.span if entry is None or isinstance(node, Scalar) else entry.key.span))
    for module in site.config.modules:
        if _holds(module.config, keys):
            return Origin(words=f"the theme or module {module.name}")
    return Origin(words=DEFAULT)


def setting_origin(site: Site, name: str, language: str) -> Origin:
    """What sets a key for a language: the language itself, else the root of the config."""
    found = site.config.language(language)
    if found is not None and name in found.config:
        return origin_of(site, "languages", language, name)
    return origin_of(site, name)


def word_origin(site: Site, name: str, language: str, word: str) -> Origin:
    """What puts a word into a list of the config: its own place where it has one."""
    origin = setting_origin(site, name, language)
    if origin.spot is not None:
        keys = ("languages", language, name)
        for source, _, node in (*config_spots(site, name), *config_spots(site, *keys)):
            for item in getattr(node, "items", ()):
                if isinstance(item, Scalar) and item.text.lower() == word.lower():
                    origin = Origin(Spot(source, item.span))
    return origin


def _variable(keys: tuple[str, ...]) -> str:
    """The HUGO_ variable that sets a key or one above it; the character after HUGO parts the levels."""
    for name in sorted(os.environ, reverse=True):
        if name.startswith("HUGO") and len(name) > 5 and name not in ("HUGO_ENVIRONMENT", "HUGO_ENV"):
            parts = tuple(name[5:].lower().split(name[4].lower()))
            if keys[: len(parts)] == parts:
                return name
    return ""


def _holds(config: Value, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if not isinstance(config, dict) or key not in config:
            return False
        config = config[key]
    return True


def mount_origin(site: Site, mount: Mount) -> Origin:
    """What brings in a folder of content: a mount, a contentDir, a theme; or it is there by default."""
    if mount.module:
        return Origin(words=f"the theme or module {mount.module}")
    for source, _, node in reversed(list(config_spots(site, "module", "mounts"))):
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Mapping) and _is_mount(item, mount):
                entry = item.find("source")
                return Origin(Spot(source, entry.value.span if entry is not None else item.span))
    language = site.config.language(mount.languages[0]) if mount.languages else None
    if language is not None and language.content_dir:
        return origin_of(site, "languages", language.key, "contentdir")
    return origin_of(site, "contentdir")


def _is_mount(item: Mapping, mount: Mount) -> bool:
    texts = {"source": "", "target": ""}
    for key in texts:
        entry = item.find(key)
        texts[key] = entry.value.text if entry is not None and isinstance(entry.value, Scalar) else ""
    below = clean_path(texts["target"]).partition("/")[2]
    return clean_path(texts["source"]) == mount.source and below == mount.target
