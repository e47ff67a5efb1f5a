"""Two keys of one map in the front matter differ only in case.

To Hugo they are one key: it makes all keys lower-case, and one of the two values
is lost without a word. The spelling with capitals wins; between two that both
have capitals chance decides, and may decide otherwise in the next build. Keep
the value that is meant, and remove the other key.

Maps in a list keep the case of their keys; there nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Options, Page, PageRule, Related, Severity, clashes, shown


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each key that is there in two spellings."""
    seen = set()
    for clash in clashes(page):
        span = clash.lost.key.span
        if span in seen:  # an anchor that several keys share
            continue
        seen.add(span)
        lost, other = shown(clash.lost.key.text, 25), shown(clash.others[0].key.text, 25)
        yield Finding(
            source=page.source,
            span=span,
            message=f'"{lost}" is lost: to Hugo it is the same key as "{other}"'
            if clash.certain
            else f'"{other}" and "{lost}" are one key to Hugo',
            why="Hugo ignores the case of keys, and "
            + ("the spelling with capitals wins" if clash.certain else "keeps one of these by chance"),
            help="remove one of them" if clash.same else "keep the right one and remove the other",
            related=tuple(
                Related(page.source, entry.key.span, "this one counts" if clash.certain else "the same key")
                for entry in clash.others
            ),
            severity=Severity.WARNING if clash.same else Severity.ERROR,
        )


RULE = PageRule(
    id="key-case",
    summary="two front-matter keys differ only in case",
    check=check,
    options=Options,
    examples=(
        Good("---\ntitle: Opening hours\nparams:\n  Title: Hours\n---\n"),
        Good("---\ntitle: Opening hours\nsteps:\n  - {Name: Ring, name: bell}\n---\n"),
        Bad("---\ntitle: Opening hours\nTitle: Hours\n---\n", at="title", says='same key as "Title"'),
        Bad("---\nTitle: Opening hours\nTITLE: Hours\n---\n", at="TITLE", says="one key"),
    ),
)
