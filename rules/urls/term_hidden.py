"""A page has the place of a term's list, so that the list is not there.

The list of a tag, an author or any other term gets its text from an
`_index.md` in a folder of its name: `content/tags/lund/_index.md`. A file
`content/tags/lund.md`, or an `index.md` in that folder, is an ordinary page.
It takes the place of the list, and whoever follows the tag does not find the
pages that have it. Since 0.153 even a draft does so, and then nothing is there
at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    HiddenTerm,
    Options,
    Page,
    Related,
    Severity,
    Site,
    SiteRule,
    first_line,
    hidden_terms,
    place_of_term,
    shown,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each page in the place of a list."""
    for hidden in hidden_terms(site):
        page, term = hidden.page, hidden.terms[0]
        count = len(hidden.terms)
        yield Finding(
            source=page.source,
            span=first_line(page),
            message=f'{_what(page)} takes the place of the list of "{shown(term.text, 30)}"',
            why=f"{'one page names' if count == 1 else f'{count} pages name'} this term, and no list shows "
            f"{'it' if count == 1 else 'them'}",
            help=_help(hidden),
            related=tuple(
                Related(one.page.source, span, "the term is named here")
                for one in hidden.terms[:1]
                if (span := place_of_term(one)) is not None
            ),
        )


def _what(page: Page) -> str:
    return {"draft": "this draft", "future": "this page of the future", "expired": "this expired page"}.get(
        page.unpublished or "", "this page"
    )


def _help(hidden: HiddenTerm) -> str:
    page = hidden.page
    name = page.place.name
    if page.place.bundle == "leaf":
        return "name it _index.md to make it the list's own text, or move it to another folder"
    return f"name it {name}/_index.md to make it the list's own text, or move it to another folder"


_LISTS = {"layouts/all.html": "{{ .Title }}"}

RULE = SiteRule(
    id="term-hidden",
    summary="a page has the place of a term's list",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good(
            {
                "content/a.md": "---\ntags: [lund]\n---\n",
                "content/tags/lund/_index.md": "---\ntitle: Lund\n---\n",
                **_LISTS,
            }
        ),
        Bad(
            {"content/a.md": "---\ntags: [lund]\n---\n", "content/tags/lund.md": "---\ntitle: Lund\n---\n", **_LISTS},
            at="content/tags/lund.md:---",
            says='takes the place of the list of "lund"',
        ),
    ),
)
