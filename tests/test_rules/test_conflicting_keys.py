"""The table of conflicting-keys; the real Hugo warns where a finding says so, and says which key it uses."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from hugolint.finding import Hugo
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "conflicting-keys"
WARNS = partial(Says, severity="warning", hugo="warns", why="Hugo warns, without naming a line: page has both draft")
UNUSED = partial(
    Says, severity="warning", why="Hugo uses the other one", help="keep the right one", related=("this one counts",)
)

SILENT = [
    row("---\ntitle: A\ndraft: false\ndate: 2024-01-02\nlastmod: 2024-02-03\npublishDate: 2024-01-01\n---\n", id="keys that go together"),
    row("---\ndraft: true\npublished: 2024-01-02\n---\n", id="published as a date"),
    row("---\ndraft: true\npublished: ''\n---\n", id="published as an empty text"),
    row("---\npublished: true\npublishDate: 2024-01-02\n---\n", id="published alone"),
    row("---\nmenu: main\nmenus: main\n---\n", id="menus that are the same"),
    row("---\nmenu:\nmenus: main\n---\n", id="an empty menu"),
    row("---\nlastmod: 2024-01-02\nmodified: 2024-01-02T00:00:00Z\n---\n", id="the same date under two names"),
    row("---\nlastmod:\nmodified: 2024-01-02\n---\n", id="an empty date before another"),
    row("---\nauthor: Anna\nparams: {author: Anna}\n---\n", id="the same value beside params and below"),
    row("---\ntitle: A\nweight: 3\ndate: 2024-01-02\nparams: {title: B, weight: 4, date: 2024-02-03}\n---\n", id="Hugo's own keys below params are others"),
    row("---\nauthor:\nparams: {author: Anna}\n---\n", id="an empty value beside params"),
    row({"hugo.toml": "[frontmatter]\nlastmod = ['modified', 'lastmod']\n", "content/a.md": "---\nlastmod: 2024-01-02\nmodified: 2024-02-03\n---\n"}, id="dates that the configuration orders"),
]  # fmt: skip

FINDINGS = [
    row("---\n‹draft›: true\n«published»: true\npublishDate: 2024-01-02\n---\n", WARNS('"draft" both say'), id="published beside draft"),
    row("---\n«Published»: false\npublishDate: 2024-01-02\n‹draft›: true\n---\n", WARNS('"Published" and "draft"'), id="though they say the same"),
    row("---\n‹draft›: false\n«published»:\n---\n", WARNS("both say"), id="an empty published is a switch, too"),
    row("---\n‹draft›:\n«published»: 1.5\npubdate: 2024-01-02\n---\n", WARNS("both say"), id="so are a fraction and an empty draft"),
    row("+++\n‹draft› = false\n«published» = 'true'\npublishDate = 2024-01-02\n+++\n", WARNS("both say"), id="in TOML"),
    row({"content/_index.md": "---\ncascade: {draft: ‹false›}\n---\n", "content/a.md": "---\n«published»: true\npubdate: 2024-01-02\n---\n"}, WARNS("both say"), id="draft from a cascade"),
    row({"content/_index.md": "---\ncascade: {«published»: true, pubdate: 2024-01-02}\n---\n", "content/a.md": "---\n‹draft›: true\n---\n", "content/b.md": "---\ndraft: true\n---\n"}, WARNS("both say"), id="published from a cascade, told once"),
    row("---\n«menu»: main\n‹menus›: foot\n---\n", UNUSED('"menu" is ignored, because the page has "menus", too'), id="menu beside menus"),
    row("---\n‹menus›:\n«menu»: main\n---\n", UNUSED("menu"), id="menu beside empty menus"),
    row({"content/_index.md": "---\ncascade: {menus: ‹foot›}\n---\n", "content/a.md": "---\n«menu»: main\n---\n"}, UNUSED('has "menus"'), id="menus from a cascade"),
    row("---\n«modified»: 2024-02-03\n‹lastmod›: 2024-01-02\n---\n", UNUSED('"modified" is ignored: "lastmod" is the same date'), id="modified beside lastmod"),
    row("---\n‹pubdate›: 2024-01-02\n«published»: 2024-02-03\n---\n", UNUSED("comes first"), id="published beside pubdate"),
    row("---\n‹publishDate›: 2024-01-02\n«pubdate»: 2024-02-03\n---\n", UNUSED("comes first"), id="pubdate beside publishDate"),
    row("---\n‹expiryDate›: 2999-01-02\n«unpublishdate»: 2999-02-03\n---\n", UNUSED("comes first"), id="unpublishdate beside expiryDate"),
    row("---\n«author»: Anna\nparams: {‹author›: Bo}\n---\n", UNUSED('"author" is ignored: "author" stands below params'), id="beside params and below"),
    row("---\n«tags»: [a]\nparams:\n  ‹Tags›: [b]\n---\n", UNUSED('"Tags" stands below params'), id="terms, too"),
    row("---\n«menu»: main\nparams:\n  ‹menu›: foot\n---\n", UNUSED("below params"), id="and menus"),
]  # fmt: skip
ALL = [*SILENT, *FINDINGS]


@pytest.mark.parametrize("one", ALL)
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", ALL)
def test_hugo_warns_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    site = one.write(tmp_path / "theirs")
    basis: dict[str, str | bytes] = {"hugo.toml": "", "layouts/all.html": "x"}
    write_site(site, {name: text for name, text in basis.items() if name not in one.files})
    done = run_hugo(site, "--renderToMemory")
    warned = "has both draft and published settings in its frontmatter. Using draft." in done.stdout + done.stderr
    assert warned == any(item.hugo is Hugo.WARNS for item in found)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("text", "template", "used"),
    [
        pytest.param("menu: main\nmenus: foot", "{{ range $k, $_ := .Menus }}{{ $k }}{{ end }}", "foot", id="menus"),
        pytest.param("menu: main\nmenus:", "{{ range $k, $_ := .Menus }}{{ $k }}{{ end }}", "", id="empty menus"),
        pytest.param("menu: a\nparams: {menu: b}", "{{ range $k, $_ := .Menus }}{{ $k }}{{ end }}", "b", id="a menu below params"),
        pytest.param("author: A\nparams: {author: B}", "{{ .Params.author }}", "B", id="what stands below params"),
        pytest.param("tags: [a]\nparams: {tags: [b]}", '{{ range .GetTerms "tags" }}{{ .Title }}{{ end }}', "B", id="terms below params"),
        pytest.param("title: A\nparams: {title: B}", "{{ .Title }}", "A", id="but the title beside them"),
        pytest.param("modified: 2024-02-03\nlastmod: 2024-01-02", '{{ .Lastmod.Format "01" }}', "01", id="lastmod"),
        pytest.param("pubdate: 2024-02-03\npublishDate: 2024-01-02", '{{ .PublishDate.Format "01" }}', "01", id="publishDate"),
        pytest.param("published: 2024-02-03\npubdate: 2024-01-02", '{{ .PublishDate.Format "01" }}', "01", id="pubdate"),
        pytest.param("unpublishdate: 2999-02-03\nexpiryDate: 2999-01-02", '{{ .ExpiryDate.Format "01" }}', "01", id="expiryDate"),
    ],
)  # fmt: skip
def test_what_hugo_uses(text: str, template: str, used: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"hugo.toml": "", "content/a.md": f"---\n{text}\n---\n"}
    site = write_site(tmp_path, {**files, "layouts/page.html": "=" + template})
    assert run_hugo(site, "--destination", str(tmp_path / "public")).returncode == 0
    assert (tmp_path / "public/a/index.html").read_text("utf-8") == "=" + used
