"""Settings whose values Hugo checks more closely than is done here (Hugo 0.168.0, probed).

A value that is usual is no doubt: only another one may stop Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hugolint.hugo.casts import cast_string
from hugolint.hugo.ignore import compile_go
from hugolint.hugo.nodes import Value
from hugolint.hugo.site import Site

_USUAL = {
    "anchor": "smart|topleft|top|topright|left|center|right|bottomleft|bottom|bottomright",
    "bgcolor": "#?(?:[0-9a-f]{3}|[0-9a-f]{6})",
    "compression": "lossy|lossless",
    "hint": "picture|photo|drawing|icon|text",
    "quality": "[1-9][0-9]?|100",
    "resamplefilter": "box|lanczos|catmullrom|mitchellnetravali|linear|nearestneighbor|bspline|gaussian|hermite",
}

_REFUSED: Mapping[str, tuple[type, ...]] = {
    "disablekinds": (dict,),
    "ignorelogs": (dict,),
    "mainsections": (dict,),
    "menus": (list,),
    "outputformats": (str,),
    "related": (str,),
    "timeout": (list, dict),
}


def unjudged_settings(site: Site) -> Iterator[str]:
    """The dotted keys of settings that may stop Hugo."""
    raw = site.config.raw
    yield from (key for key, sorts in _REFUSED.items() if isinstance(raw.get(key), sorts))
    zone = site.config.text("timezone")
    if zone and zone == zone.lower():  # only a disk that does not tell capitals has it
        yield "timezone"
    menus = raw.get("menus")
    for name, menu in menus.items() if isinstance(menus, dict) else ():
        for item in menu if isinstance(menu, list) else ():
            weight = item.get("weight") if isinstance(item, dict) else "none"
            if isinstance(weight, str) and not weight.isdecimal():
                yield f"menus.{name}"
    for key, value in _leaves(raw.get("imaging"), "imaging"):
        usual = _USUAL.get(key.rpartition(".")[2])
        if usual is not None and not re.fullmatch(usual, cast_string(value).lower()):
            yield key
    for key, value in _leaves(raw.get("security"), "security"):
        if isinstance(value, str) and not _is_pattern(value):
            yield key
    build = raw.get("build")
    busters = build.get("cachebusters") if isinstance(build, dict) else None
    for key, value in _leaves(busters, "build.cachebusters"):
        if not _is_pattern(cast_string(value)):
            yield key
    for key, value in _leaves(raw.get("caches"), "caches"):
        if key.endswith(".dir") and not cast_string(value).startswith((":cacheDir", ":resourceDir", "/")):
            yield key


def _leaves(value: Value, key: str) -> Iterator[tuple[str, Value]]:
    """The plain values in a table and in its lists, each with the key that it stands at."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "_merge":
                yield from _leaves(inner, f"{key}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, key)
    elif value is not None:
        yield key, value


def _is_pattern(text: str) -> bool:
    try:
        return compile_go(text.removeprefix("! ")) is not None
    except ValueError:
        return False
