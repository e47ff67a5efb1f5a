"""The table of shortcode-removed; the real Hugo builds every site whose templates are all there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "shortcode-removed"
PAGE = "---\ntitle: A\n---\n"
LAYOUT = {"layouts/all.html": "{{ .Content }}"}
GONE = partial(Says, hugo="fails", why="removed in v0.156.0")
WARNS = partial(Says, severity="warning", hugo="warns", why="will be removed in a future release")


def body(text: str, *says: Says, id: str, **more: Any) -> Any:
    """A page with a body."""
    return row({"content/a.md": PAGE + text, **LAYOUT}, *says, id=id, **more)


SILENT = [
    body("{{< youtube dQw4w9WgXcQ >}} {{< figure src=\"a.jpg\" >}}", id="what is still there"),
    body("{{</* tweet 1 */>}} `{{</* gist a b */>}}`", id="a tag that is shown as text"),
    row({"content/a.md": PAGE + "{{< tweet 1 >}} {{< gist a b >}}", "layouts/shortcodes/tweet.html": "x", "layouts/_shortcodes/gist.html": "x", **LAYOUT}, id="the site's own templates"),
    row({"content/a.md": PAGE + "{{< tweet 1 >}}", "hugo.toml": "theme = 'dark'\n", "themes/dark/layouts/_shortcodes/tweet.html": "x", **LAYOUT}, id="a theme's own template"),
    row({"content/a.md": PAGE + "{{< tweet 1 >}}", "hugo.toml": "theme = 'dark'\n", **LAYOUT}, id="a theme that is not on disk may have one"),
    row({"content/a.md": "---\ndraft: true\n---\n{{< tweet 1 >}}", "content/b.md": PAGE, **LAYOUT}, id="a draft is not rendered"),
    row({"content/_index.md": PAGE + "{{< tweet 1 >}}", "layouts/all.html": "{{ .Title }}"}, id="nor is a text that no template shows"),
    body("<div>{{< tweet 1 >}}</div>", id="nor what stands in raw HTML that Hugo leaves out"),
    body("{{< comment >}}x{{< /comment >}}", id="comment warns since 0.143", version="0.142.0"),
]  # fmt: skip

FINDINGS = [
    body("{{< «tweet» 1 >}} {{< «twitter» 1 >}} {{% «twitter_simple» 1 %}}", GONE('"tweet" was removed', '{{< x user="…" id="…" >}}'), GONE('"twitter"'), GONE('"twitter_simple"'), id="what Twitter was called"),
    body("{{< «gist» anna 1234 >}}", GONE('"gist" was removed in Hugo 0.156', "layouts/_shortcodes/gist.html"), id="a gist"),
    body("{{< «Gist» anna 1234 >}}", GONE('"Gist"'), id="in any case"),
    body("{{< «instagram_simple» 1 >}}", Says("was removed in Hugo 0.123", "write instagram", hugo="fails", why='Use the "instagram" shortcode instead'), id="one that is long gone"),
    body("{{< «comment» >}}x{{< /comment >}}", WARNS("is about to be removed", "<!-- … -->"), id="one that still works"),
    body("{{< comment >}}{{< gist a b >}}{{< /comment >}}".replace("comment >}}{{", "«comment» >}}{{", 1).replace("gist", "«gist»"), WARNS('"comment"'), GONE('"gist"'), id="inside another one"),
]  # fmt: skip

OLDER = [
    body("{{< «tweet» user=a id=1 >}} {{< «gist» a b >}}", WARNS('"tweet" is about to be removed'), WARNS('"gist"'), id="before 0.156 they warned", version="0.155.3"),
    body("{{< tweet user=a id=1 >}} {{< gist a b >}}", id="before 0.142 they said nothing", version="0.141.0"),
]  # fmt: skip


@pytest.mark.parametrize("one", SILENT)
def test_it_says_nothing(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS + OLDER)
def test_it_says_what_and_where(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", SILENT + FINDINGS)
def test_hugo_agrees(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path, build=True)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_says_the_same_words(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    done = run_hugo(one.write(tmp_path / "theirs"), "--renderToMemory")
    for item in found:
        assert item.said is not None
        assert item.said.words in done.stdout + done.stderr
