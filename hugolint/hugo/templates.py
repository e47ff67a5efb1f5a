"""Which shortcode templates a site has, and which of them take inner content (Hugo 0.168.0, probed).

A template takes inner content, and its shortcode must then be closed, if anywhere in its code a field `.Inner` or
`.InnerDeindent` is read. Folders are listed once; a template's text is read when it is first asked about.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

_EMBEDDED: dict[str, tuple[bool, tuple[int, int]]] = {
    "1__h_simple_assets": (False, (0, 0)),
    "comment": (True, (0, 137)),
    "details": (True, (0, 140)),
    "figure": (False, (0, 0)),
    "gist": (False, (0, 0)),
    "highlight": (True, (0, 0)),
    "instagram": (False, (0, 0)),
    "instagram_simple": (False, (0, 0)),
    "param": (False, (0, 0)),
    "qr": (True, (0, 141)),
    "ref": (False, (0, 0)),
    "relref": (False, (0, 0)),
    "tweet": (False, (0, 0)),
    "twitter": (False, (0, 0)),
    "twitter_simple": (False, (0, 0)),
    "vimeo": (False, (0, 0)),
    "vimeo_simple": (False, (0, 0)),
    "x": (False, (0, 141)),
    "x_simple": (False, (0, 141)),
    "youtube": (False, (0, 0)),
}
"""Hugo's own shortcodes: whether they take inner content, and since when they exist. Those that were removed in 0.156
(gist, twitter and its kin) are still there, as templates that only log an error."""

_LEGACY = ("shortcodes/", "_default/shortcodes/", "_default/_shortcodes/")
_CONTAINER = "_shortcodes/"


class Template(NamedTuple):
    """A shortcode template."""

    name: str
    """Lower-case, as tags are looked up."""
    paths: tuple[str, ...]
    """Its files, the project's before the themes'; none for one of Hugo's own."""
    inner: bool | None
    """Whether it takes inner content; None where its variants disagree or it cannot be read."""


class Root(NamedTuple):
    """A folder of templates that is mounted somewhere below `layouts`."""

    folder: str
    below: str = ""
    """Where: `shortcodes` for a mount onto `layouts/shortcodes`."""


class _File(NamedTuple):
    """A template's file."""

    path: str
    below: str
    """Below its layouts folder, lower-case."""
    place: str
    """Where Hugo keeps it: its path below the layouts folder, lower-case, old folder names replaced."""


def embedded(version: tuple[int, ...] = (0, 168, 0)) -> dict[str, bool]:
    """The names of Hugo's own shortcodes in a version, and whether each takes inner content."""
    return {name: inner for name, (inner, since) in _EMBEDDED.items() if tuple(version[:2]) >= since}


def load(
    folders: Sequence[str | os.PathLike[str] | Root],
    missing: Sequence[str] = (),
    version: tuple[int, ...] = (0, 168, 0),
) -> Templates:
    """List the templates of layouts folders, the project's first.

    `missing` names what the site uses and the disk has not, as in "theme docsy".
    """
    files: dict[str, list[_File]] = {}
    below: set[str] = set()
    roots = [folder if isinstance(folder, Root) else Root(os.fspath(folder)) for folder in folders]
    there = [root for root in roots if os.path.isdir(root.folder)]
    for at, root in enumerate(there):
        places: set[str] = set()
        for file in sorted(_list(root), key=_rank):
            # The site's file hides a theme's of the same path. Which of two containers a theme is read from depends on
            # the containers that the site has: both count there, and have to agree.
            if file.below not in below and (at or file.place not in places):
                files.setdefault(_name(file.place), []).append(file)
            places.add(file.place)
            below.add(file.below)
    why = f"{missing[0]} is not on disk" if missing else "" if there else "no layouts on disk"
    return Templates(files, tuple(root.folder for root in there), embedded(version), why)


class Templates:
    """A site's shortcode templates, by name."""

    def __init__(
        self, files: dict[str, list[_File]], roots: tuple[str, ...], builtin: dict[str, bool], why_unknown: str
    ) -> None:
        self._files, self._roots, self._builtin = files, roots, builtin
        self._found: dict[str, Template | None] = {}
        self.why_unknown = why_unknown
        """Why not all templates can be seen; empty where they can."""

    @property
    def known(self) -> bool:
        """Whether all templates are there to be seen, so that a name without one is a mistake."""
        return not self.why_unknown

    @property
    def names(self) -> list[str]:
        """All names, Hugo's own included."""
        return sorted({*self._files, *self._builtin})

    def __contains__(self, name: str) -> bool:
        """Whether a template of this name exists; case does not count."""
        name = name.lower()
        return name in self._files or name in self._builtin

    def inner(self, name: str) -> bool | None:
        """Whether the template of a name takes inner content; None where there is none, or it cannot be told."""
        found = self.find(name)
        return found.inner if found is not None else None

    def find(self, name: str) -> Template | None:
        """The template of a name; its text is read now, if it has not been before."""
        name = name.lower()
        if name not in self._found:
            self._found[name] = self._read(name) if name in self else None
        return self._found[name]

    def _read(self, name: str) -> Template:
        files = self._files.get(name, [])
        if not files:
            # A theme that is not on disk may have its own.
            return Template(name, (), self._builtin[name] if self.known else None)
        takes = {self._inner_of(file.path) for file in files}
        if name in self._builtin and not any(file.place == f"{_CONTAINER}{name}.html" for file in files):
            takes.add(self._builtin[name])
        return Template(name, tuple(file.path for file in files), takes.pop() if len(takes) == 1 else None)

    def _inner_of(self, path: str) -> bool | None:
        from hugolint.hugo.template_text import read_uses

        try:
            with open(path, "rb") as file:
                text = file.read().decode("utf-8", "surrogateescape")
        except OSError:
            return None
        if "Inner" not in text and "template" not in text and "block" not in text:
            return False
        uses = read_uses(text)
        if uses is None or uses.inner:
            return uses and uses.inner
        return self._called_inner(uses.calls, {path})

    def _called_inner(self, calls: frozenset[str], seen: set[str]) -> bool | None:
        """Whether what `{{ template "name" . }}` calls reads the field; None where it is not found."""
        from hugolint.hugo.template_text import read_uses

        unsure = False
        waiting = sorted(calls)
        while waiting:
            name = waiting.pop().lstrip("/")
            if name.startswith("_internal/"):
                continue
            path = next((path for root in self._roots if os.path.isfile(path := os.path.join(root, name))), None)
            if path in seen:
                continue
            uses = None
            if path is not None:
                seen.add(path)
                try:
                    with open(path, "rb") as file:
                        uses = read_uses(file.read().decode("utf-8", "surrogateescape"))
                except OSError:
                    uses = None
            if uses is None:
                unsure = True
            elif uses.inner:
                return True
            else:
                waiting.extend(uses.calls)
        return None if unsure else False


def _rank(file: _File) -> tuple[int, _File]:
    """In one layouts folder `_default/shortcodes` comes before `_shortcodes`, and that before `shortcodes`."""
    legacy = file.below.startswith("shortcodes/")
    return (0 if file.below.startswith("_default/") else 2 if legacy else 1), file


def _list(root: Root) -> list[_File]:
    """The shortcode templates below a layouts folder."""
    found: list[_File] = []
    waiting = [(f"{root.below}/" if root.below else "", root.folder)]
    while waiting:
        below, folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            if entry.name[:1] in ".#" or entry.name.endswith("~"):
                continue
            path = below + entry.name.lower().replace(" ", "-")
            if entry.is_dir():
                waiting.append((path + "/", entry.path))
            elif (place := _place(path)) is not None:
                found.append(_File(entry.path, path, place))
    found.sort()
    return found


def _place(path: str) -> str | None:
    """Where Hugo keeps a file below a layouts folder, or None for what is no shortcode template."""
    for legacy in _LEGACY:
        if path.startswith(legacy):
            return _CONTAINER + path[len(legacy) :]
    return path if path.startswith(_CONTAINER) or "/" + _CONTAINER in path else None


def _name(place: str) -> str:
    """A template's name: its path below the container, up to the first dot of the file's name."""
    below = place[place.index(_CONTAINER) + len(_CONTAINER) :]
    folder, slash, base = below.rpartition("/")
    return folder + slash + base.partition(".")[0]
