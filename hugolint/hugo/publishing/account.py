"""An account of one page: all that Hugo makes of it, each fact with what says so (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from hugolint.hugo.aliases import alias_items
from hugolint.hugo.casts import cast_bool, cast_string
from hugolint.hugo.fields.content_policy import denied_type
from hugolint.hugo.languages import Language
from hugolint.hugo.layout import Working
from hugolint.hugo.mounts import content_mounts
from hugolint.hugo.nodes import Value
from hugolint.hugo.origins import Origin, Spot, mount_origin, origin_of, setting_origin, word_origin
from hugolint.hugo.page import Alias, Page, alias_node
from hugolint.hugo.paths import read_name
from hugolint.hugo.publishing.generated import Generated, describe_generated
from hugolint.hugo.publishing.published import Writer, live_files, static_file
from hugolint.hugo.publishing.url_steps import (
    Step,
    date_origin,
    is_cascaded,
    is_unread,
    outputs_origin,
    url_problem,
    url_steps,
    value_origin,
)
from hugolint.hugo.site import Site


class Said(NamedTuple):
    """A fact in words, and what says so."""

    words: str
    origin: Origin = Origin()


class State(NamedTuple):
    """Whether Hugo publishes a page and writes a file for it."""

    published: bool
    written: bool
    reason: str = ""
    """Where it is not written: `draft`, `future`, `expired`, `build`, `kind`, `outputs`, `fails` or `unknown`."""
    words: str = ""
    origin: Origin = Origin()
    remedy: str = ""
    also: tuple[Said, ...] = ()
    """What else keeps it from being published."""


class Clash(NamedTuple):
    """Something else that has a file, too."""

    sort: str
    """`page`, `alias`, `list`, `static`, or `own`: an alias on the page's own address."""
    words: str
    path: str
    """The other file; empty for a list page that Hugo makes by itself."""
    origin: Origin = Origin()


class AliasAccount(NamedTuple):
    """An alias, and what becomes of it."""

    text: str
    origin: Origin
    outputs: tuple[str, ...]
    """The redirect files."""
    reason: Said
    """Why there is none."""
    clashes: tuple[Clash, ...]


class CascadedValue(NamedTuple):
    """A value that a page has from a cascade."""

    key: str
    value: Value
    origin: Origin


class Translation(NamedTuple):
    """A page that says the same in another language."""

    page: Page
    unpublished: str
    """`draft`, `future` or `expired`: it is none yet, or none any more."""


class Account(NamedTuple):
    """An account of one page."""

    page: Page
    kind: str
    """In words."""
    language: Said
    title: Said
    state: State
    steps: tuple[Step, ...]
    problem: str
    """Why its URL is not known; empty where it is."""
    outputs: Origin
    """What says its output formats."""
    clashes: tuple[Clash, ...]
    aliases: tuple[AliasAccount, ...]
    cascaded: tuple[CascadedValue, ...]
    translations: tuple[Translation, ...]
    rivals: tuple[str, ...]
    """Other files that are the same page to Hugo, in words."""


def account_of(page: Page) -> Account:
    """All that there is to say of a page."""
    layout = page.site.layout
    assert layout is not None
    working = layout.working(page)
    problem = "" if page.renders == "never" else url_problem(page, working)
    state = _state(page, working, problem)
    followed = page.renders != "never" and not page.moved_unseen and not is_unread(page)
    return Account(
        page,
        _kind(page),
        _language(page),
        Said(cast_string(page.params.get("title")), value_origin(page, "title")),
        state,
        tuple(url_steps(page, working)) if followed else (),
        problem,
        outputs_origin(page),
        _each_once(clash for output in dict.fromkeys(page.outputs) for clash in _clashes(page, output)),
        tuple(_aliases(page, working, state)),
        tuple(CascadedValue(key, given.value, value_origin(page, key)) for key, given in page.cascaded.items()),
        tuple(_translations(page)),
        tuple(_rivals(page)),
    )


def _kind(page: Page) -> str:
    """What a page is to Hugo, in words."""
    taxonomy, _, term = page.place.logical[1:].partition("/")
    if page.kind == "home":
        leaf = ", as a leaf bundle: all else in its folder belongs to it" if page.place.bundle == "leaf" else ""
        return f"the home page{leaf}"
    if page.kind == "taxonomy":
        return f"the list of all {taxonomy}"
    if page.kind == "term":
        return f'the list of "{term}" in {taxonomy}'
    what = "a section" if page.kind == "section" else "a leaf bundle" if page.place.bundle == "leaf" else "a page"
    parent = page.section if page.kind == "page" else ""
    return f"{what} in the section {parent}" if parent else what


def _language(page: Page) -> Said:
    """What says the language of a page."""
    site, file = page.site, page.place.file
    base = file.virtual.rpartition("/")[2]
    keys = frozenset(one.key for one in (*site.config.languages, *site.config.disabled_languages))
    if read_name(base, keys).language:
        wrapped = f"_language_{page.language}_" in base.lower()
        return Said(f"by {f'_language_{page.language}_' if wrapped else f'.{page.language}'} in its name")
    if page.place.sited:
        return Said("by its sites", value_origin(page, "sites"))
    mount = content_mounts(site.config)[file.mount]
    if file.languages:
        return Said(f"by its folder {mount.source}", mount_origin(site, mount))
    if len(site.languages) == 1 and not site.config.disabled_languages:
        return Said("the only language", origin_of(site, "defaultcontentlanguage"))
    return Said("the default language", origin_of(site, "defaultcontentlanguage"))


def _state(page: Page, working: Working, problem: str) -> State:
    """Whether a page is published, and else why not: what comes first for Hugo comes first here."""
    denied = denied_type(page)
    if denied:
        words = f'Hugo stops the build here: the site does not allow content of the type "{denied}"'
        return State(page.published, False, "fails", words)
    if is_unread(page):
        return State(False, False, "unknown", problem)
    if page.unpublished:
        reasons = _reasons(page)
        first, *also = [_hidden(page, working, reason) for reason in reasons]
        below = "; the pages below are published all the same" if page.place.bundle == "branch" else ""
        words = first.words + below
        return State(False, False, page.unpublished, words, first.origin, _remedy(page, reasons), tuple(also))
    if page.renders != "always":
        return State(True, False, "build", *_build(page))
    if page.kind in page.site.hidden_kinds(page.language):
        origin = word_origin(page.site, "disablekinds", page.language, page.kind)
        return State(True, False, "kind", f"disableKinds holds {page.kind}", origin)
    if page.permalink == "":
        return State(True, False, "outputs", "it has no output format", outputs_origin(page))
    if problem.startswith(("Hugo fails", "Hugo crashes")):
        return State(True, False, "fails", problem)
    return State(True, True)


def _reasons(page: Page) -> tuple[str, ...]:
    """All that keeps a page from being published."""
    layout = page.site.layout
    assert layout is not None
    return layout.reasons(page)


def _hidden(page: Page, working: Working, reason: str) -> Said:
    """Why a page is not published, and what says so."""
    if reason == "draft":
        key = "draft" if "draft" in page.params else "published"
        return Said(f"it is a draft{_of_cascade(page, key)}", value_origin(page, key))
    target, verb = ("publishdate", "is still to come") if reason == "future" else ("expirydate", "has passed")
    name, origin = date_origin(page, working, target)
    date = working.dates.publish if reason == "future" else working.dates.expiry
    return Said(f"{name} {_date(date)} {verb}", origin)


def _of_cascade(page: Page, key: str) -> str:
    return ", by a cascade" if is_cascaded(page, key) else ""


def _date(date: datetime | None) -> str:
    if date is None:
        return ""
    text = date.isoformat().removesuffix("+00:00")
    return text.removesuffix("T00:00:00")


_SWITCHES = {
    "draft": ("buildDrafts", "--build-drafts", "-D"),
    "future": ("buildFuture", "--build-future", "-F"),
    "expired": ("buildExpired", "--build-expired", "-E"),
}


def _remedy(page: Page, reasons: tuple[str, ...]) -> str:
    """What publishes a page; a language that refuses such pages is not overruled by the command line."""
    language = page.site.config.language(page.language)
    for reason in reasons:
        name = _SWITCHES[reason][0]
        if language is not None and name.lower() in language.config:
            return f"{name} of the language {page.language} is off, whatever the command line says"
    _, long, short = _SWITCHES[reasons[0]]
    alone = f"published by hugo {long} ({short})"
    return alone if not reasons[1:] else f"published by hugo {' '.join(_SWITCHES[one][2] for one in reasons)}"


def _build(page: Page) -> tuple[str, Origin]:
    """What keeps a page from being rendered."""
    if cast_bool(page.params.get("headless")):
        return f"it is headless{_of_cascade(page, 'headless')}", value_origin(page, "headless")
    key = "build" if page.params.get("build") else "_build"
    entry = page.entry(f"{key}.render")
    origin = Origin(Spot(page.source, entry.value.span)) if entry is not None else value_origin(page, key)
    return f"{key}.render is {page.renders}{_of_cascade(page, key)}", origin


def _clashes(page: Page, output: str) -> Iterator[Clash]:
    """What else has the file of a page."""
    site = page.site
    yield from _live(site, output, page)
    for other, alias in site.alias_claims.get(output, ()):
        if other is not page:
            yield Clash("alias", f"{other.path} has an alias there", other.path, _spot(alias))
    static = static_file(site, output, page.language)
    if static is not None:
        yield Clash("static", f"the static file {static} is copied there", static)


def _each_once(clashes: Iterable[Clash]) -> tuple[Clash, ...]:
    """Rivals may meet a page in several formats; what is written there in any may have an alias there, too."""
    found = {(clash.words, clash.origin): clash for clash in clashes}
    written = {clash.path for clash in found.values() if clash.sort == "page"}
    return tuple(clash for clash in found.values() if clash.sort != "alias" or clash.path not in written)


def _live(site: Site, output: str, page: Page) -> Iterator[Clash]:
    """The other pages that are written to a file."""
    for writer in _others(live_files(site).get(output, ()), page):
        if isinstance(writer, Generated):
            yield Clash("list", f"{describe_generated(writer)} is written there, too", "")
        else:
            yield Clash("page", f"{writer.path} is written there, too", writer.path)


def _others(writers: Iterable[Writer], page: Page) -> Iterator[Writer]:
    seen: set[int] = set()
    for writer in writers:
        if writer is not page and id(writer) not in seen:
            seen.add(id(writer))
            yield writer


def _spot(alias: Alias) -> Origin:
    return Origin(Spot(alias.source, alias.span))


def _aliases(page: Page, working: Working, state: State) -> Iterator[AliasAccount]:
    """Each alias as it is written, with its files: one for each HTML format."""
    groups: dict[tuple[str, int, str], list[Alias]] = {}
    for alias in page.aliases or _unplaced(page):
        groups.setdefault((alias.source.path, alias.span.start, alias.text), []).append(alias)
    for aliases in groups.values():
        first = aliases[0]
        outputs = tuple(alias.output for alias in aliases if alias.output is not None)
        clashes = _each_once(clash for output in outputs for clash in _alias_clashes(page, output))
        reason = Said("") if outputs else _no_redirect(page, working, state, first)
        yield AliasAccount(first.text, _spot(first), outputs, reason, clashes)


def _unplaced(page: Page) -> list[Alias]:
    """The aliases of a page whose place is not known."""
    written = alias_node(page) if "aliases" in page.params else None
    if written is None:
        return []
    source, node = written
    return [Alias(text, source, span, None) for text, span in alias_items(node)]


_PROBLEMS = {
    "http": "Hugo fails: an alias is no whole URL",
    "root": "Hugo fails: it is the root of the site",
    "outside": "Hugo fails: it leads out of the site",
}


def _no_redirect(page: Page, working: Working, state: State, alias: Alias) -> Said:
    """Why an alias has no redirect file."""
    if alias.problem:
        return Said(_PROBLEMS.get(alias.problem, "Hugo fails"))
    if not state.written:
        why = {"kind": "pages of its kind are disabled", "build": "it is not rendered"}.get(state.reason)
        why = why or {"outputs": "it has no output format", "draft": "it is a draft"}.get(state.reason)
        return Said(f"no redirect, as {why or 'the page is not published'}")
    if not working.aliases:
        return Said("no redirect, by disableAliases", setting_origin(page.site, "disablealiases", page.language))
    if page.permalink is not None and not any(one and one.html and one.permalinkable for one in working.formats):
        return Said("no redirect, as the page is not written as HTML")
    return Said("unknown, as the page's URL is not known")


def _alias_clashes(page: Page, output: str) -> Iterator[Clash]:
    """What else has the redirect file of an alias."""
    if output in page.outputs:
        yield Clash("own", "it is the page's own address, and the page stays", page.path)
        return
    yield from _live(page.site, output, page)
    for other, alias in page.site.alias_claims.get(output, ()):
        if other is not page:
            yield Clash("alias", f"{other.path} has this alias, too", other.path, _spot(alias))
    static = static_file(page.site, output, page.language)
    if static is not None:
        yield Clash("static", f"the static file {static} is copied there", static)


def _translations(page: Page) -> Iterator[Translation]:
    """The pages that Hugo takes for translations: those with the same `translationKey`, else the same logical path."""
    key = cast_string(page.params.get("translationkey"))
    for other in page.site.pages:
        if other is page:
            continue
        same = (
            cast_string(other.params.get("translationkey")) == key if key else other.place.logical == page.place.logical
        )
        if same:
            yield Translation(other, other.unpublished or "")


def _rivals(page: Page) -> Iterator[str]:
    """The files that Hugo leaves out in favour of a page's."""
    for loser, winner in page.site.dropped:
        if winner.file.path == page.path and winner.language == page.language:
            chance = ", and chance decides which of the two files it takes" if loser.random else ", and left out"
            yield f"{loser.file.path} is the same page to Hugo{chance}"
    for folder in page.site.listing.adapters:
        if f"{page.place.file.virtual}/".startswith(f"{folder}/" if folder else ""):
            yield f"the content adapter in {folder or 'the content root'} may make pages in its place; they are unknown"


def missing_languages(account: Account) -> tuple[Language, ...]:
    """The languages of the site that a page is not translated to."""
    there = {account.page.language, *(one.page.language for one in account.translations)}
    return tuple(one for one in account.page.site.languages if one.key not in there)
