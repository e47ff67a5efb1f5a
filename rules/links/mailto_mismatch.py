"""A mail link writes to somebody else than it shows, or to nobody.

`[anna@example.com](mailto:olle@example.com)` shows one address and opens
another. `[anna@example.com](anna@example.com)` lacks `mailto:`, so it leads
to a page that does not exist. Neither Hugo nor a browser says so; the mail is
lost.

The text is compared as a reader sees it and the target as a mail program
does: percent-encoding and entities decoded, case ignored, `?subject=` and the
like left out. Where a link has several addresses, the one shown must be among
them. A link whose text is no address ("Write to us") is fine. Links in raw HTML
count on sites that keep it (`markup.goldmark.renderer.unsafe`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from unicodedata import normalize
from urllib.parse import unquote

from hugolint.api import Bad, Edit, Finding, Fix, Good, Link, Options, Page, PageRule, Severity, Span

# Each of these begins where a run of its characters does, so that no text is gone through twice.
_ADDRESS = re.compile(r"(?<![\w.+'%&~-])[\w.+'%&~-]+@[\w-]+(?:\.[\w-]+)+")
_BROKEN = re.compile(r"(?<![\w.+-])[\w.+-]+(?:(?:\s+[\w.+-]*@|\s*@\s+)[\w-]+(?:\.[\w-]+)+|@\s*[\w-]+\s+\.[\w-]+)")
_BARE = re.compile(r"\w[\w.+'%-]*@(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)")
"""A whole link target that can only be an address; `lodash@4.17.21` and `#a@b.se` are none."""
_NO_ADDRESS = re.compile(r"[\w.-]+|[^\s@]*\s[^@]*@[^@]*|[^@]*@[^\s@]*\s[^@]*")
_RARE = frozenset("!#$*/=?^`{|}")
"""Signs that an address may hold, though before one they nearly always belong to the text: `mail/anna@example.com`."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LONGEST_HOST = 253
_SCHEME = re.compile(r"(?i)mailto:")
_WEB_MAILTO = re.compile(r"(?i)(https?://)mailto:")
_ADDRESS_IN_LINK = re.compile(r"(?:\]\(|\]:|href\s*=)[^\n]{0,300}?(?:@|%40|&#|&commat)")
_FILE_ENDINGS = re.compile(
    r"(?i)apng|avif|bmp|css|csv|gif|html?|ico|jpe?g|m?js|json|md|mp[34]|pdf|php|png|svg|tiff?|txt|web[mp]|xml"
)
"""What a last part such as `logo@2x.png` shows to be a file and no host."""


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Judge each link that shows an address or leads to one; one finding a link."""
    if not _may_link_mail(page.source.text.lower(), page.body.start):
        return
    said = set()
    for link in page.links:
        # Hugo leaves raw HTML out unless the site wants it.
        if link.kind not in ("image", "html-image", "email") and (link.kind != "html" or page.keeps_html):
            finding = _judge(page, link)
            # Links that share a definition share what is wrong in it.
            if finding is not None and (finding.span, finding.message) not in said:
                said.add((finding.span, finding.message))
                yield finding


def _may_link_mail(text: str, body: int) -> bool:
    """Whether a body can hold a link to judge; the others, most of a site, need not be read as Markdown at all."""
    if text.find("mailto", body) >= 0:
        return True
    marks = ("@", "%40", "&#", "&commat")
    return any(text.find(mark, body) >= 0 for mark in marks) and _ADDRESS_IN_LINK.search(text, body) is not None


def _judge(page: Page, link: Link) -> Finding | None:
    target = link.target.strip()
    if not _SCHEME.match(target):
        return _missing_scheme(page, link, target) or _web_scheme(page, link, target)
    found = _scheme_twice(page, link)
    if found is None and not link.dynamic:
        found = _no_address(page, link) or _blank_in_text(page, link) or _other_address(page, link)
    return found


def _missing_scheme(page: Page, link: Link, target: str) -> Finding | None:
    """A mail address as the whole target."""
    address = unquote(target.partition("?")[0])
    if not _BARE.fullmatch(address) or _FILE_ENDINGS.fullmatch(address.rpartition(".")[2]):
        return None
    at = _within(page, link, 0)
    edits = [Edit(Span(at.start, at.start), "mailto:")]
    help_ = f"write mailto:{address}"
    blank = _BROKEN.search(link.text)
    if blank is not None and _same("".join(blank[0].split())) == _same(address):
        help_ += f', and "{address}" without the space in the text'
        if page.source.slice(link.text_span) == blank[0]:
            edits.append(Edit(link.text_span, address))
    return Finding(
        source=page.source,
        span=at,
        message=f'the link to "{address}" lacks mailto:',
        label="a page of this name does not exist",
        why="browsers look for a page of that name on the site",
        help=help_,
        fix=Fix("add mailto:", tuple(edits), safe=True),
    )


def _web_scheme(page: Page, link: Link, target: str) -> Finding | None:
    match = _WEB_MAILTO.match(target)
    if match is None:
        return None
    return Finding(
        source=page.source,
        span=link.target_span,
        message=f"the link mixes {match[1]} with mailto:",
        why="browsers look for a host called mailto",
        help=f"write {target[len(match[1]) :]}",
    )


def _scheme_twice(page: Page, link: Link) -> Finding | None:
    rest = link.target.strip()[len("mailto:") :]
    if not _SCHEME.match(rest):
        return None
    at = _within(page, link, len("mailto:"))
    second = Span(at.start, at.start + len("mailto:"))
    plain = _SCHEME.fullmatch(page.source.slice(second))
    return Finding(
        source=page.source,
        span=at,
        message="mailto: stands twice in the link",
        why="mail programs take the second one for a part of the address",
        help="remove one",
        fix=Fix("remove one mailto:", (Edit(second, ""),), safe=True) if plain else None,
    )


def _no_address(page: Page, link: Link) -> Finding | None:
    """The target holds no address, or something that is none."""
    addresses = _addresses(link.target)
    if not addresses and "?" in link.target:
        return None  # a message whose receiver the reader chooses
    wrong = next((one for one in addresses if _NO_ADDRESS.fullmatch(one)), "")
    if addresses and not wrong:
        return None
    at = _within(page, link, len("mailto:"))
    shown = _shown(link.text)
    return Finding(
        source=page.source,
        span=at if at.end > at.start else link.target_span,
        message=f'"{wrong}" is no mail address' if wrong else "the mail link has no address",
        why="mail programs cannot send to it" if wrong else "mail programs open an empty message to nobody",
        help=f"write mailto:{shown}" if shown else "write the address" if wrong else "add the address",
    )


def _blank_in_text(page: Page, link: Link) -> Finding | None:
    match = _BROKEN.search(link.text)
    if match is None:
        return None
    whole = "".join(match[0].split())
    if _same(whole) not in {_same(address) for address in _addresses(link.target)}:
        return None
    at = page.source.text.find(match[0], *link.text_span)
    return Finding(
        source=page.source,
        span=Span(at, at + len(match[0])) if at >= 0 else link.text_span,
        message=f'the address "{match[0]}" is shown with a space in it',
        why="a reader who copies it gets an address that does not work",
        help=f"write {whole}",
        severity=Severity.WARNING,
    )


def _other_address(page: Page, link: Link) -> Finding | None:
    """The text shows an address that the target does not hold."""
    shown = _shown(link.text)
    addresses = _addresses(link.target)
    if not shown or not addresses or any(_fits(_same(shown), _same(address)) for address in addresses):
        return None
    at = _within(page, link, len("mailto:"))
    fix = None
    if len(addresses) == 1 and "?" not in link.target:
        fix = Fix(f"write to {shown}", (Edit(at, f"mailto:{shown}" if at == link.target_span else shown),))
    return Finding(
        source=page.source,
        span=at,
        message=f"the link shows {shown} but writes to {addresses[0]}",
        label="writes to this one",
        why="the mail goes to another address than readers see",
        help=f"write mailto:{shown}, or show {addresses[0]}",
        fix=fix,
    )


def _shown(text: str) -> str:
    """The first address that a text shows, without the marks around it; empty where there is none."""
    if not text.isascii():
        # Hugo itself sets a typographic apostrophe for a straight one.
        text = normalize("NFC", _UNSEEN.sub("", text).replace("’", "'"))
    match = _ADDRESS.search(text)
    shown = match[0].lstrip("'.%&~-").rstrip("_-") if match else ""
    return shown if shown[:1] != "@" else ""


def _fits(shown: str, address: str) -> bool:
    """Whether a text shows an address, if only from a rare sign on."""
    return address.endswith(shown) and (address == shown or address[-len(shown) - 1] in _RARE)


def _addresses(target: str) -> list[str]:
    """Every address that a mailto target holds: before the question mark, then in to, cc and bcc."""
    path, _, query = target.strip()[len("mailto:") :].partition("?")
    parts = [path]
    for pair in re.split("[&;]", query):
        key, _, value = pair.partition("=")
        if key.lower().removeprefix("amp;") in ("to", "cc", "bcc"):
            parts.append(value)
    found = [address.strip() for part in parts for address in re.split("[,;]", unquote(part))]
    return [match[1] if (match := re.search(r"<([^<>]+)>\s*\Z", one)) else one for one in found if one]


def _same(address: str) -> str:
    """An address as it is compared: lower case, its domain in the form that DNS knows."""
    name, at, domain = normalize("NFC", address).replace("’", "'").lower().rpartition("@")
    if not domain.isascii() and len(domain) <= _LONGEST_HOST:
        with suppress(UnicodeError):
            domain = domain.encode("idna").decode("ascii")
    return f"{name}{at}{domain}"


def _within(page: Page, link: Link, skip: int) -> Span:
    """The address inside the target as written: after `skip` characters of scheme, before the question mark."""
    start, end = link.target_span
    written = page.source.text[start:end]
    lead = len(written) - len(written.lstrip())
    if skip and written[lead : lead + skip].lower() != "mailto:":
        return link.target_span  # written with escapes, so that its parts cannot be counted off
    stop = written.find("?")
    return Span(start + lead + skip, start + (stop if stop >= 0 else len(written.rstrip())))


RULE = PageRule(
    id="mailto-mismatch",
    summary="a mail link writes to another address than it shows, or to none",
    check=check,
    options=Options,
    examples=(
        Good("[anna@example.com](mailto:Anna@example.com?subject=Hello)"),
        Good("[Write to us](mailto:info@example.com), or to [@anna](https://example.social/@anna)."),
        Good("`[anna@example.com](mailto:olle@example.com)`"),
        Bad(
            "[anna@example.com](mailto:olle@example.com)",
            at="olle@example.com",
            says="shows anna@example.com but writes to olle@example.com",
            fixed="[anna@example.com](mailto:anna@example.com)",
        ),
        Bad(
            {
                "content/a.md": '<a href="mailto:olle@example.com?subject=Hello">anna@example.com</a>',
                "hugo.toml": "[markup.goldmark.renderer]\nunsafe = true\n",
            },
            at="content/a.md:olle@example.com",
            says="shows anna@example.com",
        ),
        Bad(
            "[anna@example.com](anna@example.com)",
            at="anna@example.com",
            says="lacks mailto:",
            fixed="[anna@example.com](mailto:anna@example.com)",
        ),
    ),
)
