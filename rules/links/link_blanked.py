"""Hugo takes the address out of a link, as from `tel:` and `sms:`.

On sites in several languages Hugo renders Markdown links and images with a
template of its own. It trusts `http:`, `https:` and `mailto:`; for an address
that begins with anything else it writes `#ZgotmplZ`, and the link leads
nowhere. Nothing is printed. On sites in one language, and where a render hook
of the site is used, the address stays as it is.

A hook of your own brings it back: `layouts/_markup/render-link.html` with
`<a href="{{ .Destination | safeURL }}">{{ .Text }}</a>`. Or switch Hugo's
own off, with `markup.goldmark.renderHooks.link.useEmbedded = "never"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Blanked, Finding, Good, Options, Page, PageRule, blanked_links, shown


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each address that is lost."""
    for one in blanked_links(page):
        what = "link" if one.kind == "link" else "image"
        yield Finding(
            source=page.source,
            span=one.span,
            message=f'the {what} to "{shown(one.url, 40)}" loses its address',
            label=f"{one.scheme} is not trusted",
            why='Hugo\'s own render hook writes "#ZgotmplZ" in its place',
            help=_help(one),
        )


def _help(one: Blanked) -> str:
    if one.is_dangerous:
        return "write the link in a shortcode of your own; Markdown keeps no such address"
    setting = f"markup.goldmark.renderHooks.{one.kind}.useEmbedded"
    return f'add a render hook of your own, or set {setting} to "never"'


_SITE = {"hugo.toml": "[languages.en]\n[languages.nb]\n", "layouts/all.html": "{{ .Content }}"}

RULE = PageRule(
    id="link-blanked",
    summary="a link loses its address in Hugo, as with tel:",
    check=check,
    options=Options,
    examples=(
        Good({"content/a.md": "[Call us](tel:+46101234567)", "layouts/all.html": "{{ .Content }}"}),
        Good({**_SITE, "content/a.md": "[Write to us](mailto:info@example.com)"}),
        Good(
            {
                **_SITE,
                "content/a.md": "[Call us](tel:+46101234567)",
                "layouts/_markup/render-link.html": '<a href="{{ .Destination | safeURL }}">{{ .Text }}</a>',
            }
        ),
        Bad({**_SITE, "content/a.md": "[Call us](tel:+46101234567)"}, at="tel:+46101234567", says="loses its address"),
    ),
)
