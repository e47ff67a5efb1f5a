"""An alias is no address that visitors could come from.

An alias is an old address of the page on this site, as `/old/hours/`; Hugo
writes a small redirect file in its place. Some stop the build: a whole URL with
`http://` or `https://`, and one that means the root of the site. One that is
empty, or a lone dot, takes the place of the section's own page since 0.155.

Others pass in silence, and their redirect is never met. Web servers part a
`?…` from an address before they look for a file, browsers keep a `#…` to
themselves, and `%20` in an address asks for a file with a blank in its name.
In a site with several languages Hugo puts the language in front since 0.155,
so an alias that names it has it twice. Where each language has a host of its
own, `../` may lead out of the folders of all of them.

Drafts and other pages that Hugo does not render write no redirects, so only
whole URLs are reported there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugolint.api import (
    AliasFault,
    Bad,
    Finding,
    Good,
    Hugo,
    Options,
    Severity,
    Site,
    SiteRule,
    alias_faults,
    percent_decode,
    shown,
)

_ENTITY = re.compile(r"&#?[A-Za-z0-9]+;?")


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each of them once, at the place where it is written."""
    for fault in alias_faults(site):
        message, why, help_ = _SENTENCES[fault.kind](fault)
        broken = fault.kind in ("http", "root", "outside", "empty")
        yield Finding(
            source=fault.source,
            span=fault.span,
            message=message,
            why="" if fault.said else why,
            said=fault.said,
            help=help_,
            severity=Severity.ERROR if broken else Severity.WARNING,
            hugo=Hugo.FAILS if fault.said else Hugo.SILENT,
        )


def _path_of(text: str) -> str:
    """What of a whole URL could be an alias."""
    return "/" + text.partition("//")[2].partition("/")[2].partition("?")[0].partition("#")[0]


def _ends(text: str) -> str:
    """An alias as a message shows it; of a long one the middle is left out, for what is wrong is mostly at an end."""
    line = shown(text, 200)
    return line if len(line) <= 44 else f"{line[:18]}…{line[-25:]}"


def _http(fault: AliasFault) -> tuple[str, str, str]:
    path = shown(_path_of(fault.text), 40)
    here = f'write "{path}" if that page was on this site, else' if path != "/" else "an alias is a path on this site:"
    return f'the alias "{_ends(fault.text)}" is a whole URL', "", f"{here} remove it"


def _root(fault: AliasFault) -> tuple[str, str, str]:
    return f'the alias "{_ends(fault.text)}" is the root of the site', "", "remove it"


def _outside(fault: AliasFault) -> tuple[str, str, str]:
    return (
        f'the home page\'s alias "{_ends(fault.text)}" leads out of the site',
        "",
        f'write "/{shown(fault.text, 40).lstrip("./")}", with a slash in front',
    )


def _empty(fault: AliasFault) -> tuple[str, str, str]:
    where = "/" + fault.output.rpartition("/")[0] + "/"
    what = f'the alias "{fault.text}" means the folder that holds the page' if fault.text else "the alias is empty"
    return (
        what,
        f"Hugo writes a redirect to the place of {shown(where, 40)}, and chance decides which one stays",
        "remove it",
    )


def _scheme(fault: AliasFault) -> tuple[str, str, str]:
    why = "Hugo silently makes a folder of that name, which no address leads to"
    return (
        f'the alias "{_ends(fault.text)}" is no path on this site',
        why,
        "write a path on this site, or remove it",
    )


def _query(fault: AliasFault) -> tuple[str, str, str]:
    why = "servers look for the file before the question mark, so its redirect is never met"
    return f'the alias "{_ends(fault.text)}" contains ?', why, "leave out ? and what follows, or redirect at the server"


def _fragment(fault: AliasFault) -> tuple[str, str, str]:
    why = "browsers do not send what follows #, so its redirect is never met"
    message = f'the alias "{_ends(fault.text)}" contains #'
    if _ENTITY.search(fault.text):
        if _holds_blank(fault.text):
            return message, why, "it is a blank as HTML writes it: take it out of the alias"
        return message, why, "it looks like a character of HTML: write the character itself, or delete the alias"
    return message, why, "leave out # and what follows"


def _control(fault: AliasFault) -> tuple[str, str, str]:
    why = "Hugo writes it into the file's name, so its redirect is never met"
    return f'the alias "{_ends(fault.text)}" holds a line break or tab', why, "remove it"


def _blank(fault: AliasFault) -> tuple[str, str, str]:
    why = "Hugo writes it into the file's name, so the redirect is not where it was meant"
    return f'the alias "{fault.text[:40]}" begins or ends with a space', why, "remove the space"


def _comma(fault: AliasFault) -> tuple[str, str, str]:
    why = "Hugo writes it into the file's name, so its redirect is never met"
    return (
        f'the alias "{_ends(fault.text)}" ends with a comma',
        why,
        "remove the comma; several aliases make a list",
    )


def _entity(fault: AliasFault) -> tuple[str, str, str]:
    why = "Hugo takes it as it stands, so its redirect is never met"
    help_ = "remove the blank" if _holds_blank(fault.text) else "write the characters themselves"
    return f'the alias "{_ends(fault.text)}" is written as HTML', why, help_


def _holds_blank(text: str) -> bool:
    """Whether a character that is written as HTML cannot be seen."""
    import html

    made = [html.unescape(one) for one in _ENTITY.findall(text)]
    return any(not one.isprintable() or one.isspace() for text in made for one in text)


def _percent(fault: AliasFault) -> tuple[str, str, str]:
    plain = percent_decode(fault.text).decode("utf-8", "replace")
    why = "Hugo takes it as it stands, and servers look for the decoded name"
    help_ = f'write "{shown(plain, 40)}"' if plain.isprintable() and "\ufffd" not in plain else "write it decoded"
    return f'the alias "{_ends(fault.text)}" is percent-encoded', why, help_


def _language(fault: AliasFault) -> tuple[str, str, str]:
    language, _, rest = fault.text[1:].partition("/")
    file = "/" + fault.output.removesuffix("index.html")
    why = f"Hugo puts the language in front of it since 0.155, and writes {shown(file, 40)}"
    help_ = f'write "{shown("/" + rest, 40)}"' if rest else "remove it"
    return f'the alias "{_ends(fault.text)}" names the language "{language}"', why, help_


def _host(fault: AliasFault) -> tuple[str, str, str]:
    file = shown("/" + fault.output.removesuffix("index.html"), 40)
    why = f"Hugo writes its redirect to {file} in the publish folder, where no language's host has its files"
    return f'the alias "{_ends(fault.text)}" leads out of the hosts of all languages', why, _UPWARDS


_UPWARDS = "write it with a slash in front and without dots"

_SENTENCES = {
    "http": _http,
    "root": _root,
    "outside": _outside,
    "empty": _empty,
    "scheme": _scheme,
    "query": _query,
    "fragment": _fragment,
    "control": _control,
    "blank": _blank,
    "comma": _comma,
    "entity": _entity,
    "percent": _percent,
    "language": _language,
    "host": _host,
}

RULE = SiteRule(
    id="alias-syntax",
    summary="an alias is no address that visitors could come from",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good("---\ntitle: Opening hours\naliases: [/hours/, old/hours.html, ../Öppet tider/]\n---\n"),
        Good("---\ntitle: Opening hours\ndraft: true\naliases: ['/hours/?lang=en', /]\n---\n"),
        Bad(
            "---\ntitle: Opening hours\naliases:\n  - https://example.org/hours/\n---\n",
            at="https://example.org/hours/",
            says="is a whole URL",
        ),
        Bad("---\ntitle: Opening hours\naliases: [/]\n---\n", at="/", says="root of the site"),
        Bad({"content/visit/hours.md": "---\ntitle: Hours\naliases: ['']\n---\n"}, at="''", says="is empty"),
        Bad(
            "---\ntitle: Opening hours\naliases: ['/hours/?lang=en']\n---\n", at="'/hours/?lang=en'", says="contains ?"
        ),
    ),
)
