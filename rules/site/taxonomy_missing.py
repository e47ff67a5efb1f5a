"""A language has the list page of a taxonomy that only other languages have.

Each language may have taxonomies of its own, and then the site's are not its
own any more. An `_index.md` in the folder of a taxonomy that the page's language
does not have stops Hugo since 0.153, a draft as well.

Give the language the taxonomy, or remove the page. Note that the page's language
is the default one where neither its name nor its folder says another.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Site, SiteRule, foreign_taxonomies

_CONFIG = """[languages.en]
weight = 1
[languages.nb]
weight = 2
[languages.nb.taxonomies]
tag = 'tags'
"""


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each such page."""
    for one in foreign_taxonomies(site):
        yield Finding(
            source=one.page.source,
            span=one.page.opening,
            message=f'the language {one.page.language} has no taxonomy "{one.taxonomy}"',
            said=one.said,
            help=f'add "{one.taxonomy}" to the taxonomies of {one.page.language}, or remove this page',
        )


RULE = SiteRule(
    id="taxonomy-missing",
    summary="a list page for a taxonomy that its language has not",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"hugo.toml": _CONFIG, "content/categories/_index.en.md": "---\ntitle: All\n---\n"}),
        Good({"hugo.toml": _CONFIG, "content/tags/_index.nb.md": "---\ntitle: Alle\n---\n"}),
        Bad(
            {"hugo.toml": _CONFIG, "content/categories/_index.nb.md": "---\ntitle: Alle\n---\n"},
            at="---",
            says='the language nb has no taxonomy "categories"',
        ),
    ),
)
