"""The table of shortcode-unknown; the real Hugo judges every site whose templates are all there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "shortcode-unknown"
PAGE = "---\ntitle: A\n---\n"
LAYOUTS = {
    "layouts/_shortcodes/note.html": "<b>{{ .Inner }}</b>",
    "layouts/_shortcodes/mark.html": "<hr>",
    "layouts/shortcodes/old.html": "<hr>",
    "layouts/_shortcodes/deep/er.html": "<hr>",
}
FAILS = partial(Says, hugo="fails", why=": failed to extract shortcode: template for shortcode")
THEME = {"hugo.toml": "theme = 'dark'\n", "themes/dark/layouts/shortcodes/badge.html": "<b>x</b>"}


def body(text: str, *says: Says, id: str, **more: Any) -> Any:
    """A page with a body, on a site that has layouts."""
    return row({"content/a.md": PAGE + text, **LAYOUTS}, *says, id=id, **more)


def sites(files: dict[str, str], text: str, *says: Says, id: str) -> Any:
    return row({**files, "content/a.md": PAGE + text}, *says, id=id)


SILENT = [
    body("{{< mark >}} {{< old >}} {{< deep/er >}}", id="a template is there, in the new folder, the old one, and below"),
    body("{{< MARK >}} {{< Deep/Er >}}", id="case does not count"),
    body('{{< figure src="a.jpg" >}} {{< ref "a.md" >}} {{< qr text="a" />}}', id="Hugo's own"),
    body("{{< x.inline >}}x{{< /x.inline >}}", id="inline shortcodes need none"),
    body("{{</* nope */>}} {{%/* nope */%}}", id="what is shown as text"),
    body("{{ nope }} {{ < nope >}}", id="what only looks like one"),
    body('{{< mark a="{{< nope >}}" >}}', id="a tag in a value is a text"),
    row({"content/a.md": "---\ntitle: '{{< nope >}}'\n---\n", **LAYOUTS}, id="front matter has no shortcodes"),
    sites({"layouts/_shortcodes/my mark.html": "x"}, "{{< my-mark >}}", id="a space in a file's name is a hyphen"),
    sites({"layouts/_shortcodes/mark.en.html": "x"}, "{{< mark >}}", id="a variant by language is a template"),
    sites({"layouts/_shortcodes/mark.txt": "x"}, "{{% mark %}}", id="so is one with another ending"),
    sites({"layouts/posts/_shortcodes/mark.html": "x"}, "x", id="and one for a section"),
    sites(THEME, "{{< badge >}}", id="a theme on disk brings its own"),
    sites({**THEME, "layouts/_shortcodes/mark.html": "x"}, "{{< badge >}} {{< mark >}}", id="beside the site's"),
    sites({"hugo.toml": "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n[[module.mounts]]\nsource = 'parts'\ntarget = 'layouts/_shortcodes'\n", "parts/mark.html": "x"}, "{{< mark >}}", id="so does a mounted folder"),
    sites({}, "{{< nope >}}", id="without layouts nothing is known"),
    sites({"hugo.toml": "theme = 'dark'\n", **LAYOUTS}, "{{< nope >}}", id="nor where the theme is not on disk"),
    sites({"hugo.toml": "[[module.imports]]\npath = 'github.com/anna/parts'\n", **LAYOUTS}, "{{< nope >}}", id="nor a module"),
    sites({"hugo.toml": "theme = ['dark', 'bright']\n", "themes/dark/layouts/shortcodes/badge.html": "x"}, "{{< nope >}}", id="nor one of two themes"),
    sites({**THEME, "themes/dark/hugo.toml": "theme = 'darker'\n"}, "{{< nope >}}", id="nor the theme's theme"),
]  # fmt: skip

FINDINGS = [
    body("{{< «absent» >}}", FAILS('no template is called "absent"', "add layouts/_shortcodes/absent.html, or remove the tag"), id="no template, told at the name"),
    body("{{% «nope» %}}", FAILS('"nope"'), id="as Markdown, too"),
    body("{{< «mrak» >}}", FAILS('"mrak"', 'write "mark"'), id="a slip has a name near it"),
    body("{{< «mar» >}}", FAILS('"mar"', 'write "mark"'), id="a letter is missing"),
    body("{{< «remar» >}}", FAILS('"remar"', 'perhaps "mark" is meant; else add layouts/_shortcodes/remar.html'), id="a name that is farther away is a guess"),
    body("{{< «figur» >}}", FAILS('"figur"', 'write "figure"'), id="Hugo's own names are near, too"),
    body("{{< «er» >}}", FAILS('"er"'), id="a folder is part of the name"),
    body("{{< note >}}a{{< «note/» >}} {{< note >}}b{{< /note >}}", FAILS('"note/"', "write {{< /note >}} to close it"), id="a slash at the wrong end of a closing tag"),
    body("{{< «note/» >}}", FAILS('"note/"', "or {{< note / >}}"), id="and where nothing is open"),
    body("{{< «mark/» >}}", FAILS('"mark/"', "write {{< mark >}}"), id="and so is a slash at its end"),
    body("{{< «nope» >}}x{{< /nope >}}", FAILS('"nope"'), id="a pair is one slip"),
    body("{{< «nope» />}}", FAILS('"nope"'), id="self-closed"),
    body("{{< «nope» >}} {{< «nope» >}} {{< «Nope» >}}", FAILS('"nope"'), FAILS('"nope"'), FAILS('"Nope"'), id="each tag is to be mended"),
    body("{{< note >}}{{< «nope» >}}{{< /note >}}", FAILS('"nope"'), id="inside another one"),
    body("`{{< «nope» >}}`\n\n```\n{{< «nope» >}}\n```\n<!-- {{< «nope» >}} -->\n", *[FAILS('"nope"')] * 3, id="in code and comments, where tags are live"),
    body("{{<«nope»>}}", FAILS('"nope"'), id="without spaces"),
    body("{{</* nope */>}} {{< «nope» >}}", FAILS('"nope"'), id="beside one that is shown as text"),
    row({"content/a.md": "---\ntitle: A\ndraft: true\n---\n{{< «nope» >}}", **LAYOUTS}, FAILS('"nope"'), id="a draft stops Hugo, too"),
    row({"content/b/index.md": PAGE, "content/b/part.md": "x {{< «nope» >}}", **LAYOUTS}, FAILS('"nope"'), id="and so does a bundle's resource"),
    sites(THEME, "{{< «bagde» >}}", FAILS('"bagde"', 'write "badge"'), id="the theme's names are near, too"),
    sites({"layouts/_shortcodes/.mark.html": "x"}, "{{< «mark» >}}", FAILS('"mark"'), id="a hidden file is no template"),
    sites({"layouts/posts/shortcodes/mark.html": "x"}, "{{< «mark» >}}", FAILS('"mark"'), id="nor is one in a folder of the old name below a section"),
    body("é\n" * 4000 + "{{< «nope» >}}" + "\n{{< mark >}}" * 2000, FAILS('"nope"'), id="on a long page"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path)


def test_what_was_not_judged_is_said_once(tmp_path: Path) -> None:
    text = PAGE + "{{< nope >}} {{< noper >}} {{< figure >}}"
    one = row({"content/a.md": text, "content/b.md": text}, id="").values[0]
    assert judge(RULE, one, tmp_path).sites[0].unknown == ("2 shortcode names: no layouts on disk",)
