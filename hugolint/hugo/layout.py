"""Where each page goes: its dates, its URL, its file and its aliases, by the config of its language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from hugolint.hugo.aliases import alias_items, alias_output
from hugolint.hugo.cascade import Cascades
from hugolint.hugo.casts import cast_bool, cast_string, cast_strings
from hugolint.hugo.dates import (
    DEFAULT_HANDLERS,
    DateHandlers,
    Dates,
    date_handlers,
    hidden_because,
    is_draft,
    page_dates,
    time_zone,
)
from hugolint.hugo.gotime import LATEST
from hugolint.hugo.languages import Language
from hugolint.hugo.nodes import Value
from hugolint.hugo.outputs import HTML, OutputFormat, site_formats
from hugolint.hugo.page import Alias, Page, alias_node, branch_kind
from hugolint.hugo.permalink_patterns import Pattern
from hugolint.hugo.permalinks import NO_PERMALINKS, PageFacts, SectionName, compile_permalinks
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import escape_path
from hugolint.hugo.urls import Urls, UrlSettings, format_urls, slugged_directory, trim_slug

if TYPE_CHECKING:
    from hugolint.hugo.site import Site

_DEFAULT_OUTPUTS = {"page": ("html",)}
_LIST_OUTPUTS = ("html", "rss")
_UNFORESEEN = frozenset(("sites", "build", "_build", "headless", "draft", "date", "publishdate", "expirydate"))
"""What of a cascade may move or hide a page in ways that are not followed where it has no file."""


@dataclass(frozen=True, slots=True)
class _Branch:
    """A page that other pages lie below."""

    slug: str
    title: str | None
    """None where it is not known: Hugo makes one up for a section without a file."""


@dataclass(frozen=True, slots=True)
class _LanguageLayout:
    """What holds for all pages of one language."""

    settings: UrlSettings
    handlers: DateHandlers
    zone: tzinfo
    outputs: dict[str, tuple[OutputFormat | None, ...]]
    branches: dict[str, _Branch]
    slugs: dict[str, str]
    formats: dict[str, OutputFormat | None]
    hidden: frozenset[str]
    """The kinds of page that are not rendered."""
    drafts: bool
    future: bool
    expired: bool
    aliases: bool


class Layout:
    """Places pages, one after another."""

    def __init__(self, site: Site, cascades: Cascades, now: datetime) -> None:
        self._site = site
        self._cascades = cascades
        self._now = now
        branches = self._find_branches(cascades)
        self._languages = {
            language.key: self._language(language, branches[language.key]) for language in site.languages
        }
        self._last = self._last_format()

    def _find_branches(self, cascades: Cascades) -> dict[str, dict[str, _Branch]]:
        """For each language its branch pages by logical path, without the leading slash.

        A folder in the content root with pages below it is a section, too, and may have a slug from a cascade.
        """
        found: dict[str, dict[str, _Branch]] = {language.key: {} for language in self._site.languages}
        for page in self._site.pages:
            if page.place.bundle == "branch" and self._exists(page):
                found[page.language][page.place.logical[1:]] = _branch(page.params)
        # A page of any language in the place of a section leaves no room for one.
        taken = {page.place.logical[1:] for page in self._site.pages if page.place.bundle != "branch"}
        folders = {(page.language, page.place.logical[1:].partition("/")[0]) for page in self._site.pages}
        for language, name in folders:
            kind = branch_kind(f"/{name}", self._site.config.taxonomies(language).values())
            gone = kind == "taxonomy" and self._site.hidden_kinds(language) >= {"taxonomy", "term"}
            if name and name not in taken and name not in found[language] and not gone:
                given = cascades.give(kind, f"/{name}", language)
                found[language][name] = _branch({key: one.value for key, one in given.items()}, known=False)
        return found

    def _exists(self, page: Page) -> bool:
        """Whether Hugo knows a page: terms of a disabled kind are not there, other kinds are merely not rendered."""
        return page.kind != "term" or "term" not in self._site.hidden_kinds(page.language)

    def _last_format(self) -> str:
        """The format that Hugo renders last, in its last language: `hugo list all` shows the links of that one."""
        language = self._site.languages[-1].key
        here = self._languages[language]
        formats = {
            one.name
            for kind, many in here.outputs.items()
            for one in many
            if one is not None and kind not in here.hidden and not (one.name == "rss" and "rss" in here.hidden)
        }
        for page in self._site.pages:
            if page.language == language and "outputs" in page.params and self._exists(page):
                named = _named(cast_strings(page.params["outputs"]), here.formats)
                formats |= {one.name for one in named if one is not None}
        return max(formats, key=lambda name: (name != "html", name), default="")

    def _language(self, language: Language, branches: dict[str, _Branch]) -> _LanguageLayout:
        config, options, key = self._site.config, self._site.options, language.key
        matter = config.setting("frontmatter", key)
        formats = site_formats(config.setting("outputformats", key), config.setting("mediatypes", key))
        return _LanguageLayout(
            settings=self._settings(language),
            handlers=date_handlers(matter) if matter else DEFAULT_HANDLERS,
            zone=time_zone(config.text("timezone", key)) or UTC,
            outputs=_outputs(config.setting("outputs", key), formats),
            branches=branches,
            slugs={path: branch.slug for path, branch in branches.items() if branch.slug},
            formats=formats,
            hidden=self._site.hidden_kinds(key),
            drafts=self._builds("builddrafts", language, options.drafts),
            future=self._builds("buildfuture", language, options.future),
            expired=self._builds("buildexpired", language, options.expired),
            aliases=not config.flag("disablealiases", key),
        )

    def _builds(self, name: str, language: Language, asked: bool) -> bool:
        """Whether pages of a sort are published. What a language says beats the command line."""
        return self._site.config.flag(name, language.key) or (asked and name not in language.config)

    def _settings(self, language: Language) -> UrlSettings:
        config, key = self._site.config, language.key
        base = _normalize_base(language.base_url or config.base_url)
        return UrlSettings(
            language=key,
            prefix=language.prefix,
            multihost=config.multihost,
            base_path=_path_of(base),
            base_url=base,
            canonify=config.flag("canonifyurls", key),
            permalinks=compile_permalinks(
                config.permalinks(key), version=self._site.version, environment=config.environment
            ),
            ugly=self._ugly(),
            lower=not config.disable_path_to_lower(key),
            remove_accents=config.flag("removepathaccents", key),
            version=self._site.version,
        )

    def _ugly(self) -> bool | Mapping[str, bool]:
        """Of what languages say of uglyURLs only a map of the first one counts, and that for all of them."""
        value = self._site.languages[0].config.get("uglyurls")
        value = value if isinstance(value, dict) else self._site.config.raw.get("uglyurls")
        if isinstance(value, dict):
            return {section: cast_bool(inner) for section, inner in value.items()}
        return cast_bool(value)

    def place(self, pages: list[Page]) -> None:
        """Fill in each page's URL, file, aliases, and why it is not published."""
        dated = [(page, self._dates(page)) for page in pages]
        for page, dates in dated:
            here = self._languages[page.language]
            page.unpublished = hidden_because(
                is_draft(page.params), dates, self._now, drafts=here.drafts, future=here.future, expired=here.expired
            )
        # `hugo list all` counts drafts and the like, a build does not.
        listed = self._newest_below(dated)
        built = self._newest_below([one for one in dated if one[0].published]) if listed else listed
        for page, dates in dated:
            at = page.language, page.place.logical
            if dates.date is None and page.kind in ("taxonomy", "term"):
                dates = dates._replace(date=LATEST)  # that of the newest page with such a term: not followed here
            self._place(page, dates._replace(date=built.get(at, dates.date)), listed.get(at, dates.date))

    def _dates(self, page: Page) -> Dates:
        here = self._languages[page.language]
        return page_dates(page.params, here.handlers, page.place.name, here.zone)

    def _newest_below(self, dated: list[tuple[Page, Dates]]) -> dict[tuple[str, str], datetime]:
        """For sections without a date of their own the newest of the pages below, which `:year` in their URL uses."""
        undated = {
            (page.language, page.place.logical)
            for page, dates in dated
            if page.place.bundle == "branch"
            and page.kind in ("home", "section")
            and dates.date is None
            and self._languages[page.language].settings.permalinks is not NO_PERMALINKS
        }
        newest: dict[tuple[str, str], datetime] = {}
        for page, dates in dated if undated else ():
            above = page.place.logical
            while dates.date is not None and above != "/":
                above = above.rpartition("/")[0] or "/"
                key = (page.language, above)
                if key in undated and (key not in newest or newest[key] < dates.date):
                    newest[key] = dates.date
        return newest

    def _place(self, page: Page, dates: Dates, listed: datetime | None) -> None:
        here = self._languages[page.language]
        if "sites" in page.params or (page.matter.format and page.matter.root is None):
            # `sites` moves the page to other languages, versions or roles, in ways that are not followed here; and
            # what a front matter says that cannot be read is not known at all.
            return
        own = cast_strings(page.params.get("outputs"))
        formats = _named(own, here.formats) if own else here.outputs[page.kind]
        if not formats:
            page.permalink = ""
            return
        known = tuple(one for one in formats if one is not None)
        if formats[0] is None:
            return
        facts = self._facts(page, here, dates, known)
        urls = format_urls(facts, here.settings, known[0])
        shown = known[0]
        if page.renders == "always":
            shown = next((one for one in known[1:] if one.name == self._last and one.permalinkable), shown)
        if shown is known[0] and listed == dates.date:
            page.permalink = urls.permalink
        else:
            page.permalink = format_urls(facts._replace(date=listed), here.settings, shown).permalink
        if page.rendered and page.published:
            page.output = urls.output
            page.outputs = (
                self._files(facts, here, known, bool(own)) if known[1:] else (urls.output,) if urls.output else ()
            )
        self._add_aliases(page, here, facts, urls, known)

    @staticmethod
    def _files(
        facts: PageFacts, here: _LanguageLayout, formats: tuple[OutputFormat, ...], own: bool
    ) -> tuple[str, ...]:
        """The files of a page in several formats; two may be the same. Its own outputs keep feeds that are off."""
        shown = [one for one in formats if own or one.name != "rss" or "rss" not in here.hidden]
        files = [format_urls(facts, here.settings, one).output for one in shown]
        return tuple([file for file in files if file is not None])

    def patterns(self, kind: str, path: str, section: str, language: str) -> tuple[Pattern, ...]:
        """The permalink patterns that may hold for a page, by its logical path; several: at random."""
        return self._languages[language].settings.permalinks.match(kind, path, section)

    def slugs(self, language: str) -> Mapping[str, str]:
        """The slugs of a language's branch pages, by their logical path without the leading slash."""
        return self._languages[language].slugs

    def generated_files(self, kind: str, path: str, language: str, titles: Iterable[str]) -> tuple[str, ...]:
        """The files of a list page that Hugo makes by itself; none where they cannot be known.

        Its name is known by its logical path only, so that capitals, where they are kept, are not. Of several titles
        that a term may have chance chooses one.
        """
        here = self._languages[language]
        given = {key: one.value for key, one in self._cascades.give(kind, path, language).items()}
        if not here.settings.lower or kind in here.hidden or not _UNFORESEEN.isdisjoint(given):
            return ()
        title = next(iter(titles), None)
        own = cast_strings(given.get("outputs"))
        formats = tuple(one for one in (_named(own, here.formats) if own else here.outputs[kind]) if one is not None)
        directory, _, name = path[1:].rpartition("/")
        section, names = self._sections_to(path[1:], here)
        facts = PageFacts(
            kind=kind,
            directory=directory,
            name=name,
            title=title if len({here.settings.make(one) for one in titles}) == 1 else None,
            slug=trim_slug(cast_string(given.get("slug"))),
            url=cast_string(given.get("url")),
            date=LATEST,
            section_path=section,
            sections=names,
            slugged=slugged_directory(directory, here.slugs),
            formats=formats,
        )
        return self._files(facts, here, formats, bool(own))

    def _facts(self, page: Page, here: _LanguageLayout, dates: Dates, formats: tuple[OutputFormat, ...]) -> PageFacts:
        params, place = page.params, page.place
        section, names = self._section(page, here)
        return PageFacts(
            kind=page.kind,
            directory=place.directory,
            name=place.name,
            bundle=place.bundle == "leaf",
            title=cast_string(params.get("title")),
            slug=trim_slug(cast_string(params["slug"]) if "slug" in params else dates.slug or ""),
            url=cast_string(params.get("url")),
            date=dates.date,
            section_path=section,
            sections=names,
            slugged=slugged_directory(place.directory, here.slugs, lower=here.settings.lower),
            formats=formats,
        )

    @classmethod
    def _section(cls, page: Page, here: _LanguageLayout) -> tuple[str, tuple[SectionName, ...]]:
        """The logical path of the page's section, and the section pages down to it."""
        path = page.place.logical[1:]
        if page.place.bundle != "branch":
            path = path.rpartition("/")[0]
            while path and path not in here.branches:
                path = path.rpartition("/")[0]
        return cls._sections_to(path, here)

    @staticmethod
    def _sections_to(path: str, here: _LanguageLayout) -> tuple[str, tuple[SectionName, ...]]:
        """A section's path, and the section pages down to it."""
        names: list[SectionName] = []
        at = path
        while at:
            branch = here.branches.get(at)
            if branch is not None:
                names.append(SectionName(branch.slug, branch.title))
            at = at.rpartition("/")[0]
        return path, tuple(reversed(names))

    def _add_aliases(
        self, page: Page, here: _LanguageLayout, facts: PageFacts, urls: Urls, formats: tuple[OutputFormat, ...]
    ) -> None:
        if "aliases" not in page.params:
            return
        writes = page.rendered and page.published and here.aliases
        found: list[Alias] = []
        html = [one for one in formats if one.html and one.permalinkable]
        for source, text, span in self._written_aliases(page):
            for one in html or [HTML]:
                own = urls if one is formats[0] else format_urls(facts, here.settings, one)
                target = alias_output(text, own, here.settings, one)
                output = target.output if writes and html else None
                # Where no redirect is written, its place does not matter.
                problem = target.problem if (writes and html) or target.problem == "http" else ""
                found.append(Alias(text, source, span, output, problem))
        page.aliases = tuple(found)

    def _written_aliases(self, page: Page) -> list[tuple[Source, str, Span]]:
        """A page's aliases, each with its place: in the page, in the one whose cascade says it, or in the config."""
        written = alias_node(page)
        if written is not None:
            source, node = written
            return [(source, text, span) for text, span in alias_items(node)]
        source, span = self._site.locate("cascade") or (self._site.root_source, Span(0, 0))
        return [(source, text, span) for text in cast_strings(page.params["aliases"])]


def _branch(params: Mapping[str, Value], *, known: bool = True) -> _Branch:
    title = cast_string(params.get("title"))
    return _Branch(trim_slug(cast_string(params.get("slug"))), title if known or title else None)


def _outputs(raw: object, known: dict[str, OutputFormat | None]) -> dict[str, tuple[OutputFormat | None, ...]]:
    """The formats of each kind of page."""
    given = raw if isinstance(raw, dict) else {}
    formats = {}
    for kind in ("page", "home", "section", "taxonomy", "term"):
        wanted = cast_strings(given.get(kind))
        none = kind in given and given[kind] == []
        formats[kind] = _named(wanted if wanted or none else _DEFAULT_OUTPUTS.get(kind, _LIST_OUTPUTS), known)
    return formats


def _named(names: Iterable[str], known: dict[str, OutputFormat | None]) -> tuple[OutputFormat | None, ...]:
    return tuple(known.get(name) for name in dict.fromkeys(name.lower() for name in names))


def _normalize_base(url: str) -> str:
    """A base URL as Go prints it: the scheme in lower case, and the path percent-encoded."""
    scheme, colon, rest = url.partition("://")
    if not colon:
        return escape_path(url) if url.startswith("/") else url
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host}{slash}{escape_path(path)}"


def _path_of(url: str) -> str:
    """The path of a base URL, without the last slash; empty where it has none."""
    path = "/" + url.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    return path.rstrip("/")
