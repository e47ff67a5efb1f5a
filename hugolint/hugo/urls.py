"""URLs: where a page's link points, and which file Hugo writes it to (Hugo 0.168.0, probed).

Pure functions over plain values: `UrlSettings` holds what a site's config says for one language, `PageFacts` what a
page brings. Whatever cannot be known, or differs from build to build, is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hugolint.hugo.outputs import AT_ROOT, HTML, OutputFormat
from hugolint.hugo.permalink_patterns import PageFacts, SectionName, compile_pattern
from hugolint.hugo.permalinks import NO_PERMALINKS, Permalinks, expand_patterns
from hugolint.hugo.urlpaths import clean_path, escape_link, join_path, normalize_name, path_maker, query_decode
from hugolint.hugo.versions import (
    LINKS_AS_WRITTEN,
    LISTS_AS_PAGES,
    NEWEST,
    SECTION_SLUGS,
    SLASHED_TITLES,
    Version,
)

__all__ = [
    "PageFacts",
    "SectionName",
    "UrlSettings",
    "Urls",
    "format_urls",
    "page_urls",
    "slugged_directory",
    "trim_slug",
    "unslashed",
]

PROBLEMS: Mapping[str, str] = {
    "": "Nothing is wrong, or nothing that shows here.",
    "http": "The page's `url` begins with http:// or https://: Hugo fails.",
    "unknown-token": "A permalink token that Hugo does not know: it fails, or crashes where the token is in a `url`.",
    "unparsable": "A control character or a broken percent sign in `url`: Hugo crashes.",
    "directory": "The page's file would be the publish folder itself: Hugo fails.",
    "random": "Several rules of a permalinks map hold: Hugo takes one of them at random.",
}
"""What `Urls.problem` may say."""


@dataclass(frozen=True, slots=True)
class UrlSettings:
    """What a config says about the URLs of one language."""

    language: str = "en"
    prefix: str = ""
    """What stands before every path on this host: the language where it is not at the root (and role and version)."""
    multihost: bool = False
    """Every language has a host of its own; its files lie in a folder named by the language."""
    hosts: bool = False
    """A language has its own host, perhaps one that is switched off: before 0.155 aliases are as on `multihost`."""
    base_path: str = ""
    """The path of the baseURL, without the last slash: `/sub`."""
    base_url: str = "https://example.org/"
    canonify: bool = False
    permalinks: Permalinks = NO_PERMALINKS
    ugly: bool | Mapping[str, bool] = False
    """The site's `uglyURLs`; a map is by section."""
    lower: bool = True
    """Not `disablePathToLower`."""
    remove_accents: bool = False
    version: Version = NEWEST
    make: Callable[[str], str] = field(init=False, repr=False, compare=False)
    folder: str = field(init=False, repr=False, compare=False)
    """What stands before every file: the prefix, and on a multihost site the language."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "make", path_maker(lower=self.lower, accents=not self.remove_accents))
        parts = (self.language, self.prefix) if self.multihost else (self.prefix,)
        object.__setattr__(self, "folder", "/".join([part for part in parts if part]))

    def is_ugly(self, section: str) -> bool:
        """Whether the pages of a section end in `.html` instead of being directories."""
        return self.ugly if isinstance(self.ugly, bool) else bool(self.ugly.get(section, False))


class Urls(NamedTuple):
    """Where a page is in one output format."""

    rel_permalink: str | None
    """The link on its host, percent-encoded."""
    permalink: str | None
    """The whole link, as `hugo list all` prints it."""
    output: str | None
    """The file, relative to the publish folder."""
    problem: str = ""
    """See PROBLEMS."""
    parent: str = ""
    """The directory, within the publish folder, that relative aliases start from: the parent of the page's own."""
    link_parent: str = ""
    """The same as a link: before 0.155 relative aliases started from it."""
    ugly: bool = False
    """Its section has ugly URLs, and so have its aliases."""


def trim_slug(slug: str) -> str:
    """A front matter slug as Hugo keeps it: without hyphens at the ends."""
    return slug.strip("-")


def slugged_directory(
    directory: str, slugs: Mapping[str, str], *, lower: bool = True, sections: Iterable[str] | None = None
) -> str | None:
    """A directory with the slugs of its branch pages in it, from Hugo 0.167 on; None where none has one.

    `slugs` has the logical path of a branch page (`s/t`, no leading slash) → its slug, if it has any. `sections` are
    the branch pages above; without them every folder on the way is one.
    """
    if not slugs or not directory:
        return None
    logical = normalize_name(directory)
    names, parts = logical.split("/"), (logical if lower else directory).split("/")
    found = False
    for path in sections if sections is not None else ["/".join(names[: at + 1]) for at in range(len(names))]:
        slug = slugs.get(path)
        if slug:
            # Of a folder whose name only begins with that of the section the rest stays.
            at = path.count("/")
            parts[at], found = slug + parts[at][len(path.rpartition("/")[2]) :], True
    return "/".join(parts) if found else None


def page_urls(page: PageFacts, settings: UrlSettings) -> Urls:
    """Where a page is: link, whole link and file, in its first output format."""
    return format_urls(page, settings, page.formats[0] if page.formats else HTML)


def format_urls(page: PageFacts, settings: UrlSettings, output: OutputFormat = HTML) -> Urls:
    """Where a page is in one output format."""
    ugly = settings.ugly if isinstance(settings.ugly, bool) else settings.is_ugly(page.section)
    url, problem = _own_url(page, settings) if page.url else ("", "")
    expanded: str | None = ""
    if not problem and settings.permalinks is not NO_PERMALINKS:
        # A bad rule fails even for a page whose own url would beat it.
        patterns = settings.permalinks.match(page.kind, page.logical_path, page.section)
        if patterns:
            expanded, problem = expand_patterns(patterns, unslashed(page, settings), settings.make)
        if url and problem in ("", "random"):
            expanded, problem = "", ""
    if problem or expanded is None:
        return Urls(None, None, None, problem)
    if url and page.kind != "home":
        target = _url_target(url, page, settings, output)
    elif page.kind == "page":
        target = _page_target(page, settings, output, expanded, ugly)
    else:
        target = _branch_target(page, settings, output, expanded, ugly)
    return _finish(target, settings, output, ugly)


class _Target(NamedTuple):
    """A path in the making. Its elements stand as they are written: nothing is cleaned before the file is named."""

    elements: list[str]
    folder: str
    prefix: str
    suffix: str
    drop: bool
    """The link leaves the last element out."""
    trim: str = ""
    """What the link loses at its end: the name of a page called `index`."""


def _own_url(page: PageFacts, settings: UrlSettings) -> tuple[str, str]:
    url = page.url
    if url.startswith(("http://", "https://")):
        return "", "http"
    if ":" not in url:
        return url, ""
    pattern = compile_pattern(url, settings.version)
    if pattern.unknown:
        return "", "unknown-token"
    text = pattern.expand(unslashed(page, settings), settings.make)
    if text is None:
        return "", "random"
    return (query_decode(text) or "", "") if text else (url, "")


_SLASHES = str.maketrans("/\\", "--")


def unslashed(page: PageFacts, settings: UrlSettings) -> PageFacts:
    """A page for the tokens of a pattern: since 0.166 a slash in a title is a hyphen, before it made a directory.

    In the titles of taxonomies and terms it still makes one.
    """
    if settings.version < SLASHED_TITLES or page.kind in ("taxonomy", "term"):
        return page
    if page.title and _has_slash(page.title):
        page = page._replace(title=page.title.translate(_SLASHES))
    for section in page.sections:
        if section.title and _has_slash(section.title):
            return page._replace(sections=tuple(_unslashed_section(section) for section in page.sections))
    return page


def _has_slash(text: str) -> bool:
    return "/" in text or "\\" in text


def _unslashed_section(section: SectionName) -> SectionName:
    return section if section.title is None else SectionName(section.slug, section.title.translate(_SLASHES))


def _url_target(url: str, page: PageFacts, settings: UrlSettings, output: OutputFormat) -> _Target:
    forced = settings.multihost or not url.startswith("/")
    if ".." in url:
        url = join_path("/", url)
    elements = [output.path] if output.path else []
    elements += [part for part in url.split("/") if part]
    suffix = output.suffix
    if url.endswith("/") or "." not in url:
        elements.append(output.base + suffix)
    else:
        last = url.rpartition("/")[2]
        suffix = "." + last.rpartition(".")[2] if "." in last else ""
    folder = settings.folder if forced and not url.startswith("/" + settings.folder) else ""
    prefix = settings.prefix if forced and not url.startswith("/" + settings.prefix) else ""
    return _Target(elements, folder, prefix, suffix, bool(elements) and elements[-1] == "index.html")


def _page_target(page: PageFacts, settings: UrlSettings, output: OutputFormat, expanded: str, ugly: bool) -> _Target:
    make, name = settings.make, page.slug or _spelled(page.name, settings)
    named_index = not page.bundle and name == output.base
    ugly = (ugly or output.ugly) and not output.no_ugly
    elements = [output.path] if output.path else []
    if expanded:
        elements.append(expanded)
    else:
        ugly = ugly or named_index
        directory = _directory(page, settings)
        elements += [f"/{directory}", name] if directory else [name]
    elements = [element for element in elements if element not in ("", "/")]
    if ugly:
        elements[-1:] = [elements[-1].removesuffix("/") + output.suffix] if elements else [output.suffix]
    else:
        elements.append(output.base + output.suffix)
    # Hugo looks for index.html before it sanitises the names.
    drop = elements[-1] == "index.html"
    elements = [make(element) for element in elements]
    return _Target(elements, settings.folder, settings.prefix, output.suffix, drop, name if named_index else "")


def _branch_target(page: PageFacts, settings: UrlSettings, output: OutputFormat, expanded: str, ugly: bool) -> _Target:
    ugly = (ugly or output.ugly) and not output.no_ugly
    home = page.kind == "home"
    elements = [output.path, expanded or ("" if home else _own_directory(page, settings))]
    old = settings.version < LISTS_AS_PAGES
    elements = [element for element in (reversed(elements) if old else elements) if element not in ("", "/")]
    index = not ugly or home or (page.kind in ("section", "taxonomy") and not old)
    if output in AT_ROOT:
        elements, index = [], True
    if index:
        elements.append(output.base + output.suffix)
    else:
        elements[-1:] = [elements[-1].removesuffix("/") + output.suffix] if elements else [output.suffix]
    drop = elements[-1] == "index.html" and (old or not (ugly and index))
    elements = [settings.make(element) for element in elements]
    return _Target(elements, settings.folder, settings.prefix, output.suffix, drop)


def _spelled(name: str, settings: UrlSettings) -> str:
    """A name as it stands in the logical path, where every blank is a hyphen of its own."""
    return normalize_name(name) if settings.lower else name


def _directory(page: PageFacts, settings: UrlSettings) -> str:
    if page.slugged is None or settings.version < SECTION_SLUGS:
        return _spelled(page.directory, settings)
    return page.slugged


def _own_directory(page: PageFacts, settings: UrlSettings) -> str:
    directory = _directory(page, settings)
    slug = page.slug if settings.version >= SECTION_SLUGS else ""
    name = slug or _spelled(page.name, settings)
    return f"/{directory}/{name}" if directory else f"/{name}"


def _finish(target: _Target, settings: UrlSettings, output: OutputFormat, ugly: bool) -> Urls:
    elements = target.elements
    chain = _chain if settings.version >= LINKS_AS_WRITTEN else _joined
    path = chain(elements)
    link = chain(elements[:-1]) if target.drop else path
    if target.trim and link.endswith(target.trim):
        link = link[: -len(target.trim)]
    if target.prefix:
        link = f"/{target.prefix}{link}"
    if target.drop and not link.endswith("/"):
        link += "/"
    escaped = escape_link(link)
    if escaped is None:
        return Urls(None, None, None, "unparsable")
    escaped = escaped or "/"
    own = _own_base(path, elements, target.suffix, output)
    folder = f"/{target.folder}" if target.folder else ""
    file = folder + path
    file = clean_path(file)[1:] if "/." in file or "//" in file else file[1:]
    if not file:
        return Urls(None, None, None, "directory")
    return Urls(
        _with_base_path(escaped, settings),
        settings.base_url.removesuffix("/") + "/" + escaped.removeprefix("/"),
        file,
        "",
        join_path(folder + own, ".."),
        join_path((f"/{target.prefix}" if target.prefix else "") + own, ".."),
        ugly,
    )


def _own_base(path: str, elements: list[str], suffix: str, output: OutputFormat) -> str:
    """The directory that is a page's own: where its bundle's files would lie."""
    if elements[-1].startswith(output.base + "."):
        base = path[: path.rfind("/")] or "/"
    else:
        base = path.removesuffix(suffix) if suffix else path
    return "" if base == "/" else base


def _chain(elements: list[str]) -> str:
    """Elements after one another, a slash between two that have none."""
    path, slash = "", False
    for element in elements:
        path += element if slash or element.startswith("/") else "/" + element
        slash = element.endswith("/")
    return path


def _joined(elements: list[str]) -> str:
    """The same before 0.153: cleaned."""
    return "/" + join_path(*elements).removeprefix("/")


def _with_base_path(link: str, settings: UrlSettings) -> str:
    if not settings.base_path or settings.canonify:
        return link
    joined = join_path(settings.base_path, link)
    return joined + "/" if link.endswith("/") and not joined.endswith("/") else joined
