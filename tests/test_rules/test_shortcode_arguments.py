"""The table of shortcode-arguments; the real Hugo builds every site whose templates are all there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "shortcode-arguments"
PAGE = "---\ntitle: A\nprice: 7\n---\n"
LAYOUT = {"layouts/all.html": "{{ .Content }}", "layouts/_shortcodes/note.html": "{{ .Inner }}"}
FAILS = partial(Says, hugo="fails")
SLIP = partial(Says, severity="warning", hugo="silent")


def body(text: str, *says: Says, id: str, **more: str) -> Any:
    """A page with a body."""
    return row({"content/a.md": PAGE + text, **LAYOUT, **more}, *says, id=id)


SILENT = [
    body('{{< youtube dQw4w9WgXcQ >}} {{< youtube id="x" >}} {{< vimeo 55073825 >}} {{< vimeo id=1 >}}', id="videos with an id"),
    body('{{< instagram C_8 >}} {{< figure src="a.jpg" alt="x" >}} {{< figure src="a%20b.jpg?x" >}}', id="pictures"),
    body('{{< param price >}} {{< ref "a" >}} {{< ref "a" "html" >}} {{< ref path="a" lang="en" outputFormat="html" foo="x" >}}', id="keys and references"),
    body('{{< qr text="x" level="high" scale=4 />}} {{< qr >}}x{{< /qr >}} {{< qr text=x scale=0 />}} {{< qr level="" text=x />}}', id="codes with a text"),
    body('{{< highlight go >}}x{{< /highlight >}} {{< highlight go "linenos=table,hl_lines=1 2" >}}x{{< /highlight >}} {{< highlight >}}x{{< /highlight >}} {{< highlight go "" >}}x{{< /highlight >}} {{< highlight go " " >}}x{{< /highlight >}}', id="code with its language and options"),
    body('{{< details summary="x" >}}x{{< /details >}} {{< details >}}x{{< /details >}}', id="details"),
    body('{{< note a="1" A="2" b="a" >}}x{{< /note >}} {{< note x x >}}x{{< /note >}}', id="case tells names apart, and values may repeat"),
    body('{{< note a="&quot;x&quot;" >}}x{{< /note >}}', id="an entity in quotes"),
    body("{{</* youtube */>}} {{</* note a=1 a=2 */>}}", id="tags that are shown as text"),
    body("{{< youtube >}} {{< figure x >}}", id="the site's own templates", **{"layouts/_shortcodes/youtube.html": "x", "layouts/shortcodes/figure.html": "x"}),
    body("{{< youtube >}}", id="a theme that is not on disk may have one", **{"hugo.toml": "theme = 'dark'\n"}),
    body("{{< youtube >}} {{< vimeo >}} {{< instagram >}} {{< x >}}", id="what the site has switched off", **{"hugo.toml": "".join(f"[privacy.{name}]\ndisable = true\n" for name in ("youtube", "vimeo", "instagram", "x"))}),
    body("<div>{{< youtube >}}</div>", id="what stands in raw HTML that Hugo leaves out"),
]  # fmt: skip

FINDINGS = [
    body('{{< «youtube» >}} {{< «youtube» id="" >}} {{< «youtube» 0 >}}', *[FAILS('"youtube" lacks the id', "add the id", why="requires an id argument")] * 3, id="a video without an id"),
    body("{{< «vimeo» >}} {{< «vimeo» class=x >}} {{< «vimeo_simple» >}} {{< «vimeo_simple» class=x >}}", *[FAILS("lacks the id")] * 4, id="one from elsewhere"),
    body('{{< «vimeo» >}}', FAILS("lacks the id", why="requires a single positional parameter"), id="simple mode has other words", **{"hugo.toml": "[privacy.vimeo]\nsimple = true\n"}),
    body('{{< «instagram» >}} {{< «instagram» id="x" >}}', FAILS("lacks the id", "add the id"), FAILS("lacks the id", "without a name"), id="a post without an id, or with a name before it"),
    body("{{< «x» user=anna >}} {{< «x» anna 1 >}} {{< «x_simple» id=1 >}}", *[FAILS("needs a user and an id", 'user="…" id="…"')] * 3, id="a post without its user or id"),
    body('{{< «param» >}} {{< «param» "" >}} {{< «param» name=price >}} {{< «param» 0 >}}', *[FAILS("does not say which parameter", why="Missing param key")] * 4, id="a parameter without its key"),
    body("{{< «ref» >}}", FAILS("has no argument", why="invalid number of arguments to ref"), id="a reference without a path"),
    body("{{% «relref» a b c %}}", FAILS("has 3 arguments", '{{< relref "path/of/page.md" >}}'), id="one with too many"),
    body('{{< «qr» />}} {{< «qr» >}} \n {{< /qr >}} {{< «qr» "x" />}} {{< «qr» text="" />}}', *[FAILS('"qr" has no text')] * 4, id="a code without a text"),
    body('{{< qr text=x level="«High»" />}} {{< qr text=x level=«5» />}}', *[FAILS("is no level of", "low, medium")] * 2, id="a level that is none"),
    body('{{< qr text=x scale=«1» />}} {{< qr text=x scale="«4»" />}} {{< qr text=x scale=«2.5» />}} {{< qr text=x scale=«big» />}}', *[FAILS("is no scale of", "whole number from 2")] * 4, id="a scale that is none"),
    body('{{< figure src="«%zz.jpg»" >}}', FAILS("cannot be read as the address of an image", why='invalid URL escape "%zz"'), id="a percent sign without its digits"),
    body('{{< highlight go "linenos=table,«»wide" >}}x{{< /highlight >}}'.replace("«»", "").replace('"linenos=table,wide"', '"«linenos=table,wide»"'), FAILS('"wide" is no option', "name=value", why="invalid Highlight option: wide"), id="an option without a value"),
    body('{{< figure "«a.jpg»" >}} {{< details "«More»" >}}x{{< /details >}}', SLIP('ignores the argument "a.jpg"', 'src="…"'), SLIP('"More"', 'summary="…"'), id="arguments that have no name"),
    body('{{< highlight «lang="go"» >}}x{{< /highlight >}}', SLIP("ignores the argument lang", "language alone"), id="one that has"),
    body('{{< note ‹a›="1" «a»="2" >}}x{{< /note >}}', SLIP('"a" is given twice', why="only the last one counts"), id="an argument given twice"),
    body("{{< note a=«&quot;x&quot;» >}}x{{< /note >}}", SLIP("&quot; becomes a part", 'write "'), id="entities for quotes"),
    body("{{< note >}}{{< «youtube» >}}{{< /note >}}", FAILS("lacks the id", why="line 1, column 1"), id="inside another shortcode"),
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
        if item.said is not None:
            assert item.said.words in text
            assert f'"{item.place.path}:{item.said.line}:{item.said.column}"' in text
