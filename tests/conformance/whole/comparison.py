"""A whole site as Hugo lays it out, held against ours: aspect by aspect, and what differs in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from hugolint.hugo.page import Page
from hugolint.hugo.publishing.foreign_taxonomies import foreign_taxonomies
from hugolint.hugo.publishing.generated import Generated, generated_pages, unplaced_pages
from hugolint.hugo.publishing.pagers import pager_of
from hugolint.hugo.publishing.published import (
    alias_outcome,
    language_that_stays,
    live_files,
    page_collisions,
    shadows,
    static_file,
    written,
)
from hugolint.hugo.site import Site
from tests.conformance.whole.answers import Hugo, Rows
from tests.conformance.whole.disagreements import first_error, is_lost_home, reason_of_failure

ASPECTS = (
    *("verdicts", "permalinks", "redirects", "shared redirects"),
    *("files", "shared files", "redirects on pages", "winners"),
)


class Tally(NamedTuple):
    """How one aspect of a site went."""

    agreed: int
    differing: tuple[str, ...]
    unknown: int
    """What we say that we cannot know."""


Comparison = dict[str, Tally]


def compare(hugo: Hugo, rows: Rows, site: Site) -> Comparison:
    """Every aspect that Hugo says something of: where it cannot list or build, there is less to compare."""
    found: Comparison = {"verdicts": _verdict(hugo, site)}
    if hugo.listing:
        return found
    found["permalinks"] = _permalinks(hugo.rows, rows)
    if not hugo.bare.failure:
        found["redirects"] = _redirects(hugo, site)
        found["shared redirects"] = _counts(hugo.bare.redirects_several, _claims(site), site)
    if not hugo.builds[0].failure:
        found["files"] = _own_files(hugo, site)
        found["shared files"] = _counts(hugo.builds[0].several, _writers(site), site)
        found["redirects on pages"] = _shadows(hugo, site)
        found["winners"] = _winners(hugo, site)
    return found


def _verdict(hugo: Hugo, site: Site) -> Tally:
    """Whether Hugo stops at an address, an alias or a foreign taxonomy, and whether we know."""
    said = hugo.listing or next((build.failure for build in (*hugo.builds, hugo.bare) if build.failure), "")
    ours = [f"{page.path}: {alias.text!r}" for page in site.pages for alias in page.aliases if alias.problem]
    ours += [page.path for page in site.pages if site.layout is not None and site.layout.refuses(page)]
    ours += [one.page.path for one in foreign_taxonomies(site)]
    if bool(said) == bool(ours):
        return Tally(1, (), 0)
    if said and reason_of_failure(said):
        return Tally(0, (), 1)
    return Tally(0, (f"Hugo says {first_error(said)!r}, we say {ours[:2]}",), 0)


def _permalinks(theirs: Rows, ours: Rows) -> Tally:
    """The rows of `hugo list all`. Of a page whose link we do not know, the file and the kind must be right."""
    unknown = Counter((path, kind) for path, kind, link in ours.elements() if link is None)
    known = Counter({row: number for row, number in ours.items() if row[2] is not None})
    agreed = known & theirs
    left, extra = theirs - agreed, known - agreed
    for path, kind, link in sorted(left, key=str):
        if unknown[path, kind]:
            taken = min(unknown[path, kind], left[path, kind, link])
            unknown[path, kind] -= taken
            left[path, kind, link] -= taken
    differing = [f"Hugo has {row}" for row in sorted((+left).elements(), key=str)]
    differing += [f"we have {row}" for row in sorted(extra.elements(), key=str)]
    differing += [f"we have {row}" for row in unknown.elements()]
    said = sum(number for row, number in ours.items() if row[2] is None)
    return Tally(sum(agreed.values()), tuple(differing), said)


def _claims(site: Site) -> dict[str, int]:
    """The redirect files, each with how often it is written."""
    claims = Counter({output: len(claims) for output, claims in site.alias_claims.items()})
    claims.update(output for one in generated_pages(site) for output in one.redirects)
    return dict(claims)


def _writers(site: Site) -> dict[str, int]:
    """The files of pages, each with how often it is written. Hugo counts its redirect at the root as one, no other."""
    return {
        output: sum(one.kind != "redirect" or output == "index.html" for one in written(site, output, writers))
        for output, writers in live_files(site).items()
    }


def unknown_pages(site: Site) -> list[Page]:
    """Pages whose place we do not know."""
    random = {(one.page.path, one.page.language) for one in site.dropped if one.page.random}
    return [page for page in site.pages if page.permalink is None or (page.place.logical, page.language) in random]


def _moves_others(site: Site) -> bool:
    """Whether a cascade moves 404.html, a sitemap or robots.txt, to where is not followed."""
    others = (("404", "/404"), ("sitemap", "/_sitemap"), ("robots", "/_robots"))
    layout = site.layout
    return layout is not None and any(
        layout.moves(kind, path, language.key) for kind, path in others for language in site.languages
    )


def _redirects(hugo: Hugo, site: Site) -> Tally:
    default = site.config.default_language
    ours = set(_claims(site))
    # In old releases the one to the default language is written without a template, too.
    theirs = hugo.bare.redirects - ({f"{default}/index.html", "index.html"} - ours)
    unsure = any("aliases" in page.params for page in unknown_pages(site)) or any(unplaced_pages(site))
    missed = set() if unsure else theirs - ours
    differing = [f"Hugo writes {name}" for name in missed]
    # A static file may be copied after the redirect is written, and a feed is written after all of them.
    differing += [f"we write {name}" for name in ours - theirs - hugo.bare.pages.keys() if not _is_static(site, name)]
    return Tally(len(ours & theirs), tuple(sorted(differing)), len(theirs - ours) if unsure else 0)


def _counts(theirs: dict[str, int], ours: dict[str, int], site: Site) -> Tally:
    """Files that are written several times."""
    several = {output: number for output, number in ours.items() if number > 1}
    unsure = bool(unknown_pages(site)) or any(unplaced_pages(site)) or _moves_others(site)
    differing, agreed, unknown = [], 0, 0
    for output in sorted(theirs.keys() | several.keys()):
        if theirs.get(output) == several.get(output):
            agreed += 1
        elif "%" in output and any("%!" in name for name in theirs):
            unknown += 1  # Old releases print such a name badly.
        elif (unsure and several.get(output, 1) < theirs.get(output, 1)) or pager_of(site, output) is not None:
            unknown += 1
        else:
            differing.append(f"{output}: Hugo {theirs.get(output, 1)}, we {ours.get(output, 0)}")
    return Tally(agreed, tuple(differing), unknown)


def _own_files(hugo: Hugo, site: Site) -> Tally:
    """A file that one page alone is written to holds that page, where no redirect lies on it."""
    differing, agreed, unknown = [], 0, 0
    unsure = bool(unknown_pages(site)) or any(unplaced_pages(site))
    claims = _claims(site)
    for output, writers in live_files(site).items():
        left = written(site, output, writers)
        page = left[0] if len(left) == 1 else None
        if not isinstance(page, Page) or output in claims or pager_of(site, output) or not output.endswith(".html"):
            continue
        there = hugo.builds[0].pages.get(output)
        if there == identity(page):
            agreed += 1
        elif unsure or there == "" or is_lost_home(site, output):
            # A feed, or another format without a template of ours, may be the whole of it.
            unknown += 1
        else:
            differing.append(f"{output}: Hugo {there!r}, we {identity(page)!r}")
    return Tally(agreed, tuple(differing), unknown)


def _shadows(hugo: Hugo, site: Site) -> Tally:
    """An alias on a page: both are written there, and where one is sure to stay it is that one."""
    differing, agreed = [], 0
    outcomes: dict[str, set[str]] = {}
    for shadow in shadows(site):
        outcomes.setdefault(shadow.output, set()).add(alias_outcome(site, shadow))
    for output, said in outcomes.items():
        kept = {build.kept(output) for build in hugo.builds}
        lost = {{"redirect": "page", "page": "redirect"}.get(stays, "") for stays in kept}
        sure = len(said) == 1 and "" not in said
        # A feed is written over redirects without any template.
        there = output in hugo.bare.redirects or output in hugo.bare.pages
        if not there or "" in lost or (sure and lost != said):
            differing.append(f"{output}: Hugo keeps {sorted(kept)}, we lose {sorted(said)}")
        else:
            agreed += 1
    told = outcomes.keys() | {output for one in page_collisions(site) for output in one.outputs}
    unsure = bool(unknown_pages(site)) or any(unplaced_pages(site))
    for output in _vanished(hugo, site) if not unsure else ():
        # A static file may be copied after all.
        if (
            output not in told
            and pager_of(site, output) is None
            and not static_file(site, output, output.split("/")[0])
        ):
            differing.append(f"{output}: not there as we say, and nothing of ours tells why")
    return Tally(agreed, tuple(differing), 0)


def _vanished(hugo: Hugo, site: Site) -> Iterable[str]:
    """Redirects that Hugo writes, and that are not there at the end."""
    own = {
        alias.output
        for page in site.pages
        for alias in page.aliases
        if alias.output is not None and alias.output in page.outputs
    }
    return sorted(hugo.bare.redirects - hugo.builds[0].redirects - own)


def _is_static(site: Site, output: str) -> bool:
    """Whether a static file lies where a file is written."""
    return any(static_file(site, output, language.key) is not None for language in site.languages)


def _winners(hugo: Hugo, site: Site) -> Tally:
    """Of several pages at one file one of them is there, and the one of the last language where that is sure."""
    differing, agreed, unknown = [], 0, 0
    unsure = bool(unknown_pages(site)) or any(unplaced_pages(site))
    claims = _claims(site)
    for collision in page_collisions(site):
        stays = language_that_stays(site, [writer.language for writer in collision.writers])
        names: set[str | None] = {
            identity(writer) for writer in collision.writers if not stays or writer.language == stays
        }
        for output in collision.outputs:
            # The one to the default language is a redirect, and shows nothing.
            names |= {None for writer in collision.writers if writer.kind == "redirect"}
            if output in claims or pager_of(site, output) is not None or not output.endswith((".html", ".json")):
                continue
            # Two that write at once may leave a torn file.
            there = {build.pages.get(output) for build in hugo.builds} - {""}
            if there <= names:
                agreed += 1
            elif unsure:
                unknown += 1
            else:
                differing.append(f"{output}: Hugo {sorted(map(str, there))}, we {sorted(map(str, names))}")
    return Tally(agreed, tuple(differing), unknown)


def identity(writer: Page | Generated) -> str:
    """A page as our templates show it."""
    return f"{writer.language} {writer.kind} {writer.path if isinstance(writer, Generated) else writer.place.logical}"
