"""An entry of a menu leads nowhere, for its pageRef names no page.

`pageRef` in the configuration takes the path of a page, as
`/docs/start`: no address, no `url` or slug, and no `#`. Where Hugo finds no
published page there, the entry has the address in its `url`. Without one its
address is empty, and a click leads to the page that the reader is on already.
Nothing is printed.

The rule says nothing where a theme or module is not on disk, where pages are
made while the site is built, and where a template asks for the pageRef itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    LostEntry,
    Options,
    Related,
    Site,
    SiteRule,
    first_line,
    lost_entries,
    shown,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each entry that leads nowhere."""
    for lost in lost_entries(site):
        page, where = lost.page, "" if lost.all_languages else f" in {_some(lost.languages)}"
        yield Finding(
            source=lost.entry.source,
            span=lost.entry.place("pageref"),
            message=f"the menu entry {_name(lost)}leads nowhere{where}",
            why=f"{_why(lost)}, and the address of the entry is empty",
            help=_help(lost),
            related=(Related(page.source, first_line(page), "the page that it names"),) if page is not None else (),
        )


def _name(lost: LostEntry) -> str:
    name = lost.entry.text("name") or lost.entry.text("identifier")
    return f'"{shown(name, 30)}" ' if name else ""


def _some(languages: tuple[str, ...]) -> str:
    return ", ".join(languages[:4]) + (", …" if languages[4:] else "")


def _why(lost: LostEntry) -> str:
    ref = shown(lost.ref, 40)
    if lost.reason == "elsewhere":
        return f"there is no page {ref} in {_some(lost.languages)}"
    return {
        "draft": f"{ref} is a draft",
        "future": f"{ref} is not published yet",
        "expired": f"{ref} has expired",
        "unrendered": f"{ref} is not rendered",
        "ambiguous": f'several pages are called "{ref}"',
        "address": "pageRef takes the path of a page, and no address",
        "file": "pageRef takes the path of a page, and of no other file",
        "source": "pageRef takes the path of a page below its content folder",
    }.get(lost.reason, f"there is no page {ref}")


def _help(lost: LostEntry) -> str:
    if lost.reason in ("address", "file"):
        return "write url in place of pageRef"
    if lost.reason == "source" and lost.page is not None:
        return f'write the path that Hugo knows the page by: "{shown(lost.page.place.logical, 60)}"'
    if lost.reason == "ambiguous":
        return "write the whole path of the page, from /"
    if lost.reason in ("draft", "future", "expired"):
        return "publish the page, or take the entry out"
    if lost.reason == "unrendered":
        return "let the page be rendered, or take the entry out"
    if "#" in lost.ref or "?" in lost.ref:
        return "write the address into url; pageRef takes a path only"
    if not lost.all_languages or lost.reason == "elsewhere":
        return "translate the page, or add a url for these languages"
    return "correct the path, or add a url"


RULE = SiteRule(
    id="menu-target",
    summary="an entry of a menu leads nowhere",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "hugo.toml": "[[menus.main]]\nname = 'Prices'\npageRef = '/prices'\n",
                "content/prices.md": "---\ntitle: Prices\n---\n",
            }
        ),
        Good(
            {
                "hugo.toml": "[[menus.main]]\nname = 'Prices'\npageRef = '/prices'\nurl = '/old/prices/'\n",
                "content/a.md": "",
            }
        ),
        Bad(
            {
                "hugo.toml": "[[menus.main]]\nname = 'Prices'\npageRef = '/price'\n",
                "content/prices.md": "---\ntitle: Prices\n---\n",
            },
            at="hugo.toml:'/price'",
            says='the menu entry "Prices" leads nowhere',
        ),
    ),
)
