"""Where a site's files come from: content, layouts, static files, from the project and its themes.

Hugo 0.168.0, probed: `lang`, `includeFiles` and `excludeFiles` fail the build there, yet still count, and count here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.config import HugoConfig, names
from hugolint.hugo.config_files import relative_path
from hugolint.hugo.errors import SiteError
from hugolint.hugo.ignore import Glob, read_globs, select_names, takes_file, takes_folder
from hugolint.hugo.nodes import Value
from hugolint.hugo.urlpaths import clean_path

COMPONENTS = ("archetypes", "assets", "content", "data", "i18n", "layouts", "static")
CONTENT_EXTENSIONS = frozenset(
    ("md", "markdown", "mdown", "html", "htm", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc", "org")
)
_FOLDER_KEYS = {
    "archetypes": "archetypedir",
    "assets": "assetdir",
    "content": "contentdir",
    "data": "datadir",
    "i18n": "i18ndir",
    "layouts": "layoutdir",
    "static": "staticdir",
}


class Mount(NamedTuple):
    """A folder or file that stands somewhere in Hugo's tree of files."""

    source: str
    """POSIX, relative to the site's root: as `hugo list all` begins its paths."""
    folder: Path
    """Where to read it. A single file is possible."""
    target: str
    """Below its component: empty for `content` itself, `blog` for `content/blog`."""
    languages: tuple[str, ...] | None
    """The languages it is for; None for the default language (content) or all of them (the rest)."""
    globs: tuple[Glob, ...]
    module: str
    """The theme or module it comes from; empty for the site's own."""


class ContentFile(NamedTuple):
    """A file below content/, be it a page or not."""

    path: str
    """As `hugo list all` prints it: POSIX, relative to the site's root. (What lies outside has `../` here, and Hugo
    prints it absolute.)"""
    real: str
    """The path to read it by."""
    virtual: str
    """Below Hugo's content/, as written."""
    mount: int
    """The index of its mount: the first mount wins."""
    languages: tuple[str, ...] | None
    """The languages of its mount, None for the default."""
    is_content: bool
    """By its extension; anything else is published as it stands."""


class Listing(NamedTuple):
    """The files of a site's content."""

    files: list[ContentFile]
    adapters: tuple[str, ...]
    """Virtual folders with a content adapter (`_content.gotmpl`): what pages stand below them is unknown."""
    unreadable: tuple[str, ...]
    """Folders that could not be listed."""


def content_mounts(config: HugoConfig) -> tuple[Mount, ...]:
    """Where content comes from, in order of precedence; mounts for no language of the site are left out."""
    return find_mounts(config, "content")


def layouts_roots(config: HugoConfig) -> tuple[Mount, ...]:
    """Where templates come from, in order of precedence."""
    return find_mounts(config, "layouts")


def static_roots(config: HugoConfig) -> tuple[Mount, ...]:
    """Where static files come from, in order of precedence."""
    return find_mounts(config, "static")


def find_mounts(config: HugoConfig, component: str) -> tuple[Mount, ...]:
    """The mounts of one component, of the site and then its modules, whose source is there."""
    module = config.raw.get("module")
    listed = module.get("mounts") if isinstance(module, dict) else None
    own = _read_mounts(config, config.root, listed, component, "")
    mounts = own if own is not None else _default_mounts(config, component)
    for theme in config.modules:
        if theme.mounts is None:
            mounts.extend(_mount(config, theme.folder, component, "", None, (), theme.name))
        else:
            mounts.extend(_read_mounts(config, theme.folder, theme.mounts, component, theme.name) or ())
    return tuple(mounts)


def list_content(config: HugoConfig, mounts: Sequence[Mount]) -> Listing:
    """Every file that Hugo finds below content/, sorted by mount and path.

    Passed over: names that begin with `.` or `#` or end in `~`, what ignoreFiles matches, links, devices and pipes.
    """
    walk = _Walk(config, [], {}, [])
    for index, mount in enumerate(mounts):
        if mount.folder.is_dir():
            walk.list_folder(mount, index)
        elif mount.folder.is_file() and not mount.folder.is_symlink():
            walk.add(mount, index, mount.source, str(mount.folder), mount.target)
    return Listing(walk.files, tuple(walk.adapters), tuple(walk.unreadable))


def with_files(listing: Listing, config: HugoConfig, mounts: Sequence[Mount], paths: Iterable[str]) -> Listing:
    """A listing with files that are not on disk yet, by absolute path; those in no mount's folder are left out."""
    known = {file.real for file in listing.files}
    walk = _Walk(config, list(listing.files), {}, [])
    for path in paths:
        for index, mount in enumerate(mounts):
            inner = os.path.relpath(path, mount.folder).replace(os.sep, "/")
            if path not in known and not inner.startswith(".") and walk.takes(mount, inner, path):
                prefix = mount.target + "/" if mount.target else ""
                walk.add(mount, index, f"{mount.source}/{inner}", path, prefix + inner)
    return listing._replace(files=walk.files, adapters=tuple(dict.fromkeys((*listing.adapters, *walk.adapters))))


class _Walk(NamedTuple):
    config: HugoConfig
    files: list[ContentFile]
    adapters: dict[str, None]
    unreadable: list[str]

    def list_folder(self, mount: Mount, index: int) -> None:
        """Everything below a mount's source."""
        ignored = [pattern.search for pattern in self.config.ignore_files]
        globs = mount.globs
        prefix = mount.target + "/" if mount.target else ""
        stack = [""]
        first = len(self.files)
        while stack:
            below = stack.pop()
            where = os.path.join(mount.folder, below)
            try:
                with os.scandir(where) as found:
                    entries = list(found)
            except OSError:
                self.unreadable.append(f"{mount.source}/{below}".rstrip("/"))
                continue
            for entry in entries:
                name = entry.name
                if name[0] in ".#" or name[-1] == "~" or any(search(entry.path) for search in ignored):
                    continue
                inner = below + name
                if entry.is_file(follow_symlinks=False):
                    if not globs or takes_file(globs, inner):
                        self.add(mount, index, f"{mount.source}/{inner}", entry.path, prefix + inner)
                elif entry.is_dir(follow_symlinks=False) and (not globs or takes_folder(globs, inner)):
                    stack.append(inner + "/")
        self.files[first:] = sorted(self.files[first:])

    def takes(self, mount: Mount, inner: str, path: str) -> bool:
        """Whether Hugo would take a file that is not there yet."""
        odd = any(name[0] in ".#" or name[-1] == "~" for name in inner.split("/"))
        ignored = any(pattern.search(path) for pattern in self.config.ignore_files)
        return not odd and not ignored and (not mount.globs or takes_file(mount.globs, inner))

    def add(self, mount: Mount, index: int, path: str, real: str, virtual: str) -> None:
        """One file."""
        extension = virtual.rpartition(".")[2].lower()
        if extension == "gotmpl":
            folder, _, name = virtual.rpartition("/")
            if name.lower().startswith("_content."):
                self.adapters[folder] = None
                return
        path = path.removeprefix("./")
        is_content = extension in CONTENT_EXTENSIONS and "." in virtual
        self.files.append(ContentFile(path, real, virtual, index, mount.languages, is_content))


def _read_mounts(config: HugoConfig, folder: Path, listed: Value, component: str, module: str) -> list[Mount] | None:
    """The mounts that a config lists for a component; None where there are none whose source is there."""
    mounts: list[Mount] = []
    any_there = False
    for item in listed if isinstance(listed, list) else [listed]:
        if not isinstance(item, dict):
            continue
        source, target = cast_string(item.get("source")), cast_string(item.get("target"))
        if not source or not (folder / source).exists():
            continue
        head, _, below = clean_path(target).partition("/")
        if head not in COMPONENTS:
            raise SiteError(
                f'module.mounts in the Hugo config has the target "{target}", which begins with no component'
            )
        if head != component:
            continue
        any_there = True
        languages = _mount_languages(config, item)
        if languages != ():
            mounts.extend(_mount(config, folder, source, below, languages, _globs(item), module))
    return mounts if any_there else None


def _default_mounts(config: HugoConfig, component: str) -> list[Mount]:
    """The folders that Hugo looks into when no mount names the component: `contentDir`, for each language its own."""
    key = _FOLDER_KEYS[component]
    if component == "static":
        folders = [name for name in names(config.raw.get(key)) if name] or [component]
        return [mount for name in folders for mount in _mount(config, config.root, name, "", None, (), "")]
    default = cast_string(config.raw.get(key)) or component
    if component != "content":
        return _mount(config, config.root, default, "", None, (), "")
    wanted: dict[tuple[str, tuple[str, ...] | None], None] = {}
    for language in config.languages:
        own = language.content_dir
        if own and clean_path(own) != clean_path(default):
            wanted[own, (language.key,)] = None
        else:
            wanted[default, None] = None
    return [
        mount for source, languages in wanted for mount in _mount(config, config.root, source, "", languages, (), "")
    ]


def _mount(
    config: HugoConfig,
    folder: Path,
    source: str,
    target: str,
    languages: tuple[str, ...] | None,
    globs: tuple[Glob, ...],
    module: str,
) -> list[Mount]:
    """A mount, in a list that is empty where its source is not there."""
    path = folder / source
    if not path.exists():
        return []
    path = Path(os.path.normpath(path))
    return [Mount(relative_path(path, config.root), path, target.strip("/"), languages, globs, module)]


def _mount_languages(config: HugoConfig, item: Mapping[str, Value]) -> tuple[str, ...] | None:
    """The languages a mount is for: None where it names none, empty where it names only ones that are not there."""
    patterns = list(names(item.get("lang")))
    sites = item.get("sites")
    matrix = sites.get("matrix") if isinstance(sites, dict) else None
    if isinstance(matrix, dict):
        patterns.extend(names(matrix.get("languages")))
    patterns = [pattern for pattern in patterns if pattern]
    return select_names(patterns, (language.key for language in config.languages)) if patterns else None


def _globs(item: Mapping[str, Value]) -> tuple[Glob, ...]:
    patterns: Iterable[str] = (
        *(f"! {pattern}" for pattern in names(item.get("excludefiles"))),
        *names(item.get("includefiles")),
        *names(item.get("files")),
    )
    return read_globs(pattern for pattern in patterns if pattern)
