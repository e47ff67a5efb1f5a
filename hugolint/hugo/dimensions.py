"""Which languages, versions and roles a mount is for, by its `sites.matrix` (Hugo 0.168.0, its source and probes).

`sites.complements` is not followed: what it lends to another site makes no page there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from hugolint.hugo.config import HugoConfig, names
from hugolint.hugo.ignore import select_names
from hugolint.hugo.nodes import Value


def languages_of(config: HugoConfig, item: Mapping[str, Value]) -> tuple[str, ...] | None:
    """The languages a mount is for: None where it names none, empty where it names only ones that are not there."""
    patterns = list(names(item.get("lang")))
    sites = item.get("sites")
    matrix = sites.get("matrix") if isinstance(sites, dict) else None
    if isinstance(matrix, dict):
        patterns.extend(names(matrix.get("languages")))
    patterns = [pattern for pattern in patterns if pattern]
    return select_names(patterns, (language.key for language in config.languages)) if patterns else None


def is_for_default(config: HugoConfig, item: Mapping[str, Value]) -> bool:
    """Whether a mount brings anything to the default version and role: the others are not followed here."""
    sites = item.get("sites")
    matrix = sites.get("matrix") if isinstance(sites, dict) else None
    if not isinstance(matrix, dict):
        return True
    for name in ("versions", "roles"):
        patterns = [pattern for pattern in names(matrix.get(name)) if pattern]
        if patterns and not select_names(patterns, (_default_of(config, name),)):
            return False
    return True


def _default_of(config: HugoConfig, name: str) -> str:
    """The default version or role: the one that is set, else the first by weight, then the newest or by name."""
    default = config.text(f"defaultcontent{name[:-1]}")
    declared = config.raw.get(name)
    if default or not isinstance(declared, dict) or not declared:
        return default.lower() or ("v1.0.0" if name == "versions" else "guest")
    return min(declared, key=lambda key: _dimension_order(name, key, declared[key]))


def _dimension_order(name: str, key: str, config: Value) -> tuple[int, list[int], str]:
    weight = config.get("weight") if isinstance(config, dict) else 0
    newest_first = [-int(part) for part in re.findall("[0-9]+", key)] if name == "versions" else []
    return (int(weight) if isinstance(weight, (int, float)) and weight else 1 << 62, newest_first, key)
