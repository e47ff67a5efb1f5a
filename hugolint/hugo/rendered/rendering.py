"""Whether a page's content is rendered at all: only what a template asks for is (Hugo 0.146 to 0.168, probed).

A mistake that Hugo finds when it renders is none on a page whose content nothing shows. Two things show it for sure:
Hugo's own feed, which holds the summaries of all pages that are listed, and a page's template, where it asks for the
content whatever the data. Looked at only when there is something to report; the rest is unknown.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_int, cast_string, cast_strings
from hugolint.hugo.files import read_file
from hugolint.hugo.mounts import layouts_roots
from hugolint.hugo.nodes import Value
from hugolint.hugo.page import Page, branch_kind
from hugolint.hugo.site import Site
from hugolint.hugo.template_flow import Flow, parse

_SHOWS = re.compile(
    r"\$?(?:\.Page)?\.(?:Content|ContentWithoutSummary|Summary|Plain|PlainWords|WordCount|FuzzyWordCount|ReadingTime"
    r"|Len|Truncated)\Z"
)
_NAMES = {
    "page": ("single", "page", "all"),
    "home": ("home", "index", "list", "all"),
    "section": ("section", "list", "all"),
    "taxonomy": ("taxonomy", "terms", "list", "all"),
    "term": ("term", "taxonomy", "list", "all"),
}
"""The names of the templates that a kind of page may have."""
_SURE = {
    "page": ("single", "page", "all"),
    "home": ("home", "index", "list", "all"),
    "section": ("section", "list", "all"),
    "taxonomy": ("taxonomy", "list", "all"),
    "term": ("term", "list", "all"),
}
"""Those that it takes from the layouts folder itself."""
_ELSEWHERE = re.compile(r"(?:.*/)?_?(?:shortcodes|markup|partials)/")
_PARTIALS = re.compile(r"(?:.*/)?_?partials/")
_INLINE = re.compile(r"\b(?:define|block)\s+[\"`]_?partials/")
_MEDIA = frozenset({"text/html", "application/rss+xml", "application/xml"})
_SINCE = (0, 146, 0)
"""Before, templates were looked up in another way."""


class Target(NamedTuple):
    """A page as far as the choice of its template goes; it need not have a file."""

    site: Site
    kind: str
    logical: str
    language: str
    params: Mapping[str, Value]


class Layouts:
    """The templates of a site, by their path below the layouts folders, lower-case."""

    def __init__(self, site: Site) -> None:
        self.files: dict[str, str] = {}
        config = site.config
        self.known = (
            not config.missing
            and not any(config.raw.get(key) for key in ("versions", "roles", "rendersegments"))
            and not any(_changes_media(config.setting("mediatypes", one.key)) for one in config.languages)
        )
        """Whether all templates can be seen, and nothing keeps Hugo from using them."""
        for mount in layouts_roots(config):
            if mount.languages is not None or mount.globs:
                self.known = False
            if os.path.isfile(mount.folder):
                self.files.setdefault(mount.target.lower(), str(mount.folder))
                continue
            for path, real in self._walk(str(mount.folder), f"{mount.target.lower()}/" if mount.target else ""):
                self.files.setdefault(path, real)
        self.pages = [path for path in self.files if not _ELSEWHERE.match(path)]
        """The templates of whole pages."""
        self._inline: bool | None = None

    def _walk(self, folder: str, below: str) -> Iterator[tuple[str, str]]:
        waiting = [(below, folder)]
        while waiting:
            below, folder = waiting.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError:
                self.known = False
                continue
            for entry in entries:
                if entry.name[0] in ".#" or entry.name[-1] == "~":
                    continue
                path = below + entry.name.lower().replace(" ", "-")
                if entry.is_symlink():
                    self.known = False
                elif entry.is_dir():
                    waiting.append((path + "/", entry.path))
                else:
                    yield path, entry.path

    def named(self, names: set[str], folders: set[str]) -> list[str]:
        """The HTML templates in some folders whose names begin with some word."""
        found = []
        for path in self.pages:
            folder, _, base = path.rpartition("/")
            if folder in folders and base.endswith((".html", ".htm")) and base.partition(".")[0] in names:
                found.append(path)
        return found

    def partials(self, name: str) -> list[str] | None:
        """The partials that a name may mean; None where one may be defined elsewhere, or none is there for sure."""
        name = name.lower()
        folder, slash, base = name.rpartition("/")
        start = folder + slash + base.partition(".")[0]
        found = []
        for path in self.files:
            below = _PARTIALS.match(path)
            if below is not None:
                inner, slash, base = path[below.end() :].rpartition("/")
                if inner + slash + base.partition(".")[0] == start:
                    found.append(path)
        exact = {f"{top}partials/{name}{ending}" for top in ("_", "") for ending in ("", ".html")}
        return found if exact & set(found) and not self._defines_partials() else None

    def _defines_partials(self) -> bool:
        """Whether a template defines partials of its own, which may take the place of files."""
        if self._inline is None:
            self._inline = any(map(_defines_partials, self.files.values()))
        return self._inline


def _changes_media(types: Value) -> bool:
    """Whether a site changes the endings of HTML and feeds, or gives them to other types."""
    for name, given in types.items() if isinstance(types, dict) else ():
        suffixes = cast_strings(given.get("suffixes")) if isinstance(given, dict) else []
        if name in _MEDIA or not {"html", "htm", "xml", "rss"}.isdisjoint(one.lower().lstrip(".") for one in suffixes):
            return True
    return False


def _defines_partials(path: str) -> bool:
    try:
        text = read_file(path).decode("utf-8", "surrogateescape")
    except OSError:
        return True
    return "partials/" in text and _INLINE.search(text) is not None


_LAYOUTS: WeakKeyDictionary[Site, Layouts] = WeakKeyDictionary()


def layouts_of(site: Site) -> Layouts:
    """The templates of a site, read when first asked for."""
    layouts = _LAYOUTS.get(site)
    if layouts is None:
        layouts = _LAYOUTS[site] = Layouts(site)
    return layouts


def is_shown(page: Page) -> bool:
    """Whether Hugo renders a page's content for sure; what cannot be told is held against the verdict on the site."""
    return (_is_alone(page) and (_is_fed(page) or _has_template(page))) or _note(page)


def is_shown_as_html(page: Page) -> bool:
    """Whether a page's own template shows its content for sure."""
    return (_is_alone(page) and _has_template(page)) or _note(page)


def _note(page: Page) -> bool:
    if page.published:
        page.site.unseen[page.path] = None
    return False


def _is_alone(page: Page) -> bool:
    """Whether a page is published as what it seems to be, in its own place."""
    return (
        page.kind != "resource"
        and page.published
        and (len(page.site.languages) == 1 or page.params.keys().isdisjoint(("sites", "kind", "path", "lang")))
        and all(one.page.path != page.place.logical for one in page.site.dropped)
    )


def _has_template(page: Page) -> bool:
    if not page.rendered or (page.kind == "home" and page.place.bundle != "branch"):
        return False
    target = Target(page.site, page.kind, page.place.logical, page.language, page.params)
    return surely(target, _Shows(target))


class _Walk(Flow):
    """A walk through a page's templates."""

    def __init__(self, target: Target, wanted: re.Pattern[str], anywhere: re.Pattern[str] | None = None) -> None:
        super().__init__(wanted, anywhere)
        self._target = target
        self._layouts = layouts_of(target.site)

    def calls(self, name: str) -> list[str] | None:
        found = self._layouts.partials(name)
        return [self._layouts.files[path] for path in found] if found is not None else None

    def views(self, name: str) -> list[str] | None:
        if name[:1] != '"':
            return None
        return [self._layouts.files[path] for path in self._layouts.named({name[1:].lower()}, folders_of(self._target))]


class _Shows(_Walk):
    """Whether a page's templates show its content."""

    def __init__(self, target: Target) -> None:
        super().__init__(target, _SHOWS)


class Asks(_Walk):
    """Whether a page's templates come by something of the site, on whatever page they are at that moment."""

    def __init__(self, target: Target, wanted: re.Pattern[str], anywhere: re.Pattern[str]) -> None:
        super().__init__(target, wanted, anywhere)


def surely(target: Target, flow: Flow) -> bool:
    """Whether each template that Hugo may choose for a page's HTML comes by what is looked for; one has to be there."""
    layouts, site = layouts_of(target.site), target.site
    if not layouts.known or site.version < _SINCE or not _has_html(target):
        return False
    folders = folders_of(target)
    layout = cast_string(target.params.get("layout")).lower()
    names = {*_NAMES[target.kind], layout}
    if target.kind != "page":
        names |= folders - {"", "_default"}
    found = _unbeaten(target, layouts.named(names, folders))
    places = _places(target)
    if not any(
        _is_sure(path, _SURE[target.kind], places) or path in (f"{layout}.html", f"_default/{layout}.html")
        for path in found
    ):
        return False
    bases = [path for path in layouts.named({*_bases(layouts)}, folders)]
    plain = any(_is_sure(path, ("baseof",), places) for path in bases)
    for path in found:
        real = layouts.files[path]
        template = parse(real)
        if template is None:
            return False
        if template.based:
            if not plain or not all(flow.file(real, layouts.files[base]) for base in bases):
                return False
        elif not flow.file(real):
            return False
    return True


def _unbeaten(target: Target, found: list[str]) -> list[str]:
    """The templates of a page that no other surely comes before."""
    here = set(found)
    layout = cast_string(target.params.get("layout")).lower()
    weak: set[str] = set()
    if layout:
        if here & {f"{layout}.html", f"_default/{layout}.html"}:
            weak = {
                path for path in found if path.removeprefix("_default/") in {f"{n}.html" for n in _NAMES[target.kind]}
            }
            weak -= {f"{layout}.html", f"_default/{layout}.html"}
    elif target.kind == "home":
        if here & {"index.html", "home.html"}:
            weak = {"list.html", "all.html", "_default/list.html", "_default/all.html"}
    elif target.kind == "page":
        own = next((folder for folder in _above(target.logical) if f"{folder}/single.html" in here), "")
        if own and "type" not in target.params:
            weak = {path for path in found if path.rpartition("/")[0] in ("", "_default")}
        elif here & {"single.html", "page.html", "_default/single.html"}:
            weak = {"all.html", "_default/all.html"}
    return [path for path in found if path not in weak]


def _bases(layouts: Layouts) -> Iterator[str]:
    for path in layouts.pages:
        name = path.rpartition("/")[2].partition(".")[0]
        if name.endswith("baseof"):
            yield name


def _is_sure(path: str, names: tuple[str, ...], places: set[str]) -> bool:
    folder, _, base = path.rpartition("/")
    return folder in places and base.removesuffix(".html") in names


def _places(target: Target) -> set[str]:
    """The folders whose templates a page may take for sure."""
    return {"", "_default", *_above(target.logical)}


def folders_of(target: Target) -> set[str]:
    """All folders whose templates a page may take."""
    kind_of = cast_string(target.params.get("type")).lower().strip("/")
    found = {*_places(target), target.kind, kind_of, kind_of.partition("/")[0], target.logical[1:].partition("/")[0]}
    if target.kind in ("taxonomy", "term"):
        for one, many in target.site.config.taxonomies(target.language).items():
            found |= {one.lower(), many.lower().strip("/"), "taxonomy", "term"}
    return found


def _above(logical: str) -> Iterator[str]:
    while logical not in ("", "/"):
        yield logical[1:]
        logical = logical.rpartition("/")[0]


def _has_html(target: Target) -> bool:
    formats = target.site.config.setting("outputformats", target.language)
    if isinstance(formats, dict) and "html" in formats:
        return False
    own = _outputs(target)
    return own is None or "html" in own


def _outputs(target: Target) -> set[str] | None:
    """The names of a page's output formats; None for the default ones."""
    own = cast_strings(target.params.get("outputs"))
    if not own:
        outputs = target.site.config.setting("outputs", target.language)
        own = cast_strings(outputs.get(target.kind)) if isinstance(outputs, dict) else []
    return {name.lower() for name in own} if own else None


_FEEDS: WeakKeyDictionary[Site, dict[tuple[str, str], bool]] = WeakKeyDictionary()


def _is_fed(page: Page) -> bool:
    """Whether a page stands in Hugo's own feed: that of the home page, or else of the section that it lies in."""
    if page.kind != "page" or not page.listed or "page" in page.site.hidden_kinds(page.language):
        return False
    if page.in_all_lists and _has_feed(page.site, page.language, "/"):
        return True
    above = page.place.logical.rpartition("/")[0]
    return above.count("/") == 1 and len(above) > 1 and _has_feed(page.site, page.language, above)


def _has_feed(site: Site, language: str, logical: str) -> bool:
    known = _FEEDS.setdefault(site, {})
    if (language, logical) not in known:
        known[language, logical] = _find_feed(site, language, logical)
    return known[language, logical]


def _find_feed(site: Site, language: str, logical: str) -> bool:
    """Whether Hugo writes the feed of a page for sure, with its own template, and without a limit."""
    config, layouts = site.config, layouts_of(site)
    kind = "home" if logical == "/" else branch_kind(logical, config.taxonomies(language).values())
    target = find_target(site, kind, logical, language)
    if kind not in ("home", "section") or target is None or not layouts.known or "rss" in site.hidden_kinds(language):
        return False
    if any(path.endswith((".xml", ".rss")) for path in layouts.pages) or "rsslimit" in config.raw:
        return False
    formats = config.setting("outputformats", language)
    rss = formats.get("rss") if isinstance(formats, dict) else None
    if rss is not None and (not isinstance(rss, dict) or rss.keys() - {"basename"}):
        return False
    services = config.setting("services", language)
    limits = services.get("rss") if isinstance(services, dict) else None
    if isinstance(limits, dict) and (cast_int(limits.get("limit", -1)) or 0) >= 1:
        return False
    outputs = _outputs(target)
    return outputs is None or "rss" in outputs


def find_target(site: Site, kind: str, logical: str, language: str) -> Target | None:
    """A list page of the site, with its file or without one; None where Hugo may not render it."""
    if kind in site.hidden_kinds(language) or any(one.page.path == logical for one in site.dropped):
        return None
    if any(logical == "/" or f"{logical}/".startswith(f"/{folder}/") for folder in site.listing.adapters):
        return None
    for page in site.pages:
        if page.place.logical == logical and page.language == language:
            sure = page.place.bundle == "branch" and _is_alone(page) and page.rendered
            return Target(site, kind, logical, language, page.params) if sure else None
    if any(page.place.logical == logical and page.place.bundle != "branch" for page in site.pages):
        return None
    # What a cascade gives to a page without a file is not followed.
    above = [page for page in site.pages if page.place.logical == "/" != logical]
    if site.config.setting("cascade", language) or any("cascade" in page.own for page in above):
        return None
    return Target(site, kind, logical, language, {})
