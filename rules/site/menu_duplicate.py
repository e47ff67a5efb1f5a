"""Two entries of a menu are known by one name, and Hugo leaves one of them out.

Hugo knows a menu entry by its `identifier`, or else by its `name`; a page's own
entry by the page's title. Of two entries in the configuration only one is shown,
and nothing is printed: of two entries "Overview" below two parents, one parent
loses its own. A page that is known by the name of another entry is left out
with a warning. Give each of them an identifier of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    DoubledEntry,
    Finding,
    Good,
    Hugo,
    MenuEntry,
    Options,
    Related,
    Severity,
    Site,
    SiteRule,
    Span,
    doubled_entries,
    reads_menus,
    said_of_file,
    shown,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each entry that is left out."""
    for doubled in doubled_entries(site):
        entry, other = doubled.entry, doubled.other
        words = f'duplicate menu entry with identifier "{entry.key}" in menu "{entry.menu}"'
        warns = entry.page is not None and reads_menus(entry.page)
        yield Finding(
            source=entry.source,
            span=_place(entry),
            message=f'"{shown(entry.key, 30)}" stands twice in the menu "{shown(entry.menu, 20)}"',
            why="" if warns else "Hugo shows one of them only, and leaves this one out",
            said=said_of_file(words) if warns else None,
            help=_help(doubled),
            related=(Related(other.source, _place(other), "this one is shown"),),
            severity=None if entry.page is None else Severity.WARNING,
            hugo=Hugo.WARNS if warns else Hugo.SILENT,
        )


def _place(entry: MenuEntry) -> Span:
    return entry.place("identifier" if entry.text("identifier") else "name")


def _help(doubled: DoubledEntry) -> str:
    if doubled.is_same:
        return "remove one of them: both lead to the same page"
    if doubled.entry.text("identifier"):
        return "give one of them another identifier"
    return "add an identifier to this entry"


RULE = SiteRule(
    id="menu-duplicate",
    summary="two entries of a menu are known by one name",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "hugo.toml": "[[menus.main]]\nname = 'Overview'\nurl = '/a/'\n"
                "[[menus.main]]\nname = 'Overview'\nidentifier = 'second'\nurl = '/b/'\n",
                "content/a.md": "",
            }
        ),
        Bad(
            {
                "hugo.toml": "[[menus.main]]\nname = 'Overview'\nurl = '/a/'\n"
                "[[menus.main]]\nname = \"Overview\"\nurl = '/b/'\n",
                "content/a.md": "",
            },
            at="hugo.toml:'Overview'",
            says='"Overview" stands twice in the menu "main"',
        ),
    ),
)
