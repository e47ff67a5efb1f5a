"""The same Hugo configuration in every way that Hugo reads it: formats, files, folders, variables, a theme."""

from __future__ import annotations

import json
import random
from typing import Any, NamedTuple

Files = dict[str, str | bytes]
_FLAGS = (
    "uglyURLs",
    "removePathAccents",
    "buildDrafts",
    "disablePathToLower",
    "defaultContentLanguageInSubdir",
    "title",
    "baseURL",
)


class Spread(NamedTuple):
    """A configuration as files and what Hugo is called with."""

    files: Files
    flags: tuple[str, ...]
    variables: dict[str, str]


def spread(rnd: random.Random, config: dict[str, Any], wraps: bool = True) -> Spread:
    """Write a configuration in one way or another; perhaps with `[params]` in `params.toml`."""
    config = dict(config)
    files: Files = {}
    flags: tuple[str, ...] = ()
    variables = _variables(rnd, config)
    if rnd.random() < 0.2:
        environment = rnd.choice(("production", "staging"))
        flags = ("-e", environment) if environment == "staging" else ()
        taken = rnd.sample(sorted(config), min(2, len(config)))
        files |= _folder(rnd, f"config/{environment}", {key: config.pop(key) for key in taken}, wraps)
    form = rnd.random()
    if form < 0.55:
        files |= _one_file(rnd, rnd.choice(("hugo", "hugo", "config")), config)
    elif form < 0.75:
        files |= _folder(rnd, "config/_default", config, wraps)
    else:
        root = {key: config.pop(key) for key in sorted(config) if rnd.random() < 0.5}
        files |= _one_file(rnd, "hugo", root) | _folder(rnd, "config/_default", config, wraps)
    return Spread(files, flags, variables)


def _variables(rnd: random.Random, config: dict[str, Any]) -> dict[str, str]:
    """Simple values as HUGO_ variables, some over what the files say."""
    found: dict[str, str] = {}
    for name in _FLAGS:
        value = config.get(name)
        if rnd.random() < 0.06 and isinstance(value, bool | str) and value != "":
            found[f"HUGO_{name.upper()}"] = config.pop(name) if isinstance(value, str) else str(value).lower()
            config.pop(name, None)
    if "disableKinds" in config and rnd.random() < 0.1:
        found["HUGO_DISABLEKINDS"] = " ".join(config.pop("disableKinds"))
    permalinks = config.get("permalinks")
    if isinstance(permalinks, dict) and isinstance(permalinks.get("page"), dict) and rnd.random() < 0.15:
        found["HUGOxPERMALINKSxPAGExS"] = "/variable/:slug/"
    return found


def _folder(rnd: random.Random, folder: str, config: dict[str, Any], wraps: bool) -> Files:
    """A folder of files: the whole in one of them, and keys and languages in their own."""
    files: Files = {}
    config = dict(config)
    for key in sorted(config):
        value = config[key]
        if isinstance(value, dict) and value and rnd.random() < 0.5:
            below = "sub/" if rnd.random() < 0.1 else ""
            if key == "languages":
                files |= _languages(rnd, f"{folder}/{below}", config.pop(key), wraps)
            else:
                files |= _one_file(rnd, f"{folder}/{below}{key}", config.pop(key), wrapper=key if wraps else "")
    if config:
        files |= _one_file(rnd, f"{folder}/{rnd.choice(('hugo', 'config'))}", config)
    return files


def _languages(rnd: random.Random, folder: str, languages: dict[str, Any], wraps: bool) -> Files:
    """Languages in one file, or a file for each."""
    if rnd.random() < 0.6:
        return _one_file(rnd, f"{folder}languages", languages, wrapper="languages" if wraps else "")
    files: Files = {}
    for key, own in languages.items():
        files |= _one_file(rnd, f"{folder}{rnd.choice(('hugo', 'languages', 'config'))}.{key}", own or {"title": key})
    return files


def _one_file(rnd: random.Random, name: str, config: dict[str, Any], wrapper: str = "") -> Files:
    if wrapper and rnd.random() < 0.3:
        config = {wrapper: config}
    format_ = rnd.choice(("toml", "yaml", "yml", "json"))
    return {f"{name}.{format_}": write(config, format_)}


def write(table: dict[str, Any], format_: str) -> str:
    """A map as TOML, YAML or JSON."""
    if format_ == "toml":
        return "\n".join(_toml(table)) + "\n"
    text = json.dumps(table, ensure_ascii=False, indent=1 if format_ == "json" else None)
    return text if format_ == "json" else "\n".join(_yaml(table)) + "\n" if table else "{}\n"


def _toml(table: dict[str, Any], prefix: str = "") -> list[str]:
    """Simple values first, then maps as tables, in lists as tables of an array."""
    lines, tables = [], []
    for key, value in table.items():
        name = prefix + json.dumps(key, ensure_ascii=False)
        if isinstance(value, dict):
            tables += [f"[{name}]", *_toml(value, f"{name}.")]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for item in value:
                tables += [f"[[{name}]]", *_toml(item, f"{name}.")]
        elif value is not None:
            lines.append(f"{json.dumps(key, ensure_ascii=False)} = {_inline(value)}")
    return lines + tables


def _inline(value: Any) -> str:
    if isinstance(value, list):
        # TOML knows no null.
        return "[" + ", ".join(_inline("" if item is None else item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _yaml(table: dict[str, Any], indent: str = "") -> list[str]:
    """Maps as blocks, the rest as JSON, which is YAML."""
    lines = []
    for key, value in table.items():
        name = json.dumps(key, ensure_ascii=False)
        if isinstance(value, dict) and value:
            lines += [f"{indent}{name}:", *_yaml(value, indent + "  ")]
        else:
            lines.append(f"{indent}{name}: {json.dumps(value, ensure_ascii=False)}")
    return lines
