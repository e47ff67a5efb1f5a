"""Hugo's warnings that have a name, and can be silenced by it."""

from __future__ import annotations

from hugolint.hugo.config import names
from hugolint.hugo.site import Site


def is_silenced(site: Site, name: str) -> bool:
    """Whether the config silences a warning: `ignoreLogs`, once `ignoreErrors`. Case does not count."""
    listed = (*names(site.config.raw.get("ignorelogs")), *names(site.config.raw.get("ignoreerrors")))
    return name in (one.lower() for one in listed)
