"""What HUGO_ variables of the environment set (Hugo 0.168.0, its source and probes)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from hugolint.hugo.casts import parse_bool
from hugolint.hugo.config_merge import merge
from hugolint.hugo.nodes import Value

_LISTS = frozenset(("disablekinds", "disablelanguages", "ignorefiles", "ignorelogs"))
_SECTIONS = frozenset(
    (
        *("author", "build", "caches", "cascade", "contenttypes", "deployment", "frontmatter", "httpcache", "imaging"),
        *("internal", "languages", "markup", "mediatypes", "menus", "minify", "module", "outputformats", "outputs"),
        *("page", "pagination", "params", "permalinks", "privacy", "related", "roles", "security", "segments"),
        *("server", "services", "sitemap", "social", "taxonomies", "uglyurls", "versions"),
    )
)
"""What may be written as a whole map: `HUGO_PERMALINKS='{"page": {"posts": "/:slug/"}}'`."""
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
_FORMATS = {"{": "json", ":": "yaml", "=": "toml"}


def merge_environment(config: dict[str, Value], environ: Mapping[str, str]) -> None:
    """Lay the HUGO_ variables over a config. The character after HUGO parts the levels: `HUGOxPARAMSxA_B`."""
    for name, text in environ.items():
        if name.startswith("HUGO") and len(name) > 5 and not name.startswith("HUGOLINT"):
            _set(config, name[5:].replace(name[4], "\0").lower().split("\0"), text)


def _set(config: dict[str, Value], keys: list[str], text: str) -> None:
    """Give one variable its place. What is there already says which type it becomes."""
    holder = _find_holder(config, keys)
    last = keys[-1]
    if holder is not None and holder.get(last) is not None:
        done, value = _like(text, holder[last])
        if done:
            words = _split(keys, value) if isinstance(value, str) else value
            mine = holder[last]
            if len(keys) == 1 and isinstance(mine, dict) and isinstance(words, dict):
                merge(mine, words)
            else:
                holder[last] = words
            return
    if holder is not None and len(keys) > 1:
        holder[last] = text
        return
    _create(config, ".".join(keys), text)


def _find_holder(config: dict[str, Value], keys: list[str]) -> dict[str, Value] | None:
    """The map that a key is in, or is to be; None where the maps above it are not there."""
    holder = config
    for key in keys[:-1]:
        below = holder.get(key)
        if not isinstance(below, dict):
            return None
        holder = below
    return holder


def _create(config: dict[str, Value], path: str, text: str) -> None:
    """Set a key that is new, with the maps above it; a value that is no map in their place lets it be dropped."""
    value: Value = None
    if path in _SECTIONS:
        _, value = _read_map(text)
    if value is None:
        value = _split([path], text)
    *outer, last = path.split(".")
    for key in outer:
        below = config.setdefault(key, {})
        if not isinstance(below, dict):
            return
        config = below
    config[last] = value


def _like(text: str, existing: Value) -> tuple[bool, Value]:
    """A text as a value of the type of another one, and whether that is possible."""
    text = text.strip()
    if isinstance(existing, str):
        return True, text
    if isinstance(existing, bool):
        switch = parse_bool(text)
        return switch is not None, switch
    if isinstance(existing, int):
        return (True, int(text)) if _INTEGER.fullmatch(text) else (False, None)
    if isinstance(existing, float):
        return (True, float(text)) if _NUMBER.fullmatch(text) else (False, None)
    if isinstance(existing, dict):
        return _read_map(text)
    return (True, _read(text, "yaml")) if isinstance(existing, list) else (False, None)


def _split(keys: list[str], text: str) -> Value:
    """The words of a variable that is a list; any other text as it stands."""
    if len(keys) > 1 or keys[0] not in _LISTS:
        return text
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        listed = _read(text, "yaml")
        if isinstance(listed, list):
            return listed
    if "," in text:
        return list(text.split(","))
    return list(text.split())


def _read_map(text: str) -> tuple[bool, Value]:
    """A text as a map, in the format that its first telling character stands for."""
    text = text.strip()
    first = min((mark for mark in (*_FORMATS, ",", "<") if mark in text), key=text.index, default="")
    value = _read(text, _FORMATS[first]) if first in _FORMATS else None
    return isinstance(value, dict), value if isinstance(value, dict) else None


def _read(text: str, format: str) -> Value:
    """A text as a value of a format, keys in lower case; None where it cannot be read."""
    from hugolint.hugo.config_files import read_text

    with suppress(ValueError):
        return read_text(text, format)
    return None
