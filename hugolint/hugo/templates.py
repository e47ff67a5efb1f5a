"""Which shortcode templates a site has, and which of them take inner content (Hugo 0.168.0, probed).

A template takes inner content, and its shortcode must then be closed, if anywhere in its code a field `.Inner` or
`.InnerDeindent` is read. Folders are listed once; a template's text is read when it is first asked about.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from hugolint.hugo.files import read_file

if TYPE_CHECKING:
    from hugolint.hugo.template_text import Uses

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
_PLAIN = frozenset({"txt", "md", "mdown", "markdown", "json", "css", "csv", "ics", "gotmpl", "webmanifest"})
"""The endings of templates that Hugo takes for plain text."""


class Variant(NamedTuple):
    """One file of a shortcode template."""

    path: str
    place: str
    """Where Hugo keeps it: its path below the layouts folder, lower-case, old folder names replaced."""
    inner: bool | None
    """Whether it takes inner content; None where it cannot be told."""
    at: int
    """Where it reads the inner content, an offset into its text; -1 where it does not, or calls what does."""


class Template(NamedTuple):
    """A shortcode template."""

    name: str
    """Lower-case, as tags are looked up."""
    paths: tuple[str, ...]
    """Its files, the project's before the themes'; none for one of Hugo's own."""
    inner: bool | None
    """Whether it takes inner content; None where its variants disagree or it cannot be read."""
    variants: tuple[Variant, ...] = ()
    """Its files, read."""


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
    return Templates(files, tuple(there), embedded(version), why)


class Templates:
    """A site's shortcode templates, by name."""

    def __init__(
        self, files: dict[str, list[_File]], roots: tuple[Root, ...], builtin: dict[str, bool], why_unknown: str
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

    @property
    def places(self) -> dict[str, tuple[str, ...]]:
        """Where the files of each name stand, as paths below the layouts folder; Hugo's own are left out."""
        return {name: tuple(file.place for file in files) for name, files in self._files.items()}

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
        variants = tuple(self._variant(file) for file in files)
        takes = {variant.inner for variant in variants}
        if name in self._builtin and not any(_in_place_of_own(variant.place, name) for variant in variants):
            # Hugo's own is still there, and decides, but perhaps for a variant of the default language.
            if self.known:
                takes = {variant.inner for variant in variants if _may_be_default(variant.place)}
            takes.add(self._builtin[name])
        return Template(name, tuple(file.path for file in files), takes.pop() if len(takes) == 1 else None, variants)

    def overrides(self, name: str, delimiter: str, logical: str = "/") -> bool:
        """Whether a template may take the place of Hugo's own of a name, in a tag on an HTML page at a logical path.

        Plain text does so only where the tag is written with `{{%`, and a section's templates only below it.
        """
        return any(
            covers(file.place, logical.lower()) and (delimiter == "%" or not is_plain_text(file.place))
            for file in self._files.get(name.lower(), ())
        )

    def _variant(self, file: _File) -> Variant:
        uses = self._uses(file.path)
        inner = uses and uses.inner
        if uses is not None and not uses.inner and uses.calls:
            inner = None if is_plain_text(file.place) else self._called_inner(uses.calls)
        return Variant(file.path, file.place, inner, uses.at if uses is not None else -1)

    def _uses(self, path: str, name: str = "") -> Uses | None:
        """What a file, or a definition in it, uses; None where it cannot be read."""
        from hugolint.hugo.template_text import NOTHING, read_uses

        try:
            text = read_file(path).decode("utf-8", "surrogateescape")
        except OSError:
            return None
        if not name and "Inner" not in text and "template" not in text and "block" not in text:
            return NOTHING
        return read_uses(text, name)

    def _called_inner(self, calls: Iterable[str]) -> bool | None:
        """Whether what `{{ template "name" . }}` calls reads the field; None where it is not found."""
        unsure = False
        seen = set(calls)
        waiting = sorted(seen)
        while waiting:
            name = waiting.pop()
            if name.startswith("_internal/"):
                continue
            uses = self._named(name)
            if uses is None:
                unsure = True
            elif uses.inner:
                return True
            else:
                waiting.extend(uses.calls - seen)
                seen |= uses.calls
        return None if unsure else False

    def _named(self, name: str) -> Uses | None:
        """The template that Hugo knows by a name: a file, or a definition in a partial or shortcode."""
        if name in self._library:
            return self._uses(self._library[name])
        definers = self._defined.get(name, [])
        return self._uses(definers[0], name) if len(definers) == 1 else None

    @cached_property
    def _library(self) -> dict[str, str]:
        """The HTML templates that others may call by their path."""
        found: dict[str, str] = {}
        for root in self._roots:
            for below, path in _walk(root):
                name = f"_{below}" if below.startswith(("partials/", "shortcodes/")) else below
                if name.startswith(("_partials/", "_shortcodes/")) and not is_plain_text(below):
                    found.setdefault(name, path)
                    if below.startswith("partials/"):
                        found.setdefault(below, path)
        return found

    @cached_property
    def _defined(self) -> dict[str, list[str]]:
        """Where each name is defined."""
        from hugolint.hugo.template_text import read_uses

        found: dict[str, list[str]] = {}
        for path in set(self._library.values()):
            try:
                text = read_file(path).decode("utf-8", "surrogateescape")
            except OSError:
                continue
            uses = read_uses(text) if "define" in text or "block" in text else None
            for name in uses.defines if uses is not None else ():
                found.setdefault(name, []).append(path)
        return found


def covers(place: str, logical: str) -> bool:
    """Whether a page sees a template: one for all sections, for its own, or for one around it."""
    folder = place[: place.index(_CONTAINER)].strip("/")
    return not folder or f"{logical}/".startswith(f"/{folder}/")


def _in_place_of_own(place: str, name: str) -> bool:
    """Whether Hugo leaves out its own template for the sake of this one."""
    return place in (f"{_CONTAINER}{name}.html", f"{_CONTAINER}{name}.html.html")


def _may_be_default(place: str) -> bool:
    """Whether a template is for HTML and all sections, whatever stands between its name and its ending."""
    return place.startswith(_CONTAINER) and place.endswith(".html")


def is_plain_text(place: str) -> bool:
    """Whether Hugo takes a template for plain text, by its ending."""
    return place.rpartition("/")[2].rpartition(".")[2] in _PLAIN


def _rank(file: _File) -> tuple[int, _File]:
    """In one layouts folder `_default/shortcodes` comes before `_shortcodes`, and that before `shortcodes`."""
    legacy = file.below.startswith("shortcodes/")
    return (0 if file.below.startswith("_default/") else 2 if legacy else 1), file


def _list(root: Root) -> list[_File]:
    """The shortcode templates below a layouts folder."""
    found = [_File(path, below, place) for below, path in _walk(root) if (place := _place(below)) is not None]
    found.sort()
    return found


def _walk(root: Root) -> Iterator[tuple[str, str]]:
    """The files of a layouts folder: their paths in it as Hugo knows them, lower-case, and on disk."""
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
            if entry.is_symlink() and not os.path.isfile(entry.path):
                continue
            if entry.is_dir():
                waiting.append((path + "/", entry.path))
            else:
                yield path, entry.path


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
