"""Whether a site's templates ask for menus: Hugo reads the menus of all pages as soon as one does (0.168.0, probed)."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from hugolint.hugo.page import Page
from hugolint.hugo.rendered.rendering import Asks, find_target, surely
from hugolint.hugo.site import Site

_OWN = re.compile(r"\$?(?:\.Page)?\.Site\.Menus(?:\.|\Z)")
_ANYWHERE = re.compile(r"(?:page\.Site|site)\.Menus(?:\.|\Z)")

_ASKS: WeakKeyDictionary[Site, dict[str, bool]] = WeakKeyDictionary()


def asks_for_menus(page: Page) -> bool:
    """Whether Hugo reads a page's menus for sure; what cannot be told is held against the verdict on the site."""
    site, language = page.site, page.language
    if not page.published or page.kind == "resource" or page.kind in site.hidden_kinds(language):
        return False
    if reads_menus(page):
        return True
    site.unseen[page.path] = None
    return False


def reads_menus(page: Page) -> bool:
    """Whether Hugo reads a page's menus for sure: it is listed, and the home page's templates ask for menus."""
    site, language = page.site, page.language
    if not page.in_all_lists:
        return False
    known = _ASKS.setdefault(site, {})
    if language not in known:
        home = find_target(site, "home", "/", language)
        known[language] = home is not None and surely(home, Asks(home, _OWN, _ANYWHERE))
    return known[language]
