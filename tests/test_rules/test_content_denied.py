"""The table of content-denied; the real Hugo builds every site and says the words that we say it says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "content-denied"
HTML = partial(Says, 'the type "text/html"', hugo="fails")
ORG = partial(Says, 'the type "text/org"', hugo="fails")
MARKDOWN = {"content/b.md": "---\ntitle: B\n---\n"}


def file(name: str, text: str, *says: Says, id: str, version: str = "", config: str = "") -> Any:
    return row({"hugo.toml": config, f"content/{name}": text, **MARKDOWN}, *says, id=id, version=version)


def allow(patterns: str, name: str, text: str, *says: Says, id: str) -> Any:
    return file(name, text, *says, id=id, config=f"[security]\nallowContent = {patterns}\n")


SILENT = [
    file("a.md", "---\ntitle: A\n---\n`<p>x</p>`\n", id="Markdown that shows HTML"),
    file("a.md", "---\nmarkup: goldmark\n---\n", id="a markup that is Markdown"),
    file("a.md", "---\nmarkup: ''\n---\n", id="no markup"),
    row({"content/b.md": "x", "static/a.html": "<p>x</p>"}, id="HTML that is no content"),
    file("a.txt", "<p>x</p>", id="a file that is no content"),
    allow("['.*']", "a.html", "<p>x</p>", id="a site that allows everything"),
    allow("['! ^text/org$']", "a.html", "<p>x</p>", id="a site that only denies Org"),
    allow("['^text/']", "a.org", "#+title: A\n", id="a site that allows all text"),
    allow("['(?i)HTML', 'markdown']", "a.html", "<p>x</p>", id="a site that allows some"),
    file("a.html", "<p>x</p>", id="a language that allows it", config="[languages.en.security]\nallowContent = ['.*']\n"),
    file("a.html", "<p>x</p>", id="a site that takes Markdown only for content", config="[contentTypes.'text/markdown']\n"),
    file("a.html", "<p>x</p>", id="a site where HTML goes by another suffix", config="[mediaTypes.'text/html']\nsuffixes = ['xyz']\n"),
    row({"content/s/_index.md": "---\ncascade: {markup: html}\n---\n", "content/s/b.md": "x"}, id="a cascade makes no page HTML"),
]  # fmt: skip

FINDINGS = [
    file("a.html", "«---»\ntitle: A\n---\n<p>x</p>\n", HTML(help="allowContent = ['! ^text/org$']"), id="an HTML file"),
    file("a.html", "«<p>x</p>»\n<p>y</p>\n", HTML(), id="without front matter"),
    file("a.HTM", "«<p>»\n", HTML(), id="by its other suffix, in capitals"),
    file("a.html", "«»", HTML(), id="an empty one"),
    file("a.html", "«---»\ndraft: true\n---\n", HTML(), id="a draft"),
    file("_index.html", "«---»\r\n---\r\n", HTML(), id="the home page, with CRLF"),
    row({"content/b/index.md": "x", "content/b/c.html": "«x»"}, HTML(), id="a page of a bundle"),
    row({"content/b/index.md": "x", "content/b/x/c.html": "«x»"}, HTML(), id="in a folder of a bundle"),
    file("a.org", "«#+title: A»\nText.\n", ORG(help="allowContent = ['! ^text/html$']"), id="an Org file"),
    file("a.md", "---\nmarkup: «html»\n---\n", HTML(), id="a markup that is HTML"),
    file("a.md", "+++\nMarkup = «'text/html'»\n+++\n", HTML(), id="by its media type"),
    file("a.md", "---\nmarkup: «Org»\n---\n", ORG(), id="a markup that is Org"),
    file("a.html", "«x»", HTML(), id="a policy for other things", config="[security]\nenableInlineShortcodes = true\n"),
    allow("['markdown']", "a.html", "«x»", HTML(help="let security.allowContent"), id="a site that allows Markdown only"),
    allow("['! nope', 'text/html', 'markdown']", "a.org", "«x»", ORG(), id="a site that allows others"),
    allow("['! html']", "a.html", "«x»", HTML(), id="a site that denies it"),
    row({"hugo.toml": "[security]\nallowContent = 'none'\n", "content/b.md": "«---»\ntitle: B\n---\n"}, Says('"text/markdown"', hugo="fails"), id="a site that allows nothing"),
    row({"hugo.toml": "[security]\nallowContent = []\n", "content/b.md": "«x»"}, Says('"text/markdown"', hugo="fails"), id="an empty list allows nothing"),
    row({"hugo.toml": "[security]\nallowContent = ['html']\n", "content/b.adoc": "«x»"}, Says('"text/asciidoc"', hugo="fails"), id="a sort that needs another program"),
]  # fmt: skip

OLDER = [
    file("a.html", "x", version="0.161.1", id="before 0.162 everything was allowed"),
    file("a.html", "«x»", HTML(help="allowContent = ['.*']"), version="0.162.1", id="since then HTML is not"),
    file("a.org", "x", version="0.165.0", id="before 0.166 Org was allowed"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)
