"""The dates of a page, and whether Hugo publishes it (Hugo 0.168.0, probed)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, NamedTuple

from hugolint.hugo.casts import cast_bool, cast_strings, parse_bool
from hugolint.hugo.gotime import LATEST, ZERO, from_unix, parse_text
from hugolint.hugo.nodes import Value


class _Bad(Enum):
    BAD = "no date"


BAD: Final = _Bad.BAD
"""What Hugo logs as "not a parsable date"; the build then fails."""
Instant = dt.datetime | None | Literal[_Bad.BAD]

_DEFAULTS: Final = {
    "date": ("date", "publishdate", "lastmod"),
    "lastmod": (":git", "lastmod", "date", "publishdate"),
    "publishdate": ("publishdate", "date"),
    "expirydate": ("expirydate",),
}
_ALIASES: Final = {"lastmod": ("modified",), "publishdate": ("pubdate", "published"), "expirydate": ("unpublishdate",)}

DATE_KEYS: Final = frozenset(_DEFAULTS) | frozenset(alias for aliases in _ALIASES.values() for alias in aliases)
"""The keys that are dates without any configuration."""


def parse_date(value: Value, zone: dt.tzinfo = dt.UTC) -> Instant:
    """What Hugo makes of a date value: an instant, None where nothing is set, or BAD.

    Whole numbers are seconds after 1970 (so `date: 2024` is a day in 1970). The zero date counts as an instant.
    """
    if isinstance(value, str):
        return (parse_text(value, zone) or BAD) if value else None
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.replace(microsecond=0, tzinfo=value.tzinfo or zone)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=zone)
    if isinstance(value, int) and not isinstance(value, bool):
        return from_unix(value)
    return BAD


def time_zone(name: str) -> dt.tzinfo | None:
    """The zone of a config's `timeZone`; None where it is not known here. Empty is UTC."""
    if name in ("", "UTC"):
        return dt.UTC
    if name == "Local":
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


@dataclass(frozen=True, slots=True)
class DateHandlers:
    """Which keys set which date, in order: the config's `frontmatter` with aliases and defaults filled in."""

    date: tuple[str, ...]
    lastmod: tuple[str, ...]
    publish: tuple[str, ...]
    expiry: tuple[str, ...]
    keys: frozenset[str]
    """Every key that Hugo reads as a date. A bad value of any of them can fail the build."""


def date_handlers(config: Value = None) -> DateHandlers:
    """The handlers of a config's `frontmatter` table (its keys in lower case)."""
    table = config if isinstance(config, dict) else {}
    date, lastmod, publish, expiry = (_chain(name, table) for name in _DEFAULTS)
    keys = frozenset(key for key in (*date, *lastmod, *publish, *expiry) if not key.startswith(":"))
    return DateHandlers(date, lastmod, publish, expiry, keys)


def _chain(name: str, table: Mapping[str, Value]) -> tuple[str, ...]:
    wanted: list[str] = [key.lower() for key in cast_strings(table[name])] if name in table else list(_DEFAULTS[name])
    chain: dict[str, None] = {}
    for key in wanted:
        for expanded in _DEFAULTS[name] if key == ":default" else (key,):
            chain.update(dict.fromkeys((expanded, *_ALIASES.get(expanded, ()))))
    return tuple(chain)


DEFAULT_HANDLERS: Final = date_handlers()


class Dates(NamedTuple):
    """The four dates of a page, each None where nothing sets it."""

    date: dt.datetime | None = None
    lastmod: dt.datetime | None = None
    publish: dt.datetime | None = None
    expiry: dt.datetime | None = None
    bad: tuple[str, ...] = ()
    """The keys that Hugo calls no parsable date, in the order it meets them."""
    slug: str | None = None
    """The slug that a date in the file name leaves over; a `slug` in the front matter or cascade beats it."""


_NO_DATES: Final = Dates()


def page_dates(
    params: Mapping[str, Value],
    handlers: DateHandlers = DEFAULT_HANDLERS,
    name: str = "",
    zone: dt.tzinfo = dt.UTC,
    modified: dt.datetime | None = None,
    git: dt.datetime | None = None,
) -> Dates:
    """The dates of a page from its front matter (keys in lower case, cascade included).

    `name` is the file's name without extension and language, or the bundle's directory; `modified` is the file's time,
    `git` that of its last commit: without them `:fileModTime` and `:git` are passed over. A date that one key sets also
    counts for the keys that are not set: a page with nothing but a `lastmod` to come is not published yet.
    """
    if handlers is DEFAULT_HANDLERS and handlers.keys.isdisjoint(params):
        return _NO_DATES
    resolver = _Resolver(params, name, zone, modified, git)
    date = resolver.resolve("date", handlers.date)
    lastmod = resolver.resolve("lastmod", handlers.lastmod)
    publish = resolver.resolve("publishdate", handlers.publish)
    expiry = resolver.resolve("expirydate", handlers.expiry)
    return Dates(date, lastmod, publish, expiry, tuple(resolver.bad), resolver.slug)


def date_keys(
    params: Mapping[str, Value], handlers: DateHandlers, name: str = "", zone: dt.tzinfo = dt.UTC
) -> dict[str, str]:
    """Which key, or `:filename`, gave each date of a page; the arguments are those of `page_dates`."""
    resolver = _Resolver(params, name, zone, None, None)
    given: dict[str, str] = {}
    chains = zip(_DEFAULTS, (handlers.date, handlers.lastmod, handlers.publish, handlers.expiry), strict=True)
    for target, chain in chains:
        key = next((key for key in chain if resolver.resolve(target, (key,)) is not None), "")
        if key:
            # A date that was itself taken from another key is not there under its own.
            given[target] = key if key in params else given.get(key, key)
    return given


class _Resolver:
    """Walks the chains of one page."""

    __slots__ = ("bad", "derived", "git", "modified", "name", "params", "parsed", "slug", "zone")

    def __init__(
        self,
        params: Mapping[str, Value],
        name: str,
        zone: dt.tzinfo,
        modified: dt.datetime | None,
        git: dt.datetime | None,
    ) -> None:
        self.params, self.name, self.zone, self.modified, self.git = params, name, zone, modified, git
        self.parsed: dict[str, Instant] = {}
        self.derived: dict[str, dt.datetime] = {}
        self.bad: dict[str, None] = {}
        self.slug: str | None = None

    def resolve(self, target: str, chain: tuple[str, ...]) -> dt.datetime | None:
        for key in chain:
            found = self._special(key) if key.startswith(":") else self._field(key)
            if found is BAD:
                self.bad[key] = None
            elif found is not None:
                if target not in self.params:
                    self.derived.setdefault(target, found)
                return found
        return None

    def _field(self, key: str) -> Instant:
        if key not in self.params:
            # Hugo writes such a date down and reads it again, which fails beyond the year 9999.
            derived = self.derived.get(key)
            return BAD if derived == LATEST else derived
        if key not in self.parsed:
            self.parsed[key] = parse_date(self.params[key], self.zone)
        return self.parsed[key]

    def _special(self, key: str) -> dt.datetime | None:
        if key == ":filemodtime":
            return self.modified
        if key == ":git":
            return self.git
        if key != ":filename":
            return None
        date, slug = date_from_name(self.name, self.zone)
        if date is not None:
            self.slug = slug
        return date


def date_from_name(name: str, zone: dt.tzinfo = dt.UTC) -> tuple[dt.datetime | None, str]:
    """The date a file name starts with, `2024-01-02` or `2024-01-02T03-04-05`, and the slug it leaves over.

    Hugo takes what follows the last dot for an extension once more: `2024-01-02-v1.2` leaves `v1`.
    """
    stem = name.rpartition(".")[0] if "." in name else name
    if len(stem) < 10:
        return None, ""
    date, end = None, 19
    if len(stem) >= 19:
        date = parse_text(f"{stem[:10]}T{stem[11:19].replace('-', ':')}", zone)
    if date is None:
        date, end = parse_text(stem[:10], zone), 10
    return (None, "") if date in (None, ZERO) else (date, stem[end:].strip(" -_"))


def is_draft(params: Mapping[str, Value]) -> bool:
    """Whether a page is a draft: `draft`, else the opposite of `publishing.published` where that is a switch."""
    if "draft" in params:
        return cast_bool(params["draft"])
    published = parse_bool(params["published"]) if "published" in params else None
    return published is False


def hidden_because(
    draft: bool,
    dates: Dates,
    now: dt.datetime,
    *,
    drafts: bool = False,
    future: bool = False,
    expired: bool = False,
) -> str | None:
    """Why Hugo does not publish a page: "draft", "future", "expired", or None where it does.

    The switches are Hugo's `-D`, `-F` and `-E`. The zero date counts as not set.
    """
    if draft and not drafts:
        return "draft"
    if not future and dates.publish is not None and dates.publish > now:
        return "future"
    if not expired and dates.expiry is not None and dates.expiry < now and dates.expiry != ZERO:
        return "expired"
    return None
