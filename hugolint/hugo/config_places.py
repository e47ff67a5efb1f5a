"""Where the site's own config files say what: their keys and values with their places, read once for all rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.config_files import ConfigFile, decode_nodes, read_source
from hugolint.hugo.nodes import Entry, Mapping, Node
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source


class ConfigPart(NamedTuple):
    """What a config file holds, without the key that it may repeat from its name."""

    file: ConfigFile
    source: Source
    node: Node
    """It stands below the keys of `file.prefix`."""


class ConfigSpot(NamedTuple):
    """A key of the config in one file."""

    source: Source
    entry: Entry | None
    """None where the whole file is about the key."""
    node: Node
    """The value."""


_PARTS: WeakKeyDictionary[Site, tuple[ConfigPart, ...]] = WeakKeyDictionary()


def config_parts(site: Site) -> tuple[ConfigPart, ...]:
    """The site's own config files in the order in which they are merged."""
    if site not in _PARTS:
        _PARTS[site] = tuple(_read_parts(site))
    return _PARTS[site]


def _read_parts(site: Site) -> Iterator[ConfigPart]:
    for file in site.config.read:
        source = read_source(site.root / file.path, site.root)
        root = decode_nodes(source)
        wrapped = root.find(file.wrapper) if root is not None and file.wrapper else None
        if root is not None:
            yield ConfigPart(file, source, wrapped.value if wrapped is not None else root)


def config_spots(site: Site, *keys: str) -> Iterator[ConfigSpot]:
    """Every place of a key, by its lower-case path, in the order of merging: of values that are no maps the last wins.

    A key of a language may stand in a file of its own.
    """
    for part in config_parts(site):
        prefix = part.file.prefix
        if keys[: len(prefix)] != prefix:
            continue
        entry, node = None, part.node
        for key in keys[len(prefix) :]:
            entry = node.find(key) if isinstance(node, Mapping) else None
            if entry is None:
                break
            node = entry.value
        if entry is not None or len(prefix) == len(keys):
            yield ConfigSpot(part.source, entry, node)
