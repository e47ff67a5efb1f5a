"""Paths as the services want them that show findings beside files: from the top of the repository."""

from __future__ import annotations

import posixpath
from collections import Counter
from hashlib import sha256
from urllib.parse import quote

from hugolint.result import Result


def from_top(result: Result, path: str) -> str:
    """A path of the report from the top of the repository, POSIX."""
    return posixpath.normpath(posixpath.join(result.below, path)) if result.below else path


def uri(path: str) -> str:
    """A path as a relative URI."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return quote(data, safe="/~")


def unique_fingerprints(result: Result) -> list[str]:
    """A fingerprint for each diagnostic, all different, also where several sites are reported on."""
    several = len(result.sites) > 1
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for diagnostic in result.diagnostics:
        key = (from_top(result, diagnostic.place.path) if several else "", diagnostic.fingerprint)
        seen[key] += 1
        plain = not several and seen[key] == 1
        parts = "\0".join((*key, str(seen[key]))).encode("utf-8", "replace")
        found.append(diagnostic.fingerprint if plain else sha256(parts).hexdigest())
    return found
