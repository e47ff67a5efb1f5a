"""The destination of a link or image is no URL, and Hugo cannot read it.

On sites in several languages Hugo renders links with a template of its own
that parses each destination, and stops the build at one that it cannot parse:
a port that is no number, `%` without two hexadecimal digits after it, a
quotation mark in front of `https:`. A bare address in the text is a link,
too. Sites in one language, and those with a render hook of their own, publish
the broken link without a word; there this rule says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Hugo,
    Options,
    Page,
    PageRule,
    Unparsable,
    said_of_refused_link,
    unparsable,
    uses_embedded_hook,
)

_QUOTES = "\"'‘’“”„«»"


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each destination that stops the build."""
    if not page.published or not page.rendered:
        return
    kinds = [kind for kind in ("link", "image") if uses_embedded_hook(page.site, page.language, kind)]
    if kinds:
        yield from (_finding(page, one) for one in unparsable(page).sure if one.kind in kinds)


def _finding(page: Page, one: Unparsable) -> Finding:
    written = page.source.slice(one.span)
    shown = written if len(written) <= 40 else f"{written[:39]}…"
    return Finding(
        source=page.source,
        span=one.span,
        message=f"Hugo cannot read {shown} as a URL",
        said=said_of_refused_link(page, one),
        help=_help(written, one.reason),
    )


def _help(written: str, reason: str) -> str:
    if written[:1] in _QUOTES:
        return "remove the quotation marks"
    if "escape" in reason:
        return 'write "%25" where a percent sign is meant'
    if "port" in reason:
        return "after the host and a colon comes the number of a port, or nothing"
    if "host" in reason:
        return f"correct the host: {reason}"
    if "colon" in reason:
        return 'a path with a colon begins with "./"; a URL begins with its scheme, as https://'
    return f"correct the destination: {reason}"


_SITE = {"hugo.toml": "[languages.en]\n[languages.nb]\n", "layouts/all.html": "{{ .Content }}"}

RULE = PageRule(
    id="link-unparsable",
    summary="the destination of a link is no URL",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({**_SITE, "content/a.md": "The [tower](https://example.org/tower), 50 % off."}),
        Bad(
            {**_SITE, "content/a.md": 'The [tower]("https://example.org/tower").'},
            at='"https://example.org/tower"',
            says="cannot read",
        ),
        Bad({**_SITE, "content/a.md": "The [sale](/sale/50%/)."}, at="/sale/50%/", says="cannot read"),
    ),
)
