"""Two pages claim the same alias, so only one of them gets the redirect.

Hugo writes one small redirect file for every alias. Where several pages name
the same one, each overwrites the other's file; pages are rendered side by
side, so the winner changes from build to build, and nothing is printed.
Visitors of the old address land on a random page. The usual cause is a page
that was copied together with its aliases.

What counts is the file that Hugo writes: the language's prefix or host,
relative aliases, `uglyURLs` and the site's Hugo version are taken into
account, and so are aliases from a `cascade`. Drafts, future and expired pages
write none.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Alias,
    Bad,
    Claim,
    Finding,
    Good,
    Options,
    Page,
    Related,
    Site,
    SiteRule,
    Source,
    Span,
    claimants,
    language_that_stays,
    url_of,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each alias file that more than one page writes, once."""
    for claim in claimants(site):
        yield _finding(site, claim)


def _finding(site: Site, claim: Claim) -> Finding:
    (first, alias), *others = claim.pages
    source, span = _place(first, alias)
    languages = [page.language for page, _ in claim.pages] + [one.language for one in claim.generated]
    of = ", ".join(sorted(set(languages)))
    last = language_that_stays(site, languages)
    wins = f"that of the last language, {last}, stays" if last else "which one stays changes from build to build"
    return Finding(
        source=source,
        span=span,
        message=f'"{alias.text}" is claimed by {len(languages)} pages ({of})',
        label=_label(first, alias, "this page claims it"),
        why=f"each of these pages writes the redirect {url_of(site, claim.output, first.language)}, and {wins}",
        help="keep it on the one page where its visitors should land, and delete it on the others",
        related=tuple(
            Related(*_place(page, other), _label(page, other, "and so does this one")) for page, other in others
        ),
        claim=claim.output,
    )


def _place(page: Page, alias: Alias) -> tuple[Source, Span]:
    """Where a page says it: at the alias, or, where a cascade says it for the page, at the page's first line."""
    if alias.source is page.source:
        return page.source, alias.span
    return page.source, Span(page.matter.span.start, min(page.matter.span.start + 3, len(page.source.text)))


def _label(page: Page, alias: Alias, text: str) -> str:
    return text if alias.source is page.source else f"{text}, by the cascade of {alias.source.path}"


RULE = SiteRule(
    id="alias-collision",
    summary="several pages claim one alias",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "content/a.md": "---\ntitle: A\naliases: [/old/]\n---\n",
                "content/b.md": "---\ntitle: B\naliases: [/older/]\n---\n",
            }
        ),
        Good(
            {
                "content/a.md": "---\ntitle: A\naliases: [/old/]\n---\n",
                "content/b.md": "---\ntitle: B\ndraft: true\naliases: [/old/]\n---\n",
            }
        ),
        Good(
            {
                "hugo.toml": "[languages.en]\n[languages.sv]\n",
                "content/a.md": "---\ntitle: A\naliases: [/old/]\n---\n",
                "content/b.sv.md": "---\ntitle: B\naliases: [/old/]\n---\n",
            }
        ),
        Bad(
            {
                "content/a.md": "---\ntitle: A\naliases:\n  - /old/\n---\n",
                "content/b.md": "---\ntitle: B\naliases: /old\n---\n",
            },
            at="content/a.md:/old/",
            says="claimed by 2 pages",
        ),
    ),
)
