"""The table of section-slug. It is about versions that are older than the Hugo of the tests, and asks that one."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "section-slug"
OLD = "0.166.0"
IDLE = partial(Says, severity="warning", why="from Hugo 0.167 on")
PAGE = "---\ntitle: Tea\n---\n"


def section(slug: str = "zz", path: str = "content/news/_index.md", more: str = "", **files: str) -> dict[str, str]:
    return {path: f"---\ntitle: News\nslug: {slug}\n{more}---\n", "content/news/a.md": PAGE, **files}


SILENT = [
    row(section(), version="0.167.0", id="since 0.167 it does what it says"),
    row(section(), id="as it does in the newest Hugo"),
    row(section("news"), version=OLD, id="the folder's own name"),
    row(section("News"), version=OLD, id="also in capitals"),
    row(section("''"), version=OLD, id="an empty one"),
    row(section(more="draft: true\n"), version=OLD, id="a draft"),
    row(section(path="content/_index.md"), version=OLD, id="a home page has none in any version"),
    row({"content/news/index.md": "---\ntitle: News\nslug: zz\n---\n"}, version=OLD, id="a leaf bundle's slug works"),
    row({"content/news/a.md": "---\ntitle: News\nslug: zz\n---\n"}, version=OLD, id="and that of a page"),
    row({"hugo.toml": "[permalinks.section]\nnews = '/x/:slug/'\n", **section()}, version=OLD, id="a pattern that uses it"),
    row({"hugo.toml": "[permalinks.section]\nnews = '/zz/'\n", "content/news/_index.md": "---\nslug: zz\n---\n"}, version=OLD, id="a pattern that says the same, and no page below"),
    row({"content/news/_index.md": "---\nslug: zz\nurl: /zz/\n---\n"}, version=OLD, id="or a url"),
    row({"hugo.toml": "[permalinks.page]\nnews = '/:sectionslug/:slug/'\n", **section()}, version=OLD, id="or one for the pages below"),
]  # fmt: skip

FINDINGS = [
    row(section("«zz»", more="url: /zz/\n"), IDLE("of this section", why="part of the URL of a page below it"), version=OLD, id="with a url of its own it moves the pages below"),
    row(section("«zz»"), IDLE('the slug "zz" of this section does nothing in Hugo 0.166.0', "rename the folder", why="the section and of a page below it"), version=OLD, id="a section"),
    row({**section("«zz»"), "content/news/t/b.md": PAGE, "content/news/c.md": "---\nurl: /c/\n---\n"}, IDLE("of this section", why="and of 2 pages below it"), version=OLD, id="with pages further down, and one that has a url"),
    row(section("«zz»", "content/tags/_index.md"), IDLE("of this list", why="URL of the list"), version=OLD, id="a taxonomy"),
    row({"hugo.toml": "[permalinks.page]\nnews = '/x/:slug/'\n", **section("«zz»")}, IDLE("of this section", why="part of the URL of the section"), version="0.147.0", id="whose pages go by a pattern"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_in_a_newer_hugo_the_slug_is_part_of_the_url(one: Row, tmp_path: Path) -> None:
    done = run_hugo(one.write(tmp_path), "list", "all")
    links = {line["path"]: line["permalink"] for line in csv.DictReader(io.StringIO(done.stdout))}
    assert [path for path, link in links.items() if path.endswith("_index.md") and "/zz/" not in link] == []
    moved = [path for path, link in links.items() if "/zz/" in link and not path.endswith("_index.md")]
    (says,) = one.says
    words = {0: "part of the URL", 1: "of a page below it", 2: "of 2 pages below it"}
    assert words[len(moved)] in says.why or "URL of the list" in says.why
