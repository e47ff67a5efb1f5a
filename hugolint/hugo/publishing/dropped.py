"""Content files that Hugo leaves out, for another file is the same page to it (Hugo 0.168.0, probed).

A page is its logical path and language: lower case, every blank a hyphen, without extension and the names of bundles.
Where the folders of a theme and its site meet, a choice is meant, and such files are not told; nor are those of folders
that were not written by hand. Between two folders of the site's own the first mount wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.files import read_file
from hugolint.hugo.matter import read
from hugolint.hugo.mounts import ContentFile, content_mounts
from hugolint.hugo.page import Page
from hugolint.hugo.paths import PlacedPage
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span

_FOREIGN = frozenset(
    (
        "..",
        "node_modules",
        "vendor",
        "_vendor",
        "themes",
        "third_party",
        "external",
        "generated",
        "override",
        "overrides",
    )
)
"""Folders whose content others write, or that are there to replace it."""


class Dropped(NamedTuple):
    """A file that Hugo leaves out."""

    path: str
    """Relative to the site's root."""
    source: Source
    span: Span
    """The mark that begins its front matter, or its first three characters."""
    winner: str
    """The path of the file that Hugo takes, or may take."""
    winner_source: Source
    winner_span: Span
    logical: str
    """What Hugo calls both."""
    reason: str
    """`bundle` (a file beside a folder of its name), `branch` (`_index.md` beside `index.md`), `language` (with and
    without the default language in the name), `extension`, `case`, `blank`, `name` or `mount`."""
    random: bool
    """Chance decides which of the two it is."""


def dropped_files(site: Site) -> Iterator[Dropped]:
    """The files that Hugo leaves out, each with the one that it takes, in the order of paths."""
    pairs = {}
    apart = any(one.page.file.mount != one.winner.file.mount for one in site.dropped)
    own = _own_mounts(site) if apart else frozenset()
    pages = {page.path for page in site.pages} if own else set()
    for one in site.dropped:
        loser, winner = one.page.file, one.winner.file
        if loser.path == winner.path:
            continue
        if loser.mount == winner.mount:
            pairs[loser.path, winner.path] = _Pair(loser, winner, one.page.path, _reason(*one), one.page.random)
        elif loser.mount in own and winner.mount in own and loser.path not in pages:
            # A folder may well fill the gaps of another language, and be one in its own.
            pairs[loser.path, winner.path] = _Pair(loser, winner, one.page.path, "mount", one.page.random)
    pairs.update({(pair.file.path, pair.winner.path): pair for pair in _swallowed(site)})
    known = {page.path: page for page in site.documents} if pairs else {}
    for _, pair in sorted(pairs.items()):
        yield Dropped(
            pair.file.path,
            *_place(known, site, pair.file),
            pair.winner.path,
            *_place(known, site, pair.winner),
            pair.logical,
            pair.reason,
            pair.random,
        )


class _Pair(NamedTuple):
    file: ContentFile
    winner: ContentFile
    logical: str
    reason: str
    random: bool


def _swallowed(site: Site) -> Iterator[_Pair]:
    """An `_index.md` beside an `index.md`, which makes a leaf of the folder: it is no page, but a resource of none."""
    found = [one.place.file for one in site.resources if _name(one.place.file).startswith("_index.")]
    if not found:
        return
    leaves = {
        (page.place.file.mount, _folder(page.place.file)): page for page in site.pages if page.place.bundle == "leaf"
    }
    for file in found:
        leaf = leaves.get((file.mount, _folder(file)))
        if leaf is not None:
            yield _Pair(file, leaf.place.file, leaf.place.logical, "branch", False)


def _own_mounts(site: Site) -> frozenset[int]:
    """The mounts of folders that belong to the site and are written by hand, by their index; none if there is one."""
    ignored = _ignored(site)
    own = frozenset(
        index
        for index, mount in enumerate(content_mounts(site.config))
        if not mount.module
        and _FOREIGN.isdisjoint(mount.source.lower().split("/"))
        and not (mount.folder / ".git").exists()
        and mount.source.partition("/")[0] not in ignored
        and mount.source not in ignored
    )
    return own if len(own) > 1 else frozenset()


def _ignored(site: Site) -> set[str]:
    """The folders that the site's .gitignore names outright: what is made by a program, or fetched."""
    try:
        with open(site.root / ".gitignore", encoding="utf-8", errors="replace") as stream:
            return {line.strip().strip("/").removesuffix("/*") for line in stream}
    except OSError:
        return set()


def _name(file: ContentFile) -> str:
    return file.virtual.rpartition("/")[2].lower()


def _folder(file: ContentFile) -> str:
    return file.virtual.rpartition("/")[0]


def _reason(loser: PlacedPage, winner: PlacedPage) -> str:
    if loser.bundle != winner.bundle or _folder(loser.file) != _folder(winner.file):
        return "bundle" if "single" in (loser.bundle, winner.bundle) else "name"
    if loser.explicit != winner.explicit:
        return "language"
    if loser.extension != winner.extension and loser.base == winner.base:
        return "extension"
    if loser.base.lower() == winner.base.lower():
        return "case"
    return "blank" if loser.base.replace(" ", "-") == winner.base.replace(" ", "-") else "name"


def _place(known: dict[str, Page], site: Site, file: ContentFile) -> tuple[Source, Span]:
    """A file's text and the mark that begins it; an empty text where it cannot be read."""
    page = known.get(file.path)
    if page is not None:
        source, start = page.source, page.matter.span.start
        return source, Span(start, min(start + 3, len(source.text)))
    try:
        source = Source.decode(file.path, read_file(file.real))
    except OSError:
        source = Source(file.path, "")
    start = read(source, site.version).span.start
    return source, Span(start, min(start + 3, len(source.text)))
