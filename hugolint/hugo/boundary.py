"""How far a site reaches: a config may name any folder of the disk, but only what is in its repository is its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

Boundary: TypeAlias = tuple[Path, ...]
"""The folders that may be read, links followed; none of them: there is no limit."""


def find_boundary(root: Path) -> Boundary:
    """The top of the git repository that a site lies in; without one there is no limit."""
    real = Path(os.path.realpath(root))
    return tuple(folder for folder in (real, *real.parents) if os.path.lexists(folder / ".git"))[:1]


def lies_outside(path: Path, boundary: Boundary) -> bool:
    """Whether a path leads out of the boundary."""
    return bool(boundary) and not any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in boundary)
