"""A page's own `url`, where Hugo refuses it or no visitor can ask for it (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_string, cast_strings
from hugolint.hugo.fields.field_words import Given, given
from hugolint.hugo.goccy.token import quoted
from hugolint.hugo.page import Page
from hugolint.hugo.permalink_patterns import compile_pattern
from hugolint.hugo.said import Said
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.hugo.versions import URL_TOKEN_PANICS

_SCHEME = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*://|mailto:|www\.[a-z0-9-]+\.)", re.IGNORECASE).match
_ODD = re.compile(r"[:?%\x00-\x1f\x7f]|^\s|\s$|^www\.").search
_CONTROL = re.compile(r"[\x00-\x1f\x7f]").search
_BAD_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})").search


class UrlFault(NamedTuple):
    """A `url` with something wrong about it."""

    kind: str
    """`http`, `token`, `percent` and `control` stop Hugo. The others pass in silence: `scheme`, `query`, `blank`,
    `file` (a dot further up makes a file without an ending of it), and, where each language has a host, `language`
    (Hugo links to a place that is not there) and `host` (the page lies in no host's folder, or another's)."""
    text: str
    part: str
    """The token, or what else of it is wrong."""
    source: Source
    span: Span
    said: Said | None = None


def url_faults(site: Site) -> Iterator[UrlFault]:
    """Each such address once, at the place where it is written."""
    seen: set[tuple[str, Span]] = set()
    for one in given(site, "url"):
        text = cast_string(one.value)
        fault = _judge(one, text) if text and _ODD(text) else None
        if text and fault is None:
            fault = _misplaced(one, text)
        if fault is not None and (fault.source.path, fault.span) not in seen:
            seen.add((fault.source.path, fault.span))
            yield fault


def _judge(one: Given, text: str) -> UrlFault | None:
    def fault(kind: str, part: str = "", words: str = "", *, in_page: bool = False) -> UrlFault:
        said = one.said(words) if in_page else Said(words) if words else None
        return UrlFault(kind, text, part, one.source, one.span, said)

    if text.startswith(("http://", "https://")):
        return fault("http", words=f"URLs with protocol (http*) not supported: {quoted(text)}", in_page=True)
    if not one.page.published or (one.page.kind == "page" and "page" in one.page.site.hidden_kinds(one.page.language)):
        return None
    if _SCHEME(text):
        # Hugo takes `://` for no token, and `mailto:x` for one.
        token = compile_pattern(text, one.page.site.version).unknown if ":" in text else ""
        return fault("scheme", token, _unknown_token(one.page, text) if token else "")
    if ":" in text:
        token = compile_pattern(text, one.page.site.version).unknown
        return fault("token", token, _unknown_token(one.page, text)) if token else None
    if _makes_link(one.page):
        link = text.replace("#", "%23")
        link += "" if link.endswith("/") or "." in link else "/"
        if _CONTROL(text):
            return fault("control", words=f"panic: parse {quoted(link)}: net/url: invalid control character in URL")
        bad = _BAD_PERCENT(link.partition("?")[0])
        if bad:
            part = link[bad.start() : bad.start() + 3]
            return fault("percent", part, f"panic: parse {quoted(link)}: invalid URL escape {quoted(part)}")
    if one.page.output is None:
        return None
    return fault("query", "?") if "?" in text else fault("blank") if text != text.strip() else None


def _misplaced(one: Given, text: str) -> UrlFault | None:
    """A url whose page is written to a place that was hardly meant."""
    page, output = one.page, one.page.output
    if output is None:
        return None
    if page.site.multihost and not output.startswith(f"{page.language}/"):
        return UrlFault("host", text, page.language, one.source, one.span)
    # With a slash in front the language is taken for the folder of its host, and yet is a part of links.
    if page.site.multihost and f"{text}/".startswith(f"/{page.language}/"):
        return UrlFault("language", text, page.language, one.source, one.span)
    return UrlFault("file", text, "", one.source, one.span) if _lacks_ending(page, text, output) else None


def _lacks_ending(page: Page, text: str, output: str) -> bool:
    """Whether a url makes a file of HTML whose name has no ending, or a number for one, as that of a version.

    Such names are meant in folders that begin with a dot, as `.well-known`.
    """
    if "." not in text or text.endswith("/") or "outputs" in page.params:
        return False
    name = output.rpartition("/")[2]
    bare = "." not in name or _NUMBER(name) is not None
    return bare and not any(part.startswith(".") for part in output.split("/")) and _first_is_html(page)


_NUMBER = re.compile(r".*\.[0-9]*").fullmatch


def _first_is_html(page: Page) -> bool:
    """Whether a page is HTML in the first place, also where the config chooses its formats."""
    wanted = page.site.config.setting("outputs", page.language)
    names = cast_strings(wanted.get(page.kind)) if isinstance(wanted, dict) else []
    return not names or names[0].lower() == "html"


def _makes_link(page: Page) -> bool:
    """Whether Hugo uses a page's own url for a link: not that of the home page, nor where the kind is switched off."""
    return page.kind != "home" and page.kind not in page.site.hidden_kinds(page.language)


def _unknown_token(page: Page, text: str) -> str:
    if page.site.version >= URL_TOKEN_PANICS and page.kind != "resource":
        return "panic: runtime error: index out of range [0] with length 0"
    return f"error expanding {quoted(text)}: permalink attribute not recognised"
