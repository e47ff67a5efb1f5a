"""What of a site is reported: the paths asked for, less what the config excludes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from hugolint.config import Config
from hugolint.finding import Finding
from hugolint.hugo.site import Site

SITE_FOLDERS = ("layouts", "i18n", "data", "config", "themes", "archetypes")


class Scope:
    """Answers which files' findings are reported.

    No path stands for the whole site, and so does one of its config files, its layouts, i18n or data. A folder stands
    for the content in it. Other files (a README, an image) ask for nothing.
    """

    def __init__(
        self, site: Site, paths: Iterable[Path], cwd: Path, config: Config, *, force_exclude: bool = False
    ) -> None:
        self._config = config
        self._forced: set[str] = set()
        self._named: set[str] = set()
        self._folders: list[str] = []
        paths = list(paths)
        self._whole = not paths
        for path in paths:
            self._add(site, os.path.relpath(os.path.abspath(cwd / path), site.root).replace(os.sep, "/"), force_exclude)

    def _add(self, site: Site, path: str, force_exclude: bool) -> None:
        folder = (site.root / path).is_dir()
        if path == "." or path.startswith("..") and folder and self._holds_site(path):
            self._whole = True
        elif folder:
            self._folders.append(f"{path}/")
            self._whole = self._whole or path.partition("/")[0] in SITE_FOLDERS
        elif path in site.content_paths:
            # A file named by hand is reported even where the config excludes it, unless the caller (a hook that
            # names every changed file) asks otherwise.
            self._named.add(path)
            if not (force_exclude and self._config.excludes(path)):
                self._forced.add(path)
        elif path in site.config.files or path.partition("/")[0] in SITE_FOLDERS or path == ".hugolint.yaml":
            self._whole = True

    @staticmethod
    def _holds_site(path: str) -> bool:
        return set(path.split("/")) == {".."}

    def covers(self, path: str) -> bool:
        """Whether findings in a file (relative to the site's root) are reported."""
        if path in self._forced:
            return True
        if not (self._whole or any(path.startswith(folder) for folder in self._folders)):
            return False
        return not self._config.excludes(path)

    def asks_for(self, path: str) -> bool:
        """Whether the paths ask for a file, excluded or not."""
        return self._whole or path in self._named or any(path.startswith(folder) for folder in self._folders)

    def reports(self, finding: Finding) -> bool:
        """Whether a finding is reported: any of its places is enough."""
        return self.covers(finding.source.path) or any(self.covers(place.source.path) for place in finding.related)
