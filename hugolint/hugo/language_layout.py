"""What holds for where all pages of a language go: its branch pages, its output formats, and how its URLs are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from hugolint.hugo.cascade import Cascades
from hugolint.hugo.casts import cast_bool, cast_string, cast_strings
from hugolint.hugo.dates import DEFAULT_HANDLERS, DateHandlers, date_handlers, time_zone
from hugolint.hugo.languages import Language
from hugolint.hugo.nodes import Value
from hugolint.hugo.outputs import OutputFormat, site_formats
from hugolint.hugo.page import Page, Place, branch_kind
from hugolint.hugo.permalinks import PageFacts, compile_permalinks
from hugolint.hugo.urlpaths import escape_path, normalize_name
from hugolint.hugo.urls import UrlSettings, format_urls, trim_slug
from hugolint.hugo.versions import BASE_BY_DEFAULT

if TYPE_CHECKING:
    from hugolint.hugo.site import Site

_DEFAULT_OUTPUTS = {"page": ("html",)}
_LIST_OUTPUTS = ("html", "rss")


@dataclass(frozen=True, slots=True)
class Branch:
    """A page that other pages lie below."""

    slug: str
    title: str | None
    """None where it is not known: Hugo makes one up for a section without a file."""
    spelled: str = ""
    """Its path as written; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class LanguageLayout:
    """What holds for all pages of one language."""

    settings: UrlSettings
    handlers: DateHandlers
    file_times: frozenset[str]
    """The handlers that give a page the date of its file, or of its last commit."""
    zone: tzinfo
    outputs: dict[str, tuple[OutputFormat | None, ...]]
    branches: dict[str, Branch]
    slugs: dict[str, str]
    formats: dict[str, OutputFormat | None]
    hidden: frozenset[str]
    """The kinds of page that are not rendered."""
    drafts: bool
    future: bool
    expired: bool
    aliases: bool


def lay_out_languages(site: Site, cascades: Cascades) -> dict[str, LanguageLayout]:
    """What holds for each language of a site, by its key."""
    branches = _find_branches(site, cascades)
    return {language.key: _language(site, language, branches[language.key]) for language in site.languages}


def chosen_formats(kind: str, params: Mapping[str, Value], here: LanguageLayout) -> tuple[OutputFormat | None, ...]:
    """The formats of a page: those that it names, or else those of its kind; None for one that is not known."""
    own = cast_strings(params.get("outputs"))
    return _named(own, here.formats) if own else here.outputs[kind]


def formats_of(here: LanguageLayout, pages: Iterable[Page]) -> set[OutputFormat]:
    """The formats that any page of a language is rendered in, or may be."""
    formats = {
        one
        for kind, many in here.outputs.items()
        for one in many
        if one is not None and kind not in here.hidden and not (one.name == "rss" and "rss" in here.hidden)
    }
    for page in pages:
        hidden = page.kind == "page" and "page" in here.hidden
        if page.language == here.settings.language and "outputs" in page.params and not hidden and _exists(page):
            named = _named(cast_strings(page.params["outputs"]), here.formats)
            formats |= {one for one in named if one is not None}
    return formats


def last_format(here: LanguageLayout, pages: Iterable[Page]) -> str:
    """The format that Hugo renders last in a language: in its last one `hugo list all` shows the links of that."""
    return max((one.name for one in formats_of(here, pages)), key=lambda name: (name != "html", name), default="")


def files_of(facts: PageFacts, here: LanguageLayout, formats: tuple[OutputFormat, ...]) -> tuple[str, ...]:
    """The files of a page in several formats; two may be the same."""
    files = [format_urls(facts, here.settings, one).output for one in formats]
    return tuple([file for file in files if file is not None])


def _find_branches(site: Site, cascades: Cascades) -> dict[str, dict[str, Branch]]:
    """For each language its branch pages by logical path, without the leading slash.

    A folder in the content root with pages below it is a section, too, and may have a slug from a cascade.
    """
    found: dict[str, dict[str, Branch]] = {language.key: {} for language in site.languages}
    for page in site.pages:
        if page.place.bundle == "branch" and _exists(page):
            found[page.language][page.place.logical[1:]] = _branch(page.params, _spelling(page.place))
    # A page of any language in the place of a section leaves no room for one.
    taken = {page.place.logical[1:] for page in site.pages if page.place.bundle != "branch"}
    folders = {
        (page.language, page.place.logical[1:].partition("/")[0], "section")
        for page in site.pages
        if page.place.logical.count("/") > 1 and branch_kind(page.place.logical, site.config.plurals) == "section"
    }
    for language in found:
        if site.has_taxonomies(language):
            plurals = site.config.taxonomies(language).values()
            folders |= {(language, normalize_name(plural.strip("/")), "taxonomy") for plural in plurals}
    for language, name, kind in folders:
        if name and name not in taken and name not in found[language]:
            given = cascades.give(kind, f"/{name}", language)
            spelled = name if kind == "taxonomy" else ""
            params = {key: one.value for key, one in given.items()}
            found[language][name] = _branch(params, spelled, known=False)
    return found


def _exists(page: Page) -> bool:
    """Whether Hugo knows a page: terms of a disabled kind are not there, other kinds are merely not rendered."""
    return page.kind != "term" or "term" not in page.site.hidden_kinds(page.language)


def _branch(params: Mapping[str, Value], spelled: str, *, known: bool = True) -> Branch:
    title = cast_string(params.get("title"))
    return Branch(trim_slug(cast_string(params.get("slug"))), title if known or title else None, spelled)


def _spelling(place: Place) -> str:
    return f"{place.directory}/{place.name}" if place.directory else place.name


def _language(site: Site, language: Language, branches: dict[str, Branch]) -> LanguageLayout:
    config, options, key = site.config, site.options, language.key
    matter = config.setting("frontmatter", key)
    formats = site_formats(config.setting("outputformats", key), config.setting("mediatypes", key))
    return LanguageLayout(
        settings=_settings(site, language),
        handlers=date_handlers(matter) if matter else DEFAULT_HANDLERS,
        file_times=frozenset((":filemodtime", ":git") if config.flag("enablegitinfo", key) else (":filemodtime",)),
        zone=time_zone(config.text("timezone", key)) or UTC,
        outputs=_outputs(config.setting("outputs", key), formats, site.hidden_kinds(key)),
        branches=branches,
        slugs={path: branch.slug for path, branch in branches.items() if branch.slug},
        formats=formats,
        hidden=site.hidden_kinds(key),
        drafts=_builds(site, "builddrafts", language, options.drafts),
        future=_builds(site, "buildfuture", language, options.future),
        expired=_builds(site, "buildexpired", language, options.expired),
        aliases=not config.flag("disablealiases", key),
    )


def _builds(site: Site, name: str, language: Language, asked: bool) -> bool:
    """Whether pages of a sort are published. What a language says beats the command line."""
    return site.config.flag(name, language.key) or (asked and name not in language.config)


def _settings(site: Site, language: Language) -> UrlSettings:
    config, key = site.config, language.key
    # A language that is switched off counts here, too.
    has_hosts = any("baseurl" in one.config for one in (*config.languages, *config.disabled_languages))
    unset = site.version < BASE_BY_DEFAULT and not config.raw.get("baseurl")
    base = _normalize_base(language.base_url or ("" if unset else config.base_url))
    return UrlSettings(
        language=key,
        prefix=language.prefix,
        multihost=config.multihost,
        hosts=has_hosts,
        base_path=_path_of(base),
        base_url=base,
        canonify=config.flag("canonifyurls", key),
        permalinks=compile_permalinks(config.permalinks(key), version=site.version, environment=config.environment),
        ugly=_ugly(site),
        lower=not config.disable_path_to_lower(key),
        remove_accents=config.flag("removepathaccents", key),
        version=site.version,
    )


def _ugly(site: Site) -> bool | Mapping[str, bool]:
    """Of what languages say of uglyURLs only a map of the first one counts, and that for all of them."""
    value = site.languages[0].config.get("uglyurls")
    value = value if isinstance(value, dict) else site.config.raw.get("uglyurls")
    if isinstance(value, dict):
        return {section: cast_bool(inner) for section, inner in value.items()}
    return cast_bool(value)


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
