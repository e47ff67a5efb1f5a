"""Pages that name the languages they are for: `sites.matrix` in front matter moves a page, whatever its file is called.

Hugo from 0.153 on, probed up to 0.168.0. Languages are followed; versions and roles are not, nor is what a cascade
says: the URLs of such pages are unknown. A matrix that chooses no language of the site counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

from hugolint.hugo.casts import cast_strings
from hugolint.hugo.config import HugoConfig
from hugolint.hugo.ignore import select_names
from hugolint.hugo.nodes import Value
from hugolint.hugo.paths import PlacedPage, Resolution


def named_languages(sites: Value, config: HugoConfig) -> tuple[str, ...] | None:
    """The languages that a page's `sites` chooses; none where it leaves them to the file, None where it is unknown."""
    if not isinstance(sites, dict) or not sites.keys() <= {"matrix"}:
        return None
    matrix = sites.get("matrix", {})
    if not isinstance(matrix, dict) or "versions" in config.raw or "roles" in config.raw:
        return None
    patterns = cast_strings(matrix.get("languages"))
    return select_names(patterns, [language.key for language in config.languages]) if patterns else ()


def move_pages(resolution: Resolution, named: Mapping[str, Value], config: HugoConfig) -> Resolution:
    """The pages where their `sites` puts them; `named` holds what each file says of it, by its path.

    Where another page has the place, the first mount wins, then a language in the file name: a page for all languages
    is one to fall back on, and that is no loss to tell of. Between two of a kind the outcome is not known here, and the
    page that is to move stays where it is, its URL unknown.
    """
    places = {(page.path, page.language): page for page in resolution.pages if page.file.path not in named}
    moving: dict[str, PlacedPage] = {}
    unknown: list[PlacedPage] = []
    for page in resolution.pages:
        if page.file.path in named:
            chosen = named_languages(named[page.file.path], config)
            if chosen == ():
                places[page.path, page.language] = page._replace(sited=True)
            elif chosen is None:
                unknown.append(page)
            else:
                moving.setdefault(page.file.path, page)
    claims: dict[tuple[str, str], list[PlacedPage]] = {}
    for page in moving.values():
        for language in named_languages(named[page.file.path], config) or ():
            claims.setdefault((page.path, language), []).append(page._replace(language=language, sited=True))
    even = {
        one.file.path for at, rivals in claims.items() for one in rivals if _is_even(one, [places.get(at), *rivals])
    }
    unknown += [page for page in moving.values() if page.file.path in even]
    for at, rivals in claims.items():
        best = min([places.get(at), *rivals], key=_rank)
        if best is not None and best.file.path not in even:
            places[at] = best
    return resolution._replace(pages=[*places.values(), *unknown])


def _is_even(page: PlacedPage, rivals: Iterable[PlacedPage | None]) -> bool:
    return any(other is not None and other is not page and _rank(other) == _rank(page) for other in rivals)


def _rank(page: PlacedPage | None) -> tuple[float, bool]:
    return (inf, True) if page is None else (page.file.mount, not page.explicit)
