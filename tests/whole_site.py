"""Whole small sites for tests: written, listed and built by the real Hugo, and read by hugolint."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from hugolint.engine import Request
from hugolint.hugo.site import BuildOptions, Site, load_site
from hugolint.listing import list_pages
from tests.real_hugo import run_hugo, write_site

Rows = Counter[tuple[str, str, str | None]]
_REDIRECT = re.compile(rb"http-equiv=\"?refresh")
_DUPLICATES = re.compile(r"Duplicate target paths: (.*)")
_DUPLICATE = re.compile(r"(.+) \((\d+)\)")
_BASE = "baseURL = 'https://e.org/'\n"
_SWITCHES = {"-D": "drafts", "-F": "future", "-E": "expired"}


class Hugo(NamedTuple):
    """What the real Hugo makes of a site."""

    rows: Rows
    """`hugo list all`: path, kind and link."""
    redirects: set[str]
    """The redirect files of a build, relative to the publish folder."""
    files: set[str]
    """The other files that it wrote."""
    twice: set[str]
    """Redirect files that were written more than once, as `--printPathWarnings` tells."""
    failure: str
    """What it said where the build failed."""


class Ours(NamedTuple):
    """The same as hugolint sees it."""

    rows: Rows
    redirects: set[str]
    outputs: set[str]
    """The files of pages, as far as they are HTML."""
    twice: set[str]


def small_site(root: Path, config: str, pages: dict[str, str]) -> Path:
    """Write a site: its config as TOML, its pages by their path below content with the YAML of their front matter.

    A path that begins with a slash is any file of the site, written as it stands.
    """
    files: dict[str, str | bytes] = {"hugo.toml": config if "baseURL" in config else _BASE + config}
    for path, text in pages.items():
        if path.startswith("/"):
            files[path[1:]] = text
        else:
            files[f"content/{path}"] = f"---\n{text}\n---\n"
    return write_site(root, files)


def ask_hugo(root: Path, *flags: str) -> Hugo:
    """List and build a site with the real Hugo."""
    listed = run_hugo(root, "list", "all", *[flag for flag in flags if flag not in _SWITCHES])
    assert listed.returncode == 0, listed.stdout + listed.stderr
    write_site(root, {"layouts/all.html": "x"})
    built = run_hugo(root, "--printPathWarnings", "--destination", "../public", *flags)
    public = root.parent / "public"
    html = [path for path in public.rglob("*") if path.is_file()]
    redirects = {path for path in html if path.suffix in (".html", ".htm") and _REDIRECT.search(path.read_bytes())}
    duplicates = _DUPLICATES.search(built.stdout + built.stderr)
    named = (
        [found[1] for part in duplicates[1].split(", ") if (found := _DUPLICATE.fullmatch(part))] if duplicates else []
    )
    start = listed.stdout.index("path,slug,")
    return Hugo(
        Counter(
            (row["path"], row["kind"], row["permalink"]) for row in csv.DictReader(io.StringIO(listed.stdout[start:]))
        ),
        {path.relative_to(public).as_posix() for path in redirects},
        {path.relative_to(public).as_posix() for path in html if path not in redirects},
        {name for name in named if not name.startswith("/")},
        built.stdout + built.stderr if built.returncode else "",
    )


def read_ours(root: Path, *flags: str, version: str = "") -> tuple[Ours, Site]:
    """What hugolint makes of a site, and the site."""
    environment = flags[flags.index("-e") + 1] if "-e" in flags else "production"
    switches = {_SWITCHES[flag]: True for flag in flags if flag in _SWITCHES}
    options = BuildOptions(environment=environment, **switches)  # type: ignore[arg-type]
    listed = list_pages(Request(source=root, cwd=root, build=options, hugo_version=version))
    rows = Counter((page.path, page.kind, "" if page.renders == "never" else page.permalink) for page in listed)
    site = load_site(root, options, version)
    claims = site.alias_claims
    ours = Ours(
        rows,
        set(claims),
        {page.output for page in site.pages if page.output is not None and page.output.endswith(".html")},
        {output for output, writers in claims.items() if len(writers) > 1},
    )
    return ours, site


def judge(root: Path, *flags: str) -> Site:
    """Hold what hugolint says of a site against the real Hugo, and return the site."""
    ours, site = read_ours(root, *flags)
    hugo = ask_hugo(root, *flags)
    assert hugo.failure == ""
    assert hugo.rows
    assert ours.rows == hugo.rows
    assert ours.redirects == hugo.redirects
    assert ours.outputs <= hugo.files
    assert ours.twice == hugo.twice
    return site


@pytest.fixture(autouse=True)
def quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the redirect that Hugo writes for the default language, which is no page's alias."""
    monkeypatch.setenv("HUGO_DISABLEDEFAULTLANGUAGEREDIRECT", "true")


TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
