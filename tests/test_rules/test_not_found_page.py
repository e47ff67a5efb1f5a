"""The table of not-found-page, and the real Hugo on every row of it."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "not-found-page"
LOST = partial(Says, "this page keeps Hugo from writing 404.html", severity="warning")
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
HOSTS = "[languages.en]\nbaseURL = 'https://e.org/'\n[languages.nb]\nbaseURL = 'https://n.org/'\n"
NF = {"layouts/404.html": "x", "layouts/page.html": "x"}
PAGE = "---\ntitle: A\n---\n"
HERE = "«---»\ntitle: A\n---\n"


def page(more: str) -> str:
    return f"---\ntitle: A\n{more}---\n"


SILENT = [
    row({"content/a.md": PAGE, **NF}, id="a site with a page of another name"),
    row({"content/404.md": page("url: /404.html\n"), **NF}, id="a page called 404 that is written to 404.html"),
    row({"content/404.md": page("url: 404.html\n"), **NF}, id="without a slash in front"),
    row({"content/404.md": page("aliases: /404.html\n"), **NF}, id="or has an alias of that name"),
    row({"content/404.md": PAGE, "content/b.md": page("url: /404.html\n"), **NF}, id="or another page is written there"),
    row({"content/404.md": PAGE, "static/404.html": "x", **NF}, id="or a static file is there"),
    row({"hugo.toml": "uglyURLs = true\n", "content/404.md": PAGE, **NF}, id="with uglyURLs it is written there anyway"),
    row({"content/404.md": PAGE, "layouts/page.html": "x"}, id="without a template there is nothing to lose"),
    row({"content/404.md": PAGE, "layouts/page/404.html": "x", "layouts/page.html": "x"}, id="or with one that lies elsewhere"),
    row({"hugo.toml": "disableKinds = ['404']\n", "content/404.md": PAGE, **NF}, id="or where it is switched off"),
    row({"content/s/404.md": PAGE, **NF}, id="a page called 404 further down"),
    row({"content/404/a.md": PAGE, **NF}, id="a folder called 404"),
    row({"content/4040.md": PAGE, **NF}, id="another number"),
    row({"hugo.toml": TWO, "content/404.md": page("url: /404.html\n"), "content/404.nb.md": PAGE, **NF}, id="on one host the default language counts"),
]  # fmt: skip
FINDINGS = [
    row({"content/404.md": HERE, **NF}, LOST(help='set "url: /404.html"', why="does not write 404.html, but /404/"), id="a page"),
    row({"content/404/index.md": HERE, **NF}, LOST(), id="a bundle"),
    row({"content/404/_index.md": "«---»\nheadless: true\n---\n", **NF}, LOST(help="rename it", why="does not write 404.html"), id="a headless section"),
    row({"content/404.md": "«---»\ndraft: true\n---\n", **NF}, LOST(help="rename it"), id="a draft"),
    row({"content/404.md": HERE, "layouts/_default/404.html": "x", "layouts/page.html": "x"}, LOST(), id="where the template was once"),
    row({"hugo.toml": "theme = 't'\n", "content/404.md": HERE, "themes/t/layouts/404.html": "x", "layouts/page.html": "x"}, LOST(), id="a theme's template"),
    row({"hugo.toml": TWO, "content/404.md": HERE, "content/404.nb.md": page("url: 404.html\n"), **NF}, LOST(), id="of several languages the default one"),
    row({"hugo.toml": TWO, "content/404.nb.md": HERE, **NF}, LOST(help='write one in the language "en" with "url: /404.html"', why="but /nb/404/"), id="a page of another language only"),
    row({"hugo.toml": HOSTS, "content/404.nb.md": HERE, "content/404.md": page("url: /404.html\n"), **NF}, LOST(why="does not write nb/404.html"), id="on several hosts each has its own"),
    row({"hugo.toml": f"defaultContentLanguageInSubdir = true\n{TWO}", "content/404.md": HERE, **NF}, LOST(why="does not write en/404.html"), id="in the folder of the default language"),
]  # fmt: skip
OLDER = [
    row({"hugo.toml": TWO, "content/404.nb.md": PAGE, **NF}, version="0.152.2", id="before 0.153 each language stood for itself"),
    row({"content/404.md": HERE, **NF}, LOST(), version="0.147.9", id="in its own it was so before"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_writes_none_where_a_finding_says_so(one: Row, tmp_path: Path) -> None:
    """Without the page Hugo would write it."""
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    site = write_site(one.write(tmp_path / "theirs"), {} if "hugo.toml" in one.files else {"hugo.toml": ""})
    assert run_hugo(site).returncode == 0
    before = written(site)
    for path in (site / "content").rglob("*.md"):
        if "404" in str(path.relative_to(site)):
            path.unlink()
    write_site(site, {"content/x.md": PAGE, "content/x.nb.md": PAGE})
    shutil.rmtree(site / "public")
    assert run_hugo(site).returncode == 0
    lost = written(site) - before
    assert lost if found else "404.html" not in lost


def written(site: Path) -> set[str]:
    """Each 404.html of a build."""
    return {path.relative_to(site / "public").as_posix() for path in (site / "public").rglob("404.html")}
