"""A language's own `permalinks` replace those of the site, and pages lose their pattern.

What a language sets as a table replaces the site's table of that name as a
whole; only `params` are merged. So a language that adds a pattern for one
section has none for all the others, and their pages are at other URLs than in
the other languages. Hugo says nothing.

Repeat the site's patterns in the language, or write `_merge = 'deep'` beside
the language's own. Reported are languages with pages that a pattern of the site
would put elsewhere, and for which the language has no pattern of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Options, Related, Severity, Site, SiteRule, first_line, lost_rules, shown


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each language once."""
    for lost in lost_rules(site):
        count = "a page" if len(lost.hits) == 1 else f"{len(lost.hits)} pages"
        rules = [Related(rule.source, rule.span, "this pattern of the site is lost") for rule in lost.lost[:3]]
        pages = [
            Related(
                page.source, first_line(page), f'is at "{shown(own, 40)}", by the site\'s pattern "{shown(other, 40)}"'
            )
            for page, own, other in lost.hits[:2]
        ]
        yield Finding(
            source=lost.source,
            span=lost.span,
            message=f'these permalinks of "{lost.language}" leave {count} without the site\'s pattern',
            why="a language's own table replaces that of the site as a whole",
            help="repeat the patterns of the site here, or add _merge = 'deep'",
            related=(*rules, *pages),
        )


_CONFIG = "[permalinks]\nblog = '/b/:slug/'\n[languages.en]\n[languages.nb.permalinks]\nnews = '/n/:slug/'\n"

RULE = SiteRule(
    id="permalink-lost",
    summary="a language's own permalinks replace those of the site",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good(
            {
                "hugo.toml": _CONFIG,
                "content/blog/a.md": "---\ntitle: A\n---\n",
                "content/news/a.nb.md": "---\ntitle: A\n---\n",
            }
        ),
        Bad(
            {
                "hugo.toml": _CONFIG,
                "content/blog/a.md": "---\ntitle: A\n---\n",
                "content/blog/a.nb.md": "---\ntitle: A\n---\n",
            },
            at="hugo.toml:permalinks",
            says="leave a page without",
        ),
    ),
)
