"""Where each page goes: its dates, its URL, its file and its aliases, by the config of its language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from hugolint.hugo.aliases import alias_items, alias_output
from hugolint.hugo.casts import cast_string, cast_strings
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
from hugolint.hugo.languages import Language
from hugolint.hugo.outputs import HTML, OutputFormat, site_formats
from hugolint.hugo.page import Alias, Page, alias_node
from hugolint.hugo.permalinks import NO_PERMALINKS, PageFacts, SectionName, compile_permalinks
from hugolint.hugo.urls import Urls, UrlSettings, format_urls, slugged_directory, trim_slug

if TYPE_CHECKING:
    from hugolint.hugo.site import Site

_DEFAULT_OUTPUTS = {"page": ("html",)}
_LIST_OUTPUTS = ("html", "rss")


@dataclass(frozen=True, slots=True)
class _Branch:
    """A page that other pages lie below."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class _LanguageLayout:
    """What holds for all pages of one language."""

    settings: UrlSettings
    handlers: DateHandlers
    zone: tzinfo
    outputs: dict[str, tuple[OutputFormat | None, ...]]
    branches: dict[str, _Branch]
    slugs: dict[str, str]


class Layout:
    """Places pages, one after another."""

    def __init__(self, site: Site, now: datetime) -> None:
        self._site = site
        self._now = now
        self._formats = site_formats(site.config.raw.get("outputformats"), site.config.raw.get("mediatypes"))
        branches: dict[str, dict[str, _Branch]] = {language.key: {} for language in site.languages}
        for page in site.pages:
            if page.place.bundle == "branch":
                slug = trim_slug(cast_string(page.params.get("slug")))
                title = cast_string(page.params.get("title"))
                branches[page.language][page.place.logical[1:]] = _Branch(slug, title)
        self._languages = {
            language.key: self._language(language, branches[language.key]) for language in site.languages
        }

        self._last = self._last_format()

    def _last_format(self) -> str:
        """The format that Hugo renders last, in its last language: `hugo list all` shows the links of that one."""
        config = self._site.config
        language = self._site.languages[-1].key
        formats = {
            one
            for kind, many in self._languages[language].outputs.items()
            if kind not in config.disable_kinds
            for one in many
            if one is not None
        }
        for page in self._site.pages:
            if page.language == language and "outputs" in page.params:
                formats |= {one for one in self._named(cast_strings(page.params["outputs"])) if one is not None}
        names = {one.name for one in formats if not (one.name == "rss" and "rss" in config.disable_kinds)}
        return max(names, key=lambda name: (name != "html", name), default="")

    def _language(self, language: Language, branches: dict[str, _Branch]) -> _LanguageLayout:
        config = self._site.config
        base = (language.base_url or config.base_url).strip()
        matter = config.setting("frontmatter", language.key)
        return _LanguageLayout(
            settings=UrlSettings(
                language=language.key,
                prefix=language.prefix,
                multihost=config.multihost,
                base_path=_path_of(base),
                base_url=base,
                canonify=config.flag("canonifyurls", language.key),
                permalinks=compile_permalinks(
                    config.permalinks(language.key), version=self._site.version, environment=config.environment
                ),
                ugly=config.ugly_urls,
                lower=not config.disable_path_to_lower(language.key),
                remove_accents=config.remove_path_accents,
                version=self._site.version,
            ),
            handlers=date_handlers(matter) if matter else DEFAULT_HANDLERS,
            zone=time_zone(config.text("timezone", language.key)) or UTC,
            outputs=self._kinds(config.setting("outputs", language.key)),
            branches=branches,
            slugs={path: branch.slug for path, branch in branches.items() if branch.slug},
        )

    def _kinds(self, raw: object) -> dict[str, tuple[OutputFormat | None, ...]]:
        given = raw if isinstance(raw, dict) else {}
        kinds = ("page", "home", "section", "taxonomy", "term")
        return {
            kind: self._named(cast_strings(given.get(kind)) or _DEFAULT_OUTPUTS.get(kind, _LIST_OUTPUTS))
            for kind in kinds
        }

    def _named(self, names: object) -> tuple[OutputFormat | None, ...]:
        assert isinstance(names, (list, tuple))
        return tuple(self._formats.get(name.lower()) for name in names)

    def place(self, pages: list[Page]) -> None:
        """Fill in each page's URL, file, aliases, and why it is not published."""
        dated = [(page, self._dates(page)) for page in pages]
        newest = self._newest_below(dated)
        for page, dates in dated:
            inherited = None if dates.date else newest.get((page.language, page.place.logical))
            self._place(page, dates, inherited or dates.date)

    def _dates(self, page: Page) -> Dates:
        here = self._languages[page.language]
        return page_dates(page.params, here.handlers, page.place.name, here.zone)

    def _newest_below(self, dated: list[tuple[Page, Dates]]) -> dict[tuple[str, str], datetime]:
        """For sections without a date of their own the newest of the pages below, which `:year` in their URL uses."""
        undated = {
            (page.language, page.place.logical)
            for page, dates in dated
            if page.place.bundle == "branch"
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

    def _place(self, page: Page, dates: Dates, date: datetime | None) -> None:
        here = self._languages[page.language]
        params = page.params
        options, config = self._site.options, self._site.config
        page.unpublished = hidden_because(
            is_draft(params),
            dates,
            self._now,
            drafts=options.drafts or config.build_drafts,
            future=options.future or config.build_future,
            expired=options.expired or config.build_expired,
        )
        if "sites" in params or (page.matter.format and page.matter.root is None):
            # `sites` moves the page to other languages, versions or roles, in ways that are not followed here; and
            # what a front matter says that cannot be read is not known at all.
            return
        own = cast_strings(params.get("outputs"))
        formats = self._named(own) if own else here.outputs[page.kind]
        known = tuple(one for one in formats if one is not None)
        if not known or formats[0] is None:
            return
        facts = self._facts(page, here, dates._replace(date=date), known)
        urls = format_urls(facts, here.settings, known[0])
        page.permalink = urls.permalink
        last = next((one for one in known[1:] if one.name == self._last and one.permalinkable), None)
        if last is not None:
            page.permalink = format_urls(facts, here.settings, last).permalink
        if page.rendered and page.published:
            page.output = urls.output
        self._add_aliases(page, here.settings, facts, urls, known)

    def _facts(self, page: Page, here: _LanguageLayout, dates: Dates, formats: tuple[OutputFormat, ...]) -> PageFacts:
        params, place = page.params, page.place
        slug = params.get("slug")
        section, names = self._section(page, here)
        return PageFacts(
            kind=page.kind,
            directory=place.directory,
            name=place.name,
            bundle=place.bundle == "leaf",
            title=cast_string(params.get("title")),
            slug=trim_slug(cast_string(slug)) or trim_slug(dates.slug or ""),
            url=cast_string(params.get("url")),
            date=dates.date,
            section_path=section,
            sections=names,
            slugged=slugged_directory(place.directory, here.slugs, lower=here.settings.lower),
            formats=formats,
        )

    @staticmethod
    def _section(page: Page, here: _LanguageLayout) -> tuple[str, tuple[SectionName, ...]]:
        """The logical path of the page's section, and the section pages down to it."""
        path = page.place.logical[1:]
        if page.place.bundle != "branch":
            path = path.rpartition("/")[0]
            while "/" in path and path not in here.branches:
                path = path.rpartition("/")[0]
        names: list[SectionName] = []
        at = path
        while at:
            branch = here.branches.get(at)
            if branch is not None:
                names.append(SectionName(branch.slug, branch.title))
            elif "/" not in at:
                names.append(SectionName("", None))
            at = at.rpartition("/")[0]
        return path, tuple(reversed(names))

    def _add_aliases(
        self, page: Page, settings: UrlSettings, facts: PageFacts, urls: Urls, formats: tuple[OutputFormat, ...]
    ) -> None:
        written = alias_node(page) if "aliases" in page.params else None
        if written is None:
            return
        source, node = written
        writes = page.rendered and page.published and not self._site.config.disable_aliases
        found: list[Alias] = []
        html = [one for one in formats if one.html and one.permalinkable]
        for text, span in alias_items(node):
            for one in html or [HTML]:
                target = alias_output(
                    text, urls if one is formats[0] else format_urls(facts, settings, one), settings, one
                )
                output = target.output if writes and html else None
                found.append(Alias(text, source, span, output, target.problem))
        page.aliases = tuple(found)


def _path_of(url: str) -> str:
    """The path of a base URL, without the last slash; empty where it has none."""
    path = "/" + url.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    return path.rstrip("/")
