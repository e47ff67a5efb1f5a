"""The files that a site's pages are written to, and which pages share one (Hugo 0.168.0, probed).

Every output format counts for itself, pages without a file of their own too. Languages are written one after another,
and within each the formats: HTML first, then by name. What is written last stays; of pages in one language and format
chance decides.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from hugolint.hugo.mounts import Mount, static_roots
from hugolint.hugo.page import Alias, Page
from hugolint.hugo.publishing.generated import Generated, generated_pages, is_written, lacks_templates
from hugolint.hugo.publishing.standalone import STANDALONE, standalone_pages
from hugolint.hugo.site import Site
from hugolint.hugo.urls import format_urls

Writer: TypeAlias = Page | Generated
"""A page that is written, with a file in content or without one."""


class Collision(NamedTuple):
    """Pages that share a file, or a single page several formats of which do."""

    outputs: tuple[str, ...]
    """The files, relative to the publish folder; HTML comes first."""
    pages: tuple[Page, ...]
    """In the order of paths and languages."""
    generated: tuple[Generated, ...]
    """List pages without a file."""

    @property
    def writers(self) -> tuple[Writer, ...]:
        """All of them."""
        return (*self.pages, *self.generated)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of all of them, each once."""
        return tuple(dict.fromkeys(writer.language for writer in self.writers))


class Shadow(NamedTuple):
    """An alias whose redirect file is a page's file, too."""

    output: str
    page: Page
    """The page with the alias."""
    alias: Alias
    live: tuple[Writer, ...]
    """The pages that are written there."""


_FILES: WeakKeyDictionary[Site, dict[str, list[Writer]]] = WeakKeyDictionary()


_LISTS: WeakKeyDictionary[Site, tuple[Generated, ...]] = WeakKeyDictionary()


def _lists(site: Site) -> tuple[Generated, ...]:
    """The list pages that Hugo makes, once."""
    if site not in _LISTS:
        _LISTS[site] = tuple(generated_pages(site))
    return _LISTS[site]


def live_files(site: Site) -> Mapping[str, list[Writer]]:
    """Each file that is written for pages, with the pages, templates not looked at; what is unknown is left out."""
    if site not in _FILES:
        files: dict[str, list[Writer]] = {}
        for page in site.pages:
            for output in page.outputs:
                files.setdefault(output, []).append(page)
        for generated in (*_lists(site), *standalone_pages(site)):
            for output in generated.outputs:
                files.setdefault(output, []).append(generated)
        _FILES[site] = files
    return _FILES[site]


def page_collisions(site: Site) -> list[Collision]:
    """The files that several pages are written to; those that the same pages share are one collision."""
    chancy = _chancy(site)
    found: dict[tuple[tuple[str, str], ...], tuple[list[str], list[Writer]]] = {}
    for output, writers in live_files(site).items():
        if len(writers) > 1:
            left = _without_replaced(site, output, written(site, output, writers))
            if sum(_place(writer) not in chancy for writer in left) > 1:
                left = list({_place(writer): writer for writer in left}.values())
                key = tuple(_place(writer) for writer in left)
                found.setdefault(key, ([], left))[0].append(output)
    return [_collision(outputs, writers) for outputs, writers in found.values()]


def _without_replaced(site: Site, output: str, writers: list[Writer]) -> list[Writer]:
    """Writers without Hugo's own sitemap and the like, where another format is sure to be written in its place.

    That is how a site brings a sitemap of its own.
    """
    own = [writer for writer in writers if writer.kind in STANDALONE]
    if own and any(format_of(site, writer, output) != "html" for writer in writers if writer not in own):
        return [writer for writer in writers if writer not in own]
    return writers


def _collision(outputs: list[str], writers: list[Writer]) -> Collision:
    pages = tuple(writer for writer in writers if isinstance(writer, Page))
    generated = tuple(writer for writer in writers if isinstance(writer, Generated))
    return Collision(tuple(sorted(outputs, key=lambda name: (not name.endswith(".html"), name))), pages, generated)


def _chancy(site: Site) -> set[tuple[str, str]]:
    """The places of pages for which chance decides between two files, and so where they go."""
    return {(one.page.path, one.page.language) for one in site.dropped if one.page.random}


def _place(writer: Writer) -> tuple[str, str]:
    """The logical path and the language of a page, which no other page has."""
    return writer.path if isinstance(writer, Generated) else writer.place.logical, writer.language


def written(site: Site, output: str, writers: Iterable[Writer]) -> list[Writer]:
    """Of several pages those for which Hugo has a template, and so writes a file."""
    found = [writer for writer in writers if _is_written(site, output, writer)]
    if not output.endswith(".xml") or len(found) < 2:
        return found
    return list(_without_html(site, output, found))


def _without_html(site: Site, output: str, writers: list[Writer]) -> Iterator[Writer]:
    """The writers of a feed, each as often as it is written: some `url` puts HTML there, too, without a template."""
    left: dict[tuple[str, str], int] = {}
    for writer in writers:
        if isinstance(writer, Page) and writer.kind != "page" and lacks_templates(site, writer.kind):
            place = _place(writer)
            if place not in left:
                left[place] = sum(name not in ("html", "amp") for name in formats_at(site, writer, output))
            left[place] -= 1
            if left[place] < 0:
                continue
        yield writer


def _is_written(site: Site, output: str, writer: Writer) -> bool:
    if isinstance(writer, Generated):
        return is_written(site, writer.kind, writer.path, output)
    if writer.kind == "page" or output.endswith(".xml") or "layout" in writer.params or "type" in writer.params:
        return True
    return not lacks_templates(site, writer.kind, output)


def case_twins(site: Site) -> Iterator[tuple[str, Writer, str, Writer]]:
    """Files whose names differ in capitals only, each with a page of it: one file on macOS and Windows."""
    files = live_files(site)
    capitals = [output for output in files if output != output.lower()]
    first: dict[str, str] = {low: low for output in capitals if (low := output.lower()) in files}
    for output in capitals:
        other = first.setdefault(output.lower(), output)
        here, there = written(site, output, files[output]), written(site, other, files[other])
        if other != output and here and there:
            yield output, here[0], other, there[0]


def static_twins(site: Site) -> Iterator[tuple[str, Writer, str]]:
    """Static files at the place of a page: the page's file, the page, and the path of the static file.

    Hugo copies them while it writes pages: chance decides which one stays.
    """
    chancy = _chancy(site)
    for output, writers in live_files(site).items():
        file = static_file(site, output, writers[0].language)
        if file is not None:
            there = [one for one in written(site, output, writers) if _place(one) not in chancy]
            if there:
                yield output, there[0], file


def shadows(site: Site) -> Iterator[Shadow]:
    """The aliases on files of other pages than their own, in the order of pages."""
    files = live_files(site)
    chancy = _chancy(site)
    for output, claims in site.alias_claims.items():
        writers = files.get(output)
        if writers is None:
            continue
        there = written(site, output, writers)
        live = tuple(writer for writer in there if _place(writer) not in chancy)
        for page, alias in claims:
            # An alias on the page's own address is overwritten by the page itself, and the redirect to the default
            # language leads to the home page as well.
            own = page in there or (page.kind == "home" and any(one.kind == "redirect" for one in live))
            if live and not own and _place(page) not in chancy:
                yield Shadow(output, page, alias, live)


class Claim(NamedTuple):
    """A redirect file that several pages write."""

    output: str
    pages: list[tuple[Page, Alias]]
    """One alias of each page, in the order of paths."""
    generated: tuple[Generated, ...]
    """List pages without a file that have the alias from a cascade."""


def claimants(site: Site) -> Iterator[Claim]:
    """Each redirect file that several pages write, at least one of them with a file of its own."""
    chancy = _chancy(site)
    lists: dict[str, list[Generated]] = {}
    for one in _lists(site):
        for output in one.redirects:
            lists.setdefault(output, []).append(one)
    for output, claims in site.alias_claims.items():
        if len(claims) > 1 or output in lists:
            sure = {page.path: (page, alias) for page, alias in reversed(claims) if _place(page) not in chancy}
            given = {_place(one): one for one in lists.get(output, ())}
            if sure and len(sure) + len(given) > 1:
                yield Claim(output, [sure[path] for path in sorted(sure)], tuple(given.values()))


class Blocked(NamedTuple):
    """A file where another one needs a folder: Hugo cannot write both, and stops."""

    output: str
    """The file."""
    page: Writer
    alias: Alias | None
    """The page's alias whose redirect it is."""
    inner: str
    """The file that would lie in a folder of that name."""
    inner_page: Writer
    inner_alias: Alias | None


def blocked_folders(site: Site) -> Iterator[Blocked]:
    """Files that are folders to others, each once."""
    files = live_files(site)
    claims = site.alias_claims
    seen: set[str] = set()
    for inner in (*files, *claims):
        folder = inner.rpartition("/")[0]
        # A file without a dot in its path is a folder with an index.html.
        while "." in folder:
            if folder not in seen and (folder in files or folder in claims):
                here, there = _first_writer(site, folder), _first_writer(site, inner)
                if here is not None and there is not None:
                    seen.add(folder)
                    yield Blocked(folder, *here, inner, *there)
            folder = folder.rpartition("/")[0]


def _first_writer(site: Site, output: str) -> tuple[Writer, Alias | None] | None:
    """Who surely writes a file: a page for which there is a template, or one with an alias."""
    chancy = _chancy(site)
    for writer in written(site, output, live_files(site).get(output, ())):
        if _place(writer) not in chancy and not (isinstance(writer, Page) and lacks_templates(site, writer.kind)):
            return writer, None
    for page, alias in site.alias_claims.get(output, ()):
        if _place(page) not in chancy:
            return page, alias
    return None


def format_of(site: Site, writer: Writer, output: str) -> str:
    """The output format in which a page is written to a file; empty where it is not known."""
    if isinstance(writer, Generated):
        if writer.kind in STANDALONE or output.endswith(".html"):
            return "html"
        return "rss" if output.endswith(".xml") else ""
    return max(formats_at(site, writer, output), key=_turn, default="")


def formats_at(site: Site, page: Page, output: str) -> list[str]:
    """The output formats in which a page is written to a file, as far as they are known."""
    if site.layout is None:
        return []
    work = site.layout.working(page)
    known = [one for one in work.formats if one is not None]
    return [one.name for one in known if format_urls(work.facts, work.settings, one).output == output]


def _turn(name: str) -> tuple[bool, str]:
    """The order in which the formats of a language are written."""
    return name != "html", name


def format_that_stays(site: Site, writers: Sequence[Writer], output: str) -> str | None:
    """The format that is written last, where pages of one language share a file in several of them.

    It is empty where all have one format, and chance decides; None where it cannot be told.
    """
    names = [format_of(site, writer, output) for writer in writers]
    if len(set(names)) == 1:
        return ""
    last = max(names, key=_turn)
    return last if all(names) and names.count(last) == 1 else None


def language_that_stays(site: Site, languages: Sequence[str]) -> str:
    """The language whose page stays where pages of several share a file: the last; empty where chance decides."""
    order = site.render_order
    last = max(languages, key=order.index)
    return last if len(set(languages)) > 1 and languages.count(last) == 1 else ""


def alias_outcome(site: Site, shadow: Shadow) -> str:
    """What is lost where an alias lies on a page: the `page`, the `redirect`, or empty: either, by chance or order.

    Languages are rendered one after another, and what is written last stays.
    """
    order = site.render_order
    own, live = order.index(shadow.page.language), [order.index(writer.language) for writer in shadow.live]
    if own > max(live):
        return "page"
    if own < max(live):
        return "redirect"
    # Redirects are written with the HTML of their page, and feeds and the like after all HTML.
    last = [one for one in shadow.live if one.language == shadow.page.language]
    later = any(format_of(site, one, shadow.output) not in ("", "html", "amp") for one in last)
    return "redirect" if later else ""


def static_file(site: Site, output: str, language: str) -> str | None:
    """The static file that lies where a page or redirect is written, relative to the site's root; None if none does."""
    name = output.removeprefix(f"{language}/") if site.multihost else output
    top = name.partition("/")[0]
    for mount, names in _static(site):
        inner = name
        if mount.target:
            inner = name.removeprefix(mount.target + "/")
        elif top not in names:
            continue
        if (inner != name or not mount.target) and (mount.folder / inner).is_file():
            return f"{mount.source}/{inner}"
    return None


_STATIC: WeakKeyDictionary[Site, list[tuple[Mount, frozenset[str]]]] = WeakKeyDictionary()


def _static(site: Site) -> list[tuple[Mount, frozenset[str]]]:
    """The folders of static files, each with the names in it."""
    if site not in _STATIC:
        mounts = [mount for mount in static_roots(site.config) if mount.folder.is_dir() and not mount.globs]
        _STATIC[site] = [(mount, frozenset(os.listdir(mount.folder))) for mount in mounts]
    return _STATIC[site]


def url_of(site: Site, output: str, language: str) -> str:
    """A file as an address on its host: `/s/x/`."""
    folder = f"{language}/" if site.multihost else ""
    return "/" + output.removeprefix(folder).removesuffix("index.html")
