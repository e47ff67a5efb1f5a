"""The section pages above a page, as its URL is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hugolint.hugo.language_layout import LanguageLayout
from hugolint.hugo.page import Page
from hugolint.hugo.permalinks import SectionName


class SectionsAbove:
    """Finds the section pages above pages, each folder once."""

    def __init__(self, languages: Mapping[str, LanguageLayout]) -> None:
        self._languages = languages
        self._nearest: dict[tuple[str, str], tuple[str, ...]] = {}

    def above(self, logical: str, language: str) -> tuple[str, ...]:
        """The section pages above a page, by their logical paths without the leading slash, the nearest first.

        Hugo takes the longest path that the folder's begins with, letter by letter: what lies in `s/docs-old` is below
        the section `s/docs`, where `s/docs-old` has no page of its own.
        """
        folder = logical[1:].rpartition("/")[0]
        found = self._nearest.get((language, folder))
        if found is None:
            branches = self._languages[language].branches
            near = next((folder[:end] for end in range(len(folder), 0, -1) if folder[:end] in branches), "")
            found = (near, *self.above(f"/{near}", language)) if near else ()
            self._nearest[language, folder] = found
        return found

    def of(self, page: Page) -> tuple[str, tuple[SectionName, ...]]:
        """The logical path of the page's section, and the section pages down to it."""
        logical = page.place.logical
        if page.place.bundle == "branch":
            return self.down_to(logical[1:], page.language)
        above = self.above(logical, page.language)
        return above[0] if above else "", _names(above, self._languages[page.language])

    def down_to(self, path: str, language: str) -> tuple[str, tuple[SectionName, ...]]:
        """A section's path, and the section pages down to it."""
        here = self._languages[language]
        own = (path,) if path and path in here.branches else ()
        return path, _names((*own, *self.above(f"/{path}", language)), here)


def _names(paths: Iterable[str], here: LanguageLayout) -> tuple[SectionName, ...]:
    """Section pages from the nearest on, the outermost first."""
    found = [here.branches[path] for path in paths]
    return tuple([SectionName(branch.slug, branch.title) for branch in reversed(found)])
