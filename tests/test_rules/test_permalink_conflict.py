"""The table of permalink-conflict; the real Hugo is built often enough to see chance at work."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "permalink-conflict"
CHANCE = partial(Says, why="at random")
A, B = "content/blog/a.md", "content/blog/news/b.md"
PAGE = "---\ntitle: Tea\n---\n"


def site(config: str, *says: Says, id: str, name: str = "hugo.toml", version: str = "", **pages: str) -> Any:
    files = {name: config, A: PAGE, B: PAGE, "layouts/all.html": "x"}
    files.update({A: pages.get("a", PAGE), B: pages.get("b", PAGE)})
    return row(files, *says, id=id, version=version)


SILENT = [
    site("[permalinks.page]\nblog = '/x/:slug/'\n", id="one key"),
    site("[permalinks.page]\nblog = '/x/:slug/'\nblogs = '/y/:slug/'\n", id="two sections"),
    site("[permalinks]\nblog = '/x/:slug/'\n[permalinks.section]\nblog = '/y/'\n", id="two kinds of page"),
    site("[permalinks]\nblog = '/x/:slug/'\n[permalinks.page]\nblog = '/x/:title/'\n", id="two patterns of one outcome"),
    site("[permalinks.page]\nblog = '/x/:slug/'\n'blog/news' = '/y/:slug/'\n", b="---\ntitle: Tea\ndraft: true\n---\n", id="a draft"),
    site("[permalinks.page]\nblog = '/x/:slug/'\n'blog/news' = '/y/:slug/'\n", b="---\ntitle: Tea\nurl: /z/\n---\n", id="a page with a url"),
    site("[permalinks.page]\nblog = '/x/:slug/'\n'blog/old' = '/y/:slug/'\n", id="an inner section without pages"),
    site("[[permalinks]]\npattern = '/y/:slug/'\ntarget = {path = '/blog/news/**'}\n[[permalinks]]\npattern = '/x/:slug/'\ntarget = {path = '/blog/**'}\n", id="a list has an order"),
    site("[permalinks.page]\nblog = '/x/:slug/'\n[languages.en.permalinks.page]\n'blog/news' = '/y/:slug/'\n", id="a language's own replace the site's"),
]  # fmt: skip

FINDINGS = [
    site("[permalinks.page]\n‹blog› = '/x/:slug/'\n«'blog/news'» = '/y/:slug/'\n", CHANCE('"page.blog/news" and "page.blog" both hold for a page', "list of rules", related=("holds for them, too", 'is at "/y/tea/" or "/x/tea/"')), b="‹---›\ntitle: Tea\n---\n", id="a section and an inner one"),
    site("[permalinks]\n‹blog› = '/x/:slug/'\n«'/Blog/'» = '/y/:slug/'\n", CHANCE("both hold for 2 pages", "keep one of them"), a="‹---›\ntitle: Tea\n---\n", b="‹---›\ntitle: Tea\n---\n", id="two spellings of a section"),
    site("[permalinks]\n‹blog› = '/x/:slug/'\n[permalinks.page]\n«blog» = '/y/:slug/'\n", CHANCE('"page.blog" and "blog" both hold for 2 pages', "keep one of them"), a="‹---›\ntitle: Tea\n---\n", b="‹---›\ntitle: Tea\n---\n", id="a section by itself and below its kind"),
    site("permalinks:\n  page:\n    ‹blog›: /x/:slug/\n    «blog/*»: /y/:slug/\n", CHANCE("both hold for 2 pages", "list of rules"), name="hugo.yaml", a="‹---›\ntitle: Tea\n---\n", b="‹---›\ntitle: Tea\n---\n", id="a pattern of sections"),
    site("page:\n  ‹blog›: /x/:slug/\n  «blog/news»: /y/:slug/\n", CHANCE("both hold for a page"), name="config/_default/permalinks.yaml", b="‹---›\ntitle: Tea\n---\n", id="in a file of its own"),
    site("[languages.en.permalinks.page]\n‹blog› = '/x/:slug/'\n«'blog/news'» = '/y/:slug/'\n", CHANCE("both hold for a page"), b="‹---›\ntitle: Tea\n---\n", id="of a language"),
]  # fmt: skip

OLDER = [
    site("[permalinks.page]\nblog = '/x/:slug/'\n'blog/news' = '/y/:slug/'\n", version="0.160.1", id="before 0.161 inner sections have no keys"),
    site("[permalinks]\n‹blog› = '/x/:slug/'\n[permalinks.page]\n«blog» = '/y/:slug/'\n", CHANCE("both hold for 2 pages", "keep one of them"), version="0.160.1", a="‹---›\ntitle: Tea\n---\n", b="‹---›\ntitle: Tea\n---\n", id="two keys of one section were random before"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_in_hugo_urls_change_from_run_to_run_where_it_says_so(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    root = one.write(tmp_path / "theirs")
    seen: set[str] = set()
    for _ in range(30 if found else 6):
        done = run_hugo(root, "list", "published")
        assert done.returncode == 0, done.stderr
        seen.add("\n".join(sorted(re.findall(r"^content/[^,]+|(?<=https://example\.org)/[^,]*", done.stdout, re.M))))
        if found and len(seen) > 1:
            break
    assert (len(seen) > 1) == bool(found), seen
