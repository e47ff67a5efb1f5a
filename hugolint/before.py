"""A repository as it was at a commit, laid out in a folder, so that its site can be read once more.

Only names and texts are taken: pictures and the like are laid out empty. No filter of git's runs, and nothing is
written outside of the folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from hugolint.git import ask, open_blobs

_TEXTS = frozenset(
    (
        *("md", "markdown", "mdown", "html", "htm", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc", "org", "txt"),
        *("toml", "yaml", "yml", "json", "xml", "csv", "gotmpl", "tmpl", "mod", "work", "sum", "svg", "js", "css"),
    )
)
_LARGEST = 20_000_000
"""Bytes; a larger file is laid out empty."""


class _Blob(NamedTuple):
    mode: str
    sha: str
    size: int
    path: PurePosixPath


def lay_out(top: Path, commit: str, folder: Path) -> None:
    """Write the files of a commit below a folder. Submodules and what git ignores are linked to what is there now.

    Raises Failed where git cannot say, OSError where nothing can be written.
    """
    texts: list[_Blob] = []
    for blob in _blobs(top, commit):
        target = folder / blob.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if blob.mode == "160000":
            _link(target, top / blob.path)
        elif blob.mode == "120000" or (0 < blob.size <= _LARGEST and _is_text(blob.path)):
            texts.append(blob)
        else:
            target.touch()
    for blob, data in zip(texts, open_blobs(top, [blob.sha for blob in texts]), strict=True):
        if blob.mode == "120000":
            _lay_link(folder, blob.path, os.fsdecode(data))
        else:
            (folder / blob.path).write_bytes(data)
    for name in ask(top, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"):
        if name.endswith("/") and _is_plain(PurePosixPath(name)):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(target, top / name)


def _blobs(top: Path, commit: str) -> Iterator[_Blob]:
    for entry in ask(top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit):
        about, _, name = entry.partition("\t")
        mode, _, sha, size = about.split()
        path = PurePosixPath(name)
        if _is_plain(path):
            yield _Blob(mode, sha, int(size) if size.isdigit() else 0, path)


def _is_plain(path: PurePosixPath) -> bool:
    """Whether a path of a tree can only mean a place below the folder."""
    return not path.is_absolute() and not any(part == ".." or part.lower() == ".git" for part in path.parts)


def _is_text(path: PurePosixPath) -> bool:
    return path.suffix[1:].lower() in _TEXTS or not path.suffix or path.name.startswith(".")


def _lay_link(folder: Path, path: PurePosixPath, goal: str) -> None:
    """A symbolic link of the commit, if it leads to a place below the folder."""
    reached = os.path.normpath(os.path.join(path.parent, goal))
    if not os.path.isabs(goal) and not reached.startswith(".."):
        (folder / path).symlink_to(goal)


def _link(target: Path, source: Path) -> None:
    if source.is_dir() and not os.path.lexists(target):
        target.symlink_to(source, target_is_directory=True)
