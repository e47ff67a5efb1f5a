"""A token of the permalink pattern has nothing for this page, so that its URL lacks a part.

With the pattern `/blog/:title/` a page without a title is at `/blog/`, in the
place of the blog's own page. `:slug` is the title, too, where a page has no
slug, and of a title only letters and digits count. A page without a date is in
the year 1 for `:year` and its like: `/1/01/`. Hugo says nothing.

Pages that share a URL are reported by `url-collision`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    EmptyPart,
    Finding,
    Good,
    Options,
    Related,
    Site,
    SiteRule,
    Span,
    empty_parts,
    first_line,
    shown,
    url_of,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each page once."""
    for part in empty_parts(site):
        page, token = part.page, part.token
        message, help_ = _sentences(part)
        yield Finding(
            source=page.source,
            span=_place(part),
            message=message,
            why=f'by the pattern "{shown(part.pattern, 60)}" Hugo puts it at {_url(part)}',
            help=help_,
            related=(Related(*part.origin, f"the pattern with {token}"),) if part.origin is not None else (),
        )


def _sentences(part: EmptyPart) -> tuple[str, str]:
    token = shown(part.token, 20)
    if part.sort == "date":
        return f'the page has no date for "{token}" in its URL', "give it a date, or a url"
    help_ = "give it a title" if part.sort == "title" else "give it a title with letters"
    if part.token == ":slug":
        help_ += ", or a slug"
    if part.sort == "title":
        return f'the page has no title for "{token}" in its URL', help_
    return f'nothing of the title is left for "{token}" in its URL', help_


def _place(part: EmptyPart) -> Span:
    entry = part.page.entry("title") if part.sort == "letters" else None
    return entry.value.span if entry is not None else first_line(part.page)


def _url(part: EmptyPart) -> str:
    page = part.page
    return url_of(page.site, page.output or "", page.language)


RULE = SiteRule(
    id="permalink-empty",
    summary="a token of the permalink pattern has nothing for a page",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "hugo.toml": "[permalinks]\nblog = '/:year/:slug/'\n",
                "content/blog/a.md": "---\ntitle: A\ndate: 2026-05-01\n---\n",
            }
        ),
        Good({"hugo.toml": "[permalinks]\nblog = '/:slug/'\n", "content/blog/a.md": "---\nslug: a\n---\n"}),
        Bad(
            {"hugo.toml": "[permalinks]\nblog = '/:year/:slug/'\n", "content/blog/a.md": "---\ntitle: A\n---\n"},
            at="content/blog/a.md:---",
            says='no date for ":year"',
        ),
        Bad(
            {"hugo.toml": "[permalinks]\nblog = '/news/:slug/'\n", "content/blog/a.md": "---\ntitle: '???'\n---\n"},
            at="content/blog/a.md:'???'",
            says="nothing of the title",
        ),
    ),
)
