"""Whether a site's templates ask for menus: Hugo reads the menus of all pages as soon as one does (0.168.0, probed)."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.site import Site

_ASKS = re.compile(r"\{\{[^}]*\b(?:Menus|IsMenuCurrent|HasMenuCurrent)\b")
_COMMENT = re.compile(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.DOTALL)


@lru_cache(maxsize=16)
def asks_for_menus(site: Site) -> bool:
    """Whether any template on disk names menus outside a comment."""
    for mount in layouts_roots(site.config):
        if os.path.isfile(mount.folder):
            if _names_menus(str(mount.folder)):
                return True
            continue
        for folder, _, names in os.walk(mount.folder):
            if any(_names_menus(os.path.join(folder, name)) for name in names):
                return True
    return False


def _names_menus(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:
            text = stream.read()
    except OSError:
        return False
    return "Menu" in text and _ASKS.search(_COMMENT.sub("", text)) is not None
