"""What a branch changes, as git tells it: the lines of each file, the files that were renamed."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hugolint.errors import UsageError
from hugolint.git import Config, Failed, ask, ask_lines, without_filters
from hugolint.hugo.site import LARGEST

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|["\\abfnrtv])')
_PLAIN = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_AT_ONCE = 200
"""How many paths go into one call: command lines have an end."""
_BINARY = re.compile(
    r"\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|pdf|zip|gz|mp[34]|mov|webm|woff2?|ttf|otf|eot|psd|docx?|xlsx?|pptx?)\Z",
    re.IGNORECASE,
)
"""Files that are compared as a whole: nothing is ever found in a line of them."""
_EVERYTHING = (1, 1 << 60)
# Whatever the user's configuration says of patches.
_COMPARED = ("-M", "-l1000", "-O/dev/null", "--no-ext-diff", "--ignore-submodules")


class Lines:
    """The changed lines of one file."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]

    def touch(self, first: int, last: int) -> bool:
        """Whether one of the lines from `first` to `last` (1-based, both included) has changed."""
        at = bisect_right(self._starts, last) - 1
        return at >= 0 and self._ends[at] >= first


class Changes(NamedTuple):
    """What is different now from a commit. Paths are POSIX, from the top of the repository."""

    base: str
    """The commit."""
    lines: dict[str, Lines]
    """Of the files that are new or changed."""
    renames: dict[str, str]
    """Old paths to new ones."""


def merge_base(top: Path, ref: str) -> str:
    """The commit at which the work began that is to be merged into a ref. Raises UsageError."""
    try:
        (commit,) = _words(ask(top, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}"))
    except (Failed, ValueError) as error:
        raise UsageError(f'--changed-since: git knows no commit "{ref}" ({error})') from None
    try:
        return _words(ask(top, "merge-base", commit, "HEAD"))[0]
    except (Failed, IndexError):
        told = 'fetch more of the history, as with "fetch-depth: 0" of actions/checkout'
        raise UsageError(f'--changed-since: "{ref}" and HEAD have no common commit here; {told}') from None


def find_changes(top: Path, base: str) -> Changes:
    """What has changed since a commit, on disk, staged or not; new files that git does not ignore too."""
    try:
        config = without_filters(top)
        entries = list(_raw(ask(top, "diff", "--raw", "-z", *_COMPARED, base, "--", config=config)))
        new = ask(top, "ls-files", "-z", "--others", "--exclude-standard")
        lines = {path: Lines([_EVERYTHING]) for path in new}
        changed = [(old, path) for old, path in entries if path and _is_judged(top, path)]
        for start in range(0, len(changed), _AT_ONCE):
            lines.update(_changed_lines(top, base, changed[start : start + _AT_ONCE], config))
    except Failed as error:
        raise UsageError(f"--changed-since: git says: {error}") from None
    return Changes(base, lines, {old: path for old, path in entries if old and path and old != path})


def find_renames(top: Path, file: Path) -> dict[str, str]:
    """The files renamed since a file was last committed (since HEAD, where it never was); none where git cannot say."""
    try:
        name = os.path.relpath(file, top)
        # A merge of two files says nothing of what was renamed before it.
        last = _words(ask(top, "rev-list", "-1", "--no-merges", "HEAD", "--", name))
        commit = last[0] if last else "HEAD"
        raw = ask(top, "diff", "--raw", "-z", *_COMPARED, commit, "--", config=without_filters(top))
    except Failed:
        return {}
    return {old: new for old, new in _raw(raw) if old and new and old != new}


def _words(parts: list[str]) -> list[str]:
    return " ".join(parts).split()


def _raw(parts: list[str]) -> Iterator[tuple[str, str]]:
    """The old and the new path of each changed file; one is empty where the file was not there, or is there no more."""
    rest = iter(parts)
    for about in rest:
        status, path = about.rpartition(" ")[2], next(rest)
        if status[0] in "RC":
            new = next(rest)
            yield (path if status[0] == "R" else ""), new
        else:
            yield ("" if status[0] == "A" else path), ("" if status[0] == "D" else path)


def _is_judged(top: Path, path: str) -> bool:
    """Whether anything can be found in a line of a file."""
    if _BINARY.search(path):
        return False
    try:
        return os.lstat(top / path).st_size <= LARGEST
    except OSError:
        return True


def _changed_lines(top: Path, base: str, files: Sequence[tuple[str, str]], config: Config) -> dict[str, Lines]:
    # --text: attributes in the repository may call any file binary.
    options = ("-U0", "--inter-hunk-context=0", "--text", *_COMPARED, "--no-textconv", "--no-color")
    prefixes = ("--src-prefix=a/", "--dst-prefix=b/")
    names = dict.fromkeys(name for pair in files for name in pair if name)
    asked = ("-c", "core.quotePath=false", "diff", *options, *prefixes, base, "--", *names)
    # A name may be that of a folder, too: of what is in it another call sees both sides.
    ranges: dict[str, list[tuple[int, int]]] = {path: [] for _, path in files}
    path, inside = "", 0
    for line in ask_lines(top, *asked, config=config):
        if inside:
            # A note on a missing line break belongs to no line.
            inside -= not line.startswith(b"\\")
        elif line.startswith(b"+++ "):
            path = _new_path(line[4:])
        elif found := _HUNK.match(line):
            removed, start, added = int(found[1] or 1), int(found[2]), int(found[3] or 1)
            inside = removed + added
            if added and path in ranges:
                ranges[path].append((start, start + added - 1))
    return {path: Lines(found) for path, found in ranges.items() if found}


def _new_path(written: bytes) -> str:
    """The path of `+++ b/…`; empty for a file that is gone. Odd names are quoted as in C."""
    if written.startswith(b'"'):
        written = _ESCAPE.sub(_unescape, written.rstrip(b"\t")[1:-1])
    else:
        written = written.removesuffix(b"\t")
    return os.fsdecode(written[2:]) if written.startswith(b"b/") else ""


def _unescape(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes((int(code, 8),)) if len(code) == 3 else _PLAIN.get(code, code)
