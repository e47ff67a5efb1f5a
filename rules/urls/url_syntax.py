"""A page's `url` is none that it could have.

`url` is the page's own path on this site, as `/hours/` or `/hours.html`. Hugo
stops at a whole URL with `http://` or `https://`, and crashes at a word behind
a colon that is none of its tokens (`:year`, `:slug`, `:title` …), at a lone
percent sign, and at tabs and line breaks. A crash names no page.

A `?` passes in silence, but the page cannot be visited: servers look for the
file before the question mark. Another scheme than http becomes a folder. With a
dot anywhere and no slash at its end, as `/v1.2/intro`, a url names a file, not a
folder, and browsers download what has no `.html`. Where each language has a
host of its own, a url must not begin with the language: Hugo writes the page to
one place and links to another.

A url with a slash in front leaves the language out on a site of several
languages. That is often meant, and not reported unless two pages meet there.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Severity, Site, SiteRule, UrlFault, shown, url_faults


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each of them once, at the place where it is written."""
    for fault in url_faults(site):
        message, why, help_ = _SENTENCES[fault.kind](fault)
        yield Finding(
            source=fault.source,
            span=fault.span,
            message=message,
            why="" if fault.said else why,
            said=fault.said,
            help=help_,
            hugo=Hugo.FAILS if fault.said else Hugo.SILENT,
            severity=Severity.WARNING if fault.kind == "file" else None,
        )


_PATH = "write the page's path on this site, such as /hours/"


def _http(fault: UrlFault) -> tuple[str, str, str]:
    return f'the url "{shown(fault.text, 45)}" is a whole URL', "", _PATH


def _scheme(fault: UrlFault) -> tuple[str, str, str]:
    why = "Hugo silently makes a folder of it, and the page is not where it was meant"
    return f'the url "{shown(fault.text, 45)}" is no path on this site', why, _PATH


def _token(fault: UrlFault) -> tuple[str, str, str]:
    help_ = r"write one that Hugo has, such as :slug, :year or :section; a plain colon is \:"
    return f'Hugo has no token "{shown(fault.part, 30)}" for a url', "", help_


def _percent(fault: UrlFault) -> tuple[str, str, str]:
    return f'the url "{shown(fault.text, 40)}" has a lone percent sign', "", 'write "%25" for a percent sign'


def _control(fault: UrlFault) -> tuple[str, str, str]:
    return f'the url "{shown(fault.text, 40)}" holds a line break or tab', "", "remove it"


def _query(fault: UrlFault) -> tuple[str, str, str]:
    why = "servers look for the file before the question mark, so the page cannot be visited"
    return f'the url "{shown(fault.text, 45)}" contains ?', why, "leave out ? and what follows"


def _blank(fault: UrlFault) -> tuple[str, str, str]:
    why = "Hugo writes it into the folder's name and the page's address"
    return f'the url "{fault.text[:40]}" begins or ends with a space', why, "remove the space"


def _file(fault: UrlFault) -> tuple[str, str, str]:
    why = "it has a dot and no slash at its end, so Hugo writes a file of that name, which browsers download"
    return f'the url "{shown(fault.text, 45)}" names a file without .html', why, f'write "{shown(fault.text, 40)}/"'


def _language(fault: UrlFault) -> tuple[str, str, str]:
    rest = fault.text.removeprefix(f"/{fault.part}") or "/"
    why = f'Hugo puts the page at "{shown(rest, 30)}" on its host, and links to "{shown(fault.text, 30)}"'
    return f'the url "{shown(fault.text, 40)}" begins with the language', why, f'write "{shown(rest, 40)}"'


def _host(fault: UrlFault) -> tuple[str, str, str]:
    why = f'it begins like the language "{fault.part}", so Hugo does not put the page in the folder of its host'
    help_ = f'write "{shown(fault.text.lstrip("/"), 40)}", without the slash in front'
    return f'the url "{shown(fault.text, 45)}" leads out of its host', why, help_


_SENTENCES = {
    "http": _http,
    "scheme": _scheme,
    "token": _token,
    "percent": _percent,
    "control": _control,
    "query": _query,
    "blank": _blank,
    "file": _file,
    "language": _language,
    "host": _host,
}

RULE = SiteRule(
    id="url-syntax",
    summary="a page's url is none that it could have",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good("---\ntitle: Opening hours\nurl: /visit/:year/Öppet tider.html\n---\n"),
        Bad(
            "---\ntitle: Opening hours\nurl: https://example.org/hours/\n---\n",
            at="https://example.org/hours/",
            says="is a whole URL",
        ),
        Bad("---\ntitle: Opening hours\nurl: /visit/:yaer/\n---\n", at="/visit/:yaer/", says='no token ":yaer"'),
        Bad("---\ntitle: Opening hours\nurl: /hours/?lang=en\n---\n", at="/hours/?lang=en", says="contains ?"),
    ),
)
