"""The destination of a link or image is no URL, and Hugo cannot read it.

On sites in several languages Hugo renders links with a template of its own
that parses each destination, and stops the build at one that it cannot parse:
a port that is no number, `%` without two hexadecimal digits behind it, a
quotation mark in front of `https:`. Sites in one language, and those with a
render hook of their own, publish the broken link without a word; there this
rule says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Hugo,
    Link,
    Options,
    Page,
    PageRule,
    Said,
    enclosed,
    parse_error,
    uses_embedded_hook,
)

_DESTINATION = re.compile(r"(?:\]\(|\]:|<(?=[A-Za-z][A-Za-z0-9+.-]*:))[ \t]*\n?[ \t]*<?([^\s>]*)")
_SOUND = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][^%\x00-\x1f\x7f]*)?|[^%:\x00-\x1f\x7f]*")
_QUOTES = "\"'‘’“”„«»"


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each destination that stops the build."""
    site = page.site
    several = len(site.languages) + len(site.config.disabled_languages) > 1 and not site.multihost
    if not (several or "markup" in site.config.raw) or not page.published or not page.rendered or not _suspects(page):
        return
    for link in page.links:
        kind = "image" if link.kind == "image" else "link"
        if link.kind in ("html", "html-image", "email"):
            continue
        written = page.source.slice(link.target_span)
        reason = parse_error(written)
        if reason and not enclosed(page, link.span.start) and uses_embedded_hook(site, page.language, kind):
            yield _finding(page, link, written, reason)


def _suspects(page: Page) -> bool:
    """Whether the body holds a destination that is not plainly sound; nearly all pages end here."""
    found = _DESTINATION.finditer(page.source.text, page.body.start)
    return any(not _SOUND.fullmatch(one[1].rstrip(")")) and parse_error(one[1].rstrip(")")) for one in found)


def _finding(page: Page, link: Link, written: str, reason: str) -> Finding:
    shown = written if len(written) <= 40 else f"{written[:39]}…"
    return Finding(
        source=page.source,
        span=link.target_span,
        message=f"Hugo cannot read {shown} as a URL",
        said=Said(f'error calling Parse: parse "{_go_quoted(written)}": {reason}'),
        help=_help(written, reason),
    )


def _go_quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _help(written: str, reason: str) -> str:
    if written[:1] in _QUOTES:
        return "remove the quotation marks"
    if "escape" in reason:
        return 'write "%25" where a percent sign is meant'
    if "port" in reason:
        return "behind the host and a colon comes the number of a port, or nothing"
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
