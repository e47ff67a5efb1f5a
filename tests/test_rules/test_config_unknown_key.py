"""The table of config-unknown-key; the real Hugo is asked about every site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.fields.config_names import CONFIG_NAMES, OTHER_NAMES
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "config-unknown-key"
IGNORED = partial(Says, severity="warning", why="ignores it in silence")
WARNED = partial(Says, severity="warning", hugo="warns", why="Skip unknown config key")


def config(text: str, *says: Says, id: str, name: str = "hugo.toml", version: str = "") -> Any:
    return row({name: text, "content/a.md": "Text.\n", "layouts/all.html": "{{ .Content }}"}, *says, id=id, version=version)  # fmt: skip


SILENT = [
    config("BaseUrl = 'https://example.org/'\nUGLYURLS = true\n[Params]\nx = 1\n", id="case does not count"),
    config("slogan = 'Tea'\nlogo = 'tea.svg'\n[netlify]\nx = 1\n", id="what is like no setting"),
    config("paginate = 5\ngoogleAnalytics = 'x'\nmetaDataFormat = 'yaml'\npygmentsStyle = 'x'\n[author]\nname = 'Olle'\n", id="names of old"),
    config("[params]\npaginator = 5\npermalink = 'x'\n[params.taxonomy]\nx = 1\n", id="parameters are one's own"),
    config("[languages.en]\nweight = 1\n[languages.en.params]\npermalink = 'x'\n", id="those of a language, too"),
    config("[taxonomies]\ntag = 'tags'\ntitel = 'titles'\n[permalinks]\nbuilt = '/:slug/'\n[outputFormats.page]\nmediaType = 'text/html'\n", id="names that a site chooses"),
    config("[[menus.main]]\nname = 'Tea'\npageRef = '/'\nweight = 1\n[menus.main.params]\nicons = 'x'\n", id="a menu"),
    config("version = '1.2'\nrole = 'x'\n", id="a text is no table"),
    config("[module]\n[module.hugoVersion]\nmin = '0.100.0'\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n", id="a module"),
    config("[markup.goldmark.parser]\nautoHeadingIDType = 'github'\n[markup.highlight]\nnoClasses = false\nlineNos = true\n", id="what stands in Markdown's tables"),
    config("[permalinks]\n_merge = 'deep'\n", id="a word about merging"),
    config("[languages.en]\nlanguageName = 'English'\ncontentDir = 'content'\nlang = 'en'\n", version="0.160.1", id="what a language may have"),
    config("paginator = 5\n", version="0.170.0", id="a Hugo that is not known yet"),
    config("[params]\nbuildDrafts = true\n[params.a]\ntitle = 'x'\n[languages.en.params]\ntitle = 'x'\n[taxonomies]\ntheme = 'themes'\n", id="names of settings in tables that are one's own"),
    config("[[menus.main]]\nname = 'Tea'\nurl = '/'\ntheme = 'x'\n[permalinks]\npage = '/:slug/'\nbuild = '/:slug/'\n[mediaTypes.'text/x']\ntitle = 'x'\n", id="names of settings in a menu, in permalinks and in media types"),
    config("buildDrafts = true\n[build.buildStats]\nenable = true\n[pagination]\npath = 'p'\ndisableAliases = true\n[languages.en]\ntitle = 'x'\n", id="a name that the table has, too"),
    config("enable = true\n", name="config/_default/markup.goldmark.toml", id="a file named after a language that is none"),
]  # fmt: skip

FINDINGS = [
    config("«uglyUrl» = true\n", IGNORED('no setting "uglyUrl"', 'write "uglyURLs"'), id="a singular"),
    config("«disableKind» = ['RSS']\n", IGNORED('"disableKind"', 'write "disableKinds"'), id="and another"),
    config("[«permalink»]\nblog = '/:slug/'\n", IGNORED('"permalink"', 'write "permalinks"'), id="of a table"),
    config("[«taxonomy»]\ntag = 'tags'\n", IGNORED('"taxonomy"', 'write "taxonomies"'), id="of a table in -ies"),
    config("[«paginator»]\npagerSize = 5\n", IGNORED('"paginator"', 'write "pagination"'), id="another word"),
    config("«buildDraft» = true\n", IGNORED('"buildDraft"', 'write "buildDrafts"'), id="a letter too few"),
    config("«defaultContentLang» = 'en'\n", IGNORED('"defaultContentLang"', 'write "defaultContentLanguage"'), id="the beginning of a name"),
    config("«base_url»: https://example.org/\n", IGNORED('"base_url"', 'write "baseURL"'), name="hugo.yaml", id="with a hyphen below"),
    config('{«"enable-emoji"»: true}\n', IGNORED('"enable-emoji"', 'write "enableEmoji"'), name="hugo.json", id="with a hyphen, in JSON"),
    config("«summaryLenght» = 9\n", IGNORED('"summaryLenght"', 'write "summaryLength"'), id="letters that changed places"),
    config("[pagination]\n«pageSize» = 5\n", IGNORED('"pageSize" in pagination', 'write "pagerSize"'), id="in a table"),
    config("[markup.goldmark.renderer]\n«unsave» = true\n", IGNORED("in markup.goldmark.renderer", 'write "unsafe"'), id="in a table of Markdown's"),
    config("[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n«file» = ['**']\n", IGNORED('"file" in module.mounts', 'write "files"'), id="in a list"),
    config("[[menus.main]]\nname = 'Tea'\nurl = '/'\n«wieght» = 5\n", IGNORED('"wieght" in menus', 'write "weight"'), id="in a menu"),
    config("[outputFormats.x]\nmediaType = 'text/html'\n«isHtlm» = true\n", IGNORED('"isHtlm" in outputformats', 'write "isHTML"'), id="in an output format"),
    config("[languages.en]\n«contentDirs» = 'content'\n", IGNORED('"contentDirs" for a language', 'write "contentDir"'), id="a value of a language"),
    config("[languages.en.«permalink»]\nblog = '/:slug/'\n", WARNED('"permalink" for a language', 'write "permalinks"'), id="a table of a language, which Hugo warns of"),
    config("[languages.en.«zork»]\na = 1\n", WARNED('"zork" for a language', "below params"), id="also where it is like nothing"),
    config("[languages.en.«zork»]\na = 1\n[languages.nb.‹zork›]\na = 1\n", WARNED('"zork" for a language', related=("and here",)), id="in two languages, told once"),
    config("[pagination]\npagerSize = 5\n\n«defaultContentLanguage» = 'sv'\n«buildDrafts» = true\n", IGNORED('"defaultContentLanguage", a setting of the top level, stands in pagination', "above the first table"), IGNORED('"buildDrafts"', "above the first table"), id="settings below a table"),
    config("[markup.goldmark.renderer]\nunsafe = true\n[markup.goldmark.renderer.«params»]\nx = 1\n", IGNORED('"params", a setting of the top level, stands in markup.goldmark.renderer', "write [params], a table of its own"), id="a table in a table"),
    config("pagination:\n  pagerSize: 5\n  «languageCode»: en\n", IGNORED('"languageCode"', "move it to the top level"), name="hugo.yaml", id="too deep in YAML"),
    config('{"sitemap": {«"title"»: "x"}}\n', IGNORED('"title"', "move it to the top level"), name="hugo.json", id="too deep in JSON"),
    config("«enableEmoji» = true\n", IGNORED("stands in pagination", "move it to the top level"), name="config/_default/pagination.toml", id="in the file of a table"),
    config("«pageSize» = 5\n", IGNORED('"pageSize" in pagination'), name="config/_default/pagination.toml", id="in a file of its own"),
    config("«wieght» = 5\n", IGNORED('"wieght" for a language'), name="config/_default/languages.en.toml", id="in a file of a language"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


def test_hugo_ignores_a_setting_below_a_table(tmp_path: Path) -> None:
    for number, (text, drafts) in enumerate(
        (("buildDrafts = true\n[pagination]\n", 1), ("[pagination]\nbuildDrafts = true\n", 0))
    ):
        files = {
            "hugo.toml": text,
            "content/a.md": "---\ndraft: true\n---\nText.\n",
            "layouts/all.html": "{{ .Content }}",
        }
        site = write_site(tmp_path / str(number), files)
        assert run_hugo(site).returncode == 0
        assert len(list(site.glob("public/a/index.html"))) == drafts


def test_old_names_are_none_of_the_new_ones() -> None:
    for path, names in OTHER_NAMES.items():
        assert path in CONFIG_NAMES, path
        assert not set(names.lower().split()) & set(CONFIG_NAMES.get(path, "").lower().split()), path
