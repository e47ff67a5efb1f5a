"""Terms that are not what was meant: two spellings of one, several in one, hidden ones (Hugo 0.168.0, probed).

Two spellings with one logical path are one term with one list, and since 0.153 chance decides which of them names it.
Blanks are kept, so that `"news "` has a list of its own beside that of `news`. A page at the path of a term, unless it
is an `_index.md`, takes the place of its list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from hugolint.hugo.casts import GO_SPACE
from hugolint.hugo.nodes import Scalar, Sequence
from hugolint.hugo.page import Page
from hugolint.hugo.publishing.generated import has_page_template, lacks_templates
from hugolint.hugo.publishing.terms import Term, entry_of_term, named_terms, place_of_term
from hugolint.hugo.site import Site
from hugolint.hugo.text import Span
from hugolint.hugo.urlpaths import normalize_name

CHANCE_SINCE = (0, 153, 0)
"""Since when pages are read side by side, and a draft hides the term in whose place it stands."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACES = re.compile(f"[{GO_SPACE}]+")
_BLANKS = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "if", "in", "into", "like", "nor", "of", "off",
    "on", "once", "onto", "or", "out", "over", "per", "so", "than", "that", "the", "till", "to", "up", "upon", "v",
    "via", "vs", "when", "with", "yet",
})  # fmt: skip
"""Words that Hugo may write small in a title, however they are written."""


class Spelling(NamedTuple):
    """A spelling of a term beside another one."""

    sort: str
    """`title`: one list, named by either; `twin`: two lists of what looks the same; `blank`: blanks around it."""
    term: Term
    span: Span
    other: Term | None
    """The usual spelling."""
    other_span: Span | None
    pages: int
    """How many pages write it so."""


def odd_spellings(site: Site) -> Iterator[Spelling]:
    """Each spelling of a term that is at odds with another, once; those with blanks around them on every page."""
    lists: dict[tuple[str, str], dict[str, list[Term]]] = {}
    for term in named_terms(site):
        texts = lists.setdefault((term.language, term.path), {})
        texts.setdefault(term.text, []).append(term)
    yield from _blanks(lists)
    yield from _twins(site, lists)
    several = {key: texts for key, texts in lists.items() if len(texts) > 1}
    if several and not lacks_templates(site, "term") and not _are_titled(site):
        filed = {(page.language, page.place.logical) for page in site.pages if page.kind == "term"}
        for key, texts in several.items():
            if key not in filed and _is_rendered(site, *key, texts):
                yield from _titles(site, key[0], texts)


_Lists = dict[tuple[str, str], dict[str, list[Term]]]


def _are_titled(site: Site) -> bool:
    """Whether a cascade may give lists a title."""
    cascades = [page.own["cascade"] for page in site.pages if "cascade" in page.own]
    return "title" in str([*cascades, site.config.raw.get("cascade")]).lower()


def _is_rendered(site: Site, language: str, path: str, texts: Iterable[str]) -> bool:
    """Whether the list of a term is published, as far as that can be told."""
    if site.layout is None:
        return False
    place = site.layout.generated("term", path, language, tuple(texts))
    return bool(place.outputs) or not place.known


def _blanks(lists: _Lists) -> Iterator[Spelling]:
    for (language, _), texts in lists.items():
        for text, terms in texts.items():
            if (text[0] not in _BLANKS and text[-1] not in _BLANKS) or "," in text:
                continue  # several terms in one text are another mistake
            bare = text.strip(_BLANKS)
            path = normalize_name(f"/{terms[0].taxonomy}/{bare}")
            rivals = lists.get((language, path), {})
            usual = next((place for many in rivals.values() if (place := _placed(many)) is not None), (None, None))
            for term in terms:
                span = place_of_term(term)
                if span is not None:
                    yield Spelling("blank", term, span, usual[0], usual[1], len(terms))


def _twins(site: Site, lists: _Lists) -> Iterator[Spelling]:
    """Terms that differ only in what nobody sees: the number and kind of blanks, composed letters."""
    alike: dict[tuple[str, str, str], list[tuple[str, list[Term]]]] = {}
    for (language, path), texts in lists.items():
        if path.isascii() and "--" not in path:
            continue
        for text, terms in texts.items():
            if text[0] not in _BLANKS and text[-1] not in _BLANKS:
                alike.setdefault((language, terms[0].taxonomy, _bare(text)), []).append((path, terms))
    for (language, taxonomy, bare), found in alike.items():
        from_plain = lists.get((language, normalize_name(f"/{taxonomy}/{bare}")))
        for text, terms in (from_plain or {}).items():
            if all(path != terms[0].path for path, _ in found) and _bare(text) == bare:
                found.append((terms[0].path, terms))
        if len({path for path, _ in found}) > 1 and not _share_file(site, [terms[0] for _, terms in found]):
            yield from _against_most("twin", [terms for _, terms in found])


def _share_file(site: Site, terms: list[Term]) -> bool:
    """Whether two lists are written to one file, which is another mistake."""
    if site.layout is None:
        return True
    files = [site.layout.generated_files("term", one.path, one.language, [one.text]) for one in terms]
    return len(set(files)) < len(files)


def _bare(text: str) -> str:
    return _SPACES.sub(" ", normalize("NFC", _UNSEEN.sub("", text))).strip(_BLANKS).lower()


def _titles(site: Site, language: str, texts: dict[str, list[Term]]) -> Iterator[Spelling]:
    """The spellings of a term that make another title of its list."""
    key = _title_key(site, language)
    titles: dict[str, list[Term]] = {}
    for text, terms in texts.items():
        titles.setdefault(key(text), []).extend(terms)
    if len(titles) > 1:
        yield from _against_most("title", list(titles.values()))


def _against_most(sort: str, groups: list[list[Term]]) -> Iterator[Spelling]:
    groups = sorted(groups, key=len, reverse=True)
    usual = _placed(groups[0])
    for terms in groups[1:]:
        place = _placed(terms)
        if place is not None and usual is not None:
            yield Spelling(sort, place[0], place[1], usual[0], usual[1], len(terms))


def _placed(terms: list[Term]) -> tuple[Term, Span] | None:
    return next(((term, span) for term in terms if (span := place_of_term(term)) is not None), None)


def _title_key(site: Site, language: str) -> Callable[[str], str]:
    """What two spellings have in common whose lists are surely called the same."""
    capital = site.config.setting("capitalizelisttitles", language)
    style = site.config.text("titlecasestyle", language).lower()
    if style == "none" or (capital is not None and not site.config.flag("capitalizelisttitles", language)):
        return str
    if style == "firstupper":
        return lambda text: text[:1].lower() + text[1:]
    return lambda text: _WORD.sub(_fold, text)


def _fold(word: re.Match[str]) -> str:
    text = word[0]
    return text.lower() if text.lower() in _SMALL else text[0].lower() + text[1:]


def spellings_by_chance(site: Site) -> bool:
    """Whether chance decides which spelling of a term names its list; before, it was the one met last."""
    return site.version >= CHANCE_SINCE


_TAGS = ("tags", "categories", "keywords", "topics")
_LONGEST = 100
"""No page has as many terms."""
_MANY = 3
"""So many pages have one text as the name of a term."""


class Joined(NamedTuple):
    """Several terms in one text, with commas between them."""

    term: Term
    span: Span
    parts: tuple[str, ...]


def joined_terms(site: Site) -> Iterator[Joined]:
    """Each term that is surely several, for some of its parts are terms themselves."""
    found = [term for term in named_terms(site) if "," in term.text]
    if not found:
        return
    known: dict[tuple[str, str], Counter[str]] = {}
    for term in named_terms(site):
        if "," not in term.text:
            known.setdefault((term.language, term.taxonomy), Counter())[term.text.lower()] += 1
    uses = Counter((term.language, term.taxonomy, term.text) for term in found)
    filed = {(page.language, page.place.logical) for page in site.pages if page.kind == "term"}
    for term in found:
        parts = tuple(part.strip(_BLANKS) for part in term.text.strip(_BLANKS).removesuffix(",").split(","))
        there = known.get((term.language, term.taxonomy), Counter())
        hits = sum(part.lower() in there for part in parts)
        span = place_of_term(term)
        if span is None or not all(parts) or len(parts) < 2 or (term.language, term.path) in filed:
            continue
        if _is_list(term, hits, parts, uses[term.language, term.taxonomy, term.text]):
            yield Joined(term, span, parts)


def _is_list(term: Term, hits: int, parts: tuple[str, ...], uses: int) -> bool:
    """Whether a text with commas is a list of terms, and not a name, of which some have a comma.

    In brackets all its parts are terms, but none of that page, and no other page has the same text. Without brackets
    one part is enough for a page's tags and the like, and so it is in brackets of its own where there are many.
    """
    entry = entry_of_term(term)
    if entry is None:
        return False
    if isinstance(entry.value, Sequence):
        if len(entry.value.items) > _LONGEST:
            return False
        others = {str(item.value).lower() for item in entry.value.items if isinstance(item, Scalar)}
        if uses > 1 or not others.isdisjoint(part.lower() for part in parts):
            return False
        return hits == len(parts) or (hits > 0 and len(others) == 1 and len(parts) > 2 and term.key in _TAGS)
    return hits == len(parts) or (hits > 0 and uses < _MANY and term.key in _TAGS)


class HiddenTerm(NamedTuple):
    """A page in the place of a term's list."""

    page: Page
    terms: tuple[Term, ...]
    """Where pages name the term."""


def hidden_terms(site: Site) -> Iterator[HiddenTerm]:
    """Each page that is no `_index.md` and stands where the list of a term would be."""
    named: dict[tuple[str, str], list[Term]] = {}
    for term in named_terms(site):
        named.setdefault((term.language, term.path), []).append(term)
    dropped = {one.page.path for one in site.dropped}
    for page in site.pages:
        if page.place.bundle == "branch" or (page.language, page.place.logical) not in named:
            continue
        terms = [term for term in named[page.language, page.place.logical] if term.page is not page]
        there = page.published or site.version >= CHANCE_SINCE
        if terms and there and page.place.logical not in dropped and not _has_design(site, page):
            yield HiddenTerm(page, tuple(terms))


def _has_design(site: Site, page: Page) -> bool:
    """Whether a page has a template that is made for such pages: it may well list what the term's list would."""
    return "layout" in page.params or has_page_template(site, page.params.get("type") or page.section)
