"""Where a config says what Hugo refuses, and what of it Hugo refuses beyond syntax (Hugo 0.147 to 0.168, probed)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hugolint.hugo.casts import cast_string
from hugolint.hugo.config_files import ConfigFile, decode_nodes, read_source
from hugolint.hugo.errors import ConfigFault, SiteError
from hugolint.hugo.nodes import Mapping as MapNode
from hugolint.hugo.nodes import Node, Scalar, Value
from hugolint.hugo.nodes import Sequence as ListNode

_TEXTS = {
    "baseurl": "baseURL",
    "title": "title",
    "contentdir": "contentDir",
    "publishdir": "publishDir",
    "themesdir": "themesDir",
    "defaultcontentlanguage": "defaultContentLanguage",
    "languagecode": "languageCode",
    "copyright": "copyright",
    "timezone": "timeZone",
}
"""Settings that have to be a text; Hugo takes a number or a switch for one."""


def place_fault(fault: ConfigFault, files: Sequence[ConfigFile], root: Path) -> SiteError:
    """The error with the place where the site's own files have the value; the last that does counts."""
    for file in reversed(files):
        size = len(file.prefix)
        if fault.keys[:size] != file.prefix:
            continue
        source = read_source(root / file.path, root)
        nodes = decode_nodes(source)
        wrapped = nodes.find(file.wrapper) if nodes is not None and file.wrapper else None
        node = _find(wrapped.value if wrapped is not None else nodes, fault.keys[size:])
        if node is not None:
            return SiteError(fault.message, source.path, source.position(node.span.start))
    return SiteError(fault.message)


def _find(node: Node | None, keys: tuple[str | int, ...]) -> Node | None:
    """What stands at the end of a path: a value that is no map, else the key itself; None where it leads nowhere."""
    shown = node
    for key in keys:
        if isinstance(node, MapNode) and isinstance(key, str):
            entry = node.find(key)
            if entry is None:
                return None
            node = entry.value
            shown = node if isinstance(node, Scalar) else entry.key
        elif isinstance(node, ListNode) and isinstance(key, int) and key < len(node.items):
            shown = node = node.items[key]
        elif not isinstance(key, int):  # a single map may stand for a list of one
            return None
    return shown


def check_values(raw: Mapping[str, Value], root: Path) -> None:
    """Raise ConfigFault at the first value that every Hugo refuses."""
    for fault in _faults(raw, root):
        raise fault


def _faults(raw: Mapping[str, Value], root: Path) -> Iterator[ConfigFault]:
    for key, name in _TEXTS.items():
        value = raw.get(key)
        if isinstance(value, (list, dict)):
            yield ConfigFault(f"{name} has to be a text; Hugo refuses a {_sort(value)} here", key)
    params = raw.get("params", {})
    if params is not None and not isinstance(params, dict):
        yield ConfigFault(f"params has to be a map; Hugo refuses a {_sort(params)} here", "params")
    module = raw.get("module")
    for name in ("mounts", "imports"):
        listed = module.get(name) if isinstance(module, dict) else None
        for index, item in enumerate(listed if isinstance(listed, list) else [] if listed is None else [listed]):
            if item is not None and not isinstance(item, dict):
                yield ConfigFault(
                    f"module.{name} has to be a list of maps; Hugo refuses a {_sort(item)} here", "module", name, index
                )

    workspace = cast_string(module.get("workspace")) if isinstance(module, dict) else ""
    if workspace not in ("", "off") and not os.path.exists(root / workspace):
        yield ConfigFault(f'the module workspace "{workspace}" does not exist', "module", "workspace")


def _sort(value: Value) -> str:
    if isinstance(value, (dict, list)):
        return "map" if isinstance(value, dict) else "list"
    return "text" if isinstance(value, str) else "switch" if isinstance(value, bool) else "number"
