"""The table of stray-file; the real Hugo publishes each file where the finding says, and passes over links."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest

from hugolint.engine import Request, lint
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "stray-file"
PLAIN = partial(Says, severity="warning", why="copies what is no page to the site as it is, at /")
PAGED = partial(Says, severity="warning", why="takes it for a page of its own, at /")
PAGE = "---\ntitle: Prices\n---\n"
OTHER = "---\ntitle: Hours\n---\n"
MARKED = "«---»\ntitle: Prices\n---\n"
FIRST = "‹---›\ntitle: Prices\n---\n"
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"

SILENT = [
    row({"content/a.md": PAGE, "content/a.pdf": "", "content/list.txt": "Text.\n", "content/LICENSE": "---\nText\n"}, id="files that are to be published"),
    row({"content/a.md": PAGE, "content/.a.md.swp": "", "content/a.md~": PAGE, "content/#a.md#": PAGE, "content/.DS_Store": ""}, id="names that Hugo ignores"),
    row({"hugo.toml": "ignoreFiles = ['[.]bak$']\n", "content/a.md": PAGE, "content/a.md.bak": PAGE}, id="what the site ignores"),
    row({"content/a.md": PAGE, "static/a.md.bak": PAGE, "assets/Thumbs.db": ""}, id="what lies elsewhere"),
    row({"content/a.md": PAGE, "content/northwind.bak": "x", "content/core.orig": "x", "content/v1.0.old": "x"}, id="a file that is offered under such a name"),
    row({"content/a.md": PAGE, "content/s/index.md": "---\ndraft: true\n---\n", "content/s/a.md.bak": PAGE}, id="a backup in a bundle that is a draft"),
    row({"content/a.md": PAGE, "content/s/index.md": "---\nbuild: {publishResources: false}\n---\n", "content/s/a.md.bak": PAGE}, id="in one that publishes no files of its own accord"),
    row({"hugo.toml": TWO, "content/a.md": PAGE, "content/s/_index.nb.md": PAGE, "content/s/x.txt.bak": "x\n"}, id="in a bundle of another language"),
    row({"hugo.toml": "theme = 't'\n", "content/a.md": PAGE, "themes/t/content/a.md.bak": PAGE}, id="a theme's"),
    row({"content/a.md": PAGE, "content/a (1).md": OTHER, "content/a copy.md": OTHER, "content/a-copy.md": OTHER}, id="numbered pages that have titles of their own"),
    row({"content/part (1).md": PAGE, "content/part (2).md": PAGE, "content/good copy.md": PAGE}, id="without one to copy"),
    row({"content/a.md": PAGE, "content/a copy.md": "---\ntitle: Prices\ndraft: true\n---\n"}, id="a copy that is a draft"),
    row({"content/a.png": "", "content/a (1).png": "", "content/a.md": PAGE}, id="numbered pictures"),
    row({"content/a.md": PAGE, "content/code_LOCAL_variables.md": PAGE, "content/a_base_7.md": PAGE}, id="words of a merge"),
    row({"content/a.md": PAGE, "content/resolving a conflict.md": PAGE, "content/war (conflict of 1812) maps.md": PAGE}, id="conflicts of another sort"),
    row({"content/a.md": PAGE, "content/a.Rmd": PAGE, "content/s/index.md": PAGE, "content/s/index.Rmarkdown": PAGE}, id="what a page was made from"),
    row({"content/a.md": PAGE, "content/b.mdx": "Text.\n", "content/c.md.txt": "Text.\n", "content/d.mdx": "---\nx: 1\n---\n"}, id="odd endings without the front matter of a page"),
    row({"content/a.md": PAGE, "content/OWNERS": "---\napprovers:\n  - anna\n", "content/b.yaml": PAGE}, id="data that begin like a page"),
    row({"content/t/index.md": "---\ntitle: T\n---\n[Get it](conf.json.bak)\n", "content/t/conf.json.bak": "{}", "content/t/conf.json": "{}"}, id="a backup that the page offers"),
    row({"content/t/index.md": "---\ntitle: T\n---\n[The source](example.mdx)\n", "content/t/example.mdx": PAGE}, id="a source that the page offers"),
]  # fmt: skip

FINDINGS = [
    row({"content/a.md": FIRST, "content/a.md.bak": MARKED}, PLAIN('the backup "a.md.bak" is published', "ignoreFiles"), id="a backup"),
    row({"content/a.md": FIRST, "content/a.md.orig": MARKED}, PLAIN("a.md.orig"), id="of a merge"),
    row({"content/a.md": PAGE, "content/b.md.old": MARKED}, PLAIN("b.md.old"), id="of a page that is gone"),
    row({"content/a.md": PAGE, "content/b.md.rej": "«---» a\n+++ b\n"}, PLAIN("b.md.rej"), id="what a patch refused"),
    row({"content/a.md": FIRST, "content/a.md_bak2": MARKED}, PLAIN("a.md_bak2"), id="with an underscore and a number"),
    row({"content/notes.md": PAGE, "content/notes.bak": MARKED}, PLAIN("notes.bak"), id="in the place of the ending"),
    row({"content/a.md": PAGE, "content/photo.jpg.bak": "«xyz»"}, PLAIN("photo.jpg.bak"), id="of a picture"),
    row({"content/s/b/index.md": "---\ntitle: B\nslug: c\n---\n", "content/s/b/a.md.bak": MARKED}, PLAIN("a.md.bak", why="at /s/c/a.md.bak"), id="in a bundle with an address of its own"),
    row({"content/s/_index.md": PAGE, "content/s/t/a.md.bak": MARKED}, PLAIN("a.md.bak", why="at /s/t/a.md.bak"), id="below a section"),
    row({"content/S T/_index.md": PAGE, "content/S T/U V/A b.md.bak": MARKED}, PLAIN("A b.md.bak"), id="with capitals and blanks"),
    row({"content/a.md": PAGE, "content/none/x.txt.bak": "«x»\n"}, PLAIN("x.txt.bak", why="at /none/x.txt.bak"), id="in a folder without pages"),
    row({"hugo.toml": TWO, "content/s/index.nb.md": PAGE, "content/s/index.md": PAGE, "content/s/x.txt.bak": "«x»\n"}, PLAIN("x.txt.bak", why="at /s/x.txt.bak"), id="in a bundle of two languages"),
    row({"content/a.md": PAGE, "content/Thumbs.db": "«»"}, PLAIN("which a system left behind"), id="a system's own"),
    row({"content/a.md": PAGE, "content/~$list.docx": "«»"}, PLAIN("which an office program left behind"), id="an office program's"),
    row({"content/a.md": PAGE, "content/list (Anna's conflicted copy 2026-01-31).txt": "«x»\n"}, PLAIN("the conflicting copy"), id="a conflict in a shared folder"),
    row({"content/a.md": FIRST, "content/a.sync-conflict-20260131-101112-ABCDEFG.md": MARKED}, PAGED("the conflicting copy", "delete it"), id="one that is a page"),
    row({"content/a.md": FIRST, "content/a_REMOTE_4711.md": MARKED}, PAGED("left by a merge"), id="a merge tool's"),
    row({"content/a.md": FIRST, "content/a (1).md": MARKED}, PAGED("beside the one it was copied from"), id="a second download"),
    row({"content/a.md": FIRST, "content/a copy.md": MARKED}, PAGED("copied"), id="a file manager's copy"),
    row({"content/a.md": FIRST, "content/Copy of a.md": MARKED}, PAGED("copied"), id="in other words"),
    row({"content/a.md": FIRST, "content/a - Kopia (2).md": MARKED}, PAGED("copied"), id="in another language"),
    row({"content/a.md": PAGE, "content/hours.mdx": MARKED}, PLAIN('the page "hours.mdx" is published as a plain file', "end its name in .md"), id="a page with another ending"),
    row({"content/a.md": PAGE, "content/hours.md.txt": "«+++»\ntitle = 'Hours'\n+++\n"}, PLAIN("hours.md.txt"), id="with an ending too many"),
    row({"content/a.md": PAGE, "content/hours.md ": MARKED}, PLAIN('"hours.md "'), id="with a blank at its end"),
    row({"content/a.md": PAGE, "content/hours": MARKED}, PLAIN('"hours"'), id="without an ending"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_publishes_the_file_where_the_finding_says(one: Row, tmp_path: Path) -> None:
    (found,) = judge(RULE, one, tmp_path / "ours").diagnostics
    site = one.write(tmp_path / "theirs")
    write_site(site, {"hugo.toml": one.files.get("hugo.toml", ""), "layouts/all.html": "x"})
    done = run_hugo(site, "-d", str(tmp_path / "public"))
    assert done.returncode == 0, done.stderr
    where = re.search(r", at /(.*)", found.why)
    if where:
        path = tmp_path / "public" / unquote(where[1])
        assert (path / "index.html" if where[1].endswith("/") else path).is_file()
    else:
        assert list((tmp_path / "public").rglob(found.place.path.rpartition("/")[2]))


def test_links_are_passed_over_by_hugo_and_named_by_us(tmp_path: Path) -> None:
    site = write_site(
        tmp_path / "site",
        {"hugo.toml": "", "layouts/all.html": "x", "content/a.md": PAGE, "more/b.md": PAGE, "more/sec/c.md": PAGE},
    )
    for name, target in (("b.md", "../more/b.md"), ("sec", "../more/sec"), ("gone.md", "../more/gone.md")):
        (site / "content" / name).symlink_to(target)
    (site / "content" / ".hidden").symlink_to("../more/sec")
    done = run_hugo(site, "-d", str(tmp_path / "public"))
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.parent.name for path in (tmp_path / "public").rglob("index.html")} >= {"a"}
    assert not any((tmp_path / "public" / name).exists() for name in ("b", "sec"))
    found = lint(Request(source=site, cwd=site, select=(RULE,))).diagnostics
    assert [(item.place.path, item.message) for item in found] == [
        ("content/b.md", '"b.md" is a link, which Hugo passes over'),
        ("content/sec", '"sec" is a link, which Hugo passes over'),
    ]


@pytest.mark.parametrize("name", ["b.md", "sec", "a.md.bak"])
def test_a_hook_that_names_the_file_reports_it(name: str, tmp_path: Path) -> None:
    site = write_site(tmp_path, {"content/a.md": PAGE, "content/a.md.bak": PAGE, "more/sec/c.md": PAGE})
    (site / "content" / "b.md").symlink_to("a.md")
    (site / "content" / "sec").symlink_to("../more/sec")
    found = lint(Request(source=site, cwd=site, paths=(Path("content", name),), select=(RULE,))).diagnostics
    assert [item.place.path for item in found] == [f"content/{name}"]
