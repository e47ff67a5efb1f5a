"""The table of permalink-empty; the real Hugo is asked where each page is."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "permalink-empty"
AT = partial(Says, related=("the pattern with",))
DATED = "[permalinks]\n‹blog› = '/x/:year/:month/:slug/'\n"
BY_SLUG = "[permalinks]\n‹blog› = '/x/:slug/'\n"


def site(config: str, page: str, *says: Says, id: str, path: str = "content/blog/a.md", **files: str) -> Any:
    return row({"hugo.toml": config, path: page, **files}, *says, id=id)


def plain(config: str) -> str:
    return config.replace("‹", "").replace("›", "")


SILENT = [
    site(plain(DATED), "---\ntitle: A\ndate: 2026-01-01\n---\n", id="a title and a date"),
    site(plain(DATED), "---\ntitle: A\npublishDate: 2026-01-01\n---\n", id="another date that stands in"),
    site(plain(BY_SLUG), "---\nslug: a\n---\n", id="a slug without a title"),
    site(plain(BY_SLUG), "---\ntitle: 見出し\n---\n", id="another script"),
    site(plain(BY_SLUG), "---\ntitle: '~'\n---\n", id="a sign that a URL may have"),
    site(plain(BY_SLUG), "---\ndraft: true\n---\n", id="a draft"),
    site(plain(BY_SLUG), "---\nurl: /z/\n---\n", id="a page with a url"),
    site(plain(BY_SLUG), "---\nbuild: {render: never}\n---\n", id="a page that is not rendered"),
    site(plain(BY_SLUG), "---\n---\n", path="content/a.md", id="a page elsewhere"),
    site("[permalinks]\nblog = '/x/:slugorcontentbasename/'\n", "---\n---\n", id="a file name in its place"),
    site("[permalinks]\nblog = '/x/a-:slug/'\n", "---\n---\n", id="a part with more in it"),
    site("[permalinks]\nblog = '/x/:sections[9]/:slug/'\n", "---\ntitle: A\n---\n", id="an empty slice of sections is meant"),
    site("[permalinks.section]\nblog = '/:year/:section/'\n", "---\ntitle: A\n---\n", path="content/blog/_index.md", id="the date of a section is that of a page"),
    row({"hugo.toml": plain(BY_SLUG), "content/_index.md": "---\ncascade:\n  title: A\n---\n", "content/blog/a.md": "---\n---\n"}, id="a cascaded title"),
    row({"hugo.toml": plain(BY_SLUG), "content/blog/a.md": "---\n---\n", "content/blog/b.md": "---\n---\n"}, id="two of them are a collision"),
    row({"hugo.toml": "[permalinks]\nblog = '/blog/:slug/'\n", "content/blog/a.md": "---\n---\n", "layouts/all.html": "x"}, id="as is one in the place of its section"),
    row({"hugo.toml": plain(DATED) + "[frontmatter]\ndate = ['date', ':fileModTime']\n", "content/blog/a.md": "---\ntitle: A\n---\n"}, id="the date of the file"),
]  # fmt: skip

FINDINGS = [
    site(DATED, "«---»\ntitle: A\n---\n", AT('no date for ":year"', "give it a date", why="/x/1/01/a/"), id="no date"),
    site("[permalinks]\n‹blog› = '/:2006-01/:slug/'\n", "«---»\ntitle: A\n---\n", AT('no date for ":2006"', why="/0001-01/a/"), id="a layout of a date"),
    site(BY_SLUG, "«---»\n---\n", AT('no title for ":slug"', "a title, or a slug", why="puts it at /x/"), id="no title"),
    site("[permalinks]\n‹blog› = '/x/:title/'\n", "«---»\nslug: a\n---\n", AT('no title for ":title"', why="puts it at /x/"), id="a slug does not help a title"),
    site(BY_SLUG, "---\ntitle: «'???'»\n---\n", AT('nothing of the title is left for ":slug"', "with letters", why="puts it at /x/"), id="a title without letters"),
    site(BY_SLUG, "---\ntitle: «🎉»\n---\n", AT("nothing of the title is left"), id="a title of signs"),
    site("[permalinks]\n‹blog› = '/:slug/x/'\n", "«---»\n---\n", AT("no title", why="puts it at /x/"), id="a part in the middle"),
    site("[permalinks.section]\n‹blog› = '/x/:title/'\n", "«---»\n---\n", AT('no title for ":title"', why="puts it at /x/"), path="content/blog/_index.md", id="a section"),
    row({"hugo.toml": "[languages.en]\nweight = 1\n[languages.nb.permalinks]\n‹blog› = '/x/:slug/'\n", "content/blog/a.nb.md": "«---»\n---\n"}, AT("no title", why="/nb/x/"), id="a language"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_puts_the_page_where_the_finding_says(one: Row, tmp_path: Path) -> None:
    (found,) = judge(RULE, one, tmp_path / "ours").diagnostics
    done = run_hugo(one.write(tmp_path / "theirs"), "list", "all")
    links = {line["path"]: line["permalink"] for line in csv.DictReader(io.StringIO(done.stdout))}
    page = next(path for path in links if found.place.path.endswith(path))
    assert found.why.endswith(f" at {links[page].removeprefix('https://example.org')}")
