"""Go's part in modules: what go.mod and a workspace say of folders on this machine (after Go's own rules).

Only folders that these files name count. Go's cache of downloaded modules is not looked into, so that a site is the
same on every machine; `hugo mod vendor` puts modules beside the site.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.casts import cast_string
from hugolint.hugo.nodes import Value

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`]*`|=>|[^\s"`]+')
_ELEMENT = re.compile(r"[A-Za-z0-9\-._~]+")
_HOST = re.compile(r"[a-z0-9\-.]+")
_LIMIT = 1 << 20


class _Replacement(NamedTuple):
    version: str
    """The one version that it is for; empty for all."""
    folder: Path


class GoModules(NamedTuple):
    """What Go knows of modules without its cache."""

    used: bool
    """Whether Go is asked at all: there is a go.mod."""
    folders: Mapping[str, Path]
    """The folders of modules that lie on this machine, by path."""

    def find(self, path: str) -> Path | None:
        """Where a module lies; None where Go would have to fetch it."""
        return self.folders.get(path)


def read_go_modules(root: Path, module: Value) -> GoModules:
    """What a site's go.mod, or the workspace that `module.workspace` names, says. `module` is that part of the config.

    A replacement for one version counts if go.mod requires that one.
    """
    if not (root / "go.mod").is_file():
        return GoModules(False, {})
    workspace = cast_string(module.get("workspace")) if isinstance(module, dict) else ""
    if not workspace or workspace == "off":
        return GoModules(True, _folders(root / "go.mod"))
    folders: dict[str, Path] = {}
    work = root / workspace
    for words in _statements(work, "use"):
        folders.update(_folders(work.parent / words[0] / "go.mod"))
    folders.update({path: one.folder for path, one in _replacements(work)})
    return GoModules(True, folders)


def is_module_path(path: str) -> bool:
    """Whether Go takes a path for that of a module: a host with a dot, then names. `ananke` is none."""
    first, *others = path.split("/")
    if "." not in first or first.startswith("-") or not _HOST.fullmatch(first):
        return False
    return all(
        _ELEMENT.fullmatch(part) and not part.startswith(".") and not part.endswith(".") for part in (first, *others)
    )


def _folders(go_mod: Path) -> dict[str, Path]:
    """The main module of a go.mod and those that it replaces by folders."""
    required = {words[0]: words[1] for words in _statements(go_mod, "require") if len(words) > 1}
    folders = {words[0]: go_mod.parent for words in _statements(go_mod, "module")}
    for path, one in _replacements(go_mod):
        if not one.version or required.get(path) == one.version:
            folders[path] = one.folder
    return folders


def _replacements(file: Path) -> Iterator[tuple[str, _Replacement]]:
    for words in _statements(file, "replace"):
        if "=>" not in words or words[-1] == "=>":
            continue
        at = words.index("=>")
        old, new = words[:at], words[at + 1]
        if old and (new in (".", "..") or new.startswith(("./", "../", "/", ".\\", "..\\")) or os.path.isabs(new)):
            version = old[1] if len(old) > 1 else ""
            yield old[0], _Replacement(version, Path(os.path.normpath(file.parent / new)))


def _statements(file: Path, verb: str) -> Iterator[list[str]]:
    """The words of each statement of a go.mod or a workspace, also where several stand in one pair of brackets."""
    try:
        with open(file, encoding="utf-8", errors="replace") as stream:
            lines = stream.read(_LIMIT).split("\n")
    except (OSError, ValueError):
        return
    block = ""
    for line in lines:
        words = [word.strip('"`') if word[0] in '"`' else word for word in _WORD.findall(line.partition("//")[0])]
        if not words:
            continue
        if block:
            if words[0] == ")":
                block = ""
            elif block == verb:
                yield words
        elif words[1:] == ["("]:
            block = words[0]
        elif words[0] == verb and words[1:]:
            yield words[1:]
