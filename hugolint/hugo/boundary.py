"""How far a site reaches: a config may name any folder of the disk, but only what is in its repository is its own."""

from __future__ import annotations

import os
from pathlib import Path


def find_boundary(root: Path) -> Path | None:
    """The top of the git repository that a site lies in, links followed; None without one: then there is no limit."""
    real = Path(os.path.realpath(root))
    return next((folder for folder in (real, *real.parents) if os.path.lexists(folder / ".git")), None)


def lies_outside(path: Path, boundary: Path | None) -> bool:
    """Whether a path leads out of the boundary, links followed."""
    return boundary is not None and not Path(os.path.realpath(path)).is_relative_to(boundary)
