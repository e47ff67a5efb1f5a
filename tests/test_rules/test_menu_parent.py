"""The table of menu-parent, and the entries that the real Hugo makes up."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "menu-parent"
MISSES = partial(Says, why="Hugo makes an entry without an address")
MENUS = "home\n{{ range site.Menus.main }}{{ .Name }}|{{ .URL }}|{{ range .Children }}{{ .Name }},{{ end }}\n{{ end }}"
A = {"content/a.md": "---\ntitle: A\n---\n"}


def menu(*entries: str) -> str:
    return "".join(f"[[menus.main]]\n{entry}\n" for entry in entries)


DOCS = "name = 'Docs'\nurl = '/docs/'"
MANUAL = "name = 'Docs'\nidentifier = 'manual'\nurl = '/docs/'"


def child(parent: str, name: str = "Start") -> str:
    return f"name = '{name}'\nurl = '/docs/start/'\nparent = {parent}"


SILENT = [
    row({"hugo.toml": menu(DOCS, child("'Docs'")), **A}, id="the name of an entry"),
    row({"hugo.toml": menu(MANUAL, child("'manual'")), **A}, id="its identifier"),
    row({"hugo.toml": menu(child("'Guides'"), DOCS), **A}, id="a heading that Hugo is left to make"),
    row({"hugo.toml": menu(child("''"), DOCS), **A}, id="an empty parent"),
    row({"hugo.toml": "theme = 'gone'\n" + menu(DOCS, child("'docs'")), **A}, id="a theme that is not on disk may have the entry"),
    row({"hugo.toml": "sectionPagesMenu = 'main'\n" + menu(DOCS, child("'docs'")), "content/docs/a.md": ""}, id="sections in the menu are not looked through"),
    row({"hugo.toml": menu(DOCS), "content/s.md": "---\ntitle: S\nmenus: {main: {parent: Docs}}\n---\n"}, id="a page below an entry"),
    row({"hugo.toml": menu(child("'Manual'")), "content/s.md": "---\ntitle: Manual\nmenus: main\n---\n"}, id="an entry below a page"),
    row({"hugo.toml": menu(DOCS, "name = 'docs'\nurl = '/x/'", child("'DOCS'")), **A}, id="two that may be meant"),
    row({"hugo.toml": menu(DOCS) + child("'docs'").join(("[[menus.side]]\n", "\n")), **A}, id="an entry of another menu"),
    row({"hugo.toml": menu(child("'API'"), "name = 'api'\nurl = '/api/'\nparent = 'API'"), **A}, id="a heading that is made for entries of which one is called nearly so"),
]  # fmt: skip

FINDINGS = [
    row({"hugo.toml": menu(DOCS, child("«'docs'»")), **A}, MISSES('no entry of the menu "main" is known as "docs"', 'write "Docs"'), id="capitals count"),
    row({"hugo.toml": menu(MANUAL, child("«'Docs'»")), **A}, MISSES('is known as "Docs"', 'write "manual"', why='has the identifier "manual"'), id="an identifier takes the name's place"),
    row({"hugo.toml": menu("name = 'Our docs'\nurl = '/d/'", child("«'our-docs'»")), **A}, MISSES('"our-docs"', 'write "Our docs"'), id="a hyphen is no blank"),
    row({"hugo.toml": menu(DOCS), "content/s.md": "---\ntitle: S\nmenus:\n  main:\n    parent: «docs»\n---\n"}, MISSES('"docs"', 'write "Docs"'), id="in front matter"),
    row({"hugo.toml": menu(child("«'manual'»")), "content/s.md": "---\ntitle: Manual\nmenus: main\n---\n"}, MISSES('"manual"', 'write "Manual"'), id="the title of a page"),
    row({"hugo.toml": "[languages.en]\n[languages.nb]\n" + menu(DOCS, child("«'docs'»")), **A, "content/a.nb.md": ""}, MISSES('"docs"'), id="in all languages is told once"),
    row({"hugo.toml": "", "config/_default/menus.yaml": "main:\n  - name: Docs\n    url: /d/\n  - name: S\n    parent: «docs»\n    url: /s/\n", **A}, MISSES('"docs"'), id="in a file of its own"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_makes_an_entry_without_an_address(one: Row, tmp_path: Path) -> None:
    site = one.write(tmp_path)
    write_site(site, {"layouts/home.html": MENUS, "layouts/all.html": "x"})
    assert run_hugo(site, "--destination", "public").returncode == 0
    home = next(path for path in (site / "public").rglob("index.html") if path.read_text("utf-8").startswith("home"))
    entries = [line.split("|") for line in home.read_text("utf-8").splitlines()[1:] if line]
    made = [name for name, url, children in entries if not url and children]
    assert [name for name in made if f'known as "{name}"' in one.says[0].message or f'"{name}"' in one.says[0].message]
