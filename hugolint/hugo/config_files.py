"""A Hugo config as files: which are read, in what order, how they merge (Hugo 0.168.0, probed).

All keys are lower-case in what comes out, as case never counts in a Hugo config.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.config_merge import merge
from hugolint.hugo.errors import SiteError
from hugolint.hugo.matter_problem import Decoded
from hugolint.hugo.nodes import Mapping as MapNode
from hugolint.hugo.nodes import Value, plain_value
from hugolint.hugo.text import Position, Source

BASE_NAMES = ("hugo", "config")
EXTENSIONS = ("toml", "yaml", "yml", "json")
_OLD_NAMES = {
    "indexes": "taxonomies",
    "logi18nwarnings": "printi18nwarnings",
    "logpathwarnings": "printpathwarnings",
    "ignoreerrors": "ignorelogs",
}


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
        files.extend(
            _read_file(path, root, _prefix(path.name.rpartition(".")[0])) for path in _walk(folder / "config" / name)
        )
    return files


def merge_files(files: list[ConfigFile]) -> dict[str, Value]:
    """What config files say together: maps merge deeply, of anything else the later counts."""
    merged: dict[str, Value] = {}
    for file in files:
        data = file.data
        for key in reversed(file.prefix):
            data = {key: data}
        merge(merged, _rename_menus(data))
    return merged


def rename_keys(config: dict[str, Value]) -> None:
    """Let keys of old count as the new ones, in place: a map adds to what is there, anything else takes its place."""
    for old, new in _OLD_NAMES.items():
        if old in config:
            merge(config, {new: config[old]})


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
        elif entry.name.rpartition(".")[2].lower() in EXTENSIONS and "." in entry.name:
            yield Path(entry.path)


def _prefix(stem: str) -> tuple[str, ...]:
    """The keys above a file in a config folder, by its name without extension, whose case counts here."""
    if stem in BASE_NAMES:
        return ()
    name, dot, language = stem.rpartition(".")
    if not dot:
        return (stem.lower(),)
    inner = {"menu": ("menus",), "menus": ("menus",), "params": ("params",)}.get(name, ())
    return ("languages", language.lower(), *inner)


def _read_file(path: Path, root: Path, prefix: tuple[str, ...]) -> ConfigFile:
    source = read_source(path, root)
    stem, _, extension = path.name.rpartition(".")
    data, only = _parse(source, extension.lower())
    wrapper = stem.rpartition(".")[0] or stem
    if prefix and only == wrapper:
        inner = data[only.lower()]
        if isinstance(inner, dict):
            return ConfigFile(source.path, prefix, wrapper.lower(), inner)
        if prefix != ("languages", prefix[-1]):  # up to Hugo 0.161 `title.nb.toml` may hold the title
            return ConfigFile(source.path, prefix[:-1], "", {prefix[-1]: inner})
    return ConfigFile(source.path, prefix, "", data)


def read_text(text: str, format: str) -> Value:
    """A text of a format as a value, keys in lower case. ValueError for what cannot be read."""
    if format == "yaml" and (text.startswith("[") or ":" not in text):
        document = _decode(Source("", f"value: {text}"), format)
        if document.root is None or any(problem.fails for problem in document.problems):
            raise ValueError(text)
        return plain_value(document.root.entries[0].value)
    try:
        return _parse(Source("", text), format)[0]
    except SiteError as error:
        raise ValueError(error.message) from None


def _parse(source: Source, extension: str) -> tuple[dict[str, Value], str]:
    """A file's content, and its only key as it is written, empty where it has none or several.

    The quick way for TOML and JSON; what Python refuses there is judged again by Hugo's rules.
    """
    data: object = None
    if extension == "toml":
        import tomllib

        with suppress(ValueError, RecursionError):
            data = tomllib.loads(source.text)
    elif extension == "json":
        with suppress(ValueError, RecursionError):
            data = json.loads(source.text, parse_constant=_refuse)
    if isinstance(data, dict):
        return _lower(data), next(iter(data)) if len(data) == 1 else ""
    return _parse_nodes(source, extension)


def _refuse(name: str) -> Value:
    raise ValueError(name)


def _parse_nodes(source: Source, extension: str) -> tuple[dict[str, Value], str]:
    decoded = _decode(source, extension)
    for problem in decoded.problems:
        if problem.fails:
            message = problem.message.replace("the front matter", "the config")
            raise SiteError(f"Hugo cannot read this: {message}", source.path, source.position(problem.span.start))
    if decoded.root is None:
        raise SiteError("a Hugo config has to be a map of keys and values", source.path, Position(1, 1))
    data = plain_value(decoded.root)
    assert isinstance(data, dict)
    return data, decoded.root.entries[0].key.text if len(data) == 1 else ""


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


def _rename_menus(data: dict[str, Value]) -> dict[str, Value]:
    """`menu` under its new name, of the site and of each language; where both stand, it takes the place of `menus`."""
    languages = data.get("languages")
    below = languages if isinstance(languages, dict) else {}
    if "menu" not in data and not any(isinstance(own, dict) and "menu" in own for own in below.values()):
        return data
    renamed: dict[str, Value] = {key: value for key, value in data.items() if key != "menu"}
    if "menu" in data:
        renamed["menus"] = data["menu"]
    if below:
        renamed["languages"] = {
            key: {**own, "menus": own["menu"]} if isinstance(own, dict) and "menu" in own else own
            for key, own in below.items()
        }
    return renamed
