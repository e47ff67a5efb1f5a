"""Which template renders the links and images of Markdown: Hugo's own hook, one of the site's, or none.

Hugo's own parse each destination, and fail where that is no URL (Hugo 0.168.0, probed; `useEmbedded` in the config).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hugolint.hugo.casts import cast_string, parse_bool
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.nodes import Value

if TYPE_CHECKING:
    from hugolint.hugo.site import Site


def uses_embedded_hook(site: Site, language: str, kind: str) -> bool:
    """Whether Hugo's own hook renders the `link`s or `image`s of a language's pages.

    False also where it cannot be known: a hook of a theme that is not on disk would come first.
    """
    goldmark = _walk(site.config.setting("markup", language), "goldmark")
    wanted = cast_string(_walk(goldmark, "renderhooks", kind, "useembedded")).lower() or "auto"
    # The older switch is an error by now, and still holds.
    switch = _walk(goldmark, "renderhooks", kind, "enabledefault")
    if switch is not None:
        wanted = "fallback" if parse_bool(switch) else "never"
    if wanted == "always":
        return True
    several = len(site.languages) + len(site.config.disabled_languages) > 1 and not site.multihost
    if wanted == "auto" and (not several or parse_bool(_walk(goldmark, "duplicateresourcefiles"))):
        return False
    return wanted in ("auto", "fallback") and not site.config.missing and not any(_own_hooks(site, kind))


def _walk(value: Value, *keys: str) -> Value:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _own_hooks(site: Site, kind: str) -> Iterator[str]:
    """The render hooks of the site and its themes, whatever language, section or format they are for."""
    for mount in layouts_roots(site.config):
        for folder, _, names in os.walk(mount.folder):
            if os.path.basename(folder) == "_markup" or mount.target.endswith("_markup"):
                yield from (name for name in names if name.startswith(f"render-{kind}"))
