"""The dates that pages are placed by: their own, those of pages below, and what dates keep from being published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hugolint.hugo.casts import cast_string
from hugolint.hugo.dates import DateHandlers, Dates, hidden_because, is_draft, page_dates
from hugolint.hugo.gotime import LATEST
from hugolint.hugo.language_layout import LanguageLayout
from hugolint.hugo.nodes import Value
from hugolint.hugo.page import Page
from hugolint.hugo.permalinks import NO_PERMALINKS


def own_dates(page: Page, here: LanguageLayout) -> Dates:
    """The dates that a page says."""
    return page_dates(page.params, here.handlers, page.place.name, here.zone)


def dates_given(given: Mapping[str, Value], path: str, here: LanguageLayout) -> Dates:
    """The dates of a page without a file."""
    return page_dates(given, here.handlers, path.rpartition("/")[2], here.zone)


def because(params: Mapping[str, Value], dates: Dates, here: LanguageLayout, now: datetime) -> str | None:
    """Why a page is not published."""
    return hidden_because(is_draft(params), dates, now, drafts=here.drafts, future=here.future, expired=here.expired)


def without_file_time(page: Page, dates: Dates, here: LanguageLayout) -> Dates:
    """The dates that a URL is made of: the time of a file or commit is not known here.

    Hugo 0.168.0, probed: such a time is no date to come, and where a section has one in place of any of its dates,
    it takes none from the pages below.
    """
    handlers, times = here.handlers, here.file_times
    chain = handlers.date
    if page.place.bundle == "branch" and not any(dates[:4]):
        chain = (*chain, *handlers.lastmod, *handlers.publish, *handlers.expiry)
    if times.isdisjoint(chain):
        return dates
    for key in chain:
        if key in times:
            return dates._replace(date=LATEST)
        alone = DateHandlers((key,), (), (), (), frozenset((key,)))
        if page_dates(page.params, alone, page.place.name, here.zone).date is not None:
            break
    return dates


def newest_below(
    dated: list[tuple[Page, Dates]], languages: Mapping[str, LanguageLayout]
) -> dict[tuple[str, str], datetime]:
    """For sections without any date of their own the newest of the pages below, which `:year` in their URL uses."""
    undated = {
        (page.language, page.place.logical)
        for page, dates in dated
        if page.place.bundle == "branch"
        and page.kind in ("home", "section")
        and not any(dates[:4])
        and (
            languages[page.language].settings.permalinks is not NO_PERMALINKS
            or ":" in cast_string(page.params.get("url"))
        )
    }
    newest: dict[tuple[str, str], datetime] = {}
    for page, dates in dated if undated else ():
        above = page.place.logical
        if page.kind == "page" and "page" in languages[page.language].hidden:
            continue  # then such pages are not there at all
        while dates.date is not None and above != "/":
            above = above.rpartition("/")[0] or "/"
            key = (page.language, above)
            if key in undated and (key not in newest or newest[key] < dates.date):
                newest[key] = dates.date
    return newest
