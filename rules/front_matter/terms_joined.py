"""Several tags or other terms stand in one, with commas between them.

`tags: mysql, oracle` is one tag called "mysql, oracle", for a list needs
brackets, or a line with a hyphen for each item. Hugo makes a list of that name
for this page alone, and the page is missing in the lists of its tags.

A comma may belong to a name. Reported is only what surely is a list: where all
parts are terms of the site, or the whole of a page's tags, categories, topics or
keywords is one text and one of its parts is such a term.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Joined, Options, Site, SiteRule, joined_terms, shown


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each text that is a list."""
    for joined in joined_terms(site):
        yield Finding(
            source=joined.term.page.source,
            span=joined.span,
            message=f'"{shown(joined.term.text, 40)}" is one term to Hugo, and not {len(joined.parts)}',
            why="the page is missing in the lists of its terms, and has a list of its own",
            help=_help(joined),
        )


def _help(joined: Joined) -> str:
    quote = "'" if joined.term.page.matter.format == "toml" else ""
    if joined.term.page.matter.format == "json":
        quote = '"'
    items = ", ".join(f"{quote}{part}{quote}" for part in joined.parts)
    return f"write a list: [{shown(items, 60)}]"


RULE = SiteRule(
    id="terms-joined",
    summary="several tags or other terms stand in one",
    check=check,
    options=Options,
    examples=(
        Good({"content/a.md": "---\ntags: [Lund, Malmö]\n---\n", "content/b.md": "---\ntags: Lund\n---\n"}),
        Good({"content/a.md": "---\nplaces: Lund, Sweden\n---\n", "content/b.md": "---\nplaces: Sweden\n---\n"}),
        Bad(
            {"content/a.md": "---\ntags: Lund, Malmö\n---\n", "content/b.md": "---\ntags: [Lund]\n---\n"},
            at="content/a.md:Lund, Malmö",
            says="is one term to Hugo, and not 2",
        ),
    ),
)
