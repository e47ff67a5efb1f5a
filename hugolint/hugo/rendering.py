"""Whether a page's content is rendered at all: only what a template asks for is (Hugo 0.168.0, probed).

A mistake that Hugo finds when it renders is none on a page whose template never shows the content: many a home page, or
a list of other pages. Templates are looked at only when there is something to report; what cannot be told counts as
not rendered.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_string
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.page import Page
from hugolint.hugo.site import Site

_SHOWS = (
    r"\.(?:Content|ContentWithoutSummary|Summary|Plain|PlainWords|TableOfContents|Fragments|WordCount|FuzzyWordCount"
    r"|ReadingTime|Len|Truncated)\b"
)
_ANY = re.compile(_SHOWS)
_OWN = re.compile(rf"(?:^|[\s(|{{=])(?:\$|\.Page|\$\.Page)?{_SHOWS}")
_ROOTED = re.compile(rf"\$(?:\.Page)?{_SHOWS}")
_ACTION = re.compile(r"\{\{-?\s*(/\*.*?\*/|.*?)\s*-?\}\}", re.S)
_PARTIAL = re.compile(
    r"\bpartial(?:Cached)?\s+\"([^\"]+)\"|\.Render\s+\"([^\"]+)\"|\btemplate\s+\"(?:_?partials/)([^\"]+)\""
)
_NAMES = {
    "page": ("single", "page", "all"),
    "home": ("home", "index", "list", "all"),
    "section": ("section", "list", "all"),
    "taxonomy": ("taxonomy", "terms", "list", "all"),
    "term": ("term", "taxonomy", "list", "all"),
}
_SKIPPED = ("_shortcodes/", "shortcodes/", "_markup/", "_default/_markup/")


class _Layouts:
    """The templates of a site, by their path below the layouts folders, lower-case."""

    def __init__(self, site: Site) -> None:
        self.files: dict[str, str] = {}
        for mount in layouts_roots(site.config):
            for path, real in _walk(str(mount.folder), f"{mount.target}/" if mount.target else ""):
                self.files.setdefault(path, real)

    def named(self, names: tuple[str, ...]) -> list[str]:
        """The HTML templates whose base name is among some."""
        found = []
        for path in self.files:
            base = path.rpartition("/")[2]
            if base.endswith((".html", ".htm")) and base.partition(".")[0] in names:
                found.append(path)
        return found

    def partial(self, name: str) -> str | None:
        """The path of a partial by the name it is called by."""
        name = name.lower()
        for folder in ("_partials/", "partials/", "_default/", ""):
            for ending in ("", ".html"):
                if folder + name + ending in self.files:
                    return folder + name + ending
        return None

    def text(self, path: str) -> str:
        """A template's text."""
        return _read(self.files[path])


@lru_cache(maxsize=512)
def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8", "surrogateescape")
    except OSError:
        return ""


def _walk(folder: str, below: str) -> Iterator[tuple[str, str]]:
    waiting = [(below, folder)]
    while waiting:
        below, folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            path = below + entry.name.lower()
            if entry.is_dir():
                if not (path + "/").startswith(_SKIPPED):
                    waiting.append((path + "/", entry.path))
            else:
                yield path, entry.path


_LAYOUTS: WeakKeyDictionary[Site, _Layouts] = WeakKeyDictionary()


def is_shown(page: Page) -> bool:
    """Whether Hugo renders a page's content for sure."""
    if page.kind == "resource" or not (page.published and page.rendered):
        return False
    layouts = _LAYOUTS.get(page.site)
    if layouts is None:
        layouts = _LAYOUTS.setdefault(page.site, _Layouts(page.site))
    wanted = _candidates(page, layouts)
    bases = layouts.named(("baseof",))
    if page.kind == "page":
        return any(_reaches(layouts, path, bases, strict=False) for path in wanted)
    return bool(wanted) and all(_reaches(layouts, path, bases, strict=True) for path in wanted)


def _candidates(page: Page, layouts: _Layouts) -> list[str]:
    """The templates that Hugo may choose for a page; of those for its own section or type only these."""
    names = _NAMES[page.kind]
    layout = cast_string(page.params.get("layout")).lower()
    found = layouts.named((layout,)) if layout else []
    found = found or layouts.named(names)
    found = [path for path in found if not path.startswith(("_partials/", "partials/"))]
    folders = {cast_string(page.params.get("type")).lower() or page.section, *_folders(page.place.logical)}
    own = [path for path in found if path.rpartition("/")[0] in folders]
    if own:
        return own
    return [path for path in found if path.rpartition("/")[0] in ("", "_default")]


def _folders(logical: str) -> Iterator[str]:
    while logical not in ("", "/"):
        yield logical[1:]
        logical = logical.rpartition("/")[0]


def _reaches(layouts: _Layouts, path: str, bases: list[str], *, strict: bool) -> bool:
    """Whether a template, the base around it, or a partial that they call shows the content.

    Strictly: of the page itself, not of pages in a loop.
    """
    seen: set[str] = set()
    waiting = [path, *bases]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        text = layouts.text(at)
        for action, depth in _actions(text):
            if not strict or not depth:
                if (_OWN if strict else _ANY).search(action):
                    return True
                for names in _PARTIAL.findall(action):
                    called = layouts.partial("".join(names))
                    if called is not None:
                        waiting.append(called)
            elif _ROOTED.search(action):
                return True
    return False


def _actions(text: str) -> Iterator[tuple[str, int]]:
    """The actions of a template, each with the number of blocks around it in which the dot is another page."""
    stack: list[bool] = []
    for found in _ACTION.finditer(text):
        action = found[1]
        if action.startswith("/*"):
            continue
        word = action.split(None, 1)[0] if action.strip() else ""
        if word == "end":
            if stack:
                stack.pop()
            continue
        yield action, sum(stack)
        if word in ("range", "with"):
            stack.append(word == "range" or "." in action)
        elif word in ("if", "block", "define"):
            stack.append(False)
