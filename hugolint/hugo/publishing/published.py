"""The files that a site's pages are written to, and which pages share one (Hugo 0.168.0, probed).

Every output format counts for itself, pages without a file of their own too. Of several pages in one language chance
decides which one stays, of several languages the last one stays.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from hugolint.hugo.mounts import Mount, static_roots
from hugolint.hugo.page import Alias, Page
from hugolint.hugo.publishing.generated import Generated, generated_pages, is_written, lacks_templates
from hugolint.hugo.site import Site

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


def live_files(site: Site) -> Mapping[str, list[Writer]]:
    """Each file that is written for pages, with the pages, templates not looked at; what is unknown is left out."""
    if site not in _FILES:
        files: dict[str, list[Writer]] = {}
        for page in site.pages:
            for output in page.outputs:
                files.setdefault(output, []).append(page)
        for generated in generated_pages(site):
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
            left = written(site, output, writers)
            if sum(_place(writer) not in chancy for writer in left) > 1:
                left = list({_place(writer): writer for writer in left}.values())
                key = tuple(_place(writer) for writer in left)
                found.setdefault(key, ([], left))[0].append(output)
    return [_collision(outputs, writers) for outputs, writers in found.values()]


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
    return [writer for writer in writers if _is_written(site, output, writer)]


def _is_written(site: Site, output: str, writer: Writer) -> bool:
    if isinstance(writer, Generated):
        return is_written(site, writer.kind, writer.path, output)
    if writer.kind == "page" or output.endswith(".xml") or "layout" in writer.params or "type" in writer.params:
        return True
    return not lacks_templates(site, writer.kind)


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


def static_twins(site: Site) -> Iterator[tuple[str, Page, str]]:
    """Static files at the place of a page: the page's file, the page, and the path of the static file.

    Hugo copies them while it writes pages: chance decides which one stays, and of many static files most do.
    """
    for output, writers in live_files(site).items():
        file = static_file(site, output, writers[0].language)
        if file is not None:
            pages = [one for one in written(site, output, writers) if isinstance(one, Page)]
            if pages:
                yield output, pages[0], file


def shadows(site: Site) -> Iterator[Shadow]:
    """The aliases on files of other pages than their own, in the order of pages."""
    files = live_files(site)
    chancy = _chancy(site)
    for output, claims in site.alias_claims.items():
        writers = files.get(output)
        if writers is None:
            continue
        there = written(site, output, writers)
        live = tuple(writer for writer in there if _place(writer) not in chancy and writer.kind != "redirect")
        for page, alias in claims:
            # An alias on the page's own address is overwritten by the page itself.
            if live and page not in there:
                yield Shadow(output, page, alias, live)


def language_that_stays(site: Site, languages: Sequence[str]) -> str:
    """The language whose page stays where pages of several share a file: the last; empty where chance decides."""
    order = [one.key for one in site.languages]
    last = max(languages, key=order.index)
    return last if len(set(languages)) > 1 and languages.count(last) == 1 else ""


def alias_outcome(site: Site, shadow: Shadow) -> str:
    """What is lost where an alias lies on a page: the `page`, the `redirect`, or empty: either, by chance or order.

    Languages are rendered one after another, and what is written last stays.
    """
    order = [one.key for one in site.languages]
    own, live = order.index(shadow.page.language), [order.index(writer.language) for writer in shadow.live]
    if own > max(live):
        return "page"
    return "redirect" if own < max(live) else ""


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
