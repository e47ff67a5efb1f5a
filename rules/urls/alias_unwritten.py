"""A page has aliases, and Hugo writes no redirect for them.

Redirects come with the HTML of a page. A page that is not rendered (`build` with
`render: never` or `link`, or `headless`), whose kind is switched off, or that
comes as JSON only, has none, and visitors of its old addresses find nothing.
Nothing is printed. Move the aliases to the page where such visitors should land.

Nothing is said of drafts, whose redirects come with them, of sites with
`disableAliases`, and of sites that make redirects of their own: those that read
`.Aliases` in a template.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Options, Severity, Site, SiteRule, Unwritten, unwritten_aliases

_WHY = {
    "headless": "Hugo writes redirects for pages that it renders, and this one is headless",
    "never": "Hugo writes redirects for pages that it renders, and build says never",
    "link": "Hugo writes redirects for pages that it renders, and build says link",
    "kind": "Hugo writes redirects for pages that it renders, and disableKinds switches off those of this kind",
    "format": "Hugo writes redirects for pages in HTML, and this one comes in other formats",
}


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each such page once, at its first alias."""
    for one in unwritten_aliases(site):
        yield _finding(one)


def _finding(one: Unwritten) -> Finding:
    count = len({alias.text for alias in one.page.aliases})
    message = f'no redirect is written for "{one.alias.text}"'
    if count > 1:
        message = f"no redirects are written for the {count} aliases of this page"
    return Finding(
        source=one.alias.source,
        span=one.alias.span,
        message=message,
        why=_WHY[one.reason],
        help="move them to the page where their visitors should land, or remove them",
    )


RULE = SiteRule(
    id="alias-unwritten",
    summary="aliases of a page for which Hugo writes no redirect",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good("---\ntitle: Prices\naliases: [/old/]\nbuild: {list: never}\n---\n"),
        Good("---\ntitle: Prices\naliases: [/old/]\ndraft: true\n---\n"),
        Bad(
            "---\ntitle: Prices\naliases: [/old/]\nbuild: {render: never}\n---\n",
            at="/old/",
            says='no redirect is written for "/old/"',
        ),
    ),
)
