"""Where a site's files come from: content, layouts, static files, from the project and its themes.

Hugo 0.168.0, probed: `lang`, `includeFiles` and `excludeFiles` fail the build there, yet still count, and count here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.boundary import lies_outside
from hugolint.hugo.casts import cast_string
from hugolint.hugo.config import HugoConfig, names
from hugolint.hugo.config_faults import place_fault
from hugolint.hugo.config_files import relative_path
from hugolint.hugo.dimensions import is_for_default, languages_of
from hugolint.hugo.errors import ConfigFault, SiteError
from hugolint.hugo.ignore import Glob, read_globs, takes_file, takes_folder
from hugolint.hugo.nodes import Value
from hugolint.hugo.urlpaths import clean_path

COMPONENTS = ("archetypes", "assets", "content", "data", "i18n", "layouts", "static")
_MOST_OUTSIDE = 100_000
"""How many files and folders a mount may have that lies outside of the site: `../..` may be a whole disk."""
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
    links: tuple[tuple[str, str], ...] = ()
    """Links, which Hugo passes over without a word: each one's path, as a file has it, and the path to read it by."""


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
        if not theme.mounts and theme.mounts is not None:
            continue
        if theme.mounts is None:
            mounts.extend(_mount(config, theme.folder, component, "", None, (), theme.name))
        else:
            mounts.extend(_read_mounts(config, theme.folder, theme.mounts, component, theme.name) or ())
    once: dict[object, Mount] = {}
    for mount in mounts:  # one folder may come in twice, as that of a module that is the site itself
        once.setdefault((mount.folder, mount.target, mount.languages, mount.globs), mount)
    return tuple(once.values())


def other_mounts(config: HugoConfig) -> tuple[str, ...]:
    """The sources of the site's own content that is for other versions or roles than the default: it is not read."""
    module = config.raw.get("module")
    listed = module.get("mounts") if isinstance(module, dict) else None
    return tuple(
        cast_string(item.get("source"))
        for item in (listed if isinstance(listed, list) else [listed])
        if isinstance(item, dict)
        and clean_path(cast_string(item.get("target"))).partition("/")[0] == "content"
        and not is_for_default(config, item)
    )


def outside_mounts(config: HugoConfig) -> tuple[str, ...]:
    """What the site's own config mounts from outside of the boundary: it is not read."""
    if not config.boundary:
        return ()
    module = config.raw.get("module")
    listed = module.get("mounts") if isinstance(module, dict) else None
    sources = [
        *(
            cast_string(item.get("source"))
            for item in (listed if isinstance(listed, list) else [listed])
            if isinstance(item, dict)
        ),
        *(config.text(key) or component for component, key in _FOLDER_KEYS.items()),
        *(language.content_dir for language in config.languages),
    ]
    there = dict.fromkeys(source for source in sources if source and os.path.exists(config.root / source))
    return tuple(source for source in there if lies_outside(config.root / source, config.boundary))


def list_content(config: HugoConfig, mounts: Sequence[Mount]) -> Listing:
    """Every file that Hugo finds below content/, sorted by mount and path.

    Passed over: names that begin with `.` or `#` or end in `~`, what ignoreFiles matches, links, devices and pipes.
    """
    walk = _Walk(config, config.content_suffixes, [], {}, [], [])
    points = _mount_points(mounts) if any(mount.globs for mount in mounts) else frozenset()
    for index, mount in enumerate(mounts):
        if walk.hides(mount):
            continue
        if mount.folder.is_dir():
            walk.list_folder(mount, index, points)
        elif mount.folder.is_file() and not mount.folder.is_symlink():
            walk.add(mount, index, mount.source, str(mount.folder), mount.target)
    return Listing(walk.files, tuple(walk.adapters), tuple(walk.unreadable), tuple(sorted(walk.links)))


def with_files(listing: Listing, config: HugoConfig, mounts: Sequence[Mount], paths: Iterable[str]) -> Listing:
    """A listing with files that are not on disk yet, by absolute path; those in no mount's folder are left out."""
    known = {file.real for file in listing.files}
    walk = _Walk(config, config.content_suffixes, list(listing.files), {}, [], [])
    for path in paths:
        for index, mount in enumerate(mounts):
            inner = os.path.relpath(path, mount.folder).replace(os.sep, "/")
            if path not in known and not inner.startswith(".") and walk.takes(mount, inner, path):
                prefix = mount.target + "/" if mount.target else ""
                walk.add(mount, index, f"{mount.source}/{inner}", path, prefix + inner)
    return listing._replace(files=walk.files, adapters=tuple(dict.fromkeys((*listing.adapters, *walk.adapters))))


def _mount_points(mounts: Iterable[Mount]) -> frozenset[str]:
    """The folders that are there because something is mounted in them: Hugo looks into them in every mount."""
    points: set[str] = set()
    for mount in mounts:
        at = mount.target if mount.folder.is_dir() else ""
        while at:
            points.add(at)
            at = at.rpartition("/")[0]
    return frozenset(points)


class _Walk(NamedTuple):
    config: HugoConfig
    suffixes: frozenset[str]
    files: list[ContentFile]
    adapters: dict[str, None]
    unreadable: list[str]
    links: list[tuple[str, str]]

    def hides(self, mount: Mount) -> bool:
        """Whether a mount is passed over: a folder is judged by its name in the target, a file by its own."""
        *folders, last = mount.target.split("/")
        if any(_is_hidden(name) for name in folders if name):
            return True
        if mount.folder.is_file():
            return any(pattern.search(str(mount.folder)) for pattern in self.config.ignore_files)
        return bool(last) and (_is_hidden(last) or any(one.search(last) for one in self.config.ignore_files))

    def list_folder(self, mount: Mount, index: int, points: frozenset[str]) -> None:
        """Everything below a mount's source."""
        ignored = [pattern.search for pattern in self.config.ignore_files]
        globs = mount.globs
        prefix = mount.target + "/" if mount.target else ""
        stack = [""]
        first = len(self.files)
        left = _MOST_OUTSIDE if mount.source.startswith("..") or os.path.isabs(mount.source) else sys.maxsize
        while stack:
            below = stack.pop()
            where = os.path.join(mount.folder, below)
            try:
                with os.scandir(where) as found:
                    entries = list(found)
            except OSError:
                self.unreadable.append(f"{mount.source}/{below}".rstrip("/"))
                continue
            left -= len(entries)
            if left < 0:
                self.unreadable.append(mount.source)
                break
            for entry in entries:
                name = entry.name
                if _is_hidden(name) or any(search(entry.path) for search in ignored):
                    continue
                inner = below + name
                if entry.is_file(follow_symlinks=False):
                    if not globs or takes_file(globs, inner):
                        self.add(mount, index, f"{mount.source}/{inner}", entry.path, prefix + inner)
                elif entry.is_dir(follow_symlinks=False) and (
                    not globs or takes_folder(globs, inner) or prefix + inner in points
                ):
                    stack.append(inner + "/")
                elif entry.is_symlink() and (not globs or takes_file(globs, inner)):
                    self.links.append((f"{mount.source}/{inner}".removeprefix("./"), entry.path))
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
        is_content = extension in self.suffixes and "." in virtual
        self.files.append(ContentFile(path, real, virtual, index, mount.languages, is_content))


def _is_hidden(name: str) -> bool:
    return name[0] in ".#" or name[-1] == "~"


def _read_mounts(config: HugoConfig, folder: Path, listed: Value, component: str, module: str) -> list[Mount] | None:
    """The mounts that a config lists for a component; None where there are none whose source is there."""
    mounts: list[Mount] = []
    any_there = False
    for index, item in enumerate(listed if isinstance(listed, list) else [listed]):
        if not isinstance(item, dict):
            continue
        source, target = cast_string(item.get("source")) or ".", cast_string(item.get("target"))
        base = _base_of(source, folder, config.root) if module else folder
        if module:
            source = _from_node_modules(source)
        if not os.path.exists(base / source):
            continue
        head, _, below = clean_path(target).partition("/")
        if head not in COMPONENTS:
            raise _bad_target(config, target, index, module)
        if head != component:
            continue
        any_there = True
        if lies_outside(base / source, config.boundary):
            continue
        languages = languages_of(config, item)
        if languages != () and is_for_default(config, item):
            mounts.extend(_mount(config, base, source, below, languages, _globs(item), module))
    return mounts if any_there else None


def _bad_target(config: HugoConfig, target: str, index: int, module: str) -> SiteError:
    wanted = ", ".join(COMPONENTS)
    if module:
        return SiteError(
            f'a mount of the theme {module} has the target "{target}"; it has to begin with one of {wanted}'
        )
    message = f'a mount has the target "{target}"; it has to begin with one of {wanted}'
    return place_fault(ConfigFault(message, "module", "mounts", index, "target"), config.read, config.root)


def _from_node_modules(source: str) -> str:
    """A theme's source in node_modules, which it may also name from two folders up."""
    source = source.replace("\\", "/")
    return source[6:] if source.startswith("../../node_modules/") else source


def _base_of(source: str, folder: Path, root: Path) -> Path:
    """What a theme's mount is relative to: its folder, or the site where it mounts node_modules that only that has."""
    inner = _from_node_modules(source)
    return root if inner.startswith("node_modules/") and not os.path.exists(folder / inner) else folder


def _default_mounts(config: HugoConfig, component: str) -> list[Mount]:
    """The folders that Hugo looks into when no mount names the component: `contentDir`, for each language its own."""
    key = _FOLDER_KEYS[component]
    if component == "static":
        return _static_mounts(config)
    if component != "content":
        default = config.text(key, config.languages[0].key) or component
        return _mount(config, config.root, default, "", None, (), "")
    default = cast_string(config.raw.get(key)) or component
    wanted: dict[tuple[str, tuple[str, ...] | None], None] = {}
    for language in config.languages:
        own = language.content_dir
        wanted[(own, (language.key,)) if own and own != default else (default, None)] = None
    return [
        mount for source, languages in wanted for mount in _mount(config, config.root, source, "", languages, (), "")
    ]


def _static_mounts(config: HugoConfig) -> list[Mount]:
    """The folders of `staticDir` to `staticDir10`; on a site of several hosts those of a language are for it alone."""
    root = _static_folders(config.raw) or ["static"]
    wanted: dict[tuple[str, tuple[str, ...] | None], None] = {}
    for language in config.languages:
        own = _static_folders(language.config)
        first = [name for name in names(language.config.get("staticdir")) if name] or root
        for name in dict.fromkeys([*first, *own] if own else root):
            wanted[name, (language.key,) if config.multihost else None] = None
    return [
        mount for source, languages in wanted for mount in _mount(config, config.root, source, "", languages, (), "")
    ]


def _static_folders(config: Mapping[str, Value]) -> list[str]:
    keys = ("staticdir", *(f"staticdir{number}" for number in range(11)))
    return [name for key in keys if key in config for name in names(config.get(key)) if name]


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
    if not os.path.exists(path):
        return []
    path = Path(os.path.normpath(path))
    if lies_outside(path, config.boundary):
        return []
    return [Mount(relative_path(path, config.root), path, target.strip("/"), languages, globs, module)]


def _globs(item: Mapping[str, Value]) -> tuple[Glob, ...]:
    patterns: Iterable[str] = (
        *(f"! {pattern}" for pattern in names(item.get("excludefiles"))),
        *names(item.get("includefiles")),
        *names(item.get("files")),
    )
    return read_globs(pattern for pattern in patterns if pattern)
