"""Patterns in a Hugo config: globs of mounts and sites, regular expressions of ignoreFiles (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_GLOB = re.compile(r"\*\*|\*|\?|\[[!^]?[^\]]*\]|\\.|[{},]|.", re.S)
_TOKEN = re.compile(r"\\[\s\S]|\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]|\(\?P?<(?=\w)|\(\?[a-zA-Z]+\)|[\s\S]")
_REFUSED = re.compile(r"\(\?(?:[=!#>(|]|<[=!]|P[=>]|[a-zA-Z]*[xaLu])|\\[1-9ZKGCuUNehyRXk]|[*+?}]\+")
_ONLY_GO = re.compile(r"\\[pPQE]|\\x\{|\[:\^?\w+:\]|\(\?[a-z]*U|\(\?-|\^[*+?]|\{,|\[[^\]]*\\[wdsWDS]-")
_FLAGS = {"i": re.I, "m": re.M, "s": re.S}


class Glob(NamedTuple):
    """One pattern of a list: what it matches, and whether a match takes the file out (`! ` before it)."""

    exclude: bool
    matches: re.Pattern[str]
    folders: tuple[re.Pattern[str], ...]
    """The folders that may hold a match: the pattern's own leading parts."""


def read_globs(patterns: Iterable[str]) -> tuple[Glob, ...]:
    """The patterns of a mount's `files`. Case does not count, nor does a leading slash."""
    globs: list[Glob] = []
    for pattern in patterns:
        exclude = pattern.startswith("! ")
        text = (pattern[2:] if exclude else pattern).strip().lower().strip("/")
        parts = text.split("/")
        folders = () if exclude else tuple(compile_glob("/".join(parts[:i])) for i in range(1, len(parts)))
        globs.append(Glob(exclude, compile_glob(text), folders))
    return tuple(globs)


def takes_file(globs: tuple[Glob, ...], path: str) -> bool:
    """Whether a mount takes a file, by its path below the source: the first match decides; without one, no include."""
    path = path.lower()
    for glob in globs:
        if glob.matches.fullmatch(path):
            return not glob.exclude
    return all(glob.exclude for glob in globs)


def takes_folder(globs: tuple[Glob, ...], path: str) -> bool:
    """Whether a mount looks into a folder: one that is excluded, or that no include can reach into, is passed over."""
    path = path.lower()
    for glob in globs:
        if glob.matches.fullmatch(path):
            return not glob.exclude
    return all(glob.exclude for glob in globs) or any(
        folder.fullmatch(path) for glob in globs if not glob.exclude for folder in glob.folders
    )


def select_names(patterns: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """The names that a list such as `sites.matrix.languages` chooses: an exclude counts wherever it stands."""
    wanted = [pattern for pattern in patterns if pattern]
    includes = [compile_glob(pattern) for pattern in wanted if not pattern.startswith("! ")]
    excludes = [compile_glob(pattern[2:].strip()) for pattern in wanted if pattern.startswith("! ")]
    return tuple(
        name
        for name in names
        if (not includes or any(glob.fullmatch(name) for glob in includes))
        and not any(glob.fullmatch(name) for glob in excludes)
    )


@lru_cache(maxsize=256)
def compile_glob(pattern: str) -> re.Pattern[str]:
    """A glob as a regular expression for the whole path: `**` crosses slashes, `*` and `?` do not."""
    parts: list[str] = []
    depth = 0
    for token in _GLOB.findall(pattern):
        if token == "{":
            depth += 1
            parts.append("(?:")
        elif token == "}" and depth:
            depth -= 1
            parts.append(")")
        elif token == "," and depth:
            parts.append("|")
        else:
            parts.append(_translate_token(token))
    try:
        return re.compile("".join(parts) + ")" * depth, re.S)
    except (re.error, RecursionError):  # so many braces that nobody can mean them
        return re.compile(r"(?!)")


def _translate_token(token: str) -> str:
    if token in ("**", "*", "?"):
        return {"**": ".*", "*": "[^/]*", "?": "[^/]"}[token]
    if len(token) > 1 and token[0] == "[":
        negated, inner = token[1] in "!^", token[1:-1].lstrip("!^").replace("\\", "\\\\")
        return f"[{'^' if negated else ''}{inner}]" if inner else "(?!)"
    return re.escape(token[-1])


_NESTED = re.compile(r"\((?:[^()\\]|\\.)*(?<!\\)[+*][^()]*\)[+*{]")
"""A repetition in a repetition: Go matches it in linear time, Python may take for ever."""


def compile_go(pattern: str) -> re.Pattern[str] | None:
    """A Go regular expression in Python's terms, or None for one that only Go can read, or can match in time.

    ValueError for what Go refuses: look-around, back references, possessive counts, a count of nothing.
    """
    tokens = _TOKEN.findall(pattern)
    bare = "".join("_" if token[0] == "[" and len(token) > 1 else token for token in tokens)
    if _REFUSED.search(bare):
        raise ValueError("Go's regular expressions have no look-around, back references or possessive counts")
    if _ONLY_GO.search(pattern) or _NESTED.search(bare):
        return None
    flags = 0
    parts: list[str] = []
    for token in tokens:
        if token.startswith("(?") and token.endswith(")"):
            # Go lets flags begin anywhere; Python only in front. All of the pattern having them is near enough.
            for letter in token[2:-1]:
                flags |= _FLAGS.get(letter, 0)
        else:
            parts.append(_translate_go(token))
    try:
        return re.compile("".join(parts), flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _translate_go(token: str) -> str:
    if token in (r"\z", "$"):
        return r"\Z"  # without (?m) Go's dollar is the very end
    return "(?P<" if token == "(?<" else token
