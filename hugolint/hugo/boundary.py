"""How far a site reaches: a config may name any folder of the disk, but only what is in its repository is its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

Boundary: TypeAlias = tuple[Path, ...]
"""The folders that may be read, links followed; none of them: there is no limit."""


def find_top(folder: Path) -> Path | None:
    """The nearest folder from a path upwards that holds `.git`; None where there is none."""
    return next((at for at in (folder, *folder.parents) if os.path.lexists(at / ".git")), None)


def find_boundary(root: Path) -> Boundary:
    """The top of the git repository that a site lies in; without one there is no limit."""
    top = find_top(Path(os.path.realpath(root)))
    return () if top is None else (top,)


def lies_outside(path: Path, boundary: Boundary) -> bool:
    """Whether a path leads out of the boundary."""
    return bool(boundary) and not any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in boundary)
