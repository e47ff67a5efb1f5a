"""Real sites for tests: the folders in HUGOLINT_SITES, else those of a folder `shared/sites` beside the checkout."""

from __future__ import annotations

import os
import re
import shutil
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


def real_sites() -> list[Any]:
    """The sites as parameters of a test; one that is skipped where there are none."""
    return _parameters(find_sites(), "no real sites")


def _parameters(sites: list[Path], missing: str) -> list[Any]:
    skip = pytest.mark.skip(reason=f"{missing}: set HUGOLINT_SITES")
    return [pytest.param(path, id=path.name) for path in sites] or [pytest.param(Path(), marks=skip, id="none")]


_SIGNS = ("content/da/our-partners.md", "content/nb/knowledge-hub.md", "layouts/shortcodes/horisontal-card.html")
SAFESPRING = _parameters(
    [site for site in find_sites() if all((site / sign).is_file() for sign in _SIGNS)],
    "the real site safespring is not here",
)
"""The site that several figures are of, told by its files."""

# Content, config and templates; the rest of a site is of no account to the pages, and may be large.
_NEEDED = ("archetypes", "config", "content", "data", "i18n", "layouts", "themes", "_vendor")
_LANGUAGE_OF_MOUNT = re.compile(r"^([ \t]*)lang[ \t]*=[ \t]*(['\"][\w-]+['\"])[ \t]*$", re.MULTILINE)


def copy_site(site: Path, target: Path) -> Path:
    """What Hugo has to read of a site, so that nothing is written into the site itself."""
    target.mkdir()
    for path in sorted(site.iterdir()):
        if path.is_dir() and path.name in _NEEDED:
            shutil.copytree(path, target / path.name, symlinks=True)
        elif path.is_file() and path.suffix in (".toml", ".yaml", ".yml", ".json", ".mod", ".sum", ".work"):
            shutil.copyfile(path, target / path.name)
    return target


def modern_copy(site: Path, target: Path) -> Path:
    """A copy in which each mount says its language as the newest Hugo wants it."""
    copy = copy_site(site, target)
    config = copy / "hugo.toml"
    if config.is_file():
        new = _LANGUAGE_OF_MOUNT.sub(r"\1[module.mounts.sites.matrix]\n\1languages = [\2]", config.read_text("utf-8"))
        config.write_text(new, "utf-8")
    return copy
