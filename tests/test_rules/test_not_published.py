"""The table of not-published; the real Hugo writes no file for what it names, and writes the pages below."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from hugolint.hugo.site import BuildOptions
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "not-published"
ALL = {"pages": True}
HOME = partial(Says, why="leaves out the front page alone")
LIST = partial(Says, severity="warning", why="leaves out the list alone")
ANY = partial(Says, severity="info", why="Hugo leaves it out")
PAGE = "---\ntitle: A\n---\n"
DRAFT = "---\ntitle: A\ndraft: true\n---\n"
FUTURE = "---\ntitle: A\ndate: 2999-01-31\n---\n"
EXPIRED = "---\ntitle: A\nexpiryDate: 2001-01-31\n---\n"
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"

SILENT = [
    row({"content/_index.md": PAGE, "content/s/_index.md": PAGE, "content/s/a.md": PAGE}, id="a site that is published"),
    row({"content/s/_index.md": PAGE, "content/s/a.md": DRAFT, "content/b.md": FUTURE, "content/c.md": EXPIRED}, id="ordinary pages"),
    row({"content/s/_index.md": DRAFT, "content/s/a.md": DRAFT, "content/b.md": PAGE}, id="a section that is a draft with all its pages"),
    row({"content/s/_index.md": "---\ntitle: A\ncascade:\n  draft: true\n---\n", "content/s/a.md": PAGE, "content/b.md": PAGE}, id="by its cascade"),
    row({"content/s/_index.md": DRAFT, "content/b.md": PAGE}, id="a section without pages"),
    row({"content/_index.md": DRAFT, "content/a.md": DRAFT}, id="a site that is all in the making"),
    row({"hugo.toml": TWO, "content/_index.md": PAGE, "content/_index.nb.md": DRAFT, "content/a.md": PAGE, "content/a.nb.md": DRAFT}, id="a language that is all in the making"),
    row({"content/s/_index.md": "---\ndraft: true\nbuild: {render: never}\n---\n", "content/s/a.md": PAGE}, id="a list that is not rendered anyhow"),
    row({"hugo.toml": "disableKinds = ['section']\n", "content/s/_index.md": DRAFT, "content/s/a.md": PAGE}, id="lists that are off"),
    row({"content/s/_index.md": "---\ntitle: A\ndate: 2001-01-31\n---\n", "content/s/a.md": FUTURE}, id="a section with posts to come"),
    row({"content/tags/x/_index.md": DRAFT, "content/a.md": "---\ntitle: A\ntags: [x]\n---\n"}, id="a term"),
    row({"content/s/_index.md": "---\ntitle: A\ndraft: yes\n---\n", "content/s/a.md": PAGE}, id="what Hugo takes for no draft"),
    row({"content/s/_index.md": DRAFT, "content/s/a.md": PAGE}, id="drafts that are asked for", build=BuildOptions(drafts=True)),
    row({"content/s/_index.md": FUTURE, "content/s/a.md": PAGE}, id="what is to come, asked for", build=BuildOptions(future=True)),
    row({"content/s/_index.md": EXPIRED, "content/s/a.md": PAGE}, id="what has expired, asked for", build=BuildOptions(expired=True)),
    row({"hugo.toml": "buildDrafts = true\n", "content/s/_index.md": DRAFT, "content/s/a.md": PAGE}, id="a site that builds drafts"),
    row({"content/s/_index.md": FUTURE, "content/s/a.md": PAGE}, id="on the day itself", build=BuildOptions(now=datetime(2999, 2, 1, tzinfo=UTC))),
    row({"content/_index.md": DRAFT, "content/a.md": PAGE, "static/index.html": "x"}, id="a static file is the front page"),
    row({"content/s/_index.md": DRAFT, "content/s/a.md": "---\nurl: /s/\n---\n"}, id="another page stands in"),
    row({"content/s/_index.md": DRAFT, "content/s/a.md": "---\naliases: [/s/]\n---\n"}, id="or a redirect"),
]  # fmt: skip

FINDINGS = [
    row({"content/_index.md": "---\ntitle: A\n«draft: true»\n---\n", "content/a.md": PAGE}, HOME("the home page is a draft, and its page is missing", "delete the key"), id="a home page that is a draft"),
    row({"content/_index.md": "---\n«date: 2999-01-31»\n---\n", "content/a.md": PAGE}, HOME("the home page is dated 2999-01-31", "a date in the past"), id="that is to come"),
    row({"content/_index.md": "---\n«expiryDate: 2001-01-31»\n---\n", "content/a.md": PAGE}, HOME("the home page expired on 2001-01-31", "a later date"), id="that has expired"),
    row({"content/s/_index.md": "---\n«draft: true»\n---\n", "content/s/a.md": PAGE, "content/s/b/c.md": PAGE}, LIST('the section "s" is a draft', why="alone; 2 pages below it are published"), id="a section that is a draft"),
    row({"content/s/t/_index.md": "---\n«Draft: true»\n---\n", "content/s/t/a.md": PAGE}, LIST('the section "s/t" is a draft', why="alone; 1 page below it is published"), id="a section in another"),
    row({"content/s/_index.md": "---\n«publishDate: 2999-01-31»\ndate: 2001-01-31\n---\n", "content/s/a.md": PAGE}, LIST("is dated 2999-01-31"), id="by its publishDate"),
    row({"content/s/_index.md": "---\n«lastmod: 2999-01-31»\n---\n", "content/s/a.md": PAGE}, LIST("is dated 2999-01-31"), id="by its lastmod"),
    row({"content/s/_index.md": "---\n«unpublishdate: 2001-01-31»\n---\n", "content/s/a.md": PAGE}, LIST("expired on 2001-01-31"), id="by a name of old"),
    row({"content/s/_index.md": "+++\n«draft = true»\n+++\n", "content/s/a.md": PAGE}, LIST("is a draft"), id="in TOML"),
    row({"content/s/_index.md": "---\n«draft: true»\naliases: [/old]\n---\n", "content/s/a.md": PAGE}, LIST("is a draft", why="alone, with the redirect of its alias;"), id="with an alias"),
    row({"content/s/_index.md": "---\n«draft: true»\naliases: [/x, /y]\n---\n", "content/s/a.md": PAGE}, LIST("is a draft", why="with the redirects of its 2 aliases;"), id="with two"),
    row({"hugo.toml": TWO, "content/_index.md": PAGE, "content/_index.nb.md": "---\n«draft: true»\n---\n", "content/a.nb.md": PAGE}, HOME("the home page in nb is a draft"), id="in one language"),
    row({"content/_index.md": "---\ntitle: A\ncascade:\n  draft: «true»\n  target: {kind: section}\n---\n", "content/s/_index.md": PAGE, "content/s/a.md": PAGE}, LIST('the section "s" is a draft'), id="by a cascade from above"),
    row({"hugo.toml": "[cascade]\ndraft = true\n[cascade.target]\nkind = 'section'\n", "content/s/_index.md": "«---»\ntitle: A\n---\n", "content/s/a.md": PAGE}, LIST("is a draft"), id="by a cascade of the configuration"),
]  # fmt: skip

ASKED = [
    row("---\ntitle: A\n«draft: true»\n---\n", ANY("this page is a draft, and is not published"), options=ALL, id="a page"),
    row("---\n«date: 2999-01-31»\naliases: /old\n---\n", ANY("this page is dated 2999-01-31", why="with the redirect of its alias"), options=ALL, id="a page to come, with an alias"),
    row({"content/tags/x/_index.md": "---\n«draft: true»\n---\n", "content/a.md": "---\ntitle: A\ntags: [x]\n---\n"}, ANY("is a draft"), options=ALL, id="a term, asked for"),
    row({"content/s/_index.md": "---\n«draft: true»\n---\n", "content/b.md": PAGE}, ANY("is a draft"), options=ALL, id="a section without pages, asked for"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *ASKED])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_leaves_out_the_page_and_publishes_those_below(one: Row, tmp_path: Path) -> None:
    """Without the finding's key it writes exactly one page more, and its redirects."""
    (found,) = judge(RULE, one, tmp_path / "ours").diagnostics
    site = one.write(tmp_path / "theirs")
    config = "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', '404']\n" + one.files.get("hugo.toml", "")
    write_site(site, {"hugo.toml": config, "layouts/all.html": "x"})
    assert run_hugo(site, "-d", str(tmp_path / "less")).returncode == 0
    assert run_hugo(site, "-DFE", "-d", str(tmp_path / "more")).returncode == 0
    less, more = _written(tmp_path / "less"), _written(tmp_path / "more")
    aliases = found.why.count("the redirect of its alias") + 2 * found.why.count("its 2 aliases")
    assert less < more
    assert len(more - less) == 1 + aliases
    assert less


def _written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
