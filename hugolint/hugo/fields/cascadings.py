"""Where cascades are written: in pages, and in the site's config."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.config_files import ConfigFile, decode_nodes, read_source
from hugolint.hugo.nodes import Mapping, Node, Sequence
from hugolint.hugo.page import Page
from hugolint.hugo.said import Said, said_of_file
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source
from hugolint.hugo.versions import LEAF_CASCADES_UNREAD, within


class Cascading(NamedTuple):
    """A cascade as it is written, in a page or in the site's config."""

    source: Source
    node: Node
    format: str
    """`yaml`, `toml`, `json` or `org`."""
    prefix: str | None = None
    """What Hugo's message begins with where a config file holds the cascade; None in a page."""

    def said(self, words: str, *, compiling: bool = False) -> Said:
        """Hugo's message: about a page it stands at its beginning, about a config nowhere."""
        if self.prefix is None:
            return said_of_file(words)
        return Said(f"{'failed to init config: ' if compiling else self.prefix}{words}")

    @property
    def maps(self) -> tuple[Mapping, ...]:
        """The one map, or those of a list; all else Hugo passes over."""
        items = self.node.items if isinstance(self.node, Sequence) else (self.node,)
        return tuple(item for item in items if isinstance(item, Mapping))


_FOUND: WeakKeyDictionary[Site, tuple[Cascading, ...]] = WeakKeyDictionary()


def find_cascades(site: Site) -> tuple[Cascading, ...]:
    """Every cascade of the pages and of the site's own config files; each site is searched once."""
    if site not in _FOUND:
        _FOUND[site] = tuple(_of_pages(site)) + tuple(_configured(site))
    return _FOUND[site]


def _of_pages(site: Site) -> Iterator[Cascading]:
    for page in site.documents:
        entry = page.entry("cascade") if "cascade" in page.own else None
        if entry is not None and not is_unread(page):
            yield Cascading(page.source, entry.value, page.matter.format)


def is_unread(page: Page) -> bool:
    """Whether Hugo does not look at the cascade of a page, for none lie below it."""
    return page.place.bundle != "branch" and within(page.site.version, LEAF_CASCADES_UNREAD)


def _configured(site: Site) -> Iterator[Cascading]:
    wanted = {f"languages.{one.key}.cascade": one.key for one in site.languages if "cascade" in one.config}
    if "cascade" in site.config.raw:
        wanted["cascade"] = ""
    for file in site.config.read if wanted else ():
        source = read_source(site.root / file.path, site.root)
        root = decode_nodes(source)
        for dotted, language in wanted.items():
            path = _path_in(file, dotted)
            entry = root.path(path) if root is not None and path else None
            if entry is not None:
                format_ = source.path.rpartition(".")[2].replace("yml", "yaml")
                yield Cascading(source, entry.value, format_, _words_of_config(language))


def _path_in(file: ConfigFile, dotted: str) -> str:
    """Where a file of the config may hold a key; empty where it cannot, or is that key's own file."""
    prefix = ".".join(file.prefix)
    if prefix and not dotted.startswith(f"{prefix}."):
        return ""
    inner = dotted[len(prefix) + 1 :] if prefix else dotted
    return f"{file.wrapper}.{inner}" if file.wrapper else inner


def _words_of_config(language: str) -> str:
    of = f'failed to decode config for language "{language}": ' if language else ""
    return f'failed to create config from result: {of}failed to decode "cascade": '
