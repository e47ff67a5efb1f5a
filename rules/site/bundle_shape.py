"""An `index.md` swallows the pages beside and below it.

`index.md` makes a leaf bundle of its folder: one page, to which all other files
in the folder and below belong, as pictures do. Markdown files among them are no
pages, and are not published; nor is an `index.md` or `_index.md` in a folder
further down. Hugo says so of `content/index.md` alone, where it may cost the
whole site. Call the file `_index.md`, and its folder is a section with pages of
their own; or move what lies below a page out of its folder.

Texts that a template shows as a part of the page, such as the entries of a
glossary, are left alone: a file counts as lost where no template of the site
could show it, or where it has an address of its own (`slug`, `url`, `aliases`),
a menu or the name `_index.md`. So are bundles that are not rendered themselves.

If the site is to have one page only, add the name of Hugo's warning to
`ignoreLogs`, as Hugo proposes.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Hugo,
    Options,
    Page,
    Related,
    Said,
    Site,
    SiteRule,
    Span,
    Swallowing,
    is_silenced,
    swallowed_pages,
)

_WARNING = "warning-home-page-is-leaf-bundle"


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report a home page that is a leaf, and then every other leaf that swallows pages."""
    if not is_silenced(site, _WARNING):
        for page in site.pages:
            if page.place.logical == "/" and page.place.bundle == "leaf":
                yield _home(page)
    for swallowing in swallowed_pages(site):
        yield _swallows(swallowing)


def _home(page: Page) -> Finding:
    name = page.path.rpartition("/")[2]
    return Finding(
        source=page.source,
        span=Span(0, len(page.source.text.partition("\n")[0].rstrip())),
        message=f'the home page "{name}" is a leaf bundle: the pages below it are lost',
        said=Said(_words(name)),
        help=f'call the file "_{name}"',
        hugo=Hugo.WARNS,
    )


def _words(name: str) -> str:
    """Hugo's warning, which ends with the advice to silence it."""
    return (
        f"Using {name} in your content's root directory is usually incorrect for your home page. "
        f"You should use _{name} instead. If you don't rename this file, your home page will be treated as a leaf "
        "bundle, meaning it won't be able to have any child pages or sections."
    )


def _swallows(swallowing: Swallowing) -> Finding:
    leaf = swallowing.leaf
    name = leaf.path.rpartition("/")[2]
    lost = f"{len(swallowing.lost)} pages" if swallowing.lost[1:] else "a page"
    where = "in its folder" if swallowing.beside else "below it"
    others = ", and those in other languages likewise" if swallowing.several else ""
    section = f'call it "_{name}"{others}, so that its folder is a section'
    away = "move what lies below it out of its folder"
    out = "move the page out of it" if not swallowing.lost[1:] else "move the pages out of it"
    return Finding(
        source=leaf.source,
        span=leaf.opening,
        message=f'"{name}" makes one page of its folder, and {lost} {where} {"are" if lost[-1] == "s" else "is"} lost',
        why="Hugo takes all content there for attachments of this page, and publishes none of it",
        help=f"{section}, or {out}" if swallowing.beside else f"{away}, or {section}",
        related=tuple(Related(page.source, page.opening, "this is not published") for page in swallowing.lost),
        claim=leaf.place.logical,
    )


RULE = SiteRule(
    id="bundle-shape",
    summary="an index.md swallows the pages beside and below it",
    check=check,
    options=Options,
    examples=(
        Good({"content/_index.md": "---\ntitle: Museum\n---\n", "content/visit/index.md": "---\ntitle: Visit\n---\n"}),
        Good(
            {
                "hugo.toml": "ignoreLogs = ['warning-home-page-is-leaf-bundle']\n",
                "content/index.md": "---\ntitle: Museum\n---\n",
            }
        ),
        Good({"content/visit/index.md": "---\ntitle: Visit\n---\n", "content/visit/hours.md": "Ten to four.\n"}),
        Bad({"content/index.md": "---\ntitle: Museum\n---\n"}, at="---", says="is a leaf bundle"),
        Bad(
            {
                "content/news/index.md": "---\ntitle: News\n---\n",
                "content/news/opening.md": "---\ntitle: We open\ndate: 2026-01-31\n---\n",
            },
            at="content/news/index.md:---",
            says="a page in its folder is lost",
        ),
        Bad(
            {
                "content/art/glass/index.md": "---\ntitle: Glass\n---\n",
                "content/art/glass/beads/index.md": "---\ntitle: Beads\n---\n",
            },
            at="content/art/glass/index.md:---",
            says="a page below it is lost",
        ),
    ),
)
