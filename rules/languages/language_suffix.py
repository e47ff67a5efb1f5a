"""A file name says a language that the site does not have.

`prices.sv.md` is a Swedish translation only where `sv` is one of the site's
languages. Elsewhere Hugo publishes it in the default language, as a page of its
own at `/prices.sv/`; in a page bundle `index.sv.md` is not published at all.
Nothing is printed. Give the file the site's own code, or add the language to
the configuration.

A name such as `draw.io.md` is left alone: a language is meant where the same
name stands beside it in another language or without one, or where it is a common
one and other pages in its folder have their language in their names.

What stands behind a language is lost, too: `prices.nb.old.md` is the page
`prices` in `nb`. Put the language last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Options,
    Related,
    Site,
    SiteRule,
    Suffix,
    Suffixes,
    odd_suffixes,
    url_of,
)

_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?\Z")
_COMMON = re.compile(
    r"(ar|bg|bn|ca|da|de|en|es|et|eu|fa|fi|fr|gl|hu|hy|ja|ka|ko|lt|lv|mn|nb|nl|nn|pt|ro|ru|sk|sq|sr|sv|ta|th|tr|uk|ur"
    r"|zh)\Z"
)
"""Languages whose codes hardly stand for anything else at the end of a name; `io`, `it`, `is`, `pl`, `cs`, `id` do."""
_ODD = re.compile(r"(as|cu|ia|ie|ii|io|or|os|to|ts|vo)\Z")
"""Codes that stand for a word, a number or a sort of file more often than for their language."""
_COUNTRIES = re.compile(r"(at|bd|br|by|cn|cz|dk|ee|gb|ge|gr|il|ir|jp|kr|lk|mx|np|pk|se|tw|ua|us|vn)\Z")
"""Countries that are written for their languages; not those that stand for sorts of files, as `py` and `rs` do."""
_CONTENT = re.compile(r"(md|markdown|html?)\Z", re.I)
_NORWEGIAN = frozenset(("nb", "nn", "no"))


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each file whose language Hugo does not take, or takes with a loss."""
    suffixes = odd_suffixes(site)
    for suffix in suffixes.found:
        address = suffix.page.params.get("url") or (
            not suffix.twins and not suffix.is_bundle and suffix.page.params.get("slug")
        )
        if address and suffix.page.kind != "resource":
            continue  # with an address of its own a page has all that it needs of its name
        if suffix.lost:
            # An ending that stands twice is no part of the name, and not missed.
            if not all(_CONTENT.match(part) for part in suffix.lost.split(".")):
                yield _finding(site, suffix, f'call it "{_hyphened(suffix)}"')
        else:
            meant = _meant(suffix.written, site)
            if _is_language(suffix, suffixes, meant):
                yield _finding(site, suffix, _help(site, suffix, meant))


def _is_language(suffix: Suffix, suffixes: Suffixes, meant: str) -> bool:
    """Whether an unknown part of a name is surely meant as a language."""
    code = suffix.written.lower().replace("_", "-")
    primary = code.partition("-")[0]
    if not meant and not _registered(code):
        return False
    if meant and (suffix.is_bundle or (suffix.twins and suffixes.several)):
        return True
    if suffix.twins and (suffix.is_bundle or suffixes.several):
        return not _ODD.match(primary)
    if not _COMMON.match(primary) or _names_it(suffix):
        return False
    return suffix.is_bundle or bool(suffix.twins) or suffix.by_name


def _names_it(suffix: Suffix) -> bool:
    """Whether the page's title has the name with its dot: `bahn.de`, `index.tr`."""
    name = f"{suffix.base}.{suffix.written}".lower()
    return name in str(suffix.page.own.get("title")).lower()


def _registered(code: str) -> bool:
    """Whether a code is that of a language of two letters, perhaps with a script and a region."""
    import langcodes

    if not _CODE.match(code) or len(code.partition("-")[0]) != 2:
        return False
    try:
        return bool(langcodes.Language.get(code, normalize=False).is_valid())
    except langcodes.tag_parser.LanguageTagError:
        return False


def _meant(written: str, site: Site) -> str:
    """The site's language that a code seems to mean: with another region, in three letters, or by its country.

    `pt_BR` and `pt` for `pt-br`, `swe` and `se` for `sv`, `no` for `nb`; empty where none or several may be meant.
    """
    import langcodes

    code = written.lower().replace("_", "-")
    if not _CODE.match(code):
        return ""
    keys = [language.key for language in site.configured_languages]
    try:
        language = str(langcodes.Language.get(code).language)
        found = _same(keys, language)
        if not found and _COUNTRIES.match(code):
            found = _same(keys, str(langcodes.Language.get(f"und-{code}").maximize().language))
    except langcodes.tag_parser.LanguageTagError:
        return ""
    return found[0] if len(found) == 1 else ""


def _same(keys: list[str], language: str) -> list[str]:
    wanted = _NORWEGIAN if language in _NORWEGIAN else (language,)
    return [key for key in keys if key.partition("-")[0] in wanted]


def _finding(site: Site, suffix: Suffix, help_: str) -> Finding:
    page = suffix.page
    name = page.path.rpartition("/")[2]
    twin = next((one for one in site.documents if one.path in suffix.twins[:1]), None)
    return Finding(
        source=page.source,
        span=page.opening,
        message=f'the name "{name}" loses "{suffix.lost}", for "{suffix.written}" in it is a language'
        if suffix.lost
        else f'"{suffix.written}" in the name "{name}" is no language of this site',
        why=_why(site, suffix),
        help=help_,
        related=() if twin is None else (Related(twin.source, twin.opening, "the page that it seems to translate"),),
    )


def _why(site: Site, suffix: Suffix) -> str:
    page = suffix.page
    if page.kind == "resource":
        return "Hugo takes it for an attachment of the page in its folder, and publishes nothing of it"
    where = f", at {url_of(site, page.output, page.language)}" if page.output else ""
    if suffix.lost:
        return f'Hugo takes the file for "{suffix.base}" in {suffix.written}{where}'
    return f"Hugo takes it for a page of its own in {page.language}{where}"


def _hyphened(suffix: Suffix) -> str:
    """The name with hyphens for dots and its language last; an ending that stands twice stands once."""
    lost = "".join(f"-{part}" for part in suffix.lost.split(".") if not _CONTENT.match(part))
    return f"{suffix.base}{lost}.{suffix.written}{suffix.extension}"


def _help(site: Site, suffix: Suffix, meant: str) -> str:
    if meant:
        return f'call it "{suffix.base}.{meant}{suffix.extension}"'
    keys = [language.key for language in site.languages]
    known = f"one of the site's languages ({', '.join(keys)})" if keys[1:] else f"the site's only language, {keys[0]}"
    code = suffix.written.lower().replace("_", "-")
    named = f', as "{suffix.base}.{code}{suffix.extension}"' if "_" in suffix.written else ""
    return f"give it {known}, or add {code} to the site's configuration{named}"


_TWO = "[languages.en]\n[languages.nb]\n"
_PAGE = "---\ntitle: Prices\n---\n"

RULE = SiteRule(
    id="language-suffix",
    summary="a file name says a language that the site does not have",
    check=check,
    options=Options,
    examples=(
        Good({"hugo.toml": _TWO, "content/prices.md": _PAGE, "content/prices.nb.md": _PAGE}),
        Good({"hugo.toml": _TWO, "content/draw.io.md": _PAGE, "content/version-1.2.nb.md": _PAGE}),
        Bad(
            {"hugo.toml": _TWO, "content/prices.md": _PAGE, "content/prices.sv.md": _PAGE},
            at="content/prices.sv.md:---",
            says="no language of this site",
        ),
        Bad({"hugo.toml": _TWO, "content/prices.nb.old.md": _PAGE}, at="---", says='loses "old"'),
    ),
)
