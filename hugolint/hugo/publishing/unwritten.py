"""Aliases for which Hugo writes no redirect, for their page comes without HTML (Hugo 0.168.0, probed).

Drafts and the like are left out: their redirects come with them. So are sites that switch redirects off, and such as
make their own of `.Aliases` in a template.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.page import Alias, Page
from hugolint.hugo.site import Site

_ALIASES = re.compile(rb"""(?i)[."'`]aliases\b""")


class Unwritten(NamedTuple):
    """A page whose aliases come to nothing."""

    page: Page
    alias: Alias
    """The first of them, which the page itself says."""
    reason: str
    """`link`, `never` and `headless` by build options, `kind` where its kind is switched off, or `format`."""


def unwritten_aliases(site: Site) -> Iterator[Unwritten]:
    """Each page with aliases of its own none of which is written."""
    found = [
        Unwritten(page, page.aliases[0], reason)
        for page in site.pages
        if page.aliases and page.aliases[0].source is page.source and (reason := _reason(page))
    ]
    if found and not site.config.missing and not _uses_aliases(site):
        yield from found


def _reason(page: Page) -> str:
    """Why the aliases of a page are not written; empty where they are, or that cannot be known."""
    if any(alias.output is not None or alias.problem for alias in page.aliases):
        return ""
    if not page.published or page.site.config.flag("disablealiases", page.language):
        return ""
    if page.renders != "always":
        return "headless" if page.params.get("headless") else page.renders
    if not page.rendered:
        return "kind"
    return "format" if page.outputs and not any(output.endswith((".html", ".htm")) for output in page.outputs) else ""


def _uses_aliases(site: Site) -> bool:
    """Whether a template reads the aliases of pages."""
    for mount in layouts_roots(site.config):
        for folder, _, files in os.walk(mount.folder):
            if any(_holds(os.path.join(folder, name)) for name in files):
                return True
    return False


def _holds(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return _ALIASES.search(file.read()) is not None
    except OSError:
        return True
