"""A language code is wrong, or is not one of the site's languages.

`language: "Se"` is Northern Sami, not Swedish; `dk` is no language at all.
Hugo takes a page's language from its file name or folder and reads no such
key, so nothing is printed; but templates, search engines, screen readers and
translation tools do read it.

On a site with several languages the key must hold one of them, as the
configuration spells it (key, `locale` or `languageCode`). On other sites the
key is judged where at least half of its values look like language tags, so
that `language: python` on a blog about code is left alone; there a tag must
be well formed and registered (RFC 5646). In Hugo's own configuration only a
malformed `locale` or `languageCode` is reported.

A code in the wrong case, or one that is registered but nearly always a slip,
is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hugolint.api import (
    Bad,
    Edit,
    Entry,
    Finding,
    Fix,
    Good,
    Options,
    Page,
    Scalar,
    Severity,
    Site,
    SiteRule,
    Span,
)

SLIPS = {
    "se": ("sv", "Northern Sami"),
    "no": ("nb", "Norwegian without saying which"),
    "kr": ("ko", "Kanuri"),
    "nei": ("nb", "Neo-Hittite"),
    "dk": ("da", ""),
    "cz": ("cs", ""),
    "jp": ("ja", ""),
    "gr": ("el", ""),
    "ua": ("uk", ""),
    "cn": ("zh", ""),
    "us": ("en", ""),
    "gb": ("en", ""),
    "at": ("de", ""),
}
"""Codes that are nearly always meant for another: the code that was meant, and what the written one means."""

_PROGRAMMING = re.compile(
    r"(assembly|bash|[cf](#|\+\+|pp|sharp)?|clojure|cmake|dart|docker(file)?|elixir|erlang|fortran|go(lang)?|graphql|groovy"
    r"|haskell|hcl|html|java(script)?|js(on|x)?|julia|kotlin|latex|markdown|matlab|node(js)?|perl|php|powershell|ps1"
    r"|py(thon)?|rb?|react|rs|ruby|rust|scala|scss|shell|solidity|sql|svelte|swift|terraform|text|toml|tsx|typescript"
    r"|vue|wasm|xml|ya?ml|zig|zsh)\Z"
)
"""What a blog about code writes into a key that is called `language`; nobody writes in the few that are tags, too."""
_AMBIGUOUS = re.compile(r"(ada|apl|as|awk|bat|css?|el|lua|ml|nim|pl|ps|sh|tcl|tex|ts)\Z")
"""Registered languages that mean programs beside those: `ts` is Tsonga, or TypeScript beside `js`."""
_LONGEST_TAG = 200
_PLAUSIBLE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*\Z")
_TAG = re.compile(
    r"""(?ix)
    (?: [a-z]{2,3} (?:-[a-z]{3}){0,3} | [a-z]{4} | [a-z]{5,8} )   # language, extended language
    (?: -[a-z]{4} )?                                              # script
    (?: -(?:[a-z]{2}|[0-9]{3}) )?                                 # region
    (?: -(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}) )*                    # variants
    (?: -[0-9a-wy-z](?:-[a-z0-9]{2,8})+ )*                        # extensions
    (?: -x(?:-[a-z0-9]{1,8})+ )? \Z
    | x(?:-[a-z0-9]{1,8})+ \Z
    | i-[a-z0-9]{2,8} \Z
    | en-gb-oed \Z | sgn-(?:be-fr|be-nl|ch-de) \Z               # grandfathered
    """
)


@dataclass(frozen=True)
class LanguageCodeOptions(Options):
    """Which front-matter keys hold a language code, and which codes are right besides the site's own."""

    keys: tuple[str, ...] = ("language", "lang", "locale", "languageCode")
    allowed: tuple[str, ...] = ()


class Use(NamedTuple):
    """One page's use of such a key."""

    page: Page
    entry: Entry
    code: str


def check(site: Site, options: LanguageCodeOptions) -> Iterator[Finding]:
    """Judge the configuration's codes, then each key over all pages that carry it."""
    yield from _check_config(site)
    right = {*_configured(site), *options.allowed}
    several = len({language.key for language in site.languages}) > 1
    for uses in _uses(site, options).values():
        if _is_language_key(uses, right, several=several):
            for use in uses:
                finding = _judge(use, right, several=several)
                if finding is not None:
                    yield finding


def _check_config(site: Site) -> Iterator[Finding]:
    for code, key in site.language_codes():
        place = site.locate(key) if code and not _TAG.match(code) else None
        if place is not None:
            hint = code.replace("_", "-")
            yield Finding(
                source=place[0],
                span=place[1],
                message=f'"{code}" is no well-formed language tag',
                why="templates write it into the page's lang attribute, where browsers cannot read it",
                help=f'write "{hint}"' if _TAG.match(hint) else "write a tag such as sv-SE",
            )


def _configured(site: Site) -> set[str]:
    """Every spelling that the site's configuration uses for a language."""
    named = {code for language in site.configured_languages for code in (language.key, language.locale)}
    return {*named, *(code for code, _ in site.language_codes())} - {""}


def _uses(site: Site, options: LanguageCodeOptions) -> dict[str, list[Use]]:
    """The uses of each key, over all pages; spellings that differ in case are one key."""
    wanted = {key.lower() for key in options.keys}
    found: dict[str, list[Use]] = {}
    # A file may be a page in several languages; it is judged once.
    for page in {page.path: page for page in site.pages}.values():
        for entry in page.entries:
            key = entry.key.text.lower()
            if key in wanted and isinstance(entry.value, Scalar) and isinstance(entry.value.value, str):
                code = entry.value.value.strip()
                if code:
                    found.setdefault(key, []).append(Use(page, entry, code))
    return found


def _is_language_key(uses: list[Use], right: set[str], *, several: bool) -> bool:
    """Whether a key holds languages on this site: at least half of its values look like it.

    On a site with several languages two or three letters are enough for that; elsewhere they must begin with a
    registered language. Names of programming languages never do.
    """
    known = {code.lower() for code in right} | SLIPS.keys()
    codes = {use.code.lower() for use in uses}
    programs = {code for code in codes if _PROGRAMMING.match(code)}
    if programs:
        programs |= {code for code in codes if _AMBIGUOUS.match(code)}
    looks = {code: code in known or (code not in programs and _looks(code, several)) for code in codes}
    return sum(looks[use.code.lower()] for use in uses) * 2 >= len(uses)


def _looks(code: str, several: bool) -> bool:
    return bool(_PLAUSIBLE.match(code)) and (several or _registered(re.split("[-_]", code)[0]))


def _judge(use: Use, right: set[str], *, several: bool) -> Finding | None:
    code = use.code
    if code in right:
        return None
    spelling = next((one for one in sorted(right) if one.lower() == code.lower()), "")
    if spelling:
        # Where there is one language only, nobody compares its code with another: case is a matter of taste.
        return _wrong_case(use, spelling) if several else None
    own = use.page.language
    listed = f"write one of {', '.join(sorted(right, key=lambda one: (one.partition('-')[0].lower() != own, one)))}"
    meant, actual = SLIPS.get(code.lower(), ("", ""))
    if meant:
        severity = Severity.WARNING if actual else Severity.ERROR
        message = f'"{code}" means {actual}' if actual else f'"{code}" is no language code'
        written = _spell(meant, right)
        help_ = f'write "{written}"' if written in right or not several else listed
        return _finding(use, f'{message}; "{meant}" was meant', help_, severity)
    if several:
        return _finding(use, f'"{code}" is not one of the site\'s languages', listed, Severity.ERROR)
    return _judge_tag(use)


def _wrong_case(use: Use, spelling: str) -> Finding:
    message = f'"{use.code}" is spelled "{spelling}" in the site\'s configuration'
    # A page of another language, or with a second key, is more than misspelt: its author has to look.
    safe = spelling.partition("-")[0].lower() == use.page.language.partition("-")[0] and len(_twins(use)) == 1
    fix = Fix(f'write "{spelling}"', (Edit(_inner(use), spelling),), safe=safe)
    return _finding(use, message, f'write "{spelling}"', Severity.WARNING, fix=fix)


def _twins(use: Use) -> list[Entry]:
    """The page's keys that differ from this one in case only, and this one."""
    return [entry for entry in use.page.entries if entry.key.text.lower() == use.entry.key.text.lower()]


def _judge_tag(use: Use) -> Finding | None:
    """A tag on its own: exact form, then the registry."""
    code = use.code
    region = re.sub(r"(?i)-uk$", "-GB", code)
    if region != code and _TAG.match(region):
        return _finding(use, f'"{code}" has no registered region; "{region}" was meant', f'write "{region}"')
    if not _TAG.match(code):
        hint = code.replace("_", "-")
        help_ = f'write "{hint}"' if _TAG.match(hint) else "write a tag such as sv or sv-SE"
        return _finding(use, f'"{code}" is no well-formed language tag', help_)
    if not _registered(code):
        return _finding(use, f'"{code}" is no registered language tag', "write a tag such as sv or sv-SE")
    return None


def _registered(code: str) -> bool:
    """Whether a tag has the exact form of RFC 5646 and all its parts are registered."""
    if len(code) > _LONGEST_TAG or not _TAG.match(code):
        return False
    import langcodes

    try:
        if code.lower() in langcodes.tag_parser.EXCEPTIONS:
            return True
        return bool(langcodes.Language.get(code, normalize=False).is_valid())
    except langcodes.tag_parser.LanguageTagError:
        return False


def _spell(meant: str, right: set[str]) -> str:
    """The site's own spelling of a language, where it has one."""
    return next((code for code in sorted(right) if code.partition("-")[0].lower() == meant), meant)


def _inner(use: Use) -> Span:
    """The value between its quotes, if it has any."""
    node = use.entry.value
    assert isinstance(node, Scalar)
    if not node.plain and node.span.end - node.span.start == len(node.text) + 2:
        return Span(node.span.start + 1, node.span.end - 1)
    return node.span


def _finding(use: Use, message: str, help_: str, severity: Severity | None = None, fix: Fix | None = None) -> Finding:
    return Finding(
        source=use.page.source,
        span=_inner(use),
        message=message,
        why="Hugo ignores this key; templates that compare or print it get it wrong",
        help=_twin_help(use, help_),
        severity=severity,
        # Where the key stands twice, which value is right is not ours to say.
        fix=fix if len(_twins(use)) == 1 else None,
    )


def _twin_help(use: Use, help_: str) -> str:
    """Where the key stands twice with different capitals: which one Hugo uses, and that one of them has to go."""
    twins = _twins(use)
    others = [entry for entry in twins if entry.key.text != use.entry.key.text]
    winner = use.page.entry(use.entry.key.text)
    if not others or winner is None:
        return help_
    # Of several spellings with capitals any one may win.
    certain = len({entry.key.text for entry in twins if entry.key.text != entry.key.text.lower()}) == 1
    used = f"Hugo uses `{winner.key.text}`" if certain else "Hugo uses one by chance"
    other = others[0]
    value = other.value.text if isinstance(other.value, Scalar) else ""
    if value.lower() != use.code.lower():
        return f'keep the right one of this key and `{other.key.text}` ("{value}"), of which {used}'
    return f"keep one of this key and `{other.key.text}`, of which {used}, and {help_}"


_TWO = "[languages.en]\n[languages.sv]\n"

RULE = SiteRule(
    id="language-code",
    summary="a language code is wrong or none of the site's",
    check=check,
    options=LanguageCodeOptions,
    examples=(
        Good({"hugo.toml": _TWO, "content/a.md": "---\ntitle: A\nlanguage: sv\n---\n"}),
        Good({"content/a.md": "---\ntitle: A\nlanguage: python\n---\n"}),
        Bad(
            {"hugo.toml": _TWO, "content/a.sv.md": "---\ntitle: A\nlanguage: Sv\n---\n"},
            at="Sv",
            says='"sv"',
            fixed="---\ntitle: A\nlanguage: sv\n---\n",
        ),
        Bad({"hugo.toml": _TWO, "content/a.md": "---\ntitle: A\nlanguage: Se\n---\n"}, at="Se", says="Northern Sami"),
        Bad({"content/a.md": "---\ntitle: A\nlanguage: dk\n---\n"}, at="dk", says='"da" was meant'),
        Bad(
            {
                "content/a.md": "---\ntitle: A\nlanguage: en-US\n---\n",
                "content/b.md": "---\ntitle: B\nlanguage: en-UK\n---\n",
            },
            at="content/b.md:en-UK",
            says='"en-GB" was meant',
        ),
    ),
)
