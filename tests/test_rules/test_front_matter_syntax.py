"""The table of front-matter-syntax: what reaches the report; the real Hugo judges every row, its lines too."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "front-matter-syntax"
FAILS = partial(Says, hugo="fails", why="Hugo stops the build")

SILENT = [
    row("---\ntitle: 'A: b'\n---\nText", id="a quoted colon"),
    row("---\ntitle: A:b\nlink: http://example.com\n---\n", id="a colon without a space"),
    row("---\ntags: [a:b, c]\n---\n", id="a colon in a list"),
    row("---\ntitle:\tA\t\n---\n", id="a tab after the colon"),
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
    row("<!-- x -->\n---\ntitle: [\n---\n", id="not even after a comment"),
    row("---\na: \"x\ty\"\n---\n", id="a tab in the last quotes"),
    row("---\na: [x,\ny]\nb: {c: d,\ne: f}\n---\n", id="brackets that go on at the margin"),
    row("---\na: ![alt](x.png)\nb: !important\n---\n", id="exclamation marks"),
    row("---\n&a b: 1\nc: &d\ne: *a\n---\n", id="anchors of keys and of nothing"),
    row("---\nm: &m {b: 1}\nn:\n  <<: [*m, *m]\n---\n", id="a merge of two"),
    row("---\n1 : !!str\n---\n", id="a type without a value"),
    row("---\na: |\n\n\nb: >+\n  x\n\n  y\n\n---\n", id="blocks of text and of nothing"),
    row("---\na:\n-\n- b\nc:\n---\n", id="empty items and keys"),
    row("", id="an empty file"),
    row(" \n\t\n", id="a space one"),
]  # fmt: skip

# Where a place is not marked off by Hugo, its line is, and the next test asks Hugo for it.
FINDINGS = [
    row("---\ntitle: «A»: b\n---\n", FAILS("followed by a colon"), id="a colon and a space"),
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
    row("+++\nn = «0777»\n+++\n", FAILS("777"), id="a number of octals"),
    row('{"title": "A"«,»}\n', FAILS("comma", why="naming line 1, column 1: "), id="a comma too many in JSON"),
    row("«{»hello\n", FAILS("never closed"), id="a file that begins with a brace"),
    row("«{{<» note >}}\n", FAILS("begins with a shortcode"), id="or with a shortcode"),
    row({"content/a.md": "---\na: «@»\n---\n", "content/b.md": "---\nb: «@»\n---\n"}, FAILS("@"), FAILS("@"), id="every page is told, though Hugo stops at the first"),
    row("---\ndraft: true\ntitle: «@»\n---\n", FAILS("@"), id="a draft stops Hugo, too"),
    row({"content/b/index.md": "", "content/b/part.md": "---\ntitle: «@»\n---\n"}, FAILS("@"), id="and so does a bundle's resource"),
    row("---\ntitle: A\ntitle: «@»\n---\n", FAILS("@"), id="what else is wrong does not hide it"),
]  # fmt: skip


# One row for each way in which Hugo refuses YAML.
YAML = [
    row("---\na: «1»\n  b: 2\n---\n", FAILS("next line is indented"), id="a key below a value, further in"),
    row("---\na: «b»\n\n : 2\n---\n", FAILS("begins with a colon"), id="a line that begins with a colon"),
    row("---\na: «“x”»: y\n---\n", FAILS("followed by a colon", "not a quotation mark"), id="quotation marks of a text processor"),
    row("---\na: «?» x\n---\n", FAILS('"?"'), id="a question mark and a space"),
    row("---\na: «\"b\"»: c\n---\n", FAILS("followed by a colon"), id="a colon after quotes"),
    row("---\nk: «&»a b: c\n---\n", FAILS("&a b"), id="a colon after an anchor"),
    row("---\na: |\n  x\n «y: 1»\n---\n", FAILS("not indented like"), id="a key at an indentation of its own"),
    row("---\nlist:\n  - a\n «- b»\n---\n", FAILS("not indented like", "items of a list"), id="an item at one"),
    row("---\na: «| foo»\n---\n", FAILS("foo"), id="text after a bar"),
    row("---\na: «|0»\n---\n", FAILS('"0"'), id="a block of text indented by nothing"),
    row("---\na: [«>b]»\n---\n", FAILS("block of text"), id="a block of text in brackets"),
    row("---\na: |2\n «x»\n---\n", FAILS("not indented far enough"), id="a block of text indented less than it says"),
    row("---\na: |\n    \n  «x»\n---\n", FAILS("not indented far enough"), id="or less than a blank line above it"),
    row("---\na: «-» x\n---\n", FAILS("on the line of its key"), id="an item on its key's line"),
    row("---\na: x\n«- b»\n---\n", FAILS("among the keys"), id="an item among keys"),
    row("---\na:\n- x\n«-y»\n---\n", FAILS("no list item"), id="a dash without its space"),
    row("---\na: \"x\ny: \"«z\"»\n---\n", FAILS("closes only on this line"), id="a quote that closes on the next key's line"),
    row("---\na: 'it'«s'»\n---\n", FAILS("after the closing quote", "''"), id="a quote in quotes"),
    row("---\na: \"b\" «!c»\n---\n", FAILS("after the closing quote"), id="a type after quotes"),
    row("---\na: \"b\" «&amp»\n---\n", FAILS("anchor"), id="an anchor after quotes"),
    row("---\na: [b] «c»\n---\n", FAILS("complete"), id="text after brackets"),
    row("---\na: [b]«]»\n---\n", FAILS("nothing has opened"), id="a bracket too many"),
    row("---\na: «]»\n---\n", FAILS("nothing has opened"), id="a closing bracket alone"),
    row("---\na: «[»x\n---\n", FAILS("never closed"), id="a list that nothing follows"),
    row("---\na: «{»x: 1\n---\n", FAILS("never closed"), id="a map that nothing follows"),
    row("---\na: {«x»\nb: c\n---\n", FAILS("comma"), id="a map that goes on with another key"),
    row("---\na: [«,»]\n---\n", FAILS("a comma stands"), id="a comma alone"),
    row("---\n? [a]\n«:» c\n---\n", FAILS("a list is used as a key"), id="a list for a key"),
    row("---\n«:» c\n---\n", FAILS("without a key"), id="nothing for a key"),
    row("---\n«weight»\n: 1\n---\n", FAILS("more than one line"), id="a colon on the next line"),
    row("---\na: \"«\\u»12\n---\n", FAILS("number of a character"), id="an escape at the end"),
    row("---\na: 'x\n«\t»y'\n---\n", FAILS("tab"), id="a tab in front of quoted text"),
    row("---\n«\t»a: 1\n---\n", FAILS("tab"), id="a tab in front of the first key"),
    row("---\na: «`»x`\n---\n", FAILS("`"), id="a backtick"),
    row("---\na: «%»x\n---\n", FAILS("%"), id="a percent sign"),
    row("---\na: 1\n«%»TAG x\n---\n", FAILS("%"), id="a line with one"),
    row("---\na: «*»\n---\n", FAILS("*"), id="a star"),
    row("---\na: «**b**»\n---\n", FAILS("**b**"), id="text in bold"),
    row("---\na: *b* «c»\n---\n", FAILS("*b*"), id="text that begins in italics"),
    row("---\na: «&b»\n---\n", FAILS("&b"), id="an ampersand and a name"),
    row("---\na: [«&m»]\n---\n", FAILS("&m"), id="an anchor of nothing in brackets"),
    row("---\na: &a «&b x»\n---\n", FAILS("&b x"), id="two anchors"),
    row("---\na: «!!map x»\n---\n", FAILS("!!map"), id="a type that the value has not"),
    row("---\na: !!bool «x»\n---\n", FAILS("x"), id="a word that is called true or false"),
    row("---\n<<: «3»\n---\n", FAILS("merges a map"), id="a merge of a number"),
    row("---\n<<: «*nope»\n---\n", FAILS("nope"), id="a merge of nothing"),
    row("---\na: &a «[»1]\n*a : 2\n---\n", FAILS("used as a key"), id="a list of another place for a key"),
    row("---\na: 1\n...\n«b»\n---\n", FAILS("end of the document"), id="text below three dots"),
    row("---\n«text»\n---\n", FAILS("is the text"), id="a text alone"),
    row("---\na: 1\n«<<<<<<< HEAD»\n---\n", FAILS("merge conflict"), id="a mark of a merge"),
    row("---\na: 1\n«>>>>>>> main»\n---\n", FAILS("merge conflict"), id="the last one of it"),
    row("---\n«?» \n---\n", FAILS('"?"'), id="a question mark alone"),
    row("---\na: \"x«\t»y\"\nb: 1\n---\n", FAILS("tab"), id="a tab in quotes above another key"),
    row("---\na: [x\n«y»]\n---\n", FAILS("comma"), id="a text that goes on at the margin in brackets"),
    row("---\na: [x\n«y»: z]\n---\n", FAILS("comma"), id="a key on the next line in brackets"),
    row("---\r\na: 'x\r\n  y'\r\nb: «c»: d\r\n---\r\n", FAILS("followed by a colon"), id="with CRLF Hugo counts lines of its own"),
    row("---\na: «b»: c\nd: «@»e\nf: ok\ng: «*h»\n«word»\n---\n", FAILS("colon"), FAILS("@"), FAILS("*h"), FAILS("word"), id="each mistake is told"),
    row("---\na:\n  - b: «c»: d\n  - ok\nd: «[»e\n---\n", FAILS("colon"), FAILS("never closed"), id="those in lists, too"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *YAML])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *YAML])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path)


_PLACE = re.compile(r'/content/([^"]*?):(\d+):(\d+)"')


@pytest.mark.parametrize("one", [*FINDINGS, *YAML])
def test_a_finding_names_the_place_that_hugo_names(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    site = write_site(one.write(tmp_path / "theirs"), {"hugo.toml": ""})
    place = _PLACE.search(run_hugo(site, "list", "all").stderr)
    assert place is not None
    said = [(item.place.path, item.said.line, item.said.column) for item in found if item.said is not None]
    assert (f"content/{place[1]}", int(place[2]), int(place[3])) in said
