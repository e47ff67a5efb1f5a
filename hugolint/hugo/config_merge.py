"""How configs merge: a later file over an earlier one, a theme's below the site's, the site's below a language's.

`_merge` says what a map takes over: nothing (`none`), new keys (`shallow`), or new keys on every level (`deep`).
Without one, a map inherits from the map above it; `params` are deep, menus, output formats and media types shallow, and
the rest takes nothing (Hugo 0.168.0, its source and probes).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hugolint.hugo.errors import ConfigFault
from hugolint.hugo.nodes import Value

_MERGE = "_merge"
_WORDS = ("none", "shallow", "deep")
_NOT_TAKEN = frozenset(("module", "theme"))
"""What a theme says of these holds for the theme alone."""
_MAPS = frozenset(
    (
        *("build", "caches", "cascade", "contenttypes", "deployment", "frontmatter", "httpcache", "imaging"),
        *("languages", "markup", "mediatypes", "menus", "minify", "module", "outputformats", "outputs", "page"),
        *("pagination", "params", "permalinks", "privacy", "related", "roles", "security", "segments", "server"),
        *("services", "sitemap", "taxonomies", "uglyurls", "versions"),
    )
)
"""The settings that Hugo takes from a language only where they are maps there."""


def merge(into: dict[str, Value], other: Mapping[str, Value]) -> None:
    """Lay one config over another, in place."""
    for key, value in other.items():
        known = into.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            merge(known, value)
        else:
            into[key] = copy_value(value)


def merge_modules(raw: dict[str, Value], modules: Iterable[tuple[str, Mapping[str, Value]]]) -> None:
    """Add what a site takes over from its themes, in place and in their order; what the site has itself stays.

    ConfigFault where Hugo comes to a map that meets a value of another sort in the site's own config.
    """
    _set_strategies(raw)
    made_up = "languages" not in raw
    if made_up:
        # Hugo makes up the one language only now, so that its map knows no strategy.
        written = raw.get("defaultcontentlanguage")
        raw["languages"] = {written if isinstance(written, str) and written else "en": {}}
    languages = raw["languages"]
    for own in languages.values() if isinstance(languages, dict) else ():
        if isinstance(own, dict):
            own.setdefault("params", {_MERGE: "deep"})
    for name, config in modules:
        _merge_root(raw, config, name)
    if made_up and isinstance(languages, dict) and list(languages.values()) == [{"params": {_MERGE: "deep"}}]:
        del raw["languages"]


def settle_languages(raw: dict[str, Value]) -> None:
    """Give each language the maps that hold for it, in place: its own, and of the site's what `_merge` lets in.

    What a language sets as a list or a text where Hugo wants a map is ignored, and left out.
    """
    languages = raw.get("languages")
    for own in languages.values() if isinstance(languages, dict) else ():
        if not isinstance(own, dict):
            continue
        for key in [key for key, value in own.items() if key in _MAPS and not isinstance(value, dict)]:
            if key != "cascade":
                del own[key]
        for key, value in own.items():
            root = raw.get(key)
            if isinstance(value, dict) and isinstance(root, dict):
                _fill(value, root, _strategy(value) or "shallow")


def drop_strategies(config: dict[str, Value]) -> None:
    """Take out every `_merge`, in place."""
    config.pop(_MERGE, None)
    for value in config.values():
        if isinstance(value, dict):
            drop_strategies(value)


def copy_value(value: Value) -> Value:
    """A value whose maps and lists are its own."""
    if isinstance(value, dict):
        return {key: copy_value(inner) for key, inner in value.items()}
    return [copy_value(item) for item in value] if isinstance(value, list) else value


def _strategy(config: Mapping[str, Value]) -> str:
    """The strategy that a map names; any other word is taken for deep."""
    if _MERGE not in config:
        return ""
    word = config[_MERGE]
    return word if isinstance(word, str) and word in _WORDS else "deep"


def _set_strategies(raw: dict[str, Value]) -> None:
    """Give every map a strategy but the root, which has one only where the site says so."""
    for key, value in raw.items():
        if isinstance(value, dict):
            _set_strategy(value, (key,), _strategy(raw))


def _set_strategy(config: dict[str, Value], path: tuple[str, ...], above: str) -> None:
    strategy = config[_MERGE] = _strategy(config) or _default_strategy(path, above)
    for key, value in config.items():
        if isinstance(value, dict):
            _set_strategy(value, (*path, key), strategy)


def _default_strategy(path: tuple[str, ...], above: str) -> str:
    if path[-1] == "params":
        return "deep"
    at_root = len(path) == 1
    if at_root and path[0] in ("outputformats", "mediatypes"):
        return "shallow"
    if path[-1] == "menus" and (at_root or (len(path) == 3 and path[0] == "languages")):
        return "shallow"
    return above or "none"


def _merge_root(raw: dict[str, Value], config: Mapping[str, Value], name: str) -> None:
    overall = _strategy(raw)
    if overall == "none":
        return
    theirs = {key: value for key, value in config.items() if key not in _NOT_TAKEN}
    empty: list[str] = []
    for key, value in theirs.items():
        if not isinstance(value, dict):
            continue
        if key not in raw:
            new: dict[str, Value] = {_MERGE: _default_strategy((key,), overall)}
            _fill(new, value, "")
            raw[key] = new
            if len(new) == 1:
                empty.append(key)
            continue
        mine = raw[key]
        if not isinstance(mine, dict):
            message = f'"{key}" is a map in the theme {name}; Hugo stops here, for it is none in the site\'s own config'
            raise ConfigFault(message, key)
        _fill(mine, value, "")
    _fill(raw, theirs, overall or "shallow")
    for key in empty:
        raw.pop(key, None)


def _fill(into: dict[str, Value], other: Mapping[str, Value], above: str) -> None:
    """Add what a map takes over from another one, by its strategy and that of the map above it."""
    strategy = _strategy(into) or above or "shallow"
    closed = strategy == "none" or above == "shallow"
    for key, value in other.items():
        if key == _MERGE:
            continue
        if key not in into:
            if not closed:
                into[key] = copy_value(value)
            continue
        mine = into[key]
        if not isinstance(mine, dict):
            continue
        if isinstance(value, dict):
            _fill(mine, value, strategy)
        elif len(mine) == 1 and _strategy(mine) not in ("", "none"):
            into[key] = copy_value(value)
