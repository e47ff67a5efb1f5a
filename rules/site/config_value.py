"""A value of the configuration is one that Hugo refuses.

Hugo checks some of its settings before it reads any page, and then builds
nothing: an output format that is not there, a time zone that no place has, a
time span without a unit, a word where a switch or a number belongs. Its message
names the setting, but neither file nor line.

`outputs` may name Hugo's own formats and those below `outputFormats`; they are
not judged where a theme is not on disk, which may bring some.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Hugo,
    Options,
    RefusedValue,
    Said,
    Site,
    SiteRule,
    refused_values,
    shown,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each such value."""
    for one in refused_values(site):
        yield Finding(
            source=one.source,
            span=one.span,
            message=_message(one),
            said=Said(one.words),
            help=one.help,
        )


def _message(one: RefusedValue) -> str:
    if one.reason.startswith("is ") and one.value:
        return f'{shown(one.name, 40)} is "{shown(one.value, 40)}", which {one.reason}'
    return f"{shown(one.name, 60)} {shown(one.reason, 80)}"


RULE = SiteRule(
    id="config-value",
    summary="a value of the configuration that Hugo refuses",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"hugo.toml": "timeout = '30s'\n[outputs]\nhome = ['html', 'RSS']\n", "content/a.md": "Text."}),
        Bad(
            {"hugo.toml": "[outputs]\nhome = ['html', 'jsonfeed']\n", "content/a.md": "Text."},
            at="home",
            says='outputs.home names "jsonfeed", which is no output format',
        ),
        Bad(
            {"hugo.toml": "timeout = 'abc'\n", "content/a.md": "Text."},
            at="'abc'",
            says='timeout is "abc", which is no time span',
        ),
    ),
)
