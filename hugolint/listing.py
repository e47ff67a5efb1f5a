"""`hugolint pages`: a site's pages as Hugo lays them out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import TextIO

from hugolint.engine import Request, find_sites, open_site
from hugolint.hugo.page import Page
from hugolint.report.escape import printable
from hugolint.scope import Scope


def list_pages(request: Request) -> list[Page]:
    """The pages of `hugo list all` that the paths ask for; drafts, future and expired pages too."""
    found: list[Page] = []
    for root, paths in find_sites(request).items():
        config, _, site = open_site(root, request)
        scope = Scope(site, paths, request.cwd, config)
        found += [page for page in site.pages if site.lists(page) and scope.asks_for(page.path)]
    return found


def write_pages(pages: Iterable[Page], format_: str, stream: TextIO) -> None:
    """Write pages as a table, as JSON or as CSV."""
    if format_ == "json":
        data = {"schema_version": 1, "pages": [_row(page) for page in pages]}
        json.dump(data, stream, indent=2)
        stream.write("\n")
    elif format_ == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("path", "lang", "kind", "permalink", "output", "published", "aliases"))
        for page in pages:
            aliases = " ".join(alias.output or "" for alias in page.aliases)
            cells = (_path(page), page.language, page.kind, _permalink(page), page.output, page.published, aliases)
            writer.writerow([printable(cell) if isinstance(cell, str) else cell for cell in cells])
    else:
        _write_table(list(pages), stream)


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


def _path(page: Page) -> str:
    """As Hugo prints it: below the site's root relative to it, elsewhere absolute."""
    return page.place.file.real if page.path.startswith("../") else page.path


def _permalink(page: Page) -> str | None:
    """As Hugo prints it: empty where the page is never rendered, null where it cannot be known."""
    return "" if page.renders == "never" else page.permalink


def _clean(text: str) -> str:
    """Without lone surrogates, which stand for bytes that are no UTF-8 and which no JSON may hold."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _write_table(pages: list[Page], stream: TextIO) -> None:
    if not pages:
        stream.write("no pages\n")
        return
    rows = [(printable(_path(page)), page.language, page.kind, printable(_state(page))) for page in pages]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        stream.write("  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])) + "\n")
    aliases = sum(alias.output is not None for page in pages for alias in page.aliases)
    stream.write(f"{len(pages)} pages, {aliases} aliases\n")


def _state(page: Page) -> str:
    link = _permalink(page)
    if link is None:
        link = "unknown"
    return f"{link or '-'}  ({page.unpublished})" if page.unpublished else link or "-"
