"""Two content files are one page to Hugo, which leaves one of them out.

Hugo knows a page by its path in lower case, with hyphens for blanks, without
extension and language: `About Us.md`, `about-us.md` and `about-us/index.md` are
the same page. One of the files is published, the other one vanishes with all
its text, and nothing is printed. Which one it is follows from the names where
both lie in one folder; between a file and a folder of its name chance decides,
from build to build. An `_index.md` beside an `index.md` is left out always.

A site may replace a page of its theme: that is meant, and not reported. Of two
folders of its own that `module.mounts` lays over one another, the first in the
list wins, and the other file is nowhere to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Dropped, Finding, Good, Options, Related, Site, SiteRule, dropped_files

_REASONS = {
    "bundle": "a file and a folder of one name are one page",
    "branch": "index.md makes a page without pages below it of its folder",
    "language": "a name without a language is in the default language",
    "extension": "the extension makes no difference",
    "case": "capitals make no difference",
    "blank": "a space is a hyphen",
    "name": "the names make no difference",
    "mount": "their folders are mounted over one another, and the first mount wins",
}


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each file that Hugo leaves out."""
    for dropped in dropped_files(site):
        yield _finding(dropped, len(site.languages) > 1)


def _finding(dropped: Dropped, several: bool) -> Finding:
    other = _beside(dropped.winner, dropped.path)
    if dropped.random:
        message = f'this page and "{other}" are one, and Hugo leaves one of them out'
        label, related = "this file, or the other", "or this one, as chance has it"
        why = f"{_REASONS[dropped.reason]}, {dropped.logical}, and which one stays may change from build to build"
    else:
        message = f'this page is left out, for Hugo takes "{other}" in its place'
        label, related = "nothing of this file is published", "this file is published"
        why = f"{_REASONS[dropped.reason]}: both are {dropped.logical}"
    return Finding(
        source=dropped.source,
        span=dropped.span,
        message=message,
        label=label,
        why=why,
        help=_help(dropped, several),
        related=(Related(dropped.winner_source, dropped.winner_span, related),),
        claim=dropped.logical,
    )


def _help(dropped: Dropped, several: bool) -> str:
    if dropped.reason == "branch":
        return "keep _index.md for a section, or index.md for a page without pages below it"
    if dropped.reason == "mount":
        return "delete or rename one of them, or give one of the mounts a language or another target"
    if dropped.reason == "language" and several:
        return "say the language of this file in its name, or bring what they say together in one file"
    return "bring what they say together in one file, or rename one of them"


def _beside(path: str, other: str) -> str:
    """A path without the folder that it shares with another."""
    here, there = path.split("/"), other.split("/")
    at = 0
    while at < min(len(here), len(there)) - 1 and here[at] == there[at]:
        at += 1
    return "/".join(here[at:])


RULE = SiteRule(
    id="page-dropped",
    summary="two content files are one page, and Hugo leaves one of them out",
    check=check,
    options=Options,
    examples=(
        Good({"content/about.md": "---\ntitle: About\n---\n", "content/about-us.md": "---\ntitle: We\n---\n"}),
        Bad(
            {"content/about us.md": "---\ntitle: About\n---\n", "content/about-us.md": "---\ntitle: We\n---\n"},
            at="content/about-us.md:---",
            says='Hugo takes "about us.md"',
        ),
        Bad(
            {"content/about.md": "---\ntitle: About\n---\n", "content/about/index.md": "---\ntitle: We\n---\n"},
            at="content/about.md:---",
            says='this page and "about/index.md" are one',
        ),
    ),
)
