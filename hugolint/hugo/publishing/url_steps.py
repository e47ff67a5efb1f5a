"""How a page comes to its URL, piece by piece from the left, and what gives each piece (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_string, cast_strings
from hugolint.hugo.config_places import config_spots
from hugolint.hugo.dates import date_keys
from hugolint.hugo.gotime import LATEST
from hugolint.hugo.layout import Working
from hugolint.hugo.nodes import Mapping, Node, Scalar, Sequence, plain_value
from hugolint.hugo.origins import Origin, Spot, origin_of, setting_origin
from hugolint.hugo.outputs import HTML
from hugolint.hugo.page import Page
from hugolint.hugo.permalink_patterns import Pattern, compile_pattern
from hugolint.hugo.permalinks import compile_permalinks
from hugolint.hugo.urlpaths import normalize_name
from hugolint.hugo.urls import Urls, format_urls, unslashed
from hugolint.hugo.versions import SECTION_SLUGS

_TOKEN = re.compile(r":[A-Za-z0-9_]+(?:\[.+?\])?")
_NAMED = ("filename", "contentbasename", "slugorfilename", "slugorcontentbasename")


class Step(NamedTuple):
    """One piece of a URL."""

    part: str
    """`base`, `language`, `output`, `url`, `permalink`, `token`, `folder`, `section-slug`, `slug`, `name`, `home`, or
    `setting`."""
    text: str
    """The piece as it stands in the URL; a pattern or a `url` with tokens is as written; `:slug = x` for a token."""
    says: str
    origin: Origin
    """Empty where the page's own place in the folders says it."""


def value_origin(page: Page, key: str) -> Origin:
    """Where a page has a value from: its own front matter, or a cascade."""
    entry = page.entry(key) if key in page.own else None
    if entry is not None:
        return Origin(Spot(page.source, entry.value.span if isinstance(entry.value, Scalar) else entry.key.span))
    given = page.cascaded.get(key)
    if given is None:
        return Origin()
    if given.source is not None and given.node is not None:
        return Origin(Spot(given.source, given.node.span))
    return _configured_cascade(page, key)


def _configured_cascade(page: Page, key: str) -> Origin:
    """Where a cascade in the config says a value."""
    value = page.cascaded[key].value
    for keys in (("languages", page.language, "cascade"), ("cascade",)):
        for source, _, node in config_spots(page.site, *keys):
            for item in node.items if isinstance(node, Sequence) else (node,):
                for found in _values(item, key):
                    if plain_value(found) == value:
                        return Origin(Spot(source, found.span))
    return setting_origin(page.site, "cascade", page.language)


def _values(node: Node, key: str) -> Iterator[Node]:
    if isinstance(node, Mapping):
        for entry in (node.find(key), node.path(f"params.{key}")):
            if entry is not None:
                yield entry.value


def is_cascaded(page: Page, key: str) -> bool:
    """Whether a page has a value from a cascade."""
    return key in page.cascaded and key not in page.own


def url_steps(page: Page, working: Working) -> list[Step]:
    """The pieces of a page's URL, from the left. There may be some even where the whole is not known."""
    return [*_base(page, working), *_output(page, working), *_path(page, working), *_settings(page, working)]


def _base(page: Page, working: Working) -> Iterator[Step]:
    site, settings = page.site, working.settings
    language = site.config.language(page.language)
    own = language is not None and bool(language.base_url)
    says = f"baseURL of {page.language}" if own else "baseURL"
    keys = ("languages", page.language, "baseurl") if own else ("baseurl",)
    yield Step("base", settings.base_url.removesuffix("/") + "/", says, origin_of(site, *keys))
    url = working.facts.url if page.kind != "home" else ""
    if not settings.prefix:
        return
    if url.startswith("/"):
        yield Step("language", "", f"no {settings.prefix}/, as its url begins with a slash", Origin())
    elif page.language == site.config.default_language:
        origin = origin_of(site, "defaultcontentlanguageinsubdir")
        yield Step("language", f"{settings.prefix}/", "the default language, too", origin)
    else:
        origin = origin_of(site, "defaultcontentlanguage")
        says = f"not the default, {site.config.default_language}"
        yield Step("language", f"{settings.prefix}/", says, origin)


def _output(page: Page, working: Working) -> Iterator[Step]:
    first = working.formats[0] if working.formats else HTML
    if first is not None and first.name != "html":
        folder = f"{first.path}/" if first.path else ""
        yield Step("output", folder, f"its first output format is {first.name}", outputs_origin(page))
    if page.permalink and page.permalink != working_urls(working).permalink:
        yield Step("output", "", "the link of another format, as hugo list all shows it", Origin())


def outputs_origin(page: Page) -> Origin:
    """What says the output formats of a page: itself, a cascade, or the config for its kind."""
    if cast_strings(page.params.get("outputs")):
        return value_origin(page, "outputs")
    language = page.site.config.language(page.language)
    own = language is not None and "outputs" in language.config
    return origin_of(page.site, *(("languages", page.language) if own else ()), "outputs", page.kind)


def _path(page: Page, working: Working) -> Iterator[Step]:
    facts = working.facts
    if facts.url and page.kind != "home":
        yield Step("url", facts.url, _by(page, "url"), value_origin(page, "url"))
        if ":" in facts.url:
            yield from _tokens(page, working, facts.url)
        return
    patterns = working.settings.permalinks.match(page.kind, facts.logical_path, facts.section)
    for pattern in patterns:
        if pattern.text:
            says = "permalinks" + ("" if len(patterns) == 1 else ", one of several that hold")
            yield Step("permalink", pattern.text, says, pattern_origin(page, pattern))
    if patterns:
        if len(patterns) == 1:
            yield from _tokens(page, working, patterns[0].text)
    elif page.kind == "home":
        ignored = "; Hugo ignores its url" if facts.url else ""
        yield Step("home", "", f"the home page{ignored}", value_origin(page, "url") if facts.url else Origin())
    else:
        yield from _folders(page, working)
        yield from _name(page, working)


def _by(page: Page, key: str) -> str:
    return f"{key}, by a cascade" if is_cascaded(page, key) else key


def _name(page: Page, working: Working) -> Iterator[Step]:
    facts, settings = working.facts, working.settings
    if facts.slug and (page.place.bundle != "branch" or page.site.version >= SECTION_SLUGS):
        made = settings.make(facts.slug)
        # Nothing may be left of a slug, and then the folder above is the place.
        yield Step("slug", f"{made}/" if made else "", *_slug(page))
    else:
        name = normalize_name(facts.name) if settings.lower else facts.name
        yield Step("name", f"{settings.make(name)}/", _of_name(page), Origin())


def _of_name(page: Page) -> str:
    return "name of its file" if page.place.bundle == "single" else "name of its folder"


def _slug(page: Page) -> tuple[str, Origin]:
    """What says the slug of a page, in words and with its place."""
    if "slug" in page.params:
        return _by(page, "slug"), value_origin(page, "slug")
    return "its name without the date", Origin()


def _folders(page: Page, working: Working) -> Iterator[Step]:
    """The folders above, those with a slug each on its own."""
    facts, settings = working.facts, working.settings
    layout = page.site.layout
    slugs = layout.slugs(page.language) if layout is not None and facts.slugged is not None else {}
    plain: list[str] = []
    path = ""
    for name in facts.directory.split("/") if facts.directory else ():
        logical = normalize_name(name)
        path = f"{path}/{logical}" if path else logical
        if slugs.get(path) and page.site.version >= SECTION_SLUGS:
            yield from _plain(plain)
            plain = []
            yield Step("section-slug", f"{settings.make(slugs[path])}/", *_section_slug(page, path))
        else:
            plain.append(settings.make(logical if settings.lower else name))
    yield from _plain(plain)


def _plain(names: list[str]) -> Iterator[Step]:
    if names:
        says = "its folder" if len(names) == 1 else "its folders"
        yield Step("folder", "".join(f"{name}/" for name in names), says, Origin())


def _section_slug(page: Page, path: str) -> tuple[str, Origin]:
    for one in page.site.pages:
        if one.place.logical == f"/{path}" and one.language == page.language and one.place.bundle == "branch":
            return f"slug of the section {path}", value_origin(one, "slug")
    return f"slug of the section {path}, by a cascade", Origin()


def _settings(page: Page, working: Working) -> Iterator[Step]:
    facts, settings = working.facts, working.settings
    written = "".join((facts.directory, facts.name, facts.slug, facts.title or ""))
    url = facts.url and page.kind != "home"
    if not url and settings.is_ugly(facts.section):
        suffix = ".html" if page.kind in ("page", "term") else "index.html"
        yield Step("setting", suffix, "uglyURLs", origin_of(page.site, "uglyurls"))
    if not url and not settings.lower and written != written.lower():
        origin = setting_origin(page.site, "disablepathtolower", page.language)
        yield Step("setting", "", "disablePathToLower keeps capitals", origin)
    if not url and settings.remove_accents and not written.isascii():
        origin = setting_origin(page.site, "removepathaccents", page.language)
        yield Step("setting", "", "removePathAccents takes accents away", origin)


def _tokens(page: Page, working: Working, text: str) -> Iterator[Step]:
    """The tokens of a pattern, each with what it becomes."""
    facts = unslashed(working.facts, working.settings)
    for name in dict.fromkeys(_TOKEN.findall(text.replace("\\:", "\0"))):
        pattern = compile_pattern(name)
        value = None if pattern.unknown else pattern.expand(facts, working.settings.make)
        if pattern.unknown:
            yield Step("token", f"{name} = ?", "no token that Hugo knows", Origin())
            continue
        says, origin = _token(page, working, name[1:].partition("[")[0])
        shown = "?" if value is None else working.settings.make(value.strip("/")) or '""'
        yield Step("token", f"{name} = {shown}", says, origin)


def _token(page: Page, working: Working, name: str) -> tuple[str, Origin]:
    """What a token takes its value from."""
    if name.startswith("slug") and working.facts.slug:
        return _slug(page)
    if name in ("title", "slug"):
        title = cast_string(page.params.get("title"))
        return (_by(page, "title"), value_origin(page, "title")) if title else ("no title", Origin())
    if name in _NAMED:
        return _of_name(page), Origin()
    if name == "section":
        return "first of its folders", Origin()
    if name == "sections":
        return "its sections", Origin()
    if name in ("sectionslug", "sectionslugs"):
        return "slugs, else titles, of its sections", Origin()
    return _date(page, working)


def _date(page: Page, working: Working) -> tuple[str, Origin]:
    unknown = working.facts.date == LATEST != working.dates.date
    if unknown and page.kind not in ("taxonomy", "term"):
        return "the time of a file or commit, not followed here", Origin()
    if working.dates.date is None:
        if page.kind in ("taxonomy", "term"):
            return "date of its newest page, not followed here", Origin()
        if working.facts.date is not None:
            return f"newest date below, {working.facts.date:%Y-%m-%d}", Origin()
        return "no date: Hugo takes the year 1", Origin()
    return date_origin(page, working, "date")


def date_origin(page: Page, working: Working, target: str) -> tuple[str, Origin]:
    """The key that gives one of a page's dates, in words, and its place."""
    key = date_keys(page.params, working.handlers, page.place.name, working.zone).get(target, "")
    if key == ":filename":
        language = page.site.config.language(page.language)
        own = language is not None and "frontmatter" in language.config
        keys = ("languages", page.language) if own else ()
        return "date in its name", origin_of(page.site, *keys, "frontmatter", target)
    entry = page.entry(key)
    shown = entry.key.text if entry is not None else key
    return (f"{shown}, by a cascade" if is_cascaded(page, key) else shown), value_origin(page, key)


def pattern_origin(page: Page, pattern: Pattern) -> Origin:
    """Where the config says a permalink pattern that holds for a page."""
    site = page.site
    for keys in (("languages", page.language, "permalinks"), ("permalinks",)):
        spots = [
            Spot(source, scalar.span)
            for source, _, node in config_spots(site, *keys)
            for rule, scalar in _rules(node)
            if scalar.text == pattern.text and _holds(page, rule)
        ]
        if spots:
            return Origin(spots[-1])
    return setting_origin(site, "permalinks", page.language)


def _rules(node: Node) -> Iterator[tuple[object, Scalar]]:
    """Each rule of a `permalinks` alone, with its pattern."""
    if isinstance(node, Sequence):
        for item in node.items:
            entry = item.find("pattern") if isinstance(item, Mapping) else None
            if entry is not None and isinstance(entry.value, Scalar):
                yield [plain_value(item)], entry.value
    for outer in node.entries if isinstance(node, Mapping) else ():
        if isinstance(outer.value, Scalar):
            yield {outer.key.text: outer.value.value}, outer.value
        for inner in outer.value.entries if isinstance(outer.value, Mapping) else ():
            if isinstance(inner.value, Scalar):
                yield {outer.key.text: {inner.key.text: inner.value.value}}, inner.value


def _holds(page: Page, rule: object) -> bool:
    compiled = compile_permalinks(
        rule,  # type: ignore[arg-type]
        version=page.site.version,
        environment=page.site.config.environment,
    )
    return any(one.text for one in compiled.match(page.kind, page.place.logical, page.section))


def is_unread(page: Page) -> bool:
    """Whether a page has front matter that cannot be read."""
    return bool(page.matter.format) and page.matter.root is None


def url_problem(page: Page, working: Working) -> str:
    """Why a page's URL is not known; empty where it is."""
    if page.permalink is not None:
        return ""
    if page.kind in page.site.hidden_kinds(page.language):
        return "pages of its kind are disabled"
    if page.moved_unseen:
        return "it says `sites`, which moves it to other languages, versions or roles, and is not followed here"
    if is_unread(page):
        return "its front matter cannot be read"
    if not working.formats or working.formats[0] is None:
        return "the media type of its output format is not known"
    problem = working_urls(working).problem
    if problem == "random" and len(working.settings.permalinks.match(*_matched(working))) > 1:
        return "several permalink patterns hold for it, and Hugo takes one of them by chance"
    if problem in _PROBLEMS:
        return _PROBLEMS[problem]
    if page.place.bundle != "single" and not page.path.rpartition(".")[2].islower():
        return "Hugo does not always take a bundle's file for one where its suffix has capitals"
    if working_urls(working).permalink is None:
        return "a part of its pattern cannot be known without building"
    return "a cascade, or a page above, has a part in it that cannot be known without building"


_PROBLEMS = {
    "http": "Hugo fails: its url begins with http:// or https://",
    "unknown-token": "Hugo fails: it knows no such token",
    "unparsable": "Hugo crashes: its url holds a control character or a broken percent sign",
    "directory": "Hugo fails: its file would be the publish folder itself",
}


def _matched(working: Working) -> tuple[str, str, str]:
    facts = working.facts
    return facts.kind, facts.logical_path, facts.section


def working_urls(working: Working) -> Urls:
    """Where a page is in its first output format."""
    first = working.formats[0] if working.formats else None
    return format_urls(working.facts, working.settings, first or HTML)
