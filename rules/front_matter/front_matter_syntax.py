"""The front matter cannot be read.

Hugo stops the whole build at the first page like this. Everything that Hugo
accepts passes here too, whatever other YAML, TOML or JSON parsers say of it.
Hugo's own words follow the explanation, so that they can be searched for.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Page, PageRule


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report what Hugo refuses in the front matter, save duplicate keys."""
    for problem in page.matter.problems:
        if problem.kind == "syntax":
            yield Finding(
                source=page.source,
                span=problem.span,
                message=problem.message,
                why="" if problem.hugo else "Hugo stops the build here",
                said=page.matter.said(page.source, problem),
                help=problem.help,
            )


RULE = PageRule(
    id="front-matter-syntax",
    summary="the front matter cannot be read",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good("---\ntitle: 'Opening hours: summer'\n---\nText."),
        Good("+++\ntitle = 'Opening hours'\n+++\nText."),
        Bad("---\ntitle: Opening hours: summer\n---\nText.", at="Opening hours", says="followed by a colon"),
        Bad("---\ntitle: Opening hours\n\nText.", at="title: Opening hours", says="never closed"),
        Bad("+++\ntitle = Opening hours\n+++\nText.", at="Opening hours", says="TOML"),
    ),
)
