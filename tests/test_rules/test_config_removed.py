"""The table of config-removed; the real Hugo is asked about every site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "config-removed"
GONE = partial(Says, "has been removed", hugo="fails", why="subsequently removed")
GOING = partial(Says, "is on its way out", severity="info", hugo="warns", why="the build")
MOUNT = "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n"


def config(text: str, *says: Says, id: str, name: str = "hugo.toml", version: str = "", **files: str) -> Any:
    return row({name: text, "content/a.md": "Text.\n", "layouts/all.html": "{{ .Content }}", **files}, *says, id=id, version=version)  # fmt: skip


SILENT = [
    config("locale = 'en-GB'\n[languages.en]\nlabel = 'English'\ndirection = 'ltr'\n", id="the heirs"),
    config("[minify]\nminifyOutput = true\n", id="minify is a table"),
    config(MOUNT + "lang = ''\n", id="an empty language of a mount"),
    config(MOUNT + "files = ['**']\n", id="the heir of two filters"),
    config("[params]\nlanguageCode = 'en'\nminifyOutput = true\n[params.imaging]\nquality = 1\n", id="parameters of one's own"),
    config("[markup.goldmark.renderHooks.link]\nuseEmbedded = 'never'\n", id="the new switch of a hook"),
]  # fmt: skip

FINDINGS = [
    config("«languageCode» = 'en'\n", GOING(help="write locale"), id="the language's code"),
    config("[languages.en]\n«languageName» = 'English'\n", GOING(help="write label"), id="a language's name"),
    config("[languages.en]\n«languageName» = 'English'\n[languages.nb]\n‹languageName› = 'Norsk'\n", GOING(help="write label", related=("and here",)), id="in two languages, told once"),
    config("[languages.en]\n«languageDirection» = 'ltr'\n", GOING(help="write direction"), id="a language's direction"),
    config("[imaging]\n«quality» = 70\n", GOING(help="imaging.jpeg.quality"), id="the quality of images"),
    config("[imaging]\n«hint» = 'photo'\n«compression» = 'lossy'\n", GOING(), GOING(), id="and two more"),
    config("«minify» = true\n", GONE(help="minify.minifyOutput"), id="minify as a switch"),
    config("«minifyOutput» = false\n", GONE(help="minify.minifyOutput"), id="minifyOutput at the top"),
    config("[markup.goldmark.renderHooks.image]\n«enableDefault» = false\n", GONE(help="useEmbedded"), id="the old switch of a hook"),
    config(MOUNT + "«lang» = 'en'\n", GONE(help="sites.matrix"), id="the language of a mount"),
    config(MOUNT + "«includeFiles» = '**'\n", GONE(help="write files"), id="a filter of a mount"),
    config(MOUNT + "«excludeFiles» = ['x']\n", GONE(help="write files"), id="the other one"),
    config("«languageCode»: en\nmodule:\n  mounts:\n  - {source: content, target: content, «lang»: en}\n", GOING(), GONE(), name="hugo.yaml", id="in YAML"),
    config('{«"languageCode"»: "en"}\n', GOING(), name="hugo.json", id="in JSON"),
    config("[en]\n«languageName» = 'English'\n", GOING(), name="config/_default/languages.toml", id="in a file of its own"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


OLDER = [
    config("languageCode = 'en'\n", version="0.160.1", id="until 0.160 no word of it"),
    config("«languageCode» = 'en'\n", GOING(), version="0.161.1", id="from 0.161 on a warning"),
    config(MOUNT + "lang = 'en'\n", version="0.155.3", id="until 0.155 no word of a mount's language"),
    config(MOUNT + "«lang» = 'en'\n", GOING(why="from Hugo 0.168 on"), version="0.167.0", id="until 0.167 a warning"),
    config("«minifyOutput» = true\n", GOING(why="from Hugo 0.165 on"), version="0.164.0", id="until 0.164 a warning"),
]  # fmt: skip


@pytest.mark.parametrize("one", OLDER)
def test_the_verdict_follows_the_version(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)
