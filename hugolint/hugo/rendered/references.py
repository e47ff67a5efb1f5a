"""Page references as Hugo looks them up: the path in `ref` and `relref` (Hugo 0.168.0, probed).

A reference names a logical path, or a base name that is unique in its language. It is tried beside the page, beside its
file, and from the content root.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.mounts import content_mounts
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.reference_index import Index, Target, index_of
from hugolint.hugo.site import Site
from hugolint.hugo.urlpaths import join_path
from hugolint.hugo.versions import DOTTED_REFERENCES

__all__ = ["Found", "Target", "index_of", "look_up", "look_up_from_root"]


class Found(NamedTuple):
    """What became of a reference."""

    state: str
    """`found`, `missing`, `ambiguous`, or `unknown` where pages may exist that cannot be seen."""
    target: Target | None = None
    tried: tuple[str, ...] = ()
    """The logical paths that were looked at, in order."""
    rivals: tuple[Target, ...] = ()
    """The pages that an ambiguous name could mean."""


def look_up(page: Page, path: str, language: str = "") -> Found:
    """Look a reference up as Hugo does: the path of the link that a page gives, in its own language or another."""
    return _Lookup(page, index_of(page.site, language or page.language)).run(path)


def look_up_from_root(site: Site, path: str, language: str) -> Found:
    """Look a path up that no page gives: the `pageRef` of a menu in the config."""
    return _Lookup(None, index_of(site, language)).run(path)


class _Lookup:
    """One reference on its way."""

    def __init__(self, page: Page | None, index: Index) -> None:
        self.page, self.index = page, index
        self.tried: list[str] = []

    def run(self, ref: str) -> Found:
        ref = ref.removesuffix("/")
        written, ref = ref, ref or "/"
        last = ref.rpartition("/")[2]
        if "." in last:
            return self._one(written, ref, True) or self._missing()
        if ref == "/":
            steps = ["/_index.md"]
        elif ref.endswith("/index"):
            steps = [ref + "/index.md", ref + ".md"]
        else:
            steps = [ref + ".md"]
        for step in steps:
            found = self._one(written, step, False)
            if found is not None:
                return found
        return self._missing()

    def _one(self, written: str, ref: str, extension: bool) -> Found | None:
        if self.page is not None and not ref.startswith("/"):
            found = self._at(self.index.parse(join_path(self._folder(self.page, ref, extension), ref)).path)
            if found is None and extension:
                found = self._beside(self.page, written)
            if found is not None:
                return found
        if ref.startswith("."):
            return None
        parsed = self.index.parse(ref)
        found = self._at(parsed.path)
        if found is None and extension and self.index.home is not None:
            found = self._beside(self.index.home, written)
        return found or (self._named(parsed.name) if "/" not in written else None)

    @staticmethod
    def _folder(page: Page, ref: str, extension: bool) -> str:
        """Where a relative reference starts: a branch in itself, all others in the folder that they lie in."""
        place = page.place
        if place.bundle == "branch" or (place.bundle == "leaf" and extension and ref.startswith("../")):
            return place.logical
        # A bundle in the content root starts from nothing at all, and `../x` from there is never found.
        return place.logical.rpartition("/")[0] or ("" if place.bundle == "leaf" else "/")

    def _at(self, path: str) -> Found | None:
        self.tried.append(path)
        if path in self.index.unsure:
            return Found("unknown", None, tuple(self.tried))
        target = self.index.targets.get(path)
        return Found("found", target, tuple(self.tried)) if target is not None else None

    def _beside(self, page: Page, written: str) -> Found | None:
        """The page of a real file, by its path from another page's."""
        if not written:
            return None
        real = os.path.normpath(os.path.join(os.path.dirname(page.place.file.real), "./" + written))
        for virtual in _virtual_paths(page.site, real):
            found = self._at(self.index.parse("/" + virtual).path)
            if found is not None:
                return found
        return None

    def _named(self, name: str) -> Found | None:
        """A name that only one page of the language has."""
        targets = self.index.names.get(name, ())
        unsure = any(path.rpartition("/")[2] == name for path in self.index.unsure)
        if unsure or self.index.site.listing.adapters:
            return Found("unknown", None, tuple(self.tried))
        if len(targets) > 1:
            return Found("ambiguous", None, tuple(self.tried), tuple(targets))
        return Found("found", targets[0], tuple(self.tried)) if targets else None

    def _missing(self) -> Found:
        unsure = any(self.index.hides(path) for path in self.tried)
        # Before 0.165 a path like `../.md` stood for a folder.
        old = self.index.site.version < DOTTED_REFERENCES and any("/." in path for path in self.tried)
        return Found("unknown" if unsure or old else "missing", None, tuple(self.tried))


class _Tree(NamedTuple):
    """What stands below content/, and where it comes from."""

    mounts: tuple[tuple[str, str], ...]
    """Each folder with its place below content/."""
    names: frozenset[str]
    """The files, and the folders that hold them."""


_TREES: WeakKeyDictionary[Site, _Tree] = WeakKeyDictionary()


def _tree(site: Site) -> _Tree:
    names = {""}
    for file in site.listing.files:
        name = file.virtual
        while name not in names:
            names.add(name)
            name = name.rpartition("/")[0]
    return _Tree(
        tuple((str(mount.folder), mount.target) for mount in content_mounts(site.config)),
        frozenset(names),
    )


def _virtual_paths(site: Site, real: str) -> Iterator[str]:
    """Where a real path stands below content/, if anything is there."""
    tree = _TREES.get(site)
    if tree is None:
        tree = _TREES[site] = _tree(site)
    for folder, target in tree.mounts:
        if real != folder and not real.startswith(folder + os.sep):
            continue
        below = real[len(folder) + 1 :].replace(os.sep, "/")
        virtual = "/".join(part for part in (target, below) if part)
        if virtual in tree.names:
            yield virtual
