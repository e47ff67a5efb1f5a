"""Which content files count: those that git does not ignore; in a hook, those that it tracks.

Hugo itself publishes whatever lies in the folder. But a file that git ignores is not a part of the site that anybody
else has, and one that is not tracked yet is no part of the commit that a hook judges: neither may collide with a page.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from hugolint.git import Known, Listing
from hugolint.hugo.boundary import find_top
from hugolint.hugo.mounts import ContentFile
from hugolint.hugo.site import Hidden


class WorkingTree:
    """Parts the content files of one site."""

    def __init__(self, *, tracked_only: bool = False, named: Iterable[Path] = ()) -> None:
        self._tracked_only = tracked_only
        self._named = frozenset(os.path.abspath(path) for path in named)
        """What is asked for by name counts, whatever git says."""

    def part(self, root: Path, folders: Sequence[Path]) -> Callable[[list[ContentFile]], Hidden]:
        """Ask git at once about folders with content; the answer comes when the files are known."""
        # Git knows files by where they really lie.
        top = find_top(Path(os.path.realpath(root)))
        places = {str(folder): os.path.realpath(folder) for folder in folders}
        listing = Listing(top, [Path(place) for place in places.values()]) if top is not None else None
        links = {folder: place for folder, place in places.items() if folder != place}

        def answer(files: list[ContentFile]) -> Hidden:
            known = listing.known() if listing is not None else None
            if listing is None or known is None:
                return Hidden((), (), ())
            return self._part(files, listing.top, known, links)

        return answer

    def _part(self, files: list[ContentFile], top: Path, known: Known, links: Mapping[str, str]) -> Hidden:
        tracked, untracked = _folded(known.tracked), _folded(known.untracked)
        visible = tracked if self._tracked_only else tracked | untracked
        start = len(str(top)) + 1
        ignored: list[ContentFile] = []
        left_out: list[ContentFile] = []
        for file in files:
            real = _follow(file.real, links) if links else file.real
            if not real.startswith(f"{top}{os.sep}"):
                continue
            name = _fold(real[start:].replace(os.sep, "/"))
            if name in visible or name.startswith(known.folders) or file.real in self._named:
                continue
            (left_out if name in untracked else ignored).append(file)
        absent = (str(top / name) for name in known.absent)
        return Hidden(tuple(ignored), tuple(left_out), tuple(path for path in absent if not os.path.lexists(path)))


def _follow(path: str, links: Mapping[str, str]) -> str:
    """Where a file really lies, when the folder that it was found in is reached through a link."""
    for folder, place in links.items():
        if path.startswith(f"{folder}{os.sep}"):
            return place + path[len(folder) :]
    return path


def _folded(names: frozenset[str]) -> frozenset[str]:
    return names if sys.platform == "linux" else frozenset(_fold(name) for name in names)


def _fold(name: str) -> str:
    """Disks of macOS and Windows take names for the same that differ in case or in how a letter is composed."""
    return name if sys.platform == "linux" else unicodedata.normalize("NFC", name).casefold()
