"""What the real Hugo makes of a whole site, and what we make of it, in one form to compare."""

from __future__ import annotations

import csv
import html
import io
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hugolint.hugo.site import BuildOptions, Site, load_site
from tests.conformance.whole.maker import Made

Rows = Counter[tuple[str, str, str | None]]
_REDIRECT = re.compile(rb"http-equiv=\"?refresh")
_SHOWN = re.compile(r"<p>(.*?)</p>", re.S)
_DUPLICATES = re.compile(r"Duplicate target paths: (.*)")
_DUPLICATE = re.compile(r"(?:^|, )(.*?) \((\d+)\)", re.S)
_SWITCHES = {"-D": "drafts", "-F": "future", "-E": "expired"}


class Build(NamedTuple):
    """One build."""

    pages: dict[str, str]
    """Each file that is no redirect, with whose it is as our templates have it."""
    redirects: set[str]
    several: dict[str, int]
    """The files of pages that were written several times, as `--printPathWarnings` counts them."""
    redirects_several: dict[str, int]
    """The same for redirects."""
    failure: str
    """What Hugo said where it failed."""

    def kept(self, output: str) -> str:
        """What lies at a file: a redirect, a page or nothing."""
        return "redirect" if output in self.redirects else "page" if output in self.pages else "nothing"


class Hugo(NamedTuple):
    """The real one."""

    rows: Rows
    """`hugo list all`: path, kind and link."""
    listing: str
    """What it said where it could not list."""
    builds: tuple[Build, ...]
    """Several, where chance has a word in it."""
    bare: Build
    """A build without templates: redirects are written, and no page is."""


class Runner(NamedTuple):
    """One binary of Hugo on one site."""

    binary: Path
    root: Path
    flags: tuple[str, ...]

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        # On a site this small Go need not clean up its memory often, which takes a third of the time.
        env = {**os.environ, "GOGC": "400", "HUGO_CACHEDIR": str(self.root / ".hugo_cache"), **variables}
        return subprocess.run(
            [str(self.binary), *arguments, "--source", str(self.root)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=env,
            timeout=120,
            check=False,
        )

    def list_all(self) -> tuple[Rows, str]:
        """`hugo list all`, which counts drafts and the like by itself."""
        done = self.run("list", "all", *[flag for flag in self.flags if flag not in _SWITCHES])
        if done.returncode:
            return Counter(), done.stdout + done.stderr
        rows = csv.DictReader(io.StringIO(done.stdout[done.stdout.index("path,slug,") :]))
        return Counter((row["path"], row["kind"], row["permalink"]) for row in rows), ""

    def build(self, **variables: str) -> Build:
        """Build into an empty folder, and look what lies there."""
        public = self.root.parent / "public"
        shutil.rmtree(public, ignore_errors=True)
        done = self.run("--printPathWarnings", "--noBuildLock", "--destination", str(public), *self.flags, **variables)
        said = done.stdout + done.stderr
        found = _DUPLICATES.search(said)
        several = {path: int(number) for path, number in _DUPLICATE.findall(found[1])} if found else {}
        pages, redirects = _files(public)
        return Build(
            pages,
            redirects,
            {path[1:]: number for path, number in several.items() if path.startswith("/")},
            {path: number for path, number in several.items() if not path.startswith("/")},
            said if done.returncode or "panic: " in said else "",
        )


def _files(public: Path) -> tuple[dict[str, str], set[str]]:
    pages, redirects = {}, set()
    for path in public.rglob("*"):
        if path.is_file():
            name, content = path.relative_to(public).as_posix(), path.read_bytes()
            if name.endswith((".html", ".htm")) and _REDIRECT.search(content):
                redirects.add(name)
            else:
                shown = _SHOWN.search(content.decode("utf-8", "replace"))
                pages[name] = html.unescape(shown[1]) if shown else ""
    return pages, redirects


def ask(runner: Runner, builds: int = 1) -> Hugo:
    """List the site, build it, perhaps several times, and build it without templates."""
    rows, failure = runner.list_all()
    return Hugo(rows, failure, tuple(runner.build() for _ in range(builds)), runner.build(HUGO_LAYOUTDIR="none"))


def read(made: Made, root: Path, version: str = "") -> tuple[Rows, Site]:
    """What we list, and the site as we see it."""
    environment = made.flags[made.flags.index("-e") + 1] if "-e" in made.flags else "production"
    switches = {name: True for flag, name in _SWITCHES.items() if flag in made.flags}
    options = BuildOptions(environment=environment, **switches)  # type: ignore[arg-type]
    site = load_site(root, options, version)
    listed = [page for page in site.pages if site.lists(page)]
    rows = Counter((page.path, page.kind, "" if page.renders == "never" else page.permalink) for page in listed)
    return rows, site


@contextmanager
def variables(given: Mapping[str, str]) -> Iterator[None]:
    """With these variables, and no others of Hugo's, in the environment."""
    kept = dict(os.environ)
    for name in kept:
        if name.startswith("HUGO"):
            del os.environ[name]
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
