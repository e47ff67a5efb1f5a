"""The table of value-unknown; the real Hugo builds every site and says the words that we say it says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "value-unknown"
FAILS = partial(Says, hugo="fails")
ALWAYS = partial(Says, why="Hugo silently takes it for always")
PRINT = "[outputFormats.Print]\nmediaType = 'text/html'\nbaseName = 'print'\n"
ALL = "disableKinds = ['taxonomy', 'term']\n"
LAYOUTS = {"layouts/all.html": "x", "layouts/all.print.html": "x", "layouts/all.json": "x"}


def unknown(message: str = "no output format is called", help: str = "") -> Says:
    return FAILS(message, help)


def page(
    text: str, *says: Says, id: str, version: str = "", config: str = "", files: dict[str, str] | None = None
) -> Any:
    return row({"hugo.toml": ALL + config, "content/a.md": f"---\ntitle: A\n{text}\n---\n", **LAYOUTS, **(files or {})}, *says, id=id, version=version)  # fmt: skip


def cascade(text: str, *says: Says, id: str, more: str = "") -> Any:
    head = f"---\ntitle: S\ncascade:\n  target: {{kind: page}}\n  {text}\n---\n"
    files = {"content/s/_index.md": head, "content/s/b.md": f"---\ntitle: B\n{more}---\n"}
    return row({"hugo.toml": ALL, **files, **LAYOUTS}, *says, id=id)


SILENT = [
    page("outputs: [html, JSON]", id="formats of Hugo's own, in any case"),
    page("outputs: html json", id="a text that is split at spaces"),
    page("outputs: ['404', alias]", id="formats that Hugo uses for files of its own"),
    page("outputs: ''", id="an empty text"),
    page("outputs: []", id="an empty list"),
    page("outputs: {a: b}", id="a map is none, and another rule's"),
    page("outputs: [[nope]]", id="a list in a list, too"),
    page("outputs: [html, print]", config=PRINT, id="a format of the site's config"),
    page("outputs: [html, print]", config="theme = 't'\n", files={"themes/t/hugo.toml": PRINT}, id="a format of its theme"),
    page("outputs: [html, nope]", config="theme = 'gone'\n", id="where a theme is not there, nothing is known"),
    page("params: {outputs: nope, markup: nope}", id="below params every value is free"),
    page("markup: Markdown", id="Markdown"),
    page("markup: goldmark", id="goldmark"),
    page("markup: .md", id="a suffix"),
    page("markup: text/markdown", id="a media type"),
    page("markup: ''", id="no markup"),
    page("markup: [md]", id="a list is none, and another rule's"),
    page("markup: .\ndraft: true", id="a dot, which stands for a type without suffixes"),
    page("markup: plain\ndraft: true", id="the content of a draft is not rendered"),
    page("markup: mkd", config="[mediaTypes.'text/markdown']\nsuffixes = ['md', 'mkd']\n", id="a suffix of the site's config"),
    page("markup: nope", config="theme = 'gone'\n", id="a theme that is not there may bring media types"),
    page("build: {render: never, list: local, publishResources: false}", id="the words of build"),
    page("build: {render: false, list: 0}", id="switches, as they once were"),
    page("build: {render: , list: ''}", id="empty ones"),
    page("build: {render: yes}", id="a word that means always, as it is taken"),
    page("build: {author: Anna}", id="a key that is far from all"),
    page("build: {RENDER: never}", id="keys in capitals"),
    page("sitemap: {changefreq: weekly, priority: 0.5}", id="a word of the sitemap protocol"),
    page("sitemap: {changefreq: often, disable: true}", id="a page that is in no sitemap"),
    cascade("outputs: [nope]", more="outputs: [html]\n", id="a cascade that no page takes"),
    cascade("markup: nope", id="a markup in a cascade, which has no effect"),
]  # fmt: skip

FINDINGS = [
    page("outputs: [html, «jsn»]", unknown(help='write "json"'), id="a slip"),
    page("outputs: [html, «Podcast»]", unknown('called "Podcast"', help="outputFormats"), id="a format that the site has not"),
    page("outputs: «nope»", unknown(), id="a single word"),
    page("outputs: [«nope», html, «X»]", unknown(), unknown('"X"'), id="two, of which Hugo names one"),
    page("outputs: «html,» rss", FAILS("names are separated by spaces, not commas", help="write a list: [html, json]"), id="commas in a text"),
    page("outputs: «5»", unknown('"5"'), id="a number"),
    page("outputs: «true»", unknown('"true"'), id="a switch"),
    page('outputs: [«""»]', FAILS("empty name", help="remove it"), id="an empty name"),
    page('outputs: [html, «"a\\"b å"»]', unknown(), id="a name that Hugo quotes"),
    page("draft: true\noutputs: [«nope»]", unknown(), id="in a draft"),
    page("build: {render: never}\noutputs: [«nope»]", unknown(), id="in a page that is not rendered"),
    page("outputs: [html, «pint»]", unknown(help='"print"'), config=PRINT, id="near to a format of the site"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": "---\noutputs: [«nope»]\n---\n"}, unknown(), id="in a page of a bundle"),
    row("+++\noutputs = ['html', «'nope'»]\n+++\n", unknown(), id="in TOML"),
    row('{"outputs": [«"nope"»]}\n', unknown(), id="in JSON"),
    cascade("outputs: [«nope»]", unknown(), id="in a cascade, where it is written"),
    cascade("params: {outputs: [«nope»]}", unknown(), id="below its params, too"),
    row({"content/s/_index.md": "---\ncascade:\n  outputs: [«nope»]\n---\n", "content/s/b.md": "", "content/s/c.md": ""}, unknown(), id="a cascade for several pages is told once"),
    row({"hugo.toml": "[cascade]\noutputs = [«'nope'»]\n", "content/s/b.md": "---\ntitle: B\n---\n"}, unknown(), id="in the config's cascade"),
    row({"hugo.toml": "[languages.en.cascade.params]\noutputs = [«'nope'»]\n", "content/s/b.md": "---\ntitle: B\n---\n"}, unknown(), id="in that of a language"),
    page("markup: «mmark»", FAILS('Hugo knows no markup "mmark"', help='write "markdown"'), id="a markup of old"),
    page("markup: «markdwon»", FAILS('"markdwon"', help='write "markdown"'), id="a slip in a markup"),
    page("markup: «5»", FAILS('"5"', help="markdown, asciidoc"), id="a number for a markup"),
    page("markup: «image/jpg»", FAILS("knows no markup"), id="a media type that there is not"),
    page("draft: true\nmarkup: «mmark»", FAILS("knows no markup"), id="a markup of old in a draft"),
    page("markup: «plain»", FAILS('Hugo cannot render the markup "plain"'), id="a media type that has no renderer"),
    page("markup: «txt»", FAILS('cannot render the markup "txt"'), id="the suffix of one"),
    page("build: {render: never}\nmarkup: «json»", FAILS("cannot render"), id="in a page that is not rendered, too"),
    page("markup: «foo»", FAILS("cannot render"), config="[mediaTypes.'text/foo']\nsuffixes = ['foo']\n", id="a media type of the site's config"),
    row({"content/_index.md": "---\nmarkup: «json»\n---\n"}, FAILS("cannot render"), id="of the home page"),
    page("build: {render: «no»}", ALWAYS('build.render cannot be "no"', help='write "never"', why="renders the page"), id="no is a text"),
    page("build: {render: «'false'»}", ALWAYS('"false"', help='write "never"'), id="and so is what stands in quotes"),
    page("build: {render: «Never»}", ALWAYS('"Never"', help='write "never"'), id="a word in capitals"),
    page("build: {render: «local»}", ALWAYS('build.render cannot be "local"', help="always, never or link"), id="a word for lists"),
    page("build: {list: «link»}", ALWAYS('build.list cannot be "link"', help="always, never or local", why="lists the page everywhere"), id="a word for rendering"),
    page("build: {list: «nevr»}", ALWAYS('"nevr"', help='write "never"'), id="a slip in a word"),
    page("build: {«renders»: never}", Says('build has no key "renders"', help='write "render"', why="passes over it"), id="a slip in a key"),
    page("build: {«publish_resources»: false}", Says("build has no key", help='write "publishResources"'), id="a key with a hyphen of its own"),
    cascade("build: {render: «no»}", ALWAYS('"no"'), id="in the build of a cascade"),
    page("sitemap: {changefreq: «Weekly»}", Says('no changefreq "Weekly"', help='write "weekly"', severity="info"), id="a word of the protocol in capitals"),
    page("sitemap: {changefreq: «sometimes»}", Says('"sometimes"', help="hourly", severity="info"), id="a word that the protocol has not"),
]  # fmt: skip

OLDER = [
    page("build: {render: no}", version="0.151.2", id="before 0.152 no was false"),
    page("build: {render: «'no'»}", ALWAYS('"no"'), version="0.151.2", id="but not in quotes"),
    page("markup: «avif»\ndraft: true", FAILS("knows no markup"), version="0.155.0", id="before 0.157 there was no avif"),
    page("markup: avif\ndraft: true", id="since then it is a media type"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


ASKED = [case for case in (*SILENT, *FINDINGS) if "gone" not in str(case.values[0].files.get("hugo.toml"))]


@pytest.mark.parametrize("one", ASKED)
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


@pytest.mark.parametrize("word", ["no", "'false'", "Never", "local", "nevr", "yes"])
def test_hugo_renders_a_page_whose_build_it_does_not_understand(word: str, tmp_path: Path) -> None:
    text = f"---\ntitle: A\nbuild: {{render: {word}}}\n---\n"
    site = write_site(tmp_path / "site", {"hugo.toml": "", "content/a.md": text, "layouts/all.html": "x"})
    assert run_hugo(site).returncode == 0
    assert (site / "public" / "a" / "index.html").is_file()
