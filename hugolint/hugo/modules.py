"""Themes and modules: which a site has, and where they lie (Hugo 0.168.0, its source and probes)."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.boundary import Boundary, lies_outside
from hugolint.hugo.casts import cast_string, cast_strings, parse_bool
from hugolint.hugo.config_files import merge_files, read_config_files, relative_path
from hugolint.hugo.errors import ConfigFault, SiteError
from hugolint.hugo.files import read_file
from hugolint.hugo.go_modules import GoModules, is_module_path, read_go_modules
from hugolint.hugo.ignore import compile_glob
from hugolint.hugo.nodes import Value
from hugolint.hugo.text import Position

_MAJOR = re.compile(r"/v[1-9][0-9]*$")
_DEEPEST = 100
"""How deep imports may go in a chain; Hugo has no limit, and nobody comes near."""


class Module(NamedTuple):
    """A theme or module that is on disk."""

    name: str
    """As it is imported: `ananke`, `github.com/x/y`."""
    folder: Path
    config: dict[str, Value]
    """Its own config, merged from its files."""
    mounts: list[Value] | None
    """The mounts that apply: those of the import, else its own; None for the folders it has."""


def find_modules(
    root: Path, raw: Mapping[str, Value], environment: str, boundary: Boundary = ()
) -> tuple[tuple[Module, ...], tuple[str, ...]]:
    """The themes and modules of a site, in order of precedence, and the names of those that are not on disk.

    Looked for in `_vendor` of the site and of the module that imports, if its modules.txt names them; then where go.mod
    or a workspace replaces them; then in the themes folder, unless Go would fetch them. A module's own imports follow.
    """
    imports = _imports(raw, _replacements(raw))
    if not imports:
        return (), ()
    found = _Finder(root, raw, environment, boundary)
    found.follow(imports, root, depth=0)
    return tuple(found.modules), tuple(found.missing)


@dataclass(slots=True)
class _Finder:
    """One search through all imports."""

    root: Path
    raw: Mapping[str, Value]
    environment: str
    boundary: Boundary
    modules: list[Module] = field(default_factory=list)
    missing: dict[str, None] = field(default_factory=dict)
    owners: dict[str, object] = field(default_factory=dict)
    """Who imports a module first, by its path in lower case and without major version: nobody else brings it again."""
    vendored: dict[str, Path] = field(default_factory=dict)
    read: set[Path] = field(default_factory=set)
    configs: dict[Path, dict[str, Value]] = field(default_factory=dict)
    go: GoModules | None = None

    def follow(self, imports: list[_Import], folder: Path, depth: int) -> None:
        """Add what one module imports, each with its own imports behind it."""
        owner = object()
        seen: set[str] = set()
        for wanted in imports:
            if parse_bool(wanted.config.get("disable")):
                continue
            if self.owners.setdefault(_MAJOR.sub("", wanted.path).lower(), owner) is not owner:
                continue
            if depth and wanted.path in seen:
                continue
            seen.add(wanted.path)
            place = self.find(wanted, folder, is_project=not depth)
            if place is None or not os.path.isdir(place) or lies_outside(place, self.boundary):
                self.missing[wanted.path] = None
                continue
            module = self.read_module(wanted, place)
            self.modules.append(module)
            if not parse_bool(wanted.config.get("ignoreimports")) and depth < _DEEPEST:
                self.follow(_imports(module.config, _replacements(self.raw)), place, depth + 1)

    def find(self, wanted: _Import, owner: Path, *, is_project: bool) -> Path | None:
        """The folder of a module; None where it cannot be told without fetching it."""
        version = cast_string(wanted.config.get("version"))
        if not self.ignores_vendor(f"{wanted.path}@{version}" if version else wanted.path):
            self.read_vendored(owner)
            place = self.vendored.get(f"{wanted.path}@{_escape(version)}" if version else wanted.path)
            if place is not None:
                return place
        if self.go is None:
            self.go = self.ask_go()
        if not version and (place := self.go.find(wanted.path)) is not None:
            return place
        if (version or self.go.used) and is_module_path(wanted.path):
            return None
        themes = self.root / (cast_string(self.raw.get("themesdir")) or "themes")
        place = Path(os.path.normpath(themes / wanted.path))
        inside = str(place).startswith(os.path.normpath(themes)) and not os.path.isabs(wanted.path)
        return place if is_project or wanted.replaced or inside else None

    def ask_go(self) -> GoModules:
        """What Go knows. Hugo asks it for its list only where the site itself imports by the path of a module."""
        known = read_go_modules(self.root, self.raw.get("module"))
        direct = any(is_module_path(wanted.path) for wanted in _imports(self.raw, _replacements(self.raw)))
        return known if direct else known._replace(folders={})

    def ignores_vendor(self, path: str) -> bool:
        """Whether `ignoreVendorPaths` shuts out what lies in _vendor."""
        pattern = cast_string(self.raw.get("ignorevendorpaths"))
        return bool(pattern) and compile_glob(pattern.lower()).fullmatch(path.lower()) is not None

    def read_vendored(self, owner: Path) -> None:
        """Take over what the modules.txt of a module lists. The first to list a module counts, or the nearest."""
        if owner in self.read:
            return
        self.read.add(owner)
        path = owner / "_vendor" / "modules.txt"
        try:
            lines = read_file(path).decode("utf-8", "replace").split("\n")
        except OSError:
            return
        module = self.raw.get("module")
        nearest = isinstance(module, dict) and parse_bool(module.get("vendorclosest"))
        for number, line in enumerate(lines, 1):
            words = line.strip("# \r").split()
            if words and len(words) != 2:
                message = "Hugo takes two words a line here: a module and its version"
                raise SiteError(message, relative_path(path, self.root), Position(number, 1))
            if words and (nearest or words[0] not in self.vendored):
                self.vendored[words[0]] = Path(os.path.normpath(owner / "_vendor" / words[0]))

    def read_module(self, wanted: _Import, folder: Path) -> Module:
        """A module with its config and the mounts that hold for this import."""
        config: dict[str, Value] = {}
        if not parse_bool(wanted.config.get("ignoreconfig")):
            if folder not in self.configs:
                self.configs[folder] = merge_files(read_config_files(folder, self.root, self.environment))
            config = self.configs[folder]
        mounts = wanted.config.get("mounts")
        if parse_bool(wanted.config.get("nomounts")):
            mounts = []
        elif not mounts:
            module = config.get("module")
            mounts = (module.get("mounts") if isinstance(module, dict) else None) or None
        if isinstance(mounts, dict):
            mounts = [mounts]
        return Module(wanted.path, folder, config, mounts if isinstance(mounts, list) else None)


class _Import(NamedTuple):
    path: str
    config: Mapping[str, Value]
    replaced: bool
    """Whether the site's `module.replacements` gave the path; it may then lead anywhere."""


def _imports(config: Mapping[str, Value], replacements: Mapping[str, str]) -> list[_Import]:
    """What a config imports: `module.imports` first, then `theme`, which nothing replaces."""
    module = config.get("module")
    listed = module.get("imports") if isinstance(module, dict) else None
    imports: list[_Import] = []
    for item in listed if isinstance(listed, list) else [listed]:
        if isinstance(item, dict):
            path = cast_string(item.get("path"))
            imports.append(_Import(replacements.get(path, path), item, path in replacements))
    theme = config.get("theme")
    names = theme if isinstance(theme, list) else [] if theme is None else [theme]
    imports.extend(_Import(cast_string(name), {}, False) for name in names)
    return imports


def _escape(version: str) -> str:
    """A version as it stands in modules.txt: `>=v1.2.0` is `%3E%3Dv1.2.0`."""
    from urllib.parse import quote_plus

    return quote_plus(version)


def _replacements(raw: Mapping[str, Value]) -> dict[str, str]:
    """`module.replacements` of the site: from the path of a module to a folder, relative to the themes folder."""
    module = raw.get("module")
    written = module.get("replacements") if isinstance(module, dict) else None
    if written is None or written == []:
        return {}
    listed = list(cast_strings(written)) if isinstance(written, list) else [cast_string(written)]
    pairs = listed[0].split(",") if len(listed) == 1 else listed
    replacements: dict[str, str] = {}
    for pair in pairs:
        old, arrow, new = pair.partition("->")
        if not arrow or "->" in new:
            message = f'Hugo wants "old path -> new path" in module.replacements, not "{pair.strip()}"'
            raise ConfigFault(message, "module", "replacements")
        replacements[old.strip()] = new.strip()
    return replacements
