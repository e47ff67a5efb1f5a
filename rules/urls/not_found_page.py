"""A page called 404 keeps Hugo from writing the site's 404.html.

Servers show `/404.html` to visitors of addresses that are not there. Hugo writes
it from the template of that name, `layouts/404.html` of the site or its theme,
but not where a content file has the same name: `content/404.md`,
`content/404/index.md` and `content/404/_index.md` take its place, drafts and
headless pages, too, and since 0.153 those of any language. Nothing is printed;
the site has a page `/404/` at best, and visitors see the server's own words.

Where the page itself is to be shown, give it `url: /404.html`. Where it is only
there for the template to read, give it another name.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    HiddenNotFound,
    Options,
    Severity,
    Site,
    SiteRule,
    first_line,
    hidden_not_found,
    url_of,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each such page, once for its language."""
    seen: set[str] = set()
    for hidden in hidden_not_found(site):
        page = hidden.page
        if page.path not in seen:
            seen.add(page.path)
            there = f", but {url_of(site, page.output, page.language)}" if page.output is not None else ""
            yield Finding(
                source=page.source,
                span=first_line(page),
                message="this page keeps Hugo from writing 404.html",
                label="it is called 404",
                why=f"Hugo takes it for its own page of that name, and does not write {hidden.output}{there}",
                help=_help(hidden),
            )


def _help(hidden: HiddenNotFound) -> str:
    page = hidden.page
    if page.output is None:
        return "rename it"
    if page.language != hidden.language:
        return f'rename it, or write one in the language "{hidden.language}" with "url: /404.html"'
    return 'set "url: /404.html" to show this page there, or rename it'


RULE = SiteRule(
    id="not-found-page",
    summary="a page called 404 keeps Hugo from writing 404.html",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good({"content/404.md": "---\ntitle: Not found\nurl: /404.html\n---\n", "layouts/404.html": "Not found"}),
        Good({"content/404.md": "---\ntitle: Not found\n---\n", "layouts/all.html": "{{ .Content }}"}),
        Bad(
            {"content/404.md": "---\ntitle: Not found\n---\n", "layouts/404.html": "Not found"},
            at="content/404.md:---",
            says="keeps Hugo from writing 404.html",
        ),
    ),
)
