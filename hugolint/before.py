"""A repository as it was at a commit, laid out in a folder, so that its site can be read once more.

Only names and texts are taken: pictures and the like are laid out empty. No filter of git's runs, and nothing is
written outside of the folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from hugolint.git import Failed, ask, open_blobs
from hugolint.hugo.site import LARGEST

_TEXTS = frozenset(
    (
        *("md", "markdown", "mdown", "html", "htm", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc", "org", "txt"),
        *("toml", "yaml", "yml", "json", "xml", "csv", "gotmpl", "tmpl", "mod", "work", "sum", "svg", "js", "css"),
    )
)


class _Blob(NamedTuple):
    mode: str
    sha: str
    size: int
    path: PurePosixPath


def lay_out(top: Path, commit: str, folder: Path) -> None:
    """Write the files of a commit below a folder, submodules too where their old commit is at hand.

    What git ignores or does not look into is linked to what is there now. Raises Failed where git cannot say, OSError
    where nothing can be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # The folder is the top of its tree, whatever repository the temporary files lie in.
    (folder / ".git").touch()
    texts: list[_Blob] = []
    links: list[_Blob] = []
    modules: list[_Blob] = []
    for blob in _blobs(top, commit):
        if blob.mode == "160000":
            # Behind a link there may be somebody else's repository.
            if os.path.realpath(top / blob.path) == str(top / blob.path):
                modules.append(blob)
            continue
        target = folder / blob.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if blob.mode == "120000":
            links.append(blob)
        elif 0 < blob.size <= LARGEST and _is_text(blob.path):
            texts.append(blob)
        else:
            target.touch()
    for blob, data in zip(texts, open_blobs(top, [blob.sha for blob in texts]), strict=True):
        (folder / blob.path).write_bytes(data)
    # Links come last: a tree made by hand may have a link and a folder of one name, and nothing is written through one.
    unlaid = [blob for blob in modules if not _lay_submodule(top / blob.path, blob.sha, folder / blob.path)]
    for blob, data in zip(links, open_blobs(top, [blob.sha for blob in links]), strict=True):
        _lay_link(folder, blob.path, os.fsdecode(data))
    for name in (*(str(blob.path) for blob in unlaid), *_elsewhere(top)):
        _link(folder / name, top / name)


def _lay_submodule(source: Path, commit: str, target: Path) -> bool:
    """Lay out a submodule, if it is at another commit now and its old one is at hand; whether that was done."""
    if not os.path.lexists(source / ".git") or os.path.realpath(target) != str(target) or target.exists():
        return False
    try:
        if ask(source, "rev-parse", "--verify", "HEAD") == [f"{commit}\n"]:
            return False
        ask(source, "cat-file", "-e", f"{commit}^{{tree}}")
    except Failed:
        return False  # a shallow checkout has no other commit
    lay_out(source, commit, target)
    return True


def _elsewhere(top: Path) -> Iterator[str]:
    """The folders that are none of the repository's: those that git ignores, and repositories of their own."""
    for options in (("--ignored", "--directory"), ()):
        for name in ask(top, "ls-files", "-z", "--others", "--exclude-standard", *options):
            if name.endswith("/") and _is_plain(PurePosixPath(name)):
                yield name


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
    """A symbolic link of the commit, if it leads to a place below the folder, whatever other links do."""
    reached = os.path.normpath(os.path.join(path.parent, goal))
    down = list(dropwhile(lambda part: part == "..", PurePosixPath(goal).parts))
    if os.path.isabs(goal) or reached.startswith("..") or ".." in down or os.path.lexists(folder / path):
        return
    (folder / path).symlink_to(goal)


def _link(target: Path, source: Path) -> None:
    if source.is_dir() and not os.path.lexists(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(source, target_is_directory=True)
