"""The table of ref-address, and the links that the real Hugo writes."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "ref-address"
EMPTY = partial(Says, help="write the path of a page", why="an empty link")
TWO = "[languages.en]\n[languages.nb]\n"


def site(call: str, config: str = "", more: str = "") -> dict[str, str]:
    """A page with one call, and a page to refer to; the link is between two brackets."""
    body = f"---\ntitle: A\n{more}---\nX[{{{{< {call} >}}}}]X\n"
    return {
        "hugo.toml": config,
        "content/a.md": body,
        "content/b.md": "---\ntitle: B\n---\n",
        "layouts/all.html": "{{ .Content }}",
    }


SILENT = [
    row(site('ref "b.md"'), id="a path"),
    row(site('relref "b.md#x"'), id="with a heading"),
    row(site('ref "#x"'), id="a heading of this page"),
    row(site('ref "b?"'), id="a question mark with nothing behind it"),
    row(site('ref path="b" lang=""'), id="an empty language is this one"),
    row(site('ref path="b" lang="nb"', TWO), id="what is not found is another matter"),
    row(site('ref "c.md?x=1"'), id="also with a query"),
    row(site('ref "https://example.com/c"'), id="or a host"),
    row(site('ref "https://example.org/b"', "baseURL = 'https://example.org/'\n"), id="the address of the site itself"),
    row(site('ref ""', more="draft: true\n"), id="a draft"),
    row({**site('ref ""'), "layouts/_shortcodes/ref.html": "{{ .Get 0 }}"}, id="a ref of the site's own"),
    row({**site('ref ""'), "hugo.toml": "theme = 'gone'\n"}, id="a theme that is not on disk may have one"),
    row(site('ref/* "" */'), id="a comment"),
    row(site('param "title"'), id="another shortcode"),
]  # fmt: skip

FINDINGS = [
    row(site('ref «""»'), EMPTY("ref is given no page"), id="an empty path"),
    row(site('relref «path=""»'), EMPTY("relref is given no page"), id="an empty path with its name"),
    row(site('ref "«?x=1»"'), EMPTY('"?x=1" names no page'), id="a query only"),
    row(site('ref "«#»"'), EMPTY('"#" names no page'), id="a mark only"),
    row(site('ref «pth="b"»'), Says('ref has no parameter "pth"', 'write ref path="…"', why="an empty link"), id="another name"),
    row(site('ref "«mailto:a@example.com»"'), Says('ref cannot link to "mailto:a@example.com"', "without a shortcode", why="there is no path"), id="a mail address"),
    row(site('ref "«tel:123»"'), Says('"tel:123"'), id="a telephone number"),
    row(site('ref "«https://example.com»"'), Says('cannot link to "https://example.com"'), id="a site without a path"),
    row(site('ref "«https://example.com/b»"'), Says('ref leaves out "https://example.com"', "without a shortcode", why="a page of this site"), id="another site's address"),
    row(site('ref "«//example.com/»"'), Says('leaves out "//example.com"'), id="without a scheme"),
    row(site('ref "«b.md?x=1»"'), Says('ref leaves out "?x=1"', "write ?x=1 behind", why="behind #"), id="a query"),
    row(site('ref "«/b?x=1#y»"'), Says('leaves out "?x=1"'), id="in the middle"),
    row({**site('ref "«b?x»"'), "content/_content.gotmpl": ""}, Says('leaves out "?x"'), id="of whatever page"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_leaves_it_out(one: Row, tmp_path: Path) -> None:
    root = one.write(tmp_path)
    done = run_hugo(root, "--destination", "public")
    assert done.returncode == 0, done.stderr
    found = re.search(r"X\[(.*)\]X", (root / "public/a/index.html").read_text("utf-8"))
    assert found is not None
    message = one.says[0].message
    if "leaves out" in message:
        assert found[1] != ""
        assert message.partition('"')[2].rstrip('"') not in found[1]
    else:
        assert found[1] == ""
