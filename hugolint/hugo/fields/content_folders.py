"""Content folders that the configuration names and that are not there (Hugo 0.168.0, probed: it says nothing)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import clean_path


class MissingFolder(NamedTuple):
    """A `contentDir` without a folder."""

    source: Source
    span: Span
    folder: str
    languages: tuple[str, ...]
    """The languages that have their pages from it."""


def missing_folders(site: Site) -> Iterator[MissingFolder]:
    """Each of them; none where mounts say where content comes from, or a theme that may do so is not on disk."""
    if site.config.missing or _mounts_content(site):
        return
    default = cast_string(site.config.raw.get("contentdir"))
    users = tuple(
        language.key
        for language in site.languages
        if not language.content_dir or clean_path(language.content_dir) == clean_path(default)
    )
    wanted = [("contentDir", default, users)] if users else []
    for language in site.languages:
        if language.content_dir and language.key not in users:
            wanted.append((f"languages.{language.key}.contentDir", language.content_dir, (language.key,)))
    for key, folder, languages in wanted:
        place = site.locate(key) if _is_missing(site.root, folder) else None
        if place is not None:
            yield MissingFolder(*place, folder, languages)


def _mounts_content(site: Site) -> bool:
    module = site.config.raw.get("module")
    mounts = module.get("mounts") if isinstance(module, dict) else None
    return any(
        not isinstance(item, dict) or clean_path(cast_string(item.get("target"))).partition("/")[0] == "content"
        for item in (mounts if isinstance(mounts, list) else [mounts] if mounts is not None else [])
    )


def _is_missing(root: Path, folder: str) -> bool:
    """Whether a folder of the site is surely not there. The default one and what lies outside are let be."""
    clean = os.path.normpath(folder).replace(os.sep, "/") if folder else "content"
    if clean in ("content", ".") or clean.startswith("..") or os.path.isabs(folder) or "\0" in folder:
        return False
    return not os.path.lexists(root / folder) and not _is_made_elsewhere(root, clean)


def _is_made_elsewhere(root: Path, folder: str) -> bool:
    """Whether git may ignore a folder, or have it from another repository: it is made when the site is built."""
    for above in (root, *root.parents):
        inside = f"{root.relative_to(above).as_posix()}/{folder}".removeprefix("./")
        parts = inside.split("/")
        starts = ["/".join(parts[: end + 1]) for end in range(len(parts))]
        for pattern in _lines(above / ".gitignore"):
            plain = pattern.strip().strip("/").removeprefix("**/").removesuffix("/**").removesuffix("/*")
            if plain and not plain.startswith("#") and any(fnmatchcase(one, plain) for one in (*starts, *parts)):
                return True
        if any(line.partition("=")[2].strip().strip("/") in starts for line in _lines(above / ".gitmodules")):
            return True
        if (above / ".git").exists():
            return any(inside.startswith(line.strip("/")) for line in _lines(above / ".git/info/exclude") if line)
    return False


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").split("\n")
    except OSError:
        return []
