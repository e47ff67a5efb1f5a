"""Where we and Hugo disagree on whole sites, and mean to: each with its reason. Counted, never left out in silence."""

from __future__ import annotations

import re

from hugolint.hugo.site import Site

FAILURES = {
    r"open \S+: (is a directory|not a directory)|mkdir .*: (not a directory|file exists)": (
        "a file and a folder of one name: which of them stops Hugo depends on what it writes first"
    ),
    r"interface conversion: interface": "a map beside a list in two configurations: Hugo crashes",
    r"assignment to entry in nil map": "two cascades below `params`: Hugo 0.147 crashes",
    r"invalid URL escape": "a percent sign in a url that a cascade fills in: Hugo crashes",
}
"""What stops Hugo and has nothing to do with where a single page goes, by what it says."""


def reason_of_failure(said: str) -> str:
    """Why we need not know that Hugo fails; empty where we must."""
    return next((reason for pattern, reason in FAILURES.items() if re.search(pattern, said)), "")


def first_error(said: str) -> str:
    """The line that matters."""
    return next((line for line in said.splitlines() if "ERROR" in line or "panic:" in line), "")[:300]


def is_lost_home(site: Site, output: str) -> bool:
    """Whether a file is the home page that Hugo writes a redirect to itself over: with ugly URLs, in a subdirectory."""
    ugly, subdir = site.config.raw.get("uglyurls"), site.config.flag("defaultcontentlanguageinsubdir")
    return bool(ugly) and subdir and output == f"{site.config.default_language}/index.html"
