"""A Hugo config as files: which are read, in what order, how they merge (Hugo 0.168.0, probed).

All keys are lower-case in what comes out, as case never counts in a Hugo config.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.errors import SiteError
from hugolint.hugo.matter_problem import Decoded
from hugolint.hugo.nodes import Mapping as MapNode
from hugolint.hugo.nodes import Value, plain_value
from hugolint.hugo.text import Position, Source

BASE_NAMES = ("hugo", "config")
EXTENSIONS = ("toml", "yaml", "yml", "json")
_OTHER_NAMES = {"menu": "menus", "indexes": "taxonomies"}
_LISTS_IN_ENVIRONMENT = frozenset({"ignorefiles", "disablekinds", "disablelanguages", "ignorelogs"})


class ConfigFile(NamedTuple):
    """One config file that Hugo reads."""

    path: str
    """POSIX, relative to the site's root."""
    prefix: tuple[str, ...]
    """The keys its content stands below: `params.nb.toml` has `languages`, `nb`, `params`."""
    wrapper: str
    """The single outer key that such a file may repeat (`[params]` in `params.toml`), else empty."""
    data: dict[str, Value]


def find_config_file(folder: Path) -> Path | None:
    """The one config file in a folder that Hugo takes: hugo before config, toml before yaml, yml and json."""
    try:
        names = set(os.listdir(folder))
    except OSError:
        return None
    for base in BASE_NAMES:
        for extension in EXTENSIONS:
            if f"{base}.{extension}" in names and (folder / f"{base}.{extension}").is_file():
                return folder / f"{base}.{extension}"
    return None


def read_config_files(folder: Path, root: Path, environment: str) -> list[ConfigFile]:
    """Every config file of a site or theme in the order of merging: its own, config/_default/**, config/ENV/**."""
    files: list[ConfigFile] = []
    main = find_config_file(folder)
    if main is not None:
        files.append(_read_file(main, root, ()))
    for name in dict.fromkeys(("_default", environment)):
        files.extend(_read_file(path, root, _prefix(path.stem)) for path in _walk(folder / "config" / name))
    return files


def merge_files(files: list[ConfigFile]) -> dict[str, Value]:
    """What config files say together: maps merge deeply, of anything else the later counts."""
    merged: dict[str, Value] = {}
    for file in files:
        data = file.data
        for key in reversed(file.prefix):
            data = {key: data}
        merge(merged, _rename(data))
    return merged


def merge(into: dict[str, Value], other: Mapping[str, Value]) -> None:
    """Lay one config over another, in place."""
    for key, value in other.items():
        known = into.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            merge(known, value)
        else:
            into[key] = _copy(value)


def merge_environment(config: dict[str, Value], environ: Mapping[str, str]) -> None:
    """Lay the HUGO_ variables over a config. The character after HUGO parts the levels: `HUGOxPARAMSxA_B`."""
    for name in sorted(environ):
        if not name.startswith("HUGO") or len(name) < 6 or name in ("HUGO_ENVIRONMENT", "HUGO_ENV"):
            continue
        *outer, last = name[5:].lower().split(name[4].lower())
        if not last or not all(outer):
            continue
        text = environ[name]
        value: Value = list(re.findall(r"[^\s,\[\]]+", text)) if last in _LISTS_IN_ENVIRONMENT and not outer else text
        for key in reversed([*outer, last]):
            value = {key: value}
        assert isinstance(value, dict)
        merge(config, value)


def decode_nodes(source: Source) -> MapNode | None:
    """A config file as nodes that know where they stand; None where it cannot be read."""
    return _decode(source, source.path.rpartition(".")[2]).root


def read_source(path: Path, root: Path) -> Source:
    """A config file's text. SiteError where it cannot be read, is no file, or is a link that leaves the site."""
    name = relative_path(path, root)
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            raise SiteError("this config file is a symbolic link to a place outside of the site", name)
        if not stat.S_ISREG(path.stat().st_mode):
            raise SiteError("this config file is no ordinary file", name)
        data = path.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SiteError(f"this config file cannot be read: {reason}", name) from None
    return Source.decode(name, data)


def relative_path(path: Path, root: Path) -> str:
    """A path as Hugo prints it: POSIX and relative to the site's root, with `..` for what lies outside."""
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # another drive
        return path.as_posix()


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.name.rpartition(".")[2] in EXTENSIONS:
            yield Path(entry.path)


def _prefix(stem: str) -> tuple[str, ...]:
    """The keys above a file in a config folder, by its name without extension."""
    name, _, language = stem.lower().partition(".")
    own = () if name in BASE_NAMES else (_OTHER_NAMES.get(name, name),)
    if not language:
        return own
    return ("languages", language, *own) if own and own[0] in ("params", "menus") else ("languages", language)


def _read_file(path: Path, root: Path, prefix: tuple[str, ...]) -> ConfigFile:
    source = read_source(path, root)
    data = _parse(source, path.suffix[1:])
    wrapper = path.stem.lower().partition(".")[0]
    if len(data) == 1 and wrapper in data and prefix:
        inner = data[wrapper]
        if isinstance(inner, dict):
            return ConfigFile(source.path, prefix, wrapper, inner)
        return ConfigFile(source.path, prefix[:-1], "", data)
    return ConfigFile(source.path, prefix, "", data)


def _parse(source: Source, extension: str) -> dict[str, Value]:
    """The quick way for TOML and JSON; what Python refuses there is judged again by Hugo's rules."""
    data: object = None
    if extension == "toml":
        import tomllib

        with suppress(ValueError, RecursionError):
            data = tomllib.loads(source.text)
    elif extension == "json":
        with suppress(ValueError, RecursionError):
            data = json.loads(source.text, parse_constant=_refuse)
    return _lower(data) if isinstance(data, dict) else _parse_nodes(source, extension)


def _refuse(name: str) -> Value:
    raise ValueError(name)


def _parse_nodes(source: Source, extension: str) -> dict[str, Value]:
    decoded = _decode(source, extension)
    for problem in decoded.problems:
        if problem.fails:
            message = problem.message.replace("the front matter", "the config")
            raise SiteError(f"Hugo cannot read this: {message}", source.path, source.position(problem.span.start))
    if decoded.root is None:
        raise SiteError("a Hugo config has to be a map of keys and values", source.path, Position(1, 1))
    data = plain_value(decoded.root)
    assert isinstance(data, dict)
    return data


def _decode(source: Source, extension: str) -> Decoded:
    if extension == "toml":
        from hugolint.hugo.matter_toml import decode
    elif extension == "json":
        from hugolint.hugo.matter_json import decode
    else:
        from hugolint.hugo.matter_yaml import decode
    return decode(source.text, 0)


def _lower(data: dict[str, Value]) -> dict[str, Value]:
    """Keys in lower case; of two spellings of one key the one with capitals counts."""
    lowered: dict[str, Value] = {}
    for key, value in data.items():
        name = key.lower()
        if name not in lowered or name != key:
            lowered[name] = _lower_value(value)
    return lowered


def _lower_value(value: Value) -> Value:
    if isinstance(value, dict):
        return _lower(value)
    return [_lower_value(item) for item in value] if isinstance(value, list) else value


def _copy(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _rename(data: dict[str, Value]) -> dict[str, Value]:
    """The names of old under their new ones, merged with what stands there."""
    if not any(old in data for old in _OTHER_NAMES):
        return data
    renamed = {key: value for key, value in data.items() if key not in _OTHER_NAMES}
    for old, new in _OTHER_NAMES.items():
        if old in data:
            merge(renamed, {new: data[old]})
    return renamed
