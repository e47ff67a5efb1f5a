"""The table of content-missing; the real Hugo is asked about every site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "content-missing"
GONE = partial(Says, severity="warning", help="as it is on disk")
MOUNT = "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n"
LAYOUT = {"layouts/all.html": "{{ .Content }}"}


def site(text: str, *says: Says, id: str, **files: str) -> Any:
    more = {name.replace("__", "/"): body for name, body in files.items()}
    return row({"hugo.toml": text, "content/a.md": "Text.\n", **LAYOUT, **more}, *says, id=id)


def two(folder: str, more: str = "") -> str:
    return f"{more}[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\ncontentDir = {folder}\n"


SILENT = [
    site(two("'content'"), id="the default folder"),
    site(two("'./content/'"), id="the default folder, written otherwise"),
    site("contentDir = './content'\n", id="the default folder by its name"),
    row({"hugo.toml": two("'content/nb'"), "content/a.md": "Text.\n", "content/nb/a.md": "Tekst.\n", **LAYOUT}, id="a folder that is there"),
    site(two("'content/nb'") + MOUNT, id="where mounts say what content is"),
    site(two("'content/nb'\ndisabled = true"), id="a language that is off"),
    site(two("'content/nb'", "disableLanguages = ['nb']\n"), id="one that is off at the top"),
    row({"hugo.toml": two("'content/nb'"), "content/a.md": "Text.\n", ".gitignore": "# made\n/content/nb/\n", **LAYOUT}, id="a folder that git ignores"),
    row({"hugo.toml": two("'content/nb'"), "content/a.md": "Text.\n", ".gitmodules": "[submodule \"x\"]\n  path = content/nb\n", **LAYOUT}, id="a repository of its own"),
    site(two("'../elsewhere'"), id="a folder outside of the site"),
    row({"hugo.toml": "contentDir = 'nope'\n[languages.en]\ncontentDir = 'content'\n", "content/a.md": "Text.\n", **LAYOUT}, id="one that no language has"),
]  # fmt: skip

FINDINGS = [
    site(two("«'content/nb'»"), GONE('no folder "content/nb"', why="Hugo builds nb without its pages"), id="that of a language"),
    site("contentDir = «'inhalt'»\n[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\ncontentDir = 'content'\n", GONE('no folder "inhalt"', why="builds en without"), id="that of the site"),
    row({"config/_default/languages.nb.toml": "contentDir = «'content/no'»\nweight = 2\n", "hugo.toml": "[languages.en]\nweight = 1\n", "content/a.md": "Text.\n", "content/nb/a.md": "Tekst.\n", **LAYOUT}, GONE('no folder "content/no"'), id="in a file of a language"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_builds_the_site_without_a_word_of_it(one: Row, tmp_path: Path) -> None:
    done = run_hugo(one.write(tmp_path), "--renderToMemory")
    assert done.returncode == 0, done.stderr
    assert "content/n" not in done.stderr + done.stdout
    assert "inhalt" not in done.stderr + done.stdout
