"""The table of removed-key; the real Hugo builds every site and says the words that we say it says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "removed-key"
GONE = partial(Says, hugo="fails")
GOING = partial(Says, hugo="warns", severity="warning")
BELOW = {"content/s/b.md": "---\ntitle: B\n---\n"}


def page(text: str, *says: Says, id: str, version: str = "") -> Any:
    return row(f"---\ntitle: A\n{text}\n---\n", *says, id=id, version=version)


def cascade(text: str, *says: Says, id: str, version: str = "") -> Any:
    return row(
        {"content/s/_index.md": f"---\ntitle: S\ncascade:\n{text}\n---\n", **BELOW}, *says, id=id, version=version
    )


SILENT = [
    page("build: {render: never}", id="the new key"),
    page("params: {_build: 7, lang: en}", id="below params every name is free"),
    page("kind: section\npath: /x\nlang: nb", id="since 0.165 Hugo has forgotten these"),
    cascade("  author: Anna\n  target: {kind: page}", id="the new key in a cascade"),
    cascade("  author: Anna\n  target: {sites: {matrix: {languages: en}}}", id="the new way to a language"),
    cascade("  target: {lang: en}", id="a language counts only where there is something to give"),
    cascade("  author: Anna\n  target: {lang: ''}", id="no language"),
    cascade("  _build: {render: never}\n  target: {path: /x}", id="a cascade that reaches no page"),
    row({"hugo.toml": "[[cascade]]\nauthor = 'Anna'\n[cascade.target]\nkind = 'page'\n", **BELOW}, id="the new key in the config"),
    page("_biuld: 7", id="a slip is another rule's"),
]  # fmt: skip

FINDINGS = [
    page("«_build»: {render: never}", GONE('"_build" has been removed', help='write "build"', fixed="_build → build", safe=True), id="the build of old"),
    page("«_Build»: {render: never}", GONE("_build", fixed="_Build → build"), id="in capitals"),
    page("draft: true\n«_build»: {render: never}", GONE("_build"), id="in a draft"),
    page("«_build»:", GONE("_build"), id="an empty one"),
    page("«_build»: {render: never}\nbuild: {render: always}", GONE("_build", fixed=""), id="beside the new one it has to be sorted out by hand"),
    row({"content/a.md": "---\n«_build»: {}\n---\n", "content/b.md": "---\n«_build»: {}\n---\n"}, GONE("_build"), GONE("_build"), id="on every page"),
    row("+++\n[«_build»]\nrender = 'never'\n+++\n", GONE("_build", fixed="_build → build"), id="a table of TOML"),
    row("+++\n«_build».render = 'never'\n_build.list = 'never'\n+++\n", GONE("_build", fixed=""), id="in several lines of TOML"),
    row('{«"_build"»: {"render": "never"}}\n', GONE("_build", fixed='"_build" → "build"'), id="in JSON"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": "---\n«_build»: {}\n---\n"}, GONE("_build"), id="in a page of a bundle"),
    cascade("  «_build»: {render: never}", GONE("_build", fixed="_build → build"), id="in a cascade, once for all its pages"),
    cascade("  params: {«_build»: {render: never}}", GONE("_build"), id="below its params, too"),
    row({"hugo.toml": "[cascade]\n[cascade.«_build»]\nrender = 'never'\n", **BELOW}, GONE("_build"), id="in the config's cascade"),
    cascade("  author: Anna\n  «_target»: {kind: page}", GOING('"_target" is on its way out', help='write "target"', why="around Hugo 0.171", fixed="_target → target", safe=True), id="the target of old"),
    cascade("  - author: Anna\n    «_target»: {kind: page}\n  - author: Ola\n    «_target»: {kind: section}", GOING("_target", fixed="_target → target"), GOING("_target"), id="in each of a list"),
    cascade("  «_target»: {kind: page}", GOING("_target"), id="without anything to give"),
    row({"content/s/_index.md": "+++\n[[cascade]]\nauthor = 'Anna'\n[cascade.«_target»]\nkind = 'page'\n+++\n", **BELOW}, GOING("_target", fixed="_target → target"), id="a table in TOML"),
    row({"hugo.toml": "[[cascade]]\nauthor = 'Anna'\n[cascade.«_target»]\nkind = 'page'\n", **BELOW}, GOING("_target"), id="in the config"),
    cascade("  author: Anna\n  target: {«lang»: en}", GONE('"lang" has been removed', help="sites.matrix.languages", fixed="lang → sites", safe=True), id="a language in the target"),
    cascade("  author: Anna\n  target:\n    kind: page\n    «lang»: '{en,nb}'", GONE("lang", fixed="lang → sites"), id="several languages"),
    cascade("  author: Anna\n  target: {«lang»: en, sites: {}}", GONE("lang", fixed=""), id="beside the new way it has to be sorted out by hand"),
    row({"content/s/_index.md": "+++\n[cascade]\nauthor = 'Anna'\ntarget.«lang» = 'en'\n+++\n", **BELOW}, GONE("lang", fixed="lang → sites.matrix.languages"), id="in TOML"),
    row({"content/s/_index.md": '{"cascade": {"author": "Anna", "target": {«"lang"»: "en"}}}\n', **BELOW}, GONE("lang", fixed='"lang" → "sites"'), id="a language in JSON"),
    row({"hugo.toml": "[[cascade]]\nauthor = 'Anna'\n[cascade.target]\n«lang» = 'en'\n", **BELOW}, GONE("lang"), id="a language in the config"),
    cascade("  author: Anna\n  «_target»: {«lang»: en}", GOING("_target"), GONE('"lang"'), id="both of old"),
]  # fmt: skip

OLDER = [
    page("_build: {}", version="0.147.9", id="until 0.147 no word of it"),
    page("«_build»: {}", GOING("_build", why="from Hugo 0.160 on", fixed="_build → build"), version="0.148.2", id="from 0.148 a warning"),
    page("«_build»: {}", GOING("_build"), version="0.159.2", id="until 0.159"),
    page("«_build»: {}", GONE("_build"), version="0.160.0", id="from 0.160 on it fails"),
    cascade("  author: Anna\n  _target: {kind: page}", version="0.158.0", id="until 0.158 no word of the target"),
    cascade("  author: Anna\n  «_target»: {kind: page}", GONE("_target"), version="0.171.0", id="which will fail in 0.171"),
    cascade("  author: Anna\n  target: {lang: en}", version="0.152.2", id="until 0.152 no word of the language"),
    cascade("  author: Anna\n  target: {«lang»: en}", GOING("lang", why="from Hugo 0.165 on", fixed="lang → sites"), version="0.164.0", id="until 0.164 a warning"),
    page("«kind»: page\n«path»: /x\n«lang»: en", GOING("kind", help="_index.md", fixed=""), GOING("path", help="url"), GOING("lang", help="about.nb.md"), version="0.158.0", id="until 0.158 a warning for what a page is"),
    page("«kind»: page\n«path»: /x\n«lang»: en", GONE("kind", why="kind in front matter was deprecated in Hugo v0.144.0 and subsequently removed."), GONE("path"), GONE("lang"), version="0.164.0", id="until 0.164 they fail"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


FIXED = [case for case in FINDINGS if all(says.fixed for says in case.values[0].says)]


@pytest.mark.parametrize("one", FIXED)
def test_hugo_is_content_with_what_the_fix_leaves(one: Row, tmp_path: Path) -> None:
    """And gives the same values to the same pages."""
    found = judge(RULE, one, tmp_path).diagnostics
    (path,) = {item.fix.edits[0].path for item in found if item.fix is not None}
    text = (tmp_path / path).read_text(encoding="utf-8")
    lines = text.split("\n")
    edits = [edit for item in found if item.fix is not None for edit in item.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        line = lines[edit.start.line - 1]
        lines[edit.start.line - 1] = line[: edit.start.column - 1] + edit.text + line[edit.end.column - 1 :]
    write_site(tmp_path, {path: "\n".join(lines)})
    before = one.files.get("content/s/_index.md", "")
    if "hugo.toml" not in one.files:
        write_site(tmp_path, {"hugo.toml": ""})
    write_site(tmp_path, {"layouts/all.html": "{{ .Params.author }}"})
    done = run_hugo(tmp_path, "--environment", "production")
    assert (done.returncode, done.stderr) == (0, "")
    if "lang" in before:
        assert (tmp_path / "public" / "s" / "b" / "index.html").read_text(encoding="utf-8") == "Anna"
