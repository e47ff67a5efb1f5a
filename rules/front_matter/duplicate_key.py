"""A key stands twice in the same map of the front matter.

Only one of the two values can count. Hugo stops the build at such a page when
its front matter is TOML, and since 0.152 when it is YAML; in JSON, and in YAML
before, the last one silently wins. Keep the value that is meant and delete the
other line.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Page, PageRule, Related


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each key that was written before in its map."""
    for problem in page.matter.problems:
        if problem.kind == "duplicate-key":
            first = problem.first
            fails = problem.fails
            yield Finding(
                source=page.source,
                span=problem.span,
                message=problem.message,
                label="here again",
                why="" if fails else "Hugo silently takes the last one",
                said=page.matter.said(page.source, problem) if fails else None,
                help=problem.help,
                related=(Related(page.source, first, "already set here"),) if first else (),
                hugo=Hugo.FAILS if fails else Hugo.SILENT,
            )


RULE = PageRule(
    id="duplicate-key",
    summary="a front-matter key stands twice in one map",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good("---\ntitle: Opening hours\nparams:\n  title: Hours\n---\n"),
        Good("---\ntitle: Opening hours\nTitle: Hours\n---\n"),
        Bad("---\ntitle: Opening hours\ndraft: true\ntitle: Hours\n---\n", at="title", says='"title"'),
        Bad('{"title": "Opening hours", "title": "Hours"}\n', at='"title"', says='"title"'),
    ),
)
