"""Permalink patterns: what the tokens of a pattern, or of a page's own `url`, become (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeVar

from hugolint.hugo.gotime import EARLIEST, LATEST, MONTHS, WEEKDAYS, ZERO, format_time, is_layout
from hugolint.hugo.outputs import OutputFormat
from hugolint.hugo.urlpaths import clean_path, join_path, normalize_name, query_decode
from hugolint.hugo.versions import NEWEST, SECTION_SLUG_TOKENS, Version

_TOKEN = re.compile(r":[A-Za-z0-9_]+(?:\[.+?\])?")


class SectionName(NamedTuple):
    """What a section page gives to the paths of the pages below it."""

    slug: str
    title: str | None
    """None where it is not known: Hugo pluralises the name of a section that has no page of its own."""


class PageFacts(NamedTuple):
    """What the URL of a page depends on."""

    kind: str
    """page, home, section, taxonomy or term."""
    directory: str = ""
    """The virtual directory that holds the file, or the bundle's own directory: `s/t U`, as written."""
    name: str = ""
    """The file's name without extension and identifiers, or the name of the bundle's or branch's own directory."""
    bundle: bool = False
    """The file is an `index.md` of its own directory."""
    title: str | None = ""
    """None where it is not known."""
    slug: str = ""
    """As Hugo keeps it: see `urls.trim_slug`."""
    url: str = ""
    date: datetime | None = None
    section_path: str = ""
    """The logical path of the section it belongs to (of a section: its own), without a leading slash."""
    sections: tuple[SectionName, ...] = ()
    """The section pages down to that section, the outermost first, the home page left out."""
    slugged: str | None = None
    """The directory with the slugs of its branch pages filled in (`urls.slugged_directory`); None: no slugs there."""
    formats: tuple[OutputFormat, ...] = ()
    """Its output formats in order; none: HTML."""
    nameless: bool = False
    """Its name is not for patterns: see `versions.LISTS_WITHOUT_NAME`."""

    @property
    def section(self) -> str:
        """The first directory of its logical path; empty for a page or bundle in the content root."""
        if self.directory:
            return normalize_name(self.directory.partition("/")[0])
        return "" if self.kind in ("page", "home") else normalize_name(self.name.partition("/")[0])

    @property
    def logical_path(self) -> str:
        """What Hugo calls the page by: `/s/my-page`, the home page `/`."""
        if not self.directory:
            return "/" + normalize_name(self.name)
        return normalize_name(f"/{self.directory}/{self.name}")


Maker = Callable[[str], str]
Part = Callable[[PageFacts, Maker], str | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern cut into literal text and tokens."""

    text: str
    parts: tuple[str | Part, ...]
    unknown: str = ""
    """The first token that Hugo does not know. In a config it fails the build, in a page's `url` it crashes it."""

    def expand(self, page: PageFacts, make: Maker) -> str | None:
        """The pattern with its tokens filled in; None where a token cannot be known. Not yet unescaped."""
        filled: list[str] = []
        for part in self.parts:
            text = part if isinstance(part, str) else part(page, make)
            if text is None:
                return None
            filled.append(text)
        return "".join(filled)


_PATTERNS: dict[str, Pattern] = {}
_SECTION_SLUG = re.compile(r"(?<!\\):sectionslugs?(?![A-Za-z0-9_])")


def compile_pattern(text: str, version: Version = NEWEST) -> Pattern:
    """A pattern cut into its parts, once for each text. `\\:` is a colon of its own."""
    if version < SECTION_SLUG_TOKENS and (new := _SECTION_SLUG.search(text)):
        return Pattern(text, (), new[0])
    pattern = _PATTERNS.get(text)
    if pattern is None:
        pattern = _PATTERNS[text] = _cut(text)
    return pattern


def _cut(text: str) -> Pattern:
    hidden = text.replace("\\:", "\0")
    parts: list[str | Part] = []
    at = 0
    for match in _TOKEN.finditer(hidden):
        part = _token(match[0][1:])
        if part is None:
            return Pattern(text, (), match[0])
        parts += [hidden[at : match.start()].replace("\0", ":"), part]
        at = match.end()
    parts.append(hidden[at:].replace("\0", ":"))
    return Pattern(text, tuple(part for part in parts if part != ""))


def _token(name: str) -> Part | None:
    if name in _TOKENS:
        return _TOKENS[name]
    head, bracket, cut = name.partition("[")
    if bracket and head in ("sections", "sectionslugs"):
        bounds = cut[:-1].lower().partition(":")
        if head == "sections":
            return lambda page, _: _some_sections(page.section_path, bounds)
        return _section_slugs(lambda sections: _slice(sections, bounds))
    return _date_part(lambda at: format_time(at, name)) if is_layout(name) else None


T = TypeVar("T")


def _slice(items: list[T], bounds: tuple[str, str, str]) -> list[T] | None:
    """What `[0]`, `[1:]`, `[:2]`, `[last]` or `[0:last]` keeps of a list. Out of range is nothing, never an error.

    None where the bounds stand the wrong way round for this list: there Hugo crashes.
    """
    low, colon, high = bounds
    start = _bound(low, len(items), 0)
    if start >= len(items):
        return []
    if not colon:
        return [items[start]]
    end = _bound(high.partition(":")[0], len(items), len(items))
    return items[start:end] if start <= end else None


def _some_sections(path: str, bounds: tuple[str, str, str]) -> str | None:
    names = _slice(path.split("/"), bounds)
    return None if names is None else join_path(*names)


def _join_known(names: Sequence[str | None] | None) -> str | None:
    if names is None or None in names:
        return None
    return join_path(*(name for name in names if name is not None))


def _bound(text: str, size: int, default: int) -> int:
    if text == "":
        return default
    if text == "last":
        return size - 1
    digits = text.removeprefix("+")
    return int(digits[:9]) if digits.isascii() and digits.isdigit() else 0


def _date_part(show: Callable[[datetime], str]) -> Part:
    def part(page: PageFacts, _: Maker) -> str | None:
        at = page.date or ZERO
        return None if at in (EARLIEST, LATEST) else show(at)

    return part


def _urlize(text: str, make: Maker) -> str:
    """A text as one part of a path. Hugo encodes it as a URL and later decodes the whole: a last `#` is lost there."""
    text = make(text)
    return text[:-1] if text.endswith("#") and "#" not in text[:-1] else text


def _title(page: PageFacts, make: Maker) -> str | None:
    return None if page.title is None else _urlize(page.title, make)


def _slug_or(other: Part) -> Part:
    return lambda page, make: _urlize(page.slug, make) if page.slug else other(page, make)


def _file_name(page: PageFacts, make: Maker) -> str | None:
    return _urlize(page.name, make) if page.kind == "page" else ""


def _content_name(page: PageFacts, make: Maker) -> str | None:
    return "" if page.nameless else _urlize(page.name, make)


def _first_section_slug(page: PageFacts, make: Maker) -> str | None:
    return _section_slug(page.sections[0], make) if page.sections else ""


def _section_slugs(choose: Callable[[list[SectionName]], list[SectionName] | None]) -> Part:
    def part(page: PageFacts, make: Maker) -> str | None:
        sections = choose(list(page.sections))
        return None if sections is None else _join_known([_section_slug(section, make) for section in sections])

    return part


def _section_slug(section: SectionName, make: Maker) -> str | None:
    name = section.slug or section.title
    return None if name is None else _urlize(name, make)


_TOKENS: Mapping[str, Part] = {
    "year": _date_part(lambda at: str(at.year)),
    "month": _date_part(lambda at: f"{at.month:02}"),
    "monthname": _date_part(lambda at: MONTHS[at.month - 1]),
    "day": _date_part(lambda at: f"{at.day:02}"),
    "weekday": _date_part(lambda at: str(at.isoweekday() % 7)),
    "weekdayname": _date_part(lambda at: WEEKDAYS[at.weekday()]),
    "yearday": _date_part(lambda at: str(at.timetuple().tm_yday)),
    "section": lambda page, _: page.section,
    "sectionslug": _first_section_slug,
    "sections": lambda page, _: f"/{page.section_path}",
    "sectionslugs": _section_slugs(lambda sections: sections),
    "title": _title,
    "slug": _slug_or(_title),
    "slugorfilename": _slug_or(_file_name),
    "filename": _file_name,
    "contentbasename": _content_name,
    "slugorcontentbasename": _slug_or(_content_name),
}
PERMALINK_TOKENS = tuple(_TOKENS)
"""The names of all tokens but the layouts of dates."""


def expand_rule(pattern: Pattern, page: PageFacts, make: Maker) -> str | None:
    """The path that one rule gives a page: tokens filled in, unescaped as a query (`+` is a blank), cleaned."""
    text = pattern.expand(page, make)
    if text is None or text == "":
        return text
    # A percent sign that is no escape empties the whole text in Hugo.
    return clean_path(query_decode(text) or "")
