"""The slug of a section does nothing in the site's Hugo, and will move its pages in a newer one.

Up to Hugo 0.166 the `slug` of an `_index.md` counts for permalink patterns
only. From 0.167 on it takes the place of the folder's name in the URLs of the
section and of all that lies below it. So whoever wrote it sees nothing of it
yet, and an upgrade changes the URL of a whole part of the site in silence.

Remove the slug, or rename the folder. Where a pattern or a `url` gives the
section its URL and no page below would move, nothing is reported. With Hugo 0.167 or newer nothing is
reported, for there the slug does what it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, IdleSlug, Options, Severity, Site, SiteRule, first_line, idle_slugs, shown


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each such slug."""
    for idle in idle_slugs(site):
        entry = idle.page.entry("slug")
        noun = "section" if idle.page.kind == "section" else "list"
        yield Finding(
            source=idle.page.source,
            span=entry.value.span if entry is not None else first_line(idle.page),
            message=f'the slug "{shown(idle.slug, 30)}" of this {noun} does nothing in Hugo {site.version_text}',
            why=f"from Hugo 0.167 on it is part of the URL of {_all(idle, noun)}",
            help="remove it, or rename the folder",
        )


def _all(idle: IdleSlug, noun: str) -> str:
    """What it will move."""
    below = "a page below it" if idle.below == 1 else f"{idle.below} pages below it"
    return " and of ".join([f"the {noun}"] * idle.own + [below] * (idle.below > 0))


RULE = SiteRule(
    id="section-slug",
    summary="the slug of a section does nothing before Hugo 0.167",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good(
            {
                ".hvm": "0.168.0\n",
                "content/news/_index.md": "---\ntitle: News\nslug: nyheter\n---\n",
                "content/news/a.md": "---\ntitle: A\n---\n",
            }
        ),
        Bad(
            {
                ".hvm": "0.160.1\n",
                "content/news/_index.md": "---\ntitle: News\nslug: nyheter\n---\n",
                "content/news/a.md": "---\ntitle: A\n---\n",
            },
            at="content/news/_index.md:nyheter",
            says="does nothing in Hugo 0.160.1",
        ),
    ),
)
