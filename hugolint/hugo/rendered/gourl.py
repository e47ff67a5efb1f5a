"""URLs that Go's net/url cannot parse, and what it says of them (the Go of Hugo 0.168.0, probed).

Hugo parses the destination of a link or image with it; almost anything passes. Known here is only what is refused.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+\-.]*:")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PORT = re.compile(r"(?::[0-9]*)?")
_USER_INFO = re.compile(r"[A-Za-z0-9\-._:~!$&'()*+,;=%@]*")
_NO_HOST_ESCAPE = re.compile(r"%(?!25|[89A-Fa-f][0-9A-Fa-f])")
_NO_HOST_CHARACTER = re.compile(r"[^A-Za-z0-9!$&'()*+,;=:\[\]<>\"\-_.~%\x80-\U0010ffff]")
_ADDRESS = re.compile(r"[0-9A-Fa-f:.]+|[0-9A-Fa-f:.]+%25.+")


def parse_error(url: str) -> str | None:
    """Go's reason for refusing a URL, as `invalid port ":x" after host`; None where it takes it.

    Of an address in brackets only what is no IPv6 address by its characters is refused here; Go looks closer.
    """
    rest, hash_, fragment = url.partition("#")
    if _CONTROL.search(rest):
        return "net/url: invalid control character in URL"
    if rest.startswith(":"):
        return "missing protocol scheme"
    scheme = _SCHEME.match(rest)
    rest = rest[scheme.end() :] if scheme else rest
    rest = rest.partition("?")[0]
    found = None
    if not rest.startswith("/"):
        if scheme is None and ":" in rest.partition("/")[0]:
            return "first path segment in URL cannot contain colon"
        found = None if scheme else _bad_escape(rest)
    elif rest.startswith("//") and (scheme or not rest.startswith("///")):
        authority, slash, path = rest[2:].partition("/")
        found = _authority_error(authority) or _bad_escape(slash + path)
    else:
        found = _bad_escape(rest)
    return found or (_bad_escape(fragment) if hash_ else None)


def _bad_escape(text: str) -> str | None:
    found = _BAD_ESCAPE.search(text)
    return f'invalid URL escape "{text[found.start() : found.start() + 3]}"' if found else None


def _authority_error(authority: str) -> str | None:
    info, at, host = authority.rpartition("@")
    found = _host_error(host)
    if found is None and at:
        if not _USER_INFO.fullmatch(info):
            return "net/url: invalid userinfo"
        return _bad_escape(info)
    return found


def _host_error(host: str) -> str | None:
    if "[" in host:
        before, _, rest = host.rpartition("[")
        inner, close, port = rest.rpartition("]")
        if not close:
            return "missing ']' in host"
        if not _PORT.fullmatch(port):
            return f'invalid port "{port}" after host'
        if before:
            return "invalid IP-literal"
        return None if _ADDRESS.fullmatch(inner) else f'invalid URL host "[{inner}]"'
    name, colon, port = host.partition(":")
    if not _PORT.fullmatch(colon + port):
        return f'invalid port "{colon + port}" after host'
    escape = _NO_HOST_ESCAPE.search(name)
    character = _NO_HOST_CHARACTER.search(name)
    if escape and (character is None or escape.start() < character.start()):
        return f'invalid URL escape "{name[escape.start() : escape.start() + 3]}"'
    if character:
        return f'invalid character "{character[0]}" in host name'
    return None
