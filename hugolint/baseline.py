"""The findings that a site has already, kept in a file, so that only new ones are reported.

An entry names a finding by what it is, not by its line, so it survives edits around it. A collision is known by all the
pages that take part: fewer of them are no news, another one is. A renamed file is followed as git follows it.

The file is a list with an entry a line, each line begun by its comma: two branches that change it merge well.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hugolint.engine_rules import ENGINE_RULES
from hugolint.errors import ConfigError
from hugolint.finding import Diagnostic, Identity
from hugolint.outfile import replace_file

_HEAD = "hugolint-baseline"
_VERSION = 1
_LARGEST, _MOST = 16_000_000, 1_000_000_000
"""Bytes of a file, and how often one finding may occur: more is somebody's trap."""

Renames = Mapping[str, str]
"""Old paths to new ones, from the site's root."""


class Parted(NamedTuple):
    """Findings held against a baseline."""

    new: list[Diagnostic]
    old: int
    stale: Counter[Identity]
    """What of the baseline has not been found again."""


def read(path: Path, shown: str) -> Counter[Identity]:
    """The findings in a baseline file and how often each occurs; none where there is no file. Raises ConfigError."""
    if not os.path.lexists(path):
        return Counter()
    try:
        if path.is_symlink() or not path.is_file():
            raise ConfigError("the baseline is no ordinary file", shown)
        if path.stat().st_size > _LARGEST:
            raise ConfigError("the baseline is too large to be one", shown)
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise ConfigError(f"the baseline cannot be read: {error.strerror or error}", shown) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(
            f"this is no JSON: {error}; after a merge conflict, run hugolint baseline write", shown
        ) from None
    if not isinstance(data, list) or not data or not isinstance(data[0], dict) or _HEAD not in data[0]:
        raise ConfigError("this is no baseline; hugolint baseline write makes one", shown)
    if data[0][_HEAD] != _VERSION:
        raise ConfigError("the baseline was written by a newer hugolint", shown)
    found: Counter[Identity] = Counter()
    for number, item in enumerate(data[1:], start=1):
        identity, count = _entry(item, number, shown)
        if identity.rule not in ENGINE_RULES:
            # Two branches may both have added it.
            found[identity] = max(found[identity], count)
    return found


def _entry(item: Any, number: int, shown: str) -> tuple[Identity, int]:
    given = item if isinstance(item, dict) else {}
    rule, paths, text, count = given.get("rule"), given.get("paths"), given.get("text"), given.get("count", 1)
    well = isinstance(rule, str) and isinstance(text, str) and isinstance(count, int) and 0 < count <= _MOST
    if not well or not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise ConfigError(f"entry {number} of the baseline is none; run hugolint baseline write", shown)
    return Identity(str(rule), tuple(paths), str(text)), int(count)


def write(path: Path, findings: Mapping[Identity, int]) -> None:
    """Write a baseline file. Raises OSError."""
    lines = [f"[{json.dumps({_HEAD: _VERSION})}"]
    for one in sorted(findings, key=lambda one: (one.paths, one.rule, one.text)):
        entry: dict[str, Any] = {"rule": one.rule, "paths": list(one.paths), "text": one.text}
        if findings[one] > 1:
            entry["count"] = findings[one]
        lines.append(f",{json.dumps(entry)}")
    # Whole or not at all: a run that is broken off must not leave half a baseline.
    replace_file(path, lambda stream: stream.writelines(f"{line}\n" for line in (*lines, "]")))


def keepable(diagnostics: Iterable[Diagnostic]) -> Counter[Identity]:
    """What of some findings goes into a baseline: all but the engine's own."""
    return Counter(one.identity for one in diagnostics if one.rule not in ENGINE_RULES)


def part(diagnostics: Iterable[Diagnostic], baseline: Mapping[Identity, int], renames: Callable[[], Renames]) -> Parted:
    """Tell new findings from those of a baseline. The renames are asked for only where they could matter.

    Where a file has more findings of one identity than its baseline, which of them is new cannot be told: all are.
    """
    diagnostics = list(diagnostics)
    wanted = Counter(one.identity for one in diagnostics)
    left = Counter(baseline)
    known = _match(wanted, left)
    unmatched = wanted.keys() - known
    if unmatched and +left:
        known |= _match_fewer({one: wanted[one] for one in unmatched}, left)
        unmatched = wanted.keys() - known
    if unmatched and +left and (moved := renames()):
        renamed = Counter({rename(one, moved): count for one, count in (+left).items()})
        origin = {rename(one, moved): one for one in +left}
        missing = {one: wanted[one] for one in unmatched}
        known |= _match(missing, renamed) | _match_fewer(
            {one: count for one, count in missing.items() if one not in known}, renamed
        )
        left = Counter({origin[one]: count for one, count in renamed.items() if count > 0})
    new = [one for one in diagnostics if one.identity not in known]
    return Parted(new, len(diagnostics) - len(new), +left)


def _match(wanted: Mapping[Identity, int], left: Counter[Identity]) -> set[Identity]:
    """The findings that stand in the baseline as they are; they are taken out of it."""
    found = set()
    for one, count in wanted.items():
        if left[one] >= count:
            left[one] -= count
            found.add(one)
        else:
            left[one] = 0
    return found


def _match_fewer(wanted: Mapping[Identity, int], left: Counter[Identity]) -> set[Identity]:
    """The collisions that are left of larger ones."""
    larger: dict[tuple[str, str], list[Identity]] = {}
    for one in +left:
        if len(one.paths) > 1:
            larger.setdefault((one.rule, one.text), []).append(one)
    found = set()
    for one in wanted:
        for known in larger.get((one.rule, one.text), ()):
            if left[known] and set(one.paths) < set(known.paths):
                left[known] = 0
                found.add(one)
                break
    return found


def rename(one: Identity, renames: Renames) -> Identity:
    """What names a finding once its files are called otherwise."""
    return one._replace(paths=tuple(sorted(renames.get(path, path) for path in one.paths)))
