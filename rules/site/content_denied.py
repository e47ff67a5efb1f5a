"""A content file is of a sort that Hugo refuses to take.

What lies below `content` may come from people who should not be able to put
scripts into the site. So Hugo stops at HTML content since 0.162, and at Org
content since 0.166, with front matter or without, drafts and files in bundles
included. `security.allowContent` in the site's configuration says which sorts
of content are taken; `markup` in the front matter decides what a page is, else
the file's extension.

Turn the page into Markdown, move a file that is to be published as it is to
`static`, or, if you trust all who write content, allow it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Page, PageRule, Scalar, Span, denied_type, said_of_file


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report a page that the policy denies."""
    denied = denied_type(page)
    if denied:
        entry = page.entry("markup")
        by_markup = entry is not None and isinstance(entry.value, Scalar) and bool(entry.value.text)
        policy = 'is not whitelisted in policy "security.allowContent"'
        yield Finding(
            source=page.source,
            span=entry.value.span if entry is not None and by_markup else _first_line(page),
            message=f'the site does not allow content of the type "{denied}"',
            said=said_of_file(f'access denied: "{denied}" {policy}'),
            help=f"write the page in Markdown, or {_allowing(denied, page)}",
        )


def _first_line(page: Page) -> Span:
    return Span(0, len(page.source.text.partition("\n")[0].rstrip()))


def _allowing(denied: str, page: Page) -> str:
    """How the site's config would let the page in, and nothing more where that can be told."""
    policy = page.site.config.raw.get("security")
    if isinstance(policy, dict) and "allowcontent" in policy:
        return f"let security.allowContent in the site's config take {denied}"
    other = {"text/html": "text/org", "text/org": "text/html"}.get(denied)
    pattern = f"! ^{other}$" if page.site.version >= (0, 166, 0) else ".*"
    return f"allow it in the site's config: [security] allowContent = ['{pattern}']"


RULE = PageRule(
    id="content-denied",
    summary="a content file is of a sort that Hugo refuses",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"content/hours.md": "---\ntitle: Hours\n---\n", "static/old.html": "<p>Old.</p>\n"}),
        Good(
            {
                "hugo.toml": "[security]\nallowContent = ['.*']\n",
                "content/hours.html": "---\ntitle: Hours\n---\n<p>Ten to four.</p>\n",
            }
        ),
        Bad(
            {"content/hours.html": "---\ntitle: Hours\n---\n<p>Ten to four.</p>\n"},
            at="---",
            says='type "text/html"',
        ),
        Bad("---\ntitle: Hours\nmarkup: html\n---\n<p>Ten to four.</p>\n", at="html", says='type "text/html"'),
    ),
)
