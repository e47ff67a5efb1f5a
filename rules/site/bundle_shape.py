"""A content file makes another kind of bundle than its place asks for.

`content/index.md` is the usual case. `index.md` makes a leaf bundle, which has
no pages below it; for a home page that is hardly ever meant, and the files
beside it may vanish from the site. Hugo warns. Call the file `_index.md`, or,
if the site is to have this one page only, add the warning's name to
`ignoreLogs`, as Hugo proposes.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Page, PageRule, Said, Span, is_silenced

_WARNING = "warning-home-page-is-leaf-bundle"


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report a home page that is a leaf."""
    if page.place.logical == "/" and page.place.bundle == "leaf" and not is_silenced(page.site, _WARNING):
        name = page.path.rpartition("/")[2]
        yield Finding(
            source=page.source,
            span=Span(0, len(page.source.text.partition("\n")[0].rstrip())),
            message=f'the home page "{name}" is a leaf bundle: the pages below it are lost',
            said=Said(_words(name)),
            help=f'call the file "_{name}"',
        )


def _words(name: str) -> str:
    """Hugo's warning, which ends with the advice to silence it."""
    return (
        f"Using {name} in your content's root directory is usually incorrect for your home page. "
        f"You should use _{name} instead. If you don't rename this file, your home page will be treated as a leaf "
        "bundle, meaning it won't be able to have any child pages or sections."
    )


RULE = PageRule(
    id="bundle-shape",
    summary="a content file makes another kind of bundle than its place asks for",
    check=check,
    options=Options,
    hugo=Hugo.WARNS,
    examples=(
        Good({"content/_index.md": "---\ntitle: Museum\n---\n", "content/visit/index.md": "---\ntitle: Visit\n---\n"}),
        Good(
            {
                "hugo.toml": "ignoreLogs = ['warning-home-page-is-leaf-bundle']\n",
                "content/index.md": "---\ntitle: Museum\n---\n",
            }
        ),
        Bad({"content/index.md": "---\ntitle: Museum\n---\n"}, at="---", says="is a leaf bundle"),
    ),
)
