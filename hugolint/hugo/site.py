"""A site as Hugo lays it out: its pages with their URLs and aliases, its languages, its templates.

`load_site` reads every content file once. Nothing is built, and nothing is read again later.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from hugolint.hugo.boundary import find_boundary
from hugolint.hugo.cascade import Cascades
from hugolint.hugo.config import HugoConfig, load_config, locate, names
from hugolint.hugo.errors import SiteError
from hugolint.hugo.languages import Language
from hugolint.hugo.layout import Layout
from hugolint.hugo.matter import Matter, read
from hugolint.hugo.mounts import (
    ContentFile,
    Listing,
    Mount,
    content_mounts,
    layouts_roots,
    list_content,
    other_mounts,
    outside_mounts,
    with_files,
)
from hugolint.hugo.page import Alias, Page, Place, branch_kind
from hugolint.hugo.page_sites import move_pages
from hugolint.hugo.paths import DroppedPage, PlacedPage, Resolution, resolve
from hugolint.hugo.shortcode_pairs import Fault, infer, pair, unknown_tags
from hugolint.hugo.shortcodes import Lexed, Tag
from hugolint.hugo.templates import Root, Templates
from hugolint.hugo.templates import load as load_templates
from hugolint.hugo.text import Source, Span
from hugolint.hugo.version_files import Pin, choose_pin
from hugolint.hugo.versions import DEFAULT_LANGUAGE_FIRST_UNTIL, NEWEST, SITES_IN_FRONT_MATTER, Version, parse, text_of

__all__ = ["Alias", "BuildOptions", "Page", "Site", "load_site"]


LARGEST = 64_000_000
"""Bytes. What a larger content file holds is unknown."""
LARGEST_SITE = 600_000_000
"""Bytes that all content files may have together: they are held in memory. What the others hold is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How the site is meant to be built: what Hugo takes from its command line and surroundings."""

    environment: str = "production"
    drafts: bool = False
    future: bool = False
    expired: bool = False
    inside: bool = True
    """Whether nothing is read outside of the site's repository."""
    also: tuple[Path, ...] = ()
    """Other folders that may be read, links followed."""
    now: datetime | None = None


class Hidden(NamedTuple):
    """Content files on disk that are not taken for a part of the site."""

    ignored: tuple[ContentFile, ...]
    """Others may have them, too: whether there is a page in their place is unknown."""
    left_out: tuple[ContentFile, ...]
    """Nobody else has them: there is no page in their place."""
    absent: tuple[str, ...]
    """The paths of files that belong to the site and are not on disk here: there is a page in their place."""


class Parting(Protocol):
    """Decides which content files are a part of the site. Asked about the folders first, it may take its time."""

    def part(self, root: Path, folders: Sequence[Path]) -> Callable[[list[ContentFile]], Hidden]:
        """What tells the hidden files from the others once they are known."""


class Site:
    """A whole site, read."""

    def __init__(self, config: HugoConfig, options: BuildOptions, version: Version, pin: Pin | None = None) -> None:
        self.config = config
        self.root = config.root
        self.options = options
        self.version = version
        """The Hugo version whose behaviour is assumed."""
        self.pin = pin
        """The place that names the version, where one was found in the site."""
        self.pages: list[Page] = []
        """Every page that has a file, in the order of path and language; drafts too."""
        self.resources: list[Page] = []
        """Content files below a leaf bundle: Hugo reads them, but they are no pages of their own."""
        self.unreadable: list[tuple[Source, str]] = []
        """Content files and folders that could not be read, each with the reason."""
        self.listing = Listing([], (), ())
        self.ignored: frozenset[str] = frozenset()
        """The logical paths of content files that are on disk and yet no part of the site: pages may stand there."""
        self.outside: tuple[str, ...] = ()
        """What the config mounts from outside of the repository: it is not read."""
        self.too_large: list[str] = []
        """Content files that are not read, for they are larger than `LARGEST`."""
        self.too_many: list[str] = []
        """Content files that are not read, for those before them have `LARGEST_SITE`."""
        self.unseen: dict[str, None] = {}
        """Pages with what stops Hugo only where a template shows it, which cannot be told; rules that ask add them."""
        self.dropped: list[DroppedPage] = []
        """The files that are no pages, for others have their place."""
        self.layout: Layout | None = None
        """What placed the pages; None until they are."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in use, in Hugo's order."""
        return self.config.languages

    @property
    def render_order(self) -> tuple[str, ...]:
        """The keys of the languages in use as Hugo renders them, one after another."""
        keys = tuple(language.key for language in self.languages)
        default = self.config.default_language
        if self.version >= DEFAULT_LANGUAGE_FIRST_UNTIL or default not in keys:
            return keys
        return (default, *(key for key in keys if key != default))

    @property
    def configured_languages(self) -> tuple[Language, ...]:
        """The languages that the site's configuration names, disabled ones too; none where it names none."""
        keys = ("languages", "defaultcontentlanguage", "locale", "languagecode")
        if any(name in self.config.raw for name in keys):
            return (*self.config.languages, *self.config.disabled_languages)
        return ()

    @property
    def multihost(self) -> bool:
        """Whether each language is published to a host of its own."""
        return self.config.multihost

    def hidden_kinds(self, language: str) -> frozenset[str]:
        """The kinds of page that are not rendered in a language."""
        return self._hidden_kinds[language]

    @cached_property
    def _hidden_kinds(self) -> Mapping[str, frozenset[str]]:
        return {
            language.key: frozenset(name.lower() for name in names(self.config.setting("disablekinds", language.key)))
            for language in self.languages
        }

    def has_taxonomies(self, language: str) -> bool:
        """Whether a language has the lists of its taxonomies; none has, where the first hides both them and terms."""
        both = {"taxonomy", "term"}
        return not any(self.hidden_kinds(key) >= both for key in (language, self.languages[0].key))

    def lists(self, page: Page) -> bool:
        """Whether `hugo list all` shows a page. It asks for drafts and the like, but a language may refuse them."""
        if not page.in_all_lists or page.kind in self.hidden_kinds(page.language):
            return False
        language = self.config.language(page.language)
        refused = {"draft": "builddrafts", "future": "buildfuture", "expired": "buildexpired"}.get(
            page.unpublished or ""
        )
        return refused is None or language is None or refused not in language.config

    @property
    def version_text(self) -> str:
        """The Hugo version whose behaviour is assumed."""
        return text_of(self.version)

    @property
    def files(self) -> int:
        """How many content files there are."""
        return sum(file.is_content for file in self.listing.files)

    @cached_property
    def documents(self) -> list[Page]:
        """Every content file that was read, once: pages and the resources of bundles."""
        return list({page.path: page for page in reversed([*self.pages, *self.resources])}.values())[::-1]

    @cached_property
    def content_paths(self) -> frozenset[str]:
        """The paths of all files and links in the content, relative to the root."""
        return frozenset([*(file.path for file in self.listing.files), *(path for path, _ in self.listing.links)])

    @cached_property
    def templates(self) -> Templates:
        """The shortcode templates of the site, its themes and Hugo itself."""
        mounts = layouts_roots(self.config)
        missing = [f"the theme or module {name}" for name in self.config.missing]
        roots = [Root(str(mount.folder), mount.target) for mount in mounts]
        return load_templates(roots, missing, self.version)

    @cached_property
    def alias_claims(self) -> Mapping[str, list[tuple[Page, Alias]]]:
        """Each redirect file with the pages that write it, by its path in the publish folder."""
        claims: dict[str, list[tuple[Page, Alias]]] = {}
        for page in self.pages:
            for alias in page.aliases:
                if alias.output is not None:
                    claims.setdefault(alias.output, []).append((page, alias))
        return claims

    @cached_property
    def _inferred(self) -> Mapping[str, bool]:
        """Which shortcodes come in pairs, by their use across the site; for templates that are not known."""
        return infer(page.lexed for page in self.documents)

    def pair(self, text: str, lexed: Lexed) -> tuple[Fault, ...]:
        """What does not pair up among a page's tags."""
        if not lexed.tags and not lexed.errors:
            return ()
        return tuple(pair(text, lexed, self.templates, self._inferred if self._guesses(lexed) else {}))

    def _guesses(self, lexed: Lexed) -> bool:
        """Whether a page has a tag whose template cannot be told, so that its use has to be looked at."""
        return any(self.templates.inner(name) is None for name in {tag.name for tag in lexed.tags})

    def unknown_tags(self, lexed: Lexed) -> tuple[Tag, ...]:
        """Tags that have no template."""
        return tuple(unknown_tags(lexed, self.templates))

    def locate(self, dotted: str) -> tuple[Source, Span] | None:
        """Where the Hugo config sets a key; None where no file of the site does."""
        return locate(self.config, dotted)

    def language_codes(self) -> Iterator[tuple[str, str]]:
        """Each `locale` and `languageCode` of the config: its value and its dotted key."""
        for name in ("locale", "languageCode"):
            value = self.config.raw.get(name.lower())
            if isinstance(value, str):
                yield value, name
            for language in self.configured_languages:
                value = language.config.get(name.lower())
                if isinstance(value, str):
                    yield value, f"languages.{language.key}.{name}"

    def in_front_matter(self, source: Source, offset: int) -> bool:
        """Whether an offset lies in a front matter or a config file, where the line above says what it belongs to."""
        return offset < self._bodies.get(source.path, len(source.text))

    @cached_property
    def _bodies(self) -> dict[str, int]:
        return {page.path: page.matter.body for page in self.documents}

    @cached_property
    def root_source(self) -> Source:
        """What stands for the site as a whole where there is no better place."""
        return Source(self.config.files[0] if self.config.files else "hugo.toml", "")

    @property
    def unknown(self) -> Iterator[str]:
        """What cannot be known of this site without building it, a short clause each."""
        yield from self._basic_blind_spots
        # A front matter that cannot be read is a finding, and needs no second word; so is a URL that Hugo refuses.
        lost = [p.path for p in self.pages if p.permalink is None and p.rendered and _is_read(p.matter)]
        if lost and self.layout is not None:
            refused = {p.path for p in self.pages if p.permalink is None and self.layout.refuses(p)}
            lost = [path for path in lost if path not in refused]
        if lost:
            yield f"the URL of {_count(len(lost), 'page')}: {_some(lost)}"

    @property
    def blind_spots(self) -> Iterator[str]:
        """What is unknown and may hide a mistake that stops Hugo. It takes a while: every page is looked through."""
        from hugolint.hugo.fields.configured_values import config_doubts
        from hugolint.hugo.rendered.render_doubts import doubts

        yield from self._basic_blind_spots
        yield from config_doubts(self)
        if self.unseen:
            yield f"whether a template shows {_count(len(self.unseen), 'page')}: {_some(sorted(self.unseen))}"
        yield from doubts(self)

    @property
    def _basic_blind_spots(self) -> Iterator[str]:
        missing = set(self.config.missing) - set(self.outside)
        if missing:
            number = _count(len(missing), "theme or module", "themes or modules")
            yield f"{number} not on disk: {', '.join(sorted(missing))}"
        if self.outside:
            yield f"what lies outside of the repository: {', '.join(self.outside)}"
        if others := other_mounts(self.config):
            yield f"the content for other versions and roles: {_some(list(others))}"
        if self.too_large:
            size = f"larger than {LARGEST // 1_000_000} MB"
            yield f"{_count(len(self.too_large), 'file')} {size}: {_some(self.too_large)}"
        if self.too_many:
            size = f"beyond {LARGEST_SITE // 1_000_000} MB of content"
            yield f"{_count(len(self.too_many), 'file')} {size}: {_some(self.too_many)}"
        if self.listing.adapters:
            yield f"the pages of {_count(len(self.listing.adapters), 'content adapter')}"
        if not self.templates.known:
            tags = {tag.name for page in self.documents for tag in page.lexed.tags if tag.name not in self.templates}
            if tags:
                yield f"{_count(len(tags), 'shortcode name')}: {self.templates.why_unknown}"
        unread = [page.path for page in self.documents if not page.matter.problems and not _is_read(page.matter)]
        if unread:
            yield f"the front matter of {_count(len(unread), 'page')}: {_some(unread)}"


def _is_read(matter: Matter) -> bool:
    """Whether all is known about a page's front matter: it could be read without a problem, or there is none."""
    return not matter.problems and (matter.root is not None or not matter.format)


def _some(paths: list[str]) -> str:
    return ", ".join(paths[:3]) + (", …" if paths[3:] else "")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def load_site(
    root: Path,
    options: BuildOptions,
    version: str = "",
    parting: Parting | None = None,
    unsaved: Mapping[str, bytes] | None = None,
) -> Site:
    """Read a site. Without a version the one that holds is looked for in the site's files.

    Without a parting the site is what Hugo sees: every file on disk. Unsaved texts, by absolute path, count in place of
    what is on disk.

    Raises SiteError where there is no content or the Hugo config is broken.
    """
    boundary = find_boundary(root) if options.inside else ()
    config = load_config(root, options.environment, os.environ, (*boundary, *options.also) if boundary else ())
    outside = outside_mounts(config)
    if outside:
        config = replace(config, missing=(*config.missing, *outside))
    pin = None if version else choose_pin(config)
    site = Site(config, options, parse(version or (pin.version if pin else text_of(NEWEST))), pin)
    for since, error in config.refused:
        if site.version >= since:
            raise error
    site.outside = outside
    mounts = content_mounts(config)
    own = [mount.folder for mount in mounts if not mount.module]
    answer = parting.part(config.root, own) if parting is not None and own else None
    site.listing = with_files(list_content(config, mounts), config, mounts, unsaved or {})
    if answer is not None:
        _leave_out(site, answer([file for file in site.listing.files if not mounts[file.mount].module]), mounts)
    if not any(file.is_content for file in site.listing.files) and not site.listing.unreadable:
        raise SiteError(_no_content(root, [mount.source for mount in mounts]))
    site.unreadable = [(Source(path, ""), "the folder cannot be listed") for path in site.listing.unreadable]
    resolution = resolve(site.listing.files, config, site.version)
    site.dropped = resolution.dropped
    _read_pages(site, resolution, unsaved or {})
    cascades = Cascades(config, [*site.pages, *site.resources], site.version)
    cascades.apply([*site.pages, *site.resources])
    site.layout = Layout(site, cascades, options.now or datetime.now(UTC))
    site.layout.place(site.pages)
    return site


def _leave_out(site: Site, hidden: Hidden, mounts: Sequence[Mount]) -> None:
    """Take files that are no part of the site out of its listing."""
    gone = {file.path for file in (*hidden.ignored, *hidden.left_out)}
    if gone:
        site.listing = site.listing._replace(files=[file for file in site.listing.files if file.path not in gone])
    absent = with_files(Listing([], (), ()), site.config, mounts, hidden.absent).files if hidden.absent else []
    if hidden.ignored or absent:
        paths = {page.path for page in resolve([*hidden.ignored, *absent], site.config, site.version).pages}
        site.ignored = frozenset(above for path in paths for above in _with_sections(path))


def _with_sections(path: str) -> Iterator[str]:
    """A logical path and those above it, but for the home page, which is there anyway."""
    while path.strip("/"):
        yield path
        path = path.rpartition("/")[0]


def _no_content(root: Path, looked: list[str]) -> str:
    """The sentence for a folder without content: where it was looked for, and any Hugo config further down."""
    where = ", ".join(looked) if looked else "content"
    message = f"no Hugo content found in {root}: looked in {where}"
    below = sorted(
        path.relative_to(root).as_posix()
        for depth in ("*", "*/*")
        for path in root.glob(f"{depth}/hugo.*")
        if path.suffix in (".toml", ".yaml", ".yml", ".json")
    )
    return f"{message}; a Hugo config is further down: {', '.join(below[:3])}" if below else message


def _read_pages(site: Site, resolution: Resolution, unsaved: Mapping[str, bytes]) -> None:
    """Read each file once, also where it is a page in several languages."""
    sources: dict[str, tuple[Source, Matter] | None] = {}
    plurals = site.config.plurals
    left = LARGEST_SITE

    def open_page(file: ContentFile, place: Place) -> Page | None:
        nonlocal left
        if file.path not in sources:
            sources[file.path] = None
            try:
                data = unsaved[file.real] if file.real in unsaved else _read(file.real)
                left -= len(data or b"")
                if data is None or left < 0:
                    (site.too_large if data is None else site.too_many).append(file.path)
                    site.ignored |= {place.logical}
                    return None
            except OSError as error:
                site.unreadable.append((Source(file.path, ""), error.strerror or str(error)))
                return None
            source = Source.decode(file.path, data)
            sources[file.path] = (source, read(source, site.version))
        found = sources[file.path]
        return Page(site, *found, place) if found is not None else None

    def open_pages(placed: Iterable[PlacedPage]) -> list[Page]:
        ordered = sorted(placed, key=lambda one: (one.file.path, one.language))
        return [page for one in ordered if (page := open_page(one.file, _place(one, plurals))) is not None]

    site.pages = open_pages(resolution.pages)
    named = {page.path: page.own["sites"] for page in site.pages if "sites" in page.own}
    if named and site.version >= SITES_IN_FRONT_MATTER:
        site.pages = open_pages(move_pages(resolution, named, site.config).pages)
    for file in sorted(resolution.resources):
        folder, _, name = file.virtual.rpartition("/")
        language = file.languages[0] if file.languages else site.config.default_language
        page = open_page(file, Place(file, language, "resource", "single", f"/{file.virtual.lower()}", folder, name))
        if page is not None:
            site.resources.append(page)


def _read(path: str) -> bytes | None:
    """A file's bytes; None where there are too many of them to be a page that somebody wrote."""
    with open(path, "rb") as stream:
        # To read with the limit would set aside so much memory for each file.
        return stream.read() if os.fstat(stream.fileno()).st_size <= LARGEST else None


def _place(placed: PlacedPage, plurals: tuple[str, ...]) -> Place:
    folder = placed.file.virtual.rpartition("/")[0]
    if placed.bundle == "single":
        return Place(placed.file, placed.language, "page", "single", placed.path, folder, placed.base, placed.sited)
    directory, _, name = folder.rpartition("/")
    # An index.md in the content root is the home page, and yet a leaf.
    branch = placed.bundle == "branch" or placed.path == "/"
    kind = branch_kind(placed.path, plurals) if branch else "page"
    return Place(placed.file, placed.language, kind, placed.bundle, placed.path, directory, name, placed.sited)
