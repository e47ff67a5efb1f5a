"""The table of permalink-unused; the real Hugo is asked whether the pattern is used."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "permalink-unused"
UNUSED = partial(Says, severity="warning")
PAGE = "---\ntitle: Tea\n---\n"


def site(config: str, path: str = "content/posts/a.md", page: str = PAGE) -> dict[str, str]:
    return {"hugo.toml": config, path: page, "layouts/all.html": "x"}


SILENT = [
    row(site("[permalinks]\nposts = '/zz/:slug/'\n"), id="a section that is there"),
    row(site("[permalinks]\nnews = '/zz/:slug/'\n"), id="one that is like nothing there"),
    row(site("[permalinks]\nposts = '/p/:slug/'\npost = '/zz/:slug/'\n"), id="both the name and its slip"),
    row(site("[permalinks.section]\npost = '/zz/'\n"), id="a kind of page that has no file there"),
    row(site("[permalinks]\ntags = '/zz/:slug/'\n", page="---\ntitle: Tea\ntags: [x]\n---\n"), id="a taxonomy"),
    row(site("[permalinks]\n'posts/tea' = '/zz/:slug/'\n"), id="an inner section that may be filled later"),
    row(site("[permalinks]\n'post*' = '/zz/:slug/'\n"), id="a pattern of sections"),
    row({**site("[permalinks]\npost = '/zz/:slug/'\n"), "content/_content.gotmpl": ""}, id="pages that an adapter makes"),
    row({**site("theme = 'gone'\n[permalinks]\npost = '/zz/:slug/'\n")}, id="a theme that is not on disk"),
    row({"hugo.toml": "[permalinks]\nteams = '/:slug/'\ncode = '/c/:slug/'\n", "content/terms/a.md": PAGE, "content/core/a.md": PAGE}, id="short words that are alike"),
]  # fmt: skip

FINDINGS = [
    row(site("[permalinks]\n«post» = '/zz/:slug/'\n"), UNUSED('no page is in a section "post"', 'write "posts"', why='a page lies in "posts"'), id="a singular"),
    row(site("[permalinks.page]\n«psots» = '/zz/:slug/'\n"), UNUSED('a section "psots"', 'write "posts"'), id="letters that changed places"),
    row(site("[permalinks.term]\n«tag» = '/zz/:slug/'\n", page="---\ntitle: Tea\ntags: [x]\n---\n"), UNUSED('the taxonomy is called "tags", not "tag"', 'write "tags"'), id="a taxonomy's singular"),
    row(site("[permalinks.taxonomy]\n«tag» = '/zz/'\n"), UNUSED('is called "tags"'), id="for its own page"),
    row({**site("[languages.en.permalinks]\n«post» = '/zz/:slug/'\n")}, UNUSED('a section "post"'), id="of a language"),
]  # fmt: skip

OLDER = [
    row(site("[permalinks]\n«'posts/tea'» = '/zz/:slug/'\n", "content/posts/tea/a.md"), UNUSED('"posts/tea" is no section in the content root', 'name the section "posts"', why="before Hugo 0.161"), version="0.160.1", id="before 0.161 an inner section is none"),
    row(site("[permalinks]\n'posts/tea' = '/zz/:slug/'\n", "content/posts/tea/a.md"), version="0.161.1", id="since 0.161 it is"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_does_not_use_the_pattern(one: Row, tmp_path: Path) -> None:
    site = one.write(tmp_path)
    assert run_hugo(site).returncode == 0
    assert (site / "public").is_dir()
    assert not (site / "public" / "zz").exists()
