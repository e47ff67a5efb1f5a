"""The table of key-case; the real Hugo says which value it keeps."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, row

RULE = "key-case"
LOST = partial(Says, why="capitals wins", help="keep the right one", related=("this one counts",))
CHANCE = partial(Says, why="by chance", help="keep the right one", related=("the same key",))
SAME = partial(Says, "is lost", severity="warning", help="remove one of them")

SILENT = [
    row("---\nTitle: A\nDRAFT: true\n---\n", id="capitals alone"),
    row("---\ntitle: A\nparams:\n  Title: B\n---\n", id="in another map"),
    row("---\nsteps:\n  - {Name: A, name: B}\n---\n", id="maps in a list keep the case of their keys"),
    row("---\nsteps:\n  - a: {Name: A, name: B}\n---\n", id="and maps within these"),
    row("---\ncascade:\n  - {Params: {a: 1}, params: {b: 2}}\n---\n", id="a list of cascades, too"),
    row("+++\n[[steps]]\nName = 'A'\nname = 'B'\n+++\n", id="tables in a list of TOML"),
    row("---\ntitle: A\ntitle: B\n---\n", id="the same spelling is another rule's"),
    row("#+Title: A\n#+title: B\n", id="in Org keywords both make a list"),
    row("---\ntitle: [\nTitle: A\n---\n", id="a front matter that cannot be read"),
    row("---\nstraße: 1\nSTRASSE: 2\n---\n", id="keys that are lower-cased, not folded"),
]  # fmt: skip

FINDINGS = [
    row("---\n«title»: A\n‹Title›: B\n---\n", LOST('"title" is lost: to Hugo it is the same key as "Title"'), id="the capital comes last"),
    row("---\n‹Title›: A\n«title»: B\n---\n", LOST('"title" is lost'), id="the capital comes first"),
    row("---\n«language»: en\n‹Language›: en\n---\n", SAME(), id="with the same value"),
    row("---\n‹Title›: A\n«TITLE»: B\n---\n", CHANCE('"Title" and "TITLE" are one key'), id="two spellings with capitals"),
    row("---\n‹Title›: A\n‹TITLE›: B\n«title»: C\n---\n", Says("one key", related=("the same", "the same")), id="three spellings"),
    row("---\nparams:\n  «mood»: A\n  ‹Mood›: B\n---\n", LOST("mood"), id="below params"),
    row("---\na:\n  b:\n    «c»: 1\n    ‹C›: '1'\n---\n", LOST("c"), id="deep down, with values of another type"),
    row("---\n«params»: {a: 1}\n‹Params›: {b: 2}\n---\n", LOST("params"), id="maps as a whole"),
    row("+++\n«title» = 'A'\n‹Title› = 'B'\n[params]\n«x» = 1\n‹X› = 2\n+++\n", LOST("title"), LOST("x"), id="in TOML, twice"),
    row('{«"title"»: "A", ‹"Title"›: "B"}\n', LOST("title"), id="in JSON"),
    row("---\nx: &x {«a»: 1, ‹A›: 2}\ny: *x\n---\n", LOST("a"), id="in a map with two names, told once"),
    row("---\nmenu:\n  «main»: {weight: 1}\n  ‹Main›: {weight: 2}\n---\n", LOST("main"), id="in a menu"),
    row("---\ncascade:\n  «draft»: true\n  ‹Draft›: false\n---\n", LOST("draft"), id="in a cascade that is one map"),
]  # fmt: skip
ALL = [*SILENT, *FINDINGS]


@pytest.mark.parametrize("one", ALL)
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


ELSEWHERE = (
    "the same spelling is another rule's",
    "a front matter that cannot be read",
    "in Org keywords both make a list",
)


@pytest.mark.parametrize("one", [case for case in ALL if case.id not in ELSEWHERE])
def test_hugo_is_silent(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path, build=True)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("x: a\nX: b", "b", id="the spelling with a capital after"),
        pytest.param("X: a\nx: b", "a", id="or in front"),
        pytest.param("xY: a\nxy: b", "a", id="wherever the capital stands"),
        pytest.param("p: {X: a, x: b}", {"x": "a"}, id="in a map"),
        pytest.param("p: [{X: a, x: b}]", [{"X": "a", "x": "b"}], id="not in a list"),
        pytest.param("straße: 1\nSTRASSE: 2", None, id="keys that are lower-cased, not folded"),
    ],
)
def test_what_hugo_keeps(text: str, kept: object, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"hugo.toml": "", "content/a.md": f"---\n{text}\n---\n"}
    site = write_site(tmp_path, {**files, "layouts/page.html": "{{ jsonify .Params }}"})
    assert run_hugo(site, "--destination", str(tmp_path / "public")).returncode == 0
    params = json.loads((tmp_path / "public/a/index.html").read_text("utf-8"))
    if kept is None:
        assert {"straße", "strasse"} <= params.keys()
    else:
        assert params[next(key for key in params if key in ("x", "xy", "p"))] == kept
