"""The table of taxonomy-key, and the lists of the real Hugo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "taxonomy-key"
SINGULAR = partial(Says, severity="warning", why="lists the page under no term")
LAYOUT = {"layouts/all.html": "{{ .Title }}"}
OTHERS = {"content/x.md": "---\ntags: [news]\n---\n", "content/y.md": "---\ntags: [news]\n---\n", **LAYOUT}
AUTHORS = {"hugo.toml": "[taxonomies]\nauthor = 'authors'\n", "content/x.md": "---\nauthors: [Anna]\n---\n", "content/y.md": "---\nauthors: [Anna]\n---\n"}  # fmt: skip


def page(line: str) -> str:
    return f"---\ntitle: A\n{line}\n---\n"


SILENT = [
    row({"content/a.md": page("tags: news"), **OTHERS}, id="the plural"),
    row({"content/a.md": page("tags: news\ntag: local"), **OTHERS}, id="both"),
    row({"content/a.md": page("params: {tags: news}\ntag: local"), **OTHERS}, id="the plural below params"),
    row({"content/a.md": page("tag: news"), **LAYOUT}, id="a site without tags may have its own tag"),
    row({"content/a.md": page("tag: news"), "content/b.md": page("tag: news"), "content/x.md": page("tags: news"), **LAYOUT}, id="or one that mostly has it"),
    row({"content/a.md": page("tag: news"), **OTHERS, "layouts/all.html": "{{ .Params.tag }}"}, id="a template asks for it"),
    row({"content/a.md": page("tag: news"), **OTHERS, "layouts/_partials/x.html": "{{ with .Param \"tag\" }}{{ . }}{{ end }}"}, id="in another way"),
    row({"content/a.md": page("tag: news"), **OTHERS, "layouts/all.html": "{{ where site.Pages \"Params.tag\" \"news\" }}"}, id="or by its path"),
    row({"content/a.md": page("tag: news"), **OTHERS, "layouts/all.html": "{{ range $k, $v := .Params }}{{ $k }}{{ end }}"}, id="or shows them all"),
    row({"hugo.toml": "theme = 'gone'\n", "content/a.md": page("tag: news"), **OTHERS}, id="a theme that is not on disk may do so"),
    row({"content/a.md": page("tag: news"), **{path: text for path, text in OTHERS.items() if path.startswith("content")}}, id="a site without templates"),
    row({"content/a.md": page("tag: ''"), **OTHERS}, id="an empty value"),
    row({"content/a.md": page("tag: {a: b}"), **OTHERS}, id="a map"),
    row({"hugo.toml": "disableKinds = ['term']\n", "content/a.md": page("tag: news"), **OTHERS}, id="a site without terms"),
    row({"hugo.toml": "[taxonomies]\nseries = 'series'\n", "content/a.md": page("tag: news"), **OTHERS}, id="a site with other taxonomies"),
    row({"content/a.md": page("tag: local"), **OTHERS, "layouts/all.html": "{{ index .Params $.Kind }}"}, id="a template works out which key it wants"),
]  # fmt: skip

FINDINGS = [
    row({"content/a.md": page("«tag»: news"), **OTHERS}, SINGULAR('Hugo looks for "tags", and not for "tag"', 'write "tags"', fixed="tag → tags", safe=False), id="a tag"),
    row({"content/a.md": page("«tag»: [news, local]"), **OTHERS}, SINGULAR('"tags"'), id="a list of tags"),
    row({"content/a.md": "+++\n«Tag» = 'news'\n+++\n", **OTHERS}, SINGULAR('and not for "Tag"'), id="whatever its case"),
    row({"content/a.md": page("«author»: Anna"), **AUTHORS, **LAYOUT}, SINGULAR('"authors"'), id="a taxonomy of the site's own"),
    row({"content/a.md": page("«tag»: news"), **OTHERS, "layouts/all.html": "<meta name=tag>{{ .Params.tags }}{{ .Params.tagline }}"}, SINGULAR('"tags"'), id="other words of a template"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_lists_the_page_under_no_term(one: Row, tmp_path: Path) -> None:
    site = one.write(tmp_path)
    write_site(site, {"layouts/all.html": "{{ .Kind }}|{{ range .Pages }}{{ .Path }} {{ end }}"})
    if "hugo.toml" not in one.files:
        write_site(site, {"hugo.toml": ""})
    assert run_hugo(site, "--destination", "public").returncode == 0
    lists = [path.read_text("utf-8") for path in (site / "public").rglob("index.html")]
    terms = [text for text in lists if text.startswith("term|")]
    assert terms
    assert not [text for text in terms if "/a " in text]
