"""A front-matter key names a taxonomy in the singular.

In the configuration a taxonomy has two names, as `tag = "tags"`. Front matter
takes the second one: `tags: [news]`, also for a single tag. `tag: news` is a
parameter of your own to Hugo, and the page is missing in the list of the tag.

A site may use such a word for something else. The rule says nothing where a
template of the site or its theme asks for it, where they are not all on disk,
and where more pages have the singular than the plural.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Edit, Finding, Fix, Good, Options, Severity, SingularKey, Site, SiteRule, singular_keys


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each key in the singular."""
    for key in singular_keys(site):
        name = key.entry.key.text
        yield Finding(
            source=key.page.source,
            span=key.entry.key.span,
            message=f'Hugo looks for "{key.plural}", and not for "{name}"',
            why="it takes the key for one of your own, and lists the page under no term",
            help=f'write "{key.plural}"',
            fix=_fix(key),
        )


def _fix(key: SingularKey) -> Fix | None:
    span = key.entry.key.span
    if key.page.source.slice(span) != key.entry.key.text:
        return None
    return Fix(f'write "{key.plural}"', (Edit(span, key.plural),))


_LAYOUTS = {"layouts/all.html": "{{ .Title }}"}

RULE = SiteRule(
    id="taxonomy-key",
    summary="a front-matter key names a taxonomy in the singular",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good(
            {
                "content/a.md": "---\ntags: news\n---\n",
                "content/b.md": "---\ntags: news\n---\n",
                "content/c.md": "---\ntag: news\n---\n",
                "layouts/all.html": "{{ .Params.tag }}",
            }
        ),
        Bad(
            {
                "content/c.md": "---\ntag: news\n---\n",
                "content/a.md": "---\ntags: news\n---\n",
                "content/b.md": "---\ntags: news\n---\n",
                **_LAYOUTS,
            },
            at="content/c.md:tag",
            says='Hugo looks for "tags"',
            fixed="---\ntags: news\n---\n",
        ),
    ),
)
