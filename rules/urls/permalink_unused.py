"""A key of `permalinks` holds for no page, and seems to be misspelt.

A key names a section by its folder, or a taxonomy by its plural: `posts`, not
`post`; `tags`, not `tag`. Hugo ignores a key that is none. Before Hugo 0.161 a
key names a folder right below `content`, so that `blog/news` is none, either.

Keys that are like nothing on the site are not reported: their section may be
filled later.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Options, Severity, Site, SiteRule, UnusedRule, shown, unused_rules


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each such key."""
    for unused in unused_rules(site):
        message, why, help_ = _sentences(site, unused)
        yield Finding(
            source=unused.rule.source,
            span=unused.rule.span,
            message=message,
            why=why,
            help=help_,
        )


def _sentences(site: Site, unused: UnusedRule) -> tuple[str, str, str]:
    name, near = shown(unused.rule.key, 30), shown(unused.near, 30)
    pages = "a page" if unused.pages == 1 else f"{unused.pages} pages"
    if unused.sort == "nested":
        why = f"before Hugo 0.161 a key names a folder right below content; {pages} would have this pattern since"
        return f'"{name}" is no section in the content root', why, f'name the section "{name.partition("/")[0]}"'
    if unused.sort == "taxonomy":
        return f'the taxonomy is called "{near}", not "{name}"', "Hugo ignores the pattern", f'write "{near}"'
    lie = "a page lies" if unused.pages == 1 else f"{unused.pages} pages lie"
    why = f'Hugo ignores the pattern; {lie} in "{near}", which has none'
    return f'no page is in a section "{name}"', why, f'write "{near}"'


RULE = SiteRule(
    id="permalink-unused",
    summary="a permalink pattern is for a section that is not there",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good({"hugo.toml": "[permalinks]\nposts = '/:slug/'\n", "content/posts/a.md": "---\ntitle: A\n---\n"}),
        Good({"hugo.toml": "[permalinks]\nnews = '/:slug/'\n", "content/posts/a.md": "---\ntitle: A\n---\n"}),
        Bad(
            {"hugo.toml": "[permalinks]\npost = '/:slug/'\n", "content/posts/a.md": "---\ntitle: A\n---\n"},
            at="hugo.toml:post",
            says='in a section "post"',
        ),
        Bad(
            {"hugo.toml": "[permalinks.term]\ntag = '/t/:slug/'\n", "content/a.md": "---\ntitle: A\ntags: [x]\n---\n"},
            at="hugo.toml:tag",
            says='called "tags"',
        ),
    ),
)
