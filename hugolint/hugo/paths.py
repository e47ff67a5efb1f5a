"""Content files as pages: their language, logical path and bundle, and which of two files wins.

Hugo 0.168.0, probed; many times over where a race was possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hugolint.hugo.config import HugoConfig
from hugolint.hugo.mounts import ContentFile
from hugolint.hugo.urlpaths import normalize_name
from hugolint.hugo.versions import NAMESAKES_VANISH, NEWEST, Version


class Name(NamedTuple):
    """A content file's base name, taken apart."""

    base: str
    """Without extension and identifiers, as written."""
    extension: str
    """Lower-case, without its dot."""
    language: str
    """The language its name gives, in use or disabled; empty where it gives none."""
    slot: str
    """Without extension and language, but with wrappers of other kinds: files of one folder and slot never race."""


class PlacedPage(NamedTuple):
    """One page: a content file in one of its languages."""

    file: ContentFile
    language: str
    path: str
    """The logical path: `/s/my-page`; `/` is home."""
    bundle: str
    """`leaf` (index.md), `branch` (_index.md) or `single`."""
    base: str
    """The file's base name without extension and identifiers, as written."""
    extension: str
    explicit: bool
    """The language stands in the file's name."""
    random: bool
    """Another file claims the same place, and which of the two Hugo takes cannot be foreseen."""
    sited: bool = False
    """Its front matter has a say in its language, and that is followed."""


class DroppedPage(NamedTuple):
    """A page that Hugo silently drops, for another file has its logical path and language."""

    page: PlacedPage
    winner: PlacedPage


class Resolution(NamedTuple):
    """What becomes of a site's content files."""

    pages: list[PlacedPage]
    dropped: list[DroppedPage]
    resources: list[ContentFile]
    """Content files below a leaf bundle: resources of its page, no pages."""
    vanished: list[ContentFile]
    """Content files of a disabled language, and those that versions of Hugo lose."""


class _Candidate(NamedTuple):
    page: PlacedPage
    slot: str
    folder: str


def read_name(name: str, languages: frozenset[str]) -> Name:
    """Take a file's base name apart; `languages` are the keys in use and disabled.

    The right-most language between dots counts, and everything behind it is dropped: `d.nb.foo.md` is `d`. A wrapper
    such as `._language_nb_.` outranks it. A name with one dot has no language: `nb.md` is `nb`.
    """
    stem, _, extension = name.rpartition(".")
    extension = extension.lower()
    if "." not in stem and not stem.startswith("_"):
        return Name(stem, extension, "", stem)
    parts = stem.split(".")
    wrapped, plain = "", ""
    cut = slot_cut = len(parts)
    at = len(parts)
    while at > 0:
        at, end = _opening(parts, at - 1), at
        text = ".".join(parts[at:end]).lower()
        if text[0:1] == "_" and text[-1:] == "_" and len(text) > 2 and (at > 0 or text.startswith("_language_")):
            kind, _, value = text[1:-1].partition("_")
            if kind == "language" and not wrapped and value in languages:
                wrapped = value
                slot_cut = at or slot_cut
            cut = at or cut
        elif not plain and len(parts) > 1 and text in languages:
            plain = text
            cut = slot_cut = at or cut
    return Name(".".join(parts[:cut]), extension, wrapped or plain, ".".join(parts[:slot_cut]))


def _opening(parts: list[str], at: int) -> int:
    """Where the wrapper that ends with a part begins, for it may hold dots (`_version_v1.0_`); else the part itself."""
    if parts[at][-1:] != "_":
        return at
    return next((to for to in range(at, 0, -1) if parts[to][0:1] == "_" and (to < at or len(parts[to]) > 2)), at)


def logical_path(folder: str, base: str) -> tuple[str, str]:
    """The logical path and the bundle of a file by its virtual folder (`s/T`, empty at the top) and base name."""
    low = base.lower()
    where = "/" + normalize_name(folder)
    if low in ("index", "_index"):
        return where, "branch" if low == "_index" else "leaf"
    return f"{where.rstrip('/')}/{normalize_name(base)}", "single"


def resolve(files: Iterable[ContentFile], config: HugoConfig, version: Version = NEWEST) -> Resolution:
    """Find the page of each content file: what a leaf bundle swallows, and who wins where two claim one place."""
    keys = frozenset(at.key for at in (*config.languages, *config.disabled_languages))
    active = frozenset(at.key for at in config.languages)
    named: list[tuple[ContentFile, str, Name, tuple[str, ...]]] = []
    leaves: set[str] = set()
    vanished: list[ContentFile] = []
    for file in files:
        if not file.is_content:
            continue
        folder, _, base = file.virtual.rpartition("/")
        name = read_name(base, keys)
        languages = _languages(name, file.languages, config.default_language, active)
        if not languages:
            vanished.append(file)
            continue
        if name.base.lower() == "index":
            leaves.add(folder)
        named.append((file, folder, name, languages))
    resources: list[ContentFile] = []
    places: dict[tuple[str, str], list[_Candidate]] = {}
    swallowed: dict[str, bool] = {"": False}
    for file, folder, name, languages in named:
        if leaves and (_below(folder, leaves, swallowed) or (folder in leaves and name.base.lower() != "index")):
            resources.append(file)
            continue
        path, bundle = logical_path(folder, name.base)
        for language in languages:
            page = PlacedPage(file, language, path, bundle, name.base, name.extension, bool(name.language), False)
            places.setdefault((path, language), []).append(_Candidate(page, name.slot, folder))
    if NAMESAKES_VANISH[0] <= version < NAMESAKES_VANISH[1]:
        for place in _namesakes(places, config):
            vanished.extend(rival.page.file for rival in places.pop(place))
    return _choose(places, resources, vanished)


def _namesakes(places: Mapping[tuple[str, str], list[_Candidate]], config: HugoConfig) -> list[tuple[str, str]]:
    """The places in the content root that a single page of any language has, with pages of any language below.

    Hugo then makes a section without a file there, and `_index.md` is lost, too.
    """
    named = {normalize_name("/" + plural.strip("/")) for plural in config.plurals}
    parents = {path[: path.index("/", 1)] for path, _ in places if "/" in path[1:]} - named
    lost = {path for (path, _), rivals in places.items() if path in parents and _any_single(rivals)}
    return [place for place in places if place[0] in lost]


def _any_single(rivals: Iterable[_Candidate]) -> bool:
    return any(rival.page.bundle == "single" for rival in rivals)


def languages_of_file(file: ContentFile, config: HugoConfig) -> tuple[str, ...]:
    """The languages that a content file is for: the one in its name, else those of its folder, or the default one."""
    active = frozenset(one.key for one in config.languages)
    known = active | frozenset(one.key for one in config.disabled_languages)
    name = read_name(file.virtual.rpartition("/")[2], known)
    return _languages(name, file.languages, config.default_language, active)


def _languages(name: Name, mounted: tuple[str, ...] | None, default: str, active: frozenset[str]) -> tuple[str, ...]:
    if name.language:
        return (name.language,) if name.language in active else ()
    return mounted if mounted else (default,)


def _below(folder: str, leaves: set[str], known: dict[str, bool]) -> bool:
    """Whether a folder lies below a leaf bundle's."""
    trail = []
    while folder not in known:
        trail.append(folder)
        folder = folder.rpartition("/")[0]
    below = known[folder]
    for at in reversed(trail):
        below = known[at] = below or at.rpartition("/")[0] in leaves
    return below


def _choose(
    places: dict[tuple[str, str], list[_Candidate]],
    resources: list[ContentFile],
    vanished: list[ContentFile],
) -> Resolution:
    pages: list[PlacedPage] = []
    dropped: list[DroppedPage] = []
    for rivals in places.values():
        if len(rivals) == 1:
            pages.append(rivals[0].page)
            continue
        winner, random = _win(rivals)
        best = winner.page._replace(random=random)
        pages.append(best)
        dropped.extend(DroppedPage(rival.page._replace(random=random), best) for rival in rivals if rival is not winner)
    return Resolution(pages, dropped, resources, vanished)


def _win(rivals: list[_Candidate]) -> tuple[_Candidate, bool]:
    """Who keeps a place, and whether that is left to chance.

    First the files of one folder settle it, by their names; then folders: the first mount, then a language in the
    name. Else it is a race, which a bundle wins more often on a site of some size.
    """
    rooms: dict[tuple[str, str], list[_Candidate]] = {}
    for rival in rivals:
        rooms.setdefault((rival.folder, normalize_name(rival.slot)), []).append(rival)
    random = False
    finalists: list[_Candidate] = []
    for room in rooms.values():
        best, unsure = _first_in_folder(room)
        finalists.append(best)
        random = random or unsure
    finalists.sort(key=_rank)
    if len(finalists) > 1 and _rank(finalists[0])[:2] == _rank(finalists[1])[:2]:
        random = True
    return finalists[0], random


def _rank(candidate: _Candidate) -> tuple[int, bool, bool, str]:
    page = candidate.page
    return page.file.mount, not page.explicit, page.bundle == "single", page.file.path


def _first_in_folder(room: list[_Candidate]) -> tuple[_Candidate, bool]:
    """Of files in one virtual folder: by mount, then a language in the name, then extension (descending), then name.

    Hugo's own order is not consistent where two of these pull apart (another mount and another extension, a language
    and another extension): there the outcome hangs on what else lies in the folder, and counts as random.
    """
    if len(room) == 1:
        return room[0], False
    best = min(room, key=_order_in_folder)
    return best, any(_pull_apart(best.page, rival.page) for rival in room if rival is not best)


def _order_in_folder(candidate: _Candidate) -> tuple[int, bool, list[int], str]:
    page = candidate.page
    extension = [-ord(letter) for letter in page.extension] + [1]
    return page.file.mount, not page.explicit, extension, page.file.virtual


def _pull_apart(one: PlacedPage, other: PlacedPage) -> bool:
    if one.extension == other.extension:
        return False
    return one.file.mount != other.file.mount or one.explicit != other.explicit
