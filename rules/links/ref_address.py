"""A `ref` or `relref` is given an address, of which it keeps only a part.

`{{< ref "prices.md" >}}` takes the path of a page, and perhaps a `#` with the
id of a heading. Of anything else Hugo silently leaves out what it cannot use:

- without a path the link is empty: `ref ""`, `ref path=""`;
- `ref "mailto:info@example.com"` is empty as well;
- `ref "https://example.com/prices"` leads to the page `/prices` of this site;
- `ref "prices.md?lang=en"` loses its query.

Pages that are not found are the matter of ref-not-found.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, LeftOut, Options, Page, PageRule, left_out, shown


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each reference that loses something."""
    for left in left_out(page):
        message, why, help_ = _SENTENCES[left.sort](left)
        yield Finding(source=page.source, span=left.span, message=message, why=why, help=help_)


def _empty(left: LeftOut) -> tuple[str, str, str]:
    said = f'"{shown(left.text, 30)}" names no page' if left.text else f"{left.name} is given no page"
    return said, "Hugo writes an empty link, which leads to the page itself", "write the path of a page"


def _scheme(left: LeftOut) -> tuple[str, str, str]:
    return (
        f'{left.name} cannot link to "{shown(left.text, 40)}"',
        "Hugo uses a path and what stands behind #, and there is no path",
        "write the address without a shortcode",
    )


def _host(left: LeftOut) -> tuple[str, str, str]:
    return (
        f'{left.name} leaves out "{shown(left.part, 40)}"',
        "it looks for a page of this site, and links to that",
        "write the address without a shortcode",
    )


def _query(left: LeftOut) -> tuple[str, str, str]:
    return (
        f'{left.name} leaves out "{shown(left.part, 40)}"',
        "Hugo uses the path, and what stands behind #",
        f"write {shown(left.part, 30)} behind the shortcode",
    )


def _name(left: LeftOut) -> tuple[str, str, str]:
    return (
        f'{left.name} has no parameter "{shown(left.text, 30)}"',
        "without a path Hugo writes an empty link, which leads to the page itself",
        f'write {left.name} path="…"',
    )


_SENTENCES = {"empty": _empty, "scheme": _scheme, "host": _host, "query": _query, "name": _name}

_LAYOUTS = {"layouts/all.html": "{{ .Content }}"}

RULE = PageRule(
    id="ref-address",
    summary="a ref is given an address, and keeps only a part of it",
    check=check,
    options=Options,
    examples=(
        Good({"content/a.md": '[Prices]({{< ref "b.md#adults" >}})', "content/b.md": "# Adults", **_LAYOUTS}),
        Bad({"content/a.md": '[Prices]({{< ref "" >}})', **_LAYOUTS}, at='""', says="is given no page"),
        Bad(
            {"content/a.md": '[Write]({{< ref "mailto:info@example.com" >}})', **_LAYOUTS},
            at="mailto:info@example.com",
            says="cannot link to",
        ),
        Bad(
            {"content/a.md": '[Prices]({{< ref "b.md?lang=en" >}})', "content/b.md": "# Adults", **_LAYOUTS},
            at="b.md?lang=en",
            says='leaves out "?lang=en"',
        ),
    ),
)
