"""The table of bundle-shape; the real Hugo builds every site, prints what we say it prints and leaves out what we name."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "bundle-shape"
HOME = partial(Says, hugo="warns", why="Hugo warns")
LOST = partial(Says, why="publishes none of it")
PAGE = "---\ntitle: A\n---\n"
MARKED = "«---»\ntitle: A\n---\n"
GONE = "‹---›\ntitle: B\n---\n"
SILENCED = "ignoreLogs = ['Warning-home-page-is-leaf-bundle']\n"
ADDRESSED = "‹---›\ntitle: B\nslug: b\n---\n"
ENTRY = "---\ntitle: B\ndate: 2024-01-31\ntags: [b]\n---\n"
GLOSSARY = {
    "layouts/all.html": "{{ .Content }}",
    "layouts/glossary.html": '{{ range .Resources.ByType "page" }}{{ .Content }}{{ end }}',
}
PICTURES = {
    "layouts/all.html": '{{ .Content }}{{ with .Resources.ByType "image" }}{{ end }}{{ .Resources.GetMatch "*cover*" }}'
}
BY_NAME = {
    "layouts/all.html": "{{ .Content }}",
    "layouts/shortcodes/part.html": "{{ with .Page.Resources.Get (.Get 0) }}{{ .Content }}{{ end }}",
}

SILENT = [
    row({"content/_index.md": PAGE, "content/a.md": PAGE}, id="a home page that is a branch"),
    row({"content/s/index.md": PAGE}, id="a leaf in a folder"),
    row({"content/s/_index.md": PAGE, "content/s/index.fr.md": PAGE}, id="a name of two parts in a folder"),
    row({"content/indexes.md": PAGE}, id="a name that begins so"),
    row({"hugo.toml": SILENCED, "content/index.md": PAGE}, id="a site that silenced the warning"),
    row({"hugo.toml": SILENCED.replace("Logs", "Errors"), "content/index.md": PAGE}, id="by the name of old"),
    row({"hugo.toml": SILENCED.replace("[", "").replace("]", ""), "content/index.md": PAGE}, id="with a single word"),
    row({"content/s/_index.md": PAGE, "content/s/a.md": PAGE, "content/s/b/index.md": PAGE}, id="a section with pages"),
    row({"content/s/index.md": PAGE, "content/s/a.png": "", "content/s/t/b.txt": ""}, id="pictures and other files"),
    row({"content/s/index.md": PAGE, "content/s/a.md": "Only text.\n"}, id="a text without front matter"),
    row({"content/s/index.md": PAGE, "content/s/a.md": "---\nweight: 1\n---\n"}, id="front matter without a title"),
    row({"content/s/index.md": PAGE, "content/s/a.md": "---\ntitle: B\ndraft: true\n---\n"}, id="a draft"),
    row({"hugo.toml": "[security]\nallowContent = ['.*']\n", "content/s/index.md": PAGE, "content/s/a.html": PAGE}, id="HTML, which is often made from another file"),
    row({"content/s/index.md": "---\nheadless: true\n---\n", "content/s/a.md": ENTRY}, id="a headless bundle"),
    row({"content/s/index.md": "---\nbuild: {render: never}\n---\n", "content/s/a.md": PAGE}, id="one that is not rendered"),
    row({"content/s/index.md": "---\ndraft: true\n---\n", "content/s/a.md": PAGE}, id="one that is a draft itself"),
    row({**GLOSSARY, "content/s/index.md": PAGE, "content/s/a.md": ENTRY, "content/s/b.md": ENTRY}, id="a glossary"),
    row({**GLOSSARY, "content/s/index.md": PAGE, "content/s/a.md": ENTRY, "content/s/b.md": ENTRY, "content/s/c.md": "---\ntitle: C\naliases: [/c]\n---\n"}, id="with an old address of one entry"),
    row({"layouts/all.html": "{{ range .Resources }}{{ .Content }}{{ end }}", "content/s/index.md": PAGE, "content/s/a/index.md": PAGE}, id="parts in folders that a template shows"),
    row({"layouts/all.html": "{{ partial `x.html` (dict `all` $.Page.Resources) }}", "layouts/partials/x.html": "", "content/s/index.md": PAGE, "content/s/a.md": PAGE}, id="that a template hands on"),
    row({"layouts/all.html": "{{ .Resources.Match `*.md` }}", "content/s/index.md": PAGE, "content/s/a.md": PAGE}, id="that it matches"),
    row({**BY_NAME, "content/s/index.md": "---\ntitle: A\n---\n{{< part \"hours.md\" >}}\n", "content/s/hours.md": PAGE}, id="that a shortcode names"),
    row({"hugo.toml": "theme = 'gone'\n", "content/s/index.md": PAGE, "content/s/a.md": ENTRY}, id="a theme that is missing may show them"),
    row({"content/s/index.md": PAGE, "content/s/_index.md": PAGE}, id="both kinds of index are the matter of another rule"),
    row({"layouts/all.html": "{{ .Content }}", "layouts/_shortcodes/all.html": "{{ range .Page.Resources.Match (printf `%s*` (.Get 0)) }}{{ .Content }}{{ end }}", "content/s/index.md": "---\ntitle: A\n---\n{{< all c >}}\n", "content/s/c1.md": PAGE, "content/s/c2.md": PAGE}, id="that match what a shortcode is told"),
]  # fmt: skip

FINDINGS = [
    row({"content/index.md": MARKED}, HOME('the home page "index.md" is a leaf', help='"_index.md"'), id="index.md"),
    row({"content/index.md": MARKED, "content/s/a.md": PAGE}, HOME('"index.md"'), id="with pages below it"),
    row({"content/index.md": "«---»\ndraft: true\n---\n"}, HOME('"index.md"'), id="a draft at the top"),
    row({"content/index.md": "«Text.»\nMore.\n"}, HOME('"index.md"'), id="without front matter"),
    row(
        {"hugo.toml": "[languages.en]\n[languages.nb]\n", "content/_index.md": PAGE, "content/index.nb.md": MARKED},
        HOME('"index.nb.md"', help='"_index.nb.md"'),
        id="in one of the languages",
    ),
    row({"content/s/index.md": MARKED, "content/s/a.md": GONE}, LOST('"index.md" makes one page of its folder, and a page in its folder is lost', help='call it "_index.md"'), id="a page beside it"),
    row({"content/s/index.md": MARKED, "content/s/a.md": GONE, "content/s/b.md": GONE, "content/s/c.md": "Text.\n"}, LOST("2 pages in its folder are lost"), id="two pages and a text"),
    row({"content/s/index.md": MARKED, "content/s/b/c/index.md": GONE}, LOST("a page below it is lost", help="move what lies below it"), id="a bundle further down"),
    row({"content/s/b/index.md": MARKED, "content/s/b/c/_index.md": GONE, "content/s/b/c/d.md": GONE}, LOST("2 pages in its folder are lost"), id="a section below it"),
    row({"hugo.toml": "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n", "content/s/index.nb.md": MARKED, "content/s/a.md": GONE}, LOST('"index.nb.md"', help='"_index.nb.md"'), id="a page of another language"),
    row({"hugo.toml": "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n", "content/s/index.md": MARKED, "content/s/index.nb.md": PAGE, "content/s/a.nb.md": GONE}, LOST("a page in its folder", help='"_index.md", and those in other languages likewise'), id="an index in two languages"),
    row({**PICTURES, "content/s/index.md": MARKED, "content/s/a.md": GONE}, LOST("a page in its folder"), id="where templates take nothing but pictures"),
    row({**BY_NAME, "content/s/index.md": MARKED, "content/s/hours.md": GONE}, LOST("a page in its folder"), id="where no page names it to a shortcode"),
    row({**GLOSSARY, "content/s/index.md": MARKED, "content/s/a.md": ADDRESSED}, LOST("a page in its folder"), id="with an address of its own, whatever the templates"),
    row({**GLOSSARY, "content/s/index.md": MARKED, "content/s/t/_index.md": GONE}, LOST("a page below it"), id="with an _index.md of its own"),
    row({"hugo.toml": "theme = 'gone'\n", "content/s/index.md": MARKED, "content/s/a.md": "‹---›\ntitle: B\nmenus: main\n---\n"}, LOST("a page in its folder"), id="with a menu, the theme missing"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [one for one in [*SILENT, *FINDINGS] if "gone" not in str(one.values)])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_publishes_no_page_that_is_said_to_be_lost(one: Row, tmp_path: Path) -> None:
    (found,) = judge(RULE, one, tmp_path / "ours").diagnostics
    site = one.write(tmp_path / "theirs")
    config = one.files.get("hugo.toml", "").replace("theme = 'gone'\n", "")
    done = run_hugo(write_site(site, {"hugo.toml": config}), "list", "all")
    assert done.returncode == 0, done.stderr
    listed = set(re.findall(r"^(content/[^,]+),", done.stdout, re.M))
    assert listed.isdisjoint(place.path for place in found.related)
    assert found.place.path in listed


def test_a_hook_that_names_the_lost_page_alone_reports_it(tmp_path: Path) -> None:
    from hugolint.engine import Request, lint

    write_site(tmp_path, {"content/s/index.md": PAGE, "content/s/new.md": PAGE, "content/other.md": PAGE})
    for name, number in (("s/new.md", 1), ("s/index.md", 1), ("other.md", 0)):
        request = Request(source=tmp_path, cwd=tmp_path, paths=(Path("content", name),), select=(RULE,))
        assert len(lint(request).diagnostics) == number
