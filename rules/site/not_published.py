"""The home page or a section is a draft, is dated in the future or has expired.

Hugo then leaves out the list page alone, with its feed and the redirects of its
`aliases`. The pages below it are published all the same. So the front page of
the site, or the page that all its posts lead back to, is missing, and nothing
is printed. Often a date was copied, or `draft` was left over from the template.

A section whose pages are all unpublished is in the making, and is left alone,
and so is a place where another page, a redirect or a static file stands in.
What is dated in the future turns right by itself on that day, and what expires
turns wrong: the verdict follows the clock. `-D`, `-F` and `-E` build such pages,
and are asked for here as for Hugo; `--now` sets the clock.

With `pages: true` every page that is not published is named, as information.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Options,
    Page,
    Scalar,
    Severity,
    Site,
    SiteRule,
    Source,
    Span,
    is_replaced,
)

_KEYS = {
    "draft": ("draft", "published"),
    "future": ("publishdate", "pubdate", "published", "date", "lastmod", "modified"),
    "expired": ("expirydate", "unpublishdate"),
}
"""The keys that may hide a page, those that count first first."""


@dataclass(frozen=True)
class NotPublishedOptions(Options):
    """Whether to name every page that is not published, and not the home page and sections alone."""

    pages: bool = False


class _Cause(NamedTuple):
    source: Source
    span: Span
    text: str
    """The value, as it is written; empty where it cannot be told."""


def check(site: Site, options: NotPublishedOptions) -> Iterator[Finding]:
    """Report list pages that are missing, each at what hides it."""
    hidden = [page for page in site.pages if page.unpublished and page.rendered]
    below = _published_below(site, [page for page in hidden if page.kind in ("home", "section")])
    for page in hidden:
        count = below.get((page.language, page.place.logical), 0)
        if count and is_replaced(site, page):
            continue
        if count:
            yield _missing(site, page, count)
        elif options.pages:
            yield _hidden(page)


def _published_below(site: Site, lists: list[Page]) -> dict[tuple[str, str], int]:
    """How many pages are published below each of some pages, by language and logical path."""
    counts = {(page.language, page.place.logical): 0 for page in lists}
    for page in site.pages if counts else ():
        if page.published and page.rendered:
            above = page.place.logical
            while above != "/":
                above = above.rpartition("/")[0] or "/"
                if (page.language, above) in counts:
                    counts[page.language, above] += 1
    return counts


def _missing(site: Site, page: Page, below: int) -> Finding:
    cause = _cause(page)
    home = page.kind == "home"
    where = f" in {page.language}" if len(site.languages) > 1 else ""
    what = f"the home page{where}" if home else f'the section "{page.place.logical[1:]}"{where}'
    others = "1 page below it is" if below == 1 else f"{below} pages below it are"
    return Finding(
        source=cause.source,
        span=cause.span,
        message=f"{what} {_state(page, cause)}, and its page is missing",
        why=f"Hugo leaves out {'the front page' if home else 'the list'} alone{_redirects(page)}; {others} published",
        help=_help(page),
        severity=Severity.ERROR if home else Severity.WARNING,
    )


def _hidden(page: Page) -> Finding:
    cause = _cause(page)
    return Finding(
        source=cause.source,
        span=cause.span,
        message=f"this page {_state(page, cause)}, and is not published",
        why=f"Hugo leaves it out{_redirects(page)}",
        severity=Severity.INFO,
    )


def _state(page: Page, cause: _Cause) -> str:
    if page.unpublished == "draft":
        return "is a draft"
    day = f" {cause.text}" if cause.text else ""
    return (
        f"is dated{day or ' in the future'}" if page.unpublished == "future" else f"expired{f' on{day}' if day else ''}"
    )


def _redirects(page: Page) -> str:
    count = len(page.aliases)
    return (
        f", with {'the redirect of its alias' if count == 1 else f'the redirects of its {count} aliases'}"
        if count
        else ""
    )


def _help(page: Page) -> str:
    if page.unpublished == "draft":
        return "delete the key; to have no list on purpose, write `build: {render: never}`"
    if page.unpublished == "future":
        return "give it a date in the past, or none; on that day it is published by itself, once the site is built"
    return "give it a later date, or delete the key"


def _cause(page: Page) -> _Cause:
    """What hides a page: the key in its front matter, or the value in a cascade."""
    for key in _KEYS[page.unpublished or "draft"]:
        entry = page.entry(key)
        if entry is not None:
            text = entry.value.text if isinstance(entry.value, Scalar) else ""
            return _Cause(page.source, Span(entry.key.span.start, entry.value.span.end), text)
        given = page.cascaded.get(key)
        if given is not None:
            text = given.node.text if isinstance(given.node, Scalar) else ""
            if given.source is not None and given.node is not None:
                return _Cause(given.source, given.node.span, text)
            break
    return _Cause(page.source, page.opening, "")


RULE = SiteRule(
    id="not-published",
    summary="the home page or a section is a draft, is dated in the future or has expired",
    check=check,
    options=NotPublishedOptions,
    severity=Severity.WARNING,
    examples=(
        Good(
            {
                "content/_index.md": "---\ntitle: Museum\n---\n",
                "content/news/_index.md": "---\ntitle: News\ndraft: true\n---\n",
                "content/news/opening.md": "---\ntitle: We open\ndraft: true\n---\n",
            }
        ),
        Bad(
            {
                "content/_index.md": "---\ntitle: Museum\ndraft: true\n---\n",
                "content/visit.md": "---\ntitle: Visit\n---\n",
            },
            at="draft: true",
            says="the home page is a draft",
        ),
        Bad(
            {
                "content/news/_index.md": "---\ntitle: News\ndate: 2999-01-31\n---\n",
                "content/news/opening.md": "---\ntitle: We open\ndate: 2026-01-31\n---\n",
            },
            at="date: 2999-01-31",
            says='the section "news" is dated 2999-01-31',
        ),
        Bad("---\ntitle: Prices\ndraft: true\n---\n", at="draft: true", says="not published", options={"pages": True}),
    ),
)
