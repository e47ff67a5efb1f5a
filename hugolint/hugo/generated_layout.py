"""Where pages go that have no file in content: lists that Hugo makes by itself, as a cascade may say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from hugolint.hugo.cascade import Cascades
from hugolint.hugo.casts import cast_string
from hugolint.hugo.gotime import LATEST
from hugolint.hugo.language_layout import LanguageLayout, chosen_formats, files_of
from hugolint.hugo.layout_dates import because, dates_given
from hugolint.hugo.nodes import Value
from hugolint.hugo.outputs import OutputFormat
from hugolint.hugo.page import build_options
from hugolint.hugo.page_aliases import AliasFormats, redirects
from hugolint.hugo.permalinks import PageFacts, SectionName
from hugolint.hugo.sections_above import SectionsAbove
from hugolint.hugo.urlpaths import normalize_name
from hugolint.hugo.urls import slugged_directory, trim_slug
from hugolint.hugo.versions import ALIASES_IN_ALL_FORMATS, within


class GeneratedPlace(NamedTuple):
    """Where a page goes that has no file in content."""

    outputs: tuple[str, ...]
    """Its files, relative to the publish folder."""
    redirects: tuple[str, ...]
    """Those of its aliases, which a cascade gives."""
    known: bool = True


_NOWHERE = GeneratedPlace((), ())
_ANYWHERE = GeneratedPlace((), (), False)
_MOVING = frozenset(("slug", "url", "sites"))


class GeneratedLayout:
    """Places pages without a file."""

    def __init__(
        self,
        cascades: Cascades,
        languages: Mapping[str, LanguageLayout],
        sections: SectionsAbove,
        alias_formats: AliasFormats,
        now: datetime,
        *,
        misread: bool,
    ) -> None:
        self._cascades = cascades
        self._languages = languages
        self._sections = sections
        self._alias_formats = alias_formats
        self._now = now
        self._misread = misread
        """The config says otherwise to this version than it reads here."""

    def place(
        self, kind: str, path: str, language: str, titles: Collection[str], spellings: Collection[str]
    ) -> GeneratedPlace:
        """Where a list page goes that Hugo makes by itself, by its logical path; nowhere where it cannot be known.

        Of several spellings that its path may have, and of several titles of a term, chance chooses one.
        """
        here = self._languages[language]
        given = self._given(kind, path, language)
        dates = dates_given(given, path, here)
        hidden = kind in here.hidden or because(given, dates, here, self._now) or build_options(given)[0] != "always"
        redirected = kind != "term" and "aliases" in given and within(here.settings.version, ALIASES_IN_ALL_FORMATS)
        if hidden and not redirected:
            return _NOWHERE
        spelled = here.settings.lower or _is_spelled(kind, path, spellings)
        if self._misread or "sites" in given or not spelled:
            return _ANYWHERE
        formats = tuple(one for one in chosen_formats(kind, given, here) if one is not None)
        directory, _, name = next(iter(spellings), path)[1:].rpartition("/")
        title = _title(given, titles, here)
        slug = trim_slug(cast_string(given.get("slug")))
        section, names = self._sections.down_to(path[1:], language)
        if path[1:] not in here.branches:
            names = (*names, SectionName(slug, title if path.count("/") < 3 else None))
        facts = PageFacts(
            kind=kind,
            directory=directory,
            name=name,
            title=title,
            slug=slug,
            url=cast_string(given.get("url")),
            date=dates.date or LATEST,
            section_path=section,
            sections=names,
            slugged=slugged_directory(
                directory, here.slugs, lower=here.settings.lower, sections=self._sections.above(path, language)
            ),
            formats=formats,
        )
        files, moved = files_of(facts, here, formats), redirects(given, facts, here, self._alias_formats)
        return GeneratedPlace(() if hidden else files, moved, bool(files) or not formats)

    def moves(self, kind: str, path: str, language: str) -> bool:
        """Whether a cascade moves or hides a page without a file, by its kind and logical path."""
        here = self._languages[language]
        given = self._given(kind, path, language)
        if not given:
            return False
        hidden = because(given, dates_given(given, path, here), here, self._now)
        return bool(hidden) or build_options(given)[0] != "always" or not _MOVING.isdisjoint(given)

    def formats(self, kind: str, path: str, language: str) -> tuple[OutputFormat | None, ...]:
        """The formats in which a page is written; none where a cascade hides it."""
        here, given = self._languages[language], self._given(kind, path, language)
        if because(given, dates_given(given, path, here), here, self._now) or build_options(given)[0] != "always":
            return ()
        return chosen_formats(kind, given, here)

    def _given(self, kind: str, path: str, language: str) -> dict[str, Value]:
        """What cascades give to a page."""
        return {key: one.value for key, one in self._cascades.give(kind, path, language).items()}


def _is_spelled(kind: str, path: str, spellings: Collection[str]) -> bool:
    """Whether the way is known in which a path is written: the capitals of a taxonomy are a matter of their own."""
    one = next(iter(spellings), path)
    plural, same = one[1:].partition("/")[0], one[1:].partition("/")[0] == normalize_name(one[1:].partition("/")[0])
    return len(spellings) < 2 and (kind != "term" or (same and bool(plural)))


def _title(given: Mapping[str, Value], titles: Collection[str], here: LanguageLayout) -> str | None:
    """The title of a page without a file, as far as URLs go: for a term any of its own, but for capitals."""
    if cast_string(given.get("title")):
        return cast_string(given["title"])
    alike = here.settings.lower and len({here.settings.make(one) for one in titles}) == 1
    return next(iter(titles)) if alike else None
