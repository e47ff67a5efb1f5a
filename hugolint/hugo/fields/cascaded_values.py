"""What the cascade of one page gives to others: each value once, at the place where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.nodes import Entry, Mapping, Sequence
from hugolint.hugo.page import Page
from hugolint.hugo.site import Site


class CascadedValue(NamedTuple):
    """A value of a cascade."""

    name: str
    """Its key in lower case."""
    entry: Entry
    in_params: bool = False
    """Whether it stands below `params`."""


def cascaded_values(page: Page) -> Iterator[CascadedValue]:
    """What a page's own cascade holds for other pages; what stands below `params` counts, too."""
    entry = page.entry("cascade") if "cascade" in page.own else None
    if entry is None:
        return
    for item in entry.value.items if isinstance(entry.value, Sequence) else (entry.value,):
        if isinstance(item, Mapping):
            yield from values_of(item)


def values_of(item: Mapping) -> Iterator[CascadedValue]:
    """What one map of a cascade holds for pages."""
    params = item.find("params")
    below = params.value.entries if params is not None and isinstance(params.value, Mapping) else ()
    for number, entry in enumerate((*item.entries, *below)):
        name = entry.key.text.lower()
        if name not in ("target", "_target", "params"):
            yield CascadedValue(name, entry, number >= len(item.entries))


def receivers(page: Page, value: CascadedValue) -> Iterator[Page]:
    """The pages that a value of a page's cascade reaches; those that say the key themselves are not among them."""
    reached = _receivers(page.site)
    yield from reached.get(id(value.entry.value), ())


_RECEIVERS: WeakKeyDictionary[Site, dict[int, list[Page]]] = WeakKeyDictionary()


def _receivers(site: Site) -> dict[int, list[Page]]:
    """The pages that have a value from a page's cascade, by the identity of its node; each site is searched once."""
    if site not in _RECEIVERS:
        found: dict[int, list[Page]] = {}
        for page in (*site.pages, *site.resources):
            for given in page.cascaded.values():
                if given.node is not None:
                    found.setdefault(id(given.node), []).append(page)
        _RECEIVERS[site] = found
    return _RECEIVERS[site]
