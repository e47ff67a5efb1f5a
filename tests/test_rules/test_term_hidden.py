"""The table of term-hidden, and what the real Hugo writes there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "term-hidden"
HIDES = partial(Says, severity="warning")
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
TAGGED = {"content/a.md": "---\ntags: [lund]\n---\n"}
NAMED = {"content/a.md": "---\ntags: [‹lund›]\n---\n"}


def page(more: str = "") -> str:
    return f"---\ntitle: L\n{more}---\n"


SILENT = [
    row({**TAGGED, "content/tags/lund/_index.md": page()}, id="the text of the list"),
    row({**TAGGED, "content/tags/malmö.md": page()}, id="a page that is no term"),
    row({**TAGGED, "content/b/lund.md": page()}, id="a page elsewhere"),
    row({"content/a.md": "---\ntags: [lund]\ndraft: true\n---\n", "content/tags/lund.md": page()}, id="only a draft names the term"),
    row({"hugo.toml": TWO, **TAGGED, "content/tags/lund.nb.md": page()}, id="a page in another language"),
    row({"content/tags/lund.md": page("tags: [lund]\n")}, id="a page that only names itself"),
    row({"hugo.toml": "disableKinds = ['term']\n", **TAGGED, "content/tags/lund.md": page()}, id="a site without terms"),
    row({**TAGGED, "content/tags/lund.md": page("draft: true\n")}, version="0.152.2", id="before 0.153 a draft hid nothing"),
]  # fmt: skip

MEANT = [
    row({"hugo.toml": "[taxonomies]\nauthor = 'authors'\n", "content/a.md": "---\nauthors: [lund]\n---\n", "content/authors/lund.md": page(), "layouts/authors/single.html": "x"}, id="such pages have a template of their own"),
    row({**TAGGED, "content/tags/lund.md": "---\nlayout: place\n---\n"}, id="the page has a layout of its own"),
]  # fmt: skip
"""What Hugo does is as in the findings, and is meant."""

FINDINGS = [
    row({**NAMED, "content/tags/lund.md": "«---»\ntitle: L\n---\n"}, HIDES('this page takes the place of the list of "lund"', "name it lund/_index.md", why="one page names", related=("the term is named here",)), id="a page"),
    row({**NAMED, "content/tags/lund/index.md": "«---»\ntitle: L\n---\n"}, HIDES("this page", "name it _index.md"), id="a bundle"),
    row({**NAMED, "content/b.md": "---\ntags: Lund\n---\n", "content/tags/Lund.md": "«---»\ntitle: L\n---\n"}, HIDES("this page", why="2 pages name"), id="capitals make no difference"),
    row({**NAMED, "content/tags/lund.md": "«---»\ntitle: L\ndraft: true\n---\n"}, HIDES("this draft takes"), id="a draft"),
    row({**NAMED, "content/tags/lund.md": "«---»\ntitle: L\ndate: 2999-01-01\n---\n"}, HIDES("this page of the future"), id="a page of the future"),
    row({**NAMED, "content/tags/lund.md": "«---»\ntitle: L\nexpiryDate: 2001-01-01\n---\n"}, HIDES("this expired page"), id="an expired page"),
    row({**NAMED, "content/tags/lund.md": "«---»\ntitle: L\nurl: /x/\n---\n"}, HIDES("this page"), id="also where it has another address"),
    row({"hugo.toml": "[taxonomies]\nauthor = 'authors'\n", "content/a.md": "---\nauthors: [‹Anna Ek›]\n---\n", "content/authors/anna-ek.md": "«---»\ntitle: L\n---\n"}, HIDES('of "Anna Ek"'), id="an author"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *MEANT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize(
    ("one", "hidden"),
    [pytest.param(case.values[0], number >= len(SILENT), id=case.id) for number, case in enumerate([*SILENT, *FINDINGS])
     if not case.values[0].version],
)  # fmt: skip
def test_hugo_has_no_list_there(one: Row, hidden: bool, tmp_path: Path) -> None:
    """Where a page of the term is there and nothing hides it, Hugo writes its list."""
    site = one.write(tmp_path)
    write_site(site, {"layouts/all.html": "{{ .Kind }}|{{ range .Pages }}{{ .Path }} {{ end }}"})
    if "hugo.toml" not in one.files:
        write_site(site, {"hugo.toml": ""})
    assert run_hugo(site, "--destination", "public").returncode == 0
    lists = [path.read_text("utf-8") for path in (site / "public").rglob("index.html")]
    found = [text for text in lists if text.startswith("term|") and "/a " in text]
    tagged = one.files.get("content/a.md") == TAGGED["content/a.md"] and "disableKinds" not in one.files.get(
        "hugo.toml", ""
    )
    assert bool(found) == (tagged and not hidden)
