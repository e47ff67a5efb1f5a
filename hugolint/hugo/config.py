"""A site's Hugo config, resolved: files, environment and themes merged, languages decoded (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from hugolint.hugo.boundary import Boundary
from hugolint.hugo.casts import cast_string, parse_bool
from hugolint.hugo.config_environment import merge_environment
from hugolint.hugo.config_faults import check_values, place_fault
from hugolint.hugo.config_files import (
    ConfigFile,
    decode_nodes,
    find_config_file,
    merge_files,
    read_config_files,
    read_source,
    rename_keys,
)
from hugolint.hugo.config_merge import drop_strategies, merge_modules, settle_languages
from hugolint.hugo.content_suffixes import content_suffixes
from hugolint.hugo.errors import ConfigFault, SiteError
from hugolint.hugo.ignore import compile_go
from hugolint.hugo.languages import Language, Languages, read_languages
from hugolint.hugo.modules import Module, find_modules
from hugolint.hugo.nodes import Entry, Value
from hugolint.hugo.text import Source, Span
from hugolint.hugo.versions import Version

_SITE_FOLDERS = ("content", "layouts", "themes")
_TAXONOMIES: Mapping[str, str] = {"category": "categories", "tag": "tags"}


@dataclass(frozen=True)
class HugoConfig:
    """What a site's config says, defaults filled in."""

    root: Path
    environment: str
    raw: dict[str, Value]
    """Everything merged, keys lower-case."""
    read: tuple[ConfigFile, ...]
    """The site's own config files, in the order they were merged."""
    modules: tuple[Module, ...]
    """Themes and imports that are on disk, in order of precedence."""
    missing: tuple[str, ...]
    """Themes and imports that are not on disk: what they bring is unknown."""
    found: Languages
    boundary: Boundary = ()
    refused: tuple[tuple[Version, SiteError], ...] = ()
    """What some versions of Hugo refuse, with the first that does."""

    @property
    def files(self) -> tuple[str, ...]:
        """The site's own config files, relative to the root."""
        return tuple(file.path for file in self.read)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in use, in Hugo's order: weight, then key."""
        return self.found.active

    @property
    def disabled_languages(self) -> tuple[Language, ...]:
        """The languages that are switched off. Their suffixes still count, and their files vanish."""
        return self.found.disabled

    @property
    def default_language(self) -> str:
        """The key of the default content language."""
        return self.found.default

    @property
    def multihost(self) -> bool:
        """Whether each language is published to a host and folder of its own."""
        return self.found.multihost

    @property
    def base_url(self) -> str:
        """The site's base URL; Hugo's own default where none is set."""
        return cast_string(self.raw.get("baseurl")) or "https://example.org/"

    @property
    def themes_dir(self) -> str:
        """The folder of themes, relative to the root."""
        return cast_string(self.raw.get("themesdir")) or "themes"

    @property
    def themes(self) -> tuple[str, ...]:
        """The names in `theme`."""
        return names(self.raw.get("theme"))

    @cached_property
    def ignore_files(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of ignoreFiles that Python can run; SiteError for one that Go refuses."""
        patterns = []
        for index, pattern in enumerate(names(self.raw.get("ignorefiles"))):
            try:
                compiled = compile_go(pattern)
            except ValueError as error:
                message = f'Hugo cannot read "{pattern}" in ignoreFiles: {error}'
                raise ConfigFault(message, "ignorefiles", index) from None
            if compiled is not None:
                patterns.append(compiled)
        return tuple(patterns)

    @cached_property
    def content_suffixes(self) -> frozenset[str]:
        """The suffixes that make a file content, in lower case."""
        return content_suffixes(self.raw)

    def disable_path_to_lower(self, language: str | None = None) -> bool:
        """Whether URLs keep their capitals."""
        return self.flag("disablepathtolower", language)

    def taxonomies(self, language: str | None = None) -> Mapping[str, str]:
        """Singular to plural; a map in the config replaces the two defaults."""
        value = self.setting("taxonomies", language)
        if not isinstance(value, dict):
            return _TAXONOMIES
        return {singular: cast_string(plural) for singular, plural in value.items()}

    @cached_property
    def plurals(self) -> tuple[str, ...]:
        """The taxonomies of all languages, by their plurals: what is one in any language is none's section."""
        return tuple(
            dict.fromkeys(plural for one in self.languages for plural in self.taxonomies(one.key).values() if plural)
        )

    def permalinks(self, language: str | None = None) -> Value:
        """The permalink rules as they are written: a language's own map replaces the site's, its list is ignored.

        `_merge = "deep"` in the map or beside it lets the two be merged; no other `_merge` does.
        """
        return self.setting("permalinks", language)

    def language(self, key: str) -> Language | None:
        """A language, in use or disabled, by its key."""
        return next((at for at in (*self.languages, *self.disabled_languages) if at.key == key), None)

    def setting(self, name: str, language: str | None = None) -> Value:
        """A value from the root of the config by its lower-case key, as it holds for a language.

        What the language sets replaces the site's value as a whole, maps too; only `params`, and what has a `_merge`,
        is merged.
        """
        found = self.language(language) if language is not None else None
        return found.config[name] if found is not None and name in found.config else self.raw.get(name)

    def flag(self, name: str, language: str | None = None) -> bool:
        """A switch, off where it is not set."""
        return parse_bool(self.setting(name, language)) or False

    def text(self, name: str, language: str | None = None) -> str:
        """A text, empty where it is not set."""
        return cast_string(self.setting(name, language))


def names(value: Value) -> tuple[str, ...]:
    """A list of words in a config; a single word is a list of one."""
    if isinstance(value, list):
        return tuple(cast_string(item) for item in value)
    return (cast_string(value),) if value is not None and not isinstance(value, dict) else ()


def find_root(start: Path, stop_at_git: bool = True) -> Path | None:
    """The nearest folder with a Hugo config, from a path upwards to the git root; None where there is none.

    `config.*` and `config/` are names that other tools use, too: they count only beside a content, layouts or themes
    folder.
    """
    for folder in _upwards(start, stop_at_git):
        if _is_root(folder):
            return folder
    return None


def find_default_root(start: Path, stop_at_git: bool = True) -> Path:
    """The root of a site without a config: the nearest folder that has a content folder, else the path itself."""
    folders = _upwards(start, stop_at_git)
    return next((folder for folder in folders if (folder / "content").is_dir()), folders[0])


def load_config(
    root: Path,
    environment: str = "production",
    environ: Mapping[str, str] | None = None,
    boundary: Boundary = (),
) -> HugoConfig:
    """Read a site's config. SiteError for what Hugo cannot read, with the place where it is known.

    Themes, modules and mounts outside of the boundary count as not on disk.
    """
    root = root.absolute()  # ignoreFiles is matched against absolute paths
    files = read_config_files(root, root, environment)
    try:
        config = _resolve(root, environment, files, environ or {}, boundary)
        _ = config.ignore_files  # a pattern that Hugo refuses is told at once
    except ConfigFault as fault:
        raise place_fault(fault, files, root) from None
    refused = tuple((fault.since, place_fault(fault, files, root)) for fault in config.found.faults)
    return replace(config, refused=refused) if refused else config


def _resolve(
    root: Path, environment: str, files: list[ConfigFile], environ: Mapping[str, str], boundary: Boundary
) -> HugoConfig:
    """What config files say in the end, after the environment, the themes and the languages had their part."""
    raw = merge_files(files)
    for _ in range(2):  # Hugo does so, too: the second time a text that the first set has a type
        merge_environment(raw, environ)
    rename_keys(raw)
    check_values(raw, root)
    modules, missing = find_modules(root, raw, environment, boundary)
    merge_modules(raw, ((module.name, module.config) for module in modules if module.config))
    settle_languages(raw)
    drop_strategies(raw)
    return HugoConfig(root, environment, raw, tuple(files), modules, missing, read_languages(raw), boundary)


def locate(config: HugoConfig, dotted_key: str) -> tuple[Source, Span] | None:
    """Where a key of the config gets its value: the span of the value in the last file that sets it.

    None where no file of the site does (a default, a theme, the environment).
    """
    key = dotted_key.lower()
    for file in reversed(config.read):
        prefix = ".".join(file.prefix)
        if prefix and not key.startswith(prefix + "."):
            continue
        inner = key[len(prefix) + 1 :] if prefix else key
        source = read_source(config.root / file.path, config.root)
        entry = _find(source, file, inner)
        if entry is not None:
            return source, entry.value.span
    return None


def _find(source: Source, file: ConfigFile, key: str) -> Entry | None:
    nodes = decode_nodes(source)
    return nodes.path(f"{file.wrapper}.{key}" if file.wrapper else key) if nodes is not None else None


def _upwards(start: Path, stop_at_git: bool) -> list[Path]:
    start = start.absolute()
    if not start.is_dir():
        start = start.parent
    folders = []
    for folder in (start, *start.parents):
        folders.append(folder)
        if stop_at_git and (folder / ".git").exists():
            break
    return folders


def _is_root(folder: Path) -> bool:
    found = find_config_file(folder)
    if found is not None and found.stem == "hugo":
        return True
    if found is None and not (folder / "config" / "_default").is_dir():
        return False
    return any((folder / name).is_dir() for name in _SITE_FOLDERS)
