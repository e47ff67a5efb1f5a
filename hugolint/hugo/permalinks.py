"""Permalink rules: which pattern holds for a page, and what its tokens become (Hugo 0.168.0, probed).

Rules come as a map (kind → section → pattern, or section → pattern for pages and terms) or, since 0.161, as a list
whose first match wins. A map has no order in Hugo: where two of its rules match one page and disagree, the URL differs
from build to build, and is unknown here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hugolint.hugo.casts import cast_string
from hugolint.hugo.ignore import compile_glob
from hugolint.hugo.nodes import Value
from hugolint.hugo.permalink_patterns import Maker, PageFacts, Pattern, SectionName, compile_pattern, expand_rule
from hugolint.hugo.versions import NEWEST, PERMALINK_GLOBS, Version

__all__ = [
    "KINDS",
    "NO_PERMALINKS",
    "PageFacts",
    "Permalinks",
    "Rule",
    "SectionName",
    "compile_permalinks",
    "expand_patterns",
]

KINDS = ("page", "home", "section", "taxonomy", "term")
_GLOB_SIGNS = frozenset("*?[]{}\\!,")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the list form."""

    pattern: Pattern
    kind: re.Pattern[str] | None
    path: re.Pattern[str] | None
    unsure: bool
    """Its target has conditions that are not judged here."""


@dataclass(frozen=True, slots=True)
class Permalinks:
    """A site's compiled rules. Empty: no rules at all."""

    ordered: tuple[Rule, ...] = ()
    sections: Mapping[str, Mapping[str, tuple[Pattern, ...]]] = field(default_factory=dict)
    """Of the map form: kind → section path → patterns; the empty path stands for pages in the content root.

    Several, where a section is named more than once: as `s` and `/s/`, or by itself and below its kind.
    """
    globs: tuple[tuple[str, re.Pattern[str], Pattern], ...] = ()
    """Of the map form: rules whose section is written with glob signs."""
    by_section: bool = False
    """Before 0.161 only the first section counts, and a key such as `s/t` matches nothing."""
    problems: tuple[str, ...] = ()
    """What fails Hugo's build, as its own message would name it."""

    def match(self, kind: str, path: str, section: str) -> tuple[Pattern, ...]:
        """The patterns that may hold for a page, by its logical path (`/` for the home page); several: at random."""
        if self.ordered:
            return self._first(kind, path)
        found = self._by_section(kind, path, section)
        found.extend(pattern for of, glob, pattern in self.globs if of == kind and glob.fullmatch(path))
        return tuple(found)

    def _first(self, kind: str, path: str) -> tuple[Pattern, ...]:
        unsure: list[Pattern] = []
        for rule in self.ordered:
            if rule.kind is not None and not rule.kind.fullmatch(kind):
                continue
            if rule.path is None or rule.path.fullmatch(path):
                unsure.append(rule.pattern)
                if not rule.unsure:
                    return tuple(unsure)
        return (*unsure, _NONE) if unsure else ()

    def _by_section(self, kind: str, path: str, section: str) -> list[Pattern]:
        rules = self.sections.get(kind)
        if not rules:
            return []
        if self.by_section:
            return list(rules.get(section, ()))
        found = list(rules[""]) if "" in rules and path.count("/") == 1 else []
        end = path.find("/", 1)
        while end > 0:
            if path[1:end] in rules:
                found.extend(rules[path[1:end]])
            end = path.find("/", end + 1)
        if path[1:] in rules and path != "/":
            found.extend(rules[path[1:]])
        return found


NO_PERMALINKS = Permalinks()
_NONE = Pattern("", ())


def compile_permalinks(raw: Value, *, version: Version = NEWEST, environment: str = "production") -> Permalinks:
    """The rules of a config's `permalinks`: a map, a list, or nothing. Never fails; see `problems`."""
    if isinstance(raw, list):
        return _compile_list(raw, environment, version) if version >= PERMALINK_GLOBS else NO_PERMALINKS
    if not isinstance(raw, dict) or not raw:
        return NO_PERMALINKS
    sections: dict[str, dict[str, tuple[Pattern, ...]]] = {}
    globs: list[tuple[str, re.Pattern[str], Pattern]] = []
    problems: list[str] = []
    by_section = version < PERMALINK_GLOBS
    for kind, key, text in _map_rules(raw, problems):
        pattern = compile_pattern(text, version)
        _note_unknown(pattern, problems)
        section = key.lower().strip(" /")
        if by_section or not _GLOB_SIGNS.intersection(section):
            of_kind = sections.setdefault(kind, {})
            of_kind[section] = (*of_kind.get(section, ()), pattern)
        else:
            globs.append((kind, compile_glob(f"/{{{section},{section}/**}}"), pattern))
    return Permalinks((), sections, tuple(globs), by_section, tuple(problems))


def _map_rules(raw: Mapping[str, Value], problems: list[str]) -> Iterator[tuple[str, str, str]]:
    for key, value in raw.items():
        if isinstance(value, str):
            yield "page", key, value
            yield "term", key, value
        elif isinstance(value, dict) and key.lower() in KINDS:
            for section, text in value.items():
                if isinstance(text, str):
                    yield key.lower(), section, text
                else:
                    problems.append(f'permalinks configuration invalid: unknown value for key "{section}"')
        elif isinstance(value, dict):
            problems.append(f'permalinks configuration not supported for kind "{key}"')
        else:
            problems.append(f'permalinks configuration invalid: unknown value for key "{key}"')


def _compile_list(raw: list[Value], environment: str, version: Version) -> Permalinks:
    rules: list[Rule] = []
    problems: list[str] = []
    for item in raw:
        entry = {key.lower(): value for key, value in item.items()} if isinstance(item, dict) else {}
        text = entry.get("pattern")
        if not isinstance(text, str):
            problems.append("permalinks: missing pattern")
            continue
        pattern = compile_pattern(text, version)
        _note_unknown(pattern, problems)
        target = entry.get("target")
        wanted = {key.lower(): value for key, value in target.items()} if isinstance(target, dict) else {}
        named = cast_string(wanted.get("environment"))
        if named and not compile_glob(named.lower()).fullmatch(environment.lower()):
            continue
        kind, path = cast_string(wanted.get("kind")).lower(), cast_string(wanted.get("path")).lower()
        unsure = bool(wanted.keys() - {"kind", "path", "environment"})
        rules.append(Rule(pattern, _glob_or_none(kind), _glob_or_none(path), unsure))
    return Permalinks(tuple(rules), problems=tuple(problems))


def _glob_or_none(text: str) -> re.Pattern[str] | None:
    return compile_glob(text) if text else None


def _note_unknown(pattern: Pattern, problems: list[str]) -> None:
    problem = f'error expanding "{pattern.text}": permalink attribute not recognised'
    if pattern.unknown and problem not in problems:
        problems.append(problem)


def expand_patterns(patterns: tuple[Pattern, ...], page: PageFacts, make: Maker) -> tuple[str | None, str]:
    """The path that the patterns of `Permalinks.match` give a page, and a problem: "", "random" or "unknown-token".

    The path is None where it cannot be known.
    """
    paths: set[str | None] = set()
    for pattern in patterns:
        if pattern.unknown:
            return None, "unknown-token"
        paths.add(expand_rule(pattern, page, make))
    if len(paths) > 1:
        return None, "random"
    return paths.pop(), ""
