"""`{{< param key >}}` asks for what neither the page nor the site has.

Hugo looks the key up in the page's front matter and then in `params` of the
site's configuration, and stops the build where it finds nothing. A value that
is empty, `false` or 0 counts as nothing, too, and a page's empty value hides
the site's.

Keys that Hugo itself reads (`date`, `draft` and the like) are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Page, PageRule, absent_params


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each key that leads to nothing."""
    for absent in absent_params(page):
        if absent.empty:
            where = "in the front matter" if absent.empty == "page" else "in the site's configuration"
            message = f'the parameter "{absent.key}" is empty {where}'
            help_ = "give it a value, or remove the tag"
        else:
            message = f'neither this page nor the site has a parameter "{absent.key}"'
            help_ = f"add {absent.key} to the front matter or to params in the site's configuration, or remove the tag"
        yield Finding(source=page.source, span=absent.span, message=message, said=absent.said, help=help_)


LAYOUTS = {"layouts/all.html": "{{ .Content }}"}

RULE = PageRule(
    id="param-not-found",
    summary="a param shortcode finds no value",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"content/a.md": "---\nprice: 7\n---\nIt costs {{< param price >}} kronor.", **LAYOUTS}),
        Bad(
            {"content/a.md": "---\nprice: 7\n---\nIt costs {{< param prize >}} kronor.", **LAYOUTS},
            at="prize",
            says='"prize"',
        ),
    ),
)
