"""Why a file is no page of its site: it is ignored, dropped, part of a bundle, or not looked at (Hugo 0.168.0, probed).

A file may be a page in one language and be dropped in another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.config import names
from hugolint.hugo.ignore import compile_go, takes_file
from hugolint.hugo.languages import Language
from hugolint.hugo.mounts import ContentFile, Mount, content_mounts, find_mounts
from hugolint.hugo.origins import Origin, mount_origin, origin_of, word_origin
from hugolint.hugo.page import Page
from hugolint.hugo.paths import DroppedPage, read_name
from hugolint.hugo.publishing.published import url_of
from hugolint.hugo.publishing.strays import copied_to
from hugolint.hugo.site import Site


class Fate(NamedTuple):
    """What becomes of a file that is no page."""

    sort: str
    """`dropped`, `resource`, `attachment`, `adapter`, `disabled-language`, `hidden-name`, `ignored`, `link`,
    `unmounted`, `outside` or `unreadable`."""
    words: str
    origin: Origin = Origin()
    """What says so; empty where the file's name or place does."""
    remedy: str = ""
    """What would make a page of it."""


def fates_of(site: Site, path: str) -> list[Fate]:
    """What becomes of a file, by its path relative to the site's root; nothing where it is a page and no more, or is
    nothing that could be content."""
    found = [_dropped(site, one) for one in site.dropped if one.page.file.path == path]
    if found or any(page.path == path for page in site.pages):
        return found
    resource = next((page for page in site.resources if page.path == path), None)
    fate = (
        _resource(site, resource)
        if resource is not None
        else _listed(site, path) or _unlisted(site, path) or _outside(site, path)
    )
    return [fate] if fate is not None else []


def _dropped(site: Site, one: DroppedPage) -> Fate:
    page, winner = one
    same = f"{winner.file.path} is the same page to Hugo, {page.path} in {page.language}"
    if page.random:
        return Fate("dropped", f"{same}: chance decides which of the two files it takes", remedy="rename one of them")
    if page.file.mount != winner.file.mount:
        mounts = content_mounts(site.config)
        origin = mount_origin(site, mounts[winner.file.mount])
        origin = Origin() if origin.is_default else origin
        return Fate("dropped", f"{same}, and its folder comes first", origin, "remove the other file")
    return Fate("dropped", f"{same}, and Hugo takes that file", remedy="rename one of them")


def _resource(site: Site, page: Page) -> Fate:
    """A content file below an index.md."""
    leaf = _leaf_above(site, page.place.file.virtual)
    if leaf is None:
        return Fate("resource", "it lies below an index.md, and is a resource of that page")
    name = leaf.path.rpartition("/")[2]
    return Fate(
        "resource",
        f"it is a resource of the leaf bundle {leaf.path}, and has no URL of its own",
        remedy=f"rename {name} to _{name}, which makes a section of the folder, or move the file out of it",
    )


def _leaf_above(site: Site, virtual: str) -> Page | None:
    """The leaf bundle that a file belongs to."""
    leaves = {one.place.file.virtual.rpartition("/")[0]: one for one in site.pages if one.place.bundle == "leaf"}
    at = virtual.rpartition("/")[0]
    while at not in leaves and at:
        at = at.rpartition("/")[0]
    return leaves.get(at)


def _listed(site: Site, path: str) -> Fate | None:
    """A file that Hugo finds, and takes for no page."""
    for source, reason in site.unreadable:
        if source.path == path:
            return Fate("unreadable", f"it cannot be read: {reason}")
    for file in site.listing.files:
        if file.path != path:
            continue
        if not file.is_content:
            extension = file.virtual.rpartition("/")[2].rpartition(".")[2]
            what = f"its suffix .{extension} is none of content" if "." in file.virtual else "it has no suffix"
            leaf = _leaf_above(site, file.virtual)
            whose = f"it is a file of the leaf bundle {leaf.path}, and " if leaf is not None else ""
            return Fate("attachment", f"{what}: {whose}{_copied(site, file)}")
        return _of_disabled_language(site, file.virtual)
    return None


def _copied(site: Site, file: ContentFile) -> str:
    """What Hugo does with a file that is no content."""
    where = copied_to(site, file)
    if where is None:
        return "Hugo does not copy it by itself"
    output, language = where
    return f"Hugo copies it as it is, to {url_of(site, output, language)}" if output else "Hugo copies it as it is"


def _of_disabled_language(site: Site, virtual: str) -> Fate | None:
    languages = (*site.config.languages, *site.config.disabled_languages)
    name = read_name(virtual.rpartition("/")[2], frozenset(one.key for one in languages))
    language = site.config.language(name.language)
    return _disabled(site, language) if language is not None and language.disabled else None


def _disabled(site: Site, language: Language) -> Fate:
    own = "disabled" in language.config
    origin = (
        origin_of(site, "languages", language.key, "disabled")
        if own
        else word_origin(site, "disablelanguages", language.key, language.key)
    )
    return Fate("disabled-language", f"its language {language.key} is disabled", origin, "enable the language")


def _unlisted(site: Site, path: str) -> Fate | None:
    """A file below a content folder that Hugo does not look at."""
    for mount, inner in _mounts_above(site, path):
        if inner.rpartition("/")[2].lower().startswith("_content.") and inner.lower().endswith(".gotmpl"):
            return Fate("adapter", "it is a content adapter: what pages it makes is known to Hugo only")
        for name, walked in _walk(mount.folder, inner):
            if name[0] in ".#" or name[-1] == "~":
                which = "its name" if walked == str(mount.folder / inner) else f'the name of its folder "{name}"'
                sign = "ends in ~" if name[0] not in ".#" else f"begins with {name[0]}"
                return Fate("hidden-name", f"{which} {sign}: Hugo passes over such files", remedy="rename it")
            pattern = _ignoring(site, walked)
            if pattern:
                origin = word_origin(site, "ignorefiles", site.config.default_language, pattern)
                return Fate("ignored", f"ignoreFiles has the pattern {pattern}, which matches it", origin)
            if os.path.islink(walked):
                which = "it" if walked == str(mount.folder / inner) else f'its folder "{name}"'
                return Fate("link", f"{which} is a symbolic link, which Hugo does not follow within content")
        if mount.globs and not takes_file(mount.globs, inner):
            return Fate("unmounted", f"the files of its mount, {mount.source}, leave it out", mount_origin(site, mount))
    return None


def _mounts_above(site: Site, path: str) -> Iterator[tuple[Mount, str]]:
    """The content folders that hold a file, each with the path below it."""
    for mount in content_mounts(site.config):
        prefix = "" if mount.source == "." else f"{mount.source}/"
        if path.startswith(prefix) and path != prefix:
            yield mount, path[len(prefix) :]


def _walk(folder: Path, inner: str) -> Iterator[tuple[str, str]]:
    """The names down to a file, each with its whole path."""
    at = str(folder)
    for name in inner.split("/"):
        at = os.path.join(at, name)
        yield name, at


def _ignoring(site: Site, path: str) -> str:
    """The pattern of ignoreFiles that matches a path; empty where none does."""
    for pattern in names(site.config.raw.get("ignorefiles")):
        compiled = compile_go(pattern)
        if compiled is not None and compiled.search(path):
            return pattern
    return ""


def _outside(site: Site, path: str) -> Fate | None:
    """A content file in a folder that Hugo reads no content from."""
    if path.rpartition(".")[2].lower() not in site.config.content_suffixes:
        return None
    for language in site.config.disabled_languages:
        if language.content_dir and path.startswith(f"{language.content_dir.strip('/')}/"):
            return _disabled(site, language)
    module = site.config.raw.get("module")
    listed = module.get("mounts") if isinstance(module, dict) else None
    for item in listed if isinstance(listed, list) else ():
        source = cast_string(item.get("source")).strip("/") if isinstance(item, dict) else ""
        if source and path.startswith(f"{source}/"):
            origin = mount_origin(site, Mount(source, Path(), _below(item), None, (), ""))
            words = "its mount is for no language of the site, or for other files than content"
            return Fate("unmounted", words, origin)
    for component, what in _COMPONENTS.items():
        for folder in dict.fromkeys(mount.source for mount in find_mounts(site.config, component)):
            if path.startswith(f"{folder}/"):
                return Fate("outside", f"it lies in {folder}, where Hugo looks for {what}: it is no content")
    mounts = content_mounts(site.config)
    folders = ", ".join(dict.fromkeys(mount.source for mount in mounts)) or "content"
    origin = mount_origin(site, mounts[0]) if len(mounts) == 1 else Origin()
    origin = Origin() if origin.is_default else origin
    return Fate("outside", f"it is not below {folders}, where Hugo reads content from", origin)


_COMPONENTS = {
    "layouts": "templates",
    "archetypes": "the beginnings of new pages",
    "assets": "what templates use",
    "static": "files to copy as they are",
    "data": "data",
    "i18n": "words that templates translate",
}


def _below(item: object) -> str:
    target = cast_string(item.get("target")) if isinstance(item, dict) else ""
    return target.strip("/").partition("/")[2]
