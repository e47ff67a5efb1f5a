"""Two keys of `permalinks` hold for the same pages, so that chance decides on their URLs.

A key names a section, and holds for all that lies below it. Since Hugo 0.161
it may name an inner section, as `blog/news`, or several, as `blog/*`. Where two
keys hold for one page Hugo takes either, for the table has no order: the URL
changes from build to build, links and bookmarks break, and nothing is printed.
The same goes for a section that has a pattern both by itself and below `page`.

Since 0.161 `permalinks` may be a list of rules, each with a `target` and a
`pattern`; there the first rule that matches counts. Only keys are reported that
hold for pages of the site, and give them different URLs.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Options,
    Related,
    Rivals,
    Site,
    SiteRule,
    first_line,
    rival_rules,
    shown,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each pair of keys once, at the narrower one."""
    for rivals in rival_rules(site):
        wide, narrow, hits = rivals
        names = f'"{shown(narrow.name, 24)}" and "{shown(wide.name, 24)}"'
        count = "a page" if len(hits) == 1 else f"{len(hits)} pages"
        yield Finding(
            source=narrow.source,
            span=narrow.span,
            message=f"{names} both hold for {count}",
            why="Hugo takes either of the two patterns at random, so that URLs change from build to build",
            help=_help(rivals),
            related=(
                Related(wide.source, wide.span, "this key holds for them, too"),
                *(
                    Related(page.source, first_line(page), f'is at "{shown(there, 40)}" or "{shown(here, 40)}"')
                    for page, here, there in hits[:2]
                ),
            ),
        )


def _help(rivals: Rivals) -> str:
    if rivals.first.key == rivals.second.key or rivals.first.compiled.by_section:
        return "keep one of them"
    return "keep one of them, or write permalinks as a list of rules, of which the first that matches counts"


RULE = SiteRule(
    id="permalink-conflict",
    summary="two permalink patterns hold for one page, and chance decides",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "hugo.toml": "[permalinks.page]\nblog = '/:slug/'\nnews = '/news/:slug/'\n",
                "content/blog/a.md": "---\ntitle: A\n---\n",
                "content/news/b.md": "---\ntitle: B\n---\n",
            }
        ),
        Good(
            {
                "hugo.toml": "[permalinks.page]\nblog = '/:slug/'\n'blog/news' = '/news/:slug/'\n",
                "content/blog/a.md": "---\ntitle: A\n---\n",
            }
        ),
        Bad(
            {
                "hugo.toml": "[permalinks.page]\nblog = '/:slug/'\n'blog/news' = '/news/:slug/'\n",
                "content/blog/news/a.md": "---\ntitle: A\n---\n",
            },
            at="hugo.toml:'blog/news'",
            says="both hold for a page",
        ),
    ),
)
