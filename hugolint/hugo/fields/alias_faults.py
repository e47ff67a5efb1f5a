"""Aliases that Hugo refuses, and such as no visitor can ever ask for (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.aliases import alias_items
from hugolint.hugo.casts import cast_strings
from hugolint.hugo.fields.field_structures import MOST
from hugolint.hugo.fields.field_words import given
from hugolint.hugo.goccy.token import quoted
from hugolint.hugo.nodes import Value
from hugolint.hugo.page import Page
from hugolint.hugo.said import Said
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import clean_path
from hugolint.hugo.versions import ALIAS_LANGUAGE

_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:/|mailto:|tel:|www\.[a-z0-9-]+\.)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")


class AliasFault(NamedTuple):
    """An alias with something wrong about it."""

    kind: str
    """`http`, `root` and `outside` stop Hugo. `empty` takes another page's place. The others write a redirect that
    nobody meets: `scheme`, `query`, `fragment`, `control`, `blank`, `comma`, `entity`, `percent`, `language`, and
    `host`, which lies in no host's folder."""
    text: str
    source: Source
    span: Span
    output: str
    """The file that Hugo writes; empty where it writes none."""
    said: Said | None = None


def alias_faults(site: Site) -> Iterator[AliasFault]:
    """Each such alias once, at the place where it is written."""
    seen: set[tuple[str, Span]] = set()
    told: Counter[tuple[str, str]] = Counter()
    for fault in (*_with_protocol(site), *_others(site)):
        if (fault.source.path, fault.span) not in seen:
            seen.add((fault.source.path, fault.span))
            told[fault.source.path, fault.kind] += 1
            if told[fault.source.path, fault.kind] <= MOST:
                yield fault


def _with_protocol(site: Site) -> Iterator[AliasFault]:
    """Those on which Hugo stops wherever it reads a page: drafts and a bundle's pages, too."""
    for one in given(site, "aliases", _has_protocol):
        items = (
            alias_items(one.node) if one.node is not None else [(text, one.span) for text in cast_strings(one.value)]
        )
        for text, span in items:
            if text.startswith(("http://", "https://")):
                said = one.said(f"http* aliases not supported: {quoted(text)}")
                yield AliasFault("http", text, one.source, span, "", said)


def _has_protocol(value: Value) -> bool:
    if isinstance(value, list):
        return any(isinstance(one, str) and one.startswith("http") for one in value)
    return isinstance(value, str) and "http" in value


def _others(site: Site) -> Iterator[AliasFault]:
    prefixes = _language_prefixes(site)
    hosts = tuple(f"{one.key}/" for one in site.languages) if site.multihost else ()
    for page in site.pages:
        for text, source, span, output, problem in page.aliases:
            if problem in ("root", "outside"):
                yield AliasFault(problem, text, source, span, "", _refusal(problem, text))
            elif output is not None:
                kind = _silent_kind(text, prefixes.get(page.language, ""))
                if kind == "comma" and not isinstance(page.params["aliases"], list):
                    continue  # of a text that is cut at blanks, which is a matter of types
                if hosts and not output.startswith(hosts):
                    yield AliasFault("host", text, source, span, output)
                elif kind and not (kind == "empty" and not _takes_a_page(page, output)):
                    yield AliasFault(kind, text, source, span, output)


def _takes_a_page(page: Page, output: str) -> bool:
    """Whether an empty alias comes in the place of another page. Before 0.155 that page was written after it."""
    from hugolint.hugo.publishing.published import live_files

    if page.site.version < ALIAS_LANGUAGE or output == page.output:
        return False
    return any(one is not page for one in live_files(page.site).get(output, ()))


def _language_prefixes(site: Site) -> dict[str, str]:
    """For each language what Hugo puts in front of its aliases, where it would then stand twice.

    A language with a folder of its own name is left out, for there it may well stand twice.
    """
    if site.version < ALIAS_LANGUAGE:
        return {}
    found = {one.key: f"/{one.prefix}/" for one in site.languages if one.prefix}
    for page in site.pages if found else ():
        if page.language in found and page.section == page.language:
            del found[page.language]
    return found


def _refusal(problem: str, text: str) -> Said:
    if problem == "root":
        return Said('alias "/" resolves to website root directory')
    return Said(f"alias {quoted(clean_path(f'../{text}'))} traverses outside the website root directory")


def means_its_folder(text: str) -> bool:
    """Whether an alias is empty, or a lone dot: it means the folder that holds the page."""
    return not text.strip("./ ") and clean_path(text.strip() or ".") == "."


_PLAIN = re.compile(r"[a-zA-Z0-9/._~@!$'()*+;=-]*[a-zA-Z0-9/._~-]").fullmatch


def _silent_kind(text: str, prefix: str) -> str:
    """What keeps visitors from a redirect that Hugo writes, or makes it the wrong one; empty for a sound alias."""
    if means_its_folder(text):
        return "empty"
    if prefix and f"{text}/".startswith(prefix):
        return "language"
    if _PLAIN(text) and not text.startswith("www."):
        return ""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "")


_KINDS = (
    ("control", _CONTROL),
    ("scheme", re.compile(rf"^\s*{_SCHEME.pattern}", re.IGNORECASE)),
    ("blank", re.compile(r"^\s|\s$")),
    ("comma", re.compile(r",$")),
    ("entity", _ENTITY),
    ("query", re.compile(r"\?")),
    ("fragment", re.compile("#")),
    ("percent", _PERCENT),
)
