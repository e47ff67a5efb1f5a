"""Where each page goes: its dates, its URL, its file and its aliases, by the config of its language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from hugolint.hugo.cascade import Cascades
from hugolint.hugo.casts import cast_string
from hugolint.hugo.dates import DateHandlers, Dates, hidden_because, is_draft
from hugolint.hugo.generated_layout import GeneratedLayout, GeneratedPlace
from hugolint.hugo.gotime import LATEST
from hugolint.hugo.language_layout import LanguageLayout, chosen_formats, files_of, last_format, lay_out_languages
from hugolint.hugo.layout_dates import because, newest_below, own_dates, without_file_time
from hugolint.hugo.outputs import OutputFormat
from hugolint.hugo.page import Page, branch_kind, build_options
from hugolint.hugo.page_aliases import AliasFormats, add_aliases
from hugolint.hugo.paths import languages_of_file
from hugolint.hugo.permalink_patterns import Pattern
from hugolint.hugo.permalinks import NO_PERMALINKS, PageFacts
from hugolint.hugo.sections_above import SectionsAbove
from hugolint.hugo.urlpaths import normalize_name
from hugolint.hugo.urls import UrlSettings, format_urls, slugged_directory, trim_slug
from hugolint.hugo.versions import LEAVES_BEFORE_BRANCHES, LISTS_WITHOUT_NAME, SECTION_SLUGS, WRAPPED_CONFIG, within

if TYPE_CHECKING:
    from hugolint.hugo.site import Site


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


class Layout:
    """Places pages, one after another."""

    def __init__(self, site: Site, cascades: Cascades, now: datetime) -> None:
        self._site = site
        self._cascades = cascades
        self._now = now
        self._languages = lay_out_languages(site, cascades)
        self._sections = SectionsAbove(self._languages)
        self._alias_formats = AliasFormats(site, self._languages)
        self._last = last_format(self._languages[site.render_order[-1]], site.pages)
        self._has_slugs = cascades.has("slug")
        self._misread = site.version < WRAPPED_CONFIG and any(file.wrapper for file in site.config.read)
        """The config says otherwise to this version than it reads here."""
        self._generated = GeneratedLayout(
            cascades, self._languages, self._sections, self._alias_formats, now, misread=self._misread
        )
        self._doubled = {
            one.path.rpartition("/")[0]
            for one in (site.resources if site.version < LEAVES_BEFORE_BRANCHES else ())
            if one.path.rpartition("/")[2].lower().startswith("_index.")
        }
        """The folders of sections that are bundles here."""
        self._gone: dict[str, set[str]] = {}
        """The logical paths of terms that are not published, by language."""

    def place(self, pages: list[Page]) -> None:
        """Fill in each page's URL, file, aliases, and why it is not published."""
        dated = [(page, own_dates(page, self._languages[page.language])) for page in pages]
        for page, dates in dated:
            here = self._languages[page.language]
            page.unpublished = because(page.params, dates, here, self._now)
            if page.kind == "term" and not page.published:
                self._gone.setdefault(page.language, set()).add(page.place.logical[1:])
        dated = [(page, without_file_time(page, dates, self._languages[page.language])) for page, dates in dated]
        # `hugo list all` counts drafts and the like, a build does not.
        listed = newest_below(dated, self._languages)
        built = newest_below([one for one in dated if one[0].published], self._languages) if listed else listed
        for page, dates in dated:
            at = page.language, page.place.logical
            if dates.date is None and page.kind in ("taxonomy", "term"):
                dates = dates._replace(date=LATEST)  # that of the newest page with such a term: not followed here
            self._place(page, dates._replace(date=built.get(at, dates.date)), listed.get(at, dates.date))

    def working(self, page: Page, *, below: bool = True) -> Working:
        """What a page was placed by. Not looking below, a section without a date has an unknown one, and is quick."""
        here = self._languages[page.language]
        dates = self._dates(page)
        if dates.date is None and (page.kind in ("taxonomy", "term") or (page.kind != "page" and not below)):
            dates = dates._replace(date=LATEST)
        elif dates.date is None and page.place.bundle == "branch":
            newest = newest_below([(one, self._dates(one)) for one in self._site.pages], self._languages)
            dates = dates._replace(date=newest.get((page.language, page.place.logical)))
        formats = chosen_formats(page.kind, page.params, here)
        facts = self._facts(page, here, dates, tuple([one for one in formats if one is not None]))
        return Working(facts, here.settings, formats, own_dates(page, here), here.handlers, here.zone, here.aliases)

    def _dates(self, page: Page) -> Dates:
        """The dates that a page's URL is made of."""
        here = self._languages[page.language]
        return without_file_time(page, own_dates(page, here), here)

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
        formats = chosen_formats(page.kind, page.params, here)
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
            page.outputs = files_of(facts, here, known) if known[1:] else (urls.output,) if urls.output else ()
        add_aliases(page, here, facts, urls, known, self._alias_formats)

    def _is_unforeseen(self, page: Page, here: LanguageLayout) -> bool:
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
        above = {f"/{path}" for path in self._sections.above(page.place.logical, page.language)}
        if branch_kind(folder, self._site.config.plurals) == "term":
            above |= {path for language, path in self._terms if language == page.language and folder.startswith(path)}
        return any(self._turns(path, page, here) for path in above)

    def _turns(self, above: str, page: Page, here: LanguageLayout) -> bool:
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

    def _without_gone(self, page: Page, facts: PageFacts, here: LanguageLayout) -> PageFacts:
        """What holds in a build: a term that is not published gives no slug to the pages below, as it does in lists."""
        gone = self._gone.get(page.language)
        if not gone or facts.slugged is None:
            return facts
        slugs = {path: slug for path, slug in here.slugs.items() if path not in gone}
        above = self._sections.above(page.place.logical, page.language)
        slugged = slugged_directory(page.place.directory, slugs, lower=here.settings.lower, sections=above)
        return facts._replace(slugged=slugged)

    def home_formats(self, language: str) -> tuple[OutputFormat, ...]:
        """The output formats in which the home page of a language is written; none where it is not."""
        here = self._languages[language]
        if "home" in here.hidden:
            return ()
        home = next((one for one in self._site.pages if one.kind == "home" and one.language == language), None)
        if home is None:
            formats = self._generated.formats("home", "/", language)
        elif because(home.params, own_dates(home, here), here, self._now) or build_options(home.params)[0] != "always":
            return ()
        else:
            formats = chosen_formats("home", home.params, here)
        return tuple([one for one in formats if one is not None])

    def moves(self, kind: str, path: str, language: str) -> bool:
        """Whether a cascade moves or hides a page without a file, by its kind and logical path."""
        return self._generated.moves(kind, path, language)

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
        return self._generated.place(kind, path, language, titles, spellings)

    def hides(self, page: Page) -> bool:
        """Whether a page inside a bundle is a draft or the like, and left out."""
        here = self._languages[page.language]
        return because(page.params, own_dates(page, here), here, self._now) is not None

    def reasons(self, page: Page) -> tuple[str, ...]:
        """All that keeps a page from being published, in Hugo's order; a language's own switches are counted in."""
        here, draft = self._languages[page.language], is_draft(page.params)
        dates = own_dates(page, here)
        on = {"draft": here.drafts, "future": here.future, "expired": here.expired}
        found: list[str] = []
        while reason := hidden_because(
            draft, dates, self._now, drafts=on["draft"], future=on["future"], expired=on["expired"]
        ):
            on[reason] = True
            found.append(reason)
        return tuple(found)

    def _facts(self, page: Page, here: LanguageLayout, dates: Dates, formats: tuple[OutputFormat, ...]) -> PageFacts:
        params, place = page.params, page.place
        section, names = self._sections.of(page)
        above = self._sections.above(place.logical, page.language) if here.slugs else ()
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
