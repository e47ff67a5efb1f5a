"""What of a site is reported: the paths asked for, less what the config excludes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from hugolint.config import BASELINE_NAME, CONFIG_NAME, Config
from hugolint.finding import Finding
from hugolint.hugo.mounts import content_mounts, find_mounts
from hugolint.hugo.site import Site

_CAUSES = ("config", "layouts", "i18n", "data")
_THEME_FILES = ("hugo", "config", "theme")


class Scope:
    """Answers which files' findings are reported.

    No path stands for the whole site, and so does one of its config files, its layouts, i18n or data. A folder stands
    for the content in it. Other files (a README, an image) ask for nothing.
    """

    def __init__(
        self, site: Site, paths: Iterable[Path], cwd: Path, config: Config, *, force_exclude: bool = False
    ) -> None:
        self._site = site
        self._config = config
        self._forced: set[str] = set()
        self._named: set[str] = set()
        self._folders: list[str] = []
        paths = list(paths)
        self._whole = not paths
        for path in paths:
            self._add(cwd / path, force_exclude)

    def _add(self, path: Path, force_exclude: bool) -> None:
        below = _relative(path, self._site.root)
        if path.is_symlink() or below not in self._site.content_paths:
            below = self._real(path, below)
        if path.is_dir():
            self._folders.append(f"{below}/")
            self._whole = self._whole or below == "." or set(below.split("/")) == {".."} or self._is_cause(below, True)
        elif below in self._site.content_paths:
            # A file named by hand is reported even where the config excludes it, unless the caller (a hook that
            # names every changed file) asks otherwise.
            self._named.add(below)
            if not (force_exclude and self._config.excludes(below)):
                self._forced.add(below)
        else:
            self._whole = self._whole or self._is_cause(below, False)

    def _real(self, path: Path, below: str) -> str:
        """Where a path really lies, if that is in the site. Links within content are nothing to Hugo, and stay."""
        if any(below.startswith(f"{mount.source}/") for mount in content_mounts(self._site.config)):
            return below
        return _resolve(path, self._site.root) or below

    def _is_cause(self, path: str, folder: bool) -> bool:
        """Whether a path is none of content, and yet decides what is right there."""
        if path in (CONFIG_NAME, BASELINE_NAME, *self._site.config.files):
            return True
        if any(f"{path}/".startswith(root) or (folder and root.startswith(f"{path}/")) for root in self._cause_folders):
            return True
        inside = (path.removeprefix(theme) for theme in self._themes if path.startswith(theme))
        return any(name.partition(".")[0] in _THEME_FILES and "/" not in name for name in inside)

    @cached_property
    def _themes(self) -> tuple[str, ...]:
        return tuple(f"{_relative(module.folder, self._site.root)}/" for module in self._site.config.modules)

    @cached_property
    def _cause_folders(self) -> frozenset[str]:
        """Hugo's own names, here and in each theme, and whatever the config puts in their place."""
        mounted = (mount.source for name in _CAUSES[1:] for mount in find_mounts(self._site.config, name))
        return frozenset(f"{folder}/" for folder in (*_CAUSES, *(f"{theme}config" for theme in self._themes), *mounted))

    def keep_to_content(self) -> None:
        """Take no file for a cause: a text that an editor has not saved is judged only as a page."""
        self._whole = False

    @property
    def whole(self) -> bool:
        """Whether the whole site is asked for."""
        return self._whole

    def covers(self, path: str) -> bool:
        """Whether findings in a file (relative to the site's root) are reported."""
        if path in self._forced:
            return True
        return (self._whole or self._holds(path)) and not self._config.excludes(path)

    def asks_for(self, path: str) -> bool:
        """Whether the paths ask for a file, excluded or not."""
        return self._whole or path in self._named or self._holds(path)

    def _holds(self, path: str) -> bool:
        return any(f"{path}/".startswith(folder) for folder in self._folders)

    def reports(self, finding: Finding) -> bool:
        """Whether a finding is reported: any of its places is enough."""
        return self.covers(finding.source.path) or any(self.covers(place.source.path) for place in finding.related)


def _relative(path: Path, root: Path) -> str:
    """A path from the site's root, POSIX; where it seems to lie outside, links may hide that it does not."""
    below = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    return (_resolve(path, root) or below) if below.startswith("..") else below


def _resolve(path: Path, root: Path) -> str:
    """Where a path lies below the site's root once all links are followed; empty where that is outside."""
    real = os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "/")
    return "" if real.startswith("..") else real
