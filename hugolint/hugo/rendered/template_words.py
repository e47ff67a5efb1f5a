"""Whether the templates of a site ask for a parameter by some name."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from hugolint.hugo.rendered.rendering import layouts_of
from hugolint.hugo.site import Site

_ALL_PARAMS = re.compile(
    r"(?i)\b(?:range|merge|jsonify)\b[^}\n]*\.Params\s*[)|}]|\.Params\s*\|\s*(?:jsonify|merge)"
    r"|\bindex\s+[\w$.]*\.Params\s+[$(.]|\.Param\s+[$(.]"
)
"""All parameters, or one whose name is worked out."""
_TEXTS: WeakKeyDictionary[Site, str] = WeakKeyDictionary()


def templates_say(site: Site, word: str) -> bool:
    """Whether a template may ask for a page's parameter: it has the word as a field or a text, or takes all of them.

    True also where not all templates are on disk, or none is.
    """
    text = _TEXTS.get(site)
    if text is None:
        text = _TEXTS[site] = _read(site)
    name = re.escape(word)
    return not text or re.search(rf"(?i)\.{name}\b|[\"'`]([\w.]+\.)?{name}[\"'`]", text) is not None


def _read(site: Site) -> str:
    """The templates in one text; empty where they do not say all."""
    if site.config.missing or site.listing.adapters:
        return ""
    parts = []
    for path in layouts_of(site).files.values():
        try:
            with open(path, "rb") as file:
                parts.append(file.read().decode("utf-8", "replace"))
        except OSError:
            return ""
    text = "\0".join(parts)
    return "" if _ALL_PARAMS.search(text) else text
