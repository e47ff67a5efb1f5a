"""The table of menu-target, and the addresses that the real Hugo gives the entries."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest

from hugolint.hugo.publishing.menus import lost_entries
from hugolint.hugo.site import BuildOptions, load_site
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "menu-target"
NOWHERE = partial(Says, why="the address of the entry is empty")
MENUS = "home\n{{ range $name, $menu := site.Menus }}{{ range $menu }}{{ .Name }}|{{ .URL }}\n{{ end }}{{ end }}"


def entry(ref: str, more: str = "", name: str = "X") -> str:
    return f"[[menus.main]]\nname = '{name}'\npageRef = {ref}\n{more}"


def page(more: str = "") -> str:
    return f"---\ntitle: A\n{more}---\n"


A = {"content/a.md": page()}
B = {"content/s/b.md": page("tags: [Foo Bar]\n")}
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
HIDDEN = "‹---›\ntitle: A\n"

SILENT = [
    row({"hugo.toml": entry("'/a'"), **A}, id="a page"),
    row({"hugo.toml": entry("'A.md'"), **A}, id="as a file, in any case"),
    row({"hugo.toml": entry("'/s/b'") + entry("'b'", name="Y") + entry("'s'", name="Z"), **B}, id="a path, a name, a section without a file"),
    row({"hugo.toml": entry("'/tags/foo bar'") + entry("'/tags'", name="Y"), **B}, id="a term and a taxonomy"),
    row({"hugo.toml": entry("'/'"), **A}, id="the home page"),
    row({"hugo.toml": entry("'/404'"), **A}, id="what Hugo adds is not judged"),
    row({"hugo.toml": entry("'/b'", "url = '/b/'\n"), **A}, id="a url is there for the page that is missing"),
    row({"hugo.toml": "[[menus.main]]\nname = 'Group'\n", **A}, id="a heading without any address"),
    row({"hugo.toml": entry("''"), **A}, id="an empty pageRef"),
    row({"hugo.toml": "theme = 'gone'\n" + entry("'/b'"), **A}, id="a theme that is not on disk may have the page"),
    row({"hugo.toml": entry("'/s/b'"), **A, "content/s/_content.gotmpl": ""}, id="so may a content adapter"),
    row({"hugo.toml": entry("'/b'"), **A, "layouts/all.html": "{{ range site.Menus.main }}{{ .PageRef }}{{ end }}"}, id="a template that asks for the pageRef itself"),
    row({"hugo.toml": "", "content/a.md": page("menus: {main: {pageRef: /b}}\n")}, id="a page's own entry leads to the page"),
    row({"hugo.toml": "theme = 't'\n", **A, "themes/t/hugo.toml": entry("'/b'")}, id="a theme's menu is not the site's"),
    row({"hugo.toml": TWO + "[[languages.nb.menus.main]]\nname = 'X'\npageRef = '/a'\n", **A, "content/a.nb.md": page()}, id="a language's own menu"),
    row({"hugo.toml": entry("'#'"), **A}, id="an entry that is to lead nowhere"),
]  # fmt: skip

FINDINGS = [
    row({"hugo.toml": entry("«'/b'»"), **A}, NOWHERE('the menu entry "X" leads nowhere', "correct the path", why="there is no page /b"), id="no page"),
    row({"hugo.toml": entry("«'/b'»"), **A, "content/b.md": HIDDEN + "draft: true\n---\n"}, NOWHERE("leads nowhere", "publish the page", why="/b is a draft", related=("the page that it names",)), id="a draft"),
    row({"hugo.toml": entry("«'/b'»"), **A, "content/b.md": HIDDEN + "date: 2999-01-01\n---\n"}, NOWHERE("leads nowhere", why="not published yet"), id="a page of the future"),
    row({"hugo.toml": entry("«'/b'»"), **A, "content/b.md": HIDDEN + "expiryDate: 2001-01-01\n---\n"}, NOWHERE("leads nowhere", why="has expired"), id="an expired page"),
    row({"hugo.toml": entry("«'/b'»"), **A, "content/b.md": HIDDEN + "build: {render: never}\n---\n"}, NOWHERE("leads nowhere", why="is not rendered"), id="a page that is not rendered"),
    row({"hugo.toml": "disableKinds = ['taxonomy']\n" + entry("«'/tags'»"), **B}, NOWHERE("leads nowhere", why="is not rendered"), id="a kind that is switched off"),
    row({"hugo.toml": entry("«'c'»"), "content/s/c.md": page(), "content/t/c.md": page()}, NOWHERE("leads nowhere", "the whole path", why="several pages"), id="a name that two pages have"),
    row({"hugo.toml": entry("«'https://example.org/a'»"), **A}, NOWHERE("leads nowhere", "write url in place of pageRef"), id="an address"),
    row({"hugo.toml": entry("«'/a#x'»"), **A}, NOWHERE("leads nowhere", "pageRef takes a path only"), id="a heading of a page"),
    row({"hugo.toml": entry("«'/x/'»"), "content/a.md": page("url: /x/\n")}, NOWHERE("leads nowhere"), id="the url of a page"),
    row({"hugo.toml": entry("«'./a'»"), **A}, NOWHERE("leads nowhere"), id="a path from nowhere"),
    row({"hugo.toml": TWO + entry("«'/a'»"), **A, "content/b.nb.md": page()}, NOWHERE('"X" leads nowhere in nb', "translate the page, or add a url"), id="a page that is not translated"),
    row({"hugo.toml": TWO + entry("«'/b'»"), **A, "content/c.nb.md": page()}, NOWHERE('"X" leads nowhere'), id="in no language is told once"),
    row({"hugo.toml": TWO + "[[languages.nb.menus.main]]\nname = 'X'\npageRef = «'/b'»\n", **A}, NOWHERE("leads nowhere"), id="a menu of one language"),
    row({"hugo.toml": "", "config/_default/menus.yaml": "main:\n  - name: X\n    pageRef: «/b»\n", **A}, NOWHERE("leads nowhere"), id="a file of its own"),
    row({"hugo.toml": TWO, "config/_default/menus.nb.toml": "[[main]]\nname = 'X'\npageRef = «'/b'»\n", **A}, NOWHERE("leads nowhere"), id="for one language"),
    row({"hugo.toml": "[[menu.main]]\nidentifier = 'i'\npageRef = «'/b'»\n", **A}, NOWHERE('the menu entry "i" leads nowhere'), id="the older name of the key"),
    row({"hugo.toml": TWO + "[[languages.nb.menus.main]]\nname = 'X'\npageRef = «'/a'»\n", **A, "content/c.nb.md": page()}, NOWHERE("leads nowhere", "translate the page", why="no page /a in nb"), id="a menu of one language, for a page that another has"),
    row({"hugo.toml": entry("«'/feed.xml'»"), **A}, NOWHERE("leads nowhere", "write url in place of pageRef"), id="a file that is no page"),
    row({"hugo.toml": entry("«'content/s/b.md'»"), "content/s/b.md": HIDDEN + "---\n"}, NOWHERE("leads nowhere", 'knows the page by: "/s/b"', why="path of a page below its content folder"), id="the file of a page from the site's root"),
    row({"hugo.toml": "[languages.en]\ncontentDir = 'content/en'\n[languages.nb]\ncontentDir = 'content/nb'\n" + entry("«'/content/en/b/index.md'»"), "content/en/b/index.md": HIDDEN + "---\n", "content/nb/b.md": page()}, NOWHERE("leads nowhere", 'by: "/b"'), id="and of a bundle in a language's folder"),
    row({"hugo.toml": entry("«'tel:123'»"), **A}, NOWHERE("leads nowhere", "write url in place of pageRef"), id="an address without slashes"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


def addresses(site: Path) -> list[tuple[str, str]]:
    """The entries of all menus of all languages: their names and addresses."""
    write_site(site, {"layouts/home.html": MENUS, "layouts/page.html": "x", "layouts/list.html": "x"})
    done = run_hugo(site, "--destination", "public")
    assert done.returncode == 0, done.stderr
    found = []
    for path in [site / "public/index.html", *(site / "public").glob("*/index.html")]:
        for line in path.read_text("utf-8").splitlines():
            name, bar, url = line.partition("|")
            if bar:
                found.append((name, url))
    return found


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_gives_the_entry_no_address(one: Row, tmp_path: Path) -> None:
    assert any(url == "" for _, url in addresses(one.write(tmp_path)))


REFS = [
    "/", "/a", "a", "A", "a.md", "/s/b", "s/b", "b", "/s", "s", "/s/leaf", "leaf", "inner", "/s/leaf/index", "/S/B.html",
    "/s/leaf/inner", "/d", "d", "/t/", "/n", "/h", "/uu/", "/u", "/f", "/tags/foo-bar", "/tags/Foo Bar", "foo bar",
    "/tags", "/categories", "https://e.org/a", "/a#x", "#x", "/a?x", "./a", "../a", "/nope", "/a/", "/a.html", "//a",
    "/a/index", "/a/_index.md", "home", "_index.md", "/_index.md", "c", "/c", "s/c", "/s/./b", "/s/../a", "a.nb.md", "t",
]  # fmt: skip
PAGES = {
    "content/_index.md": page(), "content/a.md": page(), "content/s/b.md": page("tags: [Foo Bar]\n"),
    "content/s/leaf/index.md": page(), "content/s/leaf/inner.md": page(), "content/d.md": page("draft: true\n"),
    "content/t/_index.md": page(), "content/n.md": page("build: {render: never}\n"), "content/t/c.md": page(),
    "content/h/index.md": page("headless: true\n"), "content/u.md": page("url: /uu/\n"), "content/s/c.md": page(),
    "content/f.md": page("date: 2999-01-01\n"), "content/a.nb.md": page(), "content/s/e.nb.md": page(),
}  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_every_page_ref_is_looked_up_as_hugo_does(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    files = {path: text for path, text in PAGES.items() if seed == 0 or chance.random() < 0.7} or PAGES
    config = TWO if seed % 2 else ""
    config += "".join(f"[[menus.main]]\nname = 'n{number}'\npageRef = '{ref}'\n" for number, ref in enumerate(REFS))
    site = write_site(tmp_path, {"hugo.toml": config, **files})
    theirs = sorted(REFS[int(name[1:])] for name, url in addresses(site) if not url)
    ours = sorted(
        ref for lost in lost_entries(load_site(site, BuildOptions())) for ref in [lost.ref] * len(lost.languages)
    )
    assert ours == theirs
