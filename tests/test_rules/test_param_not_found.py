"""The table of param-not-found; the real Hugo builds every site whose templates are all there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "param-not-found"
LAYOUT = {"layouts/all.html": "{{ .Content }}"}
FRONT = "price: 7\nkey: {deep: {er: x}, a.b: y}\nempty: ''\nzero: 0\noff: false\nlist: []\nparams: {inner: z}\n"
CONFIG = "[params]\nshop = 'x'\nnothing = ''\nprice = 0\n[params.place]\ntown = 'Uppsala'\n"
ABSENT = partial(Says, "neither this page nor the site", hugo="fails", why="not found")
EMPTY = partial(Says, hugo="fails", why="not found")


def body(text: str, *says: Says, id: str, front: str = FRONT, **more: str) -> Any:
    """A page with a body, on a site that has parameters."""
    return row({"hugo.toml": CONFIG, "content/a.md": f"---\n{front}---\n{text}", **LAYOUT, **more}, *says, id=id)


SILENT = [
    body("{{< param price >}} {{% param Price %}} {{< param inner >}}", id="a parameter of the page, in any case"),
    body("{{< param key.deep.er >}} {{< param key >}} {{< param key.deep >}}", id="one below another"),
    body("{{< param shop >}} {{< param place.town >}}", id="a parameter of the site"),
    body("{{< param title >}}", front="title: A\n", id="a key of Hugo's own"),
    body("{{< param title >}} {{< param date >}}", front="title: false\ndate: 2020-01-01\n", id="one that Hugo turns into a text or a date"),
    body("{{< param key.deep >}}", front="key: {deep: 1}\n", id="a number"),
    body("{{</* param nope */>}}", id="a tag that is shown as text"),
    body("{{< param >}} {{< param name=price >}}", id="no key at all is another rule's", **{"layouts/_shortcodes/param.html": "x"}),
    body("{{< param nope >}}", id="the site's own param", **{"layouts/_shortcodes/param.html": "x"}),
    body("<div>{{< param nope >}}</div>", id="what stands in raw HTML that Hugo leaves out"),
    body("{{< param nope >}}", front="draft: true\n", id="a draft", **{"content/b.md": "x"}),
    row({"hugo.toml": "theme = 'dark'\n", "themes/dark/hugo.toml": "[params]\nnote = 'x'\n", "themes/dark/layouts/all.html": "{{ .Content }}", "content/a.md": "x {{< param note >}}", **LAYOUT}, id="a parameter that the theme gives"),
    row({"content/_index.md": "---\ncascade: {params: {note: x}, tone: y}\n---\n", "content/a.md": "x {{< param note >}} {{< param tone >}}", **LAYOUT}, id="one that a cascade gives"),
    row({"hugo.toml": "[languages.en.params]\nnote = 'x'\n", "content/a.md": "x {{< param note >}}", **LAYOUT}, id="one that the language gives"),
]  # fmt: skip

FINDINGS = [
    body("{{< param «nope» >}} {{% param \"«place.land»\" %}}", ABSENT(help="add nope to the front matter"), ABSENT(), id="no such parameter"),
    body("{{< param «empty» >}} {{< param «zero» >}} {{< param «off» >}} {{< param «list» >}}", *[EMPTY("is empty in the front matter", "give it a value")] * 4, id="a value that counts as nothing"),
    body("{{< param «nothing» >}}", EMPTY("is empty in the site's configuration"), id="also of the site"),
    body("{{< param «shop» >}}", EMPTY("is empty in the front matter"), front="shop: ''\n", id="a page's empty value hides the site's"),
    body("{{< param «title» >}} {{< param «draft» >}} {{< param «weight» >}} {{< param «keywords» >}}", *[EMPTY("is empty in the front matter")] * 4, front="title: ''\ndraft: false\nweight: 0\nkeywords: []\n", id="nothing under keys of Hugo's own"),
    body("{{< param «title» >}} {{< param «draft» >}} {{< param «date» >}} {{< param «menu.main» >}}", *[ABSENT()] * 4, front="zz: 1\n", id="and keys of Hugo's own that are not there"),
    body("{{< param «price» >}}", EMPTY("is empty in the site's configuration"), front="title: A\n", id="and a zero is no price"),
    body("{{< param «key.deep.er.most» >}}", ABSENT(), id="below a text there is nothing"),
]  # fmt: skip


@pytest.mark.parametrize("one", SILENT)
def test_it_says_nothing(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_it_says_what_and_where(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", SILENT + FINDINGS)
def test_hugo_agrees(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path, build=True)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_says_the_same_words_at_the_same_place(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    root = one.write(tmp_path / "theirs")
    done = run_hugo(root, "--renderToMemory")
    text = (done.stdout + done.stderr).replace(str(root.resolve()) + "/", "")
    for item in found:
        assert item.said is not None
        assert f'{item.said.words}: "{item.place.path}:{item.said.line}:{item.said.column}"' in text
