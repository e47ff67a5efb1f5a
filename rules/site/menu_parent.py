"""The parent of a menu entry is spelled otherwise than the entry that it means.

`parent` takes the `identifier` of another entry of the menu, or its `name`
where it has none, to the letter. Where there is no such entry, Hugo silently
makes one of that name, without an address, and the children hang below it. The
entry that was meant has no children.

Reported is what surely means another entry: its spelling differs in capitals,
blanks or hyphens only, or it is the name of an entry that has an identifier.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Options, Orphan, Site, SiteRule, orphans, shown


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each parent that misses."""
    for orphan in orphans(site):
        yield Finding(
            source=orphan.entry.source,
            span=orphan.entry.place("parent"),
            message=f'no entry of the menu "{shown(orphan.entry.menu, 20)}" is known as "{shown(orphan.parent, 30)}"',
            why=_why(orphan),
            help=f'write "{shown(orphan.meant, 40)}"',
        )


def _why(orphan: Orphan) -> str:
    made = "Hugo makes an entry without an address, and puts this one below it"
    if orphan.by_name:
        return f'the entry of this name has the identifier "{shown(orphan.meant, 30)}", which alone counts; {made}'
    return made


RULE = SiteRule(
    id="menu-parent",
    summary="the parent of a menu entry is spelled wrongly",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "hugo.toml": "[[menus.main]]\nname = 'Docs'\nurl = '/docs/'\n"
                "[[menus.main]]\nname = 'Start'\nurl = '/docs/start/'\nparent = 'Docs'\n",
                "content/a.md": "",
            }
        ),
        Bad(
            {
                "hugo.toml": "[[menus.main]]\nname = 'Docs'\nurl = '/docs/'\n"
                "[[menus.main]]\nname = 'Start'\nurl = '/docs/start/'\nparent = 'docs'\n",
                "content/a.md": "",
            },
            at="hugo.toml:'docs'",
            says='is known as "docs"',
        ),
        Bad(
            {
                "hugo.toml": "[[menus.main]]\nname = 'Docs'\nidentifier = 'manual'\nurl = '/docs/'\n",
                "content/a.md": "---\ntitle: Start\nmenus:\n  main:\n    parent: Docs\n---\n",
            },
            at="content/a.md:Docs",
            says='is known as "Docs"',
        ),
    ),
)
