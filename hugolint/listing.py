"""`hugolint pages`: a site's pages as Hugo lays them out.

The table has a line a page: path, language, kind, the whole link (`-` without one, `unknown` where it cannot be known),
and in brackets why the page is not published. On a terminal there is a
heading and a count, links go without their host, and lines are cut to its width.

CSV has the columns path, lang, kind, permalink, output, published and aliases; aliases are the redirect files, a blank
between two. JSON has an object with `schema_version` 1 and `pages`, which have the same keys; an alias has `alias`, as
written, and `output`, null where no redirect is written. `permalink` and `output` are null where they are unknown or
not there. See `explanation_data.py` for what pages have in addition where only files are named.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from hugolint.config import Config
from hugolint.engine import Request, find_sites, open_pages
from hugolint.errors import UsageError
from hugolint.hugo.mounts import content_mounts
from hugolint.hugo.page import Page
from hugolint.hugo.site import Site
from hugolint.report import Terminal
from hugolint.report.escape import encoding_of, printable, write
from hugolint.scope import Scope

if TYPE_CHECKING:
    from hugolint.explanation import ExplainedFile

_COLUMNS = ("path", "lang", "kind", "permalink", "output", "published", "aliases")


class Answer(NamedTuple):
    """What the paths ask for."""

    pages: list[Page]
    """Those that `hugo list all` shows; of files that are named all."""
    files: list[ExplainedFile]
    """The files, where nothing but files is named."""
    refused: tuple[UsageError, ...] = ()
    """Why some of several paths have no answer."""
    bare: tuple[Path, ...] = ()
    """The folders that are named and have no page."""


def list_pages(request: Request) -> list[Page]:
    """The pages of `hugo list all` that the paths ask for; drafts, future and expired pages too."""
    return answer(request).pages


def answer(request: Request) -> Answer:
    """The pages that the paths ask for; of files all that becomes of them. Raises UsageError for what is no content.

    One wrong path among others is told in `refused`, and hides nothing.
    """
    only_files = bool(request.paths) and not any((request.cwd / path).is_dir() for path in request.paths)
    pages: list[Page] = []
    files: list[ExplainedFile] = []
    bare: list[Path] = []
    sites, refused = _find_sites(request)
    for root, paths in sites.items():
        config, site = open_pages(root, request)
        right = []
        for path in paths:
            try:
                if (request.cwd / path).is_dir():
                    _check_folder(site, request.cwd / path, path)
                elif only_files:
                    files.append(_explain(site, request.cwd / path, path))
                right.append(path)
            except UsageError as error:
                refused.append(error)
        if only_files:
            continue
        wanted = [page for page in site.pages if site.lists(page)] if right or not paths else []
        scope = Scope(site, right, request.cwd, config)
        pages.extend(page for page in wanted if scope.asks_for(page.path))
        bare.extend(
            path for path in right if (request.cwd / path).is_dir() and not _has_page(site, wanted, path, request)
        )
    if refused and len(request.paths) == 1:
        raise refused[0]
    pages.extend(page for file in files for page in file.pages)
    return Answer(pages, files, tuple(refused), tuple(bare))


def _has_page(site: Site, pages: list[Page], path: Path, request: Request) -> bool:
    scope = Scope(site, [path], request.cwd, Config())
    return any(scope.asks_for(page.path) for page in pages)


def _find_sites(request: Request) -> tuple[dict[Path, list[Path]], list[UsageError]]:
    """The sites that are asked for, with the paths that lie in each; and why other paths lie in none."""
    refused: list[UsageError] = []
    paths = []
    for path in request.paths:
        if os.path.lexists(request.cwd / path):
            paths.append(path)
        else:
            refused.append(UsageError("no such file or folder", str(path)))
    if not paths and refused:
        return {}, refused
    sites = find_sites(replace(request, paths=tuple(paths)))
    known = {path for found in sites.values() for path in found}
    refused.extend(UsageError("it lies in no Hugo site", str(path)) for path in paths if path not in known)
    return sites, refused


def _explain(site: Site, path: Path, named: Path) -> ExplainedFile:
    """A file that is named; one that the site knows by another path, too, as behind a link, by that one."""
    from hugolint.explanation import explain_file

    for below in _paths(path, site.root):
        file = explain_file(site, below)
        if file.pages or file.fates:
            return file
    raise UsageError(f"no content of the site, which is read from {_folders(site)}", str(named))


def _paths(path: Path, root: Path) -> Iterator[str]:
    """A path from the site's root, POSIX: as it is written, then without links."""
    yield os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    yield os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "/")


def _check_folder(site: Site, path: Path, named: Path) -> None:
    """A folder may be empty where content could be; elsewhere it is a mistake."""
    sources = [mount.source for mount in content_mounts(site.config)]
    if path.is_dir():
        for below in _paths(path, site.root):
            if below == "." or any(
                f"{below}/".startswith(f"{one}/") or f"{one}/".startswith(f"{below}/") for one in sources
            ):
                return
        raise UsageError(f"no content of the site, which is read from {_folders(site)}", str(named))


def _folders(site: Site) -> str:
    folders = dict.fromkeys(mount.source for mount in content_mounts(site.config))
    return ", ".join(folders) or "content"


def write_answer(found: Answer, format_: str, stream: TextIO, terminal: Terminal, *, whole: bool = False) -> None:
    """Write what the paths ask for; as CSV it is always a list. A terminal that is none is a pipe."""
    if format_ == "json":
        _write_json(found, stream)
    elif format_ == "csv":
        _write_csv(found.pages, stream)
    elif found.files:
        from hugolint.explanation import write_explained

        write_explained(found.files, stream, terminal, whole=whole)
    elif stream.isatty():
        _write_screen(found.pages, stream, terminal)
    else:
        _write_lines(found.pages, stream)


def _write_json(found: Answer, stream: TextIO) -> None:
    import json

    if found.files:
        from hugolint.explanation_data import file_facts, page_facts

        pages = [{**_row(page), **page_facts(page)} for page in found.pages]
        data = {"schema_version": 1, "pages": pages, "files": [file_facts(file) for file in found.files]}
    else:
        data = {"schema_version": 1, "pages": [_row(page) for page in found.pages]}
    json.dump(data, stream, indent=2)
    stream.write("\n")


def _row(page: Page) -> dict[str, object]:
    aliases = [{"alias": _clean(alias.text), "output": alias.output and _clean(alias.output)} for alias in page.aliases]
    return {
        "path": _clean(_path(page)),
        "lang": page.language,
        "kind": page.kind,
        "permalink": _permalink(page),
        "output": page.output and _clean(page.output),
        "published": page.published,
        "aliases": aliases,
    }


def _write_csv(pages: Iterable[Page], stream: TextIO) -> None:
    import csv

    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for page in pages:
        aliases = " ".join(alias.output or "" for alias in page.aliases)
        row = (_path(page), page.language, page.kind, _permalink(page), page.output, page.published, aliases)
        writer.writerow([printable(cell) if isinstance(cell, str) else cell for cell in row])


def _path(page: Page) -> str:
    """As Hugo prints it: below the site's root relative to it, elsewhere absolute."""
    return page.place.file.real if page.path.startswith("../") else page.path


def _permalink(page: Page) -> str | None:
    """As Hugo prints it: empty where the page is never rendered, null where it cannot be known."""
    return "" if page.renders == "never" else page.permalink


def _clean(text: str) -> str:
    """Without lone surrogates, which stand for bytes that are no UTF-8 and which no JSON may hold."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _write_lines(pages: Sequence[Page], stream: TextIO) -> None:
    """For other programs: a line a page and nothing else."""
    rows = [(printable(_path(page)), page.language, page.kind, printable(_link(page))) for page in pages]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for page, row in zip(pages, rows, strict=True):
        state = f"  ({page.unpublished})" if page.unpublished else ""
        cells_ = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        stream.write(f"{'  '.join((*cells_, row[3]))}{state}\n")


def _link(page: Page) -> str:
    link = _permalink(page)
    return "unknown" if link is None else link or "-"


def _write_screen(pages: Sequence[Page], stream: TextIO, terminal: Terminal) -> None:
    """For eyes: within the width of the terminal, with a heading and a count."""
    if not pages:
        stream.write("no pages\n")
        return
    from hugolint.columns import cells

    encoding, sign = encoding_of(stream, terminal), "…" if terminal.unicode else "..."
    hosts = _hosts(pages)
    rows = [
        (
            printable(_path(page), encoding),
            page.language,
            page.kind,
            printable(_link(page).removeprefix(hosts.get(page.language, "")), encoding),
            f"  ({page.unpublished})" if page.unpublished else "",
        )
        for page in pages
    ]
    heading = ("path", "lang", "kind", "link", "")
    lang, kind = (max(len(row[column]) for row in (heading, *rows)) for column in (1, 2))
    paths = max(cells(row[0]) for row in (heading, *rows))
    links = max(cells(row[3]) + len(row[4]) for row in (heading, *rows))
    room = max(terminal.width, 60) - lang - kind - 6
    width = min(paths, max(room // 2, room - links))
    lines = []
    for number, (path, language, sort, link, state) in enumerate((heading, *rows)):
        start = _cut(path, width, sign)
        line = f"{start}{' ' * (width - cells(start))}  {language:{lang}}  {sort:{kind}}  "
        line += _cut(link, room - width - len(state), sign)
        bold = terminal.color and not number
        line = f"\x1b[1m{line.rstrip(' ')}\x1b[0m" if bold else line
        lines.append(line + (f"\x1b[33m{state}\x1b[0m" if terminal.color and state else state))
    aliases = sum(alias.output is not None for page in pages for alias in page.aliases)
    lines.append(f"{_count(len(pages), 'page')}, {_count(aliases, 'alias', 'es')}")
    write(stream, "".join(f"{line.rstrip(' ')}\n" for line in lines))


def _count(number: int, noun: str, ending: str = "s") -> str:
    return f"{number:,} {noun}{'' if number == 1 else ending}"


def _hosts(pages: Sequence[Page]) -> dict[str, str]:
    """The host of each language, `https://example.org`, where all of its links have the same."""
    found: dict[str, set[str]] = {}
    for page in pages:
        link = _link(page)
        if "://" in link:
            found.setdefault(page.language, set()).add(link[: link.find("/", link.index("://") + 3)])
    return {language: hosts.pop() for language, hosts in found.items() if len(hosts) == 1}


def _cut(text: str, width: int, sign: str) -> str:
    """A text within a width; of a longer one the middle is left out, for both ends tell more."""
    from hugolint.columns import cells

    if cells(text) <= width:
        return text
    inner = max(width - len(sign), 2)
    head, tail = inner // 3, len(text)
    while head and cells(text[:head]) > inner // 3:
        head -= 1
    left = inner - cells(text[:head])
    while tail > head and cells(text[tail - 1 :]) <= left:
        tail -= 1
    return f"{text[:head]}{sign}{text[tail:]}"
