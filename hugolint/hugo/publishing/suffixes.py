"""Names of content files with a part between dots that Hugo takes otherwise than it looks (0.147 to 0.168, probed).

Such a part is a language only where the site has that language, disabled or not: `b.sv.md` on a site without `sv` is
the page `b.sv` of the default language, or nothing at all below a leaf bundle. Of what stands behind a language nothing
is left: `d.nb.foo.md` is `d` in `nb`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hugolint.hugo.mounts import ContentFile
from hugolint.hugo.page import Page
from hugolint.hugo.paths import Name, read_name
from hugolint.hugo.site import Site


class Suffix(NamedTuple):
    """A file with such a name."""

    page: Page
    """The page that Hugo makes of it, or the resource."""
    written: str
    """The part in question, as it stands in the name: `sv`, `nb`."""
    base: str
    """What comes before it: `b` in `b.sv.md`."""
    lost: str
    """What Hugo drops from the name: `foo` in `d.nb.foo.md`; empty where the part is no language of the site."""
    extension: str
    """With its dot, as written."""
    twins: tuple[str, ...]
    """The files of the same folder and base, in a language of the site or without one, the latter first."""
    is_bundle: bool
    """Nothing but `index` or `_index` stands before it."""
    by_name: bool
    """In its folder some file has one of the site's languages in its name, and the site has several."""


class Suffixes(NamedTuple):
    """All of them."""

    found: Sequence[Suffix]
    several: bool
    """The site has several languages, disabled ones counted."""


def odd_suffixes(site: Site) -> Suffixes:
    """The names that end in a part that is no language of the site, or that lose one behind a language.

    None where a theme is missing and the site names no languages, for then the theme's count.
    """
    keys = frozenset(one.key for one in (*site.config.languages, *site.config.disabled_languages))
    unknown = site.config.missing and "languages" not in site.config.raw
    named = [] if unknown else list(_dotted(site, keys))
    if not any(_is_odd(file, name) for file, name in named):
        return Suffixes((), len(keys) > 1)
    beside: dict[tuple[str, str], list[str]] = {}
    for file in site.listing.files:
        if file.is_content:
            folder, _, base = file.virtual.rpartition("/")
            low = read_name(base, keys).base.lower()
            beside.setdefault((folder, low), []).append(file.path)
    said = {(_folder(file), name.base.lower()) for file, name in named if name.language}
    translated = {folder for folder, _ in said} if len(keys) > 1 else set()
    pages = {page.path: page for page in site.documents}
    return Suffixes(
        tuple(
            _suffix(file, name, pages[file.path], beside, _folder(file) in translated)
            for file, name in sorted(named)
            if file.path in pages
            and _is_odd(file, name)
            # `example.se.nb.md` beside it: its name has a dot, and means it.
            and (name.language or (_folder(file), name.base.lower()) not in said)
        ),
        len(keys) > 1,
    )


def _dotted(site: Site, keys: frozenset[str]) -> Iterator[tuple[ContentFile, Name]]:
    """The content files whose names have several parts."""
    for file in site.listing.files:
        if file.is_content and file.virtual.count(".") > 1:
            base = file.virtual.rpartition("/")[2]
            if base.count(".") > 1:
                yield file, read_name(base, keys)


def _folder(file: ContentFile) -> str:
    return file.virtual.rpartition("/")[0]


def _is_odd(file: ContentFile, name: Name) -> bool:
    return bool(_lost(file, name)) if name.language else name.base.rpartition(".")[0] != ""


def _lost(file: ContentFile, name: Name) -> str:
    """What stands behind the language in a name, wrappers left out; nothing counts behind `index`, which is no name."""
    if name.base.lower() in ("index", "_index"):
        return ""
    parts = file.virtual.rpartition("/")[2].split(".")[:-1]
    at = next((at for at in range(len(parts) - 1, 0, -1) if parts[at].lower() == name.language), len(parts))
    behind = [part for part in parts[at + 1 :] if part and part[0] != "_" and part[-1] != "_"]
    return ".".join(behind)


def _suffix(
    file: ContentFile, name: Name, page: Page, beside: dict[tuple[str, str], list[str]], by_name: bool
) -> Suffix:
    extension = "." + file.path.rpartition(".")[2]
    if name.language:
        return Suffix(page, name.language, name.base, _lost(file, name), extension, (), False, by_name)
    base, _, written = name.base.rpartition(".")
    twins = sorted(beside.get((_folder(file), base.lower()), ()), key=lambda path: (path.count("."), path))
    is_bundle = base.lower() in ("index", "_index")
    return Suffix(page, written, base, "", extension, tuple(twins), is_bundle, by_name)
