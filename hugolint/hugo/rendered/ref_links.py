"""What `ref` and `relref` do not find on a page, and why (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_strings
from hugolint.hugo.outputs import site_formats
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.embedded import Call, calls, quote, rendered_at, typed
from hugolint.hugo.rendered.gourl import parse_error
from hugolint.hugo.rendered.references import Found, Target, index_of, look_up
from hugolint.hugo.said import Said
from hugolint.hugo.shortcodes import Param
from hugolint.hugo.site import Site
from hugolint.hugo.text import Span
from hugolint.hugo.urlpaths import percent_decode

_REFS = frozenset({"ref", "relref"})
_LISTS = ("html", "rss")


class Lost(NamedTuple):
    """A reference that Hugo does not find."""

    span: Span
    kind: str
    """`missing`, `ambiguous`, `language`, `format` or `url`."""
    text: str
    """What is not found: the path, the language or the format as written."""
    said: Said
    warns: bool
    """The site's `refLinksErrorLevel` makes it a warning."""
    reason: str = ""
    """Of a missing page: `draft`, `future`, `expired`, `language`, `file`, `address`, `near`; empty where none is
    seen. Of a URL: what is wrong with it."""
    other: str = ""
    """The path, file or language that belongs to the reason."""
    rivals: tuple[str, ...] = ()
    asked: str = ""
    """The language that a reference to a missing page asks for; empty where it names none."""


def lost_references(page: Page) -> Iterator[Lost]:
    """The references of a page that Hugo does not find."""
    found = [(call, lost) for call in calls(page, _REFS) if (lost := _check(page, call)) is not None]
    alive = rendered_at(page, [call for call, _ in found])
    yield from (lost for number, (_, lost) in enumerate(found) if number in alive)


def _argument(call: Call, at: int, name: str) -> Param | None:
    """A parameter by its place, or by its name in any case."""
    params = call.tag.params
    if params and params[0].name:
        return next((param for param in reversed(params) if param.name.lower() == name), None)
    return params[at] if 0 <= at < len(params) else None


def _check(page: Page, call: Call) -> Lost | None:
    params = call.tag.params
    if not params or (not params[0].name and len(params) > 2):
        return None
    path, format_, language = (
        _argument(call, 0, "path"),
        _argument(call, 1, "outputformat"),
        _argument(call, -1, "lang"),
    )
    if any(one is not None and not isinstance(typed(one), str) and str(typed(one)) != one.value for one in params):
        return None
    text = path.value if path is not None else ""
    key = language.value if language is not None else ""
    if language is not None and key and all(one.key != key for one in page.site.languages):
        words = f"[{page.language}] REF_NOT_FOUND: Ref {quote(text)}: no site found with lang {quote(key)}"
        return Lost(language.value_span, "language", key, Said(words), _warns(page, page.language))
    if path is None or not text:
        return None
    error = parse_error(text)
    if error is not None:
        name = call.name
        where = f'executing "_shortcodes/{name}.html" at <{name} . .Params>: error calling {name}'
        words = f"{where}: parse {quote(text)}: {error}"
        return Lost(path.value_span, "url", text, call.failed(page, "1:3", words), False, error)
    wanted = link_path(text)
    if not wanted:
        return None
    key = key or page.language
    found = look_up(page, wanted, key)
    start = f"[{key}] REF_NOT_FOUND: Ref {quote(wanted)}"
    if found.state == "ambiguous":
        words = f"{start}: page reference {quote(wanted.removesuffix('/'))} is ambiguous"
        rivals = tuple(rival.path for rival in found.rivals)
        return Lost(path.value_span, "ambiguous", wanted, call.says(page, words), _warns(page, key), "", "", rivals)
    if found.state == "missing":
        reason, other = _explain(page, wanted, key, found)
        said = call.says(page, f"{start}: page not found")
        asked = language.value if language is not None else ""
        return Lost(path.value_span, "missing", wanted, said, _warns(page, key), reason, other, asked=asked)
    if (
        found.target is not None
        and format_ is not None
        and format_.value
        and not _has(page, found.target, key, format_)
    ):
        words = f"{start} from page {quote(page.place.logical)}: output format {quote(format_.value)}"
        return Lost(format_.value_span, "format", format_.value, Said(words), _warns(page, key), "", found.target.path)
    return None


def link_path(text: str) -> str:
    """The path of a link that Go can parse: without scheme, host, query and fragment, its percent signs resolved."""
    rest = text.partition("#")[0]
    head, colon, tail = rest.partition(":")
    scheme = bool(colon) and head[:1].isascii() and head[:1].isalpha() and all(_in_scheme(one) for one in head)
    rest = (tail if scheme else rest).partition("?")[0]
    if scheme and not rest.startswith("/"):
        return ""
    if rest.startswith("//") and (scheme or not rest.startswith("///")):
        _, slash, path = rest[2:].partition("/")
        rest = slash + path
    return percent_decode(rest).decode("utf-8", "surrogateescape") if "%" in rest else rest


def _in_scheme(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter in "+-.")


def _warns(page: Page, language: str) -> bool:
    return page.site.config.text("reflinkserrorlevel", language).lower() == "warning"


def _has(page: Page, target: Target, language: str, format_: Param) -> bool:
    """Whether a page has an output format; what is not known counts as there."""
    config, there = page.site.config, target.page
    if target.kind == "fixed" or (there is not None and not there.published):
        return True
    if there is not None and there.renders == "never":
        return False
    if target.kind in page.site.hidden_kinds(language):
        return True
    known = site_formats(config.setting("outputformats", language), config.setting("mediatypes", language))
    own = cast_strings(there.params.get("outputs")) if there is not None else []
    if not own:
        outputs = config.setting("outputs", language)
        given = outputs.get(target.kind) if isinstance(outputs, dict) else None
        own = cast_strings(given) or list(("html",) if target.kind == "page" else _LISTS)
    names = {name.lower() for name in own}
    return format_.value.lower() in names or any(known.get(name) is None for name in names)


class _Seen(NamedTuple):
    """What is there in a language, and yet no page to refer to."""

    hidden: dict[str, Page]
    """Pages that are not published, by logical path."""
    files: dict[str, str]
    """Other files below content/, by what their path would be as a page's."""
    addresses: dict[str, str]
    """The logical paths of pages, by their links and aliases."""


_SEEN: WeakKeyDictionary[Site, dict[str, _Seen]] = WeakKeyDictionary()


def _seen(site: Site, language: str) -> _Seen:
    seen = _SEEN.setdefault(site, {})
    if language not in seen:
        index, pages = index_of(site, language), [page for page in site.pages if page.language == language]
        read = {page.place.file.virtual for page in site.pages}
        addresses = {}
        for page in pages:
            links = [alias.text for alias in page.aliases]
            links.append((page.permalink or "").partition("://")[2].partition("/")[2])
            if page.published:
                addresses.update({"/" + link.strip("/"): page.place.logical for link in links if link})
        seen[language] = _Seen(
            {page.place.logical: page for page in pages if page.unpublished},
            {index.parse(file.virtual).path: file.path for file in site.listing.files if file.virtual not in read},
            addresses,
        )
    return seen[language]


def _explain(page: Page, wanted: str, language: str, found: Found) -> tuple[str, str]:
    """Why a page is not found, where that can be seen, and what it has to do with."""
    site = page.site
    seen, index = _seen(site, language), index_of(site, language)
    for path in found.tried:
        if path in seen.hidden:
            return seen.hidden[path].unpublished or "", seen.hidden[path].path
    for other in site.languages:
        if other.key != language:
            there = look_up(page, wanted, other.key)
            if there.state == "found" and there.target is not None and there.target.page is not None:
                return "language", other.key
    for path in found.tried:
        if path in seen.files:
            return "file", seen.files[path]
    rooted = "/" + wanted.strip("/")
    if rooted in seen.addresses:
        return "address", seen.addresses[rooted]
    return _near(index.targets, index.parse(wanted).path)


def _near(targets: dict[str, Target], path: str) -> tuple[str, str]:
    """A page of the same name elsewhere, or one beside it whose name is alike."""
    import difflib

    name = path.rpartition("/")[2]
    same = [one for one in targets if one.rpartition("/")[2] == name and name]
    if len(same) == 1:
        return "near", same[0]
    close = difflib.get_close_matches(path, same or [one for one in targets if one[:2] == path[:2]], n=1, cutoff=0.8)
    return ("near", close[0]) if close else ("", "")
