"""The table of url-syntax; the real Hugo builds every site and says the words that we say it says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "url-syntax"
FAILS = partial(Says, hugo="fails")


def page(
    url: str, *says: Says, id: str, more: str = "", version: str = "", path: str = "s/a.md", config: str = ""
) -> Any:
    files = {"hugo.toml": config, f"content/{path}": f"---\ntitle: A\n{more}url: {url}\n---\n"}
    return row(files, *says, id=id, version=version)


SILENT = [
    page("/hours/", id="a path"),
    page("hours.html", id="a file"),
    page("/Öppet tider/a+b,c&d/", id="letters, spaces and signs"),
    page("/:year/:slug/:1/", id="tokens that Hugo has", more="date: 2024-01-02\n"),
    page("'/a\\:b/'", id="a colon of its own"),
    page("/:/x", id="a colon before no word"),
    page("/a%20b/", id="an encoded space"),
    page("/#part/", id="a fragment, which Hugo encodes"),
    page("//hours//", id="slashes are cleaned"),
    page("''", id="an empty one"),
    page("[http://e.org/]", id="a list is none, and another rule's"),
    page("/:nope/", id="an unknown token in a draft", more="draft: true\n"),
    page("/x%zz/", id="a lone percent sign in a draft", more="draft: true\n"),
    page("/hours/?a", id="a query in a page that is not rendered", more="build: {render: never}\n"),
    page("/x%zz/", id="the home page keeps its address", path="_index.md"),
    page("/x%zz/", id="a kind that is switched off has none", path="s/_index.md", config="disableKinds = ['section']\n"),
    row("---\nparams: {url: 'http://e.org/?a'}\n---\n", id="below params every address is free"),
]  # fmt: skip

FINDINGS = [
    page("«https://e.org/x/»", FAILS('"https://e.org/x/" is a whole URL', help="/hours/"), id="a whole URL"),
    page("«http://»", FAILS("is a whole URL"), id="the beginning of one"),
    page("«http://e.org/x/»", FAILS("whole URL"), id="in a draft", more="draft: true\n"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": "---\nurl: «http://e.org/»\n---\n"}, FAILS("whole URL"), id="in a page of a bundle"),
    row({"content/s/_index.md": "---\ncascade:\n  target: {kind: page}\n  url: «http://e.org/»\n---\n", "content/s/b.md": "", "content/s/c.md": ""}, FAILS("whole URL"), id="in a cascade, once for all its pages"),
    row({"hugo.toml": "[cascade]\nurl = «'http://e.org/'»\n", "content/s/b.md": ""}, FAILS("whole URL"), id="in the config's cascade"),
    row("+++\nurl = «'http://e.org/å\"'»\n+++\n", FAILS("whole URL"), id="in TOML"),
    page("«/x/:nope/»", FAILS('no token ":nope"', help=":slug"), id="an unknown token"),
    page("«/x/:Title/»", FAILS('":Title"'), id="a token in capitals"),
    page("«/x:y/»", FAILS('":y"', help="a plain colon"), id="a colon in a name"),
    page("«/x/:nope/»", FAILS("no token"), id="in a page that is not rendered", more="build: {render: never}\n"),
    page("«/x/:nope/»", FAILS("no token"), id="in the home page", path="_index.md"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": "---\nurl: «/:nope/»\n---\n"}, FAILS("no token", why="permalink attribute not recognised"), id="a token in a page of a bundle"),
    page("«/x%zz/»", FAILS("a lone percent sign", help="%25"), id="a percent sign before no number"),
    page("«/100%»", FAILS("a lone percent sign"), id="a percent sign at the end"),
    page("«/x%zz/»", FAILS("a lone percent sign"), id="in a headless page", more="headless: true\n"),
    page('«"/a\\tb/"»', FAILS("line break or tab"), id="a tab"),
    page('«"/a\\u0001b/"»', FAILS("line break or tab"), id="a control character"),
    page("«HTTP://e.org/»", Says("is no path on this site"), id="a URL in capitals"),
    page("«ftp://e.org/»", Says("is no path on this site"), id="another scheme"),
    page("«www.e.org/x/»", Says("is no path on this site"), id="a host"),
    page("«mailto:a@e.org»", FAILS("is no path on this site"), id="a mail address, whose colon stops Hugo"),
    page("«/hours/?a=1»", Says("contains ?", why="cannot be visited"), id="a query"),
    page("«' /hours/'»", Says("begins or ends with a space"), id="a space at the beginning"),
]  # fmt: skip

OLDER = [
    page("«/x/:nope/»", FAILS("no token", why='error expanding "/x/:nope/": permalink attribute'), version="0.152.2", id="before 0.153 Hugo did not crash"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)
