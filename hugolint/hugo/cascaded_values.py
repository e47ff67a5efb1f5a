"""What the cascade of one page gives to others: each value once, at the place where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.nodes import Entry, Mapping, Sequence
from hugolint.hugo.page import Page


class CascadedValue(NamedTuple):
    """A value of a cascade."""

    name: str
    """Its key in lower case."""
    entry: Entry


def cascaded_values(page: Page) -> Iterator[CascadedValue]:
    """What a page's own cascade holds for other pages; what stands below `params` counts, too."""
    entry = page.entry("cascade") if "cascade" in page.own else None
    if entry is None:
        return
    for item in entry.value.items if isinstance(entry.value, Sequence) else (entry.value,):
        if isinstance(item, Mapping):
            yield from _values_of(item)


def _values_of(item: Mapping) -> Iterator[CascadedValue]:
    params = item.find("params")
    below = params.value.entries if params is not None and isinstance(params.value, Mapping) else ()
    for entry in (*item.entries, *below):
        name = entry.key.text.lower()
        if name not in ("target", "_target", "params"):
            yield CascadedValue(name, entry)


def receivers(page: Page, value: CascadedValue) -> Iterator[Page]:
    """The pages that a value of a page's cascade reaches; those that say the key themselves are not among them."""
    for other in (*page.site.pages, *page.site.resources):
        given = other.cascaded.get(value.name)
        if given is not None and given.node is value.entry.value:
            yield other
