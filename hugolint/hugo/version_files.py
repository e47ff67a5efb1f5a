"""Which Hugo a site is built with, as the files say that its builders read.

Only names from a fixed list are looked at, in the site's root and in the git root above it, and the first file that
names a version wins: the services that build the site first, then what it is installed with, and images last, for a
Dockerfile in a site's repository is often a leftover. What names no single version (`latest`, a matrix, a variable, a
range over several minor versions) says nothing, and so does a file that is broken.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hugolint.hugo.casts import cast_string
from hugolint.hugo.config import HugoConfig, locate
from hugolint.hugo.versions import NEWEST, parse

LIMIT = 1_000_000
"""Larger files are not read; bytes."""
WORKFLOWS = 40
"""More files in .github/workflows are not read."""


class Pin(NamedTuple):
    """A version that a file names."""

    version: str
    """`0.145` or `0.145.0`."""
    path: str
    """The file, relative to the site's root; POSIX."""
    line: int


Spot: TypeAlias = tuple[str, int]
"""A version and the offset where it stands."""

_NUMBER = r"(\d{1,3}\.\d{1,4}(?:\.\d{1,4})?)(?![\d.]*\d)"
_VERSION = rf"(?:hugo[_-])?(?:extended[_-])?v?{_NUMBER}"

# Patterns stay texts until a file asks for them: to compile all would take longer than to read the files.
# `hugo-version: '0.145.0'`, `HUGO_VERSION = "0.145.0"`, `ARG HUGO_VERSION=0.145.0`, `"HUGO_VERSION": "0.145.0"`
_KEY = rf"[hH](?<![\w-][hH])(?:ugo[-_]version|UGO_VERSION)[\"']?[ \t]*[:= ][ \t]*[\"']?{_VERSION}"
_RENDER = rf"key:[ \t]*[\"']?HUGO_VERSION[\"']?\s+value:[ \t]*[\"']?{_VERSION}"
# `image: hugomods/hugo:exts-0.145.0`, `FROM registry.gitlab.com/pages/hugo/hugo_extended:0.145.0`
_IMAGE = rf"hugo[\w./-]*:(?:[a-z-]+-)?{_VERSION}"
_IMAGE_LEAD = (
    r"(?<![\w-])(?:image|container|name|FROM|from)[\"']?[ \t]*[: ][ \t]*(?:--\S+[ \t]+)?[\"']?[\w./:-]{0,200}\Z"
)
_DOWNLOAD = rf"gohugoio/hugo/releases/download/v{_NUMBER}/"
_NETLIFY = rf"(?m)^[ \t]*\[+[ \t]*([^\[\]\n]+?)[ \t]*\]|(?<![\w-])HUGO_VERSION[ \t]*=[ \t]*[\"']?{_VERSION}"
_PACKAGE = (
    r"\"hugo-extended\"\s*:\s*\"([^\"]*)\""
    r"|\"hugo-bin\"\s*:\s*\{[^{}]*\"(?:hugoVersion|version)\"\s*:\s*\"([^\"]*)\""
    r"|\"otherDependencies\"\s*:\s*\{[^{}]*\"hugo\"\s*:\s*\"([^\"]*)\""
)
# A caret keeps to the minor version where the major one is 0, as Hugo's is.
_RANGE = r"(?:npm:hugo-extended@)?[\^~=v ]{0,3}(0\.\d{1,4}(?:\.\d{1,4})?)(?:\.[x*])?(?:[-+][\w.]+)?"
_TOOL_LINE = rf"(?m)^(?:go)?hugo(?:[-_]extended)?[ \t]+{_VERSION}"
_TOOL_KEY = (
    rf"(?m)^[ \t]*[\"']?(?:[\w:./-]{{0,200}}[:/])?hugo(?:-extended)?(?:\[[^\]\n]*\])?[\"']?[ \t]*="
    rf"[ \t]*(?:\[[ \t]*|\{{[^}}\n]*\bversion[ \t]*=[ \t]*)?[\"']{_VERSION}"
)
_BARE = rf"\s*{_VERSION}"


def find_bound(config: HugoConfig, name: str) -> Pin | None:
    """`module.hugoVersion.min` or `.max` of the site's own config; None where it is not there or no version."""
    module = config.raw.get("module")
    bounds = module.get("hugoversion") if isinstance(module, dict) else None
    match = re.fullmatch(_BARE, cast_string(bounds.get(name))) if isinstance(bounds, dict) else None
    if match is None:
        return None
    place = locate(config, f"module.hugoversion.{name}")
    if place is None:
        return Pin(match[1], "the environment", 0)
    return Pin(match[1], place[0].path, place[0].position(place[1].start).line)


def choose_pin(config: HugoConfig) -> Pin | None:
    """What the site's files name, else the bound of its Hugo config that the newest known version is beyond.

    A lower bound names no version: a site that asks for 0.120 or newer may be built with any. But Hugo warns above
    an upper one, and a lower one that is newer than all we know is at least nearer to the truth.
    """
    if pin := find_pin(config.root):
        return pin
    lowest, highest = find_bound(config, "min"), find_bound(config, "max")
    if highest is not None and parse(highest.version) < NEWEST:
        return highest
    return lowest if lowest is not None and parse(lowest.version) > NEWEST else None


def find_pin(root: Path) -> Pin | None:
    """The version that the files of a site name, those nearest to it first; None where none does."""
    for folder in _folders(root):
        for name in _present(folder):
            text = _read(folder, name)
            spot = READERS.get(name, read_keys)(text)
            if spot is not None:
                path = os.path.relpath(folder / name, root).replace(os.sep, "/")
                return Pin(spot[0], path, text.count("\n", 0, spot[1]) + 1)
    return None


def read_netlify(text: str) -> Spot | None:
    """netlify.toml: the production context overrides what holds for all; other contexts count where neither says."""
    section = ""
    best: tuple[int, Spot] | None = None
    for match in re.finditer(_NETLIFY, text):
        if match[1] is not None:
            section = match[1]
        elif "#" not in _lead(text, match.start()):
            rank = 0 if section.startswith("context.production") else 2 if section.startswith("context.") else 1
            if best is None or rank < best[0]:
                best = (rank, (match[2], match.start()))
    return best[1] if best else None


def read_keys(text: str) -> Spot | None:
    """YAML, JSON and Dockerfiles: a key or variable of Hugo's version, else the tag of an image, else a download."""
    for pattern in (_KEY, _RENDER, _IMAGE, _DOWNLOAD):
        for match in re.finditer(pattern, text):
            lead = _lead(text, match.start())
            if "#" not in lead and (pattern is not _IMAGE or re.search(_IMAGE_LEAD, lead)):
                return match[1], match.start(1)
    return None


def read_package(text: str) -> Spot | None:
    """package.json: hugo-extended has Hugo's own versions; hugo-bin and hugo-installer are told which one."""
    for match in re.finditer(_PACKAGE, text):
        group = match.lastindex or 1
        if within := re.fullmatch(_RANGE, match[group].strip()):
            return within[1], match.start(group)
    return None


def read_tools(text: str) -> Spot | None:
    """.tool-versions, mise.toml and .prototools."""
    for pattern in (_TOOL_LINE, _TOOL_KEY, _KEY):
        for match in re.finditer(pattern, text):
            if "#" not in _lead(text, match.start(1)):
                return match[1], match.start(1)
    return None


def read_bare(text: str) -> Spot | None:
    """.hvm and .hugo-version hold nothing else."""
    match = re.match(_BARE, text)
    return (match[1], match.start(1)) if match else None


READERS: Mapping[str, Callable[[str], Spot | None]] = {
    "netlify.toml": read_netlify,
    "vercel.json": read_keys,
    "render.yaml": read_keys,
    "amplify.yml": read_keys,
    ".github/workflows": read_keys,
    ".gitlab-ci.yml": read_keys,
    ".circleci/config.yml": read_keys,
    "package.json": read_package,
    ".hugo-version": read_bare,
    ".hvm": read_bare,
    ".tool-versions": read_tools,
    "mise.toml": read_tools,
    ".mise.toml": read_tools,
    ".prototools": read_tools,
    "Dockerfile": read_keys,
    "Containerfile": read_keys,
    "compose.yaml": read_keys,
    "compose.yml": read_keys,
    "docker-compose.yaml": read_keys,
    "docker-compose.yml": read_keys,
}
"""The files by name, the strongest first."""
_DEPLOYS = ("deploy", "pages", "publish")


def _folders(root: Path) -> Iterator[Path]:
    """The site's root, then the git root where that is another one."""
    yield root
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            if folder != root:
                yield folder
            return


def _present(folder: Path) -> Iterator[str]:
    """The files of a folder that may name a version, in their order."""
    try:
        names = set(os.listdir(folder))
    except OSError:
        return
    for name in READERS:
        if name.partition("/")[0] in names:
            yield from _workflows(folder) if name == ".github/workflows" else (name,)


def _workflows(folder: Path) -> list[str]:
    """GitHub's workflows, those first that deploy by their name."""
    try:
        names = os.listdir(folder / ".github" / "workflows")
    except OSError:
        return []
    found = sorted((name for name in names if name.endswith((".yml", ".yaml"))), key=_workflow_rank)
    return [f".github/workflows/{name}" for name in found[:WORKFLOWS]]


def _workflow_rank(name: str) -> tuple[bool, str]:
    return not any(word in name.lower() for word in _DEPLOYS), name


def _read(folder: Path, name: str) -> str:
    """A file's text; empty for what is no ordinary file of a sensible size. Links are not followed."""
    path = folder / name
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LIMIT:
            return ""
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _lead(text: str, offset: int) -> str:
    """What stands before an offset on its line, or the end of that: a line may be very long."""
    start = max(0, offset - 500)
    return text[max(start, text.rfind("\n", start, offset) + 1) : offset]
