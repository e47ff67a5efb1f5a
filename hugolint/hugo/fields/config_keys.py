"""Keys of the site's configuration that are almost a setting of Hugo's, and none (Hugo 0.168.0, probed).

Hugo ignores a key that it does not know, in silence; a table below a language it warns of. Templates cannot see such a
key, either: only what is below `params`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from hugolint.hugo.config_places import config_parts
from hugolint.hugo.fields.config_names import CONFIG_NAMES, OTHER_NAMES, SPELLINGS, TABLES
from hugolint.hugo.nodes import Entry, Node, Scalar, Sequence
from hugolint.hugo.nodes import Mapping as MapNode
from hugolint.hugo.said import Said
from hugolint.hugo.site import Site
from hugolint.hugo.slips import is_slip
from hugolint.hugo.text import Source
from hugolint.hugo.versions import NEWEST

_LANGUAGE_PARAMS_UNTIL = (0, 112, 0)
"""Before, a key of a language that is no setting is a parameter."""
_TABLES_OF_LANGUAGES = TABLES | {"author", "internal", "menu", "social", "uglyurls"}
_SHORTEST = 4
"""Of shorter words too many are alike."""
_SHORTEST_BEGINNING = 9
_SINGULARS = (("ies", "y"), ("es", ""), ("s", ""))


class UnknownKey(NamedTuple):
    """A key that Hugo does not know."""

    places: tuple[tuple[Source, Entry], ...]
    """Wherever the site's config files have it below the same map, or below several languages."""
    path: str
    """The map that it stands in, in lower case: empty at the root, `languages.*` below any language."""
    name: str
    near: str
    """The setting that it may be meant for, as Hugo's documentation spells it; empty where none is near."""
    said: Said | None
    """Hugo's warning, where it has one."""
    strayed: bool = False
    """It is a setting of the top level, and stands in a table that has none of that name."""


def unknown_keys(site: Site) -> Iterator[UnknownKey]:
    """Each of them once; none where the site's Hugo is newer than the newest one that is known here."""
    if site.version[:2] > NEWEST[:2]:
        return
    found: dict[tuple[str, str], list[tuple[Source, Entry]]] = {}
    for part in config_parts(site):
        for path, entry in _keys(part.node, part.file.prefix):
            if _is_unknown(site, path, entry):
                found.setdefault((path, entry.key.text.lower()), []).append((part.source, entry))
    for (path, name), places in found.items():
        strayed = _is_of_the_root(path, name)
        near = "" if strayed else _near(path, name, places[0][1].value)
        said = Said(f'Skip unknown config key "{name}"') if _is_warned_of(path, places[0][1].value) else None
        if near or said is not None or strayed:
            yield UnknownKey(tuple(places), path, places[0][1].key.text, near, said, strayed)


def _keys(node: Node, prefix: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    """Every key below a node that stands in a map whose keys are known, with the path of that map."""
    path = ""
    for key in prefix:
        below = _below(path, key)
        if below is None:
            return
        path = below
    yield from _keys_in(node, path)


def _keys_in(node: Node, path: str) -> Iterator[tuple[str, Entry]]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _keys_in(item, path)
    elif isinstance(node, MapNode):
        for entry in node.entries:
            if path in CONFIG_NAMES:
                yield path, entry
            below = _below(path, entry.key.text.lower())
            if below is not None and not isinstance(entry.value, Scalar):
                yield from _keys_in(entry.value, below)


def _below(path: str, key: str) -> str | None:
    """The path of the map at a key; None where nothing of it is known. A language has most of what the root has."""
    own = key if path in ("languages.*", "") else f"{path}.{key}"
    for found in (own, f"{path}.*" if path else ""):
        if found and found in _PATHS:
            return found
    return None


def _paths() -> frozenset[str]:
    paths = set(CONFIG_NAMES) - {""}
    for path in tuple(paths):
        parts = path.split(".")
        paths.update(".".join(parts[:end]) for end in range(1, len(parts)))
    return frozenset(paths)


_PATHS = _paths()


def _is_unknown(site: Site, path: str, entry: Entry) -> bool:
    key = entry.key.text.lower()
    if key == "_merge" or "." in key or key in _known(path):
        return path == "languages.*" and _is_warned_of(path, entry.value) and _is_no_table(site, key)
    if path == "languages.*":
        return site.version >= _LANGUAGE_PARAMS_UNTIL and key not in site.config.raw
    return True


def _is_of_the_root(path: str, key: str) -> bool:
    """Whether a key that a table does not know is a setting of the top level. A menu's entries are left alone."""
    if path in ("", "languages.*") or path.partition(".")[0] in ("menus", "menu"):
        return False
    return key in _names("") or key == "languagecode"


def _is_no_table(site: Site, key: str) -> bool:
    """Whether Hugo has no table of that name below a language."""
    return key not in _TABLES_OF_LANGUAGES and key not in _known_here("languages.*") and key not in site.config.raw


def _is_warned_of(path: str, value: Node) -> bool:
    return path == "languages.*" and isinstance(value, MapNode)


@cache
def _known(path: str) -> frozenset[str]:
    """All names that a map may have, in lower case."""
    names = _known_here(path)
    return names | _known_here("") if path == "languages.*" else names


def _known_here(path: str) -> frozenset[str]:
    return frozenset(f"{CONFIG_NAMES[path]} {OTHER_NAMES.get(path, '')}".lower().split())


@cache
def _names(path: str) -> Mapping[str, str]:
    """The names that a slip may have been meant for: in lower case, and as they are written."""
    text = f"{CONFIG_NAMES[path]} {CONFIG_NAMES[''] if path == 'languages.*' else ''}"
    return {name.lower(): name for name in text.split()}


def _near(path: str, key: str, value: Node) -> str:
    """The setting that a key may be meant for, if the value is of its sort."""
    if key in _known(path):
        return ""
    names = _names(path)
    outer = path in ("", "languages.*")
    found = SPELLINGS.get(key, "").lower() if outer else ""
    bare = key.replace("_", "").replace("-", "")
    if not found and bare != key and bare in names:
        found = bare
    if not found and len(key) >= _SHORTEST:
        found = next((name for name in names if _is_number_of(key, name)), "")
        found = found or next((name for name in names if len(name) >= _SHORTEST and is_slip(key, name)), "")
    if not found and outer and len(key) >= _SHORTEST_BEGINNING:
        found = min((name for name in names if name.startswith(key)), key=len, default="")
    if outer and isinstance(value, Scalar if found in TABLES else MapNode):
        return ""
    return names.get(found, "")


def _is_number_of(key: str, name: str) -> bool:
    """Whether one of two words is the plural of the other."""
    for plural, singular in ((key, name), (name, key)):
        for end, other in _SINGULARS:
            if plural.endswith(end) and plural.removesuffix(end) + other == singular:
                return True
    return False
