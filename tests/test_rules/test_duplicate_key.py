"""The table of duplicate-key; the real Hugo judges every row that is about its own version."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, row

RULE = "duplicate-key"
TWICE = partial(Says, hugo="fails", why="Hugo stops the build", help="keep one", related=("already set here",))
LAST = partial(Says, hugo="silent", why="silently takes the last one", help="keep one", related=("already set here",))

SILENT = [
    row("---\ntitle: A\nparams:\n  title: B\n---\n", id="the same key in another map"),
    row("---\na: {x: 1}\nb: {x: 1}\n---\n", id="in two maps beside each other"),
    row("---\nlist:\n  - x: 1\n  - x: 2\n---\n", id="in two items of a list"),
    row("---\ntitle: A\nTitle: B\n---\n", id="another case is another key"),
    row("---\na: &a {x: 1, y: 2}\nb:\n  <<: *a\n  x: 3\n---\n", id="a merged key may be set again"),
    row("---\ntitle: A\n---\ntitle: B\n", id="the body has no keys"),
    row("---\na: |\n  x: 1\n  x: 2\n---\n", id="nor has a text"),
    row("---\na: 1\n'a ': 2\n---\n", id="a space in quotes makes another key"),
    row("+++\na = 1\n[params]\na = 2\n[[x]]\na = 3\n[[x]]\na = 4\n+++\n", id="tables of TOML"),
    row('{"a": 1, "b": {"a": 1}}\n', id="JSON"),
    row("#+title: A\n#+title: B\n", id="in Org keywords a key that stands twice is a list"),
    row("---\ntitle: [\nTitle: [\n---\n", id="a front matter that cannot be read is another rule's"),
]  # fmt: skip

FINDINGS = [
    row("---\n‹title›: A\ndraft: true\n«title»: B\n---\n", TWICE('"title"'), id="in YAML, told at the second place"),
    row("---\n‹title›: A\n«title»: A\n---\n", TWICE('"title"'), id="with the same value, too"),
    row("---\n‹title›: A\n«'title'»: B\n---\n", TWICE('"title"'), id="quotes make no other key"),
    row("---\nparams:\n  ‹a›: 1\n  «a»: 2\n---\n", TWICE('"a"'), id="in a map"),
    row("---\nlist:\n  - b: 1\n  - {‹a›: 1, b: 2, «a»: 3}\n---\n", TWICE('"a"'), id="in a map in a list"),
    row("---\r\n‹title›: A\r\n«title»: B\r\n---\r\n", TWICE('"title"'), id="with CRLF"),
    row("\ufeff---\n‹å›: A\n«å»: B\n---\n", TWICE('"å"'), id="after a byte order mark"),
    row("---\n‹a›: 1\n«a»: 2\nb: 'x' y\n---\n", TWICE('"a"'), id="whatever else is wrong"),
    row("---\n‹a›: x: y\n«a»: 2\n---\n", TWICE('"a"'), id="though the first one cannot be read"),
    row("---\n‹title›: [\n«title»: [\n---\n", TWICE('"title"'), id="though none can"),
    row("---\nnull: 1\n«~»: 2\n---\n", Says('"~"', "keep one", hugo="fails"), id="two words for nothing are one key"),
    row("---\nx: &x {a: 1}\n‹1›: 2\n«'1'»: 3\n---\n", TWICE('"1"'), id="a number is a text as key"),
    row("+++\n‹title› = 'A'\n«title» = 'B'\n+++\n", TWICE('"title"'), id="in TOML"),
    row("+++\n[‹params›]\na = 1\n[«params»]\nb = 2\n+++\n", TWICE("params"), id="a table of TOML"),
    row('{‹"title"›: "A", «"title"»: "B"}\n', LAST('"title"'), id="in JSON the last one wins"),
    row('{"params": {‹"a"›: 1, «"a"»: 2}}\n', LAST('"a"'), id="in a map of JSON, too"),
    row("---\ndraft: true\n‹title›: A\n«title»: B\n---\n", TWICE('"title"'), id="a draft stops Hugo, too"),
    row("---\n‹title›: A\n«title»: B\n---\n", LAST('"title"'), version="0.151.2", id="before 0.152 the last one won in YAML"),
    row("+++\n‹title› = 'A'\n«title» = 'B'\n+++\n", TWICE('"title"'), version="0.151.2", id="but never in TOML"),
    row({"content/a.md": "---\n‹a›: 1\n«a»: 2\n---\n", "content/b.md": "---\n‹b›: 1\n«b»: 2\n---\n"}, TWICE('"a"'), TWICE('"b"'), id="every page is told, though Hugo stops at the first"),
]  # fmt: skip
ALL = [*SILENT, *FINDINGS]


@pytest.mark.parametrize("one", ALL)
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


UNREADABLE = SILENT[-1]


@pytest.mark.parametrize("one", [case for case in ALL if case is not UNREADABLE and not case.values[0].version])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path)
