"""The table of terms-joined, and the lists that the real Hugo makes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "terms-joined"
JOINED = partial(Says, why="missing in the lists")
PLACES = "[taxonomies]\nplace = 'places'\n"


def page(line: str) -> str:
    return f"---\ntitle: A\n{line}\n---\n"


SILENT = [
    row({"content/a.md": page("tags: [a, b]"), "content/b.md": page("tags: a")}, id="a list"),
    row({"content/a.md": page("tags: Security, Identity")}, id="a comma may belong to a name that nobody else has"),
    row({"hugo.toml": PLACES, "content/a.md": page("places: Lund, Sweden"), "content/b.md": page("places: Sweden")}, id="in other taxonomies one known part does not make a list"),
    row({"hugo.toml": PLACES, "content/a.md": page("places: [Lund, 'Malmö, Sweden']"), "content/b.md": page("places: Sweden")}, id="nor in a list of several"),
    row({"content/a.md": page("tags: ['Lund, Sweden', x]"), "content/b.md": page("tags: Sweden")}, id="nor for tags where the page has others"),
    row({"content/a.md": page("tags: ','"), "content/b.md": page("tags: a")}, id="nothing but a comma"),
    row({"content/a.md": page("tags: 'a,'"), "content/b.md": page("tags: a")}, id="a comma with nothing behind it"),
    row({"content/a.md": page("tags: a, b\ndraft: true"), "content/b.md": page("tags: a")}, id="a draft"),
    row({"content/a.md": page("keywords: a, b"), "content/b.md": page("keywords: a")}, id="a key that is no taxonomy"),
    row({"content/a.md": page("description: a, b"), "content/b.md": page("tags: a")}, id="another key"),
    row({"content/a.md": page("tags: ['Washington, DC', Washington, DC]")}, id="its parts are there, too"),
    row({"content/a.md": page("tags: ['Lund, Sweden']"), "content/b.md": page("tags: [Sweden]")}, id="in brackets of its own, where one of two parts is known"),
    row({"content/a.md": page("tags: ['a, b', c]"), "content/d.md": page("tags: ['a, b']"), "content/b.md": page("tags: [a, b]")}, id="a list that several pages write so"),
    row({f"content/{name}.md": page("categories: Arts, Culture") for name in "xyz"} | {"content/b.md": page("categories: Arts")}, id="the category of three pages"),
    row({"content/a.md": page("tags: a, b"), "content/b.md": page("tags: [a, b]"), "content/tags/a, b/_index.md": page("weight: 1")}, id="a term with a page of its own"),
]  # fmt: skip

FINDINGS = [
    row({"content/a.md": page("tags: «a, b»"), "content/b.md": page("tags: [a]")}, JOINED('"a, b" is one term to Hugo, and not 2', "write a list: [a, b]"), id="tags in one text"),
    row({"content/a.md": page("tags: [«'a, b, c'»]"), "content/b.md": page("tags: [A]")}, JOINED("and not 3"), id="in a list of one"),
    row({"content/a.md": page("tags: [x, «'a, b'»]"), "content/b.md": page("tags: [a, b]")}, JOINED("and not 2"), id="among others, where all its parts are known"),
    row({"hugo.toml": PLACES, "content/a.md": page("places: «a, b»"), "content/b.md": page("places: [a, b]")}, JOINED("and not 2"), id="in any taxonomy, where all its parts are known"),
    row({"content/a.md": "+++\ntags = «'a, b'»\n+++\n", "content/b.md": page("tags: [a]")}, JOINED("and not 2", "['a', 'b']"), id="TOML needs quotes"),
    row({"content/a.md": '{"tags": «"a, b"»}\n', "content/b.md": page("tags: [a]")}, JOINED("and not 2", '["a", "b"]'), id="and JSON double ones"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_lists_the_page_under_the_whole_text_only(one: Row, tmp_path: Path) -> None:
    site = one.write(tmp_path)
    write_site(site, {"layouts/all.html": "{{ .Kind }}|{{ .Data.Term }}|{{ range .Pages }}{{ .Path }} {{ end }}"})
    if "hugo.toml" not in one.files:
        write_site(site, {"hugo.toml": ""})
    assert run_hugo(site, "--destination", "public").returncode == 0
    lists = [path.read_text("utf-8").split("|") for path in (site / "public").rglob("index.html")]
    mine = [term for kind, term, *pages in lists if kind == "term" and "/a " in pages[0]]
    assert any("," in term for term in mine)
    assert not {"a", "b"} & set(mine)
