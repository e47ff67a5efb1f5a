"""What of a config's `permalinks` Hugo stops at, or passes over in silence (Hugo 0.168.0, probed).

Hugo names no place. The types of all rules are judged, those of languages that are switched off, too; the tokens only
where the rules hold for a language in use, but then also for sections that are not there.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import texts_in
from hugolint.hugo.config_places import ConfigSpot, config_spots
from hugolint.hugo.fields.globs import glob_fault
from hugolint.hugo.goccy.token import quoted
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence, Value, plain_value
from hugolint.hugo.permalink_patterns import compile_pattern
from hugolint.hugo.permalinks import KINDS
from hugolint.hugo.said import Said, shorten
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.versions import FILE_NAME_TOKENS, PERMALINK_GLOBS, Version

_KINDS_OF_OLD = tuple(kind for kind in KINDS if kind != "home")
_GO_TYPES = {bool: "bool", int: "int64", float: "float64", str: "string"}
_INTS = {"yaml": "uint64", "yml": "uint64", "json": "float64"}


FILE_NAMES = {":filename": ":contentbasename", ":slugorfilename": ":slugorcontentbasename"}
"""Tokens that some versions refuse, and those that Hugo wants in their place."""


class PermalinkFault(NamedTuple):
    """A part of `permalinks` that Hugo cannot use."""

    sort: str
    """`token`, `kind`, `value` (of one rule), `type` (of all), `pattern` (none, or no text), `target`, `glob`,
    `mixed` (a list for the site, a map for a language); and in silence: `unread`, a list or text that is passed over.
    """
    text: str
    """The token, the kind, or the key."""
    source: Source
    span: Span
    said: Said | None


class _Scope(NamedTuple):
    """The rules of the site, or of a language."""

    words: str
    """What Hugo's message begins with."""
    keys: tuple[str, ...]
    used: frozenset[str]
    """The patterns that hold for a language in use."""


def permalink_faults(site: Site) -> Iterator[PermalinkFault]:
    """Each of them at its place in the site's own config files."""
    for scope in _scopes(site):
        spots = list(config_spots(site, *scope.keys))
        # Of values that are no maps the last one counts, and replaces all before.
        start = max((at for at, spot in enumerate(spots) if not isinstance(spot.node, Mapping)), default=0)
        for spot in spots[start:]:
            yield from _judge(site, scope, spot)


def _scopes(site: Site) -> Iterator[_Scope]:
    failed = "failed to create config from result: "
    used = frozenset(text for one in site.languages for text in texts_in(site.config.permalinks(one.key)))
    yield _Scope(f'{failed}failed to decode "permalinks": ', ("permalinks",), used)
    for one in (*site.config.languages, *site.config.disabled_languages):
        words = f'{failed}failed to decode config for language "{one.key}": failed to decode "permalinks": '
        yield _Scope(words, ("languages", one.key, "permalinks"), used)


def _judge(site: Site, scope: _Scope, spot: ConfigSpot) -> Iterator[PermalinkFault]:
    node, span = spot.node, spot.entry.key.span if spot.entry is not None else Span(0, 0)
    if isinstance(node, Mapping):
        odd = _odd_root(site) if len(scope.keys) > 1 else ""
        if odd:
            params = "maps" if site.version < (0, 155, 0) else "hmaps"
            words = f"interface conversion: interface {{}} is {odd}, not {params}.Params"
            yield PermalinkFault("mixed", "", spot.source, span, Said(f"failed to load config: {words}"))
        else:
            yield from _judge_map(site, scope, spot.source, node)
    elif isinstance(node, Scalar) and node.value is None:
        return
    elif len(scope.keys) > 1 or site.version < PERMALINK_GLOBS:
        if not isinstance(node, Sequence) or node.items:
            yield PermalinkFault("unread", "", spot.source, span, None)
    elif isinstance(node, Scalar):
        words = f"permalinks: unsupported config type {_go_type(node, spot.source)}"
        yield PermalinkFault("type", "", spot.source, span, Said(scope.words + words))
    else:
        # What is no map in the list is left out without a word.
        maps = [item for item in node.items if isinstance(item, Mapping)]
        if node.items and not maps:
            yield PermalinkFault("unread", "", spot.source, span, None)
        for at, item in enumerate(maps):
            yield from _judge_item(site, scope, spot.source, item, at)


def _odd_root(site: Site) -> str:
    """What Go calls the site's own permalinks where a language's table cannot be laid over them."""
    spots = list(config_spots(site, "permalinks"))
    if not spots or isinstance(spots[-1].node, Mapping) or site.config.raw.get("permalinks") is None:
        return ""
    return _go_type(spots[-1].node, spots[-1].source)


def _judge_map(site: Site, scope: _Scope, source: Source, node: Mapping) -> Iterator[PermalinkFault]:
    kinds = KINDS if site.version >= PERMALINK_GLOBS else _KINDS_OF_OLD
    for entry in _counting(node):
        key = entry.key.text.lower()
        if not isinstance(entry.value, Mapping):
            yield from _judge_rule(site, scope, source, entry, "")
        elif key in kinds:
            for inner in _counting(entry.value):
                yield from _judge_rule(site, scope, source, inner, key)
        else:
            supported = f"supported kinds are [{' '.join(kinds)}]"
            words = f"permalinks configuration not supported for kind {quoted(key)}, {supported}"
            yield PermalinkFault("kind", entry.key.text, source, entry.key.span, Said(scope.words + words))


def _counting(node: Mapping) -> Iterator[Entry]:
    """The entries that Hugo uses: of two spellings of a key one."""
    for entry in node.entries:
        if node.find(entry.key.text) is entry and entry.key.text.lower() != "_merge":
            yield entry


def _judge_rule(site: Site, scope: _Scope, source: Source, entry: Entry, kind: str) -> Iterator[PermalinkFault]:
    key, value = entry.key.text.lower(), entry.value
    if isinstance(value, Scalar) and isinstance(value.value, str):
        if value.text in scope.used:
            yield from _judge_pattern(site.version, source, value)
            section = key.strip(" /")
            words = glob_fault(f"/{{{section},{section}/**}}", site.version) if site.version >= PERMALINK_GLOBS else ""
            if words:
                # Hugo's message begins with a number that changes from build to build.
                yield PermalinkFault("glob", entry.key.text, source, entry.key.span, Said(words))
        return
    of = f" for kind {quoted(kind)}" if kind else ""
    words = f"permalinks configuration invalid: unknown value {_in_go(plain_value(value))} for key {quoted(key)}{of}"
    yield PermalinkFault("value", entry.key.text, source, value.span, Said(shorten(scope.words + words)))


def _judge_item(site: Site, scope: _Scope, source: Source, item: Mapping, at: int) -> Iterator[PermalinkFault]:
    """One rule of a list."""
    target, pattern = item.find("target"), item.find("pattern")
    if target is not None and (isinstance(target.value, Sequence) or _has_value(target.value)):
        type_ = "slice" if isinstance(target.value, Sequence) else _go_type(target.value, source)
        words = f"{scope.words}permalinks: failed to decode target: '' expected a map, got '{type_}'"
        yield PermalinkFault("target", "", source, target.value.span, Said(words))
    if pattern is None:
        words = f"{scope.words}permalinks: missing pattern"
        yield PermalinkFault("pattern", "", source, Span(item.span.start, item.span.start + 1), Said(words))
    elif not isinstance(pattern.value, Scalar) or not isinstance(pattern.value.value, str):
        words = f"{scope.words}permalinks: pattern must be a string, got {_go_type(pattern.value, source)}"
        yield PermalinkFault("pattern", "pattern", source, pattern.value.span, Said(words))
    elif pattern.value.text in scope.used:
        yield from _judge_pattern(site.version, source, pattern.value)
    path = target.value.find("path") if target is not None and isinstance(target.value, Mapping) else None
    if path is not None and isinstance(path.value, Scalar) and isinstance(path.value.value, str):
        fault = glob_fault(path.value.value, site.version)
        if fault:
            said = Said(f"failed to init config: failed to compile permalink target {at}: {fault}")
            yield PermalinkFault("glob", path.value.value, source, path.value.span, said)


def _has_value(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is not None


def _judge_pattern(version: Version, source: Source, scalar: Scalar) -> Iterator[PermalinkFault]:
    token = compile_pattern(scalar.text, version).unknown
    if token:
        shown = quoted(scalar.text.replace("\\:", "\0"))
        words = f"failed to create resource spec: error expanding {shown}: permalink attribute not recognised"
        yield PermalinkFault("token", token, source, _part(source, scalar, token), Said(shorten(words)))
    elif FILE_NAME_TOKENS.verdict(version) == "fails":
        for token, new in FILE_NAMES.items():
            if re.search(rf"(?<!\\){token}(?!\w)", scalar.text):
                words = f'the "{token}" permalink token was deprecated in Hugo 0.144.0 and subsequently removed.'
                said = Said(f'deprecated: {words} Use "{new}" instead.')
                yield PermalinkFault("removed", token, source, _part(source, scalar, token), said)


def _part(source: Source, scalar: Scalar, token: str) -> Span:
    """Where a token stands in a pattern; the whole pattern where it cannot be told."""
    found = re.search(rf"(?<!\\){re.escape(token)}(?!\w)", source.text[scalar.span.start : scalar.span.end])
    if found is None:
        return scalar.span
    return Span(scalar.span.start + found.start(), scalar.span.start + found.end())


def _go_type(node: Node, source: Source) -> str:
    """What Go calls the type of a value."""
    if isinstance(node, Mapping):
        return "map[string]interface {}"
    if isinstance(node, Sequence):
        return "[]interface {}"
    extension = source.path.rpartition(".")[2]
    if node.value is None:
        return "<nil>"
    if isinstance(node.value, int) and not isinstance(node.value, bool) and node.value >= 0 and extension in _INTS:
        return _INTS[extension]
    return _GO_TYPES.get(type(node.value), "time.Time")


def _float_in_go(value: float) -> str:
    """A float as Go prints it: as short as can be, and with an exponent from a million on."""
    from decimal import Decimal

    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    exponent = exact.adjusted() if value else 0
    if -4 <= exponent < 6:
        return f"{exact:f}".removesuffix(".0")
    digits = f"{exact.scaleb(-exponent).normalize():f}"
    return f"{digits}e{exponent:+03d}"


def _in_go(value: Value) -> str:
    """A value as Go's %q writes it."""
    if value is None:
        return "%!q(<nil>)"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return f"%!q(bool={str(value).lower()})"
    if isinstance(value, int):
        return quoted(chr(value) if 0 <= value <= 0x10FFFF else "\ufffd", "'")
    if isinstance(value, float):
        return f"%!q(float64={_float_in_go(value)})"
    if isinstance(value, list):
        return f"[{' '.join(map(_in_go, value))}]"
    if isinstance(value, dict):
        return f"map[{' '.join(f'{quoted(key)}:{_in_go(value[key])}' for key in sorted(value))}]"
    assert isinstance(value, datetime.date | datetime.time)
    return quoted(str(value))
