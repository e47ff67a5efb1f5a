"""The table of alias-unwritten, and the real Hugo on every row of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from hugolint.hugo.site import BuildOptions
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "alias-unwritten"
NONE = partial(Says, help="move them to the page", severity="warning")
ALL = {"layouts/all.html": "x", "layouts/all.json": "{}"}


def page(aliases: str, more: str = "") -> str:
    return f"---\ntitle: A\n{more}aliases: {aliases}\n---\n"


SILENT = [
    row(page("[/old/]"), id="a page that is rendered"),
    row(page("[/old/]", "build: {list: never}\n"), id="and in no list"),
    row(page("[]", "build: {render: never}\n"), id="no aliases at all"),
    row({"content/a.md": page("[/old/]", "outputs: [json, html]\n"), **ALL}, id="a page with HTML, too"),
    row({"content/a.md": page("[/old/]", "outputs: [amp]\n"), **ALL}, id="or with AMP only"),
]  # fmt: skip
NOT_ASKED = [  # Hugo writes none, and that is told elsewhere, or meant
    row(page("[/old/]", "draft: true\n"), id="a draft"),
    row(page("[/old/]", "date: 2999-01-01\n"), id="a page of the future"),
    row(page("[/old/]", "draft: true\nheadless: true\n"), id="a headless draft"),
    row({"hugo.toml": "disableAliases = true\n", "content/a.md": page("[/old/]", "headless: true\n")}, id="a site without redirects"),
    row({"content/a.md": page("[/old/]", "headless: true\n"), "layouts/index.redirects": "{{ range site.Pages }}{{ .Aliases }}{{ end }}"}, id="a template that makes redirects of aliases"),
    row({"content/a.md": page("[/old/]", "headless: true\n"), "layouts/index.redirects": "{{ range site.Pages }}{{ .Params.aliases }}{{ end }}"}, id="or reads them as a parameter"),
    row({"hugo.toml": "theme = 'gone'\n", "content/a.md": page("[/old/]", "headless: true\n")}, id="a theme that is not on disk may do so"),
    row({"content/s/_index.md": "---\ncascade:\n  aliases: /old/\n---\n", "content/s/a.md": "---\nheadless: true\n---\n"}, id="aliases of a cascade"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": page("/old/")}, id="a bundle's resource"),
]  # fmt: skip
FINDINGS = [
    row(page("[«/old/»]", "build: {render: never}\n"), NONE('no redirect is written for "/old/"', why="build says never"), id="a page that is not rendered"),
    row(page("[«/old/»]", "build: {render: link}\n"), NONE('for "/old/"', why="build says link"), id="or has a link only"),
    row(page("[«/old/», /older/]", "headless: true\n"), NONE("for the 2 aliases of this page", why="this one is headless"), id="a headless one"),
    row({"content/a.md": page("«/old/»", "outputs: [json]\n"), **ALL}, NONE('for "/old/"', why="comes in other formats"), id="a page without HTML"),
    row({"hugo.toml": "disableKinds = ['section']\n", "content/s/_index.md": page("«/old/»")}, NONE('for "/old/"', why="disableKinds"), id="a kind that is switched off"),
    row({"content/s/_index.md": "---\ncascade:\n  build: {render: never}\n---\n", "content/s/a.md": page("«/old/»")}, NONE('for "/old/"'), id="by a cascade"),
    row(page("[«/old/»]", "draft: true\nheadless: true\n"), NONE('for "/old/"'), build=BuildOptions(drafts=True), id="a draft that is built"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *NOT_ASKED, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_writes_no_redirect_where_a_finding_says_so(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    site = write_site(one.write(tmp_path / "theirs"), {**ALL})
    if "hugo.toml" not in one.files:
        write_site(site, {"hugo.toml": ""})
    assert run_hugo(site, *(["-D"] if one.build.drafts else [])).returncode == 0
    said = any("/old/" in text for text in one.files.values())
    redirects = [path for path in (site / "public").rglob("old/index.html") if "refresh" in path.read_text("utf-8")]
    assert bool(redirects) == (said and not found)
