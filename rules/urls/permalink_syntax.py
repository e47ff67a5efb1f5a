"""A permalink pattern of the configuration is none that Hugo could use.

Below `permalinks` stands a pattern for each section, as `blog = '/:year/:slug/'`,
or first a kind of page (`page`, `section`, `taxonomy`, `term`, and `home` since
Hugo 0.161) and then the sections. Since 0.161 it may also be a list of rules,
each with a `target` and a `pattern`.

Hugo stops at a word behind a colon that is none of its tokens, also where no
page has the section, at a table that is no kind of page, and at a pattern that
is no text. It names no file and no line. A list for one language alone is
passed over in silence, and so is any list before 0.161.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    FILE_NAMES,
    PERMALINK_TOKENS,
    Bad,
    Finding,
    Good,
    Hugo,
    Options,
    PermalinkFault,
    Severity,
    Site,
    SiteRule,
    closest,
    permalink_faults,
    shown,
)

_KINDS = ("page", "section", "taxonomy", "term", "home")


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each of them where it is written."""
    for fault in permalink_faults(site):
        message, why, help_ = _SENTENCES[fault.sort](fault)
        yield Finding(
            source=fault.source,
            span=fault.span,
            message=message,
            why=why,
            said=fault.said,
            help=help_,
            severity=Severity.ERROR if fault.said else Severity.WARNING,
            hugo=Hugo.FAILS if fault.said else Hugo.SILENT,
        )


def _token(fault: PermalinkFault) -> tuple[str, str, str]:
    near = closest(fault.text[1:].lower(), PERMALINK_TOKENS)
    help_ = f'write ":{near}"' if near else "write one that Hugo has, such as :slug, :year or :section"
    return f'Hugo has no token "{shown(fault.text, 30)}" for a permalink', "", rf"{help_}; a plain colon is \:"


def _kind(fault: PermalinkFault) -> tuple[str, str, str]:
    near = closest(fault.text.lower(), _KINDS)
    help_ = f'write "{near}"' if near else f"put it below a kind of page: permalinks.page.{shown(fault.text, 30)}"
    return f'"{shown(fault.text, 30)}" is no kind of page that has permalinks', "", help_


def _value(fault: PermalinkFault) -> tuple[str, str, str]:
    return f'the permalink of "{shown(fault.text, 30)}" is no text', "", "write a pattern in quotes, such as '/:slug/'"


def _type(fault: PermalinkFault) -> tuple[str, str, str]:
    return "permalinks is one value", "", "write a table: a section and its pattern, such as blog = '/:year/:slug/'"


def _pattern(fault: PermalinkFault) -> tuple[str, str, str]:
    message = "the pattern of this rule is no text" if fault.text else "this rule has no pattern"
    return message, "", "give it a pattern in quotes, such as pattern = '/:slug/'"


def _target(fault: PermalinkFault) -> tuple[str, str, str]:
    return "the target of this rule is no table", "", "write target = { path = '/blog/**', kind = 'page' }"


def _glob(fault: PermalinkFault) -> tuple[str, str, str]:
    return f'Hugo cannot read the path "{shown(fault.text, 40)}"', "", "close the bracket, or leave it out"


def _mixed(fault: PermalinkFault) -> tuple[str, str, str]:
    message = "the permalinks of this language are a table, those of the site are not"
    return message, "", "make those of the site a table, too, or name the language in the rules of their list"


def _unread(fault: PermalinkFault) -> tuple[str, str, str]:
    why = "Hugo passes over it in silence, as if it were not there"
    return "these permalinks are no table of sections", why, "write a table: a section and its pattern"


def _removed(fault: PermalinkFault) -> tuple[str, str, str]:
    return f'this version of Hugo refuses the token "{fault.text}"', "", f'write "{FILE_NAMES[fault.text]}"'


_SENTENCES = {
    "token": _token,
    "removed": _removed,
    "kind": _kind,
    "value": _value,
    "type": _type,
    "pattern": _pattern,
    "target": _target,
    "glob": _glob,
    "mixed": _mixed,
    "unread": _unread,
}

RULE = SiteRule(
    id="permalink-syntax",
    summary="a permalink pattern is none that Hugo could use",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"hugo.toml": "[permalinks.page]\nblog = '/:year/:slug/'\n", "content/blog/a.md": "---\ntitle: A\n---\n"}),
        Bad(
            {"hugo.toml": "[permalinks]\nblog = '/:yaer/:slug/'\n", "content/blog/a.md": "---\ntitle: A\n---\n"},
            at=":yaer",
            says='no token ":yaer"',
        ),
        Bad(
            {"hugo.toml": "[permalinks.pages]\nblog = '/:slug/'\n", "content/blog/a.md": "---\ntitle: A\n---\n"},
            at="pages",
            says="is no kind of page",
        ),
    ),
)
