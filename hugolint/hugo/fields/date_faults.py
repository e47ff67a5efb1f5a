"""Which dates of a page Hugo calls unparsable (Hugo 0.168.0, probed).

Hugo tries the keys of a date in turn and stops at the first that it can read. So a bad value counts only where a
chain comes to it; most are met by more than one chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hugolint.hugo.dates import BAD, DEFAULT_HANDLERS, DateHandlers, date_handlers, page_dates, parse_date
from hugolint.hugo.fields.cascaded_values import cascaded_values, receivers
from hugolint.hugo.gotime import ZERO
from hugolint.hugo.nodes import Entry
from hugolint.hugo.page import Page
from hugolint.hugo.site import Site


class BadDate(NamedTuple):
    """A value under a date key that Hugo cannot read as a date."""

    name: str
    """The key in lower case, as Hugo's message has it."""
    entry: Entry


@lru_cache(maxsize=64)
def handlers_for(site: Site, language: str) -> DateHandlers:
    """Which keys set which date in a language."""
    config = site.config.setting("frontmatter", language)
    return date_handlers(config) if config else DEFAULT_HANDLERS


def bad_dates(page: Page) -> Iterator[BadDate]:
    """The dates that make Hugo fail at a page, and those in its cascade that make Hugo fail at other pages."""
    own = page.own
    for name in handlers_for(page.site, page.language).keys:
        if name in own and parse_date(own[name]) is BAD:
            entry = page.entry(name)
            if entry is not None and name in met_dates(page):
                yield BadDate(name, entry)
    if "cascade" in own:
        yield from _cascaded(page)


def _cascaded(page: Page) -> Iterator[BadDate]:
    for value in cascaded_values(page):
        if any(_fails(other, value.name) for other in receivers(page, value)):
            yield BadDate(value.name, value.entry)


def _fails(page: Page, name: str) -> bool:
    """Whether a value that a cascade gives is a bad date to a page."""
    is_date = name in handlers_for(page.site, page.language).keys
    return is_date and parse_date(page.cascaded[name].value) is BAD and name in met_dates(page)


def met_dates(page: Page) -> tuple[str, ...]:
    """The bad keys that a chain comes to, also such as Hugo itself has set from another key.

    Where the date of the last commit may come first, what stands behind it is not counted.
    """
    git = ZERO if page.site.config.flag("enablegitinfo", page.language) else None
    return page_dates(page.params, handlers_for(page.site, page.language), page.place.name, modified=ZERO, git=git).bad
