"""Themes and modules: where they lie, and what of their config a site takes over (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.casts import cast_string, parse_bool
from hugolint.hugo.config_files import merge_files, read_config_files
from hugolint.hugo.nodes import Value

_DEEP = frozenset({"params"})
_SHALLOW = frozenset({"menus", "outputformats", "mediatypes"})


class Module(NamedTuple):
    """A theme or module that is on disk."""

    name: str
    """As it is imported: `ananke`, `github.com/x/y`."""
    folder: Path
    config: dict[str, Value]
    """Its own config, merged from its files."""
    mounts: list[Value] | None
    """The mounts that apply: those of the import, else its own; None for the folders it has."""


def find_modules(root: Path, raw: Mapping[str, Value], environment: str) -> tuple[tuple[Module, ...], tuple[str, ...]]:
    """The themes and modules of a site, and the names of those that are not on disk.

    Looked for in `_vendor`, if its modules.txt names them, then in the themes folder. A module's own imports follow it.
    """
    themes = root / (cast_string(raw.get("themesdir")) or "themes")
    vendored = _vendored(root)
    found: dict[str, Module] = {}
    missing: dict[str, None] = {}
    queue = _imports(raw)
    while queue:
        wanted = queue.pop(0)
        name = cast_string(wanted.get("path"))
        if not name or name in found or name in missing or parse_bool(wanted.get("disable")):
            continue
        folder = root / "_vendor" / name if name in vendored else themes / name
        if not folder.is_dir():
            missing[name] = None
            continue
        found[name] = module = _read_module(name, folder, wanted, root, environment)
        if not parse_bool(wanted.get("ignoreimports")):
            queue[:0] = _imports(module.config)
    return tuple(found.values()), tuple(missing)


def merge_module(raw: dict[str, Value], config: Mapping[str, Value]) -> None:
    """Add what a site takes over from a theme's config, in place; what the site has itself stays.

    `params` merge deeply; menus, output formats and media types by name; languages only where the site names none.
    A `_merge` key (none, shallow, deep) in the site's config changes that.
    """
    overall = cast_string(raw.get("_merge"))
    for key, value in config.items():
        if key in ("module", "theme", "_merge"):
            continue
        if key == "languages":
            _merge_languages(raw, value, overall)
            continue
        default = overall or ("deep" if key in _DEEP else "shallow" if key in _SHALLOW else "none")
        _add(raw, key, value, _strategy(raw.get(key)) or default)


def _merge_languages(raw: dict[str, Value], theirs: Value, overall: str) -> None:
    own = raw.get("languages")
    if not isinstance(theirs, dict):
        return
    if not isinstance(own, dict):
        default = cast_string(raw.get("defaultcontentlanguage")).lower() or "en"
        added: dict[str, Value] = {default: {}}
        raw["languages"] = added
        own = added
        overall = overall or "shallow"
    if (_strategy(own) or overall) in ("shallow", "deep"):
        _add(raw, "languages", theirs, _strategy(own) or overall)
    for key, value in theirs.items():
        mine = own.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            for name in ("params", "menus"):
                if name in value:
                    _add(mine, name, value[name], _strategy(mine.get(name)) or "deep")


def _strategy(value: Value) -> str:
    return cast_string(value.get("_merge")).lower() if isinstance(value, dict) else ""


def _add(into: dict[str, Value], key: str, value: Value, strategy: str) -> None:
    if strategy not in ("shallow", "deep"):
        return
    mine = into.get(key)
    if key not in into:
        into[key] = value
    elif isinstance(mine, dict) and isinstance(value, dict):
        for name, inner in value.items():
            if name not in mine:
                mine[name] = inner
            elif strategy == "deep":
                _add(mine, name, inner, _strategy(mine[name]) or "deep")


def _imports(config: Mapping[str, Value]) -> list[dict[str, Value]]:
    theme = config.get("theme")
    names = theme if isinstance(theme, list) else [theme] if theme else []
    imports: list[dict[str, Value]] = [{"path": name} for name in names]
    module = config.get("module")
    listed = module.get("imports") if isinstance(module, dict) else None
    imports.extend(item for item in (listed if isinstance(listed, list) else [listed]) if isinstance(item, dict))
    return imports


def _read_module(name: str, folder: Path, wanted: Mapping[str, Value], root: Path, environment: str) -> Module:
    ignored = parse_bool(wanted.get("ignoreconfig"))
    config = {} if ignored else merge_files(read_config_files(folder, root, environment))
    mounts = wanted.get("mounts")
    if parse_bool(wanted.get("nomounts")):
        mounts = []
    elif not mounts:
        module = config.get("module")
        mounts = module.get("mounts") if isinstance(module, dict) else None
    if isinstance(mounts, dict):
        mounts = [mounts]
    return Module(name, folder, config, mounts if isinstance(mounts, list) else None)


def _vendored(root: Path) -> frozenset[str]:
    try:
        lines = (root / "_vendor" / "modules.txt").read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return frozenset()
    return frozenset(parts[1] for line in lines if (parts := line.split()) and len(parts) > 1 and parts[0] == "#")
