"""A `ref` or `relref` leads to no page.

`{{< ref "about.md" >}}` is turned into a link when Hugo renders the page. It
looks the path up beside the page, then from the content root, and a name
without any slash anywhere in the language. Where it finds nothing, or several
pages of that name, the build fails; with `refLinksErrorLevel = "warning"` in
the site's configuration it warns and leaves the link empty.

Only pages can be linked so: no drafts, no files of a bundle, no images, and
no addresses such as `/old-url/`, for slugs, `url` and aliases are not looked
at. A page that exists only in another language is found with
`{{< ref path="about.md" lang="nb" >}}`. What stands behind `#` is not checked.

The rule says nothing where the site, its theme or a module that is not on
disk may have a `ref` of its own, and where pages may exist that are made
while the site is built.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, LostReference, Options, Page, PageRule, Severity, lost_references


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each reference that Hugo does not find."""
    for lost in lost_references(page):
        message, help_ = _sentences(lost, page.language)
        yield Finding(
            source=page.source,
            span=lost.span,
            message=message,
            said=lost.said,
            help=help_,
            severity=Severity.WARNING if lost.warns else Severity.ERROR,
            hugo=Hugo.WARNS if lost.warns else Hugo.FAILS,
        )


def _sentences(lost: LostReference, language: str) -> tuple[str, str]:
    """What is wrong, and what to do."""
    text = lost.text
    if lost.kind == "ambiguous":
        pages = ", ".join(lost.rivals[:3]) + (", …" if len(lost.rivals) > 3 else "")
        return f'several pages are called "{text}"', f"write the whole path of the one that is meant: {pages}"
    if lost.kind == "language":
        return f'the site has no language "{text}"', "write the key of a language as the site's configuration has it"
    if lost.kind == "format":
        return (
            f'{lost.other} has no output format "{text}"',
            "leave the format out, or add it to the page's outputs",
        )
    if lost.kind == "url":
        return f'"{text}" cannot be read as a link', f"{lost.reason}; write the path of a page"
    return _missing(lost, language)


def _missing(lost: LostReference, language: str) -> tuple[str, str]:
    text, other = lost.text, lost.other
    if lost.reason == "draft":
        return f'"{text}" is a draft, and drafts cannot be linked', f"publish {other}, or remove the link until then"
    if lost.reason == "future":
        return f'"{text}" is not published yet', f"{other} has a date in the future: remove the link until then"
    if lost.reason == "expired":
        return f'"{text}" has expired', f"remove the link, or the expiry date of {other}"
    if lost.reason == "language":
        add = f'add lang="{other}" and write the path as path="{text}"'
        change = f'change lang to "{other}"' + (" or remove it" if other == language else "")
        return f'"{text}" exists only in the language {other}', f"translate it, or {change if lost.asked else add}"
    if lost.reason == "file":
        return f'"{text}" is a file and no page', "link it as a file, in Markdown: [text](file)"
    if lost.reason == "address":
        return f'"{text}" is an address, and ref takes paths of pages', f'write "{other}"'
    return f'there is no page "{text}"', f'write "{other}"' if other else "write the path of a page that exists"


LAYOUTS = {"layouts/all.html": "{{ .Content }}"}

RULE = PageRule(
    id="ref-not-found",
    summary="a ref leads to no page",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"content/a.md": 'See {{< ref "b.md#hours" >}}', "content/b.md": "# Hours", **LAYOUTS}),
        Bad(
            {"content/a.md": 'See {{< ref "visits.md" >}}', "content/visit.md": "# Visit", **LAYOUTS},
            at="visits.md",
            says='there is no page "visits.md"',
        ),
        Bad(
            {"content/a.md": 'See {{< ref "b.md" >}}', "content/b.md": "---\ndraft: true\n---\n", **LAYOUTS},
            at="b.md",
            says="is a draft",
        ),
    ),
)
