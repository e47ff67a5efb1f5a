"""Of two keys in the front matter that say the same thing Hugo uses one.

- `published: true` or `false` beside `draft`: Hugo uses `draft`, and warns.
- `menu` beside `menus`: Hugo reads `menus` only.
- `modified` beside `lastmod`, `pubdate` beside `publishDate`, `unpublishdate`
  beside `expiryDate`: the second is the name, the first is not looked at.
- A key of your own beside `params` and below it: the one below `params` counts.

Remove the one that is not meant. Where both say the same, nothing is reported,
but for `publishing.published`, at which Hugo warns.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Conflict,
    ConflictSort,
    Finding,
    Good,
    Hugo,
    Options,
    Page,
    PageRule,
    Related,
    Said,
    Severity,
    conflicts,
    shown,
)

_WARNING = Said("page has both draft and published settings in its frontmatter. Using draft.")


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each key that is not used."""
    for conflict in conflicts(page):
        warns = conflict.why is ConflictSort.PUBLISHED
        yield Finding(
            source=page.source,
            span=conflict.unused.span,
            message=_message(conflict),
            why="" if warns else "Hugo uses the other one, and says nothing",
            said=_WARNING if warns else None,
            help="keep draft and remove the other" if warns else "keep the right one and remove the other",
            related=(Related(*conflict.used_at, "this one counts"),) if conflict.used_at is not None else (),
            hugo=Hugo.WARNS if warns else Hugo.SILENT,
        )


def _message(conflict: Conflict) -> str:
    unused = shown(conflict.unused.text, 25)
    used = shown(conflict.used.text, 25) if conflict.used is not None else ""
    if conflict.why is ConflictSort.PUBLISHED:
        return f'"{unused}" and "draft" both say whether the page is published'
    if conflict.why is ConflictSort.MENUS:
        return f'"{unused}" is ignored, because the page has "{used or "menus"}", too'
    if conflict.why is ConflictSort.DATES:
        return f'"{unused}" is ignored: "{used}" is the same date, and comes first'
    return f'"{unused}" is ignored: "{used}" stands below params, too'


RULE = PageRule(
    id="conflicting-keys",
    summary="two front-matter keys contradict each other",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good("---\ntitle: Opening hours\ndate: 2026-01-31\nlastmod: 2026-02-01\ndraft: false\n---\n"),
        Good("---\ntitle: Opening hours\nparams:\n  title: Hours\n---\n"),
        Bad(
            "---\ntitle: Opening hours\ndraft: true\npublished: true\npublishDate: 2026-01-31\n---\n",
            at="published",
            says='"draft"',
        ),
        Bad("---\ntitle: Opening hours\nmenu: main\nmenus: footer\n---\n", at="menu", says='has "menus"'),
        Bad("---\ntitle: Opening hours\nauthor: Anna\nparams:\n  author: Bo\n---\n", at="author", says="below params"),
    ),
)
