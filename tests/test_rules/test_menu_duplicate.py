"""The table of menu-duplicate, and the entries that the real Hugo leaves out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from hugolint.engine import Request, lint
from hugolint.finding import Hugo
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "menu-duplicate"
LOST = partial(Says, why="leaves this one out", related=("this one is shown",))
MENUS = "home\n{{ range site.Menus.main }}{{ .Name }}|{{ .URL }}\n{{ range .Children }}{{ .Name }}|{{ .URL }}\n{{ end }}{{ end }}"
A = {"content/a.md": "---\ntitle: A\n---\n"}


def menu(*entries: str) -> str:
    return "".join(f"[[menus.main]]\n{entry}\n" for entry in entries)


def entry(name: str, url: str, more: str = "") -> str:
    return f"name = {name}\nurl = '{url}'\n{more}"


def page(more: str, title: str = "A") -> str:
    return f"---\ntitle: {title}\n{more}\n---\n"


SILENT = [
    row({"hugo.toml": menu(entry("'X'", "/1/"), entry("'Y'", "/2/")), **A}, id="two names"),
    row({"hugo.toml": menu(entry("'X'", "/1/"), entry("'X'", "/2/", "identifier = 'second'")), **A}, id="one has an identifier"),
    row({"hugo.toml": menu(entry("'X'", "/1/"), entry("'x'", "/2/")), **A}, id="capitals make another name"),
    row({"hugo.toml": menu(entry("'X'", "/1/")) + "[[menus.side]]\nname = 'X'\nurl = '/2/'\n", **A}, id="two menus"),
    row({"hugo.toml": "[languages.en]\n[languages.nb]\n" + menu(entry("'X'", "/1/")), **A, "content/a.nb.md": ""}, id="one entry in two languages"),
    row({"hugo.toml": menu(entry("''", "/1/"), entry("''", "/2/")), **A}, id="entries without a name are not judged"),
    row({"hugo.toml": "", "content/a.md": page("menus: main"), "content/b.md": page("menus: main", "B")}, id="two pages"),
    row({"hugo.toml": "", "content/a.md": page("menus: main"), "content/b.md": page("menus: main\ndraft: true")}, id="a draft is in no menu"),
    row({"hugo.toml": "", "content/a.md": page("menus: main"), "content/b.md": page("menus: {main: {identifier: b}}")}, id="a page with an identifier"),
    row({"hugo.toml": "", "content/a.md": page("menus: main"), "content/b.md": page("menus: main\nbuild: {list: never}")}, id="a page that is in no list"),
    row({"hugo.toml": menu(entry("'X'", "/1/"), entry("'X'", "/2/")), **A, "layouts/all.html": "{{ .Title }}"}, id="no template shows menus"),
    row({"hugo.toml": "", "content/a.md": "---\ntitle: A\nmenus: [main, main]\n---\n", "layouts/all.html": MENUS}, id="a page that names the menu twice"),
]  # fmt: skip

FINDINGS = [
    row({"hugo.toml": menu(entry("«'X'»", "/1/"), entry("‹'X'›", "/2/")), **A}, LOST('"X" stands twice in the menu "main"', "add an identifier"), id="one name"),
    row({"hugo.toml": menu(entry("«'X'»", "/1/", "parent = 'P'"), entry("'P'", "/p/"), entry("'Q'", "/q/"), entry("‹'X'›", "/2/", "parent = 'Q'")), **A}, LOST('"X"'), id="below two parents"),
    row({"hugo.toml": menu(entry("‹'X'›", "/1/", "weight = 2"), entry("«'X'»", "/2/", "weight = 1")), **A}, LOST('"X"'), id="the heavier one stays"),
    row({"hugo.toml": menu(entry("‹'X'›", "/1/"), entry("«'X'»", "/2/", "weight = 1")), **A}, LOST('"X"'), id="or the one without a weight"),
    row({"hugo.toml": menu(entry("'X'", "/1/", "identifier = «'i'»"), entry("'Y'", "/2/", "identifier = ‹'i'›")), **A}, LOST('"i" stands twice', "give one of them another identifier"), id="one identifier"),
    row({"hugo.toml": menu(entry("‹'A'›", "/1/")), "content/a.md": page("menus: «main»")}, LOST('"A"', severity="warning"), id="a page and an entry of its title"),
    row({"hugo.toml": "", "content/a.md": page("menus: ‹main›"), "content/b.md": page("menus: «main»")}, LOST('"A"', severity="warning"), id="two pages of one title"),
    row({"hugo.toml": "", "content/a.md": page("menus:\n  main: ‹{weight: 1}›"), "content/b.md": page("linkTitle: A\nmenu: [«main»]", "B")}, LOST('"A"', severity="warning"), id="a link title counts"),
    row({"hugo.toml": "", "content/a.md": page("menus: ‹main›"), "content/b.md": page("menus: «main»"), "layouts/all.html": MENUS}, Says('"A"', hugo="warns", severity="warning"), id="Hugo warns of pages where a template asks for menus"),
    row({"hugo.toml": menu("pageRef = «'/a'»", entry("‹'A'›", "/1/")), **A}, LOST('"A"'), id="a page names an entry that has no name"),
    row({"hugo.toml": "[languages.en]\n[languages.nb]\n" + menu(entry("«'X'»", "/1/"), entry("‹'X'›", "/2/")), **A, "content/a.nb.md": ""}, LOST('"X"'), id="in all languages is told once"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_leaves_out_as_many(one: Row, tmp_path: Path) -> None:
    site = one.write(tmp_path)
    write_site(site, {"layouts/home.html": MENUS, "layouts/all.html": "x"})
    done = run_hugo(site, "--destination", "public")
    assert done.returncode == 0
    found = lint(Request(source=site, cwd=site, select=(RULE,))).diagnostics
    warned = done.stderr.count("duplicate menu entry") + done.stdout.count("duplicate menu entry")
    assert warned == sum(one.hugo is Hugo.WARNS for one in found)
    for item in found:
        assert item.said is None or f'{item.place.path}:1:1": {item.said.words}' in done.stderr + done.stdout
    home = next(path for path in (site / "public").rglob("index.html") if path.read_text("utf-8").startswith("home"))
    shown = [line for line in home.read_text("utf-8").splitlines()[1:] if line.rpartition("|")[2]]
    if not any(path.startswith("content/") and "menu" in text for path, text in one.files.items()) and "''" not in str(
        one
    ):
        assert len(shown) == one.files["hugo.toml"].count("[[menus.main]]") - len(found)
