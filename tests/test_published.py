"""Files that several pages are written to, and redirects on pages: random small sites, with the real Hugo as judge.

HUGOLINT_RANDOM_PUBLISHED sets how many sites.
"""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.publishing.published import live_files, page_collisions, shadows, written
from hugolint.hugo.site import BuildOptions, Site, load_site
from tests.real_hugo import run_hugo, write_site

SITES = int(os.environ.get("HUGOLINT_RANDOM_PUBLISHED", "60"))
SEED = int(os.environ.get("HUGOLINT_RANDOM_SEED", "1"))
FOLDERS = ("", "s", "s/t", "tags", "tags/red", "b", "en", "b/u", "s/b")
NAMES = ("a", "b", "index-1", "t", "red", "a&b", "ab", "å")
SLUGS = ("a", "b", "t", "x", "red", "index", "s", "..")
URLS = ("/s/a/", "/tags/red/", "/", "/x/", "/b/", "/s/index.xml", "a.html", "/tags/", "/nb/s/", "x/", "/index.html")
TAGS = ("red", "Red", "blue sky", "blue-sky", "a&b", "ab", "..", "s/x", "C#", 'red"')
PATTERNS = {
    "page": ("/x/:slug/", "/x/", "/:title/", "/:year/", "/s/:filename/", "/:sections/:contentbasename/"),
    # The title of a section without a file is not known here.
    "section": ("/x/", "/:sections/", "/:sections[1:]/"),
    "term": ("/t/:slug/", "/:title/", "/t/"),
    "taxonomy": ("/x/", "/s/"),
}
ALIASES = (
    "/s/a/",
    "/b/",
    "/",
    "/index.html",
    "/tags/red/",
    "/tags/",
    "/s/",
    "/x/",
    "../x",
    "/nb/b/",
    "../b",
    "/a.html",
)
_DUPLICATE = re.compile(r"(?:^|, )(/.*?) \((\d+)\)")
_REDIRECT = re.compile(r"http-equiv=\"?refresh")


class Maker:
    """Makes one site in which URLs meet."""

    def __init__(self, seed: int) -> None:
        self.rnd = random.Random(seed)
        self.shape = self.rnd.choice(("single", "single", "suffix", "host"))

    def chance(self, part: float) -> bool:
        return self.rnd.random() < part

    def config(self) -> dict[str, Any]:
        config: dict[str, Any] = {"baseURL": "https://e.org/", "disableKinds": ["sitemap", "404"]}
        if self.chance(0.3):
            config["disableKinds"].append("RSS")
        if self.chance(0.15):
            config["disableKinds"].append(self.rnd.choice(("section", "term", "taxonomy")))
        if self.chance(0.1):
            config["uglyURLs"] = True
        if self.chance(0.5):
            kinds = self.rnd.sample(sorted(PATTERNS), self.rnd.randint(1, 3))
            config["permalinks"] = {kind: {self._key(kind): self.rnd.choice(PATTERNS[kind])} for kind in kinds}
        if self.chance(0.2):
            config["outputs"] = {"section": self.rnd.choice((["html"], ["html", "json"], ["rss", "html"]))}
        if self.chance(0.15):
            config["cascade"] = {"slug": "x", "target": {"kind": self.rnd.choice(("section", "term", "page"))}}
        if self.shape != "single":
            config["languages"] = {"en": {"weight": 1}, "nb": {"weight": 2}}
        if self.shape == "host":
            for key in ("en", "nb"):
                config["languages"][key]["baseURL"] = f"https://{key}.org/"
        return config

    def _key(self, kind: str) -> str:
        return "tags" if kind in ("term", "taxonomy") else self.rnd.choice(("s", "b"))

    def front(self, *, top: bool) -> dict[str, Any]:
        front: dict[str, Any] = {"title": self.rnd.choice(("A", "B", "red", "")), "date": "2024-01-02"}
        if self.chance(0.25):
            front["slug"] = self.rnd.choice(SLUGS)
        if self.chance(0.15):
            front["url"] = self.rnd.choice(URLS)
        if self.chance(0.4):
            front["tags"] = self.rnd.sample(TAGS, self.rnd.randint(1, 2))
        if self.chance(0.08):
            front["draft"] = True
        if self.chance(0.08):
            front["build"] = {"render": self.rnd.choice(("never", "link"))}
        if self.chance(0.08):
            front["outputs"] = self.rnd.choice((["html", "json"], ["json"], ["rss", "html"]))
        if self.chance(0.25):
            chosen = self.rnd.sample(ALIASES, 1)
            front["aliases"] = [alias for alias in chosen if alias != "/" and (not top or alias.startswith("/"))]
        return front

    def files(self) -> dict[str, str | bytes]:
        """The site."""
        fronts: dict[str, dict[str, Any]] = {}
        for _ in range(self.rnd.randint(4, 14)):
            folder, name = self.rnd.choice(FOLDERS), self.rnd.choice((*NAMES, "_index", "_index"))
            suffix = self.rnd.choice(("", ".nb")) if self.shape != "single" else ""
            path = f"{folder}/{name}{suffix}.md".strip("/")
            fronts[f"content/{path}"] = self.front(top=not folder)
        files: dict[str, str | bytes] = {
            path: f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n" for path, front in fronts.items()
        }
        names = ("all",) if self.chance(0.7) else ("single", "home", self.rnd.choice(("list", "section", "term")))
        files |= {f"layouts/{name}.html": "x" for name in names}
        files |= {"layouts/all.json": "x", "hugo.json": json.dumps(self.config(), ensure_ascii=False)}
        return files


@pytest.fixture(autouse=True)
def no_redirect(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the redirect to the default language, which Hugo does not count."""
    monkeypatch.setenv("HUGO_DISABLEDEFAULTLANGUAGEREDIRECT", "true")


def unsure(site: Site) -> bool:
    """Whether chance has a word in it: a page whose URL is random, or one of two files."""
    return bool(site.dropped) or any(page.permalink is None for page in site.pages)


@pytest.mark.parametrize("seed", range(SEED, SEED + SITES))
def test_pages_share_the_files_that_hugo_writes_several_times(tmp_path: Path, seed: int) -> None:
    root = write_site(tmp_path / "site", Maker(seed).files())
    site = load_site(root, BuildOptions())
    done = run_hugo(root, "--printPathWarnings", "--destination", "../public")
    if done.returncode or unsure(site):
        return
    listed = (done.stdout + done.stderr).partition("Duplicate target paths: ")[2].partition("\n")[0]
    theirs = {path[1:]: int(count) for path, count in _DUPLICATE.findall(listed)}
    ours = {output: len(written(site, output, pages)) for output, pages in live_files(site).items()}
    assert {output: count for output, count in ours.items() if count > 1} == theirs
    assert {output for one in page_collisions(site) for output in one.outputs} == theirs.keys()


@pytest.mark.parametrize("seed", range(SEED, SEED + SITES, 4))
def test_what_is_not_shared_is_what_it_should_be(tmp_path: Path, seed: int) -> None:
    """A file of one page only, with no redirect on it, is no redirect; one that is written last stays what it is."""
    root = write_site(tmp_path / "site", Maker(seed).files())
    site = load_site(root, BuildOptions())
    done = run_hugo(root, "--destination", "../public", "--noBuildLock")
    if done.returncode or unsure(site):
        return
    shadowed = {one.output for one in shadows(site)}
    for output, pages in live_files(site).items():
        if output not in shadowed and output.endswith(".html") and written(site, output, pages):
            assert not _REDIRECT.search((tmp_path / "public" / output).read_text("utf-8")), output
