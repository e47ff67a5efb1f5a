"""The table of config-value; the real Hugo is asked about every site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.fields.config_values import is_zone
from hugolint.hugo.site import BuildOptions, load_site
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "config-value"
FAILS = partial(Says, hugo="fails")


def config(text: str, *says: Says, id: str, name: str = "hugo.toml", version: str = "") -> Any:
    return row({name: text, "content/a.md": "Text.\n", "layouts/all.html": "{{ .Content }}"}, *says, id=id, version=version)  # fmt: skip


SILENT = [
    config("[outputs]\nHOME = ['Html', 'RSS', 'calendar']\npage = 'html'\n", id="formats of Hugo's, in any case"),
    config("[outputs]\nhome = ['x']\n[outputFormats.X]\nmediaType = 'text/plain'\n", id="a format of one's own"),
    config("[outputs]\nhome = ['x']\n[languages.en.outputs]\nhome = ['html']\n", id="what the only language replaces"),
    config("[languages.en.outputFormats.x]\nmediaType = 'text/plain'\n[languages.en.outputs]\nhome = ['x']\n", id="a format of a language"),
    config("disableKinds = ['home']\n[outputs]\nhome = ['x']\nzork = ['x']\n", id="kinds that are not there"),
    config("outputs = 'html'\nmarkup = 'x'\ncaches = 'x'\nsitemap = 'x'\n", id="texts that Hugo passes over in place of tables"),
    config("timeZone = 'Europe/Stockholm'\n[languages.en]\ntimeZone = 'CET'\n", id="time zones"),
    config("timeZone = 'Local'\n", id="that of the machine"),
    config("timeZone = ''\n", id="no time zone"),
    config("timeout = '1m30.5s'\n", id="a time span"),
    config("timeout = '30'\n", id="a number in quotes"),
    config("timeout = 30\n", id="a number"),
    config("buildDrafts = 'true'\nenableEmoji = 1\nsummaryLength = '70'\nbuildFuture = ''\n", id="what can be converted"),
    config("[pagination]\npagerSize = '5'\n[sitemap]\npriority = '0.5'\n[markup.highlight]\nlineNos = 'inline'\ntabWidth = 2\n", id="in tables, too"),
    config("baseURL = 'ex.se'\n", id="a base URL without a scheme"),
    config("baseURL = '//ex.se/å b'\n", id="an odd base URL"),
    config("[caches.images]\nmaxAge = '24h'\n[caches.getResource]\nmaxAge = -1\n", id="caches of Hugo's"),
    config("[mediaTypes.'text/x']\nsuffixes = ['x']\n[outputFormats.x]\nmediaType = 'text/X'\n", id="a media type of one's own"),
    config("[[menus.main]]\nname = 'x'\nurl = '/'\n", id="a menu"),
    config("[languages.en]\nweight = 1\nmenus = 'x'\n", id="a text in place of a language's menus"),
    config("[languages.en]\nweight = 1\n[languages.nb]\ndisabled = true\ntimeZone = 'Mars/Base'\n", id="the time zone of a language that is off"),
]  # fmt: skip

FINDINGS = [
    config("[outputs]\n«home» = ['html', 'jsonfeed']\n", FAILS('outputs.home names "jsonfeed"', "outputFormats"), id="an output format that is not there"),
    config("[outputs]\npage = «'htmlx'»\n", FAILS('names "htmlx"'), id="one in a text"),
    config("outputs:\n  «section»: [html, ' rss']\n", FAILS('names " rss"'), name="hugo.yaml", id="one with a blank"),
    config("[languages.en.outputs]\n«home» = ['x']\n[languages.nb]\n", FAILS("languages.en.outputs.home"), id="of one language"),
    config("defaultOutputFormat = «'zork'»\n", FAILS('defaultOutputFormat is "zork"'), id="of the default"),
    config("[outputFormats.x]\nmediaType = «'text/zork'»\n", FAILS('mediaType is "text/zork"'), id="a media type that is not there"),
    config("[mediaTypes.«zork»]\nsuffixes = ['x']\n", FAILS("is no name of a media type"), id="no name of a media type"),
    config("timeZone = «'Mars/Base'»\n", FAILS('timeZone is "Mars/Base", which is no time zone'), id="a time zone that is not there"),
    config("[languages.en]\ntimeZone = «'Europe/Stokholm'»\n", FAILS('"Europe/Stokholm"'), id="a slip in that of a language"),
    config("timeout = «'abc'»\n", FAILS('timeout is "abc", which is no time span', "30s"), id="a time span that is none"),
    config("timeout = «1.5»\n", FAILS("no time span"), id="a time span without a unit"),
    config("timeout: «1d»\n", FAILS("no time span"), name="hugo.yaml", id="a time span of days"),
    config("baseURL = «'https://ex.se/%zz'»\n", FAILS("which is no URL"), id="a base URL that is none"),
    config("[languages.en]\nbaseURL = «'https://ex.se:abc/'»\n", FAILS("which is no URL"), id="that of a language"),
    config("buildDrafts = «'abc'»\n", FAILS("buildDrafts has to be true or false"), id="a word in place of a switch"),
    config("buildDrafts: «yes please»\n", FAILS("true or false"), name="hugo.yaml", id="two, in YAML"),
    config('{«"enableEmoji"»: [true]}\n', FAILS("true or false"), name="hugo.json", id="a list in place of a switch"),
    config("summaryLength = «'abc'»\n", FAILS("has to be a number"), id="a word in place of a number"),
    config("«sectionPagesMenu» = ['x']\n", FAILS("has to be a text"), id="a list in place of a text"),
    config("[markup.goldmark.renderer]\nunsafe = «'yes'»\n", FAILS("unsafe has to be true or false"), id="a switch of Markdown's"),
    config("[pagination]\npagerSize = «'abc'»\n", FAILS("has to be a number"), id="a number in a table"),
    config("[languages.en.pagination]\npagerSize = «'abc'»\n", FAILS("has to be a number"), id="in a table of a language"),
    config("pagination = «5»\n", FAILS("pagination", "write a table"), id="a number in place of a table"),
    config("menus = «'x'»\n", FAILS("has to be a table of menus"), id="a text in place of menus"),
    config("[menu.«main»]\nname = 'x'\nurl = '/'\n", FAILS("has to be a list of entries"), id="a menu with single brackets"),
    config("[caches.«x»]\nmaxAge = 1\n", FAILS("is no cache of Hugo's"), id="a cache that is not there"),
    config("[caches.images]\nmaxAge = «'abc'»\n", FAILS("no time span"), id="the age of a cache"),
    config("pagerSize = «'abc'»\n", FAILS("has to be a number"), name="config/_default/pagination.toml", id="in a file of its own"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", SILENT)
def test_hugo_builds_where_there_is_no_finding(one: Row, tmp_path: Path) -> None:
    done = run_hugo(one.write(tmp_path), "--renderToMemory")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


UNJUDGED = [
    row({"hugo.toml": "theme = 'x'\n[outputs]\nhome = ['y']\n", "content/a.md": "Text.\n"}, id="a theme that is not here may have the format"),
    config("timeout = 'abc'\n", version="0.170.0", id="a Hugo that is not known yet"),
    config("timeout = 'abc'\n", version="0.120.0", id="a Hugo that was not asked"),
    config("timeZone = 'europe/stockholm'\n", id="a zone in small letters, which some disks have"),
]  # fmt: skip


@pytest.mark.parametrize("one", UNJUDGED)
def test_nothing_is_said_where_it_cannot_be_known(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("[imaging]\nanchor = 'Smart'\nbgColor = '#fff'\nresampleFilter = 'Lanczos'\n[imaging.jpeg]\nquality = 80\n", ""),
        ("[security.exec]\nallow = ['^go$']\n[caches.images]\ndir = ':resourceDir/_gen'\n", ""),
        ("[imaging]\nanchor = 'zork'\n", "imaging.anchor"),
        ("timeZone = 'utc'\n", "timezone"),
        ("timeout = ['1s']\n", "timeout"),
        ("menus = ['x']\n", "menus"),
        ("[menus]\nmain = ['x']\n", "menus.main"),
        ("[[menus.main]]\nname = 'x'\nweight = 'abc'\n", "menus.main"),
        ("outputFormats = 'x'\n", "outputformats"),
        ("[mainSections]\na = 1\n", "mainsections"),
        ("[imaging.jpeg]\nquality = 500\n", "imaging.jpeg.quality"),
        ("[security.exec]\nallow = ['(']\n", "security.exec.allow"),
        ("[[build.cacheBusters]]\nsource = '('\ntarget = 'x'\n", "build.cachebusters.source"),
        ("[caches.images]\ndir = 'abc'\n", "caches.images.dir"),
    ],
)  # fmt: skip
def test_values_that_are_not_judged_are_a_doubt_where_hugo_may_refuse_them(
    text: str, doubted: str, tmp_path: Path
) -> None:
    files = {"hugo.toml": text, "content/a.md": "Text.\n", "layouts/all.html": "{{ .Content }}"}
    site = write_site(tmp_path, files)
    doubts = list(load_site(site, BuildOptions()).blind_spots)
    assert doubts == ([f"the values of settings: {doubted}"] if doubted else [])
    assert (run_hugo(site, "--renderToMemory").returncode != 0) == bool(doubted)


def test_zones_are_known_or_not() -> None:
    assert is_zone("UTC")
    assert is_zone("../etc/localtime") is False
    assert is_zone("europe/stockholm") is None
