"""The table of cascade-syntax; the real Hugo builds every site and says the words that we say it says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "cascade-syntax"
FAILS = partial(Says, hugo="fails")
BELOW = {"content/s/b.md": "---\ntitle: B\n---\n"}


def cascade(text: str, *says: Says, id: str, version: str = "", config: str = "") -> Any:
    files = {"content/s/_index.md": f"---\ntitle: S\ncascade:\n{text}\n---\n", **BELOW, "hugo.toml": config}
    return row(files, *says, id=id, version=version)


def target(text: str, *says: Says, id: str, version: str = "", config: str = "") -> Any:
    return cascade(f"  author: Anna\n  target: {text}", *says, id=id, version=version, config=config)


def config(text: str, *says: Says, id: str) -> Any:
    return row({"hugo.toml": text, **BELOW}, *says, id=id)


SILENT = [
    cascade("  author: Anna\n  title: A\n  weight: 3", id="a map of values"),
    cascade("  - author: Anna\n  - target: {kind: page}\n    author: Ola", id="a list of maps"),
    cascade("", id="an empty one"),
    cascade("  {}", id="an empty map"),
    cascade("  []", id="an empty list"),
    cascade("  params: {kind: x, path: y, lang: z, cascade: 1}", id="below params every name is free"),
    cascade("  - Kind: page", id="in a list Hugo looks for the names in lower case only"),
    target("{kind: page, path: /s/**, environment: production}", id="the conditions that there are"),
    target("{kind: '{page,section}'}", id="several kinds in braces"),
    target("{kind: 'p*'}", id="a kind with a star"),
    target("{kind: Page}", id="a kind in capitals"),
    target("{kind: taxonomyTerm}", id="a kind by its name of old"),
    target("{kind: ''}", id="an empty kind"),
    target("{kind: }", id="no kind"),
    target("", id="no target"),
    target("{}", id="an empty target"),
    target("{path: '/a]b}'}", id="brackets that close nothing"),
    target("{path: '/[a-z]*/[!x]/{a,b,{c,d}}'}", id="ranges, lists and braces in braces"),
    target("{path: 5}", id="a number is a text"),
    target("{path: /docs/v1.0/**}", id="a folder with a dot"),
    target("{path: /docs/v1.0}", id="a page with a dot"),
    target("{sites: {matrix: {languages: [en, '! nb']}}}", id="languages of the matrix"),
    target("{author: Ola}", id="a key that is far from all"),
    cascade("  target: {path: '{/a'}", id="a bad pattern counts only where there is something to give"),
    cascade("  target: {sites: {matrix: {languages: ['{a']}}}", id="and so does a bad language"),
    cascade("  - text", id="a text in the list is told of by another rule"),
    config("[[cascade]]\nauthor = 'Anna'\n[cascade.target]\nkind = 'page'\n", id="a good one in the config"),
    config("", id="no cascade at all"),
    config("[[cascade]]\ndate = 2026-01-31\nbuild = {render = 'link'}\nsitemap = {priority = '0.5'}\n", id="good values in the config"),
]  # fmt: skip

FINDINGS = [
    config("[cascade]\ndate = «'nope'»\n", FAILS("that is no date", help="2026-01-31"), id="no date in the config's cascade"),
    config("[cascade.sitemap]\npriority = «'high'»\n", FAILS("as sitemap.priority"), id="a field of a structure in the config"),
    cascade("  «kind»: page\n  author: Anna", FAILS('another "kind"', help="below target"), id="a kind to give"),
    cascade("  «Path»: /x", FAILS('another "path"', help="below target"), id="a path to give, in capitals"),
    cascade("  «lang»: en", FAILS('another "lang"', help="sites.matrix.languages"), id="a language to give"),
    cascade("  «cascade»: {author: Anna}", FAILS('another "cascade"', help="remove it"), id="a cascade to give"),
    cascade("  - author: Anna\n  - «kind»: page", FAILS('another "kind"'), id="in the second of a list"),
    cascade("  «kind»: page\n  «path»: /x", FAILS('"kind"'), FAILS('"path"'), id="two, of which Hugo names one"),
    target("«foo»", FAILS("target is no map"), id="a text for a target"),
    target("«5»", FAILS("target is no map"), id="a number for a target"),
    target("«true»", FAILS("target is no map"), id="a switch for a target"),
    cascade("  author: Anna\n  «target»: [{kind: page}]", FAILS("target is no map"), id="a list for a target"),
    cascade("  - author: Anna\n    «target»: [a]", FAILS("target is no map"), id="a list for a target, in a list"),
    target("{kind: «pages»}", FAILS('no kind of page called "pages"', help='write "page"'), id="a kind that there is not"),
    target("{kind: «'page,section'»}", FAILS('"page,section"', help="{page,section}"), id="several kinds without braces"),
    target("{kind: «Nope»}", FAILS('"Nope"'), id="Hugo names it in lower case"),
    target("{kind: «404»}", FAILS('"404"'), id="a kind that is none in a cascade"),
    target("{kind: «true»}", FAILS("no kind of page"), id="a switch for a kind"),
    target("{«kind»: [page]}", FAILS("kind in the cascade's target has to be one text", help="{a,b}"), id="a list of kinds"),
    target("{«path»: {a: b}}", FAILS("path in the cascade's target"), id="a map for a path"),
    target("{«kind»: [page], «path»: [x, 5]}", FAILS("kind in"), FAILS("path in"), id="two lists, of which Hugo speaks at once"),
    cascade("  - author: Anna\n    target: {«path»: {a: b}}", FAILS("path in"), id="a map for a path, in a list"),
    target("{sites: «foo»}", FAILS("sites in the cascade's target has to be a map"), id="a text for sites"),
    target("{sites: {matrix: «foo»}}", FAILS("matrix in the cascade's target has to be a map"), id="a text for the matrix"),
    target("{path: «'{/a'»}", FAILS('"{/a" cannot be read'), id="a brace that stays open"),
    target("{path: «'/[a'»}", FAILS("cannot be read"), id="a bracket that stays open"),
    target("{path: «'/[z-a]'»}", FAILS("cannot be read"), id="a range the wrong way round"),
    target("{path: «'/[a-z0-9]'»}", FAILS("cannot be read"), id="a range that goes on"),
    target("{path: «'[]'»}", FAILS("cannot be read"), id="an empty range"),
    target("{path: «'/å/{'»}", FAILS("cannot be read"), id="Hugo counts bytes"),
    target("{path: «'/a\\'»}", FAILS("cannot be read"), id="a backslash at the end"),
    target("{environment: «'{a'»}", FAILS("cannot be read"), id="an environment that cannot be read"),
    target("{kind: «'{page'»}", FAILS("cannot be read"), id="a kind that cannot be read, and Hugo crashes"),
    target("{sites: {matrix: {languages: [en, «'{a'»]}}}", FAILS("cannot be read"), id="a language that cannot be read, and Hugo crashes"),
    cascade("  - target: {path: /x}\n  - author: Anna\n  - author: Ola\n    target: {path: «'{/a'»}", FAILS("cannot be read"), id="Hugo counts those that give something"),
    target("{«kinds»: page}", Says('no key "kinds"', help='"kind"', why="more pages than it says"), id="a slip in a condition"),
    target("{«Paths»: /x}", Says('no key "Paths"', help='"path"'), id="another"),
    target("{«languages»: [en]}", Says('no key "languages"', help="sites.matrix.languages"), id="languages without their matrix"),
    target("{path: «/s/b.md»}", Says("ends like a file", help="leave out the extension"), id="a path with an extension"),
    config("[cascade]\n«kind» = 'page'\n", FAILS('another "kind"'), id="a kind to give, in the config"),
    config("cascade = «'foo'»\n", FAILS('cascade is "foo"'), id="a text for a cascade, in the config"),
    config("cascade = [«'foo'»]\n", Says('lists "foo"', why="passes over it"), id="a text in a list, in the config"),
    config("[cascade]\nauthor = 'Anna'\n[cascade.target]\nkind = «'nope'»\n", FAILS('"nope"'), id="a kind that there is not, in the config"),
    config("[cascade]\nauthor = 'Anna'\n[cascade.target]\npath = «'/{a'»\n", FAILS("cannot be read"), id="a bad pattern in the config"),
    config("[languages.en.cascade]\n«kind» = 'x'\n", FAILS('another "kind"'), id="in the config of a language"),
    row({"content/s/_index.md": "+++\n[[cascade]]\nauthor = 'Anna'\n[cascade.target]\nkind = «'nope'»\n+++\n", **BELOW}, FAILS('"nope"'), id="in TOML"),
    row({"content/s/_index.md": '{"cascade": {"author": "Anna", "target": {"kind": «"nope"»}}}\n', **BELOW}, FAILS('"nope"'), id="in JSON"),
    row("---\ndraft: true\ncascade:\n  «kind»: page\n---\n", FAILS('"kind"'), id="in a draft"),
]  # fmt: skip

OLDER = [
    target("{path: «/docs/v1.0»}", FAILS("ends like a file", why="looks like a path with an extension"), version="0.152.2", id="before 0.153 a dot in a path's last part stopped the build"),
    target("{path: /docs/v1.0}", config="ignoreLogs = ['cascade-pattern-with-extension']\n", version="0.152.2", id="unless the config silenced it"),
    target("{path: '{/a'}", version="0.165.0", id="before 0.166 braces closed themselves"),
    target("{path: «'/[z-a]'»}", FAILS("cannot be read", why="target 0: hi character 'a' should be greater than lo 'z'"), version="0.165.0", id="and messages were shorter"),
    target("{path: '/[a'}", version="0.160.1", id="before 0.161 a bad range was passed over"),
    target("{sites: foo}", version="0.152.2", id="before 0.153 there was no sites"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)
