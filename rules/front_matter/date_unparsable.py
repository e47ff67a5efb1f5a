"""A date in the front matter is not written in a form that Hugo reads.

Hugo looks at `date`, `lastmod` (or `modified`), `publishDate` (or `pubdate`,
`publishing.published`) and `expiryDate` (or `unpublishdate`), and at what `[frontmatter]`
in the site's configuration names beside these. It reads `2026-01-31`,
`2026-01-31T09:30:00`, the same with an offset such as `Z` or `+01:00`, and a
few forms of mail headers. Months and days have two digits, a time has seconds.
At anything else the build fails, and Hugo names the file, but no line.

`publishing.published` is a date, too: to keep a page back, write `draft: true`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Edit,
    Entry,
    Finding,
    Fix,
    Good,
    Hugo,
    Mapping,
    Options,
    Page,
    PageRule,
    Said,
    Scalar,
    bad_dates,
    inner_span,
    is_rewritable,
    mend_date,
    names_no_day,
    shown,
    unix_date,
    word_as_switch,
)

_FORM = "write year, month and day: 2026-01-31, or 2026-01-31T09:30:00"


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each date that Hugo cannot read."""
    for bad in bad_dates(page):
        value = bad.entry.value
        fix: Fix | None = None
        if not isinstance(value, Scalar):
            kind = "map" if isinstance(value, Mapping) else "list"
            message, help_ = f'"{bad.entry.key.text}" holds a {kind} where one date belongs', _FORM
        elif bad.name == "published" and word_as_switch(value.value) is not None:
            message = f'"published" is a date to Hugo, and "{shown(value.text, 30)}" is none'
            help_, fix = _as_draft(page, bad.entry, value)
        else:
            message, help_, fix = _as_number(value) if _is_json_number(page, value) else _as_date(value)
        yield Finding(
            source=page.source,
            span=inner_span(value) if isinstance(value, Scalar) else bad.entry.key.span,
            message=message,
            said=Said(f'the "{bad.name}" front matter field is not a parsable date'),
            help=help_,
            fix=fix,
        )


def _as_draft(page: Page, entry: Entry, value: Scalar) -> tuple[str, Fix | None]:
    """`publishing.published` as a switch: the same said with `draft`, unless the page says that already."""
    if "draft" in page.params:
        hidden = word_as_switch(value.value) is False and word_as_switch(page.params["draft"]) is not True
        return (
            "remove it, and write draft: true if the page is to stay hidden" if hidden else "remove it: draft says it",
            None,
        )
    draft = "false" if word_as_switch(value.value) else "true"
    help_ = "remove it, or write draft: false" if draft == "false" else "write draft: true"
    edits = (Edit(inner_span(entry.key), "draft"), Edit(value.span, draft))
    return help_, Fix(f"write draft: {draft}", edits, safe=isinstance(value.value, bool))


def _as_date(value: Scalar) -> tuple[str, str, Fix | None]:
    text, mended = value.text, mend_date(value.text)
    if names_no_day(text):
        return f"there is no day {text[:10]}", "correct the date", None
    blanks = mended and mended == text.strip()
    message = f'"{shown(text, 40)}" is no date ' + ("with spaces around it" if blanks else "that Hugo can read")
    if not mended:
        return message, _FORM, None
    edit = Edit(inner_span(value), mended)
    return message, f"write {mended}", Fix(f"write {mended}", (edit,), safe=True) if is_rewritable(value) else None


def _is_json_number(page: Page, value: Scalar) -> bool:
    """Hugo reads every number of JSON as a fraction, so that none of them counts seconds."""
    return page.matter.format == "json" and isinstance(value.value, float) and value.value.is_integer()


def _as_number(value: Scalar) -> tuple[str, str, Fix | None]:
    mended = mend_date(value.text) or unix_date(int(value.text)) if value.text.isdecimal() else ""
    message = f"{shown(value.text)} is a plain number in JSON, and no date to Hugo"
    if not mended:
        return message, _FORM, None
    return message, f"write {mended}", Fix(f"write {mended}", (Edit(value.span, f'"{mended}"'),), safe=True)


RULE = PageRule(
    id="date-unparsable",
    summary="a date in the front matter is not one that Hugo can read",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good("---\ntitle: Opening hours\ndate: 2026-01-31\nlastmod: 2026-02-01T09:30:00+01:00\n---\n"),
        Good("---\ntitle: Opening hours\ndate:\nopened: since 1987\n---\n"),
        Bad(
            "---\ntitle: Opening hours\ndate: 2026/1/31\n---\n",
            at="2026/1/31",
            says="no date",
            fixed="---\ntitle: Opening hours\ndate: 2026-01-31\n---\n",
        ),
        Bad(
            '+++\ntitle = "Opening hours"\npublishDate = "2026-01-31 09:30"\n+++\n',
            at="2026-01-31 09:30",
            says="no date",
            fixed='+++\ntitle = "Opening hours"\npublishDate = "2026-01-31 09:30:00"\n+++\n',
        ),
        Bad("---\ntitle: Leap day\ndate: 2026-02-29\n---\n", at="2026-02-29", says="there is no day"),
        Bad(
            "---\ntitle: Opening hours\npublished: false\n---\n",
            at="false",
            says='"published" is a date',
            fixed="---\ntitle: Opening hours\ndraft: true\n---\n",
        ),
    ),
)
