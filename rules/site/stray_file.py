"""A file in the content folder was left there by mistake.

Hugo publishes everything below `content`: whatever is no page is copied to the
site as it is. So a backup (`prices.md.bak`), a leftover of a merge
(`prices_BACKUP_7.md`), a second copy from a shared folder or a file manager and
what a system or an office program left behind (`Thumbs.db`, `~$list.docx`) are
there for all to read, with drafts and comments in them. Delete such a file, or
name it in `ignoreFiles`.

A page whose name does not make it one (`prices.mdx`, `prices.md.txt`, a blank at
its end) is copied just so, with its front matter, and is in no list. And a
symbolic link is passed over without a word, with all that it leads to: move the
files there, or mount their folder.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Options,
    Related,
    Severity,
    Site,
    SiteRule,
    Span,
    Stray,
    stray_files,
    url_of,
)

_MESSAGES = {
    "backup": 'the backup "{name}" is published',
    "merge": '"{name}", left by a merge, is published as a page',
    "conflict": 'the conflicting copy "{name}" is published',
    "copy": '"{name}" is published as a page beside the one it was copied from',
    "system": '"{name}", which a system left behind, is published',
    "lock": '"{name}", which an office program left behind, is published',
    "text": 'the page "{name}" is published as a plain file',
    "link": '"{name}" is a link, which Hugo passes over',
}


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each file of that sort."""
    for stray in stray_files(site):
        yield Finding(
            source=stray.source,
            span=_opening(stray),
            message=_MESSAGES[stray.sort].format(name=stray.source.path.rpartition("/")[2]),
            why=_why(site, stray),
            help=_help(stray),
            related=tuple(
                Related(page.source, page.opening, "the original") for page in site.pages if page.path == stray.of
            )[:1],
        )


def _opening(stray: Stray) -> Span:
    """The first three characters of a file's first line, which stand for all of it."""
    return Span(0, min(3, len(stray.source.text.partition("\n")[0].rstrip())))


def _why(site: Site, stray: Stray) -> str:
    if stray.sort == "link":
        return "nothing of what it leads to is in the site, and nothing says so"
    where = f", at {url_of(site, stray.output, stray.language)}" if stray.output else ""
    if stray.page is not None:
        return f"Hugo takes it for a page of its own{where}"
    return f"Hugo copies what is no page to the site as it is{where}"


def _help(stray: Stray) -> str:
    if stray.sort == "link":
        return "move the files here, or name their folder in module.mounts"
    if stray.sort == "text":
        return "end its name in .md"
    return "delete it" if stray.page is not None else "delete it, or name such files in ignoreFiles"


_PAGE = "---\ntitle: Prices\n---\n"

RULE = SiteRule(
    id="stray-file",
    summary="a file in the content folder was left there by mistake",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good({"content/prices.md": _PAGE, "content/prices.pdf": "", "content/price-list.txt": "Ten crowns.\n"}),
        Good({"hugo.toml": "ignoreFiles = ['[.]bak$']\n", "content/prices.md": _PAGE, "content/prices.md.bak": _PAGE}),
        Bad({"content/prices.md": _PAGE, "content/prices.md.bak": _PAGE}, at="---", says='"prices.md.bak"'),
        Bad({"content/prices.md": _PAGE, "content/hours.mdx": _PAGE}, at="---", says="as a plain file"),
        Bad(
            {"content/prices.md": _PAGE, "content/prices (1).md": _PAGE},
            at="content/prices (1).md:---",
            says="beside the one it was copied from",
        ),
    ),
)
