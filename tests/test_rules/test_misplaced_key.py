"""The table of misplaced-key, and what the real Hugo makes of such keys."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "misplaced-key"
TWO = {"hugo.toml": "[languages.en]\n[languages.nb]\n"}
LESS = partial(Says, severity="warning")


def page(text: str, *says: Says, id: str, version: str = "", files: dict[str, str] | None = None) -> Any:
    return row({"content/a.md": f"---\ntitle: A\n{text}\n---\n", **(files or {})}, *says, id=id, version=version)


SILENT = [
    page("aliases: [/old/]\ndraft: false", id="keys at their place"),
    page("alias: Anna", id="an alias that is no address"),
    page("alias: [/old/, Anna]", id="one address among other words"),
    page("alias: old/hours", id="a path without a slash may be anything"),
    page("alias: /old/\naliases: [/old/]", id="a page that says aliases, too"),
    page("params: {draft: second, headless: false, aliases: [Anna], build: 7, cascade: {x: 1}}", id="words of one's own below params"),
    page("params: {draft: true}\ndraft: true", id="said at its place, too"),
    page("params: {title: A, date: 2024-01-02, url: /x/, weight: 3}", id="what templates may well ask for below params"),
    page("author: {draft: true}", id="in a map of one's own"),
    page("kind: page", id="the kind that it is"),
    page("kind: recipe", id="a kind of one's own"),
    page("lang: en", id="the language that it is", files=TWO),
    page("lang: python", id="a language of another sort", files=TWO),
    page("language: nb", id="a key that Hugo never knew", files=TWO),
    page("path: /x", id="a path of one's own"),
    row({"content/s/_index.md": "---\ncascade: {markup: markdown}\n---\n", "content/s/b.md": "---\ntitle: B\n---\n"}, id="a cascade that says what is so"),
    page("markup: md", id="a markup at its place"),
    page("", id="nothing at all"),
]  # fmt: skip

FINDINGS = [
    page("«alias»: /old/", LESS('no key "alias"', help='write "aliases"', why="writes no redirect", fixed="alias → aliases", safe=False), id="an alias"),
    page("«Alias»: [/old/, /older/]", LESS('"Alias"', fixed=""), id="several, in capitals"),
    page("params:\n  «aliases»: [/old/]", Says('"aliases" has no effect below params', help="above params", why="no redirect"), id="aliases below params"),
    page("params:\n  «draft»: true", Says('"draft"', why="publishes the page"), id="a draft below params"),
    row("+++\ntitle = 'A'\n[params]\nauthor = 'Anna'\n«draft» = true\n«aliases» = ['/old/']\n+++\n", Says('"draft"'), Says('"aliases"'), id="everything below a table of TOML is in it"),
    page("params: {«headless»: true}", Says('"headless"', why="publishes"), id="headless below params"),
    page("params: {«build»: {render: never}}", Says('"build"'), id="build below params"),
    page("params: {«cascade»: {target: {kind: page}, author: Anna}}", Says('"cascade"', why="no page"), id="a cascade below params"),
    page("«kind»: section", LESS('"kind: section" has no effect', help="_index.md"), id="a kind that it is not"),
    page("«lang»: nb", LESS('"lang: nb"', help="about.nb.md"), id="a language that it is not", files=TWO),
    row({"content/s/_index.md": "---\ncascade: {markup: «html»}\n---\n", "content/s/b.md": "", "content/s/c.md": ""}, LESS('no cascade can make pages "html"', why="extension"), id="a markup for all pages below"),
]  # fmt: skip

OLDER = [
    page("kind: section\nlang: nb", version="0.164.0", id="before 0.165 they have a rule of their own", files=TWO),
    row({"content/s/_index.md": "---\ncascade: {markup: html}\n---\n", "content/s/b.md": ""}, version="0.152.2", id="before 0.153 the cascade decided"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_nothing_of_them(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


def published(tmp_path: Path, files: dict[str, str]) -> set[str]:
    base: dict[str, str | bytes] = {
        "hugo.toml": "",
        "layouts/all.html": "{{ .Kind }} {{ .Language.Lang }} {{ .Content }}",
    }
    site = write_site(tmp_path / "site", {**base, **files})
    done = run_hugo(site)
    assert done.returncode == 0, done.stderr
    return {path.relative_to(site / "public").as_posix() for path in (site / "public").rglob("*.html")}


def test_hugo_publishes_a_draft_that_says_so_below_params(tmp_path: Path) -> None:
    text = "---\ntitle: A\nparams: {draft: true, headless: true, build: {render: never}}\n---\n"
    assert "a/index.html" in published(tmp_path, {"content/a.md": text})


def test_hugo_writes_no_redirects_for_them(tmp_path: Path) -> None:
    files = published(tmp_path, {"content/a.md": "---\nalias: /old/\nparams: {aliases: /older/}\n---\n"})
    assert not {"old/index.html", "older/index.html"} & files


def test_hugo_takes_kind_and_language_from_the_file(tmp_path: Path) -> None:
    files = {"hugo.toml": TWO["hugo.toml"], "content/a.md": "---\nkind: section\nlang: nb\n---\n"}
    assert "a/index.html" in published(tmp_path, files)
    assert (tmp_path / "site/public/a/index.html").read_text(encoding="utf-8").split() == ["page", "en"]


def test_hugo_reads_pages_by_their_extension_whatever_a_cascade_says(tmp_path: Path) -> None:
    files = {"content/s/_index.md": "---\ncascade: {markup: html}\n---\n", "content/s/b.md": "*x*\n"}
    published(tmp_path, files)
    assert "<em>x</em>" in (tmp_path / "site/public/s/b/index.html").read_text(encoding="utf-8")
