"""The table of front-matter-syntax: what reaches the report; the real Hugo judges every row, its lines too."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "front-matter-syntax"
FAILS = partial(Says, hugo="fails", why="Hugo stops the build here: ")

SILENT = [
    row("---\ntitle: 'A: b'\n---\nText", id="a quoted colon"),
    row("---\ntitle: A:b\nurl: http://example.com\n---\n", id="a colon without a blank"),
    row("---\ntags: [a:b, c]\n---\n", id="a colon in a list"),
    row("---\ntitle:\tA\t\n---\n", id="a tab behind the colon"),
    row("---\ntitle: A\nTitle: B\n---\n", id="keys that differ in case"),
    row("---\ndraft: yes\nweight: 089\ncount: 1e3\n---\n", id="words and numbers that are texts"),
    row("---\na: &x {b: 1}\nc: *x\nd:\n  <<: *x\n---\n", id="anchors, aliases and merges"),
    row("---\na: !foo x\nb: !!int 'abc'\n---\n", id="tags that nobody knows"),
    row("---\ntitle: \"{{< x >}}\"\n---\n", id="a quoted shortcode"),
    row("---\n---\nText", id="nothing in it"),
    row("---\n# only a comment\n---\nText", id="only a comment"),
    row("\n\n  ---\ntitle: A\n---\n", id="blank lines and an indent before it"),
    row("---\r\ntitle: A\r\n---\r\n", id="CRLF"),
    row("\ufeff---\ntitle: A\n---\n", id="a byte order mark"),
    row("---\ntitle: A\n----\nText", id="a longer closing fence"),
    row("---\ntitle: A\n...\nb: 1\n---\nText", id="a second document"),
    row("---\ntitle: \x01\udcff\n---\n", id="control bytes and broken UTF-8"),
    row("+++\ntitle = 'A'\ndate = 2026-01-31\na.b = [1, 'x']\n+++\n", id="TOML"),
    row('{"title": "A", "n": 1e3} Text', id="JSON"),
    row("#+title: A\n#+tags[]: a b\nText", id="Org keywords"),
    row("# Title\n\n---\ntitle: [\n---\n", id="a file that begins otherwise has none"),
    row("<!-- x -->\n---\ntitle: [\n---\n", id="not even behind a comment"),
    row("", id="an empty file"),
    row(" \n\t\n", id="a blank one"),
]  # fmt: skip

# Where a place is not marked off by Hugo, its line is, and the next test asks Hugo for it.
FINDINGS = [
    row("---\ntitle: «A»: b\n---\n", FAILS("followed by a colon"), id="a colon and a blank"),
    row("---\ntitle: A\n«\t»b: 1\n---\n", FAILS("tab"), id="a tab as indent"),
    row("---\ntitle: «@»anna\n---\n", FAILS("@"), id="an at"),
    row("---\ntitle: [a, b\n«c»: 1\n---\n", FAILS("["), id="a list that is not closed"),
    row("---\ntitle: «\"A»\n---\n", FAILS("quot"), id="a quotation mark that is not closed"),
    row("---\ntitle: \"a«\\q»b\"\n---\n", FAILS("\\q"), id="an escape that YAML has not"),
    row("---\ntitle: «{{» x }}\n---\n", FAILS("two braces"), id="a template's braces"),
    row("---\na: 1\nb: «*nope»\n---\n", FAILS("nope"), id="an alias of nothing"),
    row("---\n«-» a\n- b\n---\n", FAILS("list"), id="a list"),
    row("---\ntitle: A\n«word»\n---\n", FAILS("word"), id="a line without a colon"),
    row("---\n«title: A»\n\nText", FAILS("never closed"), id="a fence that is never closed"),
    row("---\n«title: A»\n+++\nText", FAILS("never closed"), id="one of the other kind"),
    row("«- item»\n- item\n", FAILS("where Hugo expects"), id="a file that begins with a list"),
    row("+++\ntitle = «A»\n+++\n", FAILS("TOML"), id="TOML without quotes"),
    row("+++\ntitle«: 'A'»\n+++\n", FAILS("equals sign"), id="a colon in TOML"),
    row("+++\nn = 0«777»\n+++\n", FAILS("777"), id="a number of octals"),
    row('{"title": "A",«}»\n', FAILS("key"), id="a comma too many in JSON"),
    row("«{»hello\n", FAILS("never closed"), id="a file that begins with a brace"),
    row("«{{<» note >}}\n", FAILS("begins with a shortcode"), id="or with a shortcode"),
    row({"content/a.md": "---\na: «@»\n---\n", "content/b.md": "---\nb: «@»\n---\n"}, FAILS("@"), FAILS("@"), id="every page is told, though Hugo stops at the first"),
    row("---\ndraft: true\ntitle: «@»\n---\n", FAILS("@"), id="a draft stops Hugo, too"),
    row({"content/b/index.md": "", "content/b/part.md": "---\ntitle: «@»\n---\n"}, FAILS("@"), id="and so does a bundle's resource"),
    row("---\ntitle: A\ntitle: «@»\n---\n", FAILS("@"), id="what else is wrong does not hide it"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path)


_PLACE = re.compile(r'/content/([^"]*?):(\d+):\d+"')


@pytest.mark.parametrize("one", FINDINGS)
def test_a_finding_stands_on_hugos_line(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    site = write_site(one.write(tmp_path / "theirs"), {"hugo.toml": ""})
    place = _PLACE.search(run_hugo(site, "list", "all").stderr)
    assert place is not None
    assert (f"content/{place[1]}", int(place[2])) in [(item.place.path, item.place.start.line) for item in found]
