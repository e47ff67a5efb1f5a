"""Which template renders the links and images of Markdown: Hugo's own hook, one of the site's, or none.

Hugo's own parse each destination, and fail where that is no URL (Hugo 0.168.0, probed; `useEmbedded` in the config). A
hook of the site's may do so, too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_string, parse_bool
from hugolint.hugo.files import read_file
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.nodes import Value

if TYPE_CHECKING:
    from hugolint.hugo.site import Site

_MAY_FAIL = re.compile(r"\b(?:urls\s*\.\s*Parse|errorf|partial|partialCached|partials\.Include\w*|template)\b")
"""What a hook has in it that may refuse a destination."""


_KNOWN: WeakKeyDictionary[Site, dict[tuple[str, str], bool]] = WeakKeyDictionary()


def uses_embedded_hook(site: Site, language: str, kind: str) -> bool:
    """Whether Hugo's own hook renders the `link`s or `image`s of a language's pages.

    False also where it cannot be known: a hook of a theme that is not on disk would come first.
    """
    known = _KNOWN.setdefault(site, {})
    if (language, kind) not in known:
        known[language, kind] = _uses_embedded(site, language, kind)
    return known[language, kind]


def _uses_embedded(site: Site, language: str, kind: str) -> bool:
    wanted, goldmark = _wanted(site, language, kind)
    if wanted == "always":
        return True
    several = len(site.languages) + len(site.config.disabled_languages) > 1 and not site.multihost
    if wanted == "auto" and (not several or parse_bool(_walk(goldmark, "duplicateresourcefiles"))):
        return False
    return wanted in ("auto", "fallback") and not site.config.missing and not any(_own_hooks(site, kind))


def own_hook_may_fail(site: Site, language: str, kind: str) -> bool:
    """Whether a hook of the site's own renders the `link`s or `image`s and may refuse a destination."""
    return _wanted(site, language, kind)[0] != "always" and any(map(_may_fail, _own_hooks(site, kind)))


def _wanted(site: Site, language: str, kind: str) -> tuple[str, Value]:
    """The value of `useEmbedded`, and the config that it stands in."""
    goldmark = _walk(site.config.setting("markup", language), "goldmark")
    wanted = cast_string(_walk(goldmark, "renderhooks", kind, "useembedded")).lower() or "auto"
    # The older switch is an error by now, and still holds.
    switch = _walk(goldmark, "renderhooks", kind, "enabledefault")
    if switch is not None:
        wanted = "fallback" if parse_bool(switch) else "never"
    return wanted, goldmark


def _walk(value: Value, *keys: str) -> Value:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _may_fail(path: str) -> bool:
    try:
        return _MAY_FAIL.search(read_file(path).decode("utf-8", "surrogateescape")) is not None
    except OSError:
        return True


def _own_hooks(site: Site, kind: str) -> Iterator[str]:
    """The render hooks of the site and its themes, whatever language, section or format they are for."""
    for mount in layouts_roots(site.config):
        for folder, _, names in os.walk(mount.folder):
            if os.path.basename(folder) == "_markup" or mount.target.endswith("_markup"):
                yield from (os.path.join(folder, name) for name in names if name.startswith(f"render-{kind}"))
