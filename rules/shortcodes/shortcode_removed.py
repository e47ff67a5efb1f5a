"""A shortcode that Hugo has removed, or is about to remove.

`tweet`, `twitter`, `twitter_simple` and `gist` stop the build since Hugo
0.156; before, they warned. `instagram_simple` stops it since 0.123. `comment`
still warns, and will go, too.

A template of that name in the site or its theme takes the old one's place:
then nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Page, PageRule, Severity, removed_calls

_INSTEAD = {
    "gist": "add a template layouts/_shortcodes/gist.html of your own, or write a link to the gist",
    "instagram_simple": "write instagram and the id of the post",
    "comment": "write <!-- … -->",
}
_X = 'write {{< x user="…" id="…" >}}'


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each use."""
    for removed in removed_calls(page):
        tag = removed.call.tag
        gone = f"was removed in Hugo {removed.since}" if removed.since else "is about to be removed from Hugo"
        yield Finding(
            source=page.source,
            span=tag.name_span,
            message=f'the shortcode "{tag.name}" {gone}',
            said=removed.said,
            help=_INSTEAD.get(removed.call.name, _X),
            severity=Severity.ERROR if removed.since else Severity.WARNING,
            hugo=Hugo.FAILS if removed.since else Hugo.WARNS,
        )


LAYOUTS = {"layouts/all.html": "{{ .Content }}"}

RULE = PageRule(
    id="shortcode-removed",
    summary="a shortcode that Hugo has removed",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"content/a.md": "Our video: {{< youtube dQw4w9WgXcQ >}}", **LAYOUTS}),
        Good({"content/a.md": "See {{< gist anna 1234 >}}", "layouts/_shortcodes/gist.html": "gist", **LAYOUTS}),
        Bad({"content/a.md": "See {{< gist anna 1234 >}}", **LAYOUTS}, at="gist", says="was removed in Hugo 0.156"),
    ),
)
