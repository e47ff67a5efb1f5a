"""Real sites for tests: the folders in HUGOLINT_SITES, else those of a folder `shared/sites` beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "sites"


def find_sites() -> list[Path]:
    """Every real site at hand."""
    named = os.environ.get("HUGOLINT_SITES")
    if named is not None:
        return [Path(part) for part in named.split(os.pathsep) if part]
    return sorted(path for path in BESIDE.glob("*") if path.is_dir())


def real_sites(name: str = "") -> list[Any]:
    """The sites (or the one of that name) as parameters of a test; one that is skipped where there are none."""
    found = [path for path in find_sites() if not name or path.name == name]
    if found:
        return [pytest.param(path, id=path.name) for path in found]
    which = f"the real site {name} is not here" if name else "no real sites"
    return [pytest.param(Path(), marks=pytest.mark.skip(reason=f"{which}: set HUGOLINT_SITES"), id="none")]
