"""Paths and links as text: cleaning, sanitising and percent-encoding by Go's rules (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from hugolint.hugo.casts import GO_SPACE

_ALLOWED = re.compile(r"[A-Za-z0-9./\\_#+~@-]*").fullmatch
_PLAIN = re.compile(r"[a-z0-9/._~@+-]*").fullmatch
_TOKEN = re.compile(
    r"(?P<kept>(?:[A-Za-z0-9./\\_#+~@À-ÖØ-öø-ʯ-]|%(?=[0-9A-Fa-f]{2}))+)" rf"|(?P<space>[{GO_SPACE}]+)|.", re.S
)
_KEPT_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Mn", "Mc", "Me"})
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_VALID_ENCODED = re.compile(r"[A-Za-z0-9\-_.~$&+,/:;=@!'()*\[\]%]*").fullmatch
_ESCAPED = re.compile(rb"[^A-Za-z0-9\-_.~$&+,/:;=@]")
_HOST = re.compile(
    r"(?:[A-Za-z0-9\-._~+@%]*@)?(?:[A-Za-z0-9\-._~+]|[^\x00-\x7f]|%25|%[89A-Fa-f][0-9A-Fa-f])*"
).fullmatch
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def clean_path(path: str) -> str:
    """The shortest equal path, as Go's path.Clean: no `.`, `..`, double or trailing slashes; empty is `.`."""
    if "//" not in path and "/." not in path and path[:1] not in ("", "."):
        return path[:-1] if path.endswith("/") and path != "/" else path
    rooted = path.startswith("/")
    parts: list[str] = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != "..":
            parts.append(part)
        elif parts and parts[-1] != "..":
            parts.pop()
        elif not rooted:
            parts.append(part)
    joined = "/".join(parts)
    return "/" + joined if rooted else joined or "."


def join_path(*parts: str) -> str:
    """Paths joined and cleaned, as Go's path.Join: empty parts do not count, and nothing at all is empty."""
    joined = "/".join([part for part in parts if part])
    return clean_path(joined) if joined else ""


def lower_text(text: str) -> str:
    """Lower case rune by rune: Go knows no final sigma, and `İ` becomes a plain `i`."""
    if text.isascii() or ("İ" not in text and "Σ" not in text):
        return text.lower()
    return "".join(["i" if rune == "İ" else rune.lower() for rune in text])


def normalize_name(text: str) -> str:
    """A file or directory name as it stands in the logical path: lower case, and every blank a hyphen."""
    return lower_text(text).replace(" ", "-")


def sanitize(text: str) -> str:
    """A path without what Hugo drops from URLs.

    Letters, decimal digits, marks and `./\\_#+~-@` stay, and a percent sign before two hex digits. A run of white space
    is one hyphen, but none at the ends and none beside a hyphen.
    """
    if _ALLOWED(text):
        return text
    kept: list[str] = []
    pending = hyphen = False
    for match in _TOKEN.finditer(text):
        run = match[0]
        if match.lastgroup == "kept" or (match.lastgroup is None and unicodedata.category(run) in _KEPT_CATEGORIES):
            if pending and run[0] != "-":
                kept.append("-")
            pending, hyphen = False, run[-1] == "-"
            kept.append(run)
        elif match.lastgroup == "space" and kept and not hyphen:
            pending = True
    return "".join(kept)


def remove_accents(text: str) -> str:
    """A text without its accents: `åäö` is `aao`; letters of their own, as `ø`, stay."""
    if text.isascii():
        return text
    bare = [rune for rune in unicodedata.normalize("NFD", text) if unicodedata.category(rune) != "Mn"]
    return unicodedata.normalize("NFC", "".join(bare))


def path_maker(*, lower: bool, accents: bool) -> Callable[[str], str]:
    """How a site makes a path of a text: sanitised, accents kept or not, lower-cased or not."""

    def make(text: str) -> str:
        text = sanitize(text)
        if not accents:
            text = remove_accents(text)
        return lower_text(text) if lower else text

    return make


def escape_link(link: str) -> str | None:
    """A link with its path percent-encoded, as Go prints a URL; None where Go cannot parse it and Hugo panics."""
    if _PLAIN(link) and not link.startswith("//"):
        return link
    link = link.replace("#", "%23")
    if _CONTROL.search(link):
        return None
    path, mark, query = link.partition("?")
    if path.startswith("//") and not path.startswith("///"):
        # Go takes the first name for a host, and the link loses it.
        host, slash, rest = path[2:].partition("/")
        if not _HOST(host):
            return None
        path = slash + rest
    if "%" in path and _BAD_PERCENT.search(path):
        return None
    return escape_path(path) + mark + query


def escape_path(path: str) -> str:
    """A path percent-encoded; one that is validly encoded already stays as it is."""
    if _VALID_ENCODED(path):
        return path
    return _ESCAPED.sub(_percent, percent_decode(path)).decode("ascii")


def percent_decode(path: str) -> bytes:
    """The bytes of a path with its percent signs resolved; lone surrogates are the bytes they came from."""
    raw = encode_text(path)
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), raw) if b"%" in raw else raw


def query_decode(text: str) -> str | None:
    """A text after Go's query unescaping: `+` is a blank, `%2F` a slash; None for a broken percent sign."""
    if "%" not in text:
        return text.replace("+", " ")
    if _BAD_PERCENT.search(text):
        return None
    return percent_decode(text.replace("+", " ")).decode("utf-8", "surrogateescape")


def encode_text(text: str) -> bytes:
    """The bytes of a text: UTF-8, and never an error. A surrogate that stands for no byte is a question mark."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _percent(match: re.Match[bytes]) -> bytes:
    return b"%%%02X" % match[0][0]
