"""Where each page goes: its dates, its URL, its file and its aliases, by the config of its language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

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
from hugolint.hugo.page import Alias, Page, Place, alias_node, branch_kind, build_options
from hugolint.hugo.paths import languages_of_file
from hugolint.hugo.permalink_patterns import Pattern
from hugolint.hugo.permalinks import NO_PERMALINKS, PageFacts, SectionName, compile_permalinks
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import escape_path, normalize_name
from hugolint.hugo.urls import Urls, UrlSettings, format_urls, slugged_directory, trim_slug
from hugolint.hugo.versions import (
    ALIAS_LANGUAGE,
    ALIASES_IN_ALL_FORMATS,
    BASE_BY_DEFAULT,
    LEAVES_BEFORE_BRANCHES,
    LISTS_WITHOUT_NAME,
    SECTION_SLUGS,
    WRAPPED_CONFIG,
    within,
)

if TYPE_CHECKING:
    from hugolint.hugo.site import Site

_DEFAULT_OUTPUTS = {"page": ("html",)}
_LIST_OUTPUTS = ("html", "rss")


@dataclass(frozen=True, slots=True)
class _Branch:
    """A page that other pages lie below."""

    slug: str
    title: str | None
    """None where it is not known: Hugo makes one up for a section without a file."""
    spelled: str = ""
    """Its path as written; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class _LanguageLayout:
    """What holds for all pages of one language."""

    settings: UrlSettings
    handlers: DateHandlers
    file_times: frozenset[str]
    """The handlers that give a page the date of its file, or of its last commit."""
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


class Working(NamedTuple):
    """What a page was placed by, for those who explain it."""

    facts: PageFacts
    """Its date may be that of a page below."""
    settings: UrlSettings
    formats: tuple[OutputFormat | None, ...]
    """None for a format whose media type is not known."""
    dates: Dates
    """Its own."""
    handlers: DateHandlers
    zone: tzinfo
    aliases: bool
    """Its language has redirects."""


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
        self._has_slugs = cascades.has("slug")
        self._nearest: dict[tuple[str, str], tuple[str, ...]] = {}
        self._misread = site.version < WRAPPED_CONFIG and any(file.wrapper for file in site.config.read)
        """The config says otherwise to this version than it reads here."""
        self._doubled = {
            one.path.rpartition("/")[0]
            for one in (site.resources if site.version < LEAVES_BEFORE_BRANCHES else ())
            if one.path.rpartition("/")[2].lower().startswith("_index.")
        }
        """The folders of sections that are bundles here."""
        self._gone: dict[str, set[str]] = {}
        """The logical paths of terms that are not published, by language."""

    def _find_branches(self, cascades: Cascades) -> dict[str, dict[str, _Branch]]:
        """For each language its branch pages by logical path, without the leading slash.

        A folder in the content root with pages below it is a section, too, and may have a slug from a cascade.
        """
        found: dict[str, dict[str, _Branch]] = {language.key: {} for language in self._site.languages}
        for page in self._site.pages:
            if page.place.bundle == "branch" and self._exists(page):
                found[page.language][page.place.logical[1:]] = _branch(page.params, _spelling(page.place))
        # A page of any language in the place of a section leaves no room for one.
        taken = {page.place.logical[1:] for page in self._site.pages if page.place.bundle != "branch"}
        folders = {
            (page.language, page.place.logical[1:].partition("/")[0], "section")
            for page in self._site.pages
            if page.place.logical.count("/") > 1
            and branch_kind(page.place.logical, self._site.config.plurals) == "section"
        }
        for language in found:
            if self._site.has_taxonomies(language):
                plurals = self._site.config.taxonomies(language).values()
                folders |= {(language, normalize_name(plural.strip("/")), "taxonomy") for plural in plurals}
        for language, name, kind in folders:
            if name and name not in taken and name not in found[language]:
                given = cascades.give(kind, f"/{name}", language)
                spelled = name if kind == "taxonomy" else ""
                params = {key: one.value for key, one in given.items()}
                found[language][name] = _branch(params, spelled, known=False)
        return found

    def _exists(self, page: Page) -> bool:
        """Whether Hugo knows a page: terms of a disabled kind are not there, other kinds are merely not rendered."""
        return page.kind != "term" or "term" not in self._site.hidden_kinds(page.language)

    def _last_format(self) -> str:
        """The format that Hugo renders last, in its last language: `hugo list all` shows the links of that one."""
        formats = self._formats_of(self._site.render_order[-1], self._site.pages)
        return max((one.name for one in formats), key=lambda name: (name != "html", name), default="")

    def _formats_of(self, language: str, pages: Iterable[Page]) -> set[OutputFormat]:
        """The formats that any page of a language is rendered in, or may be."""
        here = self._languages[language]
        formats = {
            one
            for kind, many in here.outputs.items()
            for one in many
            if one is not None and kind not in here.hidden and not (one.name == "rss" and "rss" in here.hidden)
        }
        for page in pages:
            hidden = page.kind == "page" and "page" in here.hidden
            if page.language == language and "outputs" in page.params and not hidden and self._exists(page):
                named = _named(cast_strings(page.params["outputs"]), here.formats)
                formats |= {one for one in named if one is not None}
        return formats

    @cached_property
    def _redirect_formats(self) -> Mapping[str, list[OutputFormat]]:
        """The formats that redirects are written in where those are not of each page's own choice."""
        published = [page for page in self._site.pages if _is_kept(page)]
        return {
            language: sorted(
                [one for one in self._formats_of(language, published) if one.html and one.permalinkable],
                key=lambda one: (one.name != "html", one.name),
            )
            for language in self._languages
        }

    def _language(self, language: Language, branches: dict[str, _Branch]) -> _LanguageLayout:
        config, options, key = self._site.config, self._site.options, language.key
        matter = config.setting("frontmatter", key)
        formats = site_formats(config.setting("outputformats", key), config.setting("mediatypes", key))
        return _LanguageLayout(
            settings=self._settings(language),
            handlers=date_handlers(matter) if matter else DEFAULT_HANDLERS,
            file_times=frozenset((":filemodtime", ":git") if config.flag("enablegitinfo", key) else (":filemodtime",)),
            zone=time_zone(config.text("timezone", key)) or UTC,
            outputs=_outputs(config.setting("outputs", key), formats, self._site.hidden_kinds(key)),
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
        # A language that is switched off counts here, too.
        has_hosts = any("baseurl" in one.config for one in (*config.languages, *config.disabled_languages))
        unset = self._site.version < BASE_BY_DEFAULT and not config.raw.get("baseurl")
        base = _normalize_base(language.base_url or ("" if unset else config.base_url))
        return UrlSettings(
            language=key,
            prefix=language.prefix,
            multihost=config.multihost,
            hosts=has_hosts,
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
            page.unpublished = self._because(page.params, dates, here)
            if page.kind == "term" and not page.published:
                self._gone.setdefault(page.language, set()).add(page.place.logical[1:])
        dated = [(page, self._without_file_time(page, dates)) for page, dates in dated]
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

    def _without_file_time(self, page: Page, dates: Dates) -> Dates:
        """The dates that a URL is made of: the time of a file or commit is not known here.

        Hugo 0.168.0, probed: such a time is no date to come, and where a section has one in place of any of its dates,
        it takes none from the pages below.
        """
        here = self._languages[page.language]
        handlers, times = here.handlers, here.file_times
        chain = handlers.date
        if page.place.bundle == "branch" and not any(dates[:4]):
            chain = (*chain, *handlers.lastmod, *handlers.publish, *handlers.expiry)
        if times.isdisjoint(chain):
            return dates
        for key in chain:
            if key in times:
                return dates._replace(date=LATEST)
            alone = DateHandlers((key,), (), (), (), frozenset((key,)))
            if page_dates(page.params, alone, page.place.name, here.zone).date is not None:
                break
        return dates

    def _newest_below(self, dated: list[tuple[Page, Dates]]) -> dict[tuple[str, str], datetime]:
        """For sections without any date of their own the newest of the pages below, which `:year` in their URL uses."""
        undated = {
            (page.language, page.place.logical)
            for page, dates in dated
            if page.place.bundle == "branch"
            and page.kind in ("home", "section")
            and not any(dates[:4])
            and (
                self._languages[page.language].settings.permalinks is not NO_PERMALINKS
                or ":" in cast_string(page.params.get("url"))
            )
        }
        newest: dict[tuple[str, str], datetime] = {}
        for page, dates in dated if undated else ():
            above = page.place.logical
            if page.kind == "page" and "page" in self._languages[page.language].hidden:
                continue  # then such pages are not there at all
            while dates.date is not None and above != "/":
                above = above.rpartition("/")[0] or "/"
                key = (page.language, above)
                if key in undated and (key not in newest or newest[key] < dates.date):
                    newest[key] = dates.date
        return newest

    def working(self, page: Page, *, below: bool = True) -> Working:
        """What a page was placed by. Not looking below, a section without a date has an unknown one, and is quick."""
        here = self._languages[page.language]
        own = cast_strings(page.params.get("outputs"))
        dates = self._without_file_time(page, self._dates(page))
        if dates.date is None and (page.kind in ("taxonomy", "term") or (page.kind != "page" and not below)):
            dates = dates._replace(date=LATEST)
        elif dates.date is None and page.place.bundle == "branch":
            newest = self._newest_below(
                [(one, self._without_file_time(one, self._dates(one))) for one in self._site.pages]
            )
            dates = dates._replace(date=newest.get((page.language, page.place.logical)))
        formats = _named(own, here.formats) if own else here.outputs[page.kind]
        facts = self._facts(page, here, dates, tuple([one for one in formats if one is not None]))
        return Working(facts, here.settings, formats, self._dates(page), here.handlers, here.zone, here.aliases)

    def refuses(self, page: Page) -> bool:
        """Whether Hugo stops at a page's URL: at its own, or at the permalink pattern that makes it."""
        work = self.working(page)
        first = work.formats[0] if work.formats else None
        problem = format_urls(work.facts, work.settings, first).problem if first is not None else ""
        if page.kind == "page" and "page" in self._languages[page.language].hidden:
            return problem == "http"  # the rest shows only where a URL is made
        return problem in ("http", "unknown-token", "unparsable")

    def _place(self, page: Page, dates: Dates, listed: datetime | None) -> None:
        here = self._languages[page.language]
        if self._misread or page.moved_unseen or (page.matter.format and page.matter.root is None):
            # What a front matter says that cannot be read is not known at all.
            return
        if self._is_unforeseen(page, here):
            return
        own = cast_strings(page.params.get("outputs"))
        formats = _named(own, here.formats) if own else here.outputs[page.kind]
        if not formats:
            page.permalink = ""
            return
        known = tuple(one for one in formats if one is not None)
        if formats[0] is None:
            return
        shown_facts = self._facts(page, here, dates, known)
        facts = self._without_gone(page, shown_facts, here)
        urls = format_urls(facts, here.settings, known[0])
        shown = known[0]
        if page.renders == "always":
            shown = next((one for one in known[1:] if one.name == self._last and one.permalinkable), shown)
        if shown is known[0] and listed == dates.date and facts is shown_facts:
            page.permalink = urls.permalink
        else:
            page.permalink = format_urls(shown_facts._replace(date=listed), here.settings, shown).permalink
        if page.rendered and page.published:
            page.output = urls.output
            page.outputs = self._files(facts, here, known) if known[1:] else (urls.output,) if urls.output else ()
        self._add_aliases(page, here, facts, urls, known)

    def _is_unforeseen(self, page: Page, here: _LanguageLayout) -> bool:
        """Whether a page's path cannot be known.

        Of a bundle whose extension has capitals (`index.MD`) Hugo takes the file's name for that of the page. What
        is above may be a term without a file: it may have a slug from a cascade, and tokens name it. Where capitals are
        kept, Hugo repeats a folder whose page is written otherwise. And of cascades in several languages chance takes
        one.
        """
        named = here.settings.permalinks is not NO_PERMALINKS or ":" in cast_string(page.params.get("url"))
        odd = page.place.bundle != "single" and not page.path.rpartition(".")[2].islower()
        if odd and (named or not here.settings.lower):
            return True
        if page.place.bundle == "leaf" and page.path.rpartition("/")[0] in self._doubled:
            return True
        if self._cascades.is_torn(page.kind, page.place.logical, page.language):
            return True
        url = cast_string(page.params.get("url"))
        tokens = ":section" in url
        if url and not tokens and page.kind != "home":
            return False
        slugged = here.settings.version >= SECTION_SLUGS and (self._has_slugs or not here.settings.lower)
        if not slugged and not tokens and here.settings.permalinks is NO_PERMALINKS:
            return False
        folder = page.place.logical.rpartition("/")[0]
        above = {f"/{path}" for path in self._above(page.place.logical, page.language)}
        if branch_kind(folder, self._site.config.plurals) == "term":
            above |= {path for language, path in self._terms if language == page.language and folder.startswith(path)}
        return any(self._turns(path, page, here) for path in above)

    def _turns(self, above: str, page: Page, here: _LanguageLayout) -> bool:
        """Whether a page above, by its logical path, makes one's path unknown."""
        branch = here.branches.get(above[1:])
        slugged = here.settings.version >= SECTION_SLUGS
        spelled = slugged and not here.settings.lower
        if branch is not None:
            return spelled and not page.place.directory.startswith(branch.spelled)
        if branch_kind(above, self._site.config.plurals) != "term" or (page.language, above) not in self._terms:
            return False
        if spelled or (slugged and "slug" in self._cascades.give("term", above, page.language)):
            return True
        if ":section" in cast_string(page.params.get("url")):
            return True
        patterns = here.settings.permalinks.match(page.kind, page.place.logical, page.section)
        return any("section" in pattern.text for pattern in patterns)

    @cached_property
    def _terms(self) -> frozenset[tuple[str, str]]:
        """The terms that a page names, drafts too: language and logical path."""
        config = self._site.config
        placed = [(page, page.language) for page in self._site.pages]
        placed += [(page, key) for page in self._site.resources for key in languages_of_file(page.place.file, config)]
        found = set()
        for page, language in placed:
            for plural in config.taxonomies(language).values():
                value = page.param(plural.lower())
                for one in value if isinstance(value, list) else () if isinstance(value, dict) else (value,):
                    if text := cast_string(one):
                        found.add((language, normalize_name(f"/{plural}/{text}")))
        return frozenset(found)

    def _without_gone(self, page: Page, facts: PageFacts, here: _LanguageLayout) -> PageFacts:
        """What holds in a build: a term that is not published gives no slug to the pages below, as it does in lists."""
        gone = self._gone.get(page.language)
        if not gone or facts.slugged is None:
            return facts
        slugs = {path: slug for path, slug in here.slugs.items() if path not in gone}
        above = self._above(page.place.logical, page.language)
        slugged = slugged_directory(page.place.directory, slugs, lower=here.settings.lower, sections=above)
        return facts._replace(slugged=slugged)

    @staticmethod
    def _files(facts: PageFacts, here: _LanguageLayout, formats: tuple[OutputFormat, ...]) -> tuple[str, ...]:
        """The files of a page in several formats; two may be the same."""
        files = [format_urls(facts, here.settings, one).output for one in formats]
        return tuple([file for file in files if file is not None])

    def home_formats(self, language: str) -> tuple[OutputFormat, ...]:
        """The output formats in which the home page of a language is written; none where it is not."""
        here = self._languages[language]
        if "home" in here.hidden:
            return ()
        home = next((one for one in self._site.pages if one.kind == "home" and one.language == language), None)
        if home is not None:
            given, dates = home.params, self._dates(home)
        else:
            given = {key: one.value for key, one in self._cascades.give("home", "/", language).items()}
            dates = self._dates_given(given, "/", here)
        if self._because(given, dates, here) or build_options(given)[0] != "always":
            return ()
        own = cast_strings(given.get("outputs"))
        return tuple([one for one in (_named(own, here.formats) if own else here.outputs["home"]) if one is not None])

    def moves(self, kind: str, path: str, language: str) -> bool:
        """Whether a cascade moves or hides a page without a file, by its kind and logical path."""
        here = self._languages[language]
        given = {key: one.value for key, one in self._cascades.give(kind, path, language).items()}
        if not given:
            return False
        hidden = self._because(given, self._dates_given(given, path, here), here)
        return bool(hidden) or build_options(given)[0] != "always" or not _MOVING.isdisjoint(given)

    @staticmethod
    def _dates_given(given: Mapping[str, Value], path: str, here: _LanguageLayout) -> Dates:
        """The dates of a page without a file."""
        return page_dates(given, here.handlers, path.rpartition("/")[2], here.zone)

    def made_path(self, text: str, language: str) -> str:
        """A text as a path of a language: without what Hugo leaves out of paths, and in lower case where that holds."""
        return self._languages[language].settings.make(text)

    def patterns(self, kind: str, path: str, section: str, language: str) -> tuple[Pattern, ...]:
        """The permalink patterns that may hold for a page, by its logical path; several: at random."""
        return self._languages[language].settings.permalinks.match(kind, path, section)

    def slugs(self, language: str) -> Mapping[str, str]:
        """The slugs of a language's branch pages, by their logical path without the leading slash."""
        return self._languages[language].slugs

    def generated_files(
        self, kind: str, path: str, language: str, titles: Collection[str], spellings: Collection[str] = ()
    ) -> tuple[str, ...]:
        """The files of a list page that Hugo makes by itself; none where they cannot be known. See `generated`."""
        return self.generated(kind, path, language, titles, spellings).outputs

    def generated(
        self, kind: str, path: str, language: str, titles: Collection[str], spellings: Collection[str] = ()
    ) -> GeneratedPlace:
        """Where a list page goes that Hugo makes by itself, by its logical path; nowhere where it cannot be known.

        Of several spellings that its path may have, and of several titles of a term, chance chooses one.
        """
        here = self._languages[language]
        given = {key: one.value for key, one in self._cascades.give(kind, path, language).items()}
        dates = self._dates_given(given, path, here)
        hidden = kind in here.hidden or self._because(given, dates, here) or build_options(given)[0] != "always"
        redirects = kind != "term" and "aliases" in given and within(here.settings.version, ALIASES_IN_ALL_FORMATS)
        if hidden and not redirects:
            return _NOWHERE
        spelled = here.settings.lower or self._is_spelled(kind, path, spellings)
        if self._misread or "sites" in given or not spelled:
            return _ANYWHERE
        own = cast_strings(given.get("outputs"))
        formats = tuple(one for one in (_named(own, here.formats) if own else here.outputs[kind]) if one is not None)
        directory, _, name = next(iter(spellings), path)[1:].rpartition("/")
        title = self._title(given, titles, here)
        slug = trim_slug(cast_string(given.get("slug")))
        section, names = self._sections_to(path[1:], language)
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
                directory, here.slugs, lower=here.settings.lower, sections=self._above(path, language)
            ),
            formats=formats,
        )
        files, moved = self._files(facts, here, formats), self._redirects(given, facts, language)
        return GeneratedPlace(() if hidden else files, moved, bool(files) or not formats)

    @staticmethod
    def _is_spelled(kind: str, path: str, spellings: Collection[str]) -> bool:
        """Whether the way is known in which a path is written: the capitals of a taxonomy are a matter of their own."""
        one = next(iter(spellings), path)
        plural, same = one[1:].partition("/")[0], one[1:].partition("/")[0] == normalize_name(one[1:].partition("/")[0])
        return len(spellings) < 2 and (kind != "term" or (same and bool(plural)))

    @staticmethod
    def _title(given: Mapping[str, Value], titles: Collection[str], here: _LanguageLayout) -> str | None:
        """The title of a page without a file, as far as URLs go: for a term any of its own, but for capitals."""
        if cast_string(given.get("title")):
            return cast_string(given["title"])
        alike = here.settings.lower and len({here.settings.make(one) for one in titles}) == 1
        return next(iter(titles)) if alike else None

    def _redirects(self, given: Mapping[str, Value], facts: PageFacts, language: str) -> tuple[str, ...]:
        """The redirect files of a page without a file, whose aliases come from a cascade."""
        here, aliases = self._languages[language], cast_strings(given.get("aliases"))
        if not aliases or not here.aliases or not facts.formats:
            return ()
        found, base = [], self._old_base(facts, here, facts.formats)
        for one in self._alias_formats(language, facts.formats, here):
            urls = format_urls(facts, here.settings, one if one in facts.formats else facts.formats[0])
            urls = urls._replace(link_parent=base) if base is not None else urls
            targets = [alias_output(alias, urls, here.settings, one) for alias in aliases]
            found += [target.output for target in targets if target.output is not None]
        return tuple(found)

    def hides(self, page: Page) -> bool:
        """Whether a page inside a bundle is a draft or the like, and left out."""
        return self._because(page.params, self._dates(page), self._languages[page.language]) is not None

    def reasons(self, page: Page) -> tuple[str, ...]:
        """All that keeps a page from being published, in Hugo's order; a language's own switches are counted in."""
        here, dates, draft = self._languages[page.language], self._dates(page), is_draft(page.params)
        on = {"draft": here.drafts, "future": here.future, "expired": here.expired}
        found: list[str] = []
        while reason := hidden_because(
            draft, dates, self._now, drafts=on["draft"], future=on["future"], expired=on["expired"]
        ):
            on[reason] = True
            found.append(reason)
        return tuple(found)

    def _because(self, params: Mapping[str, Value], dates: Dates, here: _LanguageLayout) -> str | None:
        """Why a page is not published."""
        return hidden_because(
            is_draft(params), dates, self._now, drafts=here.drafts, future=here.future, expired=here.expired
        )

    def _facts(self, page: Page, here: _LanguageLayout, dates: Dates, formats: tuple[OutputFormat, ...]) -> PageFacts:
        params, place = page.params, page.place
        section, names = self._section(page, here)
        above = self._above(place.logical, page.language) if here.slugs else ()
        return PageFacts(
            kind=page.kind,
            directory=place.directory,
            name=place.name,
            bundle=place.bundle == "leaf",
            nameless=place.bundle == "branch" and within(here.settings.version, LISTS_WITHOUT_NAME),
            title=cast_string(params.get("title")),
            slug=trim_slug(cast_string(params["slug"]) if "slug" in params else dates.slug or ""),
            url=cast_string(params.get("url")),
            date=dates.date,
            section_path=section,
            sections=names,
            slugged=slugged_directory(place.directory, here.slugs, lower=here.settings.lower, sections=above),
            formats=formats,
        )

    def _above(self, logical: str, language: str) -> tuple[str, ...]:
        """The section pages above a page, by their logical paths without the leading slash, the nearest first.

        Hugo takes the longest path that the folder's begins with, letter by letter: what lies in `s/docs-old` is below
        the section `s/docs`, where `s/docs-old` has no page of its own.
        """
        folder = logical[1:].rpartition("/")[0]
        found = self._nearest.get((language, folder))
        if found is None:
            branches = self._languages[language].branches
            near = next((folder[:end] for end in range(len(folder), 0, -1) if folder[:end] in branches), "")
            found = (near, *self._above(f"/{near}", language)) if near else ()
            self._nearest[language, folder] = found
        return found

    def _section(self, page: Page, here: _LanguageLayout) -> tuple[str, tuple[SectionName, ...]]:
        """The logical path of the page's section, and the section pages down to it."""
        logical = page.place.logical
        if page.place.bundle == "branch":
            return self._sections_to(logical[1:], page.language)
        above = self._above(logical, page.language)
        return above[0] if above else "", self._names(above, here)

    def _sections_to(self, path: str, language: str) -> tuple[str, tuple[SectionName, ...]]:
        """A section's path, and the section pages down to it."""
        here = self._languages[language]
        own = (path,) if path and path in here.branches else ()
        return path, self._names((*own, *self._above(f"/{path}", language)), here)

    @staticmethod
    def _names(paths: Iterable[str], here: _LanguageLayout) -> tuple[SectionName, ...]:
        """Section pages from the nearest on, the outermost first."""
        found = [here.branches[path] for path in paths]
        return tuple([SectionName(branch.slug, branch.title) for branch in reversed(found)])

    def _add_aliases(
        self, page: Page, here: _LanguageLayout, facts: PageFacts, urls: Urls, formats: tuple[OutputFormat, ...]
    ) -> None:
        if "aliases" not in page.params:
            return
        writes = self._writes_aliases(page, here)
        if not (page.rendered and page.published):
            formats = formats[:1]
        found: list[Alias] = []
        html = self._alias_formats(page.language, formats, here)
        base = self._old_base(facts, here, formats)
        settings = here.settings
        hidden = page.kind in here.hidden and "outputs" not in page.params
        if hidden and within(settings.version, ALIASES_IN_ALL_FORMATS):
            # Such a list has no place, and no language.
            urls, settings = urls._replace(parent=".."), replace(settings, prefix="", multihost=False)
        for source, text, span in self._written_aliases(page):
            for one in html or [HTML]:
                own = urls if one is formats[0] or one not in formats else format_urls(facts, here.settings, one)
                own = own._replace(link_parent=base) if base is not None else own
                target = alias_output(text, own, settings, one)
                output = target.output if writes and html else None
                # Where no redirect is written, its place does not matter.
                problem = target.problem if (writes and html) or target.problem == "http" else ""
                found.append(Alias(text, source, span, output, problem))
        page.aliases = tuple(found)

    @staticmethod
    def _writes_aliases(page: Page, here: _LanguageLayout) -> bool:
        """Whether a page has redirects; in some old versions those that are not rendered have them, too."""
        version = here.settings.version
        if within(version, ALIASES_IN_ALL_FORMATS):
            return here.aliases and _is_kept(page)
        renders = page.rendered or (version < ALIAS_LANGUAGE and page.renders == "link")
        return here.aliases and renders and page.published and page.kind not in here.hidden

    def _alias_formats(
        self, language: str, formats: Iterable[OutputFormat], here: _LanguageLayout
    ) -> list[OutputFormat]:
        """The formats that a page's redirects are written in."""
        version = here.settings.version
        if within(version, ALIASES_IN_ALL_FORMATS):
            return self._redirect_formats[language]
        if version >= ALIAS_LANGUAGE:
            return [one for one in formats if one.html and one.permalinkable]
        # One for each folder.
        return list({one.path: one for one in reversed([one for one in formats if one.html])}.values())[::-1]

    @staticmethod
    def _old_base(facts: PageFacts, here: _LanguageLayout, formats: tuple[OutputFormat, ...]) -> str | None:
        """Before 0.155 relative aliases in all formats start from where the page is as HTML, or else in its first."""
        if here.settings.version >= ALIAS_LANGUAGE:
            return None
        first = next((one for one in formats if one.name == "html"), formats[0])
        return format_urls(facts, here.settings, first).link_parent

    def _written_aliases(self, page: Page) -> list[tuple[Source, str, Span]]:
        """A page's aliases, each with its place: in the page, in the one whose cascade says it, or in the config."""
        written = alias_node(page)
        if written is not None:
            source, node = written
            return [(source, text, span) for text, span in alias_items(node)]
        source, span = self._site.locate("cascade") or (self._site.root_source, Span(0, 0))
        return [(source, text, span) for text in cast_strings(page.params["aliases"])]


def _is_kept(page: Page) -> bool:
    """Whether a build knows a page; lists are there even as drafts and where their kind is not rendered."""
    if page.kind in ("home", "section", "taxonomy"):
        return True
    return page.published and page.kind not in page.site.hidden_kinds(page.language)


def _branch(params: Mapping[str, Value], spelled: str, *, known: bool = True) -> _Branch:
    title = cast_string(params.get("title"))
    return _Branch(trim_slug(cast_string(params.get("slug"))), title if known or title else None, spelled)


def _spelling(place: Place) -> str:
    return f"{place.directory}/{place.name}" if place.directory else place.name


def _outputs(
    raw: object, known: dict[str, OutputFormat | None], hidden: frozenset[str]
) -> dict[str, tuple[OutputFormat | None, ...]]:
    """The formats of each kind of page."""
    given = raw if isinstance(raw, dict) else {}
    formats = {}
    for kind in ("page", "home", "section", "taxonomy", "term"):
        wanted = cast_strings(given.get(kind))
        none = kind in given and given[kind] == []
        found = _named(wanted if wanted or none else _DEFAULT_OUTPUTS.get(kind, _LIST_OUTPUTS), known)
        formats[kind] = tuple(one for one in found if one is None or one.name != "rss" or "rss" not in hidden)
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
