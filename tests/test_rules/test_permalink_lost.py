"""The table of permalink-lost; the real Hugo is asked where each page is."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "permalink-lost"
LOST = partial(Says, severity="warning", why="as a whole")
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
ROOT = "[permalinks]\nblog = '/b/:slug/'\n"
MARKED = "[permalinks]\n‹blog› = '/b/:slug/'\n"
PAGE = "---\ntitle: Tea\n---\n"
AT = "‹---›\ntitle: Tea\n---\n"
OWN = "[languages.nb.permalinks]\nnews = '/n/:slug/'\n"
HERE = "[languages.nb.«permalinks»]\nnews = '/n/:slug/'\n"
BLOG = "content/blog/a.nb.md"


def both(config: str, page: str = PAGE, path: str = BLOG) -> dict[str, str]:
    return {"hugo.toml": config, "content/blog/a.md": PAGE, path: page}


SILENT = [
    row(both(ROOT + TWO), id="a language without permalinks of its own"),
    row(both(TWO + OWN), id="a site without permalinks"),
    row(both(ROOT + TWO + "[languages.nb.permalinks]\nblog = '/blogg/:slug/'\n"), id="one that repeats the section"),
    row(both(ROOT + TWO + OWN, path="content/news/a.nb.md"), id="one without pages there"),
    row(both(ROOT + TWO + OWN, "---\ntitle: Tea\ndraft: true\n---\n"), id="a draft there"),
    row(both(ROOT + TWO + OWN, "---\ntitle: Tea\nurl: /x/\n---\n"), id="a page with a url"),
    row(both("[permalinks]\nblog = '/blog/:filename/'\n" + TWO + OWN), id="a pattern that would change nothing"),
    row(both(ROOT + TWO + "[languages.nb.permalinks]\n_merge = 'deep'\nnews = '/n/:slug/'\n"), id="tables that are merged"),
    row(both(ROOT + TWO + "[[languages.nb.permalinks]]\npattern = '/n/:slug/'\n"), id="a list, which Hugo passes over"),
    row(both("[permalinks.section]\nblog = '/b/'\n" + TWO + OWN), id="a pattern for another kind of page"),
]  # fmt: skip

FINDINGS = [
    row(both(MARKED + TWO + HERE, AT), LOST('of "nb" leave a page without', "_merge = 'deep'", related=("this pattern of the site", 'is at "/nb/blog/a/", by the site\'s pattern "/nb/b/tea/"')), id="a section that the language leaves out"),
    row(both("[permalinks]\n‹blog› = '/b/:slug/'\n" + TWO + "[languages.nb.«permalinks».section]\nblog = '/blogg/'\n", AT), LOST("leave a page without"), id="or has for another kind of page"),
    row({**both(MARKED + TWO + HERE, AT), "content/blog/b.nb.md": "‹---›\ntitle: Milk\n---\n", "content/blog/c.nb.md": PAGE.replace("Tea", "Rum")}, LOST("leave 3 pages without"), id="of many pages two are shown"),
    row({"config/_default/hugo.toml": TWO, "config/_default/permalinks.toml": "‹blog› = '/b/:slug/'\n", "config/_default/languages.toml": "[nb.«permalinks»]\nnews = '/n/:slug/'\n", BLOG: AT}, LOST("leave a page without"), id="in files of their own"),
    row(both(MARKED + TWO + "[languages.nb.«permalinks»]\n", AT), LOST("leave a page without"), id="an empty table"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_puts_the_pages_where_the_finding_says(one: Row, tmp_path: Path) -> None:
    (found,) = judge(RULE, one, tmp_path / "ours").diagnostics
    done = run_hugo(one.write(tmp_path / "theirs"), "list", "all")
    links = {line["path"]: line["permalink"] for line in csv.DictReader(io.StringIO(done.stdout))}
    shown = [place for place in found.related if place.message.startswith("is at")]
    assert shown
    for place in shown:
        link = next(links[path] for path in links if place.path.endswith(path))
        assert place.message.startswith(f'is at "{link.removeprefix("https://example.org")}"')
