"""The further pages of lists: where Hugo writes them if a template paginates (Hugo 0.168.0, probed).

Whether one does, and how many pages a list then has, only a build can tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_string
from hugolint.hugo.page import Page
from hugolint.hugo.publishing.generated import Generated
from hugolint.hugo.publishing.published import live_files
from hugolint.hugo.site import Site

_Lists: TypeAlias = dict[str, tuple[re.Pattern[str], dict[str, Page | Generated]]]
_LISTS: WeakKeyDictionary[Site, _Lists] = WeakKeyDictionary()


def pager_of(site: Site, output: str) -> Page | Generated | None:
    """The list that may have a further page, or the redirect to its first one, at a file of the publish folder."""
    if site not in _LISTS:
        _LISTS[site] = _find_lists(site)
    for pattern, lists in _LISTS[site].values():
        match = pattern.fullmatch(output)
        if match is not None and match["list"] in lists:
            return lists[match["list"]]
    return None


def _find_lists(site: Site) -> _Lists:
    """By language: how its further pages are named, and its lists by their folder or name without extension."""
    found: _Lists = {}
    for language in site.languages:
        settings = site.config.setting("pagination", language.key)
        name = cast_string(settings.get("path")) if isinstance(settings, Mapping) else ""
        path = site.layout.made_path(name or "page", language.key) if site.layout is not None else "page"
        ending = r"(?:/index\.html?|\.html?)"
        found[language.key] = re.compile(rf"(?P<list>|.*/){re.escape(path.strip('/'))}/\d+{ending}", re.S), {}
    for output, writers in live_files(site).items():
        for writer in writers:
            if writer.kind in ("home", "section", "taxonomy", "term") and output.endswith((".html", ".htm")):
                head, _, tail = output.rpartition("/")
                stem = tail.rpartition(".")[0]
                folder = "/".join(part for part in (head, "" if stem == "index" else stem) if part)
                found[writer.language][1].setdefault(folder + "/" if folder else "", writer)
    return found
