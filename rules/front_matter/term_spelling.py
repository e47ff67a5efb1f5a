"""A tag, category or other term is spelled in two ways.

Hugo writes terms in lower case, with hyphens for blanks, into the address of
their list: `API` and `api` are one term with one list. Since 0.153 chance
decides which spelling the list is called by, from build to build, and before
it was the one that Hugo met last. Reported is the rarer spelling, and only
where the titles differ: `Open source` and `open source` are both shown as
"Open Source". An `_index.md` with a title for the term settles it, too.

What nobody sees, however, makes two terms: a blank before or behind a quoted
term, two blanks in place of one, or a letter that is composed of two
characters. Each then has a list of its own, with a part of the pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Options,
    Related,
    Severity,
    Site,
    SiteRule,
    Spelling,
    odd_spellings,
    shown,
    spellings_by_chance,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each spelling that is at odds with a more usual one."""
    for one in odd_spellings(site):
        text = shown(one.term.text, 30)
        message, why, help_ = _SENTENCES[one.sort](site, one, text)
        related: tuple[Related, ...] = ()
        if one.other is not None and one.other_span is not None:
            related = (Related(one.other.page.source, one.other_span, f'here it is "{shown(one.other.text, 30)}"'),)
        yield Finding(
            source=one.term.page.source,
            span=one.span,
            message=message,
            why=why,
            help=help_,
            related=related,
            fix=_fix(one),
        )


def _title(site: Site, one: Spelling, text: str) -> tuple[str, str, str]:
    other = shown(one.other.text, 30) if one.other is not None else ""
    if spellings_by_chance(site):
        why = "both have one list, and chance decides which of them is its title"
    else:
        why = "both have one list, and the one that Hugo meets last is its title"
    return f'"{text}" and "{other}" are one term', why, f'write "{other}" everywhere, or "{text}"'


def _twin(site: Site, one: Spelling, text: str) -> tuple[str, str, str]:
    other = shown(one.other.text, 30) if one.other is not None else ""
    return (
        f'"{text}" is another term than "{other}", though it looks the same',
        "they differ in blanks or in how a letter is composed, and each has a list of its own",
        "copy the spelling of the other one",
    )


def _blank(site: Site, one: Spelling, text: str) -> tuple[str, str, str]:
    if one.other is None:
        why = "Hugo keeps the blank in the term's title, and writes a hyphen for it into the address of its list"
    else:
        why = "Hugo keeps the blank: this is a term of its own, with a list of its own"
    if not text.strip():
        return "a term is nothing but blanks", "Hugo makes a list for it", "remove it"
    return f'the term "{text}" has a blank around it', why, "remove the blank"


_SENTENCES = {"title": _title, "twin": _twin, "blank": _blank}


def _fix(one: Spelling) -> Fix | None:
    written = one.term.page.source.slice(one.span)
    if one.sort != "blank" or written[1:-1] != one.term.text or not one.term.text.strip():
        return None
    return Fix("remove the blank", (Edit(one.span, written[0] + one.term.text.strip() + written[-1]),), safe=True)


_LISTS = {"layouts/all.html": "{{ .Title }}"}

RULE = SiteRule(
    id="term-spelling",
    summary="a tag or another term is spelled in two ways",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good(
            {
                "content/a.md": "---\ntags: [Open source]\n---\n",
                "content/b.md": "---\ntags: [open source]\n---\n",
                **_LISTS,
            }
        ),
        Bad(
            {
                "content/a.md": "---\ntags: [MySQL]\n---\n",
                "content/b.md": "---\ntags: [MySQL]\n---\n",
                "content/c.md": "---\ntags: [mysql]\n---\n",
                **_LISTS,
            },
            at="content/c.md:mysql",
            says='"mysql" and "MySQL" are one term',
        ),
        Bad(
            {
                "content/a.md": '---\ntags: ["prices "]\n---\n',
                "content/b.md": "---\ntags: [prices]\n---\n",
                **_LISTS,
            },
            at='content/a.md:"prices "',
            says="has a blank around it",
            fixed='---\ntags: ["prices"]\n---\n',
        ),
    ),
)
